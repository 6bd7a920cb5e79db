package profile

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
)

// How somebody decides, what a sign means and what happens otherwise: how often each is heard where it is said, and said where
// it is heard. On the sentences that the patterns were written from next to nothing may go wrong; the others are counted.
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
	for name, least := range map[string]float64{"corpus": .9, "heldout": .5, "trades": 0} {
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
				t.Logf("%s: %s of %q: said %v, heard %v, right %v", name, what, text, said, heard, right)
			}
		}
		for _, r := range sets[name] {
			s := detect.Sentences(r.Text)[0]
			side, words := style(""), ""
			for _, s := range detect.Sentences(r.Text) {
				if side == "" {
					side, words = weighs(s)
				}
			}
			count("style", r.Text, r.Style != "", side != "", side != "" && string(side) == r.Style && strings.Contains(r.Text, words))
			parts, ok := meaning(r.Text)
			means := ""
			if ok {
				means = strings.TrimRight(parts.means, ".。")
			}
			count("means", r.Text, r.Means != "", ok, ok && means == r.Means)
			cost := costs(s)
			count("impact", r.Text, r.Impact, cost, cost && r.Impact)
		}
		for _, what := range []string{"style", "means", "impact"} {
			f := found[what]
			precision, recall := float64(f[0])/float64(max(1, f[1])), float64(f[0])/float64(max(1, f[2]))
			t.Logf("%s: %s: precision %.2f of %d, recall %.2f of %d", name, what, precision, f[1], recall, f[2])
			if precision < least || recall < least {
				t.Errorf("%s: %s: precision %.2f, recall %.2f, at least %.2f before", name, what, precision, recall, least)
			}
		}
	}
}
