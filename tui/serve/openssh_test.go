package serve_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
)

// client is OpenSSH's ssh with keys in a folder of its own.
type client struct {
	*house
	dir string
}

func openSSH(t *testing.T, h *house) *client {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("there is no ssh here: apt-get install openssh-client")
	}
	return &client{h, t.TempDir()}
}

// key makes a key and returns its fingerprint.
func (c *client) key(name string) string {
	c.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	c.ok(err)
	signer, err := gossh.NewSignerFromKey(private)
	c.ok(err)
	block, err := gossh.MarshalPrivateKey(private, name)
	c.ok(err)
	c.ok(os.WriteFile(filepath.Join(c.dir, name), pem.EncodeToMemory(block), 0o600))
	c.ok(os.WriteFile(filepath.Join(c.dir, name+".pub"), gossh.MarshalAuthorizedKey(signer.PublicKey()), 0o600))
	return known(signer)
}

// ssh is a call of ssh that depends on nothing of whoever runs the tests.
func (c *client) ssh(args ...string) *exec.Cmd {
	_, port, _ := net.SplitHostPort(c.address)
	base := []string{"-F", "none", "-p", port, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "StrictHostKeyChecking=accept-new",
		"-o", "UserKnownHostsFile=" + filepath.Join(c.dir, "known"), "-o", "LogLevel=ERROR", "-o", "BatchMode=yes"}
	cmd := exec.Command("ssh", append(base, args...)...)
	cmd.Dir = c.dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + c.dir, "TERM=xterm-256color"}
	return cmd
}

func (c *client) output(args ...string) string {
	c.Helper()
	out, err := c.ssh(args...).Output()
	if err != nil {
		c.Fatalf("ssh %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}

// A key that is offered and not proven gives nobody's identity, and neither does a name.
func TestOpenSSHOfferedKeyAndUserSwitch(t *testing.T) {
	c := openSSH(t, open(t))
	victim, attacker := c.key("victim"), c.key("attacker")
	c.ok(os.Remove(filepath.Join(c.dir, "victim"))) // they have the public half only
	c.ok(c.store.Grant(context.Background(), interview.Grant{Key: victim, Role: interview.Lead}))
	for _, user := range []string{"victim", "root", victim} {
		got := c.output("-i", "victim.pub", "-i", "attacker", "-l", user, "127.0.0.1", "whoami")
		if got != attacker {
			t.Errorf("as %s whoami says %q, want %s", user, got, attacker)
		}
	}
	if err := c.ssh("-i", "victim.pub", "127.0.0.1", "whoami").Run(); err == nil {
		t.Error("the public half of a key is enough")
	}
	for _, method := range []string{"none", "password", "keyboard-interactive"} {
		if err := c.ssh("-i", "attacker", "-o", "PreferredAuthentications="+method, "127.0.0.1", "whoami").Run(); err == nil {
			t.Errorf("%s lets somebody in", method)
		}
	}
}

// held is a terminal with ssh in it.
type held struct {
	*client
	cmd    *exec.Cmd
	file   *os.File
	mu     sync.Mutex
	screen *vt.Emulator
	done   chan struct{}
}

func (c *client) hold(args ...string) *held {
	c.Helper()
	s := &held{client: c, cmd: c.ssh(append([]string{"-tt"}, args...)...), screen: vt.NewEmulator(100, 30), done: make(chan struct{})}
	var err error
	s.file, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 100, Rows: 30})
	c.ok(err)
	go func() { // the terminal's answers
		buf := make([]byte, 4096)
		for {
			n, err := s.screen.Read(buf)
			if err != nil {
				return
			}
			_, _ = s.file.Write(buf[:n])
		}
	}()
	go func() {
		defer close(s.done)
		buf := make([]byte, 4096)
		for {
			n, err := s.file.Read(buf)
			s.mu.Lock()
			_, _ = s.screen.Write(buf[:n])
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	c.Cleanup(func() { _ = s.cmd.Process.Kill(); s.file.Close() })
	return s
}

func (s *held) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

func (s *held) sees(text string) *held {
	s.Helper()
	if !await(func() bool { return strings.Contains(s.text(), text) }) {
		s.Fatalf("the screen does not show %q:\n%s", text, s.text())
	}
	return s
}

func (s *held) types(keys ...string) *held {
	s.Helper()
	for _, k := range keys {
		_, err := s.file.WriteString(k)
		s.ok(err)
		time.Sleep(100 * time.Millisecond) // as fingers do: an escape and what follows are two keys only then
	}
	return s
}

// A whole interview with stock OpenSSH: invited, begun on the screens, cut off by SIGKILL, gone on with, finished over a pipe, and
// compiled.
func TestOpenSSHWholeInterview(t *testing.T) {
	c := openSSH(t, open(t))
	lead := c.key("lead")
	c.key("ana")
	c.ok(c.store.Grant(context.Background(), interview.Grant{Key: lead, Role: interview.Lead}))
	code := c.output("-i", "lead", "127.0.0.1", "invite")

	s := c.hold("-i", "ana", "127.0.0.1").sees("The code of your invitation:")
	s.types(code + "\r").sees("tacit asks you about work")
	s.types("n").sees("Before the first question").types("\x1b[6~", "\x1b[6~", "\x1b[6~", " ", "\x1b[B", " ", "\r").sees("Who are you?")
	s.types("Ana", "\x1b[B", "Kiln firing", "\r", "\r", "\r", "\r", "\r", "\r").sees("question 1")
	s.types("An even glaze and no cracks.\x13").sees("question 2").types("first I look at the con").sees("at the con")
	c.ok(s.cmd.Process.Kill())
	<-s.done

	s = c.hold("-i", "ana", "127.0.0.1").sees("Kiln firing").types("\r").sees("first I look at the con")
	s.types("es.\x13").sees("question 3").types("\x03")
	<-s.done
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("ssh ends with %v", err)
	}
	id := strings.Fields(c.output("-i", "ana", "127.0.0.1", "list"))[0]
	more := c.ssh("-i", "ana", "127.0.0.1", "interview", "--jsonl", "--resume", id)
	more.Stdin = strings.NewReader(`{"type":"finish"}` + "\n")
	out, err := more.Output()
	if err != nil || !strings.Contains(string(out), `"resumed":true`) {
		t.Errorf("%s, %v", out, err)
	}
	book := c.output("-i", "ana", "127.0.0.1", "compile", id, "--audience", "private")
	if !strings.Contains(book, "at the cones") || !strings.Contains(book, "even glaze") {
		t.Errorf("the playbook is %s", book)
	}
	if got := c.output("-i", "lead", "127.0.0.1", "list"); !strings.Contains(got, id) {
		t.Errorf("the lead sees %q", got)
	}
}
