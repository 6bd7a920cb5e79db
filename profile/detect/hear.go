package detect

import (
	"strings"
)

// finder finds something in a sentence; the span is an offset into the sentence.
type finder func(context) (Span, bool)

// detector finds its trigger in a sentence.
type detector struct {
	id       ID
	strength float64
	bare     bool // quote the trigger alone, not its clause
	find     finder
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
func said(yes, loose *patterns, gates ...func(context) bool) finder {
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
func either(english, han finder) finder {
	return func(c context) (Span, bool) {
		if c.sentence.Han {
			return han(c)
		}
		return english(c)
	}
}

// provided hears what is found where a gate is open that costs more than to look.
func provided(find finder, open func(context) bool) finder {
	return func(c context) (Span, bool) {
		at, ok := find(c)
		return at, ok && open(c)
	}
}

// now hears what is said of the present: a rule of work, and not a story.
func now(find finder) finder {
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

// uncompared: nothing is said to compare with.
func uncompared(c context) bool {
	if compareLoose.in(c.sentence.low) {
		return false
	}
	at, ok := compareSaid.find(c.sentence.low)
	return ok && !hasDigit(c.clause(at))
}

// listing: 等等 in front is "wait", and leaves nothing out.
func listing(find finder) finder {
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

func hasDigit(low string) bool { return strings.ContainsAny(low, "0123456789") || hasHanNumber(low) }

// hasHanNumber finds Chinese numerals that count something.
func hasHanNumber(low string) bool {
	numerals := "一二三四五六七八九十百千万两半几"
	units := "个次升两天小时分钟秒米厘毫度成倍年月周日元块万斤吨公斤克件条人份台页点"
	runes := []rune(low)
	for i := 0; i+1 < len(runes); i++ {
		if strings.ContainsRune(numerals, runes[i]) && runes[i] != '几' && strings.ContainsRune(units, runes[i+1]) {
			if runes[i+1] == '两' && i+2 < len(runes) && strings.ContainsRune(units+numerals, runes[i+2]) || i > 0 && runes[i] == '两' && runes[i-1] == '一' {
				continue // 一两个: some
			}
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
