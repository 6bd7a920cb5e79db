package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui/editor"
)

// setup asks who, which work, how long and for whom.
type setup struct {
	consent *consent
	lang    prompts.Lang
	fields  []field
	at      int
	missing bool
	busy    bool
}

// field is one line of the form: a text, or a choice among words.
type field struct {
	name    string // of its label and choices in prompts: setup.<name>, setup.<name>.<choice>
	input   *editor.Editor
	choices []string
	chosen  int
}

// What can be chosen.
var (
	depths    = []string{string(interview.Quick), string(interview.Standard), string(interview.Deep)}
	audiences = []string{string(profile.ForPrivate), string(profile.ForTeam), string(profile.ForPublic)}
)

func newSetup(m *Model, c *consent) *setup {
	given := m.cfg.Setup
	depth, audience := 1, 0
	if i := slices.Index(depths, string(given.Depth)); i >= 0 {
		depth = i
	}
	if i := slices.Index(audiences, string(given.Audience)); i >= 0 {
		audience = i
	}
	s := &setup{consent: c, lang: c.lang, fields: []field{
		{name: "subject", input: newInput(given.Subject)},
		{name: "work", input: newInput(given.Work)},
		{name: "depth", choices: depths, chosen: depth},
		{name: "audience", choices: audiences, chosen: audience},
		{name: "purpose", input: newInput(given.Purpose)},
	}}
	if packs := m.packs(c); len(packs) > 1 {
		s.fields = append(s.fields, field{name: "pack", choices: packs, chosen: max(0, slices.Index(packs, given.Pack))})
	}
	return s
}

// packs lists the packs that there are in the language of the interview, the general one first.
func (m *Model) packs(c *consent) []string {
	out := []string{"general"}
	for _, name := range packNames() {
		if _, err := m.cfg.Desk.Pack(name, c.lang); err == nil && name != "general" {
			out = append(out, name)
		}
	}
	if given := m.cfg.Setup.Pack; given != "" && !slices.Contains(out, given) { // somebody's own
		out = append(out, given)
	}
	return out
}

// newInput is an editor for one line; bubbles' textinput puts the cursor wrong in wide text.
func newInput(value string) *editor.Editor {
	e := editor.New()
	e.SetLimit(interview.NameLimit * 4)
	e.SetValue(value)
	return e
}

func (s *setup) keys(*Model) []binding {
	list := setupKeys
	if s.at+1 < len(s.fields) {
		list = called(list, "key.begin", "key.next")
	}
	if s.fields[s.at].input != nil {
		list = without(list, "key.choose", "key.other")
	}
	return list
}

func (s *setup) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	f := &s.fields[s.at]
	if s.busy {
		return nil
	}
	switch act := action(setupKeys, k.String()); {
	case act == "key.begin" && s.at+1 < len(s.fields) && k.String() == "enter":
		if s.at < 2 && strings.TrimSpace(f.input.Value()) == "" {
			m.notice = m.say.Say("setup.missing")
			return nil
		}
		s.at++
	case act == "key.begin":
		return s.begin(m)
	case act == "key.next":
		s.at = (s.at + 1) % len(s.fields)
	case act == "key.previous":
		s.at = (s.at + len(s.fields) - 1) % len(s.fields)
	case act == "key.help":
		m.help.open = true
	case act == "key.back":
		m.screen = s.consent
	case f.input != nil:
		s.typed(m, f.input, k)
	case act == "key.other":
		step := 1
		if k.String() == "left" {
			step = len(f.choices) - 1
		}
		f.chosen = (f.chosen + step) % len(f.choices)
	}
	return nil
}

// typed gives a key to a field, which has one line.
func (s *setup) typed(m *Model, input *editor.Editor, k tea.KeyPressMsg) {
	before := input.Value()
	if input.HandleKey(k); input.LineCount() > 1 {
		input.SetValue(before)
	}
	if err := input.Err(); err != nil {
		m.notice = m.say.Say("setup.long", "limit", interview.NameLimit)
	}
}

func (s *setup) paste(m *Model, text string) tea.Cmd {
	if f := &s.fields[s.at]; f.input != nil {
		if err := f.input.Paste(strings.Join(strings.Fields(text), " ")); err != nil {
			m.notice = m.say.Say("setup.long", "limit", interview.NameLimit)
		}
	}
	return nil
}

func (s *setup) value(name string) string {
	for _, f := range s.fields {
		switch {
		case f.name != name:
		case f.input != nil:
			return strings.TrimSpace(f.input.Value())
		default:
			return f.choices[f.chosen]
		}
	}
	return ""
}

// begin starts the interview.
func (s *setup) begin(m *Model) tea.Cmd {
	if s.value("subject") == "" || s.value("work") == "" {
		s.missing = true
		s.at = 0
		if s.value("subject") != "" {
			s.at = 1
		}
		return nil
	}
	for i, f := range s.fields {
		if f.input != nil && utf8.RuneCountInString(s.value(f.name)) > interview.NameLimit {
			s.at = i
			m.notice = m.say.Say("setup.long", "limit", interview.NameLimit)
			return nil
		}
	}
	s.busy = true
	set := interview.Setup{
		Subject: s.value("subject"), Work: s.value("work"), Lang: s.consent.lang, Pack: "general", Depth: interview.Depth(s.value("depth")),
		Purpose: s.value("purpose"), Audience: profile.Audience(s.value("audience")), Seed: max(m.cfg.Setup.Seed, 1),
		Questions: m.cfg.Setup.Questions, Minutes: m.cfg.Setup.Minutes,
	}
	if p := s.value("pack"); p != "" {
		set.Pack = p
	}
	given := s.consent.given(m)
	return func() tea.Msg {
		session, err := m.cfg.Desk.Begin(m.ctx, set, given)
		if err != nil {
			return setupFailed{err}
		}
		return opened{s: session}
	}
}

type setupFailed struct{ err error }

func (s *setup) take(m *Model, msg tea.Msg) tea.Cmd {
	if f, ok := msg.(setupFailed); ok {
		s.busy = false
		m.notice = m.refused(f.err)
	}
	return nil
}

func (s *setup) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th := m.theme
	f := frame{}
	lines := m.head(th.accent.Render("tacit") + "  " + th.dim.Render(cut(m.say.Say("setup.title"), width-7)))
	head := len(lines)
	gap := m.height >= 20
	at := 0 // line of the label under the cursor
	for i := range s.fields {
		if i == s.at {
			at = len(lines)
		}
		label := m.say.Say("setup." + s.fields[i].name)
		if i == s.at {
			lines = append(lines, th.accent.Render("▸ ")+th.strong.Render(cut(label, width-2)))
		} else {
			lines = append(lines, "  "+th.dim.Render(cut(label, width-2)))
		}
		lines = append(lines, s.fieldView(m, i, width-4, &f, len(lines), left)...)
		if gap {
			lines = append(lines, "")
		}
	}
	note := m.say.Say("setup.note")
	if s.missing && m.notice == "" && (s.value("subject") == "" || s.value("work") == "") {
		note = th.warn.Render(m.say.Say("setup.missing"))
	}
	foot := m.foot(m.status(note, width), footer(s.keys(m), m.say, width, th))
	if over := len(lines) - (m.height - len(foot)); over > 0 { // keep the field under the cursor in sight
		drop := min(over, max(0, at-head))
		lines = append(lines[:head], lines[head+drop:]...)
		f.y -= drop
	}
	f.text = indent(stack(lines, nil, foot, m.height), left)
	return f
}

// fieldView is a field's value below its label.
func (s *setup) fieldView(m *Model, i, width int, f *frame, y, left int) []string {
	fd := s.fields[i]
	if fd.input != nil {
		fd.input.SetSize(width, 1)
		fd.input.SetStyle(editor.Style{Text: m.theme.text, Placeholder: m.theme.dim})
		if i == s.at {
			x, _ := fd.input.Cursor()
			f.cursor, f.x, f.y = true, left+4+x, y
		}
		return []string{"    " + fd.input.View()}
	}
	var words []string
	for j, c := range fd.choices {
		word := m.say.Say("setup." + fd.name + "." + c)
		if fd.name == "pack" {
			word = m.packTitle(c, s)
		}
		if j == fd.chosen {
			word = m.theme.accent.Render("● " + word)
		} else {
			word = m.theme.dim.Render("  " + word)
		}
		words = append(words, word)
	}
	line := strings.Join(words, "  ")
	if ansi.StringWidth(line) > width || fd.name == "pack" {
		line = "‹ " + words[fd.chosen] + " ›"
	}
	return []string{"    " + cut(line, width)}
}

func (m *Model) packTitle(name string, s *setup) string {
	if p, err := m.cfg.Desk.Pack(name, s.consent.lang); err == nil {
		return p.Title
	}
	return name
}
