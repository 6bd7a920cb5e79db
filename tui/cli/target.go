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

// around is what a file holds before and after our part of it; all of it stands before where our part was not there yet.
// A file that begins our part twice, or does not end it, is left alone.
func around(root *os.Root, f profile.File) (profile.File, error) {
	info, err := root.Lstat(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		f.Data, err = profile.WithBlock(nil, f)
		return f, err
	}
	if err != nil {
		return f, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostShared {
		return f, fmt.Errorf("%s: %w", f.Path, profile.ErrBlock)
	}
	was, err := root.ReadFile(f.Path)
	if err != nil {
		return f, err
	}
	f.Data, err = profile.WithBlock(was, f)
	return f, err
}
