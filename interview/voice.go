package interview

import (
	"slices"

	"tacit/profile/detect"
	"tacit/prompts"
)

// followWords is the name under which a pack has the wordings that ask for the words themselves.
const followWords = "words"

// voice asks how things are said, in the specialist's own words. "I say it straight" tells how and not what; then the words
// themselves are asked for, once each.
func (p *planner) voice() Move {
	if a := p.words(); a != nil {
		return Move{Ask: a}
	}
	return p.inOrder(prompts.Voice, p.pack.Voice)
}

// words asks for what is said after an answer that only tells how; nil where the words are there, or nobody has any.
func (p *planner) words() *Asked {
	x := p.last()
	if x == nil || x.Phase != prompts.Voice || x.Source == followWords || x.Status != IsAnswered || p.total >= p.st.Budget()-p.kept() {
		return nil
	}
	said, ok := firstWords(x)
	if !ok || p.st.read(x).intent != detect.Answers || !tellsHow(x.Answer) {
		return nil
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[followWords], x.ID) {
		if a := p.wordWith(q, prompts.Voice, nil, map[string]Ref{"q": said}); p.fit(a) {
			a.About, a.Follows, a.Source = &said, x.ID, followWords
			return a
		}
	}
	return nil
}

// tellsHow says whether all of an answer speaks about what is said: nothing in it is particular, nobody is addressed and
// nothing is quoted.
func tellsHow(answer string) bool {
	return !detect.Quotes(answer) && !detect.Addresses(answer) && !slices.ContainsFunc(detect.Sentences(answer), func(s detect.Sentence) bool {
		return !s.Vague() && !s.Aside() && !s.Idle()
	})
}
