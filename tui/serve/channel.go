package serve

import (
	"context"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"
)

// The sizes of a terminal that we draw on, in cells. Two screens are kept of each, at 118 bytes a cell.
const (
	leastColumns, mostColumns = 20, 300
	leastRows, mostRows       = 5, 120
)

// size is that of a terminal, in cells.
type size struct{ columns, rows int }

// clamp brings a size into bounds. A client that gives none, as some do at first, gets the usual one.
func clamp(columns, rows uint32) size {
	if columns == 0 || rows == 0 {
		columns, rows = 80, 24
	}
	return size{int(min(max(columns, leastColumns), mostColumns)), int(min(max(rows, leastRows), mostRows))}
}

// variables are those of the client's environment that are looked at, and valueLimit is how long one may be, in bytes.
var variables = []string{"COLORTERM", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TACIT_LANG"}

const (
	valueLimit   = 64
	commandLimit = 4 << 10
)

// channel stands between a client's requests on one session channel and the library.
type channel struct {
	ctx     context.Context // done when the channel is closed, or the connection
	cancel  context.CancelFunc
	limits  Limits
	env     map[string]string // complete once the session has begun
	term    string            // empty: no terminal
	initial size
	began   chan struct{} // closed when a shell or a command was asked for
	hung    *time.Timer   // closes the connection of a client that does not close a channel on which all is done

	mu    sync.Mutex
	sizes chan size // the latest size, if nobody has seen it yet
}

// channel is called with each session channel that a client opens.
func (s *Server) channel(_ *ssh.Server, conn *gossh.ServerConn, opened gossh.NewChannel, ctx ssh.Context) {
	p := ctx.Value(peerKey).(*peer)
	ok, first := p.open()
	if !ok {
		s.meter.Refused.Add(1)
		_ = opened.Reject(gossh.ResourceShortage, "too many channels")
		return
	}
	defer p.shut()
	if first {
		go s.tend(ctx, conn)
	}
	c := &channel{limits: s.cfg.Limits, env: map[string]string{}, sizes: make(chan size, 1), began: make(chan struct{})}
	c.ctx, c.cancel = context.WithCancel(ctx)
	defer c.cancel()
	life := c.ctx
	c.hung = time.AfterFunc(math.MaxInt64, func() {
		if life.Err() == nil { // a session that is slow to end may set this once more after its channel was closed
			_ = conn.Close()
		}
	})
	defer c.hung.Stop()
	// The library has one handler for all channels and tells it nothing of the channel; so each channel has a server of its own.
	one := &ssh.Server{}
	if err := one.SetOption(ssh.EmulatePty()); err != nil {
		return
	}
	if err := one.SetOption(wish.WithMiddleware(s.serve(c), s.admit(c), s.contain(c))); err != nil { // the last comes first
		return
	}
	ssh.DefaultSessionHandler(one, conn, &filtered{opened, c}, ctx)
}

// filtered is a channel whose requests are looked at before the library sees them.
type filtered struct {
	gossh.NewChannel
	c *channel
}

// Accept implements [gossh.NewChannel].
func (f *filtered) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, in, err := f.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	out := make(chan *gossh.Request)
	late := time.AfterFunc(f.c.limits.Begin, func() {
		select {
		case <-f.c.began:
		default:
			_ = ch.Close()
			f.c.hung.Reset(f.c.limits.Begin)
		}
	})
	go func() {
		defer late.Stop()
		defer close(out)
		for req := range in {
			if f.c.pass(req) {
				out <- req
			}
		}
	}()
	return ch, out, nil
}

// pass deals with a request, or says that the library is to.
func (c *channel) pass(req *gossh.Request) bool {
	ok := false
	switch req.Type {
	case "pty-req":
		if c.terminal(req) {
			return true
		}
	case "window-change":
		ok = c.resize(req.Payload)
	case "env":
		ok = c.variable(req.Payload)
	case "shell", "exec":
		if !c.begun() && len(req.Payload) <= commandLimit {
			close(c.began)
			return true
		}
	}
	if req.WantReply {
		_ = req.Reply(ok, nil)
	}
	return false
}

func (c *channel) begun() bool {
	select {
	case <-c.began:
		return true
	default:
		return false
	}
}

// ptyRequest is RFC 4254, 6.2.
type ptyRequest struct {
	Term                         string
	Columns, Rows, Width, Height uint32
	Modes                        string
}

// terminal takes a request for a terminal, once, and brings it into bounds before the library reads it.
func (c *channel) terminal(req *gossh.Request) bool {
	var p ptyRequest
	if c.begun() || c.term != "" || gossh.Unmarshal(req.Payload, &p) != nil {
		return false
	}
	c.term = "xterm-256color"
	if harmless(p.Term) && p.Term != "" {
		c.term = p.Term
	}
	c.initial = clamp(p.Columns, p.Rows)
	req.Payload = gossh.Marshal(ptyRequest{Term: c.term, Columns: uint32(c.initial.columns), Rows: uint32(c.initial.rows)})
	return true
}

// resize keeps the latest size for whoever draws.
func (c *channel) resize(payload []byte) bool {
	if len(payload) < 8 || c.term == "" {
		return false
	}
	to := clamp(binary.BigEndian.Uint32(payload), binary.BigEndian.Uint32(payload[4:]))
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.sizes:
	default:
	}
	c.sizes <- to
	return true
}

// variable keeps a variable that is looked at.
func (c *channel) variable(payload []byte) bool {
	var v struct{ Name, Value string }
	if c.begun() || gossh.Unmarshal(payload, &v) != nil || !slices.Contains(variables, v.Name) || !harmless(v.Value) {
		return false
	}
	c.env[v.Name] = v.Value
	return true
}

// harmless says whether a value is short and made of what such values are made of.
func harmless(value string) bool {
	return len(value) <= valueLimit && strings.Trim(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@:+-") == ""
}

// environment is what a program on this terminal goes by.
func (c *channel) environment() []string {
	out := []string{"TERM=" + c.term}
	for name, value := range c.env {
		out = append(out, name+"="+value)
	}
	slices.Sort(out)
	return out
}
