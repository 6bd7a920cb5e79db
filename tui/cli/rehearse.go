package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/tui/line"
)

func (sh *shell) rehearseCommand() *cobra.Command {
	var accessible bool
	c := sh.describe(&cobra.Command{
		Use: "rehearse [ID]", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			m, err := sh.mustAsk()
			if err != nil {
				return err
			}
			s, _, err := sh.look(c.Context(), one(args))
			if err != nil {
				return err
			}
			if accessible || !sh.screenable() {
				return sh.rehearseLineByLine(c.Context(), s, m)
			}
			return sh.screens(c.Context(), opening{id: s.ID(), rehearse: true})
		},
	}, "rehearse")
	c.Flags().BoolVar(&accessible, "accessible", false, sh.say.Say("flag.accessible"))
	return sh.takesModel(c)
}

// rehearseLineByLine holds a rehearsal without a screen. Whoever has not decided about the model is asked first.
func (sh *shell) rehearseLineByLine(ctx context.Context, s *interview.Session, m interview.Model) error {
	d := line.NewDialogue(sh.p.In, sh.p.Out, s.View().Setup.Lang)
	if err := askAbout(ctx, s, d, m); err != nil {
		return err
	}
	r, err := s.Rehearse(ctx, m, "")
	if err != nil {
		return err
	}
	err = line.Rehearse(ctx, r, d, m)
	if errors.Is(err, context.Canceled) {
		return &exit{exitInterrupted, nil}
	}
	return err
}
