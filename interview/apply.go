package interview

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Fold applies events in order.
func Fold(id string, events []Event) (*State, error) {
	st := NewState(id)
	for _, e := range events {
		if err := st.Apply(e); err != nil {
			return nil, err
		}
	}
	return st, nil
}

// appliers says what each kind of event does to the state. Kinds that are not in here, from a newer tacit, are passed
// over: they change nothing that this one knows of.
var appliers = map[EventKind]func(*State, Event) error{
	KindBegan:     with((*State).began),
	KindConsented: with(func(st *State, _ Event, c Consent) { st.Consent = &c }),
	KindAllowed:   with((*State).allowed),
	KindAsked:     with((*State).asked),
	KindReopened:  with((*State).reopened),
	KindAnswered:  with((*State).answered),
	KindSkipped:   with(func(st *State, _ Event, b named) { st.close(b.Question, IsSkipped) }),
	KindParked:    with((*State).parked),
	KindMarked:    with((*State).marked),
	KindLearned:   with((*State).learned),
	KindMapped:    with((*State).mapped),
	KindJudged:    with((*State).judged),
	KindWithdrawn: with((*State).withdrawn),
	KindSitting:   with((*State).sat),
	KindImported:  with((*State).imported),
	KindProposed:  with((*State).proposed),
	KindRewritten: with((*State).rewritten),
	KindInquired:  with((*State).inquired),
	KindWatching:  with(func(st *State, _ Event, w Watching) { st.watchable = w.Allowed }),
	KindFinishing: with(func(st *State, _ Event, _ struct{}) { st.Finishing = true }),
	KindEnded:     with(func(st *State, _ Event, e Ended) { st.Ended = e.Reason }),
	KindCompiled:  with((*State).compiled),
	KindSigned:    with((*State).signed),
	KindUnsigned:  with(func(st *State, _ Event, _ struct{}) { st.Signature = nil }),
	KindRestored:  with(func(st *State, _ Event, r Restored) { st.wentBack = r.Version }),
}

// with decodes the body of an event before it is applied.
func with[B any](apply func(*State, Event, B)) func(*State, Event) error {
	return func(st *State, e Event) error {
		var b B
		if len(e.Body) > 0 {
			if err := json.Unmarshal(e.Body, &b); err != nil {
				return fmt.Errorf("event %d (%s): %w", e.Seq, e.Kind, err)
			}
		}
		apply(st, e, b)
		return nil
	}
}

// changes are the kinds of events after which documents have to be made anew.
var changes = map[EventKind]bool{KindAnswered: true, KindMarked: true, KindLearned: true, KindMapped: true, KindJudged: true, KindWithdrawn: true, KindRestored: true, KindProposed: true, KindRewritten: true}

// Apply adds one event. Events have to come in the order of their numbers.
func (st *State) Apply(e Event) error {
	if e.Seq != st.Last+1 {
		return fmt.Errorf("event %d after %d", e.Seq, st.Last)
	}
	if changes[e.Kind] {
		st.current = false
		st.Changed = e.At
	}
	if apply := appliers[e.Kind]; apply != nil {
		if err := apply(st, e); err != nil {
			return err
		}
	}
	st.Last = e.Seq
	return nil
}

func (st *State) began(e Event, s Setup) {
	st.Setup, st.Began, st.Changed = s, e.At, e.At
}

func (st *State) asked(_ Event, a Asked) {
	x := &Exchange{Asked: a, Status: IsOpen}
	st.render(x)
	st.Exchanges = append(st.Exchanges, x)
	st.byID[a.ID] = x
	st.OpenID = a.ID
	if t := st.topic(a.Topic); t != nil && a.Kind == Open {
		t.Asked[SlotOf(a.Probe)]++
	}
	if pr := st.proposal(a.Proposal); pr != nil {
		pr.asked = true
	}
	if q := st.inquiry(a.Inquiry); q != nil {
		q.asked = a.ID
	}
	if a.Probe == prompts.ProbeContradiction {
		st.contests = append(st.contests, x)
		st.contest()
	}
}

func (st *State) reopened(_ Event, b named) {
	if x := st.byID[b.Question]; x != nil {
		x.Status = IsOpen
		st.OpenID = b.Question
	}
}

func (st *State) close(question string, status Status) {
	if x := st.byID[question]; x != nil {
		x.Status = status
		if t := st.topic(x.Topic); t != nil && status == IsSkipped {
			t.Declined[SlotOf(x.Probe)] = true
		}
	}
	if st.OpenID == question {
		st.OpenID = ""
	}
}

func (st *State) parked(_ Event, b named) {
	st.close(b.Question, IsParked)
	if x := st.byID[b.Question]; x != nil {
		x.Parks++
	}
}

func (st *State) answered(e Event, a Answered) {
	x := st.byID[a.Question]
	if x == nil {
		return
	}
	if a.Cleared {
		st.close(a.Question, IsWithdrawn)
		return
	}
	first := x.Status != IsAnswered
	x.Answer, x.AnswerSeq, x.Choice, x.At = a.Words(), e.Seq, a.Choice, e.At
	if a.Mark != "" || first {
		x.Mark = a.Mark
	}
	if a.Situation != "" {
		x.Situation = a.Situation
		st.render(x)
	}
	st.words[e.Seq], st.wordsOf[e.Seq] = x.Answer, a.Question
	st.close(a.Question, IsAnswered)
	st.toLearn(a.Question)
	if !first {
		st.renderAll()
		for _, c := range st.Claims {
			if drawnFrom(c, a.Question) { // what followed it up may rest on words that it had
				st.toLearn(c.Evidence[0].Question)
			}
		}
	}
	if !first || x.Mark == profile.Private {
		st.disown(x.ID)
	}
	if x.Probe == prompts.ProbeContradiction {
		st.contest()
	}
}

func (st *State) marked(_ Event, m Marked) {
	if x := st.byID[m.Question]; x != nil {
		x.Mark = m.Mark
		if m.Mark == profile.Private {
			st.disown(x.ID)
		}
	}
}

// learned replaces the claims of an answer.
func (st *State) learned(_ Event, l Learned) {
	if st.learnt[l.Question] {
		st.Claims = slices.DeleteFunc(st.Claims, func(c profile.Claim) bool {
			x := st.byID[l.Question]
			vouched := c.Model != "" && x != nil && strings.Contains(x.Answer, c.Evidence[0].Quote) // a model's, of words that stand
			return c.Evidence[0].Question == l.Question && !vouched
		})
		defer st.contest()
	}
	st.learnt[l.Question] = true
	for _, c := range l.Claims {
		if n, err := strconv.Atoi(strings.TrimPrefix(c.ID, "c")); err == nil {
			st.claims = max(st.claims, n)
		}
		if len(c.Evidence) > 0 {
			st.Claims = append(st.Claims, c)
		}
	}
	st.dealtWith(l.Question)
	if x := st.byID[l.Question]; x != nil && x.Status == IsAnswered {
		if l.Heard == nil {
			l.Heard = heardIn(x.Answer)
		}
		st.hear(x, l.Heard)
	}
}

// toLearn notes that an answer is to be read, or read anew.
func (st *State) toLearn(question string) {
	x := st.byID[question]
	if x == nil || x.N == 0 || x.Status != IsAnswered || slices.Contains(st.unlearned, question) {
		return
	}
	st.unlearned = append(st.unlearned, question)
	if st.learnt[question] {
		st.unhear(x)
	}
}

// dealtWith notes that there is nothing left to learn from an answer.
func (st *State) dealtWith(question string) {
	st.unlearned = slices.DeleteFunc(st.unlearned, func(q string) bool { return q == question })
}

// mapped names the topics. Those that there were stay what they are: one was added.
func (st *State) mapped(_ Event, m Mapped) {
	var topics []*Topic
	for _, t := range m.Topics {
		topic := st.topic(t.ID)
		if topic == nil {
			topic = &Topic{ID: t.ID, mapped: t, Asked: map[profile.Slot]int{}, Declined: map[profile.Slot]bool{}}
			st.nameTopic(topic)
		}
		topics = append(topics, topic)
	}
	st.Topics = topics
}

func (st *State) nameTopic(t *Topic) {
	t.Label = plain.Line(t.mapped.Text)
	if t.mapped.Label.Seq > 0 {
		t.Label, t.Named = plain.Line(st.deref(t.mapped.Label)), st.wordsOf[t.mapped.Label.Seq]
	}
	if t.mapped.Label.Work {
		t.Label = plain.Line(st.Setup.Work)
	}
}

func (st *State) judged(e Event, j Judged) {
	if st.lapsed(j) {
		return
	}
	if n := st.noteOf(j.Claim); n != nil {
		st.judgeNote(n, j.Verdict)
		st.verdicts[j.Claim] = j
	}
	if c := st.inferredOf(j.Claim); c != nil {
		st.judgeInferred(c, j.Verdict)
		st.verdicts[j.Claim] = j
	}
	if j.Verdict == Undo { // nobody vouches any more for what a model proposed
		st.Claims = slices.DeleteFunc(st.Claims, func(c profile.Claim) bool { return c.ID == j.Claim && c.Model != "" })
	}
	i := slices.IndexFunc(st.Claims, func(c profile.Claim) bool { return c.ID == j.Claim })
	if i < 0 {
		if j.Verdict == Undo {
			delete(st.verdicts, j.Claim)
		}
		return
	}
	st.verdicts[j.Claim], st.judgedAt[j.Claim] = j, e.At
	c := &st.Claims[i]
	if _, ok := st.stated[c.ID]; !ok {
		st.stated[c.ID] = c.Text
	}
	c.Text = st.stated[c.ID]
	switch j.Verdict {
	case Undo:
		c.Standing = profile.Stated
		delete(st.verdicts, j.Claim)
	case Keep:
		c.Standing = profile.Confirmed
	case Drop:
		c.Standing = profile.Dropped
		st.keepWhole(j.Question, *c)
	case Edit:
		c.Standing, c.Text = profile.Edited, plain.Line(j.Text)
	}
	st.contest()
}

// keepWhole keeps the words of a dropped claim in those that repeat them and were read back beside it: it was dropped because it stood
// there twice. Dropped elsewhere, it takes its words with it.
func (st *State) keepWhole(review string, dropped profile.Claim) {
	x := st.byID[review]
	for i, c := range st.Claims {
		if c.Repeats(dropped) {
			st.Claims[i].Whole = x != nil && slices.Contains(x.Claims, c.ID)
		}
	}
}

// withdrawn has nothing to forget: the words were cleared from the earlier events, so that a fold never met them. A
// session that knew them folds anew (see [Session.catchUp]).
func (st *State) withdrawn(e Event, b named) {
	st.tookBack = e.Seq
	if x := st.byID[b.Question]; x != nil {
		x.Status = IsWithdrawn
	}
}

func drawnFrom(c profile.Claim, question string) bool {
	return slices.ContainsFunc(c.Evidence, func(e profile.Evidence) bool { return e.Question == question })
}

// contest says which claims are contested: both sides of every contradiction that was put and not answered. Where one
// side is gone, or dropped, nothing contradicts the other any more. A verdict on a claim goes before.
func (st *State) contest() {
	if len(st.contests) == 0 {
		return
	}
	open := map[string]bool{}
	for _, x := range st.contests {
		if x.Status == IsAnswered || slices.ContainsFunc(x.Claims, func(id string) bool { return !st.stands(id) }) {
			continue
		}
		for _, id := range x.Claims {
			open[id] = true
		}
	}
	for i := range st.Claims {
		switch c := &st.Claims[i]; {
		case c.Standing == profile.Stated && open[c.ID]:
			c.Standing = profile.Contested
		case c.Standing == profile.Contested && !open[c.ID]:
			c.Standing = profile.Stated
		}
	}
}

// stands says whether there is a claim of that id that was not dropped.
func (st *State) stands(id string) bool {
	c, ok := st.Claim(id)
	return ok && c.Standing != profile.Dropped && slices.ContainsFunc(st.Claims, func(o profile.Claim) bool { return o.ID == id })
}
