package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tacit/interview"
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
			m, err := sh.mayAsk()
			if err != nil {
				return err
			}
			text, err := sh.consentText(l, m)
			if err != nil {
				return err
			}
			fmt.Fprintln(sh.p.Out, text)
			list := prompts.Purposes(l)
			if m != nil {
				list = append(list, prompts.ModelPurpose(l, m.Host(), m.Name()))
			}
			for _, p := range list {
				fmt.Fprintf(sh.p.Out, "- %s\n", p.Text)
			}
			return nil
		},
	}, "consent")
	c.Flags().StringVar(&lang, "lang", "", sh.say.Say("flag.lang"))
	return sh.takesModel(c)
}

// consentText is the consent text with this installation's facts in it.
func (sh *shell) consentText(lang prompts.Lang, m interview.Model) (string, error) {
	dir, err := sh.folder()
	if err != nil {
		return "", err
	}
	host, name := "", ""
	if m != nil {
		host, name = m.Host(), m.Name()
	}
	return prompts.ConsentPage(lang, plain.Line(shorten(dir, sh.env["HOME"])), host, name), nil
}
