package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

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
		r.at = max(0, r.at-1)
		return t.judge(m, interview.Undo, "")
	case "key.edit":
		if !last {
			r.writing = editingClaim
			t.edit.SetValue(t.v.Review[r.at].Text)
		}
	case "key.add":
		r.writing = addingMissing
	case "key.go-on":
		return t.closeReview(m)
	case "key.explain":
		t.explain, _ = t.s.Explain(t.v.Open.ID)
	case "key.help":
		m.help = true
	case "key.home":
		return tea.Sequence(t.saveNow(m), m.goHome())
	}
	return nil
}

// judge gives a verdict and goes on to the next claim.
func (t *talk) judge(m *Model, verdict interview.Verdict, text string) tea.Cmd {
	if t.review.at >= len(t.v.Review) {
		return nil
	}
	claim, question := t.v.Review[t.review.at].ID, t.v.Open.ID
	if verdict != interview.Undo {
		t.review.at++
	}
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) {
		return t.s.Judge(ctx, question, claim, verdict, text)
	})
}

// closeReview goes on without anything to add.
func (t *talk) closeReview(m *Model) tea.Cmd {
	id := t.v.Open.ID
	if !t.edit.Empty() {
		return t.send(m)
	}
	return t.do(m, func(ctx context.Context) (interview.Outcome, error) { return t.s.Skip(ctx, id) })
}

// writeKey is for the editor while a claim is reworded or something missing is added.
func (t *talk) writeKey(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch action(writeKeys, k.String()) {
	case "key.done":
		was, text := t.review.writing, t.edit.Value()
		if t.edit.Empty() {
			t.review.writing = notWriting
			return nil
		}
		t.review.writing = notWriting
		if was == editingClaim {
			t.edit.SetValue("")
			t.saved = t.edit.Version()
			return t.judge(m, interview.Edit, text)
		}
		return t.send(m)
	case "key.cancel":
		if t.review.writing == editingClaim {
			t.edit.SetValue("")
			t.saved = t.edit.Version()
		}
		t.review.writing = notWriting
		return nil
	case "key.editor":
		return t.external(m)
	}
	return t.typed(m, k)
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
		rows = append(rows, t.claimRows(m, i, c, width)...)
		if i == r.at {
			to = len(rows)
		}
	}
	end := m.say.Say("review.on")
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

// claimRows is one claim: its number, its text, the words it came from, and the verdict on it.
func (t *talk) claimRows(m *Model, i int, c profile.Claim, width int) []string {
	mark, style := "  ", m.theme.text
	if i == t.review.at {
		mark, style = m.theme.accent.Render("▸ "), m.theme.strong
	}
	var out []string
	for k, l := range atMost(wrapText(plain.Line(c.Text), width-5), 4, width-5) {
		number := "     "
		if k == 0 {
			number = mark + fill(itoa(i+1), 3)
		}
		out = append(out, number+style.Render(l))
	}
	right := m.say.Say("review.answer", "n", t.number(c.Evidence[0].Question))
	if j, ok := t.v.Verdicts[c.ID]; ok {
		right = m.say.Say("verdict." + string(j.Verdict))
	}
	quote := "“" + plain.Line(c.Evidence[0].Quote) + "”"
	return append(out, "     "+m.theme.dim.Render(sides(quote, right, width-5)), "")
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
