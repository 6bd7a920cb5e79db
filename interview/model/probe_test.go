package model_test

import (
	"testing"

	"tacit/interview"
	"tacit/interview/model"
	mt "tacit/interview/model/modeltest"
)

func TestProbe(t *testing.T) {
	tests := map[mt.Mode]model.Report{
		mt.Good:          {Reachable: true, Usable: true, Streams: true, Rung: "schema"},
		mt.NoSchema:      {Reachable: true, Usable: true, Streams: true, Rung: "guided"},
		mt.NoFormat:      {Reachable: true, Usable: true, Streams: true, Rung: "text"},
		mt.NeverJSON:     {Reachable: true, Usable: true, Streams: true, Fault: interview.ModelUnusable},
		mt.IgnoresStream: {Reachable: true, Usable: true, Rung: "schema"},
		mt.ShortPrompt:   {Reachable: true, Usable: true, Streams: true, Rung: "schema", Truncated: true},
		mt.Unauthorised:  {Reachable: true, Fault: interview.ModelUnauthorised, Status: 401},
		mt.NoModel:       {Reachable: true, Fault: interview.ModelNotFound, Status: 404},
		mt.HTML200:       {Reachable: true, Fault: interview.ModelForeign, Status: 200},
		mt.SlowStart:     {Fault: interview.ModelTimeout},
	}
	for mode, want := range tests {
		t.Run(string(mode), func(t *testing.T) {
			t.Parallel()
			srv := start(t, mode)
			c := client(t, srv, limitsFor(mode))
			got := c.Probe(t.Context())
			if want.Host, want.Model = c.Host(), c.Name(); want.Usable != (got.First > 0) {
				t.Errorf("first token after %v", got.First)
			}
			if got.First = 0; got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}

func TestProbeOfNothing(t *testing.T) {
	srv := mt.Start(mt.Good)
	c := client(t, srv, limits)
	srv.Close()
	if r := c.Probe(t.Context()); r.Reachable || r.Fault != interview.ModelUnreachable {
		t.Errorf("%+v", r)
	}
}

// A server that reads 4,096 tokens, as Ollama does unless told otherwise, is found out.
func TestProbeFindsSmallContext(t *testing.T) {
	srv := start(t, mt.Good)
	srv.PromptTokens = 4096
	if r := client(t, srv, limits).Probe(t.Context()); !r.Truncated {
		t.Errorf("%+v", r)
	}
}
