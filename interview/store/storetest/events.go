package storetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"tacit/interview"
)

var createTests = map[string]func(*bench){
	"stores the first events, numbered from 1": func(b *bench) {
		b.new("a", 3)
		b.has("a", 3)
		b.reopen()
		b.has("a", 3)
	},
	"makes its holder the writer": func(b *bench) {
		token := b.new("a", 1)
		if token <= 0 {
			b.Fatalf("the token is %d", token)
		}
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, events(2, 1)))
	},
	"refuses an id that is in use": func(b *bench) {
		b.new("a", 1)
		_, err := b.Create(b.ctx, "a", "other", []byte(`{"other":1}`), events(1, 5))
		b.is(err, interview.ErrExists)
		b.has("a", 1)
	},
	"refuses an id that was withdrawn": func(b *bench) {
		b.new("a", 1)
		b.ok(b.Erase(b.ctx, "a", start))
		for range 2 {
			_, err := b.Create(b.ctx, "a", "other", nil, events(1, 1))
			b.is(err, interview.ErrExists)
			b.reopen()
		}
	},
	"refuses an interview without events": func(b *bench) {
		if _, err := b.Create(b.ctx, "a", "test", nil, nil); err == nil {
			b.Error("it was created")
		}
		_, err := b.Head(b.ctx, "a")
		b.is(err, interview.ErrNotFound)
		b.new("a", 1)
	},
	"keeps ids apart byte for byte": func(b *bench) {
		for i, id := range []string{"a", "A", "a ", "ä", "a%", "a'; --", "采访"} {
			b.new(id, i+1)
		}
		for i, id := range []string{"a", "A", "a ", "ä", "a%", "a'; --", "采访"} {
			b.has(id, i+1)
		}
	},
}

var appendTests = map[string]func(*bench){
	"adds events after the last": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, events(2, 3)))
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 4}, nil, events(5, 1)))
		b.has("a", 5)
		b.reopen()
		b.has("a", 5)
	},
	"gives the events after a number": func(b *bench) {
		b.new("a", 5)
		b.new("b", 7)
		for after := range 5 {
			got, err := b.Events(b.ctx, "a", int64(after))
			b.ok(err)
			b.same(got, "a", after+1, 5)
		}
		for _, after := range []int64{5, 6, 1 << 40} {
			got, err := b.Events(b.ctx, "a", after)
			if err != nil || len(got) != 0 {
				b.Errorf("after %d: %d events, %v", after, len(got), err)
			}
		}
	},
	"conflicts if the last event is another": func(b *bench) {
		token := b.new("a", 3)
		for _, after := range []int64{-1, 0, 2, 4, 1 << 40} {
			b.is(b.Append(b.ctx, "a", interview.Fence{Token: token, After: after}, []byte("no"), events(1, 1)), interview.ErrConflict)
			b.is(b.Append(b.ctx, "a", interview.Fence{After: after}, []byte("no"), nil), interview.ErrConflict)
		}
		b.has("a", 3)
		b.summary("a", `{"n":0}`)
	},
	"is fenced with an outdated token": func(b *bench) {
		old := b.new("a", 1)
		token, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.is(b.Append(b.ctx, "a", interview.Fence{Token: old, After: 1}, []byte("no"), events(2, 1)), interview.ErrFenced)
		b.is(b.Append(b.ctx, "a", interview.Fence{Token: old, After: 9}, []byte("no"), events(2, 1)), interview.ErrFenced)
		b.is(b.Append(b.ctx, "a", interview.Fence{Token: token + 1, After: 1}, []byte("no"), events(2, 1)), interview.ErrFenced)
		b.has("a", 1)
		b.summary("a", `{"n":0}`)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, events(2, 1)))
	},
	"needs no token to be a zero one": func(b *bench) {
		b.new("a", 1)
		_, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.ok(b.Append(b.ctx, "a", interview.Fence{After: 1}, nil, events(2, 1)))
		b.has("a", 2)
	},
	"replaces the summary, with and without events": func(b *bench) {
		token := b.new("a", 1)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, []byte(`{"n":1}`), events(2, 1)))
		b.summary("a", `{"n":1}`)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 2}, []byte(`{"n":2}`), nil))
		b.summary("a", `{"n":2}`)
		b.has("a", 2)
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 2}, nil, nil))
		b.summary("a", "")
	},
	"stores all events or none": func(b *bench) {
		token := b.new("a", 1)
		bad := events(2, 3)
		bad[2].Seq = 7 // the store numbers it 4
		if err := b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, []byte("no"), bad); err == nil {
			b.Error("an event with a wrong number was stored")
		}
		bad = events(2, 3)
		bad[1].Interview = "b"
		if err := b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, []byte("no"), bad); err == nil {
			b.Error("an event of another interview was stored")
		}
		b.has("a", 1)
		b.summary("a", `{"n":0}`)
	},
	"takes events that carry their number": func(b *bench) {
		token := b.new("a", 1)
		good := events(2, 1)
		good[0].Seq, good[0].Interview = 2, "a"
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 1}, nil, good))
		b.has("a", 2)
	},
	"leaves the caller's events alone and keeps none of their memory": func(b *bench) {
		mine := events(1, 1)
		summary := []byte("mine")
		_, err := b.Create(b.ctx, "a", "test", summary, mine)
		b.ok(err)
		if mine[0].Seq != 0 || mine[0].Interview != "" {
			b.Error("the caller's event was changed")
		}
		mine[0].Body[2], summary[0] = '#', '#'
		b.has("a", 1)
		b.summary("a", "mine")
		got, err := b.Events(b.ctx, "a", 0)
		b.ok(err)
		got[0].Body[2] = '#'
		b.has("a", 1)
	},
	"does not look into bodies":      bodies,
	"keeps times to the microsecond": times,
	"knows no interview that is not there": func(b *bench) {
		b.new("a", 1)
		b.every(b.ctx, "b", 1, func(name string, err error) {
			if b.Helper(); err == nil {
				b.Errorf("%s works", name)
			}
			b.is(err, interview.ErrNotFound)
		})
		b.ordered("a")
	},
}

// bodies checks bodies of many kinds and sizes.
func bodies(b *bench) {
	list := map[string]string{
		"empty": "", "spaces": " {  } ", "no JSON": "never mind", "NUL": "a\x00b", "invalid UTF-8": "\xff\xfe\xc3(",
		"CRLF": "\"a\r\nb\t\"", "CJK and emoji": `"炉温 👩‍🔧"`, "double keys": `{"a":1,"a":2.0}`,
		"64 KiB": strings.Repeat("0123456789abcde\n", 4<<10), "1 MiB": strings.Repeat("\xf00123456789abcd\n", 64<<10),
	}
	for name, text := range list {
		event := interview.Event{At: start, Kind: "answer", Body: json.RawMessage(text)}
		_, err := b.Create(b.ctx, name, "test", []byte(text), []interview.Event{event, event})
		b.ok(err)
	}
	b.reopen()
	for name, text := range list {
		got, err := b.Events(b.ctx, name, 0)
		b.ok(err)
		if len(got) != 2 || !bytes.Equal(got[0].Body, []byte(text)) || !bytes.Equal(got[1].Body, []byte(text)) {
			b.Errorf("%s: the body came back changed", name)
		}
		b.summary(name, text)
	}
}

// times checks times that are odd: another zone, the zero time, and far away.
func times(b *bench) {
	list := []time.Time{{}, start.In(time.FixedZone("x", 3600)), time.Unix(-1, 5000), time.Date(9999, 1, 2, 3, 4, 5, 6000, time.UTC)}
	for i, at := range list {
		id := fmt.Sprint(i)
		_, err := b.Create(b.ctx, id, "test", nil, []interview.Event{{At: at.Add(999), Kind: "k"}})
		b.ok(err)
		got, err := b.Events(b.ctx, id, 0)
		b.ok(err)
		head, err := b.Head(b.ctx, id)
		b.ok(err)
		for _, have := range []time.Time{got[0].At, head.Began, head.Changed} {
			if !have.Equal(at) || have.Location() != time.UTC {
				b.Errorf("%v came back as %v", at, have)
			}
		}
	}
}

// summary reports a summary that is not the wanted one.
func (b *bench) summary(id, want string) {
	b.Helper()
	head, err := b.Head(b.ctx, id)
	b.ok(err)
	if string(head.Summary) != want {
		b.Errorf("summary is %s, want %s", brief(head.Summary), brief(want))
	}
}

var headTests = map[string]func(*bench){
	"are none at first": func(b *bench) { b.ordered("") },
	"come with the one that changed last first, whatever the clocks say": func(b *bench) {
		for i, id := range []string{"a", "b", "c"} {
			first := events(1, 1)
			first[0].At = start.Add(-time.Duration(i) * time.Hour) // a clock that runs back
			_, err := b.Create(b.ctx, id, "test", nil, first)
			b.ok(err)
		}
		b.ordered("c b a")
		b.ok(b.Append(b.ctx, "a", interview.Fence{After: 1}, nil, events(2, 1)))
		b.ordered("a c b")
		b.ok(b.Rewrite(b.ctx, "b", interview.Fence{After: 1}, nil, []interview.Event{{Seq: 1}}, nil, nil))
		b.ordered("b a c")
		b.ok(b.Erase(b.ctx, "b", start))
		b.ordered("a c")
		b.new("d", 1)
		b.ordered("d a c")
		b.reopen()
		b.ordered("d a c")
	},
	"are not reordered by taking over or by drafts": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		token, err := b.Acquire(b.ctx, "a", "other")
		b.ok(err)
		b.ok(b.SaveDraft(b.ctx, "a", interview.Draft{Question: "q", Token: token, Text: "x"}))
		b.ordered("b a")
	},
	"tell number and time of the first and last event": func(b *bench) {
		b.new("a", 2)
		b.ok(b.Append(b.ctx, "a", interview.Fence{After: 2}, []byte("s"), events(3, 2)))
		one, err := b.Head(b.ctx, "a")
		b.ok(err)
		all, err := b.Heads(b.ctx)
		b.ok(err)
		for _, head := range append(all, one) {
			if head.ID != "a" || head.Last != 4 || string(head.Summary) != "s" ||
				!head.Began.Equal(start.Add(time.Second)) || !head.Changed.Equal(start.Add(4*time.Second)) {
				b.Errorf("head is %+v", head)
			}
		}
	},
}
