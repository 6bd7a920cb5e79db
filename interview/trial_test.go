package interview_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// confidedWords stand in whatever the specialist of these tests marked private.
const confidedWords = "the zebra in the cellar"

// heldOut is an interview with answered hold-outs, one of them and some other answers marked private, whose specialist agreed to
// the model. In a hold-out they take the option that is third.
func heldOut(t testing.TB, audience profile.Audience) (*interview.Session, *interview.Desk) {
	t.Helper()
	if heldOuts[audience] == nil {
		s, mem := holdOut(t, audience)
		heldOuts[audience] = keep(t, mem, s.ID())
	}
	s, desk, _ := heldOuts[audience].resume(t)
	return s, desk
}

var heldOuts = map[profile.Audience]*kept{}

func holdOut(t testing.TB, audience profile.Audience) (*interview.Session, interview.Store) {
	t.Helper()
	consent := agreed(prompts.EN)
	consent.Model = "model.example"
	su := setup(prompts.EN, 120)
	su.Audience = audience
	s, _, mem := begin(t, su)
	if err := s.AllowModel(t.Context(), consent.Model); err != nil {
		t.Fatal(err)
	}
	held := 0
	for i := 0; s.View().Open != nil; i++ {
		x, mark := s.View().Open, profile.Mark("")
		text := fmt.Sprintf("If the invoice is over %d euros I call Dana first, because the garage adds a second one.", 100*i)
		switch {
		case x.Probe == prompts.ProbeSteps:
			text = "Read the notice, check the photos, set the reserve, settle"
		case x.Probe == prompts.ProbeJudgement:
			text = "Checking the photos, setting the reserve"
		case x.Kind == interview.Choice:
			text = "3\nBecause it is safer."
			if held++; held == 1 {
				mark, text = profile.Private, "3\nBecause of "+confidedWords
			}
		case x.Phase == prompts.Topic && i%3 == 0:
			mark, text = profile.Private, "When it rains I look at "+confidedWords+" first."
		}
		if _, err := s.Answer(t.Context(), x.ID, text, mark); err != nil {
			t.Fatal(err)
		}
	}
	if held < 3 {
		t.Fatalf("%d hold-outs", held)
	}
	return s, mem
}

var numberOf = regexp.MustCompile(`(?m)^(\d)\. (.*)$`)

// optionsOf are the options of a hold-out as it was put to a model.
func optionsOf(task interview.Task) []string {
	var out []string
	for _, found := range numberOf.FindAllStringSubmatch(task.Turns[0].Text, -1) {
		out = append(out, found[2])
	}
	return out
}

// decides replies with the option of that text, by its number.
func decides(task interview.Task, option string) string {
	return fmt.Sprintf(`{"reply":"That one.","option":%d}`, slices.Index(optionsOf(task), option)+1)
}

// prompted says whether a task comes with the compiled prompt.
func prompted(task interview.Task) bool { return strings.Contains(task.Instructions, "Dana") }

func tried(t testing.TB, s *interview.Session, m interview.Model, audience profile.Audience, runs int) (interview.Tried, error) {
	t.Helper()
	trial, err := s.Trial(t.Context(), m, audience, runs, 7)
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	found, err := trial.Run(t.Context(), func(n int) { last++ })
	if err == nil && last != trial.Cost().Requests {
		t.Errorf("%d answers, and %d were announced", last, trial.Cost().Requests)
	}
	return found, err
}

// A model that decides as the specialist once it has the prompt, and otherwise takes what stands first, is seen for what it is:
// the options stand in another order in each run, so that taking the first is guessing.
func TestTrial(t *testing.T) {
	s, _ := heldOut(t, profile.ForTeam)
	theirs := map[string]string{}
	for _, x := range s.View().Said {
		if x.Kind == interview.Choice {
			situation, _, _ := strings.Cut(x.Question, prompts.TextsOf(prompts.Screens, prompts.EN).Say("choice.how"))
			theirs[strings.TrimSpace(situation)] = x.Options[2]
		}
	}
	first := map[string][]string{}
	m := &asker{reply: func(task interview.Task) (string, error) {
		question, _, _ := strings.Cut(task.Turns[0].Text, "\n")
		if prompted(task) {
			first[question] = append(first[question], optionsOf(task)[0])
			return decides(task, theirs[question]), nil
		}
		return `{"reply":"The first.","option":1}`, nil
	}}
	found, err := tried(t, s, m, "", 4)
	if err != nil {
		t.Fatal(err)
	}
	if found.With.Accuracy != 1 || found.Without.Accuracy != .25 || found.Lift != .75 || found.Chance != .25 || found.Of != len(theirs)-1 || found.With.Steady != found.Of {
		t.Errorf("%+v", found)
	}
	if found.Low >= .75 || found.High > 1 || found.With.Low >= 1 || len(found.With.ByRun) != 4 || found.Graded+found.LeftOut+found.Useless != 0 {
		t.Errorf("%+v", found)
	}
	for question, options := range first {
		if slices.Sort(options); len(slices.Compact(options)) != 4 {
			t.Errorf("%s: in four runs %q stood first", question, options)
		}
	}
	again := &asker{reply: m.reply}
	if other, err := tried(t, s, again, "", 4); err != nil || fmt.Sprint(again.tasks) != fmt.Sprint(m.tasks) || fmt.Sprint(other) != fmt.Sprint(found) {
		t.Errorf("the same seed tries something else: %v", err)
	}
}

// Whatever the audience, nothing that was marked private by itself is sent; and the grader is told neither the prompt nor the
// specialist's choice.
func TestTrialSendsNothingPrivate(t *testing.T) {
	for _, audience := range [][2]profile.Audience{{profile.ForPrivate, ""}, {profile.ForPrivate, profile.ForPrivate}, {profile.ForTeam, ""}, {profile.ForTeam, profile.ForPrivate}} {
		s, _ := heldOut(t, audience[0])
		m := &asker{reply: func(task interview.Task) (string, error) {
			if task.Name == "grade" {
				return `{"option":1}`, nil
			}
			return `{"reply":"I call somebody.","option":0}`, nil
		}}
		found, err := tried(t, s, m, audience[1], 1)
		if err != nil || found.Graded != found.Requests/2 || found.With.None != 0 {
			t.Fatalf("%s: %v, %+v", audience, err, found)
		}
		said, held := 0, 0
		for _, x := range s.View().Said {
			if x.Kind == interview.Choice && x.Mark != profile.Private {
				held++
			}
		}
		if found.Of != held {
			t.Errorf("%s: %d hold-outs are put, and %d may be", audience, found.Of, held)
		}
		for _, task := range m.tasks {
			all, err := json.Marshal(task)
			if text := string(all); err != nil || strings.Contains(text, "zebra") || strings.Contains(text, "safer") {
				t.Fatalf("%s: %v, sent is %s", audience, err, text)
			}
			said += strings.Count(task.Instructions, "Dana")
			if task.Name == "grade" && (strings.Contains(string(all), "Dana") || !strings.Contains(string(all), "I call somebody.")) {
				t.Errorf("the grader is told %s", all)
			}
		}
		if said == 0 {
			t.Errorf("%s: the prompt is empty", audience)
		}
	}
}

// A hold-out is about a part of the work, and its name may be private.
func TestTrialOfPrivateTopics(t *testing.T) {
	s, _ := heldOut(t, profile.ForTeam)
	for _, x := range s.View().Said {
		if x.Probe == prompts.ProbeJudgement || x.Probe == prompts.ProbeSteps {
			if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
				t.Fatal(err)
			}
		}
	}
	var r *interview.Refusal
	if _, err := s.Trial(t.Context(), &asker{}, "", 1, 1); !errors.As(err, &r) || r.Code != interview.NoHoldOuts {
		t.Error(err)
	}
}

// What a server fails in is left out, pair by pair; a reply that is of no use is the model's fault; a server that only fails ends
// the trial, as does one that does not accept us.
func TestTrialWithFaults(t *testing.T) {
	s, _ := heldOut(t, profile.ForTeam)
	fails := func(f interview.ModelFault) error { return &interview.ModelError{Fault: f} }
	n := 0
	found, err := tried(t, s, &asker{reply: func(task interview.Task) (string, error) {
		switch n++; n {
		case 1:
			return "", fails(interview.ModelTimeout)
		case 3:
			return "", fails(interview.ModelUnusable)
		}
		return decides(task, optionsOf(task)[0]), nil
	}}, "", 2)
	if err != nil || found.LeftOut != 1 || found.Useless != 1 || found.With.None != 1 {
		t.Errorf("%v, %+v", err, found)
	}
	for fault, calls := range map[interview.ModelFault]int{interview.ModelTimeout: 3, interview.ModelUnauthorised: 1, interview.ModelRejected: 1} {
		m := &asker{reply: func(interview.Task) (string, error) { return "", fails(fault) }}
		var met *interview.ModelError
		if _, err := tried(t, s, m, "", 2); !errors.As(err, &met) || met.Fault != fault || len(m.tasks) != calls {
			t.Errorf("%s: %v after %d calls", fault, err, len(m.tasks))
		}
	}
}

// A trial of so few hold-outs that it is over before it would be given up has found nothing where every call failed.
func TestTrialInWhichEveryCallFails(t *testing.T) {
	s, _ := heldOut(t, profile.ForTeam)
	for _, x := range s.View().Said {
		trial, err := s.Trial(t.Context(), &asker{}, "", 1, 7)
		if err != nil || trial.Cost().HoldOuts == 1 {
			break
		}
		if x.Kind == interview.Choice {
			if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
				t.Fatal(err)
			}
		}
	}
	m := &asker{reply: func(interview.Task) (string, error) { return "", &interview.ModelError{Fault: interview.ModelTimeout} }}
	var met *interview.ModelError
	if found, err := tried(t, s, m, "", 1); !errors.As(err, &met) || met.Fault != interview.ModelTimeout || len(m.tasks) != 2 {
		t.Errorf("%v after %d calls, %+v", err, len(m.tasks), found)
	}
}

// A trial needs the consent to the host and to instructions for an agent; one that is taken back, or an answer that is marked
// private meanwhile, ends it at once.
func TestTrialNeedsConsent(t *testing.T) {
	refused := func(err error, code string) {
		t.Helper()
		var r *interview.Refusal
		if !errors.As(err, &r) || r.Code != code {
			t.Errorf("%v, not %s", err, code)
		}
	}
	quiet := &asker{reply: func(task interview.Task) (string, error) { return decides(task, optionsOf(task)[0]), nil }}
	s, _, _ := begin(t, setup(prompts.EN, 20))
	_, err := s.Trial(t.Context(), quiet, "", 1, 1)
	refused(err, interview.NoModel)
	if err := s.AllowModel(t.Context(), "model.example"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Trial(t.Context(), quiet, "", 1, 1)
	refused(err, interview.NoHoldOuts)
	only := agreed(prompts.EN)
	only.Purposes, only.Model = only.Purposes[:2], "model.example"
	_, desk, _ := begin(t, setup(prompts.EN, 20))
	if s, err = desk.Begin(t.Context(), setup(prompts.EN, 20), only); err != nil {
		t.Fatal(err)
	}
	_, err = s.Trial(t.Context(), quiet, "", 1, 1)
	refused(err, interview.NoAgent)

	for code, change := range map[string]func(*interview.Session) error{
		interview.NoModel: func(s *interview.Session) error { return s.AllowModel(t.Context(), "") },
		interview.MovedOn: func(s *interview.Session) error {
			for _, x := range s.View().Said {
				if strings.Contains(x.Answer, "Dana") && x.Mark == "" {
					return s.Mark(t.Context(), x.ID, profile.Private)
				}
			}
			return errors.New("there is nothing to mark")
		},
	} {
		s, desk := heldOut(t, profile.ForTeam)
		looking, err := desk.Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		m := &asker{}
		m.reply = func(task interview.Task) (string, error) {
			if len(m.tasks) == 3 {
				if err := change(s); err != nil {
					t.Error(err)
				}
			}
			return decides(task, optionsOf(task)[0]), nil
		}
		_, err = tried(t, looking, m, "", 2)
		if refused(err, code); len(m.tasks) != 3 {
			t.Errorf("%s: %d calls", code, len(m.tasks))
		}
	}
}
