package detect

import (
	"strings"

	"tacit/profile/lazy"
)

// Who has had enough, and who wants to get on.

// wearyEnglish says it in words that hardly mean anything else.
var wearyEnglish = lazy.Compile(`enough for (today|now|me|one)|that's enough|that is enough|let's (stop|call it|leave it|finish|carry on tomorrow|do the rest)|(can|could|may) we (stop|finish|end|do the rest|continue (tomorrow|later))|(running )?out of time|i('ve| have)? (got )?to go\b|i'?m (so |really |pretty |dead )?(tired|knackered|done|beat|exhausted|wiped|shattered|fried)|need a (break|rest)|are we (done|nearly)|getting (long|late)|(my|the) (head|brain)('s| is) (mush|full|empty|gone|spinning|done)|call it a day|carry on tomorrow|another (day|time)\b.{0,20}$|can'?t think any ?more|had enough|^how (many|much) (more|longer)\W*$|no more today|(let's|can we|could we|shall we|may we) (pause|break|pick (this|it) up|resume|wrap|postpone|reschedule|leave it|continue this|carry on (another|tomorrow|later))|that'll do (for|me)|that's all i (can|could) (manage|do|take)|that's (it|all|me) for (today|now)|(running on empty|worn out|drained|flagging|ran out of steam)|can'?t (concentrate|focus|think straight)|need (to stop|a breather|some rest|a rest|sleep)|long (day|shift)[,.]|eyes are (closing|burning)`)

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

// leaving is an answer that says that one has to go, and perhaps why; "the pump has got to run" and 得走了才敢锁门 are the work.
var leaving = lazy.Compile(`^(sorry,? |ok(ay)?,? |right,? |look,? )*(i('ve| have)? )?(got to|gotta|must|need to|have to) (run|dash|fly|shoot|head off|be off|get going)( now| soon)?([.,;!–—-]|$)|^(sorry,? |ok(ay)?,? |right,? |look,? )*(i'm|i must be) off([.,;!–—-]|$)|^(sorry,? |ok(ay)?,? |right,? )*my (next )?(meeting|shift|call|class|appointment|train|bus|taxi|lift|patient|customer|client) (starts|begins|leaves|is (here|waiting|starting|leaving))( in [^.,]{1,20}| now| soon| at [^.,]{1,12})?[.! ]*$` +
	`|^(不好意思，|那|好了?，|行，|哎呀，)*(我|俺|我们|咱)(这边|这儿)?(真|就)?(得|要|该|先|得先|要先)(赶紧|马上)?(走|撤|闪|忙去|去忙|(去)?(开会|上班|下班|交班|接班|值班|干活|接人|接孩子|赶车|吃饭)|回家)(去)?了(([，。！ ])|$)`)

// enoughHan says whether a folded Chinese text is about one's own having had enough.
func enoughHan(low string) bool {
	return IsHan(low) && wearyHanSaid.in(wearyHanLoose.without(low)) && !putsCase(mask(low)) && !Quotes(low)
}

// wearyClause are clauses that say that it is enough, whatever stands around it.
var wearyClause = lazy.Compile(`^(今天|我|咱|那)?(先|就)(这样|到这|到此|聊到这|说到这|停)(儿|里|为止)?(吧|行不行|了|好不好)?$|^还(有|剩)(多少|几)(个|道)?(题|问题)[？?。]?$|散了吧|收工吧|就此打住|^歇一?(会|歇)|说不动了|撑不住|改天再|明天再|下次再|回头再(弄|聊|说)|(得|想|要)歇|脑子(转不动|不转|乱|糊)|眼睛(都)?花|(真|太|好|有点|实在)(累|乏|困)|不想(说|聊|答)了|没力气`)

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
	return Words(low) <= wearyBare && wearyMaybe.in(low) && s.Telling() < 2 && !conditionWords.in(low) && !ofOthers.MatchString(low)
}

// ofOthers speaks of somebody or something else: "they must have rehearsed enough" ends no interview.
var ofOthers = lazy.Compile(`\b(they|them|he|she|him|her|anyone|someone|everyone|people)\b|^(it|there|the|a|an|some|each|every)\b`)

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
var wornOut = lazy.Compile(`眼睛(都)?花|脑子(转不动|不转)|撑不住|(真|太|好|有点|实在)(累|乏|困)了|(累|乏|困)(了|死)|没力气`)

// tiredHan are clauses that say that it is enough, without the particles at their end.
var tiredHan = map[string]bool{
	"够": true, "没时间": true, "赶时间": true, "累": true, "先这样": true, "到这": true, "到这里": true, "先到这": true, "先到这里": true, "到此为止": true, "没空": true,
}

var (
	impatientEnglish = lazy.Compile(`(^|[.!?,] ?)(okay,? |ok,? |well,? |right,? |so,? )?next (question|one)|(didn't|haven't) i (just |already )?(say|said|answer|answered|tell|told|explain|explained|mention|cover)|been (over|through) (this|that|it)|for the (second|third|fourth|fifth|tenth|umpteenth|hundredth) time|(third|second|fourth) time (you|now|today|i've|that you)|(can|could|shall|may) (we|you) (please |just )?(move|get|speed|press|hurry|push|go) (on|along|it up|ahead|to)|(get|come) to the point|cut to the chase|let's (move|speed|skip|press|push|wrap)|skip (this|that|it) |this is (tedious|boring|pointless|getting)|(silly|stupid|pointless|boring) question|haven't got all|don't have (all day|the time)|(i'm|we're|bit) (in )?a (hurry|rush)\b.{0,12}$|where is this going|is this going|(get|move|moving) on\b|get on with (it|this)|asked (me )?(that|this)|(already|just) (said|told|answered|explained)|(i|like i|as i) (already )?(said|told you|mentioned)\b|told you (already|that|before)|do (we|i) (really )?have to|(do we|have to|go through|need to).{0,24} every single|is this (really )?necessary|hurry|(got|have) (a|an|work|things|customers|better) .{0,20}(to do|to load|waiting|to run)|what's (the point|this for)|how many more|how much longer|waste of|same question|obvious(ly)?,? (isn't|no)|anybody knows|^come on\b|come on[,!.]|again\?$`)
	impatientHan     = lazy.Compile(`(刚才|刚刚|刚|前面|上面|之前|已经|不是)(不是)?(都)?(已经)?(说|讲|答|提)过?(了|过)|说过了|讲过了|老问|问(来问去|过了)|翻来倒去|有意思吗|怎么(又|老|还)(问|是)|翻来覆去|快点|快一点|抓紧(点|一点|时间|吧|啊|问)|下一题|下一个(问题|吧|，|。|！|$)|(说|讲|问|答)(过|了)?(都)?(好)?(几|两|三|多少|八百|无数)(遍|回)|(直接|直奔|快|挑)(问|说)?(重点|主题|正题|要紧)|(车|人|客户|领导|那边|那头)[^，。]{0,3}等着|还(有|剩)(几|多少)(个|道)?(问题|题)|有完没完|差不多得了|别绕|绕来绕去|磨叽|废话|这(都|也)(要|得)?问|明摆着|没(啥|什么)好问|赶时间|有什么好(问|说)|谁(都|不)(会|知道)|赶着|等着(开会|干活|用)|还有多少|没完没了|啰嗦|浪费时间|这还用(问|说)`)
)

var impatientSaid = patternsOf(impatientEnglishSaid)

// impatience says whether a folded text shows that somebody wants to get on.
func impatience(low string) bool {
	if IsHan(low) && Words(low) <= hurriedWords && hurriedHan.in(low) && !Quotes(low) {
		return true
	}
	low = promised.ReplaceAllString(low, "$1")
	return asBefore.MatchString(strings.TrimSpace(low)) || hurriedAsk.MatchString(strings.TrimSpace(low)) || impatientEnglish.MatchString(low) || impatientSaid.in(low) || impatientHan.MatchString(low)
}

// hurriedAsk is a whole answer that asks for the next question, or how long it will take.
var hurriedAsk = lazy.Compile(`^next[.! ]*$|^(还|到底|到底还)(有|要|得|剩)(多久|多长时间)(啊|呀)?[？?。！ ]*$`)

// promised is what somebody said at work, and not to the interviewer: "on the day I said".
var promised = lazy.Compile(`(\b(?:the|a) (?:day|date|time|hour|week|price|sum|amount|figure|number|name|place|person|way|dose|size)) (?:that )?i(?:'d| had)? (?:said|told)`)

// hurriedWords is how long a text may be for hurriedHan to be about the talk.
const hurriedWords = 22
