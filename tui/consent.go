package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/prompts"
)

// consent shows the consent text in full and asks for each purpose on its own. Nothing is chosen beforehand, and the
// interview begins only when the text was scrolled to its end and recording was agreed to.
type consent struct {
	lang     prompts.Lang
	purposes []prompts.Purpose
	chosen   map[string]bool
	at       int // 0…len(purposes)-1; len(purposes): agree
	top      int // first line of the text that is shown
	tried    bool
}

func newConsent(m *Model) *consent {
	c := &consent{lang: m.cfg.Lang, chosen: map[string]bool{}}
	c.purposes = prompts.Purposes(c.lang)
	return c
}

func (c *consent) keys() []binding { return consentKeys }

func (c *consent) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch action(consentKeys, k.String()) {
	case "key.next":
		c.at = min(c.at+1, len(c.purposes)-1)
	case "key.previous":
		if c.at == 0 {
			c.top = max(0, c.top-1)
		}
		c.at = max(0, c.at-1)
	case "key.page-down":
		c.top += 5
	case "key.page-up":
		c.top = max(0, c.top-5)
	case "key.choose":
		id := c.purposes[c.at].ID
		c.chosen[id] = !c.chosen[id]
	case "key.language":
		c.turn(m)
	case "key.agree":
		if !c.chosen[prompts.PurposeRecord] {
			c.tried = true
			return nil
		}
		m.screen = newSetup(m, c)
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
	model := m.cfg.Model
	if model == "" {
		model = m.say.Say("consent.no-model")
	}
	return prompts.Fill(prompts.ConsentText(c.lang), map[string]string{"where": m.cfg.Where, "model": model})
}

func (c *consent) view(m *Model) frame {
	left := margin(m.width)
	width := min(m.width-2*left, 84)
	th := m.theme
	head := []string{th.accent.Render("tacit") + "  " + th.dim.Render(cut(m.say.Say("consent.title"), width-7)), ""}
	foot := []string{""}
	for i, p := range c.purposes {
		foot = append(foot, c.choice(m, i, p, width)...)
	}
	note := ""
	if c.tried && !c.chosen[prompts.PurposeRecord] {
		note = th.warn.Render(cut(m.say.Say("consent.need-record"), width))
	}
	foot = append(foot, note, footer(consentKeys, m.say, m.width-2*left, th))
	if len(foot) > m.height-len(head)-3 { // a small terminal: the text gives way less than the white space
		foot = foot[1:]
	}
	text := c.styled(m, width)
	room := max(1, m.height-len(head)-len(foot))
	c.top = max(0, min(c.top, len(text)-room))
	body := text[c.top:min(len(text), c.top+room)]
	if c.top+room < len(text) && len(body) > 1 {
		body[len(body)-1] = th.dim.Render(cut(m.say.Say("consent.more"), width))
	}
	return frame{text: indent(page(head, body, foot, m.height), left)}
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

// styled lays the text out: headings stand out, everything else is plain.
func (c *consent) styled(m *Model, width int) []string {
	var out []string
	for _, para := range strings.Split(strings.TrimSpace(c.text(m)), "\n") {
		if h, ok := strings.CutPrefix(para, "#"); ok {
			out = append(out, m.theme.strong.Render(cut(strings.TrimLeft(h, "# "), width)))
			continue
		}
		out = append(out, wrapText(strings.ReplaceAll(para, "**", ""), width)...)
	}
	return out
}
