package model_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model"
	"tacit/interview/model/modeltest"
)

// canary is the key of every client in these tests. It may be seen in one header and nowhere else.
const canary = "sk-canary-4f1d0c9b7a"

const wordSchema = `{"type":"object","additionalProperties":false,"required":["kind","word","notes"],"properties":{
	"kind":{"type":"string","enum":["cue","threshold"]},"word":{"type":"string"},"notes":{"type":["string","null"]}}}`

// logged holds what anybody logged while the tests ran.
var logged lockedBuffer

func TestMain(m *testing.M) {
	log.SetOutput(&logged) // slog's default ends up there as well
	code := m.Run()
	if strings.Contains(logged.String(), canary) {
		fmt.Println("the key was logged")
		code = 1
	}
	os.Exit(code)
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// limits are small where reaching them is the test, and generous where a slow machine must not reach them.
var limits = model.Limits{
	FirstToken: time.Minute, Idle: time.Minute, Total: time.Minute,
	Wire: 1 << 20, Text: 8 << 10, RetryDelay: 20 * time.Millisecond,
}

func start(tb testing.TB, mode modeltest.Mode) *modeltest.Server {
	tb.Helper()
	srv := modeltest.Start(mode)
	tb.Cleanup(srv.Close)
	return srv
}

func client(tb testing.TB, srv *modeltest.Server, l model.Limits) *model.Client {
	tb.Helper()
	c, err := model.New(model.Config{URL: srv.URL, Model: "m", Key: model.NewKey(canary), Limits: l})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(c.Close)
	return c
}

func textTask() interview.Task {
	return interview.Task{Name: "say_ready", Instructions: "Say that you are ready.", Data: strings.Repeat("one two three ", 100)}
}

func jsonTask() interview.Task {
	t := textTask()
	t.Name, t.Schema = "name_word", json.RawMessage(wordSchema)
	return t
}

// outcome writes what a caller saw in short: the fault or the rung, and how many requests it took. Of a time-out it does not
// say the number: on a slow machine it may come before the request has.
func outcome(reply interview.Reply, err error, srv *modeltest.Server) string {
	what := reply.Rung
	var fault *interview.ModelError
	if errors.As(err, &fault) && fault.Fault == interview.ModelTimeout {
		return string(fault.Fault)
	} else if errors.As(err, &fault) {
		what = string(fault.Fault)
	} else if err != nil {
		what = err.Error()
	}
	return fmt.Sprintf("%s %d", what, len(srv.Requests()))
}

// leaks looks for the key wherever it must not be, and returns where it is.
func leaks(reply interview.Reply, err error, srv *modeltest.Server) (where []string) {
	for i := 0; err != nil; i++ {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			if text := fmt.Sprintf(verb, err); strings.Contains(text, canary) || strings.Contains(text, fmt.Sprintf("%x", canary)) {
				where = append(where, fmt.Sprintf("error %d with %s", i, verb))
			}
		}
		err = errors.Unwrap(err)
	}
	if strings.Contains(fmt.Sprintf("%s %s", reply.Text, reply.JSON), canary) {
		where = append(where, "the reply")
	}
	for _, r := range srv.Requests() {
		if r.Header.Get("Authorization") != "Bearer "+canary {
			where = append(where, "the header has it not")
		}
		r.Header.Del("Authorization")
		if strings.Contains(fmt.Sprint(r.Path, r.Header, string(r.Body)), canary) {
			where = append(where, "a request beside the header")
		}
	}
	if len(srv.Elsewhere()) > 0 {
		where = append(where, "another host")
	}
	return where
}

func ask(t *testing.T, c *model.Client, task interview.Task) (interview.Reply, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	return c.Ask(ctx, task)
}

func faultOf(t *testing.T, err error) *interview.ModelError {
	t.Helper()
	var fault *interview.ModelError
	if !errors.As(err, &fault) {
		t.Fatalf("%v is no ModelError", err)
	}
	return fault
}
