package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// What shows that something is finished, and what makes it hard, is said in a few turns of phrase. Only those are read: a
// line under the wrong heading is worse than one that stands among the rules.

var (
	// toAnEnd are acts that go on until a sign comes; "never settle until" and "open until eight" are none.
	toAnEnd     = lazy.Compile(`^(then |and |always |just |i |we |you )*(keep|repeat|go on|carry on|continue|hold|run|pump|stir|flush|drain|bleed|purge|polish|rinse|wash|wipe|turn|adjust|boil|heat|cool|press|squeeze|sand|grind|shake|mix)\b[^.;:]*\b(until|till) [a-z]`)
	finished    = lazy.Compile(`\b(it|that|it all|everything|this|a \w+( \w+)?|the \w+( \w+)?|you|we|i)('s| is|'re| are|'m| am)( only| not)? (done|finished|over|through|closed|fixed|settled|complete)( only)? (when|once|as soon as|until)\b|\bthen (it|that|you)('s| is|'re| are) (fine|done|over|safe|good|finished|through)\b|\b(call|count|consider) it (only )?(done|fixed|finished|closed|settled|resolved) (when|once|if|after)\b|\byou (know|can tell|see) (it|that it|that you)('s| is|'re| are|s)? ?(is |are )?(done|finished|fixed|over|through) (when|because|once|by)\b`)
	byClock     = lazy.Compile(`\b(until|till) (\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|noon\b|midnight\b|morning\b|monday|tuesday|wednesday|thursday|friday|saturday|sunday)`)
	finishedHan = lazy.Compile(`(才|这才|就|这就)(能)?算(是)?(完|好|过|成|热透|调好|做完|结|干净|到位|稳)|(好|完|成|做完|完成|合格)了?的(标志|标准|信号)(是|就是)|[擦洗冲刷搅磨煮熬抽排][^，。]{0,14}为止`)
	hardEnglish = lazy.Compile(`\b(the|what's|one) (hard|hardest|tricky|difficult|awkward) (part|thing|bit|one)\b|\bwhat makes (it|this|that|them) (so )?(hard|difficult|tricky)\b|\b(hard|difficult|impossible|tricky) to (tell|see|spot|know|distinguish|notice|read)\b|\beas(y|ily) (to )?(be )?(confused?|mistaken?|overlook(ed)?|miss(ed)?)\b`)
	hardHan     = lazy.Compile(`难就难在|难点(是|在)|(最难|最麻烦|难办|麻烦)的(是|就是|在于)|(不好|很难)(分|辨|判断|看出)|分不(清|出)|看不出来|容易(把.{1,12}当(成|作)|看漏|混|忽略|看走眼)`)
)

// doneWhen says whether a sentence tells what shows that something is finished.
func doneWhen(s detect.Sentence) bool {
	if s.Han {
		return !dated.MatchString(s.Text) && finishedHan.MatchString(s.Text)
	}
	low := strings.ToLower(strings.ReplaceAll(s.Text, "’", "'"))
	if finished.MatchString(low) {
		return true
	}
	_, conditional := s.IfThen()
	return !detect.Past(s.Text) && (!conditional || strings.Contains(low, "until")) && !strings.Contains(low, "if ") && toAnEnd.MatchString(low) && !byClock.MatchString(low)
}

// hard says whether a sentence tells what makes a judgement difficult.
func hard(s detect.Sentence) bool {
	if s.Han {
		return hardHan.MatchString(s.Text)
	}
	return hardEnglish.MatchString(strings.ToLower(s.Text))
}

// ends are the kinds whose claims may say when something is finished.
var ends = map[Kind]bool{Step: true, Rule: true, Cue: true, Threshold: true, Exception: true, Reason: true, Trick: true}

// mayEnd is what a claim has to have before it is read for an end at all.
var mayEnd = []string{"until", "till", "done", "finished", "over", "through", "closed", "fixed", "settled", "complete", "then it", "then that", "then you", "算", "标志", "标准", "信号", "为止"}

// endsIt says whether a claim comes to what shows that something is finished.
func endsIt(text string) bool {
	if !holds(text, mayEnd) {
		return false
	}
	said := detect.Sentences(text)
	return len(said) > 0 && doneWhen(said[len(said)-1])
}

// mayBeHard is what a claim has to have before it is read for a difficulty.
var mayBeHard = []string{"hard", "tricky", "difficult", "awkward", "impossible", "easy", "easily", "难", "麻烦", "不好分", "不好判", "分不", "看不出来", "容易"}

// isHard says whether a claim begins with what makes a judgement difficult.
func isHard(text string) bool {
	if !holds(text, mayBeHard) {
		return false
	}
	said := detect.Sentences(text)
	return len(said) > 0 && hard(said[0])
}

// holds says whether a text has one of some words anywhere. It is asked of every claim, before a sentence is read for what
// few say.
func holds(text string, words []string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
}
