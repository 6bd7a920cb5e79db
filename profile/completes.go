package profile

import (
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// A question repeats words, and an answer may need them to be read: "What does that come to?" – "Two seconds." What belongs
// to another thing must not be put behind them: both together would be a rule that nobody gave.

// noneSaid makes the claim of a sentence that holds outright that what was asked for does not exist: of a rule, that it has
// no exception. Whoever says so has told it, and nobody is to read that they were asked and did not.
func noneSaid(h Heard, s detect.Sentence) (Claim, bool) {
	none, flat := s.NoneSuch()
	if !none || defaults[h.Probe] != Exception {
		return Claim{}, false
	}
	c := Claim{
		Kind: Exception, Topic: h.Topic, Phase: h.Phase, Standing: Stated, Text: Plain(s.Text),
		Evidence: []Evidence{{Question: h.Question, Quote: s.Text}},
	}
	if h.About == nil || story(h.About.Quote) {
		return c, h.About == nil
	}
	c.Also = []Kind{Rule}
	c.Evidence = append(c.Evidence, *h.About)
	if quote := strings.TrimRight(h.About.Quote, stops); !flat {
		c.Text = joinQuote(quote, s)
	} else if s.Han {
		c.Text = quote + prompts.TextsOf(prompts.Documents, prompts.ZH).Say("join.never")
	} else {
		c.Text = Plain(quote) + prompts.TextsOf(prompts.Documents, prompts.EN).Say("join.never")
	}
	return c, true
}

// referral is a sentence without the yes or no that it begins with: "Yes, copper". Of who does not know and names somebody
// else, it is that without that they do not know.
func referral(s detect.Sentence, refers bool) detect.Sentence {
	at := strings.IndexAny(s.Text, ",，")
	if at < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s.Text[at:])
	head, rest := detect.Sentences(s.Text[:at]), detect.Sentences(s.Text[at+n:])
	if len(head) != 1 || len(rest) != 1 || !head[0].Verdict() || !refers && !yesOrNo.MatchString(head[0].Text) {
		return s
	}
	rest[0].Start, rest[0].End = rest[0].Start+s.Start+at+n, rest[0].End+s.Start+at+n
	return rest[0]
}

var yesOrNo = lazy.Compile(`(?i)^(oh |well )?(yes|yeah|no|nope)$|^(有的?|没有|是的?|对|不是|会的?|不会)$`)

// denies says of what was asked about that it is not so: what comes behind that is something else.
var denies = lazy.Compile(`(?i)^(no|not (really|always|at all|necessarily)|never|yes and no|no and yes)$|^(也?是也不是|不一定|不是|没有?|从来没有?)$`)

// circumstance says whether a sentence names a case by "not", "never" or "always" and no verb: "never on a Friday". It has its
// own word for how the rule stands to it.
func circumstance(s detect.Sentence) bool {
	words := strings.Fields(strings.ToLower(strings.TrimRight(s.Text, stops)))
	return len(words) > 1 && len(words) <= 9 && byFrequency.MatchString(words[0]) && placed.MatchString(words[1])
}

var (
	byFrequency = lazy.Compile(`^(not|never|always|mostly|usually|sometimes)$`)
	placed      = lazy.Compile(`^(on|in|at|with|for|when|if|after|before|while|during|from|to|under|over|above|below|until|by|near)$`)
)

// caseOf says whether a sentence names a case of the words that were asked about: it is a bare one ("the circus"), begins
// with the circumstance, speaks of the same thing, or points back at it.
func caseOf(quote string, s detect.Sentence) bool {
	low := strings.ToLower(s.Text)
	if begins(low, dependent) || circumstance(s) || leans(s) || fragment(s) || len(detect.Shared(quote, s.Text)) > 0 {
		return true
	}
	if s.Han {
		_, conditional := s.IfThen()
		return conditional || elliptic.MatchString(low)
	}
	if caseFirst.MatchString(low) {
		return true
	}
	if cut := behindMain.FindStringIndex(low); cut != nil {
		low = low[:cut[0]]
	}
	return ofThat.MatchString(low)
}

var (
	caseFirst  = lazy.Compile(`^(and |but |only |not |even |just )*(if|when|whenever|while|where|once|until|till|as (long|soon) as|after|before|during|in case|except|unless|provided|whoever|whatever)\b`)
	behindMain = lazy.Compile(`,? (unless|because|since|so that|or it's|until)\b`)
	ofThat     = lazy.Compile(`\b(it|that|them|those|this|these|so|otherwise|differently|instead|anyway|there|neither|either|don't|doesn't|not)([.,;!]|$| (at|for|in|on|to|alone|then|down|up|off|out|by|with|until|before|after|as|and|be|apply|hold|count|works?|is|was|does)\b)`)
	elliptic   = lazy.Compile(`例外|[不别]|就|照样|可以|也|才|另|除|只|反过来`)
)

// completes says whether the words that were asked about are read on with a sentence that cannot be read alone. What
// happened once is not completed by when it was, nor by a word that heads what is said next; a full sentence about something else completes nothing.
func completes(h Heard, quote string, s detect.Sentence) bool {
	if h.Phase == prompts.Topic && story(quote) && bare(s) && (len(detect.Sentences(h.Text)) > 1 || caseFirst.MatchString(strings.ToLower(s.Text))) {
		return false
	}
	low := strings.ToLower(s.Text)
	return s.Han || leans(s) || !finite.MatchString(low) || standsFor.MatchString(low) || len(detect.Shared(quote, s.Text)) > 0
}

// standsFor are words in the place of something that was named before.
var standsFor = lazy.Compile(`\b(it|that|this|they|them|those|these|ones|(the|an?|new|old|other|next|last|first|every|each|big|small) one)\b`)

// finite are verbs that make a statement of whatever stands before them.
var finite = lazy.Compile(`^[a-z'-]+( [a-z'-]+){0,3} (is|are|was|were|has|have|had|can|will|must|should|doesn't|don't|isn't|aren't|knows?|makes?|means?|runs?) `)

// bare says whether a sentence is one word or a name for something, and says nothing of it.
func bare(s detect.Sentence) bool {
	if detect.Figure(s.Text) {
		return false
	}
	if s.Han {
		return utf8.RuneCountInString(strings.TrimRight(s.Text, stops)) <= bareHan
	}
	return len(strings.Fields(s.Text)) <= scrap
}

// bareHan is how many characters such a sentence has at most in Chinese.
const bareHan = 6
