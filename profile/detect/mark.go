package detect

import (
	"strings"

	"tacit/profile/lazy"
)

// Marks says which kinds of knowledge a sentence shows signs of, by its words alone.
type Marks struct {
	Condition, Inference, Threshold, Absolute, Negative, Exception, Reason, Cue, Step, Error, Contact, Tool, Trick, Risk, Term, Past, Hedge, Failure bool
}

// Marks reads one sentence.
func (s Sentence) Marks() Marks {
	low := s.low
	_, contact := person(context{sentence: s})
	m := Marks{
		Threshold: threshold(low),
		Absolute:  alwaysWords.in(low) && !perfectWords.in(low),
		Negative:  negated(low),
		Exception: exceptionWords.in(low),
		Reason:    reasonWords.in(low),
		Cue:       cueWords.in(low),
		Step:      stepWords.in(low),
		Error:     errorWords.in(low),
		Contact:   contact,
		Tool:      toolWords.in(low),
		Trick:     trickWords.in(low),
		Risk:      riskWords.in(low),
		Term:      defines(s),
		Past:      pastWords.in(low) || !s.Han && Past(s.Text) || s.Han && hasPast(s),
		Hedge:     oftenWords.in(low) || hedges.in(low),
		Failure:   failureWords.in(low),
	}
	_, m.Condition = s.IfThen()
	return m
}

var (
	hedges = phrases{"maybe", "perhaps", "probably", "i think", "i guess", "i believe", "might", "may", "could", "roughly", "about", "around", "more or less", "可能", "大概", "也许", "差不多", "左右", "我觉得", "我想", "应该是", "估计"}

	negations = phrases{"not", "never", "no", "don't", "doesn't", "won't", "can't", "cannot", "without", "nothing", "nobody", "isn't", "aren't", "不", "没", "别", "勿", "无", "禁止"}

	comparators = phrases{
		"more than", "less than", "at least", "at most", "over", "under", "above", "below", "up to", "within", "between", "after", "before", "beyond", "exceeds", "or more", "or less", "until", "every", "minimum", "maximum", "a line", "limit", "cut-off",
		"超过", "不到", "至少", "最多", "以上", "以下", "以内", "之内", "大于", "小于", "高于", "低于", "不超过", "达到", "起码", "到", "每", "满", "够",
	}
)

func negated(low string) bool {
	return negations.in(low) || strings.Contains(low, "n't ") || strings.Contains(low, "n’t ")
}

// defines says whether a sentence explains a word: it says so ("stands for", 行话), or "means" follows a short subject.
// "A light that changes means …" explains no word.
func defines(s Sentence) bool {
	if termWords.in(s.low) {
		return true
	}
	at, ok := findPhrase(s.low, "means")
	return ok && at.Start > 0 && len(strings.Fields(s.low[:at.Start])) <= 2 && !(phrases{"it", "this", "that", "which", "what"}).in(s.low[:at.Start])
}

// threshold says whether a sentence draws a line in numbers: a figure with a comparison, or a figure with a unit.
func threshold(low string) bool {
	if !hasDigit(low) {
		return numberWords.in(low) && comparators.in(low)
	}
	if strings.ContainsAny(low, "<>%≥≤±") || comparators.in(low) {
		return true
	}
	return unitsOf.in(low) || hasHanNumber(low) || strings.ContainsAny(low, "度成倍℃°") || measured.MatchString(low)
}

// measured is a figure with a unit whose character stands in other words too.
var measured = lazy.Compile(`\d ?(千?克|斤|两|吨|毫?升|[厘公]?米)`)

var (
	unitsOf = phrases{
		"percent", "per cent", "minutes", "minute", "hours", "hour", "days", "day", "weeks", "week", "months", "seconds", "years", "times", "degrees", "mm", "cm", "m", "kg", "g", "kilos", "grams", "tonnes", "tons", "litres", "liters", "ml", "metres", "meters", "centimetres", "millimetres", "km", "inches", "bar", "euros", "euro", "dollars", "pounds", "units", "pieces", "points", "volts", "amps", "ms", "mb", "gb", "k", "million", "people", "lines",
		"分钟", "小时", "秒", "毫米", "公斤", "度", "元", "万", "个点", "兆帕", "公分", "件",
	}
)
