package prompts

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// words is a set of words, written as one string.
type words map[string]bool

func wordSet(list string) words {
	set := make(words)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// What the English lint knows of English.
var (
	enWh        = wordSet("what which who whom whose where how why what's who's where's how's whatever")
	enAux       = wordSet("do does did is are was were am can could will would shall should may might must have has had")
	enNegative  = wordSet("isn't aren't wasn't weren't don't doesn't didn't wouldn't shouldn't couldn't won't can't cannot haven't hasn't hadn't ain't")
	enPreps     = wordSet("in at for by to on with from under against between of about after before through during until since over")
	enLinks     = wordSet("and or but then so also now well plus")
	enPronouns  = wordSet("i you we they he she it one someone somebody people there this that")
	enDets      = wordSet("the a an your this that these those its their our my his her each every any some no")
	enOwners    = wordSet("the your its their our his her any")
	enBe        = wordSet("is are was were")
	enPerceive  = wordSet("see saw hear heard feel felt smell smelled smelt read notice noticed taste touch")
	enAskVerbs  = wordSet("tell describe list name give explain walk break paste hand show write put sketch draw rank sort compare complete state share outline summarise summarize recall say split divide")
	enTags      = wordSet("right correct yes no ok okay agreed true eh huh")
	enAssuming  = wordSet("surely obviously presumably clearly evidently naturally")
	enPraise    = wordSet("impressive amazing awesome fantastic brilliant fascinating insightful marvellous marvelous outstanding superb terrific")
	enMildly    = wordSet("great excellent perfect good nice interesting helpful valuable useful wonderful lovely wise smart clever thanks cool wow")
	enDegree    = wordSet("very really so quite such a an most truly extremely")
	enBaseVerbs = wordSet("act add adjust advise agree answer apply approve ask assess assign avoid begin book break bring build buy " +
		"calculate call cancel catch change check choose clean close collect compare complete confirm contact correct cut decide " +
		"deliver describe detect diagnose do document drop escalate estimate evaluate examine explain file fill find finish fix " +
		"follow get give go handle hand hear help identify improve inform inspect interpret investigate judge keep know learn " +
		"leave let list listen look maintain make manage measure monitor move notice notify open order pay plan prepare " +
		"prevent prioritise prioritize reach react read recognise recognize record reduce refuse reject remember remove repair replace reply " +
		"report resolve respond restart review run say see select sell send set settle share show solve sort spot start stop " +
		"talk teach tell test track train treat try understand update use validate verify wait watch weigh write")
)

// sentence is a sentence in lower-case words; clause punctuation stands between them as words of its own.
type sentence struct {
	words []string
	end   byte // '?', '!' or '.'
}

func lintEnglish(masked string, found *problems) {
	sentences := splitEnglish(masked)
	asks, length := 0, 0
	for _, s := range sentences {
		length += s.length()
		s.lintTone(found)
		if words := s.leading(); words != "" {
			found.add(RuleLeading, words)
		}
		if !s.asks() {
			continue
		}
		asks++
		s.lintForm(found)
	}
	switch {
	case asks == 0:
		found.add(RuleEmpty, "")
	case asks > 1:
		found.add(RuleOne, strconv.Itoa(asks))
	}
	if length > MaxWords {
		found.add(RuleLong, strconv.Itoa(length))
	}
	if strings.ContainsFunc(masked, isHan) {
		found.add(RuleLanguage, "")
	}
}

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// splitEnglish cuts a text into sentences and words.
func splitEnglish(text string) []sentence {
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	var sentences []sentence
	var current sentence
	word := func(from, to int) {
		if w := strings.Trim(text[from:to], "'-."); w != "" {
			current.words = append(current.words, w)
		}
	}
	finish := func(end byte) {
		if len(current.words) > 0 || end == '?' {
			current.end = end
			sentences = append(sentences, current)
			current = sentence{}
		}
	}
	start := 0
	for i, r := range text {
		size := len(string(r))
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == own, r == '\'', r == '-':
			continue
		case r == '.' && i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\n':
			continue // within a number or an abbreviation
		}
		word(start, i)
		start = i + size
		switch r {
		case '.', '\n':
			finish('.')
		case '?', '？':
			finish('?')
		case '!', '！':
			finish('!')
		case ',', ':', ';', '—', '–', '(', ')':
			current.words = append(current.words, ",")
		}
	}
	word(start, len(text))
	finish('.')
	return sentences
}

func (s sentence) length() int {
	n := 0
	for _, w := range s.words {
		if w != "," {
			n++
		}
	}
	return n
}

// asks says whether the sentence asks for something: with a question mark, or with a verb such as “tell”.
func (s sentence) asks() bool {
	if s.end == '?' {
		return true
	}
	for i, w := range s.words {
		switch {
		case w == "," || w == "please" || w == "then" || strings.ContainsRune(w, own):
			continue
		case w == "take" || w == "talk":
			return i+1 < len(s.words) && s.words[i+1] == "me"
		}
		return enAskVerbs[w]
	}
	return false
}

// starts lists where clauses start: after punctuation and after “and”, “or” and the like.
func (s sentence) starts() []int {
	var starts []int
	fresh := true
	for i, w := range s.words {
		if w == "," || enLinks[w] {
			fresh = true
			continue
		}
		if fresh {
			starts = append(starts, i)
		}
		fresh = false
	}
	return starts
}

// interrogative says whether a question starts at word i: “what”, “in which”, “when did”.
func (s sentence) interrogative(i int) bool {
	w := s.words[i]
	if enPreps[w] && i+1 < len(s.words) {
		w = s.words[i+1]
	}
	if w == "when" {
		return i+1 < len(s.words) && enAux[s.words[i+1]]
	}
	return enWh[w]
}

// lintForm checks the form of a sentence that asks.
func (s sentence) lintForm(found *problems) {
	first, count := -1, 0
	for _, i := range s.starts() {
		if !s.interrogative(i) {
			continue
		}
		if count++; first < 0 {
			first = i
		}
		if w := s.words[i]; w == "why" || w == "how" && i+1 < len(s.words) && s.words[i+1] == "come" {
			found.add(RuleWhy, w)
		}
	}
	if words := s.double(first, count); words != "" {
		found.add(RuleDouble, words)
	}
	if words := s.closed(first); words != "" {
		found.add(RuleClosed, words)
	}
}

// double returns the words that make one sentence ask two things.
func (s sentence) double(first, count int) string {
	if count > 1 {
		return s.from(first)
	}
	seenWh, clause := false, 0
	for i, w := range s.words {
		switch {
		case w == ",":
			clause = i + 1
		case enWh[w] || w == "when" || w == "whether":
			if seenWh && i > 0 && (enLinks[s.words[i-1]] || i > 1 && enPreps[s.words[i-1]] && enLinks[s.words[i-2]]) {
				return s.from(i - 1)
			}
			seenWh = true
		case (w == "and" || w == "or") && (seenWh || s.end != '?') && i+1 < len(s.words):
			if s.joins(clause, i) {
				return s.from(i)
			}
		}
	}
	return ""
}

// joins says whether the “and” or “or” at word i joins two asks rather than two things.
func (s sentence) joins(clause, i int) bool {
	next := s.words[i+1]
	if enLinks[next] && i+2 < len(s.words) {
		next = s.words[i+2]
	}
	if enAux[next] && i+2 < len(s.words) && (enPronouns[s.words[i+2]] || enDets[s.words[i+2]]) {
		return true
	}
	before := s.words[clause:i]
	if enOwners[next] && len(before) > 2 && enWh[before[0]] && enBe[before[1]] && !slices.Contains(before, "between") {
		return true
	}
	if !enBaseVerbs[next] {
		return false
	}
	for j, w := range before {
		if !enBaseVerbs[w] || j > 0 && enDets[before[j-1]] {
			continue
		}
		if s.words[i] == "or" && enPerceive[w] && enPerceive[next] {
			continue
		}
		return true
	}
	return false
}

// leading returns the words that suggest an answer.
func (s sentence) leading() string {
	text := " " + strings.Join(s.words, " ") + " "
	for _, phrase := range []string{" such as ", " for example ", " for instance ", " e.g ", " i assume ", " i guess ",
		" i suppose ", " i imagine ", " i take it ", " you must have ", " wouldn't you say ", " of course "} {
		if strings.Contains(text, phrase) {
			return strings.TrimSpace(phrase)
		}
	}
	if len(s.words) > 1 && s.words[0] == "so" && s.words[1] == "you" {
		return "so you"
	}
	if s.end != '?' {
		return ""
	}
	for _, i := range s.starts() {
		if w := s.words[i]; enNegative[w] || enAssuming[w] {
			return w
		}
	}
	if n := len(s.words); n > 2 && s.words[n-2] == "," && enTags[s.words[n-1]] {
		return s.words[n-1]
	}
	return s.tag()
}

// tag returns a question tag: “is it not”, “do you not”, “am I right”.
func (s sentence) tag() string {
	n := len(s.words)
	if n > 3 && s.words[n-4] == "," && enAux[s.words[n-3]] && enPronouns[s.words[n-2]] {
		return s.from(n - 3)
	}
	return ""
}

// closed returns the words that make a question answerable with yes, with no or with a given word.
func (s sentence) closed(first int) string {
	text := " " + strings.Join(s.words, " ") + " "
	for _, phrase := range []string{" tell me if ", " tell me whether ", " say whether ", " say if ", " either ", " whether or not "} {
		if strings.Contains(text, phrase) {
			return strings.TrimSpace(phrase)
		}
	}
	if s.end != '?' {
		return ""
	}
	if first >= 0 {
		return s.choice(first)
	}
	for _, i := range s.starts() {
		if enAux[s.words[i]] {
			return s.words[i]
		}
	}
	if !slices.ContainsFunc(s.words, func(w string) bool { return enWh[w] || w == "when" }) {
		return s.from(0) // a statement with a question mark
	}
	return ""
}

// choice returns two given answers at the end of a question: “which comes first, the log or the graph?”
func (s sentence) choice(first int) string {
	comma := -1
	for i := first; i < len(s.words); i++ {
		if s.words[i] == "," {
			comma = i
		}
	}
	if comma < 0 {
		return ""
	}
	tail := s.words[comma+1:]
	if !slices.Contains(tail, "or") || len(tail) > 12 || s.lists(first, comma) {
		return ""
	}
	for _, w := range tail {
		if enPronouns[w] || enAux[w] || enPerceive[w] {
			return ""
		}
	}
	return strings.Join(tail, " ")
}

// lists says whether the words before the comma only begin a list: “what is wrong, missing or too strong?”
func (s sentence) lists(first, comma int) bool {
	if comma-first != 3 || !enBe[s.words[first+1]] {
		return false
	}
	w := s.words[first+2]
	return !enPronouns[w] && !strings.HasSuffix(w, "er") && w != "more" && w != "first" && w != "worse"
}

// lintTone finds praise, thanks and exclamation marks.
func (s sentence) lintTone(found *problems) {
	if s.end == '!' {
		found.add(RuleEvaluative, "!")
	}
	for i, w := range s.words {
		switch {
		case enPraise[w]:
			found.add(RuleEvaluative, w)
		case w == "thank" && i+1 < len(s.words) && s.words[i+1] == "you", w == "congratulations":
			found.add(RuleEvaluative, w)
		case enMildly[w] && s.praises(i):
			found.add(RuleEvaluative, w)
		}
	}
}

// praises says whether a mild word such as “good” at word i is said about the answer: “Good point.”, “That is very
// helpful”, “what a clever way”.
func (s sentence) praises(i int) bool {
	if i == 0 {
		next := ""
		if len(s.words) > 1 {
			next = s.words[1]
		}
		return next == "" || next == "," || slices.Contains([]string{"point", "answer", "question", "job", "work", "example", "to", "stuff"}, next)
	}
	j := i - 1
	for j >= 0 && enDegree[s.words[j]] {
		j--
	}
	if j < 0 {
		return true
	}
	switch s.words[j] {
	case "that's", "it's", "this's":
		return true
	case "is", "was", "sounds", "seems":
		return j > 0 && slices.Contains([]string{"that", "this"}, s.words[j-1]) && j == 1
	case "how", "what":
		return j < i-1 && j == 0 && s.words[j] == "what" && s.words[1] == "a"
	}
	return false
}

// from returns up to eight words of the sentence from word i on.
func (s sentence) from(i int) string {
	i = max(i, 0)
	return strings.Join(s.words[i:min(len(s.words), i+8)], " ")
}
