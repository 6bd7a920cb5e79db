package interview

import (
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// followCorrected is the name under which a pack has the wordings that ask what a correction changes, and their source.
const followCorrected = "corrected"

// corrected reads back, when somebody has just said that they put something wrong, what they may have meant: the latest
// statements about the same thing. We never decide which of two statements holds; left alone, both would stand.
func (p *planner) corrected() Move {
	x := p.last()
	if x == nil || x.Kind != Open || x.Status != IsAnswered || !detect.Corrects(x.Answer) {
		return Move{}
	}
	for _, y := range p.st.here() {
		if y.Source == followCorrected && y.Follows == x.ID {
			return Move{}
		}
	}
	said := detect.Content(x.Answer)
	var claims []string
	for _, c := range slices.Backward(p.st.Claims) {
		of := p.st.Exchange(c.Evidence[0].Question)
		if of == nil || of.N >= x.N || c.Standing == profile.Dropped || p.st.restsOnPrivate(c) || len(claims) == reviewed {
			continue
		}
		n := 0
		for w := range detect.Content(c.Text) {
			if said[w] {
				n++
			}
		}
		if n >= sharedCorrected {
			claims = append(claims, c.ID)
		}
	}
	if len(claims) == 0 {
		return Move{}
	}
	slices.Reverse(claims)
	a := p.wordReview(p.pack.FollowUps[followCorrected], p.st.topic(x.Topic), claims)
	if a == nil {
		return Move{}
	}
	a.Source, a.Follows, a.Phase = followCorrected, x.ID, prompts.TeachBack
	return Move{Ask: a}
}

// sharedCorrected is how many words a statement has in common with a correction that may be about it.
const sharedCorrected = 2
