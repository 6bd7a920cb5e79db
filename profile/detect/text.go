// Package detect reads one answer the way an attentive interviewer hears it.
//
// It splits an answer into sentences and clauses, and finds in them what an interviewer would follow up: a rule without a
// line ("when it gets too high"), a judgement that cannot say what it saw ("I just know"), a person, a tool, a surprise.
// Each finding ([Hit]) carries the words that triggered it, so that a question can quote them. The patterns (said*.go) widen
// those of methods.md §3.3 and are narrowed by its masks (§3.4) and by gates (hear.go), in English and Chinese; a sentence
// is read in the language it is written in, so mixed answers work. A vague sentence in which nothing is heard is [Thin].
//
// Everything works on byte offsets into the answer as it was given: a quote made from a [Span] is verbatim.
package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/prompts/plain"
)

// Span is a range of bytes in an answer.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the words that the span covers.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Sentence is one sentence of an answer.
type Sentence struct {
	Span
	Text string // verbatim
	Han  bool   // read it as Chinese
	low  string // lower case, same length as Text, masked phrases blanked
}

// stops says what a full stop behind an abbreviation may be.
type stops int

const (
	neverEnds    stops = iota // something has to follow: "e.g.", "Dr."
	beforeNumber              // an abbreviation before a figure ("no. 7"), otherwise a word
	maybeEnds                 // ends the sentence where a capital follows: "etc.", "5 p.m."
)

var abbreviations = map[string]stops{
	"e.g": neverEnds, "i.e": neverEnds, "approx": neverEnds, "vs": neverEnds, "dr": neverEnds, "mr": neverEnds, "mrs": neverEnds, "ms": neverEnds, "prof": neverEnds,
	"cf": neverEnds, "ca": neverEnds, "no": beforeNumber, "nr": beforeNumber, "fig": beforeNumber, "ext": beforeNumber, "tel": beforeNumber, "art": beforeNumber, "sec": beforeNumber, "vol": beforeNumber, "st": neverEnds,
	"etc": maybeEnds, "min": maybeEnds, "max": maybeEnds, "inc": maybeEnds, "ltd": maybeEnds, "dept": maybeEnds, "p.m": maybeEnds, "a.m": maybeEnds,
}

// longestAbbreviation is how many bytes before a full stop are looked at.
const longestAbbreviation = 16

// Sentences splits an answer. Line breaks end a sentence; so do invalid bytes, which belong to none. Leading bullets,
// numbering, white space and the sounds with which somebody begins to speak are left out of the span.
func Sentences(text string) []Sentence {
	var out []Sentence
	start := 0
	flush := func(end int) {
		if s, ok := trim(text, Span{start, end}); ok {
			t := s.Of(text)
			out = append(out, Sentence{Span: s, Text: t, Han: IsHan(t), low: mask(fold(t))})
		}
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch end := quotation(text, i, r, n); {
		case end > 0: // a sentence goes on through what it quotes, unless the quotation ends it
			if n = end - i; endsQuoted(text, end) {
				flush(end)
				start = end
			}
		case r == utf8.RuneError && n == 1, r == '\n', r == '\r':
			flush(i)
			start = i + n
		case strings.ContainsRune("。！？!?；", r), r == ';', r == '.' && endsSentence(text, start, i):
			end := i + n
			for end < len(text) && strings.ContainsAny(text[end:end+1], ".!?\")") {
				end++
			}
			for _, q := range []string{"”", "」", "』", "）"} {
				end += len(q) * boolInt(strings.HasPrefix(text[end:], q))
			}
			flush(end)
			start, n = end, end-i
		}
		i += n
	}
	flush(len(text))
	return out
}

// quotedMost is how long a quotation may be, in bytes, to be kept in one piece.
const quotedMost = 300

// closers are the marks that end a quotation, by the one that begins it.
var closers = map[rune]string{'“': "”", '‘': "’", '「': "」", '『': "』", '"': `"`, '\'': "'"}

// quotation returns the offset behind a quotation that begins at i with the rune r of n bytes; 0 if none does. A straight
// single mark begins one only where a word begins and not where letters are left out ("don't").
func quotation(text string, i int, r rune, n int) int {
	mark, ok := closers[r]
	if !ok || r < utf8.RuneSelf && i > 0 && !strings.ContainsAny(text[i-1:i], " (\t\n:") {
		return 0
	}
	for from := i + n; ; {
		at := strings.Index(text[from:min(len(text), i+quotedMost)], mark)
		if at < 0 || strings.ContainsAny(text[i:from+at], "\r\n") || !utf8.ValidString(text[i:from+at]) {
			return 0
		}
		end := from + at + len(mark)
		if r != '\'' && r != '‘' || end == len(text) || strings.ContainsAny(text[end:end+1], " .,;:!?)\n") {
			return end
		}
		from = end
	}
}

// endsQuoted says whether a sentence ends with the quotation that ends at end: it closes on a mark that ends a sentence,
// and what follows begins one.
func endsQuoted(text string, end int) bool {
	quoted, rest := text[:end], text[end:]
	_, n := utf8.DecodeLastRuneInString(quoted)
	last, _ := utf8.DecodeLastRuneInString(quoted[:end-n])
	if strings.ContainsRune("。！？", last) {
		return rest == "" || !strings.HasPrefix(rest, "，") && !strings.HasPrefix(rest, "、") && !strings.HasPrefix(rest, "。")
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return strings.ContainsRune(".!?", last) && (rest == "" || rest[0] == ' ' && unicode.IsUpper(next))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// endsSentence says whether the full stop at i ends the sentence that began at start.
func endsSentence(text string, start, i int) bool {
	if i+1 < len(text) && !strings.ContainsAny(text[i+1:i+2], " \t\n\r\")") && text[i+1] < utf8.RuneSelf {
		return false // 2.5, example.org, .xlsx
	}
	from := max(start, i-longestAbbreviation) // looking back further would make a long text of abbreviations quadratic
	before := strings.ToLower(text[from:i])
	word := before[strings.LastIndexAny(before, " \t(\"")+1:]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+1:], " \t"))
	if kind, ok := abbreviations[word]; ok && next != utf8.RuneError {
		switch kind {
		case neverEnds:
			return next == '\n' || next == '\r'
		case beforeNumber:
			return !unicode.IsDigit(next)
		}
		return !unicode.IsLower(next) && !unicode.IsDigit(next)
	}
	if digits(word) && len(word) <= 2 && strings.TrimSpace(before) == word {
		return false // "1. weigh": it counts the sentence
	}
	return len(word) != 1 || word == "i" || digits(word) // initials such as J. Smith
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// trim cuts white space, bullets and numbering from the front of a span and white space from its end.
func trim(text string, s Span) (Span, bool) {
	t := text[s.Start:s.End]
	body := strings.TrimLeftFunc(t, unicode.IsSpace)
	for _, bullet := range []string{"- ", "* ", "• ", "– ", "· ", "> "} {
		body = strings.TrimPrefix(body, bullet)
	}
	if i := strings.IndexFunc(body, func(r rune) bool { return !unicode.IsDigit(r) }); i > 0 && i <= 2 {
		for _, mark := range []string{". ", ") ", "、", "．", "）"} {
			if rest, ok := strings.CutPrefix(body[i:], mark); ok {
				body = rest
				break
			}
		}
	}
	body = opened(strings.TrimLeftFunc(body, unicode.IsSpace))
	s.Start = s.End - len(body)
	s.End = s.Start + len(strings.TrimRightFunc(body, unicode.IsSpace))
	return s, strings.IndexFunc(s.Of(text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// IsHan says whether a text is to be read as Chinese: at least a fifth of its letters are Han.
func IsHan(text string) bool {
	han, latin := 0, 0
	for _, r := range text {
		switch {
		case r < 0x80:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Han, r):
			han++
		}
	}
	return han > 0 && han*4 >= latin
}

// Words counts the words of a text: Latin words, and Han characters taken two to a word, which is about what a Chinese
// word has. It is a measure of how much was said, the same in both languages.
func Words(text string) int {
	words, han, in := 0, 0, false
	for _, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\''
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			in = false
		case letter && !in:
			words++
			in = true
		case !letter:
			in = false
		}
	}
	return words + (han+1)/2
}

// Clauses splits a sentence at its commas, colons and dashes. The spans are offsets into the answer.
func (s Sentence) Clauses() []Span {
	var out []Span
	start := 0
	add := func(end int) {
		if c, ok := trim(s.Text, Span{start, end}); ok {
			out = append(out, Span{s.Start + c.Start, s.Start + c.End})
		}
	}
	for i, r := range s.Text {
		if strings.ContainsRune("，、：,—–", r) || r == ':' && !digitAt(s.Text, i+1) || strings.ContainsRune("。！？；.!?;", r) && i+utf8.RuneLen(r) == len(s.Text) {
			if r == ',' && digitAt(s.Text, i+1) {
				continue
			}
			add(i)
			start = i + utf8.RuneLen(r)
		}
	}
	add(len(s.Text))
	return out
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// quotable bounds how much of an answer a question repeats.
const (
	quoteWords = 14 // of Latin text
	quoteHan   = 24 // characters of Chinese text
	quoteAll   = 18 // characters of a Chinese sentence that is one thought, whatever commas it has
)

// QuoteAround returns the span to quote for a trigger within a sentence: the clause around it if that is short enough,
// otherwise the trigger with some words on either side. The bool is false where the words cannot be shown as they are
// (they hold control characters), and so must not be quoted.
func (s Sentence) QuoteAround(trigger Span) (Span, bool) {
	text := func(q Span) string { return s.Text[q.Start-s.Start : q.End-s.Start] }
	best := trigger
	for _, c := range s.Clauses() {
		if c.Start < trigger.End && trigger.Start < c.End { // whole clauses: half of one is not what was said
			best.Start, best.End = min(best.Start, c.Start), max(best.End, c.End)
		}
	}
	switch {
	case s.oneThought():
		best = s.Span
	case tooLong(text(best)):
		best = s.whole(s.window(trigger), trigger)
	}
	best.End = best.Start + len(strings.TrimRight(text(best), " .。！!；;，,")) // the question has a full stop of its own
	return best, showable(text(best))
}

// oneThought says whether a Chinese sentence is too short to be cut at its commas: "some read well, and are empty". A condition
// can be asked about without what follows from it.
func (s Sentence) oneThought() bool {
	if !s.Han || utf8.RuneCountInString(s.Text) > quoteAll {
		return false
	}
	_, rule := s.IfThen()
	return !rule
}

// whole ends a quote where a clause ends: a few characters later, or at the last comma before, as long as that leaves the
// trigger. Chinese has no spaces at which a cut would do.
func (s Sentence) whole(q, trigger Span) Span {
	if !s.Han {
		return q
	}
	rest := s.Text[q.End-s.Start:]
	if end := strings.IndexAny(rest, "，。；：！？、"); end >= 0 && utf8.RuneCountInString(rest[:end]) <= quoteOver {
		q.End += end
	} else if end < 0 && utf8.RuneCountInString(rest) <= quoteOver {
		q.End += len(rest)
	} else if cut := strings.LastIndexAny(s.Text[trigger.Start-s.Start:q.End-s.Start], "，；"); cut > 0 {
		q.End = trigger.Start + cut
	}
	return q
}

// quoteOver is how many characters a quote may be too long to end where its clause does.
const quoteOver = 10

// showable says whether words can be quoted in a question as they are.
func showable(q string) bool {
	return q != "" && !plain.Hidden(q) && !strings.ContainsAny(q, "\n\t“”{}")
}

func tooLong(t string) bool {
	if IsHan(t) {
		return utf8.RuneCountInString(t) > quoteHan
	}
	return len(strings.Fields(t)) > quoteWords
}

// window widens a trigger to its right and left until the quote is long enough, on word boundaries.
func (s Sentence) window(trigger Span) Span {
	from, to := trigger.Start-s.Start, trigger.End-s.Start
	for grown := true; grown; {
		grown = false
		if next := wordEnd(s.Text, to); next > to && !tooLong(s.Text[from:next]) && !strings.ContainsAny(s.Text[to:next], "，。；,;") {
			to, grown = next, true
		}
		if prev := wordStart(s.Text, from); prev < from && !tooLong(s.Text[prev:to]) && !strings.ContainsAny(s.Text[prev:from], "，。；,;") {
			from, grown = prev, true
		}
	}
	w, _ := trim(s.Text, Span{from, to})
	return Span{s.Start + w.Start, s.Start + w.End}
}

func wordEnd(t string, i int) int {
	for i < len(t) && t[i] == ' ' {
		i++
	}
	for j, r := range t[i:] {
		if unicode.Is(unicode.Han, r) {
			return i + j + utf8.RuneLen(r)
		}
		if r == ' ' {
			return i + j
		}
	}
	return len(t)
}

func wordStart(t string, i int) int {
	for i > 0 && t[i-1] == ' ' {
		i--
	}
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(t[:i])
		if unicode.Is(unicode.Han, r) {
			return i - n
		}
		if r == ' ' {
			return i
		}
		i -= n
	}
	return 0
}

// fold lowers ASCII letters without changing the length in bytes, so that offsets hold.
func fold(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
