package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
)

// grow appends an event to an interview of so many.
func grow(t *testing.T, st interview.Store, id string, last int64, body string) {
	t.Helper()
	must(t, st.Append(ctx, id, interview.Fence{After: last}, nil, one(body)))
}

// copied puts the database of one folder into another, as somebody would who has kept an old one.
func copied(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.MkdirAll(to, 0o700))
	data, err := os.ReadFile(filepath.Join(from, "tacit.db"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(to, "tacit.db"), data, 0o600))
}

// What is there already is brought up to date or left alone, and nothing that was withdrawn or taken away comes back.
func TestRestoreIntoWhatIsThere(t *testing.T) {
	lead := interview.Grant{Key: "lead", Role: interview.Lead}
	heir := interview.Grant{Key: "heir", Role: interview.Successor, Interview: "a"}
	tests := map[string]struct {
		since func(t *testing.T, st *store.SQLite, dir string) *store.SQLite // what happens after the backup
		want  store.Restored
		a     []string // the bodies of interview a in the end
		roles []interview.Grant
	}{
		"nothing":    {nil, store.Restored{Kept: 2}, []string{"one", "two", "three"}, []interview.Grant{heir, lead}},
		"it went on": {func(t *testing.T, st *store.SQLite, _ string) *store.SQLite { grow(t, st, "a", 3, "four"); return st }, store.Restored{Kept: 2}, []string{"one", "two", "three", "four"}, []interview.Grant{heir, lead}},
		"roles": {func(t *testing.T, st *store.SQLite, _ string) *store.SQLite {
			must(t, st.Revoke(ctx, lead))
			must(t, st.Revoke(ctx, heir))
			return st
		}, store.Restored{Kept: 2}, []string{"one", "two", "three"}, nil},
		"withdrawn": {func(t *testing.T, st *store.SQLite, _ string) *store.SQLite {
			must(t, st.Erase(ctx, "a", noon))
			return st
		}, store.Restored{Kept: 1, Withdrawn: 1}, nil, []interview.Grant{lead}},
		"the database is lost": {func(t *testing.T, st *store.SQLite, dir string) *store.SQLite {
			must(t, st.Close())
			return kinds["SQLite"](t, dir).(*store.SQLite)
		}, store.Restored{Whole: 2, Grants: 2}, []string{"one", "two", "three"}, []interview.Grant{heir, lead}},
		"an older backup was restored": {func(t *testing.T, st *store.SQLite, dir string) *store.SQLite {
			must(t, st.Close())
			st = kinds["SQLite"](t, dir).(*store.SQLite)
			putBack(t, st, filepath.Join(dir, "older"))
			return st
		}, store.Restored{Whole: 1, Longer: 1}, []string{"one", "two", "three"}, []interview.Grant{lead}},
		"an older backup was restored, and it went on otherwise": {func(t *testing.T, st *store.SQLite, dir string) *store.SQLite {
			must(t, st.Close())
			st = kinds["SQLite"](t, dir).(*store.SQLite)
			putBack(t, st, filepath.Join(dir, "older"))
			grow(t, st, "a", 1, "other")
			return st
		}, store.Restored{Whole: 1, Differ: []string{"a"}}, []string{"one", "other"}, []interview.Grant{lead}},
		"an old file was copied back, with what was withdrawn since": {func(t *testing.T, st *store.SQLite, dir string) *store.SQLite {
			must(t, st.Close())
			old := t.TempDir()
			copied(t, dir, old)
			st = open(t, dir)
			must(t, st.Rewrite(ctx, "a", interview.Fence{After: 3}, nil, []interview.Event{{Seq: 2, Body: []byte("{}")}}, nil, nil))
			must(t, st.Erase(ctx, "b", noon))
			must(t, st.Close())
			copied(t, old, dir)
			return open(t, dir)
		}, store.Restored{Kept: 1, Cleared: 1, Withdrawn: 1, Erased: 1}, []string{"one", "{}", "three"}, []interview.Grant{heir, lead}},
		"the keys are from before": {func(t *testing.T, st *store.SQLite, dir string) *store.SQLite {
			must(t, st.Erase(ctx, "b", noon))
			must(t, st.Close())
			must(t, os.RemoveAll(filepath.Join(dir, "keys")))
			must(t, os.CopyFS(filepath.Join(dir, "keys"), os.DirFS(filepath.Join(dir, "older-keys"))))
			must(t, os.Chmod(filepath.Join(dir, "keys"), 0o700))
			return kinds["SQLite"](t, dir).(*store.SQLite)
		}, store.Restored{Whole: 1, Grants: 2, Closed: []string{"b"}}, []string{"one", "two", "three"}, []interview.Grant{heir, lead}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			st := open(t, dir)
			_, err := st.Create(ctx, "a", "test", nil, one("one"))
			must(t, err)
			must(t, st.Grant(ctx, lead))
			_, err = st.Backup(ctx, filepath.Join(dir, "older"), noon)
			must(t, err)
			must(t, os.CopyFS(filepath.Join(dir, "older-keys"), os.DirFS(filepath.Join(dir, "keys"))))
			_, err = st.Create(ctx, "b", "test", nil, one("SECRET;"))
			must(t, err)
			grow(t, st, "a", 1, "two")
			grow(t, st, "a", 2, "three")
			must(t, st.Grant(ctx, heir))
			path := filepath.Join(dir, "backup")
			_, err = st.Backup(ctx, path, noon)
			must(t, err)
			if test.since != nil {
				st = test.since(t, st, dir)
			}
			test.want.At = noon
			if r := putBack(t, st, path); !reflect.DeepEqual(r, test.want) {
				t.Errorf("restored %+v, want %+v", r, test.want)
			}
			var bodies []string
			events, err := st.Events(ctx, "a", 0)
			if test.a != nil {
				must(t, err)
			}
			for _, e := range events {
				bodies = append(bodies, string(e.Body))
			}
			if !slices.Equal(bodies, test.a) {
				t.Errorf("a is %q, want %q", bodies, test.a)
			}
			if roles, err := st.Grants(ctx, interview.Grant{}); err != nil || !slices.Equal(roles, test.roles) {
				t.Errorf("roles are %v, %v", roles, err)
			}
			if test.want.Withdrawn > 0 && test.want.Erased > 0 {
				if names := append(holdingAnywhere(t, dir, "SECRET;"), holdingAnywhere(t, dir, "two")...); len(names) > 0 {
					t.Errorf("what was withdrawn is in %v", names)
				}
			}
		})
	}
}

// A file that is not a whole backup, or that the keys are not for, changes nothing.
func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	st := open(t, dir)
	_, err := st.Create(ctx, "a", "test", nil, append(one("one"), one("two")...))
	must(t, err)
	must(t, st.Grant(ctx, interview.Grant{Key: "k", Role: interview.Lead}))
	data, err := os.ReadFile(save(t, st))
	must(t, err)
	must(t, st.Close())
	st = kinds["SQLite"](t, dir).(*store.SQLite)
	refuse := func(what string, data []byte, st *store.SQLite, want ...error) {
		t.Helper()
		_, err := st.RestoreBackup(ctx, bytes.NewReader(data))
		if !slices.ContainsFunc(want, func(w error) bool { return errors.Is(err, w) }) {
			t.Errorf("%s: %v", what, err)
		}
		heads, err := st.Heads(ctx)
		grants, err2 := st.Grants(ctx, interview.Grant{})
		if len(heads) != 0 || len(grants) != 0 || err != nil || err2 != nil {
			t.Fatalf("%s: something was changed: %v, %v, %v, %v", what, heads, grants, err, err2)
		}
	}
	for n := range data {
		refuse("cut off", data[:n], st, store.ErrNoBackup, store.ErrDamagedBackup)
		flipped := bytes.Clone(data)
		flipped[n] ^= 1
		refuse("altered", flipped, st, store.ErrNoBackup, store.ErrDamagedBackup, store.ErrNewerBackup, store.ErrOtherKeys)
	}
	refuse("twice", append(bytes.Clone(data), data...), st, store.ErrDamagedBackup)
	refuse("empty", nil, st, store.ErrNoBackup)
	refuse("another program's", []byte(strings.Repeat("SQLite format 3\x00", 1000)), st, store.ErrNoBackup)
	refuse("a newer tacit's", bytes.Replace(data, []byte(`"version":1`), []byte(`"version":2`), 1), st, store.ErrNewerBackup)

	stranger := open(t, t.TempDir())
	refuse("without keys", data, stranger, store.ErrOtherKeys)
	save(t, stranger)
	refuse("with other keys", data, stranger, store.ErrOtherKeys)

	if r, err := st.RestoreBackup(ctx, bytes.NewReader(data)); err != nil || r.Whole != 1 {
		t.Errorf("the whole one: %+v, %v", r, err)
	}
}
