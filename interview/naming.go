package interview

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/prompts"
)

// A model may point at a word of the specialist's that nobody outside would understand, and at a part of the work that was
// touched on and is no topic. It names, and asks nothing: the wording is ours. What it named is a topic once the specialist
// has said something about it.

// Limits of a name.
const (
	nameMost   = 60 // bytes
	nameWords  = 6
	nameLeast  = 2 // characters
	termWords  = 3
	partWords  = 2 // at least: one word is a thing
	partsMost  = 2 // topics that come from a model
	partLeaves = 8 // questions that have to be left for a new part of the work to be worth beginning
)

// name finds words that are to stand for something: a few whole words of one answer, in one line.
func (v *vetting) name(q quoted) (Ref, string) {
	x := v.answer(q.Answer)
	switch {
	case x == nil || !v.st.allShown(v.of.shown):
		return Ref{}, OutOfDate
	case unclean(q.Quote) || len(q.Quote) > nameMost || strings.ContainsAny(q.Quote, "“”\"「」『』,，。;；:：!！?？"):
		return Ref{}, Unclean
	}
	at := strings.Index(x.Answer, q.Quote)
	if at < 0 || utf8.RuneCountInString(q.Quote) < nameLeast {
		return Ref{}, NoQuote
	}
	before, _ := utf8.DecodeLastRuneInString(x.Answer[:at])
	after, _ := utf8.DecodeRuneInString(x.Answer[at+len(q.Quote):])
	ref := Ref{Seq: x.AnswerSeq, Start: at, End: at + len(q.Quote)}
	if s, ok := sentenceOf(x.Answer, ref); !ok || partOfWord(before) && !s.Han || partOfWord(after) && !s.Han {
		return Ref{}, NoQuote
	}
	if s := (detect.Sentence{Text: q.Quote, Han: detect.IsHan(q.Quote)}); detect.Words(q.Quote) > nameWords || len(detect.Content(q.Quote)) == 0 && s.Han {
		return Ref{}, SaysNothing
	}
	return ref, ""
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// term checks a term: short, and not the name of what everybody here talks about.
func (v *vetting) term(x *Exchange, r Ref) string {
	word := v.st.deref(r)
	switch {
	case detect.Words(word) > termWords || len(detect.Content(word)) == 0 && !abbreviation(word):
		return SaysNothing
	case v.named(r, term) || slices.ContainsFunc(v.st.Topics, func(t *Topic) bool { return strings.EqualFold(t.Label, word) }):
		return Known
	case x.Topic == "":
		return OffTopic
	}
	return ""
}

// abbreviation says whether a word is all capitals and digits.
func abbreviation(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) })
}

// part checks a part of the work: nothing that a topic is called by stands in its name.
func (v *vetting) part(_ *Exchange, r Ref) string {
	word := v.st.deref(r)
	switch {
	case len(detect.Content(word)) == 0 || detect.Words(word) < partWords:
		return SaysNothing
	case v.named(r, part) || slices.ContainsFunc(v.st.Topics, func(t *Topic) bool { return len(detect.Shared(t.Label, word)) > 0 }):
		return Known
	}
	return ""
}

// named says whether a model named those words before.
func (v *vetting) named(r Ref, sort proposalSort) bool {
	word := v.st.deref(r)
	same := func(o Ref) bool { return strings.EqualFold(v.st.deref(o), word) }
	now := v.out.Terms
	if sort == part {
		now = v.out.Parts
	}
	return slices.ContainsFunc(now, same) || slices.ContainsFunc(v.st.proposals.list, func(p *proposal) bool { return p.sort == sort && same(p.quote) })
}

// termOf asks what a term means that a model noticed, unless it was asked about or belongs to the trade.
func (p *planner) termOf(pr *proposal, x *Exchange) candidate {
	t := p.topicOf(x)
	if t == nil || p.known(detect.Hit{ID: detect.Jargon, Quote: detect.Span{Start: pr.quote.Start, End: pr.quote.End}}, x.Answer) {
		return candidate{}
	}
	a := p.followUp(detect.Jargon, x, pr.quote, t)
	if a == nil {
		return candidate{}
	}
	return candidate{asked: a, topic: t, slot: SlotOf(a.Probe), trigger: often * float64(min(p.uses(pr.quote), usesMost)-1)}
}

// A word is worth asking about the more, the more answers it stands in: a newcomer will hear it every day. What was said once is
// no term, and no part of the work.
const (
	often    = .4
	usesMost = 5
)

// uses is how many answers hold some words.
func (p *planner) uses(r Ref) int {
	word, n := strings.ToLower(p.st.deref(r)), 0
	for _, x := range p.st.Exchanges {
		if x.Status == IsAnswered && strings.Contains(strings.ToLower(x.Answer), word) {
			n++
		}
	}
	return n
}

// followPart is the family of wordings that open a part of the work that a model noticed.
const followPart = "part"

// partOf asks about a part of the work that a model noticed, where there is time to go into it.
func (p *planner) partOf(pr *proposal, x *Exchange) candidate {
	if x.Phase != prompts.Topic && x.Phase != prompts.Incident || p.st.Budget()-p.total < partLeaves || p.partsAsked() >= partsMost || p.uses(pr.quote) < 2 {
		return candidate{}
	}
	for _, q := range p.fromSeed(p.pack.FollowUps[followPart], pr.id) {
		a := p.wordWith(q, prompts.Topic, nil, map[string]Ref{"q": pr.quote})
		if a == nil || !p.clean(a) {
			continue
		}
		about := pr.quote
		a.About, a.Follows, a.Topic = &about, x.ID, fmt.Sprint("t", len(p.st.Topics)+p.partsAsked()+1)
		return candidate{asked: a, slot: SlotOf(a.Probe), trigger: 1}
	}
	return candidate{}
}

// partsAsked is how many parts of the work a model has had asked about.
func (p *planner) partsAsked() int {
	n := 0
	for _, pr := range p.st.proposals.list {
		if pr.sort == part && pr.asked {
			n++
		}
	}
	return n
}

// newTopic makes a topic of what a model noticed, once the specialist has said something about it.
func (p *planner) newTopic() Move {
	for _, x := range slices.Backward(p.st.Exchanges) {
		pr := p.st.proposal(x.Proposal)
		if pr == nil || pr.sort != part || x.Status != IsAnswered || p.st.topic(x.Topic) != nil || !p.st.learnedFrom(x.ID) || p.st.deref(pr.quote) == "" {
			continue
		}
		m := p.mapped()
		m.Topics = append(m.Topics, MappedTopic{ID: x.Topic, Label: pr.quote})
		return Move{Map: &m}
	}
	return Move{}
}

// mapped is the map of the topics as it is.
func (p *planner) mapped() Mapped {
	var m Mapped
	for _, t := range p.st.Topics {
		m.Topics = append(m.Topics, t.mapped)
	}
	return m
}
