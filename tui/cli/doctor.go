package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tacit/prompts"
)

// finding is one thing that doctor looked at.
type finding struct {
	What    string `json:"what"`
	OK      bool   `json:"ok"`
	Says    string `json:"says"`
	Details any    `json:"details,omitempty"` // the same for programs, where there is more to it
}

func (sh *shell) doctorCommand() *cobra.Command {
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "doctor", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			found := sh.examine(c.Context())
			ofModel, err := sh.examineModel(c.Context())
			if err != nil {
				return err
			}
			if err := sh.printFindings(append(found, ofModel...), asJSON); err != nil {
				return err
			}
			switch { // what is wrong with the place goes before what is wrong with the model, without which all works
			case !well(found):
				return &exit{exitFaults, nil}
			case !well(ofModel):
				return &exit{exitNoModel, nil}
			}
			return nil
		},
	}, "doctor")
	sh.takesModel(c)
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

func well(found []finding) bool {
	return !slices.ContainsFunc(found, func(f finding) bool { return !f.OK })
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
		fmt.Fprintln(sh.p.Out, mark+sh.say.Say("doctor.found", "what", sh.say.Say("doctor."+f.What), "says", f.Says))
	}
	return nil
}

// examine looks at what tacit needs; the model is no part of that.
func (sh *shell) examine(ctx context.Context) []finding {
	out := []finding{{What: "version", OK: true, Says: version()}}
	dir, err := sh.folder()
	if err != nil {
		return append(out, finding{What: "folder", OK: false, Says: err.Error()})
	}
	out = append(out, sh.examineFolder(dir))
	if _, err := sh.desk(); err != nil {
		out = append(out, finding{What: "store", OK: false, Says: err.Error()})
	} else if err := sh.store.Check(ctx); err != nil {
		out = append(out, finding{What: "store", OK: false, Says: err.Error()})
	} else {
		out = append(out, finding{What: "store", OK: true, Says: sh.store.Version()})
	}
	return append(append(out, sh.examineTerminal()...), finding{What: "packs", OK: true, Says: strings.Join(sh.packNames(), ", ")})
}

// examineFolder says whether others can read the data.
func (sh *shell) examineFolder(dir string) finding {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return finding{What: "folder", OK: true, Says: sh.say.Say("doctor.folder-new", "path", dir)}
	case err != nil:
		return finding{What: "folder", OK: false, Says: err.Error()}
	case info.Mode().Perm()&0o077 != 0:
		return finding{What: "folder", OK: false, Says: sh.say.Say("doctor.folder-open", "path", dir)}
	}
	return finding{What: "folder", OK: true, Says: dir}
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
	return []finding{
		{What: "terminal", OK: true, Says: sh.env["TERM"] + ", " + screens}, {What: "language", OK: true, Says: lang}, {What: "editor", OK: true, Says: editor},
	}
}
