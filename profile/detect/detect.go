package detect

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// ID names a detector; packs word their follow-ups by it.
type ID string

// The detectors. The first group hears that something is missing, the second that something is worth following.
//
// What was measured, on the labelled answers of testdata (corpus, more and heldout, in both languages), is in TestCorpus. No
// detector had to go: each reaches a precision of .80 and a recall of .70 there. Some have limits that no list of words will
// lift: a house term without an idiom beside it ("that's a walker") is not known for one, a mishap without a word of mishap
// ("it still dripped") is heard only where a remedy follows, and an actor that is left out without a passive is not missed.
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
	Some       ID = "some"       // "there are some where I do it differently", and not which
	Thin       ID = "thin"       // touches on something and does not say it, in words that no other detector hears
	HollowTalk ID = "hollow"     // these four are of the whole answer: "per the process, as appropriate"
	Evading    ID = "evasive"    // answered around the question
	Groping    ID = "inarticulate"
	Sure       ID = "sure"      // a range was given: how sure?
	NoReason   ID = "no_reason" // these four are found by the planner, in what a topic lacks
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
	Person, Tool, ListOpen, Negative, Failure, Change, Rich, Reversal, Some, Thin, HollowTalk, Evading, Groping, Sure, NoReason, NoExcept, NoCue, NoExample, Dunno, Tired, Contradict,
}

// Hit is something in an answer that a good interviewer would follow up.
type Hit struct {
	ID       ID
	Quote    Span    // the words to quote, within the answer; empty where there are none
	Strength float64 // 0…1: how often a follow-up on it proves sensible (methods.md §3.2)
	Vague    bool    // its sentence touches on something and does not say it (see [Sentence.Vague])
	Lacks    ID      // of a [Thin] one: the detector whose follow-up asks for what is not said
}

// deepest is how many bytes of an answer are searched for follow-ups. What comes later is extracted all the same; a
// person who wrote more than this has other things to be asked than its last pages.
const deepest = 12 << 10

// How the strength of a hit is changed by its sentence: words of doubt in a sentence that is vague otherwise are worth
// following up, in one that names figures and things they are mostly a manner of speaking.
const (
	vagueStrength  = .86
	vagueBonus     = .06
	tellingPenalty = .55
)

// Hits returns what an answer gives to follow up, strongest first: of each kind the strongest, but each vague sentence for
// itself.
func Hits(text string) []Hit {
	if len(text) > deepest {
		cut := deepest
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	sentences := Sentences(text)
	for len(sentences) > 1 && onlyOpens(sentences[0].Text) {
		sentences = sentences[1:]
	}
	answers := IntentOf(text) == Answers
	var hits []Hit
	for i, s := range sentences {
		if s.Aside() || s.AboutTalk() {
			continue
		}
		hits = append(hits, hitsIn(text, context{sentence: s, all: sentences, at: i, around: neighbours(sentences, i), own: s.Telling(), figure: hasDigit(s.low), alone: len(sentences) == 1, answers: answers})...)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Strength, a.Strength) })
	seen := map[ID]bool{}
	return slices.DeleteFunc(hits, func(h Hit) bool {
		if seen[h.ID] && !h.Vague {
			return true
		}
		seen[h.ID] = true
		return false
	})
}

// hitsIn returns what one sentence gives to follow up.
func hitsIn(text string, c context) []Hit {
	s := c.sentence
	vague := c.answers && s.vague(c.own) && (c.alone || Words(s.Text) >= vagueWords) && !Quotes(s.low) && !s.Idle()
	var hits []Hit
	missing := false
	_, none := s.NoneSuch()
	for _, d := range detectors {
		if !c.answers && d.id != Person || none && d.id == AbsRule { // "no exception, ever": that was the answer
			continue
		}
		trigger, ok := d.find(c)
		if !ok || denied(d.id, s.low, trigger) || d.id == TimeVague && urgent.MatchString(trigger.Of(s.low)) && s.Marks().Past {
			continue // how long "at once" was on one day is no line
		}
		trigger.Start, trigger.End = trigger.Start+s.Start, trigger.End+s.Start
		quote, ok := trigger, showable(trigger.Of(text))
		if !d.bare {
			quote, ok = s.QuoteAround(trigger)
		}
		if !ok {
			continue
		}
		h := Hit{ID: d.id, Quote: quote, Strength: d.strength}
		if lacking[d.id] {
			if h.Vague = vague; vague {
				h.Strength = max(d.strength, vagueStrength) + vagueBonus*d.strength
				missing = true
			} else if d.id != CondVague || c.figure { // what else a sentence tells, a line that it leaves open is open
				h.Strength *= tellingPenalty
			}
		}
		hits = append(hits, h)
	}
	if vague && !missing && unmeasured(c) && s.touches() {
		if quote, ok := s.QuoteAround(s.Span); ok {
			hits = append(hits, Hit{ID: Thin, Lacks: lackOf(s), Quote: quote, Strength: vagueStrength, Vague: true})
		}
	}
	return hits
}

// urgent says at once. Of a day that is past it is no line that was left open.
var urgent = lazy.Compile(`\b(at once|immediately|right away|straight ?away|instantly|without delay)\b|马上|立刻|立马|立即|赶紧|赶快|即刻`)

// denials stand before words that are denied with them: "not by eye", "I didn't always know", "nobody was hurt".
var denials = []string{"not ", "n't ", "never ", "nobody ", "nobody was ", "nobody got ", "no one ", "no one was ", "no one got ", "不是", "不靠", "不凭", "没人", "没有人", "没", "不"}

// deniable are the detectors whose words mean nothing, or the reverse, when they are denied.
var deniable = map[ID]bool{Gut: true, AbsRule: true, Failure: true}

// denied says whether the words that a detector found are denied by what stands before them.
func denied(id ID, low string, words Span) bool {
	return deniable[id] && slices.ContainsFunc(denials, func(d string) bool { return strings.HasSuffix(low[:words.Start], d) })
}

// vagueWords is how long a vague sentence has to be to be asked about where others stand beside it: "In that order." says
// enough there.
const vagueWords = 5

// lacking are the detectors that hear that something is missing, and not that something is worth following.
var lacking = map[ID]bool{Gut: true, Depends: true, CondVague: true, AbsRule: true, FreqRule: true, Norm: true, JudgeWord: true, TimeVague: true, Opaque: true, AbsActor: true, Range: true, VagueRef: true, Compare: true, Some: true}

// context is a sentence with the ones beside it.
type context struct {
	sentence Sentence
	all      []Sentence
	at       int     // which of them it is
	around   string  // folded text of the sentence and its neighbours
	own      float64 // what the sentence tells; see [Sentence.Telling]
	figure   bool    // a figure stands in it
	alone    bool    // it is the whole answer
	answers  bool    // the text is an answer, and not "I don't know": of that only the person is heard who would
}

// afterMost is how many sentences a story or a procedure is followed on.
const afterMost = 3

// after returns the folded text of the sentences that follow.
func (c context) after() string {
	var b strings.Builder
	for i := c.at + 1; i < min(len(c.all), c.at+1+afterMost); i++ {
		b.WriteString(c.all[i].low)
		b.WriteByte('\n')
	}
	return b.String()
}

func neighbours(all []Sentence, i int) string {
	var b strings.Builder
	for j := max(0, i-1); j <= min(len(all)-1, i+1); j++ {
		b.WriteString(all[j].low)
		b.WriteByte('\n')
	}
	return b.String()
}
