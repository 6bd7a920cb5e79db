package serve

import (
	"context"
	"errors"

	"tacit/interview"
	"tacit/profile"
	"tacit/tui"
)

// lead is what whoever leads sees of everybody's interviews, for the screens. It asks at every call whether they still lead.
type lead struct {
	server *Server
	key    string
}

var _ tui.Lead = lead{}

func (l lead) still(ctx context.Context) error {
	return holds(ctx, l.server.cfg.Store, interview.Grant{Key: l.key, Role: interview.Lead})
}

// everything is a desk on all interviews, which is nobody's to go on with.
func (s *Server) everything() *interview.Desk {
	return &interview.Desk{Store: s.cfg.Store, Clock: s.cfg.Clock, Holder: s.cfg.Holder, Pack: s.cfg.Pack}
}

// Handovers implements [tui.Lead].
func (l lead) Handovers(ctx context.Context) ([]tui.Handover, error) {
	if err := l.still(ctx); err != nil {
		return nil, err
	}
	desk := l.server.everything()
	all, err := desk.List(ctx)
	if err != nil {
		return nil, err
	}
	var out []tui.Handover
	for _, one := range all {
		session, err := desk.Look(ctx, one.ID)
		if errors.Is(err, interview.ErrNotFound) { // withdrawn meanwhile
			continue
		}
		if err != nil {
			return nil, err
		}
		h := tui.Handover{Listed: one}
		if err := open(ctx, session, &h); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// open adds what is open in an interview: how much of each topic is known, by a name that the team may read, and how much is missing or
// does not fit. Of a specialist who did not agree to documents for others there is only what the list says.
func open(ctx context.Context, session *interview.Session, h *tui.Handover) error {
	theirs, err := session.Profile(ctx, profile.ForTeam)
	var refusal *interview.Refusal
	if errors.As(err, &refusal) {
		return nil
	}
	if err != nil {
		return err
	}
	whole, err := session.Profile(ctx, profile.ForPrivate)
	if err != nil {
		return err
	}
	labels := map[string]string{}
	for _, t := range theirs.Topics {
		labels[t.ID] = t.Label
	}
	for _, t := range session.View().Topics {
		h.Topics = append(h.Topics, interview.TopicView{ID: t.ID, Label: labels[t.ID], Covered: t.Covered})
	}
	for _, g := range whole.Gaps() {
		if g.Required {
			h.Critical++
		}
	}
	for _, c := range whole.Claims {
		if c.Standing == profile.Contested {
			h.Contested++
		}
	}
	h.Readable = h.Ended != ""
	return nil
}

// Playbook implements [tui.Lead].
func (l lead) Playbook(ctx context.Context, id string) ([]byte, error) {
	one, err := l.one(ctx, id)
	if err != nil {
		return nil, err
	}
	files, err := l.server.readable(ctx, one)
	if err != nil {
		return nil, err
	}
	return files[0].Data, nil
}

// one is an interview as a lead is to it, even if they are more than that to it.
func (l lead) one(ctx context.Context, id string) (seen, error) {
	if err := l.still(ctx); err != nil {
		return seen{}, err
	}
	one, err := l.server.find(ctx, l.key, id)
	one.role = interview.Lead
	return one, err
}

// Beside implements [tui.Lead].
func (l lead) Beside(ctx context.Context, ids []string) ([]*profile.Profile, error) {
	for _, id := range ids {
		one, err := l.one(ctx, id)
		if err != nil {
			return nil, err
		}
		if one.Ended == "" {
			return nil, interview.ErrNotFound
		}
	}
	return l.server.everything().Beside(ctx, ids, profile.ForTeam)
}
