package detect

import (
	"strings"

	"tacit/profile/lazy"
)

// How long somebody who says that there is nothing to say goes on about it.
const (
	noMoreWords = 16
	noMoreHan   = 30
)

// noMore says whether an answer only says that there is nothing (more) to say: "that was all of it", 就这些. People have
// endless ways of saying so; what they share is a short text with such a phrase in it and nothing of the work.
func noMore(text, low string) bool {
	if hasDigit(strings.ReplaceAll(low, "一块", "")) || strings.Contains(low, "\n") {
		return false
	}
	if IsHan(text) {
		return !conditionWords.in(strings.ReplaceAll(low, "有的话", "")) && len([]rune(text)) <= noMoreHan && noMoreInHan(text)
	}
	if Words(text) > noMoreWords || nothingPasses.in(low) {
		return false
	}
	return noMoreEnglish.MatchString(low) && particular(text) <= noMoreSlack && !(phrases{"when", "until", "unless"}).in(low) && !saysBesides(text) || onlyMeta(low)
}

// saysBesides says whether a sentence beside the one that has nothing more to say says something: "The record says what the
// witness said. Nothing more, nothing less."
func saysBesides(text string) bool {
	for _, s := range Sentences(text) {
		if !noMoreEnglish.MatchString(s.low) && len(Content(s.Text)) >= besidesContent && !s.Idle() && !s.AboutTalk() && !s.Aside() && !onlyMeta(s.low) {
			return true
		}
	}
	return false
}

// besidesContent is how many words of content that has at least.
const besidesContent = 3

// nothingPasses is a rule of work that begins like an answer with nothing in it: "nothing goes out without a stamp".
var nothingPasses = patternsOf(`
nothing (\w+ )?(goes|leaves|gets|enters|passes|moves|ships|happens|is (sent|shipped|paid|signed|released|served|sold)) \w+
`)

// noMoreSlack is how many words of their own such a text may hold: "there's nothing left in the tin".
const noMoreSlack = 4

// particular counts the words of an English text that are not everybody's.
func particular(text string) float64 {
	sum := 0.0
	for _, s := range Sentences(text) {
		sum += s.Telling()
	}
	return sum
}

var noMoreEnglish = lazy.Compile(`(^|[^a-z])(not that (comes|i can|i know)|nothing (else|really|much|more|left|new|to add|that|further|comes?|occurs|special)|that('s| is| was| would be) (it|all|everything|the lot|about it|about how|really everything)|that really is|no more|nothing more|all i('ve)? (have|had|got|know|can)|all i've|you've (had|got) (it|all|everything)|you have (it )?all|had all i|(i have|i've|i'm|i) run dry|repeating myself|embroidering|making (things|it) up|can't think of any|can't think of anything|would be everything|everything i('d| would| can)? (say|tell)|we've got that|covered (that|it|this|all)|just that|told you all|squeezed that|talked the hind leg|carried on|done (with|on) that|nope|nothing)([^a-z]|$)`)

// meta are the words of which "I think that was all of it" is made.
var meta = set(`no nope nothing that that's it it's is was the lot all i i've have had got you you've what i'd say said on think about how goes go else there can't of anything more sorry really everything honestly comes come to mind any just
now would be my side from add believe one left in told empty next none done repeating myself love dear and but only we've we this here so far know as see ok okay well hm fine not right yes yeah else's for me moment`)

func onlyMeta(low string) bool {
	n := 0
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return r != '\'' && r != '’' && (r < 'a' || r > 'z') }) {
		if !meta[strings.ReplaceAll(w, "’", "'")] {
			return false
		}
		n++
	}
	return n > 0 && (strings.HasPrefix(low, "no") || (phrases{"all"}).in(low) || strings.Contains(low, "everything") || strings.Contains(low, "empty") || strings.Contains(low, "that's") || strings.Contains(low, "just that") || strings.Contains(low, "got that"))
}

// noMoreHanWords are the clauses that say so, without what may stand before and after.
var noMoreHanWords = lazy.Compile(`^(嗯|…|哎呀|哎|唉|是|这个|暂时|都?讲到这儿?也?|这一块我|有的话|想了一圈|再问我?|再挤|该说的|这个嘛|好像|基本上?|暂时|真的?|我|你|也|再|别的|其他的?|另外|就|该|这一?块|这方面|这里|目前|说实话|能|都|那|反正|已经|差不多)*(没了|没有了|没啦|没有啦|没有(呢|啊|吧)?$|就这些|就这么多|就这样|这些|说完了|讲完了|想不起来?|想不到|没讲头|没啥讲|没啥|没什么(要|可|好|别的|了|$)|没别的|没有?别的了?|想不起别的|说的都说了|别的没有|再没有|没补充|不用补充|掏空了|倒干净|说的都说|讲的都讲|想起来的都讲|说得差不多|讲得差不多|差不多了|差不多就|就到这|到这儿?吧|你?再问我?.{0,4}车轱辘话|(倒|掏|讲|说)干净|只有这些|无$)`)

// noMoreInHan wants the first clause to say so, and the others to say nothing of the work either.
func noMoreInHan(text string) bool {
	said := false
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，。！？；、,.!?…~ ", r) }) {
		if at := noMoreHanWords.FindStringIndex(clause); at != nil && len([]rune(clause[at[1]:])) <= 6 {
			said = true
			continue
		}
		if (Sentence{Text: clause, Han: true, low: clause}).tellingHan() > 2.5 {
			return false
		}
	}
	return said
}
