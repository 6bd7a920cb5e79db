package interview

import (
	"maps"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// SlotOf is the slot that a probe is meant to fill; empty for probes that are about the interview as a whole.
func SlotOf(p prompts.Probe) profile.Slot {
	switch p {
	case prompts.ProbeCue, prompts.ProbeKnowledge, prompts.ProbeAnomaly, prompts.ProbeExpectation, prompts.ProbeAssessment, prompts.ProbeSelf:
		return profile.SlotCue
	case prompts.ProbeThreshold, prompts.ProbeTime:
		return profile.SlotThreshold
	case prompts.ProbeException, prompts.ProbeWhatIf:
		return profile.SlotException
	case prompts.ProbeReason, prompts.ProbeBasis, prompts.ProbeGoal:
		return profile.SlotReason
	case prompts.ProbeAction, prompts.ProbeOption, prompts.ProbeConstraint, prompts.ProbeContradiction:
		return profile.SlotAction
	case prompts.ProbeError, prompts.ProbePreMortem:
		return profile.SlotError
	case prompts.ProbeIncident, prompts.ProbeTimeline, prompts.ProbeAnalogue:
		return profile.SlotExample
	case prompts.ProbeContact:
		return profile.SlotContact
	case prompts.ProbeTool, prompts.ProbeAid:
		return profile.SlotTool
	case prompts.ProbeTrick:
		return profile.SlotTrick
	}
	return ""
}

// unhear takes back what an earlier version of an answer said about the interview itself.
func (st *State) unhear(x *Exchange) {
	if st.Weary == x.N {
		st.Weary = 0
	}
	t := st.topic(x.Topic)
	if t == nil {
		return
	}
	t.Unknown = slices.DeleteFunc(t.Unknown, func(u profile.UnknownThing) bool { return u.Question == x.ID })
	slot := SlotOf(x.Probe)
	t.Declined[slot] = slices.ContainsFunc(t.Unknown, func(u profile.UnknownThing) bool { return u.Slot == slot }) ||
		slices.ContainsFunc(st.Exchanges, func(y *Exchange) bool { return y.Status == IsSkipped && y.Topic == t.ID && SlotOf(y.Probe) == slot })
}

// heardIn reads what an answer says about the interview itself.
func heardIn(text string) *Heard {
	whole := detect.Read(text)
	return &Heard{
		Unknown: whole.Intent == detect.NotKnown || whole.Refers,
		Settled: whole.Intent == detect.NoMore || detect.Repeats(text) || whole.Beside(),
		Weary:   whole.Weary && !whole.Refers,
	}
}

// hear notes what an answer says about the interview itself: that the specialist does not know, that it was all, or that
// they have had enough.
func (st *State) hear(x *Exchange, h *Heard) {
	t := st.topic(x.Topic)
	slot := SlotOf(x.Probe)
	if t != nil && (h.Settled || h.Unknown && slot != "") {
		t.Declined[slot] = true
	}
	if t != nil && h.Unknown && slot != "" {
		t.Unknown = append(t.Unknown, profile.UnknownThing{Slot: slot, Question: x.ID})
	}
	if h.Weary && st.Weary == 0 && x.Kind == Open && x.counts() && x.N > st.sitting.from {
		st.Weary = x.N
	}
}

// askedInVain is how often each slot of a topic was asked for, without what was told and has been withdrawn: the documents are to show
// as little of that as of its words.
func (st *State) askedInVain(t *Topic) map[profile.Slot]int {
	out := maps.Clone(t.Asked)
	for _, x := range st.Exchanges {
		if slot := SlotOf(x.Probe); x.Status == IsWithdrawn && x.Topic == t.ID && out[slot] > 0 {
			out[slot]--
		}
	}
	return out
}

// Profile is what is known, for rendering documents and gaps.
func (st *State) Profile() *profile.Profile {
	p := &profile.Profile{
		ID: st.ID, Subject: st.Setup.Subject, Work: st.Setup.Work, Lang: lang(st.Setup.Lang), Pack: st.Setup.Pack, Purpose: st.Setup.Purpose,
		Audience: st.Setup.Audience, Began: st.Began, Changed: st.Changed, Version: st.NextVersion(), Finished: st.Ended != "",
		Asked: st.Counted(), Claims: append(st.correctedClaims(), st.unjudged()...), Phrasings: st.allPhrasings(), Signed: st.signature(),
	}
	for _, t := range st.Topics {
		p.Topics = append(p.Topics, profile.TopicOf{ID: t.ID, Label: t.Label, Question: t.Named, Asked: st.askedInVain(t), Declined: t.Declined, Unknown: t.Unknown})
	}
	for _, x := range st.Exchanges {
		if x.Source == followImported && x.Status != IsOpen { // where the specialist made it their own
			p.Answers = append(p.Answers, profile.Answer{Question: x.Follows, N: x.N, Phase: x.Phase, Probe: x.Probe, Mark: st.MarkOf(x), At: x.At})
		}
		if x.Status != IsAnswered {
			continue
		}
		if x.Phase == prompts.HoldOut {
			_, reason, _ := strings.Cut(strings.TrimSpace(x.Answer), "\n")
			p.HoldOuts = append(p.HoldOuts, profile.HoldOut{Question: x.ID, Text: x.Question, Topic: x.Topic, Options: x.Options, Choice: x.Choice, Reason: strings.TrimSpace(reason), Mark: st.MarkOf(x)})
			continue
		}
		a := profile.Answer{Question: x.ID, N: x.N, Phase: x.Phase, Probe: x.Probe, Topic: x.Topic, Slot: SlotOf(x.Probe), Follows: x.Follows, About: x.Quote, Lead: st.leadOf(x), Mark: st.MarkOf(x), At: x.At}
		if pr := st.proposal(x.Proposal); pr != nil {
			a.Model = pr.by
		}
		p.Answers = append(p.Answers, a)
	}
	return p
}

// NextVersion is the version that documents compiled now have: that of the last ones while nothing has changed since.
func (st *State) NextVersion() int {
	if st.current {
		return st.Version
	}
	return st.Version + 1
}

// MarkOf is who may read an answer: its own mark, or the interview's audience.
func (st *State) MarkOf(x *Exchange) profile.Mark {
	if x.Mark != "" {
		return x.Mark
	}
	return st.Setup.Audience.Mark()
}
