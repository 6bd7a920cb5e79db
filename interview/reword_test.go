package interview_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// helps is a reply with what a model may give beside questions and claims.
func helps(terms, parts, wordings []string) string {
	return `{"questions":[],"claims":[],"terms":[` + strings.Join(terms, ",") + `],"parts":[` + strings.Join(parts, ",") + `],"wordings":[` + strings.Join(wordings, ",") + `]}`
}

func inAnswer(answer, quote string) string {
	return fmt.Sprintf(`{"answer":%q,"quote":%q}`, answer, quote)
}

func aWording(question, text string) string {
	return fmt.Sprintf(`{"question":%q,"text":%q}`, question, text)
}

// coming is what a model is told that is likely to be asked.
func coming(t testing.TB, s *interview.Session) []struct{ ID, After, Text string } {
	t.Helper()
	task, _, ok := s.Consult()
	if !ok {
		t.Fatal("there is nothing to consult about")
	}
	raw, err := json.Marshal(task.Data)
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Next []struct{ ID, After, Text string }
	}
	if err := json.Unmarshal(raw, &d); err != nil || len(d.Next) == 0 {
		t.Fatalf("no question is told of: %s %v", raw, err)
	}
	return d.Next
}

// A question of ours may be put in the specialist's words, and in no others; and it has to be the same question.
func TestRewordingIsChecked(t *testing.T) {
	s, _, _, _ := consulting(t)
	next := coming(t, s)[0]
	put := func(text string) string { return helps(nil, nil, []string{aWording(next.ID, text)}) }
	for _, tc := range []struct{ name, said, refused string }{
		{"as it is", put(next.Text), interview.Known},
		{"with words of the answer", put("You press the gasket. " + next.Text), ""},
		{"with words of nobody", put("You calibrate the manometer. " + next.Text), interview.BadWording},
		{"with a number of its own", put("You press the gasket 3 times. " + next.Text), interview.BadWording},
		{"another question", put("Who do you call when the seal leaks?"), interview.Unfaithful},
		{"two questions", put(next.Text + " And who do you call?"), interview.BadWording},
		{"leading", put("Don't you agree? " + next.Text), interview.BadWording},
		{"with a quotation of nobody's", put("You said “always press twice”. " + next.Text), interview.BadWording},
		{"of a question that is not there", helps(nil, nil, []string{aWording("n9", next.Text)}), interview.BadShape},
		{"with an escape sequence", helps(nil, nil, []string{aWording(next.ID, "\u202e"+next.Text)}), interview.Unclean},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, desk, _, _ := consulting(t)
			p := proposed(t, s, tc.said)
			if tc.refused != "" && p.Refused[tc.refused] != 1 || tc.refused == "" && len(p.Refused) > 0 {
				t.Errorf("%q: %+v, want it refused as %q", next.Text, p.Refused, tc.refused)
			}
			sameAsStored(t, desk, s)
		})
	}
}

// The wording is asked when that question is; the interview says whose it is; and it goes with the words that it is made of.
func TestRewordedQuestionIsAsked(t *testing.T) {
	s, desk, x, st := consulting(t)
	next := coming(t, s)[0]
	theirs := "You press the gasket. " + next.Text
	proposed(t, s, helps(nil, nil, []string{aWording(next.ID, theirs)}))
	asked := upTo(t, s, func(x *interview.Exchange) string {
		if x.Question == next.Text {
			t.Error("it is asked in our words")
		}
		return "Nothing more than that."
	}, func(x *interview.Exchange) bool { return x.Question == theirs })
	if asked.Engine != "rules" || asked.Source == "model" {
		t.Errorf("asked as %+v", asked)
	}
	if said, err := s.Explain(asked.ID); err != nil || !strings.Contains(said, "put it in your words") || !strings.Contains(said, "small @ model.example") {
		t.Errorf("%q %v", said, err)
	}
	for _, e := range events(t, st, s.ID()) {
		if e.Kind == interview.KindAsked && strings.Contains(string(e.Body), "press the gasket") {
			t.Error("the event that asks it holds words of an answer")
		}
	}
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	if open := s.View().Open; open == nil || open.ID != asked.ID || open.Question != next.Text {
		t.Errorf("after the withdrawal %+v is open", open)
	}
	if all := stored(t, st, s.ID()); strings.Contains(all, "gasket") {
		t.Error("the words are still stored")
	}
	sameAsStored(t, desk, s)
}

// A question whose words a model may not read is told to none, nor is one asked as it put it once those are private.
func TestRewordingOfWhatIsPrivate(t *testing.T) {
	s, _, x, _ := consulting(t)
	next := coming(t, s)[0]
	theirs := "You press the gasket. " + next.Text
	proposed(t, s, helps(nil, nil, []string{aWording(next.ID, theirs)}))
	if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
		t.Fatal(err)
	}
	ours := false
	conduct(t, s, adjuster(), func(v *interview.View) {
		ours = ours || v.Open.Question == next.Text
		if v.Open.Question == theirs {
			t.Error("it is asked as it was put")
		}
	})
	if !ours {
		t.Error("it is not asked at all: the test is broken")
	}
}

// Names are a few whole words of an answer, and new.
func TestNamesAreChecked(t *testing.T) {
	for _, tc := range []struct {
		name         string
		terms, parts []string // quotes
		refused      string
		elsewhere    bool // in an answer that was not shown
	}{
		{name: "a term", terms: []string{"gasket"}},
		{name: "a part", parts: []string{"the pump"}},
		{name: "half a word", terms: []string{"gask"}, refused: interview.NoQuote},
		{name: "not there", terms: []string{"manometer"}, refused: interview.NoQuote},
		{name: "another answer", terms: []string{"gasket"}, elsewhere: true, refused: interview.OutOfDate},
		{name: "a sentence", terms: []string{"I press the gasket with my thumb and listen to the pump"}, refused: interview.SaysNothing},
		{name: "over a comma", parts: []string{"60 degrees I call Chen, because"}, refused: interview.Unclean},
		{name: "too many", parts: []string{"the pump", "the housing", "the seal"}, refused: interview.TooMany},
		{name: "twice", terms: []string{"gasket", "gasket"}, refused: interview.Known},
		{name: "a thing", parts: []string{"housing"}, refused: interview.SaysNothing},
		{name: "nothing", parts: []string{"with my"}, refused: interview.SaysNothing},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, desk, x, _ := consulting(t)
			of := x.ID
			if tc.elsewhere {
				of = "q1"
			}
			list := func(quotes []string) (out []string) {
				for _, q := range quotes {
					out = append(out, inAnswer(of, q))
				}
				return out
			}
			p := proposed(t, s, helps(list(tc.terms), list(tc.parts), nil))
			if tc.refused != "" && p.Refused[tc.refused] == 0 || tc.refused == "" && len(p.Refused) > 0 {
				t.Errorf("%+v, want it refused as %q", p.Refused, tc.refused)
			}
			sameAsStored(t, desk, s)
		})
	}
}

// A term that a model noticed is asked about in our words.
func TestTermOfAModelIsAskedAbout(t *testing.T) {
	s, _, x, _ := consulting(t)
	proposed(t, s, helps([]string{inAnswer(x.ID, "gasket")}, nil, nil))
	say := adjuster()
	asked := upTo(t, s, func(x *interview.Exchange) string {
		if x.Kind == interview.Choice {
			return "1"
		}
		return say(x) + " The gasket tells." // they say it all the time
	}, func(x *interview.Exchange) bool { return x.Quote == "gasket" })
	if asked.Engine != "model" || asked.Probe != "term" || !strings.Contains(asked.Question, "“gasket”") {
		t.Fatalf("%+v", asked)
	}
}

// A part of the work that a model noticed is a topic once something was said about it, and none if nothing was.
func TestPartOfTheWorkOfAModel(t *testing.T) {
	for _, said := range []string{"I listen whether it rattles, because then the bearing is gone.", "I don't know."} {
		s, desk, x, _ := consulting(t)
		before := len(s.View().Topics)
		proposed(t, s, helps(nil, []string{inAnswer(x.ID, "listen to the pump")}, nil))
		answer(t, s, "Before anything else I listen to the pump.")
		asked := upTo(t, s, func(*interview.Exchange) string { return "Nothing more than that." }, func(x *interview.Exchange) bool { return x.Quote == "listen to the pump" })
		if asked.Engine != "model" || len(s.View().Topics) != before {
			t.Errorf("%+v, %d topics", asked, len(s.View().Topics))
		}
		answer(t, s, said)
		topics := s.View().Topics
		if known := said != "I don't know."; known != (len(topics) == before+1) {
			t.Fatalf("%q: %+v", said, topics)
		} else if !known {
			continue
		}
		if last := topics[len(topics)-1]; last.Label != "listen to the pump" {
			t.Errorf("%+v", last)
		}
		for _, c := range s.View().Claims {
			if c.Evidence[0].Question == asked.ID && c.Topic != topics[len(topics)-1].ID {
				t.Errorf("%+v is about %q", c, c.Topic)
			}
		}
		sameAsStored(t, desk, s)
	}
}

// A case with one thing changed is asked only of a case.
func TestTwistIsOfACase(t *testing.T) {
	const text = "Had the pump stayed quiet, what would you have done with the gasket?"
	s, _, x, _ := consulting(t)
	if p := proposed(t, s, proposes([]string{aQuestion(x.ID, "listen to the pump", x.Topic, "what-if", text)}, nil)); p.Refused[interview.BadShape] != 1 {
		t.Errorf("of a rule: %+v", p)
	}
	s, _, _, _ = consulting(t)
	y := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, "Last March the pump rattled all night. I pressed the gasket and it gave way, so I stopped the line and called Chen. He found the bearing split in two, and we lost the whole batch.")
	if p := proposed(t, s, proposes([]string{aQuestion(y.ID, "the pump rattled all night", y.Topic, "what-if", text)}, nil)); p.Questions != 1 {
		t.Errorf("of a case: %+v", p)
	}
}

// What a model proposed may hold words of whichever answer it was told of, the names of the topics among them: they go with that.
func TestNamesOfTopicsGoWithTheirAnswer(t *testing.T) {
	s, desk, _, st := consulting(t)
	for range 5 { // so that it is told other answers whole
		answer(t, s, adjuster()(s.View().Open))
	}
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, gasket)
	next := coming(t, s)[0]
	var steps *interview.Exchange
	for _, y := range s.View().Said {
		if y.Probe == prompts.ProbeSteps {
			steps = &y
		}
	}
	label := ""
	for _, topic := range s.View().Topics {
		if topic.ID == x.Topic {
			label = topic.Label
		}
	}
	if steps == nil || label == "" || !strings.Contains(steps.Answer, label) {
		t.Fatalf("%+v, %q: the test is broken", steps, label)
	}
	p := proposed(t, s, `{"questions":[`+aQuestion(x.ID, "press the gasket with my thumb", x.Topic, "cue", "When the step is to "+label+", what do you see on the gasket first?")+
		`],"claims":[],"terms":[],"parts":[],"wordings":[`+aWording(next.ID, "You press the gasket. "+next.Text)+`]}`)
	if p.Questions != 1 {
		t.Fatalf("%+v: the test is broken", p)
	}
	if _, err := s.Withdraw(t.Context(), steps.ID); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(stored(t, st, s.ID()), label) {
		t.Error("the name of a topic that was withdrawn is still stored")
	}
	sameAsStored(t, desk, s)
}
