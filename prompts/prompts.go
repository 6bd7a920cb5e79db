// Package prompts holds what tacit says: the questions of every trade, the consent text, the words on every screen and
// in every document, in English and in Simplified Chinese.
//
// Words are data here. They live in the YAML and Markdown files beside this one and are embedded in the program; this
// package reads them, checks them and hands them out as values. It decides nothing: which question is asked next is the
// business of the interview package, and what an answer means that of profile.
//
// A newcomer starts with [Pack], the questions of one trade in one language, and with [LintQuestion], which says why a
// wording is not fit to be asked. Screen and document texts come from [Texts].
package prompts

import "fmt"

// Lang is the language of an interview and of everything made from it.
type Lang string

// The languages that tacit speaks.
const (
	EN Lang = "en"
	ZH Lang = "zh"
)

// Langs lists every language, in the order in which they are offered.
var Langs = []Lang{EN, ZH}

// ParseLang reads a language tag such as "en", "zh" or "zh-CN".
func ParseLang(tag string) (Lang, error) {
	if len(tag) >= 2 {
		switch lang := Lang(tag[:2]); lang {
		case EN, ZH:
			if len(tag) == 2 || tag[2] == '-' || tag[2] == '_' {
				return lang, nil
			}
		}
	}
	return "", fmt.Errorf("language %q is not one of en, zh", tag)
}

// Phase is a stretch of the interview. Phases come in the order of [Phases]; the recipe is the one of cognitive task
// analysis: first the map of the work, then judgement in each part, then one hard case in depth, then variation.
type Phase string

// The phases of an interview, as the line protocol names them.
const (
	Frame     Phase = "frame"
	Map       Phase = "map"
	Topic     Phase = "topic"
	Incident  Phase = "incident"
	Stress    Phase = "stress"
	Voice     Phase = "voice"
	Boundary  Phase = "boundary"
	HoldOut   Phase = "hold-out"
	TeachBack Phase = "teach-back"
	Close     Phase = "close"
)

// Phases lists every phase in the order in which an interview goes through them.
var Phases = []Phase{Frame, Map, Topic, Incident, Stress, Voice, Boundary, HoldOut, TeachBack, Close}

// Probe is the kind of thing that a question is after.
type Probe string

// The probes, as the line protocol names them. Most come from the critical decision method (Klein, Calderwood &
// MacGregor 1989) and applied cognitive task analysis (Militello & Hutton 1998).
const (
	ProbeScope         Probe = "scope"
	ProbeSteps         Probe = "steps"
	ProbeJudgement     Probe = "judgement"
	ProbeScenario      Probe = "scenario"
	ProbeIncident      Probe = "incident"
	ProbeTimeline      Probe = "timeline"
	ProbeCue           Probe = "cue"
	ProbeKnowledge     Probe = "knowledge"
	ProbeAnalogue      Probe = "analogue"
	ProbeGoal          Probe = "goal"
	ProbeOption        Probe = "option"
	ProbeBasis         Probe = "basis"
	ProbeExpectation   Probe = "expectation"
	ProbeTime          Probe = "time"
	ProbeAid           Probe = "aid"
	ProbeAssessment    Probe = "assessment"
	ProbeError         Probe = "error"
	ProbeWhatIf        Probe = "what-if"
	ProbeThreshold     Probe = "threshold"
	ProbeException     Probe = "exception"
	ProbeReason        Probe = "reason"
	ProbeAction        Probe = "action"
	ProbeTool          Probe = "tool"
	ProbeContact       Probe = "contact"
	ProbeTerm          Probe = "term"
	ProbeTrick         Probe = "trick"
	ProbeAnomaly       Probe = "anomaly"
	ProbeSelf          Probe = "self-monitoring"
	ProbeConstraint    Probe = "constraint"
	ProbePreMortem     Probe = "pre-mortem"
	ProbeContradiction Probe = "contradiction"
	ProbeVoice         Probe = "voice"
	ProbeBoundary      Probe = "boundary"
	ProbeHoldOut       Probe = "hold-out"
	ProbeTeachBack     Probe = "teach-back"
	ProbeMissing       Probe = "missing"
)

// Probes lists every probe, in the order of the line protocol.
var Probes = []Probe{
	ProbeScope, ProbeSteps, ProbeJudgement, ProbeScenario, ProbeIncident, ProbeTimeline, ProbeCue, ProbeKnowledge,
	ProbeAnalogue, ProbeGoal, ProbeOption, ProbeBasis, ProbeExpectation, ProbeTime, ProbeAid, ProbeAssessment,
	ProbeError, ProbeWhatIf, ProbeThreshold, ProbeException, ProbeReason, ProbeAction, ProbeTool, ProbeContact,
	ProbeTerm, ProbeTrick, ProbeAnomaly, ProbeSelf, ProbeConstraint, ProbePreMortem, ProbeContradiction, ProbeVoice,
	ProbeBoundary, ProbeHoldOut, ProbeTeachBack, ProbeMissing,
}
