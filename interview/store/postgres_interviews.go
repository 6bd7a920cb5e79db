package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// row is what a transaction needs to know of an interview.
type row struct {
	id          string
	ringName    []byte
	ring        ring
	leaf        int64 // the next one
	token, last int64
	summary     []byte // sealed
	doomed      bool   // a key of it is to be destroyed
}

// Heads implements [interview.Store].
func (p *Postgres) Heads(ctx context.Context) (heads []interview.Head, err error) {
	err = p.read(ctx, "list the interviews", func(ctx context.Context, tx pgx.Tx) error {
		heads, err = p.heads(ctx, tx, `ORDER BY touched DESC`)
		return err
	})
	return heads, err
}

// Head implements [interview.Store].
func (p *Postgres) Head(ctx context.Context, id string) (head interview.Head, err error) {
	err = p.read(ctx, "look up interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		heads, err := p.heads(ctx, tx, `WHERE id = $1`, id)
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

// heads returns the heads that a clause after FROM picks. One whose keys are gone was withdrawn, and is left out.
func (p *Postgres) heads(ctx context.Context, tx pgx.Tx, clause string, args ...any) (heads []interview.Head, err error) {
	rows, err := tx.Query(ctx, `SELECT id, last, began, changed, summary, ring FROM interview `+clause, args...)
	if err != nil {
		return nil, err
	}
	var h interview.Head
	var began, changed int64
	var sealed, name []byte
	_, err = pgx.ForEachRow(rows, []any{&h.ID, &h.Last, &began, &changed, &sealed, &name}, func() error {
		r, err := p.keys.read(name)
		if err == nil {
			h.Summary, err = unseal(r, summaryPlace(h.ID), sealed)
		}
		if errors.Is(err, errDestroyed) {
			return nil
		}
		h.Began, h.Changed = instant(began), instant(changed)
		heads = append(heads, h)
		return err
	})
	return heads, err
}

// find reads the row of an interview; with lock nobody else changes it until the transaction is over, and leaf is good to go on from.
func (p *Postgres) find(ctx context.Context, tx pgx.Tx, id string, lock bool) (r row, err error) {
	query := `SELECT ring, leaf, token, last, summary FROM interview WHERE id = $1`
	if lock {
		query += ` FOR UPDATE`
	}
	r.id = id
	if err := tx.QueryRow(ctx, query, id).Scan(&r.ringName, &r.leaf, &r.token, &r.last, &r.summary); err != nil {
		return r, orMissing(err)
	}
	r.ring, err = p.keys.read(r.ringName)
	if err = orWithdrawn(err); err == nil && lock { // a database that was put back does not know the keys of what took the place of bodies since
		var used int64
		used, err = p.keys.lastNoted(r.ringName)
		r.leaf = max(r.leaf, used+1)
	}
	return r, err
}

// orWithdrawn turns the error for a ring that is gone into ErrNotFound: the interview was withdrawn, and its row is there because the database was
// put back to an earlier state.
func orWithdrawn(err error) error {
	if errors.Is(err, errDestroyed) {
		return interview.ErrNotFound
	}
	return err
}

// next takes the next key that is there. After the database was put back to an earlier state some may have been destroyed since.
func (r *row) next() (uint32, error) {
	for ; r.leaf < leaves; r.leaf++ {
		if _, found := r.ring.find(uint32(r.leaf)); found {
			r.leaf++
			return uint32(r.leaf - 1), nil
		}
	}
	return 0, errors.New("this interview has used all its keys")
}

// sealNext seals a text with the next key.
func (r *row) sealNext(where string, text []byte) ([]byte, error) {
	leaf, err := r.next()
	if err != nil {
		return nil, err
	}
	return seal(r.ring, leaf, where, text)
}

// Create implements [interview.Store].
func (p *Postgres) Create(ctx context.Context, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	return p.create(ctx, id, holder, summary, events, func(context.Context, pgx.Tx) error { return nil })
}

// create stores a new interview, and does what belongs to it in the same transaction.
func (p *Postgres) create(ctx context.Context, id, holder string, summary []byte, events []interview.Event, also func(context.Context, pgx.Tx) error) (int64, error) {
	const token = 1
	doing := "create interview " + id
	events, err := first(id, events)
	if err != nil {
		return 0, explainPostgres(err, doing)
	}
	if err := ctx.Err(); err != nil {
		return 0, explainPostgres(err, doing)
	}
	r := row{id: id}
	if r.ringName, r.ring, err = p.keys.create(); err != nil {
		return 0, explainPostgres(err, doing)
	}
	err = p.write(ctx, doing, func(ctx context.Context, tx pgx.Tx) error {
		r.leaf = 0
		sealed, err := r.sealNext(summaryPlace(id), summary)
		if err != nil {
			return err
		}
		began, last := events[0], events[len(events)-1]
		_, err = tx.Exec(ctx, `INSERT INTO interview (id, ring, leaf, began, changed, last, token, holder, touched, summary)
			VALUES ($1, $2, 0, $3, $4, $5, $6, $7, nextval('touched'), $8)`,
			id, r.ringName, micros(began.At), micros(last.At), last.Seq, token, holder, sealed)
		if isTaken(err) {
			return interview.ErrExists
		}
		if err != nil {
			return err
		}
		var gone bool // looked for after the row is there: whoever withdraws an interview of this id is done by then
		if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM withdrawn WHERE id = $1)`, tombstone(id)).Scan(&gone); err != nil {
			return err
		}
		if gone {
			return interview.ErrExists
		}
		if err := r.insert(ctx, tx, events); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE interview SET leaf = $2 WHERE id = $1`, id, r.leaf); err != nil {
			return err
		}
		return also(ctx, tx)
	})
	if err != nil && !errors.Is(err, errUnsettled) {
		return 0, errors.Join(err, p.keys.destroyAll(context.WithoutCancel(ctx), r.ringName))
	}
	if err != nil {
		return 0, err
	}
	return token, nil
}

// insert adds numbered events.
func (r *row) insert(ctx context.Context, tx pgx.Tx, events []interview.Event) error {
	batch := &pgx.Batch{}
	for _, e := range events {
		sealed, err := r.sealNext(eventPlace(r.id, e.Seq), e.Body)
		if err != nil {
			return err
		}
		batch.Queue(`INSERT INTO event (interview, seq, at, kind, body) VALUES ($1, $2, $3, $4, $5)`, r.id, e.Seq, micros(e.At), string(e.Kind), sealed)
	}
	return tx.SendBatch(ctx, batch).Close()
}

// Acquire implements [interview.Store].
func (p *Postgres) Acquire(ctx context.Context, id, holder string) (token int64, err error) {
	err = p.write(ctx, "open interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		return orMissing(tx.QueryRow(ctx, `UPDATE interview SET token = token + 1, holder = $2 WHERE id = $1 RETURNING token`, id, holder).Scan(&token))
	})
	if err != nil {
		return 0, err
	}
	return token, nil
}

// Events implements [interview.Store].
func (p *Postgres) Events(ctx context.Context, id string, after int64) (events []interview.Event, err error) {
	err = p.read(ctx, "read interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		r, err := p.find(ctx, tx, id, false)
		if err != nil {
			return err
		}
		events, err = p.events(ctx, tx, r, `seq > $2`, after)
		return err
	})
	return events, err
}

// events returns the events of an interview that a condition picks, in order.
func (p *Postgres) events(ctx context.Context, tx pgx.Tx, r row, which string, args ...any) (events []interview.Event, err error) {
	rows, err := tx.Query(ctx, `SELECT seq, at, kind, body FROM event WHERE interview = $1 AND `+which+` ORDER BY seq`, append([]any{r.id}, args...)...)
	if err != nil {
		return nil, err
	}
	e := interview.Event{Interview: r.id}
	var at int64
	var sealed []byte
	_, err = pgx.ForEachRow(rows, []any{&e.Seq, &at, (*string)(&e.Kind), &sealed}, func() error {
		text, err := unseal(r.ring, eventPlace(r.id, e.Seq), sealed)
		if errors.Is(err, errDestroyed) { // the database was put back, or this was withdrawn while it was being read
			text, err = p.inPlace(r, e.Seq)
		}
		if err != nil {
			return fmt.Errorf("event %d: %w", e.Seq, err)
		}
		e.At, e.Body = instant(at), text
		events = append(events, e)
		return nil
	})
	return events, err
}

// inPlace is what an event has in place of a body that was withdrawn.
func (p *Postgres) inPlace(r row, seq int64) ([]byte, error) {
	sealed, found, err := p.keys.noted(r.ringName, seq)
	if err != nil || !found {
		return nil, errors.Join(errDestroyed, err)
	}
	return unseal(r.ring, eventPlace(r.id, seq), sealed)
}

// Append implements [interview.Store].
func (p *Postgres) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	defer p.waiting.wake(id)
	return p.write(ctx, "append to interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		r, err := p.find(ctx, tx, id, true)
		if err != nil {
			return err
		}
		if err := admit(fence, r.token, r.last); err != nil {
			return err
		}
		return r.append(ctx, tx, summary, events, p.channel, p.notice(id))
	})
}

// append adds events after the last, replaces the summary, puts the interview first in the list, and gives notice on a channel.
func (r *row) append(ctx context.Context, tx pgx.Tx, summary []byte, events []interview.Event, channel, notice string) error {
	events, err := number(r.id, r.last, events)
	if err != nil {
		return err
	}
	if err := r.insert(ctx, tx, events); err != nil {
		return err
	}
	sealed, err := seal(r.ring, leafOf(r.summary), summaryPlace(r.id), summary)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE interview SET summary = $2, last = $3, leaf = $4, touched = nextval('touched') WHERE id = $1
		RETURNING pg_notify($5, $6)`, r.id, sealed, r.last+int64(len(events)), r.leaf, channel, notice)
	if err != nil || len(events) == 0 {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE interview SET changed = $2 WHERE id = $1`, r.id, micros(events[len(events)-1].At))
	return err
}
