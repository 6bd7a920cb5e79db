package tui

import (
	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/prompts"
)

// modelConsent asks whether a model may see what is said, where an interview is opened whose specialist has not been asked
// about its host: it was begun without a model, or with another one. Until they have agreed there is no model.
type modelConsent struct {
	s      *interview.Session
	then   func() tea.Cmd // what follows, whatever they decide
	at     interview.Model
	chosen bool
	busy   bool
}

// modelDecided says that the decision was stored, or why not.
type modelDecided struct{ err error }

func (m *Model) askAboutModel(s *interview.Session, then func() tea.Cmd) {
	m.say = prompts.TextsOf(prompts.Screens, s.View().Setup.Lang)
	m.screen = &modelConsent{s: s, then: then, at: m.cfg.Model}
}

func (c *modelConsent) keys(*Model) []binding {
	if !c.chosen {
		return called(modelConsentKeys, "key.go-on", "key.go-without")
	}
	return modelConsentKeys
}

func (c *modelConsent) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if c.busy {
		return nil
	}
	switch action(modelConsentKeys, k.String()) {
	case "key.choose":
		c.chosen = !c.chosen
	case "key.go-on":
		c.busy = true
		return c.decide(m)
	case "key.undecided":
		return c.then()
	case "key.help":
		m.help.open = true
	}
	return nil
}

// decide stores what was decided. Leaving the box empty is a no.
func (c *modelConsent) decide(m *Model) tea.Cmd {
	decide := c.s.RefuseModel
	if c.chosen {
		decide = c.s.AllowModel
	}
	return func() tea.Msg { return modelDecided{decide(m.ctx, c.at.Host())} }
}

func (c *modelConsent) take(m *Model, msg tea.Msg) tea.Cmd {
	d, ok := msg.(modelDecided)
	if !ok {
		return nil
	}
	c.busy = false
	if d.err != nil {
		m.notice = m.refused(d.err)
		return nil
	}
	return c.then()
}

func (c *modelConsent) view(m *Model) frame {
	left := m.margin()
	width := min(m.width-2*left, textWidth)
	lang := m.say.Lang
	head := m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(cut(m.say.Say("model.title"), width-7)))
	body := wrapText(m.say.Say("model.ask"), width)
	body = append(append(body, ""), wrapText(m.say.Say("consent.model", "host", c.at.Host(), "name", c.at.Name()), width)...)
	purpose := prompts.ModelPurpose(lang, c.at.Host(), c.at.Name())
	foot := append([]string{""}, m.choice(purpose.Text, c.chosen, true, m.height/2, width)...) // whole, however long a name is
	foot = append(foot, m.foot(m.status(m.say.Say("model.no"), width), footer(c.keys(m), m.say, m.width-2*left, m.theme))...)
	return frame{text: indent(stack(head, body, foot, m.height), left)}
}
