package detect

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
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
	unknownEnglish = regexp.MustCompile(`(don'?t|do not|didn't|wouldn't|couldn't|can'?t|cannot|can not|could not) (really |honestly |actually )?(know|tell you|say|remember|recall|think of|be sure|answer)|\b(no|haven't an|not an|without an?) (real )?(idea|clue|notion|earthly)|not sure|never (really )?(thought|asked|looked|wondered)|\bnot a clue\b|never had to deal|(wouldn't|would not) know|haven'?t (got )?(a|an|the) (clue|idea|foggiest|faintest|notion)|\b(is|are|'s) beyond me|that's beyond me|(i'm|drawing a|draw a|i'm a) blank\b|you've got me there|stumped|ask me another|^(no, |sorry, )?(that|it)('s| is) not (me|mine)\b|not something i (know|do|deal with)|beats me|search me|your guess|^who knows.?$|nothing comes to mind|\b(dunno|n/a)\b|^(pass|skip)\b.?$|not my (field|area|department|business|thing|cup of tea|domain|turf|patch|remit|strong)|can't help you|don'?t know|out of my depth|nobody (ever )?told me`)
	unknownHan     = regexp.MustCompile(`不(太|大|怎么)?(知道|清楚|晓得|了解|懂|记得)|没(怎么)?(想过|印象|经手|听说|研究过|注意过|留意过|接触过)|想不起|说不(准|上来|清|好)|答不(出|上|了)|(我|真|还)?不(太|大)?熟([，。,. ]|$)|(搞|弄)不清(楚)?([，。,.]|$)|门外汉|一窍不通|两眼一抹黑|没碰过|没做过|没管过|没弄过|没谱|没数([，。]|$)|不归我(管|$|，|,)|我外行|不是我(这)?(块|管)|我不管|没概念|跳过|不了解|记不(得|清|住)`)
	explainEnglish = regexp.MustCompile(`what do you mean|what does that mean|(don't|didn't|do not|not sure i|not sure i quite|i'm not sure i) (quite |really |fully )?(understand|understood|get|got|follow) (the|your|that|what)|(can|could|would) you (please )?(explain|rephrase|put (that|it)|be more|give me an example of what)|please explain|what are you (asking|after|getting at|talking about)|what exactly (do|are) you|(which|what) .{0,40}(are|do) you (talking|mean|asking|after)|in what sense|not (quite )?clear what you|not sure what you|how do you mean|meaning what\b|such as\?$|for example what|what's (that|this|it) supposed to|what (does|do|would) .{1,40} mean\b.{0,3}\?|what's meant by|come again\?|(^|[.!] )pardon\?|say (that|it) again|i'm (lost|confused|not following|not with you)|(you've )?lost me there|do you mean\b|are you (asking|referring) |put (it|that) differently|in plain (english|words)|what (kind|sort) of .{1,30} (do|are) you`)
	explainHan     = regexp.MustCompile(`什么意思|啥意思|(您|你)(这|那|说|问|指|讲|刚).{0,16}(指|说|问)(的)?(是)?(哪|啥|什么)|^(啥|什么)叫|何为|怎么理解|是(问|指|说)(什么|啥|哪)|再(说|问|讲)一遍|没(太)?懂|没(太|怎么|大)(听|看)|没(太)?(听|看)(懂|明白)|不(太|大)?(懂|明白|理解)(你|这个|问)|能解释|请解释|解释一下|你(是)?(问|指)的?是|你说的.{1,12}(是指|指的|是)(哪|什么|啥)|换个(说|问)法|能不能(举|说|讲)|(是|指)(啥|什么)[？?]$|是指(哪|什么)`)
	wearyEnglish   = regexp.MustCompile(`enough for (today|now|me|one)|that's enough|that is enough|let's (stop|call it|leave it|finish|carry on tomorrow|do the rest)|(can|could|may) we (stop|finish|end|do the rest|continue (tomorrow|later))|(running )?out of time|i('ve| have)? (got )?to go\b|i'?m (so |really |pretty |dead )?(tired|knackered|done|beat|exhausted|wiped|shattered|fried)|need a (break|rest)|are we (done|nearly)|getting (long|late)|(my|the) (head|brain)('s| is) (mush|full|empty|gone|spinning|done)|call it a day|carry on tomorrow|another (day|time)\b.{0,20}$|can'?t think any ?more|had enough|^how (many|much) (more|longer)\W*$|no more today|(let's|can we|could we|shall we|may we) (pause|break|pick (this|it) up|resume|wrap|postpone|reschedule|leave it|continue this|carry on (another|tomorrow|later))|that'll do (for|me)|that's all i (can|could) (manage|do|take)|that's (it|all|me) for (today|now)|(running on empty|worn out|drained|flagging|ran out of steam)|can'?t (concentrate|focus|think straight)|need (to stop|a breather|some rest|a rest|sleep)|long (day|shift)[,.]|eyes are (closing|burning)`)
)

// notKnown wants a way of saying that one does not know, and nothing else: no name, no figure, no second thought.
func notKnown(low string) bool {
	low = strings.Trim(low, "hm, …。.!！~")
	if hasDigit(low) {
		return false
	}
	if IsHan(low) {
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
var unknownAlone = regexp.MustCompile(`^(none|(i )?can'?t think of (any|one)|没有|(我)?(也|真)?想不起来(了)?)[.。！!]?$`)

// bareUnknown are whole answers.
var bareUnknown = []string{"none", "nothing", "no", "nope", "not really", "unknown", "?", "no idea", "pass", "skip"}

// asksBack says whether somebody asks what is meant instead of answering: in so many words, or with a short question about
// a word of the question ("A sign? As in a road sign?").
func asksBack(low string, sentences []Sentence) bool {
	if explainEnglish.MatchString(low) || explainHan.MatchString(low) {
		return !strings.Contains(low, "的时候") // 客户问什么意思的时候 is what somebody else asks
	}
	for _, s := range sentences {
		if s.Aside() || !strings.HasSuffix(s.Text, "?") && !strings.HasSuffix(s.Text, "？") {
			return false
		}
	}
	return Words(low) <= 14 && !impatience(low) && !wearyEnglish.MatchString(low) && !wearyHan(sentences) && !quotesSpeech(low)
}

// quotesSpeech says whether a text holds words in quotation marks: then it may be what somebody says at work, a question too.
func quotesSpeech(low string) bool {
	return strings.ContainsAny(low, "\"“「") && !strings.Contains(low, "”是")
}

// wearyHan wants a clause that says nothing else: 够了 is weary, 压力够了就停 is an answer.
func wearyHan(said []Sentence) bool {
	for _, s := range said {
		for _, cl := range s.Clauses() {
			t := s.Text[cl.Start-s.Start : cl.End-s.Start]
			if wearyClause.MatchString(t) {
				return true
			}
			for _, lead := range []string{"今天", "我们", "我", "现在", "这次", "已经", "差不多", "有点", "实在", "太", "就", "真"} {
				t = strings.TrimPrefix(t, lead)
			}
			if tiredHan[strings.TrimRight(t, "了吧啊呢哈。！")] {
				return true
			}
		}
	}
	return false
}

// enoughHan says whether a folded Chinese text is about one's own having had enough.
func enoughHan(low string) bool {
	return IsHan(low) && wearyHanSaid.in(wearyHanLoose.without(low)) && !putsCase(mask(low)) && !quotesSpeech(low)
}

// wearyClause are clauses that say that it is enough, whatever stands around it.
var wearyClause = regexp.MustCompile(`^(今天|我|咱|那)?(先|就)(这样|到这|到此|聊到这|说到这|停)(儿|里|为止)?(吧|行不行|了|好不好)?$|^还(有|剩)(多少|几)(个|道)?(题|问题)[？?。]?$|散了吧|收工吧|就此打住|^歇一?(会|歇)|说不动了|撑不住|改天再|明天再|下次再|回头再(弄|聊|说)|(得|想|要)歇|脑子(转不动|不转|乱|糊)|眼睛(都)?花|(真|太|好|有点|实在)(累|乏|困)|不想(说|聊|答)了|没力气`)

// weary says whether an English sentence says that its teller has had enough, beside what else it says.
func (s Sentence) weary() bool {
	if s.Han {
		return false
	}
	low := strings.ReplaceAll(s.low, "’", "'")
	if wearyLoose.in(low) {
		return false
	}
	if at, ok := wearySurely.find(low); ok {
		return !(phrases{"if", "when", "whenever", "once", "until", "unless", "before"}).in(low[:at.Start]) // "when I'm tired I stop"
	}
	return Words(low) <= wearyBare && wearyMaybe.in(low) && s.Telling() < 2 && !conditionWords.in(low)
}

// wearyBare is how long a sentence may be that says "enough now" and no more.
const wearyBare = 7

var (
	wearySurely = patternsOf(wearySurelyEnglish)
	wearyMaybe  = patternsOf(wearyMaybeEnglish)
	wearyLoose  = patternsOf(wearyLooseEnglish)
)

// tellsBesides says whether something of the work is told beside that one has had enough.
func tellsBesides(said []Sentence) bool {
	for _, s := range said {
		if !s.Han && !s.Idle() && !s.Aside() && s.beside(wearySurely).Telling() >= besidesLeast {
			if s.weary() || !wearyEnglish.MatchString(s.low) {
				return true
			}
		}
	}
	return false
}

// besidesLeast is how much that has to be.
const besidesLeast = 2

// wornOut is a body that has had enough.
var wornOut = regexp.MustCompile(`眼睛(都)?花|脑子(转不动|不转)|撑不住|(真|太|好|有点|实在)(累|乏|困)了|(累|乏|困)(了|死)|没力气`)

// tiredHan are clauses that say that it is enough, without the particles at their end.
var tiredHan = map[string]bool{
	"够": true, "没时间": true, "赶时间": true, "累": true, "先这样": true, "到这": true, "到这里": true, "先到这": true, "先到这里": true, "到此为止": true, "没空": true,
}

var (
	impatientEnglish = regexp.MustCompile(`(^|[.!?,] ?)(okay,? |ok,? |well,? |right,? |so,? )?next (question|one)|(didn't|haven't) i (just |already )?(say|said|answer|answered|tell|told|explain|explained|mention|cover)|been (over|through) (this|that|it)|for the (second|third|fourth|fifth|tenth|umpteenth|hundredth) time|(third|second|fourth) time (you|now|today|i've|that you)|(can|could|shall|may) (we|you) (please |just )?(move|get|speed|press|hurry|push|go) (on|along|it up|ahead|to)|(get|come) to the point|cut to the chase|let's (move|speed|skip|press|push|wrap)|skip (this|that|it) |this is (tedious|boring|pointless|getting)|(silly|stupid|pointless|boring) question|haven't got all|don't have (all day|the time)|(i'm|we're|bit) (in )?a (hurry|rush)\b.{0,12}$|where is this going|is this going|(get|move|moving) on\b|get on with (it|this)|asked (me )?(that|this)|(already|just) (said|told|answered|explained)|(i|like i|as i) (already )?(said|told you|mentioned)\b|told you (already|that|before)|do (we|i) (really )?have to|(do we|have to|go through|need to).{0,24} every single|is this (really )?necessary|hurry|(got|have) (a|an|work|things|customers|better) .{0,20}(to do|to load|waiting|to run)|what's (the point|this for)|how many more|how much longer|waste of|same question|obvious(ly)?,? (isn't|no)|anybody knows|^come on\b|come on[,!.]|again\?$`)
	impatientHan     = regexp.MustCompile(`(刚才|刚刚|刚|前面|上面|之前|已经|不是)(不是)?(都)?(已经)?(说|讲|答|提)过?(了|过)|说过了|讲过了|老问|问(来问去|过了)|翻来倒去|有意思吗|怎么(又|老|还)(问|是)|翻来覆去|快点|快一点|抓紧(点|一点|时间|吧|啊|问)|下一题|下一个(问题|吧|，|。|！|$)|(说|讲|问|答)(过|了)?(都)?(好)?(几|两|三|多少|八百|无数)(遍|回)|(直接|直奔|快|挑)(问|说)?(重点|主题|正题|要紧)|(车|人|客户|领导|那边|那头)[^，。]{0,3}等着|还(有|剩)(几|多少)(个|道)?(问题|题)|有完没完|差不多得了|别绕|绕来绕去|磨叽|废话|这(都|也)(要|得)?问|明摆着|没(啥|什么)好问|赶时间|有什么好(问|说)|谁(都|不)(会|知道)|赶着|等着(开会|干活|用)|还有多少|没完没了|啰嗦|浪费时间|这还用(问|说)`)
)

var impatientSaid = patternsOf(impatientEnglishSaid)

// impatience says whether a folded text shows that somebody wants to get on.
func impatience(low string) bool {
	if IsHan(low) && Words(low) <= hurriedWords && hurriedHan.in(low) && !quotesSpeech(low) {
		return true
	}
	return impatientEnglish.MatchString(low) || impatientSaid.in(low) || impatientHan.MatchString(low)
}

// hurriedWords is how long a text may be for hurriedHan to be about the talk.
const hurriedWords = 22

// Repeats says whether an answer points out that it was given before: what was asked for is known already.
func Repeats(text string) bool {
	return repeated.MatchString(fold(strings.ReplaceAll(text, "’", "'")))
}

var repeated = regexp.MustCompile(`as i (already )?(said|told you|mentioned)|told you (already|that|before)|already (said|told|answered|mentioned)|asked (me )?(that|this) (already|before)|you've asked|same question|(刚才|刚刚|刚|前面|上面|之前|已经)(不是)?(都)?(已经)?(说|讲|答|提)(过|了)|说过了|讲过了|老问这|又问`)

// refers says whether an answer is that one does not know and somebody else would.
func refers(text, low string, intent Intent) bool {
	if intent == Explain || unknownIsNot.MatchString(low) || Words(text) > refersWords || len(Sentences(text)) == 0 {
		return false
	}
	if strings.Contains(low, "你得自己") || strings.Contains(low, "你要自己") || strings.Contains(low, "自己看") || strings.Contains(low, "自己试") {
		return false // 你得自己看了才知道: nobody else to ask
	}
	if IsHan(text) {
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
var unknownIsNot = regexp.MustCompile(`no (idea|clue) (got|gets|is|was|were|came|goes|went|too)\b|不知道(密码|的|怎么走)`)

var (
	wouldKnow     = regexp.MustCompile(`^(Our |My |The )?[A-Z]?[a-z]+( in [a-z]+| at [A-Za-z ]+)? (would|will|might|should|could)( surely| probably| certainly)? (know|tell you|be able to tell|remember|have (that|those|it|the))\b`)
	direct        = regexp.MustCompile(`you('d| would| will)?( better|'d better)? (have to|need to|should|better) ask `)
	refersEnglish = regexp.MustCompile(`\b(does the|would|will|knows?|ask|try|might know|has (it|the|that|them|those|these|all)|(one|job|question|matter) for|(speak|talk|go) to|check with|deals with|handles|looks after|in charge|belongs to|keeps?|built|wrote|did the|made (it|that)|something for|was here|does)\b`)
	refersHan     = regexp.MustCompile(`那儿|那里|门儿?清|熟|拿手|经手|内行|问|找|清楚|知道|有数|在行|懂|定的|算的|在管|管的|打听|负责|那边有`)
)

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
	if low == "" {
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
