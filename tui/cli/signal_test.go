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

// lastWord is made of letters that nothing else on the screen has, so that frames that draw it in pieces cannot be mistaken for it.
const lastWord = "ψωξλ"

var lettersOfLastWord = regexp.MustCompile(`(?s)ψ.*ω.*ξ.*λ`)

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
						fmt.Fprint(tty, lastWord)
					}
					if !done && up && lettersOfLastWord.MatchString(ansi.Strip(seen[at:])) {
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
			if text := ty.stored(); !strings.Contains(text, lastWord) {
				t.Errorf("stored %q", text)
			}
		})
	}
}
