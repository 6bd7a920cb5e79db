package serve_test

import (
	"encoding/json"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"tacit/tui/serve"
)

func TestLineProtocol(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	id := h.begin(key, "First I look at the photos. If the frame is bent, it is a total loss.")
	got := h.run(key, "interview --jsonl --resume "+id[:4], answerTo("q2", "I check the date, then I call the garage.")+"\n"+`{"type":"finish"}`+"\n")
	if got.status != 0 || !strings.Contains(got.out, `"resumed":true`) || !strings.Contains(got.out, `"type":"saved"`) {
		t.Errorf("%+v", got)
	}
	for line := range strings.Lines(got.out) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
	if got := h.run(key, "compile "+id+" --audience private", ""); !strings.HasPrefix(got.out, "# ") || !strings.Contains(got.out, "frame is bent") {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "compile --file system-prompt.md --audience private", ""); got.status != 0 || !strings.Contains(got.out, "# ") {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "compile --file ../../etc/passwd", ""); got.status != 2 || !strings.Contains(got.err, "playbook.md") {
		t.Errorf("%+v", got)
	}
	var list []map[string]any
	if got := h.run(key, "list --json", ""); json.Unmarshal([]byte(got.out), &list) != nil || len(list) != 1 || list[0]["id"] != id || list[0]["role"] != "specialist" {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "withdraw "+id+" --answer 2", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "show "+id, ""); strings.Contains(got.out, "garage") || !strings.Contains(got.out, "photos") {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "withdraw "+id+" --yes", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got := h.run(key, "list", ""); got.out != "" || got.status != 0 {
		t.Errorf("%+v", got)
	}
}

func TestMisuse(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	for command, status := range map[string]int{
		"interview": 2, "interview --jsonl": 2, "interview --jsonl --consent": 2, "interview --jsonl --consent --subject a --role b --lang fr": 2,
		"interview --jsonl --consent --subject a --role b --pack /etc/passwd": 2, "interview --jsonl --consent --subject a --role b --pack ../x": 2,
		"interview --jsonl --consent --subject a --role b --depth abyss": 2, "interview --jsonl --consent --subject a --role b --audience all": 2,
		"interview --jsonl --consent --subject a --role b --allow-model evil.example": 2, "interview --jsonl --model x": 2, "interview --jsonl --data /": 2,
		"list a": 2, "list --yaml": 2, "compile a b": 2, "compile --out /tmp": 2, "withdraw": 2, "withdraw x --answer 1 --yes": 2, "withdraw x": 2,
		"'": 2, "\"a": 2, "ls; id": 2, "$(id)": 2, "scp -t /": 2, "git-upload-pack x": 2, "-h": 2, "--help": 2, "HELP": 2,
	} {
		if got := h.run(key, command, ""); got.status != status || got.err == "" && !strings.Contains(got.out, `"type":"error"`) {
			t.Errorf("%s: %+v, want status %d", command, got, status)
		}
	}
}

// Sessions leave nothing behind, however they end.
func TestNothingIsLeftBehind(t *testing.T) {
	h := open(t, anybody, limits(serve.Limits{PerSource: 100}))
	h.terminal(h.dial(newKey(t)), 80, 24).sees("finished example").types("q").end()
	h.over()
	before := runtime.NumGoroutine()
	for i := range 40 {
		c := h.dial(newKey(t))
		s := h.terminal(c, 80, 24).sees("finished example")
		switch i % 4 {
		case 0:
			s.types("q").end()
		case 1:
			s.session.Close()
		case 2:
			s.types("n\x1b[200~an unfinished paste")
		}
		c.Close()
		if i%4 != 0 {
			<-s.ended
		}
	}
	h.over()
	if !await(func() bool { return runtime.NumGoroutine() <= before+2 }) {
		buf := make([]byte, 1<<20)
		t.Errorf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
	}
}

func TestHealth(t *testing.T) {
	h := open(t, anybody)
	h.begin(newKey(t), "I look at the SECRET photos.")
	get := func(path string) (int, string) {
		w := httptest.NewRecorder()
		h.Health().ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w.Code, w.Body.String()
	}
	code, body := get("/metrics")
	if code != 200 || !strings.Contains(body, "\ntacit_sessions_total 1\n") || strings.Contains(body, "SECRET") || strings.Contains(body, "Ana") {
		t.Errorf("%d %s", code, body)
	}
	if code, _ := get("/healthz"); code != 200 {
		t.Errorf("healthz gives %d", code)
	}
	if code, _ := get("/debug/pprof/"); code != 404 {
		t.Errorf("pprof gives %d", code)
	}
	h.stop()
	if !await(func() bool { code, _ := get("/healthz"); return code == 503 }) {
		t.Error("a server that stops is well")
	}
}
