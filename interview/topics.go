package interview

import (
	"fmt"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// mapTopics names the topics: what the specialist said needs judgement, first; if that leaves fewer than two,
// the other steps; if they named none at all, what the pack suggests, or the work as a whole.
func mapTopics(st *State, pack *prompts.Pack, most int) Mapped {
	labels := stepLabels(st)
	judged := judgement(st, labels)
	if len(judged) < 2 { // the one that was named, and then the others
		for _, l := range labels {
			if !slices.Contains(judged, l) {
				judged = append(judged, l)
			}
		}
	}
	var out Mapped
	add := func(label Ref, text string) {
		if len(out.Topics) < most {
			out.Topics = append(out.Topics, MappedTopic{ID: fmt.Sprintf("t%d", len(out.Topics)+1), Label: label, Text: text})
		}
	}
	for _, l := range judged {
		add(l, "")
	}
	if len(out.Topics) == 0 {
		for _, s := range pack.Steps {
			add(Ref{}, s)
		}
	}
	if len(out.Topics) == 0 {
		add(Ref{Work: true}, "")
	}
	return out
}

// stepLabels points at the steps in the answer to the question for them.
func stepLabels(st *State) []Ref {
	for _, x := range st.Exchanges {
		if x.Probe != prompts.ProbeSteps || x.Status != IsAnswered || !st.learnedFrom(x.ID) {
			continue
		}
		var out []Ref
		for _, s := range profile.Steps(x.Answer) {
			out = append(out, Ref{Seq: x.AnswerSeq, Start: s.Start, End: s.End})
		}
		return out
	}
	return nil
}

// judgement points at what needs judgement: steps, and behind them what was named beside these ("and also the wind"); nothing
// when that was not said.
func judgement(st *State, labels []Ref) []Ref {
	steps := make([]string, len(labels))
	for i, l := range labels {
		steps[i] = st.deref(l)
	}
	for _, x := range st.Exchanges {
		if x.Probe != prompts.ProbeJudgement || x.Status != IsAnswered {
			continue
		}
		var out []Ref
		for _, i := range profile.Judged(steps, x.Answer) {
			out = append(out, labels[i])
		}
		if st.learnedFrom(x.ID) {
			for _, s := range profile.Besides(steps, x.Answer) {
				out = append(out, Ref{Seq: x.AnswerSeq, Start: s.Start, End: s.End})
			}
		}
		return out
	}
	return nil
}

// trivialWeight is what is left of a topic of which the specialist says that there is nothing to it.
const trivialWeight = .45

// trivial says whether an answer on a topic, or one that names it, held that it takes no judgement.
func (st *State) trivial(t *Topic) bool {
	label := detect.Content(t.Label)
	return slices.ContainsFunc(st.Exchanges, func(x *Exchange) bool {
		if x.Status != IsAnswered || x.Kind != Open || x.Topic != t.ID && x.Phase != prompts.Map || !st.read(x).trivial {
			return false
		}
		for _, s := range detect.Sentences(x.Answer) {
			said := detect.Content(s.Text)
			for w := range label {
				if said[w] && detect.Trivial(s.Text) {
					return true
				}
			}
		}
		return false
	})
}

// weight is how much a topic matters: those named first among the judgement steps come first, and one in which something
// went wrong matters more (it is where the successor will be hurt).
func (st *State) weight(t *Topic) float64 {
	w := 1.0
	if st.trivial(t) {
		w = trivialWeight
	}
	for _, c := range st.Claims {
		if c.Topic == t.ID && (c.Kind == profile.Incident || c.Kind == profile.Risk) {
			return w + .15
		}
	}
	return w
}
