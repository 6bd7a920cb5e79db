package tui

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// talk is the interview: one question, an editor to answer it in, and what has been learned so far.
type talk struct {
	s       *interview.Session
	v       *interview.View
	edit    *editor.Editor
	saved   uint64             // what version() was when a draft was stored last
	timer   bool               // a save is due
	busy    bool               // an answer is on its way to storage
	later   []tea.Msg          // what was typed meanwhile
	tail    chan struct{}      // closed when the command that was given last has ended
	going   going              // where to, once the draft is stored
	hurry   bool               // ctrl+c was pressed, and waits for an answer to be stored
	adviser *interview.Adviser // asks a model; nil: there is none
	asks    context.Context    // in which it does: done once the interview is left
	drafts  map[string]string  // changes of earlier answers that were not sent, from an earlier sitting

	mark     profile.Mark // of the answer being written
	option   int          // of a choice, from 1
	picks    uint64       // how often an option was chosen
	walking  int          // index into v.Said of the answer that is revised; -1: the open question
	stash    stash        // what was being written, while an earlier answer is revised
	book     *playbook    // from which an answer is revised, to return to
	noted    string       // what was understood of the last answer
	unhelped string       // that a model is of no help, until the next answer
	explain  string       // shown in place of the reason
	asking   string       // an action that wants to be said twice
	reading  bool         // all that was said so far, in place of the question
	top      int          // its first line
	review   reviewing
	sent     string // the text that is on its way
	given    string // the earlier answer that is revised, as it is stored

	listening bool     // it waits for others
	attended  bool     // who watches is known
	watchers  []string // who does
	waiting   int      // questions of others that wait
}

const (
	nowhere going = iota
	toHome
	toShell
)

func newTalk(m *Model, o opened) *talk {
	t := &talk{s: o.s, v: o.s.View(), waiting: o.s.View().Waiting, edit: editor.New(), walking: -1, drafts: o.drafts, adviser: o.s.Advised(m.cfg.Model)}
	m.hush()
	t.asks, m.hush = context.WithCancel(m.ctx)
	t.edit.SetLimit(interview.AnswerLimit)
	t.edit.SetWidthMethod(m.widths)
	m.say = prompts.TextsOf(prompts.Screens, t.v.Setup.Lang)
	t.openQuestion(m, o.drafts[t.current()])
	t.review.reset(t.v)
	return t
}

// openQuestion begins with the question that is open now, and what was typed for it before.
func (t *talk) openQuestion(m *Model, draft string) {
	t.put(t.v.Open, draft)
	t.saved = t.version()
	mark, chosen := m.marks[t.markOf()]
	if t.mark = mark; !chosen {
		t.mark = t.v.Inherited
	}
	hint := "answer.placeholder"
	if x := t.v.Open; x != nil && x.Kind == interview.Choice {
		hint = "choice.placeholder"
	}
	t.edit.SetPlaceholder(m.say.Say(hint))
}

// markOf names the answer that is being written in what the program remembers of marks.
func (t *talk) markOf() string { return t.s.ID() + "/" + t.current() }

// text is what would be sent.
func (t *talk) text() string {
	if x := t.about(); x != nil && x.Kind == interview.Choice && t.option > 0 {
		return x.Options[t.option-1] + "\n" + t.edit.Value()
	}
	return t.edit.Value()
}

// version changes whenever the text does.
func (t *talk) version() uint64 { return t.edit.Version() + t.picks }

// nothing says whether nothing was typed or chosen.
func (t *talk) nothing() bool { return t.edit.Empty() && t.option == 0 }

// about is the question that the editor's text answers; nil if there is none.
func (t *talk) about() *interview.Exchange {
	if t.walking >= 0 {
		return &t.v.Said[t.walking]
	}
	return t.v.Open
}

// current is its id.
func (t *talk) current() string {
	if x := t.about(); x != nil {
		return x.ID
	}
	return ""
}

func (t *talk) over() bool { return t.v.Open == nil && t.walking < 0 }

func (t *talk) reviewing() bool {
	return t.walking < 0 && t.v.Open != nil && t.v.Open.Kind == interview.Review && t.review.writing == notWriting
}

func (t *talk) keys(m *Model) []binding {
	var list []binding
	switch {
	case t.reading:
		return readKeys
	case t.over() && t.v.Ended == "":
		return stuckKeys
	case t.over():
		list = overKeys
	case t.review.writing != notWriting:
		list = writeKeys
	case t.reviewing():
		return t.reviewKeys()
	case t.walking >= 0:
		list = reviseKeys
		if t.book != nil {
			list = called(list, "key.back-to-question", "key.back-to-playbook")
		}
	default:
		list = answerKeys
		if t.choosing() {
			number := binding{[]string{"1–" + itoa(len(t.v.Open.Options))}, "key.choose", foot}
			list = without(list, "key.walk-back")
			list = append([]binding{list[0], number, {upDown, "key.choose", page}}, list[1:]...)
		}
	}
	if len(m.cfg.Editor) == 0 {
		list = without(list, "key.editor")
	}
	if m.cfg.Others == nil {
		list = without(list, "key.watching")
	}
	if !t.answered() {
		list = without(list, "key.take-back", "key.walk-back", "key.withdraw-answer", "key.read")
	}
	return list
}

// answered says whether there is an answer to go back to.
func (t *talk) answered() bool {
	return slices.ContainsFunc(t.v.Said, func(x interview.Exchange) bool { return x.Status == interview.IsAnswered })
}

func (t *talk) resize(m *Model) tea.Cmd {
	t.edit.SetStyle(m.editorStyle())
	return nil
}

// meantForAnother says whether something that was typed ahead would do something else on the screen that is there now.
func meantForAnother(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return !ok || k.String() != "ctrl+c"
}

// key takes a key: first what the screen does with it, then the editor.
func (t *talk) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if t.busy || t.going != nowhere {
		t.later = append(t.later, k)
		return nil
	}
	t.explain = ""
	if t.reading {
		return t.readKey(m, k)
	}
	key := k.String()
	asked := t.asking
	t.asking = ""
	switch {
	case t.over():
		return t.overKey(m, key)
	case t.reviewing():
		return t.reviewKey(m, key)
	case t.review.writing != notWriting:
		return t.writeKey(m, k, asked)
	case t.choosing() && t.pick(key):
		return t.due()
	case key == "up" && t.edit.AtStart() && !t.choosing(), key == "down" && t.edit.AtEnd() && t.walking >= 0 && !t.choosing():
		return t.walk(m, map[string]int{"up": -1, "down": 1}[key])
	case key == "?" && !t.edit.Empty():
		return t.typed(m, k)
	}
	if key == "ctrl+e" && len(m.cfg.Editor) == 0 {
		return t.external(m) // not among the keys, and says why
	}
	switch act := action(t.keys(m), key); act {
	case "", "key.walk-back", "key.walk-on", "key.undo-typing", "key.choose":
		return t.typed(m, k)
	default:
		return t.act(m, act, asked)
	}
}

// typed gives a key to the editor.
func (t *talk) typed(m *Model, k tea.KeyPressMsg) tea.Cmd {
	t.edit.HandleKey(k)
	if err := t.edit.Err(); err != nil {
		m.notice = m.tooLong(err)
	}
	return t.due()
}

func (t *talk) paste(m *Model, text string) tea.Cmd {
	if t.busy || t.going != nowhere {
		t.later = append(t.later, tea.PasteMsg{Content: text})
		return nil
	}
	if t.over() || t.reviewing() || t.reading {
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

// twice are the actions that want to be said twice, each under its condition.
func (t *talk) twice(act string) bool {
	switch act {
	case "key.finish", "key.withdraw-answer":
		return true
	case "key.watching":
		return !t.v.Watchable
	case "key.skip":
		return !t.nothing()
	case "key.back-to-question", "key.back-to-playbook":
		return t.changed()
	}
	return false
}

// act does what a key is bound to.
func (t *talk) act(m *Model, act, asked string) tea.Cmd {
	if act == "key.withdraw-answer" && t.walking < 0 {
		return t.walk(m, -1)
	}
	if t.twice(act) && asked != act {
		t.asking = act
		return nil
	}
	id := t.current()
	switch act {
	case "key.send", "key.revise":
		return t.send(m)
	case "key.mark":
		t.nextMark()
		if t.walking < 0 {
			m.marks[t.markOf()] = t.mark
		}
	case "key.skip":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Skip(ctx, id) })
	case "key.park":
		save := t.saveNow(m) // the draft comes back with the question
		return tea.Batch(save, t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Park(ctx, id) }))
	case "key.explain":
		t.explain, _ = t.s.Explain(id)
	case "key.editor":
		return t.external(m)
	case "key.take-back":
		return t.walk(m, -1)
	case "key.back-to-question", "key.back-to-playbook":
		return t.abandon(m)
	case "key.withdraw-answer":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Withdraw(ctx, id) })
	case "key.finish":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return interview.Outcome{}, t.s.Finish(ctx) })
	case "key.read":
		t.reading, t.top = true, 1<<30
	case "key.watching":
		to := !t.v.Watchable
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) {
			return interview.Outcome{}, t.s.AllowWatching(ctx, to)
		})
	case "key.help":
		m.help.open = true
	case "key.home":
		return t.leave(m, toHome)
	}
	return nil
}

// overKey is for when nothing is open any more.
func (t *talk) overKey(m *Model, key string) tea.Cmd {
	switch action(t.keys(m), key) {
	case "key.playbook":
		return m.readPlaybook(t.s.ID(), t, nil)
	case "key.take-back":
		return t.walk(m, -1)
	case "key.read":
		t.reading, t.top = true, 1<<30
	case "key.again":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return interview.Outcome{}, t.s.GoOn(ctx) })
	case "key.more":
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return interview.Outcome{}, t.s.Again(ctx, 0) })
	case "key.help":
		m.help.open = true
	case "key.home":
		return m.goHome()
	}
	return nil
}

// send stores the answer. The text stays in the editor until it is acknowledged.
func (t *talk) send(m *Model) tea.Cmd {
	id, mark, text := t.current(), t.mark, t.text()
	if t.walking >= 0 && text == t.given {
		if t.v.Said[t.walking].Mark == mark {
			return t.back(m) // nothing changed
		}
		return t.do(m, func(ctx context.Context) (interview.Outcome, error) {
			return interview.Outcome{}, t.s.Mark(ctx, id, mark)
		})
	}
	t.sent = text
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Answer(ctx, id, text, mark) })
}

// did says what came of an action.
type did struct {
	o     interview.Outcome
	v     *interview.View
	draft string // typed before for the question that is open now, where that is another one
	err   error
}

func (t *talk) do(m *Model, what func(context.Context) (interview.Outcome, error)) tea.Cmd {
	t.busy = true
	before := ""
	if t.v.Open != nil {
		before = t.v.Open.ID
	}
	return t.inOrder(func() tea.Msg {
		o, err := what(m.ctx)
		d := did{o: o, v: t.s.View(), err: err}
		if x := d.v.Open; x != nil && x.ID != before {
			d.draft, _ = t.s.Draft(m.ctx, x.ID)
		}
		return d
	})
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
		return tea.Batch(t.done(m, msg), t.catchUp(m), t.advise(), t.listen(m))
	case advised:
		return t.takeAdvice(m, msg)
	case gathered:
		return t.takeGathered(m, msg)
	case saveDraft:
		t.timer = false
		if t.busy {
			return nil // done asks again
		}
		return t.saveNow(m)
	case draftSaved:
		return t.draftSaved(m, msg)
	case edited:
		return t.takeEdited(m, msg)
	}
	return nil
}

// done takes what an action brought about.
func (t *talk) done(m *Model, d did) tea.Cmd {
	t.busy = false
	if d.err != nil {
		m.notice = t.refused(m, d.err)
		if d.o.Seq == 0 {
			t.review.at = min(t.review.at, t.review.was)
			return t.due() // nothing was stored: the text stays where it is
		}
	}
	if d.o.Explanation != "" {
		t.explain = d.o.Explanation
		t.edit.Replace("")
		return t.due()
	}
	before, mark := t.current(), t.markOf()
	delete(t.drafts, before) // it has become what was stored
	t.v, t.waiting = d.v, d.v.Waiting
	if !slices.ContainsFunc(t.v.Said, func(x interview.Exchange) bool { return x.ID == before && x.Status == interview.IsParked }) {
		delete(m.marks, mark)
	}
	t.noted, t.unhelped = noteOf(m.say, d.o), ""
	switch {
	case t.walking >= 0:
		return t.back(m)
	case t.review.writing == editingClaim:
		t.endEditing()
	case t.current() != before:
		if t.openQuestion(m, d.draft); t.v.Pausing {
			t.noted = m.say.Say("talk.pause")
		}
		if t.v.Open != nil && t.v.Open.Kind == interview.Review {
			t.later = slices.DeleteFunc(t.later, meantForAnother) // nobody has read it yet
		}
	}
	t.review.sync(t.v)
	return t.due()
}

// noteOf is the one line that says what was understood of an answer.
func noteOf(say *prompts.Texts, o interview.Outcome) string {
	switch {
	case len(o.Masked) > 0:
		return say.Say("line.masked")
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
	note := say.Say("noted", "claim", plain.Line(best.Text))
	if more := len(o.Claims) - 1; more > 0 {
		note += say.Say("sentence") + say.Say("noted.more", "n", more)
	}
	return note
}
