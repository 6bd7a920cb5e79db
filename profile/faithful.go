package profile

import (
	"slices"
	"strings"
	"unicode"

	"tacit/profile/detect"
)

// Faithful says whether a wording that somebody else made of a sentence says what the sentence says: it may leave words out
// at its beginning and its end, and nothing more: with a word left out in between, "I never approve it, I call Chen" makes "never
// call Chen". No number, no "not" and no word that limits is lost ("I refuse to bake it wet"); it is as sure as the sentence was; and a
// condition or an exception is still one. A wording that fails may be right all the same: nobody can tell without reading it, and so it does not count.
func Faithful(text, sentence string) bool {
	if !runsIn(wordsOf(text), wordsOf(sentence)) || !Unaltered(text, sentence) {
		return false
	}
	has, had := marksOf(text), marksOf(sentence)
	return has.Condition == had.Condition && has.Exception == had.Exception && has.Hedge == had.Hedge && has.Absolute == had.Absolute && has.Past == had.Past
}

// Unaltered says whether a wording has the numbers of what it is made of and the words that limit it, in their order, says no as
// often, and is as sure. It does not say that both mean the same; where they differ in one of these they do not.
func Unaltered(text, original string) bool {
	return sureness(text) == sureness(original) && len(denials.FindAllString(text, -1)) == len(denials.FindAllString(original, -1)) &&
		slices.Equal(figures.FindAllString(text, -1), figures.FindAllString(original, -1)) && slices.Equal(limitsOf(text), limitsOf(original))
}

// Unsaid returns a number or a name in a text that nobody said, or an empty string. Whoever asks with a figure or a name of
// their own suggests the answer.
func Unsaid(text, said string) string {
	for _, n := range figures.FindAllString(text, -1) {
		if !slices.Contains(figures.FindAllString(said, -1), n) {
			return n
		}
	}
	for _, name := range namesIn(text) {
		if !strings.Contains(said, strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")) {
			return name
		}
	}
	return ""
}

// marksOf reads a text of one sentence; of more, all of them together.
func marksOf(text string) detect.Marks {
	var all detect.Marks
	for _, s := range detect.Sentences(text) {
		m := s.Marks()
		all.Condition, all.Exception, all.Hedge = all.Condition || m.Condition, all.Exception || m.Exception, all.Hedge || m.Hedge
		all.Absolute, all.Past = all.Absolute || m.Absolute, all.Past || m.Past
	}
	return all
}

// wordsOf are the words of a text in small letters; of Chinese, its characters.
func wordsOf(text string) []string {
	var out []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			out = append(out, string(r))
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	return out
}

// runsIn says whether the words of a stand in b one after the other.
func runsIn(a, b []string) bool {
	for i := 0; len(a) > 0 && i+len(a) <= len(b); i++ {
		if slices.Equal(a, b[i:i+len(a)]) {
			return true
		}
	}
	return false
}
