package interview

import (
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// Reasons for which an interview ends.
const (
	EndCovered  = "covered"
	EndBudget   = "budget"
	EndFinished = "finished"
)

// Move is what is to happen next: exactly one of the fields is set.
type Move struct {
	Ask    *Asked  // put this question
	Reopen string  // put this parked question again
	Map    *Mapped // the topics are known now; then plan again
	End    string  // the interview is over, for this reason
}

// Plan decides what happens next. It is a function of the state and the pack alone. Phases come in their order; within
// the topics, and only there, candidates compete on their score (score.go).
func Plan(st *State, pack *prompts.Pack) Move {
	p := newPlanner(st, pack)
	m := p.next()
	if m.Ask != nil {
		p.inTheirWords(m.Ask)
	}
	return m
}

// newPlanner counts what planning needs to know of what was asked and what that brought.
func newPlanner(st *State, pack *prompts.Pack) *planner {
	p := &planner{
		st: st, pack: pack, quota: Quotas(st.Budget(), pack), asked: map[prompts.Phase]int{}, used: map[string]bool{},
		filled: map[string]map[profile.Slot]int{}, weights: map[string]float64{}, asks: map[cell]asking{}, yields: map[profile.Slot]yield{}, manner: st.manner(),
	}
	if st.Budget() >= partingBudget {
		p.quota[prompts.Topic]-- // the place is kept for the end, see kept
	}
	brought := map[string]bool{}
	for _, c := range st.Claims {
		brought[c.Evidence[0].Question] = brought[c.Evidence[0].Question] || !c.Vague
	}
	for i, x := range st.Exchanges {
		earlier := i < st.sitting.from
		p.used[x.Wording] = p.used[x.Wording] || !earlier || x.Phase != prompts.Incident && x.Phase != prompts.Close
		if slot := SlotOf(x.Probe); x.Topic != "" && x.Status == IsAnswered && x.Kind == Open && x.Phase == prompts.Topic {
			if x.Probe == prompts.ProbeScenario {
				slot = profile.SlotCue // what gave it away, what was noticed first
			}
			at := cell{x.Topic, slot}
			p.asks[at] = asking{p.asks[at].n + 1, brought[x.ID]}
			if x.Probe != prompts.ProbeScenario {
				y := p.yields[slot]
				y.n++
				if brought[x.ID] {
					y.brought++
				}
				p.yields[slot] = y
			}
		}
		if x.Source == followModel && x.Status == IsAnswered {
			p.counselled++
			if brought[x.ID] {
				p.brought++
			}
		}
		if x.counts() && !earlier {
			p.asked[x.Phase]++
			p.total++
		}
	}
	return p
}

// next goes through the phases.
func (p *planner) next() Move {
	st := p.st
	if st.Ended != "" {
		return Move{End: st.Ended}
	}
	for _, step := range []func() Move{p.newTopic, p.corrected, p.changed} {
		if m := step(); m != (Move{}) {
			return m
		}
	}
	switch {
	case st.closing(), st.lastAsked():
		return p.end()
	case st.Weary > 0:
		if m := p.tired(); m.Ask != nil {
			return m
		}
	}
	if st.sitting.n > 0 {
		p.quota[prompts.Close] = 1
		return p.again()
	}
	for _, step := range []func() Move{p.frame, p.taskMap, p.notesEarly, p.never, p.topics, p.incident, p.rest, p.stress, p.voice, p.boundary, p.anyInquiry, p.holdOut, p.deeper, p.anyParked} {
		if m := step(); m != (Move{}) {
			return m
		}
	}
	return p.end()
}

// planner holds what the steps of one Plan share.
type planner struct {
	st    *State
	pack  *prompts.Pack
	quota map[prompts.Phase]int
	asked map[prompts.Phase]int // by phase, in this sitting, reviews not counted
	total int                   // in this sitting, reviews not counted
	used  map[string]bool       // ids of wordings

	filled  map[string]map[profile.Slot]int // by topic; see filledOf
	weights map[string]float64              // by topic; see weightOf
	asks    map[cell]asking
	yields  map[profile.Slot]yield
	manner  Manner

	counselled, brought float64 // questions of a model's that were answered, and those of them that brought something

	allSaid     string   // see said
	nearestDone *string  // see completes
	wishes      []string // see wished
}

// room says whether a phase may ask another question: its own quota, and the places kept for the closing questions.
func (p *planner) room(phase prompts.Phase) bool {
	return p.asked[phase] < p.quota[phase] && p.total < p.st.Budget()-p.kept()
}

// closers is how many places the closing questions still need.
func (p *planner) closers() int { return max(0, p.quota[prompts.Close]-p.asked[prompts.Close]) }

// kept is how many places are kept for the end: the closing questions, and one on what the last of them opens.
func (p *planner) kept() int {
	n := p.closers()
	if n > 0 && p.st.Budget() >= partingBudget {
		n++
	}
	return n
}

// partingBudget is the least budget in which there is room for a question on the last answer.
const partingBudget = 30

// inOrder asks the questions of a list one after the other.
func (p *planner) inOrder(phase prompts.Phase, list []prompts.Question) Move {
	if !p.room(phase) {
		return Move{}
	}
	for _, q := range list {
		if p.used[q.ID] {
			continue
		}
		if a := p.word(q, phase); p.fit(a) {
			return Move{Ask: a}
		}
	}
	return Move{}
}

func (p *planner) frame() Move { return p.inOrder(prompts.Frame, p.pack.Frame) }

// boundary asks for the safety limits of the trade, those that no answer held, and where the work ends.
func (p *planner) boundary() Move {
	open := slices.DeleteFunc(slices.Clone(p.pack.Limits), func(q prompts.Question) bool { return p.said(q.Covers) })
	return p.inOrder(prompts.Boundary, append(p.pack.Boundary[:min(1, len(p.pack.Boundary)):1], append(open, p.pack.Boundary[min(1, len(p.pack.Boundary)):]...)...))
}

// taskMap asks for the steps and for those that need judgement, and then names the topics. A question for the steps that
// was put off comes again before that.
func (p *planner) taskMap() Move {
	if len(p.st.Topics) > 0 {
		return Move{}
	}
	list := p.pack.Map
	if len(stepLabels(p.st)) < 2 { // which of what?
		list = slices.DeleteFunc(slices.Clone(list), func(q prompts.Question) bool { return q.Probe == prompts.ProbeJudgement })
	}
	if m := p.inOrder(prompts.Map, list); m.Ask != nil {
		return m
	}
	if m := p.parked(p.st.Exchanges, prompts.Map); m.Reopen != "" {
		return m
	}
	m := mapTopics(p.st, p.pack, p.topicsFor())
	return Move{Map: &m}
}

// topicsFor is how many topics the budget can do justice to: about four questions each.
func (p *planner) topicsFor() int { return min(max(2, p.quota[prompts.Topic]/3), mostTopics) }

// mostTopics is how many parts of the work an interview goes into at most.
const mostTopics = 7

func (p *planner) notesEarly() Move { return p.foreignNotes(importsEarly) }

// never asks early what must never be decided alone: it is what does most harm where it is missing, and the first thing
// that a reader of the shortest playbook has to know.
func (p *planner) never() Move {
	if p.asked[prompts.Boundary] > 0 {
		return Move{}
	}
	return p.boundary()
}

// topics asks the best candidate about a part of the work that needs judgement, until there is more to be had from a case.
func (p *planner) topics() Move {
	if p.asked[prompts.Incident]+p.asked[prompts.Stress] > 0 || !p.room(prompts.Topic) {
		return Move{}
	}
	switch {
	case p.quota[prompts.Incident] == 0:
		return p.best(stopScore)
	case p.manner.Terse:
		return p.best(terseDive)
	}
	return p.best(diveScore)
}

// rest goes on with the topics after the case.
func (p *planner) rest() Move {
	if p.asked[prompts.Stress]+p.asked[prompts.Voice] > 0 || p.concluding() || !p.room(prompts.Topic) {
		return Move{}
	}
	return p.best(stopScore)
}

// concluding says whether the last question was a closing one: what its answer brings opens nothing again.
func (p *planner) concluding() bool {
	last := p.last()
	return last != nil && last.Phase == prompts.Close
}

// deeper spends what is left of the budget on what the topics still lack, after the other phases had their turn.
func (p *planner) deeper() Move {
	if p.concluding() || p.total >= p.st.Budget()-p.kept() {
		return Move{}
	}
	return p.best(stopScore * 1.5)
}

// stress puts the work under constraint, each time in another topic.
func (p *planner) stress() Move { return p.rotating(prompts.Stress, p.pack.Stress, nil) }

// holdOut asks a scenario with options that the compiler will never see.
func (p *planner) holdOut() Move {
	if len(p.st.Topics) == 0 {
		return Move{}
	}
	return p.rotating(prompts.HoldOut, p.shuffled(p.pack.HoldOuts), func(a *Asked) { a.Kind = Choice })
}

// rotating asks the next unused question of a list, about the topic that this phase has asked about least.
func (p *planner) rotating(phase prompts.Phase, list []prompts.Question, adjust func(*Asked)) Move {
	if !p.room(phase) {
		return Move{}
	}
	topic := p.leastAsked(phase)
	if topic != nil {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b prompts.Question) int { return suits(a, topic) - suits(b, topic) })
	}
	for _, q := range list {
		if p.used[q.ID] || topic != nil && suits(q, topic) == misfit {
			continue
		}
		if a := p.wordWith(q, phase, topic, nil); p.fit(a) {
			if adjust != nil {
				adjust(a)
			}
			return Move{Ask: a}
		}
	}
	return Move{}
}

// leastAsked is the topic that a phase has asked about least, of those the weightiest.
func (p *planner) leastAsked(phase prompts.Phase) *Topic {
	var best *Topic
	least := 0
	for _, t := range p.st.Topics {
		n := 0
		for _, x := range p.st.Exchanges {
			if x.Phase == phase && x.Topic == t.ID {
				n++
			}
		}
		if best == nil || n < least || n == least && p.weightOf(t) > p.weightOf(best) {
			best, least = t, n
		}
	}
	return best
}

// shuffled orders questions by the seed, so that interviews with different seeds hold out different scenarios.
func (p *planner) shuffled(list []prompts.Question) []prompts.Question {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b prompts.Question) int {
		return int(int64(mix(p.st.Setup.Seed, a.ID)>>1)%1000) - int(int64(mix(p.st.Setup.Seed, b.ID)>>1)%1000)
	})
	return out
}

// mix hashes a seed and a name (FNV-1a).
func mix(seed int64, name string) uint64 {
	h := uint64(14695981039346656037) ^ uint64(seed)*1099511628211
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return h ^ h>>29
}

// anyParked asks once more what was put off.
func (p *planner) anyParked() Move { return p.parked(p.st.Exchanges, prompts.Phases...) }

// parked asks once more what was put off of some questions, in some phases.
func (p *planner) parked(among []*Exchange, phases ...prompts.Phase) Move {
	for _, x := range among {
		if x.Status == IsParked && x.Parks < 2 && slices.Contains(phases, x.Phase) {
			return Move{Reopen: x.ID}
		}
	}
	return Move{}
}

// tired asks somebody who has had enough for the one thing that must not be missed.
func (p *planner) tired() Move {
	if p.total >= p.st.Budget()-p.closers() {
		return Move{}
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[string(detect.Tired)], "tired") {
		if a := p.word(q, prompts.Close); !p.used[q.ID] && p.fit(a) {
			a.Source = string(detect.Tired)
			return Move{Ask: a}
		}
	}
	return Move{}
}

// end goes through teach-back, topic by topic, and the closing questions.
func (p *planner) end() Move {
	if !p.st.lastAsked() && p.st.Weary == 0 {
		if m := p.foreignNotes(len(p.st.imports)); m.Ask != nil {
			return m
		}
	}
	if a := p.review(); a != nil && !p.st.lastAsked() {
		return Move{Ask: a}
	}
	if m := p.closeQuestion(); m.Ask != nil {
		return m
	}
	if m := p.parting(); m.Ask != nil {
		return m
	}
	switch {
	case p.st.Finishing || p.st.Weary > 0:
		return Move{End: EndFinished}
	case p.total >= p.st.Budget():
		return Move{End: EndBudget}
	}
	return Move{End: EndCovered}
}

// parting takes up, once, what the answer to the last question opened: it is often the best of the hour.
func (p *planner) parting() Move {
	x := p.last()
	if x == nil || x.Phase != prompts.Close || x.Probe != prompts.ProbeMissing || x.Follows != "" || x.Status != IsAnswered || p.st.closing() || p.total >= p.st.Budget() {
		return Move{}
	}
	r := p.st.read(x)
	if r.intent != detect.Answers || r.refers || r.beside {
		return Move{}
	}
	best, strength := (*Asked)(nil), 0.0
	for _, h := range r.hits {
		if h.Strength <= strength || !h.Vague && !(rich[h.ID] && r.story) {
			continue // only what was left open, or a case: they are on their way out
		}
		if a := p.followUp(p.family(h, x), x, refTo(x, h.Quote), nil); p.fit(a) {
			a.Phase, best, strength = prompts.Close, a, h.Strength
		}
	}
	return Move{Ask: best}
}

// closeQuestion asks the closing questions; the last one, what was not asked, always comes.
func (p *planner) closeQuestion() Move {
	list := p.pack.Close
	if len(list) == 0 || p.total >= p.st.Budget() {
		return Move{}
	}
	last := list[len(list)-1]
	if p.used[last.ID] {
		return Move{}
	}
	if p.closers() > 1 && !p.st.closing() {
		if m := p.inOrderUnbounded(prompts.Close, list[:len(list)-1]); m.Ask != nil {
			return m
		}
	}
	a := p.word(last, prompts.Close) // asked whatever the lint says: it has to come
	if a == nil {
		return Move{}
	}
	a.Probe = prompts.ProbeMissing
	return Move{Ask: a}
}

func (p *planner) inOrderUnbounded(phase prompts.Phase, list []prompts.Question) Move {
	for _, q := range list {
		if !p.used[q.ID] {
			if a := p.word(q, phase); p.fit(a) {
				return Move{Ask: a}
			}
		}
	}
	return Move{}
}
