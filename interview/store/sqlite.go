package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"tacit/interview"
)

var _ interview.Store = (*SQLite)(nil)

// SQLite is an [interview.Store] in one file. It may be used by many goroutines; writes queue up for one connection,
// reads have a few of their own. Several processes of one machine may open the same file, each with a SQLite of its own.
// It must not lie on a network file system.
type SQLite struct {
	path    string
	wait    time.Duration // how long to wait for another process
	ballast ballast
	version string
	waiting *waiting
	told    atomic.Int64 // the table's count, as far as all of it was this handle's doing or those who wait here were woken for it

	open    sync.RWMutex // held for reading by every call, for writing by Close
	closed  bool         // open protects it
	writer  *sql.DB      // one connection
	readers *sql.DB
	pending atomic.Bool // a withdrawal has to be completed
}

// Option changes how [OpenSQLite] opens the database.
type Option func(*SQLite)

// WithBusyTimeout sets how long a call waits for another process that writes, or, for a withdrawal, that reads. The
// default is 5 s; what is below a millisecond means not to wait.
func WithBusyTimeout(d time.Duration) Option { return func(s *SQLite) { s.wait = d } }

// WithBallast limits the ballast file to so many bytes; 0 means none. Unless told otherwise it is as large as the database,
// 1 MiB at least and 64 MiB at most. Its room is what a withdrawal takes on a full disk.
func WithBallast(bytes int64) Option { return func(s *SQLite) { s.ballast.most = bytes } }

// OpenSQLite opens the database tacit.db in the folder dir, and makes folder (mode 0700), file (mode 0600) and schema if
// they are not there. A withdrawal that could not be completed earlier is completed now, if nobody is in the way.
//
// Errors: [*NewerError] for the database of a newer tacit; [ErrForeign] for one of another program, or a file that
// is no database; [interview.ErrFull]; [ErrBusy]; [ErrDamaged].
func OpenSQLite(dir string, options ...Option) (*SQLite, error) {
	s := &SQLite{wait: 5 * time.Second, ballast: ballast{most: ballastMost}}
	s.waiting = newWaiting(s.watch, nil)
	for _, option := range options {
		option(s)
	}
	s.ballast.path = filepath.Join(dir, ballastName)
	err := s.connect(dir)
	if isFull(err) && s.ballast.drop() { // reading needs a little room too, for the index of the log
		err = s.connect(dir)
	}
	if err != nil {
		return nil, err
	}
	s.reserve()
	if s.pending.Load() {
		s.catchUp(context.Background())
	}
	return s, nil
}

// connect opens the connections and brings the schema up to date. On an error nothing is left open.
func (s *SQLite) connect(dir string) error {
	path, err := prepare(dir)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	s.path = path
	if s.writer, err = sql.Open("sqlite", dsn(path, s.wait)); err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	if err = s.begin(context.Background()); err != nil {
		return errors.Join(explain(err, "open "+path), s.writer.Close())
	}
	if s.readers, err = sql.Open("sqlite", dsn(path, s.wait, "_query_only=1")); err != nil {
		return errors.Join(err, s.writer.Close())
	}
	s.readers.SetMaxOpenConns(5) // one for watch
	s.readers.SetMaxIdleConns(5)
	return nil
}

// begin checks that the file is ours to use, and migrates it.
func (s *SQLite) begin(ctx context.Context) error {
	list, err := migrations()
	if err != nil {
		return err
	}
	f, err := look(ctx, s.writer)
	if err != nil {
		return err
	}
	if err := f.judge(s.path, len(list)); err != nil {
		return err
	}
	if f.journal != "wal" {
		if err := useWAL(ctx, s.writer, s.wait); err != nil {
			return err
		}
	}
	if f.schema < len(list) {
		if err := migrate(ctx, s.writer, list); err != nil {
			return err
		}
	}
	s.version = fmt.Sprintf("SQLite %s, schema %d", f.sqlite, len(list))
	var pending bool
	err = s.writer.QueryRowContext(ctx, `SELECT wanted > done OR EXISTS (SELECT 1 FROM doomed_backup) FROM residue`).Scan(&pending)
	s.pending.Store(pending)
	return err
}

// reserve makes the ballast suit the size of the database.
func (s *SQLite) reserve() {
	if info, err := os.Lstat(s.path); err == nil {
		s.ballast.load(info.Size())
	}
}

// Version names the version of SQLite and of the schema, for people to read.
func (s *SQLite) Version() string { return s.version }

// Close completes what withdrawals left to do, if nobody is in the way, and closes the database. It ends those that
// wait for an interview, and waits for other calls that are in progress. Closing again does nothing.
func (s *SQLite) Close() error {
	s.waiting.close()
	s.open.Lock()
	defer s.open.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	err := s.readers.Close()
	if s.pending.Load() {
		s.catchUp(context.Background())
	}
	return explain(errors.Join(err, s.writer.Close()), "close the database")
}

// Check examines the whole database: that every page and index is sound, and that what the rows say fits together.
// It reads everything, 10 ms or so for each 6 MB. Its error wraps [ErrDamaged] and says what is wrong.
func (s *SQLite) Check(ctx context.Context) error {
	return s.read(ctx, "check the database", check)
}

func check(ctx context.Context, tx *sql.Tx) error {
	var wrong []string
	for _, query := range checks {
		lines, err := column(ctx, tx, query)
		if err != nil {
			return err
		}
		wrong = append(wrong, lines...)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%w: %s", ErrDamaged, strings.Join(wrong, "; "))
	}
	return nil
}

// checks each give one line of text for each thing that is wrong.
var checks = []string{
	`SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 10`,
	`SELECT 'a row of ' || "table" || ' without its ' || parent FROM pragma_foreign_key_check LIMIT 10`,
	`SELECT 'interview ' || id || ' should have events 1 to ' || last FROM interview WHERE last <>
		(SELECT count(*) FROM event WHERE interview = id) OR last <> (SELECT max(seq) FROM event WHERE interview = id) LIMIT 10`,
	`SELECT 'a draft without its interview ' || interview FROM draft WHERE interview NOT IN (SELECT id FROM interview) LIMIT 10`,
}

// column returns the rows of a query that gives one text each.
func column(ctx context.Context, tx *sql.Tx, query string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(line *string) []any { return []any{line} })
}
