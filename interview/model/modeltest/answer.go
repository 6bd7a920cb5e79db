package modeltest

import (
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
)

// answer is one request in the hands of a mode.
type answer struct {
	Request
	w      http.ResponseWriter
	left   <-chan struct{} // closed when the client has gone
	number int             // of the request, from 1
	prompt int             // tokens that the server says it read
	server *Server
}

// fail sends an error, as JSON.
func (a *answer) fail(status int, body string) {
	a.w.Header().Set("Content-Type", "application/json")
	a.w.WriteHeader(status)
	_, _ = a.w.Write([]byte(body))
}

// text is the reply that is right.
func (a *answer) text() string {
	if a.Task == "" && a.server.Converse != nil {
		return a.server.Converse(a.Messages)
	}
	if a.server.Reply != nil {
		return a.server.Reply(a.Task, a.Data)
	}
	if a.schema == nil {
		return "ready"
	}
	var schema map[string]any
	if err := json.Unmarshal(a.schema, &schema); err != nil {
		return err.Error()
	}
	out, _ := json.Marshal(smallest(schema))
	return string(out)
}

// smallest makes a value that fits a schema of the strict subset.
func smallest(schema map[string]any) any {
	if enum, ok := schema["enum"].([]any); ok && len(enum) > 0 {
		return enum[0]
	}
	kind := schema["type"]
	if list, ok := kind.([]any); ok && len(list) > 0 {
		kind = list[0]
	}
	switch kind {
	case "object":
		out := map[string]any{}
		properties, _ := schema["properties"].(map[string]any)
		for name, p := range properties {
			inner, _ := p.(map[string]any)
			out[name] = smallest(inner)
		}
		return out
	case "array":
		return []any{}
	case "integer", "number":
		return 1
	case "boolean":
		return true
	case "null":
		return nil
	}
	return "word"
}

// counts is the usage that the server gives.
func (a *answer) counts(text string) string {
	reply := len(text)/4 + 1
	return fmt.Sprintf(`{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}`, a.prompt, reply, a.prompt+reply)
}

// say replies with a text in the way that was asked for, as a good server does.
func (a *answer) say(text string) { a.finish(text, "stop") }

// finish is say with another reason for the end.
func (a *answer) finish(text, reason string) {
	if !a.Streamed {
		a.whole(text, reason, "application/json")
		return
	}
	s := a.stream()
	s.text(text)
	s.end(reason)
	if a.Has("stream_options") {
		s.event(`{"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":` + a.counts(text) + `}`)
	}
	s.done()
}

// whole replies in one piece.
func (a *answer) whole(text, reason, contentType string) {
	a.w.Header().Set("Content-Type", contentType)
	fmt.Fprintf(a.w, `{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":%q}],"usage":%s}`,
		quote(text), reason, a.counts(text))
}

// stream begins an event stream.
func (a *answer) stream() *stream {
	a.w.Header().Set("Content-Type", "text/event-stream")
	a.w.WriteHeader(http.StatusOK)
	return &stream{answer: a, id: "c1"}
}

// stream is an event stream that was begun.
type stream struct {
	*answer
	id string // of the chunks
}

// raw writes to the stream at once. It reports whether the client is still there.
func (s *stream) raw(text string) bool {
	if _, err := s.w.Write([]byte(text)); err != nil {
		return false
	}
	return http.NewResponseController(s.w).Flush() == nil
}

// event sends one event.
func (s *stream) event(data string) bool { return s.raw("data: " + data + "\n\n") }

// delta sends one chunk with these fields in its delta.
func (s *stream) delta(fields string) bool {
	return s.event(fmt.Sprintf(`{"id":%q,"object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{%s},"finish_reason":null}]}`, s.id, fields))
}

// content sends one chunk of text.
func (s *stream) content(text string) bool { return s.delta(`"content":` + quote(text)) }

// text sends a text in chunks of a few characters.
func (s *stream) text(text string) {
	s.delta(`"role":"assistant","content":""`)
	for piece := range pieces(text, 7) {
		if !s.content(piece) {
			return
		}
	}
}

// end sends the chunk with the finish reason.
func (s *stream) end(reason string) {
	s.event(fmt.Sprintf(`{"id":%q,"object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":%q}]}`, s.id, reason))
}

// done ends the stream as it should end.
func (s *stream) done() { s.event("[DONE]") }

// pieces goes through a text n characters at a time.
func pieces(text string, n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for piece := range slices.Chunk([]rune(text), n) {
			if !yield(string(piece)) {
				return
			}
		}
	}
}

// quote writes a text as a JSON string.
func quote(text string) string {
	out, _ := json.Marshal(text)
	return strings.TrimSpace(string(out))
}
