package line

import (
	"tacit/interview"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Seen words a question for somebody who watches, and what became of it: the answer as far as it is for them, or a remark in its
// place; empty while it is open.
func Seen(say *prompts.Texts, x interview.SeenExchange) (question, below string) {
	question = plain.Line(x.Question)
	if x.HoldOut {
		question = say.Say("watch.hold-out")
	}
	switch {
	case x.Status == interview.IsOpen:
	case x.Answer != "":
		below = plain.Clean(x.Answer)
	case x.Status == interview.IsAnswered:
		below = say.Say("watch.hidden")
	default:
		below = say.Say("status." + string(x.Status))
	}
	return question, below
}
