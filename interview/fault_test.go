package interview_test

import (
	"errors"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
	"tacit/prompts"
)

// The n-th call to the store fails, for every n: no answer that was acknowledged is lost, and the session goes on.
func TestFaults(t *testing.T) {
	const questions = 9
	step := 1
	if testing.Short() {
		step = 13
	}
	for n := 1; ; n += step {
		mem := store.NewMemory()
		st := storetest.Failing(mem, n, storetest.Once)
		s, acked := throughFaults(t, st, questions)
		if !st.Hit() {
			return
		}
		again, err := newDesk(mem).Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		answers := map[string]string{}
		for _, x := range again.View().Said {
			answers[x.ID] = x.Answer
		}
		for id, text := range acked {
			if answers[id] != text {
				t.Errorf("call %d failed: answer %s is %q, acknowledged was %q", n, id, answers[id], text)
			}
		}
		v := again.View()
		if v.Ended == "" || v.Asked != questions {
			t.Errorf("call %d failed: ended %q after %d questions", n, v.Ended, v.Asked)
		}
		for _, x := range v.Said {
			learned := strings.Contains(jsonOf(t, v.Claims), `"`+x.ID+`"`)
			if x.Phase == prompts.Topic && x.Status == interview.IsAnswered && !learned {
				t.Errorf("call %d failed: nothing was learned of %s %q", n, x.ID, x.Answer)
			}
		}
		sameAsStored(t, newDesk(mem), s)
	}
}

// throughFaults conducts an interview as somebody who tries again what did not work, and returns what was acknowledged.
func throughFaults(t *testing.T, st interview.Store, questions int) (*interview.Session, map[string]string) {
	t.Helper()
	desk := newDesk(st)
	s, err := desk.Begin(t.Context(), setup(prompts.EN, questions), agreed(prompts.EN))
	if err != nil {
		list, lerr := desk.List(t.Context())
		if lerr != nil {
			t.Fatal(lerr)
		}
		if len(list) > 0 {
			s, err = desk.Resume(t.Context(), list[0].ID)
		} else {
			s, err = desk.Begin(t.Context(), setup(prompts.EN, questions), agreed(prompts.EN))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	acked := map[string]string{}
	say := adjuster()
	for range 100 {
		v := s.View()
		if v.Open == nil {
			if v.Ended != "" {
				break
			}
			if err := s.GoOn(t.Context()); err != nil {
				t.Fatalf("the second try failed too: %v", err)
			}
			continue
		}
		text := "Always, because it is so: " + say(v.Open)
		s.SaveDraft(t.Context(), v.Open.ID, text[:5])
		o, err := s.Answer(t.Context(), v.Open.ID, text, "")
		if err == nil || o.Seq > 0 {
			acked[v.Open.ID] = text
		} else if !errors.Is(err, storetest.ErrInjected) {
			t.Fatal(err)
		}
	}
	if _, err := s.Compile(t.Context(), ""); err != nil {
		if _, err = s.Compile(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	}
	return s, acked
}

// A full disk: nothing is acknowledged, nothing is changed, and when there is room again the answer goes in.
func TestFull(t *testing.T) {
	mem := store.NewMemory()
	s, err := newDesk(mem).Begin(t.Context(), setup(prompts.EN, 9), agreed(prompts.EN))
	if err != nil {
		t.Fatal(err)
	}
	full := storetest.Failing(mem, 3, storetest.Onward)
	full.Err = interview.ErrFull
	if s, err = newDesk(full).Resume(t.Context(), s.ID()); err != nil {
		t.Fatal(err)
	}
	before := jsonOf(t, s.View())
	o, err := s.Answer(t.Context(), s.View().Open.ID, "No room for this.", "")
	if !errors.Is(err, interview.ErrFull) || o.Seq != 0 {
		t.Errorf("%+v, %v", o, err)
	}
	if jsonOf(t, s.View()) != before {
		t.Error("the session changed")
	}
}
