package simulation_test

import (
	"testing"

	"tacit/interview"
	"tacit/interview/simulation"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// What documents of the simulated specialists say is what was said, every number, name and "not" of it, and nearly all that
// was said is in them. How often hold-outs follow from the claims is logged, not required: the simulated specialists choose
// by chance.
func TestDocumentsAreFaithful(t *testing.T) {
	reached, clauses := 0.0, 0
	silent := profile.Guessed{}
	for _, s := range simulation.Specialists() {
		session := interviewed(t, s, 1, 40)
		got, err := session.Check(t.Context(), profile.ForPrivate)
		if err != nil {
			t.Fatal(err)
		}
		if got.Traced != 1 || len(got.Altered) > 0 || got.Modality < .95 {
			t.Errorf("%s: traceable %.3f, as sure %.3f, altered %+v", s.ID, got.Traced, got.Modality, got.Altered)
		}
		if got.Abstained.Right*5 < got.Abstained.Of*4 {
			t.Errorf("%s: speaks of %d of %d situations of other trades", s.ID, got.Abstained.Of-got.Abstained.Right, got.Abstained.Of)
		}
		for _, m := range got.Missed {
			t.Logf("%s A%d: %s", s.ID, m.N, m.Text)
		}
		reached += got.Reached * float64(got.Clauses)
		clauses += got.Clauses
		silent.Right += got.HoldOuts.Right
		silent.Of += got.HoldOuts.Of
		silent.Silent += got.HoldOuts.Silent
		silent.Chance += got.HoldOuts.Chance
	}
	t.Logf("%.3f of %d sentences reached a document; hold-outs: %d of %d right, %.1f by chance, %d not spoken of", reached/float64(clauses), clauses, silent.Right, silent.Of, silent.Chance, silent.Silent)
	if reached < .95*float64(clauses) {
		t.Errorf("only %.3f of what was said reached a document", reached/float64(clauses))
	}
}

// interviewed has tacit interview a specialist to the end.
func interviewed(t *testing.T, s *simulation.Specialist, seed int64, questions int) *interview.Session {
	t.Helper()
	desk := &interview.Desk{Store: store.NewMemory(), Clock: clock, Holder: "benchmark", Pack: prompts.LoadPack}
	session := opened(t, desk, s, seed, questions)
	m := simulation.NewMind(s, seed)
	for range 4 * questions {
		x := session.View().Open
		if x == nil {
			return session
		}
		text := ""
		switch x.Kind {
		case interview.Choice:
			text = m.Choose(len(x.Options))
		case interview.Review:
			text = s.Feedback
		default:
			text = m.Hear(x.Question).Text
		}
		if _, err := session.Answer(t.Context(), x.ID, text, ""); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("no end")
	return nil
}
