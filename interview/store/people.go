package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"tacit/interview"
)

var _ interview.SharedStore = (*SQLite)(nil)

// checkGrant refuses what cannot be a grant: who it is for, which role, and of which interview.
func checkGrant(role interview.Role, id string) error {
	switch {
	case !slices.Contains(interview.Roles, role):
		return fmt.Errorf("there is no role %q", role)
	case role.Bound() && id == "":
		return fmt.Errorf("a %s is one of an interview", role)
	case role.Unbound() && id != "":
		return fmt.Errorf("a %s is not one of an interview", role)
	}
	return nil
}

// whereLike is the clause that finds grants like one, by what of it is given, so that an index is used; slot names the n-th argument.
func whereLike(like interview.Grant, slot func(n int) string) (clause string, args []any) {
	word := " WHERE "
	for _, part := range []struct{ column, value string }{{"key", like.Key}, {"interview", like.Interview}, {"role", string(like.Role)}} {
		if part.value != "" {
			args = append(args, part.value)
			clause += word + part.column + " = " + slot(len(args))
			word = " AND "
		}
	}
	return clause, args
}

// Grants implements [interview.Roster].
func (s *SQLite) Grants(ctx context.Context, like interview.Grant) (grants []interview.Grant, err error) {
	err = s.read(ctx, "look up who may do what", func(ctx context.Context, tx *sql.Tx) error {
		where, args := whereLike(like, func(int) string { return "?" })
		rows, err := tx.QueryContext(ctx, `SELECT key, interview, role, name FROM permit`+where+` ORDER BY key, interview, role`, args...)
		if err != nil {
			return err
		}
		grants, err = collect(rows, func(g *interview.Grant) []any { return []any{&g.Key, &g.Interview, &g.Role, &g.Name} })
		return err
	})
	return grants, err
}

// Grant implements [interview.Roster].
func (s *SQLite) Grant(ctx context.Context, grant interview.Grant) error {
	return s.write(ctx, "give a role", func(ctx context.Context, tx *sql.Tx) error {
		if err := checkGrant(grant.Role, grant.Interview); err != nil {
			return err
		}
		if err := there(ctx, tx, grant.Interview); err != nil {
			return err
		}
		return permit(ctx, tx, grant, nil)
	})
}

// there returns ErrNotFound for an interview that is not there. None in particular always is.
func there(ctx context.Context, tx *sql.Tx, id string) error {
	if id == "" {
		return nil
	}
	_, _, err := state(ctx, tx, id)
	return err
}

// permit adds a grant; taken is the error if it is there already, nil for none.
func permit(ctx context.Context, tx *sql.Tx, grant interview.Grant, taken error) error {
	if grant.Key == "" {
		return errors.New("a role needs a key")
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO permit (key, interview, role, name) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		grant.Key, grant.Interview, string(grant.Role), grant.Name)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, taken)
	}
	return nil
}

// Revoke implements [interview.Roster].
func (s *SQLite) Revoke(ctx context.Context, grant interview.Grant) error {
	return s.write(ctx, "take a role away", func(ctx context.Context, tx *sql.Tx) error {
		_, err := revoke(ctx, tx, grant, interview.ErrNotFound)
		return err
	})
}

// RevokeBy implements [interview.Roster].
func (s *SQLite) RevokeBy(ctx context.Context, by string, grant interview.Grant) error {
	return s.write(ctx, "take a role away", func(ctx context.Context, tx *sql.Tx) error {
		if _, _, err := state(ctx, tx, grant.Interview); err != nil {
			return err
		}
		own := owner(by, grant.Interview)
		var one int
		err := tx.QueryRowContext(ctx, `SELECT 1 FROM permit WHERE key = ? AND interview = ? AND role = ?`, own.Key, own.Interview, string(own.Role)).Scan(&one)
		if err != nil {
			return orNotFound(err)
		}
		if grant.Same(own) {
			return interview.ErrOwn
		}
		_, err = revoke(ctx, tx, grant, interview.ErrNotFound)
		return err
	})
}

// owner is what the bearer of a key has to be to an interview to take something away in it.
func owner(key, id string) interview.Grant {
	return interview.Grant{Key: key, Role: interview.Specialist, Interview: id}
}

// revoke deletes a grant, and returns what its bearer was called; missing is the error if there is none.
func revoke(ctx context.Context, tx *sql.Tx, grant interview.Grant, missing error) (name string, err error) {
	err = tx.QueryRowContext(ctx, `DELETE FROM permit WHERE key = ? AND interview = ? AND role = ? RETURNING name`,
		grant.Key, grant.Interview, string(grant.Role)).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		err = missing
	}
	return name, err
}

// Invite implements [interview.Roster].
func (s *SQLite) Invite(ctx context.Context, i interview.Invitation) error {
	return s.write(ctx, "keep an invitation", func(ctx context.Context, tx *sql.Tx) error {
		if err := checkGrant(i.Role, i.Interview); err != nil {
			return err
		}
		if err := there(ctx, tx, i.Interview); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `INSERT INTO invitation (code, interview, role, name, expires) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			i.Code[:], i.Interview, string(i.Role), i.Name, micros(i.Expires))
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, interview.ErrExists)
		}
		return nil
	})
}

// Redeem implements [interview.Roster].
func (s *SQLite) Redeem(ctx context.Context, code [32]byte, key string, now time.Time) (grant interview.Grant, err error) {
	err = s.write(ctx, "redeem an invitation", func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM invitation WHERE expires <= ?`, micros(now)); err != nil {
			return err
		}
		grant.Key = key
		err := tx.QueryRowContext(ctx, `DELETE FROM invitation WHERE code = ? RETURNING interview, role, name`, code[:]).Scan(&grant.Interview, &grant.Role, &grant.Name)
		if err != nil {
			return orNotFound(err)
		}
		return permit(ctx, tx, grant, interview.ErrExists)
	})
	if err != nil {
		return interview.Grant{}, err
	}
	return grant, nil
}

// CreateFor implements [interview.Roster].
func (s *SQLite) CreateFor(ctx context.Context, key string, spend bool, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	return s.create(ctx, id, holder, summary, events, func(ctx context.Context, tx *sql.Tx) error {
		grant := interview.Grant{Key: key, Role: interview.Specialist, Interview: id}
		if spend {
			var err error
			if grant.Name, err = revoke(ctx, tx, interview.Grant{Key: key, Role: interview.Specialist}, interview.ErrNoLeave); err != nil {
				return err
			}
		}
		return permit(ctx, tx, grant, nil)
	})
}
