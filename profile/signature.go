package profile

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"tacit/prompts"
)

// Signature says that the specialist let others read the version that a profile is of.
type Signature struct {
	At        time.Time
	Documents map[Audience]string // the [Digest] of what was signed
	Then      bool                // the profile is the version as it was then, less what was taken back since
	TakenBack bool                // words were withdrawn since, or marked for fewer
}

// Digest is the SHA-256, in hex, of playbook.md for an audience without its last line. That line says whether the page is
// signed, and names this sum: sed '$d' playbook.md | sha256sum gives it again.
func Digest(p *Profile, audience Audience) string { return digest(newCompiler(p, audience).unsigned()) }

func digest(unsigned string) string {
	sum := sha256.Sum256([]byte(unsigned + "\n"))
	return hex.EncodeToString(sum[:])
}

// playbook renders the document for people. What others than the specialist may read ends in a line that says whether the
// specialist has signed it.
func (c *compiler) playbook() string {
	text := c.unsigned()
	if c.p.Audience == ForPrivate {
		return text
	}
	line := c.say.Say("signed.not")
	if sig := c.p.Signed; sig != nil {
		sum := sig.Documents[c.p.Audience]
		filled := []any{"date", c.day(sig.At), "version", c.p.Version, "sum", sum}
		switch {
		case sum == digest(text):
			line = c.say.Say("signed", filled...)
		case sig.Then:
			line = c.say.Say("signed.then", filled...)
			text = headed(text, c.say.Say(map[bool]string{true: "signed.taken-back", false: "signed.set-anew"}[sig.TakenBack]))
		}
	}
	return text + "\n" + line + "\n"
}

// headed puts a notice below the title.
func headed(text, notice string) string {
	title, rest, _ := strings.Cut(text, "\n\n")
	return title + "\n\n> " + notice + "\n\n" + rest
}

// day is a date as a sentence has it.
func (c *compiler) day(at time.Time) string {
	if c.p.Lang == prompts.ZH {
		return at.Format("2006年1月2日")
	}
	return at.Format("2 January 2006")
}
