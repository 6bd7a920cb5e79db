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

// A part of the work that needs judgement and had no room in a quick interview is gone into in the next sitting.
func TestSittingTakesUpWhatHadNoRoom(t *testing.T) {
	for lang, steps := range map[prompts.Lang]string{
		prompts.EN: "reading the letter\nlooking at the photos\ncalling the garage\nsettling",
		prompts.ZH: "看信\n看照片\n打电话给修理厂\n定损",
	} {
		now := noon
		desk := newDesk(store.NewMemory())
		desk.Clock = func() time.Time { return now }
		s, err := desk.Begin(t.Context(), setup(lang, 12), agreed(lang))
		if err != nil {
			t.Fatal(err)
		}
		own := sayings[lang]()
		say := func(x *interview.Exchange) string {
			switch x.Probe {
			case prompts.ProbeSteps:
				return steps
			case prompts.ProbeJudgement:
				return strings.Join(strings.Split(steps, "\n")[1:], "\n")
			}
			return own(x)
		}
		conduct(t, s, say, nil)
		before := topicsOf(t, desk, s)
		s = reopened(t, desk, s.ID(), &now, time.Hour, 20)
		for _, x := range s.View().Said { // whose words are new ones then
			if x.Probe == prompts.ProbeSteps {
				if _, err := s.Answer(t.Context(), x.ID, steps+"\n"+steps[:strings.IndexByte(steps, '\n')], ""); err != nil {
					t.Fatal(err)
				}
			}
		}
		asked := map[string]bool{}
		conduct(t, s, say, func(v *interview.View) { asked[v.Open.Topic] = true; sameAsStored(t, desk, s) })
		after := topicsOf(t, desk, s)
		if len(before) != 2 || len(after) != 3 || !asked["t3"] {
			t.Errorf("%s: %q, then %q; asked about %v", lang, before, after, asked)
		}
	}
}

// topicsOf are the names of the parts of the work that are gone into.
func topicsOf(t *testing.T, desk *interview.Desk, s *interview.Session) []string {
	t.Helper()
	var out []string
	for _, topic := range profileOf(t, desk, s).Topics {
		out = append(out, topic.Label)
	}
	return out
}

// What is put off in a further sitting does not come back at once.
func TestPutOffInAFurtherSitting(t *testing.T) {
	s, desk, now := ended(t, prompts.EN, 24)
	s = reopened(t, desk, s.ID(), now, time.Hour, 8)
	say := sayings[prompts.EN]()
	for s.View().Open.Kind == interview.Review {
		answer(t, s, "-")
	}
	off := s.View().Open.ID
	if _, err := s.Park(t.Context(), off); err != nil {
		t.Fatal(err)
	}
	if s.View().Open.ID == off {
		t.Fatal("it is asked again at once")
	}
	var asked []string
	conduct(t, s, say, func(v *interview.View) { asked = append(asked, v.Open.ID) })
	if at := slices.Index(asked, off); at >= 0 && at < 3 || s.View().Said[len(s.View().Said)-1].Probe != prompts.ProbeMissing {
		t.Errorf("asked as number %d of %q", at, asked)
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
