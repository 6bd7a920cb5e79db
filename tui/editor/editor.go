// Package editor is the answer editor: many lines of text, soft-wrapped, in a window.
//
// An [Editor] is a plain struct, not a tea.Model. The screen that owns it hands it keys and pastes, draws what [Editor.View]
// returns and puts the terminal's own cursor where [Editor.Cursor] says, so that an input method's window follows it.
// It does no I/O and starts no goroutine; it isn't safe for use by several goroutines at once.
//
// What it promises:
//
//   - [Editor.Value] is byte for byte what was put in, tabs and invalid UTF-8 included. Only the line ends of typed and
//     pasted text are made line feeds. Nothing is ever cut: what doesn't fit the limit is refused whole, with [TooLong].
//   - [Editor.View] never holds a control or bidirectional character of the text. Each is shown as ␣ (an invalid byte
//     as U+FFFD), so that one can see and delete it; package plain decides what is hidden.
//   - Grapheme clusters are never split, neither by a row's end nor by a key.
//   - A key and the View after it take well under a millisecond at 64 KiB, whether in many lines or in one.
//
// Each logical line keeps where its rows start. An edit wraps anew from the first row that could have looked at it until
// the rows fall into their old places again.
package editor

import (
	"bytes"
	"fmt"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// DefaultLimit is how many bytes an editor takes unless [Editor.SetLimit] says otherwise.
const DefaultLimit = 64 << 10

// TooLong says that a key or a paste was refused because the text would have become too long. The text is unchanged.
type TooLong struct {
	Size  int // what the text would have measured, in bytes
	Limit int // what it may measure
}

// Error implements error.
func (e TooLong) Error() string {
	return fmt.Sprintf("the text would be %d bytes long, and %d is the limit", e.Size, e.Limit)
}

// Style is how the editor looks. Only what a style does to characters is used: colours, bold and the like, no padding,
// border or width.
type Style struct {
	Text        lipgloss.Style
	Placeholder lipgloss.Style
	Gutter      string // stands before each row, already styled, on one line; left out where there's no room for it
}

// pos is a place in the text: a logical line and a byte offset in it.
type pos struct{ line, off int }

// Editor is a multi-line text editor. Use [New].
type Editor struct {
	lines   []*line // never empty
	rows    int     // of all lines
	size    int     // of the value in bytes
	limit   int
	version uint64
	err     error

	cur  pos
	edge bool // the cursor shows at the end of its row, not at the start of the next
	goal int  // the column that up and down aim for, or -1

	ruler         ruler
	scratch       []row
	width, height int
	top           pos // first row of the window; off is a row of that line

	history     history
	style       Style
	gutter      int // width of the gutter in cells
	placeholder string

	view  string
	fresh bool   // view is up to date
	scrap []byte // what the last view was drawn into
}

// New returns an empty editor of 80 by 24 cells.
func New() *Editor {
	e := &Editor{limit: DefaultLimit, goal: -1, ruler: ruler{method: ansi.GraphemeWidth}}
	e.load(nil)
	e.SetSize(80, 24)
	return e
}

// SetValue replaces the text, puts the cursor at its end and forgets the undo history. It keeps every byte, and takes
// texts above the limit: those can only be made shorter.
func (e *Editor) SetValue(s string) {
	if s != e.Value() {
		e.load([]byte(s))
		e.wrapAll()
		e.version++
	}
	e.history = history{}
	e.err = nil
	e.moveTo(e.end())
}

// load fills the lines from b, which it keeps.
func (e *Editor) load(b []byte) {
	e.size = len(b)
	e.lines = e.lines[:0]
	for {
		text, rest, more := bytes.Cut(b, newline)
		e.lines = append(e.lines, &line{text: text[:len(text):len(text)]})
		if !more {
			break
		}
		b = rest
	}
	e.cur, e.top = pos{}, pos{}
}

// newline is what parts the lines.
var newline = []byte{'\n'}

// Value returns the text.
func (e *Editor) Value() string { return string(e.slice(pos{}, e.end())) }

// Len returns the length of the text in bytes.
func (e *Editor) Len() int { return e.size }

// Empty says whether there is no text at all.
func (e *Editor) Empty() bool { return e.size == 0 }

// LineCount returns the number of logical lines, which is at least 1.
func (e *Editor) LineCount() int { return len(e.lines) }

// Version returns a number that changes whenever the text does: compare it to know whether to save a draft.
func (e *Editor) Version() uint64 { return e.version }

// AtStart says whether the cursor stands before the whole text.
func (e *Editor) AtStart() bool { return e.cur == pos{} }

// AtEnd says whether the cursor stands behind the whole text.
func (e *Editor) AtEnd() bool { return e.cur == e.end() }

// Err returns why the last key was refused, a [TooLong], or nil.
func (e *Editor) Err() error { return e.err }

// SetLimit sets the number of bytes the text may grow to.
func (e *Editor) SetLimit(bytes int) { e.limit = max(0, bytes) }

// SetPlaceholder sets what shows while there is no text.
func (e *Editor) SetPlaceholder(s string) {
	e.placeholder = s
	e.fresh = false
}

// SetStyle sets the look. A gutter of another width wraps the text anew.
func (e *Editor) SetStyle(s Style) {
	e.style = s
	e.layout()
}

// SetSize sets the size of the window in cells; less than 1 counts as 1. The last column is kept free for the cursor
// behind a full row.
func (e *Editor) SetSize(width, height int) {
	e.width, e.height = max(1, width), max(1, height)
	e.layout()
}

// SetWidthMethod tells the editor how the terminal measures clusters of several characters. The default is
// [ansi.GraphemeWidth]. Bubble Tea assumes [ansi.WcWidth] until the terminal reports mode 2027; follow it by watching
// for tea.ModeReportMsg of ansi.ModeUnicodeCore. The methods only differ for joined emoji, flags and some scripts.
func (e *Editor) SetWidthMethod(m ansi.Method) {
	e.ruler.method = m
	e.wrapAll()
	e.follow()
}

// layout fits the text to the window.
func (e *Editor) layout() {
	e.gutter = ansi.StringWidth(e.style.Gutter)
	if e.width < e.gutter+3 {
		e.gutter = 0
	}
	e.fresh = false
	if width := max(1, e.width-e.gutter-1); width != e.ruler.width {
		e.ruler.width = width
		e.wrapAll()
	}
	e.follow()
}

// wrapAll wraps every line anew.
func (e *Editor) wrapAll() {
	e.rows = 0
	for _, l := range e.lines {
		l.wrap(e.ruler)
		e.rows += l.count()
	}
	e.fresh, e.edge, e.goal = false, false, -1
	e.top.off = min(e.top.off, e.lines[e.top.line].count()-1)
}
