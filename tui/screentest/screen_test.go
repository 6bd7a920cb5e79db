package screentest_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"tacit/tui/editor"
	"tacit/tui/screentest"
)

// note is a small model: a title, an answer editor, and the last key that was left to it.
type note struct {
	editor        *editor.Editor
	width, height int
	last          string
	light         bool
}

func newNote() note {
	e := editor.New()
	e.SetStyle(editor.Style{Gutter: "▏"})
	e.SetPlaceholder("Take your time.")
	return note{editor: e}
}

// Init implements tea.Model.
func (n note) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update implements tea.Model.
func (n note) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.width, n.height = msg.Width, msg.Height
		n.editor.SetSize(msg.Width, msg.Height-2)
	case tea.BackgroundColorMsg:
		n.light = !msg.IsDark()
	case tea.PasteMsg:
		_ = n.editor.Paste(msg.Content)
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return n, tea.Quit
		}
		if !n.editor.HandleKey(msg) {
			n.last = msg.String()
		}
	}
	return n, nil
}

// View implements tea.Model.
func (n note) View() tea.View {
	title := lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("#5fafff")).Render("A note")
	v := tea.NewView(fmt.Sprintf("%s %dx%d light %v last %q\n\n%s", title, n.width, n.height, n.light, n.last, n.editor.View()))
	x, y := n.editor.Cursor()
	v.Cursor = tea.NewCursor(x, y+2)
	v.AltScreen = true
	return v
}

func cursorAt(t *testing.T, s *screentest.Screen, x, y int) {
	t.Helper()
	if gx, gy := s.Cursor(); gx != x || gy != y {
		t.Errorf("cursor at %d,%d, want %d,%d in\n%s", gx, gy, x, y, s.Text())
	}
}

func TestTyping(t *testing.T) {
	s := screentest.Start(t, newNote(), 50, 8)
	s.Await("Take your time.")
	cursorAt(t, s, 1, 2)
	s.Type("60 % of 市价, und <mehr>").Press("enter").Type("next").Await("next").AwaitGone("Take")
	cursorAt(t, s, 5, 3)
	s.Press("up", "end", "ctrl+w", "alt+backspace").Await("市价,\n")
	s.Golden("typing")
	s.Paste("one\r\ntwo").Await("▏two\n▏next")
	cursorAt(t, s, 4, 3)
	if !s.CursorVisible() {
		t.Error("the cursor is hidden")
	}
	model, err := s.Press("ctrl+s").Await(`last "ctrl+s"`).Quit()
	if n, ok := model.(note); !ok || err != nil || n.editor.Value() != "60 % of 市价, one\ntwo\nnext" {
		t.Errorf("ended with %v, %v", model, err)
	}
}

func TestEveryKeyArrives(t *testing.T) {
	s := screentest.Start(t, newNote(), 60, 6)
	for _, k := range []string{
		"ctrl+s", "ctrl+k", "ctrl+x", "ctrl+z", "tab", "shift+tab", "esc", "up", "down", "pgup", "pgdown", "f1", "f5", "f12", "alt+x",
		"ctrl+up", "alt+shift+down", "shift+f5", "insert", "?", "ctrl+alt+x", "ctrl+tab",
	} {
		s.Press(k).Await(fmt.Sprintf("last %q", k))
	}
	s.Type("one two").Press("alt+left").Await("one two")
	cursorAt(t, s, 5, 2)
	s.Press("ctrl+left", "delete").Await("▏ne two").Press("ctrl+end", "ctrl+j", "space", "x").Await("▏ x")
	s.Press("ctrl+_").AwaitGone("▏ x").Press("alt+y").Await("▏ x").Press("ctrl+h", "y").Await("▏ y")
	s.Press("alt+<", "S").Await("▏Sne two").Press("shift+enter").Await("▏S\n▏ne").Press("alt+>", "alt+backspace").AwaitGone("y")
}

func TestResize(t *testing.T) {
	s := screentest.Start(t, newNote(), 40, 6)
	s.Await("40x6").Type("the quick brown fox jumps over").Await("jumps over")
	s.Resize(20, 9).Await("20x9").Await("▏fox jumps over")
	cursorAt(t, s, 15, 3)
}

func TestTheTerminalAnswers(t *testing.T) {
	screentest.Start(t, newNote(), 40, 6).Await("light false")
	screentest.Start(t, newNote(), 40, 6, screentest.OnLightPage()).Await("light true")
}

func TestTheProgramEndsByItself(t *testing.T) {
	s := screentest.Start(t, newNote(), 40, 6)
	s.Await("A note").Press("ctrl+c")
	if _, err := s.Quit(); err != nil {
		t.Error(err)
	}
}

// recorder is a testing.TB that only notes failures.
type recorder struct {
	testing.TB
	failure string
}

// errStop is how a recorder leaves the function under test.
var errStop = errors.New("stop")

func (r *recorder) Helper()        {}
func (r *recorder) Cleanup(func()) {}
func (r *recorder) Fatalf(format string, args ...any) {
	r.failure = fmt.Sprintf(format, args...)
	panic(errStop)
}
func (r *recorder) Errorf(format string, args ...any) { r.failure = fmt.Sprintf(format, args...) }

// failure returns what f reports through a recorder.
func failure(t *testing.T, f func(r *recorder)) string {
	r := &recorder{TB: t}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(errStop) {
				panic(p)
			}
		}()
		f(r)
	}()
	return r.failure
}

func TestFailuresShowTheScreen(t *testing.T) {
	got := failure(t, func(r *recorder) {
		s := screentest.Start(r, newNote(), 40, 6)
		s.Await("A note").Press("ctrl+c").Await("nowhere")
	})
	if !strings.Contains(got, `there is no "nowhere"`) || !strings.Contains(got, "ended") {
		t.Errorf("failure %q", got)
	}
	got = failure(t, func(r *recorder) {
		s := screentest.Start(r, newNote(), 40, 6)
		defer s.Quit()
		s.Await("A note").Golden("other")
	})
	if !strings.Contains(got, "- Another note") || !strings.Contains(got, "+ A note 40x6") {
		t.Errorf("failure %q", got)
	}
}

func TestSVG(t *testing.T) {
	s := screentest.Start(t, newNote(), 40, 6, screentest.WithProfile(colorprofile.ANSI256), screentest.OnLightPage())
	s.Type("我 & <b>").Await("<b>").Await("light true")
	svg := s.SVG()
	wellFormed(t, svg)
	for _, part := range []string{
		`width="360" height="120"`, `fill="#fbfaf7"`, `font-weight="bold">A note<`, `fill="#5fafff"`,
		`<text x="9" y="55" textLength="18" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#25272b">我<`, `&amp; &lt;b&gt;`,
		`<rect x="81" y="40" width="9" height="20" fill="#25272b"/>`,
	} {
		if !strings.Contains(svg, part) {
			t.Errorf("no %s in\n%s", part, svg)
		}
	}
	if dir := os.Getenv("SCREENTEST_SVG"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "note.svg"), []byte(svg), 0o644); err != nil {
			t.Error(err)
		}
	}
}

func TestRenderANSI(t *testing.T) {
	svg := screentest.RenderANSI("\x1b[31mred\x1b[39m plain \x1b[7mturned\x1b[0m\n\x1b[2;4mfaint\x1b[m\x1b[6n\x1b[c\nfulls\n日本|\ntoo far\n", 16, 4)
	wellFormed(t, svg)
	for _, part := range []string{
		`fill="#800000">red<`, `>plain<`, `fill="#16181d">turned<`, `opacity="0.6" text-decoration="underline">faint<`,
		`<text x="36" y="75"`, `<text x="18" y="75" textLength="18"`, `>fulls<`,
	} {
		if !strings.Contains(svg, part) {
			t.Errorf("no %s in\n%s", part, svg)
		}
	}
	if strings.Contains(svg, "too far") {
		t.Error("there is a row too many")
	}
	full := screentest.RenderANSI("abcd\nefgh", 4, 2)
	if !strings.Contains(full, `x="0" y="15" textLength="36" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#d6d9df">abcd<`) ||
		!strings.Contains(full, `x="0" y="35"`) {
		t.Error(full)
	}
}

// wellFormed checks that a picture is XML.
func wellFormed(t *testing.T, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
}

// A program that draws its last and ends between two looks has left the screen all the same.
func TestEndingBetweenTwoLooks(t *testing.T) {
	for range 40 {
		s := screentest.Start(t, newNote(), 40, 6)
		s.Await("Take your time.").Press("ctrl+c").AwaitGone("Take your time.")
	}
}
