package interview

import (
	"fmt"
	"strings"

	"tacit/prompts"
)

// word makes a question of a wording for one of the phases that are not about a topic of their own.
func (p *planner) word(q prompts.Question, phase prompts.Phase) *Asked {
	var topic *Topic
	if hasSlot(q.Text, "topic") {
		topic = p.leastAsked(phase)
	}
	return p.wordWith(q, phase, topic, nil)
}

func hasSlot(text, name string) bool { return strings.Contains(text, "{"+name+"}") }

// wordWith makes a question; nil when a slot of the wording has nothing to stand in it.
func (p *planner) wordWith(q prompts.Question, phase prompts.Phase, topic *Topic, slots map[string]Ref) *Asked {
	with := map[string]Ref{}
	text := q.Text
	why := q.Why
	if why == "" {
		why = p.pack.Why[q.Probe]
	}
	for _, name := range []string{"work", "topic", "q", "a", "b", "c"} {
		if !hasSlot(text, name) && !hasSlot(why, name) {
			continue
		}
		ref, ok := slots[name]
		switch {
		case ok:
		case name == "work":
			ref = Ref{Work: true}
		case name == "topic" && topic != nil:
			ref = Ref{Topic: topic.ID}
		default:
			return nil
		}
		with[name] = ref
	}
	n := len(p.st.Exchanges) + 1
	a := &Asked{
		ID: fmt.Sprintf("q%d", n), N: n, Kind: Open, Phase: phase, Probe: q.Probe, Wording: q.ID, Text: text, Why: why, With: with,
		Source: "pack", Lead: q.Lead, Options: q.Options, Engine: "rules",
	}
	if topic != nil {
		a.Topic = topic.ID
	}
	return a
}

// fit says whether a question may be put: it passes the lint with its slots filled, and nothing like it was asked about
// the same topic.
func (p *planner) fit(a *Asked) bool {
	if a == nil {
		return false
	}
	if !p.clean(a) {
		return false
	}
	text := p.st.worded(a)
	for _, y := range p.st.Exchanges {
		if y.Topic == a.Topic && (y.Question == text || y.Probe == a.Probe && prompts.Similar(lang(p.st.Setup.Lang), y.Question, text) >= repeated) {
			return false
		}
	}
	return true
}

// clean says whether a question passes the lint with its slots filled.
func (p *planner) clean(a *Asked) bool {
	return len(prompts.LintQuestion(lang(p.st.Setup.Lang), p.st.worded(a))) == 0
}

// repeated is the likeness from which two questions count as the same (methods.md §2.3).
const repeated = .6
