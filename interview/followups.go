package interview

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// Limits of following up (methods.md §3.1).
const (
	followsEach = 2  // on one main question
	followsMost = 4  // where the answer told of something that happened, or left several things open
	followsLive = 24 // questions after which an answer is no longer followed up
	fading      = .01
)

// rich are the detectors that hear something worth following, not something missing: there the tacit knowledge is.
var rich = map[detect.ID]bool{detect.Rich: true, detect.Reversal: true, detect.Failure: true}

// surprising are those whose words are worth taking up whatever else is known.
var surprising = map[detect.ID]bool{detect.Rich: true, detect.Reversal: true}

// implied are the detectors that hear somebody say that there is more to it. That is asked for however often an answer has been
// followed up: nothing else will bring it.
var implied = map[detect.ID]bool{detect.Depends: true, detect.CondVague: true, detect.Gut: true, detect.TimeVague: true, detect.Range: true, detect.JudgeWord: true}

// followUps are questions on the words of the last answers.
func (p *planner) followUps() []candidate {
	var out []candidate
	n := len(p.st.Exchanges)
	for i := max(0, n-followsLive); i < n; i++ {
		x := p.st.Exchanges[i]
		t := p.topicOf(x)
		if x.Status != IsAnswered || t == nil {
			continue
		}
		out = append(out, p.onAnswer(x, t, n-1-i)...)
	}
	return out
}

// topicOf is the topic in which an answer is followed up; nil where it is not. What is left open while a case is told is
// gone into after it; the telling itself belongs where its words do.
func (p *planner) topicOf(x *Exchange) *Topic {
	switch {
	case x.Phase == prompts.Incident && x.Probe == prompts.ProbeIncident:
		return p.topicOfCase(x)
	case x.Phase == prompts.Topic || x.Phase == prompts.Incident || x.Source == string(detect.Dunno):
		return p.st.topic(x.Topic)
	}
	return nil
}

// onAnswer follows up one answer that was given age questions ago.
func (p *planner) onAnswer(x *Exchange, t *Topic, age int) []candidate {
	r := p.st.read(x)
	if r.intent != detect.Answers || r.refers || r.beside {
		return nil
	}
	limit := followsEach
	for _, h := range r.hits {
		if rich[h.ID] || h.Vague {
			limit = min(limit+1, followsMost)
		}
	}
	spent := p.followed(x) >= limit
	fade := 1 - fading*float64(age)
	var out []candidate
	add := func(id detect.ID, ref Ref, strength float64, vague bool) {
		if a := p.followUp(id, x, ref, t); a != nil {
			c := candidate{asked: a, topic: t, slot: SlotOf(a.Probe), trigger: strength * fade, follows: age == 0, unsettled: vague || surprising[id]}
			if vague && p.settled(x, t, c.slot) {
				c.trigger *= settledFactor
			}
			out = append(out, c)
		}
	}
	for _, h := range r.hits {
		if rich[h.ID] && r.story && p.asked[prompts.Incident] == 0 {
			continue // the dive goes into it
		}
		if SlotOf(x.Probe) == profile.SlotContact && nobody.MatchString(h.Quote.Of(x.Answer)) {
			continue // that was the answer
		}
		if spent && !(h.Vague && implied[h.ID]) {
			continue
		}
		if ref := refTo(x, h.Quote); !p.quoted(ref) && !p.known(h, x.Answer) {
			add(p.family(h, x), ref, h.Strength, h.Vague || h.ID == detect.CondVague && !r.figure) // a line that was left open is open, whatever else was said
		}
	}
	if r.brief && !r.specific && len(out) == 0 && x.Follows == "" && !spent {
		if s := detect.Sentences(x.Answer); len(s) > 0 {
			if q, ok := s[0].QuoteAround(s[0].Span); ok && !p.quoted(refTo(x, q)) {
				add(detect.Short, refTo(x, q), .6, s[0].Vague())
			}
		}
	}
	return out
}

// nobody says, in answer to who, that there is none.
var nobody = regexp.MustCompile(`(?i)\b(nobody|no one|no-one|none of them)\b|没人|没有人|不用(找|问|告诉)(谁|人)|谁也不用|谁都不用`)

// settledFactor is how much less a vague answer is worth following up once more was said about the same thing.
const settledFactor = .5

// settled says whether something definite was said later about what a vague answer left open: the slot was filled from a
// later answer on the same topic.
func (p *planner) settled(x *Exchange, t *Topic, slot profile.Slot) bool {
	return slices.ContainsFunc(p.st.Claims, func(c profile.Claim) bool {
		if c.Topic != t.ID || c.Vague || !slices.Contains(profile.SlotsOf(c), slot) {
			return false
		}
		y := p.st.Exchange(c.Evidence[0].Question)
		return y != nil && y.N > x.N
	})
}

// family names the wordings that follow a hit up. Words that are vague in answer to a question after one thing are
// followed up for that thing; otherwise for what they lack by themselves.
func (p *planner) family(h detect.Hit, x *Exchange) detect.ID {
	id := familyOf(h, x)
	if id == detect.Some && x.Probe == prompts.ProbeScenario && !does(h.Quote.Of(x.Answer)) {
		return detect.Gut // "some read well and are empty": how are they told from the rest
	}
	if consists[id] && !does(h.Quote.Of(x.Answer)) {
		return detect.NoExample // nobody does a fact: it is asked for the last time that it was so
	}
	return id
}

// consists are the follow-ups that ask what something consists of.
var consists = map[detect.ID]bool{detect.Opaque: true, detect.Thin: true}

// does says whether words tell what is done.
func does(words string) bool {
	return slices.ContainsFunc(detect.Sentences(words), detect.Sentence.Does)
}

func familyOf(h detect.Hit, x *Exchange) detect.ID {
	if !h.Vague {
		return h.ID
	}
	if namesIt[h.ID] {
		return h.ID
	}
	if x.Source == "slot" || x.Source == string(detect.NoCue) || x.Source == string(detect.NoExcept) {
		if id, ok := clearer[SlotOf(x.Probe)]; ok {
			return id
		}
	}
	if h.ID == detect.Thin && h.Lacks != "" {
		return h.Lacks
	}
	return h.ID
}

// namesIt are the detectors that hear what is left open, whatever was asked for.
var namesIt = map[detect.ID]bool{detect.Gut: true, detect.Depends: true}

// clearer names, for what was asked for and answered vaguely, the follow-up that asks for it again in the words used.
var clearer = map[profile.Slot]detect.ID{
	profile.SlotCue: detect.Gut, profile.SlotThreshold: detect.CondVague, profile.SlotException: detect.Some, profile.SlotContact: detect.AbsActor, profile.SlotAction: detect.Opaque,
	profile.SlotReason: detect.Thin, profile.SlotError: detect.Thin, profile.SlotTool: detect.Thin, profile.SlotTrick: detect.Thin,
}

// known says whether a term, tool or person was asked about before, or belongs to the trade.
func (p *planner) known(h detect.Hit, answer string) bool {
	if h.ID != detect.Jargon && h.ID != detect.Person && h.ID != detect.Tool {
		return false
	}
	word := strings.ToLower(h.Quote.Of(answer))
	for _, list := range [][]string{p.pack.Vocabulary, p.pack.Tools} {
		if slices.ContainsFunc(list, func(v string) bool { return strings.ToLower(v) == word }) {
			return true
		}
	}
	for _, x := range p.st.Exchanges {
		if strings.EqualFold(x.Quote, word) {
			return true
		}
	}
	return false
}

// followed counts the follow-ups on an answer, and on the answers to those.
func (p *planner) followed(x *Exchange) int {
	root := x.ID
	for f := x; f != nil && f.Follows != ""; f = p.st.Exchange(f.Follows) {
		root = f.Follows
	}
	n := 0
	for _, y := range p.st.Exchanges {
		at := y
		for at != nil && at.Follows != "" {
			if at.Follows == root {
				n++
				break
			}
			at = p.st.Exchange(at.Follows)
		}
	}
	return n
}

// followUp words a follow-up on quoted words.
func (p *planner) followUp(id detect.ID, x *Exchange, quote Ref, t *Topic) *Asked {
	if (id == detect.NoExcept || id == detect.Some || id == detect.AbsActor) && forbids(p.st.deref(quote)) {
		return nil // "do not cancel it": when would you not, and who does that?
	}
	list := p.fromSeed(p.pack.FollowUps[string(id)], fmt.Sprint(x.ID, id))
	for _, again := range []bool{false, true} {
		for _, q := range list {
			if p.used[q.ID] != again {
				continue
			}
			if a := p.wordWith(q, prompts.Topic, t, map[string]Ref{"q": quote}); a != nil {
				a.About, a.Follows, a.Source = &quote, x.ID, string(id)
				return a
			}
		}
	}
	return nil
}

// forbids says whether words forbid something.
func forbids(words string) bool {
	low := strings.ToLower(words)
	for _, w := range []string{"do not ", "don't ", "never ", "must not ", "no ", "不要", "别", "绝不", "绝对不", "不能", "千万"} {
		if strings.HasPrefix(low, w) || w[0] >= 0x80 && strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// helping is what is asked after an answer that shows that the question as it was put does not get through: the person
// has no words for it, talks around it, says something hollow, or cannot name the line. One question each; if that does
// not help, the subject is left.
func (p *planner) helping() []candidate {
	x := p.last()
	if x == nil || x.Status != IsAnswered || x.Phase != prompts.Topic || p.st.topic(x.Topic) == nil || helps[detect.ID(x.Source)] {
		return nil
	}
	t := p.st.topic(x.Topic)
	r := p.st.read(x)
	intent := r.intent
	if r.wish != (Ref{}) && !p.isTopic(r.wish) {
		return p.helpWith(followWish, x, r.wish, t)
	}
	if intent != detect.Answers && intent != detect.NotKnown {
		return nil
	}
	one := func(id detect.ID, ref Ref) []candidate { return p.helpWith(id, x, ref, t) }
	first, ok := firstWords(x)
	switch {
	case !ok:
	case r.groping:
		if c := p.triad(t); c != nil {
			return c
		}
		return one(detect.Groping, first)
	case r.evasive && x.Mark != profile.Private:
		return one(detect.Evading, first)
	case r.hollow && intent == detect.Answers && !p.sourced(t, detect.HollowTalk):
		return one(detect.HollowTalk, first)
	case SlotOf(x.Probe) == profile.SlotThreshold && x.Follows == "" && !r.figure && intent == detect.Answers && r.brief && !r.beside:
		return one(detect.Range, first)
	case x.Source == string(detect.Range) && r.figure && !r.strict && !p.manner.Terse && !p.manner.Impatient:
		return one(detect.Sure, first)
	}
	return nil
}

// helpWith words the one question of a kind that helps.
func (p *planner) helpWith(id detect.ID, x *Exchange, ref Ref, t *Topic) []candidate {
	a := p.followUp(id, x, ref, t)
	if a == nil {
		return nil
	}
	return []candidate{{asked: a, topic: t, slot: SlotOf(a.Probe), urgent: true}}
}

// followWish is the name under which a pack has the wordings that take up what somebody would rather talk about.
const followWish detect.ID = "wish"

// isTopic says whether words name one of the topics, which then comes sooner by its score.
func (p *planner) isTopic(words Ref) bool {
	said := detect.Content(p.st.deref(words))
	return slices.ContainsFunc(p.st.Topics, func(t *Topic) bool {
		for w := range detect.Content(t.Label) {
			if said[w] {
				return true
			}
		}
		return false
	})
}

// helps are the sources of questions that help; none of them is followed by another.
var helps = map[detect.ID]bool{detect.Groping: true, detect.Evading: true, detect.HollowTalk: true, detect.Sure: true, followWish: true, "triad": true}

// firstWords are the words of an answer that a question can repeat.
func firstWords(x *Exchange) (Ref, bool) {
	for _, s := range detect.Sentences(x.Answer) {
		if q, ok := s.QuoteAround(s.Span); ok && !s.Aside() && !s.AboutTalk() {
			return refTo(x, q), true
		}
	}
	return Ref{}, false
}

// triad compares three cases that the specialist told within a topic: what sets one apart from the other two is often
// what they could not name (repertory grid, methods.md §1.4). Once a topic.
func (p *planner) triad(t *Topic) []candidate {
	if p.sourced(t, "triad") {
		return nil
	}
	var cases []Ref
	for _, c := range p.st.Claims {
		if c.Topic != t.ID || c.Kind != profile.Incident || c.Vague || c.Standing == profile.Dropped {
			continue
		}
		x := p.st.Exchange(c.Evidence[0].Question)
		ref, ok := quoteIn(x, c.Evidence[0].Quote, anySentence)
		if ok && !slices.ContainsFunc(cases, func(r Ref) bool { return r.Seq == ref.Seq }) {
			cases = append(cases, ref)
		}
	}
	if len(cases) < 3 {
		return nil
	}
	for _, q := range p.pack.FollowUps["triad"] {
		if a := p.wordWith(q, prompts.Topic, t, map[string]Ref{"a": cases[0], "b": cases[1], "c": cases[2]}); a != nil {
			a.About, a.Source = &cases[2], "triad"
			return []candidate{{asked: a, topic: t, slot: SlotOf(a.Probe), urgent: true}}
		}
	}
	return nil
}
