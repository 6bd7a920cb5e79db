package interview

import (
	"fmt"
	"strings"

	"tacit/profile/detect"
	"tacit/prompts"
)

// word makes a question of a wording for one of the phases that are not about a topic of their own. about is the
// exchange that the phase is about (the telling of an incident), or nil.
func (p *planner) word(q prompts.Question, phase prompts.Phase, about *Exchange) *Asked {
	var topic *Topic
	slots := map[string]Ref{}
	if about != nil {
		topic = p.topicOfCase(about)
		if ref, ok := featureOf(about); ok {
			slots["q"] = ref
		}
	} else if strings.Contains(q.Text, "{topic}") {
		topic = p.leastAsked(phase)
	}
	a := p.wordWith(q, phase, topic, slots)
	if a != nil && about != nil {
		a.Follows = about.ID
		if ref, ok := slots["q"]; ok && strings.Contains(q.Text, "{q}") {
			a.About = &ref
		}
	}
	return a
}

// wordFor makes a question about a topic.
func (p *planner) wordFor(q prompts.Question, phase prompts.Phase, topic *Topic, slots map[string]Ref) *Asked {
	return p.wordWith(q, phase, topic, slots)
}

// wordWith makes a question; nil when a slot of the wording has nothing to stand in it.
func (p *planner) wordWith(q prompts.Question, phase prompts.Phase, topic *Topic, slots map[string]Ref) *Asked {
	with := map[string]Ref{}
	text := q.Text
	why := q.Why
	if why == "" {
		why = p.pack.Why[q.Probe]
	}
	for _, name := range []string{"work", "topic", "q", "a", "b"} {
		if !strings.Contains(text, "{"+name+"}") && !strings.Contains(why, "{"+name+"}") {
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
	x := &Exchange{Asked: *a}
	p.st.render(x)
	if !p.clean(a) {
		return false
	}
	for _, y := range p.st.Exchanges {
		if y.Topic == a.Topic && (y.Question == x.Question || y.Probe == a.Probe && prompts.Similar(lang(p.st.Setup.Lang), y.Question, x.Question) >= repeated) {
			return false
		}
	}
	return true
}

// clean says whether a question passes the lint with its slots filled.
func (p *planner) clean(a *Asked) bool {
	x := &Exchange{Asked: *a}
	p.st.render(x)
	return len(prompts.LintQuestion(lang(p.st.Setup.Lang), x.Question)) == 0
}

// repeated is the likeness from which two questions count as the same (methods.md §2.3).
const repeated = .6

// topicOfCase is the topic that an incident belongs to: the one it shares most words with.
func (p *planner) topicOfCase(x *Exchange) *Topic {
	var best *Topic
	most := 0
	said := detect.Content(x.Answer)
	for _, t := range p.st.Topics {
		n := 0
		for w := range detect.Content(t.Label) {
			if said[w] {
				n += 3
			}
		}
		for _, c := range p.st.Claims {
			if c.Topic == t.ID {
				for w := range detect.Content(c.Text) {
					if said[w] {
						n++
					}
				}
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	if most < 3 {
		return nil
	}
	return best
}

// featureOf picks words of a told case that a what-if can change: a sentence with a figure or a condition, otherwise
// the one that tells of what was seen, otherwise the first.
func featureOf(x *Exchange) (Ref, bool) {
	var pick *detect.Sentence
	rank := 0
	sentences := detect.Sentences(x.Answer)
	for i := range sentences {
		m := sentences[i].Marks()
		r := 1
		switch {
		case m.Threshold:
			r = 4
		case m.Cue:
			r = 3
		case m.Failure:
			r = 2
		}
		if r > rank {
			if _, ok := sentences[i].QuoteAround(sentences[i].Span); ok {
				pick, rank = &sentences[i], r
			}
		}
	}
	if pick == nil {
		return Ref{}, false
	}
	q, _ := pick.QuoteAround(pick.Span)
	return refTo(x, q), true
}
