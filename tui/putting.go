package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// putting shows how a model puts what was said about one topic, sentence by sentence as it comes, beside the words as they stand.
// Nothing is changed until the specialist keeps it.
type putting struct {
	book  *playbook
	topic interview.TopicView
	model string

	list  []interview.Sentence
	comes chan interview.Sentence
	ended chan error
	done  bool
	wrong string // what kept the model from ending
	stop  context.CancelFunc
	top   int
}

// put brings one sentence, or the end.
type put struct {
	of  *putting
	s   interview.Sentence
	end bool
	err error
}

// topicHere is the first topic whose section is in sight.
func (b *playbook) topicHere(m *Model) (interview.TopicView, bool) {
	for i := b.here(); b.v != nil && i < min(len(b.list), len(b.starts)) && b.starts[i] < b.top+b.room(m); i++ {
		title := plain.Line(strings.ReplaceAll(b.list[i].title, `\`, ""))
		for _, t := range b.v.Topics {
			if b.list[i].level == 3 && strings.EqualFold(title, plain.Line(t.Label)) {
				return t, true
			}
		}
	}
	return interview.TopicView{}, false
}

// mayPut says whether a model may be asked to put something.
func (b *playbook) mayPut(m *Model) bool {
	return b.s != nil && m.cfg.Model != nil && b.s.MayAsk(m.cfg.Model.Host())
}

// anyPut says whether a model put anything in this document.
func (b *playbook) anyPut() bool {
	return b.s != nil && slices.ContainsFunc(b.v.Topics, func(t interview.TopicView) bool { return b.s.IsRewritten(t.ID) })
}

// put asks the model about the section in sight.
func (b *playbook) put(m *Model) tea.Cmd {
	topic, ok := b.topicHere(m)
	if !ok {
		b.note = m.say.Say("put.where")
		return nil
	}
	ctx, stop := context.WithCancel(m.ctx)
	p := &putting{book: b, topic: topic, model: m.cfg.Model.Name() + " @ " + m.cfg.Model.Host(), comes: make(chan interview.Sentence), ended: make(chan error, 1), stop: stop}
	m.screen = p
	return tea.Batch(p.next(), func() tea.Msg {
		defer stop()
		p.ended <- b.s.Rewrite(ctx, m.cfg.Model, topic.ID, func(s interview.Sentence) {
			select {
			case p.comes <- s:
			case <-ctx.Done():
			}
		})
		return nil
	})
}

// unput takes back what a model put in the section in sight.
func (b *playbook) unput(m *Model) tea.Cmd {
	topic, ok := b.topicHere(m)
	if !ok || !b.s.IsRewritten(topic.ID) {
		b.note = m.say.Say("put.none")
		return nil
	}
	return b.keep(m, topic.ID, nil)
}

// keep stores how a topic is put, and shows the document anew.
func (b *playbook) keep(m *Model, topic string, list []interview.Sentence) tea.Cmd {
	read := m.readPlaybook(b.s.ID(), b.back, b)
	return func() tea.Msg {
		if err := b.s.KeepRewrite(m.ctx, topic, list); err != nil {
			return failed{err}
		}
		return read()
	}
}

// next waits for the next sentence, or the end.
func (p *putting) next() tea.Cmd {
	return func() tea.Msg {
		select {
		case s := <-p.comes:
			return put{of: p, s: s}
		case err := <-p.ended:
			return put{of: p, end: true, err: err}
		}
	}
}

func (p *putting) take(m *Model, msg tea.Msg) tea.Cmd {
	got, ok := msg.(put)
	if !ok || got.of != p {
		return nil
	}
	if !got.end {
		p.list = append(p.list, got.s)
		return p.next()
	}
	p.done = true
	var refusal *interview.Refusal
	switch {
	case errors.As(got.err, &refusal):
		p.wrong = m.refused(got.err)
	case got.err != nil:
		p.list = nil // a text that broke off is not to be kept
		p.wrong = m.say.Say("put.failed", "host", m.cfg.Model.Host())
		var fault *interview.ModelError
		if errors.As(got.err, &fault) && fault.Fault.Lasting() {
			p.wrong = m.say.Say("put.wrong", "why", line.Faulted(m.say.Lang, m.cfg.Model, fault.Fault))
		}
	}
	return nil
}

// kept counts the sentences that can be kept.
func (p *putting) kept() int {
	n := 0
	for _, s := range p.list {
		if s.Holds {
			n++
		}
	}
	return n
}

func (p *putting) keys(*Model) []binding {
	if !p.done || p.kept() == 0 {
		return without(puttingKeys, "key.keep-put")
	}
	return puttingKeys
}

func (p *putting) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	step := max(1, m.height-6)
	switch action(p.keys(m), k.String()) {
	case "key.keep-put":
		return p.book.keep(m, p.topic.ID, p.list)
	case "key.down":
		p.top++
	case "key.up":
		p.top--
	case "key.page-down":
		p.top += step
	case "key.page-up":
		p.top -= step
	case "key.help":
		m.help.open = true
	case "key.back":
		p.stop()
		m.screen = p.book
		return m.resized()
	}
	return nil
}

func (p *putting) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	th := m.theme
	head := m.head(th.accent.Render("tacit") + "  " + th.dim.Render(sides(plain.Line(p.topic.Label), plain.Line(p.model), width-7)))
	state := m.status(p.state(m), width)
	if p.wrong != "" {
		state = m.warning(p.wrong, width)
	}
	foot := m.foot(state, footer(p.keys(m), m.say, width, th))
	room := max(1, m.height-len(head)-len(foot))
	body := p.body(m, min(width, textWidth))
	if !p.done {
		p.top = len(body) // what comes is in sight
	}
	p.top = max(0, min(p.top, len(body)-room))
	return frame{text: indent(stack(head, body[p.top:min(len(body), p.top+room)], foot, m.height), left)}
}

// body shows each sentence below the words that it would stand for.
func (p *putting) body(m *Model, width int) []string {
	var out []string
	mark := func(sign, text string, style func(...string) string) {
		for i, l := range wrapText(text, width-2) {
			if i > 0 {
				sign = " "
			}
			out = append(out, style(sign+" "+l))
		}
	}
	for _, s := range p.list {
		for _, c := range s.Claims {
			mark("·", plain.Line(c.Text), m.theme.dim.Render)
		}
		if s.Holds {
			mark("▸", s.Phrasing.Text, m.theme.text.Render)
		} else {
			mark(" ", m.say.Say("put.stays"), m.theme.dim.Render)
		}
		out = append(out, "")
	}
	return out
}

// state says how it stands.
func (p *putting) state(m *Model) string {
	switch n := p.kept(); {
	case !p.done:
		return m.say.Say("put.writing")
	case n == 0 && !slices.ContainsFunc(p.list, func(s interview.Sentence) bool { return !s.AsItWas() }):
		return m.say.Say("put.same")
	case n == 0:
		return m.say.Say("put.nothing")
	default:
		return m.say.Count("put.done", n)
	}
}
