package serve

import (
	"bytes"
	"io"
	"strconv"
	"sync"
)

// A row that holds a wide character is painted whole in each frame, whether it has changed or not: Bubble Tea's renderer does not trust a
// terminal to measure such characters as it does. On a Chinese screen that is more than a kilobyte for each key. What is painted a second
// time over the same is the same, so repaints leaves it out: it follows where the cursor is, remembers with what each row was painted,
// and forgets a row that anything else is drawn on, and all rows at anything that it does not know.
type repaints struct {
	to io.Writer

	mu     sync.Mutex
	height int
	row    int            // of the cursor; -1: not known
	pen    []byte         // the sequences that have set the colours, since they were reset
	lost   bool           // there were too many of them
	rows   map[int][]byte // how a row was painted: the pen at first, and all that was written
	place  []byte         // where the cursor is to be, after rows that were left out
	set    []byte         // and the colours
	out    []byte
}

// The renderer paints a row between these: without wrapping at its end, after erasing it, and then puts the cursor in its place.
var rowBegins, rowErased, rowEnds = []byte("\x1b[?7l"), []byte("\x1b[K"), []byte("\x1b[?7h")

// newRepaints writes to a terminal of so many rows.
func newRepaints(to io.Writer, height int) *repaints {
	return &repaints{to: to, height: height, row: -1, rows: map[int][]byte{}}
}

// Write takes what was drawn. A sequence is never split between two calls: the renderer writes a frame as a whole.
func (r *repaints) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.out = r.out[:0]
	for rest := p; len(rest) > 0; {
		n := 0
		if bytes.HasPrefix(rest, rowBegins) {
			n = r.painted(rest)
		}
		if n == 0 {
			n = r.other(rest)
		}
		rest = rest[n:]
	}
	r.settle()
	if _, err := r.to.Write(r.out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// painted takes a row that is painted whole, and says how long that is; 0 if it is not one.
func (r *repaints) painted(p []byte) int {
	end := bytes.Index(p, rowEnds)
	erased := bytes.Index(p, rowErased)
	if end < 0 || erased < 0 || erased > end || r.lost || !moves(p[len(rowBegins):erased]) {
		return 0
	}
	n := end + len(rowEnds)
	place := sequence(p[n:]) // where the cursor is put
	row, ok := position(place)
	if !ok || !plainRow(p[erased+len(rowErased):end]) {
		return 0
	}
	n += len(place)
	was := append(append([]byte{}, r.pen...), 0)
	for _, s := range colours(p[:erased]) { // what was set on the way there
		was = append(was, s...)
	}
	was = append(append(was, 0), p[erased:end]...)
	set := colours(p[:end])
	if bytes.Equal(r.rows[row], was) {
		for _, s := range set {
			if resets(s) {
				r.set = r.set[:0]
			}
			r.set = append(r.set, s...)
		}
		r.place = append(r.place[:0], place...)
	} else {
		r.settle()
		r.out = append(r.out, p[:n]...)
		r.rows[row] = was
	}
	for _, s := range set {
		r.setPen(s)
	}
	r.row = row
	return n
}

// other takes one sequence, or some text, that is not a painted row.
func (r *repaints) other(p []byte) int {
	r.settle()
	s := sequence(p)
	switch {
	case len(s) > 0:
		r.out = append(r.out, s...)
		r.follow(s)
		return len(s)
	case p[0] == '\r':
	case p[0] == '\n':
		if r.row >= 0 {
			r.row++
		}
		if r.row < 0 || r.row > r.height { // it may scroll
			r.forget()
		}
	default:
		delete(r.rows, r.row)
		if r.row < 0 {
			r.forget()
		}
	}
	r.out = append(r.out, p[0])
	return 1
}

// settle brings cursor and colours to where the rows that were left out would have.
func (r *repaints) settle() {
	r.out = append(append(r.out, r.set...), r.place...)
	r.set, r.place = r.set[:0], r.place[:0]
}

// resets says whether a sequence takes all colours back.
func resets(s []byte) bool { return string(s) == "\x1b[m" || string(s) == "\x1b[0m" }

// follow does what a sequence means for what is remembered.
func (r *repaints) follow(s []byte) {
	if len(s) < 3 || s[1] != '[' {
		r.forget()
		return
	}
	argument, final := s[2:len(s)-1], s[len(s)-1]
	n, err := strconv.Atoi(string(argument))
	if err != nil || n < 1 {
		n = 1
	}
	switch final {
	case 'm':
		r.setPen(s)
	case 'H':
		r.row, _ = position(s)
	case 'd':
		r.row = n
	case 'A':
		r.move(-n)
	case 'B':
		r.move(n)
	case 'C', 'D', 'G', 'q': // within the row; the shape of the cursor
	case 'K', 'X', 'P', '@':
		delete(r.rows, r.row)
	case 'h', 'l':
		if !bytes.Equal(argument, []byte("?25")) && !bytes.Equal(argument, []byte("?2026")) {
			r.forget()
		}
	default: // erasing the screen, scrolling, and all that is not known
		r.forget()
	}
}

func (r *repaints) move(by int) {
	if r.row < 0 {
		r.forget()
		return
	}
	r.row = min(max(r.row+by, 1), r.height)
}

func (r *repaints) forget() {
	clear(r.rows)
	r.row = -1
}

// setPen notes a sequence that sets colours.
func (r *repaints) setPen(s []byte) {
	if resets(s) {
		r.pen, r.lost = r.pen[:0], false
		return
	}
	if r.pen = append(r.pen, s...); len(r.pen) > 512 { // nobody resets it: what is remembered is not worth it
		r.lost = true
		r.forget()
	}
}

// resized is called when the terminal has another size.
func (r *repaints) resized(height int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.height = height
	r.forget()
}

// sequence is the control sequence that p begins with; empty if it does not.
func sequence(p []byte) []byte {
	if len(p) < 2 || p[0] != '\x1b' {
		return nil
	}
	if p[1] != '[' {
		return p[:2]
	}
	for i := 2; i < len(p); i++ {
		if p[i] >= 0x40 && p[i] <= 0x7e {
			return p[:i+1]
		}
	}
	return p
}

// position is the row in a sequence that puts the cursor somewhere.
func position(s []byte) (row int, ok bool) {
	if len(s) < 3 || s[len(s)-1] != 'H' {
		return -1, false
	}
	first, _, _ := bytes.Cut(s[2:len(s)-1], []byte(";"))
	if len(first) == 0 {
		return 1, true
	}
	row, err := strconv.Atoi(string(first))
	return row, err == nil && row > 0
}

// colours are the sequences in p that set colours.
func colours(p []byte) (out [][]byte) {
	for len(p) > 0 {
		s := sequence(p)
		if len(s) == 0 {
			p = p[1:]
			continue
		}
		if s[len(s)-1] == 'm' && s[1] == '[' {
			out = append(out, s)
		}
		p = p[len(s):]
	}
	return out
}

// moves says whether p does nothing but move the cursor and set colours.
func moves(p []byte) bool {
	for len(p) > 0 {
		s := sequence(p)
		switch {
		case len(s) > 0 && (s[1] != '[' || !bytes.Contains([]byte("mHdABCDG"), s[len(s)-1:])):
			return false
		case len(s) > 0:
			p = p[len(s):]
		case p[0] == '\r' || p[0] == '\n' || p[0] == '\b':
			p = p[1:]
		default:
			return false
		}
	}
	return true
}

// plainRow says whether a row was painted with text and colours alone.
func plainRow(p []byte) bool {
	for len(p) > 0 {
		s := sequence(p)
		switch {
		case len(s) > 0 && (s[1] != '[' || s[len(s)-1] != 'm'):
			return false
		case len(s) == 0 && p[0] < ' ':
			return false
		case len(s) == 0:
			p = p[1:]
		default:
			p = p[len(s):]
		}
	}
	return true
}
