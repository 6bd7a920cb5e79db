package cli

import (
	"context"

	"github.com/spf13/cobra"

	"tacit/profile"
)

func (sh *shell) compareCommand() *cobra.Command {
	var audience, out string
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "compare ID ID…", Args: cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			to, err := sh.audience(audience)
			if err != nil {
				return err
			}
			return sh.compare(c.Context(), args, to, out, asJSON)
		},
	}, "compare")
	c.Flags().StringVarP(&out, "out", "o", "", sh.say.Say("flag.compare-out"))
	c.Flags().StringVar(&audience, "audience", "", sh.say.Say("flag.compile-audience"))
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	c.MarkFlagsMutuallyExclusive("out", "json")
	return c
}

// compare puts what several specialists say side by side.
func (sh *shell) compare(ctx context.Context, given []string, audience profile.Audience, out string, asJSON bool) error {
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	ids := make([]string, len(given))
	for i := range given {
		if ids[i], err = desk.Find(ctx, given[i]); err != nil {
			return err
		}
	}
	profiles, err := desk.Beside(ctx, ids, audience)
	if err != nil {
		return err
	}
	found := profile.Compare(profiles)
	switch {
	case asJSON:
		return sh.printJSON(found)
	case out != "":
		return sh.write(out, profile.CompareFiles(profiles, found))
	}
	_, err = sh.p.Out.Write(profile.RenderComparison(profiles, found))
	return err
}
