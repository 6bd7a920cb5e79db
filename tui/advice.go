package tui

import (
	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/tui/line"
)

// advised says what came of asking a model, in one interview.
type advised struct {
	t      *talk
	advice interview.Advice
}

// advise asks the model about what was said last, while the next question is being read, and when an interview is opened
// again. It is no part of the order in which answers are stored: nothing waits for it, and it ends when the interview is left.
func (t *talk) advise() tea.Cmd {
	if t.adviser == nil || t.v.Open == nil {
		return nil
	}
	return func() tea.Msg {
		advice, err := t.adviser.Advise(t.asks)
		if err != nil {
			return nil // the next answer meets the same store, and says so
		}
		return advised{t, advice}
	}
}

// takeAdvice says once that the model is of no help, below the line that says what was noted, and asks about what was said
// meanwhile.
func (t *talk) takeAdvice(m *Model, a advised) tea.Cmd {
	if a.t != t {
		return nil
	}
	if a.advice.Fault != "" {
		t.unhelped = line.OfNoHelp(m.say, a.advice.From, a.advice.Fault)
	}
	if a.advice.More {
		return t.advise()
	}
	return nil
}
