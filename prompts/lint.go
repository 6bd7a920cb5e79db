package prompts

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tacit/prompts/plain"
)

// Rule is a rule of wording that a question can break.
type Rule string

// The rules. What a question may not do comes from the research on interviewing: a question that suggests, praises,
// judges or asks two things at once gets a worse answer, and a question that can be answered with yes gets none.
const (
	RuleOne        Rule = "one-question"     // more than one question
	RuleDouble     Rule = "double-barrelled" // one question mark, two things asked
	RuleLeading    Rule = "leading"          // the answer is suggested
	RuleClosed     Rule = "yes-no"           // can be answered with yes, with no, or with one of two given words
	RuleWhy        Rule = "bare-why"         // “why” sounds like a reproach: ask what made, what tells, what for
	RuleLong       Rule = "too-long"         // over 35 words or 60 Han characters, quotations not counted
	RuleEvaluative Rule = "evaluative"       // praise, thanks, exclamation marks
	RulePrivate    Rule = "private"          // about somebody's home, age, pay, health, family, faith or vote
	RuleSecret     Rule = "secret"           // where a key lies, what a password is
	RuleBlame      Rule = "blame"            // ranks or insults people, or asks for somebody's guilt
	RuleSlot       Rule = "slot"             // a slot that is not filled, or one that does not exist
	RuleEmpty      Rule = "nothing-asked"    // neither a question nor a request
	RuleLanguage   Rule = "language"         // not in the language of the interview
	RuleHidden     Rule = "hidden"           // invisible or control characters
)

// Rules lists every rule.
var Rules = []Rule{
	RuleOne, RuleDouble, RuleLeading, RuleClosed, RuleWhy, RuleLong, RuleEvaluative, RulePrivate, RuleSecret, RuleBlame,
	RuleSlot, RuleEmpty, RuleLanguage, RuleHidden,
}

// Problem is one rule that a wording breaks.
type Problem struct {
	Rule   Rule
	Detail string // the words that break it, or how much is too much
}

// The longest that a question may be. A quotation counts as one word.
const (
	MaxWords = 35
	MaxHan   = 60
)

// maxLinted is how many bytes are looked at closely; what is longer is much too long anyway.
const maxLinted = 4096

// LintQuestion says what is wrong with a question as it would be asked. Words in quotation marks are the specialist's
// own and are not judged. The same text always gives the same problems, at most one of each rule. Rules in allow are
// left out.
func LintQuestion(lang Lang, text string, allow ...Rule) []Problem {
	masked := maskQuotes(text)
	var problems problems
	if slots := slotsIn(masked); len(slots) > 0 {
		problems.add(RuleSlot, "{"+slots[0]+"}")
	}
	return lintMasked(lang, text, masked, problems, allow)
}

// LintTemplate says what is wrong with a question whose slots are not filled yet. A slot counts as one word, whatever
// it will hold.
func LintTemplate(lang Lang, text string, allow ...Rule) []Problem {
	var problems problems
	for _, slot := range slotsIn(text) {
		if !slices.Contains(Slots, slot) {
			problems.add(RuleSlot, "{"+slot+"}")
		}
	}
	return lintMasked(lang, text, maskQuotes(maskSlots(text)), problems, allow)
}

func lintMasked(lang Lang, text, masked string, problems problems, allow []Rule) []Problem {
	if plain.Hidden(text) {
		problems.add(RuleHidden, "")
	}
	switch {
	case len(masked) > maxLinted:
		_, length := chineseLength(masked)
		problems.add(RuleLong, strconv.Itoa(length))
	case lang == ZH:
		lintChinese(masked, &problems)
		lintManners(masked, zhManners(), &problems)
	default:
		lintEnglish(masked, &problems)
		lintManners(plainly(masked), enManners(), &problems)
	}
	return slices.DeleteFunc([]Problem(problems), func(p Problem) bool { return slices.Contains(allow, p.Rule) })
}

// problems collects one problem of each rule.
type problems []Problem

func (ps *problems) add(rule Rule, detail string) {
	if !slices.ContainsFunc(*ps, func(p Problem) bool { return p.Rule == rule }) {
		*ps = append(*ps, Problem{rule, detail})
	}
}

// own stands for words of the specialist's own in a text that is linted.
const own = '•'

// closing gives the mark that ends a quotation.
var closing = map[rune]rune{'“': '”', '「': '」', '『': '』', '"': '"'}

// maskQuotes replaces every quotation by one sign. A quotation mark without its other half stays, so that nobody can
// hide a question behind it.
func maskQuotes(text string) string {
	if !strings.ContainsAny(text, "“「『\"") {
		return text
	}
	runes := []rune(text)
	ends := quotations(runes)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		if end, ok := ends[i]; ok {
			out = append(out, own)
			i = end
			continue
		}
		out = append(out, runes[i])
	}
	return string(out)
}

// Quotations returns what stands in quotation marks in a text, in order: the words that [LintQuestion] does not judge.
func Quotations(text string) []string {
	runes := []rune(text)
	ends := quotations(runes)
	var out []string
	for i := 0; i < len(runes); i++ {
		if end, ok := ends[i]; ok {
			out = append(out, string(runes[i+1:end]))
			i = end
		}
	}
	return out
}

// Unquoted is a text without what stands in quotation marks: how something is asked, whatever words it is asked about.
func Unquoted(text string) string { return maskQuotes(text) }

// quotations returns where each quotation ends, by where it starts.
func quotations(runes []rune) map[int]int {
	ends := make(map[int]int)
	opened := make(map[rune][]int) // by the mark that would close them
	for i, r := range runes {
		if open := opened[r]; len(open) > 0 {
			ends[open[len(open)-1]] = i
			opened[r] = open[:len(open)-1]
		} else if end, ok := closing[r]; ok {
			opened[end] = append(opened[end], i)
		}
	}
	return ends
}

// maskSlots replaces every slot by one sign.
func maskSlots(text string) string {
	var b strings.Builder
	for {
		before, _, after, ok := cutSlot(text)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteRune(own)
		text = after
	}
}

// Similar says how alike two wordings are, from 0 to 1: the share of three-letter sequences (in Chinese, pairs of
// characters) that they have in common. From 0.6 on, one repeats the other. What stands in quotation marks counts too,
// so compare wordings before their slots are filled, or their frames ([Unquoted]), where the topic is the same.
func Similar(lang Lang, a, b string) float64 {
	size := 3
	if lang == ZH {
		size = 2
	}
	return jaccard(grams(a, size), grams(b, size))
}

// grams returns the sequences of size letters and digits in text, sorted, each once.
func grams(text string, size int) []string {
	letters := make([]rune, 0, len(text))
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			letters = append(letters, unicode.ToLower(r))
		case size == 3 && len(letters) > 0 && letters[len(letters)-1] != ' ':
			letters = append(letters, ' ')
		}
	}
	if n := len(letters); n > 0 && letters[n-1] == ' ' {
		letters = letters[:n-1]
	}
	var all []string
	for i := 0; i+size <= len(letters); i++ {
		all = append(all, string(letters[i:i+size]))
	}
	if len(all) == 0 && len(letters) > 0 {
		all = append(all, string(letters))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func jaccard(a, b []string) float64 {
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			both, i, j = both+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
