package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// asking is a question that somebody writes for the specialist of an interview, which is put to them when it fits.
type asking struct {
	h    Handover
	back screen
	edit *editor.Editor
	busy bool
}

// left says that a question was left, or why not.
type left struct{ err error }

func newAsking(m *Model, h Handover, back screen) *asking {
	a := &asking{h: h, back: back, edit: editor.New()}
	a.edit.SetLimit(4 * interview.InquiryLimit)
	a.edit.SetWidthMethod(m.widths)
	a.edit.SetPlaceholder(m.say.Say("ask.placeholder"))
	return a
}

func (a *asking) resize(m *Model) tea.Cmd {
	a.edit.SetStyle(m.editorStyle())
	return nil
}

func (a *asking) keys(*Model) []binding { return askingKeys }

func (a *asking) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if a.busy {
		return nil
	}
	switch action(askingKeys, k.String()) {
	case "key.leave-question":
		return a.leave(m)
	case "key.cancel":
		m.screen = a.back
		return m.resized()
	case "key.help":
		m.help.open = true
		return nil
	}
	a.edit.HandleKey(k)
	if err := a.edit.Err(); err != nil {
		m.notice = m.tooLong(err)
	}
	return nil
}

func (a *asking) paste(m *Model, text string) tea.Cmd {
	if a.busy {
		return nil
	}
	if err := a.edit.Paste(text); err != nil {
		m.notice = m.tooLong(err)
	}
	return nil
}

func (a *asking) leave(m *Model) tea.Cmd {
	a.busy = true
	lead, id, text := m.cfg.Lead, a.h.ID, a.edit.Value()
	return func() tea.Msg { return left{lead.Ask(m.ctx, id, text)} }
}

// take goes back once the question is stored; until then it stays on the screen.
func (a *asking) take(m *Model, msg tea.Msg) tea.Cmd {
	l, ok := msg.(left)
	if !ok {
		return nil
	}
	a.busy = false
	if l.err != nil {
		m.notice = m.refused(l.err)
		return nil
	}
	m.screen = a.back
	m.notice = m.say.Say("ask.left")
	return m.resized()
}

func (a *asking) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	main := min(width, textWidth)
	head := m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(nameIn(a.h.Listed, width-7)))
	foot := m.foot(m.status(m.say.Say("ask.state", "limit", interview.InquiryLimit), width), footer(askingKeys, m.say, width, m.theme))
	room := max(1, m.height-len(head)-len(foot))
	var body []string
	for _, l := range atMost(wrapText(m.say.Say("ask.how", "name", plain.Line(a.h.Subject)), main), max(0, room-3), main) {
		body = append(body, m.theme.strong.Render(l))
	}
	body = append(body, "")
	a.edit.SetSize(main, max(1, min(6, room-len(body))))
	x, y := a.edit.Cursor()
	f := frame{cursor: !a.busy, x: x + left, y: y + len(head) + len(body)}
	f.text = indent(stack(head, append(body, strings.Split(a.edit.View(), "\n")...), foot, m.height), left)
	return f
}
