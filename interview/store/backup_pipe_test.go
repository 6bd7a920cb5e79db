//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
)

// A process is killed after it has withdrawn something and before the keys are destroyed that backups hold it with: whoever opens the store
// next destroys them.
func TestKilledBeforeBackupsAreUnreadable(t *testing.T) {
	for _, kind := range []string{"SQLite", "PostgreSQL"} {
		for _, step := range []struct{ name, waits string }{{"an answer", ".rewritten.new"}, {"an interview", ".withdrawn"}} {
			t.Run(kind+" "+step.name, func(t *testing.T) {
				dir := t.TempDir()
				if kind == "PostgreSQL" {
					must(t, os.WriteFile(filepath.Join(dir, "address"), []byte(postgres(t).Address()), 0o600))
				}
				st, err := reopened(dir)
				must(t, err)
				path := filepath.Join(dir, "backup")
				for _, id := range []string{"a", "b"} {
					_, err = st.Create(ctx, id, "test", nil, append(one("SECRET"+id+";"), one("kept")...))
					must(t, err)
				}
				before, err := filepath.Glob(filepath.Join(dir, "keys", "*.keys")) // PostgreSQL's own
				must(t, err)
				_, err = st.Backup(ctx, path, noon)
				must(t, err)
				must(t, st.Close())
				keys, err := store.OpenKeys(filepath.Join(dir, "keys"))
				must(t, err)
				opened := func() map[string][]interview.Event {
					f, err := os.Open(path)
					must(t, err)
					defer f.Close()
					events, err := store.OpenBackup(keys, f)
					must(t, err)
					return events
				}

				killedAt(t, dir, step.waits, before)
				if !holds(opened(), "SECRETb;") {
					t.Fatal("the test does not test: the keys are destroyed already")
				}
				st, err = reopened(dir)
				must(t, err)
				defer st.Close()
				if step.name == "an answer" {
					must(t, st.Erase(ctx, "b", noon))
				}
				if _, err := st.Head(ctx, "b"); err == nil {
					t.Fatal("the test does not test: it was killed before it had withdrawn")
				}
				if events := opened(); len(events) != 1 || len(events["a"]) != 2 || string(events["a"][0].Body) != "{}" || string(events["a"][1].Body) != "kept" {
					t.Errorf("the backup gives back %v", events)
				}
			})
		}
	}
}

// killedAt kills a process that withdraws where it would write a file beside keys other than some: there is a pipe in its place, at which
// it waits.
func killedAt(t *testing.T, dir, ending string, others []string) {
	t.Helper()
	rings, err := filepath.Glob(filepath.Join(dir, "keys", "*.keys"))
	must(t, err)
	var pipes []string
	for _, ring := range rings {
		if slices.Contains(others, ring) {
			continue
		}
		pipe := ring[:len(ring)-len(".keys")] + ending
		must(t, syscall.Mkfifo(pipe, 0o600))
		pipes = append(pipes, pipe)
	}
	cmd := helper("withdraw", dir)
	must(t, cmd.Start())
	waiting := make(chan struct{}, len(pipes))
	for _, pipe := range pipes {
		go func() {
			if f, err := os.OpenFile(pipe, os.O_RDONLY, 0); err == nil { // returns when somebody writes to it
				defer f.Close()
				waiting <- struct{}{}
				_ = cmd.Process.Kill()
			}
		}()
	}
	<-waiting
	_ = cmd.Wait()
	for _, pipe := range pipes {
		if f, err := os.OpenFile(pipe, os.O_RDWR|syscall.O_NONBLOCK, 0); err == nil { // for those who still wait for a writer
			f.Close()
		}
		must(t, os.Remove(pipe))
	}
}
