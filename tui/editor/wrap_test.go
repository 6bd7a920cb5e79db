package editor_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts/plain"
	"tacit/tui/editor"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      int // of the text
		want       []string
	}{
		{"words", "one two three", 8, []string{"one two ", "three"}},
		{"blank hangs", "four five", 4, []string{"four", "five"}},
		{"blanks hang", "four   five", 4, []string{"four", "five"}},
		{"long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"long word behind a short one", "a bcdefgh", 4, []string{"a ", "bcde", "fgh"}},
		{"hyphen", "well-known", 7, []string{"well-", "known"}},
		{"number", "is -5", 4, []string{"is ", "-5"}},
		{"full stop stays", "a cat.", 5, []string{"a ", "cat."}},
		{"chinese", "我们去北京吧", 6, []string{"我们去", "北京吧"}},
		{"odd width", "我们去北京吧", 5, []string{"我们", "去北", "京吧"}},
		{"closing stays", "我们去，好吧", 6, []string{"我们", "去，好", "吧"}},
		{"two closing", "我们去。」好", 6, []string{"我们", "去。」", "好"}},
		{"opening goes along", "我们「去吧」", 6, []string{"我们", "「去", "吧」"}},
		{"quotes", "他说“好”。", 6, []string{"他说", "“好”。"}},
		{"unavoidable", "，，，，", 4, []string{"，，", "，，"}},
		{"mixed", "用Go写的程序", 6, []string{"用Go写", "的程序"}},
		{"latin word in chinese", "我在Linux上", 8, []string{"我在", "Linux上"}},
		{"small kana", "ちょっと", 4, []string{"ちょ", "っと"}},
		{"korean at blanks", "서울에서 만나요", 10, []string{"서울에서 ", "만나요"}},
		{"tab", "a\tb", 8, []string{"a   b"}},
		{"tabs", "\t\tx", 6, []string{"      ", "x"}},
		{"wide in one cell", "我x", 1, []string{"␣", "x"}},
		{"flags", "🇩🇪🇫🇷🇪🇸", 4, []string{"🇩🇪🇫🇷", "🇪🇸"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := sized(tt.width+1, 10, tt.text)
			shows(t, e, tt.want...)
			sound(t, e, tt.width+1, 10)
		})
	}
}

func TestCursorInWideText(t *testing.T) {
	e := sized(21, 5, "a我👨‍👩‍👧é\te\u0301x")
	at(t, e, 10, 0)
	for _, x := range []int{9, 8, 6, 5, 3, 1, 0} {
		keys(t, e, "left")
		at(t, e, x, 0)
	}
	for _, x := range []int{1, 3, 5, 6, 8, 9, 10} {
		keys(t, e, "right")
		at(t, e, x, 0)
	}
}

func TestCursorAcrossRows(t *testing.T) {
	e := sized(7, 5, "我们去北京吧")
	at(t, e, 6, 1)
	keys(t, e, "up")
	at(t, e, 6, 0) // behind the last character of the row, by the goal column
	keys(t, e, "home right right")
	at(t, e, 4, 0)
	keys(t, e, "right")
	at(t, e, 0, 1)
	keys(t, e, "left end")
	at(t, e, 6, 0)
	keys(t, e, "x")
	holds(t, e, "我们去x北京吧")
}

func TestHomeAndEndGoByRowThenLine(t *testing.T) {
	e := sized(9, 5, "one two three four")
	shows(t, e, "one two ", "three ", "four")
	keys(t, e, "up home")
	at(t, e, 0, 1)
	keys(t, e, "home")
	at(t, e, 0, 0)
	keys(t, e, "end")
	at(t, e, 7, 0)
	keys(t, e, "end")
	at(t, e, 4, 2)
}

func TestGoalColumn(t *testing.T) {
	e := sized(20, 6, "a long line here\nab\n我们去北京吧\n\nthe last of them")
	keys(t, e, "left left left")
	at(t, e, 13, 4)
	for _, want := range [][2]int{{0, 3}, {12, 2}, {2, 1}, {13, 0}} {
		keys(t, e, "up")
		at(t, e, want[0], want[1])
	}
	keys(t, e, "down down")
	at(t, e, 12, 2)
	keys(t, e, "left up down down")
	at(t, e, 0, 3)
}

func TestHangingBlanks(t *testing.T) {
	e := sized(5, 3, "four")
	keys(t, e, "␠ ␠")
	shows(t, e, "four")
	at(t, e, 4, 0)
	keys(t, e, "x")
	shows(t, e, "four", "x")
	at(t, e, 1, 1)
	e.SetValue(strings.Repeat(" ", 100))
	sound(t, e, 5, 3)
}

func TestWidthMethods(t *testing.T) {
	e := sized(21, 5, "👨‍👩‍👧")
	at(t, e, 2, 0)
	e.SetWidthMethod(ansi.WcWidth)
	at(t, e, 6, 0)
}

// Every character has the width the renderer gives it, whether it takes the short way through the ruler or not.
func TestWidthOfEveryCharacter(t *testing.T) {
	for _, method := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
		e := editor.New()
		e.SetSize(20, 2)
		e.SetWidthMethod(method)
		bad := 0
		for r := rune(' '); r < 0x30000; r++ {
			if r == '\t' || r >= 0xd800 && r < 0xe000 {
				continue
			}
			e.SetValue(string(r) + "a")
			x, _ := e.Cursor()
			if plain.Hidden(e.View()) {
				t.Errorf("%U reaches the view", r)
			}
			if w := method.StringWidth(e.View()); x != w {
				t.Errorf("%U: cursor at %d behind %q of %d cells (method %d)", r, x, e.View(), w, method)
				if bad++; bad > 20 {
					t.FailNow()
				}
			}
		}
	}
}

// Two frequent characters in a row are as wide together as the renderer makes them, and are two clusters.
func TestNeighbours(t *testing.T) {
	some := []rune("aé—“”…а你〇、（！ガー々ー한글🙂❤\ufe0f\u200d\u0301\u3099ـ้क्क🇩©1")
	e := editor.New()
	e.SetSize(20, 2)
	for _, a := range some {
		for _, b := range some {
			e.SetValue("x" + string(a) + string(b) + "y")
			x, _ := e.Cursor()
			if w := ansi.StringWidth(e.View()); x != w {
				t.Errorf("%U %U: cursor at %d behind %q of %d cells", a, b, x, e.View(), w)
			}
		}
	}
}
