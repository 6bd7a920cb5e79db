package screentest

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Type sends text as if typed letter by letter.
func (s *Screen) Type(text string) *Screen { return s.send(text) }

// Paste sends text as a terminal does that was asked for bracketed paste.
func (s *Screen) Paste(text string) *Screen { return s.send("\x1b[200~" + text + "\x1b[201~") }

// Press sends keys by the names Bubble Tea gives them: "enter", "ctrl+s", "shift+tab", "alt+left", "x". The bytes are
// those of xterm; shift+enter and the like, which it can't tell from enter, are sent the way of kitty.
func (s *Screen) Press(keys ...string) *Screen {
	s.t.Helper()
	for _, k := range keys {
		b, err := encode(k)
		if err != nil {
			s.t.Fatal(err)
		}
		s.send(b)
		if k == "esc" {
			time.Sleep(escape)
		}
	}
	return s
}

// escape is longer than the program waits to tell a lone escape from the start of a sequence.
const escape = 80 * time.Millisecond

// send gives bytes to the program.
func (s *Screen) send(b string) *Screen {
	s.sent = time.Now()
	_, _ = s.input.Write([]byte(b))
	return s
}

// plainKeys are the keys that send one character.
var plainKeys = map[string]string{
	"enter": "\r", "tab": "\t", "esc": "\x1b", "backspace": "\x7f", "space": " ",
}

// letterKeys are those of the form CSI letter, or CSI 1 ; modifiers letter.
var letterKeys = map[string]string{
	"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F", "f1": "P", "f2": "Q", "f3": "R", "f4": "S",
}

// numberKeys are those of the form CSI number ~, or CSI number ; modifiers ~.
var numberKeys = map[string]int{
	"insert": 2, "delete": 3, "pgup": 5, "pgdown": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24,
}

// Modifiers as xterm adds them up.
const (
	shift = 1 << iota
	alt
	ctrl
)

// encode returns the bytes of a key.
func encode(name string) (string, error) {
	mods, key := 0, name
	for {
		mod, rest, ok := strings.Cut(key, "+")
		bit := map[string]int{"shift": shift, "alt": alt, "ctrl": ctrl}[mod]
		if !ok || rest == "" || bit == 0 {
			break
		}
		mods, key = mods|bit, rest
	}
	if letter, ok := letterKeys[key]; ok {
		return sequence(letter, mods), nil
	}
	if n, ok := numberKeys[key]; ok {
		if mods == 0 {
			return fmt.Sprintf("\x1b[%d~", n), nil
		}
		return fmt.Sprintf("\x1b[%d;%d~", n, 1+mods), nil
	}
	if s, ok := plainKeys[key]; ok {
		key = s
	} else if utf8.RuneCountInString(key) != 1 {
		return "", fmt.Errorf("no key is called %q", name)
	}
	return character(key, mods)
}

// sequence returns the bytes of a key with a letter of its own.
func sequence(letter string, mods int) string {
	switch {
	case mods != 0:
		return fmt.Sprintf("\x1b[1;%d%s", 1+mods, letter)
	case letter >= "P":
		return "\x1bO" + letter
	}
	return "\x1b[" + letter
}

// character returns the bytes of a key that is one character, with its modifiers.
func character(key string, mods int) (string, error) {
	r, _ := utf8.DecodeRuneInString(key)
	switch {
	case mods == 0:
		return key, nil
	case mods == alt:
		return "\x1b" + key, nil
	case mods == shift && r == '\t':
		return "\x1b[Z", nil
	case mods&shift == 0 && r < utf8.RuneSelf && control(r) != 0:
		b := string(control(r))
		if mods&alt != 0 {
			b = "\x1b" + b
		}
		return b, nil
	}
	return fmt.Sprintf("\x1b[%d;%du", r, 1+mods), nil
}

// control returns the character that ctrl makes of r, or 0.
func control(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return r - 'a' + 1
	case r >= '[' && r <= '_':
		return r - '@'
	}
	return 0
}
