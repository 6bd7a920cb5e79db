package tui_test

import (
	"context"
	"encoding/json"
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
	return interview.Reply{}, interview.ErrModelOff
}

const leak = "If the housing is warmer than 60 degrees I call Chen, because the seal leaks after that."

// helped opens an interview, at a topic, whose specialist agreed to a model.
func helped(t *testing.T, h *helper) (*screentest.Screen, *interview.Session) {
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
	cfg := config(d)
	cfg.Model, cfg.Start = h, s.ID()
	return screentest.Start(t, tui.New(t.Context(), cfg), 110, 32), s
}

// The next question is there while the model is still thinking, and so is the one after it.
func TestNothingWaitsForAModel(t *testing.T) {
	h := &helper{make(chan func(interview.Task) (string, error))}
	screen, s := helped(t, h)
	n := s.View().Open.N
	for i := range 3 {
		screen.Await(fmt.Sprint(n + i)).Type(leak).Press("ctrl+s").Await("noted: ")
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
