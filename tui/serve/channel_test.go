package serve_test

import (
	"fmt"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"tacit/tui/serve"
)

func TestNothingButSessions(t *testing.T) {
	h := open(t, anybody)
	c := h.dial(newKey(t))
	for _, kind := range []string{"direct-tcpip", "forwarded-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, make([]byte, 64)); err == nil {
			t.Errorf("a channel of kind %s was opened", kind)
		}
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com"} {
		if ok, _, err := c.SendRequest(kind, true, make([]byte, 64)); ok || err != nil {
			t.Errorf("%s is answered with %v, %v", kind, ok, err)
		}
	}
	for _, kind := range []string{"subsystem", "auth-agent-req@openssh.com", "x11-req", "signal", "break", "xon-xoff", "eow@openssh.com"} {
		session, err := c.NewSession()
		h.ok(err)
		payload := gossh.Marshal(struct{ Name string }{"sftp"})
		if ok, err := session.SendRequest(kind, true, payload); ok || err != nil {
			t.Errorf("%s is answered with %v, %v", kind, ok, err)
		}
		session.Close()
	}
	if h.on(c, "whoami", "").status != 0 {
		t.Error("nothing goes on after that")
	}
}

func TestChannelsOfOneConnectionAreLimited(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{Channels: 3}))
	c := h.dial(newKey(t))
	var open []*gossh.Session
	for range 500 {
		s, err := c.NewSession()
		if err == nil {
			open = append(open, s)
		}
	}
	if len(open) != 3 {
		t.Errorf("%d channels were opened, want 3", len(open))
	}
	for _, s := range open {
		s.Close()
	}
	if !await(func() bool {
		s, err := c.NewSession()
		if err == nil {
			s.Close()
		}
		return err == nil
	}) {
		t.Error("a channel that was closed still counts")
	}
}

func TestSessionsAreLimited(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{PerKey: 2, Sessions: 3}))
	key := newKey(t)
	a := h.terminal(h.dial(key), 80, 24).sees("tacit asks you")
	h.terminal(h.dial(key), 80, 24).sees("tacit asks you")
	if got := h.run(key, "whoami", ""); got.status != 75 || !strings.Contains(got.err, "several times already") {
		t.Errorf("a third session of one key: %+v", got)
	}
	h.terminal(h.dial(newKey(t)), 80, 24).sees("tacit asks you")
	if got := h.run(newKey(t), "whoami", ""); got.status != 75 || !strings.Contains(got.err, "as many visitors") {
		t.Errorf("a fourth session: %+v", got)
	}
	a.types("q")
	if got := a.end(); got != 0 {
		t.Errorf("leaving gives status %d", got)
	}
	if !await(func() bool { return h.run(key, "whoami", "").status == 0 }) {
		t.Error("a session that has ended still counts")
	}
}

// Of the environment only a few variables are looked at, as long as they are harmless; the language of the messages is one.
func TestEnvironment(t *testing.T) {
	h := open(t)
	c := h.dial(newKey(t))
	set := func(s *gossh.Session, name, value string) bool { return s.Setenv(name, value) == nil }
	session, err := c.NewSession()
	h.ok(err)
	for _, v := range [][2]string{
		{"LD_PRELOAD", "/tmp/x.so"}, {"TMUX", "/tmp/tmux,1,0"}, {"TEA_TRACE", "x"}, {"PATH", "/tmp"}, {"LANG", strings.Repeat("z", 65)}, {"LANG", "zh\x1b[2J"},
		{"LC_ALL", "$(id)"}, {"TERMINFO", "/tmp"}, {"", ""},
	} {
		if set(session, v[0], v[1]) {
			t.Errorf("%s=%q was taken", v[0], v[1])
		}
	}
	for i := range 2000 {
		if set(session, fmt.Sprint("X", i), "y") {
			t.Fatal("a variable was taken that nobody looks at")
		}
	}
	if !set(session, "LANG", "zh_CN.UTF-8") {
		t.Error("LANG is not taken")
	}
	out, err := session.Output("help")
	h.ok(err)
	if !strings.Contains(string(out), "邀请码") {
		t.Errorf("help in Chinese is %s", out)
	}
	long, err := c.NewSession()
	h.ok(err)
	if long.Start(strings.Repeat("x", 5000)) == nil {
		t.Error("a command of 5,000 bytes was taken")
	}
}
