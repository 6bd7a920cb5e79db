package lazy

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// An expression of many alternatives is tried at every byte of a text. Nearly all texts hold nothing that any of them can do without, and
// looking for that is much cheaper. What it is follows from the expression, so that the two cannot come to differ.

// Most that is looked for: of an expression that asks for more strings, or for one out of more characters, nothing is known.
const (
	mostNeedles = 160
	mostOfClass = 24
)

// may says whether a text holds one of the strings of which every match of the expression holds one.
func (e *Regexp) may(s string) bool {
	e.re()
	if e.needles == nil {
		return true
	}
	for _, n := range e.needles {
		if strings.Contains(s, n) {
			return true
		}
	}
	return false
}

// needlesOf returns strings of which each match holds at least one; nil where none are known.
func needlesOf(source string) []string {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil // see re
	}
	found := needles(tree)
	slices.Sort(found)
	return slices.Compact(found)
}

func needles(tree *syntax.Regexp) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		if tree.Flags&syntax.FoldCase != 0 && slices.ContainsFunc(tree.Rune, func(r rune) bool { return unicode.SimpleFold(r) != r }) {
			return nil
		}
		return []string{string(tree.Rune)}
	case syntax.OpCharClass:
		var out []string
		for i := 0; i+1 < len(tree.Rune); i += 2 {
			for r := tree.Rune[i]; r <= tree.Rune[i+1]; r++ {
				if len(out) == mostOfClass {
					return nil
				}
				out = append(out, string(r))
			}
		}
		return out
	case syntax.OpCapture, syntax.OpPlus:
		return needles(tree.Sub[0])
	case syntax.OpRepeat:
		if tree.Min > 0 {
			return needles(tree.Sub[0])
		}
	case syntax.OpAlternate:
		var out []string
		for _, sub := range tree.Sub {
			some := needles(sub)
			if some == nil || len(out)+len(some) > mostNeedles {
				return nil
			}
			out = append(out, some...)
		}
		return out
	case syntax.OpConcat:
		var best []string
		for _, sub := range tree.Sub {
			if some := needles(sub); better(some, best) {
				best = some
			}
		}
		return best
	}
	return nil
}

// better says whether strings are seldomer in a text than others: the shortest of them is longer, or they are fewer.
func better(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) > 0
	}
	if x, y := shortest(a), shortest(b); x != y {
		return x > y
	}
	return len(a) < len(b)
}

func shortest(list []string) int {
	n := len(list[0])
	for _, s := range list {
		n = min(n, len(s))
	}
	return n
}
