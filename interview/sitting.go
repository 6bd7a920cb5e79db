package interview

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"tacit/profile"
	"tacit/prompts"
)

// An interview that has ended can be opened again for another sitting: what people know comes back to them in between,
// and what was right goes out of date. A further sitting begins with what may no longer be so (stale), asks what has
// happened since, and goes on with what is still missing.

// SittingQuestions is how many questions a further sitting asks at most unless told otherwise, about half an hour.
const SittingQuestions = 20

// staleAfter is how old a statement may be before it is read back once more. Half a year is our choice: contacts,
// tools and lines drift faster than documents are looked at.
const staleAfter = 180 * 24 * time.Hour

// pauseEvery is after how many questions of a sitting a break does good: about fifty minutes at secondsEach, which is our
// choice.
const pauseEvery = 30

// Sitting opens an interview that has ended once more.
type Sitting struct {
	Questions int `json:"questions"` // at most, reviews not counted
}

// sitting is the present one.
type sitting struct {
	n         int // 0: the first
	questions int // at most; of the first one, the setup says it
	from      int // how many exchanges there were when it began
	counted   int // and how many of them were counted
	began     time.Time
	after     time.Duration // since something was last said
}

// Again opens an interview that has ended for another sitting of so many questions, SittingQuestions where that is not
// positive. It is refused while the interview goes on.
func (s *Session) Again(ctx context.Context, questions int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if questions <= 0 {
		questions = SittingQuestions
	}
	err := s.append(ctx, func() ([]Event, error) {
		if s.st.Ended == "" {
			return nil, &Refusal{Code: NotOver}
		}
		return []Event{{Kind: KindSitting, Body: body(Sitting{min(questions, most)})}}, nil
	})
	if err != nil {
		return err
	}
	return s.advance(ctx)
}

// sat begins another sitting: what the specialist had enough of last time is not held against this one.
func (st *State) sat(e Event, b Sitting) {
	st.sitting = sitting{st.sitting.n + 1, max(b.Questions, 1), len(st.Exchanges), st.Counted(), e.At, e.At.Sub(st.Changed)}
	st.Ended, st.Finishing, st.Weary = "", false, 0
}

// Budget is the most questions that the present sitting asks, reviews not counted.
func (st *State) Budget() int {
	if st.sitting.n > 0 {
		return st.sitting.questions
	}
	return st.Setup.Budget()
}

// here are the questions of the present sitting.
func (st *State) here() []*Exchange { return st.Exchanges[st.sitting.from:] }

// pausing says whether a deep interview is at a good place for a break.
func (st *State) pausing() bool {
	n := st.Counted() - st.sitting.counted
	return st.Setup.Depth == Deep && st.Ended == "" && n > pauseEvery && n%pauseEvery == 1 && st.Left() > pauseEvery/3
}

// again is what a further sitting does, in its order.
func (p *planner) again() Move {
	for _, step := range []func() Move{p.stale, p.anyInquiry, p.notesEarly, p.since, p.leftParked, p.taskMap, p.moreTopics, p.missing, p.incident, p.deeper, p.stress, p.boundary, p.holdOut, p.anyParked} {
		if m := step(); m != (Move{}) {
			return m
		}
	}
	return p.end()
}

// stale reads back, topic by topic and before anything else, what was last stated or confirmed too long ago.
func (p *planner) stale() Move {
	if p.total > 0 {
		return Move{}
	}
	done := map[string]bool{}
	for _, x := range p.st.here() {
		done[x.Topic] = true
	}
	for _, t := range append(slices.Clone(p.st.Topics), nil) {
		id := ""
		if t != nil {
			id = t.ID
		}
		if done[id] {
			continue
		}
		claims := p.mostHarmful(id, func(c profile.Claim) bool { return p.st.outdated(c, p.st.sitting.began) })
		if len(claims) == 0 {
			continue
		}
		if a := p.wordReview(p.pack.FollowUps[followStale], t, claims); a != nil {
			a.Source = followStale
			return Move{Ask: a}
		}
	}
	return Move{}
}

// outdated says whether a claim was last stated or judged so long ago that it is to be read back. What is contested is asked
// about anyway.
func (st *State) outdated(c profile.Claim, now time.Time) bool {
	return c.Standing != profile.Dropped && c.Standing != profile.Contested && now.Sub(st.stoodAt(c)) > staleAfter
}

// stale counts the claims that another sitting would read back for their age.
func (st *State) stale(now time.Time) int {
	n := 0
	for _, c := range st.Claims {
		if st.readable(c) && st.outdated(c, now) {
			n++
		}
	}
	return n
}

// stoodAt is when a claim was last stated or judged.
func (st *State) stoodAt(c profile.Claim) time.Time {
	at := st.judgedAt[c.ID]
	for _, e := range c.Evidence {
		if x := st.byID[e.Question]; x != nil && x.At.After(at) {
			at = x.At
		}
	}
	return at
}

// leftParked asks what was put off in an earlier sitting; what is put off in this one comes back at its end.
func (p *planner) leftParked() Move {
	return p.parked(p.st.Exchanges[:p.st.sitting.from], prompts.Phases...)
}

// moreTopics makes topics of the steps that need judgement and for which the sittings before had no room.
func (p *planner) moreTopics() Move {
	m, labels := p.mapped(), stepLabels(p.st)
	next := len(m.Topics) + p.partsAsked() + 1
	for _, l := range judgement(p.st, labels) {
		// by its words: the answer that names the steps may have been revised
		if name := p.st.deref(l); len(m.Topics) < mostTopics && !slices.ContainsFunc(p.st.Topics, func(t *Topic) bool { return strings.EqualFold(t.Label, name) }) {
			m.Topics = append(m.Topics, MappedTopic{ID: fmt.Sprint("t", next), Label: l})
			next++
		}
	}
	if len(m.Topics) == len(p.st.Topics) || len(p.st.Topics) == 0 {
		return Move{}
	}
	return Move{Map: &m}
}

// since asks, once a sitting, for a case that has come up in between.
func (p *planner) since() Move {
	if p.st.sitting.after < sinceAfter || p.total >= p.st.Budget()-p.closers() || slices.ContainsFunc(p.st.here(), func(x *Exchange) bool { return x.Source == followSince }) {
		return Move{}
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[followSince], followSince) {
		if a := p.word(q, prompts.Incident); a != nil && p.clean(a) {
			a.Source = followSince
			return Move{Ask: a}
		}
	}
	return Move{}
}

// sinceAfter is how long it has to be since the last sitting for something to have come up.
const sinceAfter = 12 * time.Hour

// The names under which a pack has the wordings of a further sitting.
const (
	followStale = "stale"
	followSince = "since"
)

// missing goes on with what the topics still lack.
func (p *planner) missing() Move {
	if p.asked[prompts.Incident] > 1 || p.concluding() || !p.room(prompts.Topic) {
		return Move{}
	}
	return p.best(stopScore)
}
