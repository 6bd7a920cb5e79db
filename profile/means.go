package profile

import (
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// What a sign means stands in a few builds of sentences. Only those are read: who
// acts on a reading that nobody gave is worse off than who has to work it out.

// reading is a sign with what it means, in the words of a claim. Together they hold all of them.
type reading struct{ sign, means string }

var (
	// colonMeans is what stands behind a colon and says how things are; without a verb it may be a list.
	colonMeans = lazy.Compile(`^(either )?(that|this|it|they|he|she|there|somebody|someone|one|[a-z]+ing|all|(the |a |an |my |our )?[a-z-]+( [a-z-]+){0,2})('s|'re| is| are| has| have| asleep)\b`)
	commaMeans = lazy.Compile(`, ((that|this|then (it|that|they|he|she))('s|s| is| came| has| was)|(those|they)('re| are)) `)
	verbMeans  = lazy.Compile(` (((usually|always|mostly|often|nearly always|almost always|probably) )?(means?|tells? (me|you|us|them)( that)?|shows? (me|you|us)( that)?|points? (to|at))|is (a |an |the )?(sure |clear |good |first |early )?(sign|mark|giveaway) (of|that)) `)
	// notMeans are beginnings that go on with something else than what a sign means.
	notMeans = lazy.Compile(`^(that|this|it)('s|s| is) (all|why|how|when|where|what|who|before|after|in|at|on|by|for|not my|extension|enough|fine|ok|the end|usually \w+,)\b|^(that|it)('s| is) [A-Z]`)
	// ofUs is what somebody does, and no sign.
	ofUs = lazy.Compile(`(?i)\b(i|we)\b|'(ll|ve|d)\b`)
	// noSign are beginnings of what is no sign.
	noSign = lazy.Compile(`(?i)^((that|this|it|which|he|she|they|who|whoever|what|i|we)\b|(one|two|three|four|five) (\w+ )?(rules?|things?|people|points?)\b|there (are|is)\b|(first|then|next|and then)\b)|\bfor the \w+$`)

	commaMeansHan = lazy.Compile(`，((这|那)(就|才|都|肯定|多半|八成|路|边|里)*(不)?是|(那)?(他|她|它)(那边|手上|要的)?(肯定|多半|八成|一定|不是|不)|那(肯定|多半|八成)|就是|(就)?(多半|八成|大概率|十有八九|基本上?)(就)?是|不是.{1,14}就是|(就)?(说明|等于|意味着|代表)|那路)`)
	notMeansHan   = lazy.Compile(`^，(就是(一|说|要|我)|(这|那)(就)?是(早?(兆头|征兆|苗头|信号|预兆)|规矩|规定|我|他|厂长|老板|为了|给|因为))`)
	noSignHan     = lazy.Compile(`^(我|别|找|把|去|问|给|先|再|然后|接着)|找[^不，]{1,6}$|马上|立刻|赶紧|必须|不许|不准|就要`)
)

// signLetters is how many characters of Chinese a sign has at least.
const signLetters = 4

// meaning takes a sign apart from what it means. What is said behind that in the same claim goes with the meaning.
func meaning(text string) (reading, bool) {
	said := detect.Sentences(text)
	if len(said) == 0 || len(text) > longestCell {
		return reading{}, false
	}
	s := said[0]
	if _, conditional := s.IfThen(); conditional {
		return reading{}, false // see decision
	}
	if s.Han {
		return meaningHan(text, s)
	}
	if strings.HasPrefix(strings.ToLower(s.Text), "so ") || s.Deed() {
		return reading{}, false
	}
	low, ok := straight(s.Text)
	if !ok {
		return reading{}, false
	}
	if at := strings.Index(low, ": "); at > 0 && colonMeans.MatchString(low[at+2:]) {
		return apart(text, s, at, at+2)
	}
	if at := commaMeans.FindStringIndex(low); at != nil {
		return apart(text, s, at[0], at[0]+2)
	}
	if at := verbMeans.FindStringIndex(low); at != nil && !strings.HasPrefix(low[at[1]:], "to ") && !takesLong(low[at[0]:], at[1]-at[0]) {
		return apart(text, s, at[0], at[0]+1)
	}
	return reading{}, false
}

// straight is a text in lower case and with straight apostrophes; false where its places cannot be found again in the text.
func straight(text string) (string, bool) {
	low := strings.ToLower(text)
	return strings.ReplaceAll(low, "’", "'"), len(low) == len(text)
}

// placeIn is the place in a text of what stands at a place of it with straight apostrophes.
func placeIn(text string, at int) int {
	for i := 0; i < len(text); i++ {
		if at == 0 {
			return i
		}
		if at--; strings.HasPrefix(text[i:], "’") {
			i += len("’") - 1
		}
	}
	return len(text)
}

// readable are the kinds whose claims may be a sign and what it means.
var readable = map[Kind]bool{Cue: true, Rule: true, Threshold: true, Reason: true, Trick: true, Exception: true}

// ordersThen is a condition that somebody has to do something under, though it says how things are: "it has to go back".
var ordersThen = lazy.Compile(`\b(has|have|needs?|ought|is|are) to\b|\bmust\b|\bshould\b`)

// signifies takes a claim apart that is nothing but a sign and what it means. A condition under which something is so, and nothing is
// to be done, is one too: rule is what the claim is as a decision, if it is one.
func signifies(cl Claim, rule *branch) (reading, bool) {
	if !readable[cl.Kind] || len(cl.Evidence) != 1 {
		return reading{}, false
	}
	if rule == nil {
		return meaning(cl.Text)
	}
	then := rule.Then.Of(cl.Text)
	if rule.Unless || rule.Else != (detect.Span{}) || ordersThen.MatchString(strings.ToLower(then)) || orders(then) || !detect.Sentences(cl.Text)[0].Diagnosis() {
		return reading{}, false
	}
	return reading{condition(cl.Text, rule.Rule), then}, true
}

// meanings writes signs with what they mean.
func (c *compiler) meanings(d *page, rows []Claim) {
	if len(rows) == 0 {
		return
	}
	d.table("meaning", c.say.Say("meaning.sign"), c.say.Say("meaning.means"), c.say.Say("table.ref"))
	for _, cl := range rows {
		r := c.signs[cl.ID]
		d.row(markdown(capitalise(r.sign)), markdown(capitalise(strings.TrimRight(r.means, " .。"))), c.refs(cl))
	}
	d.WriteByte('\n')
}

// apart makes a reading of the words of a sentence up to end, and of the text from means on, as places in the straight sentence.
func apart(text string, s detect.Sentence, end, means int) (reading, bool) {
	end, means = placeIn(s.Text, end), s.Start+placeIn(s.Text, means)
	sign := strings.TrimSpace(s.Text[:end])
	if noSign.MatchString(sign) || ofUs.MatchString(perceived.ReplaceAllString(sign, "")) || orders(sign) || len(strings.Fields(sign)) < 3 || notMeans.MatchString(text[means:]) {
		return reading{}, false
	}
	return reading{sign, text[means:]}, true
}

func meaningHan(text string, s detect.Sentence) (reading, bool) {
	for _, at := range commaMeansHan.FindAllStringIndex(s.Text, -1) {
		sign := s.Text[:at[0]]
		if utf8.RuneCountInString(sign) < signLetters || notMeansHan.MatchString(s.Text[at[0]:]) || noSignHan.MatchString(sign) {
			continue
		}
		return reading{sign, text[s.Start+at[0]+len("，"):]}, true
	}
	return reading{}, false
}

// lookFirst is what one looks at before one does anything.
var (
	lookFirst    = lazy.Compile(`(?i)^(always |then )?(look at|check|read|open|compare|measure|weigh|count|listen|feel|smell|ask|test) [^.;]*\b(first|before (you|anything|i|we))\b|^first,? (i |you |we )?(look|check|read|open|compare|measure|weigh|count|listen|feel|smell|test)\b`)
	lookFirstHan = lazy.Compile(`(^|，)[^，]{0,5}先(去)?(看|查|量|称|听|摸|闻|核|对一|测|照)`)
)

// looksFirst says whether a claim tells what to look at first.
func looksFirst(cl Claim) bool {
	switch cl.Kind {
	case Rule, Step, Cue, Trick, Tool, Exception:
	default:
		return false
	}
	if len(cl.Evidence) != 1 {
		return false
	}
	if detect.IsHan(cl.Text) {
		return lookFirstHan.MatchString(cl.Text)
	}
	return lookFirst.MatchString(cl.Text)
}

// heard is what a claim's sentences say besides its kind: what to look at first, what happens otherwise, how things are. Reading
// them is dear, and several documents ask.
type heard struct{ first, cost, fact bool }

// heard reads a claim, once.
func (c *compiler) heard(cl Claim) heard {
	h, ok := c.read[cl.ID]
	if _, decides := c.rules[cl.ID]; !ok && !decides {
		said := detect.Sentences(cl.Text)
		h = heard{looksFirst(cl), tellsCost(cl, said), cl.Kind == Rule && states(cl.Text, said)}
		c.read[cl.ID] = h
	}
	return h
}
