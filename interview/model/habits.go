package model

import (
	"strings"
	"sync"

	"tacit/interview"
)

// rung is a way to ask for JSON.
type rung int

// The rungs, best first.
const (
	rungSchema rung = iota // the server enforces the schema
	rungGuided             // the same in the way of llama.cpp and its kin: a JSON object, with the schema beside it; others pass over that
	rungObject             // the server enforces a JSON object; the schema is in the prompt
	rungText               // nothing is enforced
)

// String gives the name that a [interview.Reply] has for the rung.
func (r rung) String() string { return [...]string{"schema", "guided", "object", "text"}[r] }

// parameter is something in a request that not every server accepts.
type parameter int

const (
	streamOptions  parameter = 1 << iota // counting tokens in a stream; without it there are no counts
	maxTokens                            // OpenAI's reasoning models want max_completion_tokens in its place, which Ollama ignores
	temperature                          // reasoning models have none
	responseFormat                       // decides the rung
	streaming                            // without it a reply comes in one piece
)

// spellings are the words by which servers name parameters, in the order in which they have to be looked for.
var spellings = []struct {
	word string
	what parameter
}{
	{"stream_options", streamOptions},
	{"max_tokens", maxTokens},
	{"temperature", temperature},
	{"response_format", responseFormat},
	{"json_schema", responseFormat},
	{"json_object", responseFormat},
	{"stream", streaming},
}

// rejection is a server's answer that it does not accept a request, which another request may mend.
type rejection struct {
	*interview.ModelError
	named parameter // the parameters that it names, or none
}

// Unwrap makes the [interview.ModelError] what a caller finds.
func (r *rejection) Unwrap() error { return r.ModelError }

// parameters returns what the error names: in its field for that, otherwise in its message, otherwise anywhere.
func (c complaint) parameters() parameter {
	for _, text := range []string{c.param, c.message, c.whole} {
		if named := namedIn(strings.ToLower(text)); named != 0 {
			return named
		}
	}
	return 0
}

func namedIn(text string) (named parameter) {
	for _, s := range spellings {
		if strings.Contains(text, s.word) {
			named |= s.what
			text = strings.ReplaceAll(text, s.word, "") // "stream" is a part of "stream_options"
		}
	}
	return named
}

// settings is what one request leaves out or does otherwise, and the rung at which JSON is asked for.
type settings struct {
	without parameter
	rung    rung
}

// habits remembers what was learned of a server and its model, so that each lesson costs one request. It is shared by
// all calls of a Client.
type habits struct {
	mu  sync.Mutex
	now settings
}

func (h *habits) get() settings {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

// avoid remembers to leave out the first of the named parameters that used did not leave out. It returns the settings to
// try next, and false if there is nothing left to change.
func (h *habits) avoid(named parameter, used settings) (settings, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range spellings {
		if s.what != responseFormat && named&s.what&^used.without != 0 {
			h.now.without |= s.what
			return settings{used.without | s.what, used.rung}, true
		}
	}
	return used, false
}

// settle remembers the rung that gave a usable reply. Rungs are only descended: a server that enforced the one above would not have failed there.
func (h *habits) settle(r rung) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now.rung = max(h.now.rung, r)
}
