package line_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store/storetest"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui/line"
)

// converse runs an accessible interview on an input and returns what was printed.
func converse(t *testing.T, s *interview.Session, lang prompts.Lang, in ...string) (string, error) {
	t.Helper()
	var out strings.Builder
	err := line.Accessible(t.Context(), s, line.NewDialogue(strings.NewReader(strings.Join(in, "\n")), &out, lang), line.Config{})
	for _, r := range out.String() {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			t.Fatalf("%U was printed in %q", r, out.String())
		}
	}
	return out.String(), err
}

func says(part string, lang prompts.Lang, pairs ...any) string {
	return prompts.TextsOf(prompts.Screens, lang).Say(part, pairs...)
}

// A whole interview from a script: nothing but text, each question once, the end said.
func TestAccessibleInterview(t *testing.T) {
	for lang, answer := range map[prompts.Lang]string{
		prompts.EN: "1. If it is over 50 euros I call Dana,\nbecause it \x1b[31mdepends\x1b[0m.", prompts.ZH: "1、如果超过50元，我先找老刘，\n因为要看情况。",
	} {
		s := begin(t, memory(), setup(lang, 25))
		var in []string
		for range 60 { // "1" on the first line answers a choice too
			in = append(in, strings.Replace(answer, "1", "1\n1", 1), "")
		}
		out, err := converse(t, s, lang, in...)
		if err != nil {
			t.Fatal(err)
		}
		v := s.View()
		if v.Ended == "" || v.Asked > 25 {
			t.Fatalf("%s: ended %q after %d questions", lang, v.Ended, v.Asked)
		}
		for _, x := range v.Said {
			if !strings.Contains(out, x.Question) || x.Status != interview.IsAnswered {
				t.Errorf("%s: question %d %q was not printed, or is %s", lang, x.N, x.Question, x.Status)
			}
		}
		if n := strings.Count(out, says("line.saved", lang)); n != len(v.Said) {
			t.Errorf("%s: saved %d times for %d answers", lang, n, len(v.Said))
		}
		if !strings.HasSuffix(strings.TrimSpace(out), says("line.done", lang, "id", s.ID())) {
			t.Errorf("%s: the end is %q", lang, out[max(0, len(out)-200):])
		}
	}
}

// Line by line it is said that what is asked of a private answer is private as well; asking what is meant changes nothing of that,
// and an earlier answer that is revised in between keeps its own mark.
func TestAccessibleFollowUpOfAPrivateAnswer(t *testing.T) {
	private := says("line.inherited", prompts.EN, "mark", says("mark.private", prompts.EN))
	for _, c := range []struct {
		lines []string
		want  []profile.Mark // of the private answer, and of the one to what is asked of it
	}{
		{[]string{"What do you mean?", "", "The one in October, G1.", ""}, []profile.Mark{profile.Private, profile.Private}},
		{[]string{"/team", "The one in October, G1.", ""}, []profile.Mark{profile.Private, profile.Team}},
		{[]string{"/back", "I usually cover for Dieter.", "", "The one in October, G1.", ""}, []profile.Mark{profile.Private, profile.Private}},
	} {
		team := setup(prompts.EN, 30)
		team.Audience = profile.ForTeam
		s := begin(t, memory(), team)
		for s.View().Open.Phase != prompts.Topic {
			if _, err := s.Answer(t.Context(), s.View().Open.ID, "Read the photos, weigh the case, settle it.", ""); err != nil {
				t.Fatal(err)
			}
		}
		n := s.View().Open.N
		out, err := converse(t, s, prompts.EN, append([]string{"/private", "I usually cover for Dieter when a string comes out too short.", ""}, append(c.lines, "/quit")...)...)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out, private) {
			t.Errorf("nothing said %q in\n%s", private, out)
		}
		if said := s.View().Said; len(said) < n+1 || said[n-1].Mark != c.want[0] || said[n].Mark != c.want[1] {
			t.Errorf("%q: %+v", c.lines, said[n-1:])
		}
	}
}

func TestAccessibleCommands(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 20))
	q := func(n int) string { return s.View().Said[n-1].Question }
	out, err := converse(t, s, prompts.EN,
		"", "", "/help",
		"/why",
		"/back",
		"/private", "My first answer, for me.", "",
		"/back", "My first answer,", "said better.", "",
		"read, weigh, settle", "",
		"/later",
		"/skip",
		"/back", "/again", "An answer to the open question.", "",
		"/nonsense",
		"What do you mean?", "",
		"/var/log is where I look first.", "",
		"/keep 1",
		"AKIAIOSFODNN7EXAMPLE is the key.", "",
		"/withdraw",
		"/quit", "never read",
	)
	if err != nil {
		t.Fatal(err)
	}
	v := s.View()
	if v.Said[0].Answer != "My first answer,\nsaid better." || v.Said[0].Mark != "private" {
		t.Errorf("first answer %q for %q", v.Said[0].Answer, v.Said[0].Mark)
	}
	open, places := "An answer to the open question.", "/var/log is where I look first."
	var status []interview.Status
	var text []string
	for _, x := range v.Said {
		status, text = append(status, x.Status), append(text, x.Answer)
	}
	if !slices.Contains(status, interview.IsSkipped) || !slices.Contains(text, open) || !slices.Contains(text, places) || text[len(text)-1] != "" ||
		status[len(status)-1] != interview.IsWithdrawn || v.Ended != "" {
		t.Errorf("then %q, %v", text, status)
	}
	for _, want := range []string{
		says("line.help", prompts.EN), says("refusal.nothing-to-do", prompts.EN), says("line.marked", prompts.EN, "mark", says("mark.private", prompts.EN)),
		says("line.back", prompts.EN, "question", q(1), "answer", "My first answer, for me."), says("line.masked", prompts.EN), says("line.withdrawn", prompts.EN, "n", v.Said[len(v.Said)-1].N),
		says("line.left", prompts.EN, "id", s.ID()),
	} {
		if !strings.Contains(out, want) {
			t.Errorf("nothing said %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "AKIA") || strings.Contains(out, "never read") {
		t.Error("something was printed that should not be")
	}
}

func TestAccessibleReview(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 12))
	c := talk(t, s, false)
	c.until("question")
	c.upTo("kind", "review")
	if err := c.end(); err != nil {
		t.Fatal(err)
	}
	review := s.View()
	out, err := converse(t, s, prompts.EN, "/keep 1", "/drop 2", "/edit 1 Only above 9 euros.", "/edit 99 no", "/keep", "/keep x", "Nothing is missing.", "")
	if err != nil {
		t.Fatal(err)
	}
	standing := map[string]string{}
	for _, c := range s.View().Claims {
		standing[c.ID] = fmt.Sprint(c.Standing, " ", c.Text)
	}
	if got := standing[review.Review[0].ID]; got != "edited Only above 9 euros." {
		t.Errorf("line 1 is %s", got)
	}
	if got := standing[review.Review[1].ID]; !strings.HasPrefix(got, "dropped") {
		t.Errorf("line 2 is %s", got)
	}
	if n := strings.Count(out, "under review. Nothing was changed."); n != 3 {
		t.Errorf("%d refusals, want 3:\n%s", n, out)
	}
	for i, c := range review.Review {
		if !strings.Contains(out, fmt.Sprintf("\n%d. %s", i+1, c.Text)) {
			t.Errorf("line %d %q was not read out", i+1, c.Text)
		}
	}
}

// What is too long is read to its end, refused whole, and what comes after it is a new answer.
func TestAccessibleTooLong(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 12))
	out, err := converse(t, s, prompts.EN,
		"begins short", strings.Repeat("x", 2<<20), "ends short", "",
		strings.Repeat("many lines\n", 7000), "",
		"This one is fine.", "", "/quit")
	if err != nil {
		t.Fatal(err)
	}
	if v := s.View(); v.Answered != 1 || v.Said[0].Answer != "This one is fine." {
		t.Errorf("%d answers, the first %.40q", v.Answered, v.Said[0].Answer)
	}
	for _, size := range []string{"2097175", "76999"} {
		if !strings.Contains(out, size) {
			t.Errorf("the size %s was not said:\n%s", size, out)
		}
	}
}

// The input ends in the middle of an answer: it is saved.
func TestAccessibleEndOfInput(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 12))
	out, err := converse(t, s, prompts.EN, "Cut off in the")
	if err != nil || s.View().Answered != 1 || !strings.Contains(out, says("line.left", prompts.EN, "id", s.ID())) {
		t.Error(out, err)
	}
}

// The store fails once, wherever: no crash, no end that is none, and the interview goes on.
func TestAccessibleStoreFails(t *testing.T) {
	for n := 3; n < 30; n++ {
		s := begin(t, storetest.Failing(memory(), n, storetest.Once), setup(prompts.EN, 5))
		var in []string
		for range 20 {
			in = append(in, "read, weigh, settle", "")
		}
		out, err := converse(t, s, prompts.EN, in...)
		if err != nil || s.View().Ended == "" || strings.Count(out, says("line.done", prompts.EN, "id", s.ID())) != 1 {
			t.Errorf("call %d failed: %v, ended %q\n%s", n, err, s.View().Ended, out)
		}
	}
}

// Somebody else takes over: it is said, and what was typed is kept.
func TestAccessibleTakenOver(t *testing.T) {
	mem := memory()
	s := begin(t, mem, setup(prompts.EN, 12))
	second, err := newDesk(mem).Resume(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	out, err := converse(t, s, prompts.EN, "Typed too late.", "")
	if !errors.Is(err, interview.ErrFenced) || !strings.Contains(out, says("refusal.taken-over", prompts.EN)) {
		t.Error(out, err)
	}
	if draft, _ := second.Draft(t.Context(), "q1"); draft != "Typed too late." {
		t.Errorf("draft %q", draft)
	}
}
