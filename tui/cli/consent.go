package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tacit/prompts"
	"tacit/prompts/plain"
)

func (sh *shell) consentCommand() *cobra.Command {
	var lang string
	c := sh.describe(&cobra.Command{
		Use: "consent", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			l, err := sh.langOf(lang)
			if err != nil {
				return err
			}
			text, err := sh.consentText(l)
			if err != nil {
				return err
			}
			fmt.Fprintln(sh.p.Out, text)
			for _, p := range prompts.Purposes(l) {
				fmt.Fprintf(sh.p.Out, "- %s\n", p.Text)
			}
			return nil
		},
	}, "consent")
	c.Flags().StringVar(&lang, "lang", "", sh.say.Say("flag.lang"))
	return c
}

// consentText is the consent text with this installation's facts in it.
func (sh *shell) consentText(lang prompts.Lang) (string, error) {
	dir, err := sh.folder()
	if err != nil {
		return "", err
	}
	return prompts.ConsentPage(lang, plain.Line(shorten(dir, sh.env["HOME"])), "", ""), nil
}
