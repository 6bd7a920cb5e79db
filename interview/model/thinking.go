package model

import "strings"

// The marks around what a model thinks before it replies. Servers that know a model put its thinking into a field of its
// own, which is never read here; others leave it in the text.
const (
	thinks  = "<think>"
	thought = "</think>"
)

// afterThinking returns what follows a model's thinking. Some models' templates hold the first mark, so that only the second
// one is in the text.
func afterThinking(text string) string {
	if i := strings.LastIndex(text, thought); i >= 0 {
		return text[i+len(thought):]
	}
	return text
}

// skipper takes the thinking from the front of a text that comes in pieces.
type skipper struct {
	next func(string)
	held string
	past bool // nothing more is skipped
}

// add takes the next piece.
func (s *skipper) add(piece string) {
	if s.past {
		s.next(piece)
		return
	}
	s.held += piece
	front := strings.TrimSpace(s.held)
	if strings.HasPrefix(thinks, front) { // too short to tell, or nothing
		return
	}
	if !strings.HasPrefix(front, thinks) {
		s.pass(s.held)
	} else if _, after, found := strings.Cut(s.held, thought); found {
		if after = strings.TrimLeft(after, " \n"); after == "" {
			s.held = thinks + thought // white space may follow
			return
		}
		s.pass(after)
	}
}

// end hands on what was held back in case it had been the beginning of a thought.
func (s *skipper) end() {
	if !s.past && !strings.HasPrefix(strings.TrimSpace(s.held), thinks) {
		s.pass(s.held)
	}
}

func (s *skipper) pass(text string) {
	s.past, s.held = true, ""
	s.next(text)
}
