package cli_test

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

var serving = regexp.MustCompile(`Serving on 127\.0\.0\.1:(\d+)\. The key of this server is (SHA256:\S+)\.`)

// node is a process that serves, and who comes to it with a key.
type node struct {
	t    *testing.T
	dir  string // of its data, and of the client's key
	cmd  *exec.Cmd
	port string
	log  chan string // gets all of it, at the end
}

// serveNode starts one.
func serveNode(t *testing.T, dir string, more ...string) *node {
	t.Helper()
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("there is no OpenSSH here: apt-get install openssh-client")
	}
	n := &node{t: t, dir: dir, log: make(chan string, 1)}
	n.cmd = tacit(dir, append([]string{"serve", "--listen", "127.0.0.1:0", "--name", "host.example"}, more...)...)
	messages, err := n.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := n.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = n.cmd.Process.Kill() })
	lines := bufio.NewReader(messages)
	first, err := lines.ReadString('\n')
	ready := serving.FindStringSubmatch(first)
	if err != nil || ready == nil {
		t.Fatalf("the server says %q, %v", first, err)
	}
	n.port = ready[1]
	go func() {
		all, _ := io.ReadAll(lines)
		n.log <- string(all)
	}()
	return n
}

// ssh is a client's call with the key of the folder, which is made if it is not there.
func (n *node) ssh(in io.Reader, args ...string) *exec.Cmd {
	n.t.Helper()
	key := filepath.Join(n.dir, "key")
	if _, err := os.Stat(key); err != nil {
		if err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).Run(); err != nil {
			n.t.Fatal(err)
		}
	}
	cmd := exec.Command("ssh", append([]string{"-F", "none", "-p", n.port, "-i", key, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "StrictHostKeyChecking=accept-new",
		"-o", "HostKeyAlias=host.example", "-o", "UserKnownHostsFile=" + filepath.Join(n.dir, "known"), "-o", "BatchMode=yes", "127.0.0.1"}, args...)...)
	cmd.Stdin = in
	return cmd
}

// admit lets the client's key in.
func (n *node) admit(more ...string) (code string) {
	n.t.Helper()
	out, err := tacit(n.dir, append([]string{"invite"}, more...)...).Output()
	if err != nil {
		n.t.Fatal(err)
	}
	if said, err := n.ssh(bytes.NewReader(out), "redeem").CombinedOutput(); err != nil || !strings.Contains(string(said), "You are here as: specialist") {
		n.t.Fatalf("%s, %v", said, err)
	}
	return strings.TrimSpace(string(out))
}

// The program serves, lets in who was invited, and ends at SIGTERM while somebody is there.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	server := serveNode(t, dir)
	code := server.admit()
	if out, err := tacit(dir, "people").Output(); err != nil || !strings.HasPrefix(string(out), "SHA256:") || !strings.Contains(string(out), "specialist") {
		t.Errorf("people: %s, %v", out, err)
	}
	there := server.ssh(nil, "interview", "--jsonl", "--consent", "--subject", "Ana", "--role", "Claims")
	in, err := there.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := there.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := there.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, `"type":"session"`) {
		t.Fatalf("%q, %v", line, err)
	}
	if err := server.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	said := <-server.log
	if err := server.cmd.Wait(); err != nil {
		t.Errorf("the server ends with %v", err)
	}
	_ = there.Wait()
	if got := there.ProcessState.ExitCode(); got != 75 {
		t.Errorf("the session ends with status %d", got)
	}
	for _, secret := range []string{code, "Ana", "Claims"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "host_key")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the host key: %v", err)
	}
}

func TestInviteMisused(t *testing.T) {
	for _, args := range [][]string{
		{"--role", "successor"}, {"--role", "lead", "--interview", "x"}, {"--hours", "0"}, {"--hours", "100000"},
	} {
		cmd := tacit(t.TempDir(), append([]string{"invite"}, args...)...)
		if err := cmd.Run(); cmd.ProcessState.ExitCode() != 2 {
			t.Errorf("%v: %v", args, err)
		}
	}
}
