package store

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"tacit/interview"
)

// Grants implements [interview.Roster].
func (p *Postgres) Grants(ctx context.Context, like interview.Grant) (grants []interview.Grant, err error) {
	err = p.read(ctx, "look up who may do what", func(ctx context.Context, tx pgx.Tx) error {
		where, args := whereLike(like, func(n int) string { return "$" + strconv.Itoa(n) })
		rows, err := tx.Query(ctx, `SELECT key, interview, role, name FROM permit`+where+` ORDER BY key, interview, role`, args...)
		if err != nil {
			return err
		}
		grants, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (g interview.Grant, err error) {
			return g, row.Scan(&g.Key, &g.Interview, (*string)(&g.Role), &g.Name)
		})
		return err
	})
	return grants, err
}

// Grant implements [interview.Roster].
func (p *Postgres) Grant(ctx context.Context, grant interview.Grant) error {
	return p.write(ctx, "give a role", func(ctx context.Context, tx pgx.Tx) error {
		if err := p.may(ctx, tx, grant.Role, grant.Interview); err != nil {
			return err
		}
		return give(ctx, tx, grant, nil)
	})
}

// may checks a role, and that the interview is there; it stays until the transaction is over.
func (p *Postgres) may(ctx context.Context, tx pgx.Tx, role interview.Role, id string) error {
	if err := checkGrant(role, id); err != nil || id == "" {
		return err
	}
	var one int
	return orMissing(tx.QueryRow(ctx, `SELECT 1 FROM interview WHERE id = $1 FOR SHARE`, id).Scan(&one))
}

// give adds a grant; taken is the error if it is there already, nil for none.
func give(ctx context.Context, tx pgx.Tx, grant interview.Grant, taken error) error {
	if grant.Key == "" {
		return errors.New("a role needs a key")
	}
	tag, err := tx.Exec(ctx, `INSERT INTO permit (key, interview, role, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		grant.Key, grant.Interview, string(grant.Role), grant.Name)
	if err == nil && tag.RowsAffected() == 0 {
		return taken
	}
	return err
}

// Revoke implements [interview.Roster].
func (p *Postgres) Revoke(ctx context.Context, grant interview.Grant) error {
	return p.write(ctx, "take a role away", func(ctx context.Context, tx pgx.Tx) error {
		_, err := take(ctx, tx, grant, interview.ErrNotFound)
		return err
	})
}

// take deletes a grant, and returns what its bearer was called; missing is the error if there is none.
func take(ctx context.Context, tx pgx.Tx, grant interview.Grant, missing error) (name string, err error) {
	err = tx.QueryRow(ctx, `DELETE FROM permit WHERE key = $1 AND interview = $2 AND role = $3 RETURNING name`,
		grant.Key, grant.Interview, string(grant.Role)).Scan(&name)
	if errors.Is(err, pgx.ErrNoRows) {
		err = missing
	}
	return name, err
}

// RevokeBy implements [interview.Roster].
func (p *Postgres) RevokeBy(ctx context.Context, by string, grant interview.Grant) error {
	return p.write(ctx, "take a role away", func(ctx context.Context, tx pgx.Tx) error {
		var one int // of those who do this in one interview, one after the other sees what the others left
		if err := tx.QueryRow(ctx, `SELECT 1 FROM interview WHERE id = $1 FOR UPDATE`, grant.Interview).Scan(&one); err != nil {
			return orMissing(err)
		}
		own := owner(by, grant.Interview)
		err := tx.QueryRow(ctx, `SELECT 1 FROM permit WHERE key = $1 AND interview = $2 AND role = $3`, own.Key, own.Interview, string(own.Role)).Scan(&one)
		if err != nil {
			return orMissing(err)
		}
		if grant.Same(own) {
			return interview.ErrOwn
		}
		_, err = take(ctx, tx, grant, interview.ErrNotFound)
		return err
	})
}

// Invite implements [interview.Roster].
func (p *Postgres) Invite(ctx context.Context, i interview.Invitation) error {
	return p.write(ctx, "keep an invitation", func(ctx context.Context, tx pgx.Tx) error {
		if err := p.may(ctx, tx, i.Role, i.Interview); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `INSERT INTO invitation (code, interview, role, name, expires) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			i.Code[:], i.Interview, string(i.Role), i.Name, micros(i.Expires))
		if err == nil && tag.RowsAffected() == 0 {
			return interview.ErrExists
		}
		return err
	})
}

// Redeem implements [interview.Roster].
func (p *Postgres) Redeem(ctx context.Context, code [32]byte, key string, now time.Time) (grant interview.Grant, err error) {
	err = p.write(ctx, "redeem an invitation", func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM invitation WHERE expires <= $1`, micros(now)); err != nil {
			return err
		}
		grant = interview.Grant{Key: key}
		err := tx.QueryRow(ctx, `SELECT interview, role, name FROM invitation WHERE code = $1`, code[:]).Scan(&grant.Interview, (*string)(&grant.Role), &grant.Name)
		if err != nil {
			return orMissing(err)
		}
		if err := p.may(ctx, tx, grant.Role, grant.Interview); err != nil { // first the interview, as whoever withdraws it does
			return err
		}
		if tag, err := tx.Exec(ctx, `DELETE FROM invitation WHERE code = $1`, code[:]); err != nil || tag.RowsAffected() == 0 {
			return errors.Join(err, interview.ErrNotFound) // somebody was faster
		}
		return give(ctx, tx, grant, interview.ErrExists)
	})
	if err != nil {
		return interview.Grant{}, err
	}
	return grant, nil
}

// CreateFor implements [interview.Roster].
func (p *Postgres) CreateFor(ctx context.Context, key string, spend bool, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	return p.create(ctx, id, holder, summary, events, func(ctx context.Context, tx pgx.Tx) error {
		grant := interview.Grant{Key: key, Role: interview.Specialist, Interview: id}
		if spend {
			var err error
			if grant.Name, err = take(ctx, tx, interview.Grant{Key: key, Role: interview.Specialist}, interview.ErrNoLeave); err != nil {
				return err
			}
		}
		return give(ctx, tx, grant, nil)
	})
}
