package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tacit/profile"
)

func (sh *shell) signCommand() *cobra.Command {
	var undo bool
	c := sh.describe(&cobra.Command{
		Use: "sign [ID]", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, _, err := sh.look(c.Context(), one(args))
			if err != nil {
				return err
			}
			if undo {
				if err := s.Unsign(c.Context()); err != nil {
					return err
				}
				sh.message("sign.undone")
				return nil
			}
			sig, err := s.Sign(c.Context())
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(sh.p.Out, 0, 4, 2, ' ', 0)
			fmt.Fprintf(w, "version\t%d\nteam\t%s\npublic\t%s\n", sig.Version, sig.Documents[profile.ForTeam], sig.Documents[profile.ForPublic])
			if err := w.Flush(); err != nil {
				return err
			}
			r := s.Reach()
			sh.message("sign.done", "version", sig.Version, "answers", r.Answers, "team", r.Team, "public", r.Public)
			return nil
		},
	}, "sign")
	c.Flags().BoolVar(&undo, "undo", false, sh.say.Say("flag.undo"))
	return c
}
