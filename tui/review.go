package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
)

// writing is what the editor is for during a review.
type writing int

const (
	notWriting writing = iota
	editingClaim
	addingMissing
)

// reviewing is where somebody is in a teach-back.
type reviewing struct {
	question string
	at       int // the claim under the cursor; behind the last: "nothing else, go on"
	was      int // before a verdict that is on its way
	writing  writing
}

func (r *reviewing) reset(v *interview.View) {
	*r = reviewing{}
	if v.Open != nil {
		r.question = v.Open.ID
	}
}

// sync starts anew when another review is open.
func (r *reviewing) sync(v *interview.View) {
	if v.Open == nil || v.Open.ID != r.question {
		r.reset(v)
	}
}

// reviewKeys are the keys that do something for the line under the cursor.
func (t *talk) reviewKeys() []binding {
	list := reviewKeys
	switch {
	case t.review.at >= len(t.v.Review):
		list = called(without(list, "key.edit", "key.drop", "key.go-on"), "key.keep", "key.go-on")
	case !t.judged(t.review.at) && (t.review.at == 0 || !t.judged(t.review.at-1)):
		list = without(list, "key.undo")
	}
	if !t.answered() {
		list = without(list, "key.take-back", "key.read")
	}
	return list
}

// judged says whether there is a verdict on a line.
func (t *talk) judged(at int) bool {
	if at >= len(t.v.Review) {
		return false
	}
	_, ok := t.v.Verdicts[t.v.Review[at].ID]
	return ok
}

// reviewKey judges the claim under the cursor.
func (t *talk) reviewKey(m *Model, key string) tea.Cmd {
	r, n := &t.review, len(t.v.Review)
	act := action(reviewKeys, key)
	last := r.at >= n
	switch act {
	case "key.up":
		r.at = max(0, r.at-1)
	case "key.down":
		r.at = min(n, r.at+1)
	case "key.keep":
		if last {
			return t.closeReview(m)
		}
		return t.judge(m, interview.Keep, "")
	case "key.drop":
		if !last {
			return t.judge(m, interview.Drop, "")
		}
	case "key.undo":
		if !t.judged(r.at) {
			r.at = max(0, r.at-1)
		}
		return t.judge(m, interview.Undo, "")
	case "key.edit":
		if !last {
			r.writing = editingClaim
			t.stash = stash{t.edit.Value(), t.mark}
			t.given = t.v.Review[r.at].Text
			t.edit.SetValue(t.given)
		}
	case "key.add":
		r.writing = addingMissing
	case "key.go-on":
		return t.closeReview(m)
	case "key.explain":
		t.explain, _ = t.s.Explain(t.v.Open.ID)
	case "key.take-back":
		return t.walk(m, -1)
	case "key.read":
		t.reading, t.top = true, 1<<30
	case "key.help":
		m.help.open = true
	case "key.home":
		return t.leave(m, toHome)
	}
	return nil
}

// judge gives a verdict and goes on to the next claim.
func (t *talk) judge(m *Model, verdict interview.Verdict, text string) tea.Cmd {
	if t.review.at >= len(t.v.Review) {
		return nil
	}
	claim, question := t.v.Review[t.review.at].ID, t.v.Open.ID
	t.review.was = t.review.at
	if verdict != interview.Undo {
		t.review.at++
	}
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) {
		return t.s.Judge(ctx, question, claim, verdict, text)
	})
}

// closeReview goes on, with what was added if anything was.
func (t *talk) closeReview(m *Model) tea.Cmd {
	id := t.v.Open.ID
	t.review.was = t.review.at
	if !t.edit.Empty() {
		return t.send(m)
	}
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Skip(ctx, id) })
}

// writeKey is for the editor while a claim is reworded or something missing is added. What is added stays in the editor,
// and is sent when the review is done.
func (t *talk) writeKey(m *Model, k tea.KeyPressMsg, asked string) tea.Cmd {
	act, text := action(writeKeys, k.String()), t.edit.Value()
	editing := t.review.writing == editingClaim
	switch {
	case act == "key.done" && editing && strings.TrimSpace(text) != "" && text != t.given:
		return t.judge(m, interview.Edit, text)
	case act == "key.cancel" && editing && text != t.given && strings.TrimSpace(text) != "" && asked != act:
		t.asking = act
	case (act == "key.done" || act == "key.cancel") && editing:
		t.endEditing()
	case act == "key.done", act == "key.cancel":
		t.review.writing = notWriting
		if !t.edit.Empty() {
			t.review.at = len(t.v.Review)
		}
	case act == "key.editor":
		return t.external(m)
	default:
		return t.typed(m, k)
	}
	return nil
}

// endEditing puts back what had been added before a claim was reworded.
func (t *talk) endEditing() {
	t.review.writing = notWriting
	t.edit.SetValue(t.stash.text)
	if t.saved = t.version(); t.stash.text != "" {
		t.saved = 0
	}
	t.stash = stash{}
}

// reviewView shows the claims under review with the words behind them, the one under the cursor always in sight.
func (t *talk) reviewView(m *Model, width, room int, f *frame) []string {
	th, r := m.theme, t.review
	var top []string
	if label := t.v.Label(t.v.Open.Topic); label != "" {
		top = append(top, th.accent.Render(cut(label, width)), "")
	}
	for _, l := range wrapText(t.v.Open.Question, width) {
		top = append(top, th.strong.Render(l))
	}
	top = append(top, "")
	if t.explain != "" {
		for _, l := range atMost(wrapText(t.explain, width), max(2, room/3), width) {
			top = append(top, th.text.Render(l))
		}
		top = append(top, "")
	}
	if r.writing != notWriting {
		hint := m.say.Say("review.add")
		if r.writing == editingClaim {
			hint = m.say.Say("review.edit", "n", r.at+1)
		}
		for _, l := range wrapText(hint, width) {
			top = append(top, th.dim.Render(l))
		}
		return t.withEditor(append(top, ""), width, room, f)
	}
	var rows []string
	from, to := 0, 0
	for i, c := range t.v.Review {
		if i == r.at {
			from = len(rows)
		}
		most := 4
		if i == r.at {
			most = max(most, (room-len(top))/2) // nobody vouches for words that they do not see
		}
		rows = append(rows, t.claimRows(m, i, c, width, most)...)
		if i == r.at {
			to = len(rows)
		}
	}
	end := m.say.Say("review.on")
	if !t.edit.Empty() {
		end = m.say.Say("review.on.added")
		for i, l := range atMost(wrapText(clip(plain.Line(t.edit.Value()), 4*width), width-5), 3, width-5) {
			number := "     "
			if i == 0 {
				number = "  " + fill("+", 3)
			}
			rows = append(rows, number+th.text.Render(l))
		}
		rows = append(rows, "")
	}
	if r.at >= len(t.v.Review) {
		from = len(rows)
		rows = append(rows, th.accent.Render("▸ ")+th.strong.Render(cut(end, width-2)))
		to = len(rows)
	} else {
		rows = append(rows, "  "+th.dim.Render(cut(end, width-2)))
	}
	space := max(1, room-len(top))
	first := min(max(0, to-space), from)
	return append(top, rows[first:min(len(rows), first+space)]...)
}

// claimRows is one claim: its number, its text in so many lines at most, the words it came from, and the verdict on it.
func (t *talk) claimRows(m *Model, i int, c profile.Claim, width, most int) []string {
	mark, style := "  ", m.theme.text
	if t.v.Verdicts[c.ID].Verdict == interview.Drop {
		style = m.theme.dim
	}
	if i == t.review.at {
		mark, style = m.theme.accent.Render("▸ "), m.theme.strong
	}
	var out []string
	for k, l := range atMost(wrapText(clip(plain.Line(c.Text), most*width), width-5), most, width-5) {
		number := "     "
		if k == 0 {
			number = mark + fill(itoa(i+1), 3)
		}
		out = append(out, number+style.Render(l))
	}
	right := m.say.Say("review.answer", "n", t.number(c.Evidence[0].Question))
	if source := t.v.Sources[c.Evidence[0].Question]; source != "" {
		right = m.say.Say("review.source", "file", cut(source, 24))
	}
	if c.Standing == profile.Inferred {
		right = m.say.Say("review.model")
	}
	if j, ok := t.v.Verdicts[c.ID]; ok {
		right = m.say.Say("verdict." + string(j.Verdict))
	}
	if strings.Trim(c.Evidence[0].Quote, " .。") == strings.Trim(c.Text, " .。") { // said once is enough
		last := len(out) - 1
		if ansi.StringWidth(out[last])+2+ansi.StringWidth(right) > width {
			return append(out, fill("", width-ansi.StringWidth(right))+m.theme.dim.Render(right), "")
		}
		out[last] = fill(out[last], width-ansi.StringWidth(right)) + m.theme.dim.Render(right)
		return append(out, "")
	}
	quote := cut(plain.Line(c.Evidence[0].Quote), max(8, width-5-ansi.StringWidth(right)-3))
	return append(out, "     "+m.theme.dim.Render(sides("“"+quote+"”", right, width-5)), "")
}

func (t *talk) number(question string) int {
	for _, x := range t.v.Said {
		if x.ID == question {
			return x.N
		}
	}
	return 0
}

func itoa(n int) string { return fmt.Sprint(n) }
