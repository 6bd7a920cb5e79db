package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tacit/profile"
)

func (sh *shell) compileCommand() *cobra.Command {
	var out, audience, target string
	c := sh.describe(&cobra.Command{
		Use: "compile [ID]", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			to, err := sh.audience(audience)
			if err != nil {
				return err
			}
			s, _, err := sh.look(c.Context(), one(args))
			if err != nil {
				return err
			}
			names, err := sh.targetsOf(target)
			if err != nil {
				return err
			}
			files, err := s.Compile(c.Context(), to, names...)
			if err != nil {
				return err
			}
			return sh.write(out, files)
		},
	}, "compile")
	c.Flags().StringVarP(&out, "out", "o", ".", sh.say.Say("flag.out"))
	c.Flags().StringVar(&target, "target", "", sh.say.Say("flag.target", "targets", strings.Join(profile.Targets(), ", ")))
	c.Flags().StringVar(&audience, "audience", "", sh.say.Say("flag.compile-audience"))
	return c
}

// write writes the documents and prints their paths, one a line.
func (sh *shell) write(dir string, files []profile.File) error {
	if err := writeFiles(dir, files); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(sh.p.Out, filepath.Join(dir, filepath.FromSlash(f.Path)))
	}
	return nil
}
