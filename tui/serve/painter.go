package serve

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter draws the screens of one session, with the renderer that Bubble Tea has underneath. Bubble Tea's own way is made for one program on
// one terminal: it looks sixty times a second whether there is something to draw, in a session in which nothing happens too; it keeps
// two screens of cells, half a megabyte each, of which it draws one whole for each frame; and on a row that holds a wide character it does not trust the
// terminal, and paints the row anew in each frame, more than a kilobyte for a key on a Chinese screen. Here a frame is drawn when there is one; the screens
// are given up while nothing happens, since most people read most of the time and cells are what the garbage collector has to look through; and rows
// that are as they were are left alone, on the canvas too, since a cell that is written while it collects costs many times as much.
type painter struct {
	to    io.Writer
	broke func(value any)
	due   chan struct{} // there is something to draw
	done  chan struct{} // closed when there is nothing more to draw
	over  chan struct{} // closed when nothing more is drawn

	mu     sync.Mutex
	view   tea.View // the latest
	shown  tea.View // the one that is on the terminal
	rows   []string // of that one; nil: not known
	begun  bool
	synced bool // the terminal takes a frame as one
	method ansi.Method
	also   string // to be written with the next frame
	size
	out     bytes.Buffer
	env     []string
	profile colorprofile.Profile
	canvas  *canvas
	scr     *uv.TerminalRenderer // writes to out; nil, with the canvas: it rests
	x, y    int                  // where it left the cursor
}

// inTurn lets several write to what only one may write to at a time, as a channel of SSH: the painter, and Bubble Tea with its questions to
// the terminal.
type inTurn struct {
	mu sync.Mutex
	to io.Writer
}

// Write implements [io.Writer].
func (w *inTurn) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(p)
}

// frameTime is how long one frame stands at the least.
const frameTime = time.Second / 60

// restAfter is how long nothing has to happen until a screen of cells is given up.
const restAfter = 3 * time.Second

// canvas is the screen of cells that a frame is drawn on. What has changed is known by the rows, and not noted cell by cell.
type canvas struct {
	*uv.RenderBuffer
	method ansi.Method
}

// SetCell implements [uv.Screen].
func (c *canvas) SetCell(x, y int, cell *uv.Cell) { c.Buffer.SetCell(x, y, cell) }

// WidthMethod implements [uv.Screen].
func (c *canvas) WidthMethod() uv.WidthMethod { return c.method }

// newPainter draws on a terminal of a size, until it is closed.
func newPainter(to io.Writer, env []string, initial size, profile colorprofile.Profile, broke func(any)) *painter {
	p := &painter{to: to, broke: broke, size: initial, env: env, profile: profile, due: make(chan struct{}, 1), done: make(chan struct{}), over: make(chan struct{})}
	p.wake()
	go p.run()
	return p
}

// wake makes a renderer that knows what the terminal shows.
func (p *painter) wake() {
	p.scr = uv.NewTerminalRenderer(&p.out, p.env)
	p.scr.SetColorProfile(p.profile)
	p.scr.SetFullscreen(true)
	p.scr.SetRelativeCursor(false)
	p.scr.SetTabStops(-1)
	p.scr.SetMapNewline(true) // the library writes \r\n for \n
	p.scr.SetScrollOptim(true)
	p.scr.Resize(p.columns, p.size.rows)
	p.scr.Erase()
	p.canvas = &canvas{RenderBuffer: uv.NewRenderBuffer(p.columns, p.size.rows)}
	if p.rows == nil {
		return // everything is to be drawn
	}
	p.rows = nil
	p.draw(p.shown.Content)
	_ = p.scr.Flush() // it writes to memory, and the terminal has it already
	p.out.Reset()
	p.scr.SetPosition(p.x, p.y)
}

// rest gives up what only drawing needs.
func (p *painter) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.scr != nil {
		p.x, p.y = p.scr.Position()
		p.scr, p.canvas = nil, nil
	}
}

// show has a view drawn, soon.
func (p *painter) show(v tea.View) {
	p.mu.Lock()
	p.view = v
	p.mu.Unlock()
	select {
	case p.due <- struct{}{}:
	default: // it is going to be
	}
}

// told takes what Bubble Tea says to a model and would say to its renderer. What it changes is drawn with the view that follows.
func (p *painter) told(msg tea.Msg) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.size = size{msg.Width, msg.Height}
		p.anew()
	case tea.ColorProfileMsg:
		p.profile = msg.Profile
		p.anew()
	case tea.ModeReportMsg:
		known := msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
		switch {
		case msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset:
			p.synced = true
		case msg.Mode == ansi.ModeUnicodeCore && known && p.method != ansi.GraphemeWidth:
			p.method = ansi.GraphemeWidth
			p.also += ansi.SetModeUnicodeCore
			p.anew()
		}
	}
}

// anew has everything drawn with the next frame.
func (p *painter) anew() {
	p.rows = nil
	p.wake()
}

func (p *painter) run() {
	defer close(p.over)
	defer func() {
		if r := recover(); r != nil {
			p.broke(r)
		}
	}()
	for {
		idle := time.After(restAfter)
		for due := false; !due; {
			select {
			case <-p.due:
				due = true
			case <-idle:
				p.rest()
			case <-p.done:
				return
			}
		}
		if frame := p.frame(); len(frame) > 0 {
			if _, err := p.to.Write(frame); err != nil {
				return // the session is over
			}
		}
		select {
		case <-time.After(frameTime):
		case <-p.done:
			return
		}
	}
}

// frame is what brings the terminal from what it shows to the latest view.
func (p *painter) frame() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	v := p.view
	if p.scr == nil {
		p.wake()
	}
	first := !p.begun
	if first {
		p.begun = true
		p.also = ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(keyFlags) + ansi.RequestKittyKeyboard +
			ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore + p.also
	}
	_, _ = p.scr.WriteString(p.also)
	p.also = ""
	if v.WindowTitle != p.shown.WindowTitle {
		_, _ = p.scr.WriteString(ansi.SetWindowTitle(v.WindowTitle))
	}
	if was, is := shape(p.shown.Cursor), shape(v.Cursor); is != was {
		_, _ = p.scr.WriteString(ansi.SetCursorStyle(is))
	}
	p.draw(v.Content)
	if v.Cursor != nil {
		p.scr.MoveTo(v.Cursor.X, v.Cursor.Y)
	}
	if p.scr.Flush() != nil {
		return nil // it writes to memory
	}
	drawn := bytes.Clone(p.out.Bytes())
	p.out.Reset()
	frame := p.wrapped(drawn, first, p.shown.Cursor != nil, v.Cursor != nil)
	p.shown = v
	return frame
}

// keyFlags asks terminals that can to tell keys apart that were once the same.
const keyFlags = ansi.KittyDisambiguateEscapeCodes

// shape is a cursor's number in DECSCUSR; 0 where there is none.
func shape(c *tea.Cursor) int {
	if c == nil {
		return 0
	}
	n := 2*int(c.Shape) + 1
	if !c.Blink {
		n++
	}
	return n
}

// draw draws the rows that have changed. No style of ours goes on from one row to the next.
func (p *painter) draw(content string) {
	rows := strings.Split(content, "\n")
	p.canvas.method = p.method
	for y := range p.size.rows {
		row := rowOf(rows, y)
		if p.rows != nil && row == rowOf(p.rows, y) {
			continue
		}
		at := uv.Rect(0, y, p.columns, 1)
		p.canvas.ClearArea(at)
		uv.NewStyledString(row).Draw(p.canvas, at)
		p.canvas.TouchLine(0, y, p.columns)
	}
	p.scr.Render(p.canvas.RenderBuffer)
	p.rows = rows
}

func rowOf(rows []string, y int) string {
	if y < len(rows) {
		return rows[y]
	}
	return ""
}

// wrapped is a frame with what keeps the cursor from being seen on its way.
func (p *painter) wrapped(drawn []byte, first, was, is bool) []byte {
	var b bytes.Buffer
	if first {
		b.WriteString(ansi.ResetModifyOtherKeys + ansi.SetModeAltScreenSaveCursor)
	}
	if p.synced && len(drawn) > 0 {
		b.WriteString(ansi.SetModeSynchronizedOutput)
	}
	if first && !is || was && !is || !p.synced && len(drawn) > 0 && was && is {
		b.WriteString(ansi.ResetModeTextCursorEnable)
	}
	b.Write(drawn)
	if is && (first || !was || !p.synced && len(drawn) > 0) {
		b.WriteString(ansi.SetModeTextCursorEnable)
	}
	if p.synced && len(drawn) > 0 {
		b.WriteString(ansi.ResetModeSynchronizedOutput)
	}
	return b.Bytes()
}

// close gives the terminal back as it was, once the program has ended.
func (p *painter) close() {
	close(p.done)
	<-p.over
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.begun {
		return
	}
	end := ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) + ansi.CursorPosition(1, p.size.rows) + ansi.ResetModeAltScreenSaveCursor
	if p.shown.Cursor == nil {
		end += ansi.SetModeTextCursorEnable
	}
	end += ansi.ResetModeBracketedPaste + ansi.SetWindowTitle("")
	if shape(p.shown.Cursor) != 0 {
		end += ansi.SetCursorStyle(0)
	}
	if p.method == ansi.GraphemeWidth {
		end += ansi.ResetModeUnicodeCore
	}
	_, _ = io.WriteString(p.to, end)
}
