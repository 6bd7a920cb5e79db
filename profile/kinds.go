package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// What a sentence was asked for and what its words show do not always settle what it says. Each of these was read under a wrong
// heading in a finished playbook.

// settled is the kind of a sentence, given what the words and the question make of it.
func settled(h Heard, s detect.Sentence, m detect.Marks, kind Kind, first bool) Kind {
	want := defaults[h.Probe]
	switch {
	case h.Probe == prompts.ProbeJudgement && procedural(strings.ToLower(s.Text)):
		return Rule // "the briefing is paperwork": not one of those that take judgement
	case kind == Contact && !m.Contact && (!s.Somebody() || !first && drawn.MatchString(s.Text)):
		return settled(Heard{Phase: h.Phase, Probe: prompts.ProbeMissing}, s, m, kindOf(Heard{Phase: h.Phase, Probe: prompts.ProbeMissing}, m), first) // asked whom to call, they told something else
	case first && kind == Rule && h.Probe == prompts.ProbeContact && s.Somebody():
		return Contact // "Tomasz, and Adaeze when it is one of theirs": the condition is when to call her
	case h.Phase == prompts.Incident && slices.Contains([]Kind{Rule, Threshold, Cue}, kind) && knew.MatchString(s.Text):
		return Reason // what they went by in the case
	case kind == Threshold && !s.Han && !m.Threshold && !m.Condition && !detect.Figure(s.Text) && s.Does():
		return Rule // asked for a line, they told what to do
	case kind == Threshold && want == Rule && s.Han && !strings.ContainsAny(noCount.ReplaceAllString(s.Text, ""), "0123456789二三四五六七八九十百千万两半"):
		return Rule // 照一遍 counts nothing
	case kind == Threshold && !first && want == Threshold && !drawn.MatchString(s.Text) && costs(s):
		return Reason
	case kind == Threshold && (want == Rule || want == Threshold && !first && !detect.Figure(noCount.ReplaceAllString(s.Text, ""))) && !drawn.MatchString(s.Text) && s.Does():
		return Rule // what to do, with a figure in it or none
	case kind == Term && want != Term && m.Absolute:
		return Rule // 我们叫顺丰来取 calls nothing by a name
	case kind == Threshold && want == Cue && !drawn.MatchString(s.Text):
		return Cue // a sign with a figure in it
	case kind == Incident && want == Rule && !s.Acts() && !tellsOnce(s, m) && signals(s.Text):
		return Cue // what is so whenever it is seen: "usually means a second impact", 多半是要换代了
	case kind == Incident && !strict[h.Probe] && h.Phase != prompts.Incident && want != Incident && habit(s, m):
		m.Past = false
		if other, ok := told(h, m, want); ok {
			return other
		}
		return want
	case kind == Error && !first && !m.Error && !s.Mistake() && (orders(Plain(s.Text)) || rightWay.MatchString(s.Text)):
		return Rule // asked what others get wrong, they went on with how it is done
	case kind == Exception && want == Exception && m.Absolute && ruleFirst.MatchString(s.Text):
		return Rule // a rule with its own exception: "I charge nothing for that visit except the travel"
	case kind == Exception && !m.Exception && alwaysSo.MatchString(s.Text):
		return Rule
	case kind == Exception && !first && !m.Exception && !m.Condition && s.Mistake():
		return Error // asked for an exception, they went on
	case kind == Exception && !first && !m.Exception && !m.Condition && !s.Han && orders(Plain(s.Text)):
		return Rule
	case kind == Rule && want == Cue && m.Condition && !m.Absolute && !thenActs(s):
		return Cue // "if the pressure is too low, all four are short"
	case kind == Rule && want == Tool && m.Condition && (s.Han && !thenActs(s) || !s.Han && !byUs.MatchString(s.Text) && !orders(Plain(s.Text))):
		return Tool // what it shows, and when
	case kind == Rule && isWhen.MatchString(s.Text) && detect.Figure(s.Text):
		return Threshold // "twenty is when I call it an incident"
	case kind == Rule && h.Probe == prompts.ProbeContradiction && m.Past && s.Acts() && plainly(s):
		return Incident // what one of the two was about
	case kind == Reason && h.Probe != prompts.ProbeGoal && !m.Reason && !costs(s):
		return insteadOfReason(s, m)
	case h.About == nil && (kind == Rule || kind == Threshold || kind == Reason && !m.Reason) && !strict[h.Probe] && tellsOnce(s, m):
		return Incident
	}
	return kind
}

// signals says whether a text is a sign and what it means.
func signals(text string) bool {
	_, ok := meaning(text)
	return ok
}

// habit says whether a sentence tells, in words of the past, how things are whenever they come: 打来好多回的就得赶紧回.
func habit(s detect.Sentence, m detect.Marks) bool {
	if tellsOnce(s, m) || dated.MatchString(s.Text) {
		return false
	}
	if s.Han {
		return habitHan.MatchString(s.Text)
	}
	return habitEnglish.MatchString(s.Text) && !oneTime.MatchString(s.Text) && !s.Acts()
}

// thenActs says whether something is to be done under the condition of a sentence.
func thenActs(s detect.Sentence) bool {
	r, ok := s.IfThen()
	if !ok {
		return s.Does()
	}
	then := strings.TrimSpace(s.Text[r.Then.Start-s.Start : r.Then.End-s.Start])
	said := detect.Sentences(then)
	return orders(then) || tied.MatchString(then) || len(said) == 0 || said[0].Does()
}

var (
	// knew is what somebody knew or expected when it happened.
	knew = lazy.Compile(`(?i)^(i|we) (already |just )?(knew|expected|thought|assumed|remembered|reckoned|had seen)\b|^我(们)?(当时|那时)?就?(知道|想着|估计|料到|记得)`)
	// drawn are the words that draw a line.
	drawn = lazy.Compile(`(?i)\b(more|less|fewer|longer|later|earlier|higher|lower) than\b|\bat (least|most)\b|\b(over|under|above|below|up to|beyond|past|within)\b|\bexceeds?\b|\bor (more|less)\b|\blimit\b|[<>≥≤%]|超过|不到|至少|最多|以上|以下|以内|之内|大于|小于|高于|低于|达到|起码|上下|过了|到了? ?(\d|[一二三四五六七八九十百千半])`)
	// tied is what is done under a condition, by the word that ties it there; 就是 and 就会 say what is so.
	tied = lazy.Compile(`^(那)?(就|则)[^是会有没算说]`)
	// byUs is what somebody does with a thing, other than what the thing shows.
	byUs = lazy.Compile(`(?i)\b(i|we|you|must|should|have to)\b`)
	// habitHan and habitEnglish are the words, or the build, of what is so each time; oneTime are those of one time.
	habitHan     = lazy.Compile(`有时候?|往往|一般|通常|总是?|老是|就(得|好办|行|对)|能(查|看|听)到|[人手员]爱|多半|常常`)
	habitEnglish = lazy.Compile(`^(A|An|Any|Every|Most|Two|Both) [^,;:]* (was|were) \w+(ed|en|t)\b|: (a|an|any|two|both) [^,;:]* (was|were) \w+(ed|en|t)\b`)
	oneTime      = lazy.Compile(`(?i)\b(last|ago|once|yesterday|that (day|night|time)|this time|in (january|february|march|april|may|june|july|august|september|october|november|december|(19|20)\d\d))\b`)
	// rightWay tells what is to be done, of whoever does it.
	rightWay = lazy.Compile(`(?i)^(i|we) (always|never) |, (i|we) (always|never)\b|\b(when|after|once|if|before) [^,]{3,50},? you \w+|^(应该|正确的|对的做法|要先|得先|必须)`)
	// ruleFirst is a rule with its exception behind it.
	ruleFirst = lazy.Compile(`(?i)^[^,;:]{8,}[, ] ?(unless|except|other than|apart from)\b|^[^，；：]{4,}，?(除非|除了)`)
	// alwaysSo is a rule in answer to what its exceptions are.
	alwaysSo = lazy.Compile(`(?i)^(i|we) always |一律|^(我|我们)?每次都`)
	// isWhen makes a line of what stands before it.
	isWhen = lazy.Compile(`(?i)^[^,;]* (is|are) (when|where) (i|we|you)\b`)
	// noCount are counts that count nothing.
	noCount = lazy.Compile(`一(遍|下|次|回|个|条|样|把|支|点|步|起|定|般|直|致|旦|眼|路|种|律|声|会儿)`)
)

// insteadOfReason is what a sentence says that was to give a reason and is plainly about something else.
func insteadOfReason(s detect.Sentence, m detect.Marks) Kind {
	switch {
	case tellsOnce(s, m):
		return Incident
	case since.MatchString(s.Text) && !s.Han && !detect.Past(s.Text), s.Han && since.MatchString(s.Text) && !m.Past:
		return Rule
	case m.Threshold && (m.Absolute || m.Negative) && drawn.MatchString(s.Text):
		return Threshold // "above 70 I don't tune at all"
	case m.Threshold && m.Absolute:
		return Threshold
	}
	if signals(s.Text) || earlySign.MatchString(s.Text) {
		return Cue
	}
	if obliges.MatchString(s.Text) || prohibition(s.Text) || !s.Han && orders(Plain(s.Text)) {
		return Rule
	}
	return Reason
}

// obliges are the words of a duty.
var obliges = lazy.Compile(`(?i)\b(you|we|i|they|it) (must|have to|need to|always|never) |必须|不许|不准|一律|千万`)

// earlySign calls something a sign.
var earlySign = lazy.Compile(`(?i)就是早?(兆头|征兆|苗头|信号|预兆)|\b(that|this|it)('s| is) (the |a |an )?(first |early |earliest |sure )?(sign|giveaway|tell|warning)\b`)
