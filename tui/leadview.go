package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts"
	"tacit/prompts/plain"
)

func (l *lead) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th, say := m.theme, m.say
	right := say.Say("lead.filter."+leadFilters[l.filter]) + " · " + say.Say("lead.sort."+leadSorts[l.sort])
	title := say.Say("lead.title")
	head := m.head(th.accent.Render(title) + th.dim.Render(strings.TrimPrefix(sides(title, right, width), title)))
	foot := m.foot(l.state(m, width), footer(l.keys(m), say, width, th))
	var body []string
	switch list := l.list(); {
	case !l.loaded:
	case len(list) == 0:
		body = wrapText(say.Say("lead.none"), min(width, 76))
	default:
		body = l.rows(m, list, width, m.height-len(head)-len(foot))
	}
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}

func (l *lead) state(m *Model, width int) []string {
	list := l.list()
	if l.loaded && len(list) > 0 && !list[l.at].Readable {
		key := "lead.unsigned"
		if list[l.at].Ended == "" {
			key = "lead.not-yet"
		}
		return m.status(m.say.Say(key), width)
	}
	return m.status(m.say.Say("lead.state"), width)
}

// rows shows each handover, with the topics of the one under the cursor below it; that one is always in sight.
func (l *lead) rows(m *Model, list []Handover, width, height int) []string {
	var out []string
	from, to, column := 0, 0, 0
	for _, h := range list {
		column = max(column, ansi.StringWidth(l.facts(m, h)))
	}
	column = min(max(30, width-72), max(16, width-16-column))
	for i, h := range list {
		if i == l.at {
			from = len(out)
		}
		out = append(out, l.row(m, h, i == l.at, width, column)...)
		if i == l.at {
			out = append(append(out, l.topics(m, h, width)...), l.gaps(m, h, width)...)
			to = len(out)
		}
	}
	if first := max(0, to-height); first > 0 && height > 0 {
		out = out[min(first, from):]
	}
	return out
}

func (l *lead) row(m *Model, h Handover, here bool, width, column int) []string {
	mark, style := "  ", m.theme.text
	if here {
		mark, style = m.theme.accent.Render("▸ "), m.theme.strong
	}
	name, facts := nameOf(h.Listed), l.facts(m, h)
	for _, any := range l.picked {
		if any {
			name = map[bool]string{true: "[x] ", false: "[ ] "}[l.picked[h.ID]] + name
			break
		}
	}
	if width < 84 {
		return []string{
			mark + style.Render(cut(name, width-2)),
			"  " + m.theme.accent.Render(bar(h.Covered, 10)) + " " + m.theme.dim.Render(cut(facts, width-13)),
		}
	}
	return []string{mark + style.Render(fill(cut(name, column), column)) + " " + m.theme.accent.Render(bar(h.Covered, 10)) + "  " + m.theme.dim.Render(cut(facts, width-column-15))}
}

// topics are the parts of the work of a handover, each with how much of it is known.
func (l *lead) topics(m *Model, h Handover, width int) []string {
	var out []string
	for _, t := range h.Topics {
		label := t.Label
		if label == "" {
			label = m.say.Say("lead.hidden")
		}
		name := min(44, max(10, width-14))
		out = append(out, "    "+m.theme.dim.Render(fill(cut(label, name), name))+" "+m.theme.accent.Render(bar(t.Covered, 5)))
	}
	return out
}

// gaps names what is missing most, one a line.
func (l *lead) gaps(m *Model, h Handover, width int) []string {
	words := prompts.TextsOf(prompts.Documents, m.say.Lang)
	var out []string
	for _, g := range h.Gaps {
		text := m.say.Say("lead.gap", "topic", plain.Line(g.Topic), "gap", words.Say("gap."+string(g.Slot)))
		out = append(out, "    "+m.theme.dim.Render(cut(text, width-4)))
	}
	return out
}

// facts are when it went on last, how far it is, and what is open in it. What is in order is not said.
func (l *lead) facts(m *Model, h Handover) string {
	parts := []string{m.timeAgo(h.Changed)}
	switch {
	case h.Signed != 0 && h.Newer():
		parts = append(parts, m.say.Say("lead.newer"))
	case h.Signed != 0:
		parts = []string{m.say.Say("lead.signed", "date", m.timeAgo(h.SignedAt))}
	case h.Ended != "":
		parts = append(parts, m.say.Say("lead.finished"))
	}
	if h.Critical > 0 {
		parts = append(parts, m.say.Count("lead.critical", h.Critical))
	}
	if h.Contested > 0 {
		parts = append(parts, m.say.Count("lead.contested", h.Contested))
	}
	if h.Stale > 0 {
		parts = append(parts, m.say.Count("lead.stale", h.Stale))
	}
	return strings.Join(parts, " · ")
}
