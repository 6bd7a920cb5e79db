package detect

import (
	"os"
	"strings"
	"testing"
)

// Every pattern can be read, and begins with something.
func TestLists(t *testing.T) {
	if len(lists) < 40 {
		t.Fatalf("%d lists", len(lists))
	}
	for _, p := range lists {
		p.read.Do(p.parse)
		for _, byKey := range p.byStart {
			for _, all := range byKey {
				for _, one := range all {
					if one.rest != nil {
						one.rest()
					}
				}
			}
		}
	}
}

func TestPatterns(t *testing.T) {
	p := patternsOf(`
too (big|small)
<if> _ late
a(nd|ny)? other*
it's
[甲乙]丙
如果…晚
`)
	lists = lists[:len(lists)-1]
	for text, want := range map[string]string{
		"it is too big for us":                "too big",
		"it is too bigger":                    "",
		"stoo big":                            "",
		"if the van is late we go":            "if the van is late",
		"if one two three four five six late": "",
		"if it rains, we are late":            "",
		"any otherwise":                       "any other",
		"so it’s it":                          "it’s",
		"说乙丙":                                 "乙丙",
		"如果车来晚了":                              "如果车来晚",
		"如果车来，晚了":                             "",
		"":                                    "",
	} {
		got := ""
		if at, ok := p.find(text); ok {
			got = at.Of(text)
		}
		if got != want {
			t.Errorf("%q in %q, want %q", got, text, want)
		}
	}
	if n := p.count("too big and too small and any other"); n != 3 {
		t.Errorf("count = %d", n)
	}
	if got := p.without("a too big b"); got != "a ~~~~~~~ b" {
		t.Errorf("without = %q", got)
	}
	if !p.endsAt("far too big") || p.endsAt("too big now") || !p.startsWith("too big now") || p.startsWith("far too big") {
		t.Error("the ends of a text are not told apart")
	}
}

// What is looked for before an expression is tried never keeps it from matching.
func TestNeeds(t *testing.T) {
	var text strings.Builder
	for _, name := range []string{"corpus.en", "corpus.zh", "more.en", "more.zh"} {
		data, err := os.ReadFile("testdata/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		text.Write(data)
	}
	var places []string
	for line := range strings.Lines(fold(text.String())) {
		for i := range line {
			if !asciiLetter(line[i]) || i == 0 || !asciiLetter(line[i-1]) {
				places = append(places, ahead(line, i))
			}
		}
	}
	for _, p := range lists {
		p.read.Do(p.parse)
	}
	tried := 0
	for _, p := range lists {
		for _, place := range places {
			for n := 1; n <= min(keyed, len(place)); n++ {
				for _, one := range p.byStart[n][place[:n]] {
					if one.rest == nil || !strings.HasPrefix(place, one.start) {
						continue
					}
					e := one.rest()
					if e.may(place) {
						continue
					}
					if tried++; e.re.MatchString(place) {
						t.Errorf("%s matches %q, which is not tried", e.re, place)
					}
				}
			}
		}
	}
	if tried == 0 {
		t.Error("nothing is kept from being tried")
	}
}

func TestLiterals(t *testing.T) {
	l := literalsOf([]string{"then", "the", "other", "她说"})
	for text, want := range map[string]bool{"of them": true, "another": true, "th": false, "": false, "听她说": true, "她们说": false, "ot her": false} {
		if got := l.in(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if literalsOf([]string{"long enough", "no"}) != nil {
		t.Error("a string that is too short tells something")
	}
}
