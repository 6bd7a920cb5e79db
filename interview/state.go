package interview

import (
	"slices"
	"time"

	"tacit/profile"
	"tacit/prompts"
)

// Status is what has become of a question.
type Status string

// The statuses.
const (
	IsOpen      Status = "open"
	IsAnswered  Status = "answered"
	IsSkipped   Status = "skipped"
	IsParked    Status = "parked"
	IsWithdrawn Status = "withdrawn"
)

// Exchange is a question with what became of it.
type Exchange struct {
	Asked
	Question string // the wording with its slots filled, safe to show
	Reason   string // why it is asked, filled
	Quote    string // the words that it follows up, verbatim; empty once they are withdrawn or revised away
	QuoteOf  string // the question that those words answered
	Status   Status
	Parks    int // how often it was put off

	Situation string // of a correction in a rehearsal: what the specialist had put to the model
	Answer    string // byte for byte as stored
	AnswerSeq int64
	Mark      profile.Mark
	Choice    int
	At        time.Time
}

// Topic is a part of the work that needs judgement.
type Topic struct {
	ID       string
	Label    string // as the specialist named it; empty when that answer was withdrawn
	Named    string // the question whose answer named it
	mapped   MappedTopic
	Asked    map[profile.Slot]int
	Unknown  []profile.UnknownThing
	Declined map[profile.Slot]bool
}

// State is an interview as far as it has come: the fold of its events. It is changed by [State.Apply] only.
type State struct {
	ID        string
	Setup     Setup
	Consent   *Consent
	Exchanges []*Exchange // by number
	OpenID    string      // the one open question; empty between questions and at the end
	Topics    []*Topic
	Claims    []profile.Claim
	Finishing bool
	Weary     int    // the number of the question at which the specialist said that it is enough; 0: not
	Ended     string // reason, empty while it goes on
	Last      int64  // Seq of the last event
	Began     time.Time
	Changed   time.Time
	Version   int       // of the last compiled documents
	Versions  []Version // all of them, the first one first
	current   bool      // nothing has changed since that version
	wentBack  int       // the version that was gone back to since the last one was compiled

	claims    int              // claims ever made, for their ids
	contests  []*Exchange      // the questions about contradictions
	words     map[int64]string // versions of answers, by Seq
	wordsOf   map[int64]string // the question that each answers
	byID      map[string]*Exchange
	unlearned []string           // the questions whose answers were stored and not read yet, in order
	learnt    map[string]bool    // the questions whose answers were read
	readings  map[int64]*reading // of answers, by Seq; see read
	verdicts  map[string]Judged
	judgedAt  map[string]time.Time // the last verdict on each claim
	sitting   sitting
	imports   []string          // the batches from outside, in order
	notes     []*note           // their claims
	stated    map[string]string // the text of judged claims before any verdict
	proposals proposals
	inferred  []profile.Claim // that a model proposed; one that was accepted stands among Claims as well
	consulted map[int64]bool  // the answers that a model was asked about, by Seq
	inquiries []*inquiry
	watchable bool
	phrasings map[string][]profile.Phrasing // how a model put the claims about a topic, kept by the specialist

	Signature *Signature // nil: nothing is signed
	tookBack  int64      // Seq of the last withdrawal
}

// NewState returns the state of an interview without events.
func NewState(id string) *State {
	return &State{ID: id, words: map[int64]string{}, wordsOf: map[int64]string{}, byID: map[string]*Exchange{}, verdicts: map[string]Judged{}, judgedAt: map[string]time.Time{}, learnt: map[string]bool{}, stated: map[string]string{}, consulted: map[int64]bool{}, phrasings: map[string][]profile.Phrasing{}}
}

func (st *State) topic(id string) *Topic {
	for _, t := range st.Topics {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Exchange returns a question by its id, or nil.
func (st *State) Exchange(id string) *Exchange { return st.byID[id] }

// Open returns the open question, or nil.
func (st *State) Open() *Exchange { return st.byID[st.OpenID] }

// Claim returns a claim by its id, also one from outside or of a model's that has not been accepted.
func (st *State) Claim(id string) (profile.Claim, bool) {
	i := slices.IndexFunc(st.Claims, func(c profile.Claim) bool { return c.ID == id })
	if i < 0 {
		if n := st.noteOf(id); n != nil {
			return n.Claim, true
		}
		if c := st.inferredOf(id); c != nil {
			return *c, true
		}
		return profile.Claim{}, false
	}
	return st.Claims[i], true
}

// lang is the language of an interview, English where it has none yet.
func lang(l prompts.Lang) prompts.Lang {
	if l == "" {
		return prompts.EN
	}
	return l
}

// counts says whether a question takes one of the budget. Reviews do not, nor do corrections in a rehearsal, which nobody asked
// for.
func (x *Exchange) counts() bool { return x.Kind != Review && x.Source != followRehearsed }

// Counted is how many questions have been asked; reviews and corrections in a rehearsal are not counted.
func (st *State) Counted() int {
	n := 0
	for _, x := range st.Exchanges {
		if x.counts() {
			n++
		}
	}
	return n
}
