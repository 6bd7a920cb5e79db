package simulation_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model"
	"tacit/interview/simulation"
	"tacit/interview/store"
	"tacit/prompts"
)

// watched is a real model whose calls are counted.
type watched struct {
	interview.Model
	calls, valid int
	rungs        map[string]int
	faults       map[interview.ModelFault]int
	first, took  []time.Duration
}

func (w *watched) Host() string { return modelHost }

func (w *watched) Ask(ctx context.Context, task interview.Task) (interview.Reply, error) {
	r, err := w.Model.Ask(ctx, task)
	w.calls++
	var fault *interview.ModelError
	switch {
	case err == nil:
		w.valid++
		w.rungs[r.Rung]++
		w.first, w.took = append(w.first, r.First), append(w.took, r.Took)
	case errors.As(err, &fault):
		w.faults[fault.Fault]++
	}
	return r, err
}

// realCalls is how often a real model is asked in an interview: small ones on small machines take half a minute each.
const realCalls = 3

// TestRealModel has a real model help to interview one specialist in each language, and says with -v what came of it. The opt-in is
// the same as in interview/model; its testdata/real-server.sh starts a server and runs both.
func TestRealModel(t *testing.T) {
	url, name := os.Getenv("TACIT_MODEL_URL"), os.Getenv("TACIT_MODEL")
	if url == "" || name == "" {
		t.Skip("no server: interview/model/testdata/real-server.sh runs one, or set TACIT_MODEL_URL and TACIT_MODEL")
	}
	done := map[prompts.Lang]bool{}
	for _, s := range simulation.Specialists() {
		if done[s.Lang] {
			continue
		}
		done[s.Lang] = true
		c, err := model.New(model.Config{URL: url, Model: name, Key: model.NewKey(os.Getenv("TACIT_MODEL_KEY")), Limits: model.Limits{FirstToken: 4 * time.Minute, Idle: time.Minute, Total: 8 * time.Minute}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(c.Close)
		w := &watched{Model: c, rungs: map[string]int{}, faults: map[interview.ModelFault]int{}}
		kept := store.NewMemory()
		session := opened(t, &interview.Desk{Store: kept, Clock: clock, Holder: "benchmark", Pack: prompts.LoadPack}, s, 1, budget)
		converse(t, session, simulation.NewMind(s, 1), budget, func() {
			if w.calls < realCalls {
				if _, err := session.Advised(w).Advise(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
		})
		events, err := kept.Events(t.Context(), session.ID(), 0)
		if err != nil {
			t.Fatal(err)
		}
		taken, refused := map[string]int{}, map[string]int{}
		for _, e := range events {
			var p interview.Proposed
			if e.Kind != interview.KindProposed {
				continue
			}
			if err := json.Unmarshal(e.Body, &p); err != nil {
				t.Fatal(err)
			}
			taken["questions"] += len(p.Questions)
			taken["claims"] += len(p.Claims)
			taken["terms"] += len(p.Terms)
			taken["parts"] += len(p.Parts)
			taken["wordings"] += len(p.Wordings)
			for why, n := range p.Refused {
				refused[why] += n
			}
		}
		asked := 0
		for _, x := range session.View().Said {
			if x.Source == "model" {
				asked++
			}
		}
		t.Logf("%s, %s (%s): %d calls, %d valid, rungs %v, faults %v; first token %v, whole reply %v (medians); taken %v, refused %v; %d of its questions asked",
			name, s.ID, s.Lang, w.calls, w.valid, w.rungs, w.faults, median(w.first), median(w.took), taken, refused, asked)
	}
}

func median(list []time.Duration) time.Duration {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2].Round(10 * time.Millisecond)
}
