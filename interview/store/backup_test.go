package store_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
)

// noon is when everything in these tests happens.
var noon = time.Date(2026, 3, 14, 12, 0, 0, 123000, time.UTC)

// backedUp is what both stores offer.
type backedUp interface {
	interview.SharedStore
	Check(ctx context.Context) error
	Backup(ctx context.Context, path string, at time.Time) (store.Backup, error)
	RestoreBackup(ctx context.Context, backup io.ReadSeeker) (store.Restored, error)
}

// kinds make new, empty storage whose keys are in the folder keys below dir.
var kinds = map[string]func(t *testing.T, dir string) backedUp{
	"SQLite": func(t *testing.T, dir string) backedUp {
		files, err := filepath.Glob(filepath.Join(dir, "tacit.*"))
		must(t, err)
		for _, f := range files {
			must(t, os.Remove(f))
		}
		return open(t, dir)
	},
	"PostgreSQL": func(t *testing.T, dir string) backedUp {
		return openPostgres(t, postgres(t).Address(), filepath.Join(dir, "keys"))
	},
}

// eachKind runs a test for every store.
func eachKind(t *testing.T, test func(t *testing.T, fresh func(t *testing.T, dir string) backedUp)) {
	for name, fresh := range kinds {
		t.Run(name, func(t *testing.T) { test(t, fresh) })
	}
}

// conducted is an interview of eight answers, each with a word of its own: WORD1;, WORD2; …
func conducted(t *testing.T, st interview.Store) *interview.Session {
	t.Helper()
	desk := &interview.Desk{Store: st, Clock: func() time.Time { return noon }, Holder: "test", Pack: prompts.LoadPack}
	s, err := desk.Begin(ctx, interview.Setup{Subject: "Mei Lin", Work: "settling motor claims", Lang: prompts.EN, Pack: "general", Questions: 12, Seed: 1},
		interview.Consent{Lang: prompts.EN, Text: prompts.ConsentHash(prompts.EN), Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}})
	must(t, err)
	for n := range 8 {
		_, err := s.Answer(ctx, s.View().Open.ID, fmt.Sprintf("Above %d00 euros I call Dana about WORD%d; first, because it is hers.", n+4, n+1), "")
		must(t, err)
	}
	return s
}

// save makes a backup of a store, and returns where it is.
func save(t *testing.T, st backedUp) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backup")
	_, err := st.Backup(ctx, path, noon)
	must(t, err)
	return path
}

// putBack restores a backup.
func putBack(t *testing.T, into backedUp, path string) store.Restored {
	t.Helper()
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	r, err := into.RestoreBackup(ctx, f)
	must(t, err)
	must(t, into.Check(ctx))
	return r
}

// everything is what a store holds, for comparing: the heads without their summaries, and the events, byte for byte.
func everything(t *testing.T, st interview.SharedStore) (heads []interview.Head, events map[string][]interview.Event) {
	t.Helper()
	heads, err := st.Heads(ctx)
	must(t, err)
	events = map[string][]interview.Event{}
	for i, h := range heads {
		events[h.ID], err = st.Events(ctx, h.ID, 0)
		must(t, err)
		for n := range events[h.ID] {
			events[h.ID][n].Body = append([]byte{}, events[h.ID][n].Body...)
		}
		heads[i].Summary = nil
	}
	return heads, events
}

// A backup of either store gives all that there was back, in either store.
func TestBackupIsRestored(t *testing.T) {
	for from, source := range kinds {
		for to, target := range kinds {
			t.Run(from+" to "+to, func(t *testing.T) {
				dir := t.TempDir()
				st := source(t, dir)
				session := conducted(t, st)
				odd := append(one("\x00\xff not JSON, 中文\r\n"), append(one(""), one(strings.Repeat("long", 1<<18))...)...)
				odd[0].At = time.Date(1969, 1, 1, 0, 0, 0, 5000, time.UTC)
				_, err := st.Create(ctx, "odd", "test", []byte("{}"), odd)
				must(t, err)
				_, err = st.Create(ctx, "gone", "test", nil, one("x"))
				must(t, err)
				must(t, st.Erase(ctx, "gone", noon))
				for _, g := range []interview.Grant{{Key: "a", Role: interview.Lead}, {Key: "b", Role: interview.Specialist, Name: "Bo 王"}, {Key: "b", Role: interview.Successor, Interview: "odd"}} {
					must(t, st.Grant(ctx, g))
				}
				heads, events := everything(t, st)
				grants, err := st.Grants(ctx, interview.Grant{})
				must(t, err)
				path := save(t, st)
				must(t, st.Close())

				back := target(t, dir)
				want := store.Restored{At: noon, Whole: 2, Grants: 3}
				if r := putBack(t, back, path); !reflect.DeepEqual(r, want) {
					t.Errorf("restored %+v, want %+v", r, want)
				}
				haveHeads, haveEvents := everything(t, back)
				if !reflect.DeepEqual(haveHeads, heads) {
					t.Errorf("heads are\n%v\nwant\n%v", haveHeads, heads)
				}
				if !reflect.DeepEqual(haveEvents, events) {
					t.Error("the events are not what they were")
				}
				if have, err := back.Grants(ctx, interview.Grant{}); err != nil || !slices.Equal(have, grants) {
					t.Errorf("grants are %v, %v", have, err)
				}
				if _, err := back.Create(ctx, "gone", "test", nil, one("x")); err == nil {
					t.Error("the id of a withdrawn interview can be used again")
				}
				var summary interview.Summary
				head, err := back.Head(ctx, session.ID())
				must(t, err)
				if err := json.Unmarshal(head.Summary, &summary); err != nil || summary.Subject != "Mei Lin" || summary.Answers != 8 {
					t.Errorf("the summary is %+v, %v", summary, err)
				}
				goesOn(t, back, session.ID())
				if r := putBack(t, back, path); r.Whole != 0 || r.Kept != 2 || r.Grants != 0 {
					t.Errorf("once more: %+v", r)
				}
			})
		}
	}
}

// goesOn opens an interview, compiles it and answers the next question.
func goesOn(t *testing.T, st interview.Store, id string) {
	t.Helper()
	desk := &interview.Desk{Store: st, Clock: func() time.Time { return noon }, Holder: "test", Pack: prompts.LoadPack}
	s, err := desk.Resume(ctx, id)
	must(t, err)
	files, err := s.Compile(ctx, "")
	if err != nil || len(files) < 4 {
		t.Fatalf("it compiles to %d files: %v", len(files), err)
	}
	if s.View().Open != nil {
		_, err = s.Answer(ctx, s.View().Open.ID, "It goes on.", "")
		must(t, err)
	}
}

// What is withdrawn after a backup is in no file in clear, and comes back from it as what took its place. All else comes back as it was.
func TestWithdrawnAfterABackup(t *testing.T) {
	eachKind(t, func(t *testing.T, fresh func(*testing.T, string) backedUp) {
		dir := t.TempDir()
		st := fresh(t, dir)
		s, other := conducted(t, st), conducted(t, st)
		paths := []string{save(t, st), save(t, st)}
		if _, err := s.Withdraw(ctx, "q3"); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, save(t, st)) // what is left of the answer is sealed with keys of its own
		if _, err := s.Withdraw(ctx, "q4"); err != nil {
			t.Fatal(err)
		}
		must(t, st.Erase(ctx, other.ID(), noon))
		_, want := everything(t, st)
		must(t, st.Close())
		for n, path := range paths {
			back := fresh(t, dir)
			r := putBack(t, back, path)
			if r.Whole != 1 || r.Withdrawn != 1 || len(r.Closed)+len(r.Differ) > 0 {
				t.Errorf("backup %d: %+v", n, r)
			}
			_, have := everything(t, back)
			if got := have[s.ID()]; len(have) != 1 || !reflect.DeepEqual(got, want[s.ID()][:len(got)]) {
				t.Errorf("backup %d gives back other events than those that the withdrawals have left", n)
			}
			if _, err := back.Create(ctx, other.ID(), "test", nil, one("x")); err == nil {
				t.Error("the id of a withdrawn interview can be used again")
			}
			goesOn(t, back, s.ID())
			must(t, back.Close())
			for _, word := range []string{"WORD3;", "WORD4;"} {
				if names := append(holdingAnywhere(t, dir, word), holdingAnywhere(t, filepath.Dir(path), word)...); len(names) > 0 {
					t.Errorf("%s is in %v", word, names)
				}
			}
			if names := holdingAnywhere(t, filepath.Dir(path), "WORD1;"); len(names) > 0 {
				t.Errorf("a backup holds what was said in clear")
			}
		}
	})
}

// What was withdrawn once is withdrawn everywhere: from an interview that was restored, also into another store, and from backups made of
// either.
func TestWithdrawnAfterARestore(t *testing.T) {
	for from, source := range kinds {
		for to, target := range kinds {
			t.Run(from+" to "+to, func(t *testing.T) {
				dir := t.TempDir()
				st := source(t, dir)
				s := conducted(t, st)
				before := save(t, st)
				must(t, st.Close())
				back := target(t, dir)
				putBack(t, back, before)
				after := save(t, back)
				desk := &interview.Desk{Store: back, Clock: func() time.Time { return noon }, Holder: "test", Pack: prompts.LoadPack}
				again, err := desk.Resume(ctx, s.ID())
				must(t, err)
				if _, err := again.Withdraw(ctx, "q5"); err != nil {
					t.Fatal(err)
				}
				must(t, back.Close())
				for _, path := range []string{before, after} {
					last := source(t, dir)
					if r := putBack(t, last, path); r.Whole != 1 {
						t.Errorf("%+v", r)
					}
					if _, events := everything(t, last); holds(events, "WORD5;") || !holds(events, "WORD6;") {
						t.Error("an answer that was withdrawn came back, or another did not")
					}
					must(t, last.Close())
				}
			})
		}
	}
}

// holds says whether a word is in events.
func holds(events map[string][]interview.Event, word string) bool {
	for _, list := range events {
		for _, e := range list {
			if bytes.Contains(e.Body, []byte(word)) {
				return true
			}
		}
	}
	return false
}

// A store that was never backed up has no keys, and lists nothing to be destroyed.
func TestWithoutABackupThereAreNoKeys(t *testing.T) {
	dir := t.TempDir()
	st := open(t, dir)
	s := conducted(t, st)
	if _, err := s.Withdraw(ctx, "q3"); err != nil {
		t.Fatal(err)
	}
	must(t, st.Erase(ctx, s.ID(), noon))
	if _, err := os.Stat(filepath.Join(dir, "keys")); !os.IsNotExist(err) {
		t.Errorf("there is a folder of keys: %v", err)
	}
}

// The file is its owner's alone; one that is there stays, and one that was left half-written is in nobody's way.
func TestBackupFile(t *testing.T) {
	dir := t.TempDir()
	st := open(t, dir)
	_, err := st.Create(ctx, "a", "test", nil, one("x"))
	must(t, err)
	path := filepath.Join(dir, "b")
	must(t, os.WriteFile(path+".new", []byte("half"), 0o644))
	b, err := st.Backup(ctx, path, noon)
	if err != nil || b.Interviews != 1 || b.Keys != filepath.Join(dir, "keys") {
		t.Fatalf("%+v, %v", b, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	before, err := os.ReadFile(path)
	must(t, err)
	if _, err := st.Backup(ctx, path, noon); !os.IsExist(err) {
		t.Errorf("a second backup of that name: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the first one was changed: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := st.Backup(cancelled, path+"2", noon); err == nil {
		t.Error("it goes on after it was cancelled")
	}
	if names, err := filepath.Glob(path + "*"); err != nil || len(names) != 1 {
		t.Errorf("there are %v, %v", names, err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(before)), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

// Of a database in which something is missing there is no backup: it could not be told from a whole one.
func TestNoBackupOfADamagedDatabase(t *testing.T) {
	lacking := map[string]func(t *testing.T, dir string) backedUp{
		"SQLite": func(t *testing.T, dir string) backedUp {
			st := open(t, dir)
			_, err := st.Create(ctx, "a", "test", nil, slices.Repeat(one("x"), 3))
			must(t, err)
			must(t, st.Close())
			script(t, dir, `DELETE FROM event WHERE seq = 3`)
			return open(t, dir)
		},
		"PostgreSQL": func(t *testing.T, dir string) backedUp {
			address := postgres(t).Address()
			st := openPostgres(t, address, filepath.Join(dir, "keys"))
			_, err := st.Create(ctx, "a", "test", nil, slices.Repeat(one("x"), 3))
			must(t, err)
			_, err = direct(t, address).Exec(ctx, `DELETE FROM event WHERE seq = 3`)
			must(t, err)
			return st
		},
	}
	for name, opened := range lacking {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "backup")
			if _, err := opened(t, dir).Backup(ctx, path, noon); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("error is %v", err)
			}
			if names, err := filepath.Glob(path + "*"); err != nil || len(names) > 0 {
				t.Errorf("there is %v, %v", names, err)
			}
		})
	}
}
