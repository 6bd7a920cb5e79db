package profile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// Limits of how many words of one answer make one claim.
const (
	joinWords     = 60 // counted as detect.Words does
	joinSentences = 3
)

// grown is the claim that is being made: what it covers of the answer so far.
type grown struct {
	span      detect.Span
	sentences int
}

// takes says whether a sentence belongs to the claim before it: it leans on it ("Above that, ask Ana"), stands right
// behind it, and both together are still one thing to read. Stories stay one claim a sentence.
func (g grown) takes(text string, prev Claim, s detect.Sentence) bool {
	return prev.Kind != Incident && leans(s) && g.reaches(text, s)
}

// reaches says whether a claim is short enough to take a sentence, and the sentence stands right behind it.
func (g grown) reaches(text string, s detect.Sentence) bool {
	if g.sentences == 0 || g.sentences >= joinSentences {
		return false
	}
	if strings.Trim(text[g.span.End:s.Start], " \t") != "" {
		return false
	}
	return detect.Words(text[g.span.Start:s.End]) <= joinWords
}

// lists says whether a sentence is an item, on a line of its own, of the list that the claim begins with its colon.
func (g grown) lists(text string, s detect.Sentence) bool {
	between := text[g.span.End:s.Start]
	return strings.Contains(between, "\n") && strings.Trim(between, " \t\r\n-*•·") == "" && detect.Words(s.Text) <= itemWords && !announces(s) && !strings.HasSuffix(s.Text, ".") && !strings.HasSuffix(s.Text, "。") &&
		detect.Words(text[g.span.Start:s.End]) <= joinWords
}

// itemWords is how many words an item has at most that is a name and a figure: "left front: 210".
const itemWords = 6

// join adds a sentence to the claim before it.
func (g *grown) join(text string, c *Claim, next Claim, s detect.Sentence) {
	g.span.End = s.End
	g.sentences++
	c.Text = sentences(c.Text, next.Text, s)
	c.Evidence[0].Quote = g.span.Of(text)
	if len(c.Evidence) == 1 && !s.Han && reflexive(c.Text) { // "Send it. I never do." would be of two minds
		c.Text = capitalise(stripFillers(c.Evidence[0].Quote))
	}
	c.Hedged = c.Hedged || next.Hedged
	c.Vague = c.Vague && next.Vague
	for _, k := range next.Hints {
		if !c.Is(k) && !slices.Contains(c.Hints, k) {
			c.Hints = append(c.Hints, k)
		}
	}
	for _, k := range append([]Kind{next.Kind}, next.Also...) {
		if !c.Is(k) {
			c.Also = append(c.Also, k)
		}
	}
}

// sentences puts b, what became of sentence s, behind a. What was said in one breath, with no full stop between, gets a
// semicolon, which keeps both apart and adds nothing.
func sentences(a, b string, s detect.Sentence) string {
	ended := strings.HasSuffix(a, "”") || strings.ContainsAny(a[max(0, len(a)-1):], ".!?:;\"')") || strings.ContainsRune("。！？：；…）」", lastRune(a))
	switch {
	case !s.Han && strings.HasSuffix(a, ":") && b == capitalise(s.Text):
		return a + " " + s.Text
	case s.Han && ended:
		return a + b
	case s.Han:
		return a + "；" + b
	case ended:
		return a + " " + b
	case b == capitalise(s.Text):
		return a + "; " + s.Text
	}
	return a + "; " + uncapitalise(b)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// leaning are the beginnings of sentences that cannot be understood without the one before.
var leaning = []string{
	"he", "she", "they", "it", "it's", "they're", "he's", "she's", "that", "that's", "this", "those", "these", "them", "his", "her", "their", "its", "otherwise", "unless", "except",
	"because", "so that", "or else", "if so", "if not", "in that case", "either way", "above that", "below that", "over that", "under that", "beyond that", "with those", "with these", "with that",
	"with them", "for those", "for these", "for them", "same for", "the same", "both", "which", "but", "not if", "not when", "and if not", "that way", "except for", "apart from that", "then i", "then we", "then you", "there i", "there we", "there you", "if all three", "if all of", "if one is", "if none", "only if", "only when", "only then", "or", "on those", "in those",
	"他", "她", "它", "这样", "这个", "这种", "这时", "这就", "那样", "那种", "那就", "那个", "那时", "不然", "否则", "因为", "除非", "以免", "免得", "要不", "不行", "不在", "再不行", "再高", "再低", "再多", "再少", "其实", "但", "不过", "同样", "反过来", "除此",
}

// dependent are the words that a sentence without a main clause of its own begins with.
var dependent = []string{"because", "so that", "unless", "except", "otherwise", "or else", "so as", "to avoid", "only if", "only when", "因为", "除非", "以免", "免得", "不然", "否则", "为了", "除了"}

// scrap is how many words a sentence has at most that is an afterthought: "Ugly but right."
const scrap = 4

// thenWords is how many words a sentence with "then" before it has at most that is to be done in the case before it.
const thenWords = 3

// leans says whether a sentence needs the one before it.
func leans(s detect.Sentence) bool {
	low := strings.ToLower(stripFillers(s.Text))
	if s.Han {
		low = strings.TrimSpace(s.Text)
	}
	if begins(low, leaning) || namedBefore.MatchString(low) {
		return true
	}
	if since.MatchString(low) {
		return false
	}
	if s.Han {
		return strings.HasSuffix(strings.TrimRight(low, stops), "他") || strings.HasSuffix(strings.TrimRight(low, stops), "她")
	}
	words := strings.Fields(low)
	if words[0] == "then" && len(words) <= thenWords {
		return true // "Then stop."
	}
	if len(words) <= scrap && !baseVerbs[firstWord(low)] && !pronoun(words[0]) {
		return true
	}
	for i, w := range words[:min(len(words), 4)] {
		switch strings.Trim(w, ".,;:!?'\"") {
		case "he", "she", "they", "they're", "he's", "she's":
			return conditionalWord(words[0])
		case "too":
			return i > 0 && i == len(words)-1 || strings.HasSuffix(w, ",")
		case "them", "him", "those", "one", "ones":
			return i > 0 && (i < 3 || conditionalWord(words[0])) && (pronoun(words[0]) || baseVerbs[words[0]])
		case "her": // the person, and not "her desk"
			return i == 1 && baseVerbs[words[0]] && (len(words) == 2 || strings.HasSuffix(w, ".") || strings.HasSuffix(w, ",") || connecting[words[2]])
		}
	}
	return strings.Contains(low, " one,") || strings.Contains(low, " one.") || strings.Contains(low, " ones.") || strings.Contains(low, " ones,")
}

// namedBefore is an amount or a thing that only the sentence before names: "more than 80 percent of that", 超过这个数就停.
var namedBefore = lazy.Compile(`\b(of|than|from|to|at|with|below|above|over|under|by|for|on|past|beyond|within|exceeds?|reach(es)?) (that|those|these|this)( (i|we|you|they|he|she|it|the|a|an|my|our)\b|[,.;:)]|$)` +
	`|(超过|超出|到了?|比|低于|高于|不到|不足|按|照|多于|少于|大于|小于|占)(那个|这个|它|那些|这些)(数|量|值|线)?(的|就|，|。|还|再|都|要|$)|[那这]个?(数|量|值)的?[一二两三四五六七八九十百半\d]`)

// connecting are words that go on after an object.
var connecting = map[string]bool{"before": true, "after": true, "when": true, "if": true, "at": true, "on": true, "by": true, "first": true, "and": true, "as": true, "only": true, "until": true, "in": true, "for": true, "about": true}

func conditionalWord(w string) bool {
	switch w {
	case "if", "when", "once", "unless", "until", "as", "whenever", "let", "then":
		return true
	}
	return false
}

func pronoun(w string) bool {
	switch w {
	case "i", "we", "you", "let", "give", "tell", "ask", "keep", "never", "always", "don't", "then", "if", "when":
		return true
	}
	return false
}

// begins says whether a folded text begins with one of the words, as a word.
func begins(low string, words []string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(low, w); ok && (w[0] >= utf8.RuneSelf || rest == "" || strings.ContainsAny(rest[:1], " ,.:;!")) {
			return true
		}
	}
	return false
}

// needsQuestion says whether the first sentence of an answer cannot stand without the words that were asked about:
// short and no full statement, or leaning on them.
func needsQuestion(s detect.Sentence) bool {
	if begins(strings.ToLower(s.Text), dependent) {
		return true
	}
	if leans(s) && detect.Words(s.Text) <= 25 {
		return true
	}
	return fragment(s)
}

// fragment says whether a sentence cannot stand alone: short, and neither conditional nor a full statement.
func fragment(s detect.Sentence) bool {
	if _, conditional := s.IfThen(); conditional {
		return false
	}
	if s.Han {
		return utf8.RuneCountInString(s.Text) <= 12
	}
	words := strings.Fields(s.Text)
	if len(words) > 9 {
		return false
	}
	for _, w := range words[:min(3, len(words))] {
		switch strings.ToLower(strings.Trim(w, ".,;:")) {
		case "i", "we", "you", "there", "never", "always", "call", "ask":
			return false
		}
	}
	return true
}

// joinQuote puts the words that were asked about before an answer that cannot stand without them. All of it was said by
// the specialist; the colon is ours. A comma would make a sentence of it that nobody said.
func joinQuote(quote string, s detect.Sentence) string {
	quote, text := strings.TrimRight(quote, stops), strings.TrimRight(s.Text, ";；")
	if s.Han {
		return quote + "：" + text
	}
	return Plain(quote) + ": " + uncapitalise(stripFillers(text))
}

// exceptTo says under what circumstances the words that were asked about do not hold. The word between is ours: without
// it the circumstance would read as the condition of the rule.
func exceptTo(quote string, s detect.Sentence) string {
	quote, text := strings.TrimRight(quote, stops), strings.TrimRight(s.Text, ";；")
	if s.Han && (begins(text, dependent) || strings.Contains(text, "例外")) {
		return quote + "；" + text
	}
	if s.Han {
		return quote + prompts.TextsOf(prompts.Documents, prompts.ZH).Say("join.except") + text
	}
	if begins(strings.ToLower(s.Text), []string{"unless", "except", "only if", "only when"}) {
		return joinQuote(quote, s)
	}
	return Plain(quote) + prompts.TextsOf(prompts.Documents, prompts.EN).Say("join.except") + uncapitalise(stripFillers(text))
}

// voiceWords is how long an answer about how something is said may be to stay in one piece.
const voiceWords = 120

// granted is how somebody says yes to the question itself, and not at work.
var granted = lazy.Compile(`(?i)^(ok|okay|fine|right|sure|好|行|成|可以|哦|嗯)[吧啊的了]?[.!。！]*$`)

// voiceClaim keeps what somebody would say word for word as it is, in one piece, where it is short enough.
func voiceClaim(h Heard) (Claim, bool) {
	text := strings.TrimSpace(h.Text)
	if text == "" || detect.Words(text) > voiceWords || !utf8.ValidString(text) {
		return Claim{}, false
	}
	return Claim{
		Kind: Voice, Topic: h.Topic, Phase: h.Phase, Standing: Stated, Text: strings.Join(strings.Fields(text), " "),
		Evidence: []Evidence{{Question: h.Question, Quote: text}},
	}, true
}

// smallWords begin a sentence in capitals only because it begins there; any other word may be a name.
var smallWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`a an the it it's they they're he she we you that that's this those these if when once unless because so only even with without
		there then never always in on at by for from to until after before usually normally mostly not no nothing never anything whatever about over under above below between up down
		what which who how where my our your his her their its every each any all both either some most more less than as except otherwise mainly only just ask call check look take use read search`) {
		smallWords[w] = true
	}
}

func uncapitalise(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if low := strings.ToLower(first); first != low && (smallWords[strings.TrimRight(low, ",")] || baseVerbs[low]) {
		if rest == "" {
			return low
		}
		return low + " " + rest
	}
	return s
}
