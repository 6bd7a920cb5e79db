package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tacit/interview"
)

// Backup says what a backup holds, and where the keys are that it is read with.
type Backup struct {
	Interviews int
	Keys       string // a folder
}

// Backup writes all interviews, and who may do what, into a new file at path; drafts and invitations are not in it. It holds them as they are at one
// moment, and others may go on writing meanwhile. At is the time that it bears. What people said is encrypted in it, with keys in the
// folder keys beside the database, which are made at the first backup: see the package comment.
//
// Errors: fs.ErrExist if there is a file already; ErrDamaged for a database in which something is missing. No file is there after an error.
func (s *SQLite) Backup(ctx context.Context, path string, at time.Time) (Backup, error) {
	const doing = "back up"
	keys, err := OpenKeys(s.keysPath())
	if err != nil {
		return Backup{}, explain(err, doing)
	}
	ids := []string{nobodys}
	err = s.write(ctx, doing, func(ctx context.Context, tx *sql.Tx) error { // whoever withdraws has done so, or sees from now on that there is the folder
		list, err := column(ctx, tx, `SELECT id FROM interview`)
		ids = append(ids, list...)
		return err
	})
	if err != nil {
		return Backup{}, err
	}
	rings, err := keys.backupRings(ids) // before the moment that it is of: a withdrawal after it destroys keys that are in them
	if err != nil {
		return Backup{}, explain(err, doing)
	}
	n, err := writeBackup(path, at, rings, func(b *backupWriter) (people backupPeople, err error) {
		err = s.read(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
			if err := check(ctx, tx); err != nil { // better none than one that lacks what cannot be read
				return err
			}
			if people.Withdrawn, err = queryWithdrawn(ctx, tx); err != nil {
				return err
			}
			return eachInterview(ctx, tx, b.interview)
		})
		if err == nil {
			people.Grants, err = s.Grants(ctx, interview.Grant{})
		}
		return people, err
	})
	return Backup{n, keys.dir}, err
}

// eachInterview goes through all interviews, the one that changed last at the end.
func eachInterview(ctx context.Context, tx *sql.Tx, f func(id string, events []interview.Event) error) error {
	ids, err := column(ctx, tx, `SELECT id FROM interview ORDER BY touched`)
	for _, id := range ids {
		if err != nil {
			return err
		}
		var events []interview.Event
		if events, err = queryEvents(ctx, tx, id, 0); err == nil {
			err = f(id, events)
		}
	}
	return err
}

func queryWithdrawn(ctx context.Context, tx *sql.Tx) ([]withdrawal, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, at FROM withdrawn ORDER BY id`)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(w *withdrawal) []any { return []any{&w.ID, &w.At} })
}

// RestoreBackup puts back what a backup holds and is not there: see [Restored]. The keys are those in the folder keys beside the database.
func (s *SQLite) RestoreBackup(ctx context.Context, backup io.ReadSeeker) (Restored, error) {
	if _, err := os.Stat(s.keysPath()); err != nil {
		return Restored{}, errors.Join(ErrOtherKeys, err)
	}
	keys, err := OpenKeys(s.keysPath())
	if err != nil {
		return Restored{}, err
	}
	return restore(ctx, s, keys, backup)
}

func (s *SQLite) putBack(ctx context.Context, id string, summary []byte, events []interview.Event, grants []interview.Grant) error {
	_, err := s.create(ctx, id, putBackBy, summary, events, func(ctx context.Context, tx *sql.Tx) error { return permitAll(ctx, tx, grants) })
	return err
}

func permitAll(ctx context.Context, tx *sql.Tx, grants []interview.Grant) error {
	for _, g := range grants {
		if err := permit(ctx, tx, g, nil); err != nil {
			return err
		}
	}
	return nil
}

func (s *SQLite) putBackPeople(ctx context.Context, withdrawn []withdrawal, grants []interview.Grant) error {
	return s.write(ctx, "put back who may do what", func(ctx context.Context, tx *sql.Tx) error {
		for _, w := range withdrawn {
			if _, err := tx.ExecContext(ctx, `INSERT INTO withdrawn (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, w.ID, w.At); err != nil {
				return err
			}
		}
		return permitAll(ctx, tx, grants)
	})
}

// keysPath is the folder of the keys of backups. There is none where no backup was ever made.
func (s *SQLite) keysPath() string { return filepath.Join(filepath.Dir(s.path), "keys") }

// doomBackups notes, in the transaction that withdraws, what backups may hold of it.
func (s *SQLite) doomBackups(ctx context.Context, tx *sql.Tx, id string, seqs ...int64) error {
	if _, err := os.Stat(s.keysPath()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, seq := range seqs {
		if _, err := tx.ExecContext(ctx, `INSERT INTO doomed_backup (interview, seq) VALUES (?, ?) ON CONFLICT DO NOTHING`, id, seq); err != nil {
			return err
		}
	}
	return nil
}

// spoilBackups makes unreadable what backups hold of what was withdrawn. Its transaction keeps others apart that do so; who dies in it leaves
// the list as it was.
func (s *SQLite) spoilBackups(ctx context.Context, conn *sql.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, max(s.wait, time.Second))
	defer cancel()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	ids, err := column(ctx, tx, `SELECT DISTINCT interview FROM doomed_backup`)
	if err != nil {
		return err
	}
	keys, err := OpenKeys(s.keysPath())
	for _, id := range ids {
		if err == nil {
			err = spoilBackupsOf(ctx, tx, keys, id)
		}
	}
	if err != nil {
		return fmt.Errorf("backups: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM doomed_backup`); err != nil {
		return err
	}
	return tx.Commit()
}

func spoilBackupsOf(ctx context.Context, tx *sql.Tx, keys *Keys, id string) error {
	var at int64
	err := tx.QueryRowContext(ctx, `SELECT at FROM withdrawn WHERE id = ?`, tombstone(id)).Scan(&at)
	if err == nil {
		return keys.spoilAll(ctx, id, instant(at))
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT seq, at, kind, body FROM event JOIN doomed_backup USING (interview, seq) WHERE interview = ? ORDER BY seq`, id)
	if err != nil {
		return err
	}
	events, err := scanEvents(id, rows)
	if err != nil {
		return err
	}
	return keys.spoil(ctx, id, events)
}

// seqsOf are the numbers of events.
func seqsOf(events []interview.Event) []int64 {
	out := make([]int64, len(events))
	for i, e := range events {
		out[i] = e.Seq
	}
	return out
}
