package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
	"tacit/tui"
)

// root is the command tree. tacit alone opens the screens.
func (sh *shell) root() *cobra.Command {
	root := sh.describe(&cobra.Command{
		Use:  "tacit",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !sh.screenable() {
				return sh.accessible(c.Context(), interviewFlags{}, interview.Setup{})
			}
			return sh.screens(c.Context(), opening{})
		},
	}, "root")
	sh.takesModel(root)
	root.PersistentFlags().StringVar(&sh.data, "data", "", sh.say.Say("flag.data"))
	sh.takesDatabase(root)
	root.AddCommand(sh.interviewCommand(), sh.listCommand(), sh.showCommand(), sh.compileCommand(), sh.signCommand(), sh.historyCommand(), sh.diffCommand(), sh.restoreCommand(), sh.checkCommand(), sh.rehearseCommand(), sh.compareCommand(), sh.importCommand(), sh.withdrawCommand(), sh.consentCommand(), sh.packCommand(), sh.configCommand(), sh.doctorCommand(), sh.serveCommand(), sh.inviteCommand(), sh.peopleCommand())
	return root
}

// screenable says whether the screens can be shown: on a terminal that is not dumb, and not asked otherwise.
func (sh *shell) screenable() bool {
	return terminal(sh.p.In) && terminal(sh.p.Out) && sh.env["TERM"] != "dumb" && sh.env["ACCESSIBLE"] == ""
}

// opening is what the screens begin with; nothing of it is the list of interviews.
type opening struct {
	id       string // an interview
	rehearse bool   // for a rehearsal, not to go on with it
	setup    interview.Setup
}

// screens runs the screens until the person leaves. What is being typed is saved however the program ends.
func (sh *shell) screens(ctx context.Context, at opening) error {
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	dir, err := sh.folder()
	if err != nil {
		return err
	}
	asked, err := sh.mayAsk()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	model := tui.New(ctx, tui.Config{
		Desk: desk, Lang: sh.lang, Where: shorten(dir, sh.env["HOME"]), Start: at.id, Rehearse: at.rehearse, Setup: at.setup, Model: asked, Dark: true,
		Export: func(id string, files []profile.File) (string, error) {
			out := filepath.Join(dir, "documents", id)
			return shorten(out, sh.env["HOME"]), writeFiles(out, files)
		},
		Editor: editorOf(sh.env), EditorDir: dir,
	})
	caught, err := sh.run(ctx, model)
	kept := model.Flush(context.WithoutCancel(ctx))
	if id := model.Left(); id != "" && caught != syscall.SIGHUP && (kept == nil || errors.Is(kept, interview.ErrFenced)) {
		sh.message("left", "id", id)
	}
	err = errors.Join(err, kept)
	if errors.Is(err, interview.ErrFenced) {
		err = nil // it was said on the screen, and the text is kept
	}
	if err == nil && caught != nil {
		return &exit{128 + int(caught.(syscall.Signal)), nil}
	}
	return err
}

// run runs the program and returns the signal that ended it, if one did. Bubble Tea does not handle SIGHUP; we handle
// them all alike.
func (sh *shell) run(ctx context.Context, model *tui.Model) (caught os.Signal, err error) {
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(sh.p.In), tea.WithOutput(sh.p.Out), tea.WithEnvironment(sh.p.Env), tea.WithoutSignalHandler(), tea.WithFPS(120),
	}
	if sh.env["NO_COLOR"] != "" { // any value counts (no-color.org); colorprofile wants a boolean
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	program := tea.NewProgram(model, options...)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	defer signal.Stop(signals)
	ended := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case caught = <-signals:
			program.Quit()
		case <-ended:
		}
	}()
	_, err = program.Run()
	close(ended)
	<-done
	return caught, err
}

// editorOf is the person's editor.
func editorOf(env map[string]string) []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(env[name]); len(words) > 0 {
			return words
		}
	}
	return nil
}

// shorten says a path below the home folder with ~.
func shorten(path, home string) string {
	if rel, err := filepath.Rel(home, path); home != "" && err == nil && !strings.HasPrefix(rel, "..") {
		return filepath.Join("~", rel)
	}
	return path
}
