package interview

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"tacit/profile"
	"tacit/prompts"
)

// The kinds of events. Words of the specialist stand only in the bodies of answered, learned, judged and, where a
// model or somebody else repeats them, proposed, rewritten and inquired; everything else refers to them ([Ref]), so that withdrawing an answer has these bodies to clear and
// no other.
const (
	KindBegan     EventKind = "began"     // Setup
	KindConsented EventKind = "consented" // Consent
	KindAllowed   EventKind = "allowed"   // Allowed: what was decided about a model after the consent
	KindAsked     EventKind = "asked"     // Asked
	KindReopened  EventKind = "reopened"  // named: a parked question is asked again
	KindAnswered  EventKind = "answered"  // Answered: an answer, or a revision of one
	KindSkipped   EventKind = "skipped"   // named
	KindParked    EventKind = "parked"    // named
	KindMarked    EventKind = "marked"    // Marked
	KindLearned   EventKind = "learned"   // Learned: the claims from an answer, in place of its earlier ones
	KindMapped    EventKind = "mapped"    // Mapped: the topics
	KindJudged    EventKind = "judged"    // Judged: a verdict on a claim
	KindWithdrawn EventKind = "withdrawn" // named
	KindSitting   EventKind = "sitting"   // Sitting: an interview that had ended goes on
	KindRestored  EventKind = "restored"  // Restored
	KindImported  EventKind = "imported"  // Imported
	KindProposed  EventKind = "proposed"  // Proposed: what was taken of a model's reply
	KindRewritten EventKind = "rewritten" // Rewritten: how a model put statements, kept by the specialist
	KindInquired  EventKind = "inquired"  // Inquiry: a question that somebody else left
	KindWatching  EventKind = "watching"  // Watching: whether it may be watched
	KindFinishing EventKind = "finishing" // the specialist wants to come to the end
	KindEnded     EventKind = "ended"     // Ended
	KindCompiled  EventKind = "compiled"  // Compiled
	KindSigned    EventKind = "signed"    // Signed: others may read a version
	KindUnsigned  EventKind = "unsigned"  // and may not any more
)

// Depth is how long an interview is to be when neither a number of questions nor of minutes is given.
type Depth string

// The depths.
const (
	Quick    Depth = "quick"
	Standard Depth = "standard"
	Deep     Depth = "deep"
)

// Setup is what an interview is about and how long it is to be.
type Setup struct {
	Subject   string           `json:"subject"`
	Work      string           `json:"work"` // the role or the piece of work
	Lang      prompts.Lang     `json:"lang"`
	Pack      string           `json:"pack"`
	Depth     Depth            `json:"depth,omitempty"`
	Questions int              `json:"questions,omitempty"` // the most questions in all; goes before Minutes and Depth
	Minutes   int              `json:"minutes,omitempty"`   // goes before Depth
	Purpose   string           `json:"purpose,omitempty"`
	Audience  profile.Audience `json:"audience"`
	Seed      int64            `json:"seed"`
}

// Consent records what the specialist agreed to.
type Consent struct {
	Lang     prompts.Lang `json:"lang"`
	Text     string       `json:"text"` // hash of the consent text that was shown
	Purposes []string     `json:"purposes"`
	Model    string       `json:"model,omitempty"`   // the host that may see what is said; empty: none
	Refused  string       `json:"refused,omitempty"` // the host that was last said no to
}

// Allowed is what the specialist decided about a language model after their consent, in place of what stands there. Hosts
// are named as [Model.Host] names them. A host that is neither has not been asked about.
type Allowed struct {
	Model   string `json:"model,omitempty"`
	Refused string `json:"refused,omitempty"`
}

// Ref points at words: a span of one version of an answer, the label of a topic, or the name of the work.
type Ref struct {
	Seq   int64  `json:"seq,omitempty"` // of the answered event
	Start int    `json:"start,omitempty"`
	End   int    `json:"end,omitempty"`
	Topic string `json:"topic,omitempty"`
	Work  bool   `json:"work,omitempty"`
}

// overlaps says whether two refs point at words of one version of an answer that have some in common.
func (r Ref) overlaps(o Ref) bool { return r.Seq == o.Seq && r.Start < o.End && o.Start < r.End }

// QuestionKind is how a question is answered.
type QuestionKind string

// The kinds of questions.
const (
	Open   QuestionKind = "open"
	Choice QuestionKind = "choice"
	Review QuestionKind = "review"
)

// Asked is a question that was put. Text and Why are wordings with slots; With says what stands in them.
type Asked struct {
	ID      string         `json:"id"`
	N       int            `json:"n"`
	Kind    QuestionKind   `json:"kind"`
	Phase   prompts.Phase  `json:"phase"`
	Topic   string         `json:"topic,omitempty"` // id
	Probe   prompts.Probe  `json:"probe"`
	Wording string         `json:"wording"` // id in the pack
	Text    string         `json:"text"`
	Why     string         `json:"why,omitempty"`
	With    map[string]Ref `json:"with,omitempty"`
	About   *Ref           `json:"about,omitempty"`   // the words that it follows up
	Follows string         `json:"follows,omitempty"` // the question whose answer it follows up
	Source  string         `json:"source"`            // what proposed it: pack, a detector's id, slot, parked, model
	Lead    string         `json:"lead,omitempty"`    // what documents put before the answer
	Options []string       `json:"options,omitempty"`
	Claims  []string       `json:"claims,omitempty"` // under review, or in contradiction
	Engine  string         `json:"engine"`

	Proposal string `json:"proposal,omitempty"` // the question of a model's that it is; Text is asked once that is gone
	Inquiry  string `json:"inquiry,omitempty"`  // the question of somebody else's that it puts
}

// Answered is an answer, or a newer version of one. Text that is not UTF-8 is kept byte for byte in Raw.
type Answered struct {
	Question string       `json:"question"`
	Text     string       `json:"text"`
	Raw      []byte       `json:"raw,omitempty"`
	Mark     profile.Mark `json:"mark,omitempty"`
	Choice   int          `json:"choice,omitempty"` // of a choice: the option taken, from 1
	Cleared  bool         `json:"cleared,omitempty"`

	Situation string `json:"situation,omitempty"` // of a correction in a rehearsal: what the specialist had put to the model
}

// NewAnswered makes the body of an answer.
func NewAnswered(question, text string, mark profile.Mark) Answered {
	if utf8.ValidString(text) {
		return Answered{Question: question, Text: text, Mark: mark}
	}
	return Answered{Question: question, Raw: []byte(text), Mark: mark}
}

// Words returns the answer byte for byte.
func (a Answered) Words() string {
	if len(a.Raw) > 0 {
		return string(a.Raw)
	}
	return a.Text
}

// Learned is what was understood of an answer.
type Learned struct {
	Question string          `json:"question"`
	Claims   []profile.Claim `json:"claims"`
	Heard    *Heard          `json:"heard,omitempty"` // absent in the logs of older versions
}

// Heard is what an answer says about the interview itself. It holds none of its words.
type Heard struct {
	Unknown bool `json:"unknown,omitempty"` // they do not know
	Settled bool `json:"settled,omitempty"` // said before, nothing more to say, or no answer to what was asked: not to be asked again
	Weary   bool `json:"weary,omitempty"`   // they have had enough
}

// Mapped names the topics.
type Mapped struct {
	Topics []MappedTopic `json:"topics"`
}

// MappedTopic is one topic: its label is a reference to the words that named it, or, where a pack suggested it, a text.
type MappedTopic struct {
	ID    string `json:"id"`
	Label Ref    `json:"label"`
	Text  string `json:"text,omitempty"`
}

// Verdict is what the specialist says of a claim in teach-back.
type Verdict string

// The verdicts. Undo takes the earlier ones back: the claim stands as it was stated.
const (
	Keep Verdict = "keep"
	Edit Verdict = "edit"
	Drop Verdict = "drop"
	Undo Verdict = "undo"
)

// Judged is a verdict.
type Judged struct {
	Question string  `json:"question,omitempty"` // the review in which it was given
	Claim    string  `json:"claim"`
	Verdict  Verdict `json:"verdict"`
	Text     string  `json:"text,omitempty"`
}

// Marked changes who may read an answer.
type Marked struct {
	Question string       `json:"question"`
	Mark     profile.Mark `json:"mark"`
}

// Compiled records that documents were made: the version and for whom.
type Compiled struct {
	Version  int              `json:"version"`
	Audience profile.Audience `json:"audience"`
}

// Ended says why an interview is over: covered, budget or finished.
type Ended struct {
	Reason string `json:"reason"`
}

// named is the body of an event that only names a question.
type named struct {
	Question string `json:"question"`
}

// body encodes the body of an event.
func body(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Errorf("event body: %w", err)) // our own types, all of them encodable
	}
	return data
}
