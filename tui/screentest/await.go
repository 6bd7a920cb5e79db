package screentest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/charmbracelet/x/exp/golden" // for its -update flag, which a test may use beside ours
)

// Await waits until text is on the screen and nothing has changed for a moment since the latest input. It fails the
// test after a minute, or at once when the program has ended.
func (s *Screen) Await(text string) *Screen {
	s.t.Helper()
	return s.await("there is no %q", text, func(screen string) bool { return strings.Contains(screen, text) })
}

// AwaitGone waits until text is no longer on the screen, like [Screen.Await].
func (s *Screen) AwaitGone(text string) *Screen {
	s.t.Helper()
	return s.await("%q is still there", text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// await waits until the screen is at rest and as it should be.
func (s *Screen) await(failure, what string, right func(screen string) bool) *Screen {
	s.t.Helper()
	seen, since := s.look(), s.sent
	for deadline := time.Now().Add(patience); ; time.Sleep(poll) {
		// Asked before looking: what the program drew last is then on the screen that is looked at.
		ended := s.ended()
		if now := s.look(); now.writes != seen.writes {
			if now.text != seen.text || now.x != seen.x || now.y != seen.y {
				since = time.Now()
			}
			seen = now
		}
		if right(seen.text) && (ended || time.Since(since) >= rest) {
			return s
		}
		if ended {
			s.t.Fatalf("the program has ended (%v), and "+failure+" in\n%s", s.err, what, s.Text())
		}
		if time.Now().After(deadline) {
			s.t.Fatalf(failure+" in\n%s", what, s.Text())
		}
	}
}

// look is the screen at one moment.
type look struct {
	writes int
	text   string
	x, y   int
}

// look returns the screen as it is.
func (s *Screen) look() look {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.term.CursorPosition()
	return look{s.writes, text(s.term), p.X, p.Y}
}

// ended says whether the program has.
func (s *Screen) ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// Golden compares the screen with testdata/name.golden in the folder of the test, and waits for it like [Screen.Await]: on
// a busy machine the latest keys may still be under way. With -update it writes the file.
func (s *Screen) Golden(name string) *Screen {
	s.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := s.Text() + "\n"
	if update() {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return s
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatalf("%v; -update writes it", err)
	}
	w := strings.ReplaceAll(string(want), "\r\n", "\n")
	for deadline := time.Now().Add(settled); w != got && time.Now().Before(deadline); time.Sleep(poll) {
		got = s.Text() + "\n"
	}
	if w != got {
		s.t.Errorf("the screen isn't as in %s (-update takes it over)\n%s", path, differences(w, got))
	}
	return s
}

// update says whether the golden files are to be written.
func update() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// differences lists the rows in which two screens differ, and all others for context.
func differences(want, got string) string {
	var b strings.Builder
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		a, c := row(w, i), row(g, i)
		if a == c {
			b.WriteString("  " + a + "\n")
			continue
		}
		b.WriteString("- " + a + "\n+ " + c + "\n")
	}
	return b.String()
}

// row returns row i, or nothing.
func row(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return ""
}
