package profile

import (
	"slices"

	"tacit/profile/lazy"
	"tacit/prompts"
)

// situations writes one section for each topic, and leads to what stands in the table of what is hard.
func (c *compiler) situations(d *page, claims *pile, hardest []demand) {
	piles := claims.byTopic()
	started := false
	for _, t := range c.p.Topics {
		mine := piles[t.ID]
		if mine == nil && !slices.ContainsFunc(hardest, func(r demand) bool { return r.topic == t.ID }) {
			continue
		}
		if !started {
			d.title(2, c.say.Say("situations"))
			started = true
		}
		d.title(3, heading(c.labels[t.ID]))
		if mine != nil {
			c.situation(d, mine)
		}
		c.seeDemands(d, hardest, t.ID)
	}
	known := map[string]bool{}
	for _, t := range c.p.Topics {
		known[t.ID] = true
	}
	claims.take(func(cl Claim) bool { return known[cl.Topic] })
}

// situation writes one topic: signs and what they mean, what happens otherwise, what to look at first, decisions, limits, when it is
// over, whom to ask, and what surrounds them (methods.md §4.2).
func (c *compiler) situation(d *page, mine *pile) {
	pressed := mine.take(func(cl Claim) bool { return cl.Phase == prompts.Stress && c.lead(cl) != "" })
	finish := mine.take(func(cl Claim) bool { return ends[cl.Kind] && c.lead(cl) == "" && endsIt(cl.Text) })
	goesOn := continued(mine.claims)
	plain := &pile{mine.take(func(cl Claim) bool { return c.lead(cl) == "" })}
	rows := plain.takeMany(func(cl Claim) bool {
		return c.signs[cl.ID] != reading{} && len(c.because[cl.ID]) == 0 && !goesOn[cl.ID]
	})
	for i, cl := range plain.claims {
		if c.signs[cl.ID] != (reading{}) {
			plain.claims[i].Kind = Cue // alone it makes no table, and is a sign like others
		}
	}
	first := plain.take(func(cl Claim) bool { return c.heard(cl).first && !goesOn[cl.ID] })
	impact := plain.take(func(cl Claim) bool { return c.heard(cl).cost })
	facts := plain.take(func(cl Claim) bool { return c.heard(cl).fact })
	mine.claims = append(mine.claims, plain.claims...)
	d.labelled("cue", mine.takeKind(Cue))
	c.meanings(d, rows)
	d.labelled("impact", impact)
	d.labelled("check", first)
	c.decisions(d, mine)
	for _, k := range []Kind{Threshold, Step, Rule, Exception} {
		d.labelled(string(k), mine.takeKind(k))
	}
	d.labelled("known", facts)
	d.labelled("done", finish)
	for _, k := range []Kind{Contact, Reason, Error, Trick, Tool, Risk, Term, Boundary, Voice, Incident} {
		d.labelled(string(k), mine.takeKind(k))
	}
	if len(pressed) > 0 {
		d.list(pressed)
	}
}

// goingOn are the beginnings of what comes next in an order: 再闻 behind 先听.
var goingOn = lazy.Compile(`(?i)^(再|然后|接着|最后|(then|next|after that|finally)\b)`)

// continued are the claims, by id, that are one of several told in an order: they are not torn apart.
func continued(claims []Claim) map[string]bool {
	out := map[string]bool{}
	for i := 1; i < len(claims); i++ {
		if before, cl := claims[i-1], claims[i]; before.Evidence[0].Question == cl.Evidence[0].Question && goingOn.MatchString(cl.Text) {
			out[before.ID], out[cl.ID] = true, true
		}
	}
	return out
}
