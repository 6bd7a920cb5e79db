package detect

import (
	"strings"

	"tacit/profile/lazy"
)

// AboutTalk says whether a sentence is about the interview and not about the work: a question back, a rebuff, an opening
// ("Ah now, I'll tell you", 你问的是), a correction of the question. None of it is knowledge, and quoting it back at
// somebody breaks their trust.
func (s Sentence) AboutTalk() bool {
	text := strings.TrimRight(s.Text, " ”\"」")
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		return !Quotes(s.low)
	}
	low := strings.ReplaceAll(s.low, "’", "'")
	if s.Han && !strings.ContainsAny(low, "问说讲答题想你误嘴这那") {
		return false
	}
	own := s.Telling()
	if _, ok := s.Wish(); ok && own < telling+2 {
		return true
	}
	if own < telling+1 && s.weary() && s.beside(wearySurely).Telling() < besidesLeast {
		return true
	}
	return own < telling+2 && s.talks(low) || own < telling && opening.MatchString(low)
}

// talks looks for the words that talk about the talk; those that most sentences lack are looked for first.
func (s Sentence) talks(low string) bool {
	if s.Han {
		return aboutTalkHan.MatchString(low)
	}
	return (strings.Contains(low, "you") || strings.Contains(low, "question") || strings.Contains(low, "interview") || strings.Contains(low, "ask me") || strings.Contains(low, " i ") || strings.HasPrefix(low, "i") || strings.Contains(low, "contradict") || strings.Contains(low, "belongs") || strings.Contains(low, "part of")) && aboutTalkEnglish.MatchString(low)
}

var (
	aboutTalkEnglish = lazy.Compile(`\b(i've|i have|i) (just |already |only just )?(told|said|answered|given) (you|that|it)\b|\byour (own |last )?question\b|\byou (never|didn't|did not|haven't|have not|just|already) ask(ed)?\b|\bwhat you('re| are) (after|asking|getting at)\b|\byou('re| are) asking\b|\bsaying (it|that) back to you\b|\bnot what i (said|meant)\b|\bthis (question|interview)\b|\bask me (that|again|something)\b|\bnext question\b|\bas i (said|told you|mentioned)\b|\blike i (said|told you)\b|\byou mean\b|\bthat's (not|the wrong) (how|way|what)\b|\byou asked( me)? (that|this|it|about)\b|\bi (just |already )(said|told you)\b|^i (said|told you) (it|that|so)\b|\b(do not|don't|did not|didn't) (understand|get|follow|see) (the |your |that |this )?question|\bi (do not|don't|can't|cannot) see what (these|those|that|this|the two|they|one) .*\bto do with\b|\byou('ve| have)? lost me\b|\b(about|with|to) your question|\b(you|i)('d| would| should)? (better |rather |better be )?(ask(ing)? me|talk(ing)?) about\b|\b(let us|let's|can we|could we|may we) (please )?(go|come|get) back to\b|\b(we're|we are) still (on|at|with)\b|\bthat('s| is) a question for\b|\bthese \w+ questions\b|\b(complain|complaint)\b.*\bquestion|\bwhich (ones|one) (of|do you)\b|\byou keep (coming|asking|going|quoting)\b|\b(that|this) belongs (more )?to (the|another|an)\b|\bi (misspoke|said that wrong|put that badly)\b|\b(those|these|they|the two) (do not|don't) contradict\b|\bi just told you\b|\bthat question\b|\bno (first|second) way\b|^(that|this|it)('s| is| was) (not|no|hardly) (really )?(a |any )?part of (the|my|this) (work|job)\b|\bi only (said|mentioned|meant) (it|that|this) in passing\b`)
	aboutTalkHan     = lazy.Compile(`你(没|刚|又|老|还没)问|没问(到)?(我|过|的)|你(这个|这|刚才)(问|话|那个问题)|你(问的|的意思|是说|是问)|这(个)?(问题|题)|我(刚才|刚|前面|已经)?(都)?(说|讲|答)过|不是我说的|不是我的(意思|做法)|你刚说|(没|不)(太)?(看|听|搞)?(懂|明白)你?(这个|在|要)?(问|题)|问(糊涂|懵|晕)了|(这)?两(件|个|码)事?(根本)?(没关系|不挨着|不搭界|不相干).*(问|说)|问(点|些)?别的|(还|又)在问|(怎么|老)(还|是)?问(这|那)个|刚(问|说)过|问法|你引的|你把.{1,6}(拆|引)|刚才不是说|我没说(过)?(两|什么|后|那)|什么后一种|没有哪一回|(我|就是?)?(随口|顺嘴|顺口)(一)?(说|提|讲)|(这|那)(个|事)?(跟|和)(活儿?|工作|正事)(没|无)(什么)?关系|^(这|那)(个|事)?不是(正事|活儿?上的|工作上的)|^(没变|没什么变化|没改|没有变化|没有)?，?(就|只|纯粹?|都)*(是)?(我)?(刚才|前面)?(口误|嘴瓢了?|嘴快了?|说(错|岔|反)了(嘴)?)[。！]?$`)
	opening          = lazy.Compile(`^(ah now|ah|oh i see|oh|right so|now then|i'll tell you|let me (tell you|think|see)|well now|where (shall|do) i (begin|start)|how (shall|should) i|that'd be|it'd be|everything, |这么说吧|我想想|让我想想|怎么讲呢|说起来话长|我跟你(讲|说))`)
)

// Does says whether a sentence tells what is done, so that one can ask when it is not, what it is for, or what it consists
// of. A statement of how things are, a sign, a figure by itself, has no exception and no first move.
func (s Sentence) Does() bool {
	low := strings.ReplaceAll(s.low, "’", "'")
	if s.Han {
		return doesHan.MatchString(low) && !hasPast(s)
	}
	if Past(s.Text) {
		return false
	}
	return doesEnglish.MatchString(low)
}

var (
	doesEnglish = lazy.Compile(`\b(i|we|you)( always| never| usually| only| first| then| just|'d| would| will|'ll| don't| do not| must| have to| should)* [a-z]+|^(first |then |always |never |don't |do not |please )?(ask|book|bring|call|cancel|check|close|compare|count|cut|draw|drop|empty|fence|fill|find|fix|get|give|go|hold|keep|leave|let|lift|listen|look|lower|make|mark|measure|move|never|note|open|order|pair|pause|pay|phone|pick|press|pull|push|put|raise|read|refuse|release|repeat|reset|ring|run|save|send|set|show|start|stay|step|stop|swab|switch|take|talk|tell|test|touch|treat|try|turn|use|verify|wait|wake|walk|watch|weigh|write)\b|\b(always|never|must|has to|have to|should|goes? to|gets? |is not to)\b`)
	doesHan     = lazy.Compile(`我|咱|先|要|得|必须|不能|不许|不准|别|一律|再|马上|绝不|从不|从来不|一定|找|就(去|先|找|问|查|停|打|退|拆|报|叫|让|走|砍|换|加|减|关)|(打|叫|问|找|查|报|退|停|发|写|签|核|盯|称|摸|闻|听)(一下|一遍|上|给|到)?`)
)

// Wish is what a sentence asks to talk about instead: "let us go back to holding pressure", "of the hoses you have not
// asked me anything", 你还没问我保压呢.
func (s Sentence) Wish() (Span, bool) {
	low := strings.ReplaceAll(s.low, "’", "'")
	if len(low) != len(s.low) {
		return Span{}, false
	}
	patterns := wishesEnglish
	if s.Han {
		patterns = wishesHan
	}
	for _, p := range patterns {
		if m := p.FindStringSubmatchIndex(low); m != nil {
			return Span{Start: s.Start + m[2], End: s.Start + m[3]}, true
		}
	}
	return Span{}, false
}

var (
	wishEnd       = `(?:$|[,.;:!?…]| (?:there|because|since|please|now|then|instead|and that)\b)`
	wishesEnglish = []*lazy.Regexp{
		lazy.Compile(`\b(?:let us|let's|can we|could we|may we|better|rather) (?:please )?(?:go|come|get) back to (.{3,60}?)` + wishEnd),
		lazy.Compile(`\b(?:better|rather|should|could|would) (?:be )?(?:ask|asking|talk|talking)(?: me)?(?: more)? about (.{3,60}?)` + wishEnd),
		lazy.Compile(`\b(?:haven't|have not|never|did not|didn't|nobody|nobody has|nobody's) (?:yet )?ask(?:ed)?(?: me)?(?: anything| a thing| once)? about (.{3,60}?)` + wishEnd),
		lazy.Compile(`\b(?:of|about) (.{3,60}?) (?:you have not|you haven't|you never|you didn't) ask(?:ed)? (?:me )?(?:anything|a thing|once)`),
	}
	wishesHan = []*lazy.Regexp{
		lazy.Compile(`(?:^|[，。])(?:那|咱们?|我们|还是|先|要不)*(?:回到|说回|聊回)([^0-9，。]{2,14}?)(?:上来|那儿|那块|这块|吧)`),
		lazy.Compile(`(?:你|怎么)(?:还没|都没|没|不)问(?:过|到)?我?(.{2,14}?)(?:呢|啊|的事|，|。|！|$)`),
		lazy.Compile(`(?:不如|倒是|应该|该|还不如)(?:多)?(?:问问|聊聊|说说|讲讲|问|聊)我?(.{2,14}?)(?:吧|呢|的事|，|。|！|$)`),
		lazy.Compile(`^([^，。]{2,14}?)(?:这块|这事|的事)?你?(?:还没|都没|没)问`),
	}
)

// Trivial says whether a text holds that a part of the work takes no judgement: any apprentice can do it, there is no
// secret to it, 谁都会.
func Trivial(text string) bool {
	low := fold(strings.ReplaceAll(text, "’", "'"))
	return trivialEnglish.MatchString(low) || trivialHan.MatchString(low)
}

var (
	trivialEnglish = lazy.Compile(`\b(any|every|an|the) (apprentice|trainee|beginner|child|newcomer|intern|junior|student|temp)s? (can|could|learns?)\b|\b(is|are|that's) (only |just )?for (the |an )?(apprentice|trainee|beginner|junior|intern)s?\b|\bthere('s| is) no (big |great |real )?(secret|magic|art|science) (in|to|there|here|behind)?|\bnothing (special |much )?to it\b|\bany(one|body) (can|could) (do|learn|tell)\b|\bcould do (it|that) (asleep|blindfold|in (my|their) sleep)\b`)
	trivialHan     = lazy.Compile(`谁(来)?都(会|能干|干得了)|(新人|新手|新来的|学徒|徒弟|实习生|小工)(也|都)?(就)?(会做|能做|会干|能干|干得了|做得来|学得会)|没(什么|啥)(技术含量|讲究|诀窍|窍门)|照着(做|来|单子|表)(就)?(行|好|可以)|闭着眼(睛)?(都|也)(能|会)`)
)

// Corrects says whether an answer takes back something that was said before: "I misspoke, it is the last week", 我刚才说反了.
func Corrects(text string) bool {
	if len(text) > remarkBytes {
		return false
	}
	low := fold(strings.ReplaceAll(text, "’", "'"))
	return correctsEnglish.MatchString(low) || correctsHan.MatchString(low)
}

var (
	correctsEnglish = lazy.Compile(`\bi (misspoke|mis-spoke|mixed (that|it|them|those) up|got (that|it) (wrong|backwards|the wrong way round)|said (that|it) (wrong|the wrong way round))\b|\b(what i|as i) (said|told you) (before |earlier |just now )?(was|is|isn't|wasn't) (wrong|not right|right)\b|\bi (have|need|want) to (correct|take back) (that|myself|what i)|\b(correction|scratch that|let me correct)\b|\bi was wrong (about|when i said)\b|\bi take that back\b|\bi said [^.;]{1,60}?[,;]? (but )?(that|which|it)('s| is| was) (wrong|not right|out of date|no longer (so|right|true))\b`)
	correctsHan     = lazy.Compile(`(我)?(刚才|前面|之前|刚刚|上面)?(说|讲|记|搞|弄)(反|错|岔|颠倒)了(，|。|！|、|$)|(刚才|前面|之前)(说|讲)的?(那个|那句)?(不对|有误|不准)|更正一下|纠正一下|我收回|(我|刚才|前面|之前|上面)(说|讲|写)的?(那条|那句)?[“「"]?[^。；]{2,30}[”」"]?，?(不对|错了|(现在|如今|后来|上个?月|今年)?(已经)?改(成|为|到)了?)`)
)
