package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

// direct is a connection to the storage beside the store.
func direct(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(ctx, address)
	must(t, err)
	t.Cleanup(func() { conn.Close(ctx) })
	return conn
}

// backup copies the rows that hold what was said, as a dump would, and gives a way to put them back.
func backup(t *testing.T, conn *pgx.Conn) (restore func()) {
	t.Helper()
	for _, table := range []string{"interview", "event", "draft"} {
		_, err := conn.Exec(ctx, `CREATE TABLE backup_`+table+` AS SELECT * FROM `+table)
		must(t, err)
	}
	return func() {
		_, err := conn.Exec(ctx, `DELETE FROM interview; INSERT INTO interview SELECT * FROM backup_interview;
			INSERT INTO event SELECT * FROM backup_event; INSERT INTO draft SELECT * FROM backup_draft`)
		must(t, err)
	}
}

// What was said stands in no file of the server's, neither before it is withdrawn nor after; and when it is withdrawn, its key goes, so that
// a copy made before cannot be read either. All else in that copy can.
func TestPostgresWithdrawalDestroysKeys(t *testing.T) {
	c := postgres(t)
	address, keys := c.Address(), t.TempDir()
	must(t, os.Chmod(keys, 0o700))
	p := openPostgres(t, address, keys)
	token, err := p.Create(ctx, "a", "test", []byte(`{"subject":"SUBJECTWORD"}`), []interview.Event{
		{Kind: "began", Body: []byte("BEGANWORD")}, {Kind: "answered", Body: []byte("ANSWERWORD one")}, {Kind: "answered", Body: []byte("OTHERWORD two")},
	})
	must(t, err)
	must(t, p.SaveDraft(ctx, "a", interview.Draft{Question: "q1", Token: token, Text: "DRAFTWORD"}))
	must(t, p.SaveDraft(ctx, "a", interview.Draft{Question: "q1", Token: token, Text: "DRAFTWORD and more"}))
	must(t, p.SaveDraft(ctx, "a", interview.Draft{Question: "q2", Token: token, Text: "KEPTDRAFT"}))
	conn := direct(t, address)
	restore := backup(t, conn)
	before, err := os.ReadFile(keyFile(t, keys, ".keys"))
	must(t, err)

	must(t, p.Rewrite(ctx, "a", interview.Fence{Token: token, After: 3}, []byte(`{}`), []interview.Event{{Seq: 2, Body: []byte("{}")}}, []string{"q1"}, nil))
	events, err := p.Events(ctx, "a", 0)
	if err != nil || string(events[1].Body) != "{}" || string(events[2].Body) != "OTHERWORD two" {
		t.Fatalf("%v, %v", events, err)
	}
	_, err = conn.Exec(ctx, `CHECKPOINT`)
	must(t, err)
	for _, word := range []string{"ANSWERWORD", "OTHERWORD", "DRAFTWORD", "BEGANWORD", "SUBJECTWORD", "KEPTDRAFT"} {
		if files := holdingAnywhere(t, c.Dir, word); len(files) > 0 {
			t.Errorf("%s is in %v", word, files)
		}
	}
	after, err := os.ReadFile(keyFile(t, keys, ".keys"))
	must(t, err)
	if strings.Contains(string(after), string(before[6:38])) {
		t.Error("the key that all others come from is still there")
	}

	restore()
	events, err = p.Events(ctx, "a", 0)
	if err != nil || len(events) != 3 || string(events[0].Body) != "BEGANWORD" || string(events[1].Body) != "{}" || string(events[2].Body) != "OTHERWORD two" {
		t.Errorf("a database that was put back does not hold what it should, with the withdrawal in it: %v, %v", events, err)
	}
	must(t, p.Check(ctx))
	rewritten := keyFile(t, keys, ".rewritten")
	must(t, os.Rename(rewritten, rewritten+"x"))
	if _, err := p.Events(ctx, "a", 0); err == nil || !strings.Contains(err.Error(), "event 2") || !strings.Contains(err.Error(), "withdrawn") {
		t.Errorf("the withdrawn answer can be read: %v", err)
	}
	must(t, os.Rename(rewritten+"x", rewritten))
	if drafts, err := p.Drafts(ctx, "a"); err != nil || len(drafts) != 1 || drafts[0].Text != "KEPTDRAFT" {
		t.Errorf("drafts are %v, %v", drafts, err)
	}
	must(t, p.Append(ctx, "a", interview.Fence{Token: token, After: 3}, []byte(`{}`), one("goes on"))) // with a key that was not destroyed since

	must(t, p.Erase(ctx, "a", time.Now()))
	if list, err := os.ReadDir(keys); err != nil || len(list) != 1 || list[0].Name() != "lock" {
		t.Errorf("keys are left: %v, %v", list, err)
	}
	restore()
	if _, err := p.Head(ctx, "a"); !errors.Is(err, interview.ErrNotFound) {
		t.Errorf("a withdrawn interview that was put back: %v", err)
	}
	if heads, err := p.Heads(ctx); err != nil || len(heads) != 0 {
		t.Errorf("heads are %v, %v", heads, err)
	}
}

// What takes the place of a withdrawn body has a key that nothing else is stored with, also after the database was put back to a state that knows
// nothing of it: to delete something newer destroys the newer thing's key alone.
func TestPostgresPutBackGoesOn(t *testing.T) {
	c := postgres(t)
	address, keys := c.Address(), t.TempDir()+"/keys"
	p := openPostgres(t, address, keys)
	token, err := p.Create(ctx, "a", "test", nil, append(one("1"), append(one("2"), one("3")...)...))
	must(t, err)
	draft := interview.Draft{Question: "q", Token: token, Text: "typed"}
	must(t, p.SaveDraft(ctx, "a", draft))
	restore := backup(t, direct(t, address))
	has := func(want ...string) {
		t.Helper()
		events, err := p.Events(ctx, "a", 0)
		must(t, err)
		var got []string
		for _, e := range events {
			got = append(got, string(e.Body))
		}
		if !slices.Equal(got, want) {
			t.Errorf("events are %q, want %q", got, want)
		}
		must(t, p.Check(ctx))
	}
	rewrite := func(seq int64, body string) {
		t.Helper()
		must(t, p.Rewrite(ctx, "a", interview.Fence{Token: token, After: 3}, nil, []interview.Event{{Seq: seq, Body: []byte(body)}}, []string{"q"}, nil))
	}
	rewrite(2, "-")
	for round := range 3 {
		restore()
		has("1", []string{"-", "1-", "2-"}[round], "3")
		must(t, p.SaveDraft(ctx, "a", interview.Draft{Question: "r", Token: token, Text: "new"}))
		must(t, p.DropDrafts(ctx, "a", "r"))
		has("1", []string{"-", "1-", "2-"}[round], "3")
		must(t, p.SaveDraft(ctx, "a", draft)) // whose key was destroyed
		if drafts, err := p.Drafts(ctx, "a"); err != nil || len(drafts) != 1 || drafts[0].Text != draft.Text {
			t.Errorf("drafts are %v, %v", drafts, err)
		}
		rewrite(2, fmt.Sprint(round+1, "-"))
		has("1", fmt.Sprint(round+1, "-"), "3")
	}
}

// keyFile is the one file of an ending in a folder of keys.
func keyFile(t *testing.T, dir, ending string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	must(t, err)
	if len(list) != 1 {
		t.Fatalf("there are %d files of keys", len(list))
	}
	return list[0]
}

// Where a key cannot be destroyed, the withdrawal says so, and it is made good when the store is opened next.
func TestPostgresCompletesWithdrawals(t *testing.T) {
	c := postgres(t)
	address, keys := c.Address(), t.TempDir()
	must(t, os.Chmod(keys, 0o700))
	p := openPostgres(t, address, keys)
	_, err := p.Create(ctx, "a", "test", nil, one("word"))
	must(t, err)
	name := keyFile(t, keys, ".keys")
	must(t, os.Mkdir(name+".new", 0o700)) // in the way
	must(t, os.WriteFile(filepath.Join(name+".new", "x"), nil, 0o600))
	err = p.Rewrite(ctx, "a", interview.Fence{After: 1}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, nil)
	if !errors.Is(err, interview.ErrResidue) {
		t.Errorf("Rewrite gives %v", err)
	}
	must(t, os.RemoveAll(name+".new"))
	old, err := os.ReadFile(name)
	must(t, err)
	must(t, openPostgres(t, address, keys).Check(ctx))
	if now, err := os.ReadFile(name); err != nil || string(now) == string(old) {
		t.Errorf("it was not made good: %v", err)
	}
}

// Nodes that start together make the tables once; those of a newer tacit are left alone.
func TestPostgresMigrations(t *testing.T) {
	c := postgres(t)
	address, dir := c.Address(), t.TempDir()+"/keys"
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			keys, err := store.OpenKeys(dir)
			if err == nil {
				var p *store.Postgres
				if p, err = store.OpenPostgres(ctx, address, keys); err == nil {
					err = p.Close()
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	_, err := direct(t, address).Exec(ctx, `INSERT INTO migration VALUES (99)`)
	must(t, err)
	keys, err := store.OpenKeys(dir)
	must(t, err)
	var newer *store.NewerError
	if _, err := store.OpenPostgres(ctx, address, keys); !errors.As(err, &newer) || newer.Found != 99 {
		t.Errorf("a newer schema gives %v", err)
	}
}

func TestPostgresRefusals(t *testing.T) {
	open := t.TempDir()
	must(t, os.Chmod(open, 0o755))
	if _, err := store.OpenKeys(open); err == nil {
		t.Error("a folder of keys that others may read is used")
	}
	keys, err := store.OpenKeys(t.TempDir() + "/keys")
	must(t, err)
	short, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	for _, address := range []string{"postgres://u:SECRETPASSWORD@[::1", "postgres://u:SECRETPASSWORD@127.0.0.1:1/x", "://SECRETPASSWORD"} {
		if _, err := store.OpenPostgres(short, address, keys); err == nil || strings.Contains(err.Error(), "SECRETPASSWORD") {
			t.Errorf("%v", err)
		}
	}
}

// The server is killed again and again while events are appended: what was acknowledged is there, once, and what comes after it goes on.
func TestPostgresIsKilled(t *testing.T) {
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster()
	must(t, err)
	defer c.Stop()
	p := openPostgres(t, c.Address(), t.TempDir()+"/keys")
	token, err := p.Create(ctx, "a", "test", nil, one("1"))
	must(t, err)
	n := rounds(t, "TACIT_CRASH_ROUNDS", 4)
	stop, done := make(chan struct{}), make(chan struct{})
	var acknowledged []string
	go func() {
		defer close(done)
		for i := 0; ; {
			select {
			case <-stop:
				return
			default:
			}
			text := fmt.Sprintf("text %d", i)
			err := p.Append(ctx, "a", interview.Fence{Token: token, After: int64(i) + 1}, nil, one(text))
			switch {
			case err == nil:
				acknowledged = append(acknowledged, text)
				i++
			case errors.Is(err, interview.ErrConflict):
				t.Errorf("something was stored that was said not to be: %v", err)
				return
			}
		}
	}()
	for range n {
		time.Sleep(150 * time.Millisecond)
		must(t, c.Kill())
		must(t, c.Start())
	}
	time.Sleep(150 * time.Millisecond)
	close(stop)
	<-done
	events, err := p.Events(ctx, "a", 1)
	must(t, err)
	if len(events) != len(acknowledged) {
		t.Fatalf("%d were acknowledged, and %d are there", len(acknowledged), len(events))
	}
	for i, e := range events {
		if string(e.Body) != acknowledged[i] {
			t.Fatalf("event %d is %q, acknowledged was %q", e.Seq, e.Body, acknowledged[i])
		}
	}
	if len(acknowledged) < n {
		t.Errorf("only %d were acknowledged in %d rounds", len(acknowledged), n)
	}
}

// Whoever reads an interview while answers are withdrawn from it reads it as it was before or after each.
func TestPostgresReadingAmidWithdrawals(t *testing.T) {
	c := postgres(t)
	address, keys := c.Address(), t.TempDir()+"/keys"
	p, other := openPostgres(t, address, keys), openPostgres(t, address, keys)
	token, err := p.Create(ctx, "a", "test", nil, append(one("x"), one("y")...))
	must(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 60 {
			body := []byte(fmt.Sprint("version ", i))
			if err := p.Rewrite(ctx, "a", interview.Fence{Token: token, After: 2}, nil, []interview.Event{{Seq: 1 + int64(i%2), Body: body}}, nil, nil); err != nil {
				t.Error(err)
			}
		}
	}()
	for {
		select {
		case <-done:
			return
		default:
		}
		if events, err := other.Events(ctx, "a", 0); err != nil || len(events) != 2 {
			t.Fatalf("%v, %v", events, err)
		}
	}
}

// A node that stands still in the middle of storing something does not keep others from taking over, and stores nothing when it goes on.
func TestPostgresNodeStandsStill(t *testing.T) {
	writer, other := pair(t, postgres(t).Address()+"&idle_in_transaction_session_timeout=300")
	token, err := writer.Acquire(ctx, "a", "first")
	must(t, err)
	stands, on, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		done <- writer.AppendSlowly(ctx, "a", interview.Fence{Token: token, After: 1}, one("ghost"), stands, on)
	}()
	<-stands
	token, err = other.Acquire(ctx, "a", "second")
	must(t, err)
	must(t, other.Append(ctx, "a", interview.Fence{Token: token, After: 1}, nil, one("2")))
	close(on)
	if err := <-done; !errors.Is(err, interview.ErrFenced) {
		t.Errorf("it is told %v", err)
	}
	if events, err := other.Events(ctx, "a", 1); err != nil || len(events) != 1 || string(events[0].Body) != "2" {
		t.Errorf("%v, %v", events, err)
	}
}
