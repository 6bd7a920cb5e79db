package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tacit/interview"
)

// FuzzBackup reads files that may be backups. What it takes for one has interviews whose events are numbered without gaps, and a sum that is right;
// everything else gets one of the errors of backups.
func FuzzBackup(f *testing.F) {
	dir := f.TempDir()
	s, err := OpenSQLite(dir, WithBallast(0))
	if err != nil {
		f.Fatal(err)
	}
	defer s.Close()
	ctx, path := context.Background(), filepath.Join(dir, "backup")
	for _, id := range []string{"a", "b"} {
		if _, err := s.Create(ctx, id, "test", nil, []interview.Event{{Kind: "k", Body: []byte("one")}, {Kind: "k", Body: []byte("two")}}); err != nil {
			f.Fatal(err)
		}
	}
	if _, err := s.Backup(ctx, path, time.Unix(1, 0)); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(bytes.Join([][]byte{lines[0], lines[4], lines[5], lines[6], lines[1], lines[2], lines[3], lines[7]}, nil))
	f.Add([]byte(`{"tacit":"backup","version":2}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		interviews := 0
		_, end, err := readBackup(bytes.NewReader(data), func(id string, events []backupEvent) error {
			interviews++
			for i, e := range events {
				if e.Seq != int64(i)+1 || id == "" {
					t.Errorf("event %d of %q has number %d", i+1, id, e.Seq)
				}
			}
			return nil
		})
		switch {
		case err == nil && end.Interviews != interviews:
			t.Errorf("%d interviews, and the end says %d", interviews, end.Interviews)
		case err != nil && !errors.Is(err, ErrNoBackup) && !errors.Is(err, ErrNewerBackup) && !errors.Is(err, ErrDamagedBackup):
			t.Error(err)
		}
		if err == nil && !bytes.Contains(data, []byte(end.Sum)) {
			t.Error("the sum is not in the file")
		}
	})
}
