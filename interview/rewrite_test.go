package interview_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
)

// writer is a model that streams what a test wants, in small pieces.
type writer struct {
	asker
	text  string
	tasks []interview.Task
	fails error
}

func (w *writer) Stream(_ context.Context, task interview.Task, each func(string)) (interview.Reply, error) {
	w.tasks = append(w.tasks, task)
	for part := range slices.Chunk([]byte(w.text), 7) {
		each(string(part))
	}
	return interview.Reply{Text: w.text}, w.fails
}

// putOf is an interview with claims about a topic, and the claims that gasket has brought.
func putOf(t *testing.T) (*interview.Session, *interview.Desk, *interview.Exchange, interview.Store, []profile.Claim) {
	t.Helper()
	s, desk, x, st := consulting(t)
	var claims []profile.Claim
	for _, c := range s.View().Claims {
		if c.Evidence[0].Question == x.ID {
			claims = append(claims, c)
		}
	}
	if len(claims) != 2 {
		t.Fatalf("%+v", claims)
	}
	return s, desk, x, st, claims
}

// A sentence that says what its statements say is put in their place; another is not; and the statements themselves stay.
func TestRewriteIsChecked(t *testing.T) {
	s, desk, x, st, claims := putOf(t)
	first, second := claims[0], claims[1]
	good := "Press the gasket with the thumb and listen to the pump."
	m := &writer{text: "Here is the text:\n[" + first.ID + "] " + good + "\n[" + second.ID + "] If the housing is warmer than 80 degrees, call Chen, because the seal leaks after that.\n[c999] Do more.\n[" + first.ID + "] Again."}
	var got []interview.Sentence
	if err := s.Rewrite(t.Context(), m, x.Topic, func(put interview.Sentence) { got = append(got, put) }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !got[0].Holds || got[0].Phrasing.Text != good || got[1].Holds {
		t.Fatalf("%+v", got)
	}
	if md := recompile(t, s); strings.Contains(md, good) {
		t.Error("it stands there before it was kept")
	}
	if err := s.KeepRewrite(t.Context(), x.Topic, got); err != nil {
		t.Fatal(err)
	}
	if md := recompile(t, s); !strings.Contains(md, good) || strings.Contains(md, "80 degrees") || !strings.Contains(md, "60 degrees") || !strings.Contains(md, "put by a language model (small") {
		t.Errorf("%s", md)
	}
	if !s.IsRewritten(x.Topic) {
		t.Error("it is not known to be put by a model")
	}
	sameAsStored(t, desk, s)
	if err := s.KeepRewrite(t.Context(), x.Topic, nil); err != nil || strings.Contains(recompile(t, s), good) {
		t.Errorf("taken back: %v", err)
	}
	if err := s.KeepRewrite(t.Context(), x.Topic, got); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	if all := stored(t, st, s.ID()); strings.Contains(all, "gasket") || strings.Contains(recompile(t, s), "gasket") {
		t.Error("withdrawn words are still there")
	}
	sameAsStored(t, desk, s)
}

// What was marked private is told to no model, and nobody is asked without consent; an error stores nothing.
func TestRewriteTellsNothingPrivate(t *testing.T) {
	s, _, x, _, _ := putOf(t)
	if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
		t.Fatal(err)
	}
	m := &writer{fails: &interview.ModelError{Fault: interview.ModelTimeout}}
	err := s.Rewrite(t.Context(), m, x.Topic, func(interview.Sentence) { t.Error("a sentence of nothing") })
	var refusal *interview.Refusal
	for _, task := range m.tasks {
		if raw, _ := json.Marshal(task.Data); strings.Contains(string(raw), "gasket") {
			t.Errorf("it is told %s", raw)
		}
	}
	if len(m.tasks) > 0 && !errors.Is(err, m.fails) || len(m.tasks) == 0 && !errors.As(err, &refusal) {
		t.Errorf("%v", err)
	}
	if err := s.RefuseModel(t.Context(), "model.example"); err != nil {
		t.Fatal(err)
	}
	m.tasks = nil
	if err := s.Rewrite(t.Context(), m, x.Topic, nil); !errors.As(err, &refusal) || refusal.Code != interview.NoConsent || len(m.tasks) > 0 {
		t.Errorf("%v, %d tasks", err, len(m.tasks))
	}
}

// What has changed between the writing and the keeping is left as it is.
func TestRewriteOfWhatHasChanged(t *testing.T) {
	s, _, x, _, claims := putOf(t)
	good := "Press the gasket with the thumb and listen to the pump."
	m := &writer{text: "[" + claims[0].ID + "] " + good}
	var got []interview.Sentence
	if err := s.Rewrite(t.Context(), m, x.Topic, func(put interview.Sentence) { got = append(got, put) }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Answer(t.Context(), x.ID, "I press the gasket with two fingers.", ""); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepRewrite(t.Context(), x.Topic, got); err != nil {
		t.Fatal(err)
	}
	if s.IsRewritten(x.Topic) || strings.Contains(recompile(t, s), good) {
		t.Error("it stands for what was said before")
	}
}
