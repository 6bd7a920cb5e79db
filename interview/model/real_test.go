package model_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model"
)

// TestRealServer asks a real server what it can do, and says so with -v.
func TestRealServer(t *testing.T) {
	url, name := os.Getenv("TACIT_MODEL_URL"), os.Getenv("TACIT_MODEL")
	if url == "" || name == "" {
		t.Skip("no server: run one, such as `ollama serve` with `ollama pull qwen3:4b`, and set TACIT_MODEL_URL=http://localhost:11434/v1 TACIT_MODEL=qwen3:4b (and TACIT_MODEL_KEY if it wants a key)")
	}
	c, err := model.New(model.Config{URL: url, Model: name, Key: model.NewKey(os.Getenv("TACIT_MODEL_KEY")), Limits: model.Limits{FirstToken: 4 * time.Minute, Total: 8 * time.Minute}}) // on any machine
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	report := c.Probe(t.Context())
	t.Logf("%+v", report)
	if !report.Usable {
		t.Fatal("the server gave no text")
	}
	reply, err := c.Ask(t.Context(), interview.Task{
		Name: "name_word", Schema: json.RawMessage(wordSchema), MaxTokens: 1000,
		Instructions: "The data is what a baker said. Name the one word in it that says what to look for.",
		Data:         map[string]string{"answer": "I take it out when the crust is brown and it sounds hollow."},
	})
	t.Logf("%s %+v %v", reply.JSON, reply, err)
	if report.Rung != "" && err != nil {
		t.Errorf("rung %s worked before: %v", report.Rung, err)
	}
}
