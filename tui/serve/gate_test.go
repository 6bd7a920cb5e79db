package serve_test

import (
	"bufio"
	"io"
	"net"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/tui/serve"
)

// halfOpen connects and says so much of the protocol, but does not authenticate.
func halfOpen(t *testing.T, address, hello string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if _, err := io.WriteString(conn, hello); err != nil {
		t.Fatal(err)
	}
	return conn
}

// closed waits for the other side to hang up.
func closed(conn net.Conn) bool {
	_ = conn.SetReadDeadline(time.Now().Add(60 * time.Second))
	_, err := io.Copy(io.Discard, bufio.NewReader(conn))
	return err == nil || !err.(net.Error).Timeout()
}

// Somebody who holds connections open without authenticating keeps others out no longer than the time for that; and of one source
// only so many may do it.
func TestHalfOpenConnections(t *testing.T) {
	h := open(t, limits(serve.Limits{Handshake: time.Second, PerSource: 3}))
	var waiting []net.Conn
	for _, hello := range []string{"", "SSH-2.0-x\r\n", "SSH-2.0-"} {
		conn := halfOpen(t, h.address, hello)
		if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil { // the server has taken it
			t.Fatal(err)
		}
		waiting = append(waiting, conn)
	}
	if _, err := h.try(gossh.PublicKeys(newKey(t))); err == nil {
		t.Error("a fourth connection of one source was taken")
	}
	for _, conn := range waiting {
		if !closed(conn) {
			t.Error("a connection that does not authenticate is kept")
		}
	}
	if h.run(newKey(t), "whoami", "").status != 0 {
		t.Error("nobody gets in afterwards")
	}
	if h.Meter().Refused.Load() != 1 {
		t.Errorf("%d were refused", h.Meter().Refused.Load())
	}
}

// Who has authenticated is no burden on the gate: far more than it lets wait can be there at a time.
func TestAuthenticatedConnectionsLeaveTheGate(t *testing.T) {
	h := open(t, limits(serve.Limits{PerSource: 2}))
	for range 20 {
		h.dial(newKey(t))
	}
}

// Keys are free: those that have authenticated are bounded too, in all, and make room when they close.
func TestConnectionsAreBounded(t *testing.T) {
	h := open(t, limits(serve.Limits{Connections: 3}))
	first := h.dial(newKey(t))
	h.dial(newKey(t))
	h.dial(newKey(t))
	key := gossh.PublicKeys(newKey(t))
	if _, err := h.try(key); err == nil {
		t.Error("a fourth is let in")
	}
	first.Close()
	if !await(func() bool { _, err := h.try(key); return err == nil }) {
		t.Error("nobody is let in after one has left")
	}
}

func TestConnectionWithoutAChannelIsClosed(t *testing.T) {
	h := open(t, limits(serve.Limits{Begin: 50 * time.Millisecond}))
	if err := h.dial(newKey(t)).Wait(); err == nil {
		t.Error("it went on")
	}
	c := h.dial(newKey(t))
	h.on(c, "whoami", "")
	if err := c.Wait(); err == nil {
		t.Error("it went on after its last channel")
	}
}

func TestChannelOnWhichNothingIsAskedForIsClosed(t *testing.T) {
	h := open(t, limits(serve.Limits{Begin: time.Second}))
	c := h.dial(newKey(t))
	channel, requests, err := c.OpenChannel("session", nil)
	h.ok(err)
	go gossh.DiscardRequests(requests)
	if _, err := channel.Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("reading gives %v", err)
	}
}

// A client that says nothing any more is given up.
func TestSilentClientIsGivenUp(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{KeepAlive: 20 * time.Millisecond}))
	conn, err := net.Dial("tcp", h.address)
	h.ok(err)
	client, chans, reqs, err := gossh.NewClientConn(conn, h.address, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(newKey(t))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	h.ok(err)
	defer client.Close()
	_ = reqs // nobody answers what the server asks
	go gossh.DiscardRequests(nil)
	go func() {
		for range chans {
		}
	}()
	channel, _, err := client.OpenChannel("session", nil)
	h.ok(err)
	_, err = channel.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{"interview --jsonl"}))
	h.ok(err)
	if !await(func() bool { return h.Meter().Silent.Load() == 1 }) {
		t.Error("the server goes on waiting")
	}
}
