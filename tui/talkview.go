package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
	"tacit/tui/editor"
)

// The second column: what has been learned so far.
const (
	learnedWidth = 38
	columnGap    = 4
	textWidth    = 78 // a line of reading text is no longer than this
)

// editorStyle is how text looks that is being written.
func (m *Model) editorStyle() editor.Style {
	gutter := m.theme.accent.Render("▏")
	if m.width < 60 {
		gutter = ""
	}
	return editor.Style{Text: m.theme.text, Placeholder: m.theme.dim, Gutter: gutter}
}

// view lays out the interview. From the top: who and how far, what was said before, the question, why it is asked, the
// editor, and the keys. What is less needed gives way first on a small terminal: what was said, then the reason.
func (t *talk) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	main := min(width, textWidth)
	wide := m.width >= wideWidth && (t.walking >= 0 || t.v.Open == nil || t.v.Open.Kind != interview.Review) // a review shows what was learned itself
	if wide {
		main = min(width-learnedWidth-columnGap, textWidth)
	}
	if t.reading {
		return t.readView(m, left, min(width, textWidth))
	}
	head := t.head(m, width)
	foot := t.foot(m, width)
	room := m.height - len(head) - len(foot)
	f := frame{}
	var body []string
	switch {
	case t.v.Open == nil && t.walking < 0:
		body = t.overView(m, main)
	case t.walking < 0 && t.v.Open.Kind == interview.Review:
		body = t.reviewView(m, main, room, &f)
	default:
		if body = t.questionView(m, main, room, &f); m.help.open {
			return m.helpPage()
		}
	}
	if wide {
		body = beside(body, t.learned(m, room), main+columnGap, room)
	}
	f.text = indent(stack(head, body, foot, m.height), left)
	if f.cursor {
		f.x, f.y = f.x+left, f.y+len(head)
	}
	return f
}

// head says whose interview about what, and how far it has come.
func (t *talk) head(m *Model, width int) []string {
	who := plain.Line(t.v.Setup.Work) + " · " + plain.Line(t.v.Setup.Subject)
	far := ""
	if m.height < tinyHeight {
		return nil
	}
	if x := t.v.Open; x != nil {
		far = m.say.Say("talk.question", "n", x.N)
		if t.v.Left > 1 {
			far += " · " + m.say.Count("talk.left", t.v.Minutes)
		}
	}
	if m.width >= 60 {
		return m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(sides(who, far, width-7)))
	}
	if x := t.v.Open; x != nil {
		far = m.say.Say("talk.short", "n", x.N, "minutes", t.v.Minutes)
	}
	lines := []string{m.theme.dim.Render(sides(who, far, width))}
	if m.height > leastHeight+2 {
		lines = append(lines, m.theme.accent.Render(cut(t.progress(), width)), "")
	}
	return lines
}

// progress is how covered the topics are, in one short line.
func (t *talk) progress() string {
	var b strings.Builder
	for _, topic := range t.v.Topics {
		b.WriteString(bar(topic.Covered, 4) + " ")
	}
	return b.String()
}

func (t *talk) foot(m *Model, width int) []string {
	keys := footer(t.keys(m), m.say, width, m.theme)
	mark, inherited := t.markState(m)
	company := t.company(m)
	room := width - 1 // of the mark and of who else is there; the mark goes last
	if mark != "" {
		room -= ansi.StringWidth(mark) + 1
	}
	right := cut(company, min(room, width-8))
	if inherited != "" && ansi.StringWidth(inherited) < width-ansi.StringWidth(right) {
		mark = inherited
	}
	var lines []string
	switch {
	case t.asking != "":
		lines = m.warning(m.say.Say("sure."+t.asking), width)
	case m.notice != "":
		lines = m.warning(m.notice, width)
	default:
		lines = []string{m.theme.dim.Render(sides(t.state(m, mark), right, width))}
	}
	if m.height < tinyHeight { // the question and the answer need the room
		if t.asking != "" || m.notice != "" {
			return lines
		}
		if len(t.watchers) > 0 {
			return []string{m.theme.dim.Render(right)}
		}
		return []string{keys}
	}
	return m.foot(lines, keys)
}

// state is what is true of the text being typed: its mark, whether it is saved, its size when that nears the limit.
func (t *talk) state(m *Model, mark string) string {
	parts := []string{}
	if mark != "" {
		parts = append(parts, mark)
	}
	if m.width < leastWidth || m.height < leastHeight {
		return strings.Join(append(parts, m.say.Say("small")), " · ")
	}
	if t.walking >= 0 {
		parts = append(parts, m.say.Say("state.revising", "n", t.v.Said[t.walking].N))
	}
	switch {
	case t.review.writing == editingClaim, t.over(), t.reviewing() && t.edit.Empty():
	case t.version() != t.saved:
		parts = append(parts, m.say.Say("state.saving"))
	case t.walking >= 0 && t.changed():
		parts = append(parts, m.say.Say("state.unsent"))
	case t.walking >= 0:
	case t.nothing():
		parts = append(parts, m.say.Say("state.nothing"))
	default:
		parts = append(parts, m.say.Say("state.saved"))
	}
	if n := t.edit.Len(); n > interview.AnswerLimit*3/4 {
		parts = append(parts, m.say.Say("state.size", "size", n>>10, "limit", interview.AnswerLimit>>10))
	}
	return strings.Join(parts, " · ")
}

// questionView is the question with its surroundings and the editor.
func (t *talk) questionView(m *Model, width, room int, f *frame) []string {
	x := t.v.Open
	revising := t.walking >= 0
	if revising {
		x = &t.v.Said[t.walking]
	}
	// How to write an option is for those who type one; here it is chosen.
	text := strings.TrimSpace(strings.TrimSuffix(x.Question, m.say.Say("choice.how")))
	question := wrapText(clip(text, room*width), width)
	least := min(3, max(1, room/4)) // lines of the editor that are always there
	question = atMost(question, max(1, room-least-1), width)
	var options []string
	if x.Kind == interview.Choice {
		options = t.options(m, x, width)
	}
	spare := room - len(question) - len(options) - least - 1
	var topic []string
	if label := t.v.Label(x.Topic); label != "" && spare >= 2 {
		topic = []string{m.theme.accent.Render(cut(label, width)), ""}
		spare -= 2
	}
	why := t.why(m, x, width, spare-1)
	if t.explain != "" && len(wrapText(t.explain, width))+1 > spare-1 { // asked for, and to be read in full
		m.help, t.explain = help{open: true, text: t.explain}, ""
	}
	if len(why) > 0 {
		spare -= len(why)
	}
	before := t.before(m, width, min(spare-2, 5))
	body := append(append([]string{}, before...), topic...)
	for _, l := range question {
		body = append(body, m.theme.strong.Render(l))
	}
	if len(options) > 0 {
		body = append(append(body, ""), options...)
	}
	body = append(body, why...)
	if len(body)+least < room {
		body = append(body, "")
	}
	return t.withEditor(body, width, room, f)
}

// withEditor puts the editor into the room that is left.
func (t *talk) withEditor(body []string, width, room int, f *frame) []string {
	height := max(1, room-len(body))
	t.edit.SetSize(width, height)
	cx, cy := t.edit.Cursor()
	f.cursor, f.x, f.y = true, cx, len(body)+cy
	return append(body, strings.Split(t.edit.View(), "\n")...)
}

// why is the reason for the question, or its explanation when that was asked for.
func (t *talk) why(m *Model, x *interview.Exchange, width, room int) []string {
	text, style := x.Reason, m.theme.dim
	if text != "" {
		text = m.say.Say("talk.why", "why", text)
	}
	if t.explain != "" {
		text, style = t.explain, m.theme.text
	}
	if text == "" || room < 2 || m.width < 60 && t.explain == "" {
		return nil
	}
	out := []string{""}
	for _, l := range atMost(wrapText(text, width), room-1, width) {
		out = append(out, style.Render(l))
	}
	return out
}

// before is the last answer, dimmed, and what was understood of it.
func (t *talk) before(m *Model, width, room int) []string {
	if room < 2 || len(t.v.Said) == 0 || t.walking >= 0 {
		return nil
	}
	last := t.v.Said[len(t.v.Said)-1]
	if last.Status != interview.IsAnswered || last.Kind == interview.Review {
		return nil
	}
	var out []string
	var noted []string
	if t.noted != "" {
		noted = atMost(wrapText(t.noted, width), min(2, room-2), width)
	}
	if left := room - 2 - len(noted); t.unhelped != "" && left > 0 {
		noted = append(noted, atMost(wrapText(t.unhelped, width), min(3, left), width)...)
	}
	for _, l := range atMost(wrapText(clip(plain.Line(clip(last.Answer, 4*width)), 4*width), width), min(2, room-1-len(noted)), width) {
		out = append(out, m.theme.dim.Render(l))
	}
	for _, l := range noted {
		out = append(out, m.theme.accent.Render(l))
	}
	return append(out, "")
}

// options are the courses of action of a choice.
func (t *talk) options(m *Model, x *interview.Exchange, width int) []string {
	var out []string
	for i, o := range x.Options {
		mark, style := "  ", m.theme.text
		if t.option == i+1 {
			mark, style = m.theme.accent.Render("▸ "), m.theme.strong
		}
		lines := wrapText(o, width-5)
		out = append(out, fmt.Sprintf("%s%d  %s", mark, i+1, style.Render(lines[0])))
		for _, l := range lines[1:] {
			out = append(out, "     "+style.Render(l))
		}
	}
	return out
}

// learned is the second column: the topics with what is known of each, the one in question first.
func (t *talk) learned(m *Model, height int) []string {
	say, th := m.say, m.theme
	out := []string{th.dim.Render(say.Say("learned.title")), ""}
	if len(t.v.Topics) == 0 {
		for _, l := range wrapText(say.Say("learned.none"), learnedWidth) {
			out = append(out, th.dim.Render(l))
		}
		return out
	}
	here := ""
	if t.v.Open != nil {
		here = t.v.Open.Topic
	}
	rows := max(1, (height-2-2*len(t.v.Topics))/2)
	for _, topic := range t.v.Topics {
		name := cut(plain.Line(topic.Label), learnedWidth-6)
		line := fill(name, learnedWidth-5) + th.accent.Render(bar(topic.Covered, 5))
		if topic.ID != here {
			out = append(out, th.dim.Render(fill(name, learnedWidth-5))+th.accent.Render(bar(topic.Covered, 5)))
			continue
		}
		out = append(out, line)
		out = append(out, t.newest(m, topic.ID, rows)...)
		out = append(out, "")
	}
	return out
}

// newest are the last claims of a topic, two lines each at most.
func (t *talk) newest(m *Model, topic string, most int) []string {
	var mine []profile.Claim
	for _, c := range t.v.Claims {
		if c.Topic == topic && c.Standing != profile.Dropped {
			mine = append(mine, c)
		}
	}
	var out []string
	for _, c := range mine[max(0, len(mine)-most):] {
		for i, l := range atMost(wrapText(clip(plain.Line(c.Text), 3*learnedWidth), learnedWidth-4), 2, learnedWidth-4) {
			mark := "  "
			if i == 0 {
				mark = m.theme.accent.Render("▸ ")
			}
			out = append(out, mark+m.theme.dim.Render(l))
		}
	}
	return out
}

// beside puts a second column next to the first.
func beside(first, second []string, at, height int) []string {
	n := min(max(len(first), len(second)), height)
	out := make([]string, n)
	for i := range out {
		if i < len(first) {
			out[i] = first[i]
		}
		if i < len(second) {
			out[i] = fill(out[i], at) + second[i]
		}
	}
	return out
}

// overView says that the interview is over and what can be done now.
func (t *talk) overView(m *Model, width int) []string {
	var out []string
	if t.v.Ended == "" {
		return wrapText(m.say.Say("over.stuck"), width)
	}
	for _, key := range []string{"over." + t.v.Ended, "over.next", "over.again"} {
		for _, l := range wrapText(m.say.Say(key), width) {
			if key == "over."+t.v.Ended {
				l = m.theme.strong.Render(l)
			}
			out = append(out, l)
		}
		out = append(out, "")
		if sign := t.overSign(m); key == "over.next" && sign != "" {
			out = append(append(out, wrapText(sign, width)...), "")
		}
	}
	if t.waiting > 0 {
		for _, l := range wrapText(m.say.Count("over.waiting", t.waiting), width) {
			out = append(out, m.theme.accent.Render(l))
		}
		out = append(out, "")
	}
	return append(out, m.theme.dim.Render(cut(m.say.Say("over.facts", "answers", m.say.Count("answers", t.v.Answered), "claims", m.say.Count("claims", len(t.v.Claims))), width)))
}
