package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// allLeaves stands for every key of a ring.
const allLeaves = -1

// doom notes, in the transaction that withdraws, that a key is to be destroyed.
// What took the place of an event's body is noted with it.
func (r *row) doom(ctx context.Context, tx pgx.Tx, leaf uint32, seq int64, instead []byte) error {
	r.doomed = true
	_, err := tx.Exec(ctx, `INSERT INTO doomed (ring, leaf, seq, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, r.ringName, int64(leaf), seq, blob(instead))
	return err
}

// Rewrite implements [interview.Store]. Of the events in replaced it takes Seq and Body only. It may return [ErrResidue].
func (p *Postgres) Rewrite(ctx context.Context, id string, fence interview.Fence, summary []byte,
	replaced []interview.Event, drafts []string, added []interview.Event) error {
	defer p.waiting.wake(id)
	return p.withdraw(ctx, "withdraw from interview "+id, func(ctx context.Context, tx pgx.Tx) (*row, error) {
		r, err := p.find(ctx, tx, id, true)
		if err != nil {
			return nil, err
		}
		if err := admit(fence, r.token, r.last); err != nil {
			return nil, err
		}
		for _, e := range replaced {
			if err := r.replace(ctx, tx, e); err != nil {
				return nil, err
			}
		}
		for _, question := range drafts {
			if err := r.dropDrafts(ctx, tx, `question = $2`, []byte(question)); err != nil {
				return nil, err
			}
		}
		return &r, r.append(ctx, tx, summary, added, p.channel, p.notice(id))
	})
}

// replace gives an event another body, with another key.
func (r *row) replace(ctx context.Context, tx pgx.Tx, e interview.Event) error {
	var was []byte
	err := tx.QueryRow(ctx, `SELECT substr(body, 1, 16) FROM event WHERE interview = $1 AND seq = $2`, r.id, e.Seq).Scan(&was)
	if err != nil {
		return fmt.Errorf("there is no event %d to replace: %w", e.Seq, err)
	}
	sealed, err := r.sealNext(eventPlace(r.id, e.Seq), e.Body)
	if err != nil {
		return err
	}
	if err := r.doom(ctx, tx, leafOf(was), e.Seq, sealed); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE event SET body = $3 WHERE interview = $1 AND seq = $2`, r.id, e.Seq, sealed); err != nil {
		return err
	}
	return doomBackup(ctx, tx, r.id, e.Seq)
}

// Erase implements [interview.Store]. It may return [ErrResidue].
func (p *Postgres) Erase(ctx context.Context, id string, at time.Time) error {
	defer p.waiting.wake(id)
	return p.withdraw(ctx, "withdraw interview "+id, func(ctx context.Context, tx pgx.Tx) (*row, error) {
		r := &row{id: id, doomed: true}
		if err := tx.QueryRow(ctx, `DELETE FROM interview WHERE id = $1 RETURNING ring`, id).Scan(&r.ringName); err != nil {
			return nil, orMissing(err)
		}
		batch := &pgx.Batch{}
		batch.Queue(`DELETE FROM permit WHERE interview = $1`, id)
		batch.Queue(`DELETE FROM invitation WHERE interview = $1`, id)
		batch.Queue(`INSERT INTO withdrawn (id, at) VALUES ($1, $2)`, tombstone(id), micros(at))
		batch.Queue(`INSERT INTO doomed (ring, leaf, seq, body) VALUES ($1, $2, 0, '') ON CONFLICT DO NOTHING`, r.ringName, int64(allLeaves))
		batch.Queue(`SELECT pg_notify($1, $2)`, p.channel, p.notice(id))
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return nil, err
		}
		return r, doomBackup(ctx, tx, id, wholeInterview)
	})
}

// withdraw runs a transaction that deletes words, and then destroys the keys of what it deleted, wherever copies of that may be. It
// returns ErrResidue if the keys have to stay for now.
func (p *Postgres) withdraw(ctx context.Context, doing string, f func(context.Context, pgx.Tx) (*row, error)) error {
	var r *row
	err := p.write(ctx, doing, func(ctx context.Context, tx pgx.Tx) (err error) {
		r, err = f(ctx, tx)
		return err
	})
	if err != nil || !r.doomed {
		return err
	}
	leave, err := p.enter(context.WithoutCancel(ctx)) // the words are deleted: no way back
	if err != nil {
		return explainPostgres(fmt.Errorf("%w (%w)", ErrResidue, err), doing)
	}
	defer leave()
	work, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.limit)
	defer cancel()
	if err := errors.Join(p.destroy(work, r.ringName), p.spoilBackups(work, r.id)); err != nil {
		return explainPostgres(fmt.Errorf("%w (%w)", ErrResidue, err), doing)
	}
	return nil
}

// destroy destroys the doomed keys of a ring. The lock keeps nodes apart that do so at a time; who dies in between leaves the list as it
// was, and to destroy a key again does nothing.
func (p *Postgres) destroy(ctx context.Context, name []byte) error {
	return again(ctx, func() error {
		return pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtext(encode($1, 'hex')))`, name); err != nil {
				return err
			}
			rows, err := tx.Query(ctx, `DELETE FROM doomed WHERE ring = $1 RETURNING leaf, seq, body`, name)
			if err != nil {
				return err
			}
			all := false
			var gone []uint32
			var instead []rewritten
			var leaf, seq int64
			var sealed []byte
			_, err = pgx.ForEachRow(rows, []any{&leaf, &seq, &sealed}, func() error {
				all = all || leaf == allLeaves
				gone = append(gone, uint32(leaf))
				if seq > 0 {
					instead = append(instead, rewritten{seq, bytes.Clone(sealed)})
				}
				return nil
			})
			switch {
			case err != nil:
				return err
			case all:
				return p.keys.destroyAll(ctx, name)
			case len(gone) == 0:
				return nil
			}
			slices.SortFunc(instead, func(a, b rewritten) int { return cmp.Compare(leafOf(a.sealed), leafOf(b.sealed)) }) // the last counts
			return p.keys.destroy(ctx, name, gone, instead)
		})
	})
}

// complete destroys what earlier withdrawals have left to be destroyed. What does not work now is left for the next time.
func (p *Postgres) complete(ctx context.Context) {
	rows, err := p.pool.Query(ctx, `SELECT DISTINCT ring FROM doomed`)
	if err != nil {
		return
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	if err != nil {
		return
	}
	for _, name := range names {
		_ = p.destroy(ctx, name)
	}
	p.completeBackups(ctx)
}
