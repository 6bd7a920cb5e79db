package interview_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// look is a session of somebody else's on an interview.
func look(t *testing.T, desk *interview.Desk, id string) *interview.Session {
	t.Helper()
	s, err := desk.Look(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var inquiries = map[prompts.Lang]struct {
	name, text string
	probe      prompts.Probe
}{
	prompts.EN: {"Bo Lind", "Why is the workshop in Kiruna never called first?", prompts.ProbeReason},
	prompts.ZH: {"小吴", "夜班缺人的时候该找谁顶？", prompts.ProbeContact},
}

// What somebody else asks is put in their words and under their name, once, as soon as the topics have been begun, also in a
// short interview.
func TestInquiry(t *testing.T) {
	for _, lang := range prompts.Langs {
		for _, n := range []int{12, 40} {
			s, desk, mem := begin(t, setup(lang, n))
			q := inquiries[lang]
			other := look(t, desk, s.ID())
			if err := other.Inquire(t.Context(), q.name, "SHA256:bo", "  "+q.text+"\x1b[2J\n"); err != nil {
				t.Fatal(err)
			}
			put, main := 0, 0
			v := conduct(t, s, sayings[lang](), func(v *interview.View) {
				if v.Open.Probe == prompts.ProbeScenario {
					main = v.Open.N
				}
				if v.Open.Source != "inquiry" {
					if put == 0 && v.Open.N > 1 && v.Waiting != 1 {
						t.Errorf("%s: %d wait at question %d", lang, v.Waiting, v.Open.N)
					}
					return
				}
				put++
				if !strings.Contains(v.Open.Question, "“"+q.text+"”") || !strings.Contains(v.Open.Question, q.name) || v.Open.Probe != q.probe || v.Waiting != 0 {
					t.Errorf("%s: %+v", lang, v.Open)
				}
				if main == 0 {
					t.Errorf("%s: it is put at question %d, before any topic", lang, v.Open.N)
				}
			})
			if put != 1 || v.Ended == "" || v.Asked > n {
				t.Errorf("%s, %d questions: put %d times, ended %q after %d", lang, n, put, v.Ended, v.Asked)
			}
			sameAsStored(t, desk, s)
			if got := strings.Count(stored(t, mem, s.ID()), q.text); got != 1 {
				t.Errorf("%s: its words are stored %d times", lang, got)
			}
		}
	}
}

// It waits for the next sitting where the interview has ended, and comes first there. It can be skipped like any other.
func TestInquiryAfterTheEnd(t *testing.T) {
	s, desk, now := ended(t, prompts.EN, 12)
	if err := look(t, desk, s.ID()).Inquire(t.Context(), "", "SHA256:bo", "Who signs when you are away?"); err != nil {
		t.Fatal(err)
	}
	if list, err := desk.List(t.Context()); err != nil || list[0].Waiting != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	s = reopened(t, desk, s.ID(), now, time.Hour, 5)
	open := s.View().Open
	if open == nil || open.Source != "inquiry" || !strings.Contains(open.Question, "Somebody who is taking this over") {
		t.Fatalf("opens with %+v", open)
	}
	if _, err := s.Skip(t.Context(), open.ID); err != nil {
		t.Fatal(err)
	}
	conduct(t, s, sayings[prompts.EN](), func(v *interview.View) {
		if v.Open.Source == "inquiry" {
			t.Error("it is put once more")
		}
	})
}

func TestInquiryRefused(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 12))
	other := look(t, desk, s.ID())
	ask := func(key, text string) error { return other.Inquire(context.Background(), "Bo", key, text) }
	refusedAs(t, ask("a", " \t\n\x1b"), interview.EmptyQuestion)
	refusedAs(t, ask("a", strings.Repeat("料", interview.InquiryLimit+1)), interview.LongQuestion)
	if err := ask("a", "What do you look at first in a claim?"); err != nil {
		t.Fatal(err)
	}
	refusedAs(t, ask("b", "What do you look at first in a claim, then?"), interview.AlreadyAsked)
	for _, q := range []string{
		"Who signs above the limit?", "Why not the garage in town?", "When may hail wait?", "How long does the archive keep photos?", "Which letters go out unread?",
		"Where is the list of experts?", "What made you stop the Tuesday round?", "How do you tell an old dent?", "Is theft yours too?",
	} {
		if err := ask("a", q); err != nil {
			t.Fatal(q, err)
		}
	}
	refusedAs(t, ask("a", "Where are the keys of the archive?"), interview.TooManyAsked)
	if err := ask("b", "Where are the keys of the archive?"); err != nil {
		t.Error(err)
	}
}

// A question that repeats what only a withdrawn answer said goes with it, put or not; others stay.
func TestInquiryGoesWithTheAnswer(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 20))
	answer(t, s, "I settle claims on delivery vans. The zebrafix glue is what gives it away.")
	other := look(t, desk, s.ID())
	for _, q := range []string{"Where do you get the Zebrafix from?", "Who pays for the towing of delivery vans?"} {
		if err := other.Inquire(t.Context(), "Bo", "SHA256:bo", q); err != nil {
			t.Fatal(err)
		}
	}
	answer(t, s, "First I read the letter, then I look at the photos of the delivery vans, then I call the garage.")
	x := upTo(t, s, sayings[prompts.EN](), func(x *interview.Exchange) bool { return x.Source == "inquiry" })
	if !strings.Contains(x.Question, "Zebrafix") {
		t.Fatalf("%q", x.Question)
	}
	answer(t, s, "From the depot, always, since they know the batch.")
	if _, err := s.Withdraw(t.Context(), "q1"); err != nil {
		t.Fatal(err)
	}
	text := stored(t, mem, s.ID()) + jsonOf(t, s.View())
	if strings.Contains(strings.ToLower(text), "zebrafix") {
		t.Error("its words are there")
	}
	if !strings.Contains(text, "towing") || !strings.Contains(text, "From the depot") {
		t.Error("too much is gone")
	}
	sameAsStored(t, desk, s)
}

// A question that repeats what was for everybody when it was left, and is not any more, is seen by nobody else from then on.
func TestInquiryFollowsTheMark(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 20))
	if err := s.AllowWatching(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Answer(t.Context(), "q1", "I settle claims on delivery vans. The zebrafix glue is what gives it away.", profile.Shared); err != nil {
		t.Fatal(err)
	}
	other := look(t, desk, s.ID())
	for _, q := range []string{"Where do you get the Zebrafix from?", "Who pays for the towing?"} {
		if err := other.Inquire(t.Context(), "Bo", "SHA256:bo", q); err != nil {
			t.Fatal(err)
		}
	}
	seen := func() string {
		t.Helper()
		seen, err := other.Seen(t.Context(), profile.ForPublic, "SHA256:else")
		if err != nil {
			t.Fatal(err)
		}
		return jsonOf(t, seen)
	}
	if !strings.Contains(seen(), "Zebrafix") {
		t.Fatalf("hidden from the beginning: %s", seen())
	}
	if err := s.Mark(t.Context(), "q1", profile.Private); err != nil {
		t.Fatal(err)
	}
	upTo(t, s, sayings[prompts.EN](), func(x *interview.Exchange) bool {
		if strings.Contains(strings.ToLower(seen()), "zebrafix") {
			t.Fatal("it is seen")
		}
		return x.Source == "inquiry"
	})
	// what the specialist says only now, in private, can have been in no question before
	x := s.View().Open
	if !strings.Contains(x.Question, "Zebrafix") {
		t.Fatalf("the specialist is asked %q", x.Question)
	}
	if _, err := s.Answer(t.Context(), x.ID, "Towing is what the depot pays.", profile.Private); err != nil {
		t.Fatal(err)
	}
	if got := seen(); strings.Contains(strings.ToLower(got), "zebrafix") || !strings.Contains(got, "towing") {
		t.Errorf("%s", got)
	}
}

// Whoever asks sees their own words, whether somebody has said them in private or not; for everybody else a question with such words is
// not for them, and nothing is said of a withdrawal before there was one.
func TestInquiryTellsItsAskerNothing(t *testing.T) {
	for _, lang := range prompts.Langs {
		s, desk, _ := begin(t, setup(lang, 20))
		if err := s.AllowWatching(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Answer(t.Context(), "q1", "I settle claims on delivery vans. The zebrafix glue is what gives it away.", profile.Private); err != nil {
			t.Fatal(err)
		}
		other := look(t, desk, s.ID())
		if err := other.Inquire(t.Context(), "Bo", "SHA256:bo", "Where do you get the Zebrafix from?"); err != nil {
			t.Fatal(err)
		}
		say := prompts.TextsOf(prompts.Screens, lang)
		seen := func(key, question string) string {
			t.Helper()
			seen, err := other.Seen(t.Context(), profile.ForPublic, key)
			if err != nil {
				t.Fatal(err)
			}
			text := jsonOf(t, seen.Inquiries)
			for _, x := range append(seen.Said, interview.SeenExchange{}) {
				if x.ID == question {
					text += x.Question
				}
			}
			if seen.Open != nil && seen.Open.ID == question {
				text += seen.Open.Question
			}
			return text
		}
		for _, key := range []string{"", "SHA256:else"} {
			if got := seen(key, ""); strings.Contains(got, "Zebrafix") {
				t.Errorf("%q is told %s", key, got)
			}
		}
		if got := seen("SHA256:bo", ""); !strings.Contains(got, "Zebrafix") {
			t.Errorf("the asker is told %s", got)
		}
		x := upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.Source == "inquiry" })
		if got := seen("SHA256:bo", x.ID); !strings.Contains(got, "“Where do you get the Zebrafix from?”") {
			t.Errorf("the asker is told %s", got)
		}
		if got := seen("SHA256:else", x.ID); strings.Contains(got, "Zebrafix") || !strings.Contains(got, say.Say("inquiry.hidden")) {
			t.Errorf("somebody else is told %s", got)
		}
		if _, err := s.Withdraw(t.Context(), "q1"); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"SHA256:bo", "SHA256:else"} {
			if got := seen(key, x.ID); strings.Contains(got, "Zebrafix") || !strings.Contains(got, say.Say("inquiry.gone")) {
				t.Errorf("after the withdrawal %s is told %s", key, got)
			}
		}
	}
}

// No model is told what somebody else asks.
func TestInquiryIsNotForModels(t *testing.T) {
	mem := store.NewMemory()
	desk := newDesk(mem)
	consent := agreed(prompts.EN)
	consent.Model = "models.example"
	s, err := desk.Begin(t.Context(), setup(prompts.EN, 40), consent)
	if err != nil {
		t.Fatal(err)
	}
	if err := look(t, desk, s.ID()).Inquire(t.Context(), "Bo", "SHA256:bo", "Why is the workshop in Kiruna never called first?"); err != nil {
		t.Fatal(err)
	}
	conduct(t, s, sayings[prompts.EN](), func(*interview.View) {
		task, _, ok := s.Consult()
		if ok && strings.Contains(jsonOf(t, task), "Kiruna") {
			t.Error("a model is told")
		}
	})
}

// Who watches sees what is for them as soon as it was said, and of the rest that it is there.
func TestSeen(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 24))
	other := look(t, desk, s.ID())
	if _, err := other.Seen(t.Context(), profile.ForPublic, "SHA256:else"); err == nil {
		t.Fatal("nobody allowed it")
	}
	if err := s.AllowWatching(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	marks := []profile.Mark{profile.Private, profile.Team, profile.Shared, ""}
	say := sayings[prompts.EN]()
	hidden, shared := map[string]bool{}, ""
	for i := 0; s.View().Open != nil && i < 60; i++ {
		x := s.View().Open
		seen, err := other.Seen(t.Context(), profile.ForPublic, "SHA256:else")
		if err != nil {
			t.Fatal(err)
		}
		if seen.Open == nil || seen.Open.ID != x.ID {
			t.Fatalf("sees %+v, open is %s", seen.Open, x.ID)
		}
		for sentence := range hidden {
			if !strings.Contains(shared, sentence) && strings.Contains(seen.Open.Question+jsonOf(t, seen), sentence) {
				t.Fatalf("sees %q in question %d", sentence, x.N)
			}
		}
		if x.Kind != interview.Open {
			if x.Kind == interview.Choice && (!seen.Open.HoldOut || seen.Open.Question != "") {
				t.Errorf("sees the hold-out: %+v", seen.Open)
			}
			answer(t, s, say(x))
			continue
		}
		mark, text := marks[i%len(marks)], say(x)
		for _, sentence := range detect.Sentences(text) {
			if mark == profile.Shared {
				shared += sentence.Text + "\n"
			} else if len(sentence.Text) > 12 {
				hidden[strings.TrimRight(sentence.Text, ".")] = true // as a question quotes it
			}
		}
		if _, err := s.Answer(t.Context(), x.ID, text, mark); err != nil {
			t.Fatal(err)
		}
		seen, err = other.Seen(t.Context(), profile.ForPublic, "SHA256:else")
		if err != nil {
			t.Fatal(err)
		}
		last := seen.Said[x.N-1]
		if shown := last.Answer == text; shown != (mark == profile.Shared) || last.Hidden == shown {
			t.Errorf("question %d, marked %q: %+v", x.N, mark, last)
		}
	}
	if err := s.AllowWatching(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Seen(t.Context(), profile.ForPublic, "SHA256:else"); err == nil {
		t.Error("it was taken back")
	}
}

// Who did not agree to documents for others cannot let others watch.
func TestWatchingNeedsConsent(t *testing.T) {
	consent := agreed(prompts.EN)
	consent.Purposes = []string{prompts.PurposeRecord}
	s, err := newDesk(store.NewMemory()).Begin(t.Context(), setup(prompts.EN, 12), consent)
	if err != nil {
		t.Fatal(err)
	}
	refusedAs(t, s.AllowWatching(t.Context(), true), interview.NoPurpose)
}
