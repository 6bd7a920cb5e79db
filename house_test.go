package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rooms lists the house from the bottom up (ARCHITECTURE.md). A package belongs to the longest room that its path begins
// with, and may import its own room and the ones before it; what stands in only may be imported by those rooms alone.
var rooms = []string{"prompts", "profile", "interview", "interview/store", "interview/model", "tui", "tui/line", "tui/serve", "tui/cli", ""}

// only says who may import a room, where that is fewer than all rooms above it.
var only = map[string][]string{
	"interview/store": {"interview/store", "tui/cli"},
	"interview/model": {"interview/model", "tui/cli"},
	"tui/cli":         {"tui/cli", ""},
	// The screens are written against the line front end for one thing, the wording of refusals.
	"tui/line": {"tui/line", "tui", "tui/cli", "tui/serve"},
}

// alone says which of our dependencies may be imported in one room only.
var alone = map[string]string{
	"github.com/openai/openai-go": "interview/model",
	"modernc.org/sqlite":          "interview/store",
	"github.com/jackc/pgx":        "interview/store",
	"charm.land/wish":             "tui/serve",
	"charm.land/ssh":              "tui/serve",
	"golang.org/x/crypto":         "tui/serve",
	"github.com/spf13/cobra":      "tui/cli",
}

// pure are the rooms that do no input or output, read no clock and no environment, and start no goroutine.
var pure = []string{"prompts", "profile", "interview"}

// impure are the imports that a pure room has no use for.
var impure = []string{"os", "os/exec", "net", "net/http", "io/ioutil", "syscall", "math/rand", "math/rand/v2", "database/sql", "path/filepath"}

func room(path string) int {
	best := len(rooms) - 1
	for i, r := range rooms {
		if r != "" && (path == r || strings.HasPrefix(path, r+"/")) && (rooms[best] == "" || len(r) > len(rooms[best])) {
			best = i
		}
	}
	return best
}

// sources calls f with every Go file that is not a test, and its package's path in this module.
func sources(t *testing.T, f func(path, pkg string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			f(path, strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "."))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportsFlowUp(t *testing.T) {
	fset := token.NewFileSet()
	sources(t, func(path, pkg string) {
		file, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if why := forbidden(pkg, name); why != "" {
				t.Errorf("%s imports %s: %s", path, name, why)
			}
		}
	})
}

// forbidden says why a package may not import another; empty if it may.
func forbidden(pkg, name string) string {
	from := room(pkg)
	for dep, home := range alone {
		if (name == dep || strings.HasPrefix(name, dep+"/")) && rooms[from] != home {
			return "only " + home + " may"
		}
	}
	for _, p := range pure {
		for _, i := range impure {
			if rooms[from] == p && name == i {
				return p + " is a room without input and output"
			}
		}
	}
	target, ours := strings.CutPrefix(name, "tacit/")
	if !ours {
		return ""
	}
	to := room(target)
	if who, listed := only[rooms[to]]; listed {
		for _, w := range who {
			if w == rooms[from] {
				return ""
			}
		}
		return "only " + strings.Join(who, ", ") + " may"
	}
	if to > from {
		return "imports flow up: " + strings.Join(rooms, ", ")
	}
	return ""
}

// The rule itself is tested: a test that cannot fail promises nothing.
func TestForbidden(t *testing.T) {
	for _, bad := range [][2]string{
		{"prompts", "tacit/profile"}, {"profile", "tacit/interview"}, {"interview", "tacit/interview/store"}, {"interview", "tacit/tui"}, {"tui", "tacit/interview/store"},
		{"tui/line", "tacit/interview/store"}, {"tui", "tacit/tui/cli"}, {"tui", "github.com/openai/openai-go/v3"}, {"profile/detect", "os"}, {"", "tacit/interview/model"},
	} {
		if forbidden(bad[0], bad[1]) == "" {
			t.Errorf("%s may import %s", bad[0], bad[1])
		}
	}
	for _, good := range [][2]string{
		{"profile", "tacit/prompts"}, {"interview", "tacit/profile/detect"}, {"tui/cli", "tacit/interview/store"}, {"", "tacit/tui/cli"}, {"interview/store", "tacit/interview"}, {"tui/cli", "os"},
	} {
		if why := forbidden(good[0], good[1]); why != "" {
			t.Errorf("%s may not import %s: %s", good[0], good[1], why)
		}
	}
}

// Each package has exactly one package comment, which a newcomer can start from.
func TestPackageComments(t *testing.T) {
	fset := token.NewFileSet()
	docs := map[string]int{}
	sources(t, func(path, pkg string) {
		file, err := parser.ParseFile(fset, path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		docs[pkg] += 0
		if file.Doc != nil {
			docs[pkg]++
		}
	})
	for pkg, n := range docs {
		if n != 1 {
			t.Errorf("package %q has %d package comments", pkg, n)
		}
	}
}

// README.md holds exactly the two set-up commands.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"go run .", "go test ./..."} {
		if strings.Count(string(readme), "\n"+command+"\n") != 1 {
			t.Errorf("README.md holds %q %d times on a line of its own, not once", command, strings.Count(string(readme), "\n"+command+"\n"))
		}
	}
}
