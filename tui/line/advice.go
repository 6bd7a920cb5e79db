package line

import (
	"context"
	"sync"

	"tacit/interview"
)

// advising asks a model in the background. What comes of it is handed on while nobody else writes: whoever writes holds the
// lock. Without a model it does nothing and starts nothing.
type advising struct {
	sync.Mutex
	adviser *interview.Adviser
	ctx     context.Context
	stop    context.CancelFunc
	running sync.WaitGroup
	take    func(interview.Advice)
}

func newAdvising(ctx context.Context, s *interview.Session, cfg Config, take func(interview.Advice)) *advising {
	ctx, stop := context.WithCancel(ctx)
	return &advising{adviser: s.Advised(cfg.Model), ctx: ctx, stop: stop, take: take}
}

// goOn asks about what was said last, after the next question was written. A call that is under way goes on to that by itself.
func (a *advising) goOn() {
	if a.adviser == nil {
		return
	}
	a.running.Go(func() {
		for more := true; more; {
			advice, err := a.adviser.Advise(a.ctx)
			if err != nil || a.ctx.Err() != nil {
				return // the next answer meets the same store, and says so
			}
			a.Lock()
			a.take(advice)
			a.Unlock()
			more = advice.More
		}
	})
}

// close ends a call that is under way, and returns when nothing of it is left.
func (a *advising) close() {
	a.stop()
	a.running.Wait()
}
