package profile

import (
	"fmt"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/prompts"
)

// File is one compiled file. Paths use forward slashes and are relative to the folder that the documents go to.
type File struct {
	Path string
	Data []byte
}

// Compile renders everything that a profile says to an audience: playbook.md, system-prompt.md, the skill under
// skill/<name>/, and profile.json. The same profile gives the same bytes.
func Compile(p *Profile, audience Audience) []File {
	c := newCompiler(p, audience)
	name := SkillName(p)
	files := []File{
		{"playbook.md", []byte(c.playbook())},
		{"system-prompt.md", []byte(c.systemPrompt())},
	}
	for _, f := range c.skill(name) {
		files = append(files, File{"skill/" + name + "/" + f.Path, f.Data})
	}
	return append(files, File{"profile.json", c.json()})
}

// compiler holds what the renderers share.
type compiler struct {
	p       *Profile // as the audience may see it
	say     *prompts.Texts
	numbers map[string]int // question id to answer number
	labels  map[string]string
	rules   map[string]detect.Rule // claim id to its condition, where it has one
}

func newCompiler(p *Profile, audience Audience) *compiler {
	c := &compiler{p: p.For(audience), say: prompts.TextsOf(prompts.Documents, p.Lang), numbers: map[string]int{}, labels: map[string]string{}, rules: map[string]detect.Rule{}}
	for _, a := range c.p.Answers {
		c.numbers[a.Question] = a.N
	}
	for i, t := range c.p.Topics {
		c.labels[t.ID] = capitalise(t.Label)
		if t.Label == "" {
			c.labels[t.ID] = c.say.Say("topic.unnamed", "n", i+1)
		}
	}
	for _, cl := range c.p.Claims {
		if s := detect.Sentences(cl.Text); len(s) == 1 {
			if r, ok := s[0].IfThen(); ok {
				c.rules[cl.ID] = r
			}
		}
	}
	return c
}

// refs says where a claim comes from: "[A7]", or "[A7, A9]" where it was drawn from several answers.
func (c *compiler) refs(cl Claim) string {
	var numbers []int
	for _, e := range cl.Evidence {
		if n := c.numbers[e.Question]; n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = fmt.Sprintf("A%d", n)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// line is a claim as an item of a list.
func (c *compiler) line(cl Claim) string {
	return "- " + markdown(cl.Text) + " " + c.refs(cl) + "\n"
}

// date is the day of the last answer, in the form of the language.
func (c *compiler) date() string {
	if c.p.Lang == prompts.ZH {
		return c.p.Changed.Format("2006年1月2日")
	}
	return c.p.Changed.Format("2 January 2006")
}

func (c *compiler) topicNames() string {
	names := make([]string, len(c.p.Topics))
	for i, t := range c.p.Topics {
		names[i] = c.labels[t.ID]
	}
	return strings.Join(names, c.say.Say("comma"))
}

func (c *compiler) percent() int { return int(c.p.Coverage()*100 + .5) }

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
		key := strings.ToLower(strings.TrimRight(c.Text, " .。!！"))
		was := seen[key]
		seen[key] = true
		return was
	})
}
