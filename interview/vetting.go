package interview

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/profile/secret"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// vetting is the examination of one reply of a model's. It trusts nothing in it: not that a quote stands where it is said to
// stand, not that a question is one, not that a claim says what its quote says.
type vetting struct {
	s    *Session
	st   *State
	lang prompts.Lang
	of   Consultation
	by   string
	out  Proposed
}

func newVetting(s *Session, of Consultation, from Model) *vetting {
	host, name := firstBytes(plain.Line(from.Host()), NameLimit), firstBytes(plain.Line(from.Name()), NameLimit)
	return &vetting{
		s: s, st: s.st, lang: lang(s.st.Setup.Lang), of: of, by: by(name, host),
		out: Proposed{ID: fmt.Sprint("m", s.st.proposals.events+1), Host: host, Model: name, Shown: of.shown},
	}
}

func (v *vetting) refuse(why string, n int) {
	if n == 0 {
		return
	}
	if v.out.Refused == nil {
		v.out.Refused = map[string]int{}
	}
	v.out.Refused[why] += n
}

// answer finds the answer that something rests on: one that the model was shown, and that stands as it was shown.
func (v *vetting) answer(id string) *Exchange {
	for _, a := range v.of.shown {
		if a.Question == id && v.st.stillShown(a) {
			return v.st.byID[id]
		}
	}
	return nil
}

// address is what a question or a statement has no need of, and somebody could be led to.
var address = regexp.MustCompile(`(?i)[a-z][a-z0-9+.-]*://|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|io|ai|dev|app|cn|ru|xyz|info|me|co)\b|\S@\S`)

// unclean says whether a text cannot be shown as it is.
func unclean(text string) bool {
	return text == "" || len(text) > proposalLimit || plain.Hidden(text) || strings.ContainsAny(text, "\n\t{}<>`") || strings.TrimSpace(text) != text || address.MatchString(text)
}

// quoteLeast is how long a quote is at least, in bytes: "it" rests on nothing.
const quoteLeast = 6

// rests finds the words that something rests on in an answer, verbatim.
func rests(x *Exchange, quote string) (Ref, bool) {
	at := strings.Index(x.Answer, quote)
	if len(strings.TrimSpace(quote)) < quoteLeast || len(quote) > proposalLimit || at < 0 {
		return Ref{}, false
	}
	return Ref{Seq: x.AnswerSeq, Start: at, End: at + len(quote)}, true
}

// askable are the probes that a model may use: those that are after something about a topic. The schema names the same.
var askable = []prompts.Probe{
	prompts.ProbeCue, prompts.ProbeThreshold, prompts.ProbeException, prompts.ProbeReason, prompts.ProbeAction, prompts.ProbeError,
	prompts.ProbeTool, prompts.ProbeContact, prompts.ProbeTrick, prompts.ProbeWhatIf,
}

// tells says whether an answer tells a case: one with one thing changed is a scenario that somebody has lived through.
func (v *vetting) tells(x *Exchange) bool {
	r := v.st.read(x)
	return r.story || x.Probe == prompts.ProbeIncident && r.past > 0
}

// question checks a question, and says why it is thrown away; empty if it is not.
func (v *vetting) question(q *ProposedQuestion, answer, quote string) string {
	x, t := v.answer(answer), v.st.topic(q.Topic)
	switch {
	case x == nil || !v.st.allShown(v.of.shown): // it may repeat words of any answer that the model saw
		return OutOfDate
	case unclean(q.Text):
		return Unclean
	case !slices.Contains(askable, q.Probe) || q.Probe == prompts.ProbeWhatIf && !v.tells(x):
		return BadShape
	case t == nil || x.Topic != "" && x.Topic != t.ID:
		return OffTopic
	}
	ref, ok := rests(x, quote)
	if !ok {
		return NoQuote
	}
	q.Quote = ref
	said := x.Answer + "\n" + v.st.Setup.Work + "\n" + t.Label
	switch {
	case len(prompts.LintQuestion(v.lang, q.Text)) > 0 || v.putsWords(q.Text, x.Answer) || secret.Announced(q.Text) || profile.Unsaid(q.Text, said) != "":
		return BadWording
	case len(detect.Shared(q.Text, quote)) == 0:
		return OffTopic
	case t.Declined[SlotOf(q.Probe)] || v.waiting() >= questionsAlive || v.asked(q.Text, t.ID):
		return Known
	}
	return ""
}

// putsWords says whether a question quotes what the answer does not say: the lint does not judge what stands in quotation
// marks, since our own questions put nothing there but the specialist's words.
func (v *vetting) putsWords(text, answer string) bool {
	return slices.ContainsFunc(prompts.Quotations(text), func(q string) bool { return !strings.Contains(answer, q) })
}

// asked says whether something like a question was asked, lately or about its topic, or is proposed and not asked yet. The same
// with other words in quotation marks is like it: four such questions running are a form to fill in.
func (v *vetting) asked(text, topic string) bool {
	frame := prompts.Unquoted(text)
	like := func(other string) bool {
		return other != "" && max(prompts.Similar(v.lang, other, text), prompts.Similar(v.lang, prompts.Unquoted(other), frame)) >= repeated
	}
	lately := len(v.st.Exchanges) - followsLive
	return slices.ContainsFunc(v.st.Exchanges, func(x *Exchange) bool {
		return x.Kind != Review && (x.Topic == topic || x.N > lately) && like(x.Question)
	}) ||
		slices.ContainsFunc(v.st.proposals.list, func(p *proposal) bool { return v.st.alive(p) && like(p.text) }) ||
		slices.ContainsFunc(v.out.Questions, func(q ProposedQuestion) bool { return like(q.Text) })
}

// waiting is how many questions of a model's are there to be asked.
func (v *vetting) waiting() int {
	n := len(v.out.Questions)
	for _, p := range v.st.proposals.list {
		if v.st.alive(p) {
			n++
		}
	}
	return n
}

// claim checks a claim and makes it, or says why it is thrown away. Its evidence is the whole sentence in which the quote
// stands: a quote that begins behind a "not" is verbatim, and says the opposite.
func (v *vetting) claim(answer, quote string, kind profile.Kind, text string) (profile.Claim, string) {
	var none profile.Claim
	x := v.answer(answer)
	switch {
	case x == nil:
		return none, OutOfDate
	case unclean(text):
		return none, Unclean
	case !slices.Contains(proposable, kind):
		return none, BadShape
	case x.Probe == prompts.ProbeSteps || x.Probe == prompts.ProbeJudgement:
		return none, OffTopic // a list of parts of the work, with nothing said about any of them
	}
	ref, ok := rests(x, quote)
	if !ok {
		return none, NoQuote
	}
	s, ok := sentenceOf(x.Answer, ref)
	switch {
	case !ok || !profile.Faithful(text, s.Text):
		return none, Unfaithful
	case s.Vague() || s.Idle() || s.Hollow() || s.AboutTalk():
		return none, SaysNothing
	case v.heard(x, s.Text) || len(v.st.unjudged())+len(v.out.Claims) >= claimsProposed:
		return none, Known
	}
	return profile.Claim{
		Kind: kind, Topic: x.Topic, Phase: x.Phase, Text: plain.Line(text), Standing: profile.Inferred, Hedged: s.Marks().Hedge,
		Evidence: []profile.Evidence{{Question: x.ID, Quote: s.Text}}, Model: v.by,
	}, ""
}

// proposable are the kinds of claims that a model may propose. What must never be decided alone, how somebody speaks and what
// happened is theirs to say. The schema names the same.
var proposable = []profile.Kind{
	profile.Rule, profile.Cue, profile.Threshold, profile.Exception, profile.Reason, profile.Error, profile.Tool, profile.Contact,
	profile.Term, profile.Trick, profile.Risk,
}

// sentenceOf is the one sentence in which words stand.
func sentenceOf(text string, r Ref) (detect.Sentence, bool) {
	for _, s := range detect.Sentences(text) {
		if s.Start <= r.Start && r.End <= s.End {
			return s, true
		}
	}
	return detect.Sentence{}, false
}

// heard says whether a claim is made of a sentence already, of whatever kind, by our own extraction or from an earlier reply. Said as
// another kind it would be read back beside it, and stand in the documents twice.
func (v *vetting) heard(x *Exchange, sentence string) bool {
	return slices.ContainsFunc(slices.Concat(v.st.Claims, v.st.inferred, v.out.Claims), func(c profile.Claim) bool {
		e := c.Evidence[0]
		return e.Question == x.ID && (strings.Contains(e.Quote, sentence) || strings.Contains(sentence, e.Quote))
	})
}
