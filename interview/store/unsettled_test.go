package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

// waitingServer is a server whose commits wait for a standby that is not there, and storage on it that gives up after limit.
func waitingServer(t *testing.T, limit time.Duration) (*storetest.Cluster, *pgx.Conn, *store.Postgres) {
	t.Helper()
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster()
	must(t, err)
	t.Cleanup(c.Stop)
	address := c.Address()
	p := openPostgres(t, address, t.TempDir()+"/keys")
	_, err = p.Create(ctx, "before", "test", nil, one("x"))
	must(t, err)
	conn := direct(t, address)
	for _, statement := range []string{`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`, `SELECT pg_reload_conf()`} {
		_, err := conn.Exec(ctx, statement)
		must(t, err)
	}
	for { // until it has heard of it
		other, err := pgx.Connect(ctx, address)
		must(t, err)
		short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		_, err = other.Exec(short, `UPDATE interview SET holder = 'x'`)
		cancel()
		other.Close(ctx)
		if errors.Is(err, context.DeadlineExceeded) {
			break
		}
		must(t, err)
	}
	p.SetLimit(limit)
	return c, conn, p
}

// A commit whose answer does not come in time is not an error where it has happened: nothing that is stored is said not to be.
func TestPostgresCommitTakesTooLong(t *testing.T) {
	t.Parallel()
	_, _, p := waitingServer(t, 2*time.Second)
	calls := []struct {
		name string
		call func() error
	}{
		{"CreateFor", func() error { _, err := p.CreateFor(ctx, "k", false, "a", "test", nil, one("1")); return err }},
		{"Append", func() error { return p.Append(ctx, "a", interview.Fence{After: 1}, nil, one("2")) }},
		{"Rewrite", func() error {
			return p.Rewrite(ctx, "a", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("-")}}, nil, nil)
		}},
	}
	for _, c := range calls {
		if err := c.call(); err != nil && !errors.Is(err, interview.ErrResidue) {
			t.Errorf("%s gives %v", c.name, err)
		}
	}
	events, err := p.Events(ctx, "a", 0)
	if err != nil || len(events) != 2 || string(events[0].Body) != "-" {
		t.Errorf("%v, %v", events, err)
	}
}

// Where nobody can say whether an interview was stored, its keys stay, and the error says so, whatever else came to an end.
func TestPostgresUnsettledKeepsKeys(t *testing.T) {
	t.Parallel()
	c, conn, p := waitingServer(t, 3*time.Second)
	caller, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error)
	go func() {
		_, err := p.CreateFor(caller, "k", false, "a", "test", nil, one("1"))
		done <- err
	}()
	for waits := 0; waits == 0; {
		must(t, conn.QueryRow(ctx, `SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = 'tacit'`).Scan(&waits))
	}
	cancel()
	_, err := conn.Exec(ctx, `ALTER SYSTEM RESET synchronous_standby_names`)
	must(t, err)
	must(t, c.Kill())
	if err := <-done; err == nil || errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "may or may not be stored") {
		t.Errorf("CreateFor gives %v", err)
	}
	must(t, c.Start())
	events, err := p.Events(ctx, "a", 0)
	if err != nil || len(events) != 1 {
		t.Errorf("%v, %v", events, err)
	}
}

// A server that was killed gives the number of a transaction that it forgot to another. What that one did is not taken for what was forgotten.
func TestPostgresNumberIsGivenAgain(t *testing.T) {
	t.Parallel()
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster("wal_writer_delay=10000")
	must(t, err)
	t.Cleanup(c.Stop)
	address := c.Address()
	p := openPostgres(t, address, t.TempDir()+"/keys")
	_, err = p.Create(ctx, "a", "test", nil, one("1"))
	must(t, err)
	conn := direct(t, address)
	tx, err := conn.Begin(ctx)
	must(t, err)
	number, settle, err := p.Forgotten(ctx, tx)
	must(t, err)
	must(t, c.Kill())
	must(t, c.Start())
	conn = direct(t, address)
	cause := errors.New("cut off")
	if err := settle(cause); err != cause {
		t.Errorf("what was forgotten is settled with %v", err)
	}
	status := ""
	for status == "" { // until it was given again
		_, err := p.Acquire(ctx, "a", "other")
		must(t, err)
		_ = conn.QueryRow(ctx, `SELECT pg_xact_status($1::text::xid8)`, number).Scan(&status) // an error: it lies ahead
	}
	if status != "committed" {
		t.Fatalf("the number was not given again, its transaction is %s", status)
	}
	if err := settle(cause); err != cause {
		t.Errorf("what was forgotten, and its number given to another, is settled with %v", err)
	}
}
