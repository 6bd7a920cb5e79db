package interview

import (
	"cmp"
	"math"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// The weights of the score. They are set by hand and checked by the benchmark of interview quality
// (interview/simulation).
const (
	mainScore     = 10.0 // every topic is visited before any is gone into: breadth first wins at an equal budget
	firstScore    = 12.0 // but for what completes the first situation
	nowScore      = 9.0  // what cannot be asked later comes before everything but the topics not visited
	diveScore     = 2.6  // below this, what a real case holds is worth more than the best question about a topic
	terseDive     = 2.3  // the same for somebody terse, who tells little of a case
	stopScore     = .3   // a candidate below this is not worth the person's time
	switchCost    = .25  // changing the topic costs the person a thought
	repeatCost    = .4   // the same kind of question twice running
	fatigueCost   = .16  // each question asked makes the next dearer, up to this at the end of the interview that they have agreed to
	followBonus   = 1.15 // what was just said is still in mind
	completeBonus = 1.4  // while no situation is complete, what completes the nearest is worth more
	wishBonus     = 1.6  // they asked to talk about it
	openScore     = 15.0 // the first answer about a topic that is vague all through is asked about at once
	urgentScore   = 20.0 // help for somebody who cannot answer, before anything else is asked
	hurriedCost   = .35  // what one question more costs them
	hurriedWorth  = 1.5  // of the impatient and the flagging only what matters most is asked
)

// score is what a question is worth to the successor, less what it costs the specialist. The worth: of the slot, how much
// of it is likely to be still unsaid, how strong the reason for asking is, how critical the topic. The cost: changing the
// topic, asking the same kind of thing again, and one question more.
func (p *planner) score(c candidate) float64 {
	hurried := p.manner.Impatient || p.manner.Flagging
	switch {
	case c.urgent:
		return urgentScore
	case c.follows && c.unsettled && p.leftOpen():
		return openScore + c.trigger
	case hurried && !c.main && !c.now && !c.inquiry && worth(c.slot) < hurriedWorth:
		return 0
	case c.main:
		return mainScore + p.weightOf(c.topic)
	case c.now:
		return nowScore
	case c.inquiry:
		return inquiriesScore
	}
	value := worth(c.slot) * p.unsaidOf(c) * c.trigger * p.weightOf(c.topic)
	if c.follows {
		value *= followBonus
	}
	if c.topic != nil && p.completes(c) {
		value *= completeBonus
	}
	if c.topic != nil && slices.Contains(p.wished(), c.topic.ID) {
		value *= wishBonus
	}
	if p.firstSituation(c) {
		return firstScore + value
	}
	cost := fatigueCost * float64(p.total) / float64(max(p.st.Budget(), standardQuestions))
	if hurried {
		cost += hurriedCost
	}
	if last := p.last(); last != nil && c.topic != nil && last.Phase == prompts.Topic {
		switch {
		case last.Topic != c.topic.ID:
			cost += switchCost
		case SlotOf(last.Probe) == c.slot && !c.unsettled:
			cost += repeatCost
		}
	}
	return value - cost
}

// wished lists the topics, by id, that the specialist has just asked to talk about and that have not been asked about since.
func (p *planner) wished() []string {
	if p.wishes != nil {
		return p.wishes
	}
	p.wishes = []string{}
	here, left := p.st.here(), slices.Clone(p.st.Topics)
	for _, x := range slices.Backward(here[max(0, len(here)-wishRecent):]) {
		if x.Status == IsAnswered && x.Kind == Open {
			said := p.st.deref(p.st.read(x).wish)
			for _, t := range left {
				if len(detect.Shared(t.Label, said)) > 0 {
					p.wishes = append(p.wishes, t.ID)
				}
			}
		}
		left = slices.DeleteFunc(left, func(t *Topic) bool { return t.ID == x.Topic })
	}
	return p.wishes
}

// wishRecent is for how many questions a wish is remembered.
const wishRecent = 5

// The first situation that somebody could act on is completed before the other parts of the work are begun, early in the
// interview, in a part that matters, as long as asking is likely to bring it. In a short interview the order by score brings
// one more often.
const (
	firstBudget = 30
	firstBy     = 11 // questions
	firstWeight = .5
	firstUnsaid = .25
)

// firstSituation says whether a candidate completes it: by asking for something that was not asked for yet, or after words
// that touched on it.
func (p *planner) firstSituation(c candidate) bool {
	if c.topic == nil || p.st.Budget() < firstBudget || p.total >= firstBy || len(p.wished()) > 0 && !slices.Contains(p.wished(), c.topic.ID) {
		return false
	}
	fresh := c.asked != nil && c.asked.About == nil && p.asks[cell{c.topic.ID, c.slot}].n == 0
	return (c.unsettled || fresh) && p.completes(c) && p.weightOf(c.topic) > firstWeight && p.unsaidOf(c) > firstUnsaid
}

// unsaidOf is how much of what a candidate is after is likely to be still unsaid, 0…1: all of it where it takes up words
// that left it open; otherwise less with each claim that fills the slot, and hardly anything once asking for it brought
// nothing. Somebody terse says one thing at a time, so that with them more is left.
func (p *planner) unsaidOf(c candidate) float64 {
	if c.unsettled || c.topic == nil {
		return 1
	}
	share := 1.0
	for range min(p.filledOf(c.topic)[c.slot], enough) {
		share *= more(c.slot)
	}
	if p.manner.Terse {
		share = math.Sqrt(share)
	}
	switch asked := p.asks[cell{c.topic.ID, c.slot}]; {
	case c.topic.Declined[c.slot] || asked.n > 0 && !asked.brought:
		share *= .12
	case asked.n > 0:
		share *= askedAgain
	}
	y := p.yields[c.slot]
	return max(c.hope, share*(y.brought+yieldPrior)/(y.n+yieldPrior))
}

// yield counts how often a slot was asked for, in whichever topic, and how often that brought something: who has no tricks to
// tell in two parts of their work hardly has them in the third.
type yield struct{ n, brought float64 }

// yieldPrior is how many good answers a slot is credited with before it is asked for.
const yieldPrior = 2

// askedAgain is what is likely to be left of a slot that was asked for before, and told.
const askedAgain = .36

// more is how likely it is that there is another of a kind where there is one: signs, lines and exceptions come in
// several; whom to call and the usual mistake hardly do.
func more(s profile.Slot) float64 {
	switch s {
	case profile.SlotCue, profile.SlotException, profile.SlotThreshold:
		return .45
	case profile.SlotReason, profile.SlotAction, profile.SlotExample:
		return .3
	}
	return .12
}

// cell is a slot of a topic; asking counts how often it was asked for and whether that brought anything the last time.
type cell struct {
	topic string
	slot  profile.Slot
}

type asking struct {
	n       int
	brought bool
}

// completes says whether a candidate asks for something without which no situation is complete, in the topic that is
// nearest to being one, as long as none is: a first usable playbook comes early (methods.md §1.5).
func (p *planner) completes(c candidate) bool {
	if p.nearestDone == nil {
		nearest, best := "", -1
		for _, t := range p.st.Topics {
			lacks := p.incomplete(t)
			if len(lacks) == 0 {
				nearest = ""
				break
			}
			if n := len(profile.Slots) - len(lacks); n > best && p.visited(t) {
				nearest, best = t.ID, n
			}
		}
		p.nearestDone = &nearest
	}
	return *p.nearestDone == c.topic.ID && slices.Contains(p.incomplete(c.topic), c.slot)
}

// incomplete lists what a topic lacks to be a situation that somebody could act on: something to see, something to do,
// and a line or an exception (methods.md §4.2).
func (p *planner) incomplete(t *Topic) []profile.Slot {
	var lacks []profile.Slot
	filled := p.filledOf(t)
	if filled[profile.SlotCue] == 0 {
		lacks = append(lacks, profile.SlotCue)
	}
	if !slices.ContainsFunc(p.st.Claims, func(c profile.Claim) bool { return c.Topic == t.ID && !c.Vague && doing[c.Kind] && !c.Is(profile.Cue) }) {
		lacks = append(lacks, profile.SlotAction)
	}
	if filled[profile.SlotThreshold]+filled[profile.SlotException] == 0 {
		lacks = append(lacks, profile.SlotThreshold, profile.SlotException)
	}
	return lacks
}

// doing are the kinds of claims that say what to do.
var doing = map[profile.Kind]bool{profile.Rule: true, profile.Step: true, profile.Tool: true, profile.Contact: true, profile.Trick: true}

// filledOf is how often each slot of a topic is filled.
func (p *planner) filledOf(t *Topic) map[profile.Slot]int {
	if p.filled[t.ID] == nil {
		p.filled[t.ID] = profile.Hinted(p.st.Claims, t.ID)
		p.ofTheTrade(t, p.filled[t.ID])
	}
	return p.filled[t.ID]
}

// ofTheTrade counts whom and what the answers on a topic name that only the pack of the trade knows for a role or a tool.
func (p *planner) ofTheTrade(t *Topic, filled map[profile.Slot]int) {
	for _, known := range []struct {
		slot  profile.Slot
		names []string
		in    func(string, []string) bool
	}{{profile.SlotContact, p.pack.Roles, detect.TurnsTo}, {profile.SlotTool, p.pack.Tools, detect.Names}} {
		if filled[known.slot] == 0 && len(known.names) > 0 && slices.ContainsFunc(p.st.Exchanges, func(x *Exchange) bool {
			return x.Topic == t.ID && x.Phase == prompts.Topic && x.Kind == Open && x.Status == IsAnswered && known.in(x.Answer, known.names)
		}) {
			filled[known.slot] = 1
		}
	}
}

// weightOf is how much a topic matters.
func (p *planner) weightOf(t *Topic) float64 {
	if t == nil {
		return 1
	}
	w, ok := p.weights[t.ID]
	if !ok {
		w = p.st.weight(t)
		if p.driedUp(t) {
			w *= driedFactor
		}
		p.weights[t.ID] = w
	}
	return w
}

// A topic of which the last answers brought nothing is left for others, though not for good.
const (
	driedAfter  = 2
	driedFactor = .4
)

// driedUp says whether the last answers about a topic were that there is nothing to say.
func (p *planner) driedUp(t *Topic) bool {
	n := 0
	for i := len(p.st.Exchanges) - 1; i >= 0 && n < driedAfter; i-- {
		x := p.st.Exchanges[i]
		if x.Topic != t.ID || x.Kind != Open {
			continue
		}
		if x.Status == IsAnswered && p.st.read(x).intent == detect.Answers {
			return false
		}
		if x.About == nil { // that there is no more to some words says nothing of the rest
			n++
		}
	}
	return n == driedAfter
}

// worth is what a slot is worth; what fills no slot (a term) is worth little, but not nothing.
func worth(s profile.Slot) float64 {
	if s == clearing {
		return clearedWorth
	}
	for _, info := range profile.Slots {
		if info.Slot == s {
			return info.Worth
		}
	}
	return 1.2
}

// clearing is what the clearinghouse question is after: no slot of ours.
const clearing profile.Slot = "missing"

// leftOpen says whether the last question was a topic's first, and its answer vague all through: while it is in mind is
// the time to ask.
func (p *planner) leftOpen() bool {
	x := p.last()
	if x == nil || x.Probe != prompts.ProbeScenario || x.Status != IsAnswered {
		return false
	}
	r := p.st.read(x)
	return r.intent == detect.Answers && !r.definite
}

// last is the question asked last, reviews not counted.
func (p *planner) last() *Exchange {
	for _, x := range slices.Backward(p.st.here()) {
		if x.Kind != Review {
			return x
		}
	}
	return nil
}

// ranked are the candidates with their scores, the best first.
func (p *planner) ranked() ([]candidate, map[*Asked]float64) {
	list := p.candidates()
	scores := make(map[*Asked]float64, len(list))
	for _, c := range list {
		scores[c.asked] = p.score(c)
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(scores[b.asked], scores[a.asked]) })
	return list, scores
}

// best returns the candidate with the highest score, if that is at least floor and its wording passes the lint.
func (p *planner) best(floor float64) Move {
	list, scores := p.ranked()
	for _, c := range list {
		switch {
		case scores[c.asked] < floor:
			return Move{}
		case c.reopen != "":
			return Move{Reopen: c.reopen}
		case c.inquiry || p.fit(c.asked): // a person's words are put as they are
			return Move{Ask: c.asked}
		}
	}
	return Move{}
}
