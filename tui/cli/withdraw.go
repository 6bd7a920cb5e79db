package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tacit/interview"
)

func (sh *shell) withdrawCommand() *cobra.Command {
	var answer string
	var yes bool
	c := sh.describe(&cobra.Command{
		Use: "withdraw ID", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, desk, err := sh.look(c.Context(), args[0])
			if err != nil {
				return err
			}
			if answer != "" {
				return sh.withdrawAnswer(c.Context(), s, answer)
			}
			return sh.withdrawAll(c.Context(), s, desk, yes)
		},
	}, "withdraw")
	c.Flags().StringVar(&answer, "answer", "", sh.say.Say("flag.answer"))
	c.Flags().BoolVar(&yes, "yes", false, sh.say.Say("flag.yes"))
	return c
}

// withdrawAnswer deletes one answer, named by its number or by the id of its question.
func (sh *shell) withdrawAnswer(ctx context.Context, s *interview.Session, answer string) error {
	id := answer
	if n, err := strconv.Atoi(strings.TrimPrefix(strings.ToUpper(answer), "A")); err == nil {
		for _, x := range s.View().Said {
			if x.N == n {
				id = x.ID
			}
		}
	}
	if _, err := s.Withdraw(ctx, id); err != nil {
		return err
	}
	sh.message("withdraw.answer", "answer", answer)
	return nil
}

// withdrawAll deletes a whole interview, after asking on a terminal.
func (sh *shell) withdrawAll(ctx context.Context, s *interview.Session, desk *interview.Desk, yes bool) error {
	v := s.View()
	ask := sh.say.Say("withdraw.ask", "work", v.Setup.Work, "subject", v.Setup.Subject, "answers", v.Answered)
	if agreed, err := sh.agrees(yes, ask, sh.say.Say("withdraw.need-yes")); err != nil {
		return err
	} else if !agreed {
		sh.message("withdraw.kept")
		return nil
	}
	if err := desk.Erase(ctx, v.ID); err != nil {
		return err
	}
	sh.message("withdraw.all", "id", v.ID)
	return nil
}
