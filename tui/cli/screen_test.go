package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"tacit/interview/model/modeltest"
	"tacit/prompts"
)

// terminal is a program on a terminal.
type terminal struct {
	t     *testing.T
	cmd   *exec.Cmd
	tty   *os.File
	mu    sync.Mutex
	shown string
}

// onTerminal starts a program on a terminal of 100 by 30.
func onTerminal(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, cmd: cmd, tty: tty}
	t.Cleanup(func() { tty.Close() })
	go func() {
		buf := make([]byte, 32<<10)
		for {
			n, err := tty.Read(buf)
			term.mu.Lock()
			term.shown += string(buf[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return term
}

// await waits until the program has written a text.
func (term *terminal) await(text string) {
	term.t.Helper()
	for range 2000 {
		term.mu.Lock()
		there := strings.Contains(ansi.Strip(term.shown), text)
		term.mu.Unlock()
		if there {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	term.cmd.Process.Kill()
	term.t.Fatalf("%q did not appear in\n%s", text, ansi.Strip(term.shown))
}

func (term *terminal) press(keys string) { term.tty.WriteString(keys) }

// end ends the program.
func (term *terminal) end() {
	term.cmd.Process.Signal(syscall.SIGTERM)
	term.cmd.Wait()
}

// The screens know the model that is configured, and what is agreed to there is on record.
func TestAllowOnTheScreen(t *testing.T) {
	dir := t.TempDir()
	id := beginIn(t, dir)
	term := onTerminal(t, tacit(dir, append([]string{"interview", "--resume", id}, withModel(modelHost)...)...))
	term.await("[ ] Let the language model at " + modelHost)
	term.press(" \r")
	term.await("skip") // the interview is there once the decision is stored
	term.end()
	p := newPlace(t, "TACIT_DATA="+dir)
	if allowed, refused := p.decided(); allowed != modelHost || refused != "" {
		t.Errorf("allowed %q, refused %q", allowed, refused)
	}
}

// A rehearsal begins on the screen with the same question; the model is not the only thing to be agreed to.
func TestRehearseOnTheScreen(t *testing.T) {
	dir := t.TempDir()
	id := beginIn(t, dir)
	term := onTerminal(t, tacit(dir, append([]string{"rehearse", id}, withModel(modelHost)...)...))
	term.await("[ ] Let the language model at " + modelHost)
	term.press(" \r")
	term.await("did not agree to anything that instructs an agent")
	term.end()
}

// On a terminal a trial is asked about, and anything but a yes sends nothing.
func TestTrialIsAskedAbout(t *testing.T) {
	srv := start(t, modeltest.Good)
	p := newPlace(t)
	p.interviewed(prompts.EN, hostOf(srv))
	for _, test := range []struct {
		says string
		some bool
	}{{"no\r", false}, {"yes\r", true}} {
		term := onTerminal(t, tacit(filepath.Join(p.home, ".local", "share", "tacit"), "check", "--model=m", "--model-url", srv.URL, "--runs=1"))
		term.await("Send them?")
		if len(srv.Requests()) > 0 {
			t.Error("something was sent before")
		}
		term.press(test.says)
		term.await("Traceable")
		term.cmd.Wait()
		if some := len(srv.Requests()) > 0; some != test.some {
			t.Errorf("%q: %d requests", test.says, len(srv.Requests()))
		}
	}
}
