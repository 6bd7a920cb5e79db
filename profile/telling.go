package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// A telling is what happened once. It is neither a rule nor a line, whatever figures and conditions stand in it, and a
// reader who finds it among the rules takes one night for how it always is.

// once are the beginnings that say that what follows happened at one time.
var once = lazy.Compile(`(?i)^(well, |so, |and )?(last (night|week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(in|one day in) (january|february|march|april|may|june|july|august|september|october|november|december|(19|20)\d\d)|(a|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|a few|many|several) (years|year|months|month|weeks|week|days) ago|one (night|morning|evening|afternoon|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|christmas))\b|^(去年|前年|大前年|上个?(月|周|礼拜|星期)|(19|20)\d\d ?年|[一二两三四五六七八九十几\d]+ ?年前|最近(一[次回])?是?(今年|去年|前年|上个?月|上周|昨)|今年[一二三四五六七八九十\d]+ ?月|有一?[回次年](,|，)?|(记得)?那年)`)

// goesOn are the beginnings of sentences that go on with a telling.
var goesOn = []string{"then", "later", "afterwards", "in the end", "at last", "after that", "next morning", "the next morning", "the next day", "后来", "结果", "最后", "第二天", "接着", "等到"}

// perceived is what somebody took in at a moment: a sign, a reading, a look at something.
var perceived = lazy.Compile(`(?i)\b(i|we) (\w+ )?(saw|noticed|heard|smelled|smelt|spotted|realised|realized|looked at|found that|read off)\b|(我|我们|咱们?)(当时|就|先|一|去)?(看|听|闻|摸|量)(到|见|着|出|的就是|了一眼|料|压|温|一下)|(发现|注意到|觉察|察觉)`)

// since are the beginnings of what has been done differently after a case.
var since = lazy.Compile(`(?i)^((ever )?since( then)?|from then on|now(adays)?|these days)\b|^(从那|打那|自那|那[次回]以后|从此|以后|现在|如今)`)

// dated are words for one day or hour: "on a Friday at 17:50".
var dated = lazy.Compile(`(?i)\b(on (a|the|that) )(mon|tues|wednes|thurs|fri|satur|sun)day\b|\bat \d{1,2}[:.]\d\d\b|那[次回天年]|当天|昨天|去年|前年|上(个月|次|回|周)|有一[次回]`)

// tellsOnce says whether a sentence tells what happened at one time, and when it was.
func tellsOnce(s detect.Sentence, m detect.Marks) bool {
	return m.Past && !m.Absolute && once.MatchString(s.Text)
}

// asTelling gives the kind to claims of one answer that belong to a telling by where they stand: what goes on with one, and
// what a case begins with before the sentence that can be told for one.
func asTelling(h Heard, prev *Claim, before detect.Sentence, c *Claim, s detect.Sentence) {
	if prev.Kind == Incident && c.Kind != Incident && len(c.Evidence) == 1 && begins(strings.ToLower(s.Text), goesOn) {
		if m := s.Marks(); gone(s) && !m.Condition && !m.Absolute {
			c.becomes(Incident)
		}
	}
	if prev.Kind == Incident && c.Kind == Reason && len(c.Evidence) == 1 && !costs(s) && !since.MatchString(s.Text) {
		if m := s.Marks(); m.Past && !m.Reason && !m.Condition && !m.Absolute {
			c.becomes(Incident) // what was found at the bottom of it
		}
	}
	if c.Kind == Incident && prev.Kind == Rule && h.Probe == prompts.ProbeScenario && len(prev.Evidence) == 1 && dated.MatchString(before.Text) && plainly(before) {
		prev.becomes(Incident)
	}
}

// amidTelling says whether a sentence that sounds like a rule stands in the middle of what is told of one case: "I looked at
// the total. Everything else I let slide. What nobody expected was …" English has verbs that are the same in the past, and
// people fall into the present in the middle of a story; Chinese tells neither apart but by 没 and 了.
func amidTelling(claims []Claim, before detect.Sentence, c Claim, s, next detect.Sentence) bool {
	m := s.Marks()
	if c.Kind != Rule || len(c.Evidence) > 1 || m.Condition || m.Absolute || m.Threshold || m.Exception || m.Hedge || since.MatchString(s.Text) || orders(s.Text) {
		return false
	}
	if !slices.ContainsFunc(claims, func(o Claim) bool { return o.Kind == Incident }) || !gone(before) || !gone(next) || since.MatchString(next.Text) {
		return false
	}
	if s.Han {
		return notDone.MatchString(s.Text) && !advised.MatchString(s.Text)
	}
	return !general.MatchString(s.Text)
}

var (
	notDone = lazy.Compile(`没|了([，。！]|$)`)
	advised = lazy.Compile(`[要得先才就再]|别[^的人]|必须|一般|每次|不能|应该`)
	general = lazy.Compile(`(?i)\b(you|your|now|nowadays|should|must|nobody|everybody|everyone|whoever|only ever|each|every)\b`)
)

// gone says whether a sentence tells what is past. 后来 says so by itself, where 最后 and 接着 may be the next step.
func gone(s detect.Sentence) bool {
	return s.Marks().Past || strings.HasPrefix(s.Text, "后来")
}

// becomes makes a claim one of another kind; that it answers what was asked stays true.
func (c *Claim) becomes(k Kind) {
	if !slices.Contains(c.Also, c.Kind) {
		c.Also = append(c.Also, c.Kind)
	}
	c.Kind = k
}

// plainly says whether a sentence states something and rules nothing.
func plainly(s detect.Sentence) bool {
	m := s.Marks()
	return !m.Condition && !m.Absolute && !m.Threshold && !m.Exception && !m.Inference && !s.Does() && !prohibition(s.Text)
}

// states says whether a text states how things are, and nothing of what to do.
func states(text string, said []detect.Sentence) bool {
	return len(said) > 0 && !orders(text) && !slices.ContainsFunc(said, func(s detect.Sentence) bool { return !plainly(s) || s.Han && s.Marks().Negative })
}
