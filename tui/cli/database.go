package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/interview/store"
)

// storage is what every store offers besides its interviews.
type storage interface {
	interview.SharedStore
	Version() string
	Check(ctx context.Context) error
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

// openStore opens the store, once: PostgreSQL where one is named, and otherwise the file in the data folder.
func (sh *shell) openStore(dir string) error {
	if sh.store != nil {
		return nil
	}
	address := first(said{value: sh.base.address}, said{value: sh.env[envDatabase]}).value
	if address == "" {
		st, err := store.OpenSQLite(dir)
		if err != nil {
			return sh.storeError(err)
		}
		sh.store = st
		return nil
	}
	folder := sh.base.keys
	if folder == "" {
		folder = filepath.Join(dir, "keys")
	}
	keys, err := store.OpenKeys(folder)
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
