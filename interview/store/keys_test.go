package store

import (
	"context"
	"fmt"
	"os"
	"slices"
	"testing"
)

// Nodes that destroy keys of one ring at the same time bring back none that another has destroyed, also where no lock in the database keeps
// them apart.
func TestKeysAreDestroyedSideBySide(t *testing.T) {
	dir := t.TempDir() + "/keys"
	k, err := OpenKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	name, _, err := k.create()
	if err != nil {
		t.Fatal(err)
	}
	nodes := make(chan error)
	for n := range uint32(4) {
		go func() {
			other, err := OpenKeys(dir)
			r := newRing() // for what is sealed, which nobody reads here: a ring is not for several goroutines
			for i := uint32(0); i < 10 && err == nil; i++ {
				place := fmt.Sprint(n, i)
				var sealed []byte
				if sealed, err = seal(r, 100+10*n+i, place, []byte("-")); err == nil {
					err = other.destroy(context.Background(), name, []uint32{10*n + i}, []rewritten{{int64(10*n + i), sealed}})
				}
			}
			nodes <- err
		}()
	}
	for range 4 {
		if err := <-nodes; err != nil {
			t.Error(err)
		}
	}
	left, err := k.read(name)
	if err != nil {
		t.Fatal(err)
	}
	for leaf := range uint32(41) {
		if _, there := left.find(leaf); there != (leaf == 40) {
			t.Errorf("key %d: there %v", leaf, there)
		}
	}
	if notes, err := k.notes(name); len(notes) != 40 || err != nil {
		t.Errorf("%d notes, %v", len(notes), err)
	}
}

// Whoever waits for the lock in vain says so, and has changed nothing; a ring that is gone stays gone.
func TestKeysLocked(t *testing.T) {
	dir := t.TempDir() + "/keys"
	k, err := OpenKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	name, _, err := k.create()
	if err != nil {
		t.Fatal(err)
	}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	err = k.alone(context.Background(), func() error {
		if k.destroy(over, name, []uint32{1}, nil) == nil || k.destroyAll(over, name) == nil {
			t.Error("the lock keeps nobody out")
		}
		r, err := k.read(name)
		if _, there := r.find(1); !there || err != nil {
			t.Errorf("there %v, %v", there, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []func() error{
		func() error { return k.destroyAll(context.Background(), name) },
		func() error {
			return k.destroy(context.Background(), name, []uint32{1}, []rewritten{{1, make([]byte, sealedHead)}})
		},
	} {
		if err := f(); err != nil {
			t.Error(err)
		}
	}
	entries, err := os.ReadDir(dir)
	if names := slices.Collect(func(yield func(string) bool) {
		for _, e := range entries {
			if !yield(e.Name()) {
				return
			}
		}
	}); err != nil || !slices.Equal(names, []string{"lock"}) {
		t.Errorf("%q are left, %v", names, err)
	}
}

// Who died while a ring was written anew has left a file that holds all keys but one: it goes with the ring.
func TestWhatWasLeftOfARingGoesWithIt(t *testing.T) {
	dir := t.TempDir() + "/keys"
	keys, err := OpenKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	name, r, err := keys.create()
	if err != nil {
		t.Fatal(err)
	}
	if err := keys.write(keys.path(name)+".new", r.without(7)); err != nil {
		t.Fatal(err)
	}
	if err := keys.destroyAll(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 1 || list[0].Name() != "lock" {
		t.Errorf("keys are left: %v, %v", list, err)
	}
}
