package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// Backup is as [SQLite.Backup]. What the database holds encrypted is encrypted anew for it, with keys of backups, so that what was moved to
// another store can be withdrawn from it too; they are in the same folder as those of the database.
func (p *Postgres) Backup(ctx context.Context, path string, at time.Time) (Backup, error) {
	const doing = "back up"
	heads, err := p.Heads(ctx)
	if err != nil {
		return Backup{}, err
	}
	ids := []string{nobodys}
	for _, h := range heads {
		ids = append(ids, h.ID)
	}
	rings, err := p.keys.backupRings(ids) // before the moment that it is of: a withdrawal after it destroys keys that are in them
	if err != nil {
		return Backup{}, explainPostgres(err, doing)
	}
	n, err := writeBackup(path, at, rings, func(b *backupWriter) (people backupPeople, err error) {
		if people.Withdrawn, err = p.backUp(ctx, b); err != nil {
			return people, explainPostgres(err, doing)
		}
		people.Grants, err = p.Grants(ctx, interview.Grant{})
		return people, err
	})
	return Backup{n, p.keys.dir}, err
}

// backUp adds all interviews as they are at one moment. It takes as long as it takes.
func (p *Postgres) backUp(ctx context.Context, b *backupWriter) (withdrawn []withdrawal, err error) {
	leave, err := p.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	err = pgx.BeginTxFunc(ctx, p.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `SELECT id, at FROM withdrawn ORDER BY id`)
		if err != nil {
			return err
		}
		if withdrawn, err = pgx.CollectRows(rows, pgx.RowToStructByPos[withdrawal]); err != nil {
			return err
		}
		return p.eachInterview(ctx, tx, b.interview)
	})
	return withdrawn, err
}

// eachInterview goes through all interviews, the one that changed last at the end. One that is withdrawn meanwhile is left out.
func (p *Postgres) eachInterview(ctx context.Context, tx pgx.Tx, f func(id string, events []interview.Event) error) error {
	rows, err := tx.Query(ctx, `SELECT id FROM interview ORDER BY touched`)
	if err != nil {
		return err
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, id := range ids {
		r, err := p.find(ctx, tx, id, false)
		var events []interview.Event
		if err == nil {
			events, err = p.events(ctx, tx, r, `true`)
		}
		if errors.Is(err, errDestroyed) {
			if _, gone := p.keys.read(r.ringName); gone != nil {
				err = gone
			}
		}
		if errors.Is(err, interview.ErrNotFound) || errors.Is(err, errDestroyed) {
			continue
		}
		if err == nil && int64(len(events)) != r.last {
			err = fmt.Errorf("%w: interview %s should have events 1 to %d", ErrDamaged, id, r.last)
		}
		if err == nil {
			err = f(id, events)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// RestoreBackup puts back what a backup holds and is not there: see [Restored].
func (p *Postgres) RestoreBackup(ctx context.Context, backup io.ReadSeeker) (Restored, error) {
	return restore(ctx, p, p.keys, backup)
}

func (p *Postgres) putBack(ctx context.Context, id string, summary []byte, events []interview.Event, grants []interview.Grant) error {
	_, err := p.create(ctx, id, putBackBy, summary, events, func(ctx context.Context, tx pgx.Tx) error { return giveAll(ctx, tx, grants) })
	return err
}

func giveAll(ctx context.Context, tx pgx.Tx, grants []interview.Grant) error {
	for _, g := range grants {
		if err := give(ctx, tx, g, nil); err != nil {
			return err
		}
	}
	return nil
}

func (p *Postgres) putBackPeople(ctx context.Context, withdrawn []withdrawal, grants []interview.Grant) error {
	return p.write(ctx, "put back who may do what", func(ctx context.Context, tx pgx.Tx) error {
		batch := &pgx.Batch{}
		for _, w := range withdrawn {
			batch.Queue(`INSERT INTO withdrawn (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING`, w.ID, w.At)
		}
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return err
		}
		return giveAll(ctx, tx, grants)
	})
}

// doomBackup notes, in the transaction that withdraws, what backups may hold of it. Whether there are any is looked up after it: one that
// is begun meanwhile has made its keys by then, or has not seen what is withdrawn.
func doomBackup(ctx context.Context, tx pgx.Tx, id string, seq int64) error {
	_, err := tx.Exec(ctx, `INSERT INTO doomed_backup (interview, seq) VALUES ($1, $2) ON CONFLICT DO NOTHING`, id, seq)
	return err
}

// spoilBackups makes unreadable what backups hold of what was withdrawn of an interview. The lock keeps nodes apart that do so at a time; who dies
// in between leaves the list as it was.
func (p *Postgres) spoilBackups(ctx context.Context, id string) error {
	return again(ctx, func() error {
		return pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtext('tacit backups of ' || $1))`, id); err != nil {
				return err
			}
			rows, err := tx.Query(ctx, `DELETE FROM doomed_backup WHERE interview = $1 RETURNING seq`, id)
			if err != nil {
				return err
			}
			seqs, err := pgx.CollectRows(rows, pgx.RowTo[int64])
			if err != nil || len(seqs) == 0 {
				return err
			}
			var at int64
			err = tx.QueryRow(ctx, `SELECT at FROM withdrawn WHERE id = $1`, tombstone(id)).Scan(&at)
			if err == nil {
				return p.keys.spoilAll(ctx, id, instant(at))
			}
			if !errors.Is(err, pgx.ErrNoRows) {
				return err
			}
			r, err := p.find(ctx, tx, id, false)
			if err != nil {
				return err
			}
			events, err := p.events(ctx, tx, r, `seq = ANY ($2)`, seqs)
			if err != nil {
				return err
			}
			return p.keys.spoil(ctx, id, events)
		})
	})
}

// completeBackups does what earlier withdrawals have left to be done in backups. What does not work now is left for the next time.
func (p *Postgres) completeBackups(ctx context.Context) {
	rows, err := p.pool.Query(ctx, `SELECT DISTINCT interview FROM doomed_backup`)
	if err != nil {
		return
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return
	}
	for _, id := range ids {
		_ = p.spoilBackups(ctx, id)
	}
}
