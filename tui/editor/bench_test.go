package editor_test

import (
	"strings"
	"testing"
	"time"

	"tacit/tui/editor"
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

// worst returns the longest time the editor takes for any of the keys, the best of several rounds each, so that other
// work on the machine doesn't count.
func worst(e *editor.Editor, names []string) (longest time.Duration, name string) {
	for _, n := range names {
		best := time.Hour
		for range 9 {
			start := time.Now()
			e.HandleKey(press(n))
			_ = e.View()
			e.Cursor()
			best = min(best, time.Since(start))
		}
		if best > longest {
			longest, name = best, n
		}
	}
	return longest, name
}

func TestFast(t *testing.T) {
	const bound = 12 * time.Millisecond // it takes a third of that at most; the rest is for a busy machine
	for _, tt := range texts {
		e := sized(100, 30, tt.text)
		for _, place := range []string{"ctrl+home", "ctrl+end"} {
			e.HandleKey(press(place))
			took, key := worst(e, strings.Fields("a backspace enter backspace left right up down alt+left alt+right home end pgup pgdown alt+z alt+y"))
			t.Logf("%-18s %-9s %8v by %s", tt.name, place, took, key)
			if took > bound && !raceEnabled {
				t.Errorf("%s at %s: %s takes %v", tt.name, place, key, took)
			}
		}
	}
}
