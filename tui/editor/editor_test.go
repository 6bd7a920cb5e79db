package editor_test

import (
	"errors"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/tui/editor"
)

func TestValueKeepsEveryByte(t *testing.T) {
	for _, text := range []string{"", "\n", "a\tb\r\nc\rd\n", "\xff\xfe\x00\x1b[31m", "\u202eabc", "e\u0301\u200b", "\xf0\x9f"} {
		holds(t, sized(10, 3, text), text)
	}
}

func TestPasteMakesLineFeeds(t *testing.T) {
	e := editor.New()
	if err := e.Paste("a\r\nb\rc\n\td\r\n"); err != nil {
		t.Fatal(err)
	}
	holds(t, e, "a\nb\nc\n\td\n")
	if e.LineCount() != 5 {
		t.Errorf("%d lines", e.LineCount())
	}
}

func TestLimit(t *testing.T) {
	e := editor.New()
	e.SetLimit(5)
	var long editor.TooLong
	if err := e.Paste("sechs!"); !errors.As(err, &long) || long != (editor.TooLong{Size: 6, Limit: 5}) {
		t.Errorf("error %v", err)
	}
	holds(t, e, "")
	if err := e.Paste("12345"); err != nil {
		t.Error(err)
	}
	version := e.Version()
	for _, k := range []string{"6", "enter"} {
		if !e.HandleKey(press(k)) || !errors.As(e.Err(), &long) || long.Size != 6 {
			t.Errorf("%s above the limit: error %v", k, e.Err())
		}
	}
	if e.Version() != version {
		t.Error("a refused key changed the version")
	}
	holds(t, e, "12345")
	keys(t, e, "backspace")
	if e.Err() != nil {
		t.Errorf("error %v stays", e.Err())
	}
	e.SetValue("loaded above the limit")
	keys(t, e, "backspace x")
	holds(t, e, "loaded above the limi")
	if !strings.Contains(e.Err().Error(), "22 bytes") {
		t.Error(e.Err())
	}
}

func TestDefaultLimit(t *testing.T) {
	e := editor.New()
	if err := e.Paste(strings.Repeat("x", 65536)); err != nil {
		t.Error(err)
	}
	if err := e.Paste("x"); err == nil {
		t.Error("65537 bytes were taken")
	}
}

func TestVersion(t *testing.T) {
	e := sized(20, 3, "abc")
	v := e.Version()
	keys(t, e, "left right home end delete ctrl+home backspace")
	e.SetSize(10, 2)
	e.SetValue("abc")
	if err := e.Paste(""); err != nil || e.Version() != v {
		t.Error("the version changed though the text didn't")
	}
	for _, k := range []string{"x", "enter", "backspace", "alt+z", "alt+y", "ctrl+u"} {
		if keys(t, e, k); e.Version() == v {
			t.Errorf("%s didn't change the version", k)
		}
		v = e.Version()
	}
}

func TestPlaceholder(t *testing.T) {
	e := editor.New()
	e.SetSize(12, 2)
	e.SetStyle(editor.Style{Gutter: "▏"})
	e.SetPlaceholder("Take your time\x1b[31m. Every detail helps.")
	shows(t, e, "▏Take your ", "▏time. ")
	at(t, e, 1, 0)
	keys(t, e, "x")
	shows(t, e, "▏x")
	keys(t, e, "backspace")
	shows(t, e, "▏Take your ", "▏time. ")
}

func TestStyleAndGutter(t *testing.T) {
	e := editor.New()
	e.SetStyle(editor.Style{
		Text:   lipgloss.NewStyle().Bold(true),
		Gutter: lipgloss.NewStyle().Faint(true).Render("▏ "),
	})
	e.SetSize(20, 3)
	e.SetValue("one\n\ntwo")
	shows(t, e, "\x1b[2m▏ \x1b[m\x1b[1mone\x1b[m", "\x1b[2m▏ \x1b[m", "\x1b[2m▏ \x1b[m\x1b[1mtwo\x1b[m")
	at(t, e, 5, 2)
	e.SetSize(4, 3) // no room for the gutter
	if w := ansi.StringWidth(strings.Split(e.View(), "\n")[0]); w > 4 {
		t.Errorf("row of %d cells", w)
	}
}

func TestHostileText(t *testing.T) {
	e := sized(60, 5, "a\x1b[31mb\x9b2J\u009bc\u202egpj.exe\u2066\u200b\u00ad\x00\x07\x7f\u2028\u0085d\u0301\n\u0301x")
	shows(t, e, "a␣[31mb�2J␣c␣gpj.exe␣␣␣␣␣␣␣␣d\u0301", "␣x")
	at(t, e, 2, 1)
	e.SetValue("🏴\U000e0067\U000e0062\U000e007f")
	shows(t, e, "🏴")
	e.SetValue("x" + strings.Repeat("\u0301", 50000))
	if len(e.View()) > 4000 {
		t.Errorf("a letter under many marks takes %d bytes of the view", len(e.View()))
	}
}

func TestScroll(t *testing.T) {
	e := sized(10, 3, "1\n2\n3\n4\n5\n6")
	check := func(first int) {
		t.Helper()
		if s := e.Scroll(); s != (editor.Scroll{First: first, Visible: 3, Total: 6}) {
			t.Errorf("scroll %+v, want first %d", s, first)
		}
	}
	check(3)
	at(t, e, 1, 2)
	keys(t, e, "up up")
	check(3)
	at(t, e, 1, 0)
	keys(t, e, "up")
	check(2)
	shows(t, e, "3", "4", "5")
	keys(t, e, "pgup")
	check(0)
	keys(t, e, "pgdown pgdown")
	check(2)
	keys(t, e, "ctrl+end ctrl+home")
	check(0)
	at(t, e, 0, 0)
}

func TestScrollFillsTheWindow(t *testing.T) {
	e := sized(10, 3, "1\n2\n3\n4\n5\n6")
	keys(t, e, "backspace backspace backspace backspace")
	shows(t, e, "2", "3", "4")
	e.SetSize(10, 10)
	shows(t, e, "1", "2", "3", "4")
	at(t, e, 1, 3)
}

// The view once stayed as it was when the window only grew.
func TestTallerWindow(t *testing.T) {
	e := sized(10, 2, "1\n2\n3")
	keys(t, e, "ctrl+home")
	shows(t, e, "1", "2")
	e.SetSize(10, 3)
	shows(t, e, "1", "2", "3")
}

func TestResize(t *testing.T) {
	e := sized(40, 4, "the quick brown fox jumps over the lazy dog")
	keys(t, e, "alt+left alt+left")
	for _, width := range []int{40, 20, 11, 3, 2, 1, 0, 80} {
		e.SetSize(width, 4)
		holds(t, e, "the quick brown fox jumps over the lazy dog")
		sound(t, e, max(1, width), 4)
	}
	at(t, e, 35, 0)
}
