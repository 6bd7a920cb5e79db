package tui

import (
	"strings"

	"tacit/profile"
	"tacit/prompts/plain"
)

// How wide a terminal has to be, and a column in it, for what several say to stand side by side.
const (
	besideWidth = 80
	leastColumn = 24
)

func (c *comparison) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th := m.theme
	far := ""
	if len(c.rows) > 0 {
		far = itoa(c.at+1) + " / " + itoa(len(c.rows))
	}
	head := m.head(th.accent.Render("tacit") + "  " + th.dim.Render(sides(c.title(), far, width-7)))
	normal := m.say.Say("compare.note")
	if c.note != "" {
		normal = c.note
	}
	foot := m.foot(m.status(normal, width), footer(c.keys(m), m.say, width, th))
	room := max(1, m.height-len(head)-len(foot))
	return frame{text: indent(stack(head, c.body(m, min(width, pageWidth), room), foot, m.height), left)}
}

func (c *comparison) body(m *Model, width, room int) []string {
	switch {
	case len(c.rows) == 0:
		return wrapText(m.say.Say("compare.nothing"), min(width, textWidth))
	case c.words:
		body := c.wordsView(m, min(width, textWidth))
		c.scroll = max(0, min(c.scroll, len(body)-room))
		return body[c.scroll:min(len(body), c.scroll+room)]
	}
	return c.inSight(m, width, room)
}

// inSight lays out only what is in sight: the point under the cursor, and of those around it the ones that fit. None is begun
// that does not: half a sentence may say the opposite of the whole.
func (c *comparison) inSight(m *Model, width, room int) []string {
	c.top = min(c.top, c.at)
	height := 0
	for i := c.at; i >= c.top; i-- {
		if height += len(c.row(m, i, width, room)); height > room && i < c.at {
			c.top = i + 1
			break
		}
	}
	var out []string
	for i := c.top; i < len(c.rows) && len(out) < room; i++ {
		row := c.row(m, i, width, room)
		if i > c.at && len(out)+len(row)-1 > room { // the empty line behind it may go
			break
		}
		out = append(out, row...)
	}
	return atMost(out[:len(out)-1], room, width)
}

// row is a point, with the heading above the first one of a section or on the screen, and the part of the work where it
// is another one.
func (c *comparison) row(m *Model, i, width, room int) []string {
	r := c.rows[i]
	var out []string
	first := i == c.top || c.rows[i-1].section != r.section
	if first {
		out = append(out, m.theme.accent.Render(cut(r.section, width)))
	}
	if part := plain.Line(r.Part); part != "" && first || !first && c.rows[i-1].Part != r.Part {
		if part == "" {
			part = c.general
		}
		out = append(out, m.theme.strong.Render(cut("  "+part, width)))
	}
	mark := "  "
	if i == c.at {
		mark = m.theme.accent.Render("▸ ")
	}
	for j, l := range c.point(m, r, width-2, max(1, room-len(out))) {
		if j > 0 {
			mark = "  "
		}
		out = append(out, mark+l)
	}
	return append(out, "")
}

// point is what is said about one thing, in at most so many lines: what has to stand before it once, then what each says.
func (c *comparison) point(m *Model, r row, width, most int) []string {
	var out []string
	if lead := r.Claims[0].Lead; lead != "" { // what is about one thing has one
		out = append(out, cut(m.say.Say("compare.lead", "lead", plain.Line(lead)), width))
		most--
	}
	if r.side {
		return append(out, c.voices(m, r, width, most)...)
	}
	out = append(out, atMost(wrapText(r.Claims[0].Text, min(width, textWidth)), max(1, most-1), width)...)
	return append(out, m.theme.dim.Render(cut(c.sources(r.Point), width)))
}

// voices is what several say differently: side by side where there is room, otherwise one below the other.
func (c *comparison) voices(m *Model, r row, width, most int) []string {
	n := len(r.Claims)
	column := (width - (n-1)*columnGap) / n
	together := m.width >= besideWidth && column >= leastColumn
	var out []string
	for i, v := range r.Claims {
		if together {
			out = beside(out, c.voice(m, v, column, most), i*(column+columnGap), most)
			continue
		}
		out = append(out, c.voice(m, v, width, max(2, most/n))...)
	}
	return out
}

// voice is what one specialist says, below their name.
func (c *comparison) voice(m *Model, v profile.Voiced, width, most int) []string {
	name := c.sources(profile.Point{Claims: []profile.Voiced{v}})
	return append([]string{m.theme.dim.Render(cut(name, width))}, atMost(wrapText(v.Text, min(width, textWidth)), most-1, width)...)
}

// sources are the names of those who make a point, with the numbers of their answers.
func (c *comparison) sources(p profile.Point) string {
	var out []string
	for _, v := range p.Claims {
		out = append(out, c.found.Names[v.Of]+" "+v.Reference())
	}
	return strings.Join(out, " · ")
}

// wordsView is the words behind a point: what was said, by whom, in which answer. The question does not stand there, since it
// may quote another answer, which not everybody may read.
func (c *comparison) wordsView(m *Model, width int) []string {
	var out []string
	for _, v := range c.rows[c.at].Claims {
		out = append(out, m.theme.strong.Render(cut(c.found.Names[v.Of], width)))
		if v.Lead != "" {
			out = append(out, wrapText(m.say.Say("compare.lead", "lead", plain.Line(v.Lead)), width)...)
		}
		out = append(out, wrapText(v.Text, width)...)
		for i, e := range v.Evidence {
			out = append(out, "", m.theme.dim.Render(m.say.Say("playbook.answer", "n", v.Answers[i])))
			out = append(out, wrapText("“"+strings.TrimSpace(e.Quote)+"”", width)...)
		}
		out = append(out, "")
	}
	return out
}
