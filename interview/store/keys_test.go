package store

import (
	"os"
	"testing"
)

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
	if err := keys.destroyAll(name); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 0 {
		t.Errorf("keys are left: %v, %v", list, err)
	}
}
