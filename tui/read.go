package tui

import (
	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/prompts/plain"
)

// readKey scrolls through what was said so far; every other key goes back.
func (t *talk) readKey(m *Model, k tea.KeyPressMsg) tea.Cmd {
	step := max(1, m.height-6)
	switch k.String() {
	case "up", "k":
		t.top--
	case "down", "j":
		t.top++
	case "pgup", "b":
		t.top -= step
	case "pgdown", "space":
		t.top += step
	case "home", "g":
		t.top = 0
	case "end", "G":
		t.top = 1 << 30
	default:
		t.reading = false
	}
	return nil
}

// readView shows every question with its answer.
func (t *talk) readView(m *Model, left, width int) frame {
	var body []string
	for _, x := range t.v.Said {
		if x.Kind == interview.Review {
			continue
		}
		for i, l := range wrapText(x.Question, width-5) {
			number := "     "
			if i == 0 {
				number = fill(m.theme.dim.Render(itoa(x.N)), 5)
			}
			body = append(body, number+m.theme.strong.Render(l))
		}
		for _, l := range wrapText(t.saidOf(m, x), width-5) {
			body = append(body, "     "+m.theme.text.Render(l))
		}
		body = append(body, "")
	}
	head := m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(cut(m.say.Say("read.title"), width-7)))
	foot := []string{"", m.theme.dim.Render(cut(m.say.Say("read.close"), width))}
	room := max(1, m.height-len(head)-len(foot))
	t.top = max(0, min(t.top, len(body)-room))
	body = body[t.top:min(len(body), t.top+room)]
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}

// saidOf is an answer with its mark, or what became of the question instead.
func (t *talk) saidOf(m *Model, x interview.Exchange) string {
	if x.Status != interview.IsAnswered {
		return m.say.Say("status." + string(x.Status))
	}
	text := plain.Clean(x.Answer)
	if x.Mark != "" {
		text += "\n" + m.forWhom(x.Mark, t.v.Setup)
	}
	return text
}
