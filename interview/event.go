package interview

import (
	"encoding/json"
	"time"
)

// Event is one thing that happened in an interview. The list of an interview's events is all there is of it: its state
// is a fold over them, in the order of Seq. Events are never changed, but for a withdrawal (see [Store.Rewrite]).
type Event struct {
	Interview string
	Seq       int64     // 1, 2, 3 … without gaps within one interview
	At        time.Time // UTC; for people to read, never for ordering
	Kind      EventKind
	Body      json.RawMessage
}

// EventKind names what happened; each kind has a body type of its own in body.go.
type EventKind string
