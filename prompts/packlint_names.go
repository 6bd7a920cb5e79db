package prompts

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"tacit/prompts/plain"
)

// unknown notes a name that does not exist, with the one that may be meant.
func (l *packLint) unknown(node *yaml.Node, key string, known []string) {
	name := plain.Line(node.Value)
	if guess := closest(name, known); guess != "" {
		l.refuse(node.Line, "unknown-suggest", "key", name, "guess", guess)
		return
	}
	if len(name) > 80 {
		name = strings.ToValidUTF8(name[:80], "") + "…"
	}
	l.refuse(node.Line, key, "key", name, "known", strings.Join(known, ", "))
}

// closest returns the known name that name is most likely a slip of, or "" where none is near.
func closest(name string, known []string) string {
	best, guess := len(name)/3+1, ""
	for _, candidate := range known {
		if len(name) > len(candidate)+best || len(candidate) > len(name)+best {
			continue
		}
		if d := distance(name, candidate); d <= best && (guess == "" || d < best) {
			best, guess = d, candidate
		}
	}
	return guess
}

// distance counts the letters to insert, delete, replace or swap with their neighbour to turn a into b.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
