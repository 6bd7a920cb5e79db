package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// model is a model that answers like OpenAI's, on the loopback address: it says again what it was told, and grades
// everything as right. What it was told it keeps.
type model struct {
	mu    sync.Mutex
	heard []conversation
}

type conversation struct {
	Messages []struct{ Role, Content string }
}

func (m *model) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var c conversation
	if err != nil || json.Unmarshal(body, &c) != nil || len(c.Messages) == 0 {
		http.Error(w, "not a conversation", http.StatusBadRequest)
		return
	}
	reply := c.Messages[len(c.Messages)-1].Content
	if strings.Contains(string(body), "You are grading output") {
		reply = `{"pass": true, "score": 1, "reason": "the same"}`
	} else {
		m.mu.Lock()
		m.heard = append(m.heard, c)
		m.mu.Unlock()
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{
		"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]string{"role": "assistant", "content": reply}}},
	})
}

// told says whether some conversation begins with a system prompt or has none, and asks exactly this.
func (m *model) told(system, user string) bool {
	for _, c := range m.heard {
		last := c.Messages[len(c.Messages)-1]
		if (system == "") == (len(c.Messages) == 1) && last.Content == user && (system == "" || c.Messages[0].Role == "system" && c.Messages[0].Content == system) {
			return true
		}
	}
	return false
}

// promptfoo itself reads the suite and runs it: every hold-out reaches the model twice, with the system prompt and without
// it, and both word for word, whatever stands in them. Its "validate" alone lets a suite without prompts pass.
func TestPromptfooRunsTheSuite(t *testing.T) {
	if testing.Short() {
		t.Skip("Node takes ten seconds for each suite")
	}
	node, promptfoo := installed(t, "node22", ".bin/node"), installed(t, "promptfoo", "promptfoo/dist/src/entrypoint.js")
	for name, tc := range interviews {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(targeted(t, tc.setup, tc.answers, profile.TargetPromptfoo), "promptfoo")
			fake := &model{}
			server := httptest.NewServer(fake)
			defer server.Close()
			run := func(args ...string) {
				t.Helper()
				cmd := exec.CommandContext(t.Context(), node, append([]string{promptfoo}, args...)...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "PROMPTFOO_CONFIG_DIR="+t.TempDir(), "PROMPTFOO_DISABLE_TELEMETRY=1", "PROMPTFOO_DISABLE_UPDATE=1", "PROMPTFOO_DISABLE_REMOTE_GENERATION=1",
					"OPENAI_BASE_URL="+server.URL, "OPENAI_API_KEY=none", "NO_PROXY=127.0.0.1")
				if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "Warning: Expected") {
					t.Fatalf("promptfoo %s: %v\n%s", args[0], err, out)
				}
			}
			run("validate", "-c", "promptfooconfig.yaml")
			run("eval", "-c", "promptfooconfig.yaml", "--grader", "openai:chat:gpt-5-mini", "--no-cache", "--no-share", "--no-table", "--no-progress-bar", "--no-write")

			prompt, err := os.ReadFile(filepath.Join(dir, "system-prompt.md"))
			if err != nil {
				t.Fatal(err)
			}
			var suite struct {
				Tests []struct{ Vars struct{ Scenario string } }
			}
			config, err := os.ReadFile(filepath.Join(dir, "promptfooconfig.yaml"))
			if err != nil || json.Unmarshal(config, &suite) != nil || len(suite.Tests) == 0 {
				t.Fatalf("%v, no test in\n%s", err, config)
			}
			for _, test := range suite.Tests {
				if scenario := test.Vars.Scenario + "\n\n" + prompts.TextsOf(prompts.Documents, tc.setup.Lang).Say("evals.answer"); !fake.told(strings.TrimSpace(string(prompt)), scenario) || !fake.told("", scenario) {
					t.Errorf("the model was not asked with and without the prompt:\n%s\n%+v", scenario, fake.heard)
				}
			}
		})
	}
}
