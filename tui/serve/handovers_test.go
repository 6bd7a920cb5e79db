package serve

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
	"tacit/prompts"
	"tacit/tui"
)

// told is an interview of so many events, in which a case is told again and again with other figures, and its head.
func told(tb testing.TB, n int) (interview.Head, []interview.Event) {
	tb.Helper()
	ctx, mem := tb.Context(), store.NewMemory()
	desk := &interview.Desk{Store: mem, Clock: time.Now, Holder: "bench", Pack: prompts.LoadPack}
	setup := interview.Setup{Subject: "Mei Lin", Work: "settling motor claims", Lang: prompts.EN, Questions: n}
	consent := interview.Consent{Lang: prompts.EN, Text: prompts.ConsentHash(prompts.EN), Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile}}
	s, err := desk.Begin(ctx, setup, consent)
	if err != nil {
		tb.Fatal(err)
	}
	for i := 0; ; i++ {
		head, err := mem.Head(ctx, s.ID())
		if err != nil {
			tb.Fatal(err)
		}
		if head.Last >= int64(n) {
			events, err := mem.Events(ctx, s.ID(), 0)
			if err != nil {
				tb.Fatal(err)
			}
			for i := range events {
				events[i].Interview = "" // of any
			}
			return head, events[:n]
		}
		text := fmt.Sprintf("When the repair costs more than %d percent of what the car is worth, I pay it out, because the frame is never straight again. "+
			"First I look at the photos, then I call the garage in street %d. Usually it takes %d minutes, except when the papers are missing.", 50+i, i, 10+i)
		if v := s.View(); v.Open.Phase == prompts.Map {
			text = "Photos; estimates; total losses; talking to the garage"
		}
		if _, err := s.Answer(ctx, s.View().Open.ID, text, ""); err != nil {
			tb.Fatal(err)
		}
	}
}

// counted counts how often an interview is read from its beginning.
type counted struct {
	interview.SharedStore
	whole int
}

func (c *counted) Events(ctx context.Context, id string, after int64) ([]interview.Event, error) {
	if after == 0 {
		c.whole++
	}
	return c.SharedStore.Events(ctx, id, after)
}

// Whoever looks at the handovers again sees what has changed, and only that is read.
func TestHandoversAgain(t *testing.T) {
	head, events := told(t, 20)
	st, ctx, now := &counted{SharedStore: store.NewMemory()}, t.Context(), time.Now()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"a", "b", "c"} {
		_, err := st.Create(ctx, id, "test", head.Summary, events)
		ok(err)
	}
	ok(st.Grant(ctx, interview.Grant{Key: "lead", Role: interview.Lead}))
	s := &Server{cfg: Config{Store: st, Clock: func() time.Time { return now }, Pack: prompts.LoadPack, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}}
	lead := s.readerOf("lead", map[interview.Role]bool{interview.Lead: true})
	topics := map[string]string{}
	for _, step := range []struct {
		name    string
		then    func()
		list    string
		whole   int
		changed string // whose topics are not as they were
	}{
		{"first", func() {}, "cba", 3, "abc"},
		{"nothing", func() {}, "cba", 0, ""},
		{"an answer", func() {
			session, err := s.everything().Resume(ctx, "a")
			ok(err)
			_, err = session.Answer(ctx, session.View().Open.ID, "When it is wet I wait, because the glue does not hold. If it is dry I go on at once.", "")
			ok(err)
		}, "acb", 1, "a"},
		{"one is withdrawn", func() { ok(st.Erase(ctx, "c", now)) }, "ab", 0, ""},
		{"time goes by", func() { now = now.Add(readAgain) }, "ab", 2, ""},
		{"the lead is one no more", func() { ok(st.Revoke(ctx, interview.Grant{Key: "lead", Role: interview.Lead})) }, "", 0, ""},
	} {
		step.then()
		st.whole = 0
		list, err := lead.Handovers(ctx)
		ok(err)
		ids, changed := "", []string{}
		for _, h := range list {
			ids += h.ID
			if is := fmt.Sprint(h.Topics); topics[h.ID] != is {
				topics[h.ID] = is
				changed = append(changed, h.ID)
			}
		}
		slices.Sort(changed)
		if got := strings.Join(changed, ""); ids != step.list || st.whole != step.whole || got != step.changed {
			t.Errorf("%s: lists %q, reads %d, %q are not as they were; want %q, %d, %q", step.name, ids, st.whole, got, step.list, step.whole, step.changed)
		}
	}
}

// BenchmarkHandovers is what a lead of 200 interviews of 60 events waits for their list: when they come, and each time they look again.
func BenchmarkHandovers(b *testing.B) {
	head, events := told(b, 60)
	for name, open := range map[string]func(b *testing.B) (interview.SharedStore, error){
		"SQLite": func(b *testing.B) (interview.SharedStore, error) { return store.OpenSQLite(b.TempDir()) },
		"Postgres": func(b *testing.B) (interview.SharedStore, error) {
			if !storetest.HavePostgres() {
				b.Skip(storetest.NoPostgres)
			}
			c, err := storetest.StartCluster()
			if err != nil {
				return nil, err
			}
			b.Cleanup(c.Stop)
			keys, err := store.OpenKeys(b.TempDir() + "/keys")
			if err != nil {
				return nil, err
			}
			return store.OpenPostgres(b.Context(), c.Address(), keys)
		},
	} {
		b.Run(name, func(b *testing.B) {
			st, err := open(b)
			if err != nil {
				b.Fatal(err)
			}
			defer st.Close()
			ctx := context.Background()
			for i := range 200 {
				if _, err := st.CreateFor(ctx, fmt.Sprint("k", i), false, fmt.Sprint("i", i), "bench", head.Summary, events); err != nil {
					b.Fatal(err)
				}
			}
			if err := st.Grant(ctx, interview.Grant{Key: "lead", Role: interview.Lead}); err != nil {
				b.Fatal(err)
			}
			s := &Server{cfg: Config{Store: st, Clock: time.Now, Pack: prompts.LoadPack, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}}
			look := func(b *testing.B, lead tui.Lead) {
				b.Helper()
				list, err := lead.Handovers(ctx)
				if err != nil || len(list) != 200 || len(list[0].Topics) == 0 {
					b.Fatalf("%d: %+v, %v", len(list), list, err)
				}
			}
			roles := map[interview.Role]bool{interview.Lead: true}
			b.Run("first", func(b *testing.B) {
				for b.Loop() {
					look(b, s.readerOf("lead", roles))
				}
			})
			b.Run("again", func(b *testing.B) {
				lead := s.readerOf("lead", roles)
				look(b, lead)
				for b.Loop() {
					look(b, lead)
				}
			})
		})
	}
}
