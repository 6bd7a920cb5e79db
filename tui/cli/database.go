package cli

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/interview/store"
)

// storage is what every store offers besides its interviews.
type storage interface {
	interview.SharedStore
	Version() string
	Check(ctx context.Context) error
	Backup(ctx context.Context, path string, at time.Time) (store.Backup, error)
	RestoreBackup(ctx context.Context, backup io.ReadSeeker) (store.Restored, error)
}

// databaseFlags say where interviews are kept, if not in a file of the data folder.
type databaseFlags struct{ address, keys string }

// envDatabase is the variable that names a database, so that no command line does.
const envDatabase = "TACIT_DATABASE"

func (sh *shell) takesDatabase(root *cobra.Command) {
	fl := root.PersistentFlags()
	fl.StringVar(&sh.base.address, "database", "", sh.say.Say("flag.database"))
	fl.StringVar(&sh.base.keys, "keys", "", sh.say.Say("flag.keys"))
}

// database is the address of the PostgreSQL database; empty where interviews are in a file.
func (sh *shell) database() string {
	return first(said{value: sh.base.address}, said{value: sh.env[envDatabase]}).value
}

// keysFolder is where the keys are: those of a PostgreSQL database, and those of backups.
func (sh *shell) keysFolder(dir string) string {
	return first(said{value: sh.base.keys}, said{value: filepath.Join(dir, "keys")}).value
}

// openStore opens the store, once: PostgreSQL where one is named, and otherwise the file in the data folder.
func (sh *shell) openStore(dir string) error {
	if sh.store != nil {
		return nil
	}
	address := sh.database()
	if address == "" {
		st, err := store.OpenSQLite(dir)
		if err != nil {
			return sh.storeError(err)
		}
		sh.store = st
		return nil
	}
	keys, err := store.OpenKeys(sh.keysFolder(dir))
	if err != nil {
		return sh.storeError(err)
	}
	st, err := store.OpenPostgres(context.Background(), address, keys)
	if err != nil {
		return sh.storeError(err)
	}
	sh.store = st
	return nil
}
