package cli_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model/modeltest"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// hostOf is the host of a test server.
func hostOf(srv *modeltest.Server) string {
	return strings.TrimSuffix(strings.TrimPrefix(srv.URL, "http://"), "/v1")
}

// interviewed stores an interview that is over, whose specialist agreed to the model at a host, and returns the scenarios that
// were kept apart, with the option that they took. What they marked private has "zebra" in it.
func (p *place) interviewed(lang prompts.Lang, host string) map[string]string {
	p.t.Helper()
	st, err := store.OpenSQLite(filepath.Join(p.home, ".local", "share", "tacit"))
	if err != nil {
		p.t.Fatal(err)
	}
	defer st.Close()
	desk := &interview.Desk{Store: st, Clock: time.Now, Holder: "test", Pack: prompts.LoadPack}
	s, err := desk.Begin(p.t.Context(), interview.Setup{Subject: "Mei Lin", Work: "claims", Lang: lang, Pack: "general", Questions: 120, Audience: profile.ForTeam, Seed: 1},
		interview.Consent{Lang: lang, Text: prompts.ConsentHash(lang), Model: host, Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}})
	if err != nil {
		p.t.Fatal(err)
	}
	steps, judged := "Read the notice, check the photos, set the reserve, settle", "Checking the photos, setting the reserve"
	if lang == prompts.ZH {
		steps, judged = "看料、调机、首检、处理飞边", "调机和处理飞边"
	}
	chosen := map[string]string{}
	for i := 0; s.View().Open != nil; i++ {
		x, mark := s.View().Open, profile.Mark("")
		text := fmt.Sprintf("If the invoice is over %d euros I call Dana first, because the garage adds a second one.", 100*i)
		switch {
		case x.Probe == prompts.ProbeSteps:
			text = steps
		case x.Probe == prompts.ProbeJudgement:
			text = judged
		case x.Kind == interview.Choice:
			situation, _, _ := strings.Cut(x.Question, prompts.TextsOf(prompts.Screens, lang).Say("choice.how"))
			chosen[strings.TrimSpace(situation)] = x.Options[2]
			text = "3\nBecause of the zebra."
		case x.Phase == prompts.Topic && i%3 == 0:
			mark, text = profile.Private, "When it rains I look at the zebra in the cellar first."
		}
		if _, err := s.Answer(p.t.Context(), x.ID, text, mark); err != nil {
			p.t.Fatal(err)
		}
	}
	if len(chosen) < 3 {
		p.t.Fatalf("%d scenarios", len(chosen))
	}
	return chosen
}

var numbered = regexp.MustCompile(`(?m)^(\d)\. (.*)$`)

// decides makes a server that decides as the specialist where it is given the compiled prompt, and takes what stands first
// where it is not.
func decides(srv *modeltest.Server, chosen map[string]string) {
	srv.Converse = func(said []modeltest.Message) string {
		question := said[len(said)-1].Content
		situation, _, _ := strings.Cut(question, "\n")
		option := 1
		if strings.Contains(said[0].Content, "Dana") {
			var options []string
			for _, found := range numbered.FindAllStringSubmatch(question, -1) {
				options = append(options, found[2])
			}
			option = slices.Index(options, chosen[situation]) + 1
		}
		return fmt.Sprintf(`{"reply":"So.","option":%d}`, option)
	}
}

// A model that decides as the specialist once it has the prompt is seen to; what is sent is what was announced, to the host that
// was agreed to, with the key in its header and nothing private.
func TestCheckWithAModel(t *testing.T) {
	srv := start(t, modeltest.Good)
	p := newPlace(t, "OPENAI_API_KEY="+canary, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=qwen3:8b")
	chosen := p.interviewed(prompts.EN, hostOf(srv))
	decides(srv, chosen)
	n := len(chosen)

	if status, _, said := p.run("", "check", "--model"); status != 2 || len(srv.Requests()) > 0 || !strings.Contains(said, fmt.Sprint(6*n, " requests to qwen3:8b at ", hostOf(srv))) || !strings.Contains(said, "--yes") {
		t.Errorf("status %d, %d requests\n%s", status, len(srv.Requests()), said)
	}
	status, out, said := p.run("", "check", "--model", "--runs", "4", "--yes")
	if status != 0 || len(srv.Requests()) != 8*n || !strings.Contains(said, fmt.Sprint(8*n, " requests")) {
		t.Errorf("status %d, %d requests\n%s%s", status, len(srv.Requests()), out, said)
	}
	for _, want := range []string{
		"Traceable: 100 %", fmt.Sprintf("Tried with qwen3:8b at %s: %d scenarios, each 4 times", hostOf(srv), n),
		"with the prompt: 100 % decided as the specialist", "without it: 25 %", "run by run 100, 100, 100, 100 %", "by guessing: 25 %", "lift: +75 points", fmt.Sprintf("%d scenarios are %d scenarios", n, n), "  4/4  1/4  A case of",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no %q in\n%s", want, out)
		}
	}
	for _, r := range srv.Requests() {
		if strings.Contains(string(r.Body), "zebra") || strings.Contains(string(r.Body), canary) || r.Header.Get("Authorization") != "Bearer "+canary {
			t.Fatalf("sent is %s", r.Body)
		}
	}

	status, out, _ = p.run("", "check", "--model=other", "--runs", "1", "--yes", "--json")
	var found struct {
		Traceability float64
		Model        interview.Tried
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || status != 0 || found.Traceability != 1 || found.Model.Model != "other" || found.Model.With.Accuracy != 1 || found.Model.PromptTokens == 0 || len(found.Model.HoldOuts) != n {
		t.Errorf("status %d, %v, %+v", status, err, found)
	}
	if body := srv.Requests()[8*n].Body; !strings.Contains(string(body), `"other"`) {
		t.Errorf("another model is asked: %s", body)
	}
}

// What names no option goes to a grader; where the prompt does not lead to what the specialist does, it is said what it leads to.
func TestCheckWithAGrader(t *testing.T) {
	srv := start(t, modeltest.Fenced)
	srv.Converse = func([]modeltest.Message) string { return `{"reply":"I would call somebody.","option":0}` }
	srv.Reply = func(task string, data json.RawMessage) string {
		if task != "grade" || !strings.Contains(string(data), "I would call somebody.") || strings.Contains(string(data), "Dana") {
			t.Errorf("task %s with %s", task, data)
		}
		return `{"option":0}`
	}
	p := newPlace(t, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=m", "TACIT_LANG=zh")
	n := len(p.interviewed(prompts.ZH, hostOf(srv)))
	status, out, said := p.run("", "check", "--model", "--runs=1", "--yes")
	for _, want := range []string{fmt.Sprintf("%d 个情景就是 %d 个情景", n, n), "带提示：0%", "提升：0 个百分点", "区间里有 0", fmt.Sprintf("没给出编号的回答：%d 个", 2*n), fmt.Sprintf("带提示 %d 个，不带 %d 个", n, n), "带提示：哪项都不是 (1)"} {
		if status != 0 || !strings.Contains(out, want) {
			t.Errorf("status %d, there is no %q in\n%s%s", status, want, out, said)
		}
	}
}

// Nothing is sent without a model, without consent to its host, or in a way that makes no sense; a server that does not accept
// us is said in its words.
func TestCheckWithoutAModel(t *testing.T) {
	srv := start(t, modeltest.Unauthorised)
	with := []string{"--model=m", "--model-url", srv.URL, "--yes"}
	p := newPlace(t)
	p.interviewed(prompts.EN, "other.example")
	for _, test := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"--model", "--yes"}, 2, "No model is configured"},
		{[]string{"--runs", "2"}, 2, "say --model"},
		{[]string{"--model", "qwen3:8b", "--yes"}, 2, "--model=qwen3:8b"},
		{[]string{"k3v9", "--model", "qwen3:8b", "--yes"}, 2, "--model=qwen3:8b"},
		{append(with, "--runs", "0"), 2, "from 1 to 20"},
		{append(with, "--runs", "21"), 2, "from 1 to 20"},
		{with, 2, "--allow-model " + hostOf(srv)},
		{[]string{"--model=", "--model-url", srv.URL}, 0, ""},
	} {
		status, out, said := p.run("", append([]string{"check"}, test.args...)...)
		if said = strings.ReplaceAll(said, "\n", " "); status != test.status || !strings.Contains(said, test.says) || (status == 0) != strings.Contains(out, "Traceable") {
			t.Errorf("%v: status %d, %s%s", test.args, status, out, said)
		}
	}
	if n := len(srv.Requests()); n > 0 {
		t.Errorf("%d requests", n)
	}
	p = newPlace(t)
	p.interviewed(prompts.EN, hostOf(srv))
	if status, out, said := p.run("", append([]string{"check"}, with...)...); status != 4 || out != "" || !strings.Contains(said, "wants a key, and none was sent") || len(srv.Requests()) != 1 {
		t.Errorf("status %d, %d requests, %s%s", status, len(srv.Requests()), out, said)
	}
}
