package lazy_test

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	_ "tacit/profile" // whose expressions they are
	"tacit/profile/lazy"
)

func TestNeedles(t *testing.T) {
	for source, want := range map[string][]string{
		`\bi (always )?(take|rely on) [^.;]*\b(word|over)\b`: {"rely on", "take"},
		`(不|没)(看|听)`:   {"不", "没"},
		`colou?r`:      {"colo"},
		`[a-z]+`:       nil,
		`(?i)risk`:     nil,
		`(?i)风险`:       {"风险"},
		`(a|b*)`:       nil,
		`x{2,}|y{1,3}`: {"x", "y"},
		`^$`:           nil,
	} {
		if got := lazy.NeedlesOf(source); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}

// Whatever an expression of the program matches is read for it: of each of its alternatives a match is made up.
func TestNothingThatMatchesIsPassedOver(t *testing.T) {
	random, tried := rand.New(rand.NewPCG(1, 2)), 0
	for _, e := range lazy.All() {
		tree, err := syntax.Parse(e.Source(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		is := regexp.MustCompile(e.Source())
		for range 60 {
			var b strings.Builder
			matchOf(tree, random, &b)
			if !is.MatchString(b.String()) {
				continue // a word does not end where it would have to
			}
			tried++
			if !e.May(b.String()) {
				t.Errorf("%.60s passes over %q", e.Source(), b.String())
				break
			}
		}
	}
	if tried < 3000 {
		t.Errorf("only %d matches were made up", tried)
	}
}

// matchOf writes what an expression matches, by chance.
func matchOf(tree *syntax.Regexp, random *rand.Rand, b *strings.Builder) {
	times := 1
	switch tree.Op {
	case syntax.OpLiteral:
		b.WriteString(string(tree.Rune))
	case syntax.OpCharClass:
		i := random.IntN(len(tree.Rune)/2) * 2
		b.WriteRune(tree.Rune[i] + random.Int32N(min(tree.Rune[i+1]-tree.Rune[i], 1000)+1))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune('好')
	case syntax.OpAlternate:
		matchOf(tree.Sub[random.IntN(len(tree.Sub))], random, b)
		return
	case syntax.OpQuest, syntax.OpStar:
		times = random.IntN(2)
	case syntax.OpRepeat:
		times = tree.Min
	}
	for range times {
		for _, sub := range tree.Sub {
			matchOf(sub, random, b)
		}
	}
}
