package tui

import (
	"errors"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
)

// stash is an answer that is being written, put aside.
type stash struct {
	text string
	mark profile.Mark
}

// changed says whether an earlier answer was changed and not sent.
func (t *talk) changed() bool {
	if t.walking < 0 {
		return false
	}
	x := t.v.Said[t.walking]
	return t.text() != t.given || t.mark != x.Mark
}

// walk goes to an earlier answer, or forward again, with what is being typed kept aside.
func (t *talk) walk(m *Model, step int) tea.Cmd {
	if t.changed() {
		m.notice = m.say.Say("revise.unsent")
		return nil
	}
	at := t.walking
	if at < 0 {
		at = len(t.v.Said)
	}
	for at += step; at >= 0 && at < len(t.v.Said); at += step {
		if x := t.v.Said[at]; x.Status == interview.IsAnswered && x.Kind != interview.Review {
			return t.revise(m, at)
		}
	}
	if step > 0 {
		return t.back(m)
	}
	return nil
}

// revise opens an earlier answer, as it was or as it was being changed.
func (t *talk) revise(m *Model, at int) tea.Cmd {
	var save tea.Cmd
	if t.walking < 0 {
		save = t.saveNow(m)
		t.stash = stash{t.text(), t.mark}
	}
	x := &t.v.Said[at]
	t.walking, t.mark = at, x.Mark
	t.put(x, x.Answer)
	t.given = t.text()
	if draft := t.drafts[x.ID]; draft != "" {
		t.put(x, draft)
	}
	t.saved = t.version()
	return save
}

func (t *talk) reviseID(m *Model, id string) {
	for i, x := range t.v.Said {
		if x.ID == id && x.Status == interview.IsAnswered {
			t.revise(m, i)
		}
	}
}

// abandon leaves an earlier answer as it was.
func (t *talk) abandon(m *Model) tea.Cmd {
	id := t.current()
	drop := t.inOrder(func() tea.Msg { return draftSaved{0, t.s.SaveDraft(m.ctx, id, "")} })
	return tea.Batch(drop, t.back(m))
}

// back returns from an earlier answer: to the playbook that led to it, or to the open question and its draft.
func (t *talk) back(m *Model) tea.Cmd {
	if t.walking < 0 {
		return nil
	}
	delete(t.drafts, t.current())
	t.walking, t.mark = -1, t.stash.mark
	t.put(t.v.Open, t.stash.text)
	if t.saved = t.version(); t.stash.text != "" {
		t.saved = 0 // stored once more: it may not have been when it was put aside
	}
	t.stash = stash{}
	if t.book != nil {
		book := t.book
		t.book = nil
		return m.readPlaybook(t.s.ID(), book.back, book)
	}
	return t.due()
}

// external opens the person's editor on the text.
func (t *talk) external(m *Model) tea.Cmd {
	if len(m.cfg.Editor) == 0 {
		m.notice = m.say.Say("editor.none")
		return nil
	}
	f, err := os.CreateTemp(m.cfg.EditorDir, "answer-*.md") // 0600
	if err != nil {
		m.notice = m.refused(err)
		return nil
	}
	path := f.Name()
	_, err = f.WriteString(t.edit.Value())
	if err = errors.Join(err, f.Close()); err != nil {
		m.notice = m.refused(err)
		return nil
	}
	open := tea.ExecProcess(editorCommand(m.ctx, m.cfg.Editor, path), func(err error) tea.Msg { return edited{path, err} })
	return tea.Sequence(t.saveNow(m), open)
}

// takeEdited reads what the editor left, and deletes the file.
func (t *talk) takeEdited(m *Model, e edited) tea.Cmd {
	data, err := os.ReadFile(e.path)
	os.Remove(e.path)
	if err = errors.Join(e.err, err); err != nil {
		m.notice = m.say.Say("editor.failed", "why", plain.Line(err.Error()))
		return nil
	}
	text := strings.TrimSuffix(string(data), "\n")
	if len(text) > interview.AnswerLimit {
		m.notice = m.refused(&interview.Refusal{Code: interview.TooLong, Size: len(text), Limit: interview.AnswerLimit})
		return nil
	}
	t.edit.Replace(text)
	return t.due()
}
