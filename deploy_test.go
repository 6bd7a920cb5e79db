package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"tacit/interview/store/storetest"
)

// built builds the program as the container file does: it has to run where there is nothing else.
func built(t *testing.T) string {
	t.Helper()
	file, err := os.ReadFile("deploy/Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^RUN (?:.* )?(CGO_ENABLED=0 go build .*) -o (\S+) \.$`).FindStringSubmatch(string(file))
	if line == nil {
		t.Fatalf("the container file does not say how it is built:\n%s", file)
	}
	program := filepath.Join(t.TempDir(), "tacit")
	if out, err := exec.Command("sh", "-c", line[1]+" -o "+program+" .").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := exec.Command("ldd", program).CombinedOutput(); err == nil && !strings.Contains(string(out), "not a dynamic") {
		t.Errorf("it needs %s", out)
	}
	return program
}

// serves starts the program with arguments that somebody else wrote down, but for places, and waits until it serves.
func serves(t *testing.T, program string, args []string, env ...string) {
	t.Helper()
	for i, a := range args {
		if a == ":2222" || strings.HasPrefix(a, "127.0.0.1:") {
			args[i] = "127.0.0.1:0"
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // one that does not end fails, and not the whole run with it
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append([]string{"HOME=" + t.TempDir()}, env...)
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v ends with %v", args, err)
		}
	}()
	said := ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if ready.MatchString(lines.Text()) {
			go func() {
				for lines.Scan() {
				}
			}()
			return
		}
		said += lines.Text() + "\n"
	}
	t.Fatalf("%v does not serve: %s", args, said)
}

// The systemd unit is sound and hardened, and what it starts serves.
func TestSystemdUnit(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in processes of their own: go test without -short")
	}
	file, err := os.ReadFile("deploy/tacit.service")
	if err != nil {
		t.Fatal(err)
	}
	start := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/tacit (.*)$`).FindStringSubmatch(string(file))
	if start == nil {
		t.Fatal("it starts nothing")
	}
	program := built(t)
	dir := t.TempDir()
	serves(t, program, strings.Fields(strings.ReplaceAll(start[1], "/var/lib/tacit", dir)))

	if _, err := exec.LookPath("systemd-analyze"); err != nil {
		missing(t, "systemd-analyze: apt-get install systemd")
	}
	unit := filepath.Join(dir, "tacit.service")
	if err := os.WriteFile(unit, []byte(strings.ReplaceAll(string(file), "/usr/local/bin/tacit", program)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("systemd-analyze", "verify", unit).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
	// 2.0 of 10: systemd calls it OK from 4.9 down; ours has 1.2
	if out, err := exec.Command("systemd-analyze", "security", "--offline=yes", "--threshold=20", unit).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out[max(0, len(out)-200):])
	}
}

// Both nodes of the example start as it says, on one PostgreSQL, and know each other's host key.
func TestComposeExample(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in processes of their own: go test without -short")
	}
	if !storetest.HavePostgres() {
		missing(t, storetest.NoPostgres)
	}
	data, err := os.ReadFile("deploy/compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Command     []string
			Environment map[string]string
			Secrets     []string
		}
		Secrets map[string]struct{ File string }
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	cluster, err := storetest.StartCluster()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cluster.Stop)
	program, database, shared := built(t), cluster.Address(), t.TempDir()
	nodes := 0
	for name, s := range file.Services {
		for _, secret := range s.Secrets {
			if file.Secrets[secret].File == "" {
				t.Errorf("%s has no %s", name, secret)
			}
		}
		if !strings.HasPrefix(name, "node") {
			continue
		}
		nodes++
		if !strings.HasPrefix(s.Environment["TACIT_DATABASE"], "postgres://") {
			t.Errorf("%s has no database", name)
		}
		for i, a := range s.Command {
			s.Command[i] = strings.Replace(a, "/data", shared, 1)
		}
		serves(t, program, s.Command, "TACIT_DATABASE="+database)
	}
	if found, _ := filepath.Glob(filepath.Join(shared, "host_key*")); nodes != 2 || len(found) == 0 {
		t.Errorf("%d nodes, host key %v", nodes, found)
	}
}
