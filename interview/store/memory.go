package store

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"tacit/interview"
)

var _ interview.Store = (*Memory)(nil)

// Memory is an [interview.Store] that forgets everything at the end of the process: for tests and trials. It may be used
// by many goroutines.
type Memory struct {
	*shelf
	mine   *waiting
	closed bool // shelf.mu protects it
}

// shelf is what all handles on one memory share.
type shelf struct {
	mu         sync.Mutex
	interviews map[string]*kept
	withdrawn  map[string]time.Time
	clock      int64 // counts changes and saved drafts

	grants      []interview.Grant
	invitations map[[32]byte]interview.Invitation
	waiting     map[*waiting]bool // of the handles that are open
}

// kept is one interview.
type kept struct {
	token   int64
	holder  string
	touched int64
	summary []byte
	events  []interview.Event
	drafts  []interview.Draft // the one saved last comes last

	watchers []interview.Watcher
	attended int64 // counts how often somebody came or went
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return (&shelf{interviews: map[string]*kept{}, withdrawn: map[string]time.Time{}, invitations: map[[32]byte]interview.Invitation{},
		waiting: map[*waiting]bool{}}).handle()
}

// Another returns a second store on the same interviews, as another process would open it. It works after m was closed too.
func (m *Memory) Another() *Memory { return m.handle() }

// handle is a store on the interviews of a shelf.
func (m *shelf) handle() *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := &Memory{shelf: m, mine: newWaiting(nil, nil)}
	m.waiting[h.mine] = true
	return h
}

// with runs a function that is alone with the interviews, if ctx and the store are alive.
func (m *Memory) with(ctx context.Context, f func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return f()
}

// withOne is with for one interview.
func (m *Memory) withOne(ctx context.Context, id string, f func(*kept) error) error {
	return m.with(ctx, func() error {
		one := m.interviews[id]
		if one == nil {
			return fmt.Errorf("interview %s: %w", id, interview.ErrNotFound)
		}
		return f(one)
	})
}

// Heads implements [interview.Store].
func (m *Memory) Heads(ctx context.Context) (heads []interview.Head, err error) {
	err = m.with(ctx, func() error {
		ids := make([]string, 0, len(m.interviews))
		for id := range m.interviews {
			ids = append(ids, id)
		}
		slices.SortFunc(ids, func(a, b string) int { return int(m.interviews[b].touched - m.interviews[a].touched) })
		for _, id := range ids {
			heads = append(heads, m.interviews[id].head(id))
		}
		return nil
	})
	return heads, err
}

// Head implements [interview.Store].
func (m *Memory) Head(ctx context.Context, id string) (head interview.Head, err error) {
	err = m.withOne(ctx, id, func(one *kept) error {
		head = one.head(id)
		return nil
	})
	return head, err
}

func (one *kept) head(id string) interview.Head {
	last := one.events[len(one.events)-1]
	return interview.Head{ID: id, Last: last.Seq, Began: one.events[0].At, Changed: last.At, Summary: slices.Clone(one.summary)}
}

// Create implements [interview.Store].
func (m *Memory) Create(ctx context.Context, id, holder string, summary []byte, events []interview.Event) (token int64, err error) {
	err = m.with(ctx, func() error {
		token, err = m.create(id, holder, summary, events)
		return err
	})
	return token, err
}

// create is Create; the mutex is held.
func (m *Memory) create(id, holder string, summary []byte, events []interview.Event) (token int64, err error) {
	if events, err = first(id, events); err != nil {
		return 0, err
	}
	if _, gone := m.withdrawn[id]; gone || m.interviews[id] != nil {
		return 0, fmt.Errorf("interview %s: %w", id, interview.ErrExists)
	}
	m.clock++
	m.interviews[id] = &kept{token: 1, holder: holder, touched: m.clock, summary: slices.Clone(summary), events: events}
	return 1, nil
}

// Acquire implements [interview.Store].
func (m *Memory) Acquire(ctx context.Context, id, holder string) (token int64, err error) {
	err = m.withOne(ctx, id, func(one *kept) error {
		one.token++
		one.holder, token = holder, one.token
		return nil
	})
	return token, err
}

// Events implements [interview.Store].
func (m *Memory) Events(ctx context.Context, id string, after int64) (events []interview.Event, err error) {
	err = m.withOne(ctx, id, func(one *kept) error {
		from := min(max(after, 0), int64(len(one.events)))
		events, err = number(id, from, one.events[from:])
		return err
	})
	return events, err
}

// Append implements [interview.Store].
func (m *Memory) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	return m.Rewrite(ctx, id, fence, summary, nil, nil, events)
}

// Rewrite implements [interview.Store].
func (m *Memory) Rewrite(ctx context.Context, id string, fence interview.Fence, summary []byte,
	replaced []interview.Event, drafts []string, added []interview.Event) error {
	return m.withOne(ctx, id, func(one *kept) error {
		last := int64(len(one.events))
		if err := admit(fence, one.token, last); err != nil {
			return fmt.Errorf("interview %s: %w", id, err)
		}
		added, err := number(id, last, added)
		if err != nil {
			return err
		}
		for _, e := range replaced {
			if e.Seq < 1 || e.Seq > last {
				return fmt.Errorf("interview %s: there is no event %d to replace", id, e.Seq)
			}
		}
		for _, e := range replaced {
			one.events[e.Seq-1].Body = append([]byte{}, e.Body...)
		}
		one.dropDrafts(func(d interview.Draft) bool { return slices.Contains(drafts, d.Question) })
		m.clock++
		one.touched, one.summary, one.events = m.clock, slices.Clone(summary), append(one.events, added...)
		m.wake(id)
		return nil
	})
}

// Erase implements [interview.Store].
func (m *Memory) Erase(ctx context.Context, id string, at time.Time) error {
	return m.withOne(ctx, id, func(*kept) error {
		delete(m.interviews, id)
		m.forget(id)
		m.withdrawn[id] = at
		m.wake(id)
		return nil
	})
}

// SaveDraft implements [interview.Store].
func (m *Memory) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	return m.withOne(ctx, id, func(one *kept) error {
		one.dropDrafts(func(d interview.Draft) bool { return d.Question == draft.Question && d.Token == draft.Token })
		if draft.Text != "" {
			draft.At = instant(micros(draft.At))
			one.drafts = append(one.drafts, draft)
		}
		if outdated(draft, one.token) {
			return fmt.Errorf("interview %s: the draft is kept: %w", id, interview.ErrFenced)
		}
		return nil
	})
}

// dropDrafts deletes the drafts that match.
func (one *kept) dropDrafts(match func(interview.Draft) bool) {
	one.drafts = slices.DeleteFunc(one.drafts, match)
}

// Drafts implements [interview.Store].
func (m *Memory) Drafts(ctx context.Context, id string) (drafts []interview.Draft, err error) {
	err = m.withOne(ctx, id, func(one *kept) error {
		drafts = slices.Clone(one.drafts)
		slices.Reverse(drafts)
		return nil
	})
	return drafts, err
}

// DropDrafts implements [interview.Store].
func (m *Memory) DropDrafts(ctx context.Context, id, question string) error {
	return m.withOne(ctx, id, func(one *kept) error {
		one.dropDrafts(func(d interview.Draft) bool { return d.Question == question })
		return nil
	})
}

// Close implements [interview.Store]. Closing again does nothing.
func (m *Memory) Close() error {
	m.mine.close()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	delete(m.waiting, m.mine)
	return nil
}
