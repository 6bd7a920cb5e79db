package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tacit/prompts"
)

// finding is one thing that doctor looked at.
type finding struct {
	What string `json:"what"`
	OK   bool   `json:"ok"`
	Says string `json:"says"`
}

func (sh *shell) doctorCommand() *cobra.Command {
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "doctor", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			found := sh.examine(c.Context())
			if err := sh.printFindings(found, asJSON); err != nil {
				return err
			}
			for _, f := range found {
				if !f.OK {
					return &exit{exitFaults, nil}
				}
			}
			return nil
		},
	}, "doctor")
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

func (sh *shell) printFindings(found []finding, asJSON bool) error {
	if asJSON {
		return sh.printJSON(found)
	}
	for _, f := range found {
		mark := "ok  "
		if !f.OK {
			mark = "!!  "
		}
		fmt.Fprintf(sh.p.Out, "%s%s: %s\n", mark, sh.say.Say("doctor."+f.What), f.Says)
	}
	return nil
}

// examine looks at what tacit needs.
func (sh *shell) examine(ctx context.Context) []finding {
	out := []finding{{"version", true, version()}}
	dir, err := sh.folder()
	if err != nil {
		return append(out, finding{"folder", false, err.Error()})
	}
	out = append(out, sh.examineFolder(dir))
	if _, err := sh.desk(); err != nil {
		out = append(out, finding{"store", false, err.Error()})
	} else if err := sh.store.Check(ctx); err != nil {
		out = append(out, finding{"store", false, err.Error()})
	} else {
		out = append(out, finding{"store", true, "SQLite " + sh.store.Version()})
	}
	return append(append(out, sh.examineTerminal()...), finding{"packs", true, strings.Join(sh.packNames(), ", ")}, finding{"model", true, sh.say.Say("doctor.no-model")})
}

// examineFolder says whether others can read the data.
func (sh *shell) examineFolder(dir string) finding {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return finding{"folder", true, sh.say.Say("doctor.folder-new", "path", dir)}
	case err != nil:
		return finding{"folder", false, err.Error()}
	case info.Mode().Perm()&0o077 != 0:
		return finding{"folder", false, sh.say.Say("doctor.folder-open", "path", dir)}
	}
	return finding{"folder", true, dir}
}

func (sh *shell) examineTerminal() []finding {
	screens := sh.say.Say("doctor.screens")
	if !sh.screenable() {
		screens = sh.say.Say("doctor.line-by-line")
	}
	editor := strings.Join(editorOf(sh.env), " ")
	if editor == "" {
		editor = sh.say.Say("doctor.no-editor")
	}
	lang := map[prompts.Lang]string{prompts.EN: "English", prompts.ZH: "中文"}[sh.lang]
	return []finding{{"terminal", true, sh.env["TERM"] + ", " + screens}, {"language", true, lang}, {"editor", true, editor}}
}
