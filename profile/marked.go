package profile

import (
	"tacit/profile/detect"
	"tacit/prompts"
)

// What kind of claim a sentence makes: what its question was after, unless its words plainly show another. Where these two do not
// settle it, kinds.go does.

// defaults is the kind of claim that a probe is after.
var defaults = map[prompts.Probe]Kind{
	prompts.ProbeScope: Boundary, prompts.ProbeGoal: Reason, prompts.ProbeJudgement: Step, prompts.ProbeScenario: Rule, prompts.ProbeIncident: Incident,
	prompts.ProbeTimeline: Incident, prompts.ProbeCue: Cue, prompts.ProbeKnowledge: Cue, prompts.ProbeAnalogue: Incident, prompts.ProbeOption: Rule,
	prompts.ProbeBasis: Reason, prompts.ProbeExpectation: Cue, prompts.ProbeTime: Threshold, prompts.ProbeAid: Tool, prompts.ProbeAssessment: Cue,
	prompts.ProbeError: Error, prompts.ProbeWhatIf: Exception, prompts.ProbeThreshold: Threshold, prompts.ProbeException: Exception,
	prompts.ProbeReason: Reason, prompts.ProbeAction: Rule, prompts.ProbeTool: Tool, prompts.ProbeContact: Contact, prompts.ProbeTerm: Term,
	prompts.ProbeTrick: Trick, prompts.ProbeAnomaly: Cue, prompts.ProbeSelf: Cue, prompts.ProbeConstraint: Rule, prompts.ProbePreMortem: Risk,
	prompts.ProbeContradiction: Rule, prompts.ProbeVoice: Voice, prompts.ProbeBoundary: Boundary, prompts.ProbeTeachBack: Rule, prompts.ProbeMissing: Rule,
}

// strict are the probes whose answers are of their kind whatever words they use.
var strict = map[prompts.Probe]bool{
	prompts.ProbeScope: true, prompts.ProbeGoal: true, prompts.ProbeVoice: true, prompts.ProbeBoundary: true, prompts.ProbeTerm: true,
	prompts.ProbeIncident: true, prompts.ProbeTimeline: true, prompts.ProbePreMortem: true, prompts.ProbeJudgement: true,
}

// kindOf decides what a sentence says. The order matters: the rarer and more telling sign wins.
func kindOf(h Heard, m detect.Marks) Kind {
	want := defaults[h.Probe]
	if want == "" {
		want = Rule
	}
	if strict[h.Probe] {
		return want
	}
	if kind, ok := told(h, m, want); ok {
		return kind
	}
	return want
}

// told returns the kind that the words themselves show.
func told(h Heard, m detect.Marks, want Kind) (Kind, bool) {
	switch {
	case want == Reason && m.Reason:
		return Reason, true
	case h.Probe == prompts.ProbeScenario && m.Past && !m.Condition && !m.Absolute:
		return Incident, true
	case m.Past && m.Failure && !m.Condition && !m.Absolute && (want == Rule || want == Threshold || want == Cue):
		return Incident, true
	case want == Incident && m.Past && !m.Condition:
		return Incident, true
	case m.Exception && want != Reason:
		return Exception, true
	case m.Condition && want != Exception && want != Threshold:
		return Rule, true
	case m.Term && want == Rule:
		return Term, true
	case m.Threshold && (want == Rule || want == Threshold || want == Cue && !m.Past):
		return Threshold, true
	case m.Trick:
		return Trick, true
	case m.Error && want != Cue && !m.Past:
		return Error, true
	case m.Contact && want != Exception && want != Reason:
		return Contact, true
	case m.Absolute && want == Rule:
		return Rule, true
	case m.Cue && want == Rule:
		return Cue, true
	case m.Reason && want == Rule && !m.Absolute:
		return Reason, true
	case m.Risk && want == Rule:
		return Risk, true
	case m.Tool && want == Rule && !m.Step:
		return Tool, true
	}
	return "", false
}

// hints lists what a claim may say besides, by the build of its sentence alone.
func hints(c Claim, s detect.Sentence) []Kind {
	var out []Kind
	for _, h := range []struct {
		is   func() bool
		kind Kind
	}{{s.Special, Exception}, {s.Diagnosis, Cue}, {s.Mistake, Error}} {
		if !c.Is(h.kind) && h.is() {
			out = append(out, h.kind)
		}
	}
	return out
}

// also lists what else a sentence says, and for the first sentence of an answer what was asked for.
func also(kind Kind, probe prompts.Probe, m detect.Marks, first bool) []Kind {
	var out []Kind
	add := func(is bool, k Kind) {
		if is && k != kind && k != "" {
			for _, o := range out {
				if o == k {
					return
				}
			}
			out = append(out, k)
		}
	}
	add(first && (defaults[probe] != Contact || kind == Contact), defaults[probe])
	add(m.Condition || m.Absolute, Rule)
	add(m.Threshold, Threshold)
	add(m.Exception, Exception)
	add(m.Reason, Reason)
	add(m.Cue, Cue)
	add(m.Error, Error)
	add(m.Contact, Contact)
	add(m.Tool, Tool)
	add(m.Trick, Trick)
	return out
}
