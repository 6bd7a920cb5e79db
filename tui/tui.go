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
	Host  string       // name of the server that this is a session on; empty: this computer
	Start string       // id of an interview to open at once
	// Rehearse opens it for a rehearsal with the Model, which is there then.
	Rehearse bool
	Setup    interview.Setup
	// Model may be asked in interviews whose specialist agreed to its host ([interview.Session.MayAsk]); nil: none.
	Model interview.Model
	// Others says who watches an interview while it goes on; nil where nobody can.
	Others Others
	// Lead shows others' interviews first, to a lead and to a successor; nil for all others.
	Lead Lead
	// Inviting says that whoever is here may invite somebody to begin an interview.
	Inviting bool

	// Export writes compiled documents to where the person keeps such things, and says where that is. Those that are made
	// of several interviews go by all their ids, with a [Together] between them.
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
	keys(m *Model) []binding
}

// frame is what a screen shows: a text of exactly the height of the terminal, and where the cursor is, if anywhere.
type frame struct {
	text   string
	cursor bool
	x, y   int
}

// Model is the program.
type Model struct {
	cfg     Config
	ctx     context.Context
	say     *prompts.Texts
	theme   theme
	width   int
	height  int
	screen  screen
	home    *home
	lead    *lead
	leading bool // the handovers are where one comes back to, and not the own interviews
	help    help
	notice  string                  // what went wrong last, until the next key
	marks   map[string]profile.Mark // chosen for answers that were not sent yet, by interview and question
	widths  ansi.Method             // how the terminal measures joined emoji and flags
	hush    context.CancelFunc      // ends what a model was asked for the interview that was opened last
}

// New makes the program. The context is that of the session: commands end with it.
func New(ctx context.Context, cfg Config) *Model {
	m := &Model{cfg: cfg, ctx: ctx, say: prompts.TextsOf(prompts.Screens, cfg.Lang), theme: newTheme(cfg.Dark), width: 80, height: 24, widths: ansi.WcWidth, marks: map[string]profile.Mark{}, hush: func() {}}
	m.home, m.lead = &home{}, &lead{}
	m.screen = m.home
	if cfg.Lead != nil && cfg.Start == "" {
		m.leading, m.screen = true, m.lead
	}
	if cfg.Setup.Lang != "" && cfg.Start == "" { // somebody asked for a new interview
		m.screen = newConsent(m)
	}
	return m
}

// Init loads the list of interviews, and asks the terminal for its background.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, m.home.load(m)}
	if m.leading {
		cmds = append(cmds, m.lead.load(m))
	}
	switch {
	case m.cfg.Start != "" && m.cfg.Rehearse:
		cmds = append(cmds, m.rehearse(m.cfg.Start))
	case m.cfg.Start != "":
		cmds = append(cmds, m.resume(m.cfg.Start, "", nil))
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
		m.home.busy, m.lead.busy = false, false
		m.notice = m.refused(msg.err)
	case listed:
		m.home.take(msg)
	case erased:
		return m, m.home.gone(m, msg)
	case opened:
		return m, m.enter(msg)
	case gathered:
		return m, msg.of.takeGathered(m, msg)
	case watched:
		return m, msg.by.takeSeen(m, msg)
	case rehearsed:
		m.screen = newRehearse(m, msg)
		return m, m.resized()
	case noRehearsal:
		cmd := m.goHome()
		m.notice = m.refused(msg.err)
		return m, cmd
	case undecided:
		m.askAboutModel(msg.s, func() tea.Cmd { return func() tea.Msg { return m.beginRehearsal(msg.s) } })
	case compared:
		m.screen = newComparison(msg)
		m.say = prompts.TextsOf(prompts.Screens, msg.profiles[0].Lang)
	case showPlaybook:
		b := newPlaybook(msg)
		m.screen = b
		m.say = prompts.TextsOf(prompts.Screens, b.v.Setup.Lang)
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
	switch s := m.screen.(type) {
	case *talk:
		s.edit.SetWidthMethod(m.widths)
	case *rehearse:
		s.edit.SetWidthMethod(m.widths)
	case *asking:
		s.edit.SetWidthMethod(m.widths)
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
	if k.String() == "ctrl+c" {
		return m.leave(k)
	}
	if m.help.open {
		m.help.key(k)
		return nil
	}
	return m.screen.key(m, k)
}

// leave saves what is being typed and ends the program. It never asks: everything is saved.
func (m *Model) leave(k tea.KeyPressMsg) tea.Cmd {
	if s, ok := m.screen.(*talk); ok {
		return s.quit(m, k)
	}
	m.hush()
	return tea.Quit
}

// Flush saves what is being typed. The shell calls it when the program has ended in whatever way: a signal, a closed
// connection, a panic.
func (m *Model) Flush(ctx context.Context) error {
	m.hush()
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

// opened says that an interview was opened.
type opened struct {
	s        *interview.Session
	drafts   map[string]string // typed and not sent, by question
	revising string            // go to this earlier answer
	book     *playbook         // and from there back to this
}

// resume opens an interview to go on with it.
func (m *Model) resume(id, revising string, book *playbook) tea.Cmd {
	return func() tea.Msg {
		s, err := m.cfg.Desk.Resume(m.ctx, id)
		if err != nil {
			return failed{err}
		}
		drafts, err := draftsOf(m.ctx, s)
		if err != nil {
			return failed{err}
		}
		return opened{s, drafts, revising, book}
	}
}

// draftsOf reads what was typed for the open question, and as changes of earlier answers, and not sent.
func draftsOf(ctx context.Context, s *interview.Session) (map[string]string, error) {
	v, drafts := s.View(), map[string]string{}
	questions := v.Said
	if v.Open != nil {
		questions = append([]interview.Exchange{*v.Open}, v.Said...)
	}
	for _, x := range questions {
		if x.Status != interview.IsOpen && x.Status != interview.IsAnswered {
			continue
		}
		text, err := s.Draft(ctx, x.ID)
		if err != nil {
			return nil, err
		}
		if text != "" {
			drafts[x.ID] = text
		}
	}
	return drafts, nil
}

// enter goes to the interview screen, by way of a question if there is a model that the specialist has not decided about.
func (m *Model) enter(o opened) tea.Cmd {
	m.cfg.Start = ""
	if m.cfg.Model != nil && !o.s.Decided(m.cfg.Model.Host()) {
		m.askAboutModel(o.s, func() tea.Cmd { return m.toTalk(o) })
		return nil
	}
	return m.toTalk(o)
}

func (m *Model) toTalk(o opened) tea.Cmd {
	t := newTalk(m, o)
	m.screen = t
	if o.revising != "" {
		t.book = o.book
		t.reviseID(m, o.revising)
	}
	return tea.Batch(t.resize(m), t.due(), t.advise(), t.listen(m))
}

// goHome shows the list, read anew.
func (m *Model) goHome() tea.Cmd {
	if m.leading {
		return m.toLead()
	}
	m.hush()
	m.say = prompts.TextsOf(prompts.Screens, m.cfg.Lang)
	m.screen = m.home
	return m.home.load(m)
}

// showPlaybook says that documents were compiled to be read.
type showPlaybook struct {
	s     *interview.Session
	files []profile.File
	back  screen
	was   *playbook // that it takes the place of
}

// readPlaybook compiles an interview for reading. The specialist reads their own work: private answers are in it.
func (m *Model) readPlaybook(id string, back screen, was *playbook) tea.Cmd {
	return func() tea.Msg {
		s, err := m.cfg.Desk.Look(m.ctx, id)
		if err != nil {
			return failed{err}
		}
		files, err := s.Compile(m.ctx, profile.ForPrivate)
		if err != nil {
			return failed{err}
		}
		return showPlaybook{s, files, back, was}
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
	if m.help.open {
		return m.helpPage()
	}
	return m.screen.view(m)
}

// noticeHeight is how many lines a notice may take: it says what to do at its end.
const noticeHeight = 4

// status is what stands above the keys: what went wrong, in full, or else the line that the screen says.
func (m *Model) status(normal string, width int) []string {
	if m.notice == "" {
		return []string{m.theme.dim.Render(cut(normal, width))}
	}
	return m.warning(m.notice, width)
}

// warning lays out something that needs attention.
func (m *Model) warning(text string, width int) []string {
	most := noticeHeight
	if m.height < leastHeight {
		most = 2
	}
	var out []string
	for _, l := range atMost(wrapText(text, min(width, textWidth)), most, width) {
		out = append(out, m.theme.warn.Render(l))
	}
	return out
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
