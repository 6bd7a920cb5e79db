package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/prompts"
)

// A reason belongs to its rule: who sees what to do without why does it where it is wrong. Which rule a reason belongs to is
// known in two ways only: the question that it answers asked about the rule, or it was said in one breath with it.

// reasoned are the kinds whose claims may have a reason beside them.
var reasoned = map[Kind]bool{Rule: true, Step: true, Threshold: true, Exception: true, Trick: true, Cue: true, Tool: true, Contact: true}

// reasons takes out of a list of claims the reasons that belong to another one, and returns them by its id.
func (c *compiler) reasons(claims []Claim) (map[string][]Claim, []Claim) {
	answers := map[string]Answer{}
	for _, a := range c.p.Answers {
		answers[a.Question] = a
	}
	ruled, byQuestion, said := map[string][]Claim{}, map[string][]Claim{}, map[Evidence]Claim{}
	for _, cl := range claims {
		if len(cl.Evidence) == 1 {
			said[cl.Evidence[0].bare()] = cl
		}
		byQuestion[cl.Evidence[0].Question] = append(byQuestion[cl.Evidence[0].Question], cl)
	}
	var rest []Claim
	for i, cl := range claims {
		rule := ""
		if cl.Kind == Reason && len(cl.Evidence) == 2 && cl.Standing != Edited { // it repeats its rule, to be read without it
			if of, ok := said[cl.Evidence[1].bare()]; ok && mayReason(of, cl) {
				rule, cl.Text, cl.Evidence = of.ID, Plain(cl.Evidence[0].Quote), cl.Evidence[:1]
			}
		}
		if rule == "" && cl.Kind == Reason && len(cl.Evidence) == 1 && cl.Phase == prompts.Topic && c.lead(cl) == "" {
			if a := answers[cl.Evidence[0].Question]; i > 0 && sameBreath(claims[i-1], cl) && mayReason(claims[i-1], cl) {
				rule = claims[i-1].ID
			} else {
				rule = askedAbout(byQuestion[a.Follows], a, cl)
			}
		}
		if rule == "" {
			rest = append(rest, cl)
			continue
		}
		ruled[rule] = append(ruled[rule], cl)
	}
	return ruled, rest
}

// mayReason says whether a claim is one that a reason may stand beside: as sure, and about the same part of the work.
func mayReason(cl, reason Claim) bool {
	return reasoned[cl.Kind] && cl.Phase != prompts.Map && cl.Phase != prompts.Frame && cl.Phase != prompts.Voice && cl.Topic == reason.Topic && cl.Reliable() == reason.Reliable() && cl.Reliable()
}

// sameBreath says whether a reason stands right behind a claim of the same answer and says by its words that it gives one.
func sameBreath(cl, reason Claim) bool {
	if cl.Evidence[0].Question != reason.Evidence[0].Question {
		return false
	}
	said := detect.Sentences(reason.Text)
	return len(said) > 0 && (said[0].Marks().Reason || costs(said[0]))
}

// askedAbout finds, among the claims of the answer that a question followed up, the one that it quoted; the only one where it
// quoted none. Empty where that is not plain.
func askedAbout(claims []Claim, a Answer, reason Claim) string {
	if !slices.Contains([]prompts.Probe{prompts.ProbeReason, prompts.ProbeBasis}, a.Probe) {
		return ""
	}
	var found []string
	for _, cl := range claims {
		quote := cl.Evidence[0].Quote
		if mayReason(cl, reason) && (a.About == "" || strings.Contains(quote, strings.TrimRight(a.About, stops)) || strings.Contains(a.About, strings.TrimRight(quote, stops))) {
			found = append(found, cl.ID)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}
