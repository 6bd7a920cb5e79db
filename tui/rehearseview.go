package tui

import (
	"strings"

	"tacit/interview"
	"tacit/prompts/plain"
)

// view shows the end of the conversation above what is being written.
func (r *rehearse) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	main := min(width, textWidth)
	var head []string
	if m.height >= tinyHeight {
		who := plain.Line(r.v.Setup.Work) + " · " + plain.Line(r.v.Setup.Subject)
		head = m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(sides(who, m.say.Say("rehearse.title"), width-7)))
	}
	foot := m.foot(m.status(r.state(m), width), footer(r.keys(m), m.say, width, m.theme))
	room := max(1, m.height-len(head)-len(foot))
	asked := r.asked(m, main, room)
	height := max(1, min(room-len(asked), max(2, room/4)))
	above := r.conversation(m, main, room-len(asked)-height-1)
	body := append(above, "")
	for len(body) < room-len(asked)-height {
		body = append(body, "")
	}
	body = append(body[max(0, len(body)-(room-len(asked)-height)):], asked...)
	r.edit.SetSize(main, height)
	x, y := r.edit.Cursor()
	f := frame{cursor: !r.storing, x: x + left, y: y + len(head) + len(body)}
	f.text = indent(stack(head, append(body, strings.Split(r.edit.View(), "\n")...), foot, m.height), left)
	return f
}

// asked is the question that a correction answers, and what it takes the place of.
func (r *rehearse) asked(m *Model, width, room int) []string {
	if !r.judging {
		return nil
	}
	var out []string
	for _, l := range wrapText(m.say.Say("rehearse.asked"), width) {
		out = append(out, m.theme.strong.Render(l))
	}
	text := ""
	switch {
	case r.instead > 0:
		text = m.say.Say("rehearse.instead", "claim", plain.Line(r.concerned[r.instead-1].Text))
	case len(r.concerned) > 0 && room > 8:
		text = m.say.Count("rehearse.beside", len(r.concerned))
	default:
		return out
	}
	for _, l := range atMost(wrapText(text, width), max(1, room/4), width) {
		out = append(out, m.theme.dim.Render(l))
	}
	return out
}

// conversation is as much of it as fits, the end of it unless somebody went up.
func (r *rehearse) conversation(m *Model, width, room int) []string {
	var body []string
	if len(r.said) == 0 {
		for _, l := range wrapText(m.say.Say("rehearse.intro", "name", m.cfg.Model.Name(), "host", m.cfg.Model.Host()), width) {
			body = append(body, m.theme.dim.Render(l))
		}
		return atMost(body, room, width)
	}
	for i := range r.said {
		if len(body) > 0 {
			body = append(body, "")
		}
		body = append(body, r.said[i].layout(m, width)...)
	}
	if r.hear != nil && r.said[len(r.said)-1].text == "" {
		body = append(body, m.theme.dim.Render(m.say.Say("rehearse.thinking")))
	}
	r.up = max(0, min(r.up, len(body)-room))
	end := len(body) - r.up
	return body[max(0, end-max(0, room)):end]
}

// layout is something that was said, below who said it.
func (u *uttered) layout(m *Model, width int) []string {
	if u.width == width && u.lines != nil {
		return u.lines
	}
	style := m.theme.text
	if u.by != byModel {
		style = m.theme.strong
	}
	u.width, u.lines = width, []string{m.theme.accent.Render(m.say.Say(u.by))}
	if u.text == "" {
		return u.lines
	}
	for _, l := range wrapText(strings.TrimSpace(u.text), width) {
		u.lines = append(u.lines, style.Render(l))
	}
	return u.lines
}

// state is what is true of what is being written.
func (r *rehearse) state(m *Model) string {
	switch {
	case r.asking:
		return m.say.Say("sure.rehearse")
	case r.storing:
		return m.say.Say("state.saving")
	case r.note != "":
		return r.note
	case r.hear != nil:
		return m.say.Say("rehearse.hearing")
	case r.judging:
		return m.forWhom(r.mark, r.v.Setup) + " · " + m.say.Say("rehearse.unstored")
	case r.edit.Len() > interview.RehearsalLimit:
		return m.refused(&interview.Refusal{Code: interview.TooLong, Size: r.edit.Len(), Limit: interview.RehearsalLimit})
	}
	return m.say.Say("rehearse.kept")
}
