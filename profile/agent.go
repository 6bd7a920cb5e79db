package profile

import (
	"fmt"
	"strings"
	"unicode"

	"tacit/prompts"
)

// systemPrompt renders the prompt for an agent, in the structure that the providers' own guides share (ecosystem.md
// §2.2). Only stated, confirmed and edited claims are in it. What the specialist said is data there: rules have ids and
// cases stand in their own elements.
func (c *compiler) systemPrompt() string {
	d := &page{c: c}
	claims := &pile{distinct(c.p.Claims)}
	claims.take(func(cl Claim) bool { return !cl.Reliable() })
	work, subject := markdown(c.p.Work), markdown(c.p.Subject)

	d.title(1, heading(c.say.Say("prompt.title", "work", c.p.Work, "subject", c.p.Subject)))
	c.part(d, "prompt.role", c.say.Say("prompt.role.text", "work", work, "subject", subject))
	c.part(d, "prompt.goal", c.say.Say("prompt.goal.text", "subject", subject))
	c.goalAndScope(d, claims, work)
	escalate := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Boundary })
	contacts := claims.takeKind(Contact)
	gotchas := claims.takeKind(Error, Risk)
	examples := c.cases(claims)
	n := c.agentRules(d, claims)
	d.block(2, c.say.Say("prompt.gotchas"), gotchas)
	c.examples(d, examples)
	c.uncertainty(d)
	d.title(2, c.say.Say("prompt.escalate"))
	d.WriteString(c.say.Say("prompt.escalate.text") + "\n\n")
	if all := append(escalate, contacts...); len(all) > 0 {
		d.list(all)
	}
	c.part(d, "prompt.output", c.say.Say("prompt.output.text"))
	c.part(d, "prompt.provenance", c.say.Say("prompt.provenance.text", "subject", subject, "date", c.date(), "rules", c.say.Count("rules", n),
		"answers", c.say.Count("answers", len(c.p.Answers)), "covered", c.percent(), "version", c.p.Version))
	return strings.TrimRight(d.String(), "\n") + "\n"
}

func (c *compiler) part(d *page, key, text string) {
	d.title(2, c.say.Say(key))
	d.WriteString(text + "\n\n")
}

func (c *compiler) goalAndScope(d *page, claims *pile, work string) {
	if len(c.p.Topics) > 0 {
		c.part(d, "prompt.applies", c.say.Say("prompt.applies.text", "topics", markdown(c.topicNames())))
	} else {
		c.part(d, "prompt.applies", c.say.Say("prompt.applies.work", "work", work))
	}
	if scope := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Frame }); len(scope) > 0 {
		d.list(scope)
	}
	c.part(d, "prompt.not", c.say.Say("prompt.not.text"))
}

// agentRules writes every remaining claim as a numbered rule under its topic and returns how many there are.
func (c *compiler) agentRules(d *page, claims *pile) int {
	steps := claims.take(func(cl Claim) bool { return cl.Phase == prompts.Map && cl.Kind == Step })
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
			fmt.Fprintf(d, "- R%d: %s %s\n", n, markdown(cl.Text), c.refs(cl))
		}
		d.WriteByte('\n')
	}
	write(c.say.Say("map"), steps)
	known := map[string]bool{}
	for _, t := range c.p.Topics {
		known[t.ID] = true
		if mine := piles[t.ID]; mine != nil {
			write(heading(c.labels[t.ID]), ordered(mine.claims))
		}
	}
	write(c.say.Say("general"), claims.take(func(cl Claim) bool { return !known[cl.Topic] }))
	return n
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
		if len(k.story) == 0 {
			continue
		}
		if !started {
			d.title(2, c.say.Say("prompt.examples"))
			started = true
		}
		fmt.Fprintf(d, "<example id=\"C%d\">\n", i+1)
		for _, cl := range append(k.story, k.lessons...) {
			d.WriteString(c.line(cl))
		}
		d.WriteString("</example>\n\n")
	}
}

func (c *compiler) uncertainty(d *page) {
	text := c.say.Say("prompt.uncertainty.text")
	var missing []string
	for _, g := range c.p.Gaps() {
		if g.Required {
			missing = append(missing, markdown(c.labels[g.Topic])+" – "+c.say.Say("gap."+string(g.Slot)))
		}
	}
	if len(missing) > 0 {
		text += " " + c.say.Say("prompt.gaps", "gaps", strings.Join(missing, c.say.Say("comma")))
	}
	c.part(d, "prompt.uncertainty", text)
}

// Limits of an Agent Skill (agentskills.io specification; ecosystem.md §1.1).
const (
	skillName        = 64
	skillDescription = 1024
)

// SkillName is the name of the skill, which is also its folder: lower case ASCII letters, digits and single hyphens, at
// most 64 characters, made from the work. Work that has no such letters gives a name from the interview's id.
func SkillName(p *Profile) string {
	name := Slug(p.Work, skillName)
	for _, reserved := range []string{"anthropic", "claude"} {
		name = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(name, reserved, ""), "--", "-"), "-")
	}
	if len(name) < 3 {
		name = "playbook-" + Slug(p.ID, 32)
	}
	return strings.Trim(name, "-")
}

// Slug turns a name into something that is safe in a path: lower case ASCII letters, digits and single hyphens.
func Slug(s string, most int) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r != '\'' && b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && (r < 0x80 || unicode.IsSpace(r) || unicode.IsPunct(r)):
			b.WriteByte('-')
		}
	}
	slug := b.String()
	if len(slug) > most {
		slug = slug[:most]
		if i := strings.LastIndexByte(slug, '-'); i > most/2 {
			slug = slug[:i]
		}
	}
	return strings.Trim(slug, "-")
}

// skill renders SKILL.md, which an agent always reads, and references, which it reads when it has to.
func (c *compiler) skill(name string) []File {
	claims := &pile{distinct(c.p.Claims)}
	claims.take(func(cl Claim) bool { return !cl.Reliable() })
	cases := c.cases(claims)
	terms := claims.takeKind(Term)
	hasCases := false
	for _, k := range cases {
		hasCases = hasCases || len(k.story)+len(k.lessons) > 0
	}
	main := &page{c: c}
	main.WriteString(c.skillHead(name))
	main.title(1, heading(c.p.Work))
	main.WriteString(markdown(c.say.Say("skill.intro", "subject", c.p.Subject)) + "\n\n")
	c.part(main, "skill.use", c.say.Say("skill.use.text"))
	main.block(2, c.say.Say("read-first"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Boundary }))
	main.block(2, c.say.Say("scope"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Frame }))
	c.taskMap(main, claims)
	main.block(2, c.say.Say("prompt.gotchas"), c.firstOf(claims.takeKind(Error, Risk), claims))
	main.block(2, c.say.Say("contacts"), claims.take(func(cl Claim) bool { return cl.Topic == "" && (cl.Kind == Contact || cl.Kind == Tool) }))

	situations := &page{c: c}
	situations.title(1, c.say.Say("skill.situations.title"))
	c.situations(situations, claims)
	c.whole(situations, claims)
	situations.block(2, c.say.Say("general"), claims.claims)

	main.title(2, c.say.Say("skill.more"))
	topics := markdown(c.topicNames())
	if topics == "" {
		topics = markdown(c.p.Work)
	}
	fmt.Fprintf(main, "- %s\n", c.say.Say("skill.situations", "topics", topics))
	files := []File{{"references/situations.md", finish(situations)}}
	if hasCases {
		page := &page{c: c}
		page.title(1, c.say.Say("skill.cases.title"))
		c.caseSection(page, 2, cases)
		fmt.Fprintf(main, "- %s\n", c.say.Say("skill.cases"))
		files = append(files, File{"references/cases.md", finish(page)})
	}
	if len(terms) > 0 {
		page := &page{c: c}
		page.title(1, c.say.Say("skill.glossary.title"))
		page.list(terms)
		fmt.Fprintf(main, "- %s\n", c.say.Say("skill.glossary"))
		files = append(files, File{"references/glossary.md", finish(page)})
	}
	source := &page{c: c}
	source.title(1, c.say.Say("skill.provenance.title"))
	c.gaps(source)
	c.provenance(source)
	c.evidence(source)
	fmt.Fprintf(main, "- %s\n", c.say.Say("skill.provenance"))
	files = append(files, File{"references/provenance.md", finish(source)})
	return append([]File{{"SKILL.md", finish(main)}}, files...)
}

// gotchas is how many pitfalls SKILL.md holds: its body should stay below 500 lines and 5,000 tokens. The others go
// back to where their topic is.
const gotchas = 40

func (c *compiler) firstOf(list []Claim, rest *pile) []Claim {
	if len(list) > gotchas {
		rest.claims = append(rest.claims, list[gotchas:]...)
		list = list[:gotchas]
	}
	return list
}

func finish(d *page) []byte { return []byte(strings.TrimRight(d.String(), "\n") + "\n") }

// skillHead is the front matter. Every value is a double-quoted scalar that we escape ourselves.
func (c *compiler) skillHead(name string) string {
	topics := c.topicNames()
	if topics == "" {
		topics = c.p.Work
	}
	description := clip(frontmatter(c.say.Say("skill.description", "subject", c.p.Subject, "work", c.p.Work, "topics", topics)), skillDescription)
	return fmt.Sprintf("---\nname: %s\ndescription: \"%s\"\nmetadata:\n  generated-by: \"tacit\"\n  interview: \"%s\"\n  interview-date: \"%s\"\n  version: \"%d\"\n  audience: \"%s\"\n---\n\n",
		name, description, frontmatter(c.p.ID), c.p.Changed.Format("2006-01-02"), c.p.Version, c.p.Audience)
}

// clip cuts a text to a number of characters, at a word where it can, never inside an escape.
func clip(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	s = string(runes[:most-2])
	if i := strings.LastIndexByte(s, ' '); i > len(s)*3/4 {
		s = s[:i]
	}
	return strings.TrimRight(s, `\`) + "…"
}
