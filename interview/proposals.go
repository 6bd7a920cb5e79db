package interview

import (
	"encoding/json"
	"fmt"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// What a model proposed and code accepted stands beside what the specialist said, as what others wrote does (imported.go): a
// question waits until it is worth more than every other one, a claim until the specialist has judged it. Neither fills a
// gap, contradicts anything or reaches an agent before that.

// Proposed is what was taken of a model's reply, and how much was not.
type Proposed struct {
	ID        string             `json:"id"` // m1, m2 …
	Host      string             `json:"host"`
	Model     string             `json:"model"`
	Shown     []shownAnswer      `json:"shown"` // whose words may stand in it; what it was asked about comes first
	Questions []ProposedQuestion `json:"questions,omitempty"`
	Terms     []Ref              `json:"terms,omitempty"`
	Parts     []Ref              `json:"parts,omitempty"` // of the work, that are no topics yet
	Wordings  []Rewording        `json:"wordings,omitempty"`
	Claims    []profile.Claim    `json:"claims,omitempty"`
	Refused   map[string]int     `json:"refused,omitempty"` // how many were thrown away, by reason
}

// ProposedQuestion is a question that a model would ask.
type ProposedQuestion struct {
	Text  string        `json:"text"`
	Probe prompts.Probe `json:"probe"`
	Topic string        `json:"topic"`
	Quote Ref           `json:"quote"` // the words that it rests on
}

// proposal is what a model would have asked, in the state: pending, or asked. Its id is that of the event, a letter for its sort
// and a number.
type proposal struct {
	id    string
	sort  proposalSort
	by    string // the model and its host
	shown []shownAnswer
	asked bool

	text  string // the question; empty where the wording is ours
	probe prompts.Probe
	topic string
	quote Ref        // the words that it rests on
	of    *Rewording // of puts: whose words they are
}

// proposalSort is what a model had a hand in.
type proposalSort string

const (
	asks proposalSort = ""  // the question is its own
	term proposalSort = "t" // it noticed a term
	part proposalSort = "p" // it noticed a part of the work
	puts proposalSort = "w" // our question, in its words
)

// says is the key of the text that says so to the specialist.
func (s proposalSort) says() string {
	if s == puts {
		return "put-by"
	}
	return "asked-by"
}

// proposed notes what a model proposed.
func (st *State) proposed(_ Event, pr Proposed) {
	st.proposals.events++
	if len(pr.Shown) > 0 {
		st.consulted[pr.Shown[0].Seq] = true
	}
	add := func(i int, p proposal) {
		p.id, p.by, p.shown = fmt.Sprintf("%s.%s%d", pr.ID, p.sort, i+1), by(pr.Model, pr.Host), pr.Shown
		st.proposals.list = append(st.proposals.list, &p)
	}
	for i, q := range pr.Questions {
		if q.Text != "" { // withdrawn otherwise
			add(i, proposal{sort: asks, text: q.Text, probe: q.Probe, topic: q.Topic, quote: q.Quote})
		}
	}
	for i, r := range pr.Terms {
		add(i, proposal{sort: term, probe: prompts.ProbeTerm, quote: r})
	}
	for i, r := range pr.Parts {
		add(i, proposal{sort: part, quote: r})
	}
	for i, r := range pr.Wordings {
		if r.Text != "" {
			add(i, proposal{sort: puts, text: r.Text, of: &r})
		}
	}
	for _, c := range pr.Claims {
		st.claims++
		if len(c.Evidence) > 0 && st.showableAnswer(st.byID[c.Evidence[0].Question]) {
			st.inferred = append(st.inferred, c)
		}
	}
}

// by names a model where a person is told of it.
func by(name, host string) string { return name + " @ " + host }

// proposals are a model's questions, in the order in which they came.
type proposals struct {
	events int // replies that were taken, for their ids
	list   []*proposal
}

// proposal returns a question of a model's by its id, or nil.
func (st *State) proposal(id string) *proposal {
	if id == "" {
		return nil
	}
	for _, pr := range st.proposals.list {
		if pr.id == id {
			return pr
		}
	}
	return nil
}

// alive says whether a question of a model's may still be asked: it was not yet, and what it follows up was said lately.
func (st *State) alive(pr *proposal) bool {
	x := st.byID[st.wordsOf[pr.quote.Seq]]
	return x != nil && !pr.asked && len(st.Exchanges)-x.N <= followsLive
}

// inferredOf finds a claim that a model proposed and nobody has accepted.
func (st *State) inferredOf(claim string) *profile.Claim {
	for i := range st.inferred {
		if st.inferred[i].ID == claim {
			return &st.inferred[i]
		}
	}
	return nil
}

// disown forgets the claims that a model proposed on an answer: it was revised, or is private now. One that was accepted
// stands among the claims.
func (st *State) disown(question string) {
	st.inferred = slices.DeleteFunc(st.inferred, func(c profile.Claim) bool { return drawnFrom(c, question) })
}

// judgeInferred takes a claim of a model's among the claims once somebody vouches for it.
func (st *State) judgeInferred(c *profile.Claim, v Verdict) {
	if (v == Keep || v == Edit) && !slices.ContainsFunc(st.Claims, func(o profile.Claim) bool { return o.ID == c.ID }) {
		st.Claims = append(st.Claims, *c)
	}
}

// unjudged are the claims of a model's that nobody has judged.
func (st *State) unjudged() []profile.Claim {
	var out []profile.Claim
	for _, c := range st.inferred {
		if _, judged := st.verdicts[c.ID]; !judged {
			out = append(out, c)
		}
	}
	return out
}

// Unconfirmed are the claims of a model's that nobody has judged, as far as the answers that they rest on still stand.
func (s *Session) Unconfirmed() []profile.Claim {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.st.unjudged()
}

// How strong the reason is for asking what a model would ask: less than what our own detectors hear plainly; and how likely it
// is that something is left to say, since it has read the words and our count of claims has not. Both are less with each of its
// questions that brought nothing, as the same code sees it that hears every answer; the second more so.
const (
	proposedTrigger = .8
	proposedHope    = .8
	trustPrior      = 1.0
)

// trust is how much a model's questions are worth after what they have brought.
func (p *planner) trust() float64 { return (p.brought + trustPrior) / (p.counselled + trustPrior) }

// proposed is what a model would have asked and what may still be. The words that it rests on are as they were, nothing has
// been asked about them, and the topic still lacks what it is after.
func (p *planner) proposed() []candidate {
	var out []candidate
	for _, pr := range p.st.proposals.list {
		if !p.st.alive(pr) || !p.st.allShown(pr.shown) {
			continue
		}
		x := p.st.byID[p.st.wordsOf[pr.quote.Seq]]
		c := candidate{}
		switch pr.sort {
		case asks:
			c = p.asksFor(pr, x)
		case term:
			c = p.termOf(pr, x)
		case part:
			c = p.partOf(pr, x)
		}
		if c.asked == nil {
			continue
		}
		age, trust := len(p.st.Exchanges)-x.N, p.trust()
		c.trigger *= proposedTrigger * trust * (1 - fading*float64(age))
		c.hope, c.follows = proposedHope*trust*trust, age == 0
		c.asked.Proposal, c.asked.Source, c.asked.Engine, c.asked.Lead = pr.id, followModel, engineModel, ""
		out = append(out, c)
	}
	return out
}

// asksFor makes a candidate of a question that a model worded.
func (p *planner) asksFor(pr *proposal, x *Exchange) candidate {
	t, slot := p.st.topic(pr.topic), SlotOf(pr.probe)
	if t == nil || t.Declined[slot] || p.filledOf(t)[slot] >= enough || p.takenUp(pr.quote, slot) {
		return candidate{}
	}
	return candidate{asked: p.wordProposal(pr, x, t), topic: t, slot: slot, trigger: 1, unsettled: p.leftOpenBy(pr, x, t, slot)}
}

// takenUp says whether these words were followed up already for the same thing.
func (p *planner) takenUp(r Ref, slot profile.Slot) bool {
	return slices.ContainsFunc(p.st.Exchanges, func(x *Exchange) bool {
		return x.About != nil && x.About.overlaps(r) && SlotOf(x.Probe) == slot
	})
}

// wordProposal makes a question of a model's. The event that asks it holds none of its words, since they may be those of an
// answer that is withdrawn one day: it names the proposal, and has our own wording for when that is gone.
func (p *planner) wordProposal(pr *proposal, x *Exchange, t *Topic) *Asked {
	for _, q := range p.pack.Probes[pr.probe] {
		if q.Probe == "" {
			q.Probe = pr.probe
		}
		a := p.wordWith(q, prompts.Topic, t, nil)
		if a == nil {
			continue
		}
		about := pr.quote
		a.Wording, a.About, a.Follows = pr.id, &about, x.ID
		return a
	}
	return nil
}

// The source and the engine of a model's questions.
const (
	followModel = "model"
	engineModel = "model"
)

// leftOpenBy says whether our own detectors, too, hear that those words leave something open.
func (p *planner) leftOpenBy(pr *proposal, x *Exchange, t *Topic, slot profile.Slot) bool {
	return slices.ContainsFunc(p.st.read(x).hits, func(h detect.Hit) bool {
		return h.Vague && h.Quote.Start < pr.quote.End && pr.quote.Start < h.Quote.End
	}) && !p.settled(x, t, slot)
}

// unconfirmed are the claims of a model's about a topic that are read back beside those of the specialist's own: few, since
// what they said themselves matters more.
func (p *planner) unconfirmed(topic string) []string {
	var out []string
	for _, c := range p.st.unjudged() {
		if c.Topic == topic && len(out) < inferredRead {
			out = append(out, c.ID)
		}
	}
	return out
}

// inferredRead is how many claims of a model's one teach-back shows.
const inferredRead = 2

// clearProposed takes out of a model's reply what may hold words of an answer, and notes the ids of its claims: of those, the
// ones that rest on it, since a claim has no words but those of its own quote.
func clearProposed(e Event, question string, dropped map[string]bool) (any, error) {
	var pr Proposed
	if err := json.Unmarshal(e.Body, &pr); err != nil || !slices.ContainsFunc(pr.Shown, func(a shownAnswer) bool { return a.Question == question }) {
		return nil, err
	}
	for i := range pr.Questions {
		pr.Questions[i] = ProposedQuestion{}
	}
	for i := range pr.Wordings {
		pr.Wordings[i] = Rewording{}
	}
	for i, c := range pr.Claims {
		if drawnFrom(c, question) {
			dropped[c.ID] = true
			pr.Claims[i] = profile.Claim{ID: c.ID}
		}
	}
	return pr, nil
}
