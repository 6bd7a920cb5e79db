package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/tui/editor"
)

// setup asks who, which work, how long and for whom.
type setup struct {
	consent *consent
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

func newSetup(m *Model, c *consent) *setup {
	given := m.cfg.Setup
	depth, audience := 1, 0
	s := &setup{consent: c, fields: []field{
		{name: "subject", input: newInput(given.Subject)},
		{name: "work", input: newInput(given.Work)},
		{name: "depth", choices: []string{string(interview.Quick), string(interview.Standard), string(interview.Deep)}, chosen: depth},
		{name: "audience", choices: []string{string(profile.ForPrivate), string(profile.ForTeam), string(profile.ForPublic)}, chosen: audience},
		{name: "purpose", input: newInput(given.Purpose)},
	}}
	if packs := m.packs(c); len(packs) > 1 {
		s.fields = append(s.fields, field{name: "pack", choices: packs})
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
	return out
}

// newInput is an editor for one line; bubbles' textinput puts the cursor wrong in wide text.
func newInput(value string) *editor.Editor {
	e := editor.New()
	e.SetLimit(interview.NameLimit * 4)
	e.SetValue(value)
	return e
}

func (s *setup) keys() []binding { return setupKeys }

func (s *setup) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	f := &s.fields[s.at]
	switch act := action(setupKeys, k.String()); {
	case act == "key.next":
		s.at = (s.at + 1) % len(s.fields)
	case act == "key.previous":
		s.at = (s.at + len(s.fields) - 1) % len(s.fields)
	case act == "key.begin":
		if s.at+1 < len(s.fields) && f.input != nil && f.input.Empty() && f.name != "purpose" {
			return nil
		}
		if s.at < 2 {
			s.at++
			return nil
		}
		return s.begin(m)
	case act == "key.back":
		m.screen = s.consent
	case f.input != nil:
		f.input.HandleKey(k)
	case act == "key.other":
		step := 1
		if k.String() == "left" {
			step = len(f.choices) - 1
		}
		f.chosen = (f.chosen + step) % len(f.choices)
	case k.String() == "space":
		f.chosen = (f.chosen + 1) % len(f.choices)
	}
	return nil
}

func (s *setup) paste(m *Model, text string) tea.Cmd {
	if f := &s.fields[s.at]; f.input != nil {
		if err := f.input.Paste(strings.Join(strings.Fields(text), " ")); err != nil {
			m.notice = m.tooLong(err)
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
		return nil
	}
	if s.busy {
		return nil
	}
	s.busy = true
	set := interview.Setup{
		Subject: s.value("subject"), Work: s.value("work"), Lang: s.consent.lang, Pack: "general", Depth: interview.Depth(s.value("depth")),
		Purpose: s.value("purpose"), Audience: profile.Audience(s.value("audience")), Seed: max(m.cfg.Setup.Seed, 1),
	}
	if p := s.value("pack"); p != "" {
		set.Pack = p
	}
	given := s.consent.given()
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
	left := margin(m.width)
	width := m.width - 2*left
	th := m.theme
	f := frame{}
	lines := []string{th.accent.Render("tacit") + "  " + th.dim.Render(cut(m.say.Say("setup.title"), width-7)), ""}
	gap := m.height >= 20
	for i := range s.fields {
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
	if s.missing && (s.value("subject") == "" || s.value("work") == "") {
		note = th.warn.Render(m.say.Say("setup.missing"))
	}
	foot := []string{m.status(note, width), footer(setupKeys, m.say, width, th)}
	if over := len(lines) - (m.height - len(foot)); over > 0 { // keep the field under the cursor in sight
		drop := min(over, max(0, f.y-2))
		lines = append(lines[:2], lines[2+drop:]...)
		f.y -= drop
	}
	f.text = indent(page(lines, nil, foot, m.height), left)
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
