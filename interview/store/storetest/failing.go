package storetest

import (
	"context"
	"errors"
	"sync"
	"time"

	"tacit/interview"
)

var _ interview.Store = (*Faulty)(nil)

// ErrInjected is the error that a [Faulty] store gives unless told otherwise.
var ErrInjected = errors.New("a fault was injected")

// Faulty hands calls on to a store, but for those that are to fail: these return Err and do not reach it, so that, as the
// contract says, they stored nothing. Close is handed on always and not counted. Use [Failing] to make one.
type Faulty struct {
	Err error // what failing calls return; set it before the first call, e.g. to interview.ErrFull

	store interview.Store
	from  int // number of the first call that fails, from 1
	lasts bool

	mu    sync.Mutex
	calls int
}

// Mode says for how long a [Faulty] store fails.
type Mode bool

// The two ways to fail.
const (
	Once   Mode = false // one call fails
	Onward Mode = true  // that call fails and every later one
)

// Failing wraps a store so that its n-th call fails, counting from 1. To try every place in which a piece of code can be hit,
// raise n until [Faulty.Hit] says that the code has ended before its n-th call:
//
//	for n := 1; ; n++ {
//		st := storetest.Failing(store.NewMemory(), n, storetest.Once)
//		… // run the code on st; see that no words are lost
//		if !st.Hit() {
//			break
//		}
//	}
func Failing(store interview.Store, n int, mode Mode) *Faulty {
	return &Faulty{Err: ErrInjected, store: store, from: n, lasts: bool(mode)}
}

// Calls returns the number of calls until now, failed ones among them.
func (f *Faulty) Calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls
}

// Hit reports whether a call has failed.
func (f *Faulty) Hit() bool { return f.Calls() >= f.from }

// next counts a call and returns the error if it is to fail.
func (f *Faulty) next() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	if f.calls == f.from || f.lasts && f.calls > f.from {
		return f.Err
	}
	return nil
}

// Heads implements [interview.Store].
func (f *Faulty) Heads(ctx context.Context) ([]interview.Head, error) {
	if err := f.next(); err != nil {
		return nil, err
	}
	return f.store.Heads(ctx)
}

// Head implements [interview.Store].
func (f *Faulty) Head(ctx context.Context, id string) (interview.Head, error) {
	if err := f.next(); err != nil {
		return interview.Head{}, err
	}
	return f.store.Head(ctx, id)
}

// Create implements [interview.Store].
func (f *Faulty) Create(ctx context.Context, id, holder string, summary []byte, events []interview.Event) (int64, error) {
	if err := f.next(); err != nil {
		return 0, err
	}
	return f.store.Create(ctx, id, holder, summary, events)
}

// Acquire implements [interview.Store].
func (f *Faulty) Acquire(ctx context.Context, id, holder string) (int64, error) {
	if err := f.next(); err != nil {
		return 0, err
	}
	return f.store.Acquire(ctx, id, holder)
}

// Events implements [interview.Store].
func (f *Faulty) Events(ctx context.Context, id string, after int64) ([]interview.Event, error) {
	if err := f.next(); err != nil {
		return nil, err
	}
	return f.store.Events(ctx, id, after)
}

// Append implements [interview.Store].
func (f *Faulty) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.store.Append(ctx, id, fence, summary, events)
}

// Rewrite implements [interview.Store].
func (f *Faulty) Rewrite(ctx context.Context, id string, fence interview.Fence, summary []byte,
	replaced []interview.Event, drafts []string, added []interview.Event) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.store.Rewrite(ctx, id, fence, summary, replaced, drafts, added)
}

// Erase implements [interview.Store].
func (f *Faulty) Erase(ctx context.Context, id string, at time.Time) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.store.Erase(ctx, id, at)
}

// SaveDraft implements [interview.Store].
func (f *Faulty) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.store.SaveDraft(ctx, id, draft)
}

// Drafts implements [interview.Store].
func (f *Faulty) Drafts(ctx context.Context, id string) ([]interview.Draft, error) {
	if err := f.next(); err != nil {
		return nil, err
	}
	return f.store.Drafts(ctx, id)
}

// DropDrafts implements [interview.Store].
func (f *Faulty) DropDrafts(ctx context.Context, id, question string) error {
	if err := f.next(); err != nil {
		return err
	}
	return f.store.DropDrafts(ctx, id, question)
}

// Close closes the wrapped store.
func (f *Faulty) Close() error { return f.store.Close() }
