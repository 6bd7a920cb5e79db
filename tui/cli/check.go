package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
)

func (sh *shell) checkCommand() *cobra.Command {
	var audience string
	var asJSON bool
	var f trialFlags
	c := sh.describe(&cobra.Command{
		Use: "check [ID]", Args: sh.trialArgs,
		RunE: func(c *cobra.Command, args []string) error {
			to, err := sh.audience(audience)
			if err != nil {
				return err
			}
			tries, err := sh.tries(c, f)
			if err != nil {
				return err
			}
			s, _, err := sh.look(c.Context(), one(args))
			if tries && errors.Is(err, interview.ErrNotFound) && len(args) > 0 {
				return sh.noInterview(args[0])
			}
			if err != nil {
				return err
			}
			found := examined{}
			if found.Checked, err = s.Check(c.Context(), to); err != nil {
				return err
			}
			if tries {
				if found.Model, err = sh.try(c.Context(), s, to, f); err != nil {
					return err
				}
			}
			return sh.printExamined(found, asJSON)
		},
	}, "check")
	sh.takesTrial(c, &f)
	c.Flags().StringVar(&audience, "audience", "", sh.say.Say("flag.compile-audience"))
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

// examined is what a check found, and a trial if there was one.
type examined struct {
	profile.Checked
	Model *interview.Tried `json:"model,omitempty"`
}

// printExamined prints it. The exit status is about the statements only: how a model fares is nothing that is right or wrong.
func (sh *shell) printExamined(found examined, asJSON bool) error {
	if asJSON {
		if err := sh.printJSON(found); err != nil {
			return err
		}
	} else {
		sh.checked(found.Checked)
		if found.Model != nil {
			fmt.Fprintln(sh.p.Out)
			sh.tried(*found.Model)
		}
	}
	if !found.Sound() {
		return &exit{exitFaults, nil}
	}
	return nil
}

// checked prints what a check found, and after each figure what it means.
func (sh *shell) checked(c profile.Checked) {
	line := func(key string, pairs ...any) { fmt.Fprintln(sh.p.Out, sh.say.Say(key, pairs...)) }
	line("check.traced", "percent", percent(c.Traced), "claims", c.Claims)
	line("check.altered", "n", len(c.Altered))
	for _, f := range c.Altered {
		line("check.fault", "what", sh.say.Say("check."+f.What), "word", f.Word, "text", f.Text)
	}
	line("check.modality", "percent", percent(c.Modality))
	line("check.reached", "percent", percent(c.Reached), "clauses", c.Clauses)
	if len(c.Missed) > 0 {
		line("check.unreached")
	}
	for _, m := range c.Missed {
		line("check.missed", "n", m.N, "text", m.Text)
	}
	if h := c.HoldOuts; h.Of == 0 {
		line("check.no-hold-outs")
	} else {
		line("check.hold-outs", "right", h.Right, "of", h.Of, "low", percent(h.Low), "high", percent(h.High), "chance", fmt.Sprintf("%.1f", h.Chance), "silent", h.Silent)
	}
	if a := c.Abstained; a.Of > 0 {
		line("check.abstained", "right", a.Right, "of", a.Of)
	}
}

// percent is a share in whole per cent; only all of it is 100.
func percent(share float64) int {
	if share < 1 {
		return min(99, int(share*100+.5))
	}
	return 100
}
