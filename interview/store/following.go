package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"tacit/interview"
)

// pollEvery is how long another process may have written something before those who wait here hear of it.
const pollEvery = 50 * time.Millisecond

var errNoKey = errors.New("whoever watches needs a key")

// Await implements [interview.Follower]. It wakes at once for what this handle wrote, and within 50 ms for what any other did.
func (s *SQLite) Await(ctx context.Context, id string, after int64) error {
	return s.waiting.await(ctx, id, after, func(ctx context.Context) (m mark, err error) {
		err = s.read(ctx, "wait for interview "+id, func(ctx context.Context, tx *sql.Tx) error {
			marks, err := queryMarks(ctx, tx, []string{id})
			if err != nil {
				return err
			}
			found := false
			if m, found = marks[id]; !found {
				return interview.ErrNotFound
			}
			return nil
		})
		return m, err
	})
}

// queryMarks returns the marks of those interviews that are there.
func queryMarks(ctx context.Context, db interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}, ids []string) (map[string]mark, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT id, last, touched, attended FROM interview WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return nil, err
	}
	type row struct {
		id string
		mark
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.id, &r.last, &r.touched, &r.attended} })
	marks := make(map[string]mark, len(found))
	for _, r := range found {
		marks[r.id] = r.mark
	}
	return marks, err
}

// count counts, in the transaction that does something that others are told of.
func count(ctx context.Context, tx *sql.Tx, told *int64) error {
	return tx.QueryRowContext(ctx, `UPDATE told SET count = count + 1 RETURNING count`).Scan(told)
}

// tell wakes those who wait here for an interview, after a call with a count and a result. Where nothing of others' came in between, watch need not
// look for it.
func (s *SQLite) tell(id string, told *int64, err error) error {
	if err == nil && *told > 0 {
		s.told.CompareAndSwap(*told-1, *told)
	}
	s.waiting.wake(id)
	return err
}

// watch wakes for what other handles wrote. SQLite tells that anything was written at all out of the log's index, in shared memory, for 10 µs
// or so each time; in all it takes less than a hundredth of a core while somebody waits, however many do and whatever they type. Only when something was written that
// was not this handle's own the marks are read, of all interviews that somebody waits for: 6 ms for a thousand.
func (s *SQLite) watch(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		_ = s.watchOn(ctx, tick.C)
		select { // it ends only with an error
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// watchOn does so on one connection, since the count of changes is one connection's.
func (s *SQLite) watchOn(ctx context.Context, tick <-chan time.Time) error {
	conn, err := s.readers.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	whole := context.WithoutCancel(ctx) // the driver needs a goroutine for what can be stopped
	version, seen := int64(-1), map[string]mark{}
	s.told.Store(-1) // and wakes all at first: something may have been written before the first look
	for {
		var now, told int64
		known := s.told.Load()
		if err := conn.QueryRowContext(whole, `PRAGMA data_version`).Scan(&now); err != nil {
			return err
		}
		if now != version {
			if err := conn.QueryRowContext(ctx, `SELECT count FROM told`).Scan(&told); err != nil {
				return err
			}
		}
		if now != version && told != known {
			ids := s.waiting.ids()
			marks, err := queryMarks(ctx, conn, ids)
			if err != nil {
				return err
			}
			s.waiting.wakeChanged(ids, seen, marks)
			seen = marks
			s.told.CompareAndSwap(known, told) // or this handle has written meanwhile, and it is looked once more
		}
		version = now
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick:
		}
	}
}

// Attend implements [interview.Follower].
func (s *SQLite) Attend(ctx context.Context, w interview.Watcher, now time.Time) error {
	var told int64
	return s.tell(w.Interview, &told, s.write(ctx, "note who watches interview "+w.Interview, func(ctx context.Context, tx *sql.Tx) error {
		if w.Key == "" {
			return errNoKey
		}
		if _, _, err := state(ctx, tx, w.Interview); err != nil {
			return err
		}
		list, err := queryWatchers(ctx, tx, `interview = ? AND key = ?`, w.Interview, w.Key)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM watcher WHERE until <= ? OR interview = ? AND key = ?`, micros(now), w.Interview, w.Key); err != nil {
			return err
		}
		if stays(w, now) {
			_, err := tx.ExecContext(ctx, `INSERT INTO watcher (interview, key, name, until) VALUES (?, ?, ?, ?)`, w.Interview, w.Key, w.Name, micros(w.Until))
			if err != nil {
				return err
			}
		}
		if !comesOrGoes(only(list), w, now) {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE interview SET attended = attended + 1 WHERE id = ?`, w.Interview); err != nil {
			return err
		}
		return count(ctx, tx, &told)
	}))
}

// only is the one in a list of one at the most; nil if it is empty.
func only(list []interview.Watcher) *interview.Watcher {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// Attending implements [interview.Follower].
func (s *SQLite) Attending(ctx context.Context, id string, now time.Time) (list []interview.Watcher, err error) {
	err = s.read(ctx, "look up who watches interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		if _, _, err := state(ctx, tx, id); err != nil {
			return err
		}
		list, err = queryWatchers(ctx, tx, `interview = ? AND until > ? ORDER BY key`, id, micros(now))
		return err
	})
	return list, err
}

// queryWatchers returns the watchers that a condition picks.
func queryWatchers(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]interview.Watcher, error) {
	type row struct {
		interview.Watcher
		until int64
	}
	rows, err := tx.QueryContext(ctx, `SELECT interview, key, name, until FROM watcher WHERE `+condition, args...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.Interview, &r.Key, &r.Name, &r.until} })
	list := make([]interview.Watcher, len(found))
	for i, r := range found {
		list[i] = r.Watcher
		list[i].Until = instant(r.until)
	}
	return list, err
}
