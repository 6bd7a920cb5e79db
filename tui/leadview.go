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
		body = wrapText(l.empty(m), min(width, 76))
	default:
		body = l.rows(m, list, width, m.height-len(head)-len(foot))
	}
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}

// empty says why there is nothing to be seen, and what to do about it.
func (l *lead) empty(m *Model) string {
	if len(l.all) > 0 {
		return m.say.Say("lead.filtered", "n", len(l.all), "filter", m.say.Say("lead.filter."+leadFilters[l.filter]))
	}
	if m.cfg.Inviting {
		return m.say.Say("lead.none") + m.say.Say("sentence") + m.say.Say("lead.none.invite")
	}
	return m.say.Say("lead.none")
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
	from, to, longest, facts := 0, 0, 0, 0
	for _, h := range list {
		longest, facts = max(longest, ansi.StringWidth(l.box(h)+nameOf(h.Listed))), max(facts, ansi.StringWidth(l.facts(m, h)))
	}
	column := nameColumn(width, 30, longest, facts)
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
	box, facts := l.box(h), l.facts(m, h)
	if width < 84 {
		return []string{
			mark + style.Render(box+nameIn(h.Listed, width-2-len(box))),
			"  " + m.theme.accent.Render(bar(h.Covered, 10)) + " " + m.theme.dim.Render(cut(facts, width-13)),
		}
	}
	return []string{mark + style.Render(fill(box+nameIn(h.Listed, column-len(box)), column)) + " " + m.theme.accent.Render(bar(h.Covered, 10)) + "  " + m.theme.dim.Render(cut(facts, width-column-15))}
}

// box says before a name whether the handover is marked to be compared, once any is.
func (l *lead) box(h Handover) string {
	for _, any := range l.picked {
		if any {
			return map[bool]string{true: "[x] ", false: "[ ] "}[l.picked[h.ID]]
		}
	}
	return ""
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
