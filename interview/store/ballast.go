package store

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
)

const (
	ballastName = "tacit.ballast"
	ballastStep = 1 << 20  // bytes; also the least
	ballastMost = 64 << 20 // bytes
)

// ballast is a file that takes up room, so that there is some when the disk is full and words are to be withdrawn. That
// takes as much as the database is large (see rebuild), so the ballast grows with it, in steps of 1 MiB up to 64 MiB.
type ballast struct {
	path string
	most int64 // bytes; 0 for no ballast
}

// load makes the file, or makes it larger, to suit a database of so many bytes. A disk without that room goes without.
func (b ballast) load(database int64) {
	size := min(database/ballastStep*ballastStep+ballastStep, b.most)
	info, err := os.Lstat(b.path)
	var have int64
	if err == nil {
		have = info.Size()
	}
	if have >= size || err == nil && !info.Mode().IsRegular() {
		return
	}
	if err := grow(b.path, size-have); err != nil {
		_ = os.Truncate(b.path, have) // leave the last bytes of the disk to those who write
	}
}

// grow adds bytes to the end of a file.
func grow(path string, by int64) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(noise(by))
	return errors.Join(err, f.Close())
}

// drop gives the room back and reports whether there was any.
func (b ballast) drop() bool {
	info, err := os.Lstat(b.path)
	if b.most == 0 || err != nil || info.Size() == 0 {
		return false
	}
	err = os.Remove(b.path)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}

// noise is n bytes that no file system can compress.
func noise(n int64) []byte {
	out := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{}).Read(out)
	return out
}
