package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tacit/interview"
)

// What was sealed for a backup cannot be opened with anything in the folder of keys once it is withdrawn; what it has now can, and so can
// everything else. Withdrawn as a whole, an interview never gets keys again.
func TestSpoiledBackups(t *testing.T) {
	keys, err := OpenKeys(t.TempDir() + "/keys")
	if err != nil {
		t.Fatal(err)
	}
	event := func(seq int64, body string) interview.Event {
		return interview.Event{Seq: seq, At: time.Unix(seq, 0), Kind: "k", Body: []byte(body)}
	}
	sealed := func(e interview.Event) backupEvent {
		t.Helper()
		rings, err := keys.backupRings([]string{"a"})
		if err != nil {
			t.Fatal(err)
		}
		body, err := rings["a"].sealEvent("a", e)
		if err != nil {
			t.Fatal(err)
		}
		return backupEvent{e.Seq, micros(e.At), string(e.Kind), body}
	}
	opens := func(want string, what backupEvent) {
		t.Helper()
		events, _, err := keys.openEvents("a", []backupEvent{what})
		if err != nil || string(events[0].Body) != want {
			t.Errorf("event %d opens as %v, %v; want %q", what.Seq, events, err, want)
		}
	}
	other, last := sealed(event(2, "other")), sealed(event(1<<seqBits-1, "last"))
	var first []backupEvent // each generation of one body
	for _, body := range []string{"one", "two", "three"} {
		first = append(first, sealed(event(1, body)))
		opens(body, first[len(first)-1])
		for range 2 { // as when somebody dies in it
			if err := keys.spoil(t.Context(), "a", []interview.Event{event(1, "after "+body)}); err != nil {
				t.Fatal(err)
			}
		}
		for _, old := range first {
			opens("after "+body, old)
			noKey(t, keys, old)
		}
	}
	opens("other", other)
	opens("last", last)
	opens("after three", sealed(event(1, "after three")))
	if _, err := newRing().sealEvent("a", event(1<<seqBits, "")); err == nil {
		t.Error("an event is sealed with the key of another")
	}
	moved := other
	moved.At++
	if _, _, err := keys.openEvents("a", []backupEvent{moved}); !errors.Is(err, ErrDamaged) {
		t.Errorf("an event with another time: %v", err)
	}

	for range 2 {
		if err := keys.spoilAll(t.Context(), "a", time.Unix(7, 0)); err != nil {
			t.Fatal(err)
		}
	}
	noKey(t, keys, other)
	if rings, err := keys.backupRings([]string{"a"}); err != nil || len(rings) != 0 {
		t.Errorf("it has keys again: %v", err)
	}
	if at, gone, err := keys.spoiled("a"); !gone || !at.Equal(time.Unix(7, 0)) || err != nil {
		t.Errorf("withdrawn %v at %v, %v", gone, at, err)
	}
}

// noKey looks for the key of something sealed in every file of the folder.
func noKey(t *testing.T, keys *Keys, sealed backupEvent) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(keys.dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := readRing(data)
		if err != nil {
			continue
		}
		if text, err := unseal(r, backupPlace("a", sealed.Seq, sealed.At, sealed.Kind), sealed.Body); err == nil || bytes.Contains(data, sealed.Body) {
			t.Errorf("%s opens %q", name, text)
		}
	}
}
