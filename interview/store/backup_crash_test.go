package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
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
	n := rounds(t, "TACIT_CRASH_ROUNDS", few(12))
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
