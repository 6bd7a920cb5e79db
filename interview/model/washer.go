package model

import (
	"strings"

	"tacit/prompts/plain"
)

// longestHeld is how much text is held back for an escape sequence to end, in bytes: a little more than plain takes for one.
const longestHeld = 5000

// washer cleans a text that comes in pieces, and hands it on. An escape sequence may be cut in two by the pieces, and each half
// alone would look like text; so whatever follows the beginning of one is held back until the line or the text has ended.
type washer struct {
	each func(delta string) // may be nil
	text strings.Builder    // all that was handed on
	held string
}

// add takes the next piece.
func (w *washer) add(piece string) {
	w.held += piece
	cut := strings.IndexFunc(w.held, opens)
	switch end := strings.LastIndexByte(w.held, '\n') + 1; {
	case cut < 0 || len(w.held) > longestHeld:
		cut = len(w.held)
	case end > cut:
		cut = end
	}
	w.pass(cut)
}

// end hands on what is still held back.
func (w *washer) end() { w.pass(len(w.held)) }

func (w *washer) pass(n int) {
	cleaned := plain.Clean(w.held[:n])
	w.held = w.held[n:]
	if cleaned == "" {
		return
	}
	w.text.WriteString(cleaned)
	if w.each != nil {
		w.each(cleaned)
	}
}

// opens reports whether a character can begin what is only understood with what follows it.
func opens(r rune) bool { return r == 0x1b || r == '\r' || r >= 0x80 && r <= 0x9f }
