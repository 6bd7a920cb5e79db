package tui_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// helper is a model that replies when a test lets it.
type helper struct {
	says chan func(interview.Task) (string, error)
	left chan struct{} // one for each call that was given up
}

func newHelper() *helper {
	return &helper{make(chan func(interview.Task) (string, error)), make(chan struct{}, 9)}
}

// reply lets it reply once it is asked.
func (h *helper) reply(t *testing.T, says func(interview.Task) (string, error)) {
	t.Helper()
	select {
	case h.says <- says:
	case <-time.After(time.Minute):
		t.Fatal("it is not asked")
	}
}

func (h *helper) Host() string { return "model.example" }
func (h *helper) Name() string { return "small" }

func (h *helper) Ask(ctx context.Context, task interview.Task) (interview.Reply, error) {
	select {
	case say := <-h.says:
		text, err := say(task)
		return interview.Reply{JSON: json.RawMessage(text)}, err
	case <-ctx.Done():
		h.left <- struct{}{}
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

// helped opens it on a screen, with the model, and returns the number of the question that is open.
func helped(t *testing.T, h *helper) (*screentest.Screen, int) {
	t.Helper()
	d, s := atTopic(t, h)
	cfg := config(d)
	cfg.Model, cfg.Start = h, s.ID()
	n := s.View().Open.N
	return screentest.Start(t, tui.New(t.Context(), cfg), 110, 32).Await(question(n)), n
}

func question(n int) string { return fmt.Sprint("question ", n, " ") }

// fails is a reply that never comes.
func fails(interview.Task) (string, error) {
	return "", &interview.ModelError{Fault: interview.ModelUnauthorised}
}

// The next question is there while the model is still thinking, and so is the one after it. What it is told is what was said, and
// not by whom.
func TestNothingWaitsForAModel(t *testing.T) {
	h := newHelper()
	screen, n := helped(t, h)
	for range 3 {
		n++
		screen.Type(leak).Press("ctrl+s").Await(question(n))
	}
	asked := make(chan string, 2)
	thinks := func(task interview.Task) (string, error) {
		data, err := json.Marshal(task.Data)
		asked <- string(data)
		return `{"questions":[],"claims":[]}`, err
	}
	h.reply(t, thinks) // about what had been said when the interview was opened
	h.reply(t, thinks) // about what was said since
	if first, second := <-asked, <-asked; strings.Contains(first, leak) || !strings.Contains(second, leak) || strings.Contains(first+second, "Ana Ruiz") {
		t.Errorf("it is told\n%s\nand then\n%s", first, second)
	}
}

// Whoever leaves an interview leaves no call behind.
func TestLeavingEndsTheCall(t *testing.T) {
	for _, keys := range [][]string{{"esc"}, {"ctrl+c"}, {"x", "esc"}, {"x", "ctrl+c", "ctrl+c"}} {
		h := newHelper()
		screen, _ := helped(t, h)
		screen.Press(keys...)
		select {
		case <-h.left:
		case <-time.After(time.Minute):
			t.Errorf("after %q the model is still asked", keys)
		}
	}
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

// Its first failure is said below what was noted, with what is wrong, until the next answer, and is never said again.
func TestFailingModelIsOneLine(t *testing.T) {
	const says = "model.example does not accept the key"
	h := newHelper()
	screen, n := helped(t, h)
	n++
	screen.Type(leak).Press("ctrl+s").Await(question(n))
	h.reply(t, fails)
	if screen.Await(says); !strings.Contains(screen.Text(), "noted:") {
		t.Errorf("what was noted gave way:\n%s", screen.Text())
	}
	for range 2 { // the first of them is let pass
		n++
		screen.Type(leak).Press("ctrl+s").AwaitGone(says).Await(question(n))
	}
	h.reply(t, fails)
	if screen.Type("and so on").Await("and so on"); strings.Contains(screen.Text(), says) {
		t.Errorf("it is said again:\n%s", screen.Text())
	}
}
