package editor

// end returns the place behind the whole text.
func (e *Editor) end() pos {
	last := len(e.lines) - 1
	return pos{last, len(e.lines[last].text)}
}

// moveTo puts the cursor at p.
func (e *Editor) moveTo(p pos) {
	e.cur, e.edge, e.goal = p, false, -1
	e.follow()
}

// left returns the place one cluster before p.
func (e *Editor) left(p pos) pos {
	switch {
	case p.off > 0:
		return pos{p.line, e.ruler.prev(e.lines[p.line], p.off)}
	case p.line > 0:
		return pos{p.line - 1, len(e.lines[p.line-1].text)}
	}
	return p
}

// right returns the place one cluster behind p.
func (e *Editor) right(p pos) pos {
	switch l := e.lines[p.line]; {
	case p.off < len(l.text):
		return pos{p.line, p.off + e.ruler.next(l.text, p.off).n}
	case p.line+1 < len(e.lines):
		return pos{line: p.line + 1}
	}
	return p
}

// row returns the row the cursor shows in, as a line and a row of it.
func (e *Editor) row() pos {
	l := e.lines[e.cur.line]
	r := l.rowAt(e.cur.off)
	if start, _ := l.span(r); e.edge && r > 0 && start == e.cur.off {
		r--
	}
	return pos{e.cur.line, r}
}

// column returns the column the cursor shows in.
func (e *Editor) column() int {
	r := e.row()
	start, _ := e.lines[r.line].span(r.off)
	return e.ruler.column(e.lines[r.line].text, start, e.cur.off)
}

// shift returns the row n rows further down, or up for a negative n, and how many rows that is.
func (e *Editor) shift(row pos, n int) (pos, int) {
	moved := 0
	for n > moved {
		step := min(n-moved, e.lines[row.line].count()-1-row.off)
		row.off, moved = row.off+step, moved+step
		if n == moved || row.line+1 == len(e.lines) {
			break
		}
		row, moved = pos{line: row.line + 1}, moved+1
	}
	for n < moved {
		step := min(moved-n, row.off)
		row.off, moved = row.off-step, moved-step
		if n == moved || row.line == 0 {
			break
		}
		row, moved = pos{row.line - 1, e.lines[row.line-1].count() - 1}, moved-1
	}
	return row, moved
}

// vertical moves the cursor n rows down, or up for a negative n, in the column where the last such movement began. In
// the first row up goes to the start of the text, in the last one down goes to its end; where there is nowhere to go
// the key is the caller's.
func (e *Editor) vertical(n int) bool {
	if n < 0 && e.AtStart() || n > 0 && e.AtEnd() {
		return false
	}
	goal := e.goal
	if goal < 0 {
		goal = e.column()
	}
	row, moved := e.shift(e.row(), n)
	switch {
	case moved == 0 && n < 0:
		e.moveTo(pos{})
	case moved == 0:
		e.moveTo(e.end())
	default:
		e.enter(row, goal)
		e.goal = goal
	}
	return true
}

// enter puts the cursor into a row, as near to a column as it goes without passing it.
func (e *Editor) enter(row pos, goal int) {
	l := e.lines[row.line]
	start, end := l.span(row.off)
	off := e.ruler.offset(l.text, start, end, goal)
	soft := off == end && row.off+1 < l.count()
	if soft {
		if p := e.ruler.prev(l, end); p > start && e.ruler.next(l.text, p).class == space {
			off, soft = p, false
		}
	}
	e.cur, e.edge, e.goal = pos{row.line, off}, soft, -1
	e.follow()
}

// home goes to the start of the row, and from there to the start of the line.
func (e *Editor) home() {
	row := e.row()
	start, _ := e.lines[row.line].span(row.off)
	if e.cur.off == start {
		start = 0
	}
	e.moveTo(pos{row.line, start})
}

// toEnd goes to the end of the row, and from there to the end of the line.
func (e *Editor) toEnd() {
	before, edge := e.cur, e.edge
	e.enter(e.row(), e.ruler.width)
	if e.cur == before && e.edge == edge {
		e.moveTo(pos{e.cur.line, len(e.lines[e.cur.line].text)})
	}
}

// follow moves the window so that the cursor is in it, and so that it isn't emptier than it has to be.
func (e *Editor) follow() {
	top := e.top
	top.line = min(top.line, len(e.lines)-1)
	top.off = min(top.off, e.lines[top.line].count()-1)
	if row := e.row(); row.line < top.line || row.line == top.line && row.off < top.off {
		top = row
	} else if low, _ := e.shift(top, e.height-1); low.line < row.line || low.line == row.line && low.off < row.off {
		top, _ = e.shift(row, 1-e.height)
	}
	if _, below := e.shift(top, e.height-1); below < e.height-1 {
		top, _ = e.shift(top, below-e.height+1)
	}
	if top != e.top {
		e.top, e.fresh = top, false
	}
}
