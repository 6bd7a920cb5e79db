package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"fmt"
)

// sealedHead is how many bytes stand before a ciphertext: the leaf, and the nonce.
const sealedHead = 4 + 12

// seal encrypts a text with a key of the ring. Where says which row it is for: it cannot be read in any other.
func seal(r ring, leaf uint32, where string, text []byte) ([]byte, error) {
	aead, err := sealer(r, leaf)
	if err != nil {
		return nil, err
	}
	out := binary.BigEndian.AppendUint32(make([]byte, 0, sealedHead+len(text)+aead.Overhead()), leaf)
	out = out[:sealedHead]
	_, _ = rand.Read(out[4:]) // it never fails
	return aead.Seal(out, out[4:], text, []byte(where)), nil
}

// unseal is the way back. errDestroyed says that the key is gone.
func unseal(r ring, where string, sealed []byte) ([]byte, error) {
	if len(sealed) < sealedHead {
		return nil, ErrDamaged
	}
	aead, err := sealer(r, leafOf(sealed))
	if err != nil {
		return nil, err
	}
	text, err := aead.Open([]byte{}, sealed[4:sealedHead], sealed[sealedHead:], []byte(where))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, where, err)
	}
	return text, nil
}

// leafOf is the leaf that something was sealed with.
func leafOf(sealed []byte) uint32 { return binary.BigEndian.Uint32(sealed) }

func sealer(r ring, leaf uint32) (cipher.AEAD, error) {
	key, ok := r.key(leaf)
	if !ok {
		return nil, errDestroyed
	}
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// What a sealed text is bound to.
func eventPlace(id string, seq int64) string { return fmt.Sprintf("event\x00%s\x00%d", id, seq) }
func draftPlace(id, question string, token int64) string {
	return fmt.Sprintf("draft\x00%s\x00%q\x00%d", id, question, token)
}
func summaryPlace(id string) string { return "summary\x00" + id }

// What a backup's text is bound to: an event's to the whole of its line, what is of no interview in particular to the sum of the whole file.
func backupPlace(id string, seq, at int64, kind string) string {
	return fmt.Sprintf("backup\x00%q\x00%d\x00%d\x00%q", id, seq, at, kind)
}
func backupEndPlace(sum string) string { return "backup end\x00" + sum }
