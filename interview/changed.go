package interview

import (
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// followChanged is the name under which a pack has the wordings that ask what made somebody change a statement, and their
// source.
const followChanged = "changed"

// changed asks, once a sitting, what made somebody put a statement otherwise: at the end of the review in which they did, and
// only while there is room besides the closing questions (the place is the one that is kept for a question on the last
// answer). A new wording that gives its reason is not asked about, nor one that says the same in other words.
func (p *planner) changed() Move {
	here := p.st.here()
	if len(here) == 0 || p.st.Weary > 0 || p.st.closing() || p.total >= p.st.Budget()-p.closers() {
		return Move{}
	}
	review := here[len(here)-1]
	if review.Kind != Review || review.Status == IsOpen || slices.ContainsFunc(here, func(x *Exchange) bool { return x.Source == followChanged }) {
		return Move{}
	}
	for _, id := range review.Claims {
		c, ok := p.st.Claim(id)
		j := p.st.verdicts[id]
		if !ok || j.Verdict != Edit || j.Question != review.ID || profile.ReasonIn(j.Text) != "" || !otherwise(p.st.stated[id], j.Text) || p.st.restsOnPrivate(c) {
			continue
		}
		if a := p.askWhatChanged(c); a != nil {
			return Move{Ask: a}
		}
	}
	return Move{}
}

// askWhatChanged words the question, with the old words in it.
func (p *planner) askWhatChanged(c profile.Claim) *Asked {
	x := p.st.Exchange(c.Evidence[0].Question)
	if x == nil {
		return nil
	}
	for _, s := range detect.Sentences(x.Answer) {
		quote, ok := s.QuoteAround(s.Span)
		if !ok || !strings.Contains(c.Evidence[0].Quote, s.Text) {
			continue
		}
		for _, q := range p.fromSeed(p.pack.FollowUps[followChanged], followChanged) {
			a := p.wordWith(q, prompts.TeachBack, p.st.topic(c.Topic), map[string]Ref{"q": refTo(x, quote)})
			if a != nil && p.clean(a) {
				a.Source, a.Follows, a.Claims = followChanged, x.ID, []string{c.ID}
				return a
			}
		}
	}
	return nil
}

// numbers are the figures of a text; the comma in 1,000 is none of theirs.
var numbers = regexp.MustCompile(`\d[\d.:]*\d|\d`)

// otherwise says whether a new wording says something else: another figure, in digits or in words, a "not" more or less, or
// mostly other words.
func otherwise(was, is string) bool {
	digits := func(s string) []string { return numbers.FindAllString(strings.ReplaceAll(s, ",", ""), -1) }
	if !slices.Equal(digits(was), digits(is)) || detect.FiguresDiffer(was, is) || denies(was) != denies(is) {
		return true
	}
	return 2*len(detect.Shared(was, is)) < len(detect.Content(was))
}

// denies says whether a statement says no.
func denies(text string) bool {
	return slices.ContainsFunc(detect.Sentences(text), func(s detect.Sentence) bool { return s.Marks().Negative })
}

// correctedClaims are the claims with when and why the specialist put them otherwise.
func (st *State) correctedClaims() []profile.Claim {
	out := slices.Clone(st.Claims)
	for i := range out {
		if out[i].Corrected = st.corrects(out[i]); out[i].Corrected != nil {
			continue
		}
		j, ok := st.verdicts[out[i].ID]
		if !ok || j.Verdict != Edit || out[i].Standing != profile.Edited {
			continue
		}
		out[i].Corrected = &profile.Correction{At: st.judgedAt[j.Claim], Why: profile.ReasonIn(j.Text)}
		if out[i].Corrected.Why == "" {
			out[i].Corrected.Why, out[i].Corrected.Question = st.whyChanged(j.Claim)
		}
	}
	return out
}

// whyChanged is what was answered to the question what made somebody change a claim.
func (st *State) whyChanged(claim string) (why, question string) {
	for _, x := range slices.Backward(st.Exchanges) {
		if x.Source == followChanged && slices.Contains(x.Claims, claim) && x.Status == IsAnswered {
			if said := detect.Sentences(x.Answer); len(said) > 0 && detect.IntentOf(x.Answer) == detect.Answers {
				return said[0].Text, x.ID
			}
		}
	}
	return "", ""
}

// withoutReason leaves out of the claims of an answer the sentence that says what made somebody change a statement: it
// stands with that one.
func withoutReason(x *Exchange, claims []profile.Claim) []profile.Claim {
	said := detect.Sentences(x.Answer)
	if x.Source != followChanged || len(said) == 0 {
		return claims
	}
	return slices.DeleteFunc(claims, func(c profile.Claim) bool { return c.Evidence[0].Quote == said[0].Text })
}

// explained gives the differences between two versions their dates, and the reasons where they were said.
func explained(changes []profile.Change, before, after *State) []profile.Change {
	for i := range changes {
		ch := &changes[i]
		c := ch.Claim()
		x := after.byID[c.Evidence[0].Question]
		switch {
		case ch.After != nil && c.Corrected != nil:
			ch.At, ch.Why = c.Corrected.At, c.Corrected.Why
		case after.verdicts[c.ID].Verdict != "":
			ch.At = after.judgedAt[c.ID]
		case x != nil:
			ch.At = x.At
			if was := before.byID[x.ID]; was != nil && was.AnswerSeq > 0 && was.AnswerSeq != x.AnswerSeq {
				ch.Why = profile.ReasonIn(x.Answer)
			}
		}
	}
	return changes
}
