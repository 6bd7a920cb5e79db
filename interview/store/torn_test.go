package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
)

// TestTornLog damages the log as a power cut could, and finds a database that is sound and has lost only the end.
func TestTornLog(t *testing.T) {
	const commits = 100
	dir := t.TempDir()
	s := open(t, dir)
	token, err := s.Create(ctx, "a", "test", nil, one(text(1)))
	must(t, err)
	for n := int64(1); n < commits; n++ {
		must(t, s.Append(ctx, "a", interview.Fence{Token: token, After: n}, nil, one(text(n+1))))
	}
	files := contents(t, dir)
	must(t, s.Close())
	if len(files["tacit.db-wal"]) < 100_000 {
		t.Fatalf("the log has %d bytes: the test does not test", len(files["tacit.db-wal"]))
	}
	kept := 0
	n := rounds(t, "TACIT_TORN_ROUNDS", few(40))
	for round := range n {
		dir := filepath.Join(t.TempDir(), "copy")
		must(t, os.Mkdir(dir, 0o700))
		must(t, os.WriteFile(filepath.Join(dir, "tacit.db"), []byte(files["tacit.db"]), 0o600))
		must(t, os.WriteFile(filepath.Join(dir, "tacit.db-wal"), tear([]byte(files["tacit.db-wal"]), round), 0o600))
		s := open(t, dir)
		kept += prefix(t, s)
		must(t, s.Check(ctx))
		must(t, s.Close())
	}
	t.Logf("%d torn logs: all opened, sound, and a prefix; %d of %d commits kept on average", n, kept/n, commits)
}

// text is the body of an event.
func text(n int64) string { return fmt.Sprintf("%d:%s", n, strings.Repeat("x", int(n*37%1300))) }

// tear damages a log: its end is cut off, or zero, or a sector of it is noise.
func tear(log []byte, round int) []byte {
	log = append([]byte{}, log...)
	at := 5000 + rand.IntN(len(log)-5000)
	switch round % 3 {
	case 0:
		return log[:at]
	case 1:
		clear(log[at:])
	case 2:
		for i := at; i < min(at+512, len(log)); i++ {
			log[i] = byte(rand.Int())
		}
	}
	return log
}

// prefix checks that the interview consists of its first events, and returns how many.
func prefix(t *testing.T, s *store.SQLite) int {
	t.Helper()
	heads, err := s.Heads(ctx)
	must(t, err)
	if len(heads) == 0 {
		return 0
	}
	events, err := s.Events(ctx, "a", 0)
	must(t, err)
	for i, e := range events {
		if string(e.Body) != text(int64(i+1)) {
			t.Errorf("event %d is wrong", i+1)
		}
	}
	if heads[0].Last != int64(len(events)) {
		t.Errorf("%d events, and the head says %d", len(events), heads[0].Last)
	}
	return len(events)
}
