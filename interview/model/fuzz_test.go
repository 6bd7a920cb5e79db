package model

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tacit/prompts/plain"
)

const anySchema = `{"type":"object"}`

// FuzzReply throws text at what reads replies: what comes out is clean, is JSON of the schema, and reads the same again; and
// a text that comes in pieces is handed on clean and whole.
func FuzzReply(f *testing.F) {
	for _, seed := range []string{
		`{"a":1}`, "Sure:\n```json\n{\"a\":[\"b\",{\"c\":null}]}\n```", "{{}}", `{"a":{"a":{"a":`, `{"a":"\u001b[31m\u202e"}`,
		"{\"\\u001b\":\"\\ud83d\"}", `{"a":1e999}`, "{\"a\":\"\x1b\"}", "a\r\nb\r", "\x1b]0;title\x07x\x1b]0;open", "\u009b31mx\n\u009d", "{ \xff }",
		" <think>{}</think>\n\n{\"a\":1}", "<thi", "<think>a</think>", "x<think>",
		strings.Repeat("{", 100) + `{"a":1}`, strings.Repeat(`{"a":`, 3000),
	} {
		f.Add(seed, 3)
	}
	fits, err := compile(json.RawMessage(anySchema))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, size int) {
		checkObject(t, text, fits)
		text = strings.ToValidUTF8(text, "?")
		checkPieces(t, text, max(1, size%16))
		if whole, pieces := skipped(text, len(text)), skipped(text, max(1, size%16)); whole != pieces {
			t.Errorf("%q without its thinking is %q at once, and %q in pieces", text, whole, pieces)
		}
	})
}

func checkObject(t *testing.T, text string, fits schema) {
	found, wrong := readJSON(text, fits)
	if wrong != nil {
		return
	}
	var object map[string]any
	if err := json.Unmarshal(found, &object); err != nil {
		t.Fatalf("%q gave %q: %v", text, found, err)
	}
	checkClean(t, object)
	again, wrong := readJSON(string(found), fits)
	if wrong != nil || string(again) != string(found) {
		t.Errorf("%q gave %q, and that gave %q, %v", text, found, again, wrong)
	}
}

func checkClean(t *testing.T, value any) {
	switch v := value.(type) {
	case string:
		if plain.Hidden(v) {
			t.Errorf("%q is not clean", v)
		}
	case []any:
		for _, each := range v {
			checkClean(t, each)
		}
	case map[string]any:
		for name, each := range v {
			checkClean(t, name)
			checkClean(t, each)
		}
	}
}

// checkPieces hands text on in pieces of so many characters.
func checkPieces(t *testing.T, text string, size int) {
	var got strings.Builder
	w := washer{each: func(delta string) {
		if plain.Hidden(delta) {
			t.Errorf("%q was handed on", delta)
		}
		got.WriteString(delta)
	}}
	inPieces(text, size, w.add)
	w.end()
	if got.String() != w.text.String() {
		t.Errorf("handed on %q, and kept %q", got.String(), w.text.String())
	}
	if len(text) < longestHeld && got.String() != plain.Clean(text) {
		t.Errorf("%q in pieces is %q, and %q at once", text, got.String(), plain.Clean(text))
	}
}

// inPieces hands text to add, so many characters at a time.
func inPieces(text string, size int, add func(string)) {
	for piece := range slices.Chunk([]rune(text), max(1, size)) {
		add(string(piece))
	}
}

// skipped is text as it comes out of a skipper that gets it in pieces.
func skipped(text string, size int) string {
	var got strings.Builder
	s := skipper{next: func(piece string) { got.WriteString(piece) }}
	inPieces(text, size, s.add)
	s.end()
	return got.String()
}
