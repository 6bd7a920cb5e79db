package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
)

// going is where somebody wants to go.
type going int

// draftDelay is how long after a key the draft is stored. Together with the write it stays below the second that is
// promised.
const draftDelay = 400 * time.Millisecond

// due has the draft stored soon, if it changed.
func (t *talk) due() tea.Cmd {
	if t.timer || t.version() == t.saved {
		return nil
	}
	t.timer = true
	return tea.Tick(draftDelay, func(time.Time) tea.Msg { return saveDraft{} })
}

// leave goes once the draft is stored. Where that fails the text stays on the screen.
func (t *talk) leave(m *Model, where going) tea.Cmd {
	if save := t.saveNow(m); save != nil {
		t.going = where
		return save
	}
	return t.gone(m, where)
}

func (t *talk) gone(m *Model, where going) tea.Cmd {
	if where == toShell {
		m.hush()
		return tea.Quit
	}
	return m.goHome()
}

// quit ends the program, after what was typed before. Who presses the key again does not want to wait for that.
func (t *talk) quit(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch {
	case t.hurry:
		m.hush()
		return tea.Quit
	case t.busy || t.going != nowhere:
		t.hurry = true
		t.later = append(t.later, k)
		return nil
	}
	return t.leave(m, toShell)
}

// inOrder makes a command that waits for the one before it: what is written is written in the order in which it was
// asked for, so that no draft is stored after the answer that it became, or after that was withdrawn.
func (t *talk) inOrder(what func() tea.Msg) tea.Cmd {
	before, done := t.tail, make(chan struct{})
	t.tail = done
	return func() tea.Msg {
		defer close(done)
		if before != nil {
			<-before
		}
		return what()
	}
}

func (t *talk) draftSaved(m *Model, d draftSaved) tea.Cmd {
	where := t.going
	if where != nowhere && d.err == nil && d.version < t.version() {
		return nil // the one that is waited for comes next
	}
	t.going = nowhere
	if d.err != nil {
		m.notice = m.refused(d.err)
	}
	if kept := d.err == nil || errors.Is(d.err, interview.ErrFenced); kept { // a fenced writer's text is kept too
		t.saved = max(t.saved, d.version)
		if where != nowhere {
			return tea.Batch(t.gone(m, where), t.catchUp(m))
		}
	}
	t.hurry = false
	return tea.Batch(t.due(), t.catchUp(m))
}

// catchUp takes what was typed while an answer was on its way: it belongs to the question that is open now. What went
// wrong stays to be read.
func (t *talk) catchUp(m *Model) tea.Cmd {
	if t.going != nowhere {
		return nil
	}
	var cmds []tea.Cmd
	notice, explain := m.notice, t.explain
	for len(t.later) > 0 && !t.busy && t.going == nowhere {
		msg := t.later[0]
		t.later = t.later[1:]
		t.hurry = false
		if m.screen != screen(t) && meantForAnother(msg) {
			continue
		}
		_, cmd := m.Update(msg)
		cmds = append(cmds, cmd)
	}
	if m.notice == "" {
		m.notice = notice
	}
	if t.explain == "" {
		t.explain = explain
	}
	return tea.Batch(cmds...)
}

// saveNow stores the draft, of the open question or of a change of an earlier answer.
func (t *talk) saveNow(m *Model) tea.Cmd {
	version, question, text := t.version(), t.current(), t.text()
	if version == t.saved || question == "" || t.review.writing == editingClaim {
		return nil
	}
	if t.walking >= 0 && text == t.given {
		text = "" // it is as it was
	}
	return t.inOrder(func() tea.Msg { return draftSaved{version, t.s.SaveDraft(m.ctx, question, text)} })
}

// flush stores what was typed at once; the program has ended.
func (t *talk) flush(ctx context.Context) error {
	if t.busy {
		t.settle()
	}
	var err error
	if t.walking >= 0 && t.changed() {
		err = t.s.SaveDraft(ctx, t.current(), t.text())
	}
	text := t.text()
	switch {
	case t.v.Open == nil:
		return err
	case t.walking >= 0, t.review.writing == editingClaim:
		text = t.stash.text
	case t.version() == t.saved:
		return err
	}
	if text == "" && t.walking >= 0 {
		return err
	}
	return errors.Join(err, t.s.SaveDraft(ctx, t.v.Open.ID, text))
}

// settle waits for an answer that is on its way, and takes what was typed since for what is open then.
func (t *talk) settle() {
	before := t.current()
	t.busy, t.v = false, t.s.View() // waits until nothing is being written
	if t.walking >= 0 {
		if t.v.Said[t.walking].Answer == t.sent {
			t.walking = -1
			t.put(t.v.Open, t.stash.text)
		}
	} else if t.current() != before {
		t.put(t.v.Open, "")
	}
	for _, msg := range t.later {
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			t.edit.HandleKey(msg)
		case tea.PasteMsg:
			_ = t.edit.Paste(msg.Content)
		}
	}
}
