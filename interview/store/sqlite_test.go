package store_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
)

// insist appends an event, again and again while others are faster.
func insist(s interview.Store, id string) error {
	for {
		head, err := s.Head(ctx, id)
		if err != nil {
			return err
		}
		err = s.Append(ctx, id, interview.Fence{After: head.Last}, nil, one("x"))
		if !errors.Is(err, interview.ErrConflict) {
			return err
		}
	}
}

func TestFolderOfAnyName(t *testing.T) {
	for _, name := range []string{"a?b=c&_pragma=x", "100%25 #1", "采访 ü", "a;b'\"", "mode=memory", ":memory:", "file:x"} {
		dir := filepath.Join(t.TempDir(), name)
		s := open(t, dir)
		_, err := s.Create(ctx, "a", "test", nil, one("HERE;"))
		must(t, err)
		must(t, s.Close())
		there(t, dir, "HERE;")
	}
	t.Chdir(t.TempDir())
	must(t, open(t, "relative").Close())
	if _, err := os.Stat("relative/tacit.db"); err != nil {
		t.Error(err)
	}
}

// refused opens a database that must be refused and must stay as it is.
func refused(t *testing.T, dir string, mentions ...string) error {
	t.Helper()
	path := filepath.Join(dir, "tacit.db")
	before, _ := os.ReadFile(path)
	s, err := store.OpenSQLite(dir)
	if err == nil {
		s.Close()
		t.Fatal("it was opened")
	}
	for _, text := range append(mentions, path) {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("error %q does not mention %q", err, text)
		}
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	if _, err := os.Stat(filepath.Join(dir, "tacit.ballast")); err == nil {
		t.Error("a ballast was put there")
	}
	return err
}

// script runs SQL on tacit.db in a new folder.
func script(t *testing.T, dir, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "tacit.db"))
	must(t, err)
	defer db.Close()
	_, err = db.Exec(text)
	must(t, err)
}

func TestRefusesANewerSchema(t *testing.T) {
	dir := t.TempDir()
	must(t, open(t, dir).Close())
	script(t, dir, `PRAGMA user_version = 7`)
	err := refused(t, dir, "version 7", "up to 5", "upgrade tacit", "nothing was changed")
	var newer *store.NewerError
	if !errors.As(err, &newer) || newer.Found != 7 || newer.Known != 5 {
		t.Errorf("error is %#v", err)
	}
}

func TestRefusesWhatIsNotItsOwn(t *testing.T) {
	for name, prepare := range map[string]func(dir string){
		"text":                func(dir string) { os.WriteFile(dir+"/tacit.db", []byte(strings.Repeat("my diary\n", 999)), 0o600) },
		"short text":          func(dir string) { os.WriteFile(dir+"/tacit.db", []byte("my diary"), 0o600) },
		"another database":    func(dir string) { script(t, dir, `CREATE TABLE diary (day)`) },
		"a marked database":   func(dir string) { script(t, dir, `PRAGMA application_id = 77`) },
		"a versioned one":     func(dir string) { script(t, dir, `PRAGMA user_version = 1`) },
		"a folder":            func(dir string) { os.Mkdir(dir+"/tacit.db", 0o700) },
		"a link":              func(dir string) { os.WriteFile(dir+"/x", nil, 0o600); os.Symlink(dir+"/x", dir+"/tacit.db") },
		"a link into nowhere": func(dir string) { os.Symlink(dir+"/nowhere", dir+"/tacit.db") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			prepare(dir)
			if err := refused(t, dir); !errors.Is(err, store.ErrForeign) {
				t.Errorf("error is %v, want ErrForeign", err)
			}
		})
	}
}

func TestRefusesAFileForAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	must(t, os.WriteFile(dir, nil, 0o600))
	if _, err := store.OpenSQLite(dir); err == nil || !strings.Contains(err.Error(), "is not a folder") {
		t.Errorf("error is %v", err)
	}
}

func TestCheckFindsDamage(t *testing.T) {
	for name, damage := range map[string]string{
		"a missing event":      `DELETE FROM event WHERE seq = 2`,
		"a lost interview":     `PRAGMA foreign_keys = 0; DELETE FROM interview WHERE id = 'a'`,
		"a draft of nobody's":  `INSERT INTO draft VALUES (99, 'none', 'q', 1, 0, x'00')`,
		"a head that is wrong": `UPDATE interview SET last = 9`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			_, err := s.Create(ctx, "a", "test", nil, append(one("x"), append(one("y"), one("z")...)...))
			must(t, err)
			must(t, s.Check(ctx))
			script(t, dir, damage)
			if err := s.Check(ctx); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("error is %v, want ErrDamaged", err)
			}
		})
	}
	t.Run("pages of noise", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		_, err := s.Create(ctx, "a", "test", nil, one(strings.Repeat("x", 100_000)))
		must(t, err)
		must(t, s.Close())
		f, err := os.OpenFile(filepath.Join(dir, "tacit.db"), os.O_RDWR, 0)
		must(t, err)
		_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, 4*4096), 3*4096)
		must(t, errors.Join(err, f.Close()))
		if s, err = store.OpenSQLite(dir); err == nil {
			defer s.Close()
			err = s.Check(ctx)
		}
		if !errors.Is(err, store.ErrDamaged) {
			t.Errorf("error is %v, want ErrDamaged", err)
		}
	})
}

// A second process that holds the lock makes a call wait, and fail with an error that says so.
func TestBusy(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, store.WithBusyTimeout(100*time.Millisecond))
	_, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(t, err)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "tacit.db")+"?_txlock=immediate")
	must(t, err)
	defer db.Close()
	tx, err := db.Begin()
	must(t, err)
	if err := s.Append(ctx, "a", interview.Fence{After: 1}, nil, one("x")); !errors.Is(err, store.ErrBusy) {
		t.Errorf("error is %v, want ErrBusy", err)
	}
	short, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
	defer cancel()
	patient := open(t, dir)
	began := time.Now()
	if err := patient.Append(short, "a", interview.Fence{After: 1}, nil, one("x")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v, want DeadlineExceeded", err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("a call with a deadline of 10 ms took %v", took)
	}
	must(t, tx.Rollback())
	must(t, s.Append(ctx, "a", interview.Fence{After: 1}, nil, one("x")))
}

func TestTwoProcessesAppend(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	_, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(t, err)
	var children sync.WaitGroup
	for range 2 {
		children.Go(func() {
			if err := helper("crowd", dir).Run(); err != nil {
				t.Error(err)
			}
		})
	}
	children.Wait()
	head, err := s.Head(ctx, "a")
	must(t, err)
	if head.Last != 2001 {
		t.Errorf("%d events, want 2,001", head.Last)
	}
	must(t, s.Check(ctx)) // without gaps
}

func TestProcessesCreateTheDatabaseAtOnce(t *testing.T) {
	for range 5 {
		dir := filepath.Join(t.TempDir(), "data")
		var children sync.WaitGroup
		for range 6 {
			children.Go(func() {
				if err := helper("open", dir).Run(); err != nil {
					t.Error(err)
				}
			})
		}
		children.Wait()
		must(t, open(t, dir).Check(ctx))
	}
}

// Every commit waits for the disk: the kernel is asked to sync at least as often as events were acknowledged.
func TestEveryCommitIsSynced(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace: apt-get install strace")
	}
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := helper("append", t.TempDir(), strace, "-f", "-o", trace, "-e", "trace=fsync,fdatasync,openat")
	if out, err := cmd.Output(); err != nil {
		t.Skipf("strace cannot trace here (in a container it needs CAP_SYS_PTRACE): %v %s", err, out)
	}
	f, err := os.Open(trace)
	must(t, err)
	defer f.Close()
	syncs := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.Contains(lines.Text(), "sync(") {
			syncs++
		}
		if strings.Contains(lines.Text(), "etilqs") {
			t.Errorf("a temporary file: %s", lines.Text())
		}
	}
	if syncs < 200 {
		t.Errorf("%d syncs for 200 commits", syncs)
	}
	t.Logf("%d syncs for 200 commits", syncs)
}

func FuzzDraft(f *testing.F) {
	for _, seed := range []string{"", "x", "\x00", "\xff\xfe", "{\"a\":1}", strings.Repeat("é", 3000)} {
		f.Add(seed, "q1")
	}
	s := open(f, f.TempDir())
	token, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(f, err)
	last := int64(1)
	f.Fuzz(func(t *testing.T, text, question string) {
		must(t, s.SaveDraft(ctx, "a", interview.Draft{Question: question, Token: token, Text: text}))
		drafts, err := s.Drafts(ctx, "a")
		must(t, err)
		if text == "" && len(drafts) != 0 || text != "" && (len(drafts) != 1 || drafts[0].Text != text || drafts[0].Question != question) {
			t.Errorf("draft %q for %q came back as %v", text, question, drafts)
		}
		must(t, s.SaveDraft(ctx, "a", interview.Draft{Question: question, Token: token}))
		must(t, s.Append(ctx, "a", interview.Fence{Token: token, After: last}, []byte(text), one(text)))
		events, err := s.Events(ctx, "a", last)
		must(t, err)
		if last++; len(events) != 1 || string(events[0].Body) != text {
			t.Errorf("body %q came back as %v", text, events)
		}
	})
}
