package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tacit/interview/store"
	"tacit/prompts/plain"
)

func (sh *shell) backupCommand() *cobra.Command {
	return sh.describe(&cobra.Command{
		Use: "backup FILE", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return sh.backup(c.Context(), args[0]) },
	}, "backup")
}

// backup writes everything into a new file.
func (sh *shell) backup(ctx context.Context, path string) error {
	keys, err := sh.openForBackup()
	if err != nil {
		return err
	}
	made, err := sh.store.Backup(ctx, path, sh.clock()())
	if err != nil {
		return sh.backupError(err, path, keys)
	}
	sh.message("backup.done", "n", made.Interviews, "path", plain.Line(path))
	sh.message("backup.keys", "keys", plain.Line(made.Keys))
	return nil
}

func (sh *shell) restoreBackupCommand() *cobra.Command {
	return sh.describe(&cobra.Command{
		Use: "restore-backup FILE", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return sh.restoreBackup(c.Context(), args[0]) },
	}, "restore-backup")
}

// restoreBackup puts back what is not there. What had to be left out is an error: exit status 1.
func (sh *shell) restoreBackup(ctx context.Context, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return sh.backupError(err, path, "")
	}
	defer file.Close()
	keys, err := sh.openForBackup()
	if err != nil {
		return err
	}
	r, err := sh.store.RestoreBackup(ctx, file)
	if err != nil {
		return sh.backupError(err, path, keys)
	}
	sh.message("restored.from", "date", r.At.Format("2006-01-02 15:04"))
	for _, part := range []struct {
		key string
		n   int
	}{
		{"whole", r.Whole}, {"longer", r.Longer}, {"kept", r.Kept}, {"withdrawn", r.Withdrawn},
		{"cleared", r.Cleared}, {"erased", r.Erased}, {"grants", r.Grants},
	} {
		if part.n > 0 || part.key == "whole" {
			sh.message("restored."+part.key, "n", part.n)
		}
	}
	for _, part := range []struct {
		key string
		ids []string
	}{{"differ", r.Differ}, {"closed", r.Closed}} {
		if len(part.ids) > 0 {
			sh.message("restored."+part.key, "ids", plain.Line(strings.Join(part.ids, ", ")))
			err = &exit{exitFailed, nil}
		}
	}
	return err
}

// openForBackup opens the store and returns the folder of the keys that its backups are read with.
func (sh *shell) openForBackup() (keys string, err error) {
	dir, err := sh.folder()
	if err != nil {
		return "", err
	}
	if sh.base.keys != "" && sh.database() == "" {
		return "", &exit{exitUsage, errors.New(sh.say.Say("error.keys-alone"))}
	}
	return sh.keysFolder(dir), sh.openStore(dir)
}

// backupError says what to do about a backup that cannot be made or put back.
func (sh *shell) backupError(err error, path, keys string) error {
	key := "error.backup"
	for _, known := range []struct {
		err error
		key string
	}{
		{fs.ErrExist, "error.backup-there"}, {fs.ErrNotExist, "error.backup-missing"}, {store.ErrNoBackup, "error.backup-none"},
		{store.ErrNewerBackup, "error.backup-newer"}, {store.ErrDamagedBackup, "error.backup-damaged"}, {store.ErrOtherKeys, "error.backup-keys"},
	} {
		if errors.Is(err, known.err) {
			key = known.key
		}
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	return errors.New(sh.say.Say(key, "path", plain.Line(path), "keys", plain.Line(keys), "why", plain.Line(err.Error())))
}
