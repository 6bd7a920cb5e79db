package modeltest

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
)

// Request is one request as it came, and what was found in it.
type Request struct {
	Method string
	Path   string // with the query
	Header http.Header
	Body   []byte

	Task     string          // name of the task
	Data     json.RawMessage // of the task
	Messages []Message
	Format   string // type of the response format; empty if none was asked for
	Streamed bool   // a stream was asked for

	schema json.RawMessage
	beside bool // the schema stands beside the type of the response format
	fields map[string]json.RawMessage
}

// Message is one message of a request.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Has reports whether the request has a field of this name at its top.
func (r Request) Has(field string) bool { _, ok := r.fields[field]; return ok }

var (
	element       = regexp.MustCompile(`(?s)<(data-[0-9a-f]+) task="([a-z_]+)">\n(.*)\n</(data-[0-9a-f]+)>`)
	schemaElement = regexp.MustCompile(`(?s)<schema>(.*)</schema>`)
)

// read finds in the body what is not there for the taking. A body that is no request leaves the fields empty.
func (r *Request) read() {
	var body struct {
		Messages []Message `json:"messages"`
		Stream   bool      `json:"stream"`
		Format   struct {
			Type   string `json:"type"`
			Schema struct {
				Schema json.RawMessage `json:"schema"`
			} `json:"json_schema"`
			Beside json.RawMessage `json:"schema"`
		} `json:"response_format"`
	}
	if json.Unmarshal(r.Body, &r.fields) != nil || json.Unmarshal(r.Body, &body) != nil {
		return
	}
	r.Messages, r.Streamed, r.Format, r.schema = body.Messages, body.Stream, body.Format.Type, body.Format.Schema.Schema
	r.beside = body.Format.Beside != nil
	for _, m := range r.Messages {
		if found := element.FindStringSubmatch(m.Content); m.Role == "user" && found != nil {
			r.Task, r.Data = found[2], json.RawMessage(found[3])
		}
		if found := schemaElement.FindStringSubmatch(m.Content); m.Role == "system" && found != nil {
			r.schema = json.RawMessage(found[1])
		}
	}
}

// repairs reports whether the request hands a reply back to have it corrected.
func (r Request) repairs() bool { return len(r.Messages) > 2 }

// tokens estimates the length of the prompt.
func (r Request) tokens() int {
	n := 0
	for _, m := range r.Messages {
		n += len(strings.Fields(m.Content)) + len(m.Content)/6
	}
	return n
}
