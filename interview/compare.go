package interview

import (
	"context"
	"slices"

	"tacit/profile"
)

// Beside returns what an audience may read of several interviews (each one's own audience where it is empty), for
// [profile.Compare]. An interview is compared with others, not with itself, and all have to be in one language, since words
// are what is compared: a [Refusal] with NotComparable otherwise. Each specialist's choices hold as in [Session.Profile].
func (d *Desk) Beside(ctx context.Context, ids []string, audience profile.Audience) ([]*profile.Profile, error) {
	return d.beside(ctx, ids, func(s *Session) (*profile.Profile, error) { return s.Profile(ctx, audience) })
}

// SignedBeside is Beside for others than the specialists: of each interview the version that is signed, and a [Refusal] with
// NotSigned where one has none.
func (d *Desk) SignedBeside(ctx context.Context, ids []string, audience profile.Audience) ([]*profile.Profile, error) {
	return d.beside(ctx, ids, func(s *Session) (*profile.Profile, error) { return s.SignedProfile(ctx, audience) })
}

func (d *Desk) beside(ctx context.Context, ids []string, read func(*Session) (*profile.Profile, error)) ([]*profile.Profile, error) {
	var out []*profile.Profile
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			return nil, &Refusal{Code: NotComparable}
		}
		s, err := d.Look(ctx, id)
		if err != nil {
			return nil, err
		}
		p, err := read(s)
		if err != nil {
			return nil, err
		}
		if len(out) > 0 && p.Lang != out[0].Lang {
			return nil, &Refusal{Code: NotComparable}
		}
		out = append(out, p)
	}
	if len(out) < 2 {
		return nil, &Refusal{Code: NotComparable}
	}
	return out, nil
}
