package profile

import (
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
	var claims []Claim
	var last grown
	var before detect.Sentence
	said := map[string]bool{}
	var heading detect.Sentence // a bare word, which says what the sentence behind it is about
	talk := false               // the sentence before was about the interview
	answered := false           // that there is none such, or that it is not so: the words asked about go with nothing behind it
	all := detect.Sentences(h.Text)
	for i, s := range all {
		s = answering(s, h.Probe)
		if len(claims) == 0 && !answered && h.Phase != prompts.Voice {
			if c, ok := noneSaid(h, s); ok {
				claims, answered = append(claims, c), true
				h.Probe = prompts.ProbeScenario // what follows is no exception
				continue
			}
			if s.Verdict() && (whole.Refers || defaults[h.Probe] != Contact) {
				answered = defaults[h.Probe] != Exception && denies.MatchString(strings.TrimRight(s.Text, stops))
				continue
			}
			s = referral(s, whole.Refers)
		}
		if len(claims) == 0 && oneWord(h, s) && (h.About == nil || !needsQuestion(s)) {
			heading = s
			continue
		}
		if h.Phase != prompts.Voice {
			if about := s.AboutTalk() || besideTheWork(s, h); about || talk && dropsIt.MatchString(s.Text) {
				talk = true
				continue
			}
		}
		if talk = false; s.Idle() || said[s.Text] || h.Phase != prompts.Voice && s.Aside() || s.Hollow() {
			continue
		}
		said[s.Text] = true
		right, corrects := correction(s)
		c, ok := claimOf(h, s, len(claims) == 0, answered || corrects, whole.Refers)
		if !ok {
			heading, answered = s, true
			continue
		}
		if corrects {
			c.Text = right
			if c.Kind == Exception {
				c.Kind = Rule
			}
		}
		span := s.Span
		if heading.End > 0 && len(claims) == 0 && under(h, heading, &c, s) {
			span.Start = heading.Start
		}
		if n := len(claims); n > 0 {
			if i+1 < len(all) && amidTelling(claims, all[i-1], c, s, all[i+1]) {
				c.becomes(Incident)
			}
			if asTelling(h, &claims[n-1], before, &c, s); last.takes(h.Text, claims[n-1], s) {
				last.join(h.Text, &claims[n-1], c, s)
				continue
			} else if before.Verdict() && last.reaches(h.Text, s) { // "Nobody. There is no time. Drop the anchor."
				last.join(h.Text, &claims[n-1], c, s)
				claims[n-1].Text = claims[n-1].Evidence[0].Quote
				continue
			}
		}
		last, before = grown{span, 1}, s
		claims = append(claims, c)
	}
	return claims
}

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

// defaults is the kind of claim that a probe is after.
var defaults = map[prompts.Probe]Kind{
	prompts.ProbeScope: Boundary, prompts.ProbeGoal: Reason, prompts.ProbeJudgement: Step, prompts.ProbeScenario: Rule, prompts.ProbeIncident: Incident,
	prompts.ProbeTimeline: Incident, prompts.ProbeCue: Cue, prompts.ProbeKnowledge: Cue, prompts.ProbeAnalogue: Incident, prompts.ProbeOption: Rule,
	prompts.ProbeBasis: Reason, prompts.ProbeExpectation: Cue, prompts.ProbeTime: Threshold, prompts.ProbeAid: Tool, prompts.ProbeAssessment: Cue,
	prompts.ProbeError: Error, prompts.ProbeWhatIf: Exception, prompts.ProbeThreshold: Threshold, prompts.ProbeException: Exception,
	prompts.ProbeReason: Reason, prompts.ProbeAction: Rule, prompts.ProbeTool: Tool, prompts.ProbeContact: Contact, prompts.ProbeTerm: Term,
	prompts.ProbeTrick: Trick, prompts.ProbeAnomaly: Cue, prompts.ProbeSelf: Cue, prompts.ProbeConstraint: Rule, prompts.ProbePreMortem: Risk,
	prompts.ProbeContradiction: Rule, prompts.ProbeVoice: Voice, prompts.ProbeBoundary: Boundary, prompts.ProbeTeachBack: Rule, prompts.ProbeMissing: Rule,
}

// strict are the probes whose answers are of their kind whatever words they use.
var strict = map[prompts.Probe]bool{
	prompts.ProbeScope: true, prompts.ProbeGoal: true, prompts.ProbeVoice: true, prompts.ProbeBoundary: true, prompts.ProbeTerm: true,
	prompts.ProbeIncident: true, prompts.ProbeTimeline: true, prompts.ProbePreMortem: true, prompts.ProbeJudgement: true,
}

// kindOf decides what a sentence says. The order matters: the rarer and more telling sign wins.
func kindOf(h Heard, m detect.Marks) Kind {
	want := defaults[h.Probe]
	if want == "" {
		want = Rule
	}
	if strict[h.Probe] {
		return want
	}
	if kind, ok := told(h, m, want); ok {
		return kind
	}
	return want
}

// told returns the kind that the words themselves show.
func told(h Heard, m detect.Marks, want Kind) (Kind, bool) {
	switch {
	case want == Reason && m.Reason:
		return Reason, true
	case h.Probe == prompts.ProbeScenario && m.Past && !m.Condition && !m.Absolute:
		return Incident, true
	case m.Past && m.Failure && !m.Condition && !m.Absolute && (want == Rule || want == Threshold || want == Cue):
		return Incident, true
	case want == Incident && m.Past && !m.Condition:
		return Incident, true
	case m.Exception && want != Reason:
		return Exception, true
	case m.Condition && want != Exception && want != Threshold:
		return Rule, true
	case m.Term && want == Rule:
		return Term, true
	case m.Threshold && (want == Rule || want == Threshold || want == Cue && !m.Past):
		return Threshold, true
	case m.Trick:
		return Trick, true
	case m.Error && want != Cue && !m.Past:
		return Error, true
	case m.Contact && want != Exception && want != Reason:
		return Contact, true
	case m.Absolute && want == Rule:
		return Rule, true
	case m.Cue && want == Rule:
		return Cue, true
	case m.Reason && want == Rule && !m.Absolute:
		return Reason, true
	case m.Risk && want == Rule:
		return Risk, true
	case m.Tool && want == Rule && !m.Step:
		return Tool, true
	}
	return "", false
}

// hints lists what a claim may say besides, by the build of its sentence alone.
func hints(c Claim, s detect.Sentence) []Kind {
	var out []Kind
	for _, h := range []struct {
		is   func() bool
		kind Kind
	}{{s.Special, Exception}, {s.Diagnosis, Cue}, {s.Mistake, Error}} {
		if !c.Is(h.kind) && h.is() {
			out = append(out, h.kind)
		}
	}
	return out
}

// also lists what else a sentence says, and for the first sentence of an answer what was asked for.
func also(kind Kind, probe prompts.Probe, m detect.Marks, first bool) []Kind {
	var out []Kind
	add := func(is bool, k Kind) {
		if is && k != kind && k != "" {
			for _, o := range out {
				if o == k {
					return
				}
			}
			out = append(out, k)
		}
	}
	add(first && (defaults[probe] != Contact || kind == Contact), defaults[probe])
	add(m.Condition || m.Absolute, Rule)
	add(m.Threshold, Threshold)
	add(m.Exception, Exception)
	add(m.Reason, Reason)
	add(m.Cue, Cue)
	add(m.Error, Error)
	add(m.Contact, Contact)
	add(m.Tool, Tool)
	add(m.Trick, Trick)
	return out
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
