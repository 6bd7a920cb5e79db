package interview

import (
	"cmp"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// candidate is a question that could be asked about a topic.
type candidate struct {
	asked   *Asked
	topic   *Topic
	slot    profile.Slot
	trigger float64 // how strong the reason for asking is, 0…1
	main    bool    // a topic's first question
	follows bool    // follows up the last answer
	now     bool    // makes sense now or not at all
}

// The weights of the score. They are set by hand and checked by the benchmark of interview quality.
const (
	mainScore   = 10.0 // every topic is visited before any is gone into: breadth first wins at an equal budget
	nowScore    = 9.0  // what cannot be asked later comes before everything but the topics not visited
	stopScore   = .35  // a candidate below this is not worth the person's time
	askedCost   = .55  // each time a slot was asked for already
	switchCost  = .6   // changing the topic costs the person a thought
	repeatCost  = .9   // the same kind of question twice running
	followBonus = 1.1  // what was just said is still in mind
	fatigueCost = .01  // each question asked makes the next dearer
)

// score is what a question is worth to the successor, less what it costs the specialist: the worth of the slot, how
// empty it is, how strong the trigger, how critical the topic; less how often that was asked already, the change of
// topic, the repetition, and fatigue.
func (p *planner) score(c candidate) float64 {
	if c.main {
		return mainScore + p.weightOf(c.topic)
	}
	if c.now {
		return nowScore
	}
	filled := p.filledOf(c.topic)[c.slot]
	empty := []float64{1, .45, .2, .1}[min(filled, 3)]
	if c.follows {
		empty = max(empty, .45) // the words themselves are unclear, whatever else fills the slot
	}
	value := worth(c.slot) * empty * c.trigger * p.weightOf(c.topic)
	cost := askedCost*float64(c.topic.Asked[c.slot]) + fatigueCost*float64(p.total)
	if last := p.last(); last != nil {
		if last.Topic != c.topic.ID && last.Phase == prompts.Topic {
			cost += switchCost
		}
		if last.Topic == c.topic.ID && last.Probe == c.asked.Probe {
			cost += repeatCost
		}
	}
	if c.follows {
		value *= followBonus
	}
	if c.topic.Declined[c.slot] {
		cost += 2 // asked, and not told: not again
	}
	return value - cost
}

// filledOf is how often each slot of a topic is filled.
func (p *planner) filledOf(t *Topic) map[profile.Slot]int {
	if p.filled[t.ID] == nil {
		p.filled[t.ID] = profile.Filled(p.st.Claims, t.ID)
	}
	return p.filled[t.ID]
}

// weightOf is how much a topic matters.
func (p *planner) weightOf(t *Topic) float64 {
	w, ok := p.weights[t.ID]
	if !ok {
		w = p.st.weight(t)
		p.weights[t.ID] = w
	}
	return w
}

// worth is what a slot is worth; what fills no slot (a term) is worth little, but not nothing.
func worth(s profile.Slot) float64 {
	for _, info := range profile.Slots {
		if info.Slot == s {
			return info.Worth
		}
	}
	return 1.2
}

// last is the question asked last, reviews not counted.
func (p *planner) last() *Exchange {
	for i := len(p.st.Exchanges) - 1; i >= 0; i-- {
		if x := p.st.Exchanges[i]; x.Kind != Review {
			return x
		}
	}
	return nil
}

// best returns the candidate with the highest score, if that is at least floor and its wording passes the lint.
func (p *planner) best(floor float64) Move {
	list := p.candidates()
	scores := make(map[*Asked]float64, len(list))
	for _, c := range list {
		scores[c.asked] = p.score(c)
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(scores[b.asked], scores[a.asked]) })
	for _, c := range list {
		if scores[c.asked] < floor {
			break
		}
		if p.fit(c.asked) {
			return Move{Ask: c.asked}
		}
	}
	return Move{}
}

// Limits of following up (methods.md §3.1).
const (
	followsEach = 2 // on one main question
	followsRich = 3 // where the answer told of something that happened
	followsLive = 4 // questions after which an answer is no longer followed up
)

// rich are the detectors that hear something worth following, not something missing.
var rich = map[detect.ID]bool{detect.Rich: true, detect.Reversal: true, detect.Failure: true}
