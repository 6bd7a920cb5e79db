package editor_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tacit/tui/editor"
)

func TestKeys(t *testing.T) {
	tests := []struct{ name, value, keys, want string }{
		{"letters", "", "a b ␠ c", "ab c"},
		{"newlines", "a", "enter b ctrl+j c shift+enter d alt+enter e", "a\nb\nc\nd\ne"},
		{"question mark in a text", "why", "?", "why?"},
		{"backspace", "ab", "backspace", "a"},
		{"ctrl+h", "ab", "ctrl+h", "a"},
		{"backspace joins lines", "a\nb", "left backspace", "ab"},
		{"backspace at the start", "ab", "ctrl+home backspace", "ab"},
		{"backspace takes a whole family", "a👨‍👩‍👧", "backspace", "a"},
		{"backspace takes a letter and its accent", "xe\u0301", "backspace", "x"},
		{"delete", "ab", "home delete", "b"},
		{"delete joins lines", "a\nb", "up end delete", "ab"},
		{"delete at the end", "ab", "delete", "ab"},
		{"ctrl+w", "one two", "ctrl+w", "one "},
		{"ctrl+w takes the blanks too", "one two  ", "ctrl+w", "one "},
		{"ctrl+w at a line start", "one\ntwo", "home ctrl+w", "onetwo"},
		{"ctrl+w in chinese", "我们去北京", "ctrl+w ctrl+w", "我们去"},
		{"alt+backspace", "one two", "alt+backspace", "one "},
		{"alt+d", "one two", "home alt+d", " two"},
		{"alt+d over blanks", "one two three", "home alt+d alt+d", " three"},
		{"alt+d at a line end", "one\ntwo", "up end alt+d", "onetwo"},
		{"ctrl+u", "one\ntwo three", "alt+left ctrl+u", "one\nthree"},
		{"ctrl+u at a line start", "one\ntwo", "home ctrl+u", "one\ntwo"},
		{"insert in the middle", "ac", "left b", "abc"},
		{"up and down", "abc\ndef", "left up x down y", "abxc\ndefy"},
		{"home and end", "abc", "home x end y", "xabcy"},
		{"ctrl+a", "abc", "ctrl+a x", "xabc"},
		{"start and end of the text", "a\nb", "ctrl+home x ctrl+end y", "xa\nby"},
		{"alt+< and alt+>", "a\nb", "alt+< x alt+> y", "xa\nby"},
		{"tabs stay", "a\tb", "left left x", "ax\tb"},
		{"an accent joins the letter before it", "e", "\u0301 x", "e\u0301x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := sized(40, 5, tt.value)
			keys(t, e, tt.keys)
			holds(t, e, tt.want)
		})
	}
}

func TestKeysByWord(t *testing.T) {
	e := sized(40, 5, "one two, 三四 five")
	for _, want := range []int{14, 11, 9, 4, 0} {
		keys(t, e, "alt+left")
		at(t, e, want, 0)
	}
	for _, want := range []int{3, 7, 11, 13, 18} {
		keys(t, e, "ctrl+right")
		at(t, e, want, 0)
	}
}

func TestKeysLeftToTheCaller(t *testing.T) {
	e := sized(40, 5, "text")
	for name := range strings.FieldsSeq("ctrl+s ctrl+k ctrl+p ctrl+e ctrl+x ctrl+z ctrl+c ctrl+d ctrl+g ctrl+r ctrl+t ctrl+l " +
		"tab shift+tab esc f1 f5 f12 ctrl+n ctrl+b ctrl+f alt+x") {
		if e.HandleKey(press(name)) {
			t.Errorf("%s was consumed", name)
		}
	}
	holds(t, e, "text")
	if e.HandleKey(press("down")) || e.HandleKey(press("pgdown")) {
		t.Error("down was consumed behind the text")
	}
	keys(t, e, "up") // goes to the start first
	if !e.AtStart() || e.HandleKey(press("up")) || e.HandleKey(press("pgup")) {
		t.Error("up was consumed before the text")
	}
	keys(t, e, "down")
	if !e.AtEnd() {
		t.Error("down in the last row doesn't go to the end")
	}
}

func TestQuestionMark(t *testing.T) {
	e := editor.New()
	if e.HandleKey(press("?")) {
		t.Error("? was consumed though there is no text")
	}
	keys(t, e, "a ? backspace backspace")
	if e.HandleKey(press("?")) {
		t.Error("? was consumed though there is no text any more")
	}
}

func TestTextThatLooksLikeAKeyName(t *testing.T) {
	e := editor.New()
	for _, text := range []string{"up", "enter", "ctrl+u"} { // as an input method may commit it
		e.HandleKey(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
	}
	e.HandleKey(tea.KeyPressMsg{Code: 'a', ShiftedCode: 'A', Mod: tea.ModShift | tea.ModCapsLock, Text: "A"})
	holds(t, e, "upenterctrl+uA")
	if e.HandleKey(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl, Text: "s"}) {
		t.Error("ctrl+s with text was taken for text")
	}
}

func TestUndo(t *testing.T) {
	tests := []struct{ name, keys, want string }{
		{"a run of letters", "a b c alt+z", ""},
		{"words", "o n e ␠ t w o alt+z", "one "},
		{"twice", "o n e ␠ t w o alt+z ctrl+_", ""},
		{"more than there is", "a alt+z alt+z alt+z", ""},
		{"redo", "a b alt+z alt+y", "ab"},
		{"redo after a new edit", "a b alt+z c alt+y", "c"},
		{"newline stands alone", "a enter b alt+z alt+z", "a"},
		{"a move parts the runs", "a b left c alt+z", "ab"},
		{"backspaces", "a b c backspace backspace alt+z", "abc"},
		{"deletes", "a b c home delete delete alt+z", "abc"},
		{"ctrl+u", "a enter b c ctrl+u alt+z", "a\nbc"},
		{"after undo a new run", "a alt+z b alt+z", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := editor.New()
			keys(t, e, tt.keys)
			holds(t, e, tt.want)
		})
	}
}

func TestUndoOfAPaste(t *testing.T) {
	e := sized(40, 5, "ab")
	keys(t, e, "left")
	if err := e.Paste("one\r\ntwo\rthree\n"); err != nil {
		t.Fatal(err)
	}
	holds(t, e, "aone\ntwo\nthree\nb")
	at(t, e, 0, 3)
	keys(t, e, "ctrl+_")
	holds(t, e, "ab")
	at(t, e, 1, 0)
	keys(t, e, "alt+y")
	holds(t, e, "aone\ntwo\nthree\nb")
	at(t, e, 0, 3)
}

func TestUndoIsBounded(t *testing.T) {
	e := editor.New()
	block := strings.Repeat("x", 60000)
	for range 100 {
		if err := e.Paste(block); err != nil {
			t.Fatal(err)
		}
		keys(t, e, "ctrl+u")
	}
	steps := 0
	for v := e.Version(); ; v = e.Version() {
		if keys(t, e, "alt+z"); v == e.Version() {
			break
		}
		steps++
	}
	if steps == 0 || steps > 20 {
		t.Errorf("%d steps of 60 kB are kept", steps)
	}
}

func TestSetValueForgetsUndo(t *testing.T) {
	e := editor.New()
	keys(t, e, "a b")
	e.SetValue("draft")
	keys(t, e, "alt+z")
	holds(t, e, "draft")
}
