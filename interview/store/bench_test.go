package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

func BenchmarkOpenNew(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "data")
	for b.Loop() {
		s, err := store.OpenSQLite(dir)
		must(b, err)
		b.StopTimer()
		must(b, s.Close())
		must(b, os.RemoveAll(dir))
		b.StartTimer()
	}
}

func BenchmarkOpenExisting(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 50, 100)
	for b.Loop() {
		s, err := store.OpenSQLite(dir)
		must(b, err)
		b.StopTimer()
		must(b, s.Close())
		b.StartTimer()
	}
}

// fillWith stores interviews of so many events, 1 KB each.
func fillWith(b *testing.B, dir string, interviews, events int) {
	b.Helper()
	s := open(b, dir)
	body := strings.Repeat("x", 1000)
	for i := range interviews {
		_, err := s.Create(ctx, fmt.Sprint("i", i), "test", []byte(`{"title":"Something like this"}`), slices.Repeat(one(body), events))
		must(b, err)
	}
	must(b, s.Close())
}

// timed runs f b.N times and reports percentiles.
func timed(b *testing.B, f func(n int)) {
	b.Helper()
	took := make([]time.Duration, 0, b.N)
	b.ResetTimer()
	for n := range b.N {
		began := time.Now()
		f(n)
		took = append(took, time.Since(began))
	}
	percentiles(b, took)
}

func percentiles(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkAppend(b *testing.B) {
	s := open(b, b.TempDir())
	token, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(b, err)
	body, summary := one(strings.Repeat("x", 700)), []byte(strings.Repeat("s", 200))
	timed(b, func(n int) {
		must(b, s.Append(ctx, "a", interview.Fence{Token: token, After: int64(n + 1)}, summary, body))
	})
}

// BenchmarkPostgres is what the calls of an answer cost in PostgreSQL, which waits for the disk here.
func BenchmarkPostgres(b *testing.B) {
	if !storetest.HavePostgres() {
		b.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster("fsync=on")
	must(b, err)
	defer c.Stop()
	p := openPostgres(b, c.Address(), b.TempDir()+"/keys")
	last := int64(1)
	token, err := p.Create(ctx, "a", "test", nil, one("x"))
	must(b, err)
	body, summary := one(strings.Repeat("x", 700)), []byte(strings.Repeat("s", 200))
	b.Run("Append", func(b *testing.B) {
		timed(b, func(int) {
			must(b, p.Append(ctx, "a", interview.Fence{Token: token, After: last}, summary, body))
			last++
		})
	})
	b.Run("SaveDraft", func(b *testing.B) {
		timed(b, func(n int) {
			must(b, p.SaveDraft(ctx, "a", interview.Draft{Question: "q", Token: token, Text: strings.Repeat("x", 100+n%1000)}))
		})
	})
	b.Run("Rewrite", func(b *testing.B) {
		timed(b, func(n int) {
			gone := []interview.Event{{Seq: 1 + int64(n)%last, Body: []byte("{}")}}
			must(b, p.Rewrite(ctx, "a", interview.Fence{After: last}, summary, gone, nil, nil))
		})
	})
}

func BenchmarkSaveDraft(b *testing.B) {
	s := open(b, b.TempDir())
	token, err := s.Create(ctx, "a", "test", nil, one("x"))
	must(b, err)
	timed(b, func(n int) {
		must(b, s.SaveDraft(ctx, "a", interview.Draft{Question: "q", Token: token, Text: strings.Repeat("x", 100+n%1000)}))
	})
}

func BenchmarkDropDrafts(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 60, 100)
	s := open(b, dir)
	timed(b, func(n int) {
		b.StopTimer()
		must(b, s.SaveDraft(ctx, "i0", interview.Draft{Question: "q", Token: 1, Text: "some words"}))
		b.StartTimer()
		must(b, s.DropDrafts(ctx, "i0", "q"))
	})
}

// BenchmarkRewriteBackedUp withdraws answers from a database of 6 MB and from the backups of it.
func BenchmarkRewriteBackedUp(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 60, 100)
	s := open(b, dir)
	_, err := s.Backup(ctx, filepath.Join(dir, "backup"), noon)
	must(b, err)
	timed(b, func(n int) {
		gone := []interview.Event{{Seq: 1 + int64(n)%100, Body: []byte("{}")}}
		must(b, s.Rewrite(ctx, fmt.Sprint("i", n/100%60), interview.Fence{After: 100}, nil, gone, nil, nil))
	})
}

// BenchmarkRewrite withdraws one answer from databases of 0.1, 1, 6 and 20 MB.
func BenchmarkRewrite(b *testing.B) {
	for _, interviews := range []int{1, 10, 60, 200} {
		b.Run(fmt.Sprintf("%dKB", interviews*100), func(b *testing.B) {
			dir := b.TempDir()
			fillWith(b, dir, interviews, 100)
			s := open(b, dir)
			timed(b, func(int) {
				gone := []interview.Event{{Seq: 2, Body: []byte("{}")}}
				must(b, s.Rewrite(ctx, "i0", interview.Fence{After: 100}, nil, gone, nil, nil))
			})
		})
	}
}

func BenchmarkHeads200(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 200, 20)
	s := open(b, dir)
	for b.Loop() {
		heads, err := s.Heads(ctx)
		if must(b, err); len(heads) != 200 {
			b.Fatal(len(heads))
		}
	}
}

func BenchmarkEvents200(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 5, 200)
	s := open(b, dir)
	for b.Loop() {
		events, err := s.Events(ctx, "i2", 0)
		if must(b, err); len(events) != 200 {
			b.Fatal(len(events))
		}
	}
}

// following measures how long it takes from the call that appends, by one handle, to the return of a wait through another.
func following(b *testing.B, writer, reader interview.SharedStore) {
	b.Helper()
	_, err := writer.Create(ctx, "a", "test", nil, one("x"))
	must(b, err)
	body := one(strings.Repeat("x", 700))
	waits := make(chan int64)
	woken := make(chan error)
	go func() {
		for after := range waits {
			woken <- reader.Await(ctx, "a", after)
		}
	}()
	defer close(waits)
	last := int64(1)
	var took []time.Duration
	for b.Loop() {
		waits <- last
		time.Sleep(time.Duration(rand.IntN(50)+5) * time.Millisecond) // it waits, and is at any place of its rounds
		began := time.Now()
		must(b, writer.Append(ctx, "a", interview.Fence{After: last}, nil, body))
		must(b, <-woken)
		took = append(took, time.Since(began))
		last++
	}
	percentiles(b, took)
}

// BenchmarkFollow is what a person who watches waits for an answer, which is stored meanwhile.
func BenchmarkFollow(b *testing.B) {
	b.Run("SQLiteSameProcess", func(b *testing.B) {
		s := open(b, b.TempDir())
		following(b, s, s)
	})
	b.Run("SQLiteAnotherProcess", func(b *testing.B) {
		dir := b.TempDir()
		following(b, open(b, dir), open(b, dir))
	})
	b.Run("PostgresAnotherNode", func(b *testing.B) {
		if !storetest.HavePostgres() {
			b.Skip(storetest.NoPostgres)
		}
		c, err := storetest.StartCluster("fsync=on")
		must(b, err)
		defer c.Stop()
		address, keys := c.Address(), b.TempDir()+"/keys"
		following(b, openPostgres(b, address, keys), openPostgres(b, address, keys))
	})
}

// BenchmarkBackup is a backup of 1,000 interviews of 60 events of 1 KB each, and restoring it.
func BenchmarkBackup(b *testing.B) {
	dir := b.TempDir()
	fillWith(b, dir, 1000, 60)
	s := open(b, dir)
	path := filepath.Join(b.TempDir(), "backup")
	_, err := s.Backup(ctx, path+"0", noon)
	must(b, err)
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Backup(ctx, path, noon)
			must(b, err)
			must(b, os.Remove(path))
		}
	})
	b.Run("restore", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			must(b, s.Close())
			must(b, os.Remove(filepath.Join(dir, "tacit.db")))
			s = open(b, dir)
			f, err := os.Open(path + "0")
			must(b, err)
			b.StartTimer()
			r, err := s.RestoreBackup(ctx, f)
			must(b, err)
			if r.Whole != 1000 {
				b.Fatalf("%+v", r)
			}
			f.Close()
		}
	})
}
