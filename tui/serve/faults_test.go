package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
)

// watched are screens that a test looks into, and that fail when it says so.
type watched struct {
	screens
	sizes func(tea.WindowSizeMsg)
	fault *atomic.Value // a string: where to panic next
	keys  *atomic.Int64 // counts those that have arrived
}

func (w watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok && w.sizes != nil {
		w.sizes(size)
	}
	_, cmd := w.screens.Update(msg)
	if _, ok := msg.(tea.KeyPressMsg); ok && w.keys != nil {
		w.keys.Add(1)
	}
	if key, ok := msg.(tea.KeyPressMsg); ok && w.fault != nil && key.String() == "f9" {
		switch w.fault.Load() {
		case "update":
			panic("secret words in update")
		case "command":
			return w, func() tea.Msg { panic("secret words in a command") }
		}
	}
	return w, cmd
}

func (w watched) View() tea.View {
	if w.fault != nil && w.fault.Load() == "view now" {
		panic("secret words in a view")
	}
	return w.screens.View()
}

// inside is a server with watched screens, and a client's session on it.
func inside(t *testing.T, wrap func(screens) screens, log io.Writer) (s *Server, connect func(width, height int) (*gossh.Session, io.Writer, *lines), st interview.SharedStore) {
	t.Helper()
	signer := func() gossh.Signer {
		_, private, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		key, err := gossh.NewSignerFromKey(private)
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	st = store.NewMemory()
	s, err := New(Config{
		Store: st, HostKey: signer(), Clock: time.Now, Pack: prompts.LoadPack, Packs: prompts.PackNames(), Open: true,
		Log: slog.New(slog.NewJSONHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.wrap = wrap
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = s.Serve(ctx, l) }()
	t.Cleanup(func() { cancel(); <-done })
	return s, func(width, height int) (*gossh.Session, io.Writer, *lines) {
		t.Helper()
		c, err := gossh.Dial("tcp", l.Addr().String(), &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(signer())}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		session, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		out := &lines{}
		session.Stdout, session.Stderr = out, out
		in, err := session.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := session.RequestPty("xterm-256color", height, width, nil); err != nil {
			t.Fatal(err)
		}
		if err := session.Shell(); err != nil {
			t.Fatal(err)
		}
		return session, in, out
	}, st
}

// lines are what a session wrote.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// has waits for a text.
func (l *lines) has(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if strings.Contains(l.String(), text) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%q does not come", text)
		}
	}
}

// However large a terminal says that it is, we draw on a part of it; and of sizes that come quickly only the latest counts.
func TestTerminalSizes(t *testing.T) {
	var mu sync.Mutex
	var seen []size
	wrap := func(m screens) screens {
		return watched{screens: m, sizes: func(msg tea.WindowSizeMsg) {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, size{msg.Width, msg.Height})
		}}
	}
	last := func() size {
		mu.Lock()
		defer mu.Unlock()
		if len(seen) == 0 {
			return size{}
		}
		return seen[len(seen)-1]
	}
	_, connect, _ := inside(t, wrap, io.Discard)
	for _, test := range []struct {
		columns, rows int
		want          size
	}{{80, 24, size{80, 24}}, {20_000, 20_000, size{300, 120}}, {1 << 31, 1<<32 - 1, size{300, 120}}, {0, 0, size{80, 24}}, {1, 1, size{20, 5}}} {
		mu.Lock()
		seen = nil
		mu.Unlock()
		session, _, out := connect(test.columns, test.rows)
		out.has(t, "tacit")
		wait(t, func() bool { return last() == test.want }, func() string { return fmt.Sprint(test, seen) })
		for i := range 20_000 {
			if err := session.WindowChange(24+i%50, 1000+i); err != nil {
				t.Fatal(err)
			}
		}
		if err := session.WindowChange(33, 99); err != nil {
			t.Fatal(err)
		}
		wait(t, func() bool { return last() == size{99, 33} }, func() string { return fmt.Sprint(last()) })
		mu.Lock()
		if len(seen) > 2000 {
			t.Errorf("%d of 20,000 sizes were handed on", len(seen))
		}
		for _, s := range seen {
			if s.columns > mostColumns || s.rows > mostRows {
				t.Errorf("a size of %v was handed on", s)
			}
		}
		mu.Unlock()
		session.Close()
	}
}

func wait(t *testing.T, what func() bool, about func() string) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); !what(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(about())
		}
	}
}

// standardError catches what this process writes to its standard error until the test ends.
func standardError(t *testing.T) (printed func() string) {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "stderr")
	if err != nil {
		t.Fatal(err)
	}
	was := os.Stderr
	os.Stderr = file
	t.Cleanup(func() { os.Stderr = was; file.Close() })
	return func() string {
		data, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
}

// A fault in one session ends that one, with what was typed saved and a status that says so; the others go on. What was said is in
// no log.
func TestPanic(t *testing.T) {
	for _, where := range []string{"update", "command", "view"} {
		t.Run(where, func(t *testing.T) {
			printed := standardError(t)
			var fault atomic.Value
			var keys atomic.Int64
			fault.Store("")
			log := &lines{}
			s, connect, st := inside(t, func(m screens) screens { return watched{screens: m, fault: &fault, keys: &keys} }, log)
			_, other, others := connect(80, 24)
			others.has(t, "finished example")
			session, in, out := connect(100, 30)
			out.has(t, "finished example")
			for _, keys := range []string{"n", " ", "\x1b[6~", "\x1b[6~", "\x1b[6~", "\r"} {
				_, _ = io.WriteString(in, keys)
				time.Sleep(50 * time.Millisecond)
			}
			out.has(t, "Who are you?")
			_, _ = io.WriteString(in, "Ana\x1b[B")
			_, _ = io.WriteString(in, "Claims")
			for range 9 {
				_, _ = io.WriteString(in, "\r")
				time.Sleep(30 * time.Millisecond)
			}
			out.has(t, "about")
			wait(t, func() bool { heads, _ := st.Heads(context.Background()); return len(heads) == 1 }, func() string { return "no interview was begun" })
			out.has(t, "saved as you type")
			before := keys.Load()
			_, _ = io.WriteString(in, "zebra quark")
			wait(t, func() bool { return keys.Load() == before+11 }, func() string { return "the keys do not arrive" })
			fault.Store(where)
			if where == "view" {
				fault.Store("view now")
			}
			_, _ = io.WriteString(in, "\x1b[20~") // f9
			err := session.Wait()
			var exit *gossh.ExitError
			if e, ok := err.(*gossh.ExitError); ok {
				exit = e
			}
			if exit == nil || exit.ExitStatus() != exitFailed {
				t.Errorf("the session ends with %v", err)
			}
			out.has(t, "Something broke here")
			fault.Store("")
			heads, err := st.Heads(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			drafts, err := st.Drafts(context.Background(), heads[0].ID)
			if err != nil || len(drafts) != 1 || strings.TrimSpace(drafts[0].Text) != "zebra quark" {
				t.Errorf("drafts are %v, %v", drafts, err)
			}
			if n := s.Meter().Panics.Load(); n == 0 || n > 1 && where != "view" {
				t.Errorf("it was counted %d times", n)
			}
			if text := printed(); text != "" {
				t.Errorf("what is no line of the log is printed: %s", text)
			}
			if where != "view" { // there every screen broke
				_, _ = io.WriteString(other, "n")
				others.has(t, "Before the first question")
			}
			for _, secret := range []string{"secret words", "zebra quark", "Ana", "Claims"} {
				if strings.Contains(log.String()+printed(), secret) {
					t.Errorf("%q is in the log", secret)
				}
			}
			for line := range strings.Lines(log.String()) {
				if !json.Valid([]byte(line)) {
					t.Errorf("the log has a line that is no JSON: %s", line)
				}
			}
		})
	}
}
