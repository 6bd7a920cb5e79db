// Package profile holds what is known of one specialist's work, and turns it into documents.
//
// What is known is a list of claims ([Claim]): each says one thing, of one kind, and points at the verbatim words of the
// answer that it was made from. [Extract] makes claims from an answer, by what the question was after and by patterns in
// English and Chinese; nothing is invented, and what cannot be said in plainer words without changing it is left as it
// was said. [Profile.Coverage] and [Profile.Gaps] say what of each topic is known and what is missing.
//
// [Compile] renders a [Profile] for an audience: the playbook for people, the system prompt and the skill for agents,
// and profile.json for programs. It is a pure function: the same profile gives the same bytes, whichever front end asks.
// What is marked for a narrower audience reaches none of the files.
package profile

import (
	"maps"
	"slices"
	"strings"
	"time"

	"tacit/prompts"
)

// Profile is what an interview has brought to light so far.
type Profile struct {
	ID       string // of the interview
	Subject  string // the specialist
	Work     string // the piece of work
	Lang     prompts.Lang
	Pack     string
	Purpose  string
	Audience Audience
	Began    time.Time // of the first event; documents show the day only
	Changed  time.Time // of the last answer
	Version  int       // of the compiled documents: 1, 2, 3 …; 0 before the first
	Finished bool
	Asked    int // questions asked, reviews not counted
	Topics   []TopicOf
	Claims   []Claim   // in the order in which they were learned
	HoldOuts []HoldOut // answered and kept apart: no document is made from them
	Answers  []Answer  // in the order in which they were asked; hold-outs and withdrawn answers are not among them

	Phrasings []Phrasing // how a model put some of the claims
	Signed    *Signature // of this version; nil: none
}

// TopicOf is a part of the work that needs judgement.
type TopicOf struct {
	ID       string
	Label    string         // in the specialist's words
	Question string         // the answer that named it; empty: the pack or the work itself did
	Asked    map[Slot]int   // how often each slot was asked for
	Declined map[Slot]bool  // asked, and not known or not told
	Unknown  []UnknownThing // "I don't know"
}

// UnknownThing is something that the specialist said they do not know.
type UnknownThing struct {
	Slot     Slot
	Question string
}

// HoldOut is a scenario that was answered and kept from the documents, to test with: what an agent that knows them does in it.
type HoldOut struct {
	Question string // id
	Text     string // as it was asked
	Topic    string // id
	Options  []string
	Choice   int // of the specialist, from 1
	Reason   string
	Mark     Mark
}

// Answer is what the documents need to know of an answer.
type Answer struct {
	Question string // id
	N        int    // the number that people see
	Phase    prompts.Phase
	Probe    prompts.Probe
	Topic    string
	Slot     Slot   // that its question was to fill; empty: none
	Follows  string // id of the question whose answer it follows up; of a question about a case, that of its telling
	About    string // the words of that answer that the question quoted; empty where it quoted none
	Lead     string // what stands before its claims where they cannot be read without the question
	Model    string // that proposed or worded the question, and the host of that; empty: none did
	Mark     Mark   // never empty: an unmarked answer has the audience's
	At       time.Time
}

// For returns the profile as an audience may see it: without the claims and answers marked for a narrower one, what a model made of them, and
// without what was dropped. A claim drawn from several answers has the narrowest of their marks, a topic the mark of
// the answer that named it.
func (p *Profile) For(audience Audience) *Profile {
	marks := map[string]Mark{}
	out := *p
	out.Audience = audience
	out.Answers, out.Claims, out.HoldOuts, out.Topics = nil, nil, nil, slices.Clone(p.Topics)
	for _, a := range p.Answers {
		marks[a.Question] = a.Mark
		if a.Mark.Reaches(audience) {
			out.Answers = append(out.Answers, a)
		}
	}
	for _, c := range p.Claims {
		if c.Standing != Dropped && markOf(c, marks).Reaches(audience) {
			c = p.withoutRejected(c)
			out.Claims = append(out.Claims, c.withReason(func(q string) bool { return marks[q].Reaches(audience) }))
		}
	}
	for _, h := range p.HoldOuts {
		if h.Mark.Reaches(audience) {
			out.HoldOuts = append(out.HoldOuts, h)
		}
	}
	hidden := func(question string) bool {
		m, ok := marks[question]
		return !ok || !m.Reaches(audience)
	}
	out.Phrasings = slices.DeleteFunc(slices.Clone(p.Phrasings), func(ph Phrasing) bool {
		return slices.ContainsFunc(ph.Claims, func(id string) bool {
			return !slices.ContainsFunc(out.Claims, func(c Claim) bool { return c.ID == id })
		})
	})
	for i, a := range out.Answers {
		if hidden(a.Follows) { // the words of an answer that they may not read
			out.Answers[i].About = ""
		}
	}
	for i, t := range out.Topics {
		out.Topics[i].Asked = p.askedOpenly(t, hidden)
	}
	for i, t := range out.Topics {
		if t.Question != "" && hidden(t.Question) {
			out.Topics[i].Label = ""
		}
		out.Topics[i].Unknown = slices.DeleteFunc(slices.Clone(t.Unknown), func(u UnknownThing) bool { return hidden(u.Question) })
	}
	return &out
}

// askedOpenly is how often each slot of a topic was asked for, without the questions whose answers are hidden. Nobody is to read
// "asked, not told" of what was told to others, nor to see by that remark that it was.
func (p *Profile) askedOpenly(t TopicOf, hidden func(question string) bool) map[Slot]int {
	out := maps.Clone(t.Asked)
	for _, a := range p.Answers {
		if a.Topic == t.ID && hidden(a.Question) && out[a.Slot] > 0 {
			out[a.Slot]--
		}
	}
	return out
}

// withoutRejected is a claim without the words that it repeats of another one, to be read together with its own, where the
// specialist has rejected those.
func (p *Profile) withoutRejected(c Claim) Claim {
	if len(c.Evidence) < 2 || c.Standing == Edited || c.Whole {
		return c
	}
	about := c.Evidence[1].bare()
	if !strings.HasPrefix(c.Text, Plain(about.Quote)) && !strings.HasPrefix(c.Text, about.Quote) || !slices.ContainsFunc(p.Claims, func(o Claim) bool {
		return o.Standing == Dropped && c.Repeats(o)
	}) {
		return c
	}
	c.Text, c.Evidence = Plain(c.Evidence[0].Quote), c.Evidence[:1]
	return c
}

// markOf returns the narrowest mark of a claim's evidence; evidence that is not there, or not any more, makes it private.
func markOf(c Claim, marks map[string]Mark) Mark {
	if len(c.Evidence) == 0 {
		return Private
	}
	m := Shared
	for _, e := range c.Evidence {
		mark, ok := marks[e.Question]
		if !ok {
			return Private
		}
		m = m.Narrower(mark)
	}
	return m
}
