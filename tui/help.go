package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// helpPage lists every key of the screen that it was called from.
func (m *Model) helpPage() frame {
	left := margin(m.width)
	width := m.width - 2*left
	lines := []string{"", m.theme.strong.Render(cut(m.say.Say("help.title"), width)), ""}
	list := m.screen.keys()
	column := 0
	names := make([]string, len(list))
	for i, b := range list {
		parts := make([]string, len(b.keys))
		for j, k := range b.keys {
			parts[j] = keyName(k, m.say)
		}
		names[i] = strings.Join(parts, m.say.Say("help.or"))
		column = max(column, ansi.StringWidth(names[i]))
	}
	room := m.height - len(lines) - 2
	for i, b := range list {
		if i >= room && room > 0 && m.width >= 80 { // a second column, where the first is full
			at := 3 + i%room
			lines[at] = fill(cut(lines[at], width/2), width/2) + m.theme.accent.Render(fill(names[i], column)) + "  " + cut(m.say.Say(b.text), width/2-column-2)
			continue
		}
		lines = append(lines, m.theme.accent.Render(fill(names[i], column))+"  "+cut(m.say.Say(b.text), width-column-2))
	}
	foot := []string{m.theme.dim.Render(cut(m.say.Say("help.close"), width))}
	return frame{text: indent(page(lines, nil, foot, m.height), left)}
}
