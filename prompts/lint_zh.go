package prompts

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the Chinese lint knows of Chinese.
var (
	zhAsking   = []string{"什么", "怎么", "怎样", "如何", "哪", "谁", "多少", "多久", "多长", "多大", "多远", "多高", "多快", "何时", "何处", "为何", "啥", "咋", "几个", "几次", "几样", "几种", "几天", "几步", "几件", "几点"}
	zhAnyway   = []string{"不管", "无论", "不论", "任凭"}
	zhWhy      = []string{"为什么", "为何", "为啥", "干嘛", "干吗", "凭什么"}
	zhRequests = []string{"请", "讲", "说说", "说一", "说出", "谈", "描述", "列", "举", "写出", "写下", "告诉", "介绍", "解释", "回忆", "贴", "把", "用三句话", "排一排"}
	zhLeading  = []string{"难道", "想必", "不觉得", "不认为", "不是吗", "对吧", "对不对", "是吧", "没错吧", "显然", "毫无疑问", "比如", "例如", "譬如"}
	zhEither   = []string{"有没有", "是不是", "能不能", "会不会", "要不要", "可不可以", "该不该", "行不行", "好不好", "愿不愿意", "需不需要", "可否", "能否", "是否", "有无"}
	zhLinks    = []string{"以及", "并且", "还有", "或者", "和", "与", "跟"}
	zhPraise   = []string{"太棒", "很棒", "真棒", "非常好", "太好了", "真好", "很好，", "真厉害", "很厉害", "太厉害", "了不起", "精彩", "点赞", "真赞", "很赞", "太赞", "佩服", "谢谢", "感谢", "多谢", "很有价值", "很有意思", "很有启发", "不愧", "辛苦了"}
)

func lintChinese(masked string, found *problems) {
	asks := 0
	for _, s := range splitChinese(masked) {
		if word := s.leading(); word != "" {
			found.add(RuleLeading, word)
		}
		if !s.asks() {
			continue
		}
		asks++
		s.lint(found)
	}
	switch {
	case asks == 0:
		found.add(RuleEmpty, "")
	case asks > 1:
		found.add(RuleOne, strconv.Itoa(asks))
	}
	han, length := chineseLength(masked)
	if length > MaxHan {
		found.add(RuleLong, strconv.Itoa(length))
	}
	if han == 0 {
		found.add(RuleLanguage, "")
	}
	if strings.ContainsAny(masked, "！!") {
		found.add(RuleEvaluative, "！")
	}
	if word := firstOf(masked, zhPraise); word != "" {
		found.add(RuleEvaluative, word)
	}
}

// chineseLength counts Han characters, and with them words in other scripts.
func chineseLength(text string) (han, length int) {
	inWord := false
	for _, r := range text {
		switch {
		case isHan(r):
			han++
			inWord = false
		case unicode.IsLetter(r), unicode.IsDigit(r), r == own:
			if !inWord {
				length++
			}
			inWord = true
		default:
			inWord = false
		}
	}
	return han, length + han
}

// zhSentence is a sentence in clauses, without punctuation.
type zhSentence struct {
	text     string
	clauses  []string
	question bool
}

func splitChinese(text string) []zhSentence {
	var sentences []zhSentence
	var current zhSentence
	start, clause := 0, 0
	cut := func(i, size int) {
		if c := strings.Trim(text[clause:i], " •"); c != "" {
			current.clauses = append(current.clauses, c)
		}
		clause = i + size
	}
	finish := func(i, size int, question bool) {
		cut(i, size)
		if len(current.clauses) > 0 || question {
			current.text, current.question = text[start:i], question
			sentences = append(sentences, current)
		}
		current, start = zhSentence{}, i+size
	}
	for i, r := range text {
		size := utf8.RuneLen(r)
		switch r {
		case '。', '！', '!', '\n':
			finish(i, size, false)
		case '？', '?':
			finish(i, size, true)
		case '，', ',', '、', '；', ';', '：', ':', '—', '（', '）', '(', ')':
			cut(i, size)
		}
	}
	finish(len(text), 0, false)
	return sentences
}

// asks says whether the sentence asks for something: with a question mark, or with a request in one of its clauses.
func (s zhSentence) asks() bool {
	return s.question || slices.ContainsFunc(s.clauses, func(clause string) bool {
		return slices.ContainsFunc(zhRequests, func(verb string) bool { return strings.HasPrefix(clause, verb) })
	})
}

func (s zhSentence) lint(found *problems) {
	live, first := 0, -1
	for _, clause := range s.clauses {
		at := liveInterrogative(clause)
		if at < 0 {
			continue
		}
		if live++; first < 0 {
			first = strings.Index(s.text, clause) + at
		}
		if word := doubleInClause(clause, at); word != "" {
			found.add(RuleDouble, word)
		}
	}
	if live > 1 {
		found.add(RuleDouble, s.text[first:])
	}
	if word := bareWhy(s.text); word != "" {
		found.add(RuleWhy, word)
	}
	if word := s.closed(first); word != "" {
		found.add(RuleClosed, word)
	}
}

// liveInterrogative returns where in a clause something is asked. “什么都”, “哪怕” and “不管谁” ask nothing.
func liveInterrogative(clause string) int {
	if firstOf(clause, zhAnyway) != "" {
		return -1
	}
	best := -1
	for _, word := range zhAsking {
		for from := 0; ; {
			at := strings.Index(clause[from:], word)
			if at < 0 {
				break
			}
			at += from
			from = at + len(word)
			if !idle(clause[:at], clause[from:], word) && (best < 0 || at < best) {
				best = at
			}
		}
	}
	return best
}

// idle says whether an interrogative word between before and after asks nothing.
func idle(before, after, word string) bool {
	if word == "哪" && strings.HasPrefix(after, "怕") {
		return true
	}
	if word[:len("几")] == "几" {
		r, _ := utf8.DecodeLastRuneInString(before)
		if strings.ContainsRune("这那十好前头后上下", r) {
			return true
		}
	}
	if strings.HasSuffix(before, "没") && word == "什么" {
		return true
	}
	count := 0
	for _, r := range after {
		if r == '都' || r == '也' {
			return true
		}
		if count++; count == 4 {
			break
		}
	}
	return false
}

// doubleInClause returns the words by which one clause asks a second thing after the interrogative at byte at.
func doubleInClause(clause string, at int) string {
	rest := clause[at:]
	for _, link := range zhLinks {
		for from := 0; ; {
			i := strings.Index(rest[from:], link)
			if i < 0 {
				break
			}
			from += i + len(link)
			if next := liveInterrogative(rest[from:]); next >= 0 && next <= len("你是") {
				return link + rest[from:]
			}
		}
	}
	if strings.HasPrefix(rest, "怎么") || strings.HasPrefix(rest, "如何") || strings.HasPrefix(rest, "怎样") {
		if word := firstOf(rest, []string{"以及", "并且"}); word != "" {
			return rest
		}
		if i := strings.Index(rest, "并"); i > 0 && firstOf(rest[i:], []string{"并不", "并没", "并非"}) == "" {
			return rest
		}
	}
	return ""
}

// bareWhy returns the word that asks for a justification.
func bareWhy(text string) string {
	for _, word := range zhWhy {
		if i := strings.Index(text, word); i >= 0 {
			r, _ := utf8.DecodeLastRuneInString(text[:i])
			if !strings.ContainsRune("因作成以认视", r) {
				return word
			}
		}
	}
	return ""
}

// leading returns the words that suggest an answer.
func (s zhSentence) leading() string {
	if word := firstOf(s.text, zhLeading); word != "" {
		return word
	}
	if s.question && strings.HasSuffix(s.text, "吧") {
		return "吧"
	}
	for _, start := range []string{"当然", "肯定", "你一定"} {
		if s.question && strings.HasPrefix(s.text, start) {
			return start
		}
	}
	return ""
}

// closed returns the words that make a question answerable with yes, with no or with a given word. What is asked
// starts at byte first of the text, or nowhere if first is negative.
func (s zhSentence) closed(first int) string {
	if !s.question {
		return firstOf(s.text, []string{"是否", "有没有", "是不是"})
	}
	text := strings.TrimRight(s.text, " ")
	if strings.HasSuffix(text, "吗") || strings.HasSuffix(text, "嘛") {
		return "吗"
	}
	if word := firstOf(text, zhEither); word != "" && (first < 0 || strings.Index(text, word) < first) {
		return word
	}
	if givenChoice(text) {
		return "还是"
	}
	if first < 0 && !strings.HasSuffix(text, "呢") {
		return text
	}
	return ""
}

// givenChoice says whether a question offers its answers: “先看日志还是监控”. “还是会”, “你还是” only mean “still”.
func givenChoice(text string) bool {
	i := strings.Index(text, "还是")
	if i < 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+len("还是"):])
	return !strings.ContainsRune("你我他她们但却也仍后", before) && !strings.ContainsRune("会要得没不照", after)
}

// firstOf returns the first of the given words that occurs in a text.
func firstOf(text string, list []string) string {
	for _, word := range list {
		if strings.Contains(text, word) {
			return word
		}
	}
	return ""
}
