package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts/plain"
)

// The smallest terminal that everything fits into, and the width from which there is room for a second column.
const (
	leastWidth  = 40
	leastHeight = 12
	wideWidth   = 100
)

// margin is the white space at the left of everything: one column on a small terminal, more where there is room.
func margin(width int) int {
	switch {
	case width >= wideWidth:
		return 5
	case width >= 60:
		return 2
	}
	return 1
}

// wrapText breaks a text into lines of at most width cells. The text is made safe first; styling comes after.
func wrapText(text string, width int) []string {
	return strings.Split(ansi.Wrap(plain.Clean(strings.ReplaceAll(text, "\t", "    ")), max(width, 4), ""), "\n")
}

// cut shortens a line to width cells, with an ellipsis where something was cut.
func cut(line string, width int) string { return ansi.Truncate(line, max(width, 0), "…") }

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
	out[n-1] = cut(out[n-1], width-1) + "…"
	return out
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

// page stacks a head, a body and a foot into exactly height lines: the body is cut or padded.
func page(head, body, foot []string, height int) []string {
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
