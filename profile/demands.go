package profile

import (
	"fmt"
	"slices"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// The table of cognitive demands (ACTA; Militello & Hutton 1998; methods.md §4.2): where the judgement is, what makes it
// hard or is got wrong, and what somebody who knows goes by. A mistake and what to go by belong in one row because they were
// said in one answer; nothing else ties them.

// demand is a row.
type demand struct {
	topic         string
	hard, instead []Claim
}

// instead are the kinds that say what to go by.
var instead = map[Kind]bool{Rule: true, Step: true, Cue: true, Threshold: true, Trick: true, Reason: true}

// demands takes out of a pile, for the parts of the work, what is got wrong there and what makes it hard, with what was said
// to it in the same breath.
func (c *compiler) demands(claims *pile) []demand {
	row := map[string]*demand{} // by question
	var order []string
	difficult := func(cl Claim) bool {
		if c.labels[cl.Topic] == "" || c.lead(cl) != "" || len(cl.Text) > longestCell || cl.Kind == Incident || cl.Kind == Contact {
			return false
		}
		return cl.Kind == Error || isHard(cl.Text)
	}
	taken := map[string]bool{}
	for _, cl := range claims.claims {
		q := cl.Evidence[0].Question
		if !difficult(cl) {
			continue
		}
		if row[q] == nil {
			row[q] = &demand{topic: cl.Topic}
			order = append(order, q)
		} else if cl.Kind == Error && advises(cl.Text) {
			continue // asked for a mistake, they went on to what is right: see below
		}
		row[q].hard = append(row[q].hard, cl)
		taken[cl.ID] = true
	}
	for _, cl := range claims.claims {
		if r := row[cl.Evidence[0].Question]; r != nil && !taken[cl.ID] && (instead[cl.Kind] || cl.Kind == Error) && cl.Topic == r.topic && c.lead(cl) == "" && len(cl.Text) <= longestCell {
			r.instead = append(r.instead, cl)
			taken[cl.ID] = true
		}
	}
	claims.take(func(cl Claim) bool { return taken[cl.ID] })
	var out []demand
	for _, t := range c.p.Topics {
		for _, q := range order {
			if row[q].topic == t.ID {
				out = append(out, *row[q])
			}
		}
	}
	return out
}

// adviceHan and advice are the beginnings of what is right, in the midst of what is got wrong.
var (
	advice    = lazy.Compile(`(?i)^(what (counts|matters) is|always|never|first|don't|do not|the right (way|thing) is)\b`)
	adviceHan = lazy.Compile(`^(要紧的是|关键是|正确的|应该|必须|一次只|得先|要先|先)|^我.{0,6}(就一条|只|都是|一般先|先)`)
)

// advises says whether a sentence tells what to do.
func advises(text string) bool {
	if detect.IsHan(text) {
		return adviceHan.MatchString(text)
	}
	said := detect.Sentences(text)
	return advice.MatchString(text) || orders(text) || firstPerson(firstWord(text)) && len(said) > 0 && !detect.Past(text) && said[0].Does()
}

// demandTable writes the table.
func (c *compiler) demandTable(d *page, rows []demand) {
	if len(rows) == 0 {
		return
	}
	d.title(2, c.say.Say("demands"))
	fmt.Fprintf(d, "| %s | %s | %s | %s |\n|---|---|---|---|\n", c.say.Say("demands.where"), c.say.Say("demands.hard"), c.say.Say("demands.instead"), c.say.Say("table.ref"))
	for _, r := range rows {
		hard, instead := c.withReasons(r.hard), c.withReasons(r.instead)
		d.row(markdown(c.labels[r.topic]), cellOf(hard), cellOf(instead), c.refs(slices.Concat(hard, instead)...))
	}
	d.WriteByte('\n')
}

// withReasons puts behind each claim the reasons that belong to it.
func (c *compiler) withReasons(claims []Claim) []Claim {
	var out []Claim
	for _, cl := range claims {
		out = append(append(out, cl), c.because[cl.ID]...)
	}
	return out
}

// cellOf puts what was said in one answer into one cell, sentence after sentence.
func cellOf(claims []Claim) string {
	parts := make([]string, len(claims))
	for i, cl := range claims {
		parts[i] = markdown(stopped(cl))
	}
	if len(claims) > 0 && detect.IsHan(claims[0].Text) {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, " ")
}

// seeDemands leads from a situation to its rows.
func (c *compiler) seeDemands(d *page, rows []demand, topic string) {
	var all []Claim
	for _, r := range rows {
		if r.topic == topic {
			all = append(all, slices.Concat(r.hard, r.instead)...)
		}
	}
	if len(all) > 0 {
		fmt.Fprintf(d, "- %s %s\n\n", c.say.Say("demands.see", "where", c.say.Say("demands"), "topic", markdown(c.spoken[topic])), c.refs(all...))
	}
}
