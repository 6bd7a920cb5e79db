package profile

import (
	"fmt"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// page writes one Markdown document.
type page struct {
	strings.Builder
	c     *compiler
	prose bool       // for people: claims may stand as a model put them
	put   []Phrasing // those that do
}

func (d *page) title(level int, text string) {
	fmt.Fprintf(d, "%s %s\n\n", strings.Repeat("#", level), text)
}

// block writes a heading and a list, or nothing when there is nothing to list: no empty headings.
func (d *page) block(level int, title string, claims []Claim) {
	if len(claims) == 0 {
		return
	}
	d.title(level, title)
	d.list(claims)
}

// list writes claims one below the other; those that cannot be read without their question stand below its lead.
func (d *page) list(claims []Claim) {
	var leads []string
	byLead := map[string][]Claim{}
	for _, cl := range claims {
		lead := d.c.lead(cl)
		if byLead[lead] == nil && lead != "" {
			leads = append(leads, lead)
		}
		byLead[lead] = append(byLead[lead], cl)
	}
	if len(byLead[""]) > 0 {
		leads = append([]string{""}, leads...)
	}
	for _, lead := range leads {
		if lead != "" {
			fmt.Fprintf(d, "**%s**\n\n", markdown(lead))
		}
		d.listed(byLead[lead])
		d.WriteByte('\n')
	}
}

// table begins a table below a bold lead.
func (d *page) table(key string, columns ...string) {
	fmt.Fprintf(d, "**%s**\n\n", d.c.say.Say(key))
	d.row(columns...)
	fmt.Fprintf(d, "|%s\n", strings.Repeat("---|", len(columns)))
}

// row writes one row of a table.
func (d *page) row(cells ...string) { fmt.Fprintf(d, "| %s |\n", strings.Join(cells, " | ")) }

// labelled writes a bold lead and a list.
func (d *page) labelled(key string, claims []Claim) {
	if len(claims) == 0 {
		return
	}
	fmt.Fprintf(d, "**%s**\n\n", d.c.say.Say(key))
	d.list(claims)
}

// unsigned renders the document for people, but for the line that says whether it is signed. Its order is the one of methods.md §4.2: what prevents most harm first, then
// the map, then each situation from its signs to the person to ask, and what is not known as openly as what is.
func (c *compiler) unsigned() string {
	d := &page{c: c, prose: true}
	claims := &pile{distinct(c.claims)}
	d.title(1, heading(c.say.Say("playbook.title", "work", c.work)))
	fmt.Fprintf(d, "%s\n\n%s\n\n%s\n\n", markdown(c.say.Say("playbook.by", "subject", c.p.Subject)), c.facts(), c.say.Say("playbook.refs"))

	contested := claims.take(func(cl Claim) bool { return cl.Standing == Contested })
	inferred := c.unconfirmed(claims.take(func(cl Claim) bool { return cl.Standing == Inferred }))
	incidents := c.cases(claims)
	incidents = append(incidents, c.stories(&pile{claims.take(func(cl Claim) bool { return cl.Kind == Incident && c.labels[cl.Topic] == "" && c.lead(cl) == "" })})...)
	c.readFirst(d, claims, nil)
	d.block(2, c.say.Say("goal"), claims.take(c.aimed))
	d.block(2, c.say.Say("boundary"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Boundary && cl.Kind == Boundary }))
	d.block(2, c.say.Say("scope"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Frame }))
	c.taskMap(d, claims, nil)
	recur := c.rhythms(claims)
	style := c.deciding(claims)
	hardest := c.demands(claims)
	c.situations(d, claims, hardest)
	c.demandTable(d, hardest)
	c.decidingSection(d, style, incidents)
	c.whole(d, claims)
	c.calendar(d, recur)
	c.caseSection(d, 2, incidents)
	d.block(2, c.say.Say("glossary"), claims.takeKind(Term))
	d.block(2, c.say.Say("general"), claims.claims)
	d.noted("conflicts", contested)
	d.noted("unconfirmed", inferred)
	c.gaps(d)
	c.provenance(d)
	c.evidence(d)
	return strings.TrimRight(d.String(), "\n") + "\n"
}

func (c *compiler) facts() string {
	return c.say.Say("playbook.facts", "answers", c.say.Count("answers", len(c.p.Answers)), "date", c.date(),
		"audience", c.say.Say("audience."+string(c.p.Audience)), "version", c.p.Version)
}

// most lines that "read this first" holds.
const firstLines = 7

// readFirst takes the limits, then what costs lives, and then the flat prohibitions, which are what a newcomer must not find out by
// trying: those of the parts of the work before those that a case taught.
func (c *compiler) readFirst(d *page, claims *pile, room *room) {
	n := 0
	take := func(want func(Claim) bool) []Claim {
		return claims.take(func(cl Claim) bool {
			if n >= firstLines || !want(cl) || !room.fits(c.withReasons([]Claim{cl})...) {
				return false
			}
			n++
			return true
		})
	}
	first := take(func(cl Claim) bool { return cl.Phase == prompts.Boundary && cl.Kind == Boundary })
	for _, want := range []func(Claim) bool{
		costsLives,
		func(cl Claim) bool {
			return cl.Phase == prompts.Topic && (cl.Kind == Rule || cl.Kind == Exception) && prohibition(cl.Text)
		},
		func(cl Claim) bool { return cl.Phase == prompts.Incident && rules[cl.Kind] && prohibition(cl.Text) },
	} {
		first = append(first, take(want)...)
	}
	d.block(2, c.say.Say("read-first"), first)
}

// rules are the kinds that tell what to do, or not to.
var rules = map[Kind]bool{Rule: true, Exception: true, Threshold: true, Error: true, Boundary: true}

// costsLives says whether a rule is there because somebody may die. It stands first, and not in the case that taught it.
func costsLives(cl Claim) bool { return rules[cl.Kind] && deadly.MatchString(cl.Text) }

// deadly is what costs lives and limbs, in words that are hardly said of anything else.
var deadly = lazy.Compile(`(?i)\b(kills? (you|him|her|people|somebody|someone|us|them)|(somebody|someone|people|you) (will |can |could )?(dies?|drowns?|suffocates?)|electrocut\w+|fatal(ly)?|(lose|lost|crush|crushes|takes off) (a|your|his|her|the|my) (hand|finger|fingers|arm|leg|foot|eye|head))\b|死人|死过人|要人命|出人命|触电|电死|砸死|压死|窒息|煤气中毒|断手|断指`)

// aimed says whether a claim is about when the work is well done.
func (c *compiler) aimed(cl Claim) bool {
	return cl.Phase == prompts.Frame && c.probes[cl.Evidence[0].Question] == prompts.ProbeGoal
}

// prohibition says whether a claim forbids something flatly.
func prohibition(text string) bool {
	low := strings.ToLower(text)
	for _, p := range []string{"never ", "do not ", "don't ", "under no circumstances", "must not ", "绝不", "绝对不", "千万", "不许", "不准", "严禁", "不能"} {
		if strings.HasPrefix(low, p) || p[0] >= 0x80 && strings.Contains(low, p) {
			return true
		}
	}
	return bars.MatchString(low)
}

// bars are other ways of forbidding something: "nobody walks under it", "cable picks must not take load".
var bars = lazy.Compile(`^(nobody|no one|no-one|none of you) (on|in|into|under|near|behind|inside|past|goes|comes|enters|walks|stands|steps|touches|works|starts|opens|lifts|may|is to|is allowed|gets (in|on|near|under))\b|\b(must not|must never|mustn't|may not|may never|is never to|are never to|(is|are) not allowed)\b|(谁(也|都)|任何人(都)?|一个人(也|都))(不|别)(能|许|准|得|要)?|^(也|都|可|就)?(不要|别[^的人处]|不可以?)`)

// taskMap lists the steps in their order and marks the ones that have a situation of their own. What else was said about
// the steps stands below them, unless it only names them.
func (c *compiler) taskMap(d *page, claims *pile, room *room) {
	stepped := func(cl Claim) bool { return cl.Phase == prompts.Map && cl.Kind == Step }
	steps := claims.take(func(cl Claim) bool {
		return stepped(cl) && c.probes[cl.Evidence[0].Question] != prompts.ProbeJudgement && room.fits(cl)
	})
	notes := c.beyond(steps, claims.take(func(cl Claim) bool { return stepped(cl) && room.fits(cl) }))
	byRule := claims.take(func(cl Claim) bool {
		return cl.Phase == prompts.Map && cl.Kind == Rule && c.probes[cl.Evidence[0].Question] == prompts.ProbeJudgement && room.fits(cl)
	})
	if len(steps)+len(notes)+len(byRule) == 0 {
		return
	}
	d.title(2, c.say.Say("map"))
	topics := map[string]bool{}
	for _, l := range c.labels {
		topics[strings.ToLower(l)] = true
	}
	for i, s := range steps {
		note := ""
		if topics[strings.ToLower(s.Text)] {
			note = c.say.Say("map.judgement")
		}
		fmt.Fprintf(d, "%d. %s%s %s\n", i+1, markdown(s.Text), note, c.refs(s))
	}
	if len(steps) > 0 {
		d.WriteByte('\n')
	}
	d.labelled("map.which", notes)
	d.labelled("map.none", byRule)
}

// beyond leaves out the notes that say nothing but the names of steps: which those are, the list itself shows.
func (c *compiler) beyond(steps, notes []Claim) []Claim {
	named := map[string]bool{"really": true, "mostly": true, "mainly": true}
	for _, s := range steps {
		for w := range detect.Content(s.Text) {
			named[w] = true
		}
	}
	return slices.DeleteFunc(notes, func(cl Claim) bool {
		for w := range detect.Content(cl.Text) {
			if !named[w] {
				return false
			}
		}
		return true
	})
}

// whole writes what holds for the work as a whole: pressure, how things are said, people and tools, risks.
func (c *compiler) whole(d *page, claims *pile) {
	risks := claims.takeKind(Risk)
	d.block(2, c.say.Say("pressure"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Stress }))
	d.block(2, c.say.Say("communication"), claims.take(func(cl Claim) bool { return cl.Phase == prompts.Voice || cl.Kind == Voice }))
	d.block(2, c.say.Say("contacts"), c.takeLed(claims, Contact, Tool))
	d.block(2, c.say.Say("risks"), risks)
}

// takeLed takes the claims of some kinds, and with each one that stands below a lead the others below the same lead: an
// answer that has one is not torn apart.
func (c *compiler) takeLed(claims *pile, kinds ...Kind) []Claim {
	led := map[string]bool{}
	for _, cl := range claims.claims {
		if c.lead(cl) != "" && slices.Contains(kinds, cl.Kind) {
			led[cl.Evidence[0].Question] = true
		}
	}
	return claims.take(func(cl Claim) bool {
		return slices.Contains(kinds, cl.Kind) || led[cl.Evidence[0].Question] && c.lead(cl) != ""
	})
}

// noted writes a section that begins with what its lines are: not settled, or not confirmed.
func (d *page) noted(key string, claims []Claim) {
	if len(claims) == 0 {
		return
	}
	d.title(2, d.c.say.Say(key))
	d.WriteString(d.c.say.Say(key+".intro") + "\n\n")
	d.list(claims)
}

// unconfirmed leaves out of what is not confirmed what a statement that may be relied on holds word for word: the page would deny what
// it says.
func (c *compiler) unconfirmed(list []Claim) []Claim {
	return slices.DeleteFunc(list, func(cl Claim) bool {
		return slices.ContainsFunc(c.claims, func(o Claim) bool { return o.Reliable() && runsIn(wordsOf(cl.Text), wordsOf(o.Text)) })
	})
}

// gaps says what is missing, by topic.
func (c *compiler) gaps(d *page) {
	d.title(2, c.say.Say("gaps"))
	if len(c.p.Topics) == 0 {
		d.WriteString(c.say.Say("gaps.topics") + "\n\n")
		return
	}
	byTopic := map[string][]string{}
	for _, g := range c.p.Gaps() {
		byTopic[g.Topic] = append(byTopic[g.Topic], c.gap(g))
	}
	steps := c.unknown
	if len(byTopic) == 0 && len(steps) == 0 {
		d.WriteString(c.say.Say("gaps.none") + "\n\n")
		return
	}
	d.WriteString(markdown(c.say.Say("gaps.intro", "subject", c.p.Subject)) + "\n\n")
	colon := ": "
	if c.p.Lang == prompts.ZH {
		colon = "："
	}
	for _, t := range c.p.Topics {
		if list := byTopic[t.ID]; len(list) > 0 {
			fmt.Fprintf(d, "- %s%s%s\n", markdown(c.labels[t.ID]), colon, strings.Join(list, c.say.Say("comma")))
		}
	}
	if len(steps) > 0 {
		between := c.say.Say("semicolon")
		if slices.ContainsFunc(steps, func(s string) bool { return strings.Contains(s, between) }) {
			between = "；" // 分割、整形 is one step
		}
		fmt.Fprintf(d, "- %s\n", markdown(c.say.Say("gaps.steps", "steps", strings.Join(steps, between))))
	}
	d.WriteByte('\n')
}

func (c *compiler) gap(g Gap) string {
	words := c.say.Say("gap." + string(g.Slot))
	switch {
	case g.Unknown:
		return c.say.Say("gap.unknown", "gap", words, "subject", markdown(c.p.Subject))
	case g.Asked:
		return c.say.Say("gap.asked", "gap", words)
	}
	return words
}
