package tui

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// talk is the interview: one question, an editor to answer it in, and what has been learned so far.
type talk struct {
	s     *interview.Session
	v     *interview.View
	edit  *editor.Editor
	saved uint64    // version of the editor's text that is stored as a draft
	timer bool      // a save is due
	busy  bool      // an answer is on its way to storage
	later []tea.Msg // what was typed meanwhile

	mark     profile.Mark // of the answer being written
	option   int          // of a choice, from 1
	walking  int          // index into v.Said of the answer that is revised; -1: the open question
	stash    string       // the draft of the open question, while an earlier answer is revised
	noted    string       // what was understood of the last answer
	explain  string       // shown in place of the reason
	asking   string       // an action that wants to be said twice
	reading  bool         // all that was said so far, in place of the question
	top      int          // its first line
	review   reviewing
	lastSent string
}

// draftDelay is how long after a key the draft is stored. Together with the write it stays below the second that is
// promised.
const draftDelay = 600 * time.Millisecond

func newTalk(m *Model, o opened) *talk {
	t := &talk{s: o.s, v: o.s.View(), edit: editor.New(), walking: -1}
	t.edit.SetLimit(interview.AnswerLimit)
	t.edit.SetWidthMethod(m.widths)
	t.edit.SetValue(o.draft)
	t.saved = t.edit.Version()
	m.say = prompts.TextsOf(prompts.Screens, t.v.Setup.Lang)
	t.edit.SetPlaceholder(m.say.Say("answer.placeholder"))
	t.review.reset(t.v)
	return t
}

func (t *talk) keys() []binding {
	switch {
	case t.v.Open == nil && t.walking < 0:
		return overKeys
	case t.review.writing != notWriting:
		return writeKeys
	case t.walking >= 0:
		return reviseKeys
	case t.v.Open.Kind == interview.Review:
		return reviewKeys
	}
	return answerKeys
}

func (t *talk) resize(m *Model) tea.Cmd {
	t.style(m)
	return nil
}

// key takes a key: first what the screen does with it, then the editor.
func (t *talk) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if t.busy {
		t.later = append(t.later, k)
		return nil
	}
	t.explain = ""
	if t.reading {
		return t.readKey(m, k)
	}
	keys, key := t.keys(), k.String()
	asked := t.asking
	t.asking = ""
	switch {
	case t.v.Open == nil && t.walking < 0:
		return t.overKey(m, key)
	case t.walking < 0 && t.review.writing == notWriting && t.v.Open.Kind == interview.Review:
		return t.reviewKey(m, key)
	case t.review.writing != notWriting:
		return t.writeKey(m, k)
	case key == "up" && t.edit.AtStart(), key == "down" && t.edit.AtEnd() && t.walking >= 0:
		return t.walk(m, map[string]int{"up": -1, "down": 1}[key])
	case t.v.Open != nil && t.v.Open.Kind == interview.Choice && t.walking < 0 && t.edit.Empty() && t.pick(key):
		return nil
	case key == "?" && !t.edit.Empty():
		return t.typed(m, k)
	}
	if act := action(keys, key); act != "" && act != "key.walk-back" && act != "key.walk-on" && act != "key.undo-typing" {
		return t.act(m, act, asked)
	}
	return t.typed(m, k)
}

// typed gives a key to the editor.
func (t *talk) typed(m *Model, k tea.KeyPressMsg) tea.Cmd {
	t.edit.HandleKey(k)
	if err := t.edit.Err(); err != nil {
		m.notice = m.tooLong(err)
	}
	return t.due()
}

// due has the draft stored soon, if it changed.
func (t *talk) due() tea.Cmd {
	if t.timer || t.edit.Version() == t.saved {
		return nil
	}
	t.timer = true
	return tea.Tick(draftDelay, func(time.Time) tea.Msg { return saveDraft{} })
}

func (t *talk) paste(m *Model, text string) tea.Cmd {
	if t.busy {
		t.later = append(t.later, tea.PasteMsg{Content: text})
		return nil
	}
	if t.v.Open == nil && t.walking < 0 || t.v.Open != nil && t.v.Open.Kind == interview.Review && t.review.writing == notWriting && t.walking < 0 {
		return nil
	}
	if err := t.edit.Paste(text); err != nil {
		m.notice = m.tooLong(err)
	}
	return t.due()
}

// tooLong says how much came and how much may.
func (m *Model) tooLong(err error) string {
	var long editor.TooLong
	if errors.As(err, &long) {
		return m.refused(&interview.Refusal{Code: interview.TooLong, Size: long.Size, Limit: long.Limit})
	}
	return m.refused(err)
}

// pick chooses an option by its number.
func (t *talk) pick(key string) bool {
	if len(key) == 1 && key[0] >= '1' && int(key[0]-'0') <= len(t.v.Open.Options) {
		t.option = int(key[0] - '0')
		return true
	}
	return false
}

// act does what a key is bound to.
func (t *talk) act(m *Model, act, asked string) tea.Cmd {
	switch act {
	case "key.send", "key.revise":
		return t.send(m)
	case "key.mark":
		t.mark = nextMark(t.mark)
	case "key.skip":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Skip(ctx, t.v.Open.ID) })
	case "key.park":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Park(ctx, t.v.Open.ID) })
	case "key.explain":
		t.explain, _ = t.s.Explain(t.v.Open.ID)
	case "key.editor":
		return t.external(m)
	case "key.take-back":
		return t.walk(m, -1)
	case "key.back-to-question":
		t.goToOpen()
	case "key.withdraw-answer":
		if t.walking < 0 {
			return t.walk(m, -1)
		}
		if asked != act {
			t.asking = act
			return nil
		}
		id := t.v.Said[t.walking].ID
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Withdraw(ctx, id) })
	case "key.finish":
		if asked != act {
			t.asking = act
			return nil
		}
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return interview.Outcome{}, t.s.Finish(ctx) })
	case "key.read":
		t.reading, t.top = true, 1<<30
	case "key.help":
		m.help = true
	case "key.home":
		return tea.Sequence(t.saveNow(m), m.goHome())
	}
	return nil
}

// overKey is for when nothing is open any more.
func (t *talk) overKey(m *Model, key string) tea.Cmd {
	switch action(overKeys, key) {
	case "key.playbook":
		return m.readPlaybook(t.s.ID(), t)
	case "key.take-back":
		return t.walk(m, -1)
	case "key.home":
		return m.goHome()
	}
	return nil
}

func nextMark(mark profile.Mark) profile.Mark {
	switch mark {
	case "":
		return profile.Private
	case profile.Private:
		return profile.Team
	case profile.Team:
		return profile.Shared
	}
	return ""
}

// current is the question that the editor's text answers.
func (t *talk) current() string {
	if t.walking >= 0 {
		return t.v.Said[t.walking].ID
	}
	if t.v.Open != nil {
		return t.v.Open.ID
	}
	return ""
}

// send stores the answer. The text stays in the editor until it is acknowledged.
func (t *talk) send(m *Model) tea.Cmd {
	text := t.edit.Value()
	if x := t.v.Open; t.walking < 0 && x != nil && x.Kind == interview.Choice && t.option > 0 {
		text = x.Options[t.option-1] + "\n" + text
	}
	id, mark := t.current(), t.mark
	if t.walking >= 0 {
		if before := t.v.Said[t.walking]; before.Answer == text && before.Mark != mark && mark != "" {
			return t.do(m, func(ctx context.Context) (interview.Outcome, error) {
				return interview.Outcome{}, t.s.Mark(ctx, id, mark)
			})
		}
	}
	t.lastSent = text
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Answer(ctx, id, text, mark) })
}

// did says what came of an action.
type did struct {
	o   interview.Outcome
	v   *interview.View
	err error
}

func (t *talk) do(m *Model, what func(context.Context) (interview.Outcome, error)) tea.Cmd {
	t.busy = true
	return func() tea.Msg {
		o, err := what(m.ctx)
		return did{o, t.s.View(), err}
	}
}

// saveDraft is due; draftSaved says how that went.
type (
	saveDraft  struct{}
	draftSaved struct {
		version uint64
		err     error
	}
	edited struct {
		path string
		err  error
	}
)

func (t *talk) take(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case did:
		return tea.Batch(t.done(m, msg), t.catchUp(m))
	case saveDraft:
		t.timer = false
		return t.saveNow(m)
	case draftSaved:
		if msg.err != nil {
			m.notice = m.refused(msg.err)
		} else {
			t.saved = max(t.saved, msg.version)
		}
		return t.due()
	case edited:
		return t.takeEdited(m, msg)
	}
	return nil
}

// catchUp takes what was typed while an answer was on its way: it belongs to the question that is open now.
func (t *talk) catchUp(m *Model) tea.Cmd {
	var cmds []tea.Cmd
	for len(t.later) > 0 && !t.busy && m.screen == screen(t) {
		msg := t.later[0]
		t.later = t.later[1:]
		_, cmd := m.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// done takes what an action brought about.
func (t *talk) done(m *Model, d did) tea.Cmd {
	t.busy = false
	if d.err != nil {
		m.notice = m.refused(d.err)
		if d.o.Seq == 0 {
			return nil // nothing was stored: the text stays where it is
		}
	}
	if d.o.Explanation != "" {
		t.explain = d.o.Explanation
		return nil
	}
	before := t.current()
	t.v = d.v
	t.noted = t.note(m, d.o)
	if t.walking >= 0 {
		t.goToOpen()
		return nil
	}
	if t.current() != before {
		t.edit.SetValue("")
		t.saved = t.edit.Version()
		t.mark, t.option = "", 0
	}
	t.review.sync(t.v)
	return nil
}

// note is the one line that says what was understood.
func (t *talk) note(m *Model, o interview.Outcome) string {
	switch {
	case len(o.Masked) > 0:
		return m.say.Say("line.masked")
	case len(o.Claims) == 0:
		return ""
	}
	best := o.Claims[0]
	for _, c := range o.Claims {
		if c.Kind == profile.Threshold || c.Kind == profile.Exception && best.Kind != profile.Threshold {
			best = c
			break
		}
	}
	note := m.say.Say("noted", "claim", plain.Line(best.Text))
	if more := len(o.Claims) - 1; more > 0 {
		note += " " + m.say.Say("noted.more", "n", more)
	}
	return note
}

// saveNow stores the draft.
func (t *talk) saveNow(m *Model) tea.Cmd {
	version, question, text := t.edit.Version(), t.current(), t.edit.Value()
	if version == t.saved || question == "" || t.walking >= 0 || t.review.writing == editingClaim {
		return nil
	}
	return func() tea.Msg {
		return draftSaved{version, t.s.SaveDraft(m.ctx, question, text)}
	}
}

// flush stores the draft at once; the program has ended.
func (t *talk) flush(ctx context.Context) error {
	question, text := t.current(), t.edit.Value()
	if t.walking >= 0 {
		question, text = "", ""
		if t.v.Open != nil {
			question, text = t.v.Open.ID, t.stash
		}
	}
	if question == "" || text == "" && t.saved == t.edit.Version() || t.review.writing == editingClaim || t.busy && text == t.lastSent {
		return nil
	}
	return t.s.SaveDraft(ctx, question, text)
}

// walk goes to an earlier answer, or forward again, with what is being typed kept aside.
func (t *talk) walk(m *Model, step int) tea.Cmd {
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
		t.goToOpen()
	}
	return nil
}

func (t *talk) revise(m *Model, at int) tea.Cmd {
	if t.walking < 0 {
		t.stash = t.edit.Value()
	}
	t.walking = at
	t.edit.SetValue(t.v.Said[at].Answer)
	t.mark = t.v.Said[at].Mark
	return nil
}

func (t *talk) reviseID(m *Model, id string) {
	for i, x := range t.v.Said {
		if x.ID == id && x.Status == interview.IsAnswered {
			t.revise(m, i)
		}
	}
}

// goToOpen returns to the open question and its draft.
func (t *talk) goToOpen() {
	if t.walking < 0 {
		return
	}
	t.walking, t.mark = -1, ""
	t.edit.SetValue(t.stash)
	t.saved = t.edit.Version()
	t.stash = ""
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
	return tea.ExecProcess(editorCommand(m.ctx, m.cfg.Editor, path), func(err error) tea.Msg { return edited{path, err} })
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
	t.edit.SetValue(text)
	t.saved = 0
	return t.due()
}
