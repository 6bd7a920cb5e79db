package editor_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// sound checks what must hold of an editor at all times.
func sound(t testing.TB, e *editor.Editor, width, height int) {
	t.Helper()
	rows := strings.Split(e.View(), "\n")
	x, y := e.Cursor()
	if x < 0 || x >= width || y < 0 || y >= height || y >= len(rows) && !e.Empty() {
		t.Fatalf("cursor at %d,%d in %d×%d, %d rows; value %q", x, y, width, height, len(rows), e.Value())
	}
	if len(rows) > height {
		t.Fatalf("%d rows in a window of %d", len(rows), height)
	}
	for _, r := range rows {
		if w := ansi.StringWidth(r); w > width || plain.Hidden(r) {
			t.Fatalf("row %q of %d cells in a window of %d; value %q", r, w, width, e.Value())
		}
	}
	s := e.Scroll()
	if s.First < 0 || s.First+s.Visible > s.Total || s.Visible != len(rows) {
		t.Fatalf("scroll %+v with %d rows", s, len(rows))
	}
	if n := 1 + strings.Count(e.Value(), "\n"); e.LineCount() != n {
		t.Fatalf("%d lines, want %d", e.LineCount(), n)
	}
}

// same checks that e is wrapped as an editor is that gets the whole value at once.
func same(t testing.TB, e *editor.Editor, width, height int, past []string) {
	t.Helper()
	other := sized(width, 1<<20, e.Value())
	e.SetSize(width, 1<<20)
	if got, want := e.View(), other.View(); got != want {
		t.Fatalf("after %q value %q is wrapped as\n%s\nnot\n%s", past, e.Value(), bracket(got), bracket(want))
	}
	if got, want := e.Scroll().Total, other.Scroll().Total; got != want {
		t.Fatalf("%d rows counted, not %d", got, want)
	}
	e.SetSize(width, height)
}

// snippets are what the random tests type and paste.
var snippets = []string{
	"a", "b", " ", "  ", "word ", "longerword", "-", ".", "，", "。", "」", "「", "我", "们去北京", "ー", "한국어 ", "é", "e\u0301", "\u0301",
	"👨‍👩‍👧", "👩", "\u200d", "🇩🇪", "🇩", "\ufe0f", "\t", "\n", "\n\n", "a\nb\nc", "\r\n", "\x1b[31m", "\u202e", "\xe2", "\x82", "\xac", "\xff", "हिन्दी", "ก้",
	"(", "x-y", "5", "\u3000", "\u0600", "\U000e0067", "Lorem ipsum dolor sit amet. ",
}

// model is the plain reference: a text and a cursor, with whole texts kept for undo.
type model struct{ before, after string }

// random presses random keys and does the same to a model. How much a key takes is measured by the length of the value.
func random(t testing.TB, seed uint64, steps int) {
	rng := rand.New(rand.NewPCG(seed, 1))
	width, height := 1+rng.IntN(30), 1+rng.IntN(8)
	e := sized(width, height, "")
	var m model
	var past []string
	moves := strings.Fields("left right up down home end alt+left alt+right pgup pgdown ctrl+home ctrl+end")
	for range steps {
		do := ""
		switch n := rng.IntN(20); {
		case n < 8:
			s := snippets[rng.IntN(len(snippets))]
			do = "paste " + s
			if err := e.Paste(s); err != nil {
				t.Fatal(err)
			}
			m.before += strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
		case n < 10:
			do = "enter"
			keys(t, e, do)
			m.before += "\n"
		case n < 13:
			do = []string{"backspace", "ctrl+w", "ctrl+u"}[min(2, rng.IntN(8)/3)]
			keys(t, e, do)
			m.before = m.before[:max(0, e.Len()-len(m.after))]
		case n < 15:
			do = []string{"delete", "alt+d"}[rng.IntN(2)]
			keys(t, e, do)
			m.after = m.after[len(m.after)-max(0, e.Len()-len(m.before)):]
		case n < 16:
			do = []string{"alt+z", "alt+y"}[rng.IntN(2)]
			keys(t, e, do)
			m = model{before: e.Value()}
			keys(t, e, "ctrl+end")
		default:
			do = moves[rng.IntN(len(moves))]
			e.HandleKey(press(do))
			m = split(t, e)
		}
		past = append(past, do)
		if e.Value() != m.before+m.after {
			t.Fatalf("seed %d, after %q the value is %q, not %q + %q", seed, past, e.Value(), m.before, m.after)
		}
		sound(t, e, width, height)
		same(t, e, width, height, past)
		m = split(t, e)
	}
}

// marks counts the marks of split.
var marks int

// split finds the cursor in the value by what a paste changes there.
func split(t testing.TB, e *editor.Editor) model {
	t.Helper()
	marks++
	mark := fmt.Sprintf("\x00mark%d\x00", marks) // a new one each time, for redo may bring old ones back
	value := e.Value()
	if err := e.Paste(mark); err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(e.Value(), mark)
	if !ok || before+after != value {
		t.Fatalf("a paste into %q gives %q", value, e.Value())
	}
	keys(t, e, "alt+z")
	if e.Value() != value {
		t.Fatalf("undo gives %q, not %q", e.Value(), value)
	}
	return model{before, after}
}

func TestRandomKeys(t *testing.T) {
	n := uint64(300)
	if testing.Short() {
		n = 50
	}
	for seed := range n {
		random(t, seed, 80)
	}
}

// Rows fit the window by either way of measuring.
func TestRowsFitByEitherMethod(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		var text strings.Builder
		for range rng.IntN(30) {
			text.WriteString(snippets[rng.IntN(len(snippets))])
		}
		width := 1 + rng.IntN(20)
		for _, method := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
			e := sized(width, 5, "")
			e.SetWidthMethod(method)
			e.SetValue(text.String())
			for row := range strings.SplitSeq(e.View(), "\n") {
				if w := method.StringWidth(row); w > width {
					t.Fatalf("row %q of %d cells in a window of %d (method %d)", row, w, width, method)
				}
			}
		}
	}
}

// Undoing everything gives the first text, redoing everything the last.
func TestUndoAll(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 2))
		e := sized(20, 5, "start")
		edits := strings.Fields("backspace delete enter ctrl+w alt+d ctrl+u a b ␠ left right up home")
		for range 100 {
			if rng.IntN(3) == 0 {
				_ = e.Paste(snippets[rng.IntN(len(snippets))])
			} else if k := edits[rng.IntN(len(edits))]; k != "up" || !e.AtStart() {
				keys(t, e, k)
			}
		}
		last := e.Value()
		for range 200 {
			keys(t, e, "alt+z")
		}
		holds(t, e, "start")
		for range 200 {
			keys(t, e, "alt+y")
		}
		holds(t, e, last)
	}
}

func FuzzPaste(f *testing.F) {
	for _, s := range snippets {
		f.Add("some text", s, uint8(20))
	}
	f.Add("", strings.Join(snippets, ""), uint8(7))
	f.Fuzz(func(t *testing.T, text, paste string, width uint8) {
		w := max(1, int(width%60))
		e := sized(w, 5, text)
		keys(t, e, "left alt+left")
		if err := e.Paste(paste); err != nil {
			return
		}
		sound(t, e, w, 5)
		same(t, e, w, 5, []string{text, paste})
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(paste)
		if !strings.Contains(e.Value(), want) || e.Len() != len(text)+len(want) {
			t.Fatalf("%q pasted into %q gives %q", paste, text, e.Value())
		}
		if keys(t, e, "alt+z"); e.Value() != text {
			t.Fatalf("undo gives %q, not %q", e.Value(), text)
		}
	})
}

// FuzzKeys drives the random test with seeds of the fuzzer.
func FuzzKeys(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { random(t, seed, 40) })
}
