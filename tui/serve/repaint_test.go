package serve

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// twins draws frames with the renderer that Bubble Tea has, on a terminal that gets all of it and on one that is spared the repaints.
type twins struct {
	renderer      *uv.TerminalRenderer
	drawn, sent   bytes.Buffer
	repaints      *repaints
	all, spared   *vt.Emulator
	width, height int
}

func newTwins(width, height int) *twins {
	s := &twins{all: vt.NewEmulator(width, height), spared: vt.NewEmulator(width, height), width: width, height: height}
	s.renderer = uv.NewTerminalRenderer(&s.drawn, []string{"TERM=xterm-256color"})
	s.renderer.SetFullscreen(true)
	s.renderer.Resize(width, height)
	s.repaints = newRepaints(&s.sent, height)
	return s
}

// draw draws a frame and says how the two terminals differ.
func (s *twins) draw(t *testing.T, frame string) (sent int) {
	t.Helper()
	screen := uv.NewScreenBuffer(s.width, s.height)
	uv.NewStyledString(frame).Draw(screen, screen.Bounds())
	s.renderer.Render(screen.RenderBuffer)
	if err := s.renderer.Flush(); err != nil {
		t.Fatal(err)
	}
	raw := bytes.Clone(s.drawn.Bytes())
	s.drawn.Reset()
	if _, err := s.repaints.Write(raw); err != nil {
		t.Fatal(err)
	}
	sent = s.sent.Len()
	_, _ = s.all.Write(bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n")))
	_, _ = s.spared.Write(bytes.ReplaceAll(s.sent.Bytes(), []byte("\n"), []byte("\r\n")))
	s.sent.Reset()
	if want, got := s.all.Render(), s.spared.Render(); got != want {
		t.Fatalf("the screens differ after %q:\n%s\n--- want\n%s", raw, got, want)
	}
	if want, got := s.all.CursorPosition(), s.spared.CursorPosition(); got != want {
		t.Fatalf("the cursor is at %v, want %v", got, want)
	}
	return sent
}

// Whatever is drawn, a terminal that is spared the repaints shows the same.
func TestRepaintsShowTheSame(t *testing.T) {
	texts := []string{"", "plain", "车架弯了", "if 车架", "a 👩‍🔧 b", "全损处理不再修了因为修好也不直", "\x1b[31mred\x1b[m and 中文", "\x1b[1;38;5;115m粗体\x1b[m", "x\x1b[48;5;3m 背景 \x1b[m y", strings.Repeat("长", 19)}
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 1))
		s := newTwins(40, 8)
		rows := make([]string, 8)
		for range 400 {
			switch n := random.IntN(20); {
			case n == 0: // everything moves, as when one scrolls
				rows = append(rows[1:], texts[random.IntN(len(texts))])
			case n == 1:
				rows = append([]string{texts[random.IntN(len(texts))]}, rows[:7]...)
			case n < 8:
				rows[random.IntN(8)] = texts[random.IntN(len(texts))]
			default:
				i := random.IntN(8)
				if rows[i] += string([]rune("ab车 ")[random.IntN(4)]); ansi.StringWidth(rows[i]) > 40 {
					rows[i] = ""
				}
			}
			s.draw(t, strings.Join(rows, "\n"))
		}
	}
}

// On a screen full of Chinese a key costs what is drawn anew.
func TestRepaintsAreSpared(t *testing.T) {
	s := newTwins(80, 20)
	page := strings.Repeat("第一步先看照片，车架弯了就按全损处理。\n", 19)
	s.draw(t, page+"车")
	for i := range 20 {
		text := "车" + strings.Repeat("架", i+1)
		if n := s.draw(t, page+text); n > 120 {
			t.Fatalf("a key costs %d bytes", n)
		}
	}
}

// What is not known makes everything be drawn.
func TestRepaintsForget(t *testing.T) {
	row := "\x1b[?7l\x1b[3;1H\x1b[K车架\x1b[?7h\x1b[3;5H"
	for name, between := range map[string]string{
		"nothing": "", "text elsewhere": "\x1b[5;1Habc", "colours": "\x1b[31m\x1b[m", "the cursor": "\x1b[?25l\x1b[?25h\x1b[9;9H",
		"text there": "\x1b[3;1Habc", "text there, by steps": "\x1b[1;1H\n\nabc", "text there, from below": "\x1b[9;1H\x1b[6Aabc", "an erased screen": "\x1b[2J", "an erased end": "\x1b[1;1H\x1b[J",
		"an erased row": "\x1b[3;4H\x1b[K", "a scrolled screen": "\x1b[S", "a region": "\x1b[2;5r", "an inserted line": "\x1b[1;1H\x1b[L", "another screen": "\x1b[?1049h", "a reset": "\x1bc",
		"a scroll at the end": "\x1b[24;1H\n", "another colour": "\x1b[31m", "repeated": "\x1b[3;1Ha\x1b[5b", "a title": "\x1b]2;x\a",
	} {
		var sent bytes.Buffer
		r := newRepaints(&sent, 24)
		fmt.Fprint(r, row)
		fmt.Fprint(r, between)
		sent.Reset()
		fmt.Fprint(r, row)
		spared := !strings.Contains(sent.String(), "车架")
		if want := name == "nothing" || name == "text elsewhere" || name == "colours" || name == "the cursor"; spared != want {
			t.Errorf("%s: spared %v, want %v: %q", name, spared, want, sent.String())
		}
		r.resized(24)
		sent.Reset()
		if fmt.Fprint(r, row); !strings.Contains(sent.String(), "车架") {
			t.Errorf("%s: after another size the row is not drawn", name)
		}
	}
}
