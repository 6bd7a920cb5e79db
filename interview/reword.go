package interview

import (
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// rewording checks how a model puts one of our questions, and says why that is thrown away; empty if it is not. It has to ask
// for the same thing, and to have no words but those of the question and of the specialist.
func (v *vetting) rewording(id, text string) (Rewording, string) {
	i := slices.IndexFunc(v.of.told, func(n toldNext) bool { return n.ID == id })
	switch {
	case i < 0:
		return Rewording{}, BadShape
	case !v.st.allShown(v.of.shown):
		return Rewording{}, OutOfDate
	case unclean(text):
		return Rewording{}, Unclean
	}
	a := v.of.next[i]
	ours := v.st.worded(a)
	said := v.said() + "\n" + ours
	switch {
	case text == ours:
		return Rewording{}, Known
	case len(prompts.LintQuestion(v.lang, text)) > 0 || v.putsWords(text, said) || profile.Unsaid(text, said) != "" || strange(text, said) != "":
		return Rewording{}, BadWording
	case !v.sameQuestion(a, ours, text):
		return Rewording{}, Unfaithful
	}
	return Rewording{Wording: a.Wording, Topic: a.Topic, With: a.With, Text: text}, ""
}

// said is all that the model was shown of the specialist's words, as it stands.
func (v *vetting) said() string {
	var b strings.Builder
	b.WriteString(v.st.Setup.Work)
	for _, a := range v.of.shown {
		if x := v.answer(a.Question); x != nil {
			b.WriteString("\n" + x.Answer)
		}
	}
	return b.String()
}

// sameQuestion says whether a wording asks what ours asks: it begins to ask with the same word, keeps half of what ours is made
// of around the words that were filled in, and those in quotation marks whole, and denies and limits as much.
func (v *vetting) sameQuestion(a *Asked, ours, text string) bool {
	if asksWith(v.lang, ours) != asksWith(v.lang, text) || !profile.Unaltered(text, ours) {
		return false
	}
	frame := slots.ReplaceAllString(a.Text, " ")
	if 2*len(detect.Shared(frame, text)) < len(detect.Content(frame)) {
		return false
	}
	for name, ref := range a.With {
		words := v.st.deref(ref)
		switch {
		case name == "work":
		case name == "topic" && len(detect.Shared(words, text)) == 0:
			return false
		case name != "topic" && hasSlot(a.Text, name) && !strings.Contains(text, words):
			return false
		}
	}
	return true
}

// slots are the places in a wording that are filled in.
var slots = regexp.MustCompile(`[“"]?\{\w+\}[”"]?`)

// The words that a question begins to ask with. "How long" and 多久 ask for something else than "how" and 多.
var (
	asksEnglish = regexp.MustCompile(`(?i)\b(how (?:long|often|much|many|far|old|big|late|soon|early)|how|what|which|where|when|whom?|whose)\b`)
	asksHan     = regexp.MustCompile(`什么时候|多久|多少|多[大长高远早晚]|怎么样?|怎样|如何|哪[里儿]|哪|谁|几|什么|多`)
)

// asksWith is that word; empty where a text asks without one ("Tell me of …").
func asksWith(l prompts.Lang, text string) string {
	if l == prompts.ZH {
		return asksHan.FindString(text)
	}
	return strings.ToLower(asksEnglish.FindString(text))
}

// strange returns a word of a text that is neither among what was said nor one of those that hold a sentence together.
func strange(text, said string) string {
	if detect.IsHan(text) {
		for _, r := range text {
			if r >= 0x3400 && !strings.ContainsRune(said, r) && !strings.ContainsRune(binding, r) {
				return string(r)
			}
		}
		return ""
	}
	known := detect.Content(said)
	for w := range detect.Content(text) {
		if !known[w] {
			return w
		}
	}
	return ""
}

// binding are the characters that hold a Chinese question together.
const binding = "的了着过是在有和与跟对把被给让就才都也还又再很会要能可以到从这那哪什么怎样如何谁几多少时候你您们吗呢得地之其或及候里上下中后前先一个种些次，。？“”：；、（）"
