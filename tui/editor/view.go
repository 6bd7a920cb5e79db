package editor

import (
	"strings"

	"charm.land/lipgloss/v2"

	"tacit/prompts/plain"
)

// Scroll says which part of the text is in the window, in rows.
type Scroll struct {
	First   int // the first visible row, counted from 0
	Visible int // how many rows are visible
	Total   int // how many rows the whole text takes
}

// Scroll returns where the window is. It walks the lines above the window.
func (e *Editor) Scroll() Scroll {
	first := e.top.off
	for _, l := range e.lines[:e.top.line] {
		first += l.count()
	}
	return Scroll{First: first, Visible: min(e.height, e.rows-first), Total: e.rows}
}

// Cursor returns where the cursor is in the view, in cells from its top left corner.
func (e *Editor) Cursor() (x, y int) {
	row := e.row()
	for at := e.top; at != row && y < e.height-1; y++ {
		at, _ = e.shift(at, 1)
	}
	return min(e.gutter+e.column(), e.width-1), y
}

// View returns the visible rows: as many as the text has, up to the height, without trailing line feed or padding.
func (e *Editor) View() string {
	if !e.fresh {
		e.view, e.fresh = e.render(), true
	}
	return e.view
}

// render draws the window.
func (e *Editor) render() string {
	if e.Empty() && e.placeholder != "" {
		return e.draw(e.hint(), pos{}, e.style.Placeholder)
	}
	return e.draw(e.lines, e.top, e.style.Text)
}

// hint returns the placeholder as wrapped lines.
func (e *Editor) hint() []*line {
	var lines []*line
	for text := range strings.SplitSeq(plain.Clean(e.placeholder), "\n") {
		l := &line{text: []byte(text)}
		l.wrap(e.ruler)
		lines = append(lines, l)
	}
	return lines
}

// draw returns up to a window full of rows, beginning with row top.off of line top.line.
func (e *Editor) draw(lines []*line, top pos, style lipgloss.Style) string {
	before, after := brackets(style)
	gutter := e.style.Gutter
	if e.gutter == 0 {
		gutter = ""
	}
	b := e.scrap[:0]
	for n := 0; n < e.height && top.line < len(lines); n++ {
		if n > 0 {
			b = append(b, '\n')
		}
		l := lines[top.line]
		start, end := l.span(top.off)
		b = append(b, gutter...)
		if start < end {
			b = append(b, before...)
			b = e.ruler.show(b, l.text, start, end)
			b = append(b, after...)
		}
		if top.off++; top.off == l.count() {
			top = pos{line: top.line + 1}
		}
	}
	e.scrap = b
	return string(b)
}

// brackets returns what a style puts before and behind a text.
func brackets(s lipgloss.Style) (before, after string) {
	before, after, _ = strings.Cut(s.Inline(true).Render("x"), "x")
	return before, after
}

// show appends the row of text from start to end to b as it may stand on a screen.
func (m ruler) show(b, text []byte, start, end int) []byte {
	const blanks = "    "
	col := 0
	for i := start; i < end; {
		c := m.next(text, i)
		w := min(c.cells(col), m.width-col)
		switch {
		case w <= 0:
			return b
		case c.w == 0 || w < c.w: // a tab, or a wide blank that hangs
			b = append(b, blanks[:w]...)
		case c.hidden:
			b = append(b, m.fit(text[i:i+c.n])...)
		default:
			b = append(b, text[i:i+c.n]...)
		}
		col += w
		i += c.n
	}
	return b
}

// fit returns what is shown for a hidden cluster, or the stand-in if even that is too wide.
func (m ruler) fit(b []byte) string {
	s := shown(b)
	if w := m.method.StringWidth(s); w == 0 || w > m.width {
		return standIn
	}
	return s
}
