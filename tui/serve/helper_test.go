package serve_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
	"tacit/tui/serve"
)

// house is a server with its storage, on loopback.
type house struct {
	*testing.T
	*serve.Server
	store   interview.SharedStore
	address string
	log     *buffer
	stop    context.CancelFunc
	stopped chan error // gets what Serve returned
}

// buffer may be written to and read by several goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// open serves on a port of its own until the test ends.
func open(t *testing.T, change ...func(*serve.Config)) *house {
	t.Helper()
	h := &house{T: t, store: store.NewMemory(), log: &buffer{}, stopped: make(chan error, 1)}
	cfg := serve.Config{
		Store: h.store, HostKey: newKey(t), Clock: time.Now, Holder: "test", Pack: prompts.LoadPack, Packs: prompts.PackNames(), Name: "host.example",
		Log: slog.New(slog.NewJSONHandler(h.log, nil)),
	}
	for _, f := range change {
		f(&cfg)
	}
	h.store = cfg.Store
	var err error
	h.Server, err = serve.New(cfg)
	h.ok(err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	h.ok(err)
	h.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	h.stop = cancel
	go func() { h.stopped <- h.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-h.stopped; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return h
}

// limits changes the limits of a server.
func limits(l serve.Limits) func(*serve.Config) { return func(c *serve.Config) { c.Limits = l } }

// anybody lets every key begin interviews.
func anybody(c *serve.Config) { c.Open = true }

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func newKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// known is the name by which the server knows a key.
func known(key gossh.Signer) string { return gossh.FingerprintSHA256(key.PublicKey()) }

// dial connects with a key.
func (h *house) dial(key gossh.Signer) *gossh.Client {
	h.Helper()
	c, err := h.try(gossh.PublicKeys(key))
	h.ok(err)
	return c
}

// try connects with a way to authenticate.
func (h *house) try(auth ...gossh.AuthMethod) (*gossh.Client, error) {
	c, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: "anybody", Auth: auth, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: 20 * time.Second,
	})
	if err == nil {
		h.Cleanup(func() { c.Close() })
	}
	return c, err
}

// said is what a command wrote, and its exit status.
type said struct {
	out, err string
	status   int
}

// run runs one command in a connection of its own.
func (h *house) run(key gossh.Signer, command, in string) said {
	h.Helper()
	c := h.dial(key)
	defer c.Close()
	return h.on(c, command, in)
}

// on runs one command on a connection.
func (h *house) on(c *gossh.Client, command, in string) said {
	h.Helper()
	s, err := c.NewSession()
	h.ok(err)
	defer s.Close()
	var out, errs bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(in), &out, &errs
	return said{status: statusOf(h.T, s.Run(command)), out: out.String(), err: errs.String()}
}

// statusOf is the exit status in an error of a session.
func statusOf(t *testing.T, err error) int {
	t.Helper()
	var exit *gossh.ExitError
	var missing *gossh.ExitMissingError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	case errors.As(err, &missing):
		return -1
	}
	t.Fatal(err)
	return -1
}

// grant gives a key a role.
func (h *house) grant(key gossh.Signer, role interview.Role, id string) {
	h.Helper()
	h.ok(h.store.Grant(context.Background(), interview.Grant{Key: known(key), Role: role, Interview: id}))
}

// terminal is a client's terminal with a session in it.
type terminal struct {
	*house
	session *gossh.Session
	in      io.Writer
	raw     *buffer
	mu      sync.Mutex
	screen  *vt.Emulator
	ended   chan struct{}
	status  int
}

// Write takes what the server draws. The emulator wants to be alone.
func (s *terminal) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.raw.Write(p)
	return s.screen.Write(p)
}

// terminal opens the screens on a connection.
func (h *house) terminal(c *gossh.Client, width, height int, command ...string) *terminal {
	h.Helper()
	session, err := c.NewSession()
	h.ok(err)
	s := &terminal{house: h, session: session, raw: &buffer{}, screen: vt.NewEmulator(min(width, 300), min(height, 120)), ended: make(chan struct{})}
	s.in, err = session.StdinPipe()
	h.ok(err)
	session.Stdout, session.Stderr = s, s
	h.ok(session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}))
	if len(command) > 0 {
		err = session.Start(command[0])
	} else {
		err = session.Shell()
	}
	h.ok(err)
	go func() { _, _ = io.Copy(s.in, s.screen) }() // the terminal's answers
	go func() {
		s.status = statusOf(h.T, session.Wait())
		if pipe, ok := s.screen.InputPipe().(io.Closer); ok {
			pipe.Close() // ends the goroutine above
		}
		close(s.ended)
	}()
	h.Cleanup(func() { session.Close() })
	return s
}

func (s *terminal) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

// sees waits until the screen holds a text.
func (s *terminal) sees(text string) *terminal {
	s.Helper()
	s.until(func() bool { return strings.Contains(s.text(), text) }, "the screen does not show %q:\n%s", text)
	return s
}

// until waits for something that has to come.
func (s *terminal) until(what func() bool, complaint, about string) {
	s.Helper()
	if !await(what) {
		s.Fatalf(complaint, about, s.text())
	}
}

// await waits for something, long enough for a machine that is busy.
func await(what func() bool) bool {
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if what() {
			return true
		}
	}
	return false
}

// types sends keys.
func (s *terminal) types(keys string) *terminal {
	s.Helper()
	_, err := io.WriteString(s.in, keys)
	s.ok(err)
	return s
}

// end waits for the session to end and returns its exit status.
func (s *terminal) end() int {
	s.Helper()
	select {
	case <-s.ended:
	case <-time.After(60 * time.Second):
		s.Fatalf("the session does not end:\n%s", s.text())
	}
	return s.status
}

// begin has a key begin an interview over the line protocol, with one answer, and returns its id.
func (h *house) begin(key gossh.Signer, words string) string {
	h.Helper()
	got := h.run(key, `interview --jsonl --consent --subject "Ana Ruiz" --role "Motor claims" --questions 12`, answerTo("q1", words)+"\n")
	_, rest, ok := strings.Cut(got.out, `"interview":"`)
	if !ok || got.status != 0 {
		h.Fatalf("no interview was begun: %+v", got)
	}
	return rest[:8]
}

func answerTo(question, words string) string {
	return `{"type":"answer","question":"` + question + `","text":"` + words + `"}`
}
