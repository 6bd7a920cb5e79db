package detect

import (
	"strings"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// hasPast says whether a sentence tells something that happened. English: a common verb in the past; Chinese: 了 or 过
// at a clause's end, or a word of time.
func hasPast(s Sentence) bool {
	if s.Han {
		return pastWords.in(s.low) || strings.Contains(s.low, "了，") || strings.HasSuffix(strings.TrimRight(s.low, "。！"), "了") || happened(s.low)
	}
	return Past(s.Text)
}

// happened says whether a Chinese sentence counts what was done or came of it: 断了两根, 停了三个多钟头, 就没管.
func happened(low string) bool {
	if strings.Contains(low, "就没") || suffered.MatchString(low) && !conditionWords.in(low) {
		return true
	}
	for rest := low; ; {
		i := strings.Index(rest, "了")
		if i < 0 {
			return false
		}
		rest = rest[i+len("了"):]
		r, _ := utf8.DecodeRuneInString(rest)
		if strings.ContainsRune("一二三四五六七八九十两俩仨几半多好整足0123456789", r) {
			return !(phrases{"要", "得", "必须", "再", "别", "不要", "如果", "要是"}).in(low)
		}
	}
}

// suffered are mishaps that somebody has had: 出过事, 烫伤过人.
var suffered = lazy.Compile(`(出|闯|惹|闹)过(一|两|几|好)?(次|回)?(大|人)?(事|命|祸|乱子|岔子|纰漏|问题)|(死|伤|烧|炸|塌|砸|烫伤|中毒|翻|断|赔|罚|吃亏|栽|丢|撞)过(人|一|两|几|好|车|手|大|$|，|。)`)

// pastVerbs are irregular pasts that stories are told in; regular ones end in -ed.
var pastVerbs = phrases{
	"was", "were", "had", "did", "went", "came", "saw", "said", "told", "found", "got", "took", "gave", "knew", "thought", "felt", "heard",
	"left", "lost", "blew", "fell", "froze", "rang", "spoke", "drove", "drew", "flew", "forgot", "grew", "threw", "stole", "woke", "became", "sank", "tore", "ruined", "kept", "held", "brought", "began", "broke", "ran", "sent", "stood", "wrote", "made", "asked", "called", "turned",
}

// Past says whether an English sentence tells something that happened.
func Past(text string) bool {
	low := aside.Replace(fold(text))
	if pastVerbs.in(low) {
		return true
	}
	before := ""
	for _, w := range strings.Fields(low) {
		w = strings.Trim(w, ".,;:!?\"'()")
		if len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && w != "hundred" && !notPast[before] {
			return true
		}
		before = w
	}
	return false
}

// aside is where something is, not what somebody did.
var aside = strings.NewReplacer("the left", "there", "left-hand", "there")

// notPast are words before a participle that is no past tense: "is filed", "the attached photo".
var notPast = map[string]bool{
	"is": true, "are": true, "be": true, "am": true, "get": true, "gets": true, "it's": true, "that's": true, "the": true, "a": true, "an": true, "any": true,
	"all": true, "no": true, "every": true, "each": true, "this": true, "that": true, "these": true, "those": true, "if": true, "when": true, "once": true, "as": true, "not": true, "being": true, "several": true, "many": true, "few": true, "some": true, "of": true, "haven't": true, "hasn't": true, "your": true, "their": true, "its": true,
}

// Happened says whether a sentence tells something that happened, and not how things are with a word about the past in it:
// "I keep a photo, because later somebody asks what it looked like" tells how things are.
func (s Sentence) Happened() bool {
	if !s.Marks().Past {
		return false
	}
	at := subordinate.FindStringIndex(s.low)
	if s.Han || at == nil || at[0] == 0 || pastWords.in(s.low) {
		return true
	}
	return Past(s.Text[:at[0]])
}

// subordinate begins a clause that does not say what the sentence is about.
var subordinate = lazy.Compile(`[ ,;](when|whenever|because|since|if|unless|until|what|who|which|that|where|so that) `)
