package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/prompts"
)

// consent shows the consent text in full and asks for each purpose on its own. Nothing is chosen beforehand, and the
// interview begins only when the text was scrolled to its end and recording was agreed to.
type consent struct {
	lang     prompts.Lang
	purposes []prompts.Purpose
	chosen   map[string]bool
	at       int  // 0…len(purposes)-1; len(purposes): agree
	top      int  // first line of the text that is shown
	last     int  // the last that top may be
	step     int  // lines of the text that are in sight
	ended    bool // the end of the text was in sight
	tried    bool
	setup    *setup // what was filled in already, while the person reads this again
}

func newConsent(m *Model) *consent {
	c := &consent{lang: m.cfg.Lang, chosen: map[string]bool{}}
	if m.cfg.Setup.Lang != "" {
		c.lang = m.cfg.Setup.Lang
	}
	m.say = prompts.TextsOf(prompts.Screens, c.lang)
	c.purposes = prompts.Purposes(c.lang)
	return c
}

func (c *consent) keys(*Model) []binding {
	if !c.ended {
		return called(consentKeys, "key.agree", "key.read-on")
	}
	return consentKeys
}

func (c *consent) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch action(consentKeys, k.String()) {
	case "key.next":
		c.at = min(c.at+1, len(c.purposes)-1)
	case "key.previous":
		c.at = max(0, c.at-1)
	case "key.page-down":
		c.top += c.step
	case "key.page-up":
		c.top = max(0, c.top-c.step)
	case "key.choose":
		id := c.purposes[c.at].ID
		c.chosen[id] = !c.chosen[id]
	case "key.language":
		c.turn(m)
	case "key.help":
		m.help.open = true
	case "key.agree":
		if !c.ended {
			c.top += c.step
			return nil
		}
		if !c.chosen[prompts.PurposeRecord] {
			c.tried = true
			return nil
		}
		if c.setup == nil || c.setup.lang != c.lang {
			c.setup = newSetup(m, c)
		}
		m.screen = c.setup
		return m.resized()
	case "key.decline":
		return m.goHome()
	}
	return nil
}

// turn changes the language of the interview, and of the screens with it.
func (c *consent) turn(m *Model) {
	for i, l := range prompts.Langs {
		if l == c.lang {
			c.lang = prompts.Langs[(i+1)%len(prompts.Langs)]
			break
		}
	}
	c.purposes = prompts.Purposes(c.lang)
	c.top, c.ended = 0, false
	m.say = prompts.TextsOf(prompts.Screens, c.lang)
}

// given is the record of the consent.
func (c *consent) given() interview.Consent {
	out := interview.Consent{Lang: c.lang, Text: prompts.ConsentHash(c.lang)}
	for _, p := range c.purposes {
		if c.chosen[p.ID] {
			out.Purposes = append(out.Purposes, p.ID)
		}
	}
	return out
}

// text is the consent text with this installation's facts in it.
func (c *consent) text(m *Model) string {
	model := m.say.Say("consent.no-model")
	if at := m.cfg.Model; at != nil {
		model = at.Host()
	}
	return prompts.Fill(prompts.ConsentText(c.lang), map[string]string{"where": m.cfg.Where, "model": model})
}

func (c *consent) view(m *Model) frame {
	left := m.margin()
	width := min(m.width-2*left, 84)
	th := m.theme
	head := m.head(th.accent.Render("tacit") + "  " + th.dim.Render(cut(m.say.Say("consent.title"), width-7)))
	foot := []string{""}
	for i, p := range c.purposes {
		foot = append(foot, c.choice(m, i, p, width)...)
	}
	switch {
	case m.notice != "":
		foot = append(foot, m.warning(m.notice, width)...)
	case c.tried && !c.chosen[prompts.PurposeRecord]:
		foot = append(foot, m.warning(m.say.Say("consent.need-record"), width)...)
	default:
		foot = append(foot, "")
	}
	text := c.styled(m, width)
	room := max(1, m.height-len(head)-len(foot)-1)
	if room < 5 { // a small terminal: the text gives way less than the white space
		foot = foot[1:]
		room++
	}
	c.step, c.last = max(1, room-2), max(0, len(text)-room)
	c.top = max(0, min(c.top, c.last))
	c.ended = c.ended || c.top == c.last
	foot = append(foot, footer(c.keys(m), m.say, m.width-2*left, th))
	body := slices.Clone(text[c.top:min(len(text), c.top+room)])
	if c.top < c.last && len(body) > 1 {
		body[len(body)-1] = th.dim.Render(cut(m.say.Say("consent.more"), width))
	}
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}

func (c *consent) choice(m *Model, i int, p prompts.Purpose, width int) []string {
	box, style := "[ ] ", m.theme.text
	if c.chosen[p.ID] {
		box = "[x] "
	}
	mark := "  "
	if i == c.at {
		mark, style = m.theme.accent.Render("▸ "), m.theme.strong
	}
	lines := atMost(wrapText(p.Text, width-6), 2, width-6)
	out := []string{mark + box + style.Render(lines[0])}
	for _, l := range lines[1:] {
		out = append(out, "      "+style.Render(l))
	}
	return out
}

// styled lays the text out: headings and what a paragraph is about stand out, everything else is plain.
func (c *consent) styled(m *Model, width int) []string {
	var out []string
	for _, para := range paragraphs(c.text(m)) {
		style := m.theme.text
		if h, ok := strings.CutPrefix(para, "#"); ok {
			para, style = strings.TrimLeft(h, "# "), m.theme.strong
		}
		lead := 0 // cells of the bold words at the start
		if words, rest, ok := strings.Cut(strings.TrimPrefix(para, "**"), "**"); ok && strings.HasPrefix(para, "**") {
			para, lead = words+rest, ansi.StringWidth(words)
		}
		for i, l := range wrapText(strings.ReplaceAll(para, "*", ""), width) {
			if i > 0 {
				lead = 0
			}
			out = append(out, m.theme.strong.Render(ansi.Cut(l, 0, lead))+style.Render(ansi.Cut(l, lead, width)))
		}
	}
	return out
}

// paragraphs joins the lines of a text again that were broken for its file: a new one begins after an empty line, and
// where a sentence has ended and the next line begins with something set apart.
func paragraphs(text string) []string {
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		last := len(out) - 1
		apart := strings.HasPrefix(line, "*") || strings.HasPrefix(line, "“")
		if last < 0 || line == "" || out[last] == "" || strings.HasPrefix(out[last], "#") || apart && strings.Contains(".。", lastRune(out[last])) {
			out = append(out, line)
			continue
		}
		if ansi.StringWidth(lastRune(out[last])) == 1 { // between wide characters there are no spaces
			line = " " + line
		}
		out[last] += line
	}
	return out
}

func lastRune(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	return string(r)
}
