package cli_test

import (
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// The screens know the model that is configured, and what is agreed to there is on record.
func TestAllowOnTheScreen(t *testing.T) {
	dir := t.TempDir()
	id := beginIn(t, dir)
	cmd := tacit(dir, append([]string{"interview", "--resume", id}, withModel(modelHost)...)...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	var mu sync.Mutex
	shown := ""
	go func() {
		buf := make([]byte, 32<<10)
		for {
			n, err := tty.Read(buf)
			mu.Lock()
			shown += string(buf[:n])
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	await := func(text string) {
		t.Helper()
		for range 2000 {
			mu.Lock()
			there := strings.Contains(ansi.Strip(shown), text)
			mu.Unlock()
			if there {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		cmd.Process.Kill()
		t.Fatalf("%q did not appear", text)
	}
	await("[ ] Let the language model at " + modelHost)
	tty.WriteString(" \r")
	await("skip") // the interview is there once the decision is stored
	cmd.Process.Signal(syscall.SIGTERM)
	cmd.Wait()
	p := newPlace(t, "TACIT_DATA="+dir)
	if allowed, refused := p.decided(); allowed != modelHost || refused != "" {
		t.Errorf("allowed %q, refused %q", allowed, refused)
	}
}
