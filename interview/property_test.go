package interview_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// TestAnyActions does whatever a person can do, in any order, and checks after every step what must always hold.
func TestAnyActions(t *testing.T) {
	runs := 60
	if testing.Short() {
		runs = 4
	}
	for seed := range uint64(runs) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			anyActions(t, rand.New(rand.NewPCG(seed, 7)), 40, 120)
		})
	}
}

// FuzzActions does the same in short interviews, so that a few seconds try out many.
func FuzzActions(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { anyActions(t, rand.New(rand.NewPCG(a, b)), 8, 24) })
}

// walk is one run of random actions.
type walk struct {
	*rand.Rand
	t    *testing.T
	desk *interview.Desk
	s    *interview.Session
	say  saying
	bad  saying
	seen map[string]int // numbers by id
	more int            // questions of further sittings

	takenBack string // what the head of a page says where words were
}

// anyActions does so many things in an interview of no more questions than that, and then answers until its end.
func anyActions(t *testing.T, r *rand.Rand, questions, actions int) {
	lang := prompts.Langs[r.IntN(2)]
	su := setup(lang, 1+r.IntN(questions))
	su.Seed = r.Int64()
	su.Audience = []profile.Audience{profile.ForPrivate, profile.ForTeam}[r.IntN(2)]
	s, desk, _ := begin(t, su)
	w := &walk{r, t, desk, s, sayings[lang](), nasty(r.IntN(50)), map[string]int{}, 0, "\n> " + prompts.TextsOf(prompts.Documents, lang).Say("signed.taken-back")}
	for range actions {
		err := w.step()
		var refusal *interview.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatal(err)
		}
		w.check()
	}
	for range 200 {
		open := w.s.View().Open
		if open == nil {
			break
		}
		answer(t, w.s, w.text(open))
		w.check()
	}
	if v := w.s.View(); v.Ended == "" {
		t.Fatalf("no end after %d questions", v.Asked)
	}
}

// text answers, one time in four in a way that nobody should.
func (w *walk) text(x *interview.Exchange) string {
	switch w.IntN(12) {
	case 0, 1, 2:
		return w.bad(x)
	case 3:
		if x.Kind != interview.Choice {
			return "I don't know."
		}
	}
	return w.say(x)
}

// step does one thing.
func (w *walk) step() error {
	ctx := w.t.Context()
	v := w.s.View()
	open := &interview.Exchange{Asked: interview.Asked{ID: "none"}}
	if v.Open != nil {
		open = v.Open
	}
	said := open
	if len(v.Said) > 0 {
		said = &v.Said[w.IntN(len(v.Said))]
	}
	claim := "c1"
	if len(v.Claims) > 0 {
		claim = v.Claims[w.IntN(len(v.Claims))].ID
	}
	marks := []profile.Mark{"", profile.Shared, profile.Team, profile.Private}
	var err error
	switch w.IntN(24) {
	case 0:
		_, err = w.s.Skip(ctx, open.ID)
	case 1:
		_, err = w.s.Park(ctx, open.ID)
	case 2:
		_, err = w.s.Explain(open.ID)
	case 3, 4:
		_, err = w.s.Answer(ctx, said.ID, w.text(said), marks[w.IntN(4)])
	case 5:
		_, err = w.s.Withdraw(ctx, said.ID)
	case 6, 7:
		verdicts := []interview.Verdict{interview.Keep, interview.Edit, interview.Drop, interview.Undo}
		review := ""
		if open.Kind == interview.Review {
			review = open.ID
		}
		_, err = w.s.Judge(ctx, review, claim, verdicts[w.IntN(4)], "Said in other words.")
	case 8:
		err = w.s.Mark(ctx, said.ID, marks[1+w.IntN(3)])
	case 9:
		if w.IntN(6) == 0 {
			err = w.s.Finish(ctx)
		}
	case 10:
		err = w.s.SaveDraft(ctx, open.ID, "half")
	case 11:
		_, err = w.s.Compile(ctx, profile.ForTeam)
	case 12:
		w.s, err = w.desk.Resume(ctx, w.s.ID())
	case 13:
		err = w.elsewhere(ctx, said)
	case 15:
		_, err = w.s.Import(ctx, "notes.md", []string{fmt.Sprintf("Case %d is weighed at 40 degrees.", w.IntN(30)), "Never open the valve on a Friday."})
	case 14:
		n := 1 + w.IntN(6)
		if err = w.s.Again(ctx, n); err == nil {
			w.more += n
		}
	case 16, 17:
		_, err = w.s.Sign(ctx)
	case 18:
		if w.IntN(4) == 0 {
			err = w.s.Unsign(ctx)
		}
	default:
		_, err = w.s.Answer(ctx, open.ID, w.text(open), marks[w.IntN(4)])
	}
	return err
}

// check is what holds after every step.
func (w *walk) check() {
	w.t.Helper()
	sameAsStored(w.t, w.desk, w.s)
	list := events(w.t, w.desk.Store, w.s.ID())
	st, err := interview.Fold(w.s.ID(), list)
	if err != nil {
		w.t.Fatal(err)
	}
	open, counted := 0, 0
	for i, x := range st.Exchanges {
		if x.N != i+1 || w.seen[x.ID] != 0 && w.seen[x.ID] != x.N {
			w.t.Fatalf("question %s has number %d, and is the %dth", x.ID, x.N, i+1)
		}
		w.seen[x.ID] = x.N
		if x.Status == interview.IsOpen {
			open++
		}
		if x.Kind != interview.Review {
			counted++
		}
		if x.Quote != "" && st.Exchange(x.QuoteOf).Status != interview.IsAnswered {
			w.t.Fatalf("%s quotes what is not there", x.ID)
		}
	}
	if open > 1 || (open == 1) == (st.Ended != "") {
		w.t.Fatalf("%d questions are open, ended %q", open, st.Ended)
	}
	if most := st.Setup.Budget() + w.more; counted > most || st.Left() < 0 || counted-open+st.Left() > most+1 {
		w.t.Fatalf("%d questions of %d, %d left", counted, most, st.Left())
	}
	w.signed(st)
	ids := map[string]bool{}
	for _, c := range st.Claims {
		if ids[c.ID] {
			w.t.Fatalf("two claims are called %s", c.ID)
		}
		ids[c.ID] = true
		if st.Exchange(c.Evidence[0].Question).Phase == prompts.HoldOut {
			w.t.Fatalf("claim %s is from a hold-out", c.ID)
		}
		for _, e := range c.Evidence {
			if x := st.Exchange(e.Question); x.N > 0 && !strings.Contains(x.Answer, e.Quote) {
				w.t.Fatalf("claim %s rests on %q of %s, which says %q", c.ID, e.Quote, x.ID, x.Answer)
			}
		}
	}
}

// signed checks what others read of what is signed: nothing that was withdrawn or is not for them now, and the bytes that were signed
// unless words were taken back.
func (w *walk) signed(st *interview.State) {
	w.t.Helper()
	if st.Signature == nil {
		return
	}
	for audience, sum := range st.Signature.Documents {
		p, err := w.s.SignedProfile(w.t.Context(), audience)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, c := range p.Claims {
			for _, e := range c.Evidence {
				if x := st.Exchange(e.Question); x.Status == interview.IsWithdrawn || x.N > 0 && !st.MarkOf(x).Reaches(audience) {
					w.t.Fatalf("%s reads %q of %s, which is %s and for %s", audience, e.Quote, x.ID, x.Status, st.MarkOf(x))
				}
			}
		}
		page, err := w.s.SignedPlaybook(w.t.Context(), audience)
		if err != nil {
			w.t.Fatal(err)
		}
		if got, head := sumOf(string(page)), strings.Contains(string(page), w.takenBack); (got == sum) == head {
			w.t.Fatalf("signed %s, and it is %s; said that words were taken back: %v\n%s", sum, got, head, page)
		}
	}
}

// elsewhere changes or withdraws an answer from another process; the live session then does something of its own.
func (w *walk) elsewhere(ctx context.Context, said *interview.Exchange) error {
	other, err := w.desk.Look(ctx, w.s.ID())
	if err != nil {
		return err
	}
	if w.IntN(2) == 0 {
		_, err = other.Withdraw(ctx, said.ID)
	} else {
		_, err = other.Answer(ctx, said.ID, w.text(said), "")
	}
	if _, cerr := w.s.Compile(ctx, ""); cerr != nil {
		return cerr
	}
	return err
}
