package interview

import (
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// enough is how many claims fill a slot so that it is not asked for any more.
const enough = 3

// How strong the reason is for asking for what a topic lacks: where a claim lacks it whose words can be quoted, or fresh.
const (
	requiredTrigger = .8
	otherTrigger    = .7
	claimBonus      = .12
)

// lacking asks for the slots that nothing fills: by quoting a claim that lacks it where there is one, otherwise fresh.
func (p *planner) lacking(t *Topic) []candidate {
	filled := p.filledOf(t)
	var out []candidate
	for _, s := range profile.Slots {
		if filled[s.Slot] >= enough {
			continue
		}
		trigger := requiredTrigger
		if !s.Required {
			trigger = otherTrigger
		}
		if c, ok := p.onClaim(t, s.Slot); ok {
			c.trigger = trigger + claimBonus
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
	profile.SlotAction:    {prompts.ProbeOption, prompts.ProbeAction},
	profile.SlotThreshold: {prompts.ProbeThreshold, prompts.ProbeTime},
	profile.SlotException: {prompts.ProbeException},
	profile.SlotReason:    {prompts.ProbeReason, prompts.ProbeBasis, prompts.ProbeGoal},
	profile.SlotError:     {prompts.ProbeError},
	profile.SlotExample:   {prompts.ProbeIncident},
	profile.SlotContact:   {prompts.ProbeContact},
	profile.SlotTool:      {prompts.ProbeTool, prompts.ProbeAid},
	profile.SlotTrick:     {prompts.ProbeTrick},
}

// gapOf names the follow-up on a claim that lacks something.
var gapOf = map[profile.Slot]detect.ID{profile.SlotReason: detect.NoReason, profile.SlotException: detect.NoExcept, profile.SlotCue: detect.NoCue}

// onClaim finds a rule of the topic that has no reason, exception or cue, and asks for it with the rule's own words: first
// what others wrote and the specialist accepted, of which they have said nothing themselves; then the rule that was said last,
// but one with a line in it before others, since it is the firmest.
func (p *planner) onClaim(t *Topic, slot profile.Slot) (candidate, bool) {
	id, ok := gapOf[slot]
	if !ok {
		return candidate{}, false
	}
	for rank := range 3 {
		for _, c := range slices.Backward(p.st.Claims) {
			if c.Topic != t.ID {
				continue
			}
			x := p.st.Exchange(c.Evidence[0].Question)
			if rankOf(c, x) != rank || !p.gapIn(c, slot) {
				continue
			}
			ref, ok := quoteIn(x, c.Evidence[0].Quote, isRule)
			if !ok || p.quoted(ref) {
				continue
			}
			if a := p.followUp(id, x, ref, t); a != nil {
				return candidate{asked: a, topic: t, slot: slot}, true
			}
		}
	}
	return candidate{}, false
}

// rankOf says in which round [planner.onClaim] asks about a claim.
func rankOf(c profile.Claim, said *Exchange) int {
	switch {
	case said != nil && said.Source == followImported:
		return 0
	case c.Is(profile.Threshold):
		return 1
	}
	return 2
}

// gapIn says whether a claim is a rule that says what to do and lacks something.
func (p *planner) gapIn(c profile.Claim, slot profile.Slot) bool {
	switch {
	case c.Vague || c.Standing == profile.Dropped || slices.Contains(profile.SlotsOf(c), slot):
		return false
	case slot == profile.SlotCue && c.Is(profile.Threshold):
		return false // the line that it draws is the cue
	case slot != profile.SlotReason && (c.Is(profile.Cue) || c.Is(profile.Error)):
		return false // nobody acts on a sign of a sign, and there is no exception to a mistake
	}
	return c.Kind == profile.Rule || c.Kind == profile.Threshold || c.Kind == profile.Step
}

// isRule says whether a sentence tells what is done, and not what happened once: "when would you not?" makes no sense of
// a story.
func isRule(s detect.Sentence) bool {
	return s.Does() && !s.Marks().Past && !s.AboutTalk() && detect.Words(s.Text) >= leastRule
}

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
		if x.About != nil && x.About.overlaps(r) {
			return true
		}
	}
	return false
}
