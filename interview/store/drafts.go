package store

import (
	"context"
	"database/sql"

	"tacit/interview"
)

// SaveDraft implements [interview.Store]. Deleting a draft with an empty text may return [ErrResidue].
func (s *SQLite) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	if draft.Text == "" {
		return s.deleteDraft(ctx, id, draft)
	}
	fenced := false
	err := s.write(ctx, "save the draft in interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		token, _, err := state(ctx, tx, id)
		if err != nil {
			return err
		}
		fenced = outdated(draft, token)
		return replaceDraft(ctx, tx, id, draft)
	})
	return afterDraft(err, fenced)
}

// outdated reports whether a draft's writer is not the interview's writer any more.
func outdated(draft interview.Draft, token int64) bool {
	return draft.Token != 0 && draft.Token != token
}

// afterDraft is the error of a SaveDraft that has kept the text although its writer may be fenced.
func afterDraft(err error, fenced bool) error {
	if err == nil && fenced {
		return explain(interview.ErrFenced, "the draft is kept")
	}
	return err
}

// replaceDraft puts a draft in place of the same writer's for the same question.
func replaceDraft(ctx context.Context, tx *sql.Tx, id string, draft interview.Draft) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM draft WHERE interview = ? AND question = ? AND token = ?`,
		id, draft.Question, draft.Token)
	if err != nil {
		return err
	}
	var saved int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(saved), 0) + 1 FROM draft`).Scan(&saved); err != nil {
		return err
	}
	return insertDrafts(ctx, tx, []savedDraft{{saved: saved, interview: id, Draft: draft}})
}

// deleteDraft is SaveDraft of an empty text.
func (s *SQLite) deleteDraft(ctx context.Context, id string, draft interview.Draft) error {
	fenced := false
	err := s.withdraw(ctx, "delete the draft in interview "+id, func(ctx context.Context, tx *sql.Tx) (leftover, error) {
		token, _, err := state(ctx, tx, id)
		if err != nil {
			return nothingLeft, err
		}
		fenced = outdated(draft, token)
		return removeDrafts(ctx, tx, func(d savedDraft) bool {
			return d.interview == id && d.Question == draft.Question && d.Token == draft.Token
		})
	})
	return afterDraft(err, fenced)
}

// DropDrafts implements [interview.Store]. It may return [ErrResidue].
func (s *SQLite) DropDrafts(ctx context.Context, id, question string) error {
	return s.withdraw(ctx, "delete the drafts in interview "+id, func(ctx context.Context, tx *sql.Tx) (leftover, error) {
		if _, _, err := state(ctx, tx, id); err != nil {
			return nothingLeft, err
		}
		return removeDrafts(ctx, tx, func(d savedDraft) bool { return d.interview == id && d.Question == question })
	})
}

// Drafts implements [interview.Store].
func (s *SQLite) Drafts(ctx context.Context, id string) (drafts []interview.Draft, err error) {
	err = s.read(ctx, "read the drafts of interview "+id, func(ctx context.Context, tx *sql.Tx) error {
		if _, _, err := state(ctx, tx, id); err != nil {
			return err
		}
		list, err := queryDrafts(ctx, tx, `WHERE interview = ? ORDER BY saved DESC`, id)
		for _, d := range list {
			drafts = append(drafts, d.Draft)
		}
		return err
	})
	return drafts, err
}

// A savedDraft is a row of the table of drafts.
type savedDraft struct {
	interview.Draft
	saved     int64
	interview string
}

// removeDrafts deletes the drafts that match so that no copy of their text stays in the database file. To delete the rows
// would leave copies (see the package's comment), so all rows are taken out, which overwrites whole pages, and the
// others put back. There are few: one for each interview in which somebody has stopped amid a sentence.
func removeDrafts(ctx context.Context, tx *sql.Tx, match func(savedDraft) bool) (leftover, error) {
	all, err := queryDrafts(ctx, tx, `ORDER BY saved`)
	if err != nil {
		return nothingLeft, err
	}
	var others []savedDraft
	for _, d := range all {
		if !match(d) {
			others = append(others, d)
		}
	}
	if len(others) == len(all) {
		return nothingLeft, nil
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM draft`); err != nil {
		return nothingLeft, err
	}
	return leftInLog, insertDrafts(ctx, tx, others)
}

// queryDrafts returns the drafts that a clause after FROM picks.
func queryDrafts(ctx context.Context, tx *sql.Tx, clause string, args ...any) ([]savedDraft, error) {
	type row struct {
		savedDraft
		at   int64
		text []byte
	}
	rows, err := tx.QueryContext(ctx, `SELECT saved, interview, question, token, at, text FROM draft `+clause, args...)
	if err != nil {
		return nil, err
	}
	list, err := collect(rows, func(r *row) []any {
		return []any{&r.saved, &r.interview, &r.Question, &r.Token, &r.at, &r.text}
	})
	drafts := make([]savedDraft, len(list))
	for i, r := range list {
		drafts[i] = r.savedDraft
		drafts[i].Text, drafts[i].At = string(r.text), instant(r.at)
	}
	return drafts, err
}

// insertDrafts adds rows.
func insertDrafts(ctx context.Context, tx *sql.Tx, drafts []savedDraft) error {
	for _, d := range drafts {
		_, err := tx.ExecContext(ctx, `INSERT INTO draft (saved, interview, question, token, at, text) VALUES (?, ?, ?, ?, ?, ?)`,
			d.saved, d.interview, d.Question, d.Token, micros(d.At), []byte(d.Text))
		if err != nil {
			return err
		}
	}
	return nil
}
