package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// Plain turns first-person prose into the imperative of a playbook where that changes no meaning, and otherwise leaves
// it as it was said: "Well, I always check the photos first" becomes "Always check the photos first". Numbers, names,
// negations and hedges are never touched; stories in the past are left alone.
func Plain(sentence string) string {
	s := strings.TrimLeft(strings.TrimRight(strings.TrimSpace(sentence), ";；"), ",，;；、。 ")
	if detect.IsHan(s) {
		return plainHan(s)
	}
	s = stripFillers(s)
	if rest, ok := foldPrefix(s, "so "); ok && (firstPerson(firstWord(rest)) || orders(rest)) {
		s = rest // it pointed back at a sentence that may stand elsewhere now
	}
	for _, back := range []string{"since then ", "since then, ", "ever since ", "ever since, "} {
		if rest, ok := foldPrefix(s, back); ok && firstPerson(firstWord(rest)) && !detect.Past(rest) && !sinceThen.MatchString(rest) {
			s = rest
		}
	}
	s = imperative(s)
	return capitalise(s)
}

// fillers open a spoken sentence and say nothing.
var fillers = []string{"well, ", "so, ", "honestly, ", "basically, ", "look, ", "oh, ", "hmm, ", "um, ", "yeah, ", "yes, ", "ok, ", "okay, ", "right, ", "actually, ", "to be honest, ", "and then ", "and "}

func stripFillers(s string) string {
	for again := true; again; {
		again = false
		for _, f := range fillers {
			if len(s) > len(f)+8 && strings.EqualFold(s[:len(f)], f) {
				s, again = s[len(f):], true
			}
		}
	}
	return s
}

// baseVerbs are verbs whose present and past differ, so that "I check" cannot be a story.
var baseVerbs = map[string]bool{}

func init() {
	for _, v := range strings.Fields(`add adjust agree allow apply approve ask assume avoid book bring call change check choose clean close compare confirm
		contact copy count cross decide demand discuss do document drop email enter escalate estimate explain feel fill find fix flag follow
		forget get give go hand hold ignore insist keep know leave let lift listen log look lower make mark measure move note offer open order pass pause phone
		pick pay press pull push raise record refuse reject release remove repeat replace report request ring run save say scan schedule see
		send set ship show sign skip slow speak start stay step stop switch take talk tell test touch treat trust try turn use verify wait reload restart wake walk want warn
		watch weigh wipe work write decline deduct delete dry settle reply replace store clear`) {
		baseVerbs[v] = true
	}
	for _, same := range []string{"let", "set"} {
		delete(baseVerbs, same)
	}
}

// adverbs may stand between the pronoun and the verb.
var adverbs = map[string]bool{"always": true, "never": true, "usually": true, "normally": true, "typically": true, "generally": true, "often": true, "sometimes": true, "only": true, "first": true, "then": true, "also": true, "mostly": true, "rarely": true, "immediately": true}

// imperative drops a leading "I", "we" or "you" before a verb in the present.
func imperative(s string) string {
	words := strings.SplitN(s, " ", 4)
	if len(words) < 3 {
		return s
	}
	if !firstPerson(words[0]) {
		return s
	}
	verb := strings.ToLower(words[1])
	if adverbs[verb] {
		verb = strings.ToLower(words[2])
	}
	if !baseVerbs[strings.Trim(verb, ",.;:")] || detect.Past(s) || reflexive(s) || strings.HasPrefix(strings.ToLower(words[0]), "you") && strings.HasSuffix(s, "?") {
		return s
	}
	rest := strings.TrimPrefix(s, words[0]+" ")
	// "I know" and "I feel" state what goes on in the specialist; an order to know would be another thing.
	switch verb {
	case "know", "feel", "see", "find", "get", "trust", "want", "work", "assume", "forget", "agree", "go", "say", "hold":
		return s
	case "keep", "start", "stop": // "I keep forgetting" is no advice
		if _, after, _ := strings.Cut(strings.ToLower(rest), verb+" "); strings.HasSuffix(firstWord(after), "ing") && firstWord(after) != "anything" {
			return s
		}
	}
	return rest
}

// firstPerson says whether a word is one that an order has no use for.
func firstPerson(word string) bool {
	switch strings.ToLower(word) {
	case "i", "we", "you":
		return true
	}
	return false
}

// orders says whether a sentence begins like an order: with a verb that we know, or with a word before an object that is
// nothing else: "Fence the old host first".
func orders(s string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(s), " ")
	return baseVerbs[strings.Trim(first, ".,;:!?")] || order.MatchString(first) && !ended.MatchString(first) && objects[firstWord(rest)] && !notOrders[first]
}

// order is a word that may be a verb in its base form.
var (
	order = lazy.Compile(`^[a-z]{2,}[a-rt-z]$`)
	ended = lazy.Compile(`(^|[^e])ed$|ing$`)
)

// objects are words that an object begins with or is.
var objects = wordSet(`it them him her the a an all`)

// notOrders are words before an object that are no verbs.
var notOrders = wordSet(`about above across after against along although among and another around before behind below beneath beside between beyond but
	despite during even except for from half how if inside into just like minus more near neither nor not off once only onto opposite
	out outside over past plus quite rather since some still such than that then there though through throughout till toward under underneath
	unless until upon versus what whatever when whenever where wherever whereby whether which while whom whose why with within without yet
	can could did had may might must shall should was were will would are has have been being gave got made said saw sent told took went found kept held lost left meant knew came
	been almost nearly maybe perhaps often never always usually sometimes now here`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return strings.Trim(w, ".,;:!?")
}

// reflexive sentences speak of the specialist or of a shared "us", and would lose their sense without the subject.
func reflexive(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	for _, w := range words[min(1, len(words)):] {
		switch strings.Trim(w, ".,;:!?") {
		case "i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'd", "we'll":
			return true
		}
	}
	return false
}

func capitalise(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	if first, _, _ := strings.Cut(s, " "); strings.ContainsAny(first, "./_@0123456789") || strings.ContainsFunc(first[n:], unicode.IsUpper) || len(first) > 2 && !strings.ContainsAny(first, "aeiouy'") {
		return s // psql, iPhone, file.xlsx: a name is left as it is written
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// hanLeads may follow a 我 or 我们 that can be dropped.
var hanLeads = []string{"会", "就", "一般", "通常", "总是", "从不", "绝不", "先", "再", "都", "要", "得", "必须", "一定", "每次", "只", "最后", "然后", "首先", "直接", "马上", "平时", "基本上"}

// hanFillers open a spoken Chinese sentence.
var hanFillers = []string{"说实话，", "老实说，", "其实，", "说实话", "老实说", "嗯，", "呃，", "那个，", "其实吧，", "这个嘛，", "怎么说呢，", "然后呢，", "就是说，", "对，", "哦，"}

// furtherHan is what follows 还有 where it only goes on with a list of rules. 还有一台小秤 says that there is one.
var furtherHan = lazy.Compile(`^(就是)?[^一两几半\d，]{3,}.*，.*(就|要|得|不许|不准|必须|别|先|怕)`)

// "Since then" goes from what is done since, by the specialist or as a rule: in a playbook the case that it points back to stands elsewhere.
// What has been so since is another thing without it: 从那以后温度一直偏高.
var (
	sinceThen    = lazy.Compile(`(?i)^(i|we|you) (have|haven't|had|no longer)\b`)
	sinceHan     = lazy.Compile(`^[从打]那以后，?`)
	sinceDoneHan = lazy.Compile(`^[^，。]{0,8}(我|咱)|^凡是|一律|必须|一定[要得]|每次|都[要得]|不许|不准[^，。了]|绝不|^先`)
	sinceSoHan   = lazy.Compile(`[没未][^，。]*过|[再就]没|没再|一直|越来越|了[。！]?$`)
)

func plainHan(s string) string {
	for _, f := range hanFillers {
		s = strings.TrimPrefix(s, f)
	}
	if rest := s[len(sinceHan.FindString(s)):]; sinceDoneHan.MatchString(rest) && !sinceSoHan.MatchString(rest) {
		s = rest
	}
	if rest, ok := strings.CutPrefix(s, "还有"); ok && furtherHan.MatchString(rest) {
		s = strings.TrimPrefix(rest, "就是")
	}
	if strings.Count(s, "我") > 1 {
		return s
	}
	for _, me := range []string{"我们", "我"} {
		rest, ok := strings.CutPrefix(s, me)
		if !ok {
			continue
		}
		for _, lead := range hanLeads {
			if strings.HasPrefix(rest, lead) {
				return rest
			}
		}
		return s
	}
	return s
}
