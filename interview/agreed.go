package interview

import "tacit/prompts"

// Agreed is the consent that somebody states who says that they have read the text and agree: the text as it is now, and
// the purposes that an interview needs. The model is none of them: it is agreed to by its host.
func Agreed(lang prompts.Lang) Consent {
	c := Consent{Lang: lang, Text: prompts.ConsentHash(lang)}
	for _, p := range prompts.Purposes(lang) {
		c.Purposes = append(c.Purposes, p.ID)
	}
	return c
}
