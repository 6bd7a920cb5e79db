package interview

import (
	"fmt"
	"maps"
	"slices"

	"tacit/prompts"
)

// The next question is on the screen before a model could say anything about it. So a model is told, while the specialist
// answers one question, which others are likely to come after it, and may put those into the specialist's words. The wording
// is there when such a question is chosen, or it is asked in ours.

// aheadMost is how many of the questions that are likely to come a model is told.
const aheadMost = 3

// toldNext is a question that is likely to come, as a model is told of it.
type toldNext struct {
	ID    string `json:"id"`
	After string `json:"after"` // what it is after
	Text  string `json:"text"`
}

// ahead returns the questions about the topics that are worth most as things stand, as far as a model may read them.
func (s *Session) ahead() []*Asked {
	p := newPlanner(s.st, s.pack)
	list, scores := p.ranked()
	var out []*Asked
	for _, c := range list {
		if len(out) == aheadMost || scores[c.asked] < stopScore {
			break
		}
		if c.reopen == "" && c.asked.Source != followModel && s.st.tellable(&Exchange{Asked: *c.asked}) && p.fit(c.asked) {
			out = append(out, c.asked)
		}
	}
	return out
}

// toldAhead is how a model is told of them: n1, n2 …
func (st *State) toldAhead(list []*Asked) []toldNext {
	out := []toldNext{}
	for i, a := range list {
		out = append(out, toldNext{fmt.Sprint("n", i+1), string(a.Probe), st.worded(a)})
	}
	return out
}

// Rewording is one of our questions in the specialist's words. It is asked in place of ours where Wording, Topic and With are
// those of the question that was chosen.
type Rewording struct {
	Wording string         `json:"wording,omitempty"`
	Topic   string         `json:"topic,omitempty"`
	With    map[string]Ref `json:"with,omitempty"`
	Text    string         `json:"text,omitempty"`
}

// rewords says whether it is a wording of a question.
func (r *Rewording) rewords(a *Asked) bool {
	return r.Wording == a.Wording && r.Topic == a.Topic && maps.Equal(r.With, a.With)
}

// inTheirWords has a question asked as a model put it, if one did and the words that it used still stand.
func (p *planner) inTheirWords(a *Asked) {
	if a.Kind != Open || a.Proposal != "" {
		return
	}
	for _, pr := range slices.Backward(p.st.proposals.list) {
		if pr.sort != puts || pr.asked || !pr.of.rewords(a) || !p.st.allShown(pr.shown) {
			continue
		}
		like := func(x *Exchange) bool {
			return x.Topic == a.Topic && prompts.Similar(lang(p.st.Setup.Lang), x.Question, pr.text) >= repeated
		}
		if !slices.ContainsFunc(p.st.Exchanges, like) {
			a.Proposal = pr.id
		}
		return
	}
}
