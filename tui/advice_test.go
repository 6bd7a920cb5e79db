package tui_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// helper is a model that replies when a test lets it.
type helper struct {
	says chan func(interview.Task) (string, error)
}

func (h *helper) Host() string { return "model.example" }
func (h *helper) Name() string { return "small" }

func (h *helper) Ask(ctx context.Context, task interview.Task) (interview.Reply, error) {
	select {
	case say := <-h.says:
		text, err := say(task)
		return interview.Reply{JSON: json.RawMessage(text)}, err
	case <-ctx.Done():
		return interview.Reply{}, ctx.Err()
	}
}

func (h *helper) Stream(context.Context, interview.Task, func(string)) (interview.Reply, error) {
	return interview.Reply{}, errors.ErrUnsupported
}

const leak = "If the housing is warmer than 60 degrees I call Chen, because the seal leaks after that."

// atTopic is an interview, at its first topic, whose specialist agreed to a model.
func atTopic(t *testing.T, h *helper) (*interview.Desk, *interview.Session) {
	t.Helper()
	d := desk()
	setup := interview.Setup{Subject: "Ana Ruiz", Work: "Motor claims", Lang: prompts.EN, Pack: "general", Questions: 30, Audience: profile.ForTeam, Seed: 1}
	s, err := d.Begin(t.Context(), setup, interview.Consent{Lang: prompts.EN, Text: prompts.ConsentHash(prompts.EN), Model: h.Host()})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; s.View().Open.Phase != prompts.Topic; i++ {
		say(t, s, telling(s.View().Open, prompts.EN, i))
	}
	return d, s
}

// helped opens it on a screen, with the model.
func helped(t *testing.T, h *helper) *screentest.Screen {
	t.Helper()
	d, s := atTopic(t, h)
	cfg := config(d)
	cfg.Model, cfg.Start = h, s.ID()
	return screentest.Start(t, tui.New(t.Context(), cfg), 110, 32)
}

// The next question is there while the model is still thinking, and so is the one after it.
func TestNothingWaitsForAModel(t *testing.T) {
	h := &helper{make(chan func(interview.Task) (string, error))}
	screen := helped(t, h)
	for range 3 {
		screen.Type(leak).Press("ctrl+s").Await("noted: ")
	}
	asked := make(chan interview.Task, 1)
	h.says <- func(task interview.Task) (string, error) {
		asked <- task
		return "", &interview.ModelError{Fault: interview.ModelTimeout}
	}
	if task := <-asked; strings.Contains(fmt.Sprint(task.Data), "Ana Ruiz") {
		t.Error("the model is told who is speaking")
	}
	screen.Type("And one more. " + leak).Press("ctrl+s").Await("noted: ")
}

// A question of a model's looks like any other, and says who asks to whoever wants to know.
func TestModelsQuestionOnTheScreen(t *testing.T) {
	h := &helper{}
	d, s := atTopic(t, h)
	topic := s.View().Open
	say(t, s, leak)
	_, of, ok := s.Consult()
	if !ok {
		t.Fatal("there is nothing to consult about")
	}
	said := fmt.Sprintf(`{"questions":[{"answer":%q,"quote":"the seal leaks after that","topic":%q,"probe":"cue","text":"What do you notice first when the seal leaks?"}],"claims":[]}`, topic.ID, topic.Topic)
	if p, err := s.Propose(t.Context(), of, h, json.RawMessage(said)); err != nil || p.Questions != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	for s.View().Open.Engine != "model" {
		say(t, s, "Nothing more than that.")
	}
	cfg := config(d)
	cfg.Start = s.ID()
	screentest.Start(t, tui.New(t.Context(), cfg), 110, 32).Await("What do you notice first when the seal").Press("ctrl+x").Await("proposed by a")
}

// Its first failure is one line, and nothing else.
func TestFailingModelIsOneLine(t *testing.T) {
	h := &helper{make(chan func(interview.Task) (string, error))}
	screen := helped(t, h)
	screen.Type(leak).Press("ctrl+s").Await("noted: ")
	h.says <- func(interview.Task) (string, error) {
		return "", &interview.ModelError{Fault: interview.ModelUnauthorised}
	}
	screen.Await("The model at model.example is of no help just now")
}
