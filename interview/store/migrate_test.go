package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tacit/interview"
)

func TestTooOld(t *testing.T) {
	for version, want := range map[string]bool{
		"3.51.3": false, "3.51.4": false, "3.52.0": false, "3.54.1": false, "4.0.0": false, "3.100.0": false,
		"3.51.2": true, "3.50.9": true, "3.40.1": true, "3.7.0": true, "2.99.99": true, "": true, "new": true, "3.54": true,
	} {
		if got := tooOld(version); got != want {
			t.Errorf("tooOld(%q) is %v", version, got)
		}
	}
	err := found{sqlite: "3.40.1"}.judge("x", 1)
	if err == nil || !strings.Contains(err.Error(), "3.40.1") || !strings.Contains(err.Error(), oldest) {
		t.Errorf("error is %v", err)
	}
}

// at opens the database of a folder without migrating it.
func at(t *testing.T, dir string) *sql.DB {
	t.Helper()
	path, err := prepare(dir)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dsn(path, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestMigrationThatFailsLeavesTheVersionBefore(t *testing.T) {
	ctx := context.Background()
	db := at(t, t.TempDir())
	list := []migration{
		{1, "001", `CREATE TABLE a (x)`},
		{2, "002", `CREATE TABLE b (x); INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1)`},
	}
	if err := migrate(ctx, db, list); err == nil || !strings.Contains(err.Error(), "002") {
		t.Errorf("error is %v", err)
	}
	f, err := look(ctx, db)
	if err != nil || f.schema != 1 || f.tables != 1 || f.application != applicationID {
		t.Errorf("%+v, %v", f, err)
	}
	list[1].sql = `CREATE TABLE b (x)`
	for range 2 { // the second time there is nothing to do
		if err := migrate(ctx, db, list); err != nil {
			t.Error(err)
		}
	}
	if f, err = look(ctx, db); err != nil || f.schema != 2 || f.tables != 2 {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestMigrationCutOff takes the files as they are in the middle of a migration, as a kill would leave them.
func TestMigrationCutOff(t *testing.T) {
	ctx := context.Background()
	list, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	dir, copied := t.TempDir(), t.TempDir()
	db := at(t, dir)
	if err := useWAL(ctx, db, time.Second); err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	bulk := `PRAGMA cache_size = 1; CREATE TABLE bulk AS WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)
		SELECT randomblob(4000) FROM n; ` // more than the cache holds: it goes to the log before the commit
	if _, err := tx.Exec(bulk + list[0].sql + `; PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tacit.db", "tacit.db-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || name == "tacit.db-wal" && len(data) < 1e6 {
			t.Fatalf("%s: %d bytes, %v", name, len(data), err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := OpenSQLite(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Create(ctx, "a", "test", nil, []interview.Event{{Kind: "k"}}); err != nil {
		t.Error(err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestSettings(t *testing.T) {
	s, err := OpenSQLite(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for name, db := range map[string]*sql.DB{"writer": s.writer, "readers": s.readers} {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "busy_timeout": "5000",
			"temp_store": "2", "user_version": "5", "application_id": "1952539497", "auto_vacuum": "0",
		} {
			var got string
			if err := db.QueryRow(`PRAGMA ` + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %s, want %s, %v", name, pragma, got, want, err)
			}
		}
	}
	if _, err := s.readers.Exec(`DELETE FROM event`); err == nil {
		t.Error("a reader may write")
	}
	if info, err := os.Stat(s.ballast.path); err != nil || info.Size() != 1<<20 {
		t.Errorf("the ballast: %v", err)
	}
	if !strings.HasPrefix(s.Version(), "SQLite 3.") || !strings.HasSuffix(s.Version(), ", schema 5") {
		t.Errorf("version %q", s.Version())
	}
}

func TestExplainKeepsTheCause(t *testing.T) {
	if explain(nil, "x") != nil {
		t.Error("no error became one")
	}
	for _, cause := range []error{context.Canceled, interview.ErrConflict, ErrClosed, errors.New("other")} {
		if err := explain(cause, "append"); !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "append: ") {
			t.Errorf("%v became %v", cause, err)
		}
	}
}

// A database of the first schema, with an interview in it, opens and gains the tables of people.
func TestFirstSchemaIsMigrated(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	list, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	db := at(t, dir)
	if err := migrate(ctx, db, list[:1]); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO interview VALUES ('a', 0, 0, 1, 1, 'h', 1, x''); INSERT INTO event VALUES ('a', 1, 0, 'k', x'626f6479')`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, err := OpenSQLite(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	events, err := s.Events(ctx, "a", 0)
	if err != nil || len(events) != 1 || string(events[0].Body) != "body" {
		t.Errorf("%v, %v", events, err)
	}
	grant := interview.Grant{Key: "k", Role: interview.Specialist, Interview: "a"}
	if err := s.Grant(ctx, grant); err != nil {
		t.Error(err)
	}
}
