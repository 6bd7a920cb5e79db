package detect

import (
	"strings"
	"unicode/utf8"
)

// Rule is a sentence of the form "if C, then A", taken apart. Its parts are spans of the answer.
type Rule struct {
	Word   Span // the conditional word itself: if, when, unless, 如果 …
	If     Span // the condition, without the conditional word
	Then   Span
	Unless bool // the condition is one under which A does not hold
}

// conditional is a word that a condition begins with.
type conditional struct {
	word   string
	unless bool
}

// openingLatin and openingHan are the words that conditions begin with. Of two that begin at one place the first in the
// list is taken, so the longer ones stand first.
var (
	openingLatin = []conditional{
		{"as soon as", false}, {"as long as", false}, {"so long as", false}, {"in case", false}, {"whenever", false}, {"every time", false},
		{"only if", false}, {"only when", false}, {"even if", false}, {"even when", false}, {"especially if", false}, {"especially when", false},
		{"except if", true}, {"except when", true}, {"unless", true}, {"provided that", false}, {"provided", false}, {"when", false}, {"once", false}, {"if", false},
	}
	openingHan = []conditional{
		{"如果", false}, {"要是", false}, {"一旦", false}, {"只要", false}, {"只有", false}, {"除非", true}, {"万一", false}, {"遇到", false}, {"碰到", false},
		{"凡是", false}, {"假如", false}, {"若是", false}, {"若", false}, {"当", false},
	}
)

// IfThen takes a conditional sentence apart, where it is one: "if C, A", "A if C", "如果 C，就 A", "C 的话，A",
// "C 的时候，A", "一 C 就 A". A question-if ("see if it moves") is none.
func (s Sentence) IfThen() (Rule, bool) {
	if s.Han {
		return s.ifThenHan()
	}
	word, at, ok := s.conditional()
	if !ok {
		return Rule{}, false
	}
	body := at + len(word.word)
	lead := strings.TrimSpace(s.low[:at])
	comma := topComma(s.Text, body)
	switch {
	case asking(s.low[:at]) || adverb(word.word, lead, s.low[body:]):
		return Rule{}, false
	case lead == "" || leadIn(lead) || comma >= 0 && newClause(lead):
		return s.opening(word, at, comma)
	case joined(lead):
		return Rule{}, false // "… and if C we A": nothing marks where C ends
	}
	return s.rule(Rule{Word: s.span(at, body), If: s.span(body, len(s.Text)), Then: s.span(0, at), Unless: word.unless})
}

// opening takes "if C, A" apart.
func (s Sentence) opening(word conditional, at, comma int) (Rule, bool) {
	if comma < 0 {
		return Rule{}, false
	}
	then := comma + 1
	rest := strings.TrimLeft(s.low[then:], " ")
	if strings.HasPrefix(rest, "then ") {
		then += len(s.low[then:]) - len(rest) + len("then ")
	}
	return s.rule(Rule{Word: s.span(at, at+len(word.word)), If: s.span(at+len(word.word), comma), Then: s.span(then, len(s.Text)), Unless: word.unless})
}

// rule accepts a rule whose parts both say something.
func (s Sentence) rule(r Rule) (Rule, bool) {
	says := func(p Span) bool {
		t := fold(s.Text[p.Start-s.Start : p.End-s.Start])
		for _, w := range strings.Fields(t) {
			if !emptyWords[strings.Trim(w, ".,;:!?'’\"")] {
				return true
			}
		}
		return false
	}
	if r.If.End <= r.If.Start || r.Then.End <= r.Then.Start || !says(r.If) || !says(r.Then) {
		return Rule{}, false
	}
	return r, true
}

// emptyWords make neither a condition nor an action by themselves.
var emptyWords = map[string]bool{"i": true, "we": true, "you": true, "they": true, "he": true, "she": true, "it": true, "that": true, "that's": true, "this": true, "is": true, "was": true, "and": true, "so": true, "but": true, "then": true, "not": true, "possible": true, "necessary": true, "needed": true, "i've": true}

// conditional finds the first conditional word of an English sentence.
func (s Sentence) conditional() (best conditional, at int, ok bool) {
	at = len(s.low)
	for _, c := range openingLatin {
		if sp, found := findPhrase(s.low, c.word); found && sp.Start < at {
			best, at, ok = c, sp.Start, true
		}
	}
	return best, at, ok
}

// leadIn says whether the words before a conditional only introduce it.
func leadIn(lead string) bool {
	lead = strings.Trim(lead, " ,:")
	for _, w := range []string{"and", "but", "so", "then", "also", "only", "because", "well", "now", "even", "usually", "normally", "typically", "except", "but only", "and only"} {
		if lead == w {
			return true
		}
	}
	return strings.HasSuffix(lead, ":")
}

// newClause says whether the words before a conditional end a clause, so that the condition opens another one.
func newClause(lead string) bool {
	return strings.HasSuffix(lead, ",") || strings.HasSuffix(lead, "–") || strings.HasSuffix(lead, " -") || joined(lead)
}

// joined says whether the words before a conditional end in a conjunction.
func joined(lead string) bool {
	for _, w := range []string{" and", " but", " so", " or", " because", " then"} {
		if strings.HasSuffix(lead, w) {
			return true
		}
	}
	return false
}

// asking says whether what stands before an "if" makes it a question-if or a "when" a question-when.
func asking(before string) bool {
	before = strings.TrimRight(before, " ,")
	if words := strings.Fields(before); len(words) <= 5 && (phrases{"ask", "asks", "asked"}).in(before) {
		return true // "ask the driver when it happened"
	}
	for _, verb := range []string{"see", "check", "verify", "determine", "tell", "tell me", "ask", "asks", "know", "knows", "wonder", "sure", "matter", "as", "what", "find out", "decide", "remember", "depends on", "idea", "out", "that's", "that is", "this is", "is", "was", "note", "notes", "about", "since", "say", "says"} {
		if strings.HasSuffix(before, " "+verb) || before == verb {
			return true
		}
	}
	return false
}

// adverb says whether "once" means "one time" and "provided" is a verb.
func adverb(word, lead, rest string) bool {
	switch word {
	case "once":
		rest = strings.TrimLeft(rest, " ")
		for _, w := range []string{"a ", "an ", "per ", "every ", "in ", "or ", "more", "again", "and "} {
			if strings.HasPrefix(rest, w) {
				return true
			}
		}
		for _, w := range []string{"i", "we", "you", "he", "she", "they", "at", "all", "just", "only", "than", "had", "have", "was"} {
			if lead == w || strings.HasSuffix(lead, " "+w) {
				return true
			}
		}
	case "provided":
		return lead != "" && !strings.HasSuffix(lead, ",")
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
	left := strings.TrimLeft(t, " ,:，：\t")
	from += len(t) - len(left)
	left = strings.TrimRight(left, " ,;.!\t。；，！")
	return Span{s.Start + from, s.Start + from + len(left)}
}

// ifThenHan takes a Chinese conditional apart.
func (s Sentence) ifThenHan() (Rule, bool) {
	comma, after := comma(s.Text)
	if comma < 0 {
		return s.inOneClause(s.Text)
	}
	first, rest := s.Text[:comma], s.Text[after:]
	for _, c := range openingHan {
		if at := strings.Index(first, c.word); at >= 0 && at <= 12 && conditionHan(c.word, first[at:]) {
			if r, ok := s.inOneClause(first); ok {
				r.Then.End = s.span(0, len(s.Text)).End
				return r, true
			}
			return s.rule(Rule{Word: s.span(at, at+len(c.word)), Unless: c.unless, If: s.span(at+len(c.word), comma), Then: s.span(after, len(s.Text))})
		}
	}
	for _, tail := range []string{"的话", "的时候", "之后", "时"} {
		if strings.HasSuffix(first, tail) && utf8.RuneCountInString(first) >= 2+utf8.RuneCountInString(tail) && !noCondition(first) {
			return s.rule(Rule{Word: s.span(comma-len(tail), comma), If: s.span(0, comma-len(tail)), Then: s.span(after, len(s.Text))})
		}
	}
	if r, ok := s.inOneClause(first); ok {
		r.Then.End = s.span(0, len(s.Text)).End
		return r, true
	}
	return s.trailingHan(rest, comma, after)
}

// noCondition says whether a clause ends in a word of time that is no condition.
func noCondition(clause string) bool {
	for _, w := range []string{"有时", "同时", "平时", "当时", "及时", "这时", "那时", "随时", "按时", "小时", "临时", "到时", "有的时候", "那之后", "这之后"} {
		if strings.HasSuffix(clause, w) {
			return true
		}
	}
	return false
}

// trailingHan takes "A，除非 C" and "…，如果 C，A" apart.
func (s Sentence) trailingHan(rest string, comma, after int) (Rule, bool) {
	for _, c := range openingHan {
		at := strings.Index(rest, c.word)
		if at < 0 || at > 6 || !conditionHan(c.word, rest[at:]) || at > 0 && !strings.HasPrefix(rest, "但") && !strings.HasPrefix(rest, "不过") {
			continue
		}
		word := Span{after + at, after + at + len(c.word)}
		r := Rule{Word: s.span(word.Start, word.End), Unless: c.unless, If: s.span(word.End, len(s.Text)), Then: s.span(0, comma)}
		if next, behind := commaFrom(s.Text, word.End); next >= 0 && !c.unless {
			r.If, r.Then = s.span(word.End, next), s.span(behind, len(s.Text))
		}
		return s.rule(r)
	}
	return Rule{}, false
}

// inOneClause takes "如果 C 就 A" and "一 C 就 A" apart, where no comma stands between.
func (s Sentence) inOneClause(clause string) (Rule, bool) {
	at := strings.Index(clause, "就")
	if at < 0 || strings.HasPrefix(clause[at:], "就是") || strings.HasPrefix(clause[at:], "就算") || len(clause) < at+2*len("就") {
		return Rule{}, false
	}
	then := s.span(at+len("就"), len(s.Text))
	for _, c := range openingHan {
		if strings.HasPrefix(clause, c.word) && at > len(c.word)+len("就") {
			return s.rule(Rule{Word: s.span(0, len(c.word)), Unless: c.unless, If: s.span(len(c.word), at), Then: then})
		}
	}
	one := strings.Index(clause, "一")
	if one < 0 || one >= at || strings.ContainsRune("直样下般个次些点定种把台件天时旦句套遍口会看眼听摸", firstRune(clause[one+len("一"):])) {
		return Rule{}, false
	}
	if n := utf8.RuneCountInString(clause[one+len("一") : at]); n < 2 || n > 8 {
		return Rule{}, false
	}
	return s.rule(Rule{Word: s.span(one, one+len("一")), If: s.span(one+len("一"), at), Then: then})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// conditionHan says whether a conditional word found in a clause is one there: 当 only with 时 or 后 behind it, 若 not in
// 若干, 只有 only where it does not count something.
func conditionHan(word, clause string) bool {
	switch word {
	case "当":
		return strings.HasSuffix(clause, "时") || strings.HasSuffix(clause, "时候") || strings.HasSuffix(clause, "后")
	case "若":
		return !strings.HasPrefix(clause, "若干")
	case "只有":
		return !hasHanNumber(clause) && !strings.HasPrefix(clause, "只有一")
	}
	return true
}

// comma returns where the first comma of a Chinese sentence begins and ends; one inside a number does not count.
func comma(t string) (start, end int) { return commaFrom(t, 0) }

func commaFrom(t string, from int) (start, end int) {
	for i := from; i < len(t); i++ {
		switch {
		case strings.HasPrefix(t[i:], "，"):
			return i, i + len("，")
		case t[i] == ',' && !digitAt(t, i+1):
			return i, i + 1
		}
	}
	return -1, -1
}
