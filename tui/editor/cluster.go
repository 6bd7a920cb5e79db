package editor

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts/plain"
)

// class says how a grapheme cluster behaves at the end of a row.
type class uint8

const (
	none       class = iota // before the first cluster of a row
	word                    // letters, symbols, and all that sticks together
	digit                   // a hyphen before a digit is a sign, so no row ends between them
	hyphen                  // a row may end behind it when a letter follows
	space                   // blanks and tabs: they hang at the end of a row
	ideograph               // a row may end on either side
	openWide                // full-width opening punctuation: never ends a row
	openNarrow              // the same in half width: no chance to break before it by itself
	shutWide                // full-width closing punctuation, small kana: never starts a row
	shutNarrow              // the same in half width
)

// standIn is shown, one cell wide, for whatever can't be shown: control and bidirectional characters, lone marks.
const standIn = "\u2423"

// longest bounds a cluster in bytes, so that a letter under a thousand marks costs no more than any other.
const longest = 128

// tabStop is the distance of the tab stops.
const tabStop = 4

// cluster is one user-perceived character: how many bytes, how many cells, and how it wraps.
type cluster struct {
	n, w   int
	class  class
	hidden bool // shown by shown, not as it stands
}

// ruler measures text for a width in cells, by one of the two methods terminals use.
type ruler struct {
	width  int
	method ansi.Method
}

// next returns the cluster at b[i:]. i must be a cluster boundary, and i < len(b). A tab has no width of its own.
func (m ruler) next(b []byte, i int) cluster {
	if c := b[i]; c < utf8.RuneSelf {
		if c < ' ' || c == 0x7f {
			if c == '\t' {
				return cluster{n: 1, class: space}
			}
			return cluster{n: 1, w: 1, class: word, hidden: true}
		}
		if alone(b, i+1) {
			return cluster{n: 1, w: 1, class: ascii[c]}
		}
	} else if r, n := utf8.DecodeRune(b[i:]); n > 1 {
		if k, w := simple(r); k != none && alone(b, i+n) && w <= m.width {
			return cluster{n: n, w: w, class: k}
		}
	} else {
		return cluster{n: 1, w: 1, class: word, hidden: true}
	}
	return m.slow(b, i)
}

// alone says whether what starts at b[i:] surely begins a cluster of its own.
func alone(b []byte, i int) bool {
	if i >= len(b) || b[i] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRune(b[i:])
	k, _ := simple(r)
	return k != none
}

// slow segments and measures by the full rules.
func (m ruler) slow(b []byte, i int) cluster {
	window := b[i:min(len(b), i+longest)]
	for k := 1; k < utf8.UTFMax && len(window) == longest && !utf8.FullRune(window[len(window)-k:]); k++ {
		window = window[:len(window)-k]
	}
	text, w := ansi.FirstGraphemeCluster(window, m.method)
	n := valid(text)
	c := cluster{n: n, w: w, class: word}
	if n < len(text) {
		_, c.w = ansi.FirstGraphemeCluster(text[:n], m.method)
	}
	if !familiar(text[:n]) && plain.Hidden(string(text[:n])) {
		c.hidden = true
		c.w = m.method.StringWidth(shown(text[:n]))
	}
	if c.w == 0 || c.w > m.width {
		c.w, c.hidden = 1, true
	}
	if r, _ := utf8.DecodeRune(text); c.w > 1 && !hangul(r) {
		c.class = ideograph
	}
	return c
}

// valid returns the length of the valid UTF-8 at the start of b, at least 1.
func valid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return max(i, 1)
		}
		i += n
	}
	return len(b)
}

// familiar says whether all of b is from blocks without hidden characters. It saves asking plain, which is thorough and
// slow.
func familiar(b []byte) bool {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r >= ' ' && r < 0x7f, r >= 0x300 && r < 0x600, r >= 0x620 && r < 0x6dd, r >= 0x900 && r < 0x1100:
		case r >= 0x2190 && r < 0x2800, r == 0x200d, r == 0xfe0f, r >= 0x1f000 && r < 0x1fb00:
		default:
			return false
		}
		i += n
	}
	return true
}

// shown returns what stands on the screen for a cluster that can't stand there itself.
func shown(b []byte) string {
	if !utf8.Valid(b) {
		return string(utf8.RuneError)
	}
	s := plain.Clean(string(b))
	r, _ := utf8.DecodeRuneInString(s)
	if s == "" || s == string(b) || strings.Contains(s, "\n") || r >= 0x1f1e6 && r <= 0x1f1ff {
		return standIn
	}
	if ansi.StringWidth(s) == 0 || ansi.WcWidth.StringWidth(s) == 0 {
		return standIn
	}
	return s
}

// ascii is the class of each printable ASCII character.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		t[c] = word
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	for _, c := range ")]},.!?;:%" {
		t[c] = shutNarrow
	}
	for _, c := range "([{" {
		t[c] = openNarrow
	}
	t[' '], t['-'] = space, hyphen
	return t
}()

// simple returns the class and width of the frequent characters that always are a cluster of their own, unless what
// follows them is not simple; the class is none for all others. It's the path nearly all text takes.
func simple(r rune) (class, int) {
	switch page := r >> 8; {
	case page >= 0x4e && page <= 0x9f, page >= 0x34 && page <= 0x4c:
		return ideograph, 2
	case page >= 0xac && page <= 0xd6:
		return word, 2
	case page == 0x30:
		return kana(r), 2
	case page == 0xff:
		return fullWidth(r), 2
	case page == 0x20:
		return punctuation(r), 1
	case r >= 0xa0 && r != 0xad && r < 0x300, r >= 0x370 && r <= 0x482, r >= 0x48a && r < 0x530:
		return word, 1
	}
	return none, 0
}

// kana classifies CJK punctuation, hiragana and katakana (U+3000 to U+30FF).
func kana(r rune) class {
	switch {
	case r == 0x3000:
		return space
	case r >= 0x302a && r <= 0x3040, r >= 0x3097 && r <= 0x309a:
		return none
	case strings.ContainsRune("〈《「『【〔〖〘〚〝", r):
		return openWide
	case strings.ContainsRune("、。々〉》」』】〕〗〙〛〞〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜・ーゝゞヽヾ", r):
		return shutWide
	}
	return ideograph
}

// fullWidth classifies the full-width forms (U+FF01 to U+FF60).
func fullWidth(r rune) class {
	switch {
	case r == 0xff00 || r > 0xff60:
		return none
	case strings.ContainsRune("（［｛｟", r):
		return openWide
	case strings.ContainsRune("！），．：；？］｝｠％", r):
		return shutWide
	}
	return ideograph
}

// punctuation classifies dashes, quotes and the ellipsis (U+2010 to U+2027).
func punctuation(r rune) class {
	switch {
	case r < 0x2010 || r > 0x2027:
		return none
	case r == 0x2018 || r == 0x201c:
		return openNarrow
	case r == 0x2019 || r == 0x201d || r == 0x2025 || r == 0x2026:
		return shutNarrow
	case r == 0x2010 || r >= 0x2012 && r <= 0x2014:
		return hyphen
	}
	return word
}

// hangul says whether r is Korean, which breaks at blanks although it's wide.
func hangul(r rune) bool { return r >= 0x1100 && r <= 0x11ff || r >= 0xac00 && r <= 0xd7ff }
