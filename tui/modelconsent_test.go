package tui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// named is a model that only has a name: consent is about nothing else, and nothing may be asked of it here.
type named struct {
	t    testing.TB
	host string
}

func (n named) Host() string { return n.host }
func (n named) Name() string { return "qwen3:8b" }

func (n named) Ask(context.Context, interview.Task) (interview.Reply, error) {
	n.t.Error("the model was asked")
	return interview.Reply{}, errors.ErrUnsupported
}

func (n named) Stream(ctx context.Context, task interview.Task, _ func(string)) (interview.Reply, error) {
	return n.Ask(ctx, task)
}

// modelled are the screens of a place where a model is configured.
func modelled(t testing.TB, d *interview.Desk, host, start string) tui.Config {
	cfg := config(d)
	cfg.Model, cfg.Start = named{t, host}, start
	return cfg
}

const here, there = "localhost:11434", "llm.example.org"

// only is the one interview there is.
func only(t *testing.T, d *interview.Desk) *interview.Session {
	t.Helper()
	id, err := d.Find(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Look(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A configured model is a choice of its own on the first page, which names it and its host, and is not chosen beforehand.
func TestModelOnTheFirstPage(t *testing.T) {
	for _, agrees := range []bool{false, true} {
		d := desk()
		s := screentest.Start(t, tui.New(t.Context(), modelled(t, d, here, "")), 110, 38)
		s.Await("qwen3:8b at localhost:11434").Press("n").Await("Before we begin").Press("space", "enter").AwaitGone("read on")
		s.Press("down", "down", "down").Await("▸ [ ] Let the language model at localhost:11434 (qwen3:8b)")
		if agrees {
			s.Press("space").Await("▸ [x] Let").Golden("consent-model")
		}
		s.Press("enter").Await("Who are you?").Type("Ana").Press("tab").Type("Claims").Press("ctrl+s").Await("Let us start with")
		if session := only(t, d); session.MayAsk(here) != agrees || !session.Decided(here) {
			t.Errorf("agreed %v: may ask %v, decided %v", agrees, session.MayAsk(here), session.Decided(here))
		}
	}
}

// Without a configured model the page says that there is none, and offers no choice.
func TestNoModelOnTheFirstPage(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), config(desk())), 110, 60)
	s.Await("No model is configured").Press("n").Await("Which language model sees it. none")
	if strings.Contains(s.Text(), "Let the language model") {
		t.Error(s.Text())
	}
}

// An interview that was begun without a model, or with another one, asks before that model is used. No is kept as well as
// yes; not now is asked again.
func TestModelIsAskedForLater(t *testing.T) {
	for _, c := range []struct {
		name         string
		keys         []string
		may, decided bool
	}{
		{"an empty box", []string{"enter"}, false, true},
		{"a ticked box", []string{"space", "enter"}, true, true},
		{"a box ticked and emptied", []string{"space", "space", "enter"}, false, true},
		{"not now", []string{"space", "esc"}, false, false},
	} {
		d := desk()
		id := begin(t, d, prompts.EN, 25).ID()
		if s, err := d.Resume(t.Context(), id); err != nil || s.AllowModel(t.Context(), here) != nil {
			t.Fatal(err)
		}
		s := screentest.Start(t, tui.New(t.Context(), modelled(t, d, there, id)), 100, 24)
		s.Await("at llm.example.org").Await("[ ] Let the language model")
		if c.name == "an empty box" {
			s.Golden("model-asked")
		}
		s.Press(c.keys...).Await("question 1")
		session := only(t, d)
		if session.MayAsk(there) != c.may || session.Decided(there) != c.decided {
			t.Errorf("%s: may ask %v, decided %v", c.name, session.MayAsk(there), session.Decided(there))
		}
		if session.MayAsk(here) == c.decided { // what was agreed to before holds until something else is decided
			t.Errorf("%s: the other host: %v", c.name, session.MayAsk(here))
		}
		again := screentest.Start(t, tui.New(t.Context(), modelled(t, d, there, id)), 100, 24)
		if c.decided {
			again.Await("question 1")
		} else {
			again.Await("[ ] Let the language model")
		}
	}
}

// The question is in the language of the interview, and everything that it is about is in sight on a small terminal.
func TestModelIsAskedForInChinese(t *testing.T) {
	d := desk()
	id := begin(t, d, prompts.ZH, 25).ID()
	s := screentest.Start(t, tui.New(t.Context(), modelled(t, d, there, id)), 40, 12)
	s.Await("有个模型，还没征求过你的同意").Await(there).Await("标了私密的").Press("enter").Await("第 1 问")
}

// On a small terminal the choice under the cursor is there in full.
func TestChoicesOnASmallTerminal(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), modelled(t, desk(), here, "")), 80, 14)
	s.Await("Whoever agrees").Press("n").Await("▸ [ ] Store my answers").Press("down", "down", "down").Await("so that it can suggest better").Await("\n        questions, word parts of my playbook and be tried as my stand-in.")
	if !strings.Contains(s.Text(), "Before we begin") || !strings.Contains(s.Text(), "enter read on") || strings.Contains(s.Text(), "……") {
		t.Error(s.Text())
	}
}
