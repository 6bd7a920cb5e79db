package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Keys is where the keys are kept that the bodies in PostgreSQL are encrypted with: a folder with one small file for each interview.
// It must not be in the database, nor in the same backup: a key that is destroyed here is to be gone. All nodes of a fleet need
// the same folder, on storage that renames atomically, keeps what was synced, and has locks (flock).
type Keys struct{ dir string }

// OpenKeys opens the folder, and makes it (mode 0700) if it is not there. A folder that others may read is refused.
func OpenKeys(dir string) (*Keys, error) {
	if err := makeFolder(dir); err != nil {
		return nil, fmt.Errorf("folder of keys: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("folder of keys: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("folder of keys: only its owner may enter %s (chmod 700)", dir)
	}
	return &Keys{dir}, nil
}

// errDestroyed means that a key was destroyed: what it was for has been withdrawn.
var errDestroyed = errors.New("the key was destroyed: this was withdrawn")

func (k *Keys) path(name []byte) string {
	return filepath.Join(k.dir, hex.EncodeToString(name)+".keys")
}

// create makes a ring of a new name.
func (k *Keys) create() (name []byte, r ring, err error) {
	name, r = make([]byte, 16), newRing()
	_, _ = rand.Read(name)
	return name, r, k.write(k.path(name), r)
}

// write makes a file that is not there yet, durably.
func (k *Keys) write(path string, r ring) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(r.bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return syncFolder(k.dir)
}

// read returns the keys of an interview; errDestroyed if there are none any more.
func (k *Keys) read(name []byte) (r ring, err error) {
	for range 3 { // whoever destroys a key overwrites the old file, and that may be the one that was just opened
		var data []byte
		data, err = os.ReadFile(k.path(name))
		if errors.Is(err, fs.ErrNotExist) {
			return ring{}, errDestroyed
		}
		if err != nil {
			return ring{}, err
		}
		if r, err = readRing(data); err == nil {
			return r, nil
		}
	}
	return ring{}, fmt.Errorf("%w: %w", ErrDamaged, err)
}

// alone runs a function that nobody else's runs at the same time as, whichever process of whichever node. The advisory lock in the database is
// not enough for that: it ends with the connection, and the work on the files does not.
func (k *Keys) alone(ctx context.Context, f func() error) error {
	release, err := lockFile(ctx, filepath.Join(k.dir, "lock"))
	if err != nil {
		return fmt.Errorf("the lock of the keys: %w", err)
	}
	return errors.Join(f(), release())
}

// destroy takes keys out of a ring for good, after it has noted what took the place of what they are for. To do it again does nothing.
func (k *Keys) destroy(ctx context.Context, name []byte, gone []uint32, instead []rewritten) error {
	return k.alone(ctx, func() error {
		r, err := k.read(name)
		if errors.Is(err, errDestroyed) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, leaf := range gone {
			r = r.without(leaf)
		}
		if err := k.note(name, instead); err != nil {
			return err
		}
		return k.replace(k.path(name), r)
	})
}

// replace writes a ring in the place of one that is there, and overwrites that.
func (k *Keys) replace(path string, r ring) error {
	old, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	next := path + ".new"
	_ = os.Remove(next) // left by somebody who died
	if err := k.write(next, r); err != nil {
		return errors.Join(err, old.Close())
	}
	if err := os.Rename(next, path); err != nil {
		return errors.Join(err, old.Close())
	}
	return errors.Join(syncFolder(k.dir), wipe(old))
}

// destroyAll takes a ring away, with all that belongs to it.
func (k *Keys) destroyAll(ctx context.Context, name []byte) error {
	return k.alone(ctx, func() error {
		return errors.Join(k.remove(k.path(name)), k.remove(k.rewrittenPath(name)))
	})
}

// remove overwrites and deletes a file, and what somebody who died has left of writing it anew.
func (k *Keys) remove(path string) (err error) {
	for _, name := range []string{path + ".new", path} {
		old, openErr := os.OpenFile(name, os.O_RDWR, 0)
		if errors.Is(openErr, fs.ErrNotExist) {
			continue
		}
		if openErr != nil {
			return errors.Join(err, openErr)
		}
		err = errors.Join(err, os.Remove(name), syncFolder(k.dir), wipe(old))
	}
	return err
}

// wipe overwrites a file that has lost its name, and closes it.
func wipe(f *os.File) error {
	info, err := f.Stat()
	if err == nil {
		_, err = f.WriteAt(make([]byte, info.Size()), 0)
	}
	return errors.Join(err, f.Sync(), f.Close())
}
