package store

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Beside its keys there is for each interview what its events have in place of bodies that were withdrawn, sealed as in the database. So a
// withdrawal outlives the database: where that is put back to an earlier state, the withdrawn bodies in it have no key any more, and are
// read as what took their place.

// rewritten is what took the place of a withdrawn body.
type rewritten struct {
	seq    int64
	sealed []byte
}

func (k *Keys) rewrittenPath(name []byte) string {
	return filepath.Join(k.dir, hex.EncodeToString(name)+".rewritten")
}

// note adds to what took the place of withdrawn bodies, durably. To note something again does no harm: the last counts. The file is written
// anew, since what is appended after a part that a power cut has torn off could not be found any more. It must be alone with that file.
func (k *Keys) note(name []byte, list []rewritten) error {
	if len(list) == 0 {
		return nil
	}
	all, err := k.notes(name)
	if err != nil {
		return err
	}
	var out []byte
	for _, r := range append(all, list...) {
		out = binary.BigEndian.AppendUint64(out, uint64(r.seq))
		out = binary.BigEndian.AppendUint32(out, uint32(len(r.sealed)))
		out = append(out, r.sealed...)
	}
	path := k.rewrittenPath(name)
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(out)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return errors.Join(os.Rename(path+".new", path), syncFolder(k.dir))
}

// notes is all that was noted, in that order. A part at the end that was cut off does not count.
func (k *Keys) notes(name []byte) (list []rewritten, err error) {
	data, err := os.ReadFile(k.rewrittenPath(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for len(data) >= 12 {
		seq, n := int64(binary.BigEndian.Uint64(data)), int(binary.BigEndian.Uint32(data[8:]))
		if n < sealedHead || len(data)-12 < n {
			break
		}
		list = append(list, rewritten{seq, data[12 : 12+n]})
		data = data[12+n:]
	}
	return list, nil
}

// noted is what took the place of the body of an event; false if nothing did.
func (k *Keys) noted(name []byte, seq int64) (sealed []byte, found bool, err error) {
	list, err := k.notes(name)
	for _, r := range list {
		if r.seq == seq {
			sealed, found = r.sealed, true
		}
	}
	return sealed, found, err
}

// lastNoted is the highest leaf that something noted is sealed with; -1 for none.
func (k *Keys) lastNoted(name []byte) (leaf int64, err error) {
	list, err := k.notes(name)
	leaf = -1
	for _, r := range list {
		leaf = max(leaf, int64(leafOf(r.sealed)))
	}
	return leaf, err
}
