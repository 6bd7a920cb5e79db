package detect

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// Intent is what somebody meant by what they typed, apart from its content.
type Intent int

// The intents. Most texts are answers.
const (
	Answers  Intent = iota // says something
	NotKnown               // "I don't know": asked and not known; not to be asked again
	NoMore                 // "that's all": nothing (more) to say
	Explain                // "what do you mean?": a request, not an answer
	Weary                  // "that's enough for today"
)

// How long a text may be that is anything but an answer, counted as [Words] does: somebody who writes four lines about
// not knowing has said something.
const (
	unknownWords = 12
	refersWords  = 34
	explainWords = 18
	wearyWords   = 16
)

// remarkBytes is how long a remark about the question or the interview may be; whatever is longer is an answer. It bounds
// what reading one costs, also where 64 KiB hold no space and count as a word.
const remarkBytes = 2 << 10

// IntentOf reads a whole answer.
func IntentOf(text string) Intent {
	if len(text) > remarkBytes {
		return Answers
	}
	text = opened(text)
	sentences := Sentences(text)
	if len(sentences) == 0 || len(sentences) > 3 {
		return Answers
	}
	low := strings.TrimSpace(fold(strings.ReplaceAll(text, "’", "'")))
	long := Words(text)
	tired := slices.ContainsFunc(sentences, Sentence.weary)
	switch {
	case long <= explainWords && asksBack(low, sentences):
		return Explain
	case long <= wearyWords && leaving.MatchString(low):
		return Weary
	case long <= wearyWords && wornOut.MatchString(wearyHanLoose.without(low)) && !conditionWords.in(mask(low)):
		return Weary // 就到这儿 alone may mean that it was all
	case tired && tellsBesides(sentences):
		return Answers // "gloves, each and every time, and now no more please"
	case unknownAlone.MatchString(low):
		return NotKnown
	case noMore(text, low):
		return NoMore
	case long <= unknownWords && notKnown(low):
		return NotKnown
	case conditionWords.in(mask(low)): // "when I'm tired I stop" tells something
		return Answers
	case tired, long <= wearyWords && (wearyEnglish.MatchString(low) && !tellsBesides(sentences) || wearyHan(sentences) || enoughHan(low)):
		return Weary
	}
	return Answers
}

var (
	unknownEnglish = lazy.Compile(`(don'?t|do not|didn't|wouldn't|couldn't|can'?t|cannot|can not|could not) (really |honestly |actually )?(know|tell you|say|remember|recall|think of|be sure|answer)|\b(no|haven't an|not an|without an?) (real )?(idea|clue|notion|earthly)|not sure|never (really )?(thought|asked|looked|wondered)|\bnot a clue\b|never had to deal|(wouldn't|would not) know|haven'?t (got )?(a|an|the) (clue|idea|foggiest|faintest|notion)|\b(is|are|'s) beyond me|that's beyond me|(i'm|drawing a|draw a|i'm a) blank\b|you've got me there|stumped|ask me another|^(no, |sorry, )?(that|it)('s| is) not (me|mine)\b|not something i (know|do|deal with)|beats me|search me|your guess|^who knows.?$|nothing comes to mind|\b(dunno|n/a)\b|^(pass|skip)\b.?$|not my (field|area|department|business|thing|cup of tea|domain|turf|patch|remit|strong)|can't help you|don'?t know|out of my depth|nobody (ever )?told me`)
	unknownHan     = lazy.Compile(`不(太|大|怎么)?(知道|清楚|晓得|了解|懂|记得)|没(怎么)?(想过|印象|经手|听说|研究过|注意过|留意过|接触过)|想不起|说不(准|上来|好)|说不清(楚)?|答不(出|上|了)|(我|真|还)?不(太|大)?熟([，。,. ]|$)|(搞|弄)不清(楚)?([，。,.]|$)|门外汉|一窍不通|两眼一抹黑|没碰过|没做过|没管过|没弄过|没谱|没数([，。]|$)|不归我(管|$|，|,)|我外行|不是我(这)?(块|管)|我不管|没概念|跳过|不了解|记不(得|清|住)`)
	explainEnglish = lazy.Compile(`what do you mean|what does that mean|(don't|didn't|do not|not sure i|not sure i quite|i'm not sure i) (quite |really |fully )?(understand|understood|get|got|follow) (the|your|that|what)|(can|could|would) you (please )?(explain|rephrase|put (that|it)|be more|give me an example of what)|please explain|what are you (asking|after|getting at|talking about)|what exactly (do|are) you|(which|what) .{0,40}(are|do) you (talking|mean|asking|after)|in what sense|not (quite )?clear what you|not sure what you|how do you mean|meaning what\b|such as\?$|for example what|what's (that|this|it) supposed to|what (does|do|would) .{1,40} mean\b.{0,3}\?|what's meant by|come again\?|(^|[.!] )pardon\?|say (that|it) again|i'm (lost|confused|not following|not with you)|(you've )?lost me there|do you mean\b|are you (asking|referring) |put (it|that) differently|in plain (english|words)|what (kind|sort) of .{1,30} (do|are) you`)
	explainHan     = lazy.Compile(`什么意思|啥意思|(您|你)(这|那|说|问|指|讲|刚).{0,16}(指|说|问)(的)?(是)?(哪|啥|什么)|^(啥|什么)叫|何为|怎么理解|是(问|指|说)(什么|啥|哪)|再(说|问|讲)一遍|没(太)?懂|没(太|怎么|大)(听|看)|没(太)?(听|看)(懂|明白)|不(太|大)?(懂|明白|理解)(你|这个|问)|能解释|请解释|解释一下|你(是)?(问|指)的?是|你说的.{1,12}(是指|指的|是)(哪|什么|啥)|换个(说|问)法|能不能(举|说|讲)|(是|指)(啥|什么)[？?]$|是指(哪|什么)`)
)

// notKnown wants a way of saying that one does not know, and nothing else: no name, no figure, no second thought.
func notKnown(low string) bool {
	low = strings.Trim(low, "hm, …。.!！~")
	if hasDigit(low) {
		return false
	}
	if IsHan(low) {
		low = unclearThing.ReplaceAllString(low, "")
		at := unknownHan.FindStringIndex(low)
		return at != nil && !gutSaid.in(low[:at[0]]) && len([]rune(low[:at[0]])) <= 8 && len([]rune(low[at[1]:])) <= 8 || low == "没有"
	}
	for _, p := range bareUnknown {
		if low == p {
			return true
		}
	}
	at := unknownEnglish.FindStringIndex(low)
	if found, ok := unknownSaid.find(low); ok && (at == nil || found.Start < at[0]) {
		at = []int{found.Start, found.End}
	}
	if at == nil || at[0] > 30 {
		return false
	}
	rest := strings.Trim(low[at[1]:], " ,.!—-")
	own := 0.0
	for _, s := range Sentences(rest) {
		own += s.Telling()
	}
	goesOn := Words(rest) > 1 && (phrases{"when", "if", "until", "because"}).in(rest) || strings.HasPrefix(rest, "is ") // "no idea is too small"
	return own < 2 && !strings.Contains(low, " but ") && !goesOn
}

// unknownAlone are whole answers that might as well say that there is no more, and do not.
var unknownAlone = lazy.Compile(`^(none|(i )?can'?t think of (any|one)|没有|(我)?(也|真)?想不起来(了)?)[.。！!]?$`)

// bareUnknown are whole answers.
var bareUnknown = []string{"none", "nothing", "no", "nope", "not really", "unknown", "?", "no idea", "pass", "skip"}

// asksBack says whether somebody asks what is meant instead of answering: in so many words, or with a short question about
// a word of the question ("A sign? As in a road sign?").
func asksBack(low string, sentences []Sentence) bool {
	if explainEnglish.MatchString(low) || explainHan.MatchString(low) {
		return !strings.Contains(low, "的时候") // 客户问什么意思的时候 is what somebody else asks
	}
	if hurriedAsk.MatchString(low) {
		return false
	}
	puzzled := false
	for _, s := range sentences {
		if makesNoSense.MatchString(strings.ReplaceAll(s.low, "’", "'")) {
			puzzled = true
			continue
		}
		if s.Aside() || !strings.HasSuffix(s.Text, "?") && !strings.HasSuffix(s.Text, "？") {
			return false
		}
	}
	return puzzled || Words(low) <= 14 && !impatience(low) && !wearyEnglish.MatchString(low) && !wearyHan(sentences) && !Quotes(low)
}

// makesNoSense is a sentence that says of the question, and of nothing else, that one sees no sense in it.
var makesNoSense = lazy.Compile(`^(sorry,? |wait,? |hm+,? |well,? )?(i (really |still |honestly )?(don't|do not|can't|cannot) (quite |really )?follow( you)?|(that|this|it|the question|your question|that question|this question) (makes no|doesn't make (any |much )?) ?sense( to me)?|why (do|would|are) you (ask|asking|want to know)( me)?( that| this)?|what('s| is|'s all) (that|this|it) (got )?to do with (it|this|that|anything|me|my work|my job))[.?! ]*$` +
	`|^[你您]?问(这|那)(个|些|题|句|种)?(干[嘛吗]|干(什么|啥)|做(什么|啥)|有(什么|啥)(用|意思|意义))[？?。！ ]*$|^(这|那)?个?(问题|问法|话)(有点|真|太)?(没头没脑|莫名其妙|说不通|不通|没道理|奇怪)的?[。！ ]*$`)

// Quotes says whether a text holds words in quotation marks: then it may be what somebody says at work, a question too.
func Quotes(text string) bool {
	return strings.ContainsAny(text, "\"“「") && !strings.Contains(text, "”是")
}

// Addresses says whether an answer speaks to somebody else than the interviewer, as words do that are said at work.
func Addresses(text string) bool { return addressed.MatchString(fold(text)) }

var addressed = lazy.Compile(`\b(you|your|yours)\b|[您你咱]|我们|咱们|请|麻烦|不好意思|抱歉|\b(sorry|please|thank you|thanks|we('re| are|'ll| will))\b`)

// Repeats says whether an answer points out that it was given before: what was asked for is known already.
func Repeats(text string) bool {
	low := fold(strings.ReplaceAll(text, "’", "'"))
	return repeated.MatchString(low) || asBefore.MatchString(strings.TrimSpace(low))
}

// asBefore is a whole answer that points back at an earlier one.
var asBefore = lazy.Compile(`^(it's |that's |it is )?(the )?(same|ditto|as above|see above|asked and answered)( (thing|answer|story|again))*( as)?( (before|above|earlier|just now|(the )?(last|previous) (one|time|question|answer)|the one before))?[.! ]*$` +
	`|^同(上|前)[。！ ]*$|^(跟|和|与|同)(上面|前面|刚才|之前|上次|上一[个题问条]|前一[个题问条])(说的|的|讲的|问的|答的)?(是|都|也)?(一样|差不多|相同|一个意思)的?[。！ ]*$|^(一样|同样)的(答案|回答|话)[。！ ]*$`)

var repeated = lazy.Compile(`as i (already )?(said|told you|mentioned)|told you (already|that|before)|already (said|told|answered|mentioned)|asked (me )?(that|this) (already|before)|you've asked|same question|(刚才|刚刚|刚|前面|上面|之前|已经)(不是)?(都)?(已经)?(说|讲|答|提)(过|了)|说过了|讲过了|老问这|又问`)

// Brief says whether an open question got hardly an answer: fewer than 8 words of English or 15 Han characters.
func Brief(text string) bool {
	if IsHan(text) {
		return utf8.RuneCountInString(strings.TrimSpace(text)) < 15
	}
	return Words(text) < 8
}

// hollowWords may stand beside "you just know" and "it depends" without adding anything to them.
var hollowWords = map[string]bool{
	"while": true, "honestly": true, "bit": true, "little": true, "kind": true, "sort": true, "tell": true, "year": true, "feel": true, "know": true,
	"see": true, "say": true, "look": true, "thing": true, "guess": true, "think": true, "suppose": true, "frankly": true, "simply": true, "somehow": true, "well": true, "maybe": true,
}

// Hollow says whether a sentence only says that there is something to know, and not what: "after a while you can just
// tell", "it depends", 说不上来. It is to be followed up; by itself it is not knowledge.
func (s Sentence) Hollow() bool {
	low, found := s.low, false
	for _, list := range []phrases{gutWords, dependsWords} {
		for {
			at, ok := list.find(low)
			if !ok {
				break
			}
			found = true
			low = low[:at.Start] + strings.Repeat("~", at.End-at.Start) + low[at.End:]
		}
	}
	if !found || hasDigit(low) {
		return false
	}
	for _, filler := range []string{"说实话", "老实说", "其实", "反正", "真的", "这个", "那个", "有点"} {
		low = strings.ReplaceAll(low, filler, "~")
	}
	for w := range Content(low) {
		if !hollowWords[w] {
			return false
		}
	}
	return true
}

// Idle says whether a sentence carries nothing of the work: a courtesy, a filler, a reference to what was said before.
func (s Sentence) Idle() bool {
	low := strings.Trim(s.low, " .,!?…。，！？~—")
	if low == "" || onlyOpens(s.low) {
		return true
	}
	rest := low
	for again := true; again; {
		again = false
		for _, w := range idleWords {
			if after, ok := strings.CutPrefix(rest, w); ok && (after == "" || !asciiLetter(after[0]) || w[0] >= utf8.RuneSelf) {
				rest, again = strings.Trim(after, " .,!?…。，！？~—"), true
			}
		}
	}
	return rest == "" || rest != low && Words(rest) <= 1
}
