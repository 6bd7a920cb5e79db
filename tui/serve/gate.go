package serve

import (
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"time"

	"charm.land/ssh"
)

// gate lets connections in within limits: whoever holds many of them open that have not authenticated must not keep others out, and
// keys are free, so that those that have are bounded too.
type gate struct {
	limits Limits
	meter  *Meter

	mu      sync.Mutex
	held    int // connections
	waiting int // and those of them that have not authenticated
	from    map[netip.Prefix]int
}

func newGate(l Limits, m *Meter) *gate {
	return &gate{limits: l, meter: m, from: map[netip.Prefix]int{}}
}

type contextKey struct{ name string }

// peerKey finds the peer of a connection in its context.
var peerKey = &contextKey{"peer"}

// enter is called with each new connection. It returns nil for one that is not let in.
func (g *gate) enter(ctx ssh.Context, conn net.Conn) net.Conn {
	g.meter.Connections.Add(1)
	p := &peer{Conn: conn, gate: g, source: sourceOf(conn.RemoteAddr())}
	if !g.admit(p.source) {
		g.meter.Refused.Add(1)
		return nil
	}
	ctx.SetValue(peerKey, p)
	return p
}

// admit counts a connection in, if it may wait.
func (g *gate) admit(source netip.Prefix) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.held >= g.limits.Connections || g.from[source] >= g.limits.PerSource || refuse(g.limits.Starting, g.waiting, rand.IntN(100)) {
		return false
	}
	g.held++
	g.waiting++
	g.from[source]++
	return true
}

// refuse says whether a connection is dropped when so many are waiting; chance is a number from 0 to 99.
func refuse(s Startup, waiting, chance int) bool {
	switch {
	case waiting < s.From:
		return false
	case waiting >= s.Full:
		return true
	}
	return chance < s.Percent+(100-s.Percent)*(waiting-s.From)/(s.Full-s.From)
}

// leave counts a connection out of those that have not authenticated.
func (g *gate) leave(source netip.Prefix) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting--
	if g.from[source]--; g.from[source] == 0 {
		delete(g.from, source)
	}
}

// release counts a connection out that was closed.
func (g *gate) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held--
}

// sourceOf is an address as far as one person may well hold all of it.
func sourceOf(addr net.Addr) netip.Prefix {
	at, err := netip.ParseAddrPort(addr.String())
	if err != nil {
		return netip.Prefix{}
	}
	ip := at.Addr().Unmap()
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	prefix, _ := ip.WithZone("").Prefix(bits)
	return prefix
}

// peer is one connection.
type peer struct {
	net.Conn
	gate   *gate
	source netip.Prefix
	once   sync.Once // leaves the gate
	closed sync.Once

	mu       sync.Mutex
	channels int
	alone    *time.Timer // closes a connection that has no channel
	tended   bool        // keep-alive has begun
}

// authenticated is called once the client has proven a key.
func (p *peer) authenticated() {
	p.once.Do(func() { p.gate.leave(p.source) })
	p.mu.Lock()
	defer p.mu.Unlock()
	p.alone = time.AfterFunc(p.gate.limits.Begin, func() { _ = p.Close() })
}

// Close implements [net.Conn].
func (p *peer) Close() error {
	p.once.Do(func() { p.gate.leave(p.source) })
	p.closed.Do(p.gate.release)
	p.mu.Lock()
	if p.alone != nil {
		p.alone.Stop()
	}
	p.mu.Unlock()
	return p.Conn.Close()
}

// open counts a channel in; first says that it is the connection's first one.
func (p *peer) open() (ok, first bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.channels >= p.gate.limits.Channels {
		return false, false
	}
	p.channels++
	if p.alone != nil {
		p.alone.Stop()
	}
	first = !p.tended
	p.tended = true
	return true, first
}

// shut counts a channel out.
func (p *peer) shut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.channels--; p.channels == 0 && p.alone != nil {
		p.alone.Reset(p.gate.limits.Begin)
	}
}
