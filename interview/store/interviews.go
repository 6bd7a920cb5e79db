package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"

	"tacit/interview"
)

// Heads implements [interview.Store].
func (s *SQLite) Heads(ctx context.Context) (heads []interview.Head, err error) {
	err = s.read(ctx, "list the interviews", func(ctx context.Context, tx *sql.Tx) error {
		heads, err = queryHeads(ctx, tx, `ORDER BY touched DESC`)
		return err
	})
	return heads, err
}

// Head implements [interview.Store].
func (s *SQLite) Head(ctx context.Context, id string) (head interview.Head, err error) {
	err = s.read(ctx, "look up interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		heads, err := queryHeads(ctx, tx, `WHERE id = ?`, id)
		if err != nil {
			return err
		}
		if len(heads) == 0 {
			return interview.ErrNotFound
		}
		head = heads[0]
		return nil
	})
	return head, err
}

// queryHeads returns the heads that a clause after FROM picks.
func queryHeads(ctx context.Context, tx *sql.Tx, clause string, args ...any) ([]interview.Head, error) {
	type row struct {
		interview.Head
		began, changed int64
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, last, began, changed, summary FROM interview `+clause, args...)
	if err != nil {
		return nil, err
	}
	list, err := collect(rows, func(r *row) []any { return []any{&r.ID, &r.Last, &r.began, &r.changed, &r.Summary} })
	heads := make([]interview.Head, len(list))
	for i, r := range list {
		heads[i] = r.Head
		heads[i].Began, heads[i].Changed = instant(r.began), instant(r.changed)
	}
	return heads, err
}

// Create implements [interview.Store].
func (s *SQLite) Create(ctx context.Context, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	return s.create(ctx, id, holder, summary, events, func(context.Context, *sql.Tx) error { return nil })
}

// create stores a new interview, and does what belongs to it in the same transaction.
func (s *SQLite) create(ctx context.Context, id, holder string, summary []byte, events []interview.Event, also func(context.Context, *sql.Tx) error) (int64, error) {
	const token = 1
	err := s.write(ctx, "create interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		events, err := first(id, events)
		if err != nil {
			return err
		}
		if err := unused(ctx, tx, id); err != nil {
			return err
		}
		began, last := events[0], events[len(events)-1]
		_, err = tx.ExecContext(ctx, `INSERT INTO interview (id, began, changed, last, token, holder, touched, summary)
			VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM interview), ?)`,
			id, micros(began.At), micros(last.At), last.Seq, token, holder, blob(summary))
		if err != nil {
			return err
		}
		if err := insertEvents(ctx, tx, events); err != nil {
			return err
		}
		return also(ctx, tx)
	})
	if err != nil {
		return 0, err
	}
	return token, nil
}

// unused returns ErrExists if there is, or ever was, an interview of that id.
func unused(ctx context.Context, tx *sql.Tx, id string) error {
	var used bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM interview WHERE id = ?)
		OR EXISTS (SELECT 1 FROM withdrawn WHERE id = ?)`, id, tombstone(id)).Scan(&used)
	if err == nil && used {
		return interview.ErrExists
	}
	return err
}

// tombstone is what is kept of the id of a withdrawn interview.
func tombstone(id string) []byte {
	sum := sha256.Sum256([]byte("tacit: withdrawn interview\x00" + id))
	return sum[:]
}

// Acquire implements [interview.Store].
func (s *SQLite) Acquire(ctx context.Context, id, holder string) (token int64, err error) {
	err = s.write(ctx, "open interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `UPDATE interview SET token = token + 1, holder = ? WHERE id = ? RETURNING token`,
			holder, id).Scan(&token)
		return orNotFound(err)
	})
	if err != nil {
		return 0, err
	}
	return token, nil
}

// Events implements [interview.Store].
func (s *SQLite) Events(ctx context.Context, id string, after int64) (events []interview.Event, err error) {
	err = s.read(ctx, "read interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		if _, _, err := state(ctx, tx, id); err != nil {
			return err
		}
		events, err = queryEvents(ctx, tx, id, after)
		return err
	})
	return events, err
}

func queryEvents(ctx context.Context, tx *sql.Tx, id string, after int64) ([]interview.Event, error) {
	rows, err := tx.QueryContext(ctx, `SELECT seq, at, kind, body FROM event WHERE interview = ? AND seq > ? ORDER BY seq`, id, after)
	if err != nil {
		return nil, err
	}
	return scanEvents(id, rows)
}

// scanEvents reads rows of seq, at, kind and body.
func scanEvents(id string, rows *sql.Rows) ([]interview.Event, error) {
	type row struct {
		interview.Event
		at int64
	}
	list, err := collect(rows, func(r *row) []any { return []any{&r.Seq, &r.at, &r.Kind, (*[]byte)(&r.Body)} })
	events := make([]interview.Event, len(list))
	for i, r := range list {
		events[i] = r.Event
		events[i].Interview, events[i].At = id, instant(r.at)
	}
	return events, err
}

// Append implements [interview.Store].
func (s *SQLite) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	var told int64
	return s.tell(id, &told, s.write(ctx, "append to interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		if err := enter(ctx, tx, id, fence); err != nil {
			return err
		}
		if err := appendEvents(ctx, tx, id, fence.After, summary, events); err != nil {
			return err
		}
		return count(ctx, tx, &told)
	}))
}

// enter checks that fence lets its bearer append to the interview.
func enter(ctx context.Context, tx *sql.Tx, id string, fence interview.Fence) error {
	token, last, err := state(ctx, tx, id)
	if err != nil {
		return err
	}
	return admit(fence, token, last)
}

// state returns what a fence is compared with.
func state(ctx context.Context, tx *sql.Tx, id string) (token, last int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT token, last FROM interview WHERE id = ?`, id).Scan(&token, &last)
	return token, last, orNotFound(err)
}

// orNotFound turns "no such row" into ErrNotFound.
func orNotFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return interview.ErrNotFound
	}
	return err
}

// appendEvents adds events after number after, replaces the summary and puts the interview first in the list.
func appendEvents(ctx context.Context, tx *sql.Tx, id string, after int64, summary []byte, events []interview.Event) error {
	events, err := number(id, after, events)
	if err != nil {
		return err
	}
	if err := insertEvents(ctx, tx, events); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE interview SET summary = ?, last = ?,
		touched = (SELECT max(touched) + 1 FROM interview) WHERE id = ?`, blob(summary), after+int64(len(events)), id)
	if err != nil || len(events) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE interview SET changed = ? WHERE id = ?`, micros(events[len(events)-1].At), id)
	return err
}

// insertEvents adds numbered events.
func insertEvents(ctx context.Context, tx *sql.Tx, events []interview.Event) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO event (interview, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, e := range events {
		if _, err := insert.ExecContext(ctx, e.Interview, e.Seq, micros(e.At), string(e.Kind), blob(e.Body)); err != nil {
			return err
		}
	}
	return nil
}
