package store_test

import (
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

func TestSQLiteConforms(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func() interview.SharedStore {
		dir := t.TempDir()
		return func() interview.SharedStore { return open(t, dir) }
	})
}

func TestPostgresConforms(t *testing.T) {
	c := postgres(t)
	storetest.Run(t, func(t *testing.T) func() interview.SharedStore {
		address, keys := c.Address(), t.TempDir()+"/keys"
		return func() interview.SharedStore { return openPostgres(t, address, keys) }
	})
}

func TestMemoryConforms(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func() interview.SharedStore {
		m := store.NewMemory()
		return func() interview.SharedStore { return m.Another() }
	})
}

// open opens the database in dir, without ballast unless asked for, and closes it at the end of the test.
func open(tb testing.TB, dir string, options ...store.Option) *store.SQLite {
	tb.Helper()
	s, err := store.OpenSQLite(dir, append([]store.Option{store.WithBallast(0)}, options...)...)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}
