package screentest

import (
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// The size of a cell and of a letter in a picture, and how far the base line is below the top of a row.
const (
	cellWidth  = 9
	cellHeight = 20
	fontSize   = 15
	baseline   = 15
)

// theme is the colours of a terminal where the program sets none.
type theme struct{ page, ink color.RGBA }

var (
	dark  = theme{page: color.RGBA{0x16, 0x18, 0x1d, 0xff}, ink: color.RGBA{0xd6, 0xd9, 0xdf, 0xff}}
	light = theme{page: color.RGBA{0xfb, 0xfa, 0xf7, 0xff}, ink: color.RGBA{0x25, 0x27, 0x2b, 0xff}}
)

// SVG returns a picture of the screen, with its colours and the cursor.
func (s *Screen) SVG() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	cursor := s.term.CursorPosition()
	if s.hidden {
		cursor = uv.Pos(-1, -1)
	}
	return draw(s.term, s.config.theme, cursor)
}

// RenderANSI returns the same picture of what "tmux capture-pane -e -p" prints: rows of text with colours. It has no
// cursor. Of the options only [OnLightPage] matters.
func RenderANSI(ansi string, width, height int, opts ...Option) (svg string) {
	th := configure(opts).theme
	term := newTerminal(width, height, th)
	drained := make(chan struct{})
	go func() { // a text may hold questions to the terminal, and it waits until its answers are read
		defer close(drained)
		b := make([]byte, 256)
		for {
			if _, err := term.Read(b); err != nil {
				return
			}
		}
	}()
	_, _ = term.WriteString("\x1b[?7l") // a row that fills the width must not push the next one down
	for y, line := range strings.Split(strings.TrimSuffix(ansi, "\n"), "\n") {
		if y == height {
			break
		}
		_, _ = fmt.Fprintf(term, "\x1b[%d;1H%s", y+1, strings.TrimSuffix(line, "\r"))
	}
	hangUp(term)
	<-drained
	return draw(term, th, uv.Pos(-1, -1))
}

// draw makes the picture of a terminal.
func draw(term *vt.Emulator, th theme, cursor uv.Position) string {
	w, h := term.Width()*cellWidth, term.Height()*cellHeight
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="%s" font-size="%d">`+"\n",
		w, h, w, h, "'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace", fontSize)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="%s"/>`+"\n", w, h, hex(th.page))
	for y := range term.Height() {
		for _, r := range runs(term, y, th, cursor) {
			r.draw(&b)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// run is cells beside each other that look the same.
type run struct {
	x, y, width int // in cells
	text        string
	look        appearance
}

// appearance is how a cell looks once reverse and the cursor are worked in.
type appearance struct {
	ink, page                          string
	bold, faint, italic, under, strike bool
}

// runs returns row y as runs. Only ASCII is joined: any other character may be of another width in the font at hand.
func runs(term *vt.Emulator, y int, th theme, cursor uv.Position) []run {
	var all []run
	joins := false
	for x := 0; x < term.Width(); {
		content, w := cellAt(term, x, y)
		r := run{x: x, y: y, width: w, text: content, look: appear(term.CellAt(x, y), th, cursor == uv.Pos(x, y))}
		simple := len(content) == 1
		if last := len(all) - 1; simple && joins && all[last].look == r.look {
			all[last].text += content
			all[last].width += w
		} else {
			all = append(all, r)
		}
		joins = simple
		x += w
	}
	return all
}
