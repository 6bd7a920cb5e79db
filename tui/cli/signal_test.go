package cli_test

import (
	"fmt"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// lettersOfLastword finds the letters of "lastword", also where frames draw them in pieces with something else in between.
var lettersOfLastword = regexp.MustCompile(`(?s)l.{0,60}a.{0,60}s.{0,60}t.{0,60}w.{0,60}o.{0,60}r.{0,60}d`)

// A signal that asks the program to end, and a terminal that is gone, leave every character that was typed.
func TestSignalsKeepTheLastCharacter(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			ty := &typist{t: t, dir: dir, id: beginIn(t, dir)}
			cmd := tacit(dir, "interview", "--resume", ty.id)
			tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
			if err != nil {
				t.Fatal(err)
			}
			defer tty.Close()
			echoed := make(chan struct{})
			go func() {
				buf, seen, at, up, done := make([]byte, 32<<10), "", 0, false, false
				for {
					n, err := tty.Read(buf)
					seen += string(buf[:n])
					if !up && strings.Contains(seen, "skip") {
						up, at = true, len(seen)
						fmt.Fprint(tty, "lastword")
					}
					if !done && up && lettersOfLastword.MatchString(ansi.Strip(seen[at:])) {
						done = true
						close(echoed)
					}
					if err != nil {
						return
					}
				}
			}()
			select {
			case <-echoed:
			case <-time.After(20 * time.Second):
				t.Fatal("what was typed did not appear")
			}
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			err = cmd.Wait()
			if cmd.ProcessState.ExitCode() != 128+int(sig) {
				t.Errorf("exit status %d, %v", cmd.ProcessState.ExitCode(), err)
			}
			if text := ty.stored(); !strings.Contains(text, "lastword") {
				t.Errorf("stored %q", text)
			}
		})
	}
}
