package detect

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// detector finds its trigger in a sentence; the span is an offset into the sentence.
type detector struct {
	id       ID
	strength float64
	bare     bool // quote the trigger alone, not its clause
	find     func(context) (Span, bool)
}

// detectors in the order of their strength. The gates are those of methods.md §3.3: most word lists alone fire on nine
// answers of ten, and a follow-up on each would be noise.
var detectors = []detector{
	{id: Reversal, strength: .95, find: reversal},
	{id: Rich, strength: .9, find: provided(said(richSaid, richLoose), happens)},
	{id: Failure, strength: .9, find: failure},
	{id: Gut, strength: .88, find: said(gutSaid, gutHanLoose)},
	{id: Depends, strength: .8, find: said(dependsSaid, dependsHanLoose, unmeasured, unlisted)},
	{id: CondVague, strength: .72, find: now(either(inClause(said(condSaid, condLoose)), nearby(condSaid, condHanLoose, unmeasured, untold)))},
	{id: AbsRule, strength: .66, find: now(provided(said(absSaid, absLoose), ruling))},
	{id: Negative, strength: .62, find: said(negativeSaid, negativeLoose)},
	{id: FreqRule, strength: .55, find: provided(said(freqSaid, freqLoose), habit)},
	{id: Norm, strength: .55, find: said(normSaid, normLoose)},
	{id: JudgeWord, strength: .5, find: either(concluded(inClause(said(judgeSaid, judgeLoose, unseen))), nearby(judgeSaid, judgeLoose, unmeasured, unseen, untold))},
	{id: TimeVague, strength: .48, find: nearby(timeSaid, timeLoose, unmeasured, untimed, untold)},
	{id: Person, strength: .46, bare: true, find: person},
	{id: Jargon, strength: .44, bare: true, find: jargon},
	{id: Opaque, strength: .42, find: opaque},
	{id: Some, strength: .6, find: some},
	{id: AbsActor, strength: .4, find: now(nearby(actorSaid, actorNamed, untold, hints(doneHint)))},
	{id: Tool, strength: .36, bare: true, find: tool},
	{id: ListOpen, strength: .34, find: listOpen},
	{id: Change, strength: .34, find: said(changeSaid, changeLoose)},
	{id: Range, strength: .3, find: now(nearby(rangeSaid, rangeLoose, unmeasured))},
	{id: VagueRef, strength: .25, find: listing(said(refSaid, refLoose, unlisted))},
	{id: Compare, strength: .2, find: provided(said(compareSaid, nil, hints(compareHint)), uncompared)},
}

// said hears one of the patterns, where none of the loose ones accounts for it and every gate is open.
func said(yes, loose *patterns, gates ...func(context) bool) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		for _, open := range gates { // they cost less than the patterns
			if !open(c) {
				return Span{}, false
			}
		}
		at, ok := yes.find(c.sentence.low)
		if !ok || loose == nil {
			return at, ok
		}
		low := loose.without(c.sentence.low)
		if low == c.sentence.low {
			return at, true
		}
		return yes.find(low)
	}
}

// either hears English sentences one way and Chinese ones another.
func either(english, han func(context) (Span, bool)) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		if c.sentence.Han {
			return han(c)
		}
		return english(c)
	}
}

// nearby is like said, but reads a Chinese sentence three clauses at a time: people type a whole paragraph with nothing but
// commas in it, and a figure at its end measures nothing at its beginning.
func nearby(yes, loose *patterns, gates ...func(context) bool) func(context) (Span, bool) {
	return either(said(yes, loose, gates...), func(c context) (Span, bool) {
		low := c.sentence.low
		if loose != nil {
			low = loose.without(low)
		}
		for from, tries := 0, 0; tries < nearbyTries; tries++ {
			at, ok := yes.findFrom(low, from)
			if !ok {
				break
			}
			near := c.near(at)
			if !slices.ContainsFunc(gates, func(open func(context) bool) bool { return !open(near) }) {
				return at, true
			}
			from = at.End
		}
		return Span{}, false
	})
}

// nearbyTries is how many places of a sentence are looked at, so that one without an end costs no more than a long one.
const nearbyTries = 6

// near narrows a context to the clause that a span lies in and the ones beside it.
func (c context) near(at Span) context {
	s := c.sentence
	from, to := at.Start, at.End
	for n := 0; n < 2 && from > 0; n++ {
		from = max(0, strings.LastIndexAny(s.low[:from], clauseEnds))
	}
	for n := 0; n < 2 && to < len(s.low); n++ {
		next := strings.IndexAny(s.low[to:], clauseEnds)
		if next < 0 {
			to = len(s.low)
			break
		}
		if to += next; n == 0 {
			_, size := utf8.DecodeRuneInString(s.low[to:])
			to += size
		}
	}
	c.sentence = Sentence{Span: Span{s.Start + from, s.Start + to}, Text: s.Text[from:to], Han: s.Han, low: s.low[from:to]}
	c.own, c.figure = c.sentence.Telling(), hasDigit(c.sentence.low)
	return c
}

// clauseEnds are the marks between clauses.
const clauseEnds = "，、：:,"

// provided hears what is found where a gate is open that costs more than to look.
func provided(find func(context) (Span, bool), open func(context) bool) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		at, ok := find(c)
		return at, ok && open(c)
	}
}

// now hears what is said of the present: a rule of work, and not a story.
func now(find func(context) (Span, bool)) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		at, ok := find(c)
		return at, ok && present(c, at)
	}
}

// The gates.

// unmeasured: no figure stands in the sentence, which would draw the line.
func unmeasured(c context) bool { return !c.figure }

// untold: the sentence is short of things and names; in one that tells much, a vague word is a manner of speaking.
func untold(c context) bool { return c.own < toldMuch }

// toldMuch is how much a sentence has to tell to be taken at its word in spite of a vague one.
const toldMuch = 7

// untimed: no amount of time is given in words ("forty minutes").
func untimed(c context) bool { return !timeGiven.in(c.sentence.low) }

var timeGiven = patternsOf(`
(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety|half an|a quarter of an|an) (minutes?|seconds?|hours?|days?|weeks?|months?)
`)

// hints: an English sentence holds one of the words without which none of the patterns matches.
func hints(p *patterns) func(context) bool {
	return func(c context) bool { return c.sentence.Han || p.in(c.sentence.low) }
}

// unlisted: what it depends on does not follow.
func unlisted(c context) bool { return !strings.ContainsAny(c.sentence.Text, ":：") }

// unseen: the sentence does not say what one notices. "You see" behind a comma is a manner of speaking, and somebody who
// looks at a thing has not said yet what they see there.
func unseen(c context) bool {
	if c.sentence.Han {
		return !noticeWords.in(c.sentence.low)
	}
	return !noticing.in(filler.Replace(c.sentence.low))
}

var (
	noticing = phrases{"i see", "you see", "i notice", "you notice", "i hear", "you hear", "sign of", "signs of", "the tell", "giveaway", "gives it away", "tells me"}
	filler   = strings.NewReplacer(", you see", "", "you see,", "")
)

// inClause hears what is vague where its own clause neither draws a line nor tells much; the rest of an English sentence
// is often about something else. A short clause behind it may draw the line: "too hot, above 80".
func inClause(find func(context) (Span, bool)) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		if len(c.sentence.low) > clausedMost && (!unmeasured(c) || !untold(c)) {
			return Span{}, false
		}
		vague, ok := c, false
		if vague.sentence.low, ok = c.withoutLines(); !ok {
			return Span{}, false
		}
		at, found := find(vague)
		if found && c.figure && !ifWords.startsWith(c.sentence.low[at.Start:]) && vagueCase.startsWith(c.sentence.low[at.Start:]) {
			return at, false // "line B is faster by 12 a minute, so the heavy orders go there"
		}
		return at, found && !c.lineBehind(at)
	}
}

// clausedMost is how many bytes a sentence may have to be read clause by clause.
const clausedMost = 400

// vagueCase is a condition without its conjunction, whose line may stand in another clause.
var (
	ifWords = patternsOf(`
<if>|where|should
`)
	vagueCase = patternsOf(`
(the |any |for |with |really |very |only )*(big|bigger|larger|large|smaller|small|heavy|heavier|serious|minor|major|high|higher|expensive|longer|urgent|late|difficult) \w+
`)
)

// withoutLines blanks the clauses that draw a line or tell much, before any pattern is tried on them; false if none is left.
func (c context) withoutLines() (string, bool) {
	s, left := c.sentence, false
	low := []byte(s.low)
	for _, cl := range s.Clauses() {
		from, to := cl.Start-s.Start, cl.End-s.Start
		if text := s.Text[from:to]; !counted(s.low[from:to]) && (c.own < toldMuch || (Sentence{Text: text, low: s.low[from:to]}).Telling() < toldMuch) {
			left = true
			continue
		}
		for i := from; i < to; i++ {
			low[i] = '~'
		}
	}
	return string(low), left
}

// lineBehind says whether the clause behind the one that a span lies in draws a line and does no more.
func (c context) lineBehind(at Span) bool {
	s, behind := c.sentence, false
	for _, cl := range s.Clauses() {
		low := s.low[cl.Start-s.Start : cl.End-s.Start]
		if behind {
			return Words(low) <= lineWords && counted(low)
		}
		behind = cl.Start-s.Start <= at.Start && at.Start < cl.End-s.Start
	}
	return false
}

// lineWords is how long a clause is at most that only draws a line.
const lineWords = 6

// counted says whether a figure stands in a text, be it in words ("over ten thousand").
func counted(low string) bool { return hasDigit(low) || numeralWords.in(low) }

var numeralWords = patternsOf(`
two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|half|a third|a quarter|twice
`)

// concluded takes out the judgement that a sign stands before or behind: "smells off, like vinegar" gives it, and in "if beads come out on both sides, the pressure is right"
// its look is given.
func concluded(find func(context) (Span, bool)) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		at, ok := find(c)
		if !ok || shown.startsWith(strings.TrimLeft(c.sentence.low[at.End:], " ,")) {
			return at, false
		}
		s := c.sentence
		rule, cond := s.IfThen()
		if !cond || s.Start+at.Start < rule.Then.Start || s.Start+at.Start >= rule.Then.End {
			return at, ok
		}
		sign := s.low[rule.If.Start-s.Start : rule.If.End-s.Start]
		return at, Sentence{Text: sign, low: sign}.Telling() < signTells
	}
}

// shown goes on with what one sees, hears or smells.
var shown = patternsOf(`
(kind of |sort of |a bit |almost |more |just )?like (a|an|the|burnt|wet|rotten|old|fresh|raw|when|something|someone|somebody) \w+
(meaning|which means|that is|i mean|because|since|as in|so that|with (a|an|no|the|its|his|her|their|all)) \w+
`)

// signTells is how much a condition has to tell to be a sign.
const signTells = 2

// uncompared: nothing is said to compare with.
func uncompared(c context) bool {
	if compareLoose.in(c.sentence.low) {
		return false
	}
	at, ok := compareSaid.find(c.sentence.low)
	return ok && !hasDigit(c.clause(at))
}

// listing: 等等 in front is "wait", and leaves nothing out.
func listing(find func(context) (Span, bool)) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		at, ok := find(c)
		return at, ok && (at.Start > 0 || !strings.HasPrefix(c.sentence.low, "等等"))
	}
}

// happens: it tells of a real case.
func happens(c context) bool {
	if c.sentence.Han {
		return storied(c) || hasPast(c.sentence) || richSaid.in(contrastHan.without(c.sentence.low))
	}
	return pastWords.in(c.around) || Past(c.sentence.Text)
}

// contrastHan is no surprise in what is told as a rule: 毛利率太高我反而怕.
var contrastHan = patternsOf(`
却|反而|反倒
`)

// ruling: a rule that stands alone, without its exception beside it, and not a question.
func ruling(c context) bool {
	return !exceptionWords.in(c.around) && !strings.ContainsAny(c.sentence.Text, "?？")
}

// habit: a habit of work, and not an exclamation or one half of "sometimes this, sometimes that".
func habit(c context) bool {
	return !exceptionWords.in(c.around) && Words(c.sentence.Text) >= 4 && !dependsSaid.in(c.sentence.low)
}

// present says whether the clause that a span lies in tells how things are, and not how they were once.
func present(c context, at Span) bool {
	low := c.sentence.low
	if !c.sentence.Han && !Past(c.sentence.Text) {
		low = onceNow.Replace(low) // "once I get too many of them"
	}
	if pastWords.in(low) {
		return false
	}
	clause := c.clause(at)
	if !c.sentence.Han {
		clause = perfect.without(clause)
	}
	return c.sentence.Han || !Past(clause) || passiveNow.in(clause) && !pastVerbs.in(passiveNow.without(clause))
}

var onceNow = strings.NewReplacer("once i ", "when i ", "once we ", "when we ")

// perfect tells how things stand by now: "if somebody has complained twice".
var perfect = patternsOf(`
(has|have|hasn't|haven't|i've|we've|they've|you've) (not |never |already |just |been |really )*(\w+ed|had|done|gone|been|come|got|seen|lost|left|made|paid|sent)
`)

// clause returns the folded clause that a span lies in.
func (c context) clause(at Span) string {
	s := c.sentence
	for _, cl := range s.Clauses() {
		if from, to := cl.Start-s.Start, cl.End-s.Start; from <= at.Start && at.Start < to {
			return s.low[from:to]
		}
	}
	return s.low
}

func hasDigit(low string) bool { return strings.ContainsAny(low, "0123456789") || hasHanNumber(low) }

// hasHanNumber finds Chinese numerals that count something.
func hasHanNumber(low string) bool {
	numerals := "一二三四五六七八九十百千万两半几"
	units := "个次天小时分钟秒米厘毫度成倍年月周日元块万斤吨公斤克件条人份台页点"
	runes := []rune(low)
	for i := 0; i+1 < len(runes); i++ {
		if strings.ContainsRune(numerals, runes[i]) && runes[i] != '几' && strings.ContainsRune(units, runes[i+1]) {
			if runes[i] == '一' && strings.ContainsRune("个次点时", runes[i+1]) {
				continue // "a", not "one"
			}
			return true
		}
	}
	return false
}

// opaque fires only where the vague verb is about all that is said, in its sentence or at least in its clause.
func opaque(c context) (Span, bool) {
	low := c.sentence.low
	if c.sentence.Han {
		low = opaqueHanLoose.without(low)
	} else if (c.figure || numeralWords.in(low)) && c.own >= telling/2 {
		return Span{}, false // "I handle about forty files a month" counts
	}
	if c.own < opaqueMost || c.sentence.Han && unmeasured(c) {
		if at, ok := opaqueSaid.find(low); ok {
			clause := Sentence{Text: c.clause(at), Han: c.sentence.Han, low: c.clause(at)}
			return at, present(c, at) && (c.own < opaqueMost || clause.Telling() < opaqueMost/2)
		}
	}
	if toolWords.in(low) || c.own >= telling || Words(c.sentence.Text) > opaqueWordsMost {
		return Span{}, false
	}
	at, ok := opaqueBrief.find(low)
	if _, asked := person(c); asked {
		return at, false // "check with Maria"
	}
	return at, ok
}

// opaqueMost is how much a sentence may tell beside its vague verb.
const opaqueMost = 5

// opaqueWordsMost is how long "I check the pump" may be to say no more than that.
const opaqueWordsMost = 6

func listOpen(c context) (Span, bool) {
	low := c.sentence.low
	if c.sentence.Han {
		low = listHanLoose.without(low)
		at, ok := listLeftOpen.find(low)
		if !ok && (strings.Count(low, "，") > 1 || strings.Contains(low, "…") || !strings.Contains(low, "先")) {
			at, ok = listHan.find(low)
		}
		return at, ok && !listEnd.in(c.around)
	}
	if !listHint.in(low) {
		return Span{}, false
	}
	// People tell the second step in a sentence of its own as often as not.
	told := listNot.without(low) + "\n" + listNot.without(c.after())
	at, ok := Span{}, false
	if opens, found := listOpens.find(told); found {
		at, ok = opens, listGoesOn.in(told[opens.End:])
	} else {
		at, ok = listRuns.find(told)
	}
	if !ok || at.Start >= len(low) || Words(told[at.Start:]) < listLeast || listEnd.in(told[at.Start:]) {
		return Span{}, false
	}
	at.End = min(at.End, len(low))
	return at, nowAt(c, at)
}

// nowAt says whether a step is told as one that is done, and not as one that was done once: by the words around where it
// begins, since "then you see who was on it" is no story.
func nowAt(c context, at Span) bool {
	low := c.sentence.low
	from := at.Start
	for from > 0 && !strings.ContainsAny(low[from-1:from], ",:") {
		from--
	}
	to := min(len(low), at.Start+stepBytes)
	for to < len(low) && asciiLetter(low[to]) {
		to++
	}
	if cut := strings.IndexAny(low[at.Start:to], ","); cut > 0 && at.Start+cut > at.End {
		to = at.Start + cut
	}
	step := perfect.without(low[from:to])
	return !pastWords.in(low[:to]) && (!Past(step) || passiveNow.in(step))
}

// stepBytes is how far a step is read for its verb.
const stepBytes = 32

var listHint = patternsOf(`
first|firstly|then|next|start|starts|begin|begins|kick|step|stage|phase|number|initially|to|beginning|before|open|opens|second|secondly|after|afterwards|set|get
`)

// listLeast is how many words two steps take at least.
const listLeast = 8

func failure(c context) (Span, bool) {
	low := c.sentence.low
	if !c.sentence.Han && !pastWords.in(c.around) && !toldPast(c.sentence) && !hasCost.in(low) {
		return Span{}, false
	}
	at, ok := said(failureSaid, failureLoose)(c)
	if !ok {
		return at, false
	}
	if c.sentence.Han {
		return at, hasPast(c.sentence) || storied(c) || strings.Contains(low[at.Start:], "过") || cameToPass(low, at)
	}
	if supposed := (phrases{"would", "if"}).in(low); supposed && !pastWords.in(c.around) {
		return at, false // "if it broke I would call"
	}
	return at, true
}

// storied says whether a Chinese sentence or one beside it sets a scene in the past.
func storied(c context) bool { return onceHan.in(c.around) || pastWords.in(c.around) }

// cameToPass says whether a Chinese mishap is told as one that was (砸了脚), and neither supposed nor followed by what one
// does about it.
func cameToPass(low string, at Span) bool {
	near := strings.ToValidUTF8(low[at.Start:min(len(low), at.End+cameWithin)], "")
	return (strings.Contains(near, "了") || strings.Contains(near, "过")) && !putsCase(low) && !orElse.startsWith(strings.TrimLeft(low[at.End:], "，"))
}

// cameWithin is how many bytes behind a mishap its 了 may stand.
const cameWithin = 9

// toldPast says whether an English sentence tells something that happened, also in verbs that are too often something else
// to make every sentence a story that they stand in ("it is built of oak").
func toldPast(s Sentence) bool {
	if Past(s.Text) {
		return true
	}
	before := ""
	for _, w := range strings.Fields(s.low) {
		w = strings.Trim(w, ".,;:!?\"'()")
		if lessPast[w] && before != "" && !notPast[before] && !notTold[before] {
			return true
		}
		before = w
	}
	return false
}

var (
	lessPast = set(`paid sold bought swung hung spent stuck burst bit led met sat slept slid spun split spoilt burnt built caught chose ate bent bled dug fed fought hid laid lit rode rose shot shook shrank swore swept taught won wore dealt blew stank sank swam sprang tore spilt smelt leapt knelt crept wept fled clung flung stung struck strode drank overran overslept misread mistook overwrote underpaid overpaid rang`)
	notTold  = set(`to must should can may will would has have had been well not i'm we're you're they're he's she's for by in on with and or can't cannot won't don't doesn't`)
)

var (
	onceHan = patternsOf(`
起先|起初|当初|后来|这才|有回|那阵|头一回|上一回|前一阵|昨晚|那晚|那年|末了|一开始|先是|开头|本来|原本|原先|最早|有次|那会儿|刚来|刚入行|早年|早些年|头几年|今年|上一|上个|前两|那时|幸亏|幸好|好在|得亏|亏得|万幸|差点|险些|第一次|第一回|头一次|有天|某次|那阵子|上礼拜|上星期|前些天|前几年|大前年|头年|年初|上半年|下半年|第一年|实习|入行|疫情|昨儿|前天|今早|刚刚|搞过|弄过|试过|出过|有过|遇到过|碰到过
刚(开业|上线|装|接手|毕业|工作|转正|上任|起步)
有(个|一个|一|位|几)(徒弟|新人|同事|病人|学生|客户|案子|老太|老头|小伙|锅|批|车|单|台|年|晚|天|柜|箱|家|位|户|人|孩子|项目|供应商|司机|次|回|阵)
(去年|前年|今年|那年|上个月)?(春节|中秋|国庆|双十一|夏天|冬天|端午|过年|年底|开春|清明|五一)(那|的时候)?
`)
	hasCost = patternsOf(`
(has|have) (already |once |twice )?(cost|lost|broken|burnt|ruined|killed|gone)
`)
)

// reversal hears that something was tried and failed, and what was done then.
func reversal(c context) (Span, bool) {
	low := c.sentence.low
	if c.sentence.Han {
		if at, ok := tried.find(low); ok && remedy.in(c.around) {
			return at, !putsCase(low) || storied(c)
		}
		return reversalHan(c)
	}
	if !pastWords.in(low) && !toldPast(c.sentence) {
		return Span{}, false
	}
	after := c.after()
	cause := Span{}
	for _, one := range reversals {
		at, ok := one.find(c)
		if !ok || (phrases{"if", "would"}).in(low[:at.Start]) {
			continue
		}
		if one.then.in(soEffect.without(low[at.End:])) || one.then.in(after) {
			return at, true
		}
		if one.then == remedy {
			cause = at
		}
	}
	// "I use tape now, because the silicone peeled off": the other way round.
	return cause, cause.End > 0 && reasonWords.in(low[:cause.Start]) && remedy.in(low[:cause.Start])
}

// reversals are what may have gone before in English, surest first, and how it has to go on to be a reversal.
var reversals = []struct {
	find func(context) (Span, bool)
	then *patterns
}{{said(tried, nil), remedy}, {said(failureSaid, failureLoose), remedy}, {said(triedWeak, nil), strongRemedy}}

// putsCase says whether a folded Chinese text puts a case; 当场 and 当天 are no "when".
func putsCase(low string) bool {
	return conditionWords.in(noWhen.Replace(low))
}

var noWhen = strings.NewReplacer("当场", "~", "当天", "~", "当时", "~", "当晚", "~", "当年", "~", "当初", "~", "当回事", "~")

// reversalHan hears a failure and what was done instead by their forms, where neither is said in so many words: what did not
// come off (冲不掉, 抄了一百遍还是错) stands in one clause and what did in a later one (牙膏一擦就没了).
func reversalHan(c context) (Span, bool) {
	low := c.sentence.low
	if story := storied(c); putsCase(low) && !story || !story && !strings.Contains(c.around, "才") && !hasPast(c.sentence) {
		return Span{}, false
	}
	_, follows, _ := strings.Cut(c.around, low)
	if at, ok := toldReversal(low, follows); ok {
		return at, true
	}
	for from, tries := 0, 0; tries < nearbyTries; tries++ {
		at, ok := failedHan.find(low[from:])
		if !ok {
			return Span{}, false
		}
		at.Start, at.End = at.Start+from, at.End+from
		rest := low[at.End:]
		if last, _ := utf8.DecodeLastRuneInString(low[:at.End]); !strings.ContainsRune("，。；、", last) {
			if cut := strings.IndexAny(rest, "，。；、"); cut >= 0 {
				rest = rest[cut:]
			} else {
				rest = ""
			}
		}
		rest = strings.ToValidUTF8((rest + follows)[:min(len(rest)+len(follows), turnWithin)], "")
		if !orElse.startsWith(strings.TrimLeft(rest, "，、")) && turnedHan.in(turnedHanLoose.without(rest)) {
			return at, true
		}
		from = at.End
	}
	return Span{}, false
}

// turnWithin is how many bytes apart a failure and the remedy may be: eighty characters.
const turnWithin = 240

// toldReversal hears it by the marks of a story: how it began or that it is past, that something went wrong, and what was
// done instead in a clause behind that.
func toldReversal(low, follows string) (Span, bool) {
	told := turnedHanLoose.without(low + follows)
	for from, tries := 0, 0; tries < nearbyTries; tries++ {
		at, ok := insteadHan.find(told[from:])
		if !ok {
			return Span{}, false
		}
		from += at.End
		before := low[:min(len(low), from-at.End+at.Start)]
		cut := strings.LastIndexAny(before, "，。；、")
		if len(before) == len(low) {
			cut = len(low) - 1
		}
		if cut <= 0 {
			continue
		}
		shift := max(0, cut-turnWithin)
		for !utf8.RuneStart(before[shift]) {
			shift++
		}
		before = before[shift:cut]
		bad, wrong := wentWrong.find(before)
		if wrong && (beganHan.in(before) || hasPast(Sentence{Text: before, Han: true, low: before})) {
			return Span{bad.Start + shift, bad.End + shift}, true
		}
	}
	return Span{}, false
}

func tool(c context) (Span, bool) {
	if at, ok := said(toolSaid, toolLoose)(c); ok {
		return at, true
	}
	if c.sentence.Han {
		return said(latinSaid, toolLoose)(c)
	}
	if at, ok := instrument(c.sentence.low); ok {
		return at, true
	}
	return productIn(c.sentence)
}

// instrument finds what is named by its ending: a hydrometer, a fibrescope.
func instrument(low string) (Span, bool) {
	low = strings.ReplaceAll(low, "photograph", "~~~~~~~~~~")
	for _, end := range []string{"ometer", "oscope", "ograph"} {
		i := strings.Index(low, end)
		if i < 0 || strings.HasSuffix(low[:i], "kil") {
			continue
		}
		s := Span{i, i + len(end)}
		for s.Start > 0 && asciiLetter(low[s.Start-1]) {
			s.Start--
		}
		for s.End < len(low) && asciiLetter(low[s.End]) {
			s.End++
		}
		return s, true
	}
	return Span{}, false
}

// productIn finds what one opens that has a name: "I open Grafana", "in Zendesk".
func productIn(s Sentence) (Span, bool) {
	if s.Han {
		return Span{}, false
	}
	for from := 0; ; {
		at, ok := opens.find(s.low[from:])
		if !ok {
			return productNamed(s)
		}
		from += at.End
		if name, ok := nameAt(s.Text, from); ok && !calendar[strings.ToLower(s.Text[name.Start:name.End])] {
			return name, true
		}
	}
}

// productNamed finds a program or an instrument by what is done with a name: "out of Yardi" where something is pulled, "put
// the Testo on", "what Grafana shows".
func productNamed(s Sentence) (Span, bool) {
	for i := 1; i < len(s.Text); i++ {
		if s.Text[i-1] != ' ' || s.Text[i] < 'A' || s.Text[i] > 'Z' {
			continue
		}
		name, ok := nameAt(s.Text, i)
		if !ok || calendar[s.low[name.Start:name.End]] || !named(s.Text[name.Start:name.End]) || rolesSaid.startsWith(s.low[i:]) {
			continue
		}
		before, after := strings.TrimRight(s.low[:i], " "), strings.TrimLeft(s.low[name.End:], " ")
		if c := strings.LastIndexAny(before, ",;:"); c >= 0 {
			after = strings.TrimLeft(after, ", ")
		}
		switch {
		case strings.ContainsAny(before[len(before)-1:], ".!?,;:"):
		case shows.startsWith(after), takes.endsAt(before) && strings.ToUpper(s.Text[i:name.End]) != s.Text[i:name.End]:
			return name, true
		case inside.endsAt(before) && recordsIn.in(before) && !strings.HasPrefix(s.low[i:], "mr") && !somebody(s.Text[name.End:]):
			return name, true
		}
		i = name.End
	}
	return Span{}, false
}

// somebody says whether what follows a name makes it a person or a place: "in Riga's port", "from Berlin to Leeds".
func somebody(after string) bool {
	return strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") || strings.HasPrefix(after, " to ") || strings.HasPrefix(after, " in ") || strings.HasPrefix(after, " Street")
}

// knownTerms are abbreviations that nobody needs explained.
var knownTerms = map[string]bool{
	"API": true, "URL": true, "PDF": true, "SQL": true, "USA": true, "EU": true, "UK": true, "OK": true, "IT": true, "HR": true, "PC": true, "ID": true, "CEO": true,
	"CFO": true, "AM": true, "PM": true, "TV": true, "VIP": true, "FAQ": true, "GPS": true, "USB": true, "CPU": true, "RAM": true, "DNS": true, "HTTP": true, "SMS": true, "US": true, "CSV": true,
	"NO": true, "NOT": true, "AND": true, "ALL": true, "NEVER": true, "ALWAYS": true, "MUST": true, "DO": true, "ANY": true, "ONE": true, "VERY": true,
}

// jargon finds an abbreviation of two to six capitals, or a term in Chinese corner quotes.
func jargon(c context) (Span, bool) {
	t := c.sentence.Text
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (t[j] >= 'A' && t[j] <= 'Z' || j > i && t[j] >= '0' && t[j] <= '9') {
			j++
		}
		end := j
		if j < len(t) && t[j] == 's' && j-i >= 2 {
			end = j + 1 // "the DIMMs"
		}
		if n := j - i; n >= 2 && n <= 6 && !knownTerms[t[i:j]] && boundary(t, Span{i, end}) {
			return Span{i, j}, true
		}
		i = max(j, i+1)
	}
	if i := strings.Index(t, "「"); i >= 0 && !quotedSpeech.in(strings.ToValidUTF8(t[max(0, i-12):i], "")) {
		if j := strings.Index(t[i:], "」"); j > 0 {
			return Span{i + len("「"), i + j}, true
		}
	}
	return houseTerm(c.sentence)
}

// houseTerm finds a word that is said to be one of the house: "that's a ghost order, we park it", 行话叫飞边.
func houseTerm(s Sentence) (Span, bool) {
	at, ok := termsFollow.find(s.low)
	if !ok {
		return Span{}, false
	}
	start := at.End + len(s.low[at.End:]) - len(strings.TrimLeft(s.low[at.End:], " “\""))
	n := strings.IndexAny(s.low[start:], ",.;!?，。；！？、”\"")
	if n < 0 {
		n = len(s.low) - start
	}
	term := Sentence{Text: s.Text[start : start+n], Han: s.Han, low: s.low[start : start+n]}
	if words := Words(term.Text); n == 0 || words > 2 || term.Telling() < 1 || strings.ContainsAny(term.low, "0123456789") {
		return Span{}, false
	}
	// "That's a scandal." is an opinion; what follows a term says what is done with it.
	used := termUsed.startsWith(strings.TrimLeft(s.low[start+n:], ", "))
	return Span{start, start + n}, used || !opinion.startsWith(s.low[at.Start:])
}
