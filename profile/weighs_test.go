package profile

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
)

// How somebody decides, what a sign means and what happens otherwise: how often each is heard where it is said, and said where
// it is heard. On the sentences that the patterns were written from next to nothing may go wrong; the others are counted. A wrong
// consequence is worse than none, so that there precision is asked for more than recall.
func TestWeighing(t *testing.T) {
	data, err := os.ReadFile("testdata/weighs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var sets map[string][]struct {
		Text, Style, Means string
		Impact             bool
	}
	if err := yaml.Unmarshal(data, &sets); err != nil {
		t.Fatal(err)
	}
	type least struct{ precision, recall float64 }
	for name, floors := range map[string]map[string]least{
		"corpus":  {"style": {.95, .95}, "means": {.95, .95}, "impact": {.95, .85}},
		"heldout": {"style": {.9, .8}, "means": {.9, .75}, "impact": {.9, .3}},
		"trades":  {"impact": {.9, .4}},
	} {
		found := map[string]*[3]int{"style": {}, "means": {}, "impact": {}} // right, heard, said
		count := func(what, text string, said, heard, right bool) {
			f := found[what]
			if said {
				f[2]++
			}
			if heard {
				f[1]++
			}
			if right {
				f[0]++
			}
			if said != heard || heard && !right {
				if name != "trades" { // whoever writes the patterns is not to see them
					t.Logf("%s: %s of %q: said %v, heard %v, right %v", name, what, text, said, heard, right)
				}
			}
		}
		for _, r := range sets[name] {
			s := detect.Sentences(r.Text)[0]
			side, words := sideOf(Claim{Kind: Rule, Text: Plain(r.Text)}) // as it stands in a claim, without the I
			count("style", r.Text, r.Style != "", side != "", side != "" && side == r.Style && strings.Contains(Plain(r.Text), words))
			parts, ok := meaning(r.Text)
			means := ""
			if ok {
				means = strings.TrimRight(parts.means, ".。")
			}
			count("means", r.Text, r.Means != "", ok, ok && means == r.Means)
			cost := costs(s)
			count("impact", r.Text, r.Impact, cost, cost && r.Impact)
		}
		for what, least := range floors {
			f := found[what]
			precision, recall := float64(f[0])/float64(max(1, f[1])), float64(f[0])/float64(max(1, f[2]))
			t.Logf("%s: %s: precision %.2f of %d, recall %.2f of %d", name, what, precision, f[1], recall, f[2])
			if precision < least.precision || recall < least.recall {
				t.Errorf("%s: %s: precision %.2f, recall %.2f, at least %v before", name, what, precision, recall, least)
			}
		}
	}
}
