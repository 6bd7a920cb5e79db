package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// Await implements [interview.Follower].
func (p *Postgres) Await(ctx context.Context, id string, after int64) error {
	err := p.waiting.await(ctx, id, after, func(ctx context.Context) (m mark, err error) {
		err = p.query(ctx, func(ctx context.Context) error {
			var name []byte
			err := p.pool.QueryRow(ctx, `SELECT last, touched, attended, ring FROM interview WHERE id = $1`, id).Scan(&m.last, &m.touched, &m.attended, &name)
			if err != nil {
				return orMissing(err)
			}
			_, err = p.keys.read(name)
			return orWithdrawn(err)
		})
		return m, err
	})
	return explainPostgres(err, "wait for interview "+id)
}

// Attend implements [interview.Follower].
func (p *Postgres) Attend(ctx context.Context, w interview.Watcher, now time.Time) error {
	defer p.waiting.wake(w.Interview)
	return p.write(ctx, "note who watches interview "+w.Interview, func(ctx context.Context, tx pgx.Tx) error {
		if w.Key == "" {
			return errNoKey
		}
		var one int
		if err := tx.QueryRow(ctx, `SELECT 1 FROM interview WHERE id = $1 FOR NO KEY UPDATE`, w.Interview).Scan(&one); err != nil {
			return orMissing(err)
		}
		list, err := queryWatching(ctx, tx, `interview = $1 AND key = $2`, w.Interview, w.Key)
		if err != nil {
			return err
		}
		batch := &pgx.Batch{}
		if stays(w, now) {
			batch.Queue(`INSERT INTO watcher (interview, key, name, until) VALUES ($1, $2, $3, $4)
				ON CONFLICT (interview, key) DO UPDATE SET name = excluded.name, until = excluded.until`, w.Interview, w.Key, w.Name, micros(w.Until))
		} else {
			batch.Queue(`DELETE FROM watcher WHERE interview = $1 AND key = $2`, w.Interview, w.Key)
		}
		if comesOrGoes(only(list), w, now) {
			batch.Queue(`UPDATE interview SET attended = attended + 1 WHERE id = $1 RETURNING pg_notify($2, $3)`, w.Interview, p.channel, p.notice(w.Interview))
		}
		batch.Queue(`DELETE FROM watcher WHERE (interview, key) IN (SELECT interview, key FROM watcher WHERE until <= $1
			FOR UPDATE SKIP LOCKED)`, micros(now)) // of other interviews too: last, and waiting for nobody, so that two who do it do not block each other
		return tx.SendBatch(ctx, batch).Close()
	})
}

// Attending implements [interview.Follower].
func (p *Postgres) Attending(ctx context.Context, id string, now time.Time) (list []interview.Watcher, err error) {
	err = p.read(ctx, "look up who watches interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := p.find(ctx, tx, id, false); err != nil {
			return err
		}
		list, err = queryWatching(ctx, tx, `interview = $1 AND until > $2 ORDER BY key`, id, micros(now))
		return err
	})
	return list, err
}

// queryWatching returns the watchers that a condition picks.
func queryWatching(ctx context.Context, tx pgx.Tx, condition string, args ...any) ([]interview.Watcher, error) {
	rows, err := tx.Query(ctx, `SELECT interview, key, name, until FROM watcher WHERE `+condition, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (w interview.Watcher, err error) {
		var until int64
		err = row.Scan(&w.Interview, &w.Key, &w.Name, &until)
		w.Until = instant(until)
		return w, err
	})
}
