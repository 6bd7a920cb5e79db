package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tacit/interview/model/modeltest"
)

// confided is what the specialist says in confidence. It may be in the database and nowhere else.
const confided = "the quarrelsome heron keeps the spare key"

// A whole interview with a model, and everything that is made of it: the key is in one header and nowhere else; what was said in
// confidence is in the database, and in no request, no file for others, and nothing that is printed for them.
func TestCanaries(t *testing.T) {
	t.Parallel()
	srv := start(t, modeltest.Good)
	srv.Reply = func(_ string, data json.RawMessage) string {
		var told struct {
			Answers []struct{ ID, Topic, Answer string }
		}
		_ = json.Unmarshal(data, &told)
		reply := map[string]any{"questions": []any{}, "claims": []any{}, "terms": []any{}, "parts": []any{}, "wordings": []any{}}
		if len(told.Answers) > 0 {
			a := told.Answers[0]
			reply["questions"] = []any{map[string]string{"answer": a.ID, "quote": a.Answer, "topic": a.Topic, "probe": "cue", "text": "What tells you first that " + a.Answer + "?"}}
		}
		out, _ := json.Marshal(reply)
		return string(out)
	}
	p := newPlace(t, "OPENAI_API_KEY="+canary, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=m")
	texts := []string{
		"I keep the press running.", "Check the mould, warm it, run a sample, pack", "Run a sample.", "Never open the gate while it is hot.",
		"If the sample shines I stop. " + confided + ".", "I look at the rim, because it goes white first.", "Above 240 degrees I call Tomasz.",
	}
	var in strings.Builder
	for i := range 24 {
		mark := ""
		if text := texts[i%len(texts)]; strings.Contains(text, confided) {
			mark = `,"mark":"private"`
		}
		fmt.Fprintf(&in, `{"type":"answer","question":"q%d","text":%q%s}`+"\n", i+1, texts[i%len(texts)], mark)
	}
	_, host, _ := strings.Cut(srv.URL, "://")
	host, _, _ = strings.Cut(host, "/")
	_, out, _ := p.run(in.String(), "interview", "--jsonl", "--subject", "Ana", "--role", "Press setter", "--questions", "20", "--audience", "team", "--consent", "--allow-model", host)
	id := interviewID.FindStringSubmatch(out)
	if id == nil {
		t.Fatal(out)
	}
	if len(srv.Requests()) < 3 {
		t.Fatalf("the model was asked %d times: the test is broken", len(srv.Requests()))
	}
	for _, r := range srv.Requests() {
		if bytes.Contains(r.Body, []byte(confided)) || bytes.Contains(r.Body, []byte(canary)) || r.Header.Get("Authorization") != "Bearer "+canary {
			t.Errorf("a request holds what it should not: %s", r.Body)
		}
	}
	files := filepath.Join(p.home, "out")
	for _, args := range [][]string{
		{"compile", id[1], "--out", files}, {"compile", id[1], "--target", "all", "--out", filepath.Join(files, "targets")},
		{"check", id[1], "--audience", "team"}, {"history", id[1]}, {"list"}, {"doctor"}, {"compile", id[1], "--audience", "public", "--out", filepath.Join(files, "public")},
	} {
		status, out, said := p.run("", args...)
		if strings.Contains(out+said, confided) {
			t.Errorf("tacit %q prints what was said in confidence", args)
		}
		if status > 1 {
			t.Errorf("tacit %q: status %d\n%s%s", args, status, out, said)
		}
	}
	seen := 0
	err := filepath.WalkDir(p.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		seen++
		if bytes.Contains(data, []byte(canary)) {
			t.Errorf("%s holds the key", path)
		}
		if bytes.Contains(data, []byte(confided)) && !strings.Contains(filepath.Base(path), ".db") {
			t.Errorf("%s holds what was said in confidence", path)
		}
		return nil
	})
	if err != nil || seen < 20 {
		t.Errorf("%d files, %v", seen, err)
	}
}
