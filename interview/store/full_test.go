package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tacit/interview"
)

// TestFullDisk fills real disks, withdraws with the help of the ballast, and goes on after that.
func TestFullDisk(t *testing.T) {
	sizes := []int{3, 4, 5, 6, 8, 16, 17}
	if testing.Short() { // it runs in one goroutine
		sizes = sizes[:2]
	}
	for _, mib := range sizes {
		t.Run(fmt.Sprint(mib, " MiB"), func(t *testing.T) { fullDisk(t, smallDisk(t, mib)) })
	}
}

func fullDisk(t *testing.T, dir string) {
	ctx := context.Background()
	s, err := OpenSQLite(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Close() }()
	acked := fill(t, s)
	if s.SaveDraft(ctx, "i0", interview.Draft{Question: "q", Text: strings.Repeat("x", 64<<10)}) == nil {
		t.Error("a full disk took a draft of 64 KiB")
	}
	for id := range acked {
		if _, err := s.Events(ctx, id, 0); err != nil {
			t.Errorf("acknowledged and lost: %v", err)
		}
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
	if err := s.Erase(ctx, "i0", time.Now()); err != nil {
		t.Errorf("a full disk does not let words go: %v", err)
	}
	noByte(t, dir, acked["i0"])
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if s, err = OpenSQLite(dir); err != nil {
		t.Fatalf("it cannot be opened again: %v", err)
	}
	heads, err := s.Heads(ctx)
	if err != nil || len(heads) != len(acked)-1 {
		t.Errorf("%d interviews, %v, want %d", len(heads), err, len(acked)-1)
	}
}

// Keys of backups are destroyed on a full disk too: that takes room for a file beside the old one.
func TestFullDiskWithBackups(t *testing.T) {
	ctx, dir := context.Background(), smallDisk(t, 5)
	s, err := OpenSQLite(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Close() }()
	events := []interview.Event{{Kind: "k", Body: []byte("SECRET;")}, {Kind: "k", Body: []byte("kept")}}
	if _, err := s.Create(ctx, "a", "test", nil, events); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "backup")
	if _, err := s.Backup(ctx, path, time.Now()); err != nil {
		t.Fatal(err)
	}
	fill(t, s)
	for n := 0; os.WriteFile(filepath.Join(dir, fmt.Sprint("other", n)), make([]byte, 1<<12), 0o600) == nil; n++ {
	}
	if _, err := s.Backup(ctx, filepath.Join(dir, "backup"), time.Now()); err == nil {
		t.Error("there was room for a backup")
	}
	if err := s.Rewrite(ctx, "a", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, nil); err != nil {
		t.Errorf("a full disk does not let words go: %v", err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	keys, err := OpenKeys(s.keysPath())
	if err != nil {
		t.Fatal(err)
	}
	if held, err := OpenBackup(keys, f); err != nil || string(held["a"][0].Body) != "{}" || string(held["a"][1].Body) != "kept" {
		t.Errorf("the backup gives back %v, %v", held, err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "backup*")); err != nil || len(left) != 0 {
		t.Errorf("of a backup for which there was no room is left %v, %v", left, err)
	}
}

// fill creates interviews until the disk is full, and returns a word of each.
func fill(t *testing.T, s *SQLite) map[string]string {
	t.Helper()
	acked := map[string]string{}
	for n := 0; ; n++ {
		id, word := fmt.Sprint("i", n), fmt.Sprintf("WORD%06d;", n)
		body := []byte(strings.Repeat(word, 500))
		_, err := s.Create(context.Background(), id, "test", nil, []interview.Event{{Kind: "k", Body: body}})
		if errors.Is(err, interview.ErrFull) {
			t.Logf("full after %d interviews: %v", n, err)
			return acked
		}
		if err != nil || n > 5000 {
			t.Fatalf("after %d interviews: %v", n, err)
		}
		acked[id] = word
		if n%50 == 0 { // as if it was opened again
			s.reserve()
		}
	}
}

// A full disk on which no room can be made: the words are deleted, the rest is owed.
func TestFullDiskWithoutBallast(t *testing.T) {
	dir := smallDisk(t, 2)
	ctx := context.Background()
	s, err := OpenSQLite(dir, WithBallast(0))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Close() }()
	acked := fill(t, s)
	err = s.Erase(ctx, "i0", time.Now())
	switch {
	case errors.Is(err, ErrResidue):
		if _, err := s.Head(ctx, "i0"); !errors.Is(err, interview.ErrNotFound) {
			t.Errorf("residue of an interview that is there: %v", err)
		}
	case errors.Is(err, interview.ErrFull):
		if _, err := s.Head(ctx, "i0"); err != nil {
			t.Errorf("an error, and the interview is gone: %v", err)
		}
	case err == nil:
		noByte(t, dir, acked["i0"])
	default:
		t.Error(err)
	}
	t.Logf("without ballast: %v", err)
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

// noByte checks that no file of a folder holds a word.
func noByte(t *testing.T, dir, word string) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, name := range names {
		if data, _ := os.ReadFile(name); strings.Contains(string(data), word) {
			t.Errorf("%s still holds %s", name, word)
		}
	}
}

// smallDisk mounts a file system of so many MiB, where that is allowed.
func smallDisk(t *testing.T, mib int) string {
	t.Helper()
	dir := t.TempDir()
	out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm,mode=0700", mib), "tmpfs", dir).CombinedOutput()
	if err != nil {
		t.Skipf("needs leave to mount a tmpfs (run as root, e.g. unshare -rm go test): %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", out)
		}
	})
	return dir
}

// The same without a disk: SQLite is told that the file may not grow.
func TestFullDatabase(t *testing.T) {
	ctx := context.Background()
	s, err := OpenSQLite(t.TempDir(), WithBallast(0))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.writer.Exec(`PRAGMA max_page_count = 60`); err != nil {
		t.Fatal(err)
	}
	acked := fill(t, s)
	if len(acked) < 5 {
		t.Errorf("only %d interviews fit", len(acked))
	}
	if err := s.SaveDraft(ctx, "i1", interview.Draft{Question: "q", Text: strings.Repeat("x", 64<<10)}); !errors.Is(err, interview.ErrFull) {
		t.Errorf("error is %v, want ErrFull", err)
	}
	if drafts, err := s.Drafts(ctx, "i1"); err != nil || len(drafts) != 0 {
		t.Errorf("a draft that did not fit was stored: %v", err)
	}
	if err := s.Erase(ctx, "i0", time.Now()); err != nil {
		t.Error(err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}
