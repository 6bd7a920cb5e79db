package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tacit/tui/cli"
)

// program runs tacit in a folder of its own, which is the working folder too.
type program struct {
	t   *testing.T
	dir string
}

func newProgram(t *testing.T) program {
	p := program{t, t.TempDir()}
	t.Chdir(p.dir)
	return p
}

// run returns all that a terminal would show, in its order.
func (p program) run(in string, args ...string) string {
	p.t.Helper()
	var shown bytes.Buffer
	env := []string{"HOME=" + p.dir, "TACIT_DATA=" + filepath.Join(p.dir, "data"), "TERM=dumb"}
	if status := cli.Main(p.t.Context(), cli.Process{Args: args, Env: env, In: strings.NewReader(in), Out: &shown, Err: &shown}); status != 0 {
		p.t.Fatalf("tacit %s: status %d\n%s", strings.Join(args, " "), status, shown.String())
	}
	return shown.String()
}

// interview begins an interview with somebody about the work that they share, and returns its id.
func (p program) interview(who string) string {
	p.t.Helper()
	out := p.run(answers(1, "Claims that smell wrong.", "read, weigh, settle", "weigh"), "interview", "--jsonl", "--subject", who, "--role", "Motor claims", "--questions", "8", "--audience", "team", "--consent")
	id := interviewID.FindStringSubmatch(out)
	if id == nil {
		p.t.Fatal(out)
	}
	return id[1]
}

// answers are lines of the line protocol that answer the questions from a number on.
func answers(from int, texts ...string) string {
	var b strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&b, `{"type":"answer","question":"q%d","text":%q}`+"\n", from+i, text)
	}
	return b.String()
}

// example is a command that README.md shows, with what it prints.
type example struct{ command, shown string }

// examples are what stands in the console blocks of a section of README.md.
func examples(t *testing.T, section string) []example {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	here, fence := false, ""
	for line := range strings.Lines(string(readme)) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			if fence = strings.TrimSpace(line); fence == "```" {
				fence = ""
			}
		case fence == "" && strings.HasPrefix(line, "## "):
			here = strings.TrimSpace(line) == "## "+section
		case !here || fence != "```console":
		case isCommand:
			out = append(out, example{command: strings.TrimSpace(command)})
		case len(out) == 0:
			t.Fatalf("README.md begins with what no command printed: %q", line)
		default:
			out[len(out)-1].shown += line
		}
	}
	return out
}

var (
	daytime  = regexp.MustCompile(`\d{4}-\d\d-\d\d( \d\d:\d\d)?`)
	trailing = regexp.MustCompile(`(?m)[ \t]+$`)
)

// printed is what a terminal shows without what is different every time, and without what nobody sees.
func printed(text string) string {
	return strings.TrimSpace(trailing.ReplaceAllString(daytime.ReplaceAllString(text, "DAY"), ""))
}

// The commands that README.md shows under "Versions, checks, several people" work as they stand there, one after the
// other, and print what it says that they print; only dates and the ids of the interviews are others.
func TestReadmeCommands(t *testing.T) {
	list := examples(t, "Versions, checks, several people")
	p := newProgram(t)
	ana, ben := p.interview("Ana Ruiz"), p.interview("Ben Okafor")
	p.run("", "compile", ana, "--out", "one")
	p.run(answers(4, "I call Chen above 900 euros."), "interview", "--jsonl", "--resume", ana)
	p.run("", "compile", ana, "--out", "two")
	p.run(answers(4, "I call Chen above 500 euros. Claims with a lawyer go to Maria."), "interview", "--jsonl", "--resume", ben)
	theirs, ours := strings.NewReplacer("k3v9", ana, "m2p4", ben), strings.NewReplacer(ana, "k3v9", ben, "m2p4")
	var run []string
	for _, x := range list {
		words := strings.Fields(theirs.Replace(x.command))
		if file, shows := strings.CutPrefix(x.command, "cat "); shows {
			if err := os.WriteFile(file, []byte(x.shown), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if words[0] != "tacit" {
			t.Fatalf("%q is no command of ours", x.command)
		}
		run = append(run, words[1])
		if got := ours.Replace(p.run("", words[1:]...)); printed(got) != printed(x.shown) {
			t.Errorf("$ %s\nREADME.md shows\n%s\nand it is\n%s", x.command, x.shown, got)
		}
	}
	for _, command := range []string{"history", "diff", "restore", "check", "compare", "import", "compile"} {
		if !slices.Contains(run, command) {
			t.Errorf("README.md has no example of %s", command)
		}
	}
	for _, made := range []string{"handover/playbook.html", "handover/AGENTS.md", "both/comparison.md", "both/merged-playbook.md"} {
		if _, err := os.Stat(made); err != nil {
			t.Error(err)
		}
	}
}

// A file that others work in stays theirs: what they wrote in it, and who may read it.
func TestAgentsFileStaysTheirs(t *testing.T) {
	const theirs = "# House rules\n\nRun the tests.\n"
	p := newProgram(t)
	if err := errors.Join(os.Mkdir("shared", 0o700), os.WriteFile("shared/AGENTS.md", []byte(theirs), 0o644), os.Chmod("shared/AGENTS.md", 0o664)); err != nil {
		t.Fatal(err)
	}
	p.run("", "compile", p.interview("Ana Ruiz"), "--target", "agents-md", "--out", "shared")
	body, err := os.ReadFile("shared/AGENTS.md")
	if err != nil || !strings.HasPrefix(string(body), theirs) || len(body) <= len(theirs) {
		t.Errorf("%v\n%s", err, body)
	}
	if info, err := os.Stat("shared/AGENTS.md"); err != nil || info.Mode().Perm() != 0o664 {
		t.Errorf("AGENTS.md: %v, %v", info.Mode(), err)
	}
}
