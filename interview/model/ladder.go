package model

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"tacit/interview"
)

// descend asks for JSON on one rung of the ladder after the other, beginning where the server last gave a usable reply.
func (c *Client) descend(ctx context.Context, task interview.Task) (interview.Reply, error) {
	fits, err := compile(task.Schema)
	if err != nil {
		return interview.Reply{}, err
	}
	m := &meter{began: time.Now()}
	s := c.habits.get()
	for {
		var found json.RawMessage
		if found, err = c.tryRung(ctx, task, s, fits, m); err == nil {
			c.habits.settle(s.rung)
			return m.fill(interview.Reply{JSON: found, Rung: s.rung.String()}), nil
		}
		if s.rung == rungText || !stepsDown(err) {
			return m.fill(interview.Reply{}), final(err)
		}
		s = settings{c.habits.get().without, below(s.rung, err)}
	}
}

// below is the rung to try next. A server that took the schema beside a JSON object and did not keep to it passed over it: the
// object alone would bring no more.
func below(r rung, err error) rung {
	var rejected *rejection
	if r == rungGuided && !errors.As(err, &rejected) {
		return rungText
	}
	return r + 1
}

// tryRung asks on one rung, and once more with what was wrong with the reply.
func (c *Client) tryRung(ctx context.Context, task interview.Task, s settings, fits schema, m *meter) (json.RawMessage, error) {
	talk, err := newConversation(task, s.rung)
	if err != nil {
		return nil, err
	}
	text, err := c.send(ctx, request{talk, task}, s, nil, m)
	if err != nil {
		return nil, err
	}
	found, wrong := readJSON(text, fits)
	if wrong == nil {
		return found, nil
	}
	if text, err = c.send(ctx, request{talk.repair(text, wrong), task}, s, nil, m); err != nil {
		return nil, err
	}
	if found, wrong = readJSON(text, fits); wrong != nil { // what is wrong quotes the reply, and stays here
		return nil, &interview.ModelError{Fault: interview.ModelUnusable}
	}
	return found, nil
}

// stepsDown reports whether the next rung may give what this one did not: when the server rejects it, and when the reply is
// of a kind that enforcing a schema can bring about (some versions of vLLM fall into endless white space).
func stepsDown(err error) bool {
	var r *rejection
	if errors.As(err, &r) {
		return r.named == 0 || r.named&responseFormat != 0
	}
	var fault *interview.ModelError
	return errors.As(err, &fault) && (fault.Fault == interview.ModelUnusable || fault.Fault == interview.ModelRunaway)
}

// final gives a caller the error without what only this package needs to know of it.
func final(err error) error {
	var r *rejection
	if errors.As(err, &r) {
		return r.ModelError
	}
	return err
}
