package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"tacit/interview"
)

var _ interview.SharedStore = (*Memory)(nil)

// Grants implements [interview.Roster].
func (m *Memory) Grants(ctx context.Context, like interview.Grant) (grants []interview.Grant, err error) {
	err = m.with(ctx, func() error {
		for _, g := range m.grants {
			if (like.Key == "" || like.Key == g.Key) && (like.Role == "" || like.Role == g.Role) && (like.Interview == "" || like.Interview == g.Interview) {
				grants = append(grants, g)
			}
		}
		slices.SortFunc(grants, func(a, b interview.Grant) int {
			return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Interview, b.Interview), cmp.Compare(a.Role, b.Role))
		})
		return nil
	})
	return grants, err
}

// allow is the part of Grant and Invite that checks; the mutex is held.
func (m *Memory) allow(role interview.Role, id string) error {
	if err := checkGrant(role, id); err != nil {
		return err
	}
	if id != "" && m.interviews[id] == nil {
		return fmt.Errorf("interview %s: %w", id, interview.ErrNotFound)
	}
	return nil
}

// give adds a grant; taken is the error if it is there already, nil for none. The mutex is held.
func (m *Memory) give(grant interview.Grant, taken error) error {
	if grant.Key == "" {
		return errors.New("a role needs a key")
	}
	if slices.ContainsFunc(m.grants, grant.Same) {
		return taken
	}
	m.grants = append(m.grants, grant)
	return nil
}

// Grant implements [interview.Roster].
func (m *Memory) Grant(ctx context.Context, grant interview.Grant) error {
	return m.with(ctx, func() error {
		if err := m.allow(grant.Role, grant.Interview); err != nil {
			return err
		}
		return m.give(grant, nil)
	})
}

// Revoke implements [interview.Roster].
func (m *Memory) Revoke(ctx context.Context, grant interview.Grant) error {
	return m.with(ctx, func() error {
		_, err := m.take(grant, interview.ErrNotFound)
		return err
	})
}

// take removes a grant, and returns what its bearer was called; missing is the error if there is none. The mutex is held.
func (m *Memory) take(grant interview.Grant, missing error) (name string, err error) {
	at := slices.IndexFunc(m.grants, grant.Same)
	if at < 0 {
		return "", missing
	}
	name = m.grants[at].Name
	m.grants = slices.Delete(m.grants, at, at+1)
	return name, nil
}

// RevokeBy implements [interview.Roster].
func (m *Memory) RevokeBy(ctx context.Context, by string, grant interview.Grant) error {
	return m.with(ctx, func() error {
		if m.interviews[grant.Interview] == nil {
			return fmt.Errorf("interview %s: %w", grant.Interview, interview.ErrNotFound)
		}
		own := owner(by, grant.Interview)
		if !slices.ContainsFunc(m.grants, own.Same) {
			return interview.ErrNotFound
		}
		if grant.Same(own) {
			return interview.ErrOwn
		}
		_, err := m.take(grant, interview.ErrNotFound)
		return err
	})
}

// Invite implements [interview.Roster].
func (m *Memory) Invite(ctx context.Context, i interview.Invitation) error {
	return m.with(ctx, func() error {
		if err := m.allow(i.Role, i.Interview); err != nil {
			return err
		}
		if _, taken := m.invitations[i.Code]; taken {
			return interview.ErrExists
		}
		m.invitations[i.Code] = i
		return nil
	})
}

// Redeem implements [interview.Roster].
func (m *Memory) Redeem(ctx context.Context, code [32]byte, key string, now time.Time) (grant interview.Grant, err error) {
	err = m.with(ctx, func() error {
		i, ok := m.invitations[code]
		if !ok || micros(i.Expires) <= micros(now) {
			return interview.ErrNotFound
		}
		g := interview.Grant{Key: key, Role: i.Role, Interview: i.Interview, Name: i.Name}
		if err := m.give(g, interview.ErrExists); err != nil {
			return err
		}
		delete(m.invitations, code)
		grant = g
		return nil
	})
	return grant, err
}

// CreateFor implements [interview.Roster].
func (m *Memory) CreateFor(ctx context.Context, key string, spend bool, id, holder string, summary []byte, events []interview.Event) (token int64, err error) {
	err = m.with(ctx, func() error {
		leave := interview.Grant{Key: key, Role: interview.Specialist}
		if spend && !slices.ContainsFunc(m.grants, leave.Same) {
			return interview.ErrNoLeave
		}
		if key == "" {
			return errors.New("an interview needs a specialist")
		}
		if token, err = m.create(id, holder, summary, events); err != nil {
			return err
		}
		grant := interview.Grant{Key: key, Role: interview.Specialist, Interview: id}
		if spend {
			grant.Name, _ = m.take(leave, nil)
		}
		return m.give(grant, nil)
	})
	return token, err
}

// forget drops what was granted and promised about an interview; the mutex is held.
func (m *Memory) forget(id string) {
	m.grants = slices.DeleteFunc(m.grants, func(g interview.Grant) bool { return g.Interview == id })
	for code, i := range m.invitations {
		if i.Interview == id {
			delete(m.invitations, code)
		}
	}
}
