package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tacit/tui/cli"
)

// The commands that README.md shows under "Versions, checks, several people" work as they stand there, and print what
// it says they print.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(readme), "\n## Versions, checks, several people\n")
	blocks := regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(section, 2)
	if !found || len(blocks) != 2 {
		t.Fatal("README.md has no such examples")
	}
	command, shown, _ := strings.Cut(strings.TrimPrefix(blocks[1][1], "$ "), "\n")
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("notes.md", []byte("- Ben settles everything below 400 euros by phone.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	run := func(in string, args ...string) (out, complaints string, status int) {
		var o, e bytes.Buffer
		status = cli.Main(t.Context(), cli.Process{Args: args, Env: []string{"HOME=" + dir, "TACIT_DATA=" + filepath.Join(dir, "data"), "TERM=dumb"}, In: strings.NewReader(in), Out: &o, Err: &e})
		return o.String(), e.String(), status
	}
	answers := func(from int, texts ...string) string {
		var b strings.Builder
		for i, text := range texts {
			b.WriteString(`{"type":"answer","question":"q` + string(rune('0'+from+i)) + `","text":"` + text + `"}` + "\n")
		}
		return b.String()
	}
	for name, person := range map[string]string{"k3v9": "Ana", "m2p4": "Ben"} {
		out, complaints, status := run(answers(1, "Claims that smell wrong.", "read, weigh, settle", "weigh"), "interview", "--jsonl", "--subject", person, "--role", "claims", "--questions", "8", "--audience", "team", "--consent")
		id := interviewID.FindStringSubmatch(out)
		if status != 0 || id == nil {
			t.Fatalf("%d: %s", status, complaints)
		}
		ids[name] = id[1]
	}
	must := func(in string, args ...string) string {
		t.Helper()
		out, complaints, status := run(in, args...)
		if status != 0 {
			t.Fatalf("tacit %s: status %d\n%s", strings.Join(args, " "), status, complaints)
		}
		return out
	}
	must("", "compile", ids["k3v9"], "--out", "one")
	must(answers(4, "I call Chen above 900 euros."), "interview", "--jsonl", "--resume", ids["k3v9"])
	must("", "compile", ids["k3v9"], "--out", "two")
	named := func(line string) []string {
		for name, id := range ids {
			line = strings.ReplaceAll(line, name, id)
		}
		return strings.Fields(line)[1:]
	}
	if got := must("", named(command)...); got != shown {
		t.Errorf("README.md shows\n%s\nand it is\n%s", shown, got)
	}
	lines := strings.Split(strings.TrimSpace(blocks[0][1]), "\n")
	for _, line := range lines {
		must("", named(strings.TrimPrefix(line, "$ "))...)
	}
	if len(lines) < 7 {
		t.Errorf("%d examples", len(lines))
	}
	for _, made := range []string{"handover/playbook.html", "handover/AGENTS.md", "both/comparison.md", "both/merged-playbook.md"} {
		if _, err := os.Stat(made); err != nil {
			t.Error(err)
		}
	}
	// A file that others work in stays theirs: what they wrote in it, and who may read it.
	const theirs = "# House rules\n\nRun the tests.\n"
	if err := errors.Join(os.Mkdir("shared", 0o700), os.WriteFile("shared/AGENTS.md", []byte(theirs), 0o644), os.Chmod("shared/AGENTS.md", 0o664)); err != nil {
		t.Fatal(err)
	}
	must("", "compile", ids["k3v9"], "--target", "agents-md", "--out", "shared")
	body, err := os.ReadFile("shared/AGENTS.md")
	if err != nil || !strings.HasPrefix(string(body), theirs) || len(body) <= len(theirs) {
		t.Errorf("%v\n%s", err, body)
	}
	if info, err := os.Stat("shared/AGENTS.md"); err != nil || info.Mode().Perm() != 0o664 {
		t.Errorf("AGENTS.md: %v, %v", info.Mode(), err)
	}
}
