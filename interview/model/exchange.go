package model

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/packages/ssestream"

	"tacit/interview"
)

// farewell is how long a server may take to end a stream after it gave the finish reason. The count of tokens comes then.
const farewell = 2 * time.Second

// errLate is the cause with which a request is given up because the server took too long.
var errLate = &interview.ModelError{Fault: interview.ModelTimeout}

// send makes one request, and repeats it in another form while the server names a parameter that it does not take.
func (c *Client) send(ctx context.Context, req request, s settings, each func(string), m *meter) (string, error) {
	for {
		text, err := c.once(ctx, req, s, each, m)
		var r *rejection
		if !errors.As(err, &r) {
			return text, err
		}
		next, changed := c.habits.avoid(r.named, s)
		if !changed {
			return "", err
		}
		s = next
	}
}

// once makes one request and reads the reply. Its error is ctx's own, an [interview.ModelError] or a [rejection].
func (c *Client) once(ctx context.Context, req request, s settings, each func(string), m *meter) (string, error) {
	r := &reading{limits: c.limits, each: each}
	var err error
	if s.without&streaming == 0 {
		err = c.stream(ctx, req, s, r, m)
	} else {
		err = c.whole(ctx, req, s, r)
	}
	m.request(r, req.text())
	if err == nil {
		err = r.verdict()
	}
	return r.text.String(), err
}

// whole reads a reply in one piece.
func (c *Client) whole(ctx context.Context, req request, s settings, r *reading) error {
	completion, err := c.chat.New(ctx, req.params(c.name, s))
	if err != nil {
		return plainError(ctx, err)
	}
	return r.completion(completion)
}

// stream reads a reply as it comes, and gives up when nothing comes. Once there is a finish reason nothing can spoil the reply.
func (c *Client) stream(ctx context.Context, req request, s settings, r *reading, m *meter) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	alarm := time.AfterFunc(c.limits.FirstToken, func() { cancel(errLate) })
	defer alarm.Stop()

	var response *http.Response
	events := c.chat.NewStreaming(ctx, req.params(c.name, s), option.WithResponseInto(&response))
	defer events.Close()
	if response != nil && response.Header.Get("Content-Type") == "application/json" && events.Err() == nil {
		return &rejection{&interview.ModelError{Fault: interview.ModelRejected, Status: response.StatusCode}, streaming}
	}
	for events.Next() {
		alive, err := r.chunk(events.Current())
		if err != nil {
			return err
		}
		if r.text.Len() > 0 {
			m.token()
		}
		switch {
		case r.finish != "":
			alarm.Reset(min(farewell, c.limits.Idle))
		case alive:
			alarm.Reset(c.limits.Idle)
		}
	}
	if r.finish != "" {
		return nil
	}
	return plainError(ctx, events.Err())
}

// plainError turns what ended a request into an error that holds nothing of what was sent or received.
func plainError(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var (
		fault  *interview.ModelError
		event  *ssestream.StreamError
		tooBig *http.MaxBytesError
		syntax *json.SyntaxError
	)
	switch {
	case errors.As(err, new(*rejection)), errors.As(err, &fault):
		return err // from guard; openai-go does not wrap it
	case errors.As(err, &event):
		return readComplaint(event.Event.Data).late()
	case errors.As(err, &tooBig):
		return &interview.ModelError{Fault: interview.ModelTooLong}
	case errors.As(err, &syntax):
		return &interview.ModelError{Fault: interview.ModelForeign}
	}
	return &interview.ModelError{Fault: interview.ModelIncomplete}
}
