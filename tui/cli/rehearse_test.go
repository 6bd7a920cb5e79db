package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"tacit/interview/model/modeltest"
	"tacit/interview/store"
	"tacit/prompts"
)

// log is every event that is stored, as it is on the disk.
func (p *place) log() string {
	p.t.Helper()
	st, err := store.OpenSQLite(filepath.Join(p.home, ".local", "share", "tacit"))
	if err != nil {
		p.t.Fatal(err)
	}
	defer st.Close()
	heads, err := st.Heads(p.t.Context())
	if err != nil || len(heads) != 1 {
		p.t.Fatalf("%v, %d interviews", err, len(heads))
	}
	events, err := st.Events(p.t.Context(), heads[0].ID, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	var all strings.Builder
	for _, e := range events {
		all.Write(e.Body)
	}
	return all.String()
}

// Line by line a case is put, and what the specialist would do instead becomes an answer: over real HTTP, in spite of what the
// server puts behind its words, with the key in its header only, and with nothing private.
func TestRehearseLineByLine(t *testing.T) {
	srv := start(t, modeltest.SplitEscapes)
	srv.Converse = func(said []modeltest.Message) string {
		return "By the xylophone [R1]: " + said[len(said)-1].Content
	}

	p := newPlace(t, "OPENAI_API_KEY="+canary, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=m")
	p.interviewed(prompts.EN, hostOf(srv))
	status, out, said := p.run("/not\nThe invoice is in Danish.\n\n/nothing\n/not private\nI ask Freja, because she reads it.\n\n7\n1\nAnd in Finnish?\nIt is long.\n\n/not\n/quit\n/quit\n", "rehearse")
	if status != 0 || said != "" {
		t.Errorf("status %d, %s", status, said)
	}
	for _, want := range []string{"no reply yet", "Your stand-in\nBy the xylophone [R1]", "/quit leaves", "What would you do", "1. Checking the photos", "noted: Ask Freja, because she reads it.", "Left."} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no %q in\n%s", want, out)
		}
	}
	if strings.ContainsAny(out, "\x1b\u202e\u200b") {
		t.Errorf("what the server hides is printed: %q", out)
	}
	requests := srv.Requests()
	if len(requests) != 2 || len(requests[1].Messages) != 2 || requests[1].Messages[1].Content != "And in Finnish?\nIt is long." {
		t.Fatalf("%d requests", len(requests))
	}
	for _, r := range requests {
		if body := string(r.Body); strings.Contains(body, "zebra") || strings.Contains(body, "Freja") || strings.Contains(body, canary) || !strings.Contains(body, "Dana") || r.Header.Get("Authorization") != "Bearer "+canary {
			t.Errorf("sent is %s", body)
		}
	}
	if log := p.log(); !strings.Contains(log, "I ask Freja") || !strings.Contains(log, "The invoice is in Danish.") || !strings.Contains(log, `"verdict":"drop"`) || strings.Contains(log, "xylophone") || strings.Contains(log, "Finnish") {
		t.Error("stored is something else")
	}
}

// A server that reads only a part of the prompt is no stand-in, and that is said with each reply.
func TestRehearseWithAShortContext(t *testing.T) {
	srv := start(t, modeltest.ShortPrompt)
	p := newPlace(t, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=m")
	p.interviewed(prompts.EN, hostOf(srv))
	if status, out, said := p.run("A bent sill.\n\n", "rehearse"); status != 0 || !strings.Contains(out, "read only a part") {
		t.Errorf("status %d, %s%s", status, out, said)
	}
	if status, out, said := p.run("", "check", "--model", "--runs=1", "--yes"); status != 0 || !strings.Contains(out, "read only a part of") {
		t.Errorf("status %d, %s%s", status, out, said)
	}
}

// Without a model the command says so and how to configure one; who was not asked is asked, and nothing is sent before; a server
// that fails is said in its words, and the rehearsal goes on.
func TestRehearseWithoutAModel(t *testing.T) {
	srv := start(t, modeltest.Unauthorised)
	p := newPlace(t)
	p.interviewed(prompts.ZH, "")
	if status, _, said := p.run("", "rehearse"); status != 2 || !strings.Contains(said, "No model is configured: --model=NAME") || strings.Count(strings.TrimSpace(said), "\n") > 1 {
		t.Errorf("status %d, %s", status, said)
	}
	with := []string{"rehearse", "--model=m", "--model-url", srv.URL}
	if status, out, said := p.run("no\n", with...); status != 2 || !strings.Contains(out, hostOf(srv)) || !strings.Contains(said, "have not agreed to the model at "+hostOf(srv)) || len(srv.Requests()) > 0 {
		t.Errorf("status %d, %s%s", status, out, said)
	}
	p = newPlace(t)
	p.interviewed(prompts.ZH, "")
	status, out, _ := p.run("同意\n有飞边。\n\n/不\n\n/quit\n", with...)
	if allowed, _ := p.decided(); status != 0 || allowed != hostOf(srv) || len(srv.Requests()) != 2 || strings.Count(out, prompts.TextsOf(prompts.Endpoints, prompts.ZH).Say("fault.keyless", "host", hostOf(srv))) != 2 || !strings.Contains(out, "已离开") {
		t.Errorf("status %d, agreed to %q, %d requests\n%s", status, allowed, len(srv.Requests()), out)
	}
}
