package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
)

// While somebody withdraws, backups are made: each is whole, and none gives back what is withdrawn by the end.
func TestBackupAmidWithdrawals(t *testing.T) {
	eachKind(t, func(t *testing.T, fresh func(*testing.T, string) backedUp) {
		const interviews, withdrawn, erased = 40, 10, 5
		dir := t.TempDir()
		st := fresh(t, dir)
		for n := range interviews {
			_, err := st.Create(ctx, fmt.Sprint("i", n), "test", nil, append(one("SECRET;"), one("kept")...))
			must(t, err)
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			for n := range withdrawn {
				id := fmt.Sprint("i", n)
				for _, body := range []string{"SECRET; in part", "{}"} {
					if err := st.Rewrite(ctx, id, interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte(body)}}, nil, nil); err != nil {
						t.Error(err)
					}
				}
			}
			for n := range erased {
				if err := st.Erase(ctx, fmt.Sprint("i", withdrawn+n), noon); err != nil {
					t.Error(err)
				}
			}
		}()
		var paths []string
		for running := true; running; {
			paths = append(paths, save(t, st))
			select {
			case <-done:
				running = false
			default:
			}
		}
		keys, err := store.OpenKeys(filepath.Join(dir, "keys"))
		must(t, err)
		for n, path := range paths {
			f, err := os.Open(path)
			must(t, err)
			events, err := store.OpenBackup(keys, f)
			must(t, errors.Join(err, f.Close()))
			if len(events) != interviews-erased {
				t.Fatalf("backup %d of %d gives back %d interviews", n, len(paths), len(events))
			}
			for i := range interviews - erased {
				id, want := fmt.Sprint("i", i), "SECRET;"
				if i < withdrawn {
					want = "{}"
				} else {
					id = fmt.Sprint("i", i+erased)
				}
				if have := events[id]; len(have) != 2 || string(have[0].Body) != want || string(have[1].Body) != "kept" {
					t.Fatalf("backup %d of %d gives back of %s %v", n, len(paths), id, have)
				}
			}
		}
		t.Logf("%d backups", len(paths))
	})
}

// meddler is a context that does something when it is looked at for the n-th time: whoever is given it can be disturbed at any moment.
type meddler struct {
	context.Context
	looks *atomic.Int64
	at    int64
	do    func()
}

func (m meddler) look() {
	if m.looks.Add(1) == m.at {
		m.do()
	}
}

func (m meddler) Done() <-chan struct{} { m.look(); return m.Context.Done() }
func (m meddler) Err() error            { m.look(); return m.Context.Err() }

// At whatever moment of a backup something is withdrawn, the backup does not give it back.
func TestBackupWithAWithdrawalAtAnyMoment(t *testing.T) {
	two := map[string]func(t *testing.T, dir string) (backedUp, backedUp){
		"SQLite": func(t *testing.T, dir string) (backedUp, backedUp) {
			short := store.WithBusyTimeout(time.Millisecond)
			return open(t, dir, short), open(t, dir, short)
		},
		"PostgreSQL": func(t *testing.T, dir string) (backedUp, backedUp) {
			address, keys := postgres(t).Address(), filepath.Join(dir, "keys")
			return openPostgres(t, address, keys), openPostgres(t, address, keys)
		},
	}
	for name, opened := range two {
		t.Run(name, func(t *testing.T) {
			moments := int64(0)
			for met := true; met && moments < 500; {
				moments++
				dir := t.TempDir()
				st, other := opened(t, dir)
				met = disturbed(t, st, other, dir, moments)
				must(t, st.Close())
				must(t, other.Close())
			}
			if moments < 10 || moments == 500 {
				t.Errorf("it was disturbed at %d moments", moments)
			}
		})
	}
}

// disturbed makes a backup with the first of two handles, and withdraws with the other when the backup looks at its context for the n-th time,
// if it does.
func disturbed(t *testing.T, st, other backedUp, dir string, n int64) (met bool) {
	t.Helper()
	for _, id := range []string{"a", "b"} {
		_, err := st.Create(ctx, id, "test", nil, append(one("SECRET;"), one("kept")...))
		must(t, err)
	}
	path := filepath.Join(dir, "backup")
	if n%2 == 0 { // the keys are there, or are made now
		_, err := st.Backup(ctx, path+"1", noon)
		must(t, err)
	}
	todo := []func() error{
		func() error { return other.Erase(ctx, "a", noon) },
		func() error {
			return other.Rewrite(ctx, "b", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, nil)
		},
	}
	var failed error
	var mu sync.Mutex                          // the context is looked at from other goroutines too, even when the backup is made
	withdraw := func() (met bool, err error) { // once each
		mu.Lock()
		defer mu.Unlock()
		met = len(todo) < 2 || failed != nil
		todo = slices.DeleteFunc(todo, func(do func() error) bool {
			err := do()
			failed = errors.Join(failed, err)
			return err == nil || errors.Is(err, store.ErrResidue)
		})
		if len(todo) > 0 {
			err = failed
		}
		return met, err
	}
	_, err := st.Backup(meddler{ctx, new(atomic.Int64), n, func() { _, _ = withdraw() }}, path, noon)
	must(t, err)
	met, err = withdraw() // where the backup was in the way
	must(t, err)
	must(t, other.Close()) // which makes good what could not be done
	keys, err := store.OpenKeys(filepath.Join(dir, "keys"))
	must(t, err)
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	events, err := store.OpenBackup(keys, f)
	must(t, err)
	if holds(events, "SECRET;") {
		t.Errorf("withdrawn at moment %d, it is in the backup", n)
	}
	return met
}
