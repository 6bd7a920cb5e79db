package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// help is a page over a screen: its keys, or an explanation that does not fit onto it.
type help struct {
	open bool
	text string // the explanation; empty: the keys
	top  int    // the first line that is shown
	last int    // the last that top may be
}

// key scrolls where not everything fits; every other key goes back.
func (h *help) key(k tea.KeyPressMsg) {
	step := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -5, "pgdown": 5, "space": 5}[k.String()]
	if h.last == 0 || step == 0 {
		*h = help{}
		return
	}
	h.top = max(0, min(h.last, h.top+step))
}

// helpPage lists every key of the screen that it was called from, in a second column where one is not enough; or it explains.
func (m *Model) helpPage() frame {
	left := m.margin()
	width := m.width - 2*left
	title, lines := "help.title", []string(nil)
	if m.help.text != "" {
		title, lines = "explain.title", wrapText(m.help.text, min(width, textWidth))
	} else {
		lines = m.keyLines(width)
	}
	head := []string{"", m.theme.strong.Render(cut(m.say.Say(title), width)), ""}
	room := max(1, m.height-len(head)-2)
	if half := (len(lines) + 1) / 2; len(lines) > room && m.width >= 80 && m.help.text == "" {
		column := (width - 4) / 2
		lines = beside(m.keyLines(column)[:half], m.keyLines(column)[half:], column+4, half)
	}
	m.help.last = max(0, len(lines)-room)
	m.help.top = min(m.help.top, m.help.last)
	close := m.say.Say("help.close")
	if m.help.last > 0 {
		close = m.say.Say("help.scroll")
	}
	foot := []string{"", m.theme.dim.Render(cut(close, width))}
	return frame{text: indent(stack(head, lines[m.help.top:], foot, m.height), left)}
}

// keyLines is one line for each binding, the keys in a column of their own.
func (m *Model) keyLines(width int) []string {
	var names, words []string
	column := 0
	for _, b := range m.screen.keys(m) {
		if b.shown == silent {
			continue
		}
		var keys []string
		for _, k := range b.keys {
			keys = append(keys, keyName(k, m.say))
		}
		names = append(names, strings.Join(keys, m.say.Say("help.or")))
		words = append(words, m.say.Say(b.text))
		column = max(column, ansi.StringWidth(names[len(names)-1]))
	}
	var out []string
	for i, n := range names {
		for j, l := range wrapText(words[i], width-column-2) {
			if j > 0 {
				n = ""
			}
			out = append(out, m.theme.accent.Render(fill(n, column))+"  "+l)
		}
	}
	return out
}
