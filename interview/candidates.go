package interview

import (
	"fmt"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// candidates collects what could be asked about the topics now: each topic's first question, follow-ups on what was
// just said, contradictions, and what a topic still lacks.
func (p *planner) candidates() []candidate {
	var out []candidate
	for _, t := range p.st.Topics {
		if !p.visited(t) {
			out = append(out, p.mainQuestion(t)...)
		} else {
			out = append(out, p.lacking(t)...)
		}
	}
	out = append(out, p.followUps()...)
	out = append(out, p.whoKnows()...)
	return append(out, p.contradictions()...)
}

func (p *planner) visited(t *Topic) bool {
	for _, x := range p.st.Exchanges {
		if x.Phase == prompts.Topic && x.Topic == t.ID {
			return true
		}
	}
	return false
}

// mainQuestion is a topic's scenario. Which one depends on the seed, and none is used twice before all were.
func (p *planner) mainQuestion(t *Topic) []candidate {
	list := p.shuffled(p.pack.Scenarios)
	for _, again := range []bool{false, true} {
		for _, q := range list {
			if p.used[q.ID] && !again {
				continue
			}
			if a := p.wordFor(q, prompts.Topic, t, nil); a != nil {
				return []candidate{{asked: a, topic: t, main: true, trigger: 1}}
			}
		}
	}
	return nil
}

// lacking asks for the slots that nothing fills: by quoting a claim that lacks it where there is one, otherwise fresh.
func (p *planner) lacking(t *Topic) []candidate {
	filled := p.filledOf(t)
	var out []candidate
	for _, s := range profile.Slots {
		if filled[s.Slot] >= 3 {
			continue
		}
		trigger := .75
		if !s.Required {
			trigger = .6
		}
		if c, ok := p.onClaim(t, s.Slot); ok {
			c.trigger = trigger + .1
			out = append(out, c)
			continue
		}
		for _, probe := range probesFor[s.Slot] {
			if a := p.fresh(probe, t); a != nil {
				out = append(out, candidate{asked: a, topic: t, slot: s.Slot, trigger: trigger})
				break
			}
		}
	}
	return out
}

// probesFor lists the probes that ask for a slot, the plainest first.
var probesFor = map[profile.Slot][]prompts.Probe{
	profile.SlotCue:       {prompts.ProbeCue, prompts.ProbeAnomaly, prompts.ProbeKnowledge, prompts.ProbeSelf},
	profile.SlotAction:    {prompts.ProbeAction, prompts.ProbeOption},
	profile.SlotThreshold: {prompts.ProbeThreshold, prompts.ProbeTime},
	profile.SlotException: {prompts.ProbeException},
	profile.SlotReason:    {prompts.ProbeReason, prompts.ProbeBasis, prompts.ProbeGoal},
	profile.SlotError:     {prompts.ProbeError},
	profile.SlotExample:   {prompts.ProbeIncident},
	profile.SlotContact:   {prompts.ProbeContact},
	profile.SlotTool:      {prompts.ProbeTool, prompts.ProbeAid},
	profile.SlotTrick:     {prompts.ProbeTrick},
}

// onClaim finds a rule of the topic that has no reason, exception or cue, and asks for it with the rule's own words.
func (p *planner) onClaim(t *Topic, slot profile.Slot) (candidate, bool) {
	id, ok := map[profile.Slot]detect.ID{profile.SlotReason: detect.NoReason, profile.SlotException: detect.NoExcept, profile.SlotCue: detect.NoCue}[slot]
	if !ok {
		return candidate{}, false
	}
	for i := len(p.st.Claims) - 1; i >= 0; i-- {
		c := p.st.Claims[i]
		if c.Topic != t.ID || c.Kind != profile.Rule && c.Kind != profile.Threshold || c.Standing == profile.Dropped || slotsInclude(c, slot) {
			continue
		}
		if slot == profile.SlotCue && c.Is(profile.Threshold) {
			continue // the line that it draws is the cue
		}
		x := p.st.Exchange(c.Evidence[0].Question)
		ref, ok := quoteIn(x, c.Evidence[0].Quote, isRule)
		if !ok || p.quoted(ref) {
			continue
		}
		if a := p.followUp(id, x, ref, t); a != nil {
			return candidate{asked: a, topic: t, slot: slot}, true
		}
	}
	return candidate{}, false
}

func slotsInclude(c profile.Claim, slot profile.Slot) bool {
	for _, s := range profile.SlotsOf(c) {
		if s == slot {
			return true
		}
	}
	return false
}

// isRule says whether a sentence tells what is done, and not what happened once: "when would you not?" makes no sense of
// a story.
func isRule(s detect.Sentence) bool { return !s.Marks().Past && detect.Words(s.Text) >= leastRule }

// leastRule is how many words say enough to ask for the exception to them.
const leastRule = 3

// anySentence takes every sentence.
func anySentence(detect.Sentence) bool { return true }

// quoteIn points at the words of a claim within its answer, cut down to what a question can repeat: those of the first
// sentence that is wanted.
func quoteIn(x *Exchange, quote string, wanted func(detect.Sentence) bool) (Ref, bool) {
	if x == nil || x.Status != IsAnswered {
		return Ref{}, false
	}
	at := strings.Index(x.Answer, quote)
	if at < 0 {
		return Ref{}, false
	}
	for _, s := range detect.Sentences(quote) {
		span, ok := s.QuoteAround(s.Span)
		if ok && wanted(s) {
			return refTo(x, detect.Span{Start: at + span.Start, End: at + span.End}), true
		}
	}
	return Ref{}, false
}

// refTo points at words of an answer, without the mark that ends their sentence: a question quotes them within its own.
func refTo(x *Exchange, s detect.Span) Ref {
	words := strings.TrimRight(s.Of(x.Answer), ".!。！ ")
	return Ref{Seq: x.AnswerSeq, Start: s.Start, End: s.Start + len(words)}
}

// quoted says whether these words were followed up already.
func (p *planner) quoted(r Ref) bool {
	for _, x := range p.st.Exchanges {
		if x.About != nil && x.About.Seq == r.Seq && x.About.Start < r.End && r.Start < x.About.End {
			return true
		}
	}
	return false
}

// followUps are questions on the words of the last answers.
func (p *planner) followUps() []candidate {
	var out []candidate
	n := len(p.st.Exchanges)
	for i := max(0, n-followsLive); i < n; i++ {
		x := p.st.Exchanges[i]
		t := p.st.topic(x.Topic)
		if x.Phase != prompts.Topic || x.Status != IsAnswered || t == nil {
			continue
		}
		out = append(out, p.onAnswer(x, t, n-1-i)...)
	}
	return out
}

// onAnswer follows up one answer that was given age questions ago.
func (p *planner) onAnswer(x *Exchange, t *Topic, age int) []candidate {
	hits := detect.Hits(x.Answer)
	limit := followsEach
	if len(hits) > 0 && rich[hits[0].ID] {
		limit = followsRich
	}
	if p.followed(x) >= limit || detect.IntentOf(x.Answer) != detect.Answers {
		return nil
	}
	fade := 1 - .15*float64(age)
	var out []candidate
	for _, h := range hits {
		ref := refTo(x, h.Quote)
		if p.quoted(ref) || p.known(h, x.Answer) {
			continue
		}
		if a := p.followUp(h.ID, x, ref, t); a != nil {
			out = append(out, candidate{asked: a, topic: t, slot: SlotOf(a.Probe), trigger: h.Strength * fade, follows: age == 0})
		}
	}
	if detect.Brief(x.Answer) && len(out) == 0 && x.Follows == "" {
		if s := detect.Sentences(x.Answer); len(s) > 0 {
			if q, ok := s[0].QuoteAround(s[0].Span); ok {
				if a := p.followUp(detect.Short, x, refTo(x, q), t); a != nil {
					out = append(out, candidate{asked: a, topic: t, slot: SlotOf(a.Probe), trigger: .6 * fade, follows: age == 0})
				}
			}
		}
	}
	return out
}

// whoKnows asks who would know what the specialist just said that they do not: once a topic, and not where they were
// asked for a person.
func (p *planner) whoKnows() []candidate {
	x := p.last()
	if x == nil || x.Phase != prompts.Topic || x.Status != IsAnswered || SlotOf(x.Probe) == profile.SlotContact || detect.IntentOf(x.Answer) != detect.NotKnown {
		return nil
	}
	t := p.st.topic(x.Topic)
	if t == nil || slices.ContainsFunc(p.st.Exchanges, func(y *Exchange) bool { return y.Topic == t.ID && y.Source == string(detect.Dunno) }) {
		return nil
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[string(detect.Dunno)], x.ID) {
		if a := p.wordFor(q, prompts.Topic, t, nil); a != nil {
			a.Follows, a.Source = x.ID, string(detect.Dunno)
			return []candidate{{asked: a, topic: t, slot: profile.SlotContact, now: true}}
		}
	}
	return nil
}

// fromSeed turns a list so that it begins where the seed says.
func (p *planner) fromSeed(list []prompts.Question, name string) []prompts.Question {
	if len(list) == 0 {
		return nil
	}
	start := int(mix(p.st.Setup.Seed, name) % uint64(len(list)))
	return append(slices.Clone(list[start:]), list[:start]...)
}

// known says whether a term, tool or person was asked about before, or is in the trade's vocabulary.
func (p *planner) known(h detect.Hit, answer string) bool {
	if h.ID != detect.Jargon && h.ID != detect.Person && h.ID != detect.Tool {
		return false
	}
	word := strings.ToLower(h.Quote.Of(answer))
	for _, v := range p.pack.Vocabulary {
		if strings.ToLower(v) == word {
			return true
		}
	}
	for _, x := range p.st.Exchanges {
		if strings.EqualFold(x.Quote, word) {
			return true
		}
	}
	return false
}

// followed counts the follow-ups on an answer, and on the answers to those.
func (p *planner) followed(x *Exchange) int {
	root := x.ID
	for f := x; f != nil && f.Follows != ""; f = p.st.Exchange(f.Follows) {
		root = f.Follows
	}
	n := 0
	for _, y := range p.st.Exchanges {
		at := y
		for at != nil && at.Follows != "" {
			if at.Follows == root {
				n++
				break
			}
			at = p.st.Exchange(at.Follows)
		}
	}
	return n
}

// contradictions are pairs of statements on one topic that do not fit together: at most one pair a topic.
func (p *planner) contradictions() []candidate {
	var out []candidate
	for _, t := range p.st.Topics {
		if p.confronted(t) {
			continue
		}
		a, b, ok := contradiction(p.st.Claims, t.ID)
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

func (p *planner) confronted(t *Topic) bool {
	for _, x := range p.st.Exchanges {
		if x.Topic == t.ID && x.Probe == prompts.ProbeContradiction {
			return true
		}
	}
	return false
}

// fresh words a probe about a topic without quoting anything; no wording is used twice on one topic.
func (p *planner) fresh(probe prompts.Probe, t *Topic) *Asked {
	for _, q := range p.variants(probe, t) {
		if a := p.wordFor(q, prompts.Topic, t, nil); a != nil {
			a.Source = "slot"
			return a
		}
	}
	return nil
}

// variants returns the wordings of a probe that were not used on this topic, least used ones first.
func (p *planner) variants(probe prompts.Probe, t *Topic) []prompts.Question {
	list := p.pack.Probes[probe]
	var fresh, worn []prompts.Question
	for _, q := range p.fromSeed(list, t.ID+string(probe)) {
		if q.Probe == "" {
			q.Probe = probe
		}
		switch {
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

// followUp words a follow-up on quoted words.
func (p *planner) followUp(id detect.ID, x *Exchange, quote Ref, t *Topic) *Asked {
	if id == detect.NoExcept && forbids(p.st.deref(quote)) {
		return nil // "do not cancel it": when would you not?
	}
	list := p.fromSeed(p.pack.FollowUps[string(id)], fmt.Sprint(x.ID, id))
	for _, again := range []bool{false, true} {
		for _, q := range list {
			if p.used[q.ID] != again {
				continue
			}
			if a := p.wordWith(q, prompts.Topic, t, map[string]Ref{"q": quote}); a != nil {
				a.About, a.Follows, a.Source = &quote, x.ID, string(id)
				return a
			}
		}
	}
	return nil
}

// forbids says whether words forbid something.
func forbids(words string) bool {
	low := strings.ToLower(words)
	for _, w := range []string{"do not ", "don't ", "never ", "must not ", "no ", "不要", "别", "绝不", "绝对不", "不能", "千万"} {
		if strings.HasPrefix(low, w) || w[0] >= 0x80 && strings.Contains(low, w) {
			return true
		}
	}
	return false
}
