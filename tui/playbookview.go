package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts/plain"
)

func (b *playbook) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th := m.theme
	head := m.head(th.accent.Render("tacit") + "  " + th.dim.Render(sides(b.title, b.far(m), width-7)))
	state := m.status(b.state(m), width)
	if b.signing != "" {
		state = m.warning(b.signAsked(m), width)
	}
	if b.typing {
		b.search.SetSize(max(4, width-4), 1)
		state = []string{th.accent.Render("/ ") + b.search.View()}
	}
	foot := m.foot(state, footer(b.keys(m), m.say, width, th))
	f := frame{}
	if b.typing {
		x, _ := b.search.Cursor()
		f.cursor, f.x, f.y = true, left+2+x, m.height-len(foot)
		if m.height >= leastHeight+4 {
			f.y++
		}
	}
	room := max(1, m.height-len(head)-len(foot))
	b.top = max(0, min(b.top, len(b.lines)-room))
	body := b.body(m, room)
	if m.width >= wideWidth && b.popup == nil {
		text := body
		body = beside(b.contents(m, room), text, tocWidth+columnGap, room)
	}
	f.text = indent(stack(head, body, foot, m.height), left)
	return f
}

// room is about how many lines of the document are in sight.
func (b *playbook) room(m *Model) int {
	return max(1, m.height-len(m.head(""))-len(m.foot([]string{""}, "")))
}

// far says how much of the document has been seen.
func (b *playbook) far(m *Model) string {
	room := b.room(m)
	if len(b.lines) <= room || b.popup != nil {
		return ""
	}
	return itoa(min(100, (b.top+room)*100/len(b.lines))) + " %"
}

func (b *playbook) state(m *Model) string {
	switch {
	case b.note != "":
		return b.note
	case len(b.popup) > 1:
		return m.say.Say("playbook.popup", "n", b.shown+1, "of", len(b.popup))
	case b.popup != nil:
		return ""
	case len(b.matches) > 0:
		return m.say.Say("playbook.matches", "n", b.match+1, "of", len(b.matches))
	case b.search.Value() != "":
		return m.say.Say("playbook.no-match")
	case b.v == nil:
		return b.about
	}
	parts := []string{b.signState(m)}
	if parts[0] == "" {
		parts[0] = m.say.Say("playbook.all")
	}
	if m.cfg.Export != nil {
		parts = append(parts, m.say.Say("playbook.audience", "audience", m.say.Say("setup.audience."+string(b.v.Setup.Audience))))
	}
	return strings.Join(parts, m.say.Say("sentence"))
}

// body is the part of the document that is in sight, with the match and the reference under the cursor marked.
func (b *playbook) body(m *Model, room int) []string {
	if b.popup != nil {
		return b.popupView(m, room)
	}
	end := min(len(b.lines), b.top+room)
	out := append([]string{}, b.lines[min(b.top, end):end]...)
	mark := func(p place) {
		if i := p.line - b.top; i >= 0 && i < len(out) {
			l := out[i]
			out[i] = ansi.Cut(l, 0, p.from) + m.theme.reverse.Render(ansi.Strip(ansi.Cut(l, p.from, p.to))) + ansi.Cut(l, p.to, ansi.StringWidth(l))
		}
	}
	if b.match >= 0 && b.match < len(b.matches) {
		mark(b.matches[b.match])
	}
	if b.ref >= 0 && b.ref < len(b.refs) {
		mark(b.refs[b.ref])
	}
	return out
}

// contents is the table of contents, the section in sight marked.
func (b *playbook) contents(m *Model, room int) []string {
	here := b.here()
	var out []string
	at := 0
	for i, s := range b.list {
		if s.level < 2 {
			continue
		}
		pad := strings.Repeat("  ", s.level-2)
		title := cut(pad+plain.Line(strings.ReplaceAll(s.title, `\`, "")), tocWidth-2)
		if i == here {
			at = len(out)
			out = append(out, m.theme.accent.Render("▸ "+title))
			continue
		}
		out = append(out, m.theme.dim.Render("  "+title))
	}
	if first := at - room/2; first > 0 && len(out) > room {
		out = out[min(first, len(out)-room):]
	}
	return out
}

// popupView is an answer behind a reference, in full, below its question.
func (b *playbook) popupView(m *Model, room int) []string {
	var body []string
	for _, x := range b.v.Said {
		if x.ID != b.popup[b.shown] {
			continue
		}
		width := b.textWidth(m)
		body = append(body, m.theme.accent.Render(m.say.Say("playbook.answer", "n", x.N)), "")
		for _, l := range wrapText(x.Question, width) {
			body = append(body, m.theme.dim.Render(l))
		}
		body = append(append(body, ""), wrapText(x.Answer, width)...)
	}
	b.scroll = max(0, min(b.scroll, len(body)-room))
	return body[b.scroll:min(len(body), b.scroll+room)]
}
