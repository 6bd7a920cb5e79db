package cli

import (
	"context"
	"errors"

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

// compare puts what several specialists say side by side. An interview is compared with others, not with itself, and all
// have to be in one language: words are what is compared.
func (sh *shell) compare(ctx context.Context, ids []string, audience profile.Audience, out string, asJSON bool) error {
	var profiles []*profile.Profile
	seen := map[string]bool{}
	for _, id := range ids {
		s, _, err := sh.look(ctx, id)
		if err != nil {
			return err
		}
		p, err := s.Profile(ctx, audience)
		if err != nil {
			return err
		}
		if seen[p.ID] || len(profiles) > 0 && p.Lang != profiles[0].Lang {
			return &exit{exitUsage, errors.New(sh.say.Say("error.compare"))}
		}
		seen[p.ID] = true
		profiles = append(profiles, p)
	}
	found := profile.Compare(profiles)
	switch {
	case asJSON:
		return sh.printJSON(found)
	case out != "":
		return sh.write(out, []profile.File{
			{Path: "comparison.md", Data: profile.RenderComparison(profiles, found)},
			{Path: "merged-playbook.md", Data: profile.Merge(profiles, found)},
		})
	}
	_, err := sh.p.Out.Write(profile.RenderComparison(profiles, found))
	return err
}
