package store

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	all, err := k.readNotes(name)
	if err != nil {
		return err
	}
	for _, r := range list {
		all[r.seq] = r.sealed
	}
	var out []byte
	for _, seq := range slices.Sorted(maps.Keys(all)) {
		out = binary.BigEndian.AppendUint64(out, uint64(seq))
		out = binary.BigEndian.AppendUint32(out, uint32(len(all[seq])))
		out = append(out, all[seq]...)
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

// noted is what took the place of the body of an event; false if nothing did.
func (k *Keys) noted(name []byte, seq int64) (sealed []byte, found bool, err error) {
	all, err := k.readNotes(name)
	sealed, found = all[seq]
	return sealed, found, err
}

// readNotes reads all that was noted, by the number of the event. A part at the end that was cut off does not count.
func (k *Keys) readNotes(name []byte) (map[int64][]byte, error) {
	all := map[int64][]byte{}
	data, err := os.ReadFile(k.rewrittenPath(name))
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	for len(data) >= 12 {
		n := uint64(binary.BigEndian.Uint32(data[8:]))
		if uint64(len(data)-12) < n {
			break
		}
		all[int64(binary.BigEndian.Uint64(data))] = data[12 : 12+n]
		data = data[12+n:]
	}
	return all, nil
}
