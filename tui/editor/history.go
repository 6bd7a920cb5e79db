package editor

import "unicode"

// kind says which steps undo takes together.
type kind uint8

const (
	other kind = iota // stands alone
	typed             // a run of letters
	back              // a run of backspaces
	ahead             // a run of deletes
)

// Bounds of the history and of one run in it, in bytes.
const (
	historyLimit = 1 << 20
	stepCost     = 128
	runLimit     = 128
)

// step is one edit, told so that it can be taken back and made again.
type step struct {
	kind              kind
	at, end           pos // end is behind inserted
	removed, inserted []byte
	before            pos // where the cursor stood
}

// cost is about what the step takes in memory.
func (t step) cost() int { return stepCost + len(t.removed) + len(t.inserted) }

// history holds the steps made and those taken back, the latest last.
type history struct {
	done, undone []step
	size         int // cost of done
}

// add records a step, joining it with the latest where one would expect them to be undone together.
func (h *history) add(s step) {
	fork := len(h.undone) > 0
	h.undone = nil
	if n := len(h.done); n > 0 && !fork && h.done[n-1].join(s) {
		h.size += len(s.removed) + len(s.inserted)
	} else {
		h.push(s)
	}
	h.trim()
}

// push appends a step as it is.
func (h *history) push(s step) {
	h.done = append(h.done, s)
	h.size += s.cost()
}

// trim forgets the oldest steps above the bound.
func (h *history) trim() {
	n := 0
	for ; h.size > historyLimit; n++ {
		h.size -= h.done[n].cost()
	}
	clear(h.done[:n])
	h.done = h.done[n:]
}

// pop takes the latest step out of done.
func (h *history) pop() (step, bool) {
	n := len(h.done)
	if n == 0 {
		return step{}, false
	}
	s := h.done[n-1]
	h.done = h.done[:n-1]
	h.size -= s.cost()
	return s, true
}

// join makes s a part of t if it goes on with the same run.
func (t *step) join(s step) bool {
	if t.kind != s.kind || len(t.inserted)+len(t.removed) >= runLimit {
		return false
	}
	switch s.kind {
	case typed:
		if s.at != t.end || len(s.removed) > 0 || startsWord(t.inserted, s.inserted) {
			return false
		}
		t.inserted = append(t.inserted, s.inserted...)
		t.end = s.end
	case back:
		if advance(s.at, s.removed) != t.at {
			return false
		}
		t.removed = append(s.removed, t.removed...)
		t.at, t.end = s.at, s.at
	case ahead:
		if s.at != t.at {
			return false
		}
		t.removed = append(t.removed, s.removed...)
	default:
		return false
	}
	return true
}

// startsWord says whether b goes on behind a blank at the end of a.
func startsWord(a, b []byte) bool {
	return len(a) > 0 && unicode.IsSpace(rune(a[len(a)-1])) && len(b) > 0 && !unicode.IsSpace(rune(b[0]))
}

// undo takes the latest step back.
func (e *Editor) undo() {
	s, ok := e.history.pop()
	if !ok {
		return
	}
	e.splice(s.at, s.end, s.removed)
	e.history.undone = append(e.history.undone, s)
	e.moveTo(s.before)
}

// redo makes the step again that was taken back last.
func (e *Editor) redo() {
	n := len(e.history.undone)
	if n == 0 {
		return
	}
	s := e.history.undone[n-1]
	e.history.undone = e.history.undone[:n-1]
	e.splice(s.at, advance(s.at, s.removed), s.inserted)
	e.history.push(s)
	e.settle(s.end)
}
