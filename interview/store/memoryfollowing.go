package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"tacit/interview"
)

// wake wakes all who wait for an interview, through whichever handle; the mutex is held.
func (m *shelf) wake(id string) {
	for w := range m.waiting {
		w.wake(id)
	}
}

// Await implements [interview.Follower].
func (m *Memory) Await(ctx context.Context, id string, after int64) error {
	return m.mine.await(ctx, id, after, func(ctx context.Context) (now mark, err error) {
		err = m.withOne(ctx, id, func(one *kept) error {
			now = mark{int64(len(one.events)), one.touched, one.attended}
			return nil
		})
		return now, err
	})
}

// Attend implements [interview.Follower].
func (m *Memory) Attend(ctx context.Context, w interview.Watcher, now time.Time) error {
	return m.withOne(ctx, w.Interview, func(one *kept) error {
		if w.Key == "" {
			return errNoKey
		}
		var before *interview.Watcher
		if at := slices.IndexFunc(one.watchers, func(o interview.Watcher) bool { return o.Key == w.Key }); at >= 0 {
			known := one.watchers[at]
			before = &known
		}
		for _, any := range m.interviews {
			any.watchers = slices.DeleteFunc(any.watchers, func(o interview.Watcher) bool { return any == one && o.Key == w.Key || !stays(o, now) })
		}
		if stays(w, now) {
			w.Until = instant(micros(w.Until))
			one.watchers = append(one.watchers, w)
		}
		if comesOrGoes(before, w, now) {
			one.attended++
			m.wake(w.Interview)
		}
		return nil
	})
}

// Attending implements [interview.Follower].
func (m *Memory) Attending(ctx context.Context, id string, now time.Time) (list []interview.Watcher, err error) {
	err = m.withOne(ctx, id, func(one *kept) error {
		list = slices.DeleteFunc(slices.Clone(one.watchers), func(w interview.Watcher) bool { return !stays(w, now) })
		slices.SortFunc(list, func(a, b interview.Watcher) int { return cmp.Compare(a.Key, b.Key) })
		return nil
	})
	return list, err
}
