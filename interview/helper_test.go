package interview_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
)

// noon is when everything in these tests happens.
var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

// newDesk is a desk over a store, with the packs that tacit brings.
func newDesk(st interview.Store) *interview.Desk {
	return &interview.Desk{Store: st, Clock: func() time.Time { return noon }, Holder: "test", Pack: prompts.LoadPack}
}

// agreed is a consent.
func agreed(lang prompts.Lang) interview.Consent {
	return interview.Consent{Lang: lang, Text: prompts.ConsentHash(lang), Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}}
}

// setup is an interview of so many questions.
func setup(lang prompts.Lang, questions int) interview.Setup {
	s := interview.Setup{Subject: "Mei Lin", Work: "settling motor claims", Lang: lang, Pack: "general", Questions: questions, Seed: 1}
	if lang == prompts.ZH {
		s.Subject, s.Work = "周师傅", "注塑调机"
	}
	return s
}

// begin starts an interview on a store of its own.
func begin(t testing.TB, s interview.Setup) (*interview.Session, *interview.Desk, *store.Memory) {
	t.Helper()
	mem := store.NewMemory()
	desk := newDesk(mem)
	session, err := desk.Begin(t.Context(), s, agreed(s.Lang))
	if err != nil {
		t.Fatal(err)
	}
	return session, desk, mem
}

// kept is an interview as it was stored. What takes long to conduct is conducted once, and each test goes on with a copy.
type kept struct {
	head   interview.Head
	events []interview.Event
}

// keep keeps an interview.
func keep(t testing.TB, st interview.Store, id string) *kept {
	t.Helper()
	head, err := st.Head(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return &kept{head, events(t, st, id)}
}

// resume goes on with a copy, on a store of its own.
func (k *kept) resume(t testing.TB) (*interview.Session, *interview.Desk, *store.Memory) {
	t.Helper()
	mem := store.NewMemory()
	desk := newDesk(mem)
	if _, err := mem.Create(t.Context(), k.head.ID, "test", k.head.Summary, k.events); err != nil {
		t.Fatal(err)
	}
	s, err := desk.Resume(t.Context(), k.head.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s, desk, mem
}

// answer answers the open question.
func answer(t testing.TB, s *interview.Session, text string) interview.Outcome {
	t.Helper()
	open := s.View().Open
	if open == nil {
		t.Fatal("no question is open")
	}
	o, err := s.Answer(t.Context(), open.ID, text, "")
	if err != nil {
		t.Fatalf("answer to %s %q: %v", open.ID, open.Question, err)
	}
	return o
}

// saying is how somebody answers.
type saying func(x *interview.Exchange) string

// conduct answers until the interview is over, and looks at every question.
func conduct(t testing.TB, s *interview.Session, say saying, look func(*interview.View)) *interview.View {
	t.Helper()
	for range 1000 {
		v := s.View()
		if v.Open == nil {
			return v
		}
		if look != nil {
			look(v)
		}
		answer(t, s, say(v.Open))
	}
	t.Fatal("the interview does not end")
	return nil
}

// upTo answers until a question that is wanted is open, and returns it.
func upTo(t testing.TB, s *interview.Session, say saying, wanted func(*interview.Exchange) bool) *interview.Exchange {
	t.Helper()
	for range 1000 {
		v := s.View()
		if v.Open == nil {
			t.Fatal("the question that the test wants never came")
		}
		if wanted(v.Open) {
			return v.Open
		}
		answer(t, s, say(v.Open))
	}
	t.Fatal("the interview does not end")
	return nil
}

// inPhase wants an open question of a phase.
func inPhase(phase prompts.Phase) func(*interview.Exchange) bool {
	return func(x *interview.Exchange) bool { return x.Phase == phase }
}

// asks lists what was asked, reviews left out.
func asks(v *interview.View) []string {
	var out []string
	for _, x := range v.Said {
		if x.Kind != interview.Review {
			out = append(out, fmt.Sprintf("%d %s %s", x.N, x.Phase, x.Question))
		}
	}
	return out
}

// events reads an interview's events.
func events(t testing.TB, st interview.Store, id string) []interview.Event {
	t.Helper()
	list, err := st.Events(context.Background(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// stored is everything that a store holds of an interview, as one text.
func stored(t testing.TB, st interview.Store, id string) string {
	t.Helper()
	var b strings.Builder
	for _, e := range events(t, st, id) {
		fmt.Fprintf(&b, "%d %s %s\n", e.Seq, e.Kind, e.Body)
	}
	heads, err := st.Heads(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range heads {
		fmt.Fprintf(&b, "%s\n", h.Summary)
	}
	drafts, err := st.Drafts(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		fmt.Fprintf(&b, "draft %s %s\n", d.Question, d.Text)
	}
	return b.String()
}

// jsonOf is a value as JSON, for comparing and for searching.
func jsonOf(t testing.TB, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sameAsStored fails unless a fresh fold of what is stored gives the session's own view.
func sameAsStored(t testing.TB, desk *interview.Desk, s *interview.Session) {
	t.Helper()
	again, err := desk.Look(context.Background(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	mine := s.View()
	mine.Fenced = false
	if got, want := jsonOf(t, mine), jsonOf(t, again.View()); got != want {
		t.Fatalf("the session's view is not the fold of what is stored\nsession: %s\nstored: %s", got, want)
	}
}

// refusedAs fails unless an error is a refusal of that code.
func refusedAs(t testing.TB, err error, code string) {
	t.Helper()
	r, ok := err.(*interview.Refusal)
	if !ok || r.Code != code {
		t.Fatalf("error is %v, want a refusal %q", err, code)
	}
}
