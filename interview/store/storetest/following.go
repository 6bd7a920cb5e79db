package storetest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"tacit/interview"
)

// patience is how long a test waits for what should happen at once; it is as long as a slow machine may need.
const patience = 20 * time.Second

// await begins to wait, and returns where the result comes.
func (b *bench) await(s interview.Follower, id string, after int64) <-chan error {
	result := make(chan error, 1)
	go func() { result <- s.Await(b.ctx, id, after) }()
	return result
}

// comes returns what a wait came to.
func (b *bench) comes(result <-chan error) error {
	b.Helper()
	select {
	case err := <-result:
		return err
	case <-time.After(patience):
		b.Fatal("whoever waits is not woken")
		return nil
	}
}

// settled begins to wait, and returns once it does wait and nothing has come.
func (b *bench) settled(s interview.Follower, id string, after int64) <-chan error {
	b.Helper()
	result := b.await(s, id, after)
	select {
	case err := <-result:
		b.Fatalf("it does not wait: %v", err)
	case <-time.After(150 * time.Millisecond):
	}
	return result
}

// follow reads an interview as it goes on, until it has n events.
func (b *bench) follow(s interview.SharedStore, id string, n int) <-chan error {
	result := make(chan error, 1)
	go func() {
		for seen := 0; seen < n; {
			if err := s.Await(b.ctx, id, int64(seen)); err != nil {
				result <- err
				return
			}
			list, err := s.Events(b.ctx, id, int64(seen))
			if err != nil {
				result <- err
				return
			}
			seen += len(list)
		}
		result <- nil
	}()
	return result
}

func watcher(id, key string, minutes int) interview.Watcher {
	return interview.Watcher{Interview: id, Key: key, Name: "N" + key, Until: start.Add(time.Duration(minutes) * time.Minute)}
}

// attending reports watchers at a time that are not the wanted ones, each "key/name/minutes".
func (b *bench) attending(id string, now time.Time, want ...string) {
	b.Helper()
	list, err := b.Attending(b.ctx, id, now)
	b.ok(err)
	var got []string
	for _, w := range list {
		got = append(got, fmt.Sprintf("%s/%s/%v", w.Key, w.Name, w.Until.Sub(start).Minutes()))
		if w.Interview != id || w.Until.Location() != time.UTC {
			b.Errorf("%+v watches interview %s", w, id)
		}
	}
	if !slices.Equal(got, want) {
		b.Errorf("%q watch, want %q", got, want)
	}
}

// wakers are what somebody may do that wakes those who wait, by a handle of theirs, for the n-th time.
var wakers = map[string]struct {
	do   func(b *bench, by interview.SharedStore, n int) error
	once bool // it is heard of by those who begin to wait afterwards, too
	want error
}{
	"Append": {once: true, do: func(b *bench, by interview.SharedStore, _ int) error {
		return by.Append(b.ctx, "a", interview.Fence{After: 2}, nil, events(3, 1))
	}},
	"Rewrite that adds": {once: true, do: func(b *bench, by interview.SharedStore, _ int) error {
		return by.Rewrite(b.ctx, "a", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, events(3, 1))
	}},
	"Rewrite": {do: func(b *bench, by interview.SharedStore, _ int) error {
		return by.Rewrite(b.ctx, "a", interview.Fence{After: 2}, nil, []interview.Event{{Seq: 1, Body: []byte("{}")}}, nil, nil)
	}},
	"Erase": {once: true, want: interview.ErrNotFound, do: func(b *bench, by interview.SharedStore, _ int) error { return by.Erase(b.ctx, "a", start) }},
	"Attend": {do: func(b *bench, by interview.SharedStore, n int) error {
		return by.Attend(b.ctx, watcher("a", fmt.Sprint("new", n), 1), start)
	}},
	"Attend of one who goes": {do: func(b *bench, by interview.SharedStore, n int) error {
		return by.Attend(b.ctx, watcher("a", fmt.Sprint("there", n), 0), start)
	}},
}

// wakes is a test for each waker: of many who wait through several handles, in another of which it happens, or in the same.
func wakes(name string, same bool) func(*bench) {
	return func(b *bench) {
		b.new("a", 2)
		b.new("b", 2)
		for n := range 5 {
			b.ok(b.Attend(b.ctx, watcher("a", fmt.Sprint("there", n), 60), start))
		}
		other := b.open()
		by := interview.SharedStore(b.SharedStore)
		if !same {
			by = b.open()
		}
		var waits []<-chan error
		for i := range 8 {
			waits = append(waits, b.await([]interview.SharedStore{b.SharedStore, other}[i%2], "a", 2))
		}
		elsewhere := b.settled(other, "b", 2)
		w := wakers[name]
		b.ok(w.do(b, by, 0))
		for n, at := 1, 0; at < len(waits); {
			var again <-chan time.Time
			if n < 5 && !w.once { // a slow machine may have begun to wait too late
				again = time.After(2 * time.Second)
			}
			select {
			case err := <-waits[at]:
				b.is(err, w.want)
				at++
			case <-again:
				b.ok(w.do(b, by, n))
				n++
			case <-time.After(patience):
				b.Fatal("whoever waits is not woken")
			}
		}
		b.ok(by.Append(b.ctx, "b", interview.Fence{After: 2}, nil, events(3, 1)))
		b.ok(b.comes(elsewhere))
	}
}

func wakingTests() map[string]func(*bench) {
	tests := map[string]func(*bench){}
	for name := range wakers {
		tests[name+" wakes who waits"] = wakes(name, true)
		tests[name+" by another handle wakes who waits"] = wakes(name, false)
	}
	return tests
}

var followingTests = map[string]func(*bench){
	"what is there already is not waited for": func(b *bench) {
		b.new("a", 2)
		for after := range int64(2) {
			b.ok(b.comes(b.await(b, "a", after)))
		}
		b.is(b.comes(b.await(b, "none", 0)), interview.ErrNotFound)
		b.ok(b.Erase(b.ctx, "a", start))
		b.is(b.comes(b.await(b, "a", 0)), interview.ErrNotFound)
	},
	"nothing that happens elsewhere, and no draft, ends a wait": func(b *bench) {
		token := b.new("a", 1)
		b.new("b", 1)
		other := b.open()
		ctx, cancel := context.WithCancel(b.ctx)
		result := make(chan error, 1)
		go func() { result <- b.Await(ctx, "a", 1) }()
		for range 10 {
			b.ok(other.SaveDraft(b.ctx, "a", interview.Draft{Question: "q", Token: token, Text: "x"}))
			head, err := other.Head(b.ctx, "b")
			b.ok(err)
			b.ok(other.Append(b.ctx, "b", interview.Fence{After: head.Last}, nil, events(int(head.Last)+1, 1)))
			time.Sleep(10 * time.Millisecond)
		}
		cancel()
		b.is(b.comes(result), context.Canceled)
	},
	"who follows misses no event, whoever writes": func(b *bench) {
		handles, ids := []interview.SharedStore{b.SharedStore, b.open()}, []string{"a", "b", "c"}
		for _, id := range ids {
			b.new(id, 1)
		}
		const each = 30 // events by each handle for each interview
		var all []<-chan error
		for _, s := range handles {
			for _, id := range ids {
				all = append(all, b.follow(s, id, 1+each*len(handles)))
			}
		}
		parallel(len(handles), func(i int) {
			for n := range each {
				for _, id := range ids {
					if err := insist(b.ctx, handles[i], id, fmt.Sprint(i, n)); err != nil {
						b.Error(err)
					}
				}
			}
		})
		for _, result := range all {
			b.ok(b.comes(result))
		}
	},
	"whoever writes themselves hears of others": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		other := b.open()
		for n := int64(1); n < 6; n++ {
			result := b.settled(b, "a", n)
			b.ok(other.Append(b.ctx, "a", interview.Fence{After: n}, nil, events(int(n)+1, 1)))
			b.ok(b.Append(b.ctx, "b", interview.Fence{After: n}, nil, events(int(n)+1, 1)))
			b.ok(b.comes(result))
		}
	},
	"Close ends every wait through its handle and no other": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		other := b.open()
		var waits []<-chan error
		for _, id := range []string{"a", "a", "b"} {
			waits = append(waits, b.settled(b, id, 1))
		}
		stays := b.settled(other, "a", 1)
		b.ok(b.Close())
		for _, result := range waits {
			if err := b.comes(result); err == nil || errors.Is(err, interview.ErrNotFound) {
				b.Errorf("a wait that Close ended gives %v", err)
			}
		}
		if err := b.comes(b.await(b, "a", 0)); err == nil {
			b.Error("a store that is closed can be waited for")
		}
		b.ok(other.Append(b.ctx, "a", interview.Fence{After: 1}, nil, events(2, 1)))
		b.ok(b.comes(stays))
	},
	"no goroutine stays when waits are over and the store is closed": func(b *bench) {
		b.new("a", 1)
		s := b.open()
		before := runtime.NumGoroutine()
		ctx, cancel := context.WithCancel(b.ctx)
		results := make(chan error, 20)
		for range 20 {
			go func() { results <- s.Await(ctx, "a", 1) }()
		}
		b.settled(s, "a", 1)
		cancel()
		for range 20 {
			b.is(b.comes(results), context.Canceled)
		}
		b.ok(s.Close())
		for deadline := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				stacks := make([]byte, 1<<16)
				b.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
			}
		}
	},
	"who watches is known until their time is over, or they say that they are gone": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		b.attending("a", start)
		for _, w := range []interview.Watcher{watcher("a", "k2", 10), watcher("a", "k1", 5), watcher("a", "K1", 20), watcher("b", "k1", 1)} {
			b.ok(b.Attend(b.ctx, w, start))
		}
		b.reopen()
		b.attending("a", start, "K1/NK1/20", "k1/Nk1/5", "k2/Nk2/10")
		b.attending("b", start, "k1/Nk1/1")
		b.attending("a", start.Add(5*time.Minute-time.Microsecond), "K1/NK1/20", "k1/Nk1/5", "k2/Nk2/10")
		b.attending("a", start.Add(5*time.Minute), "K1/NK1/20", "k2/Nk2/10")
		b.ok(b.Attend(b.ctx, interview.Watcher{Interview: "a", Key: "k1", Name: "renamed", Until: start.Add(7 * time.Minute)}, start.Add(time.Minute)))
		b.attending("a", start.Add(5*time.Minute), "K1/NK1/20", "k1/renamed/7", "k2/Nk2/10")
		b.ok(b.Attend(b.ctx, watcher("a", "k2", 6), start.Add(6*time.Minute)))
		b.ok(b.Attend(b.ctx, watcher("a", "nobody", 6), start.Add(6*time.Minute)))
		b.attending("a", start.Add(6*time.Minute), "K1/NK1/20", "k1/renamed/7")
		b.ok(b.Attend(b.ctx, watcher("a", "k2", 30), start.Add(10*time.Minute)))
		b.attending("a", start, "K1/NK1/20", "k2/Nk2/30") // whose time was over is kept no longer
		b.attending("b", start)
		if b.Attend(b.ctx, watcher("a", "", 30), start) == nil {
			b.Error("somebody without a key watches")
		}
	},
	"who watches goes with the interview, and is not known of another": func(b *bench) {
		b.new("a", 1)
		b.ok(b.Attend(b.ctx, watcher("a", "k", 10), start))
		b.is(b.Attend(b.ctx, watcher("none", "k", 10), start), interview.ErrNotFound)
		b.is(b.Attend(b.ctx, watcher("none", "k", 0), start), interview.ErrNotFound)
		_, err := b.Attending(b.ctx, "none", start)
		b.is(err, interview.ErrNotFound)
		b.ok(b.Erase(b.ctx, "a", start))
		_, err = b.Attending(b.ctx, "a", start)
		b.is(err, interview.ErrNotFound)
		b.is(b.Attend(b.ctx, watcher("a", "k", 10), start), interview.ErrNotFound)
	},
	"many who come and go at once are each counted": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		handles := []interview.SharedStore{b.SharedStore, b.open()}
		parallel(8, func(i int) {
			for n := range 12 {
				until := 10 * (n % 3) // with 0 they go
				for _, id := range []string{"a", "b"} {
					if err := handles[i%2].Attend(b.ctx, watcher(id, fmt.Sprint("k", i), until), start.Add(time.Duration(n)*time.Second)); err != nil {
						b.Error(err)
					}
				}
			}
		})
		var all []string
		for i := range 8 {
			all = append(all, fmt.Sprintf("k%d/Nk%d/20", i, i))
		}
		b.attending("a", start, all...)
		b.attending("b", start, all...)
	},
}
