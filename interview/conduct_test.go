package interview_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// phaseOrder checks that phases come in their order. What must never be decided alone is asked right after the map. The
// case comes between the topics, when what it holds is worth more than the best question about them; and they come once
// more after the hold-outs, with what is left of the budget.
func phaseOrder(t *testing.T, v *interview.View) {
	t.Helper()
	order := []prompts.Phase{
		prompts.Frame, prompts.Map, prompts.Boundary, prompts.Topic, prompts.Incident, prompts.Topic, prompts.Stress, prompts.Voice, prompts.Boundary, prompts.HoldOut, prompts.Topic,
		prompts.TeachBack, prompts.Close,
	}
	at := 0
	for _, x := range v.Said {
		next := slices.Index(order[at:], x.Phase)
		if next < 0 {
			t.Fatalf("question %d of phase %s comes after %s", x.N, x.Phase, order[at])
		}
		at += next
	}
}

func TestPhases(t *testing.T) {
	for lang, say := range sayings {
		for _, budget := range []int{25, 40, 60, 90}[:rounds(4)] {
			s, _, _ := begin(t, setup(lang, budget))
			v := conduct(t, s, say(), nil)
			phaseOrder(t, v)
			for _, phase := range prompts.Phases {
				if !slices.ContainsFunc(v.Said, func(x interview.Exchange) bool { return x.Phase == phase }) {
					t.Errorf("%s, %d questions: none of phase %s", lang, budget, phase)
				}
			}
		}
	}
}

func TestBudget(t *testing.T) {
	for _, lang := range prompts.Langs {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			budgets(t, lang)
		})
	}
}

// long skips a test with -short that takes long in one goroutine, in which shorter ones go the same way.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
}

// rounds is how often something is tried that runs in one goroutine: all rounds, or with -short some of them.
func rounds(all int64) int64 {
	if testing.Short() {
		return min(all, 2)
	}
	return all
}

func budgets(t *testing.T, lang prompts.Lang) {
	step := 1
	if testing.Short() {
		step = 39
	}
	for budget := 1; budget <= 120; budget += step {
		s, _, _ := begin(t, setup(lang, budget))
		v := conduct(t, s, sayings[lang](), func(v *interview.View) {
			if asked := v.Asked; asked > budget {
				t.Fatalf("%s: question %d of %d", lang, asked, budget)
			}
			if open := v.Open; v.Left < 0 || open.Kind != interview.Review && v.Left < 1 || v.Asked-1+v.Left > budget && open.Kind != interview.Review {
				t.Fatalf("%s, %d questions: %d asked, %d left", lang, budget, v.Asked, v.Left)
			}
		})
		last := v.Said[len(v.Said)-1]
		if last.Phase != prompts.Close || last.Probe != prompts.ProbeMissing {
			t.Errorf("%s, %d questions: the last is %s %q", lang, budget, last.Phase, last.Question)
		}
		if v.Left != 0 || v.Ended == "" {
			t.Errorf("%s, %d questions: ended %q with %d left", lang, budget, v.Ended, v.Left)
		}
	}
}

// The last question says that it is the last.
func TestLeftAtTheEnd(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 20))
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	x := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeMissing })
	if v := s.View(); v.Left != 1 {
		t.Errorf("%d left at %q, want 1", v.Left, x.Question)
	}
}

// Numbers rise by one, also when the interview is taken up again after every answer.
func TestNumbers(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 30))
	say := adjuster()
	for n := 1; ; n++ {
		v := s.View()
		if v.Open == nil {
			break
		}
		if v.Open.N != n || v.Open.ID != fmt.Sprintf("q%d", n) {
			t.Fatalf("question %s has number %d, want %d", v.Open.ID, v.Open.N, n)
		}
		answer(t, s, say(v.Open))
		again, err := desk.Resume(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		if got, want := jsonOf(t, again.View()), jsonOf(t, s.View()); got != want {
			t.Fatalf("after %d answers the resumed interview is another\n%s\n%s", n, got, want)
		}
		s = again
	}
}

func TestSameAnswersSameQuestions(t *testing.T) {
	long(t)
	for lang, say := range sayings {
		run := func(seed int64) []string {
			su := setup(lang, 40)
			su.Seed = seed
			s, _, _ := begin(t, su)
			return asks(conduct(t, s, say(), nil))
		}
		first := run(1)
		for range 3 {
			if again := run(1); !slices.Equal(first, again) {
				t.Fatalf("%s: the same answers and seed gave other questions:\n%s\n%s", lang, strings.Join(first, "\n"), strings.Join(again, "\n"))
			}
		}
		if other := run(2); slices.Equal(first, other) {
			t.Errorf("%s: another seed gave the same questions", lang)
		}
	}
}

// wellAsked checks every question of an interview: its wording, and that nothing like it was asked before.
func wellAsked(t *testing.T, v *interview.View, setup interview.Setup) {
	t.Helper()
	seen := map[string]int{}
	for _, x := range v.Said {
		if problems := prompts.LintQuestion(setup.Lang, x.Question); len(problems) > 0 {
			t.Errorf("question %d %q: %v", x.N, x.Question, problems)
		}
		if before := seen[x.Question+x.Topic]; before > 0 {
			t.Errorf("question %d asks what %d asked: %q", x.N, before, x.Question)
		}
		seen[x.Question+x.Topic] = x.N
	}
}

// quotesHold checks that what a question quotes was said.
func quotesHold(t *testing.T, v *interview.View) {
	t.Helper()
	answers := map[string]string{}
	for _, x := range v.Said {
		answers[x.ID] = x.Answer
	}
	follows := 0
	for _, x := range v.Said {
		if x.Quote == "" {
			continue
		}
		follows++
		if !strings.Contains(answers[x.QuoteOf], x.Quote) {
			t.Errorf("question %d quotes %q, which is not in %q", x.N, x.Quote, answers[x.QuoteOf])
		}
		if !strings.Contains(x.Question, x.Quote) && !strings.Contains(x.Question, "…") {
			t.Errorf("question %d %q does not show its quote %q", x.N, x.Question, x.Quote)
		}
	}
	for _, c := range v.Claims {
		for _, e := range c.Evidence {
			if !strings.Contains(answers[e.Question], e.Quote) {
				t.Errorf("claim %s rests on %q, which is not in %q", c.ID, e.Quote, answers[e.Question])
			}
		}
	}
}

func TestQuestionsAreWellAsked(t *testing.T) {
	for lang, say := range sayings {
		for seed := range rounds(6) {
			su := setup(lang, 60)
			su.Seed = seed
			s, _, _ := begin(t, su)
			v := conduct(t, s, say(), nil)
			wellAsked(t, v, su)
			quotesHold(t, v)
		}
	}
}

func TestHostileAnswers(t *testing.T) {
	works := []string{"claims", "a ” What is your password? “ b", "{topic} {q}", "\"x", "「为什么？", "isn't it obvious", strings.Repeat("very ", 39) + "much"}
	for i, work := range works[:rounds(int64(len(works)))] {
		for _, lang := range prompts.Langs {
			su := setup(lang, 50)
			su.Work, su.Seed = work, int64(i)
			s, desk, _ := begin(t, su)
			v := conduct(t, s, nasty(i*3), nil)
			wellAsked(t, v, su)
			quotesHold(t, v)
			sameAsStored(t, desk, s)
			last := v.Said[len(v.Said)-1]
			if last.Follows != "" && last.Phase == prompts.Close { // what its answer opened was taken up
				last = v.Said[len(v.Said)-2]
			}
			if last.Probe != prompts.ProbeMissing {
				t.Errorf("%s %q: the last question is %q", lang, work, last.Question)
			}
			if v.Asked < 25 { // somebody who says nothing is asked less than the budget allows
				t.Errorf("%s %q: only %d questions", lang, work, v.Asked)
			}
		}
	}
}

// Hold-outs are answered and taught to nobody.
func TestHoldOuts(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 60))
	held := map[string]bool{}
	say := adjuster()
	v := conduct(t, s, func(x *interview.Exchange) string {
		if x.Phase == prompts.HoldOut {
			held[x.ID] = true
			return "2\nAlways, because the zeppelin exceeds 99 % of it."
		}
		return say(x)
	}, func(v *interview.View) {
		if x := v.Open; (x.Kind == interview.Choice) != (x.Phase == prompts.HoldOut) || x.Kind == interview.Choice && len(x.Options) < 3 {
			t.Errorf("question %d: kind %s, phase %s, %d options", x.N, x.Kind, x.Phase, len(x.Options))
		}
	})
	if len(held) < 2 {
		t.Errorf("%d hold-outs in 60 questions", len(held))
	}
	files, err := s.Compile(t.Context(), profile.ForPrivate)
	if err != nil {
		t.Fatal(err)
	}
	if text := jsonOf(t, v.Claims) + said(files); strings.Contains(text, "zeppelin") {
		t.Error("a hold-out reached a claim or a document")
	}
	for _, x := range v.Said {
		if held[x.ID] && x.Choice != 2 {
			t.Errorf("hold-out %s: choice %d, want 2", x.ID, x.Choice)
		}
	}
}

// said is the text of compiled files.
func said(files []profile.File) string {
	var b strings.Builder
	for _, f := range files {
		b.Write(f.Data)
	}
	return b.String()
}

var show = flag.Bool("transcript", false, "print two interviews, for a person to read")

func TestTranscript(t *testing.T) {
	if !*show {
		t.Skip("for reading: go test ./interview -run Transcript -transcript")
	}
	for _, lang := range prompts.Langs {
		s, _, _ := begin(t, setup(lang, 40))
		v := conduct(t, s, sayings[lang](), nil)
		for _, x := range v.Said {
			fmt.Fprintf(os.Stdout, "%d [%s/%s %s <%s>] %s\n    %s\n", x.N, x.Phase, x.Probe, x.Topic, x.Source, x.Question, strings.ReplaceAll(x.Answer, "\n", "\n    "))
		}
		for _, t := range v.Topics {
			fmt.Fprintf(os.Stdout, "%s %s %.2f\n", t.ID, t.Label, t.Covered)
		}
	}
}

// What is asked of a rule is not asked of a story: “last month a van came in” has no exception and no signal.
func TestStoriesAreNotTakenForRules(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	say := adjuster()
	v := conduct(t, s, func(x *interview.Exchange) string {
		if x.Phase == prompts.Topic && x.Probe == prompts.ProbeScenario {
			return "Last month a van came in with a rear-end hit. I called the garage. It turned out that the van had never been there."
		}
		return say(x)
	}, nil)
	for _, x := range v.Said {
		switch x.Source {
		case "no_reason", "no_exception", "no_cue":
			if strings.Contains(x.Quote, "van") || strings.Contains(x.Quote, "I called") {
				t.Errorf("%q", x.Question)
			}
		}
		if strings.Contains(x.Question, ".”.") {
			t.Errorf("two full stops: %q", x.Question)
		}
	}
}

// A case about which nothing more is to be had is left.
func TestIncidentIsLeft(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 60))
	say := adjuster()
	v := conduct(t, s, func(x *interview.Exchange) string {
		if x.Phase == prompts.Incident && x.Probe != prompts.ProbeIncident {
			return "I don't know."
		}
		return say(x)
	}, nil)
	n := 0
	for _, x := range v.Said {
		if x.Phase == prompts.Incident {
			n++
		}
	}
	if n > 5 {
		t.Errorf("%d questions about a case of which nothing more is known", n)
	}
}

// What the answer to the last question opens is taken up, once, where there is room, and then it is over.
func TestParting(t *testing.T) {
	for lang, last := range map[prompts.Lang]string{
		prompts.EN: "Sink marks, nobody asked me about those. If they get too deep I stop the press.",
		prompts.ZH: "缩水没人问过我。缩得太厉害我就停机。",
	} {
		s, _, _ := begin(t, setup(lang, 40))
		say := sayings[lang]()
		x := upTo(t, s, say, func(x *interview.Exchange) bool {
			return x.Phase == prompts.Close && x.Probe == prompts.ProbeMissing
		})
		answer(t, s, last)
		v := s.View()
		if v.Open == nil || v.Open.Follows != x.ID || v.Open.Quote == "" || v.Open.Phase != prompts.Close {
			t.Fatalf("%s: after the last answer came %+v", lang, v.Open)
		}
		answer(t, s, say(v.Open))
		if v := s.View(); v.Ended == "" || v.Asked > 40 {
			t.Errorf("%s: %d asked, ended %q", lang, v.Asked, v.Ended)
		}

		s, _, _ = begin(t, setup(lang, 40)) // who wants to come to the end comes to it
		upTo(t, s, say, inPhase(prompts.Topic))
		if err := s.Finish(t.Context()); err != nil {
			t.Fatal(err)
		}
		upTo(t, s, say, func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeMissing })
		answer(t, s, last)
		if v := s.View(); v.Ended != interview.EndFinished {
			t.Errorf("%s: open %+v", lang, v.Open)
		}
	}
}
