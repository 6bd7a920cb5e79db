package editor

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// reach is how far the word keys look in bytes. A longer word takes several keys.
const reach = 1024

// wordLeft returns the start of the word before p, or the end of the line before.
func (e *Editor) wordLeft(p pos) pos {
	if p.off == 0 {
		return e.left(p)
	}
	l := e.lines[p.line]
	at := 0
	if p.off > reach {
		at, _ = l.span(l.rowAt(p.off - reach))
	}
	found := at
	for rest, state := l.text[at:p.off], -1; len(rest) > 0; {
		var w []byte
		w, rest, state = uniseg.FirstWord(rest, state)
		if wordLike(w) {
			found = at
		}
		at += len(w)
	}
	if found = e.ruler.snap(l, found); found >= p.off {
		return e.left(p)
	}
	return pos{p.line, found}
}

// wordRight returns the end of the word behind p, or the start of the next line.
func (e *Editor) wordRight(p pos) pos {
	l := e.lines[p.line]
	if p.off == len(l.text) {
		return e.right(p)
	}
	end := min(len(l.text), p.off+reach)
	for end < len(l.text) && end > p.off+1 && !utf8.RuneStart(l.text[end]) {
		end--
	}
	at := p.off
	for rest, state := l.text[at:end], -1; len(rest) > 0; {
		var w []byte
		w, rest, state = uniseg.FirstWord(rest, state)
		at += len(w)
		if wordLike(w) {
			break
		}
	}
	return pos{p.line, e.ruler.snap(l, at)}
}

// wordLike says whether w has a letter or a number in it.
func wordLike(w []byte) bool {
	for i := 0; i < len(w); {
		r, n := utf8.DecodeRune(w[i:])
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
		i += n
	}
	return false
}
