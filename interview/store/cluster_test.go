package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

var (
	sharedOnce    sync.Once
	sharedCluster *storetest.Cluster
	sharedErr     error
)

// postgres is the server that the tests share; it is started by the first that needs it.
func postgres(tb testing.TB) *storetest.Cluster {
	tb.Helper()
	if !storetest.HavePostgres() {
		tb.Skip(storetest.NoPostgres)
	}
	sharedOnce.Do(func() { sharedCluster, sharedErr = storetest.StartCluster() })
	must(tb, sharedErr)
	return sharedCluster
}

// stopPostgres ends the shared server.
func stopPostgres() {
	if sharedCluster != nil {
		sharedCluster.Stop()
	}
}

// openPostgres opens storage, and closes it at the end of the test.
func openPostgres(tb testing.TB, address, keys string) *store.Postgres {
	tb.Helper()
	k, err := store.OpenKeys(keys)
	must(tb, err)
	p, err := store.OpenPostgres(ctx, address, k)
	must(tb, err)
	tb.Cleanup(func() { p.Close() })
	return p
}

// holdingAnywhere lists the files below a folder that contain a text.
func holdingAnywhere(tb testing.TB, dir, text string) (names []string) {
	tb.Helper()
	must(tb, filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || !info.Mode().IsRegular() {
			return nil // the server removes files at any time
		}
		if data, err := os.ReadFile(path); err == nil && strings.Contains(string(data), text) {
			names = append(names, path)
		}
		return nil
	}))
	return names
}
