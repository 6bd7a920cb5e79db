package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"tacit/interview"
)

// Rewrite implements [interview.Store]. Of the events in replaced it takes Seq and Body only. It may return [ErrResidue].
func (s *SQLite) Rewrite(ctx context.Context, id string, fence interview.Fence, summary []byte,
	replaced []interview.Event, drafts []string, added []interview.Event) error {
	var told int64
	return s.tell(id, &told, s.withdraw(ctx, "withdraw from interview "+id, func(ctx context.Context, tx *sql.Tx) (leftover, error) {
		if err := enter(ctx, tx, id, fence); err != nil {
			return nothingLeft, err
		}
		if err := replaceBodies(ctx, tx, id, replaced); err != nil {
			return nothingLeft, err
		}
		if err := s.doomBackups(ctx, tx, id, seqsOf(replaced)...); err != nil {
			return nothingLeft, err
		}
		for _, question := range drafts {
			if _, err := tx.ExecContext(ctx, `DELETE FROM draft WHERE interview = ? AND question = ?`, id, question); err != nil {
				return nothingLeft, err
			}
		}
		if err := appendEvents(ctx, tx, id, fence.After, summary, added); err != nil {
			return nothingLeft, err
		}
		return leftInPages, count(ctx, tx, &told)
	}))
}

func replaceBodies(ctx context.Context, tx *sql.Tx, id string, replaced []interview.Event) error {
	for _, e := range replaced {
		result, err := tx.ExecContext(ctx, `UPDATE event SET body = ? WHERE interview = ? AND seq = ?`, blob(e.Body), id, e.Seq)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n != 1 {
			return errors.Join(fmt.Errorf("there is no event %d to replace", e.Seq), err)
		}
	}
	return nil
}

// Erase implements [interview.Store]. It may return [ErrResidue].
func (s *SQLite) Erase(ctx context.Context, id string, at time.Time) error {
	var told int64
	return s.tell(id, &told, s.withdraw(ctx, "withdraw interview "+id, func(ctx context.Context, tx *sql.Tx) (leftover, error) {
		if _, _, err := state(ctx, tx, id); err != nil {
			return nothingLeft, err
		}
		for _, table := range []string{"draft WHERE interview", "event WHERE interview", "permit WHERE interview", "invitation WHERE interview", "watcher WHERE interview",
			"interview WHERE id"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` = ?`, id); err != nil {
				return nothingLeft, err
			}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO withdrawn (id, at) VALUES (?, ?)`, tombstone(id), micros(at)); err != nil {
			return nothingLeft, err
		}
		if err := s.doomBackups(ctx, tx, id, wholeInterview); err != nil {
			return nothingLeft, err
		}
		return leftInPages, count(ctx, tx, &told)
	}))
}

// leftover says where copies of deleted words can be after the transaction that deleted them.
type leftover int

const (
	nothingLeft leftover = iota // nothing was deleted
	leftInLog                   // in the log
	leftInPages                 // in the log and in unused parts of pages
)

// withdraw runs a transaction that deletes words, and then removes every copy of them from the files. On a full disk it
// makes room with the ballast. It returns ErrResidue if copies have to stay for now.
func (s *SQLite) withdraw(ctx context.Context, doing string, f func(context.Context, *sql.Tx) (leftover, error)) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return explain(ErrClosed, doing)
	}
	left, err := s.delete(ctx, f)
	if isFull(explain(err, doing)) && s.ballast.drop() {
		left, err = s.delete(ctx, f)
	}
	defer s.reserve()
	if err != nil || left == nothingLeft {
		return explain(err, doing)
	}
	s.pending.Store(true)
	whole := context.WithoutCancel(ctx) // the words are deleted: no way back
	err = s.clear(whole, left, s.wait)
	if isFull(explain(err, doing)) && s.ballast.drop() {
		err = s.clear(whole, left, s.wait)
	}
	if err != nil {
		return fmt.Errorf("%w (%w)", explain(ErrResidue, doing), err)
	}
	return nil
}

// delete runs the transaction of a withdrawal and counts it.
func (s *SQLite) delete(ctx context.Context, f func(context.Context, *sql.Tx) (leftover, error)) (left leftover, err error) {
	err = s.transact(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if left, err = f(ctx, tx); err != nil || left == nothingLeft {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE residue SET wanted = wanted + 1`)
		return err
	})
	return left, err
}

// catchUp tries to complete withdrawals without waiting for anybody.
func (s *SQLite) catchUp(ctx context.Context) {
	_ = s.clear(context.WithoutCancel(ctx), leftInPages, 0)
}

// clear removes what withdrawals up to now have left in the files and in backups, and ticks them off. It waits so long for other
// processes to finish writing, and again for them to finish reading.
func (s *SQLite) clear(ctx context.Context, left leftover, wait time.Duration) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if wait != s.wait {
		defer setWait(ctx, conn, s.wait)
		setWait(ctx, conn, wait)
	}
	var wanted, done int64
	var doomed bool
	if err := conn.QueryRowContext(ctx, `SELECT wanted, done, EXISTS (SELECT 1 FROM doomed_backup) FROM residue`).Scan(&wanted, &done, &doomed); err != nil {
		return err
	}
	var inBackups error
	if doomed { // first, because what it deletes is residue too
		inBackups = s.spoilBackups(ctx, conn)
	}
	err = cutLog(ctx, conn)
	if err == nil && (left == leftInPages || wanted-done > 1) { // somebody else's may need more than ours
		err = rebuild(ctx, conn)
	}
	if err == nil {
		s.tickOff(ctx, conn, wanted)
	}
	return errors.Join(err, inBackups)
}

// rebuild writes every page of the database anew, through the log, which takes as much room there as the rows have.
func rebuild(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, `VACUUM`)
	return errors.Join(err, cutLog(ctx, conn))
}

// setWait sets how long a connection waits for other processes.
func setWait(ctx context.Context, conn *sql.Conn, wait time.Duration) {
	_, _ = conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA busy_timeout = %d`, wait.Milliseconds()))
}

// cutLog moves the whole log into the database file and cuts it to length zero.
func cutLog(ctx context.Context, conn *sql.Conn) error {
	var busy, frames, moved int
	err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
	if err == nil && busy != 0 {
		return ErrBusy
	}
	return err
}

// tickOff records that withdrawals up to number wanted are complete. If that fails they are merely completed once more.
func (s *SQLite) tickOff(ctx context.Context, conn *sql.Conn, wanted int64) {
	var more bool
	err := conn.QueryRowContext(ctx, `UPDATE residue SET done = max(done, ?) RETURNING wanted > done OR EXISTS (SELECT 1 FROM doomed_backup)`, wanted).Scan(&more)
	s.pending.Store(err != nil || more)
}
