package detect_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
	"tacit/prompts/plain"
)

// planned are the detectors that need more than a sentence: the planner finds them, some in the whole answer.
var planned = []detect.ID{detect.NoReason, detect.NoExcept, detect.NoCue, detect.NoExample, detect.Short, detect.Dunno, detect.Tired, detect.Contradict, detect.HollowTalk, detect.Evading, detect.Groping, detect.Sure}

type cases map[string]map[string]struct{ Hit, Miss []string }

func hitCases(tb testing.TB) cases {
	tb.Helper()
	data, err := os.ReadFile("testdata/hits.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	var c cases
	if err := yaml.Unmarshal(data, &c); err != nil {
		tb.Fatal(err)
	}
	return c
}

func heard(text string, id detect.ID) (detect.Hit, bool) {
	hits := detect.Hits(text)
	i := slices.IndexFunc(hits, func(h detect.Hit) bool { return h.ID == id })
	if i < 0 {
		return detect.Hit{}, false
	}
	return hits[i], true
}

func TestHits(t *testing.T) {
	all := hitCases(t)
	for _, id := range detect.IDs {
		if slices.Contains(planned, id) {
			continue
		}
		for _, lang := range []string{"en", "zh"} {
			c := all[string(id)][lang]
			if len(c.Hit) < 3 || len(c.Miss) < 3 {
				t.Errorf("%s %s: %d hits and %d misses, want three of each", id, lang, len(c.Hit), len(c.Miss))
			}
			for _, text := range c.Hit {
				h, ok := heard(text, id)
				if !ok {
					t.Errorf("%s: not heard in %q", id, text)
				} else if q := h.Quote.Of(text); q == "" || !strings.Contains(text, q) {
					t.Errorf("%s: quote %q of %q", id, q, text)
				}
			}
			for _, text := range c.Miss {
				if h, ok := heard(text, id); ok {
					t.Errorf("%s: heard %q in %q", id, h.Quote.Of(text), text)
				}
			}
		}
	}
}

// One of each kind but for vague sentences, each of which counts; strongest first, quotes short enough for a question and free of what could steer a terminal.
func TestHitsOrderAndQuotes(t *testing.T) {
	texts := []string{
		"It depends. I usually check the photos \x1b[31mfirst\x1b[0m, but when it gets too high I never pay. It depends on the garage. Ask Tom. " +
			"I can't explain the rest \u202etoo high if\u202c it is off, and so on. Last time it went wrong and it turned out we missed a dent, so we switched instead.",
		"看情况。如果太高\x07就不行，一般找老周。上次翻车了，结果发现是\u200b水汽，后来改用加压。说不上来，凭感觉。",
	}
	for _, text := range texts {
		hits := detect.Hits(text)
		if len(hits) < 5 {
			t.Errorf("only %d hits in %q", len(hits), text)
		}
		seen := map[detect.ID]bool{}
		quoted := map[detect.ID][]detect.Span{}
		for i, h := range hits {
			q := h.Quote.Of(text)
			if seen[h.ID] && !h.Vague {
				t.Errorf("%s twice", h.ID)
			}
			if slices.Contains(quoted[h.ID], h.Quote) {
				t.Errorf("%s quotes %q twice", h.ID, q)
			}
			if (h.ID == detect.Thin) != (h.Lacks != "") {
				t.Errorf("%s lacks %q", h.ID, h.Lacks)
			}
			seen[h.ID] = true
			quoted[h.ID] = append(quoted[h.ID], h.Quote)
			if i > 0 && h.Strength > hits[i-1].Strength {
				t.Errorf("%s is out of order", h.ID)
			}
			if q == "" || plain.Hidden(q) || len([]rune(q)) > 140 {
				t.Errorf("%s quotes %q", h.ID, q)
			}
		}
	}
}

// A name that cannot be shown as it is, is not quoted.
func TestHitsThatCannotBeShown(t *testing.T) {
	for _, text := range []string{"Ask A\x03", "Ask Tom{x}.", "Call Ana\u202e first.", "Ask Tom\xff."} {
		if h, ok := heard(text, detect.Person); ok && plain.Hidden(h.Quote.Of(text)) || ok && strings.Contains(h.Quote.Of(text), "{") {
			t.Errorf("%q quotes %q", text, h.Quote.Of(text))
		}
	}
}

// What a question repeats is a clause, or some words around what was heard; never half a word.
func TestQuoteAround(t *testing.T) {
	for _, tc := range []struct{ text, trigger, want string }{
		{"I call the garage, when it gets too high, and wait.", "too high", "when it gets too high"},
		{"如果料温太高，就降五度。", "太高", "如果料温太高"},
		{"有些条款读着顺，其实是空的。", "有些", "有些条款读着顺，其实是空的"},
		{"They forget the VAT.", "They forget the VAT.", "They forget the VAT"},
		{
			"when the estimate that the garage sent us by post on the Monday before last gets too high for the market value of that one old car we stop",
			"too high", "on the Monday before last gets too high for the market value of that",
		},
	} {
		s := detect.Sentences(tc.text)[0]
		i := strings.Index(tc.text, tc.trigger)
		got, ok := s.QuoteAround(detect.Span{Start: i, End: i + len(tc.trigger)})
		if !ok || got.Of(tc.text) != tc.want {
			t.Errorf("QuoteAround(%q) = %q, want %q", tc.trigger, got.Of(tc.text), tc.want)
		}
	}
}
