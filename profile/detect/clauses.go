package detect

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Sentences that are read clause by clause: what stands far from a vague word in a long one says nothing about it.

// nearby is like said, but reads a Chinese sentence three clauses at a time: people type a whole paragraph with nothing but
// commas in it, and a figure at its end measures nothing at its beginning.
func nearby(yes, loose *patterns, gates ...func(context) bool) finder {
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

// inClause hears what is vague where its own clause neither draws a line nor tells much; the rest of an English sentence
// is often about something else. A short clause behind it may draw the line: "too hot, above 80".
func inClause(find finder) finder {
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
func concluded(find finder) finder {
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
