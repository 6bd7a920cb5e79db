package editor

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// row is one row of a wrapped line. It ends where the next one starts.
type row struct {
	start int // offset of its first byte
	seen  int // what lies from here on had no part in the choice of its end
}

// line is a logical line: what stands between two line feeds.
type line struct {
	text []byte
	rows []row // empty for a line of one row
}

// count returns the number of rows, which is never 0.
func (l *line) count() int { return max(1, len(l.rows)) }

// span returns where row r starts and ends.
func (l *line) span(r int) (start, end int) {
	if len(l.rows) == 0 {
		return 0, len(l.text)
	}
	if r+1 < len(l.rows) {
		return l.rows[r].start, l.rows[r+1].start
	}
	return l.rows[r].start, len(l.text)
}

// rowAt returns the last row that starts at or before off.
func (l *line) rowAt(off int) int {
	if len(l.rows) == 0 {
		return 0
	}
	return sort.Search(len(l.rows), func(i int) bool { return l.rows[i].start > off }) - 1
}

// wrap computes all rows anew.
func (l *line) wrap(m ruler) {
	l.rows = l.rows[:0]
	for s := 0; ; {
		end, seen := m.row(l.text, s)
		if end == len(l.text) && len(l.rows) == 0 {
			return
		}
		l.rows = append(l.rows, row{s, seen})
		if end == len(l.text) {
			return
		}
		s = end
	}
}

// rewrap brings the rows up to date after the bytes from at to oldEnd were replaced by those from at to newEnd.
//
// A row is a function of the text behind its start, and looks no further than its seen. So the rows that looked at the
// edit are computed anew, and those that follow, until a new row starts where an old one did behind the edit: from
// there on everything is as it was, only moved.
func (l *line) rewrap(m ruler, at, oldEnd, newEnd int, scratch []row) []row {
	scratch = scratch[:0]
	if len(l.rows) == 0 {
		l.wrap(m)
		return scratch
	}
	delta := newEnd - oldEnd
	first := l.rowAt(at)
	for first > 0 && l.rows[first-1].seen >= at {
		first--
	}
	old := first + 1
	for s := l.rows[first].start; ; {
		end, seen := m.row(l.text, s)
		scratch = append(scratch, row{s, seen})
		if s = end; s == len(l.text) {
			old = len(l.rows)
			break
		}
		for old < len(l.rows) && (l.rows[old].start < oldEnd || l.rows[old].start+delta < s) {
			old++
		}
		if old < len(l.rows) && l.rows[old].start+delta == s {
			break
		}
	}
	for i := old; i < len(l.rows); i++ {
		l.rows[i].start += delta
		l.rows[i].seen += delta
	}
	l.rows = slices.Replace(l.rows, first, old, scratch...)
	return scratch
}

// row returns where the row that starts at s ends, and how far it had to look to know. A row takes at least one
// cluster unless the text ends at s.
func (m ruler) row(b []byte, s int) (end, seen int) {
	col, chance, hanging, before := 0, -1, 0, none
	for i := s; i < len(b); {
		c := m.next(b, i)
		if breaks(before, c.class) {
			chance = i
		}
		w := c.cells(col)
		switch {
		case col+w <= m.width && hanging == 0:
			col += w
		case c.class == space && hanging < m.width:
			col = m.width
			hanging++
		case chance > s:
			return chance, i + c.n + utf8.UTFMax
		default:
			return i, i + c.n + utf8.UTFMax
		}
		i += c.n
		before = c.class
	}
	return len(b), len(b) + utf8.UTFMax
}

// cells returns the width of the cluster when it stands in column col.
func (c cluster) cells(col int) int {
	if c.w == 0 {
		return tabStop - col%tabStop
	}
	return c.w
}

// breaks says whether a row may end between a cluster of class a and one of class b.
func breaks(a, b class) bool {
	switch {
	case a == none || b == space:
		return false
	case a == space:
		return true
	case b == shutWide || b == shutNarrow || a == openWide || a == openNarrow:
		return false
	case a == ideograph || a == shutWide || b == ideograph || b == openWide:
		return true
	}
	return a == hyphen && b == word
}

// column returns the column of offset off in the row that starts at s.
func (m ruler) column(b []byte, s, off int) int {
	col := 0
	for i := s; i < off; {
		c := m.next(b, i)
		col = min(col+c.cells(col), m.width)
		i += c.n
	}
	return col
}

// offset returns the last cluster boundary from s to end whose column is at most goal.
func (m ruler) offset(b []byte, s, end, goal int) int {
	col := 0
	for i := s; i < end; {
		c := m.next(b, i)
		if col += c.cells(col); col > goal || col > m.width {
			return i
		}
		i += c.n
	}
	return end
}

// prev returns the last cluster boundary of the line before off.
func (m ruler) prev(l *line, off int) int {
	i, _ := l.span(l.rowAt(off - 1))
	for {
		n := i + m.next(l.text, i).n
		if n >= off {
			return i
		}
		i = n
	}
}

// snap returns the first cluster boundary of the line at or behind off.
func (m ruler) snap(l *line, off int) int {
	i, _ := l.span(l.rowAt(off))
	for i < off {
		i += m.next(l.text, i).n
	}
	return i
}
