package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
)

// reopened opens what a folder says: PostgreSQL at the address in the file address, if there is one, and otherwise tacit.db.
func reopened(dir string) (backedUp, error) {
	address, err := os.ReadFile(filepath.Join(dir, "address"))
	if os.IsNotExist(err) {
		return store.OpenSQLite(dir, store.WithBallast(0))
	}
	keys, err := store.OpenKeys(filepath.Join(dir, "keys"))
	if err != nil {
		return nil, err
	}
	return store.OpenPostgres(ctx, string(address), keys)
}

// withdrawRole withdraws an answer of a, and all of b.
func withdrawRole(dir string, _ *bufio.Writer) error {
	st, err := reopened(dir)
	if err != nil {
		return err
	}
	return firstError(
		st.Rewrite(ctx, "a", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, nil),
		st.Erase(ctx, "b", noon), st.Close())
}

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

// backupsRole makes backups, and withdraws what is in them, until it is killed.
func backupsRole(dir string, out *bufio.Writer) error {
	st, err := reopened(dir)
	for n := 0; err == nil; n++ {
		id := fmt.Sprintf("i%d-%d", os.Getpid(), n)
		if _, err = st.Create(ctx, id, "child", nil, append(one("SECRET;"), one("kept")...)); err != nil {
			break
		}
		_, err = st.Backup(ctx, filepath.Join(dir, "backup-"+id), noon)
		if err == nil && n%3 > 0 {
			err = st.Rewrite(ctx, id, interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, one("told"))
		}
		if err == nil && n%3 > 1 {
			err = st.Erase(ctx, id, noon)
		}
		err = firstError(err, say(out, "%s", id))
	}
	return err
}

// A process that makes backups and withdraws is killed, again and again: once the store was opened after that, each backup that is there is whole,
// and holds of every interview what the store holds of it.
func TestKilledAmidBackups(t *testing.T) {
	n := rounds(t, "TACIT_CRASH_ROUNDS", 12)
	dir := t.TempDir()
	for range n {
		cmd := helper("backups", dir)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		_, err = bufio.NewReader(out).ReadString('\n')
		must(t, err)
		time.Sleep(time.Duration(rand.IntN(150)) * time.Millisecond)
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()

		st, err := reopened(dir)
		must(t, err)
		_, events := everything(t, st)
		must(t, st.Close())
		keys, err := store.OpenKeys(filepath.Join(dir, "keys"))
		must(t, err)
		paths, err := filepath.Glob(filepath.Join(dir, "backup-*"))
		must(t, err)
		for _, path := range paths {
			if strings.HasSuffix(path, ".new") { // was being written
				must(t, os.Remove(path))
				continue
			}
			f, err := os.Open(path)
			must(t, err)
			held, err := store.OpenBackup(keys, f)
			must(t, errors.Join(err, f.Close()))
			for id, have := range held {
				if want := events[id]; len(have) > len(want) || string(have[0].Body) != string(want[0].Body) || string(have[1].Body) != "kept" {
					t.Fatalf("%s gives back of %s %v, and there is %v", path, id, have, want)
				}
			}
		}
		if len(paths) > 40 { // with many interviews a round takes long
			dir = t.TempDir()
		}
	}
}
