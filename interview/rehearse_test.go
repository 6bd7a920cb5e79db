package interview_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

const (
	dripping  = "A pump drips after the cold start, and the shift is about to change."
	madeUp    = "I would replace the gasket with a spare from the xylophone store [R1]."
	different = "I leave the gasket in and tighten the four bolts crosswise, because a cold gasket settles. Above 5 bar I call Chen."
)

// rehearsing is a rehearsal of the interview that consulting holds, with a model that says what is made up.
func rehearsing(t testing.TB) (*interview.Rehearsal, *interview.Session, *asker, interview.Store) {
	t.Helper()
	s, _, _, mem := consulting(t)
	m := &asker{says: func(interview.Task) (string, error) { return madeUp, nil }}
	r, err := s.Rehearse(t.Context(), m, "")
	if err != nil {
		t.Fatal(err)
	}
	return r, s, m, mem
}

func tell(t testing.TB, r *interview.Rehearsal, text string) string {
	t.Helper()
	streamed := ""
	reply, err := r.Say(t.Context(), text, func(delta string) { streamed += delta })
	if err != nil || streamed != reply.Text {
		t.Fatalf("%v, %q, %q", err, streamed, reply.Text)
	}
	return reply.Text
}

// everything is all that is stored of an interview.
func everything(t testing.TB, st interview.Store, id string) string {
	t.Helper()
	events, err := st.Events(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return jsonOf(t, events)
}

func promptOf(t testing.TB, s *interview.Session) string {
	t.Helper()
	files, err := s.Compile(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Path == "system-prompt.md" {
			return string(f.Data)
		}
	}
	t.Fatal("there is no prompt")
	return ""
}

// The model is instructed by what a compile says, and told what was said before.
func TestRehearsal(t *testing.T) {
	r, s, m, _ := rehearsing(t)
	tell(t, r, dripping)
	tell(t, r, "And at 5 bar? My password: hunter2hunter2!X9")
	prompt := promptOf(t, s)
	for i, task := range m.tasks {
		if task.Instructions != prompt || len(task.Turns) != 2*i+1 || task.Data != nil {
			t.Errorf("%+v", task)
		}
	}
	if said := m.tasks[1].Turns; said[0].Text != dripping || said[1] != (interview.Turn{ByModel: true, Text: madeUp}) || strings.Contains(said[2].Text, "hunter2hunter2") {
		t.Errorf("%+v", said)
	}
	m.says = func(interview.Task) (string, error) {
		return "I wo", &interview.ModelError{Fault: interview.ModelIncomplete}
	}
	if _, err := r.Say(t.Context(), "And now?", func(string) {}); err == nil {
		t.Error("half a reply is one")
	}
	m.says = func(interview.Task) (string, error) { return "So.", nil }
	if tell(t, r, "Again."); len(m.tasks[3].Turns) != 5 || m.tasks[3].Turns[4].Text != "Again." {
		t.Errorf("after half a reply it is told %+v", m.tasks[3].Turns)
	}
	long := strings.Repeat("So it goes on. ", 500)
	for range 8 {
		tell(t, r, long)
	}
	if last := m.tasks[len(m.tasks)-1].Turns; len(jsonOf(t, last)) > 32<<10 || last[0].ByModel || last[len(last)-1].Text != long {
		t.Errorf("it is told %d turns", len(last))
	}
}

// A correction is an answer, in the specialist's words alone, about what they had put to the model. What it takes the place of does
// not stand any more, the open question is as it was, and the next reply goes by it.
func TestCorrectInARehearsal(t *testing.T) {
	r, s, m, mem := rehearsing(t)
	before := s.View()
	tell(t, r, dripping)
	concerned := r.Concerned()
	if len(concerned) == 0 || !strings.Contains(promptOf(t, s), "R1: "+concerned[0].Text) {
		t.Fatalf("%+v is not what R1 says", concerned)
	}
	o, err := r.Correct(t.Context(), different, "", concerned[0].ID)
	if err != nil || len(o.Claims) != 2 || o.Seq == 0 {
		t.Fatalf("%v, %+v", err, o)
	}
	tell(t, r, "The same again?")
	v := s.View()
	x := v.Said[len(v.Said)-1]
	if x.Answer != different || !strings.Contains(x.Question, dripping) || v.Open.ID != before.Open.ID || v.Asked != before.Asked || v.Left != before.Left {
		t.Errorf("%+v", x)
	}
	for _, c := range v.Claims {
		if c.ID == concerned[0].ID && c.Standing != profile.Dropped {
			t.Errorf("%+v still stands", c)
		}
	}
	prompt := promptOf(t, s)
	if m.tasks[1].Instructions != prompt || len(m.tasks[1].Turns) != 1 {
		t.Errorf("it is instructed by\n%s\nand told %v", m.tasks[1].Instructions, m.tasks[1].Turns)
	}
	for _, want := range []string{"Asked about “" + dripping + "”: ", "ighten the four bolts crosswise", "bove 5 bar I call Chen"} {
		if !strings.Contains(prompt, want) {
			t.Errorf("there is no %q in\n%s", want, prompt)
		}
	}
	if strings.Contains(prompt, concerned[0].Text) {
		t.Errorf("what was replaced is still in\n%s", prompt)
	}
	files, err := s.Compile(t.Context(), profile.ForPrivate)
	if all := everything(t, mem, s.ID()) + said(files); err != nil || strings.Contains(all, "xylophone") {
		t.Error("the model's words are stored")
	}
	for _, f := range files {
		if f.Path == "profile.json" && !strings.Contains(string(f.Data), `"why": "because a cold gasket settles"`) {
			t.Errorf("no date and reason in %s", f.Data)
		}
	}
	if c, err := s.Check(t.Context(), ""); err != nil || !c.Sound() {
		t.Errorf("%v, %+v", err, c)
	}
	if _, err := s.Answer(t.Context(), x.ID, "I tighten nothing, because it settles by itself.", ""); err != nil {
		t.Fatal(err)
	}
	if v := s.View(); !strings.Contains(v.Said[len(v.Said)-1].Question, dripping) {
		t.Error("a new version of a correction is about nothing")
	}
}

// Withdrawing a correction takes with it what it was about, and what it took the place of stands again.
func TestWithdrawACorrection(t *testing.T) {
	r, s, _, mem := rehearsing(t)
	tell(t, r, dripping)
	concerned := r.Concerned()[0]
	o, err := r.Correct(t.Context(), different, "", concerned.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), o.Question); err != nil {
		t.Fatal(err)
	}
	if all := everything(t, mem, s.ID()); strings.Contains(all, "drips") || strings.Contains(all, "crosswise") {
		t.Errorf("words are left in %s", all)
	}
	if prompt := promptOf(t, s); !strings.Contains(prompt, concerned.Text) || strings.Contains(prompt, "drips") {
		t.Errorf("%s", prompt)
	}
}

// What was marked private is not what a stand-in is instructed by, nor is a correction that is; a host that the specialist did
// not agree to gets nothing, from the moment on when they did not.
func TestRehearsalKeepsToItself(t *testing.T) {
	s, desk := heldOut(t, profile.ForPrivate)
	m := &asker{says: func(interview.Task) (string, error) { return madeUp, nil }}
	looking, err := desk.Look(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	r, err := looking.Rehearse(t.Context(), m, "")
	if err != nil {
		t.Fatal(err)
	}
	tell(t, r, dripping)
	if _, err := r.Correct(t.Context(), different, profile.Private, ""); err != nil {
		t.Fatal(err)
	}
	if v := looking.View(); v.Ended == "" || v.Open != nil {
		t.Errorf("a correction opens an interview that is over: %+v", v.Open)
	}
	tell(t, r, "And now?")
	if all := jsonOf(t, m.tasks[1:]); strings.Contains(all, "zebra") || strings.Contains(all, "crosswise") || strings.Contains(jsonOf(t, m.tasks), "zebra") || !strings.Contains(all, "Dana") {
		t.Errorf("it is told %s", all)
	}
	for _, x := range s.View().Said { // somebody else, in another window
		if strings.Contains(x.Answer, "Dana") {
			if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if tell(t, r, "And then?"); len(m.tasks[2].Turns) != 1 {
		t.Errorf("what was said under another prompt is sent again: %v", m.tasks[2].Turns)
	}
	if err := s.AllowModel(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	var refused *interview.Refusal
	if _, err := r.Say(t.Context(), "Hello?", func(string) {}); !errors.As(err, &refused) || refused.Code != interview.NoModel || len(m.tasks) != 3 {
		t.Errorf("%v after %d calls", err, len(m.tasks))
	}
	if _, err := looking.Rehearse(t.Context(), m, ""); !errors.As(err, &refused) || refused.Code != interview.NoModel {
		t.Error(err)
	}
}

// An interview that goes on in another window goes on: its open question is open there, and the correction is in its list.
func TestCorrectBesideALiveInterview(t *testing.T) {
	live, desk, _, _ := consulting(t)
	looking, err := desk.Look(t.Context(), live.ID())
	if err != nil {
		t.Fatal(err)
	}
	r, err := looking.Rehearse(t.Context(), &asker{says: func(interview.Task) (string, error) { return madeUp, nil }}, "")
	if err != nil {
		t.Fatal(err)
	}
	tell(t, r, dripping)
	if _, err := r.Correct(t.Context(), different, "", ""); err != nil {
		t.Fatal(err)
	}
	open := live.View().Open.ID
	if o, err := live.Answer(t.Context(), open, gasket, ""); err != nil || o.Question != open {
		t.Fatal(err)
	}
	found := false
	for _, x := range live.View().Said {
		found = found || x.Answer == different
	}
	if v := live.View(); !found || v.Fenced || v.Open == nil || v.Open.ID == open {
		t.Errorf("%+v", v)
	}
	tell(t, r, "And now?")
	if _, err := r.Correct(t.Context(), "I call Chen at once, because he knows.", "", ""); err != nil {
		t.Fatal(err)
	}
	if v := live.View(); v.Open == nil {
		t.Error("nothing is open")
	}
}

// Corrections cost no questions: an interview in which there were some asks as many as one without, and a topic that one is about
// still has its scenario.
func TestCorrectionsCostNoQuestions(t *testing.T) {
	conducted := func(corrections int) (asked int, scenarios map[string]int) {
		s, desk, _ := begin(t, setup(prompts.EN, 16))
		if err := s.AllowModel(t.Context(), "model.example"); err != nil {
			t.Fatal(err)
		}
		say := adjuster()
		upTo(t, s, say, inPhase(prompts.Topic))
		m := &asker{says: func(interview.Task) (string, error) { return madeUp, nil }}
		looking, err := desk.Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		for i := range corrections {
			r, err := looking.Rehearse(t.Context(), m, "")
			if err != nil {
				t.Fatal(err)
			}
			topics := s.View().Topics
			tell(t, r, "About "+topics[len(topics)-1].Label)
			if _, err := r.Correct(t.Context(), fmt.Sprintf("I stop at %d, because it leaks.", i+2), "", ""); err != nil {
				t.Fatal(err)
			}
		}
		scenarios = map[string]int{}
		v := conduct(t, s, say, func(v *interview.View) {
			if v.Open.Probe == prompts.ProbeScenario {
				scenarios[v.Open.Topic]++
			}
		})
		return v.Asked, scenarios
	}
	asked, scenarios := conducted(0)
	again, with := conducted(6)
	if asked != again || len(with) < len(scenarios) {
		t.Errorf("%d questions with scenarios about %v; with corrections %d, about %v", asked, scenarios, again, with)
	}
}

// What cannot be taken is refused, and nothing is stored.
func TestCorrectRefused(t *testing.T) {
	r, s, m, mem := rehearsing(t)
	code := func(err error) string {
		var r *interview.Refusal
		if !errors.As(err, &r) {
			return fmt.Sprint(err)
		}
		return r.Code
	}
	before := everything(t, mem, s.ID())
	if _, err := r.Correct(t.Context(), different, "", ""); code(err) != interview.NotAnswered {
		t.Errorf("before there was a reply: %v", err)
	}
	if _, err := r.Say(t.Context(), " \n", nil); code(err) != interview.EmptyAnswer || len(m.tasks) > 0 {
		t.Errorf("nothing is said: %v", err)
	}
	if _, err := r.Say(t.Context(), strings.Repeat("x", 25<<10), nil); code(err) != interview.TooLong || len(m.tasks) > 0 {
		t.Errorf("too much is said: %v", err)
	}
	tell(t, r, dripping)
	for _, test := range []struct{ text, claim, code string }{
		{" ", "", interview.EmptyAnswer},
		{strings.Repeat("x", interview.AnswerLimit+1), "", interview.TooLong},
		{different, "c9999", interview.NoSuchClaim},
	} {
		if o, err := r.Correct(t.Context(), test.text, "", test.claim); code(err) != test.code || o.Seq != 0 {
			t.Errorf("%.20q, %s: %v", test.text, test.claim, err)
		}
	}
	if everything(t, mem, s.ID()) != before {
		t.Error("something was stored")
	}
	empty, err := newDesk(store.NewMemory()).Begin(t.Context(), setup(prompts.EN, 20), interview.Consent{Lang: prompts.EN, Text: "x", Model: "model.example", Purposes: agreed(prompts.EN).Purposes})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := empty.Rehearse(t.Context(), m, ""); code(err) != interview.NoRules {
		t.Error(err)
	}
}
