package detect

import (
	"slices"
	"strings"

	"tacit/profile/lazy"
)

// Verdict says whether a sentence only answers yes or no, or that one does not know: it holds nothing by itself, and what
// was asked about does not become a statement with it.
func (s Sentence) Verdict() bool {
	parts := s.parts()
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool { return !verdict.MatchString(p) })
}

// NoneSuch says whether a sentence begins by holding outright that there is no such case: "There is none", 没有例外, 谁来也作数.
// The bool flat says that it says nothing else.
func (s Sentence) NoneSuch() (none, flat bool) {
	parts := s.parts()
	for len(parts) > 1 && (parts[0] == "no" || parts[0] == "oh" || parts[0] == "well" || parts[0] == "没有" || parts[0] == "没") {
		parts = parts[1:]
	}
	if len(parts) == 0 || !noneSuch.MatchString(parts[0]) {
		return false, false
	}
	return true, !slices.ContainsFunc(parts, func(p string) bool { return !noneSuch.MatchString(p) && !verdict.MatchString(p) })
}

// parts are the parts of a sentence between its commas, folded and without marks around them.
func (s Sentence) parts() []string {
	low := strings.ReplaceAll(fold(s.Text), "’", "'")
	var out []string
	for _, p := range strings.FieldsFunc(low, func(r rune) bool { return strings.ContainsRune(",，、;；:：—–", r) }) {
		if p = strings.Trim(p, " .!?…。！？~"); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var (
	verdict = lazy.Compile(`^(well |oh |sorry |honestly )*(yes( and no)?|no( and yes)?|yes or no|not (really|always|at all|me|that i know( of)?|necessarily)|never|always|nothing|nobody|no ?one|none( of (these|those|them|it|that))?|neither( of (these|those|them))?|maybe|perhaps|sometimes|of course( not)?|(it |that )?depends|hard to say|(i |we )?(do not|don't|didn't|wouldn't|would not|couldn't|can't|cannot) (really )?(know|say|tell|remember|recall)( that| it)?|(i have |i've )?(got )?no (idea|clue)|(i'm |i am )?not sure|dunno)$` +
		`|^(嗯|哦|这个|那|我|也|还|真|都)*(是|对|不是|不对|没有?|有|从来没有?|从不|不会|会|没人|没谁|没有谁|谁都不找?|都行|不一定|难说|不好说|说不好|说不准|(也)?是也不是|不(太)?(知道|清楚|晓得|记得)|记不清|没印象|没数|看情况)(了|的|啊|呢|吧|呀|哦)*$`)
	noneSuch = lazy.Compile(`^(there (is|are|was|were)( really)? (none|no (such )?(exceptions?|cases?)( to (that|it|this))?)|there (isn't|aren't) (one|any)|no exceptions?( to (that|it|this))?( at all| ever| whatsoever)?|none( at all| whatsoever)?|(i |we )?never( ever)?|(that|it|this) (always )?(holds|applies|goes|counts)( (for|with) (everyone|everybody|all|anybody|anyone)| always| every time| without exception)+|nobody|not one|not a single one|without exception|no matter (who|what|when)( it is| comes| asks)?|always|ever|every time|for nobody|(i |we )?never (make|made) (an )?exceptions?)$` +
		`|^(从来|绝对?|真的?|根本)*(没有?|无|哪有|不存在)(过)?(任何|什么|啥|半点)?(例外|特殊情况|特殊的|破例的?|这种(时候|情况)|那种(时候|情况))(的|了|过|可讲|可言)*$|^(从来|绝对?|根本)就?没有过?$|^(谁|哪个|什么人|天王老子)(来|说|去)?了?(也|都)(不行|作数|一样|算数|不例外|不破例|没用|得?照做|得?这么[做办])$|^(一律|全都?|统统|什么时候都?|哪次都?|每次都?|不管谁|无论谁|不管是谁)(来)?(都)?(一样|作数|得?这么[做办]|得?照做|不例外)$|^(从不|绝不|从来不|决不|从没)破?(过)?例(外)?$|^雷打不动$`)
)
