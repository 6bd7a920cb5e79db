package prompts

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Slots are the names that may stand in braces in a question, to be filled with the specialist's own words.
var Slots = []string{"work", "topic", "q", "a", "b", "c"}

// Fill puts values into the slots of a text: {topic} becomes slots["topic"]. A slot without a value stays as it is, and
// a value is never searched for slots, so that nothing a specialist says can change the question around it.
func Fill(text string, slots map[string]string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, name, after, ok := cutSlot(text)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if value, known := slots[name]; known {
			b.WriteString(value)
		} else {
			b.WriteString("{" + name + "}")
		}
		text = after
	}
}

// cutSlot cuts text around its first slot; where there is none, ok is false and before is all of the text.
func cutSlot(text string) (before, name, after string, ok bool) {
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '{')
		if open < 0 {
			return text, "", "", false
		}
		open += from
		end := open + 1
		for end < len(text) && isSlotByte(text[end]) {
			end++
		}
		if end < len(text) && text[end] == '}' && end > open+1 {
			return text[:open], text[open+1 : end], text[end+1:], true
		}
		from = open + 1
	}
}

func isSlotByte(c byte) bool { return 'a' <= c && c <= 'z' || c == '_' || c == '-' }

// slotsIn lists the names of the slots in a text, in order.
func slotsIn(text string) []string {
	var names []string
	for {
		_, name, after, ok := cutSlot(text)
		if !ok {
			return names
		}
		names = append(names, name)
		text = after
	}
}

// byKey returns the values of a map in the order of its keys.
func byKey[K cmp.Ordered, V any](m map[K]V) []V {
	values := make([]V, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		values = append(values, m[key])
	}
	return values
}
