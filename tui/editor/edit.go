package editor

import (
	"bytes"
	"slices"
	"strings"
)

// Paste inserts s at the cursor, with its line ends made line feeds, as one step for undo. If the text would pass the
// limit nothing changes and the error is a [TooLong].
func (e *Editor) Paste(s string) error {
	e.insert(lineFeeds(s), other)
	return e.err
}

// Replace puts s in place of the whole text, byte for byte and whatever the limit, as one step for undo.
func (e *Editor) Replace(s string) {
	e.err = nil
	e.replace(pos{}, e.end(), []byte(s), other)
}

// lineFeeds returns s with CRLF and CR turned into LF.
func lineFeeds(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// insert puts s at the cursor, or sets err.
func (e *Editor) insert(s string, k kind) {
	e.err = nil
	if size := e.size + len(s); len(s) > 0 && size > e.limit {
		e.err = TooLong{Size: size, Limit: e.limit}
		return
	}
	e.replace(e.cur, e.cur, []byte(s), k)
}

// remove deletes what lies between two places.
func (e *Editor) remove(from, to pos, k kind) { e.replace(from, to, nil, k) }

// replace is every edit a person makes: it changes the text, records the step and moves the cursor behind it.
func (e *Editor) replace(from, to pos, ins []byte, k kind) {
	if from == to && len(ins) == 0 {
		return
	}
	s := step{kind: k, at: from, removed: e.slice(from, to), inserted: ins, before: e.cur}
	s.end = e.splice(from, to, ins)
	e.history.add(s)
	e.settle(s.end)
}

// settle puts the cursor at p after an edit, or behind the cluster p has got into.
func (e *Editor) settle(p pos) {
	e.moveTo(pos{p.line, e.ruler.snap(e.lines[p.line], p.off)})
}

// slice returns a copy of the bytes between two places.
func (e *Editor) slice(from, to pos) []byte {
	if from == to {
		return nil
	}
	if from.line == to.line {
		return bytes.Clone(e.lines[from.line].text[from.off:to.off])
	}
	n := len(e.lines[from.line].text) - from.off + to.off
	for i := from.line + 1; i <= to.line; i++ {
		n += 1 + len(e.lines[i].text)
	}
	b := append(make([]byte, 0, n), e.lines[from.line].text[from.off:]...)
	for _, l := range e.lines[from.line+1 : to.line] {
		b = append(append(b, '\n'), l.text...)
	}
	return append(append(b, '\n'), e.lines[to.line].text[:to.off]...)
}

// splice replaces what lies between two places by ins and returns where ins ends. It keeps size, rows and version
// right, and the window on the same rows.
func (e *Editor) splice(from, to pos, ins []byte) pos {
	e.version++
	e.fresh = false
	if from.line == to.line && bytes.IndexByte(ins, '\n') < 0 {
		e.size += len(ins) - (to.off - from.off)
		return e.spliceLine(from, to.off, ins)
	}
	first, last := e.lines[from.line], e.lines[to.line]
	e.size += len(ins) - len(first.text) + from.off - to.off + len(last.text)
	for i := from.line; i <= to.line; i++ {
		e.rows -= e.lines[i].count()
		if i > from.line {
			e.size -= 1 + len(e.lines[i].text)
		}
	}
	tail := bytes.Clone(last.text[to.off:])
	parts := bytes.Split(ins, newline)
	added := make([]*line, len(parts)-1)
	for i := range added {
		added[i] = &line{text: bytes.Clone(parts[i+1])}
	}
	end := advance(from, ins)
	e.setTail(first, from.off, parts[0])
	e.lines = slices.Replace(e.lines, from.line+1, to.line+1, added...)
	if l := e.lines[end.line]; l == first {
		e.setTail(l, len(l.text), tail)
	} else {
		l.text = append(l.text, tail...)
	}
	for i, l := range e.lines[from.line : end.line+1] {
		if i > 0 {
			l.wrap(e.ruler)
		}
		e.rows += l.count()
	}
	e.keepTop(from.line, to.line, len(added))
	return end
}

// spliceLine is splice within one line.
func (e *Editor) spliceLine(from pos, to int, ins []byte) pos {
	l := e.lines[from.line]
	end := from.off + len(ins)
	e.rows -= l.count()
	l.text = slices.Replace(l.text, from.off, to, ins...)
	e.scratch = l.rewrap(e.ruler, from.off, to, end, e.scratch)
	e.rows += l.count()
	return pos{from.line, end}
}

// setTail replaces what stands in l from off on.
func (e *Editor) setTail(l *line, off int, tail []byte) {
	old := len(l.text)
	l.text = append(l.text[:off], tail...)
	e.scratch = l.rewrap(e.ruler, off, old, len(l.text), e.scratch)
}

// keepTop moves the top of the window along after the lines behind from up to to became so many others.
func (e *Editor) keepTop(from, to, others int) {
	switch {
	case e.top.line <= from:
	case e.top.line <= to:
		e.top = pos{line: from}
	default:
		e.top.line += others - (to - from)
	}
}

// advance returns the place behind the text b put at p.
func advance(p pos, b []byte) pos {
	n := bytes.Count(b, newline)
	if n == 0 {
		return pos{p.line, p.off + len(b)}
	}
	return pos{p.line + n, len(b) - bytes.LastIndexByte(b, '\n') - 1}
}
