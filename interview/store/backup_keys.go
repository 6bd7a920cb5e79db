package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tacit/interview"
)

// What backups hold of an interview is sealed with keys of a ring that is named after it and made when it is first backed up. All backups
// share it, whichever store they are of. So it is found by whoever withdraws something, even if the interview was moved to another store since,
// and a withdrawal makes all of them unreadable at once.
//
// Of the leaves each event has one for each generation of its body. A body is sealed with the first that was not destroyed; when it
// is withdrawn, that one is, and the body in its place is noted beside the ring, sealed with the next. To destroy one too many does no
// harm: what is noted is read instead.

// seqBits is how many bits of a leaf are the number of the event; those above are the generation.
const seqBits = 22

// wholeInterview stands among the numbers of events for all of them.
const wholeInterview = 0

// nobodys is in place of the id of an interview for what a backup holds of none in particular.
const nobodys = ""

// backupRing names the ring of an interview's backups.
func backupRing(id string) []byte {
	sum := sha256.Sum256([]byte("tacit: keys of backups\x00" + id))
	return sum[:16]
}

// backupLeaf is the leaf that an event's body is sealed with now.
func (r ring) backupLeaf(seq int64) (uint32, error) {
	if seq < 1 || seq >= 1<<seqBits {
		return 0, fmt.Errorf("an event of number %d cannot be backed up", seq)
	}
	for leaf := uint64(seq); leaf < leaves; leaf += 1 << seqBits {
		if _, found := r.find(uint32(leaf)); found {
			return uint32(leaf), nil
		}
	}
	return 0, fmt.Errorf("event %d has used all its keys", seq)
}

// sealEvent seals the body of an event for a backup.
func (r ring) sealEvent(id string, e interview.Event) ([]byte, error) {
	leaf, err := r.backupLeaf(e.Seq)
	if err != nil {
		return nil, err
	}
	return seal(r, leaf, backupPlace(id, e.Seq, micros(e.At), string(e.Kind)), e.Body)
}

// backupRings returns the rings of interviews, by id, and makes those that are not there yet. What was withdrawn has none.
func (k *Keys) backupRings(ids []string) (map[string]ring, error) {
	rings := map[string]ring{}
	for _, id := range ids {
		r, err := k.read(backupRing(id))
		if errors.Is(err, errDestroyed) {
			if _, gone, err := k.spoiled(id); gone || err != nil {
				if err != nil {
					return nil, err
				}
				continue
			}
			r, err = k.make(backupRing(id))
		}
		if err != nil {
			return nil, err
		}
		rings[id] = r
	}
	return rings, syncFolder(k.dir)
}

// make makes a ring of a given name, unless somebody is faster. The name is not durable before the folder was synced.
func (k *Keys) make(name []byte) (ring, error) {
	f, err := os.CreateTemp(k.dir, "*.new")
	if err != nil {
		return ring{}, err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(newRing().bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return ring{}, err
	}
	if err := os.Link(f.Name(), k.path(name)); err != nil && !errors.Is(err, fs.ErrExist) {
		return ring{}, err
	}
	return k.read(name)
}

// spoil makes unreadable what backups hold of some events' bodies, and notes those that they have now. To do it again does no harm.
func (k *Keys) spoil(ctx context.Context, id string, events []interview.Event) error {
	return k.alone(ctx, func() error {
		name := backupRing(id)
		r, err := k.read(name)
		if errors.Is(err, errDestroyed) { // it is in no backup
			return nil
		}
		if err != nil {
			return err
		}
		var instead []rewritten
		for _, e := range events {
			leaf, err := r.backupLeaf(e.Seq)
			if err != nil {
				return err
			}
			r = r.without(leaf)
			sealed, err := r.sealEvent(id, e)
			if err != nil {
				return err
			}
			instead = append(instead, rewritten{e.Seq, sealed})
		}
		if err := k.note(name, instead); err != nil {
			return err
		}
		return k.replace(k.path(name), r)
	})
}

// spoilAll makes unreadable what backups hold of an interview, which was withdrawn at a time. That it was is kept.
func (k *Keys) spoilAll(ctx context.Context, id string, at time.Time) error {
	return k.alone(ctx, func() error {
		name := backupRing(id)
		if _, err := os.Stat(k.path(name)); err == nil {
			if err := k.noteSpoiled(id, at); err != nil {
				return err
			}
		} else if !errors.Is(err, fs.ErrNotExist) { // otherwise it is in no backup, or this was done before
			return err
		}
		return errors.Join(k.remove(k.path(name)), k.remove(k.rewrittenPath(name)))
	})
}

func (k *Keys) noteSpoiled(id string, at time.Time) error {
	f, err := os.OpenFile(k.spoiledPath(id), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(binary.BigEndian.AppendUint64(nil, uint64(micros(at))))
	return errors.Join(err, f.Sync(), f.Close(), syncFolder(k.dir))
}

// spoiled says whether spoilAll was called for an interview, and with which time.
func (k *Keys) spoiled(id string) (at time.Time, gone bool, err error) {
	data, err := os.ReadFile(k.spoiledPath(id))
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, false, nil
	}
	if err == nil && len(data) >= 8 {
		at = instant(int64(binary.BigEndian.Uint64(data)))
	}
	return at, err == nil, err
}

func (k *Keys) spoiledPath(id string) string {
	return filepath.Join(k.dir, hex.EncodeToString(backupRing(id))+".withdrawn")
}
