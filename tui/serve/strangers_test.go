package serve_test

import (
	"bytes"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/tui/serve"
)

// Anybody can make keys: sessions of those that have no role here are few and short, and keep nobody out who has one.
func TestStrangersAreFew(t *testing.T) {
	h := open(t, limits(serve.Limits{Strangers: 2, Stranger: 2 * time.Second}))
	known := newKey(t)
	h.grant(known, interview.Specialist, "")
	a := h.terminal(h.dial(newKey(t)), 80, 24).sees("The code of your invitation")
	b := h.terminal(h.dial(newKey(t)), 80, 24).sees("The code of your invitation")
	if got := h.run(newKey(t), "whoami", ""); got.status != 75 || !strings.Contains(got.err, "as many visitors") {
		t.Errorf("a third stranger: %+v", got)
	}
	if got := h.run(known, "whoami", ""); got.status != 0 {
		t.Errorf("somebody with a role: %+v", got)
	}
	for _, s := range []*terminal{a, b} {
		if got := s.end(); got != 75 {
			t.Errorf("status %d", got)
		}
		s.sees("Nothing was typed for a while")
	}
	if got := h.run(newKey(t), "whoami", ""); got.status != 0 {
		t.Errorf("a stranger afterwards: %+v", got)
	}
}

// Whoever has redeemed their invitation keeps no newcomer out, and need not leave for that.
func TestRedeemedIsNoStranger(t *testing.T) {
	h := open(t, limits(serve.Limits{Strangers: 1}))
	code, hash := serve.NewCode()
	h.ok(h.store.Invite(t.Context(), interview.Invitation{Code: hash, Role: interview.Specialist, Expires: time.Now().Add(time.Hour)}))
	h.terminal(h.dial(newKey(t)), 80, 24).sees("The code of your invitation").types(code + "\r").sees("tacit asks you")
	if got := h.run(newKey(t), "whoami", ""); got.status != 0 {
		t.Errorf("the next newcomer: %+v", got)
	}
}

// A client that does not read what it is sent holds its place no longer than any other.
func TestClientThatDoesNotRead(t *testing.T) {
	h := open(t, limits(serve.Limits{Strangers: 1, Stranger: 500 * time.Millisecond, Begin: 300 * time.Millisecond}))
	c := h.dial(newKey(t))
	channel, _, err := c.OpenChannel("session", nil) // of which nothing is read
	h.ok(err)
	_, err = channel.SendRequest("pty-req", true, gossh.Marshal(struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}{"xterm", 80, 24, 0, 0, ""}))
	h.ok(err)
	_, err = channel.SendRequest("shell", true, nil)
	h.ok(err)
	go func() {
		for range 400 { // far more than it may send without being read
			if _, err := channel.Write(bytes.Repeat([]byte("x\x7f"), 4<<10)); err != nil {
				return
			}
		}
	}()
	if !await(func() bool { return h.run(newKey(t), "whoami", "").status == 0 }) {
		t.Error("nobody else is let in")
	}
}

// A client that keeps a channel open on which all is done loses its connection: it would hold it for nothing.
func TestChannelThatIsNotClosed(t *testing.T) {
	h := open(t, limits(serve.Limits{Begin: 300 * time.Millisecond}))
	conn, err := net.Dial("tcp", h.address)
	h.ok(err)
	stuck := &deaf{Conn: conn}
	client, chans, reqs, err := gossh.NewClientConn(stuck, h.address, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(newKey(t))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	h.ok(err)
	defer client.Close()
	go gossh.DiscardRequests(reqs)
	go func() {
		for range chans {
		}
	}()
	channel, requests, err := client.OpenChannel("session", nil)
	h.ok(err)
	stuck.stop.Store(true) // from now on nothing that the server says is read, and so nothing is answered
	_ = requests
	_, err = channel.SendRequest("exec", false, gossh.Marshal(struct{ Command string }{"whoami"}))
	h.ok(err)
	if !await(func() bool { _, err := conn.Write([]byte{0}); return err != nil }) {
		t.Error("the connection is kept")
	}
}

// Closing one channel as one should costs the others of the connection nothing.
func TestConnectionOutlivesItsChannels(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{Begin: 200 * time.Millisecond}))
	c := h.dial(newKey(t))
	s := h.terminal(c, 80, 24).sees("tacit asks you")
	for range 3 {
		h.on(c, "whoami", "")
	}
	time.Sleep(500 * time.Millisecond) // longer than a channel may stay open that is done
	s.types("n").sees("Before the first question")
}
