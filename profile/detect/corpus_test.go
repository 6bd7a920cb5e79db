package detect_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
)

// entry is an answer of the corpus, with what an attentive interviewer heard in it. The labels were given without regard
// to the detectors.
type entry struct {
	Text   string
	Labels []string
}

func corpus(tb testing.TB, name string) []entry {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name + ".yaml")
	if err != nil {
		tb.Fatal(err)
	}
	var list []entry
	if err := yaml.Unmarshal(data, &list); err != nil {
		tb.Fatal(err)
	}
	return list
}

// whole are the labels that are of the whole answer.
var whole = map[string]func(string) bool{
	"dunno":        func(t string) bool { w := detect.Read(t); return w.Intent == detect.NotKnown && !w.Refers },
	"refers":       func(t string) bool { return detect.Read(t).Refers },
	"explain":      func(t string) bool { return detect.Read(t).Intent == detect.Explain },
	"tired":        func(t string) bool { return detect.Read(t).Weary },
	"impatient":    func(t string) bool { return detect.Read(t).Impatient },
	"inarticulate": func(t string) bool { return detect.Read(t).Inarticulate },
	"evasive":      func(t string) bool { return detect.Read(t).Evasive },
	"hollow":       func(t string) bool { return detect.Read(t).Hollow() },
	"specific":     func(t string) bool { return detect.Read(t).Specific() },
	"aside": func(t string) bool {
		return slices.ContainsFunc(detect.Sentences(t), func(s detect.Sentence) bool { return s.Aside() })
	},
}

// inAnswer are the labels that are of words in it, and the detectors that hear them.
var inAnswer = []detect.ID{
	detect.Gut, detect.Depends, detect.CondVague, detect.AbsRule, detect.FreqRule, detect.Norm, detect.Opaque, detect.JudgeWord, detect.TimeVague, detect.Range, detect.AbsActor, detect.VagueRef,
	detect.Compare, detect.ListOpen, detect.Person, detect.Tool, detect.Jargon, detect.Negative, detect.Failure, detect.Change, detect.Rich, detect.Reversal,
}

// count is how often a detector was right.
type count struct{ hit, false, missed int }

func (c count) precision() float64 { return ratio(c.hit, c.hit+c.false) }
func (c count) recall() float64    { return ratio(c.hit, c.hit+c.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (c *count) add(heard, meant bool) {
	switch {
	case heard && meant:
		c.hit++
	case heard:
		c.false++
	case meant:
		c.missed++
	}
}

// The floors, over all entries of both languages.
const (
	leastPrecision = .80
	leastRecall    = .70
)

// TestCorpus measures every detector. The entries of corpus.* and more.* were known when the patterns were written
// (TACIT_CORPUS=build prints what is wrong in them). Those of heldout.* were written by somebody who knew neither the
// patterns nor the other entries, and whoever changes a pattern does not read them: they say how far the patterns carry.
func TestCorpus(t *testing.T) {
	build := os.Getenv("TACIT_CORPUS") == "build"
	totals := map[string]map[string]*count{"corpus": {}, "more": {}, "heldout": {}, "en": {}, "zh": {}, "all": {}}
	note := func(set, label string, heard, meant bool) {
		if totals[set][label] == nil {
			totals[set][label] = new(count)
		}
		totals[set][label].add(heard, meant)
	}
	var labels []string
	for label := range whole {
		labels = append(labels, label)
	}
	for _, id := range inAnswer {
		labels = append(labels, string(id))
	}
	slices.Sort(labels)
	for _, file := range []string{"corpus.en", "corpus.zh", "more.en", "more.zh", "heldout.en", "heldout.zh"} {
		set, lang, _ := strings.Cut(file, ".")
		for _, e := range corpus(t, file) {
			hits := detect.Hits(e.Text)
			for _, label := range labels {
				meant := slices.Contains(e.Labels, label)
				var heard bool
				if of, ok := whole[label]; ok {
					heard = of(e.Text)
				} else {
					heard = slices.ContainsFunc(hits, func(h detect.Hit) bool { return string(h.ID) == label })
				}
				note(lang, label, heard, meant)
				note("all", label, heard, meant)
				note(set, label, heard, meant)
				if build && set != "heldout" && heard != meant {
					t.Logf("%s %v in %q %v", label, heard, e.Text, e.Labels)
					for _, h := range hits {
						if string(h.ID) == label {
							t.Logf("  by %q", h.Quote.Of(e.Text))
						}
					}
				}
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-14s %14s %14s %14s %14s\n", "P / R", "all", "English", "Chinese", "held out")
	for _, label := range labels {
		fmt.Fprintf(&b, "%-14s", label)
		for _, set := range []string{"all", "en", "zh", "heldout"} {
			c := totals[set][label]
			fmt.Fprintf(&b, " %4.2f %4.2f %4d", c.precision(), c.recall(), c.hit+c.missed)
		}
		b.WriteByte('\n')
		if c := totals["all"][label]; c.precision() < leastPrecision || c.recall() < leastRecall {
			t.Errorf("%s: precision %.2f, recall %.2f; want %.2f and %.2f", label, c.precision(), c.recall(), leastPrecision, leastRecall)
		}
	}
	t.Log(b.String())
}
