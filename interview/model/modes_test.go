package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model"
	mt "tacit/interview/model/modeltest"
)

// expected says what a caller sees of each mode: the rung of a good reply or the fault, and how many requests it took.
var expected = []struct {
	mode mt.Mode
	json string
	text string
}{
	{mt.Good, "schema 1", "text 1"},
	{mt.Fenced, "schema 1", "text 1"},
	{mt.WrongOnce, "schema 2", "text 1"},
	{mt.WrongSchema, "unusable 6", "text 1"},
	{mt.EnumViolated, "unusable 6", "text 1"},
	{mt.SchemaIgnored, "guided 3", "text 1"},
	{mt.NeverJSON, "unusable 6", "text 1"},
	{mt.Comments, "schema 1", "text 1"},
	{mt.Reasoning, "schema 1", "text 1"},
	{mt.Thinking, "schema 1", "text 1"},
	{mt.NoDone, "schema 1", "text 1"},
	{mt.ChangingIDs, "schema 1", "text 1"},
	{mt.UsageEmptyID, "schema 1", "text 1"},
	{mt.TextPlain, "schema 2", "text 2"},
	{mt.IgnoresStream, "schema 2", "text 2"},
	{mt.Escapes, "schema 1", "text 1"},
	{mt.SplitEscapes, "schema 1", "text 1"},
	{mt.HangsAtEnd, "schema 1", "text 1"},
	{mt.ShortPrompt, "schema 1", "text 1"},
	{mt.RetriesGood, "schema 1", "text 1"},
	{mt.ReplyNotStream, "schema 1", "text 1"},

	{mt.NoSchema, "guided 2", "text 1"},
	{mt.NoGuide, "object 3", "text 1"},
	{mt.Guided, "guided 2", "text 1"},
	{mt.SchemaFails, "guided 2", "text 1"},
	{mt.NoFormat, "text 4", "text 1"},
	{mt.NoMaxTokens, "schema 2", "text 2"},
	{mt.NoTemperature, "schema 2", "text 2"},
	{mt.NoStream, "schema 2", "text 2"},
	{mt.NoStreamOptions, "schema 2", "text 2"},
	{mt.NoneOfThose, "text 8", "text 5"},
	{mt.AlwaysRejects, "rejected 4", "rejected 1"},
	{mt.Overlong, "overlong 1", "overlong 1"},

	{mt.Unauthorised, "unauthorised 1", "unauthorised 1"},
	{mt.NoModel, "not-found 1", "not-found 1"},
	{mt.FlatError, "not-found 1", "not-found 1"},
	{mt.StringError, "not-found 1", "not-found 1"},
	{mt.IntegerCode, "unauthorised 1", "unauthorised 1"},
	{mt.HTML502, "broken 2", "broken 2"},
	{mt.HTML200, "foreign 1", "foreign 1"},
	{mt.BusyMs, "schema 2", "text 2"},
	{mt.BusyMinute, "busy 1", "busy 1"},
	{mt.Quota, "quota 1", "quota 1"},
	{mt.Loading, "starting 2", "starting 2"},
	{mt.Error200, "busy 2", "busy 2"},
	{mt.OnlyThinking, "unusable 6", "unusable 1"},
	{mt.NoChoices, "incomplete 2", "incomplete 2"},
	{mt.Null, "incomplete 2", "incomplete 2"},
	{mt.Empty, "unusable 3", "unusable 1"},
	{mt.Length, "cut-short 1", "cut-short 1"},
	{mt.Refusal, "refused 1", "refused 1"},
	{mt.Filtered, "refused 1", "refused 1"},
	{mt.NoFinish, "incomplete 1", "incomplete 1"},
	{mt.Cut, "incomplete 1", "incomplete 1"},
	{mt.ErrorMidway, "broken 1", "broken 1"},
	{mt.BadEvent, "foreign 1", "foreign 1"},
	{mt.Elsewhere, "redirected 1", "redirected 1"},
	{mt.Here, "redirected 1", "redirected 1"},

	{mt.SlowStart, "timeout", "timeout"},
	{mt.Heartbeats, "timeout", "timeout"},
	{mt.Stalls, "timeout", "timeout"},
	{mt.Trickle, "timeout", "timeout"},
	{mt.Endless, "too-long 1", "too-long 1"},
	{mt.Huge, "too-long 1", "too-long 1"},
	{mt.HugeLine, "too-long 1", "too-long 1"},
	{mt.HugeHeader, "unreachable 2", "unreachable 2"},
	{mt.HugeError, "broken 2", "broken 2"},
	{mt.Runaway, "runaway 3", "runaway 1"},
	{mt.RunawayIn, "guided 2", "text 1"},
}

// limitsFor makes the limits small that a mode is to reach.
func limitsFor(mode mt.Mode) model.Limits {
	l := limits
	switch mode {
	case mt.SlowStart, mt.Heartbeats:
		l.FirstToken = 100 * time.Millisecond
	case mt.Stalls:
		l.Idle = 100 * time.Millisecond
	case mt.Trickle:
		l.Total = 300 * time.Millisecond
	}
	return l
}

// In no mode is the key to be seen, whatever the caller prints.
func TestModes(t *testing.T) {
	var covered []mt.Mode
	for _, want := range expected {
		covered = append(covered, want.mode)
		t.Run(string(want.mode), func(t *testing.T) {
			t.Run("json", func(t *testing.T) { check(t, want.mode, jsonTask(), want.json) })
			t.Run("text", func(t *testing.T) { check(t, want.mode, textTask(), want.text) })
		})
	}
	slices.Sort(covered)
	if !slices.Equal(covered, mt.Modes()) {
		t.Errorf("the table covers %v, and there are %v", covered, mt.Modes())
	}
}

func check(t *testing.T, mode mt.Mode, task interview.Task, want string) {
	t.Parallel()
	srv := start(t, mode)
	reply, err := ask(t, client(t, srv, limitsFor(mode)), task)
	if got := outcome(reply, err, srv); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if where := leaks(reply, err, srv); len(where) > 0 {
		t.Errorf("the key is in %v", where)
	}
	if err == nil && task.Schema != nil && string(reply.JSON) != `{"kind":"cue","notes":"word","word":"word"}` {
		t.Errorf("reply %s", reply.JSON)
	}
	if err == nil && task.Schema == nil && strings.Contains(reply.Text, "think") {
		t.Errorf("reply %q", reply.Text)
	}
	if err != nil && (reply.Text != "" || reply.JSON != nil) {
		t.Errorf("an error came with the reply %q %s", reply.Text, reply.JSON)
	}
}

// What a server said once is not asked again.
func TestLessonsAreRemembered(t *testing.T) {
	for mode, want := range map[mt.Mode]string{mt.NoneOfThose: "text 1", mt.NoFormat: "text 1", mt.SchemaIgnored: "guided 1", mt.RunawayIn: "guided 1", mt.IgnoresStream: "schema 1"} {
		t.Run(string(mode), func(t *testing.T) {
			t.Parallel()
			srv := start(t, mode)
			c := client(t, srv, limits)
			if _, err := ask(t, c, jsonTask()); err != nil {
				t.Fatal(err)
			}
			before := len(srv.Requests())
			reply, err := ask(t, c, jsonTask())
			if err != nil {
				t.Fatal(err)
			}
			if n := len(srv.Requests()) - before; n != 1 || reply.Rung+" 1" != want {
				t.Errorf("the second time: %s %d, want %s", reply.Rung, n, want)
			}
		})
	}
}

func TestBusySaysWhenToComeBack(t *testing.T) {
	_, err := ask(t, client(t, start(t, mt.BusyMinute), limits), textTask())
	if fault := faultOf(t, err); fault.RetryAfter != time.Minute || fault.Status != 429 {
		t.Errorf("%+v", fault)
	}
	if want := "the model gave no usable reply: busy (HTTP 429), try again in 1m0s"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

// A reply that is handed back goes with what was wrong, and with the same fence around the same data.
func TestRepair(t *testing.T) {
	srv := start(t, mt.WrongOnce)
	if _, err := ask(t, client(t, srv, limits), jsonTask()); err != nil {
		t.Fatal(err)
	}
	first, second := srv.Requests()[0].Messages, srv.Requests()[1].Messages
	if len(first) != 2 || len(second) != 4 || !slices.Equal(first, second[:2]) {
		t.Fatalf("%d and %d messages", len(first), len(second))
	}
	if second[2].Role != "assistant" || second[2].Content != `{"other":true}` || second[3].Role != "user" {
		t.Errorf("%+v", second[2:])
	}
	if !json.Valid(srv.Requests()[1].Data) {
		t.Errorf("data %s", srv.Requests()[1].Data)
	}
}

// Of a long reply only the beginning is handed back, cut between two characters.
func TestRepairOfALongReply(t *testing.T) {
	srv := start(t, mt.Good)
	srv.Reply = func(string, json.RawMessage) string { return "a" + strings.Repeat("錯", 4000) }
	l := limits
	l.Text = 32 << 10
	if _, err := ask(t, client(t, srv, l), jsonTask()); faultOf(t, err).Fault != interview.ModelUnusable {
		t.Error(err)
	}
	back := srv.Requests()[1].Messages[2].Content
	if len(back) > 8<<10 || len(back) < 8000 || strings.Trim(back, "a錯") != "" {
		t.Errorf("%d bytes were handed back, ending in %q", len(back), back[len(back)-5:])
	}
}
