package profile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/prompts"
)

// Limits of an Agent Skill (agentskills.io specification; ecosystem.md §1.1). The body's are kept below what the
// specification allows, 500 lines and 5,000 tokens, because we only estimate tokens.
const (
	skillName        = 64
	skillDescription = 1024
	skillTokens      = 3400 // of claims; what is fixed takes up to 1,000 more
	skillLines       = 300
	skillTopics      = 400 // characters in which SKILL.md names the topics
)

// SkillName is the name of the skill, which is also its folder: lower case ASCII letters, digits and single hyphens, at
// most 64 characters, made from the work. Work that has no such letters gives a name from the interview's id.
func SkillName(p *Profile) string {
	name := Slug(unreserved(Slug(p.Work, skillName)), skillName)
	if len(name) < 3 {
		name = Slug("playbook-"+unreserved(Slug(p.ID, 32)), skillName)
	}
	return name
}

// unreserved takes out the words that a skill must not be called by, also those that taking one out leaves.
func unreserved(name string) string {
	for {
		short := strings.NewReplacer("anthropic", "", "claude", "").Replace(name)
		if short == name {
			return name
		}
		name = short
	}
}

// Slug turns a name into something that is safe in a path: lower case ASCII letters, digits and single hyphens.
func Slug(s string, most int) string {
	var b strings.Builder
	last := byte('-')
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			last = byte(r)
			b.WriteByte(last)
		case r != '\'' && last != '-' && (r < 0x80 || unicode.IsSpace(r) || unicode.IsPunct(r)):
			last = '-'
			b.WriteByte(last)
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

// room is what is left of the budget of SKILL.md. A nil room is endless.
type room struct{ tokens, lines int }

// fits says whether there is room for a claim with its reasons, and takes it.
func (r *room) fits(claims ...Claim) bool {
	if r == nil {
		return true
	}
	need := 0
	for _, cl := range claims {
		need += Tokens(cl.Text) + 8
	}
	if need > r.tokens || r.lines < len(claims) {
		return false
	}
	r.tokens -= need
	r.lines -= len(claims)
	return true
}

// Tokens estimates what a text costs a model: four bytes of Latin text to a token, one Chinese character each.
func Tokens(text string) int {
	han := 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			han++
		}
	}
	latin := utf8.RuneCountInString(text) - han
	return han + (latin+3)/4
}

// skill renders SKILL.md, which an agent always reads, and references, which it reads when it has to. What SKILL.md has
// no room for stands in the references.
func (c *compiler) skill(name string) []File {
	claims := c.reliable()
	cases := c.cases(claims)
	terms := claims.takeKind(Term)
	main := c.skillMain(name, claims)
	var files []File
	add := func(key, title string, write func(*page)) {
		d := &page{c: c}
		d.title(1, c.say.Say(title))
		empty := d.Len()
		if write(d); d.Len() > empty {
			fmt.Fprintf(main, "- %s\n", c.say.Say("skill."+key, "topics", clip(markdown(c.topicNames()), skillTopics)))
			files = append(files, File{Path: "references/" + key + ".md", Data: finish(d)})
		}
	}
	main.title(2, c.say.Say("skill.more"))
	add("situations", "skill.situations.title", func(d *page) {
		style := c.deciding(claims)
		c.situations(d, claims, nil)
		c.decidingSection(d, style, cases)
		c.whole(d, claims)
		d.block(2, c.say.Say("general"), claims.claims)
	})
	add("cases", "skill.cases.title", func(d *page) { c.caseList(d, 2, cases) })
	add("glossary", "skill.glossary.title", func(d *page) {
		if len(terms) > 0 {
			d.list(terms)
		}
	})
	add("provenance", "skill.provenance.title", func(d *page) {
		c.gaps(d)
		c.provenance(d)
		c.evidence(d)
	})
	return append([]File{{Path: "SKILL.md", Data: finish(main)}}, files...)
}

// skillMain begins SKILL.md with what matters whatever the task: limits, scope, the map, pitfalls, people.
func (c *compiler) skillMain(name string, claims *pile) *page {
	left := &room{skillTokens, skillLines}
	d := &page{c: c}
	d.WriteString(c.skillHead(name))
	d.title(1, heading(c.work))
	d.WriteString(markdown(c.say.Say("skill.intro", "subject", c.p.Subject)) + "\n\n")
	c.part(d, "skill.use", c.say.Say("skill.use.text"))
	take := func(want func(Claim) bool) []Claim {
		return claims.take(func(cl Claim) bool { return want(cl) && left.fits(c.withReasons([]Claim{cl})...) })
	}
	c.readFirst(d, claims, left)
	d.block(2, c.say.Say("boundary"), take(func(cl Claim) bool { return cl.Phase == prompts.Boundary && cl.Kind == Boundary }))
	d.block(2, c.say.Say("goal"), take(c.aimed))
	d.block(2, c.say.Say("scope"), take(func(cl Claim) bool { return cl.Phase == prompts.Frame }))
	c.taskMap(d, claims, left)
	if gotchas := take(func(cl Claim) bool { return cl.Kind == Error || cl.Kind == Risk }); len(gotchas) > 0 {
		d.title(2, c.say.Say("prompt.gotchas"))
		d.grouped(gotchas)
	}
	d.block(2, c.say.Say("contacts"), take(func(cl Claim) bool { return cl.Topic == "" && (cl.Kind == Contact || cl.Kind == Tool) }))
	return d
}

func finish(d *page) []byte { return []byte(strings.TrimRight(d.String(), "\n") + "\n") }

// skillHead is the front matter. Every value is a double-quoted scalar that we escape ourselves.
func (c *compiler) skillHead(name string) string {
	description := frontmatter(c.say.Say("skill.description", "subject", clip(c.p.Subject, 100), "work", clip(c.work, 200), "topics", clip(c.topicNames(), skillTopics)))
	return fmt.Sprintf("---\nname: %s\ndescription: \"%s\"\nmetadata:\n  generated-by: \"tacit\"\n  interview: \"%s\"\n  interview-date: \"%s\"\n  version: \"%d\"\n  audience: \"%s\"\n---\n\n",
		name, clip(description, skillDescription), frontmatter(clip(c.p.ID, 100)), c.p.Changed.Format("2006-01-02"), c.p.Version, c.p.Audience)
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
