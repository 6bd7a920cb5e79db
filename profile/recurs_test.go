package profile

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile/detect"
)

type saidOf struct {
	Text, Rhythm string
	Done, Hard   bool
}

// A wrong placement is worse than none: no sentence is taken for what it is not, and how many are missed is counted.
func TestPlacing(t *testing.T) {
	data, err := os.ReadFile("testdata/recurs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var sets map[string][]saidOf
	if err := yaml.Unmarshal(data, &sets); err != nil {
		t.Fatal(err)
	}
	for name, most := range map[string]int{"corpus": 0, "heldout": 3} {
		missed, wanted := 0, 0
		check := func(what, text string, want, got bool) {
			if want {
				wanted++
			}
			switch {
			case got && !want:
				t.Errorf("%s: %q is taken for %s", name, text, what)
			case want && !got:
				missed++
				t.Logf("%s: %q is not heard as %s", name, text, what)
			}
		}
		for _, r := range sets[name] {
			s := detect.Sentences(r.Text)[0]
			cycle, _ := rhythm(s)
			check("a rhythm", r.Text, r.Rhythm != "", cycle != "")
			if r.Rhythm != "" && cycle != "" && string(cycle) != r.Rhythm {
				t.Errorf("%s: %q recurs by the %s, not %s", name, r.Text, r.Rhythm, cycle)
			}
			check("done-when", r.Text, r.Done, doneWhen(s))
			check("hard", r.Text, r.Hard, hard(s))
		}
		if t.Logf("%s: %d of %d missed", name, missed, wanted); missed > most {
			t.Errorf("%s: %d of %d missed, at most %d before", name, missed, wanted, most)
		}
	}
}
