package interview

import (
	"regexp"
	"slices"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// followCorrected is the name under which a pack has the wordings that ask what a correction changes, and their source.
const followCorrected = "corrected"

// corrected reads back, when somebody has just said that they put something wrong, what they may have meant: the statements
// that have most in common with it. We never decide which of two statements holds; left alone, both would stand.
func (p *planner) corrected() Move {
	var x *Exchange // asked last, other than what this asks
	for _, y := range slices.Backward(p.st.here()) {
		if y.Source != followCorrected {
			x = y
			break
		}
	}
	if x == nil || x.Kind == Choice || x.Status != IsAnswered || !detect.Corrects(x.Answer) {
		return Move{}
	}
	for _, y := range p.st.here() {
		if y.Source == followCorrected && y.Follows == x.ID {
			return Move{}
		}
	}
	type meant struct {
		id     string
		shared int
	}
	said := words(x.Answer)
	var may []meant
	for _, c := range slices.Backward(p.st.Claims) {
		of := p.st.Exchange(c.Evidence[0].Question)
		if of == nil || of.N >= x.N || c.Standing == profile.Dropped || p.st.restsOnPrivate(c) {
			continue
		}
		n := 0
		for w := range words(c.Text) {
			if said[w] {
				n++
			}
		}
		if n >= sharedCorrected {
			may = append(may, meant{c.ID, n})
		}
	}
	slices.SortStableFunc(may, func(a, b meant) int { return b.shared - a.shared })
	may = may[:min(len(may), reviewed)]
	var claims []string
	for _, c := range p.st.Claims { // in the order in which they were said
		if slices.ContainsFunc(may, func(m meant) bool { return m.id == c.ID }) {
			claims = append(claims, c.ID)
		}
	}
	if len(claims) == 0 {
		return Move{}
	}
	a := p.wordReview(p.pack.FollowUps[followCorrected], p.st.topic(x.Topic), claims)
	if a == nil {
		return Move{}
	}
	a.Source, a.Follows, a.Phase = followCorrected, x.ID, prompts.TeachBack
	return Move{Ask: a}
}

// words are the words of content of a text, and its figures.
func words(text string) map[string]bool {
	out := detect.Content(text)
	for _, figure := range figures.FindAllString(text, -1) {
		out[figure] = true
	}
	return out
}

var figures = regexp.MustCompile(`[0-9]+([.,][0-9]+)*`)

// sharedCorrected is how many words a statement has in common with a correction that may be about it.
const sharedCorrected = 2
