package store

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// write runs a function in a transaction. The function's error, or the end of ctx, undoes it all. Once it commits, nothing stops
// it: a commit that was interrupted half-way could not say whether it had happened. Where the connection fails in that very moment, or no
// answer comes in time, the server is asked what came of it.
func (p *Postgres) write(ctx context.Context, doing string, f func(context.Context, pgx.Tx) error) error {
	leave, err := p.enter(ctx)
	if err != nil {
		return explainPostgres(err, doing)
	}
	defer leave()
	work, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.limit)
	defer cancel()
	err = again(work, func() error { return p.transact(ctx, work, f) })
	if err != nil && ctx.Err() != nil && !errors.Is(err, errUnsettled) {
		err = ctx.Err()
	}
	return explainPostgres(err, doing)
}

func (p *Postgres) transact(ctx, work context.Context, f func(context.Context, pgx.Tx) error) error {
	tx, err := p.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(work)
	if err := f(work, tx); err != nil {
		return err
	}
	r := p.lines.take()
	if err := p.sign(work, tx, &r); err != nil {
		return err // and the line is not used again: the server may hold it yet
	}
	if ctx.Err() != nil {
		if tx.Rollback(work) == nil {
			p.lines.free(r)
		}
		return ctx.Err()
	}
	err = tx.Commit(work)
	var server *pgconn.PgError
	if err != nil && !errors.Is(err, pgx.ErrTxCommitRollback) && (!errors.As(err, &server) || cut(err)) { // it has not answered
		err = p.settle(work, r, err)
	}
	if !errors.Is(err, errUnsettled) {
		p.lines.free(r)
	}
	return err
}

// A receipt is written with a transaction, and is there exactly if that was committed. The number that the server gives a transaction would not
// do: one that was killed may give it to another transaction, and say of that that it was committed.
type receipt struct {
	line   int
	number int64
	tx     string // the server's number, which tells whether it is still at it
}

// lines gives calls that are made at a time lines of their own for their receipts, few of them again and again: so their rows stay few.
type lines struct {
	mu     sync.Mutex
	unused []int
	count  int
	number int64
}

func (l *lines) take() (r receipt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.number++
	r.number = l.number
	if last := len(l.unused) - 1; last >= 0 {
		r.line, l.unused = l.unused[last], l.unused[:last]
		return r
	}
	r.line = l.count
	l.count++
	return r
}

func (l *lines) free(r receipt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.unused = append(l.unused, r.line)
}

// sign writes a receipt as the last part of a transaction.
func (p *Postgres) sign(ctx context.Context, tx pgx.Tx, r *receipt) error {
	return tx.QueryRow(ctx, `INSERT INTO receipt (node, line, number, at) VALUES ($1, $2, $3, now())
		ON CONFLICT (node, line) DO UPDATE SET number = excluded.number, at = excluded.at
		RETURNING pg_current_xact_id()::text`, p.node, r.line, r.number).Scan(&r.tx)
}

// dropReceipts deletes those of nodes that are gone, and of lines that nobody needs any more.
func dropReceipts(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, `DELETE FROM receipt WHERE at < now() - interval '1 hour'`)
	return err
}

// errUnsettled means that nobody could say whether a transaction was committed. It is not tried again.
var errUnsettled = errors.New("the database went away while it was storing this; it may or may not be stored")

// settle finds out whether a transaction was committed whose commit was cut off; cause if it was not, and may be tried again. It has its own time for
// that: the commit may have used up the call's.
func (p *Postgres) settle(ctx context.Context, r receipt, cause error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.limit)
	defer cancel()
	for ctx.Err() == nil {
		busy, err := p.busy(ctx, r.tx)
		if err == nil && !busy {
			var there bool
			err = p.pool.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM receipt WHERE node = $1 AND line = $2 AND number = $3)`, p.node, r.line, r.number).Scan(&there)
			switch {
			case err == nil && there:
				return nil
			case err == nil:
				return cause
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
	return errUnsettled
}

// busy says whether the server is still at a transaction. One that has not been given yet was forgotten when the server was killed.
func (p *Postgres) busy(ctx context.Context, tx string) (bool, error) {
	var status *string
	err := p.pool.QueryRow(ctx, `SELECT pg_xact_status($1::text::xid8)`, tx).Scan(&status)
	var server *pgconn.PgError
	if errors.As(err, &server) && server.Code == pgInvalidParameter {
		return false, nil
	}
	return status != nil && *status == "in progress", err
}

// pgInvalidParameter is what the server says of the number of a transaction that lies ahead.
const pgInvalidParameter = "22023"
