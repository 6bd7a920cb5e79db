package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// SaveDraft implements [interview.Store]. A draft keeps its key while it is typed on, and loses it when it is deleted: then all that it
// ever was is gone. Deleting one with an empty text may return [ErrResidue].
func (p *Postgres) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	fenced := false
	save := func(ctx context.Context, tx pgx.Tx) (*row, error) {
		r, err := p.find(ctx, tx, id, true)
		if err != nil {
			return nil, err
		}
		fenced = outdated(draft, r.token)
		if draft.Text == "" {
			return &r, r.dropDrafts(ctx, tx, `question = $2 AND token = $3`, []byte(draft.Question), draft.Token)
		}
		return &r, r.replaceDraft(ctx, tx, draft)
	}
	var err error
	if draft.Text == "" {
		err = p.withdraw(ctx, "delete the draft in interview "+id, save)
	} else {
		err = p.write(ctx, "save the draft in interview "+id, func(ctx context.Context, tx pgx.Tx) error {
			_, err := save(ctx, tx)
			return err
		})
	}
	return afterDraft(err, fenced)
}

// replaceDraft puts a draft in place of the same writer's for the same question.
func (r *row) replaceDraft(ctx context.Context, tx pgx.Tx, draft interview.Draft) error {
	where := draftPlace(r.id, draft.Question, draft.Token)
	var was, sealed []byte
	err := tx.QueryRow(ctx, `SELECT substr(body, 1, 16) FROM draft WHERE interview = $1 AND question = $2 AND token = $3`, r.id, []byte(draft.Question), draft.Token).Scan(&was)
	if err == nil {
		sealed, err = seal(r.ring, leafOf(was), where, []byte(draft.Text))
	}
	if errors.Is(err, pgx.ErrNoRows) || errors.Is(err, errDestroyed) { // destroyed: the row was put back from a backup
		sealed, err = r.sealNext(where, []byte(draft.Text))
	}
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO draft (interview, question, token, at, saved, body) VALUES ($1, $2, $3, $4, nextval('saved'), $5)
		ON CONFLICT (interview, question, token) DO UPDATE SET at = excluded.at, saved = excluded.saved, body = excluded.body`,
		r.id, []byte(draft.Question), draft.Token, micros(draft.At), sealed)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE interview SET leaf = $2 WHERE id = $1`, r.id, r.leaf)
	return err
}

// dropDrafts deletes drafts and dooms their keys. A draft whose row was there before the database was put back may have no key any more.
func (r *row) dropDrafts(ctx context.Context, tx pgx.Tx, which string, args ...any) error {
	rows, err := tx.Query(ctx, `DELETE FROM draft WHERE interview = $1 AND `+which+` RETURNING substr(body, 1, 16)`, append([]any{r.id}, args...)...)
	if err != nil {
		return err
	}
	heads, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	if err != nil {
		return err
	}
	for _, h := range heads {
		if err := r.doom(ctx, tx, leafOf(h), 0, nil); err != nil {
			return err
		}
	}
	return nil
}

// DropDrafts implements [interview.Store]. It may return [ErrResidue].
func (p *Postgres) DropDrafts(ctx context.Context, id, question string) error {
	return p.withdraw(ctx, "delete the drafts in interview "+id, func(ctx context.Context, tx pgx.Tx) (*row, error) {
		r, err := p.find(ctx, tx, id, true)
		if err != nil {
			return nil, err
		}
		return &r, r.dropDrafts(ctx, tx, `question = $2`, []byte(question))
	})
}

// Drafts implements [interview.Store].
func (p *Postgres) Drafts(ctx context.Context, id string) (drafts []interview.Draft, err error) {
	err = p.read(ctx, "read the drafts of interview "+id, func(ctx context.Context, tx pgx.Tx) error {
		drafts = nil
		r, err := p.find(ctx, tx, id, false)
		if err != nil {
			return err
		}
		rows, err := tx.Query(ctx, `SELECT question, token, at, body FROM draft WHERE interview = $1 ORDER BY saved DESC`, id)
		if err != nil {
			return err
		}
		var d interview.Draft
		var at int64
		var question, sealed []byte
		_, err = pgx.ForEachRow(rows, []any{&question, &d.Token, &at, &sealed}, func() error {
			d.Question, d.At = string(question), instant(at)
			text, err := unseal(r.ring, draftPlace(id, d.Question, d.Token), sealed)
			if errors.Is(err, errDestroyed) { // put back from a backup
				return nil
			}
			d.Text = string(text)
			drafts = append(drafts, d)
			return err
		})
		return err
	})
	return drafts, err
}
