package simulation_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

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

// decided is a situation that a specialist would decide by what they know.
type decided struct {
	Topic, Text string
	Options     []string
	Choice      int
	Covers      []string
}

// What the documents say should decide what the specialist would decide. Of the situations whose knowledge an interview brought to
// light, the claims alone, with a procedure of a page, choose better than chance and better than the claims of somebody else; how much
// better is a figure of BENCHMARKS.md.
func TestHoldOutsAreDecidedByTheClaims(t *testing.T) {
	data, err := os.ReadFile("testdata/holdouts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var sets map[string]map[string][]decided
	if err := yaml.Unmarshal(data, &sets); err != nil {
		t.Fatal(err)
	}
	var people []*simulation.Specialist
	known := map[string]*profile.Profile{}
	for _, s := range simulation.Specialists() {
		p, err := interviewed(t, s, 1, 40).Profile(t.Context(), profile.ForPrivate)
		if err != nil {
			t.Fatal(err)
		}
		people, known[s.ID] = append(people, s), p
	}
	for _, set := range []string{"learn", "heldout"} {
		of := map[string]*profile.Guessed{"all": {}, "told": {}, "told, English": {}, "told, Chinese": {}, "by another's claims": {}}
		for i, s := range people {
			other := people[(i+1)%len(people)]
			if other.Lang != s.Lang {
				other = people[(i+len(people)-1)%len(people)]
			}
			for _, h := range sets[set][s.ID] {
				got := h.by(known[s.ID], s)
				add(of["all"], got)
				if !h.told(known[s.ID], s) {
					continue
				}
				add(of["told"], got)
				add(of["told, "+map[prompts.Lang]string{prompts.EN: "English", prompts.ZH: "Chinese"}[s.Lang]], got)
				add(of["by another's claims"], h.by(known[other.ID], s))
			}
		}
		for what, g := range of {
			low, high := profile.Wilson(float64(g.Right), float64(g.Of))
			t.Logf("%s, %s: %d of %d right (%.2f to %.2f), %.1f by chance, %d left open", set, what, g.Right, g.Of, low, high, g.Chance, g.Silent)
		}
		if low, _ := profile.Wilson(float64(of["told"].Right), float64(of["told"].Of)); low <= of["told"].Chance/float64(of["told"].Of) || of["told"].Right <= of["by another's claims"].Right {
			t.Errorf("%s: no better than chance, or than the claims of somebody else", set)
		}
	}
}

// by is what the claims of a profile choose.
func (h decided) by(p *profile.Profile, s *simulation.Specialist) profile.Guessed {
	topic := ""
	for _, of := range s.Topics {
		for _, at := range p.Topics {
			if of.ID == h.Topic && strings.EqualFold(at.Label, of.Step) {
				topic = at.ID
			}
		}
	}
	asked := *p
	asked.HoldOuts = []profile.HoldOut{{Question: "h", Text: h.Text, Topic: topic, Options: h.Options, Choice: h.Choice, Mark: profile.Shared}}
	return profile.Check(&asked, profile.ForPrivate, nil, nil).HoldOuts
}

// told says whether the interview brought to light what decides the situation.
func (h decided) told(p *profile.Profile, s *simulation.Specialist) bool {
	said := ""
	for _, c := range p.Claims {
		said += strings.ToLower(c.Text) + "\n"
	}
	return !slices.ContainsFunc(s.Items, func(it simulation.Item) bool {
		return slices.Contains(h.Covers, it.ID) && !simulation.InDocument(said, it)
	})
}

func add(sum *profile.Guessed, g profile.Guessed) {
	sum.Right, sum.Of, sum.Silent, sum.Chance = sum.Right+g.Right, sum.Of+g.Of, sum.Silent+g.Silent, sum.Chance+g.Chance
}
