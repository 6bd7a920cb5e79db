package interview

import (
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// candidate is a question that could be asked about a topic now.
type candidate struct {
	asked     *Asked
	reopen    string // the parked question that it is, instead of a new one
	topic     *Topic // nil: the work as a whole
	slot      profile.Slot
	trigger   float64 // how strong the reason for asking is, 0…1
	hope      float64 // how likely whoever proposed it makes it that there is something left to say; 0: nobody did
	main      bool    // a topic's first question
	follows   bool    // follows up the last answer
	unsettled bool    // quotes words that touch on something and do not say it
	now       bool    // makes sense now or not at all
	inquiry   bool    // somebody else left it
	urgent    bool    // the last answer shows that the question did not get through
}

// candidates collects what could be asked about the topics now, from every source: each topic's first question, what a
// topic still lacks, follow-ups on what was just said, help for somebody who cannot say it, who would know, contradictions,
// what the trade leaves unsaid, what was put off, what a model would ask, and what others have left.
func (p *planner) candidates() []candidate {
	var out []candidate
	for _, t := range p.st.Topics {
		if !p.visited(t) {
			out = append(out, p.mainQuestion(t)...)
		} else {
			out = append(out, p.lacking(t)...)
			out = append(out, p.clearing(t)...)
		}
	}
	for _, source := range []func() []candidate{p.followUps, p.helping, p.whoKnows, p.contradictions, p.unsaid, p.putOff, p.proposed, p.inquired} {
		out = append(out, source()...)
	}
	return out
}

func (p *planner) visited(t *Topic) bool {
	for _, x := range p.st.Exchanges {
		if x.Phase == prompts.Topic && x.Topic == t.ID && x.counts() {
			return true
		}
	}
	return false
}

// mainQuestion is a topic's scenario: one that suits it where the pack has one. Which one depends on the seed, and none is
// used twice before all were.
func (p *planner) mainQuestion(t *Topic) []candidate {
	list := p.shuffled(p.pack.Scenarios)
	slices.SortStableFunc(list, func(a, b prompts.Question) int { return suits(a, t) - suits(b, t) })
	for _, again := range []bool{false, true} {
		for _, q := range list {
			if p.used[q.ID] && !again {
				continue
			}
			if a := p.wordWith(q, prompts.Topic, t, nil); a != nil {
				return []candidate{{asked: a, topic: t, main: true, trigger: 1}}
			}
		}
	}
	return nil
}

// misfit is what suits says of a wording that was written for other topics.
const misfit = 2

// suits ranks a wording for a topic: 0 if it was written for such a topic, 1 if for any, misfit if for others.
func suits(q prompts.Question, t *Topic) int {
	if len(q.Fits) == 0 {
		return 1
	}
	label := strings.ToLower(t.Label)
	if slices.ContainsFunc(q.Fits, func(w string) bool { return strings.Contains(label, w) }) {
		return 0
	}
	return misfit
}

// about says whether a wording suits the work as a whole: its name, or one of its topics.
func (p *planner) about(q prompts.Question) bool {
	whole := &Topic{Label: p.st.Setup.Work}
	return suits(q, whole) != misfit || slices.ContainsFunc(p.st.Topics, func(t *Topic) bool { return suits(q, t) == 0 })
}

// How many questions a topic has had before it is asked what was not asked about it, and what that is worth.
const (
	clearedAfter = 4
	clearedWorth = 1.1
)

// clearing asks, once a topic, what matters about it and was not asked (the clearinghouse question, methods.md §2.1): the
// slots are ours, and what a specialist knows need not fit them.
func (p *planner) clearing(t *Topic) []candidate {
	n := 0
	for _, x := range p.st.Exchanges {
		if x.Topic != t.ID || x.Phase != prompts.Topic {
			continue
		}
		if n++; x.Probe == prompts.ProbeMissing {
			return nil
		}
	}
	if n < clearedAfter || p.st.Budget() < deepQuestions/2+standardQuestions/2 {
		return nil // in a short interview it is asked once, at the end
	}
	a := p.fresh(prompts.ProbeMissing, t)
	if a == nil {
		return nil
	}
	return []candidate{{asked: a, topic: t, slot: clearing, trigger: 1}}
}

// whoKnows asks who would know what the specialist just said that they do not: once a topic, and not where they were
// asked for a person, or named one.
func (p *planner) whoKnows() []candidate {
	x := p.last()
	if x == nil || x.Phase != prompts.Topic || x.Status != IsAnswered || SlotOf(x.Probe) == profile.SlotContact || p.st.read(x).intent != detect.NotKnown || p.st.read(x).refers {
		return nil
	}
	t := p.st.topic(x.Topic)
	if t == nil || p.sourced(t, detect.Dunno) {
		return nil
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[string(detect.Dunno)], x.ID) {
		if a := p.wordWith(q, prompts.Topic, t, nil); a != nil {
			a.Follows, a.Source = x.ID, string(detect.Dunno)
			return []candidate{{asked: a, topic: t, slot: profile.SlotContact, urgent: true}}
		}
	}
	return nil
}

// sourced says whether a topic had a question from a source already.
func (p *planner) sourced(t *Topic, source detect.ID) bool {
	return slices.ContainsFunc(p.st.Exchanges, func(y *Exchange) bool { return y.Topic == t.ID && y.Source == string(source) })
}

// contradictions are pairs of statements on one topic that do not fit together: at most one pair a topic.
func (p *planner) contradictions() []candidate {
	var out []candidate
	meant := p.meant()
	for _, t := range p.st.Topics {
		if p.confronted(t) {
			continue
		}
		a, b, ok := contradiction(meant, t.ID)
		if !ok {
			continue
		}
		first, ok1 := quoteIn(p.st.Exchange(a.Evidence[0].Question), a.Evidence[0].Quote, anySentence)
		second, ok2 := quoteIn(p.st.Exchange(b.Evidence[0].Question), b.Evidence[0].Quote, anySentence)
		if !ok1 || !ok2 {
			continue
		}
		for _, q := range p.variants(prompts.ProbeContradiction, t) {
			slots := map[string]Ref{"a": first, "b": second}
			if asked := p.wordWith(q, prompts.Topic, t, slots); asked != nil {
				asked.About, asked.Claims, asked.Source = &second, []string{a.ID, b.ID}, string(detect.Contradict)
				asked.Follows = b.Evidence[0].Question
				out = append(out, candidate{asked: asked, topic: t, slot: profile.SlotException, now: true})
				break
			}
		}
	}
	return out
}

// meant are the claims that say how it is: what somebody said to a "what if" of ours contradicts nothing.
func (p *planner) meant() []profile.Claim {
	return slices.DeleteFunc(slices.Clone(p.st.Claims), func(c profile.Claim) bool {
		x := p.st.Exchange(c.Evidence[0].Question)
		return x != nil && (x.Probe == prompts.ProbeWhatIf || x.Probe == prompts.ProbeContradiction)
	})
}

func (p *planner) confronted(t *Topic) bool {
	for _, x := range p.st.Exchanges {
		if x.Topic == t.ID && x.Probe == prompts.ProbeContradiction {
			return true
		}
	}
	return false
}

// unsaidTrigger is how likely it is that what a trade leaves unsaid was left unsaid here too.
const unsaidTrigger = .7

// unsaid asks for what the people of a trade leave out because everybody there knows it, unless an answer held it.
func (p *planner) unsaid() []candidate {
	var out []candidate
	for _, q := range p.pack.Unsaid {
		if p.used[q.ID] || p.said(q.Covers) || !p.about(q) {
			continue
		}
		t := p.nearest(q)
		if a := p.wordWith(q, prompts.Topic, t, nil); a != nil {
			a.Source = "unsaid"
			out = append(out, candidate{asked: a, topic: t, slot: SlotOf(q.Probe), trigger: unsaidTrigger})
		}
	}
	return out
}

// said says whether an answer held one of these parts of words.
func (p *planner) said(words []string) bool {
	if len(words) == 0 {
		return false
	}
	if p.allSaid == "" {
		var b strings.Builder
		for _, x := range p.st.Exchanges {
			if x.Status == IsAnswered && x.Kind == Open {
				b.WriteString(strings.ToLower(x.Answer))
				b.WriteByte('\n')
			}
		}
		p.allSaid = b.String() + "\n"
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(p.allSaid, strings.ToLower(w)) })
}

// nearest is the topic that a question about the trade belongs to: the one whose name has one of its words; the one asked
// about last where the question has to name one; otherwise none.
func (p *planner) nearest(q prompts.Question) *Topic {
	for _, t := range p.st.Topics {
		label := strings.ToLower(t.Label)
		if slices.ContainsFunc(q.Covers, func(w string) bool { return strings.Contains(label, strings.ToLower(w)) }) {
			return t
		}
	}
	if hasSlot(q.Text, "topic") {
		if x := p.last(); x != nil && p.st.topic(x.Topic) != nil {
			return p.st.topic(x.Topic)
		}
	}
	return nil
}

// putOffFor is how many other questions come before one that was put off comes again.
const putOffFor = 6

// putOff are the questions of the topics that were put off some time ago.
func (p *planner) putOff() []candidate {
	var out []candidate
	for i, x := range p.st.Exchanges {
		t := p.st.topic(x.Topic)
		if x.Status == IsParked && x.Parks < 2 && x.Phase == prompts.Topic && t != nil && len(p.st.Exchanges)-i > putOffFor {
			asked := x.Asked
			out = append(out, candidate{asked: &asked, reopen: x.ID, topic: t, slot: SlotOf(x.Probe), trigger: 1})
		}
	}
	return out
}

// fromSeed turns a list so that it begins where the seed says.
func (p *planner) fromSeed(list []prompts.Question, name string) []prompts.Question {
	if len(list) == 0 {
		return nil
	}
	start := int(mix(p.st.Setup.Seed, name) % uint64(len(list)))
	return append(slices.Clone(list[start:]), list[:start]...)
}

// fresh words a probe about a topic without quoting anything; no wording is used twice on one topic.
func (p *planner) fresh(probe prompts.Probe, t *Topic) *Asked {
	for _, q := range p.variants(probe, t) {
		if a := p.wordWith(q, prompts.Topic, t, nil); a != nil {
			a.Source = "slot"
			return a
		}
	}
	return nil
}

// variants returns the wordings of a probe that suit this topic and were not used on it, in the order of the pack (the
// plainest is the first), those that were used on no topic before the others.
func (p *planner) variants(probe prompts.Probe, t *Topic) []prompts.Question {
	var fresh, worn []prompts.Question
	for _, q := range p.pack.Probes[probe] {
		if q.Probe == "" {
			q.Probe = probe
		}
		switch {
		case suits(q, t) == misfit:
		case !p.used[q.ID]:
			fresh = append(fresh, q)
		case !p.usedOn(q.ID, t):
			worn = append(worn, q)
		}
	}
	return append(fresh, worn...)
}

func (p *planner) usedOn(wording string, t *Topic) bool {
	for _, x := range p.st.Exchanges {
		if x.Wording == wording && x.Topic == t.ID {
			return true
		}
	}
	return false
}
