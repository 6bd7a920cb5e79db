package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui/editor"
	"tacit/tui/line"
)

// rehearse is a conversation of the specialist with a stand-in: a model that has the prompt that was made of their answers. What it
// says is shown and kept nowhere; where it does not do what they would, they say so, and that is an answer like every other.
type rehearse struct {
	r    *interview.Rehearsal
	v    *interview.View
	edit *editor.Editor
	asks context.Context // done once the screen is left
	said []uttered
	hear *hearing // the reply that is on its way
	up   int      // lines between the end of the conversation and what is shown
	note string   // what was understood of the last correction

	judging   bool            // what is written is what they would have done
	storing   bool            // and it is on its way to storage
	aside     string          // what was being written before
	concerned []profile.Claim // statements that the reply may go by
	instead   int             // which of them does not hold, from 1; 0: none
	mark      profile.Mark
	asking    bool // esc was pressed, and wants to be pressed twice
}

// uttered is something in the conversation, laid out once for each width.
type uttered struct {
	by    string // key of who says it
	text  string
	width int
	lines []string
}

// Who says what.
const (
	byThem    = "rehearse.you"
	byModel   = "rehearse.stand-in"
	byInstead = "rehearse.yours" // what they would do instead
)

// rehearsed says that a rehearsal was begun.
type rehearsed struct {
	r *interview.Rehearsal
	v *interview.View
}

// rehearse opens an interview for a rehearsal, by way of a question where the specialist has not agreed to the model: who said no may
// think otherwise now.
func (m *Model) rehearse(id string) tea.Cmd {
	return func() tea.Msg {
		s, err := m.cfg.Desk.Look(m.ctx, id)
		if err != nil {
			return noRehearsal{err}
		}
		if !s.MayAsk(m.cfg.Model.Host()) {
			return undecided{s}
		}
		return m.beginRehearsal(s)
	}
}

// noRehearsal says why there can be none.
type noRehearsal struct{ err error }

// undecided says that the specialist is to be asked about the model before a rehearsal.
type undecided struct{ s *interview.Session }

func (m *Model) beginRehearsal(s *interview.Session) tea.Msg {
	r, err := s.Rehearse(m.ctx, m.cfg.Model, "")
	if err != nil {
		return noRehearsal{err}
	}
	return rehearsed{r, s.View()}
}

func newRehearse(m *Model, b rehearsed) *rehearse {
	m.hush()
	r := &rehearse{r: b.r, v: b.v, edit: editor.New()}
	r.asks, m.hush = context.WithCancel(m.ctx)
	r.edit.SetLimit(interview.AnswerLimit)
	r.edit.SetWidthMethod(m.widths)
	m.say = prompts.TextsOf(prompts.Screens, r.v.Setup.Lang)
	r.edit.SetPlaceholder(m.say.Say("rehearse.placeholder"))
	return r
}

func (r *rehearse) resize(m *Model) tea.Cmd {
	r.edit.SetStyle(m.editorStyle())
	return nil
}

func (r *rehearse) keys(*Model) []binding {
	switch {
	case r.judging && len(r.concerned) == 0:
		return without(judgeKeys, "key.instead")
	case r.judging:
		return judgeKeys
	case r.hear != nil:
		return hearKeys
	case !r.replied():
		return without(rehearseKeys, "key.not-mine")
	}
	return rehearseKeys
}

// replied says whether there is a reply that can be corrected.
func (r *rehearse) replied() bool { return len(r.said) > 0 && r.said[len(r.said)-1].by == byModel }

func (r *rehearse) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	key := k.String()
	if r.storing {
		return nil
	}
	asked := r.asking
	r.asking, r.note = false, ""
	act := action(r.keys(m), key)
	if key == "?" && !r.edit.Empty() {
		act = ""
	}
	switch act {
	case "key.say":
		return r.tell(m)
	case "key.stop":
		r.hear.stop()
	case "key.not-mine":
		r.judge(m)
	case "key.send":
		return r.store(m)
	case "key.mark":
		r.mark = nextMark(r.mark, "", r.v.Setup.Audience)
	case "key.instead":
		r.instead = (r.instead + 1) % (len(r.concerned) + 1)
	case "key.cancel":
		if r.asking = !asked && !r.edit.Empty(); !r.asking {
			r.endJudging(m)
		}
	case "key.page-up":
		r.up += max(1, m.height/2)
	case "key.page-down":
		r.up = max(0, r.up-max(1, m.height/2))
	case "key.help":
		m.help.open = true
	case "key.home":
		return m.goHome()
	default:
		r.edit.HandleKey(k)
		if err := r.edit.Err(); err != nil {
			m.notice = m.tooLong(err)
		}
	}
	return nil
}

func (r *rehearse) paste(m *Model, text string) tea.Cmd {
	if r.storing {
		return nil
	}
	if err := r.edit.Paste(text); err != nil {
		m.notice = m.tooLong(err)
	}
	return nil
}

// tell says to the stand-in what is written.
func (r *rehearse) tell(m *Model) tea.Cmd {
	text := r.edit.Value()
	if r.edit.Empty() {
		return nil
	}
	h := newHearing(r.asks, text)
	r.hear, r.up = h, 0
	r.said = append(r.said, uttered{by: byThem, text: text}, uttered{by: byModel})
	r.edit.SetValue("")
	return tea.Batch(func() tea.Msg { return h.say(r.r) }, h.more)
}

func (r *rehearse) take(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case heard:
		if msg.h == r.hear {
			r.said[len(r.said)-1] = uttered{by: byModel, text: msg.h.text()}
			return msg.h.more
		}
	case replied:
		if msg.h == r.hear {
			r.replyEnds(m, msg)
		}
	case corrected:
		r.stored(m, msg)
	}
	return nil
}

// replyEnds takes a reply that has come to its end. One that is not complete counts for nothing: what was said is in the editor
// again, before whatever was typed since.
func (r *rehearse) replyEnds(m *Model, end replied) {
	r.hear = nil
	last := len(r.said) - 1
	if end.err == nil {
		r.said[last] = uttered{by: byModel, text: end.reply.Text}
		if end.reply.Truncated {
			m.notice = m.say.Say("rehearse.truncated")
		}
		return
	}
	r.said = r.said[:last-1]
	text := end.h.said
	if !r.edit.Empty() {
		text += "\n" + r.edit.Value()
	}
	r.edit.SetValue(text)
	var fault *interview.ModelError
	switch {
	case errors.Is(end.err, context.Canceled):
		r.note = m.say.Say("rehearse.stopped")
	case errors.As(end.err, &fault):
		m.notice = line.Faulted(m.say.Lang, m.cfg.Model, fault.Fault)
	default:
		m.notice = m.refused(end.err)
	}
}

// judge begins to write what they would have done.
func (r *rehearse) judge(m *Model) {
	r.judging, r.aside, r.mark, r.instead, r.up = true, r.edit.Value(), "", 0, 0
	r.concerned = r.r.Concerned()
	r.edit.SetValue("")
	r.edit.SetPlaceholder(m.say.Say("rehearse.why"))
}

func (r *rehearse) endJudging(m *Model) {
	r.judging = false
	r.edit.SetValue(r.aside)
	r.edit.SetPlaceholder(m.say.Say("rehearse.placeholder"))
}

// corrected says what came of storing a correction.
type corrected struct {
	text string
	o    interview.Outcome
	err  error
}

// store stores what they would have done. It stays in the editor until it is acknowledged.
func (r *rehearse) store(m *Model) tea.Cmd {
	text, mark, claim := r.edit.Value(), r.mark, ""
	if r.instead > 0 {
		claim = r.concerned[r.instead-1].ID
	}
	r.storing = true
	return func() tea.Msg {
		o, err := r.r.Correct(m.ctx, text, mark, claim)
		return corrected{text, o, err}
	}
}

func (r *rehearse) stored(m *Model, c corrected) {
	r.storing = false
	if c.err != nil {
		m.notice = m.refused(c.err)
	}
	if c.o.Seq == 0 {
		return
	}
	r.said = append(r.said, uttered{by: byInstead, text: c.text})
	r.note = noteOf(m.say, c.o)
	r.endJudging(m)
}
