package interview_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// ended is an interview of so many questions that has come to its end, on a desk whose clock the test sets.
func ended(t *testing.T, lang prompts.Lang, questions int) (*interview.Session, *interview.Desk, *time.Time) {
	t.Helper()
	now := noon
	desk := newDesk(store.NewMemory())
	desk.Clock = func() time.Time { return now }
	s, err := desk.Begin(t.Context(), setup(lang, questions), agreed(lang))
	if err != nil {
		t.Fatal(err)
	}
	say := sayings[lang]()
	v := conduct(t, s, say, nil)
	if v.Ended == "" {
		t.Fatal("not over")
	}
	return s, desk, &now
}

// reopened opens an interview for another sitting, so long after.
func reopened(t *testing.T, desk *interview.Desk, id string, now *time.Time, after time.Duration, questions int) *interview.Session {
	t.Helper()
	*now = now.Add(after)
	s, err := desk.Resume(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Again(t.Context(), questions); err != nil {
		t.Fatal(err)
	}
	return s
}

// After a year a further sitting first reads back what may have changed, then asks what has happened, then what is
// missing, and ends like every sitting. The screens show how much is left of this one.
func TestFurtherSitting(t *testing.T) {
	for _, lang := range prompts.Langs {
		t.Run(string(lang), func(t *testing.T) {
			s, desk, now := ended(t, lang, 24)
			before := s.View()
			s = reopened(t, desk, before.ID, now, 365*24*time.Hour, 8)
			v := s.View()
			if v.Ended != "" || v.Open == nil || v.Open.Kind != interview.Review || v.Open.Source != "stale" || len(v.Review) == 0 {
				t.Fatalf("opens with %+v", v.Open)
			}
			if v.Open.N != len(before.Said)+1 || v.Left != 8 {
				t.Errorf("number %d after %d, %d left", v.Open.N, len(before.Said), v.Left)
			}
			kept := v.Review[0].ID
			if _, err := s.Judge(t.Context(), v.Open.ID, kept, interview.Keep, ""); err != nil {
				t.Fatal(err)
			}
			var phases []prompts.Phase
			say := sayings[lang]()
			v = conduct(t, s, say, func(v *interview.View) {
				sameAsStored(t, desk, s)
				if v.Open.Kind != interview.Review {
					phases = append(phases, v.Open.Phase)
				} else if v.Open.Source == "stale" && len(phases) > 0 {
					t.Error("read back in the middle")
				}
			})
			if len(phases) == 0 || len(phases) > 8 || phases[0] != prompts.Incident || phases[len(phases)-1] != prompts.Close {
				t.Errorf("asked %v", phases)
			}
			if !slices.Contains(phases, prompts.Topic) {
				t.Error("nothing that was missing was asked")
			}
			last := v.Said[len(v.Said)-1]
			if v.Ended == "" || last.Probe != prompts.ProbeMissing {
				t.Errorf("ended %q with %+v", v.Ended, last)
			}
			wordings := map[string]bool{}
			for _, x := range v.Said {
				if x.Phase == prompts.Topic && x.Kind == interview.Open && wordings[x.Question] {
					t.Errorf("asked again: %s", x.Question)
				}
				wordings[x.Question] = true
			}

			// What was confirmed a moment ago is not read back the next day, nor after months; what nobody looked at is.
			s = reopened(t, desk, v.ID, now, 24*time.Hour, 4)
			for v = s.View(); v.Open != nil && v.Open.Kind == interview.Review; v = s.View() {
				if slices.ContainsFunc(v.Review, func(c profile.Claim) bool { return c.ID == kept }) {
					t.Error("read back a day after it was confirmed")
				}
				answer(t, s, "-")
			}
		})
	}
}

// What was said last week is not read back as if it were old.
func TestFreshSitting(t *testing.T) {
	s, desk, now := ended(t, prompts.EN, 24)
	s = reopened(t, desk, s.ID(), now, 7*24*time.Hour, 0)
	v := s.View()
	if v.Open.Phase != prompts.Incident || v.Open.Source != "since" || !strings.Contains(v.Open.Question, v.Setup.Work) {
		t.Errorf("opens with %+v", v.Open)
	}
	if v.Left != interview.SittingQuestions {
		t.Errorf("%d left", v.Left)
	}
}

// A quick interview has left much out: a further sitting gets to it.
func TestSittingAfterQuick(t *testing.T) {
	s, desk, now := ended(t, prompts.EN, 12)
	before := profileOf(t, desk, s).Coverage()
	s = reopened(t, desk, s.ID(), now, 24*time.Hour, 20)
	conduct(t, s, sayings[prompts.EN](), nil)
	if after := profileOf(t, desk, s).Coverage(); after <= before {
		t.Errorf("covered %.2f, and %.2f after another sitting", before, after)
	}
}

// Only what has ended can be opened again, and who had enough last time may answer now.
func TestSittingRefused(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 12))
	refusedAs(t, s.Again(t.Context(), 5), interview.NotOver)
	upTo(t, s, sayings[prompts.EN](), inPhase(prompts.Topic))
	answer(t, s, "I am tired, can we stop here please?")
	conduct(t, s, sayings[prompts.EN](), nil)
	if err := s.Again(t.Context(), 6); err != nil {
		t.Fatal(err)
	}
	n := 0
	conduct(t, s, sayings[prompts.EN](), func(v *interview.View) {
		if v.Open.Kind != interview.Review {
			n++
		}
	})
	if n < 4 {
		t.Errorf("%d questions of 6: held against them", n)
	}
}

// profileOf is what is known in an interview.
func profileOf(t *testing.T, desk *interview.Desk, s *interview.Session) *profile.Profile {
	t.Helper()
	st, err := interview.Fold(s.ID(), events(t, desk.Store, s.ID()))
	if err != nil {
		t.Fatal(err)
	}
	return st.Profile()
}
