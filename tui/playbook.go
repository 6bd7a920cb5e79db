package tui

import (
	"regexp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// playbook shows a document: the table of contents at the left where there is room, references that lead to the words
// they came from, search, and export.
type playbook struct {
	s     *interview.Session // nil for the example
	v     *interview.View
	files []profile.File
	title string
	about string // what the last line says of a document that belongs to no interview
	back  screen

	list   []section
	lines  []string // rendered
	plain  []string // the same without styling
	starts []int
	width  int // that they were rendered for

	top     int
	refs    []place
	ref     int // under the cursor; -1: none
	search  *editor.Editor
	typing  bool
	matches []place
	match   int
	popup   []string // the questions behind a reference, while their answers are shown
	shown   int      // which of them
	scroll  int      // its first line
	note    string
	signing string // what s or t would do, once it was said twice
}

// place is a stretch of a rendered line, in cells.
type place struct{ line, from, to int }

func newPlaybook(p showPlaybook) *playbook {
	b := &playbook{s: p.s, v: p.s.View(), files: p.files, back: p.back, ref: -1, search: newInput("")}
	b.title = plain.Line(b.v.Setup.Work) + " · " + plain.Line(b.v.Setup.Subject)
	if p.was != nil {
		b.top, b.ref, b.lines, b.starts = p.was.top, p.was.ref, p.was.lines, p.was.starts
	}
	for _, f := range p.files {
		if f.Path == "playbook.md" {
			b.list = sections(string(f.Data))
		}
	}
	return b
}

// newReader shows a document that belongs to no interview.
func newReader(m *Model, md, title, about string) *playbook {
	return &playbook{list: sections(md), title: title, about: about, back: m.screen, ref: -1, search: newInput("")}
}

func (b *playbook) keys(m *Model) []binding {
	var gone []string
	switch {
	case b.typing:
		return searchKeys
	case b.popup != nil:
		if len(b.popup) < 2 {
			gone = append(gone, "key.next-answer")
		}
		return without(popupKeys, gone...)
	}
	if b.s == nil || m.cfg.Export == nil {
		gone = append(gone, "key.export")
	}
	if !b.maySign() {
		gone = append(gone, "key.sign")
	}
	if !b.isSigned() {
		gone = append(gone, "key.unsign")
	}
	if !b.mayPut(m) {
		gone = append(gone, "key.put")
	}
	if !b.anyPut() {
		gone = append(gone, "key.unput")
	}
	if b.v == nil || len(b.refs) == 0 {
		gone = append(gone, "key.words")
	}
	if len(b.refs) == 0 {
		gone = append(gone, "key.next-reference", "key.previous-reference")
	}
	return without(playbookKeys, gone...)
}

// rendered brings the document rendered for a width.
type rendered struct {
	width  int
	lines  []string
	starts []int
	err    error
}

// tocWidth is the width of the table of contents, where it is shown.
const tocWidth = 28

func (b *playbook) resize(m *Model) tea.Cmd {
	width := b.textWidth(m)
	list, dark := b.list, m.cfg.Dark
	return func() tea.Msg {
		lines, starts, err := renderMarkdown(list, width, dark)
		return rendered{width, lines, starts, err}
	}
}

func (b *playbook) textWidth(m *Model) int {
	width := m.width - 2*m.margin()
	if m.width >= wideWidth {
		width -= tocWidth + columnGap
	}
	return min(width, 90)
}

func (b *playbook) take(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case rendered:
		if msg.err != nil {
			m.notice = m.refused(msg.err)
			return nil
		}
		if at := b.here(); at < len(b.starts) && at < len(msg.starts) { // the same section stays in sight
			b.top = msg.starts[at] + b.top - b.starts[at]
		}
		b.lines, b.starts, b.width = msg.lines, msg.starts, msg.width
		b.plain = make([]string, len(b.lines))
		for i, l := range b.lines {
			b.plain[i] = ansi.Strip(l)
		}
		b.refs = b.find(reference)
		if len(b.starts) > 1 { // what stands above the first section says what a reference is
			b.refs = slices.DeleteFunc(b.refs, func(p place) bool { return p.line < b.starts[1] })
		}
		b.ref = min(b.ref, len(b.refs)-1)
		b.look(b.search.Value())
	case exported:
		b.note, m.notice = m.exported(msg)
	}
	return nil
}

var reference = regexp.MustCompile(`\[A[0-9]+(?:, A[0-9]+)*\]`)

// find returns where an expression matches.
func (b *playbook) find(re *regexp.Regexp) []place {
	var out []place
	for i, l := range b.plain {
		for _, at := range re.FindAllStringIndex(l, -1) {
			out = append(out, place{i, ansi.StringWidth(l[:at[0]]), ansi.StringWidth(l[:at[1]])})
		}
	}
	return out
}

// look searches for a text, whatever its case.
func (b *playbook) look(text string) {
	b.matches, b.match = nil, 0
	if text = strings.TrimSpace(text); text != "" {
		b.matches = b.find(regexp.MustCompile("(?i)" + regexp.QuoteMeta(text)))
	}
}

func (b *playbook) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	b.note = ""
	if b.typing {
		return b.searchKey(m, k)
	}
	if b.popup != nil {
		return b.popupKey(m, k.String())
	}
	act := action(b.keys(m), k.String())
	if was := b.signing; was != "" {
		b.signing = ""
		if act == was {
			return b.signs(m, act)
		}
		return nil
	}
	step := max(1, m.height-6)
	switch act {
	case "key.sign", "key.unsign":
		b.signing = act
	case "key.down":
		b.top++
	case "key.up":
		b.top--
	case "key.page-down":
		b.top += step
	case "key.page-up":
		b.top -= step
	case "key.top":
		b.top = 0
	case "key.bottom":
		b.top = len(b.lines)
	case "key.next-section":
		b.section(1)
	case "key.previous-section":
		b.section(-1)
	case "key.search":
		b.typing = true
	case "key.next-match":
		b.goTo(m, b.matches, &b.match, 1)
	case "key.previous-match":
		b.goTo(m, b.matches, &b.match, -1)
	case "key.next-reference":
		b.goTo(m, b.refs, &b.ref, 1)
	case "key.previous-reference":
		b.goTo(m, b.refs, &b.ref, -1)
	case "key.words":
		b.words(m)
	case "key.export":
		return b.export(m)
	case "key.put":
		return b.put(m)
	case "key.unput":
		return b.unput(m)
	case "key.help":
		m.help.open = true
	case "key.back":
		if b.back == m.home {
			return m.goHome()
		}
		if t, ok := b.back.(*talk); ok {
			t.v = t.s.View()
		}
		m.screen = b.back
		return m.resized()
	}
	return nil
}

func (b *playbook) section(step int) {
	if len(b.starts) == 0 {
		return // not rendered yet
	}
	at := b.here() + step
	if step < 0 && b.here() >= 0 && b.top > b.starts[max(0, b.here())] {
		at++
	}
	if at >= 0 && at < len(b.starts) {
		b.top = b.starts[at]
	}
}

// here is the section at the top of the screen.
func (b *playbook) here() int {
	at := 0
	for i, s := range b.starts {
		if s <= b.top {
			at = i
		}
	}
	return at
}

// goTo moves to the next or previous place and brings it into sight.
func (b *playbook) goTo(m *Model, list []place, at *int, step int) {
	if len(list) == 0 {
		return
	}
	room := b.room(m)
	seen := func(p place) bool { return p.line >= b.top && p.line < b.top+room }
	if next := slices.IndexFunc(list, func(p place) bool { return p.line >= b.top }); step > 0 && next >= 0 && (*at < 0 || *at >= len(list) || !seen(list[*at])) {
		*at = next // the first from here on
	} else {
		*at = (max(*at, step-1) + step*min(1, *at+1) + len(list)) % len(list)
	}
	if l := list[*at].line; l < b.top || l >= b.top+room {
		b.top = max(0, l-room/3)
	}
}

func (b *playbook) searchKey(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		b.typing = false
		b.match = -1
		b.goTo(m, b.matches, &b.match, 1)
	case "esc":
		b.typing = false
		b.search.SetValue("")
		b.look("")
	default:
		b.search.HandleKey(k)
		b.look(b.search.Value())
	}
	return nil
}

func (b *playbook) paste(_ *Model, text string) tea.Cmd {
	if b.typing && b.search.Paste(plain.Line(text)) == nil {
		b.look(b.search.Value())
	}
	return nil
}

var answerNumber = regexp.MustCompile(`A([0-9]+)`)

// words shows the answers behind the reference under the cursor, in full.
func (b *playbook) words(m *Model) {
	if b.ref < 0 || b.ref >= len(b.refs) || b.v == nil {
		b.goTo(m, b.refs, &b.ref, 1)
		return
	}
	p := b.refs[b.ref]
	text := ansi.Cut(b.plain[p.line], p.from, p.to)
	b.popup, b.shown, b.scroll = nil, 0, 0
	for _, match := range answerNumber.FindAllStringSubmatch(text, -1) {
		for _, x := range b.v.Said {
			if itoa(x.N) == match[1] {
				b.popup = append(b.popup, x.ID)
			}
		}
	}
}

func (b *playbook) popupKey(m *Model, key string) tea.Cmd {
	step := max(1, m.height-6)
	switch action(popupKeys, key) {
	case "key.change":
		return m.resume(b.s.ID(), b.popup[b.shown], b)
	case "key.next-answer":
		b.shown, b.scroll = (b.shown+1)%len(b.popup), 0
	case "key.down":
		b.scroll++
	case "key.up":
		b.scroll--
	case "key.page-down":
		b.scroll += step
	case "key.page-up":
		b.scroll -= step
	default:
		b.popup = nil
	}
	return nil
}

// exported says where the documents went.
type exported struct {
	folder string
	err    error
}

// exported words where documents went, or why they did not go.
func (m *Model) exported(e exported) (note, notice string) {
	if e.err != nil {
		return "", m.refused(e.err)
	}
	return m.say.Say("playbook.exported", "folder", e.folder), ""
}

// export writes the documents for the audience that the interview is for.
func (b *playbook) export(m *Model) tea.Cmd {
	if b.s == nil || m.cfg.Export == nil {
		return nil
	}
	return func() tea.Msg {
		files, err := b.s.Compile(m.ctx, "")
		if err != nil {
			return exported{err: err}
		}
		folder, err := m.cfg.Export(b.s.ID(), files)
		return exported{folder, err}
	}
}
