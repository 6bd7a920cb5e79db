package serve

import "tacit/interview"

// Verbs are the names of all verbs.
func Verbs() (names []string) {
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	return names
}

// RightsOf is a store as one key may use it, where an invitation is needed to begin.
func RightsOf(s interview.SharedStore, key string) interview.Store { return rights{s, key, false} }
