package profile

import (
	"fmt"
	"slices"
	"strings"

	"tacit/prompts"
	"tacit/prompts/plain"
)

// provenance says how a document came about, and what in it a language model touched.
func (c *compiler) provenance(d *page) {
	d.title(2, c.say.Say("provenance"))
	taught := 0
	for _, cl := range c.p.Claims {
		if cl.Standing == Confirmed || cl.Standing == Edited {
			taught++
		}
	}
	space := " "
	if c.p.Lang == prompts.ZH {
		space = ""
	}
	fmt.Fprintf(d, "%s%s%s", c.say.Say("provenance.text", "asked", c.say.Count("questions", c.p.Asked), "given", c.used(),
		"covered", c.percent(), "taught", taught, "claims", len(c.p.Claims), "subject", markdown(c.p.Subject)), space, d.whoAsked())
	if len(c.p.HoldOuts) > 0 {
		d.WriteString(space + c.say.Count("provenance.heldout", len(c.p.HoldOuts)))
	}
	if put := d.putBy(); put != "" {
		d.WriteString(space + put)
	}
	d.WriteString("\n\n")
}

// whoAsked says who had a hand in the questions and in what was understood of the answers.
func (d *page) whoAsked() string {
	c := d.c
	asked, pointed := 0, 0
	var models []string
	for _, a := range c.p.Answers {
		if a.Model != "" {
			asked++
			models = append(models, a.Model)
		}
	}
	for _, cl := range c.p.Claims {
		if cl.Model != "" {
			pointed++
			models = append(models, cl.Model)
		}
	}
	switch {
	case len(models)+len(d.put) == 0:
		return c.say.Say("provenance.alone")
	case len(models) == 0:
		return c.say.Say("provenance.rules")
	}
	var what []string
	if asked > 0 {
		what = append(what, c.say.Count("provenance.model.questions", asked))
	}
	if pointed > 0 {
		what = append(what, c.say.Count("provenance.model.claims", pointed))
	}
	return c.say.Say("provenance.model", "models", c.names(models), "what", strings.Join(what, c.say.Say("semicolon")))
}

// putBy says how many lines a model put, and which models did.
func (d *page) putBy() string {
	if len(d.put) == 0 {
		return ""
	}
	var models []string
	for _, p := range d.put {
		models = append(models, p.Model)
	}
	key := "provenance.put.other"
	if len(d.put) == 1 {
		key = "provenance.put.one"
	}
	return d.c.say.Say(key, "n", len(d.put), "models", d.c.names(models))
}

// names lists models, each once.
func (c *compiler) names(models []string) string {
	for i, m := range models {
		models[i] = markdown(plain.Line(m))
	}
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(models))), c.say.Say("comma"))
}
