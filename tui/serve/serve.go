// Package serve is tacit over SSH: the same screens, the same line protocol, for people who have nothing installed but an SSH
// client. A newcomer starts with [New] and [Server.Serve].
//
// # Who somebody is
//
// The public key that was proven in this connection, and nothing else. It is taken from the session once that has begun, never
// from the authentication handler: a client offers many keys there and need not own them. The user name means nothing.
// There is no other way to authenticate. Anybody's key is let in as far as a session, since an invitation is redeemed
// inside one; what a key may do stands in the [interview.Roster] and is looked up at every call ([rights]).
//
// # What a client may do
//
// Open session channels, at most [Limits.Channels] at a time, and ask in each for a terminal, a few environment variables, and
// a shell or one command. All else is refused: forwarding of ports, agents and X11, subsystems, signals. The library below
// (charm.land/ssh) takes any number of channels and variables and any size of terminal, so [channel] stands before it and lets
// through what is in bounds. A command is one of the verbs of verbs.go; nothing that a client sends becomes a program's
// argument, a path or an address.
//
// # Why not wish's middleware for Bubble Tea
//
// It goes on when only the channel was closed, at a full core; takes a terminal of 20,000 by 20,000 cells; hands on every resize;
// leaves the signals of the server to each program, so that SIGTERM ends the first session and not the server; and
// loses what was typed when a screen panics. screens.go is ours, and each of these is a test.
//
// A screen is not drawn by Bubble Tea either, though with the renderer that it has underneath: see [painter].
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/prompts"
)

// Config is what the shell hands to a server.
type Config struct {
	Store   interview.SharedStore
	HostKey gossh.Signer // see HostKey
	Clock   interview.Clock
	Holder  string // names this process to others that hold the same interview
	// Pack finds the questions of a trade, those that the operator added among them.
	Pack func(name string, lang prompts.Lang) (*prompts.Pack, error)
	// Packs lists the names of those that may be asked for.
	Packs []string
	// Recall deletes documents that tacit keeps beside the store; it may be nil.
	Recall func(id string) error
	// Model may be asked where a specialist agreed to its host; nil: none.
	Model interview.Model
	// Name is what people call this server, for the consent page and the home screen.
	Name string
	// Open lets every key begin interviews; otherwise an invitation is needed for each.
	Open   bool
	Limits Limits
	Log    *slog.Logger // gets no content: no answer, no name, no code
}

// Limits bound what clients can take. A zero field means the value of [DefaultLimits].
type Limits struct {
	Handshake   time.Duration // until somebody has authenticated
	Starting    Startup       // connections that have not, of all the world
	PerSource   int           // and of one address (or /64 of IPv6)
	Connections int           // connections at a time, of all the world
	Sessions    int           // sessions at a time
	PerKey      int           // sessions of one key at a time
	Strangers   int           // sessions at a time of keys that have no role here; on an open server nobody is a stranger
	Channels    int           // channels of one connection at a time
	Begin       time.Duration // from opening a channel to asking for something on it, and how long a connection may have no channel
	Idle        time.Duration // without a key pressed
	Stranger    time.Duration // the same, of a key that has no role here
	Longest     time.Duration // a session in all
	KeepAlive   time.Duration // how often a client is asked whether it is there; the third silence ends the connection
	Resize      time.Duration // the least time between two sizes of a terminal
	Drain       time.Duration // how long sessions have to end when the server is to stop
	Paste       int           // bytes of one paste; what is longer reaches the editor cut, and is refused there whole
}

// Startup refuses connections at random, as OpenSSH's MaxStartups does: none below From, Percent of them from there on, rising to
// all at Full.
type Startup struct{ From, Percent, Full int }

// DefaultLimits are for a machine with two cores and 2 GiB.
var DefaultLimits = Limits{
	Handshake: 10 * time.Second, Starting: Startup{60, 30, 200}, PerSource: 8, Connections: 1500, Sessions: 1000, PerKey: 4, Strangers: 50, Channels: 4, Begin: 30 * time.Second,
	Idle: 30 * time.Minute, Stranger: 2 * time.Minute, Longest: 8 * time.Hour, KeepAlive: 30 * time.Second, Resize: 50 * time.Millisecond, Drain: 8 * time.Second, Paste: 1 << 20,
}

// or takes the defaults for what is zero.
func (l Limits) or(d Limits) Limits {
	for _, f := range []struct{ to, from *time.Duration }{
		{&l.Handshake, &d.Handshake}, {&l.Begin, &d.Begin}, {&l.Idle, &d.Idle}, {&l.Stranger, &d.Stranger}, {&l.Longest, &d.Longest},
		{&l.KeepAlive, &d.KeepAlive}, {&l.Resize, &d.Resize}, {&l.Drain, &d.Drain},
	} {
		if *f.to == 0 {
			*f.to = *f.from
		}
	}
	for _, f := range []struct{ to, from *int }{
		{&l.PerSource, &d.PerSource}, {&l.Connections, &d.Connections}, {&l.Sessions, &d.Sessions}, {&l.PerKey, &d.PerKey}, {&l.Strangers, &d.Strangers}, {&l.Channels, &d.Channels}, {&l.Paste, &d.Paste},
	} {
		if *f.to == 0 {
			*f.to = *f.from
		}
	}
	if l.Starting == (Startup{}) {
		l.Starting = d.Starting
	}
	return l
}

// Server serves interviews over SSH.
type Server struct {
	cfg   Config
	ssh   *ssh.Server
	gate  *gate
	rooms rooms
	meter Meter
	wrap  func(screens) screens // tests put faults between the screens and their program
}

// New makes a server that listens to nobody yet.
func New(cfg Config) (*Server, error) {
	if cfg.Store == nil || cfg.HostKey == nil || cfg.Clock == nil || cfg.Pack == nil || cfg.Log == nil {
		return nil, errors.New("serve: a store, a host key, a clock, packs and a log are needed")
	}
	cfg.Limits = cfg.Limits.or(DefaultLimits)
	s := &Server{cfg: cfg, wrap: func(m screens) screens { return m }}
	s.gate = newGate(cfg.Limits, &s.meter)
	s.rooms.limits = cfg.Limits
	server, err := wish.NewServer(
		wish.WithPublicKeyAuth(acceptable), // without one, the library lets anybody in
		func(to *ssh.Server) error { to.AddHostKey(cfg.HostKey); return nil },
		ssh.WrapConn(s.gate.enter),
	)
	if err != nil {
		return nil, err
	}
	server.Version = "tacit"
	server.HandshakeTimeout = cfg.Limits.Handshake
	server.ServerConfigCallback = s.algorithms
	server.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.channel}
	server.RequestHandlers = map[string]ssh.RequestHandler{}
	server.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	s.ssh = server
	return s, nil
}

// Fingerprint is that of the host key, as clients show it.
func (s *Server) Fingerprint() string { return gossh.FingerprintSHA256(s.cfg.HostKey.PublicKey()) }

// Meter counts what the server does.
func (s *Server) Meter() *Meter { return &s.meter }

// Serve takes connections until ctx is done, then ends every session, which saves what was being typed and gives the terminal
// back, and returns nil. It does not return before that, or before [Limits.Drain] and a little more is over. It closes l.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	var failed error
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		failed = s.ssh.Serve(l)
	}()
	select {
	case <-ctx.Done():
	case <-ended:
	}
	s.cfg.Log.Info("stopping", "sessions", s.rooms.count())
	if !s.rooms.close(s.cfg.Limits.Drain) {
		s.cfg.Log.Warn("sessions were cut off", "sessions", s.rooms.count())
	}
	// The library closes those listeners only that it has begun to serve by now: after a signal that comes with the start, none.
	_ = l.Close()
	<-ended
	_ = s.ssh.Close()
	s.rooms.close(s.cfg.Limits.Drain / 5) // who was cut off saves what was typed
	if errors.Is(failed, net.ErrClosed) {
		return nil
	}
	return failed
}

// rooms are the sessions there are, so that they can be counted, limited, and ended together.
type rooms struct {
	limits Limits

	mu        sync.Mutex
	byKey     map[string]int
	leave     map[*room]struct{}
	strangers int
	closed    bool
	wg        sync.WaitGroup
}

// room is one session.
type room struct {
	end      func(ending)
	key      string
	stranger bool // the key has no role here
}

// ending is why a session ends that its person did not leave.
type ending string

// The endings; the texts are in prompts under end.<ending>.
const (
	endIdle     ending = "idle"
	endLong     ending = "long"
	endStop     ending = "stop"
	endPanic    ending = "panic"
	endBusy     ending = "busy"
	endTooMany  ending = "too-many"
	endNowhere  ending = "" // the person left, or is gone
	exitLater          = 75 // EX_TEMPFAIL: try again later
	exitFailed         = 1
	exitMisused        = 2
)

// enter lets a session in, or says why not. What was let in has to leave.
func (r *rooms) enter(one *room) ending {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.closed:
		return endStop
	case r.byKey[one.key] >= r.limits.PerKey:
		return endTooMany
	case len(r.leave) >= r.limits.Sessions, one.stranger && r.strangers >= r.limits.Strangers:
		return endBusy
	}
	if r.byKey == nil {
		r.byKey, r.leave = map[string]int{}, map[*room]struct{}{}
	}
	r.byKey[one.key]++
	r.leave[one] = struct{}{}
	if one.stranger {
		r.strangers++
	}
	r.wg.Add(1)
	return endNowhere
}

func (r *rooms) exit(one *room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.byKey[one.key]--; r.byKey[one.key] == 0 {
		delete(r.byKey, one.key)
	}
	delete(r.leave, one)
	if one.stranger {
		r.strangers--
	}
	r.wg.Done()
}

// known says that somebody has a role now.
func (r *rooms) known(one *room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if one.stranger {
		one.stranger = false
		r.strangers--
	}
}

func (r *rooms) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.leave)
}

// close lets nobody in any more, ends every session and waits for it so long. It says whether all have ended.
func (r *rooms) close(patience time.Duration) bool {
	r.mu.Lock()
	r.closed = true
	for one := range r.leave {
		go one.end(endStop)
	}
	r.mu.Unlock()
	done := make(chan struct{})
	go func() { r.wg.Wait(); close(done) }()
	select {
	case <-done:
		return true
	case <-time.After(patience):
		return false
	}
}

// well returns an error while the server is being stopped, or its store does not answer.
func (s *Server) well(ctx context.Context) error {
	s.rooms.mu.Lock()
	closed := s.rooms.closed
	s.rooms.mu.Unlock()
	if closed {
		return ssh.ErrServerClosed
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: "nobody"})
	return err
}
