package detect

import (
	"strings"
	"unicode/utf8"
)

// Rule is a sentence of the form "if C, then A", taken apart. Both parts are spans of the answer.
type Rule struct {
	Word   Span // the conditional word itself: if, when, unless, 如果 …
	If     Span // the condition, without the conditional word
	Then   Span
	Unless bool // the condition is one under which A does not hold
}

// opening conditionals; the longer ones first. The bool says "unless".
var opening = []struct {
	word   string
	unless bool
}{
	{"as soon as", false}, {"as long as", false}, {"in case", false}, {"whenever", false}, {"only if", false}, {"even if", false}, {"unless", true}, {"when", false}, {"once", false}, {"if", false},
	{"如果", false}, {"要是", false}, {"一旦", false}, {"只要", false}, {"除非", true}, {"万一", false}, {"遇到", false}, {"碰到", false}, {"凡是", false}, {"假如", false}, {"若", false}, {"当", false},
}

// IfThen takes a conditional sentence apart, where it is one: "if C, A", "A if C", "如果 C，就 A", "C 的话，A",
// "C 的时候，A". A question-if ("see if it moves") is none.
func (s Sentence) IfThen() (Rule, bool) {
	if s.Han {
		return s.ifThenHan()
	}
	word, at, ok := s.conditional()
	if !ok {
		return Rule{}, false
	}
	rule := Rule{Word: s.span(at, at+len(word.word)), Unless: word.unless}
	body := at + len(word.word)
	if lead := strings.TrimSpace(s.low[:at]); lead == "" || leadIn(lead) {
		comma := topComma(s.Text, body)
		if comma < 0 {
			return Rule{}, false
		}
		then := comma + 1
		rest := strings.TrimLeft(s.low[then:], " ")
		if strings.HasPrefix(rest, "then ") {
			then += len(s.low[then:]) - len(rest) + len("then ")
		}
		rule.If, rule.Then = s.span(body, comma), s.span(then, len(s.Text))
	} else {
		if asking(s.low[:at]) {
			return Rule{}, false
		}
		rule.If, rule.Then = s.span(body, len(s.Text)), s.span(0, at)
	}
	return rule, rule.If.End > rule.If.Start && rule.Then.End > rule.Then.Start
}

// conditional finds the first conditional word of an English sentence.
func (s Sentence) conditional() (best struct {
	word   string
	unless bool
}, at int, ok bool) {
	at = len(s.low)
	for _, c := range opening {
		if c.word[0] >= utf8.RuneSelf {
			break
		}
		if sp, found := findPhrase(s.low, c.word); found && sp.Start < at {
			best, at, ok = c, sp.Start, true
		}
	}
	return best, at, ok
}

// leadIn says whether the words before a conditional only introduce it.
func leadIn(lead string) bool {
	lead = strings.Trim(lead, " ,:")
	for _, w := range []string{"and", "but", "so", "then", "also", "only", "because", "well", "now", "even", "usually", "normally", "typically"} {
		if lead == w {
			return true
		}
	}
	return strings.HasSuffix(lead, ":")
}

// asking says whether what stands before an "if" makes it a question-if or a "when" a question-when.
func asking(before string) bool {
	before = strings.TrimRight(before, " ,")
	for _, verb := range []string{"see", "check", "verify", "determine", "tell", "ask", "know", "wonder", "sure", "matter", "as", "what", "find out", "decide", "remember", "even", "depends on", "idea", "out"} {
		if strings.HasSuffix(before, verb) {
			return true
		}
	}
	return false
}

// topComma finds the comma that ends a condition, passing over those in numbers.
func topComma(t string, from int) int {
	for i := from; i < len(t); i++ {
		if t[i] == ',' && !digitAt(t, i+1) {
			return i
		}
		if strings.HasPrefix(t[i:], "，") {
			return i
		}
	}
	return -1
}

// span trims a range of the sentence and turns it into offsets of the answer.
func (s Sentence) span(from, to int) Span {
	t := s.Text[from:to]
	left := strings.TrimLeft(t, " ,:\t")
	from += len(t) - len(left)
	left = strings.TrimRight(left, " ,;.!\t。；，！")
	return Span{s.Start + from, s.Start + from + len(left)}
}

// ifThenHan takes a Chinese conditional apart.
func (s Sentence) ifThenHan() (Rule, bool) {
	comma := strings.Index(s.Text, "，")
	if comma < 0 {
		comma = strings.Index(s.Text, ",")
	}
	if comma < 0 {
		return Rule{}, false
	}
	sep := len("，")
	if s.Text[comma] == ',' {
		sep = 1
	}
	first, rest := s.Text[:comma], s.Text[comma+sep:]
	for _, c := range opening {
		if c.word[0] < utf8.RuneSelf {
			continue
		}
		if at := strings.Index(first, c.word); at >= 0 && at <= 12 && !(c.word == "当" && strings.HasPrefix(first[at:], "当然")) {
			rule := Rule{Word: s.span(at, at+len(c.word)), Unless: c.unless, If: s.span(at+len(c.word), comma), Then: s.span(comma+sep, len(s.Text))}
			return rule, rule.If.End > rule.If.Start && rule.Then.End > rule.Then.Start
		}
		if c.unless && strings.HasPrefix(rest, c.word) {
			rule := Rule{Word: s.span(comma+sep, comma+sep+len(c.word)), Unless: true, If: s.span(comma+sep+len(c.word), len(s.Text)), Then: s.span(0, comma)}
			return rule, rule.If.End > rule.If.Start && rule.Then.End > rule.Then.Start
		}
	}
	for _, tail := range []string{"的话", "的时候", "时"} {
		if strings.HasSuffix(first, tail) && utf8.RuneCountInString(first) > 2+utf8.RuneCountInString(tail) {
			return Rule{Word: s.span(comma-len(tail), comma), If: s.span(0, comma-len(tail)), Then: s.span(comma+sep, len(s.Text))}, true
		}
	}
	return Rule{}, false
}
