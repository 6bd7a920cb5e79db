package profile

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Phrasing is how a language model put what some claims say, so that it reads better. It holds as long as the claims are
// what they were then, and only where the playbook would list them one below the other: what stands there, in which order and
// under which heading stays ours.
type Phrasing struct {
	Claims []string `json:"claims"`
	Was    []string `json:"was"` // their texts
	Text   string   `json:"text"`
	Model  string   `json:"model"` // and its host
}

// phrasingMost is how many claims one sentence may hold together.
const phrasingMost = 3

// NewPhrasing makes a phrasing of one sentence, if that says what the claims say and nothing else. It may leave out words of
// talking, put others that hold a sentence together, and join claims; it has to keep each number, name, "not", hedge,
// condition and word that limits, in their order, and nearly all other words, and to bring none of its own.
func NewPhrasing(lang prompts.Lang, claims []Claim, text, model string) (Phrasing, bool) {
	if len(claims) == 0 || len(claims) > phrasingMost {
		return Phrasing{}, false
	}
	p := Phrasing{Text: strings.TrimSpace(text), Model: model}
	var said strings.Builder
	for _, cl := range claims {
		if !cl.Reliable() || cl.Kind == Step || cl.Kind == Voice || slices.Contains(p.Claims, cl.ID) {
			return Phrasing{}, false // names of steps are no sentences, and phrases stand as they are said
		}
		p.Claims, p.Was = append(p.Claims, cl.ID), append(p.Was, cl.Text)
		said.WriteString(cl.Text + " ")
	}
	if (lang == prompts.ZH) != detect.IsHan(text) || plain.Line(text) != p.Text || plain.Hidden(text) || len(text) > 2*said.Len() || !sameWords(said.String(), text) {
		return Phrasing{}, false
	}
	for _, s := range detect.Sentences(text) {
		if s.AboutTalk() {
			return Phrasing{}, false
		}
	}
	return p, true
}

// keptLeast is which share of the other words a phrasing keeps. Chinese talk has more that says nothing.
const (
	keptLeast    = .8
	keptLeastHan = .6
)

// sameWords says whether two texts are made of the same things.
func sameWords(said, text string) bool {
	said, text = alike(said), alike(text)
	if !Unaltered(text, said) || !slices.Equal(anchors(said), anchors(text)) || !inOrder(said, text) {
		return false
	}
	was, is, least := detect.Content(said), detect.Content(text), keptLeast
	if detect.IsHan(said) {
		was, is, least = hanOf(said), hanOf(text), keptLeastHan
	}
	kept := 0
	for w := range is {
		if !was[w] && !strings.Contains(joints, w) {
			return false
		}
	}
	for w := range was {
		if is[w] {
			kept++
		}
	}
	return float64(kept) >= least*float64(len(was))
}

// inOrder says whether what a text is made of stands in the order in which it was said.
func inOrder(said, text string) bool {
	left := sequence(said)
	for _, w := range sequence(text) {
		i := slices.Index(left, w)
		if i < 0 {
			return false
		}
		left = left[i+1:]
	}
	return true
}

// sequence are the words of a text that say something, cut to their stems; of a Chinese one its characters but for the joints.
func sequence(text string) []string {
	var out []string
	if detect.IsHan(text) {
		for _, r := range text {
			if unicode.Is(unicode.Han, r) && !strings.ContainsRune(joints, r) {
				out = append(out, string(r))
			}
		}
		return out
	}
	for _, w := range strings.Fields(text) {
		out = append(out, slices.Sorted(maps.Keys(detect.Content(w)))...)
	}
	return out
}

// hanOf are the Han characters of a text.
func hanOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			out[string(r)] = true
		}
	}
	return out
}

// joints are characters that hold a Chinese sentence together.
const joints = "我的了就是都也和与并且而在再先才把时"

// bounds are the words on which it hangs when, whether and how surely something holds. One that is lost, or stands before
// another thing, changes what is said.
var bounds = lazy.Compile(`(?i)\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|if|when|whenever|unless|until|except|but|only|before|after|first|then|than|over|under|above|below|at least|at most|always|must|should|may|might|usually|normally|mostly|often|sometimes|maybe|perhaps|probably|about|around|roughly|rather|instead|on|off|up|down|all|every|each|both|seems?|likely)\b|n['’]t\b|[不没别勿无未]|如果|要是|一旦|除非|否则|不然|只有|才|之前|之后|以前|以后|先|再|必须|一定|绝|一律|一般|通常|大概|可能|也许|多半|有时|往往|左右|超过|低于|高于|至少|最多|以上|以下|除了|[前后上下全每各要会]|估计|好像|应该|似乎`)

// persons are of whom a sentence speaks; who does what hangs on the words behind them.
var persons = lazy.Compile(`(?i)\b(?:we|us|he|him|she|they|them|it)\b|[他她它]们?|我们|人家`)

// anchors lists what a statement hangs on, in order: numbers, names, and each bound and each word that limits with the word behind it.
func anchors(text string) []string {
	type found struct {
		at   int
		what string
	}
	var all []found
	for _, m := range figures.FindAllStringIndex(text, -1) {
		all = append(all, found{m[0], text[m[0]:m[1]]})
	}
	for _, m := range bounds.FindAllStringIndex(text, -1) {
		all = append(all, found{m[0], strings.ToLower(text[m[0]:m[1]]) + " " + next(text[m[1]:], 1)})
	}
	for _, m := range limits(text) {
		all = append(all, found{m[0], strings.ToLower(text[m[0]:m[1]]) + " " + next(text[m[1]:], 1)})
	}
	for _, m := range persons.FindAllStringIndex(text, -1) {
		all = append(all, found{m[0], strings.ToLower(text[m[0]:m[1]]) + " " + next(text[m[1]:], 2)})
	}
	from := 0
	for _, name := range namesIn(". " + text) {
		if i := strings.Index(text[from:], name); i >= 0 {
			all = append(all, found{from + i, name})
			from += i
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.at - b.at })
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = f.what
	}
	return out
}

// next are the first words of a text that say something, as [sequence] has them; two characters of Chinese are a word.
func next(text string, words int) string {
	list := sequence(text)
	if detect.IsHan(text) {
		words *= 2
	}
	return strings.Join(list[:min(words, len(list))], " ")
}

// phrasings finds, for a list of claims as it would be written, which of them are put otherwise: the text that stands in place of the
// first, and those that stand in it as well. All claims of a phrasing have to stand in the list, and to be as they were.
func (c *compiler) phrasings(list []Claim) (instead map[string]Phrasing, within map[string]bool) {
	at := map[string]Claim{}
	for _, cl := range list {
		at[cl.ID] = cl
	}
	instead, within = map[string]Phrasing{}, map[string]bool{}
	for _, p := range c.p.Phrasings {
		holds := true
		for i, id := range p.Claims {
			cl, here := at[id]
			_, taken := instead[id]
			holds = holds && here && cl.Text == p.Was[i] && cl.Reliable() && !taken && !within[id]
		}
		if !holds {
			continue
		}
		instead[p.Claims[0]] = p
		for _, id := range p.Claims[1:] {
			within[id] = true
		}
	}
	return instead, within
}

// listed writes claims one below the other, as they are put.
func (d *page) listed(list []Claim) {
	if !d.prose || len(d.c.p.Phrasings) == 0 {
		for _, cl := range list {
			d.WriteString(d.c.line(cl))
		}
		return
	}
	byID := map[string]Claim{}
	for _, cl := range list {
		byID[cl.ID] = cl
	}
	instead, within := d.c.phrasings(list)
	for _, cl := range list {
		p, put := instead[cl.ID]
		switch {
		case within[cl.ID]:
		case put:
			var of []Claim
			for _, id := range p.Claims {
				of = append(of, byID[id])
			}
			d.put = append(d.put, p)
			d.WriteString("- " + markdown(p.Text) + " " + d.c.refs(of...) + "\n")
			for _, cl := range of {
				d.WriteString(d.c.why(cl))
			}
		default:
			d.WriteString(d.c.line(cl))
		}
	}
}
