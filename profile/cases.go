package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/prompts"
)

// kase is one incident: its telling, the reasons that were given for what was done, and what else the questions about it
// brought up that holds for no part of the work by itself.
type kase struct {
	story, why, lessons []Claim
	topic               string          // the part of the work that it belongs to, by id
	asked               map[string]bool // the questions that it was told and gone into by
}

func (k kase) claims() []Claim { return slices.Concat(k.story, k.why, k.lessons) }

// caseOf numbers the cases that were gone into. It says of each question about one, and of the question that it was told in
// answer to, which case it belongs to: one that was told while the talk was of a part of the work is as much a case as one
// that was asked for.
func (c *compiler) caseOf() (of map[string]int, cases int) {
	of = map[string]int{}
	root, last := map[string]string{}, ""
	said := map[string]bool{}
	for _, cl := range c.p.Claims {
		said[cl.Evidence[0].Question] = true
	}
	for _, a := range c.p.Answers {
		if a.Phase != prompts.Incident || !said[a.Question] {
			continue // what nothing is left of makes no case
		}
		told := a.Question
		switch {
		case a.Probe == prompts.ProbeIncident:
		case c.numbers[a.Follows] > 0:
			told = cmp.Or(root[a.Follows], a.Follows)
		case last != "":
			told = last
		}
		root[a.Question], root[told], last = told, told, told
		if _, known := of[told]; !known {
			of[told] = cases
			cases++
		}
		of[a.Question] = of[told]
	}
	return of, cases
}

// cases takes the claims of the incident dives and groups them by the telling that each began with: what happened, why it
// was done, and what the questions about it brought to light. What holds for a part of the work beyond the case stands with
// that part.
func (c *compiler) cases(claims *pile) []kase {
	caseOf, n := c.caseOf()
	out := make([]kase, n)
	for _, a := range c.p.Answers {
		i, ok := caseOf[a.Question]
		if !ok {
			continue
		}
		if out[i].asked == nil {
			out[i].asked = map[string]bool{}
		}
		out[i].asked[a.Question] = true
		if c.labels[out[i].topic] == "" {
			out[i].topic = a.Topic
		}
	}
	told := func(cl Claim) bool {
		_, ok := caseOf[cl.Evidence[0].Question]
		return ok && !costsLives(cl) && (cl.Kind == Incident || cl.Phase == prompts.Incident && (cl.Kind == Reason || cl.Vague && !advises(cl.Text) || c.labels[cl.Topic] == ""))
	}
	for _, cl := range claims.take(told) {
		k := &out[caseOf[cl.Evidence[0].Question]]
		switch {
		case cl.Kind == Incident:
			k.story = append(k.story, cl)
		case cl.Kind == Reason && !since.MatchString(cl.Evidence[0].Quote):
			k.why = append(k.why, k.without(cl))
		default:
			k.lessons = append(k.lessons, cl)
		}
	}
	return out
}

// without is a claim without the words of the telling before it, which stand above it in the case.
func (k kase) without(cl Claim) Claim {
	if len(cl.Evidence) < 2 || cl.Standing == Edited || !slices.ContainsFunc(k.story, func(o Claim) bool { return strings.Contains(o.Evidence[0].Quote, cl.Evidence[1].bare().Quote) }) {
		return cl
	}
	for _, head := range []string{Plain(cl.Evidence[1].bare().Quote) + ": ", cl.Evidence[1].bare().Quote + "："} {
		if rest, ok := strings.CutPrefix(cl.Text, head); ok {
			cl.Text, cl.Evidence = capitalise(rest), cl.Evidence[:1]
		}
	}
	return cl
}

// stories takes what was told of real cases while the talk was of a part of the work: one example for each answer. A story
// is no rule. What was said to reconcile a story with something else goes with the one before.
func (c *compiler) stories(claims *pile) []kase {
	var out []kase
	at := map[string]int{}
	for _, cl := range claims.takeKind(Incident) {
		q := cl.Evidence[0].Question
		if n := len(out); n > 0 && c.probes[q] == prompts.ProbeContradiction && out[n-1].topic == cl.Topic {
			at[q] = n - 1
		}
		if _, ok := at[q]; !ok {
			at[q] = len(out)
			out = append(out, kase{topic: cl.Topic, asked: map[string]bool{q: true}})
		}
		out[at[q]].story = append(out[at[q]].story, cl)
	}
	for _, a := range c.p.Answers {
		if i, ok := at[a.Follows]; ok {
			out[i].asked[a.Question] = true
		}
	}
	return out
}

// caseSection writes the cases under a heading, if there are any.
func (c *compiler) caseSection(d *page, level int, cases []kase) {
	if slices.ContainsFunc(cases, func(k kase) bool { return len(k.claims()) > 0 }) {
		d.title(level, c.say.Say("incidents"))
		c.caseList(d, level+1, cases)
	}
}

// caseTitle names a case by its number and its part of the work.
func (c *compiler) caseTitle(i int, k kase) string {
	title := c.say.Say("incidents.case", "n", i+1)
	if label := c.labels[k.topic]; label != "" {
		title = c.say.Say("incidents.case.of", "case", title, "topic", label)
	}
	return title
}

func (c *compiler) caseList(d *page, level int, cases []kase) {
	for i, k := range cases {
		if len(k.claims()) == 0 {
			continue
		}
		d.title(level, heading(c.caseTitle(i, k)))
		if len(k.story) > 0 {
			d.list(k.story)
		}
		d.labelled("incidents.why", k.why)
		d.labelled("incidents.lesson", k.lessons)
	}
}

// moment is what a sentence of its telling tells.
type moment string

// The moments of a case, in the order in which they are told (ecosystem.md §2.2).
const (
	situated moment = "case.situation"
	noticed  moment = "case.noticed"
	done     moment = "case.done"
	why      moment = "case.why"
	learned  moment = "case.lesson"
)

// tells says which moment of a case a sentence of its telling tells, after the one before it. What says neither
// goes on with that one: nothing is called an outcome, or a decision, that was not told as one.
func tells(quote string, before moment) moment {
	said := detect.Sentences(quote)
	switch {
	case len(said) == 0 || before == "":
		return situated
	case perceived.MatchString(quote):
		return noticed
	case said[0].Deed():
		return done
	}
	return before
}

// examples shows the cases to an agent: situation, what was noticed, what was done, and why, each in the specialist's words
// and in quotation marks, so that an "I" in them is nobody's instruction; and by their ids the rules that came of it.
func (c *compiler) examples(d *page, b *brief) {
	if !slices.ContainsFunc(b.examples, func(k kase) bool { return len(k.claims()) > 0 }) {
		return
	}
	c.part(d, "prompt.examples", c.say.Say("prompt.examples.text", "subject", markdown(c.p.Subject)))
	rules := map[string][]int{}
	for _, r := range b.rules {
		q := r.Evidence[0].Question
		rules[q] = append(rules[q], r.n)
	}
	for i, k := range b.examples {
		if len(k.claims()) == 0 {
			continue
		}
		fmt.Fprintf(d, "<example id=\"C%d\">\n\n", i+1)
		was := moment("")
		line := func(p moment, cl Claim) {
			lead := ""
			if p != was {
				lead = c.say.Say(string(p))
			}
			fmt.Fprintf(d, "- %s%s %s\n", lead, c.saying(cl), c.refs(cl))
			was = p
		}
		for _, cl := range k.story {
			line(tells(cl.Evidence[0].Quote, was), cl)
		}
		for _, cl := range k.why {
			line(why, cl)
		}
		for _, cl := range k.lessons {
			line(learned, cl)
		}
		if ids := ruleIDs(rules, k); ids != "" {
			fmt.Fprintf(d, "- %s\n", c.say.Say("case.rules", "rules", ids))
		}
		d.WriteString("\n</example>\n\n")
	}
}

// saying is what somebody said of a case, in quotation marks: verbatim, or as they reworded it.
func (c *compiler) saying(cl Claim) string {
	text := cl.Evidence[0].Quote
	if cl.Standing == Edited {
		text = cl.Text
	}
	return inMarks(strings.TrimRight(text, " ;；,，"))
}

// ruleIDs lists the rules that were given in answer to the questions of a case, out of the rules by their question.
func ruleIDs(rules map[string][]int, k kase) string {
	var numbers []int
	for q := range k.asked {
		numbers = append(numbers, rules[q]...)
	}
	slices.Sort(numbers)
	ids := make([]string, len(numbers))
	for i, n := range numbers {
		ids[i] = fmt.Sprintf("R%d", n)
	}
	return strings.Join(ids, ", ")
}
