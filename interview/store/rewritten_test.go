package store

import (
	"os"
	"testing"
)

// What was noted is found again, also behind a part that a power cut has torn off.
func TestNotesAfterATornOne(t *testing.T) {
	keys, err := OpenKeys(t.TempDir() + "/keys")
	if err != nil {
		t.Fatal(err)
	}
	name := []byte("an interview")
	note := func(seq int64, text string) {
		t.Helper()
		if err := keys.note(name, []rewritten{{seq, []byte(text)}}); err != nil {
			t.Fatal(err)
		}
	}
	note(1, "sealed: the first")
	note(2, "a note that is longer than what is noted after it")
	info, err := os.Stat(keys.rewrittenPath(name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(keys.rewrittenPath(name), info.Size()-5); err != nil {
		t.Fatal(err)
	}
	note(2, "sealed: the second")
	note(1, "sealed: the first once more")
	for seq, want := range map[int64]string{1: "sealed: the first once more", 2: "sealed: the second"} {
		if got, found, err := keys.noted(name, seq); err != nil || !found || string(got) != want {
			t.Errorf("event %d: %q, %v, %v", seq, got, found, err)
		}
	}
	if _, found, err := keys.noted(name, 3); found || err != nil {
		t.Errorf("something is noted that never was: %v", err)
	}
}
