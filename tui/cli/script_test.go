package cli_test

import (
	"context"
	"os"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"tacit/tui/cli"
)

// TestMain makes the test binary answer to "tacit" in the scripts below testdata/script.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tacit": func() {
			os.Exit(cli.Main(context.Background(), cli.Process{Args: os.Args[1:], Env: os.Environ(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
		},
	})
}

var interviewID = regexp.MustCompile(`"(?:interview|id)": ?"([0-9a-z]{8})"`)

// TestScripts runs the program as people and programs run it. "UPDATE=1 go test ./tui/cli -run Scripts" rewrites what
// the scripts compare with. Beside the commands of testscript there are "status N CMD …", which wants an exit status,
// and "id NAME", which puts the id of the interview in the last output into a variable.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: os.Getenv("UPDATE") != "", RequireExplicitExec: true, RequireUniqueNames: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": wantStatus, "id": keepID},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Setenv("TERM", "dumb")
			return nil
		},
	})
}

// wantStatus runs a command and wants this exit status.
func wantStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if e, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + e.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

func keepID(ts *testscript.TestScript, neg bool, args []string) {
	found := interviewID.FindStringSubmatch(ts.ReadFile("stdout"))
	if neg || len(args) != 1 || found == nil {
		ts.Fatalf("no id of an interview in the output")
	}
	ts.Setenv(args[0], found[1])
}
