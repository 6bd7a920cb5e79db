package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// The smallest terminal that everything fits into, and the width from which there is room for a second column.
const (
	leastWidth  = 40
	leastHeight = 12
	tinyHeight  = 7 // below this there is only the question, the answer and one line of keys
	wideWidth   = 100
	pageWidth   = 136 // of everything together; what a terminal has beyond that is white space at both sides
)

// margin is the white space at the left of everything: one column on a small terminal, more where there is room.
func (m *Model) margin() int {
	switch {
	case m.width > pageWidth:
		return max(5, (m.width-pageWidth)/2)
	case m.width >= wideWidth:
		return 5
	case m.width >= 60:
		return 2
	}
	return 1
}

// wrapText breaks a text into lines of at most width cells, as the editor does: Chinese between any two characters. The
// text is made safe first; styling comes after.
func wrapText(text string, width int) []string {
	e := editor.New()
	e.SetSize(max(width, 4)+1, 1<<20)
	e.SetValue(plain.Clean(text))
	lines := strings.Split(e.View(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// cut shortens a line to width cells, with an ellipsis where something was cut.
func cut(line string, width int) string { return ansi.Truncate(line, max(width, 0), "…") }

// clip keeps of a long text what could show in so many cells, so that laying it out costs no more than what is seen.
func clip(text string, cells int) string {
	for i := range text {
		if i > 8*cells {
			return text[:i]
		}
	}
	return text
}

// fill pads a line to width cells.
func fill(line string, width int) string {
	return line + strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
}

// sides puts one text at the left and one at the right end of a line; the left one gives way.
func sides(left, right string, width int) string {
	r := ansi.StringWidth(right)
	left = cut(left, width-r-1)
	return fill(left, width-r) + right
}

// atMost keeps at most n lines, marking the cut on the last of them.
func atMost(lines []string, n, width int) []string {
	if len(lines) <= n {
		return lines
	}
	if n <= 0 {
		return nil
	}
	out := append([]string{}, lines[:n]...)
	out[n-1] = ansi.Truncate(out[n-1], max(width-1, 0), "") + "…"
	return out
}

// nameColumn is how wide the column of names in a list is: as wide as the longest, and no narrower than least, as far as that leaves the
// facts behind it their room.
func nameColumn(width, least, longest, facts int) int {
	return min(max(least, longest), max(24, width-16-facts))
}

// nameIn is whose interview about what, in so many cells: of a long name the work is cut first, since whose it is tells two interviews
// about the same work apart.
func nameIn(l interview.Listed, width int) string {
	who := " · " + plain.Line(l.Subject)
	if least := min(8, width/2); ansi.StringWidth(who) > width-least {
		who = cut(who, width-least)
	}
	return cut(plain.Line(l.Work), width-ansi.StringWidth(who)) + who
}

// bar draws how full something is, in n cells.
func bar(full float64, n int) string {
	k := int(full*float64(n) + .5)
	return strings.Repeat("▰", k) + strings.Repeat("▱", n-k)
}

// indent puts the left margin before every line.
func indent(lines []string, by int) string {
	pad := strings.Repeat(" ", by)
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if l != "" {
			b.WriteString(pad)
			b.WriteString(l)
		}
	}
	return b.String()
}

// tall is the height from which there are empty lines above the head, and between the state and the keys.
const tall = 20

// head is the first line of a screen, with the white space around it.
func (m *Model) head(line string) []string {
	if m.height < tall {
		return []string{line, ""}
	}
	return []string{"", line, ""}
}

// foot is the state and the keys, with the white space around them.
func (m *Model) foot(state []string, keys string) []string {
	if m.height < leastHeight+4 {
		return append(slices.Clone(state), keys)
	}
	return slices.Concat([]string{""}, state, []string{"", keys})
}

// stack puts a head, a body and a foot into exactly height lines: the body is cut or padded.
func stack(head, body, foot []string, height int) []string {
	room := max(0, height-len(head)-len(foot))
	if len(body) > room {
		body = body[:room]
	}
	out := append(append([]string{}, head...), body...)
	for len(out) < height-len(foot) {
		out = append(out, "")
	}
	return append(out, foot...)
}
