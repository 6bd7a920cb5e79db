package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"tacit/profile"
)

// targetsOf reads --target: names with commas between them, or "all".
func (sh *shell) targetsOf(given string) ([]string, error) {
	if given == "" {
		return nil, nil
	}
	if given == "all" {
		return profile.Targets(), nil
	}
	known := map[string]bool{}
	for _, t := range profile.Targets() {
		known[t] = true
	}
	var out []string
	for _, t := range strings.Split(given, ",") {
		if t = strings.TrimSpace(t); !known[t] {
			return nil, &exit{exitUsage, errors.New(sh.say.Say("error.target", "given", t, "known", strings.Join(profile.Targets(), ", ")))}
		}
		out = append(out, t)
	}
	return out, nil
}

// mostShared is how large a file of somebody else may be for us to put a part into it.
const mostShared = 1 << 20

// leftAlone is why a file that is not ours alone was not touched: the key of its text, and which file it is.
type leftAlone struct{ key, path string }

func (l *leftAlone) Error() string { return l.path + ": " + l.key }

// around is a file with our part of it brought up to date, and who may read it: as before, or all where it was not there, since
// it is for a folder that others work in. A link, whose end may be anybody's, and a file whose marks are no pair are left
// alone.
func around(root *os.Root, f profile.File) (profile.File, fs.FileMode, error) {
	info, err := root.Lstat(f.Path)
	mode := fs.FileMode(0o644)
	var was []byte
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return f, 0, err
	case info.Mode()&fs.ModeSymlink != 0:
		return f, 0, &leftAlone{"error.link", f.Path}
	case !info.Mode().IsRegular():
		return f, 0, &leftAlone{"error.no-file", f.Path}
	case info.Size() > mostShared:
		return f, 0, &leftAlone{"error.large", f.Path}
	default:
		mode = info.Mode().Perm()
		if was, err = root.ReadFile(f.Path); err != nil {
			return f, 0, err
		}
	}
	data, err := profile.WithBlock(was, f)
	if errors.Is(err, profile.ErrBlock) {
		return f, 0, &leftAlone{"error.marks", f.Path}
	}
	f.Data = data
	return f, mode, err
}
