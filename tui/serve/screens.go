package serve

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"tacit/interview"
	"tacit/tui"
)

// turnsPerSecond is how often Bubble Tea looks whether there is a question to the terminal to be sent. It costs every session, also those
// where nothing happens; what is drawn does not wait for it.
const turnsPerSecond = 10

// flushTime is how long what was being typed may take to be stored when a session ends.
const flushTime = 5 * time.Second

// screens is the program that a session shows.
type screens interface {
	tea.Model
	Flush(ctx context.Context) error
	Left() string
}

// contained are the screens of one session, kept apart from the rest: a panic in them ends the session and nothing else. Bubble Tea
// would catch it too, and print its value, which may be somebody's words.
type contained struct {
	screens
	broke func(value any)
	on    *painter
	asks  bool // whether the terminal shows all colours: OpenSSH does not send COLORTERM
}

// Init implements [tea.Model].
func (c contained) Init() tea.Cmd {
	cmd := c.guard(c.screens.Init())
	if c.asks {
		cmd = tea.Batch(cmd, tea.RequestCapability("RGB"))
	}
	return cmd
}

// Update implements [tea.Model].
func (c contained) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = c // also after a panic: the library goes on with it
	defer c.recover()
	c.on.told(msg)
	_, cmd = c.screens.Update(msg)
	cmd = c.guard(cmd)
	if is, ok := msg.(tea.CapabilityMsg); ok && c.asks {
		if name, _, _ := strings.Cut(is.Content, "="); name == "RGB" { // what was drawn is drawn anew
			cmd = tea.Batch(cmd, func() tea.Msg { return tea.ColorProfileMsg{Profile: colorprofile.TrueColor} })
		}
	}
	return c, cmd
}

// View implements [tea.Model].
func (c contained) View() (v tea.View) {
	defer c.recover()
	c.on.show(c.screens.View())
	return tea.View{} // Bubble Tea draws nothing
}

func (c contained) recover() {
	if r := recover(); r != nil {
		c.broke(r)
	}
}

// guard keeps a command's panic in, and that of the commands that it gives back as a batch.
func (c contained) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer c.recover()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = c.guard(batch[i])
			}
		}
		return msg
	}
}

// show runs the screens until the person leaves, or is gone, or the session has to end; what was being typed is saved
// however that happens.
func (s *Server) show(ctx context.Context, who *caller, roles map[interview.Role]bool) int {
	// The program ends before its context does: what a command is storing then is stored, and what is shown is taken off.
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	cfg := tui.Config{
		Desk: s.desk(who.key), Lang: who.lang, Host: s.cfg.Name, Where: who.say.Say("where", "name", s.cfg.Name), Model: s.cfg.Model, Dark: true,
		Lead: s.readerOf(who.key, roles), Inviting: roles[interview.Lead], Others: company{s, who.key},
	}
	model := s.wrap(tui.New(work, cfg))
	idle := time.AfterFunc(who.idle, func() { who.leave(endIdle) })
	defer idle.Stop()
	colours := profileOf(who)
	broke := func(value any) {
		s.panicked(value)
		who.leave(endPanic)
	}
	asks := colours > colorprofile.ASCII && colours < colorprofile.TrueColor
	out := &inTurn{to: who.sess}
	on := newPainter(out, who.environment(), who.initial, colours, broke)
	program := tea.NewProgram(contained{model, broke, on, asks},
		tea.WithInput(who.in), tea.WithOutput(out), tea.WithEnvironment(who.environment()), tea.WithColorProfile(colours),
		tea.WithWindowSize(who.initial.columns, who.initial.rows), tea.WithoutSignalHandler(), tea.WithoutRenderer(), tea.WithFPS(turnsPerSecond),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			switch msg.(type) {
			case tea.KeyPressMsg, tea.PasteMsg: // and not what the server draws or the terminal answers
				idle.Reset(who.idle)
			case tea.SuspendMsg: // there is no shell to go to
				return tea.ResumeMsg{}
			}
			return msg
		}))
	over := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			program.Quit()
		case <-over:
		}
	}()
	go s.resizes(over, who, program)
	_, err := program.Run()
	close(over)
	on.close()
	if errors.Is(err, tea.ErrProgramPanic) { // in the library itself
		s.meter.Panics.Add(1)
		who.leave(endPanic)
	}
	kept := s.flush(model)
	switch {
	case errors.Is(kept, interview.ErrFenced), errors.Is(kept, interview.ErrNotFound):
		kept = nil // it was said on the screen, and what can be kept is
	case kept != nil:
		s.cfg.Log.Error("a draft was not saved", "key", who.key)
		return exitFailed
	}
	if id := model.Left(); id != "" && who.reason() == endNowhere {
		who.warn(who.say.Say("left", "id", id))
	}
	return 0
}

// flush stores what was being typed. After a panic the screens may be in any state, so they may panic once more.
func (s *Server) flush(model screens) (err error) {
	defer func() {
		if r := recover(); r != nil {
			s.panicked(r)
			err = errors.New("the screens are broken")
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), flushTime)
	defer cancel()
	return model.Flush(ctx)
}

// resizes hands the size of the terminal on, the latest of several that come close together.
func (s *Server) resizes(over <-chan struct{}, who *caller, program *tea.Program) {
	for {
		select {
		case <-over:
			return
		case to := <-who.sizes:
			program.Send(tea.WindowSizeMsg{Width: to.columns, Height: to.rows})
		}
		select {
		case <-over:
			return
		case <-time.After(s.cfg.Limits.Resize):
		}
	}
}

// profileOf is what colours a terminal has by what its client sent. Nothing on this machine is asked: it would be the wrong
// terminal.
func profileOf(who *caller) colorprofile.Profile {
	if who.env["NO_COLOR"] != "" { // any value counts (no-color.org); colorprofile wants a boolean
		return colorprofile.ASCII
	}
	return colorprofile.Env(who.environment())
}
