package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
)

// Limits of what is read for an import.
const (
	importBytes = 1 << 20 // of one file, and of all together
	importFiles = 50
)

func (sh *shell) importCommand() *cobra.Command {
	var f interviewFlags
	var into string
	c := sh.describe(&cobra.Command{
		Use: "import FILE|FOLDER", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return sh.importNotes(c.Context(), args[0], into, f) },
	}, "import")
	fl := c.Flags()
	fl.StringVar(&into, "into", "", sh.say.Say("flag.into"))
	fl.BoolVar(&f.consent, "consent", false, sh.say.Say("flag.consent"))
	fl.StringVar(&f.subject, "subject", "", sh.say.Say("flag.subject"))
	fl.StringVar(&f.role, "role", "", sh.say.Say("flag.role"))
	fl.StringVar(&f.lang, "lang", "", sh.say.Say("flag.lang"))
	fl.StringVar(&f.pack, "pack", "general", sh.say.Say("flag.pack"))
	fl.StringVar(&f.audience, "audience", "", sh.say.Say("flag.audience"))
	fl.IntVar(&f.questions, "questions", 0, sh.say.Say("flag.questions"))
	fl.Int64Var(&f.seed, "seed", 1, sh.say.Say("flag.seed"))
	return c
}

// importNotes brings what others wrote into an interview, a new one unless one is named: its subject will be asked what of
// it is so. Nothing of it is in any document until then.
func (sh *shell) importNotes(ctx context.Context, from, into string, f interviewFlags) error {
	sources, err := notesIn(from)
	if err != nil {
		return sh.unread(from, err)
	}
	s, err := sh.importInto(ctx, into, f)
	if err != nil {
		return err
	}
	n := 0
	for _, src := range sources {
		taken, err := s.Import(ctx, src.name, profile.Statements(src.data))
		if err != nil {
			return err
		}
		n += taken
	}
	sh.message("import.done", "n", n, "id", s.ID())
	return nil
}

// unread says why notes were not read.
func (sh *shell) unread(from string, err error) error {
	var refusal *interview.Refusal
	switch {
	case errors.Is(err, errNothing):
		return errors.New(sh.say.Say("error.import-nothing", "path", plain.Line(from)))
	case errors.As(err, &refusal):
		return &exit{exitUsage, errors.New(sh.say.Say("error.import-long", "path", plain.Line(from), "limit", refusal.Limit))}
	}
	return errors.New(sh.say.Say("error.import", "path", plain.Line(from), "why", sh.whyNot(err)))
}

// whyNot says why a file could not be read.
func (sh *shell) whyNot(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return sh.say.Say("why.not-there")
	case errors.Is(err, fs.ErrPermission):
		return sh.say.Say("why.not-allowed")
	}
	var at *fs.PathError
	if errors.As(err, &at) { // whoever asks says which path, if it is to be said
		err = at.Err
	}
	return plain.Line(err.Error())
}

func (sh *shell) importInto(ctx context.Context, into string, f interviewFlags) (*interview.Session, error) {
	desk, err := sh.desk()
	if err != nil {
		return nil, err
	}
	if into != "" {
		id, err := desk.Find(ctx, into)
		if err != nil {
			return nil, err
		}
		return desk.Resume(ctx, id)
	}
	if !f.consent {
		return nil, &interview.Refusal{Code: interview.NoConsent}
	}
	setup, err := sh.setup(f)
	if err != nil {
		return nil, err
	}
	return desk.Begin(ctx, setup, interview.Agreed(setup.Lang))
}

// source is a file that somebody wrote.
type source struct {
	name string
	data []byte
}

// errNothing means that there is no text to read.
var errNothing = errors.New("no Markdown or text files")

// notesIn reads a file, or the Markdown and text files of a folder, in the order of their names; what a link leads out of the
// folder to is not read.
func notesIn(from string) ([]source, error) {
	info, err := os.Stat(from)
	if err != nil {
		return nil, err
	}
	dir, names := from, []string{}
	if !info.IsDir() {
		dir, names = filepath.Dir(from), []string{filepath.Base(from)}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if info.IsDir() {
		if names, err = textFiles(root.FS()); err != nil {
			return nil, err
		}
	}
	var out []source
	left := int64(importBytes)
	for _, name := range names {
		file, err := root.Open(filepath.FromSlash(name))
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(file, left+1))
		if err = errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
		if left -= int64(len(data)); left < 0 {
			return nil, &interview.Refusal{Code: interview.TooLong, What: name, Size: importBytes - int(left), Limit: importBytes}
		}
		out = append(out, source{name, data})
	}
	if len(out) == 0 {
		return nil, errNothing
	}
	return out, nil
}

func textFiles(files fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && p != ".":
			return fs.SkipDir
		case !d.Type().IsRegular() || len(out) >= importFiles:
			return nil
		}
		switch strings.ToLower(path.Ext(p)) {
		case ".md", ".markdown", ".txt":
			out = append(out, p)
		}
		return nil
	})
	slices.Sort(out)
	return out, err
}
