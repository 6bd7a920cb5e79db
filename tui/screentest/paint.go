package screentest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// appear works out how a cell looks. The cursor is a block in the colour of the ink.
func appear(c *uv.Cell, th theme, cursor bool) appearance {
	a := appearance{ink: hex(th.ink)}
	if c != nil {
		a.take(c.Style, th)
	}
	if cursor {
		a.ink, a.page, a.faint = hex(th.page), hex(th.ink), false
	}
	return a
}

// take sets what a style says.
func (a *appearance) take(s uv.Style, th theme) {
	if s.Fg != nil {
		a.ink = hex(s.Fg)
	}
	if s.Bg != nil {
		a.page = hex(s.Bg)
	}
	if s.Attrs&uv.AttrReverse != 0 {
		if a.page == "" {
			a.page = hex(th.page)
		}
		a.ink, a.page = a.page, a.ink
	}
	if s.Attrs&uv.AttrConceal != 0 {
		a.ink = a.page
	}
	a.bold = s.Attrs&uv.AttrBold != 0
	a.faint = s.Attrs&uv.AttrFaint != 0
	a.italic = s.Attrs&uv.AttrItalic != 0
	a.strike = s.Attrs&uv.AttrStrikethrough != 0
	a.under = s.Underline != uv.UnderlineNone
}

// hex returns a colour as SVG writes it.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// draw writes the background of the run, if it has its own, and its text.
func (r run) draw(b *strings.Builder) {
	x, y, w := r.x*cellWidth, r.y*cellHeight, r.width*cellWidth
	if r.look.page != "" {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", x, y, w, cellHeight, r.look.page)
	}
	lines := r.look.under || r.look.strike
	trimmed := r.text
	if !lines {
		trimmed = strings.TrimRight(r.text, " ")
		w -= (len(r.text) - len(trimmed)) * cellWidth
		body := strings.TrimLeft(trimmed, " ")
		lead := (len(trimmed) - len(body)) * cellWidth
		trimmed, x, w = body, x+lead, w-lead
	}
	if trimmed == "" || r.look.ink == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		x, y+baseline, w, r.look.ink, r.look.attributes(), html.EscapeString(trimmed))
}

// attributes returns the attributes of a text but for its colour.
func (a appearance) attributes() string {
	var b strings.Builder
	if a.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if a.italic {
		b.WriteString(` font-style="italic"`)
	}
	if a.faint {
		b.WriteString(` opacity="0.6"`)
	}
	switch {
	case a.under && a.strike:
		b.WriteString(` text-decoration="underline line-through"`)
	case a.under:
		b.WriteString(` text-decoration="underline"`)
	case a.strike:
		b.WriteString(` text-decoration="line-through"`)
	}
	return b.String()
}
