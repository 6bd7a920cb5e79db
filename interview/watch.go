package interview

import (
	"context"
	"maps"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// AllowWatching says whether those who take the work over may watch while the interview goes on. They see what is marked for them, as
// soon as it was sent, and the specialist sees who they are. Unless it was allowed nobody may. Refused where the specialist did not
// agree to documents for others ([prompts.PurposeCompile]).
func (s *Session) AllowWatching(ctx context.Context, allowed bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.append(ctx, func() ([]Event, error) {
		switch {
		case allowed && !s.agreedTo(prompts.PurposeCompile):
			return nil, &Refusal{Code: NoPurpose}
		case s.st.watchable == allowed:
			return nil, nil
		}
		return []Event{{Kind: KindWatching, Body: body(Watching{allowed})}}, nil
	})
}

// Refresh reads what others have appended since: a question that was left, a withdrawal from elsewhere.
func (s *Session) Refresh(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.catchUp(ctx)
}

// Watching is the body of a KindWatching.
type Watching struct {
	Allowed bool `json:"allowed"`
}

// Seen is an interview as somebody sees it who watches: what was marked for them, and of the rest that it is there. Nothing of what
// is being typed is in it.
type Seen struct {
	Setup     Setup // without the purpose, which is the specialist's own
	Last      int64 // Seq of the last event, to wait for the next
	Said      []SeenExchange
	Open      *SeenExchange // nil when the interview is over
	Topics    []TopicView   // without a label where that is not for them
	Inquiries []SeenInquiry // in the order in which they were left
	Ended     string
}

// SeenExchange is a question with what became of it.
type SeenExchange struct {
	ID       string
	N        int
	Kind     QuestionKind
	Topic    string // label; empty: none, or not for them
	Question string // with what is not for them left out
	Status   Status
	Answer   string // empty where Hidden
	Hidden   bool   // it was answered, and the answer is not for them
	HoldOut  bool   // it is kept for a test of what was compiled; nothing else of it is here
}

// SeenInquiry is a question that somebody left, with what became of it.
type SeenInquiry struct {
	Inquiry
	Question string // that puts it; empty: it waits
	Status   Status
}

// Seen returns the interview as an audience may see it, as it is in the store now, to whoever has proven a key: the questions that they
// left themselves stand in it as they wrote them. ErrNotFound unless the specialist lets it be watched ([Session.AllowWatching]).
func (s *Session) Seen(ctx context.Context, audience profile.Audience, key string) (*Seen, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	if !s.st.watchable || !s.agreedTo(prompts.PurposeCompile) {
		return nil, ErrNotFound
	}
	return s.st.seenBy(audience, key), nil
}

func (st *State) seenBy(audience profile.Audience, key string) *Seen {
	o := onlooker{st: st, key: key, may: map[string]bool{}}
	p := st.Profile().For(audience)
	for _, a := range p.Answers {
		o.may[a.Question] = true
	}
	out := &Seen{Setup: st.Setup, Last: st.Last, Ended: st.Ended}
	out.Setup.Purpose = ""
	o.labels = map[string]string{}
	for _, t := range p.Topics {
		o.labels[t.ID] = t.Label
	}
	for _, t := range st.Topics {
		out.Topics = append(out.Topics, TopicView{t.ID, o.labels[t.ID], profile.Covered(profile.Filled(st.Claims, t.ID))})
	}
	o.gone = o.repeating()
	for _, x := range st.Exchanges {
		seen := o.exchange(x)
		if x.Status == IsOpen {
			out.Open = &seen
		} else {
			out.Said = append(out.Said, seen)
		}
	}
	for _, q := range st.inquiries {
		one := SeenInquiry{Inquiry: q.Inquiry, Question: q.asked}
		if o.gone[q.ID] {
			one.Text = ""
		}
		if x := st.byID[q.asked]; x != nil {
			one.Status = x.Status
		}
		out.Inquiries = append(out.Inquiries, one)
	}
	return out
}

// onlooker is somebody who may read some of the answers.
type onlooker struct {
	st     *State
	key    string            // that they have proven
	may    map[string]bool   // the questions whose answers are for them
	labels map[string]string // the topics as they may name them
	gone   map[string]bool   // the inquiries whose words are not for them
}

func (o onlooker) exchange(x *Exchange) SeenExchange {
	out := SeenExchange{ID: x.ID, N: x.N, Kind: x.Kind, Status: x.Status, Topic: o.labels[x.Topic]}
	switch {
	case x.Phase == prompts.HoldOut:
		return SeenExchange{ID: x.ID, N: x.N, Kind: x.Kind, Status: x.Status, HoldOut: true}
	case x.Status == IsAnswered && o.may[x.ID]:
		out.Answer = x.Answer
	case x.Status == IsAnswered && x.Kind != Review:
		out.Hidden = true
	}
	out.Question = o.question(x)
	return out
}

// question is a question without the words that are not for them. Where those were a model's, which may repeat anything that it was
// shown, or the specialist's own in a rehearsal, our wording stands.
func (o onlooker) question(x *Exchange) string {
	gone := prompts.TextsOf(prompts.Screens, lang(o.st.Setup.Lang)).Say("watch.gone")
	seen := *x
	if pr := o.st.proposal(x.Proposal); pr != nil && slices.ContainsFunc(pr.shown, func(a shownAnswer) bool { return !o.may[a.Question] }) {
		seen.Proposal = ""
	}
	if x.Source == followRehearsed && !o.may[x.ID] {
		seen.Situation = ""
	}
	if o.gone[x.Inquiry] {
		return prompts.TextsOf(prompts.Screens, lang(o.st.Setup.Lang)).Say("inquiry.hidden")
	}
	slots := map[string]string{}
	for name, ref := range x.With {
		if !o.readable(ref) {
			slots[name] = gone
		}
	}
	o.st.renderWith(&seen, slots)
	return seen.Question
}

// readable says whether the words that a reference points at are for them.
func (o onlooker) readable(r Ref) bool {
	switch {
	case r.Work:
		return true
	case r.Topic != "":
		return o.labels[r.Topic] != ""
	}
	return o.may[o.st.wordsOf[r.Seq]]
}

// repeating are the questions that were left and may repeat what is not for them: they have a word that had been said when they were left,
// and of what they may read nothing has it. What somebody asked themselves repeats nothing to them; to take it from them would tell them
// which of their words had been said.
func (o onlooker) repeating() map[string]bool {
	out := map[string]bool{}
	if len(o.st.inquiries) == 0 {
		return out
	}
	here, hidden := detect.Content(o.st.Setup.Subject+"\n"+o.st.Setup.Work), map[string]int64{} // where it was said first
	for _, x := range o.st.Exchanges {
		said := detect.Content(x.Answer)
		if o.may[x.ID] {
			maps.Copy(here, said)
			continue
		}
		for w := range said {
			if first, ok := hidden[w]; !ok || x.AnswerSeq < first {
				hidden[w] = x.AnswerSeq
			}
		}
	}
	for _, q := range o.st.inquiries {
		if o.key != "" && q.Key == o.key {
			continue
		}
		for w := range detect.Content(q.Text) {
			if first, ok := hidden[w]; ok && first < q.seq && !here[w] {
				out[q.ID] = true
			}
		}
	}
	return out
}
