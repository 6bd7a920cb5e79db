package serve

import (
	"context"
	"encoding/json"

	"tacit/interview"
)

// rights is the store as somebody may use it.
func (s *Server) rights(key string) rights { return rights{s.cfg.Store, key, s.cfg.Open} }

// desk is where one person's interviews are begun, found and opened.
func (s *Server) desk(key string) *interview.Desk {
	return &interview.Desk{
		Store: s.rights(key), Clock: s.cfg.Clock, Holder: s.cfg.Holder, Pack: s.cfg.Pack, Recall: s.cfg.Recall, Key: key,
	}
}

// roles are what a key is, anywhere.
func (s *Server) roles(ctx context.Context, key string) (map[interview.Role]bool, error) {
	grants, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: key})
	if err != nil {
		return nil, err
	}
	roles := map[interview.Role]bool{}
	for _, g := range grants {
		roles[g.Role] = true
	}
	return roles, nil
}

// seen is an interview as a list shows it, and as what the reader is to it.
type seen struct {
	interview.Listed
	role interview.Role
	last int64 // number of its last event
}

// list is every interview that a key has to do with: its own, those that it succeeds in, and for a lead all. Somebody who is
// several things to one is listed as the nearest.
func (s *Server) list(ctx context.Context, key string) ([]seen, error) {
	grants, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: key})
	if err != nil {
		return nil, err
	}
	return s.among(ctx, grants)
}

// among is what [Server.list] lists, by what the key was given.
func (s *Server) among(ctx context.Context, grants []interview.Grant) ([]seen, error) {
	as := map[string]interview.Role{}
	lead := false
	for _, g := range grants {
		lead = lead || g.Role == interview.Lead
		if g.Interview != "" && as[g.Interview] != interview.Specialist {
			as[g.Interview] = g.Role
		}
	}
	if len(as) == 0 && !lead {
		return nil, nil
	}
	heads, err := s.cfg.Store.Heads(ctx)
	if err != nil {
		return nil, err
	}
	var out []seen
	for _, h := range heads {
		role := as[h.ID]
		if role == "" && lead {
			role = interview.Lead
		}
		if role == "" {
			continue
		}
		one := seen{interview.Listed{ID: h.ID, Began: h.Began, Changed: h.Changed}, role, h.Last}
		if err := json.Unmarshal(h.Summary, &one.Summary); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// find is the one interview that a person means, among those they have to do with: its id, the beginning of it, or nothing
// where there is only one; ErrSeveral where it could be more of them. ErrNotFound is all that is said of any other.
func (s *Server) find(ctx context.Context, key, given string) (seen, error) {
	list, err := s.list(ctx, key)
	if err != nil {
		return seen{}, err
	}
	var found []seen
	for _, one := range list {
		if one.ID == given {
			return one, nil
		}
		if len(one.ID) >= len(given) && one.ID[:len(given)] == given {
			found = append(found, one)
		}
	}
	if len(found) > 1 {
		return seen{}, interview.ErrSeveral
	}
	if len(found) == 0 {
		return seen{}, interview.ErrNotFound
	}
	return found[0], nil
}
