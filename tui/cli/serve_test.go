package cli_test

import (
	"bufio"
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

// The program serves, lets in who was invited, and ends at SIGTERM while somebody is there.
func TestServe(t *testing.T) {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("there is no OpenSSH here: apt-get install openssh-client")
	}
	dir := t.TempDir()
	server := tacit(dir, "serve", "--listen", "127.0.0.1:0", "--name", "host.example")
	messages, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Process.Kill() }()
	lines := bufio.NewReader(messages)
	first, err := lines.ReadString('\n')
	ready := serving.FindStringSubmatch(first)
	if err != nil || ready == nil {
		t.Fatalf("the server says %q, %v", first, err)
	}
	log := make(chan string, 1)
	go func() {
		all, _ := io.ReadAll(lines)
		log <- string(all)
	}()
	code, err := tacit(dir, "invite").Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", filepath.Join(dir, "key")).Run(); err != nil {
		t.Fatal(err)
	}
	ssh := func(in string, args ...string) *exec.Cmd {
		cmd := exec.Command("ssh", append([]string{"-F", "none", "-p", ready[1], "-i", filepath.Join(dir, "key"), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
			"-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + filepath.Join(dir, "known"), "-o", "BatchMode=yes", "127.0.0.1"}, args...)...)
		cmd.Stdin = strings.NewReader(in)
		return cmd
	}
	if out, err := ssh(string(code), "redeem").CombinedOutput(); err != nil || !strings.Contains(string(out), "You are here as: specialist") {
		t.Fatalf("%s, %v", out, err)
	}
	if out, err := tacit(dir, "people").Output(); err != nil || !strings.HasPrefix(string(out), "SHA256:") || !strings.Contains(string(out), "specialist") {
		t.Errorf("people: %s, %v", out, err)
	}
	there := ssh("", "interview", "--jsonl", "--consent", "--subject", "Ana", "--role", "Claims")
	there.Stdin = nil
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
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	said := <-log
	if err := server.Wait(); err != nil {
		t.Errorf("the server ends with %v", err)
	}
	_ = there.Wait()
	if got := there.ProcessState.ExitCode(); got != 75 {
		t.Errorf("the session ends with status %d", got)
	}
	for _, secret := range []string{strings.TrimSpace(string(code)), "Ana", "Claims"} {
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
