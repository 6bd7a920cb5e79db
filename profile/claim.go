package profile

import (
	"strings"

	"tacit/prompts"
)

// Kind is what sort of thing a claim says.
type Kind string

// The kinds of claims, as the line protocol names them.
const (
	Step      Kind = "step"
	Rule      Kind = "rule"
	Cue       Kind = "cue"
	Threshold Kind = "threshold"
	Exception Kind = "exception"
	Reason    Kind = "reason"
	Error     Kind = "error"
	Tool      Kind = "tool"
	Contact   Kind = "contact"
	Term      Kind = "term"
	Trick     Kind = "trick"
	Boundary  Kind = "boundary"
	Voice     Kind = "voice"
	Incident  Kind = "incident"
	Risk      Kind = "risk"
)

// Kinds lists every kind.
var Kinds = []Kind{Step, Rule, Cue, Threshold, Exception, Reason, Error, Tool, Contact, Term, Trick, Boundary, Voice, Incident, Risk}

// Standing is how far a claim may be relied on. Only stated, confirmed and edited claims reach a system prompt.
type Standing string

// The standings.
const (
	Stated    Standing = "stated"    // said, and not gone back to
	Confirmed Standing = "confirmed" // kept in teach-back
	Edited    Standing = "edited"    // reworded by the specialist
	Dropped   Standing = "dropped"   // rejected by the specialist: reaches no document
	Contested Standing = "contested" // does not fit together with another claim, and nobody has said when each holds
	Inferred  Standing = "inferred"  // proposed by a model and not confirmed
)

// Mark says who may read an answer. The zero Mark is "unmarked": the interview's audience decides.
type Mark string

// The marks, from the widest to the narrowest.
const (
	Shared  Mark = "shared"
	Team    Mark = "team"
	Private Mark = "private"
)

// Audience is for whom documents are compiled.
type Audience string

// The audiences, from the widest to the narrowest.
const (
	ForPublic  Audience = "public"
	ForTeam    Audience = "team"
	ForPrivate Audience = "private"
)

// ParseAudience reads an audience.
func ParseAudience(s string) (Audience, bool) {
	a := Audience(s)
	return a, a == ForPublic || a == ForTeam || a == ForPrivate
}

// ParseMark reads a mark.
func ParseMark(s string) (Mark, bool) {
	m := Mark(s)
	return m, m == Shared || m == Team || m == Private
}

// Mark is the mark that an unmarked answer has in an interview for this audience.
func (a Audience) Mark() Mark {
	switch a {
	case ForPublic:
		return Shared
	case ForTeam:
		return Team
	}
	return Private
}

func (m Mark) width() int {
	switch m {
	case Shared:
		return 3
	case Team:
		return 2
	}
	return 1 // private, and whatever we do not know
}

// Reaches says whether what bears this mark may be read by an audience.
func (m Mark) Reaches(a Audience) bool { return m.width() >= a.Mark().width() }

// Narrower returns the narrower of two marks.
func (m Mark) Narrower(o Mark) Mark {
	if o.width() < m.width() {
		return o
	}
	return m
}

// Evidence points at the words that a claim was made from.
type Evidence struct {
	Question string `json:"question"` // id of the question that the words answered
	Quote    string `json:"quote"`    // verbatim in that answer
}

// Claim is one thing learned, of one kind, with its evidence.
type Claim struct {
	ID       string        `json:"id"`
	Kind     Kind          `json:"kind"`
	Also     []Kind        `json:"also,omitempty"`  // what else the same words say: a rule with its threshold and reason
	Hints    []Kind        `json:"hints,omitempty"` // what they may say as well: it spares a question, and puts nothing into a document
	Topic    string        `json:"topic,omitempty"`
	Phase    prompts.Phase `json:"phase"`
	Text     string        `json:"text"` // the claim as a document states it
	Standing Standing      `json:"standing"`
	Hedged   bool          `json:"hedged,omitempty"` // said as "usually", "probably"
	Vague    bool          `json:"vague,omitempty"`  // touches on something and does not say it: it fills no slot
	Evidence []Evidence    `json:"evidence"`         // the answer that it came from first

	Model     string      `json:"model,omitempty"`     // that proposed it, and the host of that; empty for what was read without one
	Corrected *Correction `json:"corrected,omitempty"` // it stands as the specialist put it later

	Whole bool `json:"-"` // it was read back beside a claim that it repeats, and stayed when that one was dropped
}

// Is says whether a claim is of a kind, or says something of that kind as well.
func (c Claim) Is(k Kind) bool {
	if c.Kind == k {
		return true
	}
	for _, a := range c.Also {
		if a == k {
			return true
		}
	}
	return false
}

// Repeats says whether a claim is read together with words of another one.
func (c Claim) Repeats(o Claim) bool {
	if len(c.Evidence) < 2 {
		return false
	}
	about := c.Evidence[1].bare()
	return o.Evidence[0].Question == about.Question && strings.Contains(o.Evidence[0].Quote, about.Quote)
}

// Reliable says whether a claim may be put to an agent as a rule.
func (c Claim) Reliable() bool {
	return c.Standing == Stated || c.Standing == Confirmed || c.Standing == Edited
}
