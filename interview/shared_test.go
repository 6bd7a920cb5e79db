package interview_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// A second session takes an interview over: the first can write no more, and what it had typed is kept.
func TestTakeOver(t *testing.T) {
	first, desk, mem := begin(t, setup(prompts.EN, 40))
	answer(t, first, "Something.")
	open := first.View().Open
	second, err := desk.Resume(t.Context(), first.ID())
	if err != nil {
		t.Fatal(err)
	}
	if second.View().Open.ID != open.ID {
		t.Errorf("the open question is %s, was %s", second.View().Open.ID, open.ID)
	}
	_, err = first.Answer(t.Context(), open.ID, "what the first one typed", "")
	if !errors.Is(err, interview.ErrFenced) || !first.View().Fenced {
		t.Fatalf("answer of the first: %v, fenced %t", err, first.View().Fenced)
	}
	draft, err := second.Draft(t.Context(), open.ID)
	if err != nil || draft != "what the first one typed" {
		t.Errorf("draft is %q, %v", draft, err)
	}
	if err := first.SaveDraft(t.Context(), open.ID, "typed later, AKIAIOSFODNN7EXAMPLE"); !errors.Is(err, interview.ErrFenced) {
		t.Errorf("draft of the first: %v", err)
	}
	if draft, _ := second.Draft(t.Context(), open.ID); !strings.HasPrefix(draft, "typed later, ") || strings.Contains(draft, "AKIA") {
		t.Errorf("draft is %q", draft)
	}
	for _, do := range []func() error{
		func() error { _, err := first.Skip(t.Context(), open.ID); return err },
		func() error { _, err := first.Withdraw(t.Context(), "q1"); return err },
		func() error { return first.Finish(t.Context()) },
	} {
		if err := do(); !errors.Is(err, interview.ErrFenced) {
			t.Errorf("the first one could still write: %v", err)
		}
	}
	conduct(t, second, adjuster(), nil)
	if drafts, err := mem.Drafts(t.Context(), first.ID()); err != nil || len(drafts) != 0 {
		t.Errorf("drafts are left: %v, %v", drafts, err)
	}
	sameAsStored(t, desk, second)
}

// What a displaced writer types takes nothing from what the writer has typed: both are there for whoever goes on, once.
func TestDraftsOfTwoWriters(t *testing.T) {
	for name, c := range map[string]struct {
		before, second, late string // typed before the second one came, by the second, and by the first afterwards
		want                 string
	}{
		"both":                     {"", "a long text of the second", "one of the first", "a long text of the second\n\none of the first"},
		"none of the writer":       {"", "", "one of the first", "one of the first"},
		"the same":                 {"half", "half and the rest", "half", "half and the rest"},
		"gone on by the displaced": {"", "half", "half and the rest", "half and the rest"},
		"emptied by the displaced": {"half", "half and the rest", "", "half and the rest"},
		"no longer than an answer": {"", strings.Repeat("x", interview.AnswerLimit-5), "one of the first", strings.Repeat("x", interview.AnswerLimit-5)},
	} {
		t.Run(name, func(t *testing.T) {
			first, desk, _ := begin(t, setup(prompts.EN, 40))
			save := func(s *interview.Session, text string, want error) {
				t.Helper()
				if err := s.SaveDraft(t.Context(), "q1", text); !errors.Is(err, want) {
					t.Fatal(err)
				}
			}
			save(first, c.before, nil)
			second, err := desk.Resume(t.Context(), first.ID())
			if err != nil {
				t.Fatal(err)
			}
			save(second, c.second, nil)
			save(first, c.late, interview.ErrFenced)
			third, err := desk.Resume(t.Context(), first.ID())
			if err != nil {
				t.Fatal(err)
			}
			if got, err := third.Draft(t.Context(), "q1"); err != nil || got != c.want {
				t.Fatalf("%q, %v", got, err)
			}
			save(third, "decided", nil) // what was there has been read, and is not put behind it again
			if got, _ := third.Draft(t.Context(), "q1"); got != "decided" {
				t.Errorf("then %q", got)
			}
			save(third, "", nil)
			if got, _ := third.Draft(t.Context(), "q1"); got != "" {
				t.Errorf("emptied: %q", got)
			}
		})
	}
}

// Reading, compiling and correcting from elsewhere disturb nobody, and nothing of it is lost.
func TestLookWhileLive(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 40))
	say := adjuster()
	for n := 0; s.View().Open != nil; n++ {
		reader, err := desk.Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		if open := reader.View().Open; open.ID != s.View().Open.ID {
			t.Fatalf("the reader sees %s", open.ID)
		}
		if _, err := reader.Compile(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		if n == 5 {
			if _, err := reader.Answer(t.Context(), "q1", "Said otherwise, from elsewhere.", profile.Private); err != nil {
				t.Fatal(err)
			}
		}
		answer(t, s, say(s.View().Open))
	}
	v := s.View()
	if v.Fenced || v.Said[0].Answer != "Said otherwise, from elsewhere." || v.Said[0].Mark != profile.Private {
		t.Errorf("fenced %t, first answer %q", v.Fenced, v.Said[0].Answer)
	}
	compiled := 0
	for i, e := range events(t, mem, s.ID()) {
		if e.Seq != int64(i+1) {
			t.Fatalf("event %d has number %d", i+1, e.Seq)
		}
		if e.Kind == interview.KindCompiled {
			compiled++
		}
	}
	if compiled < 30 || v.Version != compiled {
		t.Errorf("compiled %d times, version %d", compiled, v.Version)
	}
	sameAsStored(t, desk, s)
}

// Many at once: each acknowledged action is there exactly once.
func TestManyAtOnce(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 60))
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for n := range 10 {
				reader, err := newDesk(mem.Another()).Look(t.Context(), s.ID())
				if err == nil && i%2 == 0 {
					_, err = reader.Compile(t.Context(), "")
				} else if err == nil && len(reader.View().Said) > 2 {
					_, err = reader.Answer(t.Context(), "q1", fmt.Sprintf("version %d of %d", n, i), "")
				}
				if err != nil && !errors.Is(err, interview.ErrConflict) {
					t.Error(err)
				}
			}
		})
	}
	acked := 0
	wg.Go(func() {
		say := adjuster()
		for n := 0; s.View().Open != nil && n < 30; n++ {
			open := s.View().Open
			o, err := s.Answer(t.Context(), open.ID, say(open), "")
			if err != nil && !errors.Is(err, interview.ErrConflict) {
				t.Error(err)
				return
			}
			if o.Seq > 0 {
				acked++
			} else if s.GoOn(t.Context()) != nil {
				continue
			}
		}
	})
	wg.Wait()
	list := events(t, mem, s.ID())
	st, err := interview.Fold(s.ID(), list)
	if err != nil {
		t.Fatal(err)
	}
	answered := 0
	for _, x := range st.Exchanges {
		if x.Status == interview.IsAnswered {
			answered++
		}
	}
	if answered < acked {
		t.Errorf("%d answers were acknowledged and %d are there", acked, answered)
	}
	if _, err := s.Compile(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	sameAsStored(t, desk, s)
}
