package line

import (
	"fmt"
	"io"

	"tacit/interview"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Transcript writes what an interview is about, and every question with its answer, for people to read.
func Transcript(out io.Writer, v *interview.View) error {
	words := prompts.TextsOf(prompts.Screens, v.Setup.Lang)
	if _, err := fmt.Fprintf(out, "%s · %s\n", plain.Line(v.Setup.Work), plain.Line(v.Setup.Subject)); err != nil {
		return err
	}
	for _, x := range v.Said {
		if x.Kind == interview.Review {
			continue
		}
		answer := plain.Clean(x.Answer)
		if x.Status != interview.IsAnswered {
			answer = words.Say("status." + string(x.Status))
		}
		mark := ""
		if x.Mark != "" {
			mark = "  [" + words.Say("mark."+string(x.Mark)) + "]"
		}
		if _, err := fmt.Fprintf(out, "\n%d. %s%s\n%s\n", x.N, plain.Line(x.Question), mark, answer); err != nil {
			return err
		}
	}
	return nil
}
