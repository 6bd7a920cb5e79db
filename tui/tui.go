// Package tui is what a person sees: one Bubble Tea program ([Model]) whose screens are plain structs.
//
// The rules that keep it quick and calm:
//
//   - Only the Model is a tea.Model. A screen has three methods: key takes a key, view returns lines, keys lists what can
//     be done. Screens change themselves directly; they send no messages to each other.
//   - Nothing is read from or written to storage in Update: that happens in commands, whose messages say what came of it.
//   - A screen talks to one [interview.Session] or to the [interview.Desk], which the shell made, never to a store.
//   - Every word comes from prompts, every key from the lists in keys.go; the last line and the help page are made from
//     those.
//   - Text from outside goes through plain.Clean before it is laid out. Free text has no box around it: wide characters
//     break borders.
package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui/line"
)

// Config is what the shell hands to the screens.
type Config struct {
	Desk  *interview.Desk
	Lang  prompts.Lang // of the screens; an open interview has its own
	Where string       // where the interviews are kept, for the consent and home screens
	Model string       // the host that sees answers, or empty: none
	Start string       // id of an interview to open at once
	Setup interview.Setup

	// Export writes compiled documents to where the person keeps such things, and says where that is.
	Export func(id string, files []profile.File) (folder string, err error)
	// Editor is the command of the person's editor, with its arguments; empty where there is none, as over SSH.
	Editor []string
	// EditorDir is a private folder for the file that the editor works on.
	EditorDir string
	// Dark is what is known of the background before the terminal has answered.
	Dark bool
}

// screen is one of the things that fill the terminal.
type screen interface {
	key(m *Model, k tea.KeyPressMsg) tea.Cmd
	view(m *Model) frame
	keys() []binding
}

// frame is what a screen shows: a text of exactly the height of the terminal, and where the cursor is, if anywhere.
type frame struct {
	text   string
	cursor bool
	x, y   int
}

// Model is the program.
type Model struct {
	cfg    Config
	ctx    context.Context
	say    *prompts.Texts
	theme  theme
	width  int
	height int
	screen screen
	home   *home
	help   bool
	notice string      // what went wrong last, until the next key
	widths ansi.Method // how the terminal measures joined emoji and flags
}

// New makes the program. The context is that of the session: commands end with it.
func New(ctx context.Context, cfg Config) *Model {
	m := &Model{cfg: cfg, ctx: ctx, say: prompts.TextsOf(prompts.Screens, cfg.Lang), theme: newTheme(cfg.Dark), width: 80, height: 24, widths: ansi.WcWidth}
	m.home = &home{}
	m.screen = m.home
	return m
}

// Init loads the list of interviews, and asks the terminal for its background.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, m.home.load(m)}
	if m.cfg.Start != "" {
		cmds = append(cmds, m.resume(m.cfg.Start, ""))
	}
	return tea.Batch(cmds...)
}

// failed says that a command could not do its work.
type failed struct{ err error }

// Update takes a message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = max(msg.Width, 1), max(msg.Height, 1)
		return m, m.resized()
	case tea.BackgroundColorMsg:
		m.theme = newTheme(msg.IsDark())
		m.cfg.Dark = msg.IsDark()
		return m, m.resized()
	case tea.ModeReportMsg:
		m.measure(msg)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		if p, ok := m.screen.(paster); ok {
			return m, p.paste(m, msg.Content)
		}
	case failed:
		m.notice = m.refused(msg.err)
	case listed:
		m.home.take(msg)
	case opened:
		return m, m.enter(msg)
	case showPlaybook:
		m.screen = newPlaybook(msg)
		return m, m.resized()
	default:
		if t, ok := m.screen.(taker); ok {
			return m, t.take(m, msg)
		}
	}
	return m, nil
}

// taker is a screen that waits for messages of its own; paster one that takes pasted text; resizer one that has to do
// something when the size or the colours change.
type (
	taker   interface{ take(*Model, tea.Msg) tea.Cmd }
	paster  interface{ paste(*Model, string) tea.Cmd }
	resizer interface{ resize(*Model) tea.Cmd }
)

// measure follows the terminal: with mode 2027 it takes a cluster of characters for one, without it each for itself.
// Bubble Tea does the same for what it draws.
func (m *Model) measure(r tea.ModeReportMsg) {
	if r.Mode != ansi.ModeUnicodeCore {
		return
	}
	if r.Value == ansi.ModeReset || r.Value == ansi.ModeSet || r.Value == ansi.ModePermanentlySet {
		m.widths = ansi.GraphemeWidth
	}
	if t, ok := m.screen.(*talk); ok {
		t.edit.SetWidthMethod(m.widths)
	}
}

func (m *Model) resized() tea.Cmd {
	if r, ok := m.screen.(resizer); ok {
		return r.resize(m)
	}
	return nil
}

func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	if m.help {
		m.help = false
		return nil
	}
	if k.String() == "ctrl+c" {
		return m.leave()
	}
	return m.screen.key(m, k)
}

// leave saves what is being typed and ends the program. It never asks: everything is saved.
func (m *Model) leave() tea.Cmd {
	if s, ok := m.screen.(*talk); ok {
		return tea.Sequence(s.saveNow(m), tea.Quit)
	}
	return tea.Quit
}

// Flush saves what is being typed. The shell calls it when the program has ended in whatever way: a signal, a closed
// connection, a panic.
func (m *Model) Flush(ctx context.Context) error {
	if s, ok := m.screen.(*talk); ok {
		return s.flush(ctx)
	}
	return nil
}

// Left returns the id of the interview that is open, for the shell to name after the program has ended.
func (m *Model) Left() string {
	if s, ok := m.screen.(*talk); ok {
		return s.s.ID()
	}
	return ""
}

// refused words an error.
func (m *Model) refused(err error) string {
	_, text := line.Refused(m.say, err)
	return text
}

// opened says that an interview was opened; playbook that it is to be read.
type opened struct {
	s        *interview.Session
	draft    string
	revising string // go to this earlier answer
}

// resume opens an interview to go on with it.
func (m *Model) resume(id, revising string) tea.Cmd {
	return func() tea.Msg {
		s, err := m.cfg.Desk.Resume(m.ctx, id)
		if err != nil {
			return failed{err}
		}
		return openedWith(m.ctx, s, revising)
	}
}

func openedWith(ctx context.Context, s *interview.Session, revising string) tea.Msg {
	draft := ""
	if open := s.View().Open; open != nil {
		var err error
		if draft, err = s.Draft(ctx, open.ID); err != nil {
			return failed{err}
		}
	}
	return opened{s, draft, revising}
}

// enter goes to the interview screen.
func (m *Model) enter(o opened) tea.Cmd {
	m.cfg.Start = ""
	t := newTalk(m, o)
	m.screen = t
	if o.revising != "" {
		t.reviseID(m, o.revising)
	}
	return t.resize(m)
}

// goHome shows the list, read anew.
func (m *Model) goHome() tea.Cmd {
	m.say = prompts.TextsOf(prompts.Screens, m.cfg.Lang)
	m.screen = m.home
	return m.home.load(m)
}

// showPlaybook says that documents were compiled to be read.
type showPlaybook struct {
	s     *interview.Session
	files []profile.File
	back  screen
}

// readPlaybook compiles an interview for reading. The specialist reads their own work: private answers are in it.
func (m *Model) readPlaybook(id string, back screen) tea.Cmd {
	return func() tea.Msg {
		s, err := m.cfg.Desk.Look(m.ctx, id)
		if err != nil {
			return failed{err}
		}
		files, err := s.Compile(m.ctx, profile.ForPrivate)
		if err != nil {
			return failed{err}
		}
		return showPlaybook{s, files, back}
	}
}

// View draws the screen.
func (m *Model) View() tea.View {
	f := m.frame()
	v := tea.NewView(f.text)
	v.AltScreen = true
	v.WindowTitle = "tacit"
	if f.cursor {
		v.Cursor = tea.NewCursor(f.x, f.y)
		v.Cursor.Blink = false
		v.Cursor.Shape = tea.CursorBar
	}
	return v
}

func (m *Model) frame() frame {
	if m.help {
		return m.helpPage()
	}
	return m.screen.view(m)
}

// status is the line above the keys: what went wrong, or else what the screen says.
func (m *Model) status(normal string, width int) string {
	if m.notice != "" {
		return m.theme.warn.Render(cut(m.notice, width))
	}
	return m.theme.dim.Render(cut(normal, width))
}

// timeAgo says when something was, by the day.
func (m *Model) timeAgo(at time.Time) string {
	now := m.cfg.Desk.Clock()
	day := func(t time.Time) time.Time {
		y, mo, d := t.In(now.Location()).Date()
		return time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
	}
	switch days := int(day(now).Sub(day(at)).Hours() / 24); {
	case days <= 0:
		return m.say.Say("today")
	case days == 1:
		return m.say.Say("yesterday")
	}
	if m.say.Lang == prompts.ZH {
		return at.Format("1月2日")
	}
	return at.Format("2 Jan")
}
