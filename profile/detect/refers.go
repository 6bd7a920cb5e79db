package detect

import (
	"strings"

	"tacit/profile/lazy"
)

// refers says whether an answer is that one does not know and somebody else would.
func refers(text, low string, intent Intent) bool {
	if intent == Explain || unknownIsNot.MatchString(low) || Words(text) > refersWords || len(Sentences(text)) == 0 {
		return false
	}
	if strings.Contains(low, "你得自己") || strings.Contains(low, "你要自己") || strings.Contains(low, "自己看") || strings.Contains(low, "自己试") {
		return false // 你得自己看了才知道: nobody else to ask
	}
	if IsHan(text) {
		if backThen.MatchString(low) || forbids.MatchString(low) {
			return false
		}
		if who := askHim.FindStringSubmatch(strings.TrimSpace(low)); who != nil {
			if name, ok := hanName(who[1], 0); ok && name.End == len(who[1]) {
				return true
			}
		}
		at := unknownHan.FindStringIndex(strings.ReplaceAll(low, "外行", "我外行"))
		return at != nil && refersHan.MatchString(low[min(at[1], len(low)):]) || notMine(low)
	}
	if direct.MatchString(low) {
		return true
	}
	if end := unknownEnd(low); end >= 0 {
		rest := low[end:]
		if asksThem.in(rest) || unknownThing.startsWith(strings.TrimLeft(rest, " ")) {
			return false // "I'm not sure, so I ask the nurse" is what they do, and so is "a colony I don't know I photograph"
		}
		return !evadesTo.in(rest) && (refersEnglish.MatchString(rest) || refersTo.in(rest) || rolesSaid.in(rest) || namesSomebody(text[min(end, len(text)):]))
	}
	if wouldKnow.MatchString(text) && Words(text) <= refersAloneWords/2 {
		return true
	}
	at, ok := refersAlone.find(low)
	if !ok || at.Start > refersFirst || evadesTo.in(low) || Words(text) > refersAloneWords {
		return false
	}
	rest := low[at.End:]
	return namesSomebody(text[min(max(at.End-refersName, 0), len(text)):]) || rolesSaid.in(rest) || rolesSaid.in(low[at.Start:at.End])
}

// notMine says whether a folded Chinese text has, in either order, that it is nothing one knows and who does.
func notMine(low string) bool {
	if !notMineHan.in(notMineLoose.without(low)) || putsCase(low) || gutSaid.in(low) {
		return false
	}
	rest := notMineHan.without(low)
	if _, ok := personHan(rest); ok {
		return true
	}
	return elseKnows.in(rest)
}

// How far into an answer "you'd better ask" may stand and how long the answer may be, where it does not say that one does
// not know; and how many bytes of a match may be the name already.
const (
	refersFirst      = 24
	refersAloneWords = 16
	refersName       = 12
)

// unknownEnd returns where the words end that say that one does not know; -1 if there are none.
func unknownEnd(low string) int {
	end := -1
	if at := unknownEnglish.FindStringIndex(low); at != nil {
		end = at[1]
	}
	if at, ok := unknownSaid.find(low); ok && (end < 0 || at.End < end) {
		end = at.End
	}
	return end
}

// namesSomebody says whether a capitalised name stands in the middle of a sentence.
func namesSomebody(text string) bool {
	for i := 1; i < len(text); i++ {
		if text[i-1] != ' ' || text[i] < 'A' || text[i] > 'Z' {
			continue
		}
		before := strings.TrimRight(text[:i], " ")
		if before == "" || strings.ContainsAny(before[len(before)-1:], ".!?") {
			continue
		}
		if name, ok := nameAt(text, i); ok {
			said := text[name.Start:name.End]
			if !calendar[strings.ToLower(said)] && strings.ToUpper(said) != said && named(said) {
				return true
			}
		}
	}
	return false
}

var (
	unknownSaid = patternsOf(unknownEnglishSaid)
	refersTo    = patternsOf(refersEnglishSaid)
	refersAlone = patternsOf(refersAloneEnglish)
	evadesTo    = patternsOf(notReferredEnglish)
	asksThem    = patternsOf(`
(i|we) (always |then |just |usually |'d |would |first )?(ask|call|ring|phone|check|fetch|get|look|tell|send|stop|leave|go)
`)
	unknownThing = patternsOf(`
(i|we) (\w+ )?\w+ (it|them|him|her|that|this|one|those)
`)
)

// unknownIsNot begins a text that is about the words of not knowing: "No idea got thrown out".
var unknownIsNot = lazy.Compile(`no (idea|clue) (got|gets|is|was|were|came|goes|went|too)\b|不知道(密码|的|怎么走)`)

var (
	wouldKnow     = lazy.Compile(`^(Our |My |The )?[A-Z]?[a-z]+( in [a-z]+| at [A-Za-z ]+)? (would|will|might|should|could)( surely| probably| certainly)? (know|tell you|be able to tell|remember|have (that|those|it|the))\b`)
	direct        = lazy.Compile(`you('d| would| will)?( better|'d better)? (have to|need to|should|better) ask `)
	refersEnglish = lazy.Compile(`\b(does the|would|will|knows?|ask|try|might know|has (it|the|that|them|those|these|all)|(one|job|question|matter) for|(speak|talk|go) to|check with|deals with|handles|looks after|in charge|belongs to|keeps?|built|wrote|did the|made (it|that)|something for|was here|does)\b`)
	// backThen begins what one thought once, of whose business it was.
	backThen = lazy.Compile(`^(我)?(那时候?|当时|那会儿|刚来)`)
	// forbids is a rule for everybody, whoever else is named in it.
	forbids = lazy.Compile(`(谁|任何人|哪个)(也|都)(不能|不许|不准|不得|不可以|别)|绝(对)?不(能|许|准)|严禁|一律不(能|许|准|得)`)
	// askHim is a whole answer that sends one to somebody: 你得问老王.
	askHim    = lazy.Compile(`^(?:这个?事?|这块|那个?|那)?[你您]?(?:得|要|该|还是|最好|只能|可以|去|应该)*(?:去|找)?问(?:一下|问)?(.{2,12}?)(?:吧|去|呀|啊|了|才行)*[。！ ]*$`)
	refersHan = lazy.Compile(`那儿|那里|门儿?清|熟|拿手|经手|内行|问|找|清楚|知道|有数|在行|懂|定的|算的|在管|管的|打听|负责|那边有`)
)
