package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"tacit/interview"
)

const (
	fileName = "tacit.db"
	// applicationID marks the file as tacit's: "taci" in the header of the database.
	applicationID = 0x74616369
	// oldest is the first SQLite without the fault that lets two connections damage a database in WAL mode.
	oldest = "3.51.3"
)

// creating keeps two OpenSQLite of one process apart while the file is made: to close a file that another
// connection of the same process has open would drop that connection's locks (POSIX has it so).
var creating sync.Mutex

// prepare makes the folder and an empty database file if they are not there, and lets only their owner in,
// whatever the umask is.
func prepare(dir string) (path string, err error) {
	creating.Lock()
	defer creating.Unlock()
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	path = filepath.Join(dir, fileName)
	if err := makeFile(path); err != nil {
		return "", err
	}
	for _, suffix := range []string{"-wal", "-shm"} { // left by a crash; SQLite gives new ones the mode of the file
		if err := os.Chmod(path+suffix, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return path, nil
}

// makeFolder makes dir with mode 0700. A folder that is there keeps its mode: it may be the user's.
func makeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return fmt.Errorf("%s is not a folder", dir)
		}
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(dir))
}

// makeFile makes an empty file with mode 0600, or gives the one that is there that mode. It does not open an existing
// file (see creating) and does not follow a link.
func makeFile(path string) error {
	info, err := os.Lstat(path)
	if err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a regular file: %w", path, ErrForeign)
		}
		if info.Mode().Perm() == 0o600 {
			return nil
		}
		return os.Chmod(path, 0o600)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // another process was faster
		return nil
	}
	if err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o600), f.Close()); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the names in a folder durable. Where folders cannot be synced there is nothing to be done.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	_ = f.Sync()
	return nil
}

// dsn is the driver's name for the database at path; every connection to it gets these settings.
func dsn(path string, wait time.Duration, more ...string) string {
	name := filepath.ToSlash(path)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name // a Windows drive
	}
	settings := append([]string{
		fmt.Sprintf("_pragma=busy_timeout(%d)", wait.Milliseconds()),
		"_pragma=foreign_keys(1)",
		"_pragma=secure_delete(1)",
		"_pragma=synchronous(FULL)",
		"_pragma=temp_store(MEMORY)", // VACUUM must not put words into a file somewhere else
		"_txlock=immediate",
		"_dqs=0",
		"_error_rc=1",
	}, more...)
	return (&url.URL{Scheme: "file", Path: name}).String() + "?" + strings.Join(settings, "&")
}

// found is what a first look into the file tells.
type found struct {
	sqlite      string // version of the library
	application int64
	schema      int
	tables      int
	journal     string
}

// look reads what decides whether the file may be touched at all. It changes nothing.
func look(ctx context.Context, db *sql.DB) (f found, err error) {
	err = db.QueryRowContext(ctx, `SELECT sqlite_version(), (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema),
		(SELECT journal_mode FROM pragma_journal_mode)`).Scan(&f.sqlite, &f.application, &f.schema, &f.tables, &f.journal)
	return f, err
}

// judge refuses what this program must not write to: an old SQLite, a file of another program, a newer schema.
func (f found) judge(path string, known int) error {
	if tooOld(f.sqlite) {
		return fmt.Errorf("this program was built with SQLite %s, which can damage a database; it needs %s or newer", f.sqlite, oldest)
	}
	empty := f.application == 0 && f.schema == 0 && f.tables == 0
	if f.application != applicationID && !empty {
		return fmt.Errorf("%s belongs to another program: %w; nothing was changed", path, ErrForeign)
	}
	if f.schema > known {
		return &NewerError{Path: path, Found: f.schema, Known: known}
	}
	return nil
}

// tooOld reports whether a version of SQLite ("3.54.1") is older than [oldest]. What it cannot read it takes for too old.
func tooOld(version string) bool {
	have, ok := parseVersion(version)
	need, _ := parseVersion(oldest)
	return !ok || have < need
}

// parseVersion makes one number out of a version, as SQLite does: 3.51.3 is 3051003.
func parseVersion(version string) (n int, ok bool) {
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return 0, false
	}
	return major*1_000_000 + minor*1_000 + patch, true
}

// useWAL puts the database into WAL mode, for good. Two processes that do it at once make each other fail without
// waiting, so it is tried until wait is over.
func useWAL(ctx context.Context, db *sql.DB, wait time.Duration) error {
	deadline := time.Now().Add(wait)
	for {
		var mode string
		err := db.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode)
		if err == nil && mode == "wal" {
			return nil
		}
		if err == nil {
			return fmt.Errorf("this file system does not allow SQLite's write-ahead log (journal mode stays %q)", mode)
		}
		if !errors.Is(meaningOf(err), ErrBusy) || time.Now().After(deadline) {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// isFull reports whether err came of a full disk.
func isFull(err error) bool { return errors.Is(err, interview.ErrFull) }
