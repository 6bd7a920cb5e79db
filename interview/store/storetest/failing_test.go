package storetest_test

import (
	"context"
	"errors"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

// shared adds the parts of a store that are about people.
type shared struct {
	*storetest.Faulty
	interview.Roster
	interview.Follower
}

// The wrapper itself conforms as long as it does not fail.
func TestFailingHandsCallsOn(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func() interview.SharedStore {
		m := store.NewMemory()
		return func() interview.SharedStore {
			another := m.Another()
			return shared{storetest.Failing(another, 1<<30, storetest.Once), another, another}
		}
	})
}

func TestFailing(t *testing.T) {
	for name, test := range map[string]struct {
		mode storetest.Mode
		want string // a letter for each call: + works, - fails
	}{
		"once": {storetest.Once, "++-+++"}, "onward": {storetest.Onward, "++----"},
	} {
		t.Run(name, func(t *testing.T) {
			st := storetest.Failing(store.NewMemory(), 3, test.mode)
			st.Err = interview.ErrFull
			got := ""
			for range test.want {
				_, err := st.Heads(context.Background())
				if err != nil && !errors.Is(err, interview.ErrFull) {
					t.Error(err)
				}
				got += map[bool]string{true: "+", false: "-"}[err == nil]
			}
			if got != test.want || st.Calls() != len(test.want) || !st.Hit() {
				t.Errorf("%s after %d calls, want %s", got, st.Calls(), test.want)
			}
		})
	}
}

// Every call can fail, and then does not reach the store.
func TestEveryCallFails(t *testing.T) {
	ctx, m := context.Background(), store.NewMemory()
	if _, err := m.Create(ctx, "a", "test", nil, []interview.Event{{Kind: "k"}}); err != nil {
		t.Fatal(err)
	}
	st := storetest.Failing(m, 1, storetest.Onward)
	_, e1 := st.Heads(ctx)
	_, e2 := st.Head(ctx, "a")
	_, e3 := st.Create(ctx, "b", "test", nil, []interview.Event{{Kind: "k"}})
	_, e4 := st.Acquire(ctx, "a", "other")
	_, e5 := st.Events(ctx, "a", 0)
	_, e6 := st.Drafts(ctx, "a")
	fence, draft := interview.Fence{After: 1}, interview.Draft{Question: "q", Text: "x"}
	for i, err := range []error{e1, e2, e3, e4, e5, e6,
		st.Append(ctx, "a", fence, nil, []interview.Event{{Kind: "k"}}), st.Rewrite(ctx, "a", fence, nil, nil, nil, nil),
		st.SaveDraft(ctx, "a", draft), st.DropDrafts(ctx, "a", "q"), st.Erase(ctx, "a", draft.At)} {
		if !errors.Is(err, storetest.ErrInjected) {
			t.Errorf("call %d: %v", i, err)
		}
	}
	if token, err := m.Acquire(ctx, "a", "test"); token != 2 || err != nil {
		t.Errorf("a failed call reached the store: token %d, %v", token, err)
	}
	if head, err := m.Head(ctx, "a"); head.Last != 1 || err != nil {
		t.Errorf("a failed call reached the store: %+v, %v", head, err)
	}
}
