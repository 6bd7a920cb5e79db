package interview

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"tacit/profile"
)

// Withdraw deletes the text of an answer and all that was learned from it, for good: every version of the text, every
// claim that rests on it even in part, the specialist's own wordings of those claims, and drafts. What stays is that
// something was withdrawn. The open question is as it was.
func (s *Session) Withdraw(ctx context.Context, question string) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Outcome{Question: question}
	err := s.rewrite(ctx, question)
	for try := 0; errors.Is(err, ErrConflict) && try < appendTries; try++ {
		err = s.rewrite(ctx, question)
	}
	if err != nil && !errors.Is(err, ErrResidue) {
		s.fenced = s.fenced || errors.Is(err, ErrFenced)
		return out, err
	}
	out.Seq = s.st.Last
	return out, errors.Join(err, s.recall(s.id), s.advance(ctx))
}

// rewrite clears the words from the interview as it is in the store now, whatever others have appended. ErrResidue says
// that it was done, and that a copy is left on the storage for now.
func (s *Session) rewrite(ctx context.Context, question string) error {
	events, err := s.store.Events(ctx, s.id, 0)
	if err != nil {
		return err
	}
	if err := withdrawable(s.id, events, question); err != nil {
		return err
	}
	replaced, err := cleared(events, question)
	if err != nil {
		return err
	}
	last := int64(len(events))
	gone := []Event{{Interview: s.id, Seq: last + 1, At: s.clock().UTC(), Kind: KindWithdrawn, Body: body(named{question})}}
	after, err := Fold(s.id, merged(events, replaced, gone))
	if err != nil {
		return err
	}
	err = s.store.Rewrite(ctx, s.id, Fence{s.token, last}, body(after.Summarise()), replaced, []string{question}, gone)
	if err == nil || errors.Is(err, ErrResidue) {
		s.st = after
	} else if !errors.Is(err, ErrConflict) {
		err = errors.Join(err, s.catchUp(ctx))
	}
	return err
}

// withdrawable refuses a question that has no answer.
func withdrawable(id string, events []Event, question string) error {
	st, err := Fold(id, events)
	if err != nil {
		return err
	}
	switch x := st.Exchange(question); {
	case x == nil:
		return &Refusal{Code: NoSuchQuestion, What: question}
	case x.Status != IsAnswered:
		return &Refusal{Code: NotAnswered, What: question}
	}
	return nil
}

func merged(events, replaced, added []Event) []Event {
	out := slices.Clone(events)
	for _, r := range replaced {
		out[r.Seq-1] = r
	}
	return append(out, added...)
}

// cleared returns the events that hold words of an answer, without those words.
func cleared(events []Event, question string) ([]Event, error) {
	var out []Event
	dropped := map[string]bool{}
	only, err := onlyIn(events, question)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		var b any
		var err error
		switch e.Kind {
		case KindAnswered:
			b, err = clearAnswer(e, question)
		case KindLearned:
			b, err = clearClaims(e, question, dropped)
		case KindImported:
			b, err = clearImport(e, question, dropped)
		case KindProposed:
			b, err = clearProposed(e, question, dropped)
		case KindRewritten:
			b, err = clearRewritten(e, dropped)
		case KindInquired:
			b, err = clearInquiry(e, only)
		case KindJudged:
			b, err = clearVerdict(e, dropped)
		}
		if err != nil {
			return nil, err
		}
		if b != nil {
			e.Body = body(b)
			out = append(out, e)
		}
	}
	return out, nil
}

func clearAnswer(e Event, question string) (any, error) {
	var a Answered
	if err := json.Unmarshal(e.Body, &a); err != nil || a.Question != question {
		return nil, err
	}
	return Answered{Question: question, Cleared: true}, nil
}

// clearClaims takes out the claims that rest on the answer, and notes their ids.
func clearClaims(e Event, question string, dropped map[string]bool) (any, error) {
	var l Learned
	if err := json.Unmarshal(e.Body, &l); err != nil {
		return nil, err
	}
	n := len(l.Claims)
	for i, c := range l.Claims {
		if drawnFrom(c, question) {
			dropped[c.ID] = true
			l.Claims[i] = profile.Claim{ID: c.ID} // the id stays taken
		}
	}
	if n == 0 || !slices.ContainsFunc(l.Claims, func(c profile.Claim) bool { return dropped[c.ID] }) {
		return nil, nil
	}
	return l, nil
}

func clearVerdict(e Event, dropped map[string]bool) (any, error) {
	var j Judged
	if err := json.Unmarshal(e.Body, &j); err != nil || !dropped[j.Claim] || j.Text == "" {
		return nil, err
	}
	j.Text = ""
	return j, nil
}
