// Package storetest holds what every implementation of [interview.Store] must pass, and a store that fails on purpose.
//
// [Run] is the conformance suite: one test for each sentence of the contract in package interview. A store's own
// tests call it:
//
//	func TestConformance(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) func() interview.SharedStore {
//			dir := t.TempDir() // new, empty storage
//			return func() interview.SharedStore { return mustOpen(t, dir) } // another handle on it
//		})
//	}
//
// Two handles stand for two processes, or two nodes of a fleet. What only one store promises (file modes, residue on the
// disk, crashes) is tested beside that store.
//
// [Failing] wraps a store so that its n-th call fails, for tests of what is built on a store.
package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tacit/interview"
)

// Fresh makes new, empty storage and returns a function that opens one more handle on it each time it is called, whether
// earlier ones are still open (a second process) or closed (a restart). Run closes every handle.
type Fresh func(t *testing.T) (open func() interview.SharedStore)

// Run puts a store through the whole contract.
func Run(t *testing.T, fresh Fresh) {
	groups := map[string]map[string]func(*bench){
		"create": createTests, "append": appendTests, "heads": headTests, "drafts": draftTests,
		"withdraw": withdrawTests, "shared": sharedTests, "people": peopleTests, "following": followingTests, "waking": wakingTests(), "life": lifeTests,
	}
	for group, tests := range groups {
		t.Run(group, func(t *testing.T) {
			for name, test := range tests {
				t.Run(name, func(t *testing.T) {
					b := &bench{T: t, ctx: t.Context(), opener: fresh(t)}
					b.SharedStore = b.open()
					test(b)
				})
			}
		})
	}
}

// bench is what one test works on: a store that is open on new storage, and ways to say things briefly.
type bench struct {
	*testing.T
	interview.SharedStore
	ctx    context.Context
	opener func() interview.SharedStore
}

// start is the time that test events count from; stores keep microseconds.
var start = time.Date(2026, 11, 23, 9, 0, 0, 123456000, time.UTC)

// open opens one more handle.
func (b *bench) open() interview.SharedStore {
	b.Helper()
	s := b.opener()
	b.Cleanup(func() { s.Close() })
	return s
}

// reopen closes the store and opens it again.
func (b *bench) reopen() {
	b.Helper()
	b.ok(b.Close())
	b.SharedStore = b.open()
}

// ok ends the test if err is not nil.
func (b *bench) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// is reports an error that is not of the wanted kind.
func (b *bench) is(err, want error) {
	b.Helper()
	if !errors.Is(err, want) {
		b.Errorf("error is %v, want %v", err, want)
	}
}

// new creates an interview with n events and returns its writer's token.
func (b *bench) new(id string, n int) int64 {
	b.Helper()
	token, err := b.Create(b.ctx, id, "test", []byte(`{"n":0}`), events(1, n))
	b.ok(err)
	return token
}

// events makes n events to be numbered from first; their bodies and times tell the number.
func events(first, n int) []interview.Event {
	out := make([]interview.Event, n)
	for i := range out {
		seq := first + i
		out[i] = interview.Event{At: start.Add(time.Duration(seq) * time.Second), Kind: "answer", Body: body(seq)}
	}
	return out
}

func body(seq int) json.RawMessage {
	return json.RawMessage(fmt.Sprintf(`{"text":"answer number %d"}`, seq))
}

// has reports what is wrong if the interview does not consist of events 1 to n as events makes them.
func (b *bench) has(id string, n int) {
	b.Helper()
	got, err := b.Events(b.ctx, id, 0)
	b.ok(err)
	b.same(got, id, 1, n)
	head, err := b.Head(b.ctx, id)
	b.ok(err)
	if head.Last != int64(n) {
		b.Errorf("head says that the last event is %d, want %d", head.Last, n)
	}
}

// same compares events with those that events makes, numbered first to last.
func (b *bench) same(got []interview.Event, id string, first, last int) {
	b.Helper()
	if len(got) != last-first+1 {
		b.Fatalf("%d events, want %d to %d", len(got), first, last)
	}
	for i, want := range events(first, last-first+1) {
		want.Interview, want.Seq = id, int64(first+i)
		if diff := differ(got[i], want); diff != "" {
			b.Errorf("event %d: %s", want.Seq, diff)
		}
	}
}

// differ says how two events differ.
func differ(got, want interview.Event) string {
	switch {
	case got.Interview != want.Interview:
		return fmt.Sprintf("interview %q, want %q", got.Interview, want.Interview)
	case got.Seq != want.Seq:
		return fmt.Sprintf("number %d, want %d", got.Seq, want.Seq)
	case !got.At.Equal(want.At):
		return fmt.Sprintf("time %v, want %v", got.At, want.At)
	case got.At.Location() != time.UTC:
		return "the time is not in UTC"
	case got.Kind != want.Kind:
		return fmt.Sprintf("kind %q, want %q", got.Kind, want.Kind)
	case !bytes.Equal(got.Body, want.Body):
		return fmt.Sprintf("body %s, want %s", brief(got.Body), brief(want.Body))
	}
	return ""
}

// brief is text short enough for an error message.
func brief[T ~string | ~[]byte](text T) string {
	if len(text) > 80 {
		return fmt.Sprintf("%q… (%d bytes)", text[:80], len(text))
	}
	return fmt.Sprintf("%q", text)
}

// ids lists the interviews as Heads orders them.
func (b *bench) ids() string {
	b.Helper()
	heads, err := b.Heads(b.ctx)
	b.ok(err)
	var ids []string
	for _, h := range heads {
		ids = append(ids, h.ID)
	}
	return strings.Join(ids, " ")
}

// ordered reports a list of interviews that is not as wanted.
func (b *bench) ordered(want string) {
	b.Helper()
	if got := b.ids(); got != want {
		b.Errorf("interviews are listed as %q, want %q", got, want)
	}
}

// drafts reports drafts that are not the wanted ones, each "question/token/text", the one saved last first.
func (b *bench) drafts(id string, want ...string) {
	b.Helper()
	list, err := b.Drafts(b.ctx, id)
	b.ok(err)
	var got []string
	for _, d := range list {
		got = append(got, fmt.Sprintf("%s/%d/%s", d.Question, d.Token, d.Text))
	}
	if !slices.Equal(got, want) {
		b.Errorf("drafts are %q, want %q", got, want)
	}
}

// every runs a check for each call that names an interview, with arguments that suit an interview "a" with one event.
func (b *bench) every(ctx context.Context, id string, token int64, check func(name string, err error)) {
	fence := interview.Fence{Token: token, After: 1}
	_, err := b.Head(ctx, id)
	check("Head", err)
	_, err = b.Events(ctx, id, 0)
	check("Events", err)
	_, err = b.Drafts(ctx, id)
	check("Drafts", err)
	check("Append", b.Append(ctx, id, fence, nil, events(2, 1)))
	check("Rewrite", b.Rewrite(ctx, id, fence, nil, nil, nil, events(2, 1)))
	check("SaveDraft", b.SaveDraft(ctx, id, interview.Draft{Question: "q", Token: token, Text: "x"}))
	check("SaveDraft of nothing", b.SaveDraft(ctx, id, interview.Draft{Question: "q", Token: token}))
	check("DropDrafts", b.DropDrafts(ctx, id, "q"))
	check("Erase", b.Erase(ctx, id, start))
	_, err = b.Acquire(ctx, id, "other")
	check("Acquire", err)
	check("Grant", b.Grant(ctx, interview.Grant{Key: "k", Role: interview.Successor, Interview: id}))
	check("Revoke", b.Revoke(ctx, interview.Grant{Key: "k", Role: interview.Specialist, Interview: id}))
	check("RevokeBy", b.RevokeBy(ctx, "k", interview.Grant{Key: "k2", Role: interview.Successor, Interview: id}))
	check("Await", b.Await(ctx, id, 0))
	check("Attend", b.Attend(ctx, interview.Watcher{Interview: id, Key: "k", Until: start.Add(time.Hour)}, start))
	_, err = b.Attending(ctx, id, start)
	check("Attending", err)
	check("Invite", b.Invite(ctx, interview.Invitation{Role: interview.Successor, Interview: id, Expires: start}))
}
