package profile

import (
	"fmt"
	"strings"

	"tacit/prompts"
)

// systemPrompt renders the prompt for an agent, in the structure that the providers' own guides share (ecosystem.md
// §2.2). Only stated, confirmed and edited claims are in it. What the specialist said is data there: rules have ids and
// cases stand in their own elements.
func (c *compiler) systemPrompt() string {
	d := &page{c: c}
	claims := c.reliable()
	work, subject := markdown(c.work), markdown(c.p.Subject)

	d.title(1, heading(c.say.Say("prompt.title", "work", c.work, "subject", c.p.Subject)))
	c.part(d, "prompt.role", c.say.Say("prompt.role.text", "work", work, "subject", subject))
	c.part(d, "prompt.goal", c.say.Say("prompt.goal.text", "subject", subject))
	c.applies(d, claims)
	examples := c.cases(claims)
	limits := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Boundary && cl.Kind == Boundary })
	contacts := claims.takeKind(Contact)
	gotchas := claims.takeKind(Error, Risk)
	n := c.agentRules(d, claims)
	if len(gotchas) > 0 {
		d.title(2, c.say.Say("prompt.gotchas"))
		d.grouped(gotchas)
	}
	c.examples(d, examples)
	c.uncertainty(d)
	c.part(d, "prompt.escalate", c.say.Say("prompt.escalate.text"))
	if len(limits) > 0 {
		d.list(limits)
	}
	if len(contacts) > 0 {
		d.title(2, c.say.Say("contact"))
		d.grouped(contacts)
	}
	c.part(d, "prompt.output", c.say.Say("prompt.output.text"))
	c.part(d, "prompt.provenance", c.say.Say("prompt.provenance.text", "subject", subject, "date", c.date(), "rules", c.say.Count("rules", n),
		"answers", c.say.Count("answers", c.used()), "covered", c.percent(), "version", c.p.Version))
	return strings.TrimRight(d.String(), "\n") + "\n"
}

// reliable is a pile of the claims that may be put to an agent.
func (c *compiler) reliable() *pile {
	p := &pile{c.p.Claims}
	return &pile{distinct(p.take(Claim.Reliable))}
}

func (c *compiler) part(d *page, key, text string) {
	d.title(2, c.say.Say(key))
	d.WriteString(text + "\n\n")
}

// applies says what the prompt is for and what it is not for, as the specialist drew the line.
func (c *compiler) applies(d *page, claims *pile) {
	scope := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Frame })
	out := &pile{scope}
	not := out.take(func(cl Claim) bool { return cl.Kind == Boundary && outside(cl.Text) })
	c.part(d, "prompt.applies", c.say.Say("prompt.applies.text", "topics", markdown(c.topicNames())))
	if len(out.claims) > 0 {
		d.list(out.claims)
	}
	c.part(d, "prompt.not", c.say.Say("prompt.not.text"))
	if len(not) > 0 {
		d.list(not)
	}
}

// outside says whether the answer to what the work is names something that it is not.
func outside(text string) bool {
	low := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	for _, p := range []string{
		"i don't do", "we don't do", "i do not do", "i don't handle", "we don't handle", "not my", "not mine", "isn't mine", "doesn't belong", "does not belong", "somebody else", "someone else", "nothing with", "i don't touch",
		"不归", "不管", "不是我的", "不属于", "不负责", "轮不到", "不做",
	} {
		if strings.Contains(low, p) {
			return true
		}
	}
	return false
}

// grouped writes a list with the claims of each topic under its name: "they explain too much" says nothing without it.
func (d *page) grouped(claims []Claim) {
	piles := (&pile{claims}).byTopic()
	known := map[string]bool{}
	var rest []Claim
	for _, t := range d.c.p.Topics {
		known[t.ID] = true
	}
	for _, cl := range claims {
		if !known[cl.Topic] {
			rest = append(rest, cl)
		}
	}
	if len(rest) > 0 {
		d.list(rest)
	}
	for _, t := range d.c.p.Topics {
		if mine := piles[t.ID]; mine != nil {
			fmt.Fprintf(d, "**%s**\n\n", heading(d.c.labels[t.ID]))
			d.list(mine.claims)
			delete(piles, t.ID)
		}
	}
}

// agentRules writes every remaining claim as a numbered rule under its topic and returns how many there are.
func (c *compiler) agentRules(d *page, claims *pile) int {
	mapped := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Map && cl.Kind == Step })
	steps := &pile{mapped}
	notes := steps.take(func(cl Claim) bool { return c.probes[cl.Evidence[0].Question] == prompts.ProbeJudgement })
	piles := claims.byTopic()
	d.title(2, c.say.Say("prompt.rules"))
	d.WriteString(c.say.Say("prompt.rules.text") + "\n\n")
	n := 0
	write := func(title string, list []Claim) {
		if len(list) == 0 {
			return
		}
		d.title(3, title)
		for _, cl := range list {
			n++
			fmt.Fprintf(d, "- R%d: %s %s\n", n, c.led(cl), c.refs(cl))
		}
		d.WriteByte('\n')
	}
	write(c.say.Say("map"), append(steps.claims, c.beyond(steps.claims, notes)...))
	known := map[string]bool{}
	for _, t := range c.p.Topics {
		if mine := piles[t.ID]; mine != nil && !known[t.ID] {
			write(heading(c.labels[t.ID]), ordered(mine.claims))
		}
		known[t.ID] = true
	}
	write(c.say.Say("general"), claims.take(func(cl Claim) bool { return !known[cl.Topic] }))
	return n
}

// led is a claim with its lead before it.
func (c *compiler) led(cl Claim) string {
	lead := c.lead(cl)
	switch {
	case lead == "":
		return markdown(cl.Text)
	case c.p.Lang == prompts.ZH:
		return markdown(lead) + "：" + markdown(cl.Text)
	}
	return markdown(lead) + ": " + markdown(cl.Text)
}

// ordered sorts the claims of a topic from sign to action to what surrounds it.
func ordered(claims []Claim) []Claim {
	p := &pile{claims}
	var out []Claim
	for _, k := range []Kind{Cue, Threshold, Rule, Step, Exception, Reason, Trick, Tool, Term, Boundary, Voice, Incident} {
		out = append(out, p.takeKind(k)...)
	}
	return append(out, p.claims...)
}

// examples shows the cases, each inside an element of its own.
func (c *compiler) examples(d *page, cases []kase) {
	started := false
	for i, k := range cases {
		if len(k.story)+len(k.lessons) == 0 {
			continue
		}
		if !started {
			d.title(2, c.say.Say("prompt.examples"))
			started = true
		}
		fmt.Fprintf(d, "<example id=\"C%d\">\n\n", i+1)
		if len(k.story) > 0 {
			d.list(k.story)
		}
		d.labelled("incidents.lesson", k.lessons)
		d.WriteString("</example>\n\n")
	}
}

// uncertainty says what to do where no rule covers a case, and what is known to be missing, topic by topic.
func (c *compiler) uncertainty(d *page) {
	missing := map[string][]string{}
	for _, g := range c.p.Gaps() {
		if g.Required {
			missing[g.Topic] = append(missing[g.Topic], c.say.Say("gap."+string(g.Slot)))
		}
	}
	var parts []string
	for _, t := range c.p.Topics {
		if gaps := missing[t.ID]; len(gaps) > 0 {
			parts = append(parts, c.say.Say("prompt.gaps.topic", "topic", markdown(c.spoken[t.ID]), "gaps", strings.Join(gaps, c.say.Say("comma"))))
			delete(missing, t.ID)
		}
	}
	text := c.say.Say("prompt.uncertainty.text")
	if len(parts) > 0 {
		text += "\n\n" + c.say.Say("prompt.gaps", "gaps", strings.Join(parts, c.say.Say("semicolon")))
	}
	c.part(d, "prompt.uncertainty", text)
}
