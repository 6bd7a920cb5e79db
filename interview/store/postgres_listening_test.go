package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

// Settings of the one who waits: never to look unless told, and to look all the time.
const (
	never  = 24 * time.Hour
	always = 20 * time.Millisecond
)

// pair is two nodes on one database, with an interview "a" of one event.
func pair(t *testing.T, address string) (writer, reader *store.Postgres) {
	t.Helper()
	keys := t.TempDir() + "/keys"
	writer, reader = openPostgres(t, address, keys), openPostgres(t, address, keys)
	_, err := writer.Create(ctx, "a", "test", nil, one("1"))
	must(t, err)
	return writer, reader
}

// waitFor begins to wait for an interview, and returns where the result comes.
func waitFor(reader *store.Postgres, after int64) <-chan error {
	result := make(chan error, 1)
	go func() { result <- reader.Await(ctx, "a", after) }()
	return result
}

// woken ends the test if no result comes.
func woken(t *testing.T, result <-chan error) {
	t.Helper()
	select {
	case err := <-result:
		must(t, err)
	case <-time.After(30 * time.Second):
		t.Fatal("whoever waits is not woken")
	}
}

// listeners are the server's processes for connections that listen.
func listeners(t *testing.T, conn *pgx.Conn) (pids []uint32) {
	t.Helper()
	rows, err := conn.Query(ctx, `SELECT pid FROM pg_stat_activity WHERE application_name = 'tacit listening' AND state = 'idle'`)
	must(t, err)
	pids, err = pgx.CollectRows(rows, pgx.RowTo[uint32])
	must(t, err)
	return pids
}

// listener waits until one connection listens and is doing nothing else in that moment, and says which it is.
func listener(t *testing.T, conn *pgx.Conn) uint32 {
	t.Helper()
	var found []uint32
	until(t, "it listens", func() bool {
		found = listeners(t, conn)
		return len(found) == 1
	})
	return found[0]
}

// until waits until something is so.
func until(t *testing.T, what string, f func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !f(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

// Whoever waits is woken by another node's write, whatever happened to the connections and to the server meanwhile, and by being told alone.
func TestPostgresListensAgain(t *testing.T) {
	t.Parallel()
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster()
	must(t, err)
	t.Cleanup(c.Stop)
	address := c.Address()
	writer, reader := pair(t, address)
	reader.SetLooks(never, never, never)
	conn := direct(t, address)
	last := int64(1)
	harms := []struct {
		name string
		harm func()
	}{
		{"nothing", func() {}},
		{"every connection is ended", func() {
			_, err := conn.Exec(ctx, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'tacit%'`)
			must(t, err)
		}},
		{"the server is killed, and comes back", func() {
			must(t, c.Kill())
			must(t, c.Start())
			conn = direct(t, address)
		}},
		{"the server is killed, and away for a while", func() {
			must(t, c.Kill())
			time.Sleep(time.Second)
			must(t, c.Start())
			conn = direct(t, address)
		}},
	}
	for _, h := range harms {
		before, _ := reader.Asked()
		result := waitFor(reader, last)
		until(t, "it has looked, and listens", func() bool { // that somebody listens may yet be of the wait before
			times, done := reader.Asked()
			return times > before && done && len(listeners(t, conn)) == 1
		})
		h.harm()
		select {
		case err := <-result:
			t.Fatalf("%s: it does not wait any longer: %v", h.name, err)
		default:
		}
		must(t, writer.Append(ctx, "a", interview.Fence{After: last}, nil, one("x")))
		last++
		woken(t, result)
	}
}

// Where nothing can be heard, somebody looks.
func TestPostgresLooksWhereItHearsNothing(t *testing.T) {
	for name, cut := range map[string]bool{"deaf": false, "cut off": true} {
		t.Run(name, func(t *testing.T) {
			writer, reader := pair(t, postgres(t).Address())
			reader.SetLooks(always, always, never)
			reader.Deafen(cut)
			for last := int64(1); last < 5; last++ {
				result := waitFor(reader, last)
				must(t, writer.Append(ctx, "a", interview.Fence{After: last}, nil, one("x")))
				woken(t, result)
			}
		})
	}
}

// However many wait, one connection listens, and those of the pool are free. It is the same one however long nothing is said.
func TestPostgresListensOnOneConnection(t *testing.T) {
	address := postgres(t).Address() + "&pool_max_conns=2"
	writer, reader := pair(t, address)
	reader.SetLooks(never, never, always)
	conn := direct(t, strings.TrimSuffix(address, "&pool_max_conns=2"))
	var results []<-chan error
	for range 100 {
		results = append(results, waitFor(reader, 1))
	}
	before := listener(t, conn)
	for n := range 20 { // and quiet passes many times
		must(t, reader.SaveDraft(ctx, "a", interview.Draft{Question: fmt.Sprint(n), Text: "x"}))
		time.Sleep(always)
	}
	if now := listener(t, conn); now != before {
		t.Errorf("%v listens, before %v", now, before)
	}
	must(t, writer.Append(ctx, "a", interview.Fence{After: 1}, nil, one("x")))
	for _, result := range results {
		woken(t, result)
	}
	must(t, reader.Close())
	until(t, "it listens no longer", func() bool { return len(listeners(t, conn)) == 0 })
}

// A node goes on listening for a while when nobody waits: on the same connection for who waits soon again. Then it ends.
func TestPostgresListensForAWhile(t *testing.T) {
	address := postgres(t).Address()
	writer, reader := pair(t, address)
	reader.SetLooks(never, never, never)
	conn := direct(t, address)
	var before uint32
	for last := int64(1); last < 6; last++ {
		result := waitFor(reader, last)
		now := listener(t, conn)
		if last > 1 && now != before {
			t.Errorf("%v listens, before %v", now, before)
		}
		before = now
		must(t, writer.Append(ctx, "a", interview.Fence{After: last}, nil, one("x")))
		woken(t, result)
	}
	reader.SetLinger(always)
	must(t, reader.Await(ctx, "a", 1))
	until(t, "it listens no longer", func() bool { return len(listeners(t, conn)) == 0 })
	result := waitFor(reader, 6)
	must(t, writer.Append(ctx, "a", interview.Fence{After: 6}, nil, one("x")))
	woken(t, result)
}

// What is said among nodes names an interview and holds nobody's words; storage in another schema does not hear it.
func TestPostgresNotices(t *testing.T) {
	c := postgres(t)
	address := c.Address()
	writer, reader := pair(t, address)
	other := openPostgres(t, c.Address(), t.TempDir()+"/keys")
	_, err := other.Create(ctx, "a", "test", nil, one("1"))
	must(t, err)
	other.SetLooks(never, never, never)
	over, cancel := context.WithCancel(ctx)
	elsewhere := make(chan error, 1)
	go func() { elsewhere <- other.Await(over, "a", 1) }()

	conn := direct(t, address)
	var channels []string
	for _, p := range []*store.Postgres{reader, other} {
		channels = append(channels, p.Channel())
		_, err := conn.Exec(ctx, `LISTEN `+p.Channel())
		must(t, err)
	}
	must(t, writer.Append(ctx, "a", interview.Fence{After: 1}, []byte("SECRET"), one("SECRET")))
	must(t, writer.Rewrite(ctx, "a", interview.Fence{After: 2}, []byte("SECRET"), []interview.Event{{Seq: 1, Body: []byte("SECRET")}}, nil, nil))
	must(t, writer.Attend(ctx, interview.Watcher{Interview: "a", Key: "SECRET", Name: "SECRET", Until: time.Now().Add(time.Hour)}, time.Now()))
	must(t, writer.SaveDraft(ctx, "a", interview.Draft{Question: "q", Text: "SECRET"})) // of this nobody is told
	must(t, writer.Erase(ctx, "a", time.Now()))
	for range 4 {
		short, stop := context.WithTimeout(ctx, 30*time.Second)
		n, err := conn.WaitForNotification(short)
		stop()
		must(t, err)
		if n.Channel != channels[0] || !strings.HasSuffix(n.Payload, " a") || strings.Contains(n.Payload, "SECRET") {
			t.Errorf("on %s is said %q", n.Channel, n.Payload)
		}
	}
	short, stop := context.WithTimeout(ctx, 100*time.Millisecond)
	defer stop()
	if n, err := conn.WaitForNotification(short); err == nil {
		t.Errorf("%q is said too", n.Payload)
	}
	cancel()
	if err := <-elsewhere; err == nil {
		t.Error("whoever waits elsewhere is woken")
	}
}
