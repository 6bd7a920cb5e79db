package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
)

var ctx = context.Background()

// roles are what this test binary does when it is started again as another process, with arguments in the environment.
var roles = map[string]func(dir string, out *bufio.Writer) error{
	"append": appendRole, "crash": crashRole, "crowd": crowdRole, "read": readRole, "open": openRole, "withdraw": withdrawRole, "backups": backupsRole,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv("TACIT_STORE_ROLE")]
	if !ok {
		status := m.Run()
		stopPostgres()
		os.Exit(status)
	}
	out := bufio.NewWriter(os.Stdout)
	if err := role(os.Getenv("TACIT_STORE_DIR"), out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out.Flush()
}

// helper is this test binary in another role, not yet started; tracer is put before it.
func helper(role, dir string, tracer ...string) *exec.Cmd {
	argv := append(tracer, os.Args[0])
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = append(os.Environ(), "TACIT_STORE_ROLE="+role, "TACIT_STORE_DIR="+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

// say writes a line that the parent reads at once.
func say(out *bufio.Writer, format string, args ...any) error {
	fmt.Fprintf(out, format+"\n", args...)
	return out.Flush()
}

// few is how many rounds there are of something that runs in one goroutine: all of them, or with -short a few.
func few(all int) int {
	if testing.Short() {
		return max(all/8, 1)
	}
	return all
}

// rounds is how often a test repeats: n, or what the environment says.
func rounds(t *testing.T, variable string, n int) int {
	t.Helper()
	if text := os.Getenv(variable); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// one is a list of one event.
func one(body string) []interview.Event {
	return []interview.Event{{At: time.Unix(1e9, 0), Kind: "answer", Body: []byte(body)}}
}

// must ends the test if err is not nil.
func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// holding lists the files of a folder that contain a text.
func holding(tb testing.TB, dir, text string) (names []string) {
	tb.Helper()
	for name, data := range contents(tb, dir) {
		if strings.Contains(data, text) {
			names = append(names, name)
		}
	}
	return names
}

// contents reads all files of a folder. To do that to an open database drops its locks, which matters only if another
// process uses it.
func contents(tb testing.TB, dir string) map[string]string {
	tb.Helper()
	entries, err := os.ReadDir(dir)
	must(tb, err)
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		must(tb, err)
		all[e.Name()] = string(data)
	}
	return all
}

// appendRole appends 200 events.
func appendRole(dir string, _ *bufio.Writer) error {
	s, err := store.OpenSQLite(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	token, err := s.Create(ctx, "a", "child", nil, one("1"))
	for n := int64(1); n < 200 && err == nil; n++ {
		err = s.Append(ctx, "a", interview.Fence{Token: token, After: n}, nil, one("x"))
	}
	return err
}

// crowdRole appends 1,000 events to an interview that others append to as well, from 4 goroutines.
func crowdRole(dir string, _ *bufio.Writer) error {
	s, err := store.OpenSQLite(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	results := make(chan error, 4)
	for range 4 {
		go func() {
			for range 250 {
				if err := insist(s, "a"); err != nil {
					results <- err
					return
				}
			}
			results <- nil
		}()
	}
	for range 4 {
		if e := <-results; e != nil {
			err = e
		}
	}
	return err
}

// openRole opens the database, says so, and closes it.
func openRole(dir string, out *bufio.Writer) error {
	s, err := store.OpenSQLite(dir)
	if err != nil {
		return err
	}
	return firstError(say(out, "%s", s.Version()), s.Close())
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
