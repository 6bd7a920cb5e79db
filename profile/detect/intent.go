package detect

import (
	"strings"
	"unicode/utf8"
)

// Intent is what somebody meant by what they typed, apart from its content.
type Intent int

// The intents. Most texts are answers.
const (
	Answers  Intent = iota // says something
	NotKnown               // "I don't know": asked and not known; not to be asked again
	Explain                // "what do you mean?": a request, not an answer
	Weary                  // "that's enough for today"
)

// IntentOf reads a whole answer. Only short texts can be anything but an answer: somebody who writes four lines about
// not knowing has said something.
func IntentOf(text string) Intent {
	sentences := Sentences(text)
	if len(sentences) == 0 || len(sentences) > 2 {
		return Answers
	}
	low := strings.TrimSpace(fold(text))
	long := Words(text)
	switch {
	case long <= 9 && notKnown(low):
		return NotKnown
	case conditionWords.in(low): // "when I'm tired I stop" tells something
		return Answers
	case explainWords.in(low) && long <= 14 && !strings.Contains(low, "\n"):
		return Explain
	case tiredWords.in(low) && long <= 16, long <= 12 && wearyHan(sentences):
		return Weary
	}
	return Answers
}

// wearyHan wants a clause that says nothing else: 够了 is weary, 压力够了就停 is an answer.
func wearyHan(said []Sentence) bool {
	for _, s := range said {
		for _, cl := range s.Clauses() {
			t := s.Text[cl.Start-s.Start : cl.End-s.Start]
			for _, lead := range []string{"今天", "我们", "我", "现在", "这次", "已经", "差不多", "有点", "实在", "太", "就", "真"} {
				t = strings.TrimPrefix(t, lead)
			}
			if tiredHan[strings.TrimRight(t, "了吧啊呢哈。！")] || strings.HasPrefix(t, "还有多少") && strings.Contains(t, "问题") {
				return true
			}
		}
	}
	return false
}

// tiredHan are clauses that say that it is enough, without the particles at their end.
var tiredHan = map[string]bool{
	"够": true, "没时间": true, "赶时间": true, "累": true, "先这样": true, "到这": true, "到这里": true, "先到这": true, "先到这里": true, "到此为止": true, "快点": true,
	"还有多少": true, "还要多久": true, "下次再说": true, "下次再聊": true, "不想说": true, "没空": true,
}

// notKnown wants the text to begin with a way of saying that one does not know, and to add nothing.
func notKnown(low string) bool {
	low = strings.TrimRight(strings.TrimLeft(low, "hm, …。."), " .!。！~…")
	for _, lead := range []string{"i ", "well, ", "sorry, ", "honestly, ", "really ", "我", "这个", "真的", "还真"} {
		low = strings.TrimPrefix(low, lead)
	}
	for _, p := range dunnoWords {
		bare := strings.TrimPrefix(p, "i ")
		if low == bare || len(bare) > 4 && strings.HasPrefix(low, bare) && len(low) < len(bare)+12 && !strings.ContainsAny(low, ",，:：") {
			return true
		}
	}
	return false
}

// Repeats says whether an answer points out that it was given before: what was asked for is known already.
func Repeats(text string) bool {
	return phrases{"as i said", "told you already", "already told you", "i told you", "said that already", "already said", "刚才说过", "刚说过", "前面说过", "前面说了", "说过了", "上面说过"}.in(fold(text))
}

// Refers says whether an answer is that one does not know and somebody else would: "I don't know, Priya would",
// 不知道，这个要问李工.
func Refers(text string) bool {
	sentences := Sentences(text)
	if len(sentences) == 0 || Words(text) > 24 {
		return false
	}
	low := sentences[0].low
	lead, ok := phrases{"don't know", "do not know", "no idea", "not sure", "不知道", "不清楚", "说不准"}.find(low)
	if !ok || lead.Start > 12 {
		return false
	}
	rest := text[min(len(text), sentences[0].Start+lead.End):]
	if IsHan(text) {
		return strings.Contains(rest, "问") || strings.Contains(rest, "找") || strings.Contains(rest, "知道")
	}
	restLow := fold(rest)
	return (phrases{"would", "knows", "ask", "might know", "better ask"}).in(restLow) && strings.ContainsFunc(rest, func(r rune) bool { return r >= 'A' && r <= 'Z' })
}

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
