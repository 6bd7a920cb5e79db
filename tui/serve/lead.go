package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/tui"
)

// reader is what a lead sees of everybody's interviews, and a successor of those that they take over, for the screens. Every call looks
// anew at what they still are.
type reader struct {
	server *Server
	key    string
	role   interview.Role
	opened *opened
}

// opened is what was read of interviews when they were last listed. It belongs to one screen, which shows it until it lists them
// again, so that nothing is kept here that is not there.
type opened struct {
	mu   sync.Mutex
	last map[string]reading
}

// reading is what is open in an interview as it was after an event.
type reading struct {
	tui.Handover
	last int64
	at   time.Time
}

// readAgain is how long a reading is good where nothing happens: statements become stale by time alone.
const readAgain = time.Hour

// still says whether an interview is as it was when it was read.
func (r reading) still(one seen, now time.Time) bool {
	return r.last == one.last && r.Changed.Equal(one.Changed) && now.Sub(r.at) < readAgain
}

var _ tui.Lead = reader{}

// readerOf is what somebody reads by, as the widest of their roles lets them; nil for whoever reads nothing of others.
func (s *Server) readerOf(key string, roles map[interview.Role]bool) tui.Lead {
	for _, role := range []interview.Role{interview.Lead, interview.Successor} {
		if roles[role] {
			return reader{s, key, role, &opened{}}
		}
	}
	return nil
}

// as is what somebody is to an interview here: a lead to each, even to their own.
func (r reader) as(ctx context.Context, id string) (seen, error) {
	g := interview.Grant{Key: r.key, Role: r.role}
	if r.role.Bound() {
		g.Interview = id
	}
	if id == "" {
		return seen{}, interview.ErrNotFound
	}
	if err := holds(ctx, r.server.cfg.Store, g); err != nil {
		return seen{}, err
	}
	one, err := r.server.find(ctx, r.key, id)
	one.role = r.role
	return one, err
}

// everything is a desk on all interviews, which is nobody's to go on with.
func (s *Server) everything() *interview.Desk {
	return &interview.Desk{Store: s.cfg.Store, Clock: s.cfg.Clock, Holder: s.cfg.Holder, Pack: s.cfg.Pack}
}

// Handovers implements [tui.Lead]. An interview is read whole only if it has changed since it was last listed here.
func (r reader) Handovers(ctx context.Context) ([]tui.Handover, error) {
	grants, err := r.server.cfg.Store.Grants(ctx, interview.Grant{Key: r.key})
	if err != nil {
		return nil, err
	}
	all, err := r.server.among(ctx, grants)
	if err != nil {
		return nil, err
	}
	var out []tui.Handover
	before, now := r.opened.swap(nil), make(map[string]reading, len(all))
	for _, one := range all {
		part := interview.Grant{Key: r.key, Role: r.role}
		if r.role.Bound() {
			part.Interview = one.ID
		}
		if !slices.ContainsFunc(grants, part.Same) { // not theirs to read
			continue
		}
		read := before[one.ID]
		if !read.still(one, r.server.cfg.Clock()) {
			var err error
			read, err = r.read(ctx, one)
			if errors.Is(err, interview.ErrNotFound) { // withdrawn meanwhile
				continue
			}
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil { // it cannot be read, and hides no other
				r.server.cfg.Log.Error("an interview cannot be read", "interview", one.ID, "kind", fmt.Sprintf("%T", err))
				read.last = 0
			}
		}
		now[one.ID] = read
		h := read.Handover
		h.Listed = one.Listed
		if slices.ContainsFunc(grants, interview.Grant{Key: r.key, Role: interview.Successor, Interview: one.ID}.Same) {
			h.Asking, h.Watching = true, one.Watchable && one.Ended == ""
		}
		out = append(out, h)
	}
	r.opened.swap(now)
	return out, nil
}

// swap puts readings in the place of others, and returns those.
func (o *opened) swap(now map[string]reading) (before map[string]reading) {
	o.mu.Lock()
	defer o.mu.Unlock()
	before, o.last = o.last, now
	return before
}

// read reads an interview whole.
func (r reader) read(ctx context.Context, one seen) (reading, error) {
	read := reading{last: one.last, at: r.server.cfg.Clock()}
	read.Listed = one.Listed
	session, err := r.server.everything().Look(ctx, one.ID)
	if err != nil {
		return read, err
	}
	return read, open(ctx, session, widest[r.role], &read.Handover)
}

// open adds what is open in an interview: how much of each topic is known, by a name that they may read, and how much is missing or
// does not fit. Of a specialist who did not agree to documents for others there is only what the list says.
func open(ctx context.Context, session *interview.Session, audience profile.Audience, h *tui.Handover) error {
	theirs, err := session.Profile(ctx, audience)
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
	v := session.View()
	for _, t := range v.Topics {
		h.Topics = append(h.Topics, interview.TopicView{ID: t.ID, Label: labels[t.ID], Covered: t.Covered})
	}
	for _, g := range whole.Gaps() {
		if g.Required {
			h.Critical++
			if label := labels[g.Topic]; label != "" {
				h.Gaps = append(h.Gaps, tui.OpenGap{Topic: label, Slot: g.Slot})
			}
		}
	}
	h.Gaps = worst(h.Gaps)
	for _, c := range whole.Claims {
		if c.Standing == profile.Contested {
			h.Contested++
		}
	}
	h.Stale, h.Readable = v.Stale, v.Signature != nil
	return nil
}

// mostGaps is how many of the gaps of a handover are named.
const mostGaps = 3

// worst are the gaps that matter most, whatever the topic.
func worst(gaps []tui.OpenGap) []tui.OpenGap {
	worth := map[profile.Slot]float64{}
	for _, s := range profile.Slots {
		worth[s.Slot] = s.Worth
	}
	slices.SortStableFunc(gaps, func(a, b tui.OpenGap) int { return cmp.Compare(worth[b.Slot], worth[a.Slot]) })
	return gaps[:min(len(gaps), mostGaps)]
}

// Playbook implements [tui.Lead].
func (r reader) Playbook(ctx context.Context, id string) ([]byte, error) {
	one, err := r.as(ctx, id)
	if err != nil {
		return nil, err
	}
	files, err := r.server.readable(ctx, one)
	if err != nil {
		return nil, err
	}
	return files[0].Data, nil
}

// Beside implements [tui.Lead].
func (r reader) Beside(ctx context.Context, ids []string) ([]*profile.Profile, error) {
	for _, id := range ids {
		one, err := r.as(ctx, id)
		if err != nil {
			return nil, err
		}
		if one.Signed == 0 {
			return nil, interview.ErrNotFound
		}
	}
	profiles, err := r.server.everything().SignedBeside(ctx, ids, widest[r.role])
	return profiles, unsigned(err)
}
