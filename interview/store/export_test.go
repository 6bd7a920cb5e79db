package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// SetLimit says how long a call may take that has begun.
func (p *Postgres) SetLimit(d time.Duration) { p.limit = d }

// SetLooks says how often to look what has changed, with a connection that listens and without, and how long that may hear nothing.
func (p *Postgres) SetLooks(behind, alone, quiet time.Duration) {
	p.behind, p.alone, p.quiet = behind, alone, quiet
}

// Asked is how often a connection of the pool was taken, and whether all have been given back.
func (p *Postgres) Asked() (times int64, done bool) {
	s := p.pool.Stat()
	return s.AcquireCount(), s.AcquiredConns() == 0
}

// SetLinger says how long to listen when nobody waits any more.
func (p *Postgres) SetLinger(d time.Duration) { p.waiting.linger = d }

// Deafen lets the connection that listens hear nothing; with cut it cannot even be made.
func (p *Postgres) Deafen(cut bool) {
	p.channel = "elsewhere"
	if cut {
		p.listener.Host, p.listener.Fallbacks = "/nowhere", nil
	}
}

// Channel is where nodes tell each other.
func (p *Postgres) Channel() string { return p.channel }

// AppendSlowly appends as a node does that stands still amid it: it says so, and goes on when it may.
func (p *Postgres) AppendSlowly(ctx context.Context, id string, fence interview.Fence, events []interview.Event, stands chan<- struct{}, on <-chan struct{}) error {
	return p.write(ctx, "append", func(ctx context.Context, tx pgx.Tx) error {
		r, err := p.find(ctx, tx, id, true)
		if err != nil {
			return err
		}
		select {
		case stands <- struct{}{}:
		case <-on:
		}
		<-on
		if err := admit(fence, r.token, r.last); err != nil {
			return err
		}
		return r.append(ctx, tx, nil, events, p.channel, p.notice(id))
	})
}

// Forgotten signs in a transaction, and returns how to find out what came of it: cause if nothing did.
func (p *Postgres) Forgotten(ctx context.Context, tx pgx.Tx) (number string, settle func(cause error) error, err error) {
	r := p.lines.take()
	err = p.sign(ctx, tx, &r)
	return r.tx, func(cause error) error { return p.settle(ctx, r, cause) }, err
}
