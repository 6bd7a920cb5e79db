package profile

import (
	"slices"
	"time"
)

// ChangeKind is what has become of a claim from one version of the documents to another.
type ChangeKind string

// The kinds of changes.
const (
	Added   ChangeKind = "added"
	Changed ChangeKind = "changed" // reworded, or its standing is another
	Gone    ChangeKind = "dropped"
)

// Change is one difference between two versions.
type Change struct {
	Kind   ChangeKind `json:"kind"`
	Before *Claim     `json:"before,omitempty"`
	After  *Claim     `json:"after,omitempty"`
	At     time.Time  `json:"at,omitzero"`   // when it was said or judged
	Why    string     `json:"why,omitempty"` // verbatim, where somebody said what made them change it
}

// Claim is the claim as it stands after the change, or as it stood where it is gone.
func (c Change) Claim() Claim {
	if c.After != nil {
		return *c.After
	}
	return *c.Before
}

// Diff compares what documents say in two versions, in the order of the claims: what was dropped says nothing. A claim is
// the same as long as it has its id; an answer that was revised has new claims.
func Diff(before, after []Claim) []Change {
	speaks := func(list []Claim) []Claim {
		return slices.DeleteFunc(slices.Clone(list), func(c Claim) bool { return c.Standing == Dropped })
	}
	before, after = speaks(before), speaks(after)
	was, is := map[string]int{}, map[string]int{}
	for i, c := range before {
		was[c.ID] = i
	}
	for i, c := range after {
		is[c.ID] = i
	}
	var out []Change
	for i := range before {
		at, ok := is[before[i].ID]
		switch {
		case !ok:
			out = append(out, Change{Kind: Gone, Before: &before[i]})
		case after[at].Text != before[i].Text || after[at].Standing != before[i].Standing:
			out = append(out, Change{Kind: Changed, Before: &before[i], After: &after[at]})
		}
	}
	for i := range after {
		if _, ok := was[after[i].ID]; !ok {
			out = append(out, Change{Kind: Added, After: &after[i]})
		}
	}
	return out
}
