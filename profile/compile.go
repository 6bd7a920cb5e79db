package profile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tacit/profile/detect"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// File is one compiled file. Paths use forward slashes and are relative to the folder that the documents go to.
type File struct {
	Path string
	Data []byte
	// Block, where it is not empty, names the part of a file that is ours: the file may hold other people's text, which
	// stays. See [WithBlock].
	Block string
}

// Compile renders everything that a profile says to an audience: playbook.md, system-prompt.md, the skill under
// skill/<name>/, and profile.json. The same profile gives the same bytes.
func Compile(p *Profile, audience Audience) []File {
	c := newCompiler(p, audience)
	name := SkillName(p)
	files := []File{
		{Path: "playbook.md", Data: []byte(c.playbook())},
		{Path: "system-prompt.md", Data: []byte(c.systemPrompt())},
	}
	for _, f := range c.skill(name) {
		files = append(files, File{Path: "skill/" + name + "/" + f.Path, Data: f.Data})
	}
	return append(files, File{Path: "profile.json", Data: c.json()})
}

// compiler holds what the renderers share.
type compiler struct {
	p       *Profile // as the audience may see it
	claims  []Claim  // as documents state them; p.Claims has them all, as they were learned
	say     *prompts.Texts
	work    string                   // the name of the work, never empty
	numbers map[string]int           // question id to answer number
	leads   map[string]string        // by question: what stands before its claims
	probes  map[string]prompts.Probe // question id to what it was after
	labels  map[string]string        // topic id to its label, as a heading has it
	spoken  map[string]string        // topic id to its label, as a sentence has it
	rules   map[string]branch        // claim id to its condition, where the claim is nothing but a condition and what to do
	signs   map[string]reading       // claim id to a sign and what it means, where the claim is nothing but these
	read    map[string]heard         // claim id to what its sentences were found to say; see heard
	sides   map[string][2]string     // claim id to the side of how somebody decides that it tells, and the clause; see side
	harms   map[string]int           // claim id to how much worse one decides without it; see harm
	open    []string                 // the steps that were named and not gone into
	unknown []string                 // of these, the ones that nothing else is said of
	because map[string][]Claim       // claim id to the reasons that stand beside it and nowhere else
}

func newCompiler(p *Profile, audience Audience) *compiler {
	c := &compiler{
		p: p.For(audience), say: prompts.TextsOf(prompts.Documents, p.Lang), work: clip(plain.Line(p.Work), longestName), numbers: map[string]int{},
		probes: map[string]prompts.Probe{}, leads: map[string]string{}, labels: map[string]string{}, spoken: map[string]string{}, rules: map[string]branch{}, signs: map[string]reading{}, read: map[string]heard{}, sides: map[string][2]string{}, harms: map[string]int{},
	}
	c.p.Subject = clip(plain.Line(c.p.Subject), longestName)
	for _, a := range c.p.Answers {
		c.numbers[a.Question], c.probes[a.Question], c.leads[a.Question] = a.N, a.Probe, a.Lead
	}
	c.p.Claims = slices.DeleteFunc(c.p.Claims, func(cl Claim) bool { return !c.sourced(cl) })
	if c.work == "" {
		c.work = c.say.Say("work.unnamed")
	}
	for i, t := range c.p.Topics {
		label := clip(plain.Line(t.Label), longestName)
		if label == "" {
			label = c.say.Say("topic.unnamed", "n", i+1)
		}
		c.labels[t.ID], c.spoken[t.ID] = capitalise(label), label
	}
	c.because, c.claims = c.reasons(absorbed(corrected(c.p.Claims)))
	for _, cl := range c.claims {
		rule, decides := decision(cl)
		if !decides {
			if r, ok := signifies(cl, nil); ok {
				c.signs[cl.ID] = r
			}
		} else if r, ok := signifies(cl, &rule); ok {
			c.signs[cl.ID] = r
		} else {
			c.rules[cl.ID] = rule
		}
	}
	c.open = c.untouched()
	c.unknown = c.unheardOf(c.open)
	return c
}

// corrected puts the specialist's new wording of a claim also where another one repeats its words, to be read together with
// an answer to a question about them: "Above 900 I call Chen — except: …" must not outlive "Above 800, call Chen".
func corrected(claims []Claim) []Claim {
	edited := map[Evidence]string{}
	for _, cl := range claims {
		if cl.Standing == Edited {
			edited[cl.Evidence[0].bare()] = strings.TrimRight(plain.Line(cl.Text), stops)
		}
	}
	if len(edited) == 0 {
		return claims
	}
	claims = slices.Clone(claims)
	for i, cl := range claims {
		if len(cl.Evidence) < 2 || cl.Standing == Edited {
			continue
		}
		e := cl.Evidence[1].bare()
		text, ok := edited[e]
		for _, was := range []string{Plain(e.Quote), e.Quote} {
			if rest, found := strings.CutPrefix(cl.Text, was); ok && found {
				claims[i].Text = text + rest
				break
			}
		}
	}
	return claims
}

// bare is evidence without the marks that end its words.
func (e Evidence) bare() Evidence {
	e.Quote = strings.TrimRight(e.Quote, stops)
	return e
}

// absorbed leaves out a rule that stands in full, with its exception behind it, in another claim: read without the exception
// it is the wrong rule, and nothing should stand twice. The two stand where the rule would: who looks for what to do does not
// look for it under when not to. So it leaves out what says too little alone and stands before what was said of it.
func absorbed(claims []Claim) []Claim {
	excepted, headed := map[Evidence][]int{}, map[Evidence]bool{}
	for i, cl := range claims {
		if !cl.Reliable() || len(cl.Evidence) < 2 || cl.Evidence[1].Question == cl.Evidence[0].Question {
			continue
		}
		e := cl.Evidence[1].bare()
		if !strings.HasPrefix(cl.Text, Plain(e.Quote)) && !strings.HasPrefix(cl.Text, e.Quote) {
			continue
		}
		if headed[e] = true; cl.Kind == Exception {
			excepted[e] = append(excepted[e], i)
		}
	}
	if len(headed) == 0 {
		return claims
	}
	out := slices.Clone(claims)
	gone := map[string]bool{}
	for _, cl := range claims {
		if len(cl.Evidence) != 1 || cl.Standing == Edited || cl.Kind == Boundary || cl.Phase == prompts.Map {
			continue
		}
		gone[cl.ID] = cl.Vague && cl.Reliable() && headed[cl.Evidence[0].bare()]
		for _, i := range excepted[cl.Evidence[0].bare()] {
			out[i].Also = slices.Clone(out[i].Also)
			out[i].becomes(cl.Kind)
			for _, k := range cl.Also {
				if !out[i].Is(k) {
					out[i].Also = append(out[i].Also, k)
				}
			}
			if !cl.Reliable() {
				out[i].Standing = cl.Standing // no surer than what it is an exception to
			}
			gone[cl.ID] = true
		}
	}
	return slices.DeleteFunc(out, func(cl Claim) bool { return gone[cl.ID] })
}

// stops end a statement.
const stops = " ,.;:!?，。；：！？"

// lead is what stands before a claim that cannot be read without its question: a limit, a way of saying something, what
// is done under pressure. What such an answer says besides, as a rule with its own condition, needs none.
func (c *compiler) lead(cl Claim) string {
	if cl.Phase == prompts.Boundary && cl.Kind != Boundary {
		return ""
	}
	return c.leads[cl.Evidence[0].Question]
}

// sourced says whether a claim says something and its evidence can be pointed at. What cannot is not written.
func (c *compiler) sourced(cl Claim) bool {
	if len(cl.Evidence) == 0 || plain.Line(cl.Text) == "" {
		return false
	}
	for _, e := range cl.Evidence {
		if c.numbers[e.Question] == 0 || plain.Line(e.Quote) == "" {
			return false
		}
	}
	return true
}

// longestName is how many characters of a name a document shows. The interview refuses longer ones.
const longestName = 200

// refs says where claims come from: "[A7]", or "[A7, A9]" where it is several answers.
func (c *compiler) refs(claims ...Claim) string {
	var numbers []int
	for _, cl := range claims {
		for _, e := range c.sources(cl) {
			numbers = append(numbers, c.numbers[e.Question])
		}
	}
	return references(numbers)
}

// sources is what a claim rests on of the answers that may be read.
func (c *compiler) sources(cl Claim) []Evidence {
	unknown := func(e Evidence) bool { return c.numbers[e.Question] == 0 }
	behind := cl.behind()
	if !slices.ContainsFunc(behind, unknown) {
		return behind
	}
	return slices.DeleteFunc(slices.Clone(behind), unknown)
}

// references leads to answers, each of them once.
func references(numbers []int) string {
	var parts []string
	for _, n := range slices.Compact(slices.Sorted(slices.Values(numbers))) {
		parts = append(parts, fmt.Sprintf("A%d", n))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// line is a claim as an item of a list, with its reasons below it.
func (c *compiler) line(cl Claim) string {
	return "- " + markdown(stopped(cl)) + " " + c.refs(cl) + "\n" + c.why(cl)
}

// why are the reasons of a claim as a list below it.
func (c *compiler) why(cl Claim) string {
	var b strings.Builder
	for _, r := range c.because[cl.ID] {
		b.WriteString("  - " + c.say.Say("because", "why", markdown(stopped(r))) + " " + c.refs(r) + "\n")
	}
	return b.String()
}

// stopped ends a sentence with the full stop that it lost where it was one of several in a breath. A few words are no
// sentence and need none, nor does the name of a step.
func stopped(cl Claim) string {
	if cl.Kind == Step && !strings.ContainsAny(cl.Text, ",，") {
		return cl.Text
	}
	text := strings.TrimRight(cl.Text, " ;；,，")
	last := lastRune(text)
	switch {
	case !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '%' && last != ')' || detect.Words(text) < sentenceWords:
		return text
	case detect.IsHan(text):
		return text + "。"
	}
	return text + "."
}

// sentenceWords is how many words, as detect.Words counts them, make a sentence of a line.
const sentenceWords = 6

// date is the day of the last answer, in the form of the language.
func (c *compiler) date() string { return c.day(c.p.Changed) }

// topicNames lists the topics as a sentence has them, or the work where there are none.
func (c *compiler) topicNames() string {
	if len(c.p.Topics) == 0 {
		return c.work
	}
	names := make([]string, len(c.p.Topics))
	for i, t := range c.p.Topics {
		names[i] = c.spoken[t.ID]
	}
	return strings.Join(append(names, c.open...), c.say.Say("semicolon"))
}

// untouched are the steps that were named and not gone into: part of the work, and all that is known of them.
func (c *compiler) untouched() []string {
	topics := map[string]bool{}
	for _, l := range c.labels {
		topics[strings.ToLower(l)] = true
	}
	var out []string
	for _, cl := range c.p.Claims {
		if cl.Kind == Step && cl.Phase == prompts.Map && c.probes[cl.Evidence[0].Question] == prompts.ProbeSteps && !topics[strings.ToLower(plain.Line(cl.Text))] {
			name := plain.Line(cl.Text)
			if said := plain.Line(cl.Evidence[0].Quote); strings.EqualFold(said, name) {
				name = said // as it stands in a sentence
			}
			out = append(out, name)
		}
	}
	return out
}

// unheardOf are the steps that nothing else is said of. One that is done by the book, as the
// specialist says, has nothing to be known besides. Each claim is read once, however many steps there are.
func (c *compiler) unheardOf(steps []string) []string {
	with, words, told := map[string][]int{}, make([]int, len(steps)), map[string]bool{}
	for i, step := range steps {
		for w := range detect.Content(step) {
			with[w] = append(with[w], i)
			words[i]++
		}
	}
	for _, cl := range c.p.Claims {
		switch low := strings.ToLower(cl.Text); {
		case len(steps) == 0 || cl.Phase == prompts.Frame || cl.Kind == Step && c.probes[cl.Evidence[0].Question] == prompts.ProbeSteps:
		case cl.Phase != prompts.Map:
			shared := map[int]int{}
			for w := range detect.Content(cl.Text) {
				for _, i := range with[w] {
					if shared[i]++; 4*shared[i] >= 3*words[i] {
						told[steps[i]] = true
					}
				}
			}
		case procedural(low):
			for _, step := range steps {
				told[step] = told[step] || named(strings.ToLower(step), low)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(steps), func(step string) bool { return told[step] })
}

func (c *compiler) percent() int { return int(c.p.Coverage()*100 + .5) }

// used counts the answers that a statement points at.
func (c *compiler) used() int {
	seen := map[string]bool{}
	for _, cl := range c.p.Claims {
		for _, e := range c.sources(cl) {
			seen[e.Question] = true
		}
	}
	return len(seen)
}

// pile hands out claims, each once, so that no sentence stands twice in a document.
type pile struct{ claims []Claim }

func (p *pile) take(want func(Claim) bool) []Claim {
	var out, rest []Claim
	for _, c := range p.claims {
		if want(c) {
			out = append(out, c)
		} else {
			rest = append(rest, c)
		}
	}
	p.claims = rest
	return out
}

// takeMany takes what is wanted where there are at least two of it: a table of one row is a sentence.
func (p *pile) takeMany(want func(Claim) bool) []Claim {
	n := 0
	for _, cl := range p.claims {
		if want(cl) {
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return p.take(want)
}

func (p *pile) takeKind(kinds ...Kind) []Claim {
	return p.take(func(c Claim) bool { return slices.Contains(kinds, c.Kind) })
}

// byTopic splits the claims of a pile by topic at one pass, so that rendering stays linear in the claims.
func (p *pile) byTopic() map[string]*pile {
	out := map[string]*pile{}
	for _, c := range p.claims {
		if out[c.Topic] == nil {
			out[c.Topic] = &pile{}
		}
		out[c.Topic].claims = append(out[c.Topic].claims, c)
	}
	return out
}

// distinct leaves out claims that say the same words as an earlier one.
func distinct(claims []Claim) []Claim {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool {
		key := strings.ToLower(strings.TrimRight(plain.Line(c.Text), " .。!！"))
		was := seen[key]
		seen[key] = true
		return was
	})
}
