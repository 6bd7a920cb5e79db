package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"tacit/interview"
)

var sharedTests = map[string]func(*bench){
	"a second handle sees what the first stored, at once": func(b *bench) {
		token := b.new("a", 1)
		other := &bench{T: b.T, ctx: b.ctx, opener: b.opener, SharedStore: b.open()}
		other.has("a", 1)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, []byte("s"), events(2, 1)))
		b.ok(b.save("a", "q", token, "x"))
		other.has("a", 2)
		other.summary("a", "s")
		other.drafts("a", "q/1/x")
		b.ok(b.DropDrafts(b.ctx, "a", "q"))
		other.drafts("a")
		b.ok(other.Erase(b.ctx, "a", start))
		_, err := b.Head(b.ctx, "a")
		b.is(err, interview.ErrNotFound)
	},
	"tokens grow, whoever takes them": func(b *bench) {
		handles := []interview.Store{b.SharedStore, b.open()}
		last := b.new("a", 1)
		for i := range 6 {
			token, err := handles[i%2].Acquire(b.ctx, "a", fmt.Sprint(i))
			b.ok(err)
			if token <= last {
				b.Errorf("token %d after %d", token, last)
			}
			last = token
		}
		b.reopen()
		token, err := b.Acquire(b.ctx, "a", "again")
		b.ok(err)
		if token <= last {
			b.Errorf("token %d after %d", token, last)
		}
	},
	"taking over fences the other handle": func(b *bench) {
		mine := b.new("a", 1)
		b.new("b", 1)
		other := b.open()
		token, err := other.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.is(b.Append(b.ctx, "a", interview.Fence{Token: mine, After: 1}, nil, events(2, 1)), interview.ErrFenced)
		b.ok(other.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, events(2, 1)))
		b.ok(b.Append(b.ctx, "b", interview.Fence{Token: mine, After: 1}, nil, events(2, 1)))
	},
	"one of many who create an id gets it": func(b *bench) {
		other := b.open()
		var won, lost int
		var mu sync.Mutex
		parallel(8, func(i int) {
			_, err := []interview.Store{b.SharedStore, other}[i%2].Create(b.ctx, "a", fmt.Sprint(i), nil, events(1, 1))
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				won++
			} else if errors.Is(err, interview.ErrExists) {
				lost++
			}
		})
		if won != 1 || lost != 7 {
			b.Errorf("%d created it, %d found that it exists, want 1 and 7", won, lost)
		}
		b.has("a", 1)
	},
	"8 writers of 250 events through 2 handles make 2,000 rows":        crowd,
	"8 writers of 50 interviews through 2 handles do not get mixed up": side,
}

// parallel runs f(0) to f(n-1) at once and waits.
func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}

// crowd lets 8 writers append to one interview, each retrying when another was faster.
func crowd(b *bench) {
	handles := []interview.Store{b.SharedStore, b.open()}
	b.new("a", 1)
	parallel(8, func(i int) {
		for n := range 250 {
			if err := insist(b.ctx, handles[i%2], "a", fmt.Sprintf("%d/%d", i, n)); err != nil {
				b.Error(err)
				return
			}
		}
	})
	got, err := b.Events(b.ctx, "a", 1)
	b.ok(err)
	seen := map[string]bool{}
	for i, e := range got {
		seen[string(e.Body)] = true
		if e.Seq != int64(i+2) {
			b.Fatalf("event %d has number %d", i+2, e.Seq)
		}
	}
	if len(got) != 2000 || len(seen) != 2000 {
		b.Errorf("%d events, %d different, want 2,000", len(got), len(seen))
	}
}

// insist appends an event, again and again while others are faster.
func insist(ctx context.Context, s interview.Store, id, body string) error {
	for {
		head, err := s.Head(ctx, id)
		if err != nil {
			return err
		}
		err = s.Append(ctx, id, interview.Fence{After: head.Last}, nil, []interview.Event{{At: start, Kind: "k", Body: []byte(body)}})
		if !errors.Is(err, interview.ErrConflict) {
			return err
		}
	}
}

// side lets writers work side by side, each on an interview of its own.
func side(b *bench) {
	handles := []interview.Store{b.SharedStore, b.open()}
	parallel(8, func(i int) {
		s, id := handles[i%2], fmt.Sprint("i", i)
		token, err := s.Create(b.ctx, id, "test", nil, events(1, 1))
		for n := 1; n < 50 && err == nil; n++ {
			err = s.Append(b.ctx, id, interview.Fence{Token: token, After: int64(n)}, nil, events(n+1, 1))
			if err == nil {
				err = s.SaveDraft(b.ctx, id, interview.Draft{Question: "q", Token: token, Text: fmt.Sprint(n)})
			}
		}
		if err != nil {
			b.Error(err)
		}
	})
	for i := range 8 {
		b.has(fmt.Sprint("i", i), 50)
		b.drafts(fmt.Sprint("i", i), "q/1/49")
	}
}

var lifeTests = map[string]func(*bench){
	"a context that is over stops every call before it does anything": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.save("a", "q", token, "kept"))
		over, cancel := context.WithCancel(b.ctx)
		cancel()
		b.every(over, "a", token, func(name string, err error) {
			if err == nil {
				b.Errorf("%s works", name)
			}
			b.is(err, context.Canceled)
		})
		_, err := b.Heads(over)
		b.is(err, context.Canceled)
		_, err = b.Create(over, "b", "test", nil, events(1, 1))
		b.is(err, context.Canceled)
		b.ordered("a")
		b.has("a", 1)
		b.drafts("a", "q/1/kept")
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, events(2, 1)))
	},
	"a context that ends amid calls leaves all or nothing of each": func(b *bench) {
		b.new("a", 1)
		stored := 1
		for range 60 {
			ctx, cancel := context.WithCancel(b.ctx)
			go cancel()
			err := b.Append(ctx, "a", interview.Fence{After: int64(stored)}, nil, events(stored+1, 2))
			if cancel(); err == nil {
				stored += 2
			} else {
				b.is(err, context.Canceled)
			}
			b.has("a", stored)
		}
	},
	"after Close every call fails": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.Close())
		b.every(b.ctx, "a", token, func(name string, err error) {
			if err == nil {
				b.Errorf("%s works", name)
			}
		})
		if _, err := b.Heads(b.ctx); err == nil {
			b.Error("Heads works")
		}
		if _, err := b.Create(b.ctx, "b", "test", nil, events(1, 1)); err == nil {
			b.Error("Create works")
		}
		b.SharedStore = b.open()
		b.has("a", 1)
		b.ordered("a")
	},
	"Close amid calls leaves all or nothing of each": func(b *bench) {
		b.new("a", 1)
		s, stored := b.SharedStore, 1
		done := make(chan struct{})
		go func() {
			defer close(done)
			for s.Append(b.ctx, "a", interview.Fence{After: int64(stored)}, nil, events(stored+1, 1)) == nil {
				stored++
			}
		}()
		b.ok(s.Close())
		<-done
		b.SharedStore = b.open()
		b.has("a", stored)
	},
}
