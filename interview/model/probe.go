package model

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"tacit/interview"
)

// Report is what [Client.Probe] found out about a model and its server.
type Report struct {
	Host      string               `json:"host"`
	Model     string               `json:"model"`
	Reachable bool                 `json:"reachable"`       // a server answered
	Usable    bool                 `json:"usable"`          // it let us in, has the model, and gave text
	Streams   bool                 `json:"streams"`         // the text came in pieces
	First     time.Duration        `json:"first"`           // until there was text, in nanoseconds
	Rung      string               `json:"rung,omitempty"`  // how it gives JSON that fits a schema; empty if it does not
	Truncated bool                 `json:"truncated"`       // it cut a prompt of ProbeWords words, and therefore cuts long answers
	Fault     interview.ModelFault `json:"fault,omitempty"` // what went wrong, the last of it
	Status    int                  `json:"status,omitempty"`
}

// ProbeWords is the length of the long prompt that Probe sends. It is a little more than what Ollama reads of a prompt unless told
// otherwise, 4,096 tokens.
const ProbeWords = 5000

// probeSchema makes a server show whether it can enforce what our tasks need: an enum and a list of objects.
const probeSchema = `{"type":"object","additionalProperties":false,"required":["found"],"properties":{"found":{"type":"array","items":
	{"type":"object","additionalProperties":false,"required":["kind","word"],"properties":{
		"kind":{"type":"string","enum":["colour","number"]},"word":{"type":"string"}}}}}}`

// Probe finds out what a server can do, with three short tasks about nothing: text, JSON, and a long prompt. Nothing of an
// interview is sent. It costs some 6,000 tokens, and takes the time limits of three tasks at most.
func (c *Client) Probe(ctx context.Context) Report {
	r := Report{Host: c.host, Model: c.name}
	reply, err := c.Ask(ctx, interview.Task{
		Name: "probe_text", MaxTokens: 1000,
		Instructions: "Repeat the sentence in the data, word for word.", Data: "A probe needs no answer, but a model that is there gives one.",
	})
	if r.note(err); err != nil {
		return r
	}
	r.Usable, r.First, r.Streams = true, reply.First, c.habits.get().without&streaming == 0
	reply, err = c.Ask(ctx, interview.Task{
		Name: "probe_json", Schema: json.RawMessage(probeSchema), MaxTokens: 2000,
		Instructions: "List the colours and the numbers that are named in the data.", Data: "A red door, two keys and a green lamp.",
	})
	r.note(err)
	r.Rung = reply.Rung
	reply, err = c.Ask(ctx, interview.Task{
		Name: "probe_long", MaxTokens: 20,
		Instructions: "Say the last word of the data.", Data: strings.Repeat("word ", ProbeWords),
	})
	if r.Truncated = reply.Truncated; !isFault(err, interview.ModelCutShort) { // only what was read matters
		r.note(err)
	}
	return r
}

func isFault(err error, fault interview.ModelFault) bool {
	var found *interview.ModelError
	return errors.As(err, &found) && found.Fault == fault
}

// note takes down what an error tells. One that ended with the caller's context tells nothing.
func (r *Report) note(err error) {
	var fault *interview.ModelError
	if !errors.As(err, &fault) {
		r.Reachable = r.Reachable || err == nil
		return
	}
	r.Fault, r.Status = fault.Fault, fault.Status
	switch fault.Fault {
	case interview.ModelUnreachable, interview.ModelUntrusted, interview.ModelTimeout:
	default:
		r.Reachable = true
	}
}
