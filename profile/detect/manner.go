package detect

import (
	"slices"
	"strings"

	"tacit/profile/lazy"
)

// Whole is what an answer is as a whole: what it is meant as, and how it is given. Its parts rest on each other, and
// reading them is dear, so they are read together.
type Whole struct {
	Intent       Intent
	Refers       bool // one does not know, and somebody else would: "I don't know, Priya would", 不知道，这个要问李工
	Weary        bool // has had enough, whether or not they answered as well
	Impatient    bool // wants to get on: was asked this before, it takes too long; whether or not they answered as well
	Inarticulate bool // tries to say something and cannot: knows it and has no words for it
	Evasive      bool // answers around the question: not theirs to say, delicate, every case is different
	text         string
}

// Read reads a whole answer.
func Read(text string) Whole {
	text = opened(text)
	w := Whole{text: text, Intent: IntentOf(text)}
	if len(text) > remarkBytes {
		return w
	}
	low := fold(strings.ReplaceAll(text, "’", "'"))
	w.Refers = refers(text, low, w.Intent)
	w.Weary = w.Intent == Weary || slices.ContainsFunc(Sentences(text), Sentence.weary)
	w.Impatient = Words(text) <= impatientWords && impatience(low) && !(w.Intent == NoMore && calmly.MatchString(low))
	w.Inarticulate = w.Intent == Answers && !w.Refers && inarticulate(text, low)
	if !w.Inarticulate && w.Intent == NotKnown && !w.Refers && Words(text) > unknownWords/2 && inarticulate(text, low) {
		w.Intent, w.Inarticulate = Answers, true // "it has this, I don't know, this sort of halo"
	}
	w.Evasive = w.Intent != Explain && !w.Inarticulate && evasive(text, low)
	return w
}

// calmly begins what says that there is no more, and that it was told, without hurry: "I believe I've covered that".
var calmly = lazy.Compile(`^(no, )?(i (think|believe|guess|suppose|reckon)|(我)?(想|觉得|估计|应该))`)

// Hollow says whether an answer sounds like one and holds nothing that somebody could act on: "per the process, as
// appropriate". It is the reverse of anti-distill's list of what makes an expert's answer valuable (peers.md): no figure, no
// name, no sign, no first move, no real case, but words that everybody agrees with.
func (w Whole) Hollow() bool {
	if low := fold(w.text); w.Intent != Answers || hasDigit(low) || Quotes(low) {
		return false
	}
	own, hollow, n := 0.0, false, 0
	for _, s := range Sentences(w.text) {
		if s.Idle() || s.Aside() {
			continue
		}
		hollow = hollow || hollowSaid.in(s.low)
		own += s.beside(hollowSaid).beside(bland).Telling()
		hollow = hollow || bland.count(s.low) >= blandMost
		if s.Han {
			n += hollowSaid.count(s.low)
		}
		if m := s.Marks(); m.Past || m.Contact {
			own += 2
		}
	}
	return hollow && own < min(hollowMost+hollowMore*float64(max(0, n-1)), hollowEver)
}

// hollowMore is how much more that may be for each further phrase of a Chinese answer, which strings them together, and
// hollowEver how much at all.
const (
	hollowMore = 1
	hollowEver = 6
)

// blandMost is how many words of management make a sentence that says nothing.
const blandMost = 3

// hollowMost is how much of its own an answer may hold beside its hollow phrases.
const hollowMost = 3.5

// beside returns the sentence without the words that patterns find in it.
func (s Sentence) beside(p *patterns) Sentence {
	low := p.without(s.low)
	text := []byte(s.Text)
	for i := range text {
		if low[i] == '~' {
			text[i] = ' '
		}
	}
	s.Text, s.low = string(text), low
	return s
}

// How long an answer may be, in [Words], that is impatient, evasive or groping for words.
const (
	impatientWords = 40
	evasiveWords   = 45
	gropingWords   = 70
)

// evasive looks for the ways of answering around a question. Whoever does that has a reason; they are asked once more, for
// what they did themselves, and then left alone.
func evasive(text, low string) bool {
	return !hasDigit(low) && Words(text) <= evasiveWords && !strings.Contains(low, "有的不能说") && evadesSaid.in(low) && evadesSaid.in(evadesLoose.without(low))
}

// inarticulate looks for somebody who gropes for words. That is no evasion; they are taken back to a real moment, or given
// cases to compare.
func inarticulate(text, low string) bool {
	if Words(text) > gropingWords {
		return false
	}
	n := gropesMaybe.count(low)
	pauses := strings.Count(text, "…") + strings.Count(text, "...") + strings.Count(text, "——")
	switch {
	case gropesSurely.in(unclearThing.ReplaceAllString(low, "")):
		return n > 0 || pauses > 0 || Words(text) <= 25
	case pauses > 0:
		return n >= 2 || pauses >= 2 && n > 0
	}
	return n >= 3
}

// unclearThing is a thing of the work of which something is not clear, and not the words of whoever speaks: 说不清来历的货. What
// goes on with a question (说不清哪里不对) or points (说不清那种劲) is theirs.
var unclearThing = lazy.Compile(`[说讲搞弄]不清(楚)?[^，。！？的哪怎为是什那这它他她道原]{2,6}(的|，?就|，?要)`)

// Beside says whether an answer is beside the question: impatience, evasion or groping for words, with nothing in it that
// somebody could act on. It says something about how to ask, and nothing of the work.
func (w Whole) Beside() bool {
	if !w.Impatient && !w.Evasive && !w.Inarticulate || w.Refers {
		return false
	}
	for _, s := range Sentences(w.text) {
		if !s.Vague() && s.Telling() >= telling && !s.Idle() && !s.AboutTalk() && !s.Aside() {
			return false // they said something before they lost the thread
		}
	}
	return true
}

// Specific says whether an answer holds something that somebody could act on: a figure, a name, a thing to see, a first
// move, a real case. It is the other side of [Whole.Hollow]; an answer may be neither. What counts is its most telling sentence,
// and beside that what it gives to follow (a person, a tool, a story) against what it leaves open (a rule without a line).
func (w Whole) Specific() bool {
	if w.Intent != Answers || w.Refers || w.Evasive || w.Inarticulate || w.Hollow() {
		return false
	}
	own, line := 0.0, 0.0
	for _, s := range Sentences(w.text) {
		if s.Aside() || s.Idle() || biographySaid.in(s.low) {
			continue
		}
		own = max(own, min(s.Telling(), telling))
		if threshold(s.low) {
			line = 1
		}
	}
	given, open := 0.0, 0.0
	for _, h := range Hits(w.text) {
		switch {
		case lacking[h.ID] || h.ID == ListOpen:
			open++
		case h.ID != Thin && h.ID != Change:
			given++
		}
	}
	return own+line+min(given, 2)-min(open, 2) >= specificLeast
}

// specificLeast is a little less than one telling sentence with nothing open in it.
const specificLeast = 3.5
