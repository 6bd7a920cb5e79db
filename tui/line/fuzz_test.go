package line_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"tacit/prompts"
	"tacit/tui/line"
)

// FuzzJSONL feeds any bytes: no panic, every line that is written is of the protocol, and at most one question is open.
func FuzzJSONL(f *testing.F) {
	for _, seed := range []string{
		"", "\n\n", "{", "null\n", `{"type":"finish"}`,
		`{"type":"answer","question":"q1","text":"a"}` + "\n" + `{"type":"park","question":"q2"}` + "\n" + `{"type":"withdraw","question":"q1"}`,
		`{"type":"skip","question":"q1"}` + "\n" + `{"type":"explain","question":"q2"}` + "\n" + `{"type":"answer","question":"q2","text":"read, weigh, settle"}`,
		`{"type":"finish"}` + "\n" + `{"type":"answer","question":"q2","text":"x"}` + "\n" + `{"type":"answer","question":"q2","text":"x"}`,
		`{"type":"verdict","question":"q1","claim":"c1","verdict":"edit","text":"\ud800"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		s := begin(t, memory(), setup(prompts.EN, 5))
		var out bytes.Buffer
		if err := line.JSONL(t.Context(), s, line.Config{}, bytes.NewReader(in), &out); err != nil {
			t.Fatal(err)
		}
		open, done := "", false
		for i, l := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
			g := got{}
			if err := json.Unmarshal([]byte(l), &g); err != nil || done {
				t.Fatalf("line %d %q: %v, after the end: %t", i, l, err, done)
			}
			asProtocol(t, g)
			switch g.kind() {
			case "question":
				finished := g.text("phase") == "teach-back" || g.text("phase") == "close" // finish closes the open question
				if open != "" && open != g.text("id") && !finished {
					t.Fatalf("%s was open when %s was asked", open, g.text("id"))
				}
				open = g.text("id")
			case "saved":
				if g.text("question") == open {
					open = ""
				}
			case "done":
				done = true
			}
			if (i == 0) != (g.kind() == "session") {
				t.Fatalf("line %d is %s", i, g.kind())
			}
		}
	})
}
