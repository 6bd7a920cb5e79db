package serve_test

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/tui/serve"
)

// inInterview opens a terminal on an interview that its key has begun.
func (h *house) inInterview(key gossh.Signer) (*terminal, string) {
	h.Helper()
	id := h.begin(key, "The estimate lands on my desk and I look at the photos.")
	s := h.terminal(h.dial(key), 100, 30).sees("Motor claims")
	return s.types("\r").sees("question 2"), id
}

// draft is what is kept of what was typed.
func (h *house) draft(id string) string {
	h.Helper()
	drafts, err := h.store.Drafts(context.Background(), id)
	h.ok(err)
	if len(drafts) == 0 {
		return ""
	}
	return drafts[0].Text
}

// over waits until no session is left on the server.
func (h *house) over() {
	h.Helper()
	if !await(func() bool { return strings.Contains(h.metrics(), "\ntacit_sessions 0\n") }) {
		h.Fatalf("a session goes on:\n%s", h.metrics())
	}
}

func (h *house) metrics() string {
	var b strings.Builder
	h.ok(h.WriteMetrics(&b))
	return b.String()
}

func TestScreens(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	s, id := h.inInterview(key)
	s.types("Photos first, always.\x13").sees("question 3") // ctrl+s
	s.types("unfinished \x03")                              // ctrl+c
	if got := s.end(); got != 0 {
		t.Errorf("status %d", got)
	}
	s.sees("Saved. Connect again to go on with " + id)
	if got := h.draft(id); got != "unfinished " {
		t.Errorf("the draft is %q", got)
	}
	again := h.terminal(h.dial(key), 100, 30).sees("Motor claims").types("\r").sees("unfinished")
	again.types("\x03").end()
	if h.run(key, "show", "").out == "" {
		t.Error("nothing can be shown")
	}
}

// The channel is closed and the connection kept: the session ends, and what was typed is there.
func TestClosedChannelEndsTheSession(t *testing.T) {
	h := open(t, anybody)
	s, id := h.inInterview(newKey(t))
	s.types("half a sen").sees("half a sen")
	h.ok(s.session.Close())
	h.over()
	if got := h.draft(id); got != "half a sen" {
		t.Errorf("the draft is %q", got)
	}
}

func TestClosedConnectionEndsTheSession(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	id := h.begin(key, "I look at the photos.")
	c := h.dial(key)
	h.terminal(c, 100, 30).sees("Motor claims").types("\r").sees("question 2").types("half a sen").sees("half a sen")
	h.ok(c.Close())
	h.over()
	if got := h.draft(id); got != "half a sen" {
		t.Errorf("the draft is %q", got)
	}
}

// When the server is told to stop, every session is told so, gives the terminal back and keeps what was typed.
func TestStopping(t *testing.T) {
	h := open(t, anybody)
	s, id := h.inInterview(newKey(t))
	other := h.terminal(h.dial(newKey(t)), 80, 24).sees("tacit asks you")
	program := h.dial(newKey(t))
	jsonl, err := program.NewSession()
	h.ok(err)
	_, err = jsonl.StdinPipe()
	h.ok(err)
	h.ok(jsonl.Start(`interview --jsonl --consent --subject a --role b`))
	s.types("half a sen").sees("half a sen")
	h.stop()
	for _, x := range []*terminal{s, other} {
		if got := x.end(); got != 75 {
			t.Errorf("status %d", got)
		}
		x.sees("This server is being restarted. Everything is saved.")
		for set, reset := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?25l": "\x1b[?25h"} {
			raw := x.raw.String()
			if strings.LastIndex(raw, set) > strings.LastIndex(raw, reset) {
				t.Errorf("%q was not taken back", set)
			}
		}
	}
	if got := statusOf(t, jsonl.Wait()); got != 75 {
		t.Errorf("the line protocol ends with status %d", got)
	}
	if err := <-h.stopped; err != nil {
		t.Errorf("Serve returned %v", err)
	}
	h.stopped <- nil // for the end of the test
	if got := h.draft(id); got != "half a sen" {
		t.Errorf("the draft is %q", got)
	}
	if _, err := h.try(gossh.PublicKeys(newKey(t))); err == nil {
		t.Error("it still serves")
	}
}

// A server that is stopped in the moment in which it begins does stop, and takes nobody any more.
func TestStoppedAtOnce(t *testing.T) {
	for range 200 {
		h := open(t, anybody)
		h.stop()
		select {
		case err := <-h.stopped:
			h.stopped <- err
		case <-time.After(20 * time.Second):
			h.stopped <- nil
			t.Fatal("it serves on")
		}
		if c, err := net.Dial("tcp", h.address); err == nil {
			c.Close()
			t.Fatal("it listens on")
		}
	}
}

// Only what the person types keeps a session alive: not what the server draws, and not what the terminal answers.
func TestIdleSessionEnds(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{Idle: 2 * time.Second}))
	key := newKey(t)
	s := h.terminal(h.dial(key), 80, 24)
	done := make(chan struct{})
	go func() { // a terminal that never stops reporting its size and its background
		defer close(done)
		for {
			select {
			case <-s.ended:
				return
			case <-time.After(20 * time.Millisecond):
				_, _ = s.in.Write([]byte("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[I"))
				_ = s.session.WindowChange(24, 80+int(time.Now().UnixMilli()%7))
			}
		}
	}()
	if got := s.end(); got != 75 {
		t.Errorf("status %d", got)
	}
	<-done
	s.sees("Nothing was typed for a while")
	if got := h.on(h.dial(key), "whoami", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
}

func TestSessionsDoNotLastForEver(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{Longest: 300 * time.Millisecond}))
	s := h.terminal(h.dial(newKey(t)), 80, 24)
	if got := s.end(); got != 75 {
		t.Errorf("status %d", got)
	}
	s.sees("has lasted very long")
}

// Colours are those that the client's terminal has, and its background decides which.
func TestColoursOfTheTerminal(t *testing.T) {
	const dark, light = "\x1b[38;2;127;209;189m", "\x1b[38;2;26;107;92m"
	for name, test := range map[string]struct {
		env    [][2]string
		answer string
		want   string
		never  string
	}{
		"what COLORTERM says":         {[][2]string{{"COLORTERM", "truecolor"}}, "", dark, light},
		"the terminal says so itself": {nil, "\x1bP1+r524742=382F382F38\x1b\\", dark, light},
		"on a light background":       {[][2]string{{"COLORTERM", "truecolor"}}, "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", light, "none"},
		"256 colours":                 {nil, "", "\x1b[38;5;", "\x1b[38;2;"},
		"none":                        {[][2]string{{"NO_COLOR", "1"}, {"COLORTERM", "truecolor"}}, "", "tacit", "\x1b[38;"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t, anybody)
			session, err := h.dial(newKey(t)).NewSession()
			h.ok(err)
			raw := &buffer{}
			session.Stdout = raw
			in, err := session.StdinPipe()
			h.ok(err)
			for _, v := range test.env {
				h.ok(session.Setenv(v[0], v[1]))
			}
			h.ok(session.RequestPty("xterm-256color", 24, 80, nil))
			h.ok(session.Shell())
			_, err = in.Write([]byte(test.answer))
			h.ok(err)
			if !await(func() bool {
				return strings.Contains(raw.String(), test.want) && strings.Contains(raw.String(), "finished example")
			}) {
				t.Errorf("no %q in %q", test.want, raw.String())
			}
			if strings.Contains(raw.String(), test.never) {
				t.Errorf("%q was drawn", test.never)
			}
			session.Close()
		})
	}
}

// An interview that is opened a second time goes on there, and the first session is told, and its words are kept.
func TestTakeOver(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	s, id := h.inInterview(key)
	second := h.terminal(h.dial(key), 100, 30).sees("Motor claims").types("\r").sees("question 2")
	second.types("said there\x13").sees("question 3")
	s.types("said here\x13").sees("opened in another window")
	s.types("\x03").end()
	events, err := h.store.Events(context.Background(), id, 0)
	h.ok(err)
	for _, e := range events {
		if e.Kind == interview.KindAnswered && strings.Contains(string(e.Body), "said here") {
			t.Error("the fenced session has answered")
		}
	}
}
