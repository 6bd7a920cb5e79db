package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ID names a detector; packs word their follow-ups by it.
type ID string

// The detectors. The first group hears that something is missing, the second that something is worth following.
const (
	Gut        ID = "gut"        // a judgement without what it saw
	Depends    ID = "depends"    // "it depends"
	CondVague  ID = "cond_vague" // a condition without a line
	AbsRule    ID = "abs_rule"   // always, never
	FreqRule   ID = "freq_rule"  // usually
	Norm       ID = "norm"       // what the policy says, not what is done
	Opaque     ID = "opaque"     // "handle it"
	JudgeWord  ID = "judge_word" // "looks odd"
	TimeVague  ID = "time_vague" // "soon"
	Range      ID = "range"      // "a lot", where a number decides
	AbsActor   ID = "abs_actor"  // "gets approved"
	VagueRef   ID = "vague_ref"  // "and so on"
	Compare    ID = "compare"    // "better"
	Short      ID = "short"      // hardly anything said
	Jargon     ID = "jargon"     // an abbreviation
	Person     ID = "person"     // somebody to ask
	Tool       ID = "tool"       // something to look into
	ListOpen   ID = "list_open"  // steps without an end
	Negative   ID = "negative"   // "never touch"
	Failure    ID = "failure"    // something went wrong
	Change     ID = "change"     // "used to"
	Rich       ID = "rich"       // a surprise within a real case
	Reversal   ID = "reversal"   // tried A, failed, so B
	NoReason   ID = "no_reason"  // these four are found by the planner, in what a topic lacks
	NoExcept   ID = "no_exception"
	NoCue      ID = "no_cue"
	NoExample  ID = "no_example"
	Dunno      ID = "dunno"
	Tired      ID = "tired"
	Contradict ID = "contradiction"
)

// IDs lists every detector that a pack words follow-ups for.
var IDs = []ID{
	Gut, Depends, CondVague, AbsRule, FreqRule, Norm, Opaque, JudgeWord, TimeVague, Range, AbsActor, VagueRef, Compare, Short, Jargon,
	Person, Tool, ListOpen, Negative, Failure, Change, Rich, Reversal, NoReason, NoExcept, NoCue, NoExample, Dunno, Tired, Contradict,
}

// Hit is something in an answer that a good interviewer would follow up.
type Hit struct {
	ID       ID
	Quote    Span    // the words to quote, within the answer; empty where there are none
	Strength float64 // 0…1: how often a follow-up on it proves sensible (methods.md §3.2)
}

// deepest is how many bytes of an answer are searched for follow-ups. What comes later is extracted all the same; a
// person who wrote more than this has other things to be asked than its last pages.
const deepest = 12 << 10

// Hits returns what an answer gives to follow up, strongest first, at most one of each kind.
func Hits(text string) []Hit {
	if len(text) > deepest {
		cut := deepest
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	sentences := Sentences(text)
	var hits []Hit
	for i, s := range sentences {
		c := context{sentence: s, around: neighbours(sentences, i)}
		for _, d := range detectors {
			trigger, ok := d.find(c)
			if !ok || slices.ContainsFunc(hits, func(h Hit) bool { return h.ID == d.id }) {
				continue
			}
			trigger.Start, trigger.End = trigger.Start+s.Start, trigger.End+s.Start
			quote, ok := trigger, showable(trigger.Of(text))
			if !d.bare {
				quote, ok = s.QuoteAround(trigger)
			}
			if ok {
				hits = append(hits, Hit{ID: d.id, Quote: quote, Strength: d.strength})
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		switch {
		case a.Strength > b.Strength:
			return -1
		case a.Strength < b.Strength:
			return 1
		}
		return 0
	})
	return hits
}

// context is a sentence with the ones beside it.
type context struct {
	sentence Sentence
	around   string // folded text of the sentence and its neighbours
}

func neighbours(all []Sentence, i int) string {
	var b strings.Builder
	for j := max(0, i-1); j <= min(len(all)-1, i+1); j++ {
		b.WriteString(all[j].low)
		b.WriteByte('\n')
	}
	return b.String()
}

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
	{id: Rich, strength: .9, find: rich},
	{id: Failure, strength: .9, find: failure},
	{id: Gut, strength: .88, find: words(gutWords)},
	{id: Depends, strength: .8, find: words(dependsWords)},
	{id: CondVague, strength: .72, find: condVague},
	{id: AbsRule, strength: .66, find: absRule},
	{id: Negative, strength: .62, find: words(negativeHint)},
	{id: FreqRule, strength: .55, find: freqRule},
	{id: Norm, strength: .55, find: words(normWords)},
	{id: JudgeWord, strength: .5, find: judgeWord},
	{id: TimeVague, strength: .48, find: without(soonWords, hasDigit)},
	{id: Person, strength: .46, bare: true, find: person},
	{id: Jargon, strength: .44, bare: true, find: jargon},
	{id: Opaque, strength: .42, find: opaque},
	{id: AbsActor, strength: .4, find: words(passiveActor)},
	{id: Tool, strength: .36, bare: true, find: words(toolWords)},
	{id: ListOpen, strength: .34, find: listOpen},
	{id: Change, strength: .34, find: words(changeWords)},
	{id: Range, strength: .3, find: rangeVague},
	{id: VagueRef, strength: .25, find: words(vagueRef)},
	{id: Compare, strength: .2, find: compare},
}

func words(p phrases) func(context) (Span, bool) {
	return func(c context) (Span, bool) { return p.find(c.sentence.low) }
}

func without(p phrases, gate func(string) bool) func(context) (Span, bool) {
	return func(c context) (Span, bool) {
		s, ok := p.find(c.sentence.low)
		return s, ok && !gate(c.sentence.low)
	}
}

func hasDigit(low string) bool { return strings.ContainsAny(low, "0123456789") || hasHanNumber(low) }

// hasHanNumber finds Chinese numerals that count something.
func hasHanNumber(low string) bool {
	numerals := "一二三四五六七八九十百千万两半几"
	units := "个次天小时分钟秒米厘毫度成倍年月周日元块万斤吨公斤克件条人份台页点"
	runes := []rune(low)
	for i := 0; i+1 < len(runes); i++ {
		if strings.ContainsRune(numerals, runes[i]) && runes[i] != '几' && strings.ContainsRune(units, runes[i+1]) {
			if runes[i] == '一' && strings.ContainsRune("个次点", runes[i+1]) {
				continue // "a", not "one"
			}
			return true
		}
	}
	return false
}

func condVague(c context) (Span, bool) {
	low := c.sentence.low
	if hasDigit(low) {
		return Span{}, false
	}
	if !conditionWords.in(low) {
		return Span{}, false
	}
	return vagueDegree.find(low)
}

func absRule(c context) (Span, bool) {
	low := c.sentence.low
	if perfectWords.in(low) || exceptionWords.in(c.around) || pastWords.in(low) {
		return Span{}, false
	}
	return alwaysWords.find(low)
}

func freqRule(c context) (Span, bool) {
	low := c.sentence.low
	if exceptionWords.in(c.around) {
		return Span{}, false
	}
	if !c.sentence.Han && !(phrases{"i", "we", "you", "they", "it"}).in(low) {
		return Span{}, false
	}
	return oftenWords.find(low)
}

func judgeWord(c context) (Span, bool) {
	s, ok := judgeWords.find(c.sentence.low)
	return s, ok && !hasDigit(c.sentence.low) && !noticeWords.in(c.sentence.low)
}

// opaque fires only where the vague verb is all that is said: a short clause in the first person or the imperative.
func opaque(c context) (Span, bool) {
	s, ok := opaqueWords.find(c.sentence.low)
	if !ok || toolWords.in(c.sentence.low) {
		return s, false
	}
	for _, cl := range c.sentence.Clauses() {
		t := c.sentence.Text[cl.Start-c.sentence.Start : cl.End-c.sentence.Start]
		if strings.Contains(fold(t), c.sentence.low[s.Start:s.End]) {
			return s, Words(t) <= 6
		}
	}
	return s, false
}

func listOpen(c context) (Span, bool) {
	low := c.sentence.low
	if endWords.in(c.around) || Words(c.sentence.Text) < 8 {
		return Span{}, false
	}
	if c.sentence.Han {
		s, ok := findPhrase(low, "然后")
		return s, ok && strings.Contains(low, "先")
	}
	s, ok := findPhrase(low, "then")
	return s, ok && (phrases{"first", "start"}).in(low)
}

func rangeVague(c context) (Span, bool) {
	low := c.sentence.low
	if hasDigit(low) || !conditionWords.in(low) {
		return Span{}, false
	}
	return quantityWords.find(low)
}

func compare(c context) (Span, bool) {
	low := c.sentence.low
	if strings.Contains(low, " than ") || strings.Contains(low, "比") && !strings.Contains(low, "比较") {
		return Span{}, false
	}
	s, ok := compareWords.find(low)
	return s, ok && !pastVerbs.in(low)
}

// rich hears a surprise in something that really happened; failure, that something went wrong there.
func rich(c context) (Span, bool) {
	s, ok := surpriseWords.find(c.sentence.low)
	return s, ok && (pastWords.in(c.around) || hasPast(c.sentence))
}

func failure(c context) (Span, bool) {
	s, ok := failureWords.find(c.sentence.low)
	if supposed := (phrases{"would"}).in(c.sentence.low); supposed && !pastWords.in(c.around) {
		return s, false // "if it broke I would call"
	}
	return s, ok && (pastWords.in(c.around) || hasPast(c.sentence))
}

func reversal(c context) (Span, bool) {
	s, ok := reversalWords.find(c.sentence.low)
	return s, ok && pastWords.in(c.around) && (failureWords.in(c.around) || surpriseWords.in(c.around) || strings.Contains(c.around, "so ") || strings.Contains(c.around, "后来"))
}

// hasPast says whether a sentence tells something that happened. English: a common verb in the past; Chinese: 了 or 过
// at a clause's end, or a word of time.
func hasPast(s Sentence) bool {
	if s.Han {
		return pastWords.in(s.low) || strings.Contains(s.low, "了，") || strings.HasSuffix(strings.TrimRight(s.low, "。！"), "了") || happened(s.low)
	}
	return Past(s.Text)
}

// happened says whether a Chinese sentence counts what was done or came of it: 断了两根, 停了三个多钟头, 就没管.
func happened(low string) bool {
	if strings.Contains(low, "就没") {
		return true
	}
	for rest := low; ; {
		i := strings.Index(rest, "了")
		if i < 0 {
			return false
		}
		rest = rest[i+len("了"):]
		r, _ := utf8.DecodeRuneInString(rest)
		if strings.ContainsRune("一二三四五六七八九十两几半多好0123456789", r) {
			return !(phrases{"要", "得", "必须", "再", "别", "不要", "如果", "要是"}).in(low)
		}
	}
}

// pastVerbs are irregular pasts that stories are told in; regular ones end in -ed.
var pastVerbs = phrases{
	"was", "were", "had", "did", "went", "came", "saw", "said", "told", "found", "got", "took", "gave", "knew", "thought", "felt", "heard",
	"left", "lost", "kept", "held", "brought", "began", "broke", "ran", "sent", "stood", "wrote", "made", "asked", "called", "turned",
}

// Past says whether an English sentence tells something that happened.
func Past(text string) bool {
	low := fold(text)
	if pastVerbs.in(low) {
		return true
	}
	before := ""
	for _, w := range strings.Fields(low) {
		w = strings.Trim(w, ".,;:!?\"'()")
		if len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && !notPast[before] {
			return true
		}
		before = w
	}
	return false
}

// notPast are words before a participle that is no past tense: "is filed", "the attached photo".
var notPast = map[string]bool{
	"is": true, "are": true, "be": true, "am": true, "get": true, "gets": true, "it's": true, "that's": true, "the": true, "a": true, "an": true, "any": true,
	"all": true, "no": true, "every": true, "each": true, "this": true, "that": true, "these": true, "those": true, "if": true, "when": true, "once": true, "as": true, "not": true, "being": true, "your": true, "their": true, "its": true,
}

// person finds a name or a role that one is to ask.
func person(c context) (Span, bool) {
	if c.sentence.Han {
		return personHan(c.sentence.low)
	}
	verb, ok := contactVerbs.find(c.sentence.low)
	if !ok {
		return Span{}, false
	}
	rest := c.sentence.Text[verb.End:]
	if role, ok := roleWords.find(c.sentence.low[verb.End:]); ok && role.Start < 24 {
		return Span{verb.End + role.Start, verb.End + role.End}, true
	}
	word := strings.TrimLeft(rest, " ")
	start := verb.End + len(rest) - len(word)
	return nameAt(c.sentence.Text, start)
}

// nameAt takes up to three capitalised words from start.
func nameAt(text string, start int) (Span, bool) {
	end := start
	for n := 0; n < 3; n++ {
		word, _, _ := strings.Cut(text[end:], " ")
		bare := strings.TrimRight(word, ".,;:!?)")
		if first, _ := utf8.DecodeRuneInString(bare); !unicode.IsUpper(first) || bare == "I" || n == 0 && len(bare) < 2 {
			break
		}
		end += len(bare)
		if bare != word || end >= len(text) {
			break
		}
		end++
	}
	end = start + len(strings.TrimRight(text[start:end], " "))
	return Span{start, end}, end > start
}

// personHan finds 找老周, 问李工, 联系财务 and the like.
func personHan(low string) (Span, bool) {
	for _, verb := range contactHan {
		for from := 0; ; {
			i := strings.Index(low[from:], verb)
			if i < 0 {
				break
			}
			from += i + len(verb)
			at := from
			for _, softener := range []string{"一下", "一声", "问", "下"} {
				at += len(softener) * boolInt(strings.HasPrefix(low[at:], softener))
			}
			if s, ok := hanName(low, at); ok {
				return s, true
			}
		}
	}
	return Span{}, false
}

// longestName is how many bytes behind a verb a name or a role is looked for in.
const longestName = 48

// hanName recognises a form of address or a role right at an offset.
func hanName(low string, at int) (Span, bool) {
	rest := []rune(low[at:min(len(low), at+longestName)])
	end := func(n int) Span { return Span{at, at + len(string(rest[:n]))} }
	if len(rest) >= 2 && (rest[0] == '老' || rest[0] == '小') && unicode.Is(unicode.Han, rest[1]) && !strings.ContainsRune("是时的板", rest[1]) {
		return end(2), true
	}
	if len(rest) >= 2 && strings.ContainsRune("总工哥姐", rest[1]) && unicode.Is(unicode.Han, rest[0]) {
		return end(2), true
	}
	for _, title := range []string{"经理", "老师", "师傅", "主任", "主管", "医生", "律师", "会计"} {
		if i := strings.Index(string(rest[:min(len(rest), 4)]), title); i >= 0 {
			return Span{at, at + i + len(title)}, true
		}
	}
	for _, role := range roleWords {
		if strings.HasPrefix(low[at:], role) && role[0] >= utf8.RuneSelf {
			return Span{at, at + len(role)}, true
		}
	}
	return Span{}, false
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
		if n := j - i; n >= 2 && n <= 6 && !knownTerms[t[i:j]] && boundary(t, Span{i, j}) {
			return Span{i, j}, true
		}
		i = max(j, i+1)
	}
	if i := strings.Index(t, "「"); i >= 0 {
		if j := strings.Index(t[i:], "」"); j > 0 {
			return Span{i + len("「"), i + j}, true
		}
	}
	return Span{}, false
}
