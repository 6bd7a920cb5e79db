// Package screentest runs a Bubble Tea model in a terminal that exists only in memory, for tests of what a person sees.
//
// [Start] runs a real program: keys arrive as the bytes a terminal sends, and what the program writes goes into an
// emulator, whose answers go back to the program. A test then speaks of the screen:
//
//	s := screentest.Start(t, model, 80, 24)
//	s.Type("60 % of market value").Press("ctrl+s").Await("noted")
//	s.Golden("noted")
//
// There is no sleeping and no guessing: [Screen.Await] waits until a text is there and the screen has come to rest.
// TERM, colours and size are fixed, so that the screen depends on the model alone. [Screen.SVG] makes pictures for the
// documentation.
package screentest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// How long Await, AwaitGone and Quit wait, and how long the screen must not change to be at rest.
const (
	patience = time.Minute      // only a failing test waits so long; with the race detector and other tests beside it, ten seconds were too few
	settled  = 10 * time.Second // the same for a golden screen, of which many may fail at once
	rest     = 30 * time.Millisecond
	poll     = 2 * time.Millisecond
)

// config is what the options set.
type config struct {
	profile colorprofile.Profile
	theme   theme
}

// Option changes how [Start] runs the program or how pictures look.
type Option func(*config)

// WithProfile sets the colours the terminal can show. The default is TrueColor.
func WithProfile(p colorprofile.Profile) Option { return func(c *config) { c.profile = p } }

// OnLightPage makes the terminal black on white, for the program that asks and for pictures. The default is dark.
func OnLightPage() Option { return func(c *config) { c.theme = light } }

// configure returns the configuration opts make.
func configure(opts []Option) config {
	c := config{profile: colorprofile.TrueColor, theme: dark}
	for _, o := range opts {
		o(&c)
	}
	return c
}

// Screen is a running program and the terminal it runs in. Its methods are for the goroutine of the test.
type Screen struct {
	t       testing.TB
	config  config
	program *tea.Program
	input   *queue
	sent    time.Time // of the latest input
	once    sync.Once

	mu     sync.Mutex // protects the following
	term   *vt.Emulator
	writes int  // changes with everything the program writes
	hidden bool // the cursor is

	done  chan struct{} // closed when Run has returned
	final tea.Model     // valid when done is closed, as is err
	err   error
}

// Start runs model in a terminal of the given size. The program ends with the test at the latest.
func Start(t testing.TB, model tea.Model, width, height int, opts ...Option) *Screen {
	t.Helper()
	s := &Screen{t: t, config: configure(opts), input: newQueue(), done: make(chan struct{}), sent: time.Now()}
	if late > 0 {
		model = lateModel{model}
	}
	s.term = newTerminal(width, height, s.config.theme)
	s.term.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { s.hidden = !visible }})
	s.program = tea.NewProgram(model,
		tea.WithInput(s.input),
		tea.WithOutput(output{s}),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "LANG=en_US.UTF-8"}),
		tea.WithColorProfile(s.config.profile),
		tea.WithWindowSize(width, height),
		tea.WithFPS(120),
		tea.WithoutSignalHandler(),
	)
	go func() { _, _ = io.Copy(s.input, s.term) }() // the terminal's answers; ends with hangUp
	go func() {
		defer close(s.done)
		s.final, s.err = s.program.Run()
	}()
	t.Cleanup(func() { s.Quit() })
	return s
}

// newTerminal returns an emulator in the colours of a theme.
func newTerminal(width, height int, th theme) *vt.Emulator {
	term := vt.NewEmulator(width, height)
	term.SetDefaultForegroundColor(th.ink)
	term.SetDefaultBackgroundColor(th.page)
	return term
}

// hangUp ends the emulator's answers. Emulator.Close would race with Read.
func hangUp(term *vt.Emulator) {
	if c, ok := term.InputPipe().(io.Closer); ok {
		_ = c.Close()
	}
}

// output is the program's side of the terminal.
type output struct{ s *Screen }

// Write draws b. The line discipline of a real terminal makes \r\n of \n, so we do.
func (o output) Write(b []byte) (int, error) {
	o.s.mu.Lock()
	defer o.s.mu.Unlock()
	o.s.writes++
	if _, err := o.s.term.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Resize changes the size of the terminal.
func (s *Screen) Resize(width, height int) *Screen {
	s.mu.Lock()
	s.writes++
	s.term.Resize(width, height)
	s.mu.Unlock()
	s.sent = time.Now()
	s.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

// Text returns the screen as plain text, without blanks at the ends of rows and without empty rows at the end.
func (s *Screen) Text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return text(s.term)
}

// text returns what stands on a terminal.
func text(term *vt.Emulator) string {
	var rows []string
	for y := range term.Height() {
		var b strings.Builder
		for x := 0; x < term.Width(); {
			content, w := cellAt(term, x, y)
			b.WriteString(content)
			x += w
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// cellAt returns what a cell holds, a blank if nothing, and its width, which is at least 1.
func cellAt(term *vt.Emulator, x, y int) (content string, width int) {
	c := term.CellAt(x, y)
	if c == nil || c.Content == "" {
		return " ", 1
	}
	return c.Content, max(1, c.Width)
}

// Cursor returns where the cursor is, in cells from the top left corner.
func (s *Screen) Cursor() (x, y int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.term.CursorPosition()
	return p.X, p.Y
}

// CursorVisible says whether the cursor shows.
func (s *Screen) CursorVisible() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.hidden
}

// Quit ends the program if it still runs, and waits for that. It returns the last state of the model and Run's error.
func (s *Screen) Quit() (tea.Model, error) {
	s.t.Helper()
	s.once.Do(func() {
		go s.program.Quit()
		s.input.close() // else Run would wait half a second for more input
		select {
		case <-s.done:
		case <-time.After(patience):
			s.program.Kill()
			s.t.Errorf("the program doesn't end; the screen is\n%s", s.Text())
		}
		hangUp(s.term)
	})
	select {
	case <-s.done:
		if m, ok := s.final.(lateModel); ok {
			return m.Model, s.err
		}
		return s.final, s.err
	default:
		return nil, errors.New("the program has not ended")
	}
}
