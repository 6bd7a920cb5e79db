package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"tacit/prompts"
	"tacit/prompts/plain"
)

// maySign says whether there is something that the specialist could let others read: the interview has ended, and what is there now is
// not signed.
func (b *playbook) maySign() bool {
	return b.s != nil && b.v.Ended != "" && b.v.Newer() && slices.Contains(b.v.Consent.Purposes, prompts.PurposeCompile)
}

// isSigned says whether others read a version of it.
func (b *playbook) isSigned() bool { return b.s != nil && b.v.Signature != nil }

// signs does what was said twice: signs what there is, or takes the signature back.
func (b *playbook) signs(m *Model, act string) tea.Cmd {
	read, session := m.readPlaybook(b.s.ID(), b.back, b), b.s
	if t, ok := b.back.(*talk); ok { // one goes back to it, and it says whether this is signed
		session = t.s
	}
	return func() tea.Msg {
		var err error
		if act == "key.sign" {
			_, err = session.Sign(m.ctx)
		} else {
			err = session.Unsign(m.ctx)
		}
		if err != nil {
			return failed{err}
		}
		return read()
	}
}

// signAsked says what the key does that was pressed once, and who will be able to read the playbook.
func (b *playbook) signAsked(m *Model) string {
	if b.signing == "key.unsign" {
		return m.say.Say("sign.undo")
	}
	r := b.s.Reach()
	if m.cfg.Host != "" {
		return m.say.Say("sign.ask.served", "host", plain.Line(m.cfg.Host), "answers", r.Answers, "team", r.Team, "public", r.Public)
	}
	return m.say.Say("sign.ask", "answers", r.Answers, "team", r.Team, "public", r.Public)
}

// signState says who reads what there is, once somebody else could; empty before.
func (b *playbook) signState(m *Model) string {
	sig := b.v.Signature
	switch {
	case sig == nil && b.v.Ended == "":
		return ""
	case sig == nil:
		return m.say.Say("sign.none")
	case b.v.Newer():
		return m.say.Say("sign.newer", "n", sig.Version, "date", m.timeAgo(sig.At))
	}
	return m.say.Say("sign.is", "n", sig.Version, "date", m.timeAgo(sig.At))
}

// overSign says at the end of an interview that what came of it can be signed; empty where it cannot.
func (t *talk) overSign(m *Model) string {
	switch {
	case !t.v.Newer() || !slices.Contains(t.v.Consent.Purposes, prompts.PurposeCompile):
		return ""
	case t.v.Signature != nil:
		return m.say.Say("over.sign.newer", "n", t.v.Signature.Version)
	case m.cfg.Host != "":
		return m.say.Say("over.sign.served")
	}
	return m.say.Say("over.sign")
}
