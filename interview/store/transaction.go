package store

import (
	"context"
	"database/sql"
)

// read runs a function that sees one unchanging state of the database.
func (s *SQLite) read(ctx context.Context, doing string, f func(context.Context, *sql.Tx) error) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return explain(ErrClosed, doing)
	}
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(err, doing)
	}
	defer tx.Rollback()
	return explain(f(ctx, tx), doing)
}

// write runs a function in a transaction that is alone in writing. The function's error, or the end of ctx, undoes it all.
func (s *SQLite) write(ctx context.Context, doing string, f func(context.Context, *sql.Tx) error) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return explain(ErrClosed, doing)
	}
	if err := s.transact(ctx, f); err != nil {
		return explain(err, doing)
	}
	if s.pending.Load() {
		s.catchUp(ctx)
	}
	return nil
}

// transact waits for the one writing connection and for other processes no longer than ctx. From then on only the
// function can stop it: a commit that was interrupted half-way could not say whether it had happened.
func (s *SQLite) transact(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	detach := context.AfterFunc(ctx, cancel)
	tx, err := s.writer.BeginTx(work, nil)
	detach()
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	}
	defer tx.Rollback()
	if err := f(work, tx); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return tx.Commit()
}

// collect reads all rows, each into a new value whose columns dest points out, and closes them.
func collect[T any](rows *sql.Rows, dest func(*T) []any) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(dest(&v)...); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// blob is b as a value for a column that may not be null.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
