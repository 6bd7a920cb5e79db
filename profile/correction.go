package profile

import (
	"slices"
	"strings"
	"time"

	"tacit/profile/lazy"
)

// Correction is that the specialist put a claim another way: when, and why where they said so. What it said before is in the
// history, and in no document.
type Correction struct {
	At       time.Time `json:"at"`
	Why      string    `json:"why,omitempty"`      // verbatim, from the new wording or from the answer to Question
	Question string    `json:"question,omitempty"` // the question that asked why, where one did
}

// reasonGiven are the words that a reason begins with. "Since" and "as" tell a time as often, and are none.
var reasonGiven = lazy.Compile(`(?i)\b(because|so that|the reason is|the reason being|that's why|due to|now that|thanks to)\b|因为|由于|原因是|是为了|免得|以免|自从|毕竟`)

// longestReason is how many bytes of a reason are kept beside a claim.
const longestReason = 400

// ReasonIn returns the words of a text that give a reason, verbatim and to the end of their sentence; empty where there are
// none.
func ReasonIn(text string) string {
	at := reasonGiven.FindStringIndex(text)
	if at == nil {
		return ""
	}
	rest := text[at[0]:]
	if end := strings.IndexAny(rest, "\n;；。！"); end >= 0 {
		rest = rest[:end]
	}
	if end := strings.Index(rest, ". "); end >= 0 {
		rest = rest[:end]
	}
	return clipBytes(strings.TrimRight(rest, " .,，"), longestReason)
}

// clipBytes cuts a text to so many bytes, between characters.
func clipBytes(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// withReason is a claim without the reason of its correction where that stands in an answer that may not be read.
func (c Claim) withReason(readable func(question string) bool) Claim {
	if c.Corrected != nil && c.Corrected.Question != "" && !readable(c.Corrected.Question) {
		c.Corrected = &Correction{At: c.Corrected.At}
	}
	return c
}

// behind is what a claim rests on, with the answer that says why it was changed.
func (c Claim) behind() []Evidence {
	if c.Corrected == nil || c.Corrected.Question == "" {
		return c.Evidence
	}
	return append(slices.Clone(c.Evidence), Evidence{c.Corrected.Question, c.Corrected.Why})
}
