package profile

import (
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// What a sign means, and what happens if nobody does anything, stand in a few builds of sentences. Only those are read: who
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
	if at := verbMeans.FindStringIndex(low); at != nil && !strings.HasPrefix(low[at[1]:], "to ") {
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

var (
	otherwiseSays = lazy.Compile(`(^|[,;:] |\band )(or else|otherwise),? (they|it|you|we|he|she|the|a|an|there|nobody|everybody|half|all|i)\b|\bcosts? (us|me|them|you|him|her) |^(skip|leave|forget|miss|do|touch|open|drop|let)\b[^.;]*,? and (you|the whole|it|they|we)\b|^without [^,;]*(they|it|you|we|the \w+)('d| would|'ll| will)\b|\bif (nobody|no one|you don't|you do not|you forget|it is not|it isn't|nothing)\b[^,;]*, (the|it|they|you|we) (\w+ )?\w+s\b|\b(is|are|gets?|goes) (lost|ruined|scrapped|spoiled|flooded)\b|\bfor good\b|\buntil the [\w' ]+ (is|are) full\b|\blets? (a|an|somebody|someone|them|people) \w+ \w+|\bleaves (you|us|me|them|a|an|nobody)\b|\band then it's (our|your|my)\b|\byou have no \w+`)
	otherwiseHan  = lazy.Compile(`(^|[，；])(不然|否则|要不然?|要不是这样)(的话)?，?就?[^就找打叫问报给先去等按]|^(少了|漏了|缺了|不[^，找]{1,6}，[^，]*就[^要找打])|再[^，。]{1,3}下去|(就|连[^，。]{1,8}都|谁也)[^，。]{0,4}(没人|[^，。]{1,2}不(出|上|了|动|清|回|住|到|起))|就[^，。要找打叫问报]{0,8}(崩|断|裂|堵死|塌|报废|烧|坏|垮|废了|瘫|黄了|乱)|(整批|整套|整锅|全部?)都?(报废|废|完|坏|烂)|修一次|停机(半天|一天)|(一起|都)扣|倒查|能(崩|炸|烧|飞)`)
)

// mayCost is what a sentence has to have before it is read for what happens otherwise.
var mayCost = []string{"else", "otherwise", " cost", "and you", "and it", "and the", "and they", "and we", "without", "if nobody", "if no one", "if you ", "if it is not", "if it isn't", "if it isn’t", "if nothing", "lost", "ruined", "scrapped", "spoiled", "flooded", "for good", "full", "let", "leave", "have no ",
	"不", "否则", "少了", "漏了", "缺了", "再", "就", "整", "全", "修", "停机", "扣", "查", "能"}

// costs says whether a sentence tells what happens if nothing, or something else, is done.
func costs(s detect.Sentence) bool {
	if !holds(s.Text, mayCost) {
		return false
	}
	if s.Han {
		return otherwiseHan.MatchString(s.Text)
	}
	return otherwiseSays.MatchString(strings.ToLower(strings.ReplaceAll(s.Text, "’", "'")))
}

// tellsCost says whether a claim tells what happens otherwise, and nothing that is to be done about it.
func tellsCost(cl Claim, said []detect.Sentence) bool {
	if cl.Kind != Reason && cl.Kind != Rule && cl.Kind != Cue {
		return false
	}
	if len(said) == 0 || !costs(said[len(said)-1]) || orders(cl.Text) || prohibition(cl.Text) {
		return false
	}
	if m := said[0].Marks(); cl.Kind != Reason && (m.Absolute || said[0].Does()) {
		return false
	}
	return true
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
