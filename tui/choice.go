package tui

import (
	"errors"
	"strings"

	"tacit/interview"
)

// put fills the editor with what was typed or given before. That of a choice begins with the option.
func (t *talk) put(x *interview.Exchange, text string) {
	t.option = 0
	t.picks++
	if x != nil && x.Kind == interview.Choice {
		first, rest, _ := strings.Cut(text, "\n")
		for i, o := range x.Options {
			if first == o || first == itoa(i+1) {
				t.option, text = i+1, rest
				break
			}
		}
	}
	t.edit.SetValue(text)
}

func (t *talk) choosing() bool {
	x := t.about()
	return x != nil && x.Kind == interview.Choice
}

// pick chooses an option: by its number while nothing else is written, or with the arrows where they lead out of the
// text.
func (t *talk) pick(key string) bool {
	n, option := len(t.about().Options), t.option
	switch {
	case t.edit.Empty() && len(key) == 1 && key[0] >= '1' && int(key[0]-'0') <= n:
		option = int(key[0] - '0')
	case key == "up" && t.edit.AtStart():
		option = max(1, option-1)
	case key == "down" && t.edit.AtEnd():
		option = min(n, option+1)
	default:
		return false
	}
	if option != t.option {
		t.option = option
		t.picks++
	}
	return true
}

// refused words an error; where an option has to be chosen it says how.
func (t *talk) refused(m *Model, err error) string {
	var r *interview.Refusal
	if t.choosing() && errors.As(err, &r) && (r.Code == interview.NoSuchOption || r.Code == interview.EmptyAnswer) {
		return m.say.Say("choice.none", "n", len(t.about().Options))
	}
	return m.refused(err)
}
