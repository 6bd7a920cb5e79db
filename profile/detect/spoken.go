package detect

import (
	"strings"
	"unicode"

	"tacit/profile/lazy"
)

// spokenOpening are the sounds with which somebody begins to speak. They say nothing, and may stand before anything: what is heard behind one
// is what would be heard without it, and nobody wants to be quoted with it.
var spokenOpening = lazy.Compile(`^(?i:(?:(?:(?:right|well|okay|ok),? so|oh|ah|er|erm|um|uh|hmm?|mm|well|right|okay|ok|look|now then|right then|well now|let me (?:think|see)|let's see)\b(?:[,…—:]|\.{1,3}|!)+|(?:嗯+|呃+|额|哦|噢|唉|哎呀?|唔|这个嘛|这个吧|这个|那个|那啥|(?:让?我)?想想[啊看]?|怎么[说讲]呢|说起来|对了|是这样的?|这么说吧)(?:[，、…：！。]|\.{3}|—)+)\s*)+`)

// opened returns what stands behind the openings of a text; the text itself where nothing does.
func opened(text string) string {
	at := spokenOpening.FindStringIndex(text)
	if at == nil || strings.IndexFunc(text[at[1]:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return text
	}
	return text[at[1]:]
}

// onlyOpens says whether a text is nothing but openings.
func onlyOpens(text string) bool {
	at := spokenOpening.FindStringIndex(text)
	return at != nil && at[1] == len(text)
}
