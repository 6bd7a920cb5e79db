package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/tui"
)

// writeFiles writes compiled documents below a folder, which is made if it is not there. Each file is written beside
// its place and moved there, so that nobody ever reads half of one. Of a skill's folder only the files that are in it
// now are left: a glossary of last week could hold what was withdrawn since. All paths stay inside the folder, whatever
// links there are in it.
func writeFiles(dir string, files []profile.File) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		mode := fs.FileMode(0o600)
		if f.Block != "" {
			if f, mode, err = around(root, f); err != nil {
				return err
			}
		}
		if err := writeFile(root, f, mode); err != nil {
			return err
		}
	}
	return removeOld(root, files)
}

func writeFile(root *os.Root, f profile.File, mode fs.FileMode) error {
	if err := makeFolders(root, path.Dir(f.Path)); err != nil {
		return err
	}
	temp := f.Path + ".new"
	root.Remove(temp) // left by an earlier run that was killed
	file, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(f.Data)
	if err = errors.Join(err, file.Chmod(mode), file.Sync(), file.Close()); err != nil {
		return err
	}
	return root.Rename(temp, f.Path)
}

func makeFolders(root *os.Root, dir string) error {
	at := ""
	for _, part := range strings.Split(dir, "/") {
		at = path.Join(at, part)
		if err := root.Mkdir(at, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// references are the files that a skill may have; those that it does not have now are removed.
var references = []string{"situations.md", "cases.md", "glossary.md", "provenance.md"}

func removeOld(root *os.Root, files []profile.File) error {
	have := map[string]bool{}
	skill := ""
	for _, f := range files {
		have[f.Path] = true
		if dir, name := path.Split(f.Path); name == "SKILL.md" {
			skill = dir
		}
	}
	if skill == "" {
		return nil
	}
	for _, name := range references {
		at := path.Join(skill, "references", name)
		if have[at] {
			continue
		}
		if err := root.Remove(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// recall deletes the documents that the screens wrote for an interview, alone or together with others.
func recall(dir, id string) error {
	if id == "" || filepath.Base(id) != id {
		return nil
	}
	documents := filepath.Join(dir, "documents")
	list, err := os.ReadDir(documents)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, d := range list {
		if slices.Contains(strings.Split(d.Name(), tui.Together), id) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(documents, d.Name())))
		}
	}
	return err
}
