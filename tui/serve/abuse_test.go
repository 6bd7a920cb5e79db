package serve_test

import (
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/prompts"
)

// Somebody does all at once that a client can do too much of, from one address, while another person types, from another. That one goes on
// as if nothing were, and the server stays small. TACIT_LOAD_ABUSE=1000 is how many connections are held half open; 50 unless told otherwise.
func TestAbuse(t *testing.T) {
	s := startLoaded(t, "TACIT_LOAD_LIMITS=default")
	c, err := s.dialFrom("127.0.0.2")
	if err != nil {
		t.Skip("there is no second loopback address here: ", err)
	}
	person, err := s.visitOn(c, prompts.EN)
	if err != nil {
		t.Fatal(err)
	}
	before := s.status("VmRSS")
	var over sync.WaitGroup
	for _, attack := range []func(){s.floodConnections, s.floodChannels, s.floodScreens} {
		over.Go(attack)
	}
	done := make(chan struct{})
	go func() { over.Wait(); close(done) }()
	var echoes []time.Duration
	for i := 0; ; i++ {
		took, ok := person.press(string(rune('a' + i%26)))
		if !ok {
			t.Fatal("the other person's key was not drawn")
		}
		echoes = append(echoes, took)
		select {
		case <-time.After(100 * time.Millisecond):
			continue
		case <-done:
		}
		break
	}
	slices.Sort(echoes)
	grown := s.status("VmHWM") - before
	t.Logf("memory has grown by %d MB at the most; the other person's %d keys: p50 %v, p99 %v", grown>>10, len(echoes), echoes[len(echoes)/2].Round(time.Millisecond), echoes[len(echoes)*99/100].Round(time.Millisecond))
	if grown > 200<<10 {
		t.Errorf("memory has grown by %d MB", grown>>10)
	}
	if _, err := s.dialFrom("127.0.0.3"); err != nil {
		t.Errorf("nobody else gets in: %v", err)
	}
}

// floodConnections holds connections open without authenticating.
func (s *server) floodConnections() {
	var held []net.Conn
	for range of("TACIT_LOAD_ABUSE", 50) {
		if conn, err := net.Dial("tcp", s.address); err == nil {
			_, _ = io.WriteString(conn, "SSH-2.0-x\r\n")
			held = append(held, conn)
		}
	}
	time.Sleep(time.Second)
	for _, conn := range held {
		conn.Close()
	}
}

// floodChannels opens channels, and sets variables.
func (s *server) floodChannels() {
	c, err := s.dialFrom("127.0.0.4")
	if err != nil {
		s.Error(err)
		return
	}
	defer c.Close()
	for range 500 {
		session, err := c.NewSession()
		if err != nil {
			continue
		}
		for i := range 2000 {
			_, _ = session.SendRequest("env", false, gossh.Marshal(struct{ Name, Value string }{fmt.Sprint("X", i), strings.Repeat("y", 1000)}))
		}
	}
}

// floodScreens asks for a terminal without bounds, resizes it, and pastes.
func (s *server) floodScreens() {
	c, err := s.dialFrom("127.0.0.5")
	if err != nil {
		s.Error(err)
		return
	}
	defer c.Close()
	session, err := c.NewSession()
	if err != nil {
		s.Error(err)
		return
	}
	session.Stdout = io.Discard
	in, err := session.StdinPipe()
	if err == nil {
		err = session.RequestPty("xterm-256color", 10_000, 10_000, nil)
	}
	if err == nil {
		err = session.Shell()
	}
	if err != nil {
		s.Error(err)
		return
	}
	for i := range 20_000 {
		_ = session.WindowChange(1000+i, 10_000)
	}
	_, _ = io.WriteString(in, "\x1b[200~")
	for range 10 << 10 {
		_, _ = io.WriteString(in, strings.Repeat("pasted words\n", 79)[:1024])
	}
	_, _ = io.WriteString(in, "\x1b[201~")
}
