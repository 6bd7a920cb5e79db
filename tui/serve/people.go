package serve

import (
	"context"
	"errors"
	"strings"

	"tacit/interview"
	"tacit/prompts/plain"
)

// people says who else has a part in one of the caller's own interviews: who may read what is shared of it, and the keys that get into it.
// Leads are in all of them, and are named first.
func (s *Server) people(ctx context.Context, who *caller, o *options) error {
	id, err := s.desk(who.key).Find(ctx, o.id)
	if err != nil {
		return err
	}
	lines := []string{}
	for _, like := range []interview.Grant{{Role: interview.Lead}, {Interview: id}} {
		grants, err := s.cfg.Store.Grants(ctx, like)
		if err != nil {
			return err
		}
		for _, g := range grants {
			lines = append(lines, strings.TrimSpace(g.Key+"  "+who.say.Say("role."+string(g.Role))+"  "+plain.Line(g.Name)))
		}
	}
	return who.print(strings.Join(lines, "\n"))
}

// revoke takes the part away that somebody has in one of the caller's own interviews; the store sees to it that a key stays that gets into it.
func (s *Server) revoke(ctx context.Context, who *caller, o *options) error {
	if o.key == "" {
		return &misuse{key: "usage.revoke"}
	}
	id, err := s.desk(who.key).Find(ctx, o.id)
	if err != nil {
		return err
	}
	grants, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: o.key, Interview: id})
	if err != nil {
		return err
	}
	if len(grants) == 0 {
		return &misuse{key: "no-part"}
	}
	for _, g := range grants {
		switch err := s.cfg.Store.RevokeBy(ctx, who.key, g); {
		case errors.Is(err, interview.ErrOwn):
			return &misuse{key: "own-key"}
		case err != nil:
			return err
		}
	}
	who.warn(who.say.Say("revoked"))
	return nil
}
