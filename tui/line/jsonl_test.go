package line_test

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store/storetest"
	"tacit/prompts"
	"tacit/tui/line"
)

// fields are the fields of each type of line, those that may be absent in brackets: the table of the protocol.
var fields = map[string][]string{
	"session":     {"version", "interview", "lang", "pack", "resumed"},
	"question":    {"id", "n", "kind", "phase", "topic", "probe", "text", "why", "(about)", "(options)", "(claims)", "engine"},
	"explanation": {"question", "text"},
	"saved":       {"question", "seq"},
	"claim":       {"id", "kind", "text", "question", "quote"},
	"notice":      {"code", "text"},
	"progress":    {"topics", "asked", "left"},
	"error":       {"code", "text"},
	"done":        {"reason", "interview"},
}

// order is what comes after an answer or a skip.
var order = regexp.MustCompile(`^(notice )*saved (claim )*progress (question|done)$`)

// asProtocol checks one line against the table.
func asProtocol(t testing.TB, g got) {
	t.Helper()
	want, ok := fields[g.kind()]
	if !ok {
		t.Errorf("unknown type: %v", g)
	}
	left := maps.Clone(g)
	delete(left, "type")
	for _, f := range want {
		name := strings.Trim(f, "()")
		if _, ok := left[name]; !ok && name == f {
			t.Errorf("%s without %s: %v", g.kind(), f, g)
		}
		delete(left, name)
	}
	if len(left) > 0 {
		t.Errorf("%s with fields that the protocol does not know: %v", g.kind(), left)
	}
	if g.kind() != "question" {
		return
	}
	_, options := g["options"]
	_, claims := g["claims"]
	if kind := g.text("kind"); options != (kind == "choice") || claims != (kind == "review") || !slices.Contains([]string{"open", "choice", "review"}, kind) {
		t.Errorf("a question of kind %s, with options: %t, with claims: %t", kind, options, claims)
	}
	if !slices.Contains(prompts.Phases, prompts.Phase(g.text("phase"))) || !slices.Contains(prompts.Probes, prompts.Probe(g.text("probe"))) || g.text("engine") != "rules" {
		t.Errorf("phase %s, probe %s, engine %s", g["phase"], g["probe"], g["engine"])
	}
	if g.text("id") == "" || g.text("text") == "" || g.text("why") == "" {
		t.Errorf("empty fields: %v", g)
	}
}

// A whole interview, every line checked.
func TestEveryLine(t *testing.T) {
	const budget = 40
	mem := memory()
	s := begin(t, mem, setup(prompts.EN, budget))
	c := talk(t, s, false)
	c.until("question")
	asked, n := 0, 0.0
	answers := map[string]string{}
	for {
		q := c.open
		asProtocol(t, q)
		if n++; q["n"] != n {
			t.Fatalf("question number %v, want %v", q["n"], n)
		}
		if about, ok := q["about"].(map[string]any); ok {
			if quote := about["quote"].(string); quote == "" || !strings.Contains(answers[about["question"].(string)], quote) {
				t.Errorf("about %v, which is not in the answer", about)
			}
		}
		if list, ok := q["claims"].([]any); ok {
			for _, item := range list {
				if m := item.(map[string]any); len(m) != 3 || m["id"] == "" || m["text"] == "" || m["quote"] == "" {
					t.Errorf("claim under review: %v", m)
				}
			}
		}
		if q.text("kind") != "review" {
			asked++
		}
		text := reply(q)
		answers[q.text("id")] = text
		lines := c.answer(text)
		if !order.MatchString(kinds(lines)) {
			t.Fatalf("after an answer came %s", kinds(lines))
		}
		for _, g := range lines {
			asProtocol(t, g)
			switch g.kind() {
			case "claim":
				if !strings.Contains(answers[g.text("question")], g.text("quote")) || g.text("question") != q.text("id") {
					t.Errorf("claim %v", g)
				}
			case "saved":
				if g.text("question") != q.text("id") || g["seq"].(float64) < 3 {
					t.Errorf("saved %v", g)
				}
			case "progress":
				checkProgress(t, g, asked, budget, lines[len(lines)-1])
			}
		}
		if last := lines[len(lines)-1]; last.kind() == "done" {
			if !slices.Contains([]string{"covered", "budget", "finished"}, last.text("reason")) || last.text("interview") != s.ID() {
				t.Errorf("done: %v", last)
			}
			break
		}
	}
	if err := c.end(); err != nil {
		t.Error(err)
	}
	for _, kind := range []string{"session", "question", "saved", "claim", "progress", "done"} {
		if !strings.Contains(c.raw.String(), `{"type":"`+kind+`"`) {
			t.Errorf("no line of type %s", kind)
		}
	}
}

// checkProgress: asked counts what was asked and closed, left what is to come, with the question about to be written.
func checkProgress(t *testing.T, g got, asked, budget int, next got) {
	t.Helper()
	if g["asked"] != float64(asked) {
		t.Errorf("%v asked, want %d", g["asked"], asked)
	}
	left := int(g["left"].(float64))
	switch {
	case next.kind() == "done" && left != 0, asked+left > budget, next.kind() == "question" && next.text("kind") != "review" && left < 1:
		t.Errorf("%d left after %d of %d, before %s", left, asked, budget, next.kind())
	case next.text("probe") == "missing" && left != 1:
		t.Errorf("%d left before the last question", left)
	}
	for _, item := range g["topics"].([]any) {
		m := item.(map[string]any)
		if c := m["covered"].(float64); len(m) != 3 || m["id"] == "" || m["topic"] == "" || c < 0 || c > 1 {
			t.Errorf("topic %v", m)
		}
	}
}

// The beginning of a conversation to the letter.
func TestTranscript(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 12))
	c := talk(t, s, false)
	c.until("question")
	c.say("explain", "question", "q1")
	c.until("explanation")
	c.answer("Angry garages. My card is 4111 1111 1111 1111.")
	c.say("park", "question", "q2")
	c.until("question")
	c.say("answer", "question", "q1", "text", "Angry garages, mostly on Fridays.", "mark", "team")
	c.until("saved")
	c.say("skip", "question", "q3")
	c.until("question")
	c.say("withdraw", "question", "q1")
	c.until("saved")
	c.send("{")
	c.until("error")
	c.say("answer", "question", "q9", "text", "x")
	c.until("error")
	c.answer("read it, weigh it, settle it")
	c.answer("weighing and settling")
	c.say("finish")
	c.until("question")
	c.answer("Ask about Fridays.")
	if err := c.end(); err != nil {
		t.Fatal(err)
	}
	golden(t, "transcript.jsonl", strings.ReplaceAll(c.raw.String(), s.ID(), "ID"))
}

// golden compares with a file in testdata; UPDATE=1 writes it.
func golden(t *testing.T, name, have string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(path, []byte(have), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if have != string(want) {
		t.Errorf("%s differs (UPDATE=1 go test writes it):\n%s", path, have)
	}
}

func TestErrors(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 12))
	c := talk(t, s, false)
	c.until("question")
	c.answer("First.")
	id := c.open.text("id")
	for _, bad := range []struct{ line, code, says string }{
		{`not json`, "not-json", "8"},
		{``, "not-json", ""},
		{`[]`, "not-json", ""},
		{`null`, "not-json", ""},
		{`"answer"`, "not-json", ""},
		{`{"type":"answer"`, "not-json", ""},
		{`{"type":"answer"} {"type":"finish"}`, "not-json", ""},
		{`{"type":"answer","question":"` + id + `","text":5}`, "not-json", ""},
		{"{\"type\":\"answer\",\"question\":\"" + id + "\",\"text\":\"\xff\"}", "not-json", ""},
		{"\xef\xbb\xbf{}", "not-json", ""},
		{`{}`, "unknown-type", ""},
		{`{"type":"delete everything"}`, "unknown-type", "delete everything"},
		{`{"type":"session"}`, "unknown-type", "session"},
		{`{"type":"answer","text":"x"}`, "unknown-question", ""},
		{`{"type":"answer","question":"q77","text":"x"}`, "unknown-question", "q77"},
		{`{"type":"answer","question":"q\u001b[31m\u202e","text":"x"}`, "unknown-question", ""},
		{`{"type":"skip"}`, "unknown-question", ""},
		{`{"type":"skip","question":"q77"}`, "unknown-question", "q77"},
		{`{"type":"skip","question":"q1"}`, "not-open", ""},
		{`{"type":"park","question":"q77"}`, "unknown-question", "q77"},
		{`{"type":"explain","question":"q77"}`, "unknown-question", "q77"},
		{`{"type":"withdraw","question":"q77"}`, "unknown-question", "q77"},
		{`{"type":"withdraw","question":"` + id + `"}`, "not-answered", ""},
		{`{"type":"verdict","claim":"c1","verdict":"keep"}`, "unknown-question", ""},
		{`{"type":"verdict","question":"q1","claim":"c1","verdict":"keep"}`, "unknown-question", "q1"},
		{`{"type":"answer","question":"` + id + `"}`, "empty-answer", ""},
		{`{"type":"answer","question":"` + id + `","text":" \n\t\u200b"}`, "empty-answer", ""},
		{`{"type":"answer","question":"` + id + `","text":"x","mark":"mine"}`, "bad-mark", "mine"},
		{`{"type":"answer","question":"` + id + `","text":"` + strings.Repeat("x", 64<<10+1) + `"}`, "too-long", "65537 65536"},
		{`{"type":"answer","question":"` + id + `","text":"` + strings.Repeat("x", 1<<20) + `"}`, "line-too-long", "1048576"},
		{strings.Repeat("y", 3<<20), "line-too-long", "3145728 1048576"},
	} {
		c.send(bad.line)
		g := c.read()
		asProtocol(t, g)
		if g.kind() != "error" || g.text("code") != bad.code {
			t.Fatalf("%.80q gave %v, want %s", bad.line, g, bad.code)
		}
		for _, word := range strings.Fields(bad.says) {
			if !strings.Contains(g.text("text"), word) {
				t.Errorf("%.80q: %q does not say %s", bad.line, g.text("text"), word)
			}
		}
		c.say("explain", "question", id) // the open question still works
		if g := c.read(); g.kind() != "explanation" || g.text("question") != id {
			t.Fatalf("after %.80q: %v", bad.line, g)
		}
	}
	if lines := c.answer(strings.Repeat("x", 64<<10)); !order.MatchString(kinds(lines)) {
		t.Errorf("an answer of 64 KiB gave %s", kinds(lines))
	}
	if v := s.View(); v.Answered != 2 {
		t.Errorf("%d answers", v.Answered)
	}
}

// Unknown fields are passed over, as are the ends of lines that Windows writes.
func TestLenient(t *testing.T) {
	c := talk(t, begin(t, memory(), setup(prompts.EN, 12)), false)
	c.until("question")
	c.send("{\"type\":\"answer\",\"question\":\"q1\",\"text\":\"Yes, that.\",\"mood\":[1,{}]}\r")
	if lines := c.until("question"); !order.MatchString(kinds(lines)) {
		t.Error(kinds(lines))
	}
}

// A skip, a park, a revision, a withdrawal, a verdict: what comes back.
func TestAcknowledgements(t *testing.T) {
	mem := memory()
	s := begin(t, mem, setup(prompts.EN, 15))
	c := talk(t, s, false)
	c.until("question")
	c.answer("First.")
	parked := c.open
	c.say("park", "question", parked.text("id"))
	if lines := c.until("question"); kinds(lines) != "saved question" || lines[0].text("question") != parked.text("id") || c.open.text("id") == parked.text("id") {
		t.Errorf("park: %s", kinds(lines))
	}
	c.say("skip", "question", c.open.text("id"))
	if lines := c.until("question"); kinds(lines) != "saved progress question" {
		t.Errorf("skip: %s", kinds(lines))
	}
	open := c.open.text("id")
	c.say("answer", "question", "q1", "text", "First, said better, AKIAIOSFODNN7EXAMPLE.")
	if lines := c.until("saved"); kinds(lines) != "notice saved" || lines[1].text("question") != "q1" {
		t.Errorf("revision: %s", kinds(lines))
	}
	c.say("withdraw", "question", "q1")
	if lines := c.until("saved"); kinds(lines) != "saved" || lines[0].text("question") != "q1" {
		t.Errorf("withdrawal: %s", kinds(lines))
	}
	c.say("explain", "question", open) // nothing else was written
	if g := c.read(); g.kind() != "explanation" {
		t.Errorf("after that came %v", g)
	}
	again := false
	for c.open.text("kind") != "review" {
		again = again || c.open.text("id") == parked.text("id") && c.open["n"] == parked["n"] && c.open.text("text") == parked.text("text")
		c.answer(reply(c.open))
	}
	if !again {
		t.Error("the parked question did not come again")
	}
	checkReview(t, c, s)
}

// checkReview gives verdicts in the review that is open, and closes it by skipping.
func checkReview(t *testing.T, c *client, s *interview.Session) {
	t.Helper()
	review := c.open.text("id")
	list := c.open["claims"].([]any)
	claim := list[0].(map[string]any)["id"].(string)
	for _, v := range []struct{ verdict, text, want string }{
		{"keep", "", "saved"}, {"drop", "", "saved"}, {"edit", "Only above 9 euros.", "saved"}, {"edit", "Password: hunter2hunter2", "notice"}, {"edit", "", "error"},
		{"undo", "", "error"}, {"", "", "error"}, {"perhaps", "", "error"},
	} {
		c.say("verdict", "question", review, "claim", claim, "verdict", v.verdict, "text", v.text)
		g := c.read()
		if asProtocol(t, g); g.kind() != v.want {
			t.Errorf("verdict %q: %v", v.verdict, g)
		}
		if g.kind() == "notice" {
			g = c.read()
		}
		if g.kind() == "saved" && g.text("question") != review {
			t.Errorf("saved: %v", g)
		}
	}
	c.say("verdict", "question", review, "claim", "c999", "verdict", "keep")
	if g := c.read(); g.text("code") != "unknown-claim" {
		t.Errorf("an unknown claim: %v", g)
	}
	c.say("skip", "question", review)
	if lines := c.until("question", "done"); kinds(lines) != "saved progress question" {
		t.Errorf("skipping a review: %s", kinds(lines))
	}
	if strings.Contains(c.raw.String(), "hunter2") {
		t.Error("a secret was echoed")
	}
	if v := s.View(); v.Asked > 15 {
		t.Errorf("%d asked", v.Asked)
	}
}

func TestChoice(t *testing.T) {
	for _, how := range []func(options []any) string{
		func([]any) string { return "2" },
		func([]any) string { return "2.\nThe second,\nbecause." },
		func(o []any) string { return o[1].(string) + "\nBecause." },
	} {
		s := begin(t, memory(), setup(prompts.EN, 25))
		c := talk(t, s, false)
		c.until("question")
		c.upTo("kind", "choice")
		id := c.open.text("id")
		for _, bad := range []string{"9", "none of them\nbecause"} {
			c.say("answer", "question", id, "text", bad)
			if g := c.read(); g.text("code") != "unknown-option" {
				t.Errorf("%q: %v", bad, g)
			}
		}
		if lines := c.answer(how(c.open["options"].([]any))); strings.Contains(kinds(lines), "claim") || !order.MatchString(kinds(lines)) {
			t.Errorf("after a choice came %s", kinds(lines))
		}
		for _, x := range s.View().Said {
			if x.ID == id && x.Choice != 2 {
				t.Errorf("choice %d", x.Choice)
			}
		}
	}
}

func TestFinish(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 40))
	c := talk(t, s, false)
	c.until("question")
	c.upTo("phase", "topic")
	for range 4 {
		c.answer(reply(c.open))
	}
	c.say("finish")
	if lines := c.until("question"); kinds(lines) != "question" {
		t.Errorf("after finish came %s", kinds(lines))
	}
	var phases []string
	for {
		phases = append(phases, c.open.text("phase"))
		lines := c.answer("Nothing.")
		if last := lines[len(lines)-1]; last.kind() == "done" {
			if last.text("reason") != "finished" {
				t.Errorf("reason %v", last)
			}
			break
		}
	}
	if got := strings.Join(slices.Compact(phases), " "); got != "teach-back close" {
		t.Errorf("after finish: %s", got)
	}
}

// The input ends, the interview is taken up again: the same question, with the same number.
func TestResume(t *testing.T) {
	mem := memory()
	s := begin(t, mem, setup(prompts.EN, 15))
	n := 0
	for {
		c := talk(t, s, n > 0)
		first := got{}
		if err := json.Unmarshal(c.out.Bytes(), &first); err != nil || first["resumed"] != (n > 0) || first["version"] != 1.0 || first.text("interview") != s.ID() {
			t.Fatalf("session line %v, %v", first, err)
		}
		before := s.View().Open
		c.until("question")
		if c.open.text("id") != before.ID || c.open["n"] != float64(before.N) || c.open.text("text") != before.Question {
			t.Fatalf("resumed with %v, was %s", c.open, before.ID)
		}
		lines := c.answer(reply(c.open))
		if lines[len(lines)-1].kind() == "done" {
			break
		}
		if err := c.end(); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(c.raw.String(), `"done"`) {
			t.Fatal("the end of input wrote done")
		}
		var err error
		if s, err = newDesk(mem).Resume(t.Context(), s.ID()); err != nil {
			t.Fatal(err)
		}
		n++
	}
	c := talk(t, s, true) // taken up after its end it says so again
	c.until("done")
}

// The last line needs no line feed.
func TestEndOfInputWithoutLineFeed(t *testing.T) {
	s := begin(t, memory(), setup(prompts.EN, 15))
	var out strings.Builder
	in := strings.NewReader(`{"type":"answer","question":"q1","text":"Cut off, and saved."}`)
	if err := line.JSONL(t.Context(), s, line.Config{}, in, &out); err != nil {
		t.Fatal(err)
	}
	if s.View().Answered != 1 || strings.Contains(out.String(), `"done"`) {
		t.Error(out.String())
	}
}

func TestSecretsAreNotEchoed(t *testing.T) {
	c := talk(t, begin(t, memory(), setup(prompts.EN, 15)), false)
	c.until("question")
	lines := c.answer("Always log in with AKIAIOSFODNN7EXAMPLE, and pay with 4111 1111 1111 1111.")
	if kinds(lines)[:20] != "notice notice saved " || lines[0].text("code") != "secret-masked" {
		t.Errorf("%s", kinds(lines))
	}
	for range 6 {
		c.answer(reply(c.open))
	}
	if raw := c.raw.String(); strings.Contains(raw, "AKIA") || strings.Contains(raw, "4111") {
		t.Error("a secret was echoed")
	}
}

// Somebody else takes the interview over: one error, and the conversation ends.
func TestTakenOver(t *testing.T) {
	mem := memory()
	s := begin(t, mem, setup(prompts.EN, 15))
	c := talk(t, s, false)
	c.until("question")
	second, err := newDesk(mem).Resume(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	c.say("answer", "question", "q1", "text", "Typed too late.")
	if g := c.read(); g.text("code") != "taken-over" {
		t.Errorf("%v", g)
	}
	if err := <-c.done; !errors.Is(err, interview.ErrFenced) {
		t.Errorf("ended with %v", err)
	}
	if draft, err := second.Draft(t.Context(), "q1"); err != nil || draft != "Typed too late." {
		t.Errorf("draft %q, %v", draft, err)
	}
}

// The store fails at any one call: an answer that was acknowledged is there, no done comes too early, and the interview
// goes on.
func TestStoreFails(t *testing.T) {
	for n := 3; n < 40; n++ {
		mem := memory()
		st := storetest.Failing(mem, n, storetest.Once)
		s := begin(t, st, setup(prompts.EN, 6))
		c := talk(t, s, false)
		c.until("question")
		saved := map[string]bool{}
		for done := false; !done; {
			c.say("answer", "question", c.open.text("id"), "text", reply(c.open))
			for waiting := true; waiting; {
				g := c.read()
				asProtocol(t, g)
				switch g.kind() {
				case "saved":
					saved[g.text("question")] = true
				case "question", "error":
					waiting = false
				case "done":
					waiting, done = false, true
					if g.text("reason") == "" {
						t.Fatalf("call %d failed: done without a reason", n)
					}
				}
			}
			if !done && saved[c.open.text("id")] { // an error came in place of the next question; any line brings it
				c.send("{}")
				if g := c.until("question", "done"); g[len(g)-1].kind() == "done" {
					break
				}
				c.read() // that the line was none
			}
		}
		for id := range saved {
			if !slices.ContainsFunc(s.View().Said, func(x interview.Exchange) bool { return x.ID == id && x.Status == interview.IsAnswered }) {
				t.Errorf("call %d failed: %s was acknowledged and is not there", n, id)
			}
		}
	}
}

// Words of the specialist steer no terminal and no parser, and stay what they are for a client.
func TestControlCharacters(t *testing.T) {
	c := talk(t, begin(t, memory(), setup(prompts.EN, 15)), false)
	c.until("question")
	c.upTo("phase", "topic")
	c.answer("Always stop \u202eat \x1b[31mred\x1b[0m lights\u2028because of \u0085 it. <b>&amp;</b>")
	for range 3 {
		c.answer("Never more than that, if it gets too high.")
	}
	for _, r := range c.raw.String() {
		if r < ' ' && r != '\n' || r == '\u202e' || r == '\u2028' || r == '\u0085' {
			t.Fatalf("%U was written as it is", r)
		}
	}
	if !strings.Contains(c.raw.String(), "<b>&amp;</b>") {
		t.Error("HTML was escaped")
	}
}
