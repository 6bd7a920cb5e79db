//go:build unix

package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"tacit/interview/store"
)

func TestOnlyTheOwnerMayRead(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o377} {
		t.Run(fmt.Sprintf("umask %03o", umask), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			defer syscall.Umask(syscall.Umask(umask))
			s := open(t, dir, store.WithBallast(1000))
			_, err := s.Create(ctx, "a", "test", nil, one("x"))
			must(t, err)
			modes(t, dir, "tacit.db", "tacit.db-wal", "tacit.db-shm")
		})
	}
}

// modes checks who may read a folder and the files that have to be in it.
func modes(t *testing.T, dir string, names ...string) {
	t.Helper()
	info, err := os.Stat(dir)
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", info.Mode())
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
}

func TestModesAreMadeGood(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	must(t, open(t, dir).Close())
	must(t, os.Chmod(filepath.Join(dir, "tacit.db"), 0o644))
	s := open(t, dir)
	_, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(t, err)
	modes(t, dir, "tacit.db", "tacit.db-wal", "tacit.db-shm")
}
