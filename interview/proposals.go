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

// proposal is a question of a model's in the state: pending, or asked. Its id is that of the event and a number.
type proposal struct {
	ProposedQuestion
	id    string
	by    string // the model and its host
	asked bool
	shown []shownAnswer
}

// proposed notes what a model proposed.
func (st *State) proposed(_ Event, pr Proposed) {
	st.proposals.events++
	if len(pr.Shown) > 0 {
		st.consulted[pr.Shown[0].Seq] = true
	}
	for i, q := range pr.Questions {
		if q.Text != "" { // withdrawn otherwise
			st.proposals.list = append(st.proposals.list, &proposal{ProposedQuestion: q, id: fmt.Sprintf("%s.%d", pr.ID, i+1), by: by(pr.Model, pr.Host), shown: pr.Shown})
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
	x := st.byID[st.wordsOf[pr.Quote.Seq]]
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

// proposed are a model's questions that may still be asked. The words that they rest on are as they were, nothing has been
// asked about them, and the topic still lacks what they are after.
func (p *planner) proposed() []candidate {
	var out []candidate
	for _, pr := range p.st.proposals.list {
		x := p.st.byID[p.st.wordsOf[pr.Quote.Seq]]
		t := p.st.topic(pr.Topic)
		if t == nil || !p.st.alive(pr) || !p.st.allShown(pr.shown) {
			continue
		}
		slot, age := SlotOf(pr.Probe), len(p.st.Exchanges)-x.N
		if t.Declined[slot] || p.filledOf(t)[slot] >= enough || p.takenUp(pr.Quote, slot) {
			continue
		}
		if a := p.wordProposal(pr, x, t); a != nil {
			trust := (p.brought + trustPrior) / (p.counselled + trustPrior)
			trigger := proposedTrigger * trust * (1 - fading*float64(age))
			out = append(out, candidate{asked: a, topic: t, slot: slot, trigger: trigger, hope: proposedHope * trust * trust, follows: age == 0, unsettled: p.leftOpenBy(pr, x, t, slot)})
		}
	}
	return out
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
	for _, q := range p.pack.Probes[pr.Probe] {
		if q.Probe == "" {
			q.Probe = pr.Probe
		}
		a := p.wordWith(q, prompts.Topic, t, nil)
		if a == nil {
			continue
		}
		about := pr.Quote
		a.Wording, a.Proposal, a.About, a.Follows = pr.id, pr.id, &about, x.ID
		a.Source, a.Engine, a.Lead = followModel, engineModel, ""
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
		return h.Vague && h.Quote.Start < pr.Quote.End && pr.Quote.Start < h.Quote.End
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
	for i, c := range pr.Claims {
		if drawnFrom(c, question) {
			dropped[c.ID] = true
			pr.Claims[i] = profile.Claim{ID: c.ID}
		}
	}
	return pr, nil
}
