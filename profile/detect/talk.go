package detect

import (
	"regexp"
	"strings"
)

// AboutTalk says whether a sentence is about the interview and not about the work: a question back, a rebuff, an opening
// ("Ah now, I'll tell you", 你问的是), a correction of the question. None of it is knowledge, and quoting it back at
// somebody breaks their trust.
func (s Sentence) AboutTalk() bool {
	text := strings.TrimRight(s.Text, " ”\"」")
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		return !quotesSpeech(s.low)
	}
	low := strings.ReplaceAll(s.low, "’", "'")
	if s.Han && !strings.ContainsAny(low, "问说讲答题想") {
		return false
	}
	own := s.Telling()
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
	return (strings.Contains(low, "you") || strings.Contains(low, "question") || strings.Contains(low, "interview") || strings.Contains(low, "ask me") || strings.Contains(low, " i ") || strings.HasPrefix(low, "i")) && aboutTalkEnglish.MatchString(low)
}

var (
	aboutTalkEnglish = regexp.MustCompile(`\b(i've|i have|i) (just |already |only just )?(told|said|answered|given) (you|that|it)\b|\byour (own |last )?question\b|\byou (never|didn't|did not|haven't|have not|just|already) ask(ed)?\b|\bwhat you('re| are) (after|asking|getting at)\b|\byou('re| are) asking\b|\bsaying (it|that) back to you\b|\bnot what i (said|meant)\b|\bthis (question|interview)\b|\bask me (that|again|something)\b|\bnext question\b|\bas i (said|told you|mentioned)\b|\blike i (said|told you)\b|\byou mean\b|\bthat's (not|the wrong) (how|way|what)\b`)
	aboutTalkHan     = regexp.MustCompile(`你(没|刚|又|老|还没)问|没问(到)?(我|过|的)|你(这个|这|刚才)(问|话|那个问题)|你(问的|的意思|是说|是问)|这(个)?(问题|题)|我(刚才|刚|前面|已经)?(都)?(说|讲|答)过|不是我说的|不是我的(意思|做法)|你刚说`)
	opening          = regexp.MustCompile(`^(ah now|ah|oh i see|oh|right so|now then|i'll tell you|let me (tell you|think|see)|well now|where (shall|do) i (begin|start)|how (shall|should) i|that'd be|it'd be|everything, |这么说吧|我想想|让我想想|怎么讲呢|说起来话长|我跟你(讲|说))`)
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
	doesEnglish = regexp.MustCompile(`\b(i|we|you)( always| never| usually| only| first| then| just|'d| would| will|'ll| don't| do not| must| have to| should)* [a-z]+|^(first |then |always |never |don't |do not |please )?(ask|book|bring|call|cancel|check|close|compare|count|cut|draw|drop|empty|fence|fill|find|fix|get|give|go|hold|keep|leave|let|lift|listen|look|lower|make|mark|measure|move|never|note|open|order|pair|pause|pay|phone|pick|press|pull|push|put|raise|read|refuse|release|repeat|reset|ring|run|save|send|set|show|start|stay|step|stop|swab|switch|take|talk|tell|test|touch|treat|try|turn|use|verify|wait|wake|walk|watch|weigh|write)\b|\b(always|never|must|has to|have to|should|goes? to|gets? |is not to)\b`)
	doesHan     = regexp.MustCompile(`我|咱|先|要|得|必须|不能|不许|不准|别|一律|再|马上|绝不|从不|从来不|一定|找|就(去|先|找|问|查|停|打|退|拆|报|叫|让|走|砍|换|加|减|关)|(打|叫|问|找|查|报|退|停|发|写|签|核|盯|称|摸|闻|听)(一下|一遍|上|给|到)?`)
)
