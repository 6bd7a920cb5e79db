package editor_test

import (
	"strings"
	"testing"
)

// fill repeats a text up to just under 64 KiB.
func fill(s string, size int) string { return strings.Repeat(s, (size-100)/len(s)) }

// texts are what the benchmarks hold.
var texts = []struct{ name, text string }{
	{"empty", ""},
	{"4KiB", fill("The estimate gets too high when hidden damage is found. ", 4<<10)},
	{"64KiB-lines", fill("The estimate gets too high.\n", 64<<10)},
	{"64KiB-paragraph", fill("The estimate gets too high when hidden damage is found. ", 64<<10)},
	{"64KiB-chinese", fill("车损估价过高时我们按全损处理，", 64<<10)},
	{"64KiB-unbroken", fill("x", 64<<10)},
	{"64KiB-emoji", fill("👨‍👩‍👧🙂", 64<<10)},
	{"64KiB-hindi", fill("हिन्दी में लिखा हुआ पाठ ", 64<<10)},
	{"64KiB-thai", fill("ภาษาไทยไม่มีช่องว่าง", 64<<10)},
	{"64KiB-blank-lines", fill("\n", 64<<10)},
}

// BenchmarkKeyToView types and deletes a letter near the start, the worst place, and draws after each key.
func BenchmarkKeyToView(b *testing.B) {
	for _, tt := range texts {
		b.Run(tt.name, func(b *testing.B) {
			e := sized(100, 30, tt.text)
			e.HandleKey(press("ctrl+home"))
			e.HandleKey(press("right"))
			typed, erased := press("a"), press("backspace")
			b.ReportAllocs()
			for i := range b.N {
				if i%2 == 0 {
					e.HandleKey(typed)
				} else {
					e.HandleKey(erased)
				}
				_ = e.View()
				e.Cursor()
			}
		})
	}
}

// BenchmarkResize wraps the whole text anew.
func BenchmarkResize(b *testing.B) {
	for _, tt := range texts[3:] {
		b.Run(tt.name, func(b *testing.B) {
			e := sized(100, 30, tt.text)
			for i := range b.N {
				e.SetSize(100-i%2, 30)
				_ = e.View()
			}
		})
	}
}

// Every key works at both ends of every text, and what undo takes back redo makes again.
func TestKeysOnLargeTexts(t *testing.T) {
	for _, tt := range texts {
		e := sized(100, 30, tt.text)
		for _, place := range []string{"ctrl+home", "ctrl+end"} {
			e.HandleKey(press(place))
			for _, key := range strings.Fields("a backspace enter backspace left right up down alt+left alt+right home end pgup pgdown") {
				e.HandleKey(press(key))
				_ = e.View()
				if x, y := e.Cursor(); x < 0 || x >= 100 || y < 0 || y >= 30 {
					t.Errorf("%s at %s: %s puts the cursor at %d,%d", tt.name, place, key, x, y)
				}
			}
			if e.Value() != tt.text {
				t.Errorf("%s at %s: the text is another", tt.name, place)
			}
			e.HandleKey(press("alt+z"))
			e.HandleKey(press("alt+y"))
			if e.Value() != tt.text {
				t.Errorf("%s at %s: undo and redo leave another text", tt.name, place)
			}
		}
	}
}

func TestReplace(t *testing.T) {
	e := sized(20, 5, "one\ntwo")
	e.SetLimit(4)
	e.Replace("3\xff long enough")
	if e.Value() != "3\xff long enough" || !e.AtEnd() {
		t.Errorf("%q", e.Value())
	}
	if e.HandleKey(press("alt+z")); e.Value() != "one\ntwo" {
		t.Errorf("undone to %q", e.Value())
	}
}
