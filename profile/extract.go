package profile

import (
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// Heard is an answer with what extraction has to know of its question.
type Heard struct {
	Question string
	Phase    prompts.Phase
	Probe    prompts.Probe
	Topic    string
	Text     string // as stored: secrets are masked already
	About    *Evidence
	Led      bool // documents put words before the answer, with which a bare one can be read
}

// Extract returns the claims in an answer, in the order of its sentences, without ids. A sentence makes one claim: its
// kind follows from its words where they are plain about it, otherwise from what the question was after; what else it
// says is in Also. Greetings, fillers, asides, impatience and "I don't know" make none. Hold-outs make none at all.
func Extract(h Heard) []Claim {
	whole := detect.Read(h.Text)
	if h.Phase == prompts.HoldOut || whole.Intent != detect.Answers && !whole.Refers || h.Phase != prompts.Voice && whole.Beside() && !goesOnAfter(h) {
		return nil
	}
	if h.Probe == prompts.ProbeSteps {
		return stepClaims(h)
	}
	if h.Phase == prompts.TeachBack && Agreed(h.Text) {
		return nil
	}
	if h.Phase == prompts.Voice {
		if granted.MatchString(strings.TrimSpace(h.Text)) {
			return nil
		}
		if c, ok := voiceClaim(h); ok {
			return []Claim{c}
		}
	}
	x := extraction{Heard: h, refers: whole.Refers, all: detect.Sentences(h.Text), said: map[string]bool{}}
	for i, s := range x.all {
		s = answering(s, x.Probe)
		if x.opens(&s) || x.heads(s) || x.saysNothing(s) {
			continue
		}
		x.take(i, s)
	}
	return x.claims
}

// extraction is an answer that is being gone through, sentence by sentence, with what the sentences before leave for the next.
type extraction struct {
	Heard
	refers bool // "no idea, ask Chen"
	all    []detect.Sentence

	claims   []Claim
	last     grown           // what the latest claim covers
	before   detect.Sentence // the latest sentence that is in a claim
	said     map[string]bool // sentences that were gone through
	heading  detect.Sentence // a bare word, which says what the sentence behind it is about
	talk     bool            // the sentence before was about the interview
	listing  bool            // the latest claim ends in a colon, and what follows are its items
	answered bool            // that there is none such, or that it is not so: the words asked about go with nothing behind it
}

// opens goes through what only the beginning of an answer can be: that there is none of what was asked for, or yes or no. What is
// behind the yes or no in the same sentence is left in s.
func (x *extraction) opens(s *detect.Sentence) bool {
	if len(x.claims) > 0 || x.answered || x.Phase == prompts.Voice {
		return false
	}
	if c, ok := noneSaid(x.Heard, *s); ok {
		x.claims, x.answered = append(x.claims, c), true
		x.Probe = prompts.ProbeScenario // what follows is no exception
		return true
	}
	if s.Verdict() && (x.refers || defaults[x.Probe] != Contact) {
		x.answered = defaults[x.Probe] != Exception && denies.MatchString(strings.TrimRight(s.Text, stops))
		return true
	}
	*s = referral(*s, x.refers)
	return false
}

// heads keeps a word that cannot be a claim for the sentence behind it.
func (x *extraction) heads(s detect.Sentence) bool {
	if len(x.claims) > 0 || !oneWord(x.Heard, s) || x.About != nil && needsQuestion(s) {
		return false
	}
	x.heading = s
	return true
}

// saysNothing says whether a sentence is about the interview and not the work, or says nothing, or again what was said.
func (x *extraction) saysNothing(s detect.Sentence) bool {
	talk := x.talk
	if x.talk = false; x.Phase != prompts.Voice {
		if x.talk = s.AboutTalk() || besideTheWork(s, x.Heard) || talk && dropsIt.MatchString(s.Text); x.talk {
			return true
		}
	}
	if s.Idle() || x.said[s.Text] || x.Phase != prompts.Voice && s.Aside() && !x.isAll(s) || s.Hollow() {
		return true
	}
	x.said[s.Text] = true
	return false
}

// isAll says whether a sentence is the whole answer and gives a rule or a reason. It may sound like one's life then, and still be
// what was asked for: "I never sign off my own brother's dive."
func (x *extraction) isAll(s detect.Sentence) bool {
	m := s.Marks()
	return len(x.all) == 1 && (m.Absolute || m.Reason)
}

// take makes a claim of sentence i, or adds it to the claim before it.
func (x *extraction) take(i int, s detect.Sentence) {
	right, corrects := correction(s)
	c, ok := claimOf(x.Heard, s, len(x.claims) == 0, x.answered || corrects, x.refers)
	if !ok {
		x.heading, x.answered = s, true
		return
	}
	if corrects {
		c.Text = right
		if c.Kind == Exception {
			c.Kind = Rule
		}
	}
	span := s.Span
	if x.heading.End > 0 && len(x.claims) == 0 && under(x.Heard, x.heading, &c, s) {
		span.Start = x.heading.Start
	}
	if len(x.claims) > 0 {
		if i+1 < len(x.all) && amidTelling(x.claims, x.all[i-1], c, s, x.all[i+1]) {
			c.becomes(Incident)
		}
		if x.joins(&c, s) {
			return
		}
	}
	x.last, x.before, x.listing = grown{span, 1}, s, announces(s)
	x.claims = append(x.claims, c)
}

// announces says whether a sentence ends in the colon before a list.
func announces(s detect.Sentence) bool {
	return strings.HasSuffix(s.Text, ":") || strings.HasSuffix(s.Text, "：")
}

// joins adds a claim to the one before where they are one thing to read.
func (x *extraction) joins(c *Claim, s detect.Sentence) bool {
	prev := &x.claims[len(x.claims)-1]
	asTelling(x.Heard, prev, x.before, c, s)
	if x.Probe == prompts.ProbeJudgement && c.Kind != prev.Kind {
		return false // "Loading is no judgement" is not among what takes it
	}
	if x.listing = x.listing && x.last.lists(x.Text, s); x.listing {
		x.last.join(x.Text, prev, *c, s)
		return true
	}
	switch {
	case x.last.takes(x.Text, *prev, s):
		x.last.join(x.Text, prev, *c, s)
	case usedTo.MatchString(x.before.Text) && x.last.reaches(x.Text, s): // and what is done now
		x.last.join(x.Text, prev, *c, s)
		if prev.Kind != Rule && prev.Is(Rule) {
			prev.Also = slices.DeleteFunc(prev.Also, func(k Kind) bool { return k == Rule })
			prev.becomes(Rule)
		}
	case x.before.Verdict() && x.last.reaches(x.Text, s): // "Nobody. There is no time. Drop the anchor."
		x.last.join(x.Text, prev, *c, s)
		prev.Text = prev.Evidence[0].Quote
	default:
		return false
	}
	return true
}

// usedTo is how something was done once. By itself it is no advice.
var usedTo = lazy.Compile(`(?i)\b(i|we) used to \w+|^我?(以前|从前|原来|早先|过去)(我|都|是|老|总|一直|也)`)

// under puts the word before a claim that says what it is about: "Snow. Above 20 centimetres every node loses 15 percent."
func under(h Heard, heading detect.Sentence, c *Claim, s detect.Sentence) bool {
	if len(c.Evidence) > 1 || strings.TrimSpace(h.Text[heading.End:s.Start]) != "" || detect.Words(h.Text[heading.Start:s.End]) > joinWords {
		return false
	}
	c.Text = sentences(capitalise(heading.Text), c.Text, s)
	c.Evidence[0].Quote = h.Text[heading.Start:s.End]
	return true
}

// claimOf makes the claim of one sentence. The first may need the words that were asked about, unless these have been
// answered before it; a bare word that does not go with them says nothing.
func claimOf(h Heard, s detect.Sentence, first, answered, refers bool) (Claim, bool) {
	m := s.Marks()
	kind := settled(h, s, m, kindOf(h, m), first)
	c := Claim{
		Kind: kind, Also: also(kind, h.Probe, m, first), Topic: h.Topic, Phase: h.Phase, Standing: Stated, Hedged: m.Hedge,
		Text:     Plain(s.Text),
		Evidence: []Evidence{{Question: h.Question, Quote: s.Text}},
		Vague:    kind != Incident && s.Vague(),
	}
	c.Hints = hints(c, s)
	switch {
	case h.Probe == prompts.ProbeBoundary && permits(s.Text):
		c.Kind = Rule
	case first && refers: // "no idea, ask Chen": somebody to ask
		c.Kind, c.Also = Contact, nil
	}
	if !first || answered || refers || h.About == nil {
		return c, true
	}
	about := *h.About
	if said := detect.Sentences(about.Quote); len(said) == 1 {
		about.Quote = answering(said[0], "").Text
	}
	switch {
	case c.Kind == Exception && !caseOf(about.Quote, s): // another thing altogether
		if !m.Exception && !m.Past && !s.Special() { // what happened once is no rule
			c.becomes(Rule)
		}
	case c.Kind == Exception && circumstance(s) && !story(about.Quote):
		c.Text = joinQuote(about.Quote, s)
		c.Evidence = append(c.Evidence, about)
	case c.Kind == Exception && !never(s) && !story(about.Quote):
		c.Text = exceptTo(about.Quote, s)
		c.Evidence = append(c.Evidence, about)
		c.Vague = false // the words that it is the exception to say the rest
	case needsQuestion(s) && (c.Kind != Error || begins(strings.ToLower(s.Text), dependent)): // a mistake goes on with nothing
		if !completes(h, about.Quote, s) {
			return c, !bare(s)
		}
		c.Text = joinQuote(about.Quote, s)
		c.Evidence = append(c.Evidence, about)
		c.Vague = c.Vague && s.Telling() < 1
	}
	return c, true
}

// permits says whether a sentence in the answer to "what must never be decided alone" allows something instead.
func permits(text string) bool {
	low := strings.ToLower(text)
	for _, who := range []string{"a program", "the program", "an agent", "the agent", "a stand-in", "it", "they", "you", "whoever", "a machine"} {
		for _, may := range []string{" may ", " can "} {
			if strings.HasPrefix(low, who+may) && !strings.HasPrefix(low, who+may+"not ") && !strings.HasPrefix(low, who+may+"never ") {
				return true
			}
		}
	}
	return strings.Contains(low, "可以自己") || strings.Contains(low, "可以让程序") || strings.Contains(low, "可以直接")
}

// story says whether words tell what happened once: there is no exception to that.
func story(words string) bool {
	said := detect.Sentences(words)
	return len(said) > 0 && (said[0].Marks().Past || said[0].Han && oneThenOther.MatchString(said[0].Text))
}

// oneThenOther is that somebody did one thing and then said or did another: 试了说行.
var oneThenOther = lazy.Compile(`^[^，。]{1,8}了(说|问|答|讲|喊|笑|走|摇头|点头)`)

// never says whether the answer to "when would you not?" is that there is no such case.
func never(s detect.Sentence) bool {
	low := strings.ToLower(strings.Trim(s.Text, " .!。！"))
	return strings.HasPrefix(low, "never") || strings.HasPrefix(low, "no ") || strings.HasPrefix(low, "none") || strings.HasPrefix(low, "there is no") || strings.HasPrefix(low, "没有") || strings.HasPrefix(low, "从来")
}

// agreements are ways of saying in teach-back that nothing is wrong.
var agreements = []string{
	"looks good", "looks right", "all good", "all fine", "all correct", "that's right", "that is right", "that's all", "that is all", "correct", "right", "fine", "nothing", "nothing wrong", "nothing missing", "nothing to add", "no", "none", "ok", "okay", "yes", "good", "agreed",
	"没问题", "没有问题", "都对", "对的", "没错", "没有", "可以", "就这样", "挺好", "没了", "没有了", "不用改", "没什么要补充的", "没漏",
}

// Agreed says whether the answer to a teach-back adds nothing.
func Agreed(text string) bool {
	for _, part := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(".,;!，。；！、\n", r) }) {
		part = strings.TrimSpace(part)
		found := part == ""
		for _, a := range agreements {
			found = found || part == a
		}
		if !found {
			return false
		}
	}
	return true
}
