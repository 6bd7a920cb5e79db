package store

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// A key that was destroyed cannot be had any more, and every other is as it was.
func TestRingDestroysOneKey(t *testing.T) {
	whole := newRing()
	random := rand.New(rand.NewPCG(7, 7))
	r, gone := whole, map[uint32]bool{}
	for _, leaf := range []uint32{0, 1, 5, 1 << 31, leaves - 1, leaves - 2} {
		r, gone[leaf] = r.without(leaf), true
	}
	for range 200 {
		leaf := random.Uint32N(1000)
		r, gone[leaf] = r.without(leaf), true
		r = r.without(leaf) // again does nothing
	}
	back, err := readRing(r.bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range append(numbers(1100), 1<<31, 1<<31-1, 1<<31+1, leaves-1, leaves-2, leaves-3, random.Uint32()) {
		want, _ := whole.key(leaf)
		got, ok := back.key(leaf)
		if ok == gone[leaf] || ok && got != want {
			t.Fatalf("leaf %d: there %v, want %v", leaf, ok, !gone[leaf])
		}
	}
	for leaf := range gone { // nor is anything left that it could be had from
		for _, n := range r.nodes {
			if n.has(leaf) {
				t.Fatalf("a node above leaf %d is left", leaf)
			}
		}
		key, _ := whole.key(leaf)
		if bytes.Contains(r.bytes(), key[:]) {
			t.Fatalf("the key of leaf %d is left", leaf)
		}
	}
}

func numbers(n uint32) (out []uint32) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// Keys are used one after the other, and most are destroyed in that order, so that a ring stays small.
func TestRingStaysSmall(t *testing.T) {
	r := newRing()
	for leaf := range uint32(1000) {
		r = r.without(leaf)
	}
	if n := len(r.nodes); n > 32 {
		t.Errorf("%d nodes", n)
	}
	r = newRing()
	for leaf := uint32(0); leaf < 1000; leaf += 4 {
		r = r.without(leaf)
	}
	if n := len(r.bytes()); n > 32<<10 {
		t.Errorf("%d bytes", n)
	}
}

func TestSealedIsBoundToItsPlace(t *testing.T) {
	r := newRing()
	sealed, err := seal(r, 7, eventPlace("a", 1), []byte("my words"))
	if err != nil || bytes.Contains(sealed, []byte("words")) {
		t.Fatalf("%q, %v", sealed, err)
	}
	if text, err := unseal(r, eventPlace("a", 1), sealed); err != nil || string(text) != "my words" {
		t.Errorf("%q, %v", text, err)
	}
	for _, where := range []string{eventPlace("a", 2), eventPlace("b", 1), summaryPlace("a"), draftPlace("a", "1", 0)} {
		if _, err := unseal(r, where, sealed); err == nil {
			t.Errorf("it can be read as %q", where)
		}
	}
	if _, err := unseal(r.without(7), eventPlace("a", 1), sealed); err != errDestroyed {
		t.Errorf("with its key destroyed: %v", err)
	}
	for _, short := range [][]byte{nil, sealed[:15], sealed[:len(sealed)-1]} {
		if _, err := unseal(r, eventPlace("a", 1), short); err == nil {
			t.Error("a part of it can be read")
		}
	}
}

func FuzzReadRing(f *testing.F) {
	f.Add(newRing().bytes())
	f.Add(newRing().without(3).bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := readRing(data)
		if err != nil {
			return
		}
		_, _ = r.key(3)
		if len(r.nodes) > 0 && !bytes.Equal(r.bytes(), data) {
			t.Error("it is written otherwise than it was read")
		}
	})
}

// A key is the same whichever was asked for before.
func TestRingKeysOfNeighbours(t *testing.T) {
	r := newRing().without(5).without(1 << 20)
	random := rand.New(rand.NewPCG(3, 3))
	for leaf := uint32(0); leaf < 1<<22; leaf += random.Uint32N(3) * random.Uint32N(1+random.Uint32N(5000)) {
		if random.IntN(4) == 0 {
			leaf++
		}
		fresh, err := readRing(r.bytes())
		if err != nil {
			t.Fatal(err)
		}
		want, ok := fresh.key(leaf)
		for _, ask := range []uint32{leaf, leaf, leaf ^ 1, random.Uint32(), leaf} {
			if got, there := r.key(ask); ask == leaf && (got != want || there != ok) {
				t.Fatalf("leaf %d has another key", leaf)
			}
		}
	}
}
