package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// The model of these tests is at an address where nobody answers: consent is about its name, and nothing is sent.
const (
	modelHost = "127.0.0.1:1"
	otherHost = "127.0.0.1:2"
)

func withModel(host string) []string {
	return []string{"--model", "qwen3:8b", "--model-url", "http://" + host + "/v1"}
}

// decided is what is on record about a model in the only interview there is.
func (p *place) decided() (allowed, refused string) {
	p.t.Helper()
	status, out, said := p.run("", "show", "--json")
	var shown struct {
		Consent struct{ Model, Refused string }
	}
	if err := json.Unmarshal([]byte(out), &shown); err != nil || status != 0 {
		p.t.Fatalf("status %d, %v\n%s%s", status, err, out, said)
	}
	return shown.Consent.Model, shown.Consent.Refused
}

// Over the line protocol a model is agreed to by its host, which has to be the configured one; --consent alone is not enough.
func TestAllowOverTheLineProtocol(t *testing.T) {
	p := newPlace(t)
	begin := []string{"interview", "--jsonl", "--subject", "Mei", "--role", "claims", "--consent"}
	jsonl := func(args ...string) (int, string, string) {
		p.t.Helper()
		return p.run("", args...)
	}
	for _, refused := range [][]string{
		append(append(begin, withModel(modelHost)...), "--allow-model", otherHost),
		append(begin, "--allow-model", modelHost, "--model", ""),
		append(begin[:len(begin)-1:len(begin)-1], "--allow-model", modelHost),
	} {
		if status, out, _ := jsonl(refused...); status != 2 || strings.Count(out, "\n") != 1 || !strings.Contains(out, `"type":"error"`) {
			t.Errorf("%q: status %d, %s", refused, status, out)
		}
	}
	if _, out, _ := jsonl("list"); out != "" {
		t.Fatalf("an interview was begun all the same: %s", out)
	}

	status, out, said := jsonl(append(begin, withModel(modelHost)...)...)
	if status != 0 || strings.Contains(out, modelHost) || !strings.Contains(said, "--allow-model "+modelHost) {
		t.Errorf("status %d, %s%s", status, out, said)
	}
	if allowed, refused := p.decided(); allowed+refused != "" {
		t.Errorf("--consent alone: %q, %q", allowed, refused)
	}
	resume := []string{"interview", "--jsonl", "--resume", interviewID.FindStringSubmatch(out)[1]}
	for _, step := range []struct {
		args             []string
		allowed, refused string
		asks             bool // a message says that there is no consent
	}{
		{append(withModel(modelHost), "--allow-model", modelHost), modelHost, "", false},
		{withModel(modelHost), modelHost, "", false},
		{withModel(otherHost), modelHost, "", true},
		{append(withModel(otherHost), "--allow-model", otherHost), otherHost, "", false},
		{append(withModel(otherHost), "--allow-model", "none"), "", otherHost, false},
		{withModel(otherHost), "", otherHost, false},
		{append(withModel(modelHost), "--allow-model", modelHost), modelHost, "", false},
		{[]string{"--allow-model", "none"}, "", modelHost, false},
		{nil, "", modelHost, false},
	} {
		before, _ := p.decided()
		status, _, said := jsonl(append(resume, step.args...)...)
		if took := before != "" && step.allowed == ""; took != strings.Contains(said, "taken back") || took && !strings.Contains(said, before) {
			t.Errorf("%q: that %q is taken back is said: %s", step.args, before, said)
		}
		if allowed, refused := p.decided(); status != 0 || allowed != step.allowed || refused != step.refused {
			t.Errorf("%q: status %d, allowed %q, refused %q", step.args, status, allowed, refused)
		}
		if strings.Contains(said, "--allow-model") != step.asks {
			t.Errorf("%q: %s", step.args, said)
		}
	}
}

// Line by line the model is a question of its own. No keeps the built-in interviewer and is kept; another host is asked about
// anew, and where the input ends before the answer nothing is decided.
func TestAllowLineByLine(t *testing.T) {
	p := newPlace(t)
	const asks = "Let the language model at "
	begin := append([]string{"interview", "--accessible"}, withModel(modelHost)...)
	_, out, _ := p.run("yes\nno\nno\nMei\nclaims\nno\nWrecks.\n\n", begin...)
	if !strings.Contains(out, "qwen3:8b at "+modelHost) || !strings.Contains(out, asks+modelHost) || !strings.Contains(out, "Saved.") {
		t.Fatal(out)
	}
	if allowed, refused := p.decided(); allowed != "" || refused != modelHost {
		t.Errorf("no: allowed %q, refused %q", allowed, refused)
	}
	_, list, _ := p.run("", "list", "--json")
	resume := []string{"interview", "--accessible", "--resume", interviewID.FindStringSubmatch(list)[1]}
	for _, step := range []struct {
		in, host, allowed, refused string
		asks                       bool
	}{
		{"", modelHost, "", modelHost, false},
		{"", otherHost, "", modelHost, true}, // the input ended
		{"yes\n", otherHost, otherHost, "", true},
		{"", otherHost, otherHost, "", false},
		{"no\n", modelHost, "", modelHost, true},
	} {
		status, out, said := p.run(step.in, append(resume, withModel(step.host)...)...)
		if strings.Contains(out, asks+step.host) != step.asks || status != 0 {
			t.Errorf("%+v: status %d\n%s%s", step, status, out, said)
		}
		if allowed, refused := p.decided(); allowed != step.allowed || refused != step.refused {
			t.Errorf("%+v: allowed %q, refused %q", step, allowed, refused)
		}
	}
	if _, out, _ := p.run("", resume...); strings.Contains(out, asks) {
		t.Errorf("asked about a model that is not configured:\n%s", out)
	}
}
