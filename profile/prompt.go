package profile

import (
	"fmt"
	"strings"

	"tacit/prompts"
)

// Instructions are the prompt for an agent that [Compile] writes for the audience of a profile, and its rules, R1 first.
func Instructions(p *Profile) (prompt string, rules []Claim) {
	c := newCompiler(p, p.Audience)
	b := c.brief()
	return c.prompt(b), plainOf(b.rules)
}

// systemPrompt renders the prompt for an agent, in the structure that the providers' own guides share (ecosystem.md
// §2.2). Only stated, confirmed and edited claims are in it. What the specialist said is data there: rules have ids and
// cases stand in their own elements.
func (c *compiler) systemPrompt() string { return c.prompt(c.brief()) }

// prompt renders a brief.
func (c *compiler) prompt(b *brief) string {
	d := &page{c: c}
	work, subject := markdown(c.work), markdown(c.p.Subject)

	d.title(1, heading(c.say.Say("prompt.title", "work", c.work, "subject", c.p.Subject)))
	c.part(d, "prompt.role", c.say.Say("prompt.role.text", "work", work, "subject", subject))
	c.part(d, "prompt.goal", c.say.Say("prompt.goal.text", "subject", subject))
	if len(b.goal) > 0 {
		d.WriteString(c.say.Say("prompt.goal.well") + "\n\n")
		d.list(b.goal)
	}
	c.applies(d, b)
	if len(b.scope) > 0 {
		d.list(b.scope)
	}
	c.part(d, "prompt.not", c.say.Say("prompt.not.text"))
	if len(b.not) > 0 {
		d.list(b.not)
	}
	n := c.agentRules(d, b)
	c.weighing(d, b)
	if len(b.gotchas) > 0 {
		d.title(2, c.say.Say("prompt.gotchas"))
		d.grouped(b.gotchas)
	}
	c.examples(d, b)
	c.uncertainty(d)
	c.part(d, "prompt.escalate", c.say.Say("prompt.escalate.text"))
	if len(b.limits) > 0 {
		d.list(b.limits)
	}
	if len(b.contacts) > 0 {
		d.title(2, c.say.Say("contact"))
		d.grouped(b.contacts)
	}
	c.part(d, "prompt.output", c.say.Say("prompt.output.text"))
	c.part(d, "prompt.provenance", c.say.Say("prompt.provenance.text", "subject", subject, "date", c.date(), "rules", c.say.Count("rules", n),
		"answers", c.say.Count("answers", c.used()), "covered", c.percent(), "version", c.p.Version)+c.leftOut(b))
	return strings.TrimRight(d.String(), "\n") + "\n"
}

// applies says what a prompt is for: the steps of the work, or their names where there is no room for a list.
func (c *compiler) applies(d *page, b *brief) {
	if len(b.steps) == 0 {
		c.part(d, "prompt.applies", c.say.Say("prompt.applies.text", "topics", markdown(clip(c.topicNames(), promptTopics))))
		return
	}
	c.part(d, "prompt.applies", c.say.Say("prompt.applies.steps"))
	for i, s := range b.steps {
		fmt.Fprintf(d, "%d. %s %s\n", i+1, markdown(s.Text), c.refs(s))
	}
	d.WriteByte('\n')
}

// promptTopics is how many characters of a prompt name its topics, and again what is missing in them.
const promptTopics = 500

// reliable is a pile of the claims that may be put to an agent.
func (c *compiler) reliable() *pile {
	p := &pile{c.claims}
	return &pile{distinct(p.take(Claim.Reliable))}
}

func (c *compiler) part(d *page, key, text string) {
	d.title(2, c.say.Say(key))
	d.WriteString(text + "\n\n")
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

// agentRules writes the rules with their numbers, part by part, and returns how many there are.
func (c *compiler) agentRules(d *page, b *brief) int {
	rules := b.rules
	d.title(2, c.say.Say("prompt.rules"))
	d.WriteString(c.say.Say("prompt.rules.text") + "\n\n")
	title := ""
	for i, r := range rules {
		if r.title != title || i == 0 {
			if i > 0 {
				d.WriteByte('\n')
			}
			d.title(3, r.title)
			title = r.title
		}
		fmt.Fprintf(d, "- R%d: %s %s\n", r.n, c.led(r.Claim), c.refs(r.Claim))
		if b.left["reasons"] == 0 {
			d.WriteString(c.why(r.Claim))
		}
	}
	if len(rules) > 0 {
		d.WriteByte('\n')
	}
	return len(rules)
}

// led is a claim with its lead before it.
func (c *compiler) led(cl Claim) string {
	lead := c.lead(cl)
	switch {
	case lead == "":
		return markdown(stopped(cl))
	case c.p.Lang == prompts.ZH:
		return markdown(lead) + "：" + markdown(stopped(cl))
	}
	return markdown(lead) + ": " + markdown(stopped(cl))
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
		text += "\n\n" + c.say.Say("prompt.gaps", "gaps", clip(strings.Join(parts, c.say.Say("semicolon")), promptTopics))
	}
	c.part(d, "prompt.uncertainty", text)
}
