package interview_test

import (
	"errors"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
)

// What was agreed to is one host by its name, can be changed and taken back, and outlasts the process.
func TestModelConsent(t *testing.T) {
	const here, there = "localhost:11434", "api.openai.com"
	mem := store.NewMemory()
	desk := newDesk(mem)
	consent := agreed(prompts.EN)
	s, err := desk.Begin(t.Context(), setup(prompts.EN, 12), consent)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name             string
		do               func() error
		here, there      bool // may be asked
		decidedHere, any bool // yes or no was said to here; to there
	}{
		{"without a word about a model", func() error { return nil }, false, false, false, false},
		{"taking back what was never given", func() error { return s.AllowModel(t.Context(), "") }, false, false, false, false},
		{"agreeing", func() error { return s.AllowModel(t.Context(), here) }, true, false, true, false},
		{"agreeing again", func() error { return s.AllowModel(t.Context(), here) }, true, false, true, false},
		{"refusing another", func() error { return s.RefuseModel(t.Context(), there) }, false, false, false, true},
		{"agreeing to another", func() error { return s.AllowModel(t.Context(), there) }, false, true, false, true},
		{"taking back", func() error { return s.AllowModel(t.Context(), "") }, false, false, false, true},
		{"refusing", func() error { return s.RefuseModel(t.Context(), here) }, false, false, true, false},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		resumed, err := desk.Resume(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*interview.Session{s, resumed} {
			if s.MayAsk(here) != step.here || s.MayAsk(there) != step.there {
				t.Errorf("%s: may ask %v, %v", step.name, s.MayAsk(here), s.MayAsk(there))
			}
			if s.Decided(here) != step.decidedHere || s.Decided(there) != step.any {
				t.Errorf("%s: decided %v, %v", step.name, s.Decided(here), s.Decided(there))
			}
			if s.MayAsk("") {
				t.Errorf("%s: a host without a name may be asked", step.name)
			}
		}
		s = resumed
	}
	events, err := mem.Events(t.Context(), s.ID(), 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range events {
		if e.Kind == interview.KindAllowed {
			n++
		}
	}
	if n != 5 { // what changed nothing is not stored
		t.Errorf("%d decisions stored", n)
	}
}

// A host is agreed to from the first question on where the first page asked for it, and can be read as it is.
func TestModelConsentAtTheBeginning(t *testing.T) {
	desk := newDesk(store.NewMemory())
	consent := agreed(prompts.EN)
	consent.Model = "api.openai.com"
	s, err := desk.Begin(t.Context(), setup(prompts.EN, 12), consent)
	if err != nil {
		t.Fatal(err)
	}
	if !s.MayAsk("api.openai.com") || s.MayAsk("api.openai.com:8443") {
		t.Error("the host of the consent is not the one that may be asked")
	}
	for _, bad := range []string{"a\x1b[31m", "a\u202eb", strings.Repeat("h", 300)} {
		consent.Model = bad
		_, begin := desk.Begin(t.Context(), setup(prompts.ZH, 12), consent)
		for _, err := range []error{begin, s.AllowModel(t.Context(), bad), s.RefuseModel(t.Context(), bad)} {
			var refused *interview.Refusal
			if !errors.As(err, &refused) {
				t.Errorf("%q: %v", bad, err)
			}
		}
	}
}
