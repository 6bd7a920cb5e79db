package serve

import (
	"context"
	"slices"
	"time"

	"tacit/interview"
)

// rights is a store as one person may use it: their own interviews, whole, and no other. Who may read what a specialist shared goes
// another way (readable). Everything that a session does goes through it, the screens among them, so that no screen and no
// command has to think of rights. What is somebody else's and what is not there give the same error.
//
// It wraps method by method and embeds nothing: a verb that the store gains does not compile before it is decided here.
type rights struct {
	store interview.SharedStore
	key   string
	open  bool // no leave is needed to begin an interview
}

var _ interview.Store = rights{}

// mine returns ErrNotFound unless the interview is the bearer's own.
func (r rights) mine(ctx context.Context, id string) error {
	if id == "" { // an empty id would find any
		return interview.ErrNotFound
	}
	return holds(ctx, r.store, interview.Grant{Key: r.key, Role: interview.Specialist, Interview: id})
}

// holds returns ErrNotFound if nobody gave that role, and so says the same of an interview that is not there.
func holds(ctx context.Context, roster interview.Roster, g interview.Grant) error {
	grants, err := roster.Grants(ctx, g)
	if err != nil {
		return err
	}
	for _, have := range grants {
		if have.Same(g) {
			return nil
		}
	}
	return interview.ErrNotFound
}

// Heads implements [interview.Store].
func (r rights) Heads(ctx context.Context) ([]interview.Head, error) {
	grants, err := r.store.Grants(ctx, interview.Grant{Key: r.key, Role: interview.Specialist})
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, g := range grants {
		own[g.Interview] = true
	}
	delete(own, "")
	if len(own) == 0 {
		return nil, nil
	}
	all, err := r.store.Heads(ctx)
	return slices.DeleteFunc(all, func(h interview.Head) bool { return !own[h.ID] }), err
}

// Head implements [interview.Store].
func (r rights) Head(ctx context.Context, id string) (interview.Head, error) {
	if err := r.mine(ctx, id); err != nil {
		return interview.Head{}, err
	}
	return r.store.Head(ctx, id)
}

// Create implements [interview.Store].
func (r rights) Create(ctx context.Context, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	return r.store.CreateFor(ctx, r.key, !r.open, id, holder, summary, events)
}

// Acquire implements [interview.Store].
func (r rights) Acquire(ctx context.Context, id, holder string) (int64, error) {
	if err := r.mine(ctx, id); err != nil {
		return 0, err
	}
	return r.store.Acquire(ctx, id, holder)
}

// Events implements [interview.Store].
func (r rights) Events(ctx context.Context, id string, after int64) ([]interview.Event, error) {
	if err := r.mine(ctx, id); err != nil {
		return nil, err
	}
	return r.store.Events(ctx, id, after)
}

// Append implements [interview.Store].
func (r rights) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	if err := r.mine(ctx, id); err != nil {
		return err
	}
	return r.store.Append(ctx, id, fence, summary, events)
}

// Rewrite implements [interview.Store].
func (r rights) Rewrite(ctx context.Context, id string, fence interview.Fence, summary []byte,
	replaced []interview.Event, drafts []string, added []interview.Event) error {
	if err := r.mine(ctx, id); err != nil {
		return err
	}
	return r.store.Rewrite(ctx, id, fence, summary, replaced, drafts, added)
}

// Erase implements [interview.Store].
func (r rights) Erase(ctx context.Context, id string, at time.Time) error {
	if err := r.mine(ctx, id); err != nil {
		return err
	}
	return r.store.Erase(ctx, id, at)
}

// SaveDraft implements [interview.Store].
func (r rights) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	if err := r.mine(ctx, id); err != nil {
		return err
	}
	return r.store.SaveDraft(ctx, id, draft)
}

// Drafts implements [interview.Store].
func (r rights) Drafts(ctx context.Context, id string) ([]interview.Draft, error) {
	if err := r.mine(ctx, id); err != nil {
		return nil, err
	}
	return r.store.Drafts(ctx, id)
}

// DropDrafts implements [interview.Store].
func (r rights) DropDrafts(ctx context.Context, id, question string) error {
	if err := r.mine(ctx, id); err != nil {
		return err
	}
	return r.store.DropDrafts(ctx, id, question)
}

// Close does nothing: the store is everybody's.
func (r rights) Close() error { return nil }
