package detect

import "strings"

// Hollow says whether an answer sounds like one and holds nothing that somebody could act on: "per the process, as
// appropriate". It is the reverse of anti-distill's list of what makes an expert's answer valuable (peers.md): no figure, no
// name, no sign, no first move, no real case, but words that everybody agrees with.
func Hollow(text string) bool {
	if hasDigit(fold(text)) || quotesSpeech(fold(text)) || IntentOf(text) != Answers {
		return false
	}
	own, hollow := 0.0, false
	for _, s := range Sentences(text) {
		if s.Idle() || s.Aside() {
			continue
		}
		hollow = hollow || hollowSaid.in(s.low)
		own += s.beside(hollowSaid).Telling()
		if m := s.Marks(); m.Past || m.Contact {
			own += 2
		}
	}
	return hollow && own < hollowMost
}

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

// Evasive says whether somebody answers around a question: it is not theirs to say, it is delicate, every case is different.
// Whoever does that has a reason; they are asked once more, for what they did themselves, and then left alone.
func Evasive(text string) bool {
	if len(text) > remarkBytes {
		return false
	}
	low := fold(strings.ReplaceAll(text, "’", "'"))
	if hasDigit(low) || Words(text) > 45 || IntentOf(text) == Explain || Inarticulate(text) || strings.Contains(low, "有的不能说") {
		return false
	}
	return evadesSaid.in(low)
}

// Inarticulate says whether somebody tries to say something and cannot: they know it and have no words for it. That is not
// evasion; they are taken back to a real moment, or given cases to compare.
func Inarticulate(text string) bool {
	if len(text) > remarkBytes {
		return false
	}
	low := fold(strings.ReplaceAll(text, "’", "'"))
	if Words(text) > 70 {
		return false
	}
	n := gropesMaybe.count(low)
	pauses := strings.Count(text, "…") + strings.Count(text, "...") + strings.Count(text, "——")
	switch {
	case IntentOf(text) != Answers || Refers(text):
		return false
	case gropesSurely.in(low):
		return n > 0 || pauses > 0 || Words(text) <= 25
	case pauses > 0:
		return n >= 2 || pauses >= 2 && n > 0
	}
	return n >= 3
}

// Beside says whether an answer is beside the question: impatience, evasion or groping for words, with nothing in it that
// somebody could act on. It says something about how to ask, and nothing of the work.
func Beside(text string) bool {
	if !Impatient(text) && !Evasive(text) && !Inarticulate(text) || Refers(text) {
		return false
	}
	for _, s := range Sentences(text) {
		if !s.Vague() && s.Telling() >= telling && !s.Idle() && !s.AboutTalk() && !s.Aside() {
			return false // they said something before they lost the thread
		}
	}
	return true
}

// Specific says whether an answer holds something that somebody could act on: a figure, a name, a thing to see, a first
// move, a real case. It is the other side of [Hollow]; an answer may be neither. What counts is its most telling sentence,
// and beside that what it gives to follow (a person, a tool, a story) against what it leaves open (a rule without a line).
func Specific(text string) bool {
	if IntentOf(text) != Answers || Evasive(text) || Inarticulate(text) || Hollow(text) {
		return false
	}
	own, line := 0.0, 0.0
	for _, s := range Sentences(text) {
		if s.Aside() || s.Idle() || biographySaid.in(s.low) {
			continue
		}
		own = max(own, min(s.Telling(), telling))
		if threshold(s.low) {
			line = 1
		}
	}
	given, open := 0.0, 0.0
	for _, h := range Hits(text) {
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
