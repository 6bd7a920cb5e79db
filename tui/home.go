package tui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// home lists the interviews.
type home struct {
	list   []interview.Listed
	loaded bool
	at     int
	busy   bool            // an interview is being opened
	asking string          // id of the interview that is to be withdrawn, once that was said twice
	picked map[string]bool // by id: those to be put side by side
}

// listed brings the list.
type listed struct {
	list []interview.Listed
}

func (h *home) load(m *Model) tea.Cmd {
	return func() tea.Msg {
		list, err := m.cfg.Desk.List(m.ctx)
		if err != nil {
			return failed{err}
		}
		return listed{list: list}
	}
}

func (h *home) take(l listed) {
	was := ""
	if h.at < len(h.list) {
		was = h.list[h.at].ID
	}
	h.list, h.loaded, h.busy, h.asking = l.list, true, false, ""
	if at := slices.IndexFunc(h.list, func(x interview.Listed) bool { return x.ID == was }); at >= 0 {
		h.at = at // the order may have changed
	}
	h.at = max(0, min(h.at, len(h.list)-1))
	maps.DeleteFunc(h.picked, func(id string, _ bool) bool {
		return !slices.ContainsFunc(h.list, func(x interview.Listed) bool { return x.ID == id })
	})
}

func (h *home) keys(m *Model) []binding {
	list := homeKeys
	if m.cfg.Model == nil {
		list = without(list, "key.rehearse")
	}
	empty := emptyKeys
	if m.cfg.Lead == nil {
		list, empty = without(list, "key.handovers"), without(empty, "key.handovers")
	}
	switch {
	case !h.loaded:
		return waitKeys
	case len(h.list) == 0:
		return empty
	case len(h.list) == 1:
		return without(list, "key.choose", "key.top", "key.bottom", "key.pick", "key.compare")
	}
	return list
}

func (h *home) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	act := action(h.keys(m), k.String())
	if h.asking != "" {
		id := h.asking
		h.asking = ""
		if act == "key.withdraw" {
			return h.erase(m, id)
		}
		return nil
	}
	if h.busy && act != "key.quit" {
		return nil
	}
	switch act {
	case "key.handovers":
		m.leading = true
		return m.toLead()
	case "key.new":
		m.screen = newConsent(m)
	case "key.up":
		h.at = max(0, h.at-1)
	case "key.down":
		h.at = max(0, min(len(h.list)-1, h.at+1))
	case "key.top":
		h.at = 0
	case "key.bottom":
		h.at = len(h.list) - 1
	case "key.resume":
		h.busy = true
		return m.resume(h.list[h.at].ID, "", nil)
	case "key.playbook":
		h.busy = true
		return m.readPlaybook(h.list[h.at].ID, h, nil)
	case "key.rehearse":
		h.busy = true
		return m.rehearse(h.list[h.at].ID)
	case "key.pick":
		h.pick(h.list[h.at].ID)
	case "key.compare":
		return h.compare(m)
	case "key.example":
		m.screen = newExample(m)
		return m.resized()
	case "key.withdraw":
		h.asking = h.list[h.at].ID
	case "key.help":
		m.help.open = true
	case "key.quit":
		return m.leave(k)
	}
	return nil
}

// pick marks an interview to be put beside others, or takes the mark away.
func (h *home) pick(id string) {
	if h.picked[id] {
		delete(h.picked, id)
		return
	}
	if h.picked == nil {
		h.picked = map[string]bool{}
	}
	h.picked[id] = true
}

// chosen are the interviews that are marked, in the order of the list.
func (h *home) chosen() []string {
	var out []string
	for _, l := range h.list {
		if h.picked[l.ID] {
			out = append(out, l.ID)
		}
	}
	return out
}

func (h *home) compare(m *Model) tea.Cmd {
	ids := h.chosen()
	if len(ids) < 2 {
		m.notice = m.say.Say("home.pick")
		return nil
	}
	h.busy = true
	return m.compare(ids)
}

// erased says that an interview was withdrawn, or why not.
type erased struct{ err error }

// erase withdraws a whole interview.
func (h *home) erase(m *Model, id string) tea.Cmd {
	return func() tea.Msg { return erased{m.cfg.Desk.Erase(m.ctx, id)} }
}

// gone shows what is left. What went wrong may be that documents could not be deleted: the interview may be gone.
func (h *home) gone(m *Model, e erased) tea.Cmd {
	if e.err != nil {
		m.notice = m.refused(e.err)
	}
	return h.load(m)
}

func (h *home) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th, say := m.theme, m.say
	right := ""
	if len(h.list) > 0 {
		right = say.Count("interviews", len(h.list))
	}
	head := m.head(th.accent.Render("tacit") + th.dim.Render(strings.TrimPrefix(sides("tacit", right, width), "tacit")))
	foot := m.foot(h.state(m, width), footer(h.keys(m), say, width, th))
	var body []string
	switch {
	case !h.loaded:
	case len(h.list) == 0:
		body = h.empty(m, width)
	default:
		body = h.rows(m, width, m.height-len(head)-len(foot))
	}
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}

func (h *home) state(m *Model, width int) []string {
	if h.asking != "" {
		return m.warning(m.say.Say("home.withdraw", "name", nameIn(h.list[h.at], 60)), width)
	}
	if n := len(h.chosen()); n > 0 {
		return m.status(m.say.Count("home.picked", n), width)
	}
	if at := m.cfg.Model; at != nil {
		return m.status(m.say.Say("home.model", "name", plain.Line(at.Name()), "host", at.Host()), width)
	}
	kept := m.say.Say("home.local")
	if m.cfg.Host != "" {
		kept = m.say.Say("home.served", "host", plain.Line(m.cfg.Host))
	}
	return m.status(kept+" "+m.say.Say("home.no-model"), width)
}

func (h *home) empty(m *Model, width int) []string {
	var out []string
	for i, key := range []string{"home.empty", "home.empty.how", "home.empty.start"} {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, wrapText(m.say.Say(key), min(width, 76))...)
	}
	return out
}

// rows shows one interview a line, two where the terminal is narrow; the one under the cursor is always in sight.
func (h *home) rows(m *Model, width, height int) []string {
	var out []string
	from, to, longest, facts := 0, 0, 0, 0
	for _, l := range h.list {
		longest, facts = max(longest, ansi.StringWidth(h.box(l)+nameOf(l))), max(facts, ansi.StringWidth(h.facts(m, l)))
	}
	column := nameColumn(width, 44, longest, facts)
	for i, l := range h.list {
		if i == h.at {
			from = len(out)
		}
		out = append(out, h.row(m, l, i == h.at, width, column)...)
		if i == h.at {
			to = len(out)
		}
	}
	if first := max(0, to-height); first > 0 && height > 0 {
		out = out[min(first, from):]
	}
	return out
}

func (h *home) row(m *Model, l interview.Listed, here bool, width, column int) []string {
	mark, style := "  ", m.theme.text
	if here {
		mark, style = m.theme.accent.Render("▸ "), m.theme.strong
	}
	box, facts := h.box(l), h.facts(m, l)
	if width < 84 {
		return []string{
			mark + style.Render(box+nameIn(l, width-2-len(box))),
			"  " + m.theme.accent.Render(bar(l.Covered, 10)) + " " + m.theme.dim.Render(cut(facts, width-13)),
		}
	}
	return []string{mark + style.Render(fill(box+nameIn(l, column-len(box)), column)) + " " + m.theme.accent.Render(bar(l.Covered, 10)) + "  " + m.theme.dim.Render(cut(facts, width-column-15))}
}

func (h *home) facts(m *Model, l interview.Listed) string {
	facts := m.say.Count("answers", l.Answers) + " · " + m.timeAgo(l.Changed) + " · " + h.compiled(m, l)
	if l.Waiting > 0 {
		facts += " · " + m.say.Count("talk.waiting", l.Waiting)
	}
	return facts
}

// box says before a name whether the interview is marked to be compared, once any is.
func (h *home) box(l interview.Listed) string {
	if len(h.picked) == 0 {
		return ""
	}
	return map[bool]string{true: "[x] ", false: "[ ] "}[h.picked[l.ID]]
}

func (h *home) compiled(m *Model, l interview.Listed) string {
	switch {
	case l.Newer():
		return m.say.Say("home.signed.old", "n", l.Signed)
	case l.Signed != 0:
		return m.say.Say("home.signed", "n", l.Signed)
	case l.Version == 0 && l.Ended != "":
		return m.say.Say("home.complete")
	case l.Version == 0:
		return m.say.Say("home.not-compiled")
	case !l.Current:
		return m.say.Say("home.version.old", "n", l.Version)
	}
	return m.say.Say("home.version", "n", l.Version)
}

// newExample shows the finished example that comes with tacit.
func newExample(m *Model) *playbook {
	return newReader(m, prompts.Example(m.cfg.Lang), m.say.Say("example.title"), m.say.Say("example.note"))
}
