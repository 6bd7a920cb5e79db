package serve

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// easel is a painter with the terminal that it paints on, and no goroutine that does.
type easel struct {
	*painter
	terminal *vt.Emulator
}

func newEasel(t *testing.T, width, height int) *easel {
	p := newPainter(io.Discard, []string{"TERM=xterm-256color"}, size{width, height}, colorprofile.TrueColor, func(v any) { t.Error(v) })
	close(p.done)
	<-p.over
	e := &easel{p, vt.NewEmulator(width, height)}
	go func() { _, _ = io.Copy(io.Discard, e.terminal) }() // its answers
	t.Cleanup(func() { e.terminal.InputPipe().(io.Closer).Close() })
	return e
}

// paint paints a frame and says how many bytes that took, and whether the terminal shows what it should.
func (e *easel) paint(t *testing.T, content string, at *tea.Cursor) int {
	t.Helper()
	e.view = tea.View{Content: content, Cursor: at, WindowTitle: "tacit"}
	sent := e.frame()
	_, _ = e.terminal.Write(bytes.ReplaceAll(sent, []byte("\n"), []byte("\r\n")))
	want := uv.NewScreenBuffer(e.columns, e.size.rows)
	want.Method = e.method
	uv.NewStyledString(content).Draw(want, want.Bounds())
	for y := range e.size.rows {
		for x := range e.columns {
			a, b := want.CellAt(x, y), e.terminal.CellAt(x, y)
			if a.Width > 0 && (a.Content != b.Content || !a.Style.Equal(&b.Style)) {
				t.Fatalf("at %d, %d stands %q and not %q, after %q:\n%s", x, y, b.Content, a.Content, sent, e.terminal.Render())
			}
		}
	}
	if at != nil && e.terminal.CursorPosition() != uv.Pos(at.X, at.Y) {
		t.Fatalf("the cursor is at %v, want %v", e.terminal.CursorPosition(), at.Position)
	}
	return len(sent)
}

// Whatever is shown after whatever else, in whatever size, the terminal shows it, though the canvases are everybody's.
func TestPainterShowsWhatIsShown(t *testing.T) {
	texts := []string{"", "plain", "车架弯了", "if 车架", "全损处理不再修了因为修好也不直", "\x1b[31mred\x1b[m and 中文", "\x1b[1;38;5;115m粗体\x1b[m", "x\x1b[48;5;3m 背景 \x1b[m y", strings.Repeat("长", 19)}
	var all sync.WaitGroup
	for seed := range uint64(6) {
		all.Go(func() {
			random := rand.New(rand.NewPCG(seed, 1))
			s := newEasel(t, 40, 8)
			rows := make([]string, 8)
			for range 400 {
				switch n := random.IntN(22); {
				case n == 0: // everything moves, as when one scrolls
					rows = append(rows[1:], texts[random.IntN(len(texts))])
				case n == 1:
					rows = append([]string{texts[random.IntN(len(texts))]}, rows[:7]...)
				case n == 2:
					width, height := 30+random.IntN(30), 6+random.IntN(5)
					s.terminal.Resize(width, height)
					s.told(tea.WindowSizeMsg{Width: width, Height: height})
				case n == 3:
					s.told(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
				case n < 9:
					rows[random.IntN(8)] = texts[random.IntN(len(texts))]
				default:
					i := random.IntN(8)
					if rows[i] += string([]rune("ab车 ")[random.IntN(4)]); ansi.StringWidth(rows[i]) > 28 {
						rows[i] = ""
					}
				}
				var at *tea.Cursor
				if random.IntN(3) > 0 {
					at = tea.NewCursor(random.IntN(28), random.IntN(6))
				}
				s.paint(t, strings.Join(rows, "\n"), at)
				if random.IntN(5) == 0 {
					s.rest()
				}
			}
		})
	}
	all.Wait()
}

// A key costs what is drawn anew, on a screen full of Chinese too, and nothing costs nothing.
func TestPainterIsSparing(t *testing.T) {
	s := newEasel(t, 80, 20)
	page := strings.Repeat("第一步先看照片，车架弯了就按全损处理。\n", 19)
	s.paint(t, page+"车", tea.NewCursor(2, 19))
	for i := range 20 {
		text := "车" + strings.Repeat("架", i+1)
		if n := s.paint(t, page+text, tea.NewCursor(2*i+4, 19)); n > 130 {
			t.Fatalf("a key costs %d bytes", n)
		}
	}
	if n := s.paint(t, page+"车"+strings.Repeat("架", 20), tea.NewCursor(42, 19)); n > 0 {
		t.Errorf("nothing costs %d bytes", n)
	}
}

// A terminal is given back as it was.
func TestPainterGivesTheTerminalBack(t *testing.T) {
	var out bytes.Buffer
	p := newPainter(&out, []string{"TERM=xterm"}, size{40, 8}, colorprofile.ANSI, func(v any) { t.Error(v) })
	modes := map[string]bool{}
	p.told(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	p.told(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	p.mu.Lock()
	p.view = tea.View{Content: "x", WindowTitle: "tacit"}
	p.mu.Unlock()
	out.Write(p.frame())
	p.close()
	text := out.String()
	for _, mode := range []string{"?1049", "?2004", "?2027", "?25", "?2026"} {
		on, off := strings.LastIndex(text, "\x1b["+mode+"h"), strings.LastIndex(text, "\x1b["+mode+"l")
		modes[mode] = on > off
		if mode == "?25" != modes[mode] {
			t.Errorf("%s is left %v: %q", mode, modes[mode], text)
		}
	}
	if strings.Count(text, "\x1b[>1u") != 1 || strings.Count(text, "\x1b[<1u") != 1 || !strings.Contains(text, "\x1b]2;\a") {
		t.Errorf("keyboard or title are left: %q", text)
	}
}
