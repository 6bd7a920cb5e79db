package cli

import (
	"errors"
	"fmt"
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

// around is a file with our part of it brought up to date, and who may read it: as before, or all where it was not there, since
// it is for a folder that others work in. A link, or a file whose marks are no pair, is left alone.
func around(root *os.Root, f profile.File) (profile.File, fs.FileMode, error) {
	mode := fs.FileMode(0o644)
	var was []byte
	info, err := root.Lstat(f.Path)
	switch {
	case err == nil && (!info.Mode().IsRegular() || info.Size() > mostShared):
		return f, 0, fmt.Errorf("%s: %w", f.Path, profile.ErrBlock)
	case err == nil:
		mode = info.Mode().Perm()
		was, err = root.ReadFile(f.Path)
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	if err == nil {
		f.Data, err = profile.WithBlock(was, f)
	}
	return f, mode, err
}
