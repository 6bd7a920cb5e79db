package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"tacit/prompts/plain"
)

// mostTries is how many braces are tried as the beginning of an object. Each try may read to the end of the text, and a text
// can hold as many braces as it likes.
const mostTries = 32

// errNoObject is handed back to the model, as everything that is wrong with a reply.
var errNoObject = errors.New("it holds no complete JSON object")

// readJSON finds the JSON object in a reply, cleans it and checks it. The error is for the model alone: it may quote the reply.
func readJSON(text string, fits schema) (json.RawMessage, error) {
	object, ok := firstObject(afterThinking(text))
	if !ok {
		return nil, errNoObject
	}
	cleaned := clean(object)
	if err := fits(cleaned); err != nil {
		return nil, err
	}
	return marshal(cleaned)
}

// firstObject returns the first JSON object in a text. Models put it into a code fence, or between sentences.
func firstObject(text string) (map[string]any, bool) {
	at := 0
	for range mostTries {
		next := strings.IndexByte(text[at:], '{')
		if next < 0 {
			return nil, false
		}
		at += next
		var object map[string]any
		// Numbers become float64, so that one like 1e999999, which would cost seconds to compare exactly, is no JSON at all.
		if json.NewDecoder(strings.NewReader(text[at:])).Decode(&object) == nil {
			return object, true
		}
		at++
	}
	return nil, false
}

// clean takes out of every string in a JSON value, names among them, what could steer a terminal or hide in a text.
func clean(value any) any {
	switch v := value.(type) {
	case string:
		return plain.Clean(v)
	case []any:
		for i := range v {
			v[i] = clean(v[i])
		}
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, field := range v {
			out[plain.Clean(name)] = clean(field)
		}
		return out
	}
	return value
}

// marshal writes a value without the escapes that are only needed in HTML.
func marshal(value any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
