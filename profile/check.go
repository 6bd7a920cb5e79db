package profile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Checked is what an examination of a profile found, without a model (methods.md §5.2). It reports; whoever reads it judges.
type Checked struct {
	Claims    int     `json:"claims"`
	Traced    float64 `json:"traceability"` // of the claims, the share whose quotes are verbatim in the answers; has to be 1
	Altered   []Fault `json:"altered"`      // numbers, names or negations that are not in the words behind, and sentences of a model that say something else; has to be empty
	Modality  float64 `json:"modality"`     // of the claims, the share as sure, and no surer, than what was said
	Clauses   int     `json:"clauses"`      // sentences of answers that say something
	Reached   float64 `json:"reached"`      // of these, the share that a document holds
	Missed    []Said  `json:"missed"`       // the others
	HoldOuts  Guessed `json:"hold_outs"`
	Abstained Guessed `json:"abstained"` // situations of other trades that the claims rightly say nothing about
}

// Fault is a claim that does not say what was said, or what a model made of claims and does not say what they say.
type Fault struct {
	Claim string `json:"claim"` // of a model's sentence, the first that it is made of
	Text  string `json:"text"`
	What  string `json:"what"` // number, name, negation or phrasing
	Word  string `json:"word"` // of a phrasing, the model and its host
}

// Said is a sentence of an answer.
type Said struct {
	Question string `json:"question"`
	N        int    `json:"n"`
	Text     string `json:"text"`
}

// Guessed is how often something was got right, with the interval in which the true share lies (Wilson, 95 %), and how
// often it would have been right by chance.
type Guessed struct {
	Right  int     `json:"right"`
	Of     int     `json:"of"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Chance float64 `json:"chance"`
	Silent int     `json:"silent"` // of the hold-outs, those about which the claims say nothing
}

// Check examines what documents for an audience would say: against the answers, by the id of their question, against the
// hold-outs, and against situations that are none of its business, as texts.
func Check(p *Profile, audience Audience, answers map[string]string, foreign []string) Checked {
	p = p.For(audience)
	c := newCompiler(p, audience)
	out := Checked{Claims: len(p.Claims), Traced: 1, Modality: 1, Altered: []Fault{}, Missed: []Said{}}
	traced, kept, drawn := 0, 0, 0
	for _, cl := range p.Claims {
		if slices.ContainsFunc(cl.Evidence, func(e Evidence) bool { return !strings.Contains(answers[e.Question], e.Quote) }) || len(cl.Evidence) == 0 {
			continue
		}
		traced++
		if cl.Standing == Edited {
			continue // the specialist's own words
		}
		drawn++
		said := ""
		for _, e := range cl.Evidence {
			said += e.Quote + "\n"
		}
		out.Altered = append(out.Altered, altered(cl, said, p.Lang)...)
		if sureness(cl.Text) == sureness(said) {
			kept++
		}
	}
	out.Altered = append(out.Altered, misput(p)...)
	if len(p.Claims) > 0 {
		out.Traced = float64(traced) / float64(len(p.Claims))
	}
	if drawn > 0 {
		out.Modality = float64(kept) / float64(drawn)
	}
	out.clauses(p, answers)
	engine := newDecider(p.Claims)
	for _, h := range c.answerable() {
		out.HoldOuts.Of++
		out.HoldOuts.Chance += 1 / float64(len(h.Options))
		choice, ok := engine.choose(h)
		if !ok {
			out.HoldOuts.Silent++
		}
		if ok && choice == h.Choice {
			out.HoldOuts.Right++
		}
	}
	out.HoldOuts.Low, out.HoldOuts.High = Wilson(float64(out.HoldOuts.Right), float64(out.HoldOuts.Of))
	for _, text := range foreign {
		out.Abstained.Of++
		if !engine.covers(text) {
			out.Abstained.Right++
		}
	}
	out.Abstained.Low, out.Abstained.High = Wilson(float64(out.Abstained.Right), float64(out.Abstained.Of))
	return out
}

// Sound says whether what has to hold without exception holds (methods.md §5.2).
func (c Checked) Sound() bool { return c.Traced == 1 && len(c.Altered) == 0 && c.Modality >= .95 }

// clauses counts what was said and reached a claim. Questions back, fillers and what is not about the work do not count.
func (c *Checked) clauses(p *Profile, answers map[string]string) {
	quotes := map[string][]string{}
	for _, cl := range p.Claims {
		for _, e := range cl.behind() {
			quotes[e.Question] = append(quotes[e.Question], e.Quote)
		}
	}
	reached := 0
	for _, a := range p.Answers {
		if whole := detect.Read(answers[a.Question]); whole.Intent != detect.Answers && !whole.Refers {
			continue // "nothing more comes to mind"
		}
		for _, s := range detect.Sentences(answers[a.Question]) {
			if s.Idle() || s.AboutTalk() || s.Aside() || s.Hollow() || len(detect.Content(s.Text)) < 2 {
				continue
			}
			c.Clauses++
			if slices.ContainsFunc(quotes[a.Question], func(q string) bool { return strings.Contains(q, s.Text) || strings.Contains(s.Text, q) }) {
				reached++
				continue
			}
			c.Missed = append(c.Missed, Said{a.Question, a.N, plain.Line(s.Text)})
		}
	}
	c.Reached = 1
	if c.Clauses > 0 {
		c.Reached = float64(reached) / float64(c.Clauses)
	}
}

var (
	figures   = lazy.Compile(`[0-9]+(?:[.,:/][0-9]+)*|[〇零一二两三四五六七八九十百千万亿]{2,}`)
	denials   = lazy.Compile(`(?i)\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b|[不没别勿无未]`)
	surely    = lazy.Compile(`(?i)\b(?:always|never|must|every time|in any case|under no circumstances)\b|必须|一定|绝不|从不|永远|一律|务必|千万`)
	perhaps   = lazy.Compile(`(?i)\b(?:usually|normally|mostly|often|sometimes|maybe|perhaps|probably|about|around|roughly|might|i think|i guess|tends? to)\b|一般|通常|大概|可能|也许|多半|差不多|有时|往往|左右|基本上|硬要说|非要说`)
	structure = lazy.Compile(` — except: |——例外：|；`)
)

// altered compares a claim with the words behind it: no number, no name and no "not" may be in one that is not in the other.
func altered(cl Claim, said string, lang prompts.Lang) []Fault {
	var out []Fault
	fault := func(what, word string) { out = append(out, Fault{cl.ID, plain.Line(cl.Text), what, word}) }
	for _, n := range figures.FindAllString(cl.Text, -1) {
		if !strings.Contains(said, n) {
			fault("number", n)
		}
	}
	for _, name := range namesIn(cl.Text) {
		if !strings.Contains(said, name) {
			fault("name", name)
		}
	}
	// A quote that a claim joins to its answer may hold more than the claim needs, never less.
	if in, behind := len(denials.FindAllString(structure.ReplaceAllString(cl.Text, " "), -1)), len(denials.FindAllString(said, -1)); in > behind || in < behind && len(cl.Evidence) == 1 {
		fault("negation", fmt.Sprintf("%d/%d", in, behind))
	}
	return out
}

// misput are the sentences of a model that stand in the playbook and would not be taken now: the examination was less strict when
// they were kept, or the profile comes from elsewhere.
func misput(p *Profile) []Fault {
	var out []Fault
	for _, put := range p.Phrasings {
		var claims []Claim
		for i, id := range put.Claims {
			at := slices.IndexFunc(p.Claims, func(cl Claim) bool { return cl.ID == id && i < len(put.Was) && cl.Text == put.Was[i] && cl.Reliable() })
			if at >= 0 {
				claims = append(claims, p.Claims[at])
			}
		}
		if len(claims) != len(put.Claims) || len(claims) == 0 {
			continue // it does not stand
		}
		if _, holds := NewPhrasing(p.Lang, claims, put.Text, put.Model); !holds {
			out = append(out, Fault{claims[0].ID, plain.Line(put.Text), "phrasing", plain.Line(put.Model)})
		}
	}
	return out
}

// namesIn are the words of a Latin text that are written like names in the middle of a sentence.
func namesIn(text string) []string {
	var out []string
	first := true
	for _, w := range strings.Fields(text) {
		bare := strings.Trim(w, ".,;:!?()[]'\"“”‘’—")
		r, _ := utf8.DecodeRuneInString(bare)
		if !first && unicode.IsUpper(r) && len(bare) > 1 {
			out = append(out, bare)
		}
		first = strings.ContainsAny(w[len(w)-1:], ".!?:;") || strings.HasSuffix(w, "—")
	}
	return out
}

// sureness is how sure a text is: -1 hedged, 1 absolute, 0 neither or both.
func sureness(text string) int {
	n := 0
	if surely.MatchString(text) {
		n++
	}
	if perhaps.MatchString(text) {
		n--
	}
	return n
}
