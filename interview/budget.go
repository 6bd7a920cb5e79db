package interview

import (
	"slices"

	"tacit/profile/detect"
	"tacit/prompts"
)

// How many questions the depths come to, and how long one takes: about 63 words typed and a minute of thought
// (methods.md §1.5 anchors).
const (
	quickQuestions    = 12
	standardQuestions = 40
	deepQuestions     = 90
	secondsEach       = 100
	fewest            = 3 // below this there is no interview: the steps, one of them, and what was not asked
	most              = 4000
)

// Budget is the most questions that an interview asks, reviews not counted.
func (s Setup) Budget() int {
	n := standardQuestions
	switch {
	case s.Questions > 0:
		return min(s.Questions, most)
	case s.Minutes > 0:
		n = s.Minutes * 60 / secondsEach
	case s.Depth == Quick:
		n = quickQuestions
	case s.Depth == Deep:
		n = deepQuestions
	}
	return min(max(n, fewest), most)
}

// opening is the order in which the first questions of a budget are given to the phases, so that the shortest interview
// still has what matters most: the steps, where judgement is, a case, the limits, and what was not asked.
var opening = []prompts.Phase{
	prompts.Close, prompts.Map, prompts.Topic, prompts.Frame, prompts.Map, prompts.Topic, prompts.Topic, prompts.Boundary, prompts.Topic,
	prompts.Topic, prompts.Topic, prompts.Topic, prompts.Incident, prompts.HoldOut, prompts.Stress, prompts.Voice, prompts.Topic, prompts.Topic, prompts.Incident,
}

// shares is how the rest of a budget is divided. Structured tasks and cases bring the most per minute (methods.md §0.6).
var shares = []struct {
	phase prompts.Phase
	share float64
}{
	{prompts.Topic, 26}, {prompts.Incident, 6}, {prompts.Stress, 2}, {prompts.Voice, 1.7}, {prompts.HoldOut, 2}, {prompts.Frame, 1.9}, {prompts.Map, 2}, {prompts.Boundary, 2}, {prompts.Close, 1.2},
}

// incidentDive is how many questions one incident takes at most: the telling, the timeline and the deepening probes.
const incidentDive = 10

// Quotas divides a budget among the phases. A phase gets no more than its pack has questions for; what that leaves goes
// to the topics.
func Quotas(budget int, pack *prompts.Pack) map[prompts.Phase]int {
	limit := map[prompts.Phase]int{
		prompts.Frame: len(pack.Frame), prompts.Map: len(pack.Map), prompts.Stress: len(pack.Stress), prompts.Voice: len(pack.Voice),
		prompts.Boundary: len(pack.Boundary), prompts.HoldOut: len(pack.HoldOuts), prompts.Close: len(pack.Close),
		prompts.Incident: min(len(pack.Incident), incidentDive) * (1 + budget/60), prompts.Topic: budget,
	}
	q := map[prompts.Phase]int{}
	left := budget
	give := func(p prompts.Phase) {
		if left > 0 && q[p] < limit[p] {
			q[p]++
			left--
		}
	}
	for _, p := range opening {
		give(p)
	}
	for left > 0 {
		best, least := prompts.Topic, 1e9
		for _, s := range shares {
			if load := float64(q[s.phase]+1) / s.share; q[s.phase] < limit[s.phase] && load < least {
				best, least = s.phase, load
			}
		}
		give(best)
	}
	return q
}

// Left is how many questions are still to come, at most.
func (st *State) Left() int {
	if st.Ended != "" {
		return 0
	}
	left := st.Budget() - st.Counted() + st.sitting.counted
	switch {
	case st.lastAsked():
		left = 0
	case st.closing():
		left = min(left, 1)
	}
	if open := st.Open(); open != nil && open.Kind != Review {
		left++
	}
	return max(left, 0)
}

// lastAsked says whether the question that always comes last was put: what was not asked.
func (st *State) lastAsked() bool {
	return slices.ContainsFunc(st.here(), func(x *Exchange) bool {
		return x.Phase == prompts.Close && x.Probe == prompts.ProbeMissing && x.Source != string(detect.Tired)
	})
}

// MinutesLeft estimates how long that will take.
func (st *State) MinutesLeft() int { return (st.Left()*secondsEach + 59) / 60 }

// closing says whether only the closing questions are to come: because the specialist asked for it, or has had enough.
func (st *State) closing() bool {
	if st.Finishing {
		return true
	}
	if st.Weary == 0 {
		return false
	}
	after := 0
	for _, x := range st.Exchanges {
		if x.N > st.Weary && x.counts() {
			after++
		}
	}
	return after >= wearyQuestions
}

// wearyQuestions is how many more questions somebody is asked who said that it is enough: the one that must not be
// missed, and what was not asked.
const wearyQuestions = 1
