package interview

import (
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// The incident dive is the critical decision method (Klein, Calderwood & MacGregor 1989; methods.md §1.2): the telling;
// its turning points read back; at each the probes that fit it, with its words quoted; then a what-if that changes one
// feature of the real case. A case that was told in full while the talk was of something else is gone into instead of
// asking for one.

// incident asks the next question of the dive.
func (p *planner) incident() Move {
	if !p.room(prompts.Incident) || p.asked[prompts.Stress]+p.asked[prompts.Voice] > 0 {
		return Move{}
	}
	told, tried := p.telling()
	if told == nil {
		told = p.toldAlready()
	}
	if told == nil && (tried >= 2 || p.st.sitting.n > 0) || p.idle(prompts.Incident) {
		return Move{}
	}
	for _, q := range p.pack.Incident {
		if p.used[q.ID] || (q.Probe == prompts.ProbeIncident) != (told == nil) {
			continue
		}
		if a := p.intoCase(q, told); p.fit(a) {
			return Move{Ask: a}
		}
	}
	return Move{}
}

// intoCase words a question of the dive; nil where it does not fit the case.
func (p *planner) intoCase(q prompts.Question, told *Exchange) *Asked {
	if told == nil {
		return p.word(q, prompts.Incident)
	}
	if p.askedOf(told, q.Probe) || q.Probe == prompts.ProbeThreshold && p.lineFrom(told) {
		return nil // a follow-up had it already, or the question before
	}
	if last := p.last(); q.Probe == prompts.ProbeWhatIf && last != nil && !p.st.learnedFrom(last.ID) {
		return nil // to somebody who has said what there is, a change in the case is one question more
	}
	points := p.st.read(told).points
	slots := map[string]Ref{}
	var about *Ref
	switch {
	case hasSlot(q.Text, "q"):
		at, ok := p.pointFor(q.Probe, points)
		if !ok {
			return nil
		}
		slots["q"], about = at, &at
		if hasSlot(q.Text, "a") { // read it back from where it began
			if slots["a"] = points[0].ref; points[0].ref == at {
				return nil
			}
		}
	case q.Probe == prompts.ProbeTimeline && len(points) >= readBack:
		return nil // the telling has the turns already
	}
	a := p.wordWith(q, prompts.Incident, p.topicOfCase(told), slots)
	if a != nil {
		a.Follows, a.About = told.ID, about
	}
	return a
}

// readBack is how many turning points a telling has when there is no need to ask for them.
const readBack = 3

// askedOf says whether a probe followed a case up already.
func (p *planner) askedOf(told *Exchange, probe prompts.Probe) bool {
	return slices.ContainsFunc(p.st.Exchanges, func(x *Exchange) bool {
		return x.Follows == told.ID && x.Phase != prompts.Incident && x.Probe == probe
	})
}

// lineFrom says whether what is done since a case, when that was asked, has brought a line already.
func (p *planner) lineFrom(told *Exchange) bool {
	return slices.ContainsFunc(p.st.Claims, func(c profile.Claim) bool {
		x := p.st.Exchange(c.Evidence[0].Question)
		return x != nil && x.Follows == told.ID && x.Probe == prompts.ProbeAction && c.Is(profile.Threshold) && !c.Vague
	})
}

// toldAlready returns the richest case that was told within a topic, if one was told at length.
func (p *planner) toldAlready() *Exchange {
	var best *Exchange
	most := 0
	for _, x := range p.st.here() {
		if x.Phase != prompts.Topic || x.Status != IsAnswered || !p.st.read(x).story {
			continue
		}
		if n := len(p.st.read(x).points); n > most {
			best, most = x, n
		}
	}
	return best
}

// How much has to be told for it to be a case and not a remark.
const (
	storySentences = 2 // with a turn in it: a surprise, a failure, a reversal
	longStory      = 3 // without one
	storyWords     = 22
)

// point is a turn in a case: the words that tell it, and what sort of turn it is.
type point struct {
	ref  Ref
	sort pointSort
	acts bool // the teller did something there, whatever else it was
	why  bool // it says why
}

type pointSort int

const (
	happened pointSort = iota // something came about
	acted                     // the teller did something
	noticed                   // a sign
	measured                  // a figure
	wrong                     // something failed
	turned                    // a surprise, a reversal
)

// pointsIn finds the turns of a case, in the order in which they were told.
func pointsIn(told *Exchange, hits []detect.Hit) []point {
	var out []point
	for _, s := range detect.Sentences(told.Answer) {
		span, ok := s.QuoteAround(s.Span)
		if !ok || s.Idle() || s.Aside() || s.AboutTalk() || detect.Words(s.Text) < 3 {
			continue
		}
		m := s.Marks()
		if !s.Acts() && scene.MatchString(s.Text) && (s.Han || !detect.Past(s.Text)) {
			continue // when it was
		}
		if general(s, m.Past) || m.Condition && s.Han && !m.Past {
			continue // how it is in general, in the middle of the telling
		}
		sort := happened
		switch {
		case hitWithin(hits, s, detect.Rich, detect.Reversal):
			sort = turned
		case m.Failure:
			sort = wrong
		case m.Cue:
			sort = noticed
		case m.Threshold:
			sort = measured
		case s.Acts():
			sort = acted
		}
		out = append(out, point{refTo(told, span), sort, s.Acts(), m.Reason})
	}
	return out
}

// general says whether a sentence speaks of how things are, or have been since, and not of what happened. Chinese has no
// tense to tell the first by.
func general(s detect.Sentence, past bool) bool {
	if sinceThen.MatchString(s.Text) {
		return true
	}
	return !s.Han && !past && generally.MatchString(strings.ToLower(s.Text))
}

// scene is when something was, and nothing else: "October last year, a pop tour".
var scene = regexp.MustCompile(`(?i)^(it was |that was |this was )?(back )?(in |on |at )?(early |late |mid-?)?(january|february|march|april|may|june|july|august|september|october|november|december|(mon|tues|wednes|thurs|fri|satur|sun)day|last (year|week|month|night|spring|summer|autumn|fall|winter)|(a|two|three|some|\d+) (days?|weeks?|months?|years?) ago|(19|20)\d\d)( (last year|this year|\d{4}|night|morning|afternoon|evening))?([ ,]+[\w' -]{0,30})?[.]?$|^(那是|这是|就)?(大?前年|去年|今年|上个?月|上周|前几天|前阵子|[一二三四五六七八九十0-9]+月)[^，。了过没把被]{0,8}[。]?$`)

var sinceThen = regexp.MustCompile(`(?i)\b(ever )?since then\b|(从那|打那|自那|那次)(次|回|天)?(以后|之后|起)|从此|从今往后|后来(我们|我|就)?(都|一律|每次)`)

var generally = regexp.MustCompile(`\b(you (see|get|know|find|have to|need|can|never|only|always|must|should)|always|usually|normally|never|every time)\b`)

func hitWithin(hits []detect.Hit, s detect.Sentence, ids ...detect.ID) bool {
	return slices.ContainsFunc(hits, func(h detect.Hit) bool {
		return slices.Contains(ids, h.ID) && s.Start <= h.Quote.Start && h.Quote.Start < s.End
	})
}

// fits lists for a probe the turns that it fits best.
var fits = map[prompts.Probe][]pointSort{
	prompts.ProbeCue:         {turned, noticed, wrong, happened},
	prompts.ProbeKnowledge:   {noticed, turned, measured},
	prompts.ProbeExpectation: {acted, happened},
	prompts.ProbeBasis:       {acted, turned, measured},
	prompts.ProbeOption:      {acted, wrong},
	prompts.ProbeError:       {wrong, noticed, turned, happened},
	prompts.ProbeWhatIf:      {measured, noticed, happened, turned},
	prompts.ProbeTime:        {wrong, acted, turned},
}

// decisions are the probes that are after what the teller chose to do.
var decisions = map[prompts.Probe]bool{prompts.ProbeBasis: true, prompts.ProbeOption: true, prompts.ProbeExpectation: true}

// oneThing is how many words, counted as detect.Words does, a turn has at most that is one thing.
const oneThing = 14

// pointFor picks the turn that a probe fits best, one that was not quoted yet where there is one.
func (p *planner) pointFor(probe prompts.Probe, points []point) (Ref, bool) {
	if decisions[probe] {
		for _, at := range points {
			if at.acts && !p.quoted(at.ref) {
				return at.ref, true
			}
		}
		if slices.ContainsFunc(points, func(at point) bool { return at.acts }) {
			return Ref{}, false // what was chosen there has been asked about
		}
	}
	switch probe {
	case prompts.ProbeBasis:
		points = slices.DeleteFunc(slices.Clone(points), func(at point) bool { return at.why })
	case prompts.ProbeWhatIf: // one thing of the case is changed: of a long sentence nobody knows which, and what the teller did is what is asked for
		points = slices.DeleteFunc(slices.Clone(points), func(at point) bool { return at.acts || detect.Words(p.st.deref(at.ref)) > oneThing })
	}
	for _, again := range []bool{false, true} {
		for _, sort := range fits[probe] {
			for _, at := range points {
				if at.sort == sort && p.quoted(at.ref) == again {
					return at.ref, true
				}
			}
		}
	}
	if len(points) > 0 {
		return points[len(points)-1].ref, true
	}
	return Ref{}, false
}

// idle says whether the last answers in a phase brought nothing: there is no more to be had.
func (p *planner) idle(phase prompts.Phase) bool {
	n := 0
	for i := len(p.st.Exchanges) - 1; i >= 0 && n < p.patience(); i-- {
		x := p.st.Exchanges[i]
		if x.Phase != phase || x.Status == IsParked {
			continue
		}
		if x.Probe == prompts.ProbeIncident || p.st.learnedFrom(x.ID) {
			return false
		}
		n++
	}
	return n == p.patience()
}

// patience is how many answers in a row may bring nothing before a case is left. Somebody terse is asked longer: what
// looks like nothing from them often is not (methods.md §2.1).
func (p *planner) patience() int {
	switch {
	case p.manner.Impatient || p.manner.Flagging:
		return 1
	case p.manner.Terse:
		return 3
	}
	return 2
}

// telling returns the incident that was told when asked for one, and how many pickers were tried.
func (p *planner) telling() (told *Exchange, tried int) {
	for _, x := range p.st.here() {
		if x.Phase == prompts.Incident && x.Probe == prompts.ProbeIncident {
			tried++
			if x.Status == IsAnswered && p.st.learnedFrom(x.ID) && p.st.read(x).past > 0 {
				told = x // and not a rule, or somebody to ask
			}
		}
	}
	return told, tried
}

// learnedFrom says whether an answer brought anything.
func (st *State) learnedFrom(question string) bool {
	return slices.ContainsFunc(st.Claims, func(c profile.Claim) bool { return c.Evidence[0].Question == question })
}

// topicOfCase is the topic that an incident belongs to: the one that it was told in, otherwise the one it shares most
// words with, if it shares enough.
func (p *planner) topicOfCase(x *Exchange) *Topic {
	if t := p.st.topic(x.Topic); t != nil {
		return t
	}
	var best *Topic
	most := 0
	said := detect.Content(x.Answer)
	for _, t := range p.st.Topics {
		n := 0
		for w := range detect.Content(t.Label) {
			if said[w] {
				n += 3
			}
		}
		for _, c := range p.st.Claims {
			if c.Topic == t.ID {
				for w := range detect.Content(c.Text) {
					if said[w] {
						n++
					}
				}
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	if most < leastShared {
		return nil
	}
	return best
}

// leastShared is how many words a case has to share with a topic to belong to it; one of its name counts three.
const leastShared = 3
