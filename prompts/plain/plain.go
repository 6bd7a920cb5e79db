// Package plain makes text from outside safe to show and to write into a file.
//
// Answers, packs, a model's replies and other people's words may hold terminal escape sequences, bidirectional
// overrides and invisible characters. [Clean] takes them out; every boundary towards a screen, a log or a document goes
// through it or through [Line]. What is stored is the raw text: cleaning happens on the way out, so nothing of a
// specialist's words is lost.
//
// We do not use x/ansi.Strip for this: any UTF-8 lead byte before an escape carries it through, and an unterminated OSC
// swallows the words behind it (../../../shared/reliability.md, D4).
package plain

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s without anything that could steer a terminal or hide in a text. It keeps line feeds and tabs, turns
// CRLF, CR, NEL, LS and PS into line feeds, replaces invalid bytes by U+FFFD, removes escape sequences (CSI, OSC, DCS,
// APC, PM and SOS where they are terminated within the line; otherwise only their control bytes, so that no words go)
// and drops all other control, format, private-use and surrogate characters but for the joiners and variation
// selectors 15 and 16 that scripts and emoji need. It is idempotent.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteRune(utf8.RuneError)
		case r == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte('\n')
		case r == 0x1b || (r >= 0x80 && r <= 0x9f):
			n = sequence(s[i:], r, n)
		case keep(r):
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// Line is Clean on one line: runs of white space become one space and the ends are trimmed.
func Line(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// Hidden says whether s holds characters that Clean would take out or change.
func Hidden(s string) bool { return !isClean(s) }

func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if (c < ' ' && c != '\n' && c != '\t') || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if (r == utf8.RuneError && n == 1) || !keep(r) {
			return false
		}
		i += n
	}
	return true
}

// keep says whether a rune may stay as it is.
func keep(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return true
	case r < ' ' || r == 0x7f:
		return false
	case r < 0x80:
		return true
	case r == 0x200c || r == 0x200d || r == 0xfe0e || r == 0xfe0f: // joiners; text and emoji presentation
		return true
	case r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || r == 0x2800: // blank letters
		return false
	case r >= 0xfe00 && r <= 0xfe0d, r >= 0xe0000: // other variation selectors, tags, supplementary private use
		return false
	case r == 0x2028 || r == 0x2029:
		return false
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

// longest is how far a control string may reach before we take its introducer for a stray byte.
const longest = 4096

// sequence returns the length of the escape sequence at the start of s, whose first rune r takes n bytes.
func sequence(s string, r rune, n int) int {
	kind := r
	body := n
	if r == 0x1b {
		if len(s) == 1 {
			return 1
		}
		next := s[1]
		switch {
		case next >= 0x40 && next <= 0x5f: // the seven-bit form of a C1 control
			kind, body = rune(next)+0x40, 2
		case next >= 0x20 && next <= 0x2f: // charset selection and the like: ESC, intermediates, final
			i := 2
			for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2f {
				i++
			}
			if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7e {
				return i + 1
			}
			return 1
		case next == 'c' || next == '7' || next == '8' || next == '=' || next == '>':
			return 2
		default:
			return 1
		}
	}
	switch kind {
	case 0x9b: // CSI: parameters, intermediates, final
		i := body
		for i < len(s) && s[i] >= 0x20 && s[i] <= 0x3f {
			i++
		}
		if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
			return i + 1
		}
		return body
	case 0x90, 0x98, 0x9d, 0x9e, 0x9f: // DCS, SOS, OSC, PM, APC: a string up to BEL or ST
		if end := terminator(s[body:]); end > 0 {
			return body + end
		}
		return body
	}
	return body
}

// terminator returns the offset behind the BEL or ST that ends a control string, or 0 if none does on this line.
func terminator(s string) int {
	for i := 0; i < len(s) && i < longest; i++ {
		switch {
		case s[i] == '\n':
			return 0
		case s[i] == 0x07:
			return i + 1
		case s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		case s[i] == 0xc2 && i+1 < len(s) && s[i+1] == 0x9c:
			return i + 2
		}
	}
	return 0
}

// JSON writes the characters of a JSON text that could steer a terminal as escapes: the values stay what they are, and
// the text is safe to print.
func JSON(data []byte) []byte {
	if isClean(string(data)) {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		switch {
		case keep(r):
			b.WriteRune(r)
		case r > 0xffff:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
