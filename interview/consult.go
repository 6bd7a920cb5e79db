package interview

import (
	_ "embed"
	"encoding/json"
	"slices"
	"unicode/utf8"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Limits of what a model is told in one task, and of what it may say.
const (
	consultMost    = 8 << 10 // bytes of Task.Data as JSON
	consultAnswers = 4       // answers, the last one among them
	consultTokens  = 1200
)

//go:embed propose.json
var proposeSchema []byte

// Consultation is what a model was asked about: the answers that it was shown, in the versions that it was shown. A reply
// counts only as far as those still stand when it comes (see [Session.Propose]).
type Consultation struct {
	shown []shownAnswer // the last answer first; after those that it was told whole, those of which it was told some words
	next  []*Asked      // the questions that are likely to come
	told  []toldNext    // how it was told of each
}

// shownAnswer is one version of an answer.
type shownAnswer struct {
	Question string `json:"question"`
	Seq      int64  `json:"seq"`
}

// What a model is told: the work, the topics, and the last few answers. There is no name of a person, a file or a host in it
// but those that an answer names.
type (
	toldTask struct {
		Work    string       `json:"work"`
		Topics  []toldTopic  `json:"topics"`
		Answers []toldAnswer `json:"answers"` // the last one first
		Next    []toldNext   `json:"next"`
	}
	toldTopic struct {
		ID    string `json:"id"`
		Label string `json:"label"`
	}
	toldAnswer struct {
		ID       string `json:"id"`
		Topic    string `json:"topic,omitempty"`
		After    string `json:"after"`              // what the question was after
		Question string `json:"question,omitempty"` // absent where it repeats words that are not for a model
		Answer   string `json:"answer"`
	}
)

// Consult returns what a model would be asked now: what to follow up in the last answer, what it says that was not heard, and
// how to put what is likely to be asked next. It is false where there is nothing to ask: no topics yet, the last answer was
// asked about already or is none that a model may see, or the interview is over.
func (s *Session) Consult() (Task, Consultation, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.st.due() == 0 {
		return Task{}, Consultation{}, false
	}
	of := Consultation{next: s.ahead()}
	of.told = s.st.toldAhead(of.next)
	data, shown := s.st.told(s.st.showable(), of.told)
	if len(shown) == 0 {
		return Task{}, Consultation{}, false
	}
	of.shown = s.st.withQuoted(shown, of.next)
	return Task{
		Name: "propose", Instructions: s.modelSays("propose"),
		Data: data, Schema: slices.Clone(proposeSchema), MaxTokens: consultTokens,
	}, of, true
}

// due returns the version of the last answer, if a model is to be asked about it; 0 if not.
func (st *State) due() int64 {
	last := st.lastAnswered()
	if st.Ended != "" || st.closing() || len(st.Topics) == 0 || last == nil || st.consulted[last.AnswerSeq] || !st.mayTell(last) {
		return 0
	}
	return last.AnswerSeq
}

// due is [State.due] for an [Adviser], which asks often and seldom needs the rest.
func (s *Session) due() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.st.due()
}

// lastAnswered is the question that was answered last, reviews left out.
func (st *State) lastAnswered() *Exchange {
	var last *Exchange
	for _, x := range st.Exchanges {
		if x.Kind != Review && x.Status == IsAnswered && (last == nil || x.AnswerSeq > last.AnswerSeq) {
			last = x
		}
	}
	return last
}

// mayTell says whether a model may be told of an answer. A hold-out is kept from everything that is made of the interview; what
// was marked private is kept from everybody.
func (st *State) mayTell(x *Exchange) bool {
	return x.Kind == Open && x.Phase != prompts.HoldOut && st.showableAnswer(x)
}

// showable lists the answers that a model may be told of, the last one first.
func (st *State) showable() []*Exchange {
	var out []*Exchange
	for _, x := range st.Exchanges {
		if st.mayTell(x) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b *Exchange) int { return int(b.AnswerSeq - a.AnswerSeq) })
	return out
}

// showableAnswer says whether an answer stands and was not marked private by itself.
func (st *State) showableAnswer(x *Exchange) bool {
	return x != nil && x.Status == IsAnswered && x.Mark != profile.Private
}

// stillShown says whether a version of an answer is the one that stands, and may be shown.
func (st *State) stillShown(a shownAnswer) bool {
	x := st.byID[a.Question]
	return st.showableAnswer(x) && x.AnswerSeq == a.Seq
}

// allShown says whether all that a model was shown is still as it was, and may be shown.
func (st *State) allShown(list []shownAnswer) bool {
	return !slices.ContainsFunc(list, func(a shownAnswer) bool { return !st.stillShown(a) })
}

// told puts together as many answers as fit, the last one first. That one is cut where it is too long by itself.
func (st *State) told(list []*Exchange, next []toldNext) (toldTask, []shownAnswer) {
	task := toldTask{Work: plain.Line(st.Setup.Work), Topics: []toldTopic{}, Answers: []toldAnswer{}, Next: next}
	for _, t := range st.Topics {
		if t.Named == "" || st.showableAnswer(st.byID[t.Named]) {
			task.Topics = append(task.Topics, toldTopic{t.ID, t.Label})
		}
	}
	var shown []shownAnswer
	for _, x := range list[:min(len(list), consultAnswers)] {
		a := toldAnswer{ID: x.ID, Topic: x.Topic, After: string(x.Probe), Question: st.toldQuestion(x), Answer: plain.Clean(x.Answer)}
		task.Answers = append(task.Answers, a)
		if n := len(shown); size(task) > consultMost && n > 0 {
			task.Answers = task.Answers[:n]
			break
		}
		for last := &task.Answers[len(shown)]; size(task) > consultMost && last.Answer != ""; {
			last.Answer = firstBytes(last.Answer, len(last.Answer)*3/4)
		}
		shown = append(shown, shownAnswer{x.ID, x.AnswerSeq})
	}
	if size(task) > consultMost {
		return toldTask{}, nil // topics and names alone are more than a model is told
	}
	return task, shown
}

// withQuoted adds the answers of which a model is told only some words: those that named the topics, and those that a question
// quotes. Whatever it says may repeat them.
func (st *State) withQuoted(shown []shownAnswer, next []*Asked) []shownAnswer {
	add := func(question string) {
		x := st.byID[question]
		if x != nil && !slices.ContainsFunc(shown, func(a shownAnswer) bool { return a.Question == question }) {
			shown = append(shown, shownAnswer{question, x.AnswerSeq})
		}
	}
	quoted := func(a *Asked) {
		for _, ref := range a.With {
			add(st.wordsOf[ref.Seq])
		}
		if pr := st.proposal(a.Proposal); pr != nil {
			for _, of := range pr.shown {
				add(of.Question)
			}
		}
	}
	for _, a := range slices.Clone(shown) {
		if x := st.byID[a.Question]; st.tellable(x) {
			quoted(&x.Asked)
		}
	}
	for _, a := range next {
		quoted(a)
	}
	for _, t := range st.Topics {
		if st.showableAnswer(st.byID[t.Named]) {
			add(t.Named)
		}
	}
	return shown
}

// toldQuestion is the wording of a question, unless words of an answer stand in it that a model may not see.
func (st *State) toldQuestion(x *Exchange) string {
	if !st.tellable(x) {
		return ""
	}
	return x.Question
}

// tellable says whether a model may read a question. What somebody else left is theirs, and goes to none.
func (st *State) tellable(x *Exchange) bool {
	for _, ref := range x.With {
		if ref.Seq > 0 && !st.showableAnswer(st.byID[st.wordsOf[ref.Seq]]) {
			return false
		}
		if t := st.topic(ref.Topic); t != nil && t.Named != "" && !st.showableAnswer(st.byID[t.Named]) {
			return false
		}
	}
	pr := st.proposal(x.Proposal)
	return x.Inquiry == "" && (pr == nil || st.allShown(pr.shown))
}

// size is how long a task is as JSON.
func size(task toldTask) int {
	data, err := json.Marshal(task)
	if err != nil {
		return consultMost + 1 // cannot be: strings only
	}
	return len(data)
}

// firstBytes cuts s to at most n bytes, between characters.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
