package interview

import (
	"context"
	"errors"
	"sync"

	"tacit/profile"
)

// Adviser asks a model on behalf of a session, while the specialist reads and types. It makes one call at a time and starts
// nothing by itself: a front end calls [Adviser.Advise] in the background once the next question is on the screen. Nothing ever
// waits for it.
type Adviser struct {
	s     *Session
	model Model

	mu     sync.Mutex
	busy   bool
	failed int   // calls in a row that gave nothing of use
	skip   int   // answers to let pass before the next call
	passed int64 // the last answer that was asked about or let pass
	told   bool
}

// backOffMost is how many answers are let pass at most after a failure.
const backOffMost = 32

// Advised returns the adviser of a session; nil where there is no model, which is an adviser too: it does nothing.
func (s *Session) Advised(m Model) *Adviser {
	if m == nil {
		return nil
	}
	return &Adviser{s: s, model: m}
}

// Advice is what came of asking a model.
type Advice struct {
	Claims []profile.Claim // accepted: to be confirmed
	Fault  ModelFault      // the first time that it failed in a sitting: to be said once, and never again
	From   Model           // whom to say that of
	More   bool            // something was said meanwhile that it was not asked about
}

// Advise asks the model about the last answer, if that is worth a call and agreed to, and hands what it says to the session. It
// returns when the model has replied or failed, or ctx is done. The error is that of the store.
func (a *Adviser) Advise(ctx context.Context) (Advice, error) {
	if a == nil || !a.s.MayAsk(a.model.Host()) {
		return Advice{}, nil
	}
	task, of, ok, err := a.begin(ctx)
	if !ok {
		return Advice{}, err
	}
	reply, err := a.model.Ask(ctx, task)
	if err != nil || ctx.Err() != nil {
		return Advice{Fault: a.end(err), From: a.model}, nil
	}
	if may, err := a.s.mayAskNow(ctx, a.model.Host()); err != nil || !may {
		a.end(nil)
		return Advice{}, err // they took it back meanwhile
	}
	p, err := a.s.Propose(ctx, of, a.model, reply.JSON)
	if err == nil && p.Refused[BadShape] > 0 && p.Questions+len(p.Claims) == 0 {
		return Advice{Fault: a.end(&ModelError{Fault: ModelUnusable}), From: a.model}, nil
	}
	a.end(nil)
	return Advice{Claims: p.Claims, More: err == nil && a.s.due() != 0}, err
}

// begin decides whether to make a call now. The error is that of the store.
func (a *Adviser) begin(ctx context.Context) (task Task, of Consultation, ok bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.busy {
		return
	}
	last := a.s.due()
	if last == 0 || last == a.passed {
		return // it failed, or is let pass
	}
	if may, err := a.s.mayAskNow(ctx, a.model.Host()); err != nil || !may {
		return task, of, false, err
	}
	if a.passed = last; a.skip > 0 {
		a.skip--
		return
	}
	task, of, ok = a.s.Consult()
	a.busy = ok
	return
}

// end notes how a call went. After each failure in a row twice as many answers are let pass. It returns the fault where it
// is the first that a person could do something about.
func (a *Adviser) end(err error) ModelFault {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.busy = false
	if err == nil {
		a.failed = 0
		return ""
	}
	a.skip = min(1<<min(a.failed, 8), backOffMost)
	a.failed++
	var fault *ModelError
	if a.told || !errors.As(err, &fault) {
		return ""
	}
	a.told = true
	return fault.Fault
}
