package profile

import (
	"fmt"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Voiced is a claim with whose it is: an index into the profiles that are compared.
type Voiced struct {
	Claim
	Of      int    `json:"of"`
	Lead    string `json:"lead,omitempty"` // what stands before it where it cannot be read without its question
	Answers []int  `json:"answers"`        // the numbers of those it rests on, as its evidence has them
}

// Point is what one or several specialists say about one thing.
type Point struct {
	Part   string   `json:"part"` // of the work; empty: the work as a whole
	Claims []Voiced `json:"claims"`
}

// Comparison is what specialists of one work agree on, where they differ, and what only one of them says. It measures the
// knowledge and ranks nobody.
type Comparison struct {
	Names  []string `json:"names"` // of the specialists; those of one name get a number
	Agree  []Point  `json:"agree"`
	Differ []Point  `json:"differ"`
	Only   []Point  `json:"only"` // of one claim each
}

// How alike two claims are that speak of the same thing: so many content words (pairs of characters in Chinese), and so
// large a share of those of the shorter one; or, where they are shorter than that, all of them.
const (
	alikeWords = 3
	alikeShare = .5
)

// Compare puts the claims of several profiles side by side, each as its audience may see it already (see [Profile.For]).
// Claims speak of the same thing where they share enough words; then they differ when they give other figures, or when one
// says "not" where the other does not. Whether people who use other words mean the same it cannot know: that is why both
// stand in the result, and a reader judges. What a playbook holds is held here, what is vague included.
func Compare(profiles []*Profile) Comparison {
	out := Comparison{Names: subjects(profiles)}
	var groups []*group
	for of, p := range profiles {
		c := newCompiler(p, p.Audience)
		labels := map[string]string{}
		for _, t := range p.Topics {
			labels[t.ID] = plain.Line(t.Label)
		}
		for _, cl := range distinct(c.p.Claims) {
			if !cl.Reliable() {
				continue
			}
			v := Voiced{cl, of, c.lead(cl), nil}
			v.Evidence = c.sources(cl)
			for _, e := range v.Evidence {
				v.Answers = append(v.Answers, c.numbers[e.Question])
			}
			words := detect.Content(cl.Text)
			best, most := (*group)(nil), 0.0
			for _, g := range groups {
				if s := g.alike(v, words); s > most {
					best, most = g, s
				}
			}
			if best == nil {
				groups = append(groups, &group{part: labels[cl.Topic], claims: []Voiced{v}, words: []map[string]bool{words}})
				continue
			}
			best.claims, best.words = append(best.claims, v), append(best.words, words)
		}
	}
	for _, g := range groups {
		s := Point{g.part, g.claims}
		switch {
		case len(g.claims) == 1:
			out.Only = append(out.Only, s)
		case g.differ():
			out.Differ = append(out.Differ, s)
		default:
			out.Agree = append(out.Agree, s)
		}
	}
	return out
}

// group is claims about one thing, at most one of each specialist.
type group struct {
	part   string
	claims []Voiced
	words  []map[string]bool
}

// alike is how large a share of its words a claim has in common with the group; 0 where they speak of other things, or
// where the specialist is in the group already.
func (g *group) alike(v Voiced, words map[string]bool) float64 {
	best := 0.0
	for i, o := range g.claims {
		if o.Of == v.Of || o.Lead != v.Lead {
			return 0
		}
		n := 0
		for w := range words {
			if g.words[i][w] {
				n++
			}
		}
		share := float64(n) / float64(max(1, min(len(words), len(g.words[i]))))
		same := n > 0 && n == len(words) && n == len(g.words[i])
		if (n >= alikeWords || same) && share >= alikeShare && share > best {
			best = share
		}
	}
	return best
}

// differ says whether any two of the group do not say the same.
func (g *group) differ() bool {
	for i, a := range g.claims {
		for _, b := range g.claims[:i] {
			if detect.FiguresDiffer(a.Text, b.Text) || len(denials.FindAllString(a.Text, -1))%2 != len(denials.FindAllString(b.Text, -1))%2 {
				return true
			}
		}
	}
	return false
}

// CompareFiles are the comparison and the playbook of all, as files.
func CompareFiles(profiles []*Profile, c Comparison) []File {
	return []File{{Path: "comparison.md", Data: RenderComparison(profiles, c)}, {Path: "merged-playbook.md", Data: Merge(profiles, c)}}
}

// RenderComparison writes a comparison as Markdown: where they differ first, since that is what has to be talked about.
func RenderComparison(profiles []*Profile, c Comparison) []byte {
	d := &page{c: newCompiler(profiles[0], profiles[0].Audience)}
	d.title(1, heading(d.c.say.Say("compare.title", "work", d.c.work)))
	fmt.Fprintf(d, "%s\n\n", d.c.say.Say("compare.intro", "names", markdown(strings.Join(c.Names, d.c.say.Say("comma")))))
	d.voices(2, "compare.differ", c.Differ, c.Names)
	d.voices(2, "compare.agree", c.Agree, c.Names)
	for of, name := range c.Names {
		if mine := c.OnlyOf(of); len(mine) > 0 {
			d.title(2, heading(d.c.say.Say("compare.only", "name", name)))
			d.attributed(mine, c.Names)
		}
	}
	return finish(d)
}

// OnlyOf are the points that only one specialist makes.
func (c Comparison) OnlyOf(of int) []Point {
	return slices.DeleteFunc(slices.Clone(c.Only), func(s Point) bool { return s.Claims[0].Of != of })
}

// Merge writes one playbook of several: by part of the work, each line with whose it is; what they say alike stands once,
// and where they differ all of it stands, marked.
func Merge(profiles []*Profile, c Comparison) []byte {
	d := &page{c: newCompiler(profiles[0], profiles[0].Audience)}
	d.title(1, heading(d.c.say.Say("playbook.title", "work", d.c.work)))
	fmt.Fprintf(d, "%s\n\n", d.c.say.Say("merge.intro", "names", markdown(strings.Join(c.Names, d.c.say.Say("comma")))))
	var parts []string
	byPart := map[string][3][]Point{}
	for i, list := range [][]Point{c.Differ, c.Agree, c.Only} {
		for _, s := range list {
			key := strings.ToLower(s.Part)
			if _, ok := byPart[key]; !ok {
				parts = append(parts, s.Part)
			}
			of := byPart[key]
			of[i] = append(of[i], s)
			byPart[key] = of
		}
	}
	slices.SortStableFunc(parts, func(a, b string) int { // the work as a whole first, the parts in the order in which they came up
		switch {
		case a == "" && b != "":
			return -1
		case a != "" && b == "":
			return 1
		}
		return 0
	})
	for _, part := range parts {
		d.title(2, heading(d.part(Point{Part: part})))
		of := byPart[strings.ToLower(part)]
		d.voices(3, "compare.differ", of[0], c.Names)
		d.attributed(append(of[1], of[2]...), c.Names)
	}
	return finish(d)
}

// subjects are the names of the specialists; those of one name get a number.
func subjects(profiles []*Profile) []string {
	out := make([]string, len(profiles))
	for i, p := range profiles {
		out[i] = clip(plain.Line(p.Subject), longestName)
		if slices.Contains(out[:i], out[i]) {
			out[i] += fmt.Sprintf(" (%d)", i+1)
		}
	}
	return out
}

// voices writes what several say about one thing below each other; what all say in the same words stands once.
func (d *page) voices(level int, key string, list []Point, names []string) {
	if len(list) == 0 {
		return
	}
	d.title(level, d.c.say.Say(key))
	for i := 0; i < len(list); i++ {
		s := list[i]
		if level == 2 && (i == 0 && s.Part != "" || i > 0 && s.Part != list[i-1].Part) {
			fmt.Fprintf(d, "**%s**\n\n", heading(d.part(s)))
		}
		if s.Alike() {
			from := i
			for i+1 < len(list) && list[i+1].Alike() && list[i+1].Part == s.Part {
				i++
			}
			d.attributed(list[from:i+1], names)
			continue
		}
		for _, v := range s.Claims {
			fmt.Fprintf(d, "- %s%s%s %s\n", markdown(names[v.Of]), colon(d.c.p.Lang), d.said(v), v.Reference())
		}
		d.WriteByte('\n')
	}
}

// part is the name of the part of the work that a point belongs to.
func (d *page) part(s Point) string {
	if s.Part == "" {
		return d.c.say.Say("general")
	}
	return capitalise(s.Part)
}

// Alike says whether all who make a point use the same words for it.
func (s Point) Alike() bool {
	return !slices.ContainsFunc(s.Claims, func(v Voiced) bool { return v.Text != s.Claims[0].Text })
}

// inOneLine says whether the words of the first stand for all: those of the others have next to nothing besides. Whoever goes by
// less, or quotes more, is not given another's words.
func (s Point) inOneLine() bool {
	first := detect.Content(s.Claims[0].Text)
	return !slices.ContainsFunc(s.Claims[1:], func(v Voiced) bool {
		theirs, shared := detect.Content(v.Text), 0
		for w := range theirs {
			if first[w] {
				shared++
			}
		}
		most := max(len(first), len(theirs))
		return float64(most-shared) > besidesShare*float64(most)
	})
}

// besidesShare is how large a share of its words a statement has at most that is not in another which stands for it: 一定.
const besidesShare = .25

// attributed writes a list with whose each line is: once what the words of the first say for all, otherwise one behind the other.
func (d *page) attributed(list []Point, names []string) {
	for _, s := range list {
		if !s.inOneLine() {
			for _, v := range s.Claims {
				fmt.Fprintf(d, "- %s (%s %s)\n", d.said(v), markdown(names[v.Of]), v.Reference())
			}
			continue
		}
		var who []string
		for _, v := range s.Claims {
			who = append(who, markdown(names[v.Of])+" "+v.Reference())
		}
		fmt.Fprintf(d, "- %s (%s)\n", d.said(s.Claims[0]), strings.Join(who, d.c.say.Say("semicolon")))
	}
	if len(list) > 0 {
		d.WriteByte('\n')
	}
}

// Reference leads to the answers of a claim in its own interview.
func (v Voiced) Reference() string { return references(v.Answers) }

// said is a claim with its lead before it.
func (d *page) said(v Voiced) string {
	if v.Lead == "" {
		return markdown(v.Text)
	}
	return markdown(v.Lead) + colon(d.c.p.Lang) + markdown(v.Text)
}

func colon(lang prompts.Lang) string {
	if lang == prompts.ZH {
		return "："
	}
	return ": "
}
