package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

func (sh *shell) historyCommand() *cobra.Command {
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "history [ID]", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, _, err := sh.look(c.Context(), one(args))
			if err != nil {
				return err
			}
			return sh.history(c.Context(), s, asJSON)
		},
	}, "history")
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

// history lists the versions of an interview's documents.
func (sh *shell) history(ctx context.Context, s *interview.Session, asJSON bool) error {
	versions, err := s.History(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.printJSON(append([]interview.Version{}, versions...))
	}
	if len(versions) == 0 {
		sh.message("history.none")
		return nil
	}
	w := tabwriter.NewWriter(sh.p.Out, 0, 4, 2, ' ', 0)
	before, signed := 0, s.View().Signature
	for _, v := range versions {
		changes, err := s.Diff(ctx, before, v.N)
		if err != nil {
			return err
		}
		note := ""
		if before > 0 {
			note = sh.counted(changes)
		}
		if v.Restored > 0 {
			note = sh.say.Say("history.restored", "n", v.Restored)
		}
		if signed != nil && signed.Version == v.N {
			note = strings.TrimSpace(note + "  " + sh.say.Say("history.signed", "date", day(signed.At)))
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\n", v.N, v.At.Format("2006-01-02 15:04"), prompts.TextsOf(prompts.Documents, sh.lang).Say("audience."+string(v.Audience)), note)
		for _, c := range changes {
			if before > 0 && c.Why != "" && c.Kind != profile.Gone {
				fmt.Fprintf(w, "\t\t\t%s (%s)\n", plain.Line(c.After.Text), sh.dated(c))
			}
		}
		before = v.N
	}
	return w.Flush()
}

// counted says in a few words how two versions differ.
func (sh *shell) counted(changes []profile.Change) string {
	n := map[profile.ChangeKind]int{}
	for _, c := range changes {
		n[c.Kind]++
	}
	return sh.say.Say("diff.counts", "added", n[profile.Added], "changed", n[profile.Changed], "dropped", n[profile.Gone])
}

func (sh *shell) diffCommand() *cobra.Command {
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "diff [ID] FROM [TO]", Args: cobra.RangeArgs(1, 3),
		RunE: func(c *cobra.Command, args []string) error {
			id, versions, err := sh.versionsOf(args, 2)
			if err != nil {
				return err
			}
			s, _, err := sh.look(c.Context(), id)
			if err != nil {
				return err
			}
			return sh.diff(c.Context(), s, versions, asJSON)
		},
	}, "diff")
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

// versionsOf splits arguments into the id of an interview, which may be missing, and one or more numbers of versions. What
// is nothing but a number is a version, unless there are more of them than can be.
func (sh *shell) versionsOf(args []string, most int) (id string, versions []int, err error) {
	if len(args) > most || !number(args[0]) {
		id, args = args[0], args[1:]
	}
	for _, a := range args {
		if !number(a) {
			return "", nil, &exit{exitUsage, errors.New(sh.say.Say("error.version", "given", plain.Line(a)))}
		}
		n, _ := strconv.Atoi(a)
		versions = append(versions, n)
	}
	if len(versions) == 0 || len(versions) > most {
		return "", nil, &exit{exitUsage, errors.New(sh.say.Say("error.version", "given", ""))}
	}
	return id, versions, nil
}

func number(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}

// diff prints how two versions differ, each claim with the answers behind it. Without a second version it is compared with
// what would be compiled now.
func (sh *shell) diff(ctx context.Context, s *interview.Session, versions []int, asJSON bool) error {
	changes, err := s.Diff(ctx, versions[0], append(versions, 0)[1])
	if err != nil {
		return err
	}
	if asJSON {
		return sh.printJSON(append([]profile.Change{}, changes...))
	}
	numbers := map[string]int{}
	for _, x := range s.View().Said {
		numbers[x.ID] = x.N
	}
	for _, c := range changes {
		switch {
		case c.Kind == profile.Added:
			fmt.Fprintf(sh.p.Out, "+ %s\n", plain.Line(c.After.Text))
		case c.Kind == profile.Gone:
			fmt.Fprintf(sh.p.Out, "- %s\n", plain.Line(c.Before.Text))
		case c.Before.Text != c.After.Text:
			fmt.Fprintf(sh.p.Out, "~ %s\n  → %s\n", plain.Line(c.Before.Text), plain.Line(c.After.Text))
		default:
			fmt.Fprintf(sh.p.Out, "~ %s\n  → %s\n", plain.Line(c.Before.Text), sh.say.Say("standing."+string(c.After.Standing)))
		}
		for _, e := range c.Claim().Evidence {
			fmt.Fprintf(sh.p.Out, "    A%d: “%s”\n", numbers[e.Question], plain.Line(e.Quote))
		}
		if note := sh.dated(c); note != "" {
			fmt.Fprintf(sh.p.Out, "    %s\n", note)
		}
	}
	fmt.Fprintln(sh.p.Err, sh.counted(changes))
	return nil
}

// dated says when a change was made, and why where that was said.
func (sh *shell) dated(c profile.Change) string {
	switch {
	case c.At.IsZero() || c.Kind == profile.Added && c.Why == "":
		return ""
	case c.Why == "":
		return sh.say.Say("diff.when", "date", c.At.Format("2006-01-02"))
	}
	return sh.say.Say("diff.why", "date", c.At.Format("2006-01-02"), "why", plain.Line(c.Why))
}

func (sh *shell) restoreCommand() *cobra.Command {
	var out string
	c := sh.describe(&cobra.Command{
		Use: "restore [ID] VERSION", Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			id, versions, err := sh.versionsOf(args, 1)
			if err != nil {
				return err
			}
			s, _, err := sh.look(c.Context(), id)
			if err != nil {
				return err
			}
			if err := s.Restore(c.Context(), versions[0]); err != nil {
				return err
			}
			files, err := s.Compile(c.Context(), "")
			if err != nil {
				return err
			}
			sh.message("restore.done", "n", versions[0], "version", s.View().Version)
			return sh.write(out, files)
		},
	}, "restore")
	c.Flags().StringVarP(&out, "out", "o", ".", sh.say.Say("flag.out"))
	return c
}
