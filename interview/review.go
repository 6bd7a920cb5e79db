package interview

import (
	"slices"

	"tacit/profile"
	"tacit/prompts"
)

// besides are the sources of reviews that are not the one that each part of the work has at the end.
var besides = map[string]bool{followStale: true, followImported: true, followCorrected: true}

// reviewed is how many claims one teach-back shows: few enough to be read and not nodded through.
const reviewed = 5

// review makes the next teach-back: the claims of one topic that matter most and were not read back yet. Each topic has
// one, and what belongs to no topic has one. It is not counted in the budget.
func (p *planner) review() *Asked {
	done := map[string]bool{}
	for _, x := range p.st.here() {
		if x.Kind == Review && !besides[x.Source] {
			done[x.Topic] = true
		}
	}
	topics := append([]*Topic{}, p.st.Topics...)
	for _, t := range append(topics, nil) {
		id := ""
		if t != nil {
			id = t.ID
		}
		if done[id] || p.st.Weary > 0 && len(done) > 0 {
			continue
		}
		if claims := append(p.worthReading(id), p.unconfirmed(id)...); len(claims) > 0 {
			return p.wordReview(p.pack.TeachBack, t, claims)
		}
	}
	return nil
}

// worthReading picks the claims to read back that have no verdict yet, in the order in which they were said.
func (p *planner) worthReading(topic string) []string {
	return p.mostHarmful(topic, func(c profile.Claim) bool {
		return c.Standing == profile.Stated || c.Standing == profile.Contested
	})
}

// mostHarmful picks, of the claims about a topic that are wanted, those that could do most harm if they were wrong.
func (p *planner) mostHarmful(topic string, wanted func(profile.Claim) bool) []string {
	type ranked struct{ at, rank int }
	var list []ranked
	for i, c := range p.st.Claims {
		if c.Topic != topic || !p.st.readable(c) || !wanted(c) {
			continue
		}
		list = append(list, ranked{i, readRank(c)})
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return b.rank - a.rank })
	list = list[:min(len(list), reviewed)]
	slices.SortFunc(list, func(a, b ranked) int { return a.at - b.at })
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = p.st.Claims[r.at].ID
	}
	return out
}

// readable says whether a claim can be read back at all: it says something about how the work is done, and rests on no answer that was kept private.
func (st *State) readable(c profile.Claim) bool {
	return c.Phase != prompts.Frame && (c.Topic != "" || c.Kind != profile.Step) && !c.Vague && !st.restsOnPrivate(c)
}

// restsOnPrivate says whether a claim rests on an answer that was marked private by itself: it is told to no stand-in, and so not
// read back as if it were.
func (st *State) restsOnPrivate(c profile.Claim) bool {
	return slices.ContainsFunc(c.Evidence, func(e profile.Evidence) bool {
		x := st.Exchange(e.Question)
		return x != nil && x.Mark == profile.Private && st.Setup.Audience != profile.ForPrivate
	})
}

// readRank says how much harm a claim could do if it were wrong.
func readRank(c profile.Claim) int {
	rank := map[profile.Kind]int{profile.Boundary: 6, profile.Threshold: 6, profile.Rule: 5, profile.Exception: 5, profile.Cue: 4, profile.Risk: 4, profile.Error: 3, profile.Contact: 3, profile.Reason: 2}[c.Kind]
	if c.Is(profile.Threshold) {
		rank += 2
	}
	if c.Standing == profile.Contested || len(c.Evidence) > 1 {
		rank += 2
	}
	return rank
}

// wordReview words a teach-back of a topic, or of the work as a whole where there is no topic.
func (p *planner) wordReview(list []prompts.Question, t *Topic, claims []string) *Asked {
	slots := map[string]Ref{}
	if t == nil {
		slots["topic"] = Ref{Work: true}
	}
	for i := range list {
		q := list[(len(p.st.Exchanges)+i)%len(list)]
		if a := p.wordWith(q, prompts.TeachBack, t, slots); a != nil && p.clean(a) {
			a.Kind, a.Probe, a.Claims = Review, prompts.ProbeTeachBack, claims
			return a
		}
	}
	return nil
}
