package interview

import (
	"cmp"
	"strings"

	"tacit/prompts"
	"tacit/prompts/plain"
)

// deref returns the words that a reference points at, verbatim; empty when they were withdrawn.
func (st *State) deref(r Ref) string {
	switch {
	case r.Work:
		return st.Setup.Work
	case r.Topic != "":
		if t := st.topic(r.Topic); t != nil {
			return t.Label
		}
		return ""
	case r.Seq == 0:
		return ""
	}
	text := st.words[r.Seq]
	if r.Start < 0 || r.End > len(text) || r.Start >= r.End {
		return ""
	}
	return text[r.Start:r.End]
}

// render fills the wording of a question with the words that it refers to.
func (st *State) render(x *Exchange) { st.renderWith(x, nil) }

// renderWith is render with other words in some of the slots.
func (st *State) renderWith(x *Exchange, instead map[string]string) {
	gone := prompts.TextsOf(prompts.Screens, lang(st.Setup.Lang)).Say("question.gone")
	slots := map[string]string{}
	for name, ref := range x.With {
		words := plain.Line(st.deref(ref))
		if words == "" {
			words = gone
		}
		if ref.Seq == 0 {
			words = unquoted.Replace(words)
		}
		slots[name] = cmp.Or(instead[name], words)
	}
	if x.Source == followRehearsed {
		slots["situation"] = cmp.Or(situationShown(x), gone)
	}
	x.Question, x.Reason = prompts.Fill(x.Text, slots), prompts.Fill(x.Why, slots)
	if pr := st.proposal(x.Proposal); pr != nil && pr.text != "" {
		x.Question = plain.Line(pr.text)
	}
	if q := st.inquiry(x.Inquiry); q != nil {
		x.Question = st.renderInquiry(q)
	}
	x.Quote, x.QuoteOf = "", ""
	if x.About != nil {
		of := st.wordsOf[x.About.Seq]
		if quote := st.deref(*x.About); quote != "" && st.byID[of] != nil && strings.Contains(st.byID[of].Answer, quote) {
			x.Quote, x.QuoteOf = quote, of
		}
	}
}

// worded is a question as it would be put.
func (st *State) worded(a *Asked) string {
	x := &Exchange{Asked: *a}
	st.render(x)
	return x.Question
}

// unquoted makes quotation marks in a name single ones, since a question puts double ones around it. Words that a
// question follows up have none (see detect.Sentence.QuoteAround) and stay verbatim.
var unquoted = strings.NewReplacer("“", "‘", "”", "’", "「", "‘", "」", "’", "『", "‘", "』", "’", `"`, "'")

func (st *State) renderAll() {
	for _, x := range st.Exchanges {
		st.render(x)
	}
}
