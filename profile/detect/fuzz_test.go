package detect_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/prompts/plain"
)

func seed(f *testing.F) {
	f.Helper()
	for _, s := range []string{
		"", "If the estimate is above 60 %, stop. Ask Tom.", "如果料头发黄，就先降5度。找老周。", "1. a\n2) b\n三、c", "\xff\xfe if \xff, then", "I said “no.” Then 「是。」", "一就", "once", "，。；", "if,", "就",
		"e.g. i.e. etc. p.m. A. B. 1. 12. no. 7", "ask I ask A ask Éa", "when it’s too big\u202e, \x1b[31mcall\x1b[0m", "时，", "老", "“", "a\u2028b", "但如果，", "除非", "a hundred and twenty-five-litre, two and a half thousand", "不到三公斤半，一米八，三万二千块，百分之三点五", "五千克半亿两", "ſtop İf KELVIN K",
	} {
		f.Add(s)
	}
}

func inRange(t *testing.T, text string, s detect.Span) {
	t.Helper()
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		t.Fatalf("span %v of %d bytes", s, len(text))
	}
	if !utf8.ValidString(s.Of(text)) {
		t.Fatalf("span %v cuts a character: %q", s, s.Of(text))
	}
}

// Sentences, their clauses and their conditions lie within the answer, in order, and cut no character.
func FuzzSentences(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range detect.Sentences(text) {
			inRange(t, text, s.Span)
			if s.Start < end || s.Of(text) != s.Text || strings.ContainsAny(s.Text, "\r\n") {
				t.Fatalf("sentence %v %q after %d", s.Span, s.Text, end)
			}
			end = s.End
			for _, c := range s.Clauses() {
				inRange(t, text, c)
				if c.Start < s.Start || c.End > s.End {
					t.Fatalf("clause %v outside of sentence %v", c, s.Span)
				}
			}
			if r, ok := s.IfThen(); ok {
				for _, part := range []detect.Span{r.Word, r.If, r.Then} {
					inRange(t, text, part)
				}
				if overlap(r.Word, r.If) || overlap(r.If, r.Then) || overlap(r.Word, r.Then) {
					t.Fatalf("%q: %+v overlap", text, r)
				}
			}
			s.Marks()
			s.Idle()
			s.Hollow()
		}
		detect.IntentOf(text)
		detect.Brief(text)
		detect.Content(text)
		for _, a := range detect.Amounts(text) {
			if a.Value < 0 || math.IsInf(a.Value, 0) || math.IsNaN(a.Value) {
				t.Fatalf("%q: %+v", text, a)
			}
		}
		if detect.FiguresDiffer(text, text) {
			t.Fatalf("%q has other figures than itself", text)
		}
	})
}

func overlap(a, b detect.Span) bool { return a.Start < b.End && b.Start < a.End }

// What a hit quotes is verbatim in the answer and can be shown as it is.
func FuzzHits(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[detect.ID]bool{}
		for _, h := range detect.Hits(text) {
			inRange(t, text, h.Quote)
			q := h.Quote.Of(text)
			if plain.Hidden(q) || strings.ContainsAny(q, "\n\r\t{}“”") {
				t.Fatalf("%s quotes %q", h.ID, q)
			}
			if seen[h.ID] && !h.Vague || h.Strength <= 0 || h.Strength > 1 {
				t.Fatalf("%s: strength %v, seen %v", h.ID, h.Strength, seen[h.ID])
			}
			seen[h.ID] = true
		}
	})
}
