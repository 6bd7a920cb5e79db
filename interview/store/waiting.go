package store

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"tacit/interview"
)

// waiting is who waits, through one handle on a store, for interviews to go on. Those who wait are woken, look for themselves, and
// go on waiting if nothing has happened: so to wake once too often does no harm.
type waiting struct {
	// watch wakes for what others wrote, until ctx is over. It runs while somebody waits, once for all. Nil: there are no others.
	watch func(ctx context.Context)
	// linger is how long watch goes on when nobody waits any more: who was woken will soon wait again.
	linger time.Duration
	// away says of an error that the storage is not there just now. Nil: none does.
	away func(error) bool

	mu      sync.Mutex
	topics  map[string]*topic // by interview
	stop    context.CancelFunc
	stopped chan struct{} // closed when watch has ended
	idle    *time.Timer   // ends watch when nobody has come for so long
	over    chan struct{} // closed by close
	closed  bool
	inside  sync.WaitGroup
}

// lookAgain is how long whoever could not look waits to be woken, at the most.
const lookAgain = 5 * time.Second

// topic is an interview that somebody waits for.
type topic struct {
	waiters int
	changed chan struct{} // closed when it may have changed; then there is a new one
}

// mark is what of an interview changes whenever there is something to wake for.
type mark struct{ last, touched, attended int64 }

func newWaiting(watch func(ctx context.Context), away func(error) bool) *waiting {
	return &waiting{watch: watch, away: away, topics: map[string]*topic{}, over: make(chan struct{})}
}

// await is [interview.Follower]'s Await, by means of a function that looks at how the interview is now.
func (w *waiting) await(ctx context.Context, id string, after int64, look func(context.Context) (mark, error)) error {
	t, err := w.join(id)
	if err != nil {
		return err
	}
	defer w.leave(id, t)
	var begin mark
	for looked := false; ; {
		changed := w.nextChange(t) // before it looks, so that nothing goes by in between
		var again <-chan time.Time
		now, err := look(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && looked && w.away != nil && w.away(err):
			again = time.After(jittered(lookAgain))
		case err != nil:
			return err
		case now.last > after || looked && now != begin:
			return nil
		default:
			begin, looked = now, true
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-w.over:
			return ErrClosed
		case <-changed:
		case <-again:
		}
	}
}

// jittered is d, more or less, so that not all who do something at intervals do it at once: between half of d and d.
func jittered(d time.Duration) time.Duration { return d/2 + rand.N(d/2+1) }

// join adds one who waits for an interview.
func (w *waiting) join(id string) (*topic, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil, ErrClosed
	}
	t := w.topics[id]
	if t == nil {
		t = &topic{changed: make(chan struct{})}
		w.topics[id] = t
	}
	t.waiters++
	w.inside.Add(1)
	if w.idle != nil {
		w.idle.Stop()
	}
	if w.watch != nil && w.stop == nil {
		ctx, cancel := context.WithCancel(context.Background())
		stopped := make(chan struct{})
		w.stop, w.stopped = cancel, stopped
		go func() {
			defer close(stopped)
			w.watch(ctx)
		}()
	}
	return t, nil
}

// leave takes one away, and with the last, watch.
func (w *waiting) leave(id string, t *topic) {
	defer w.inside.Done()
	w.mu.Lock()
	defer w.mu.Unlock()
	if t.waiters--; t.waiters == 0 {
		delete(w.topics, id)
	}
	switch {
	case len(w.topics) > 0 || w.stop == nil:
	case w.linger == 0:
		w.halt()
	default:
		w.idle = time.AfterFunc(w.linger, func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			if len(w.topics) == 0 {
				w.halt()
			}
		})
	}
}

// halt ends watch, if it runs, and waits for its end; the mutex is held, and is not when it waits.
func (w *waiting) halt() {
	if w.stop == nil {
		return
	}
	w.stop()
	stopped := w.stopped
	w.stop = nil
	w.mu.Unlock()
	<-stopped
	w.mu.Lock()
}

func (w *waiting) nextChange(t *topic) <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return t.changed
}

// ids are the interviews that somebody waits for.
func (w *waiting) ids() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	ids := make([]string, 0, len(w.topics))
	for id := range w.topics {
		ids = append(ids, id)
	}
	return ids
}

// wake wakes all who wait for an interview.
func (w *waiting) wake(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if t := w.topics[id]; t != nil {
		close(t.changed)
		t.changed = make(chan struct{})
	}
}

// wakeAll wakes everybody.
func (w *waiting) wakeAll() {
	for _, id := range w.ids() {
		w.wake(id)
	}
}

// wakeChanged wakes for the interviews that are not as they were seen to be, or were not seen before. A mark that is missing is that of one
// that is gone.
func (w *waiting) wakeChanged(ids []string, seen, now map[string]mark) {
	for _, id := range ids {
		is, there := now[id]
		if was, known := seen[id]; !there || !known || was != is {
			w.wake(id)
		}
	}
}

// close ends every wait with ErrClosed, and returns when they have ended.
func (w *waiting) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.over)
	}
	if w.idle != nil {
		w.idle.Stop()
	}
	w.halt()
	w.mu.Unlock()
	w.inside.Wait()
}

// comesOrGoes says whether a watcher who says so comes, goes, or has another name; before is what was known of them, and only that they were
// there if their time is not over.
func comesOrGoes(before *interview.Watcher, w interview.Watcher, now time.Time) bool {
	was := before != nil && micros(before.Until) > micros(now)
	return was != stays(w, now) || was && before.Name != w.Name
}

// stays says whether a watcher is there after a time.
func stays(w interview.Watcher, now time.Time) bool { return micros(w.Until) > micros(now) }
