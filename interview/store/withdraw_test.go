package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tacit/interview"
)

// A process that dies after the words are deleted and before their copies are leaves the rest to whoever opens next.
func TestWithdrawalCutOffIsCompletedAtOpen(t *testing.T) {
	ctx, dir, copied := context.Background(), t.TempDir(), t.TempDir()
	s, err := OpenSQLite(dir, WithBallast(0))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, id := range []string{"a", "b"} {
		event := interview.Event{Kind: "k", Body: []byte(strings.Repeat("WORD-"+id+";", 2000))}
		if _, err := s.Create(ctx, id, "test", nil, []interview.Event{event}); err != nil {
			t.Fatal(err)
		}
	}
	_, err = s.delete(ctx, func(ctx context.Context, tx *sql.Tx) (leftover, error) {
		_, err := tx.ExecContext(ctx, `DELETE FROM interview WHERE id = 'a'`)
		return leftInPages, err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tacit.db", "tacit.db-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || name == "tacit.db-wal" && !strings.Contains(string(data), "WORD-a;") {
			t.Fatalf("the test does not test: %v", err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	after, err := OpenSQLite(copied, WithBallast(0))
	if err != nil {
		t.Fatal(err)
	}
	defer after.Close()
	if after.pending.Load() {
		t.Error("the withdrawal is still owed")
	}
	noByte(t, copied, "WORD-a;")
	if err := after.Check(ctx); err != nil {
		t.Error(err)
	}
}

// Dropping a draft does not tick off a greater withdrawal that is still owed.
func TestDroppedDraftsDoNotHideAWithdrawal(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s, err := OpenSQLite(dir, WithBallast(0))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.writer.Exec(`UPDATE residue SET wanted = wanted + 1`); err != nil { // as another process that died
		t.Fatal(err)
	}
	if _, err := s.Create(ctx, "a", "test", nil, []interview.Event{{Kind: "k"}}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.SaveDraft(ctx, "a", interview.Draft{Question: "q", Text: "x"}); err != nil {
			t.Fatal(err)
		}
		if err := s.DropDrafts(ctx, "a", "q"); err != nil {
			t.Fatal(err)
		}
	}
	var wanted, done, free int
	err = s.writer.QueryRow(`SELECT wanted, done, (SELECT freelist_count FROM pragma_freelist_count) FROM residue`).Scan(&wanted, &done, &free)
	if err != nil || wanted != 3 || done != 3 || free != 0 {
		t.Errorf("wanted %d, done %d, free %d, %v", wanted, done, free, err)
	}
}
