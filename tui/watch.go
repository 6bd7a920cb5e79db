package tui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// Others is who else is in an interview while its specialist is.
type Others interface {
	// Gathered waits until there is an event after number after in one of their interviews, or somebody came to watch it or left,
	// and in no case long. It returns the names of those who watch.
	Gathered(ctx context.Context, id string, after int64) ([]string, error)
}

// gathered says who watches, and how many questions wait.
type gathered struct {
	of      *talk
	names   []string
	waiting int
	last    int64
	err     error
}

// listen waits for others as long as the interview is on the screen and may be watched.
func (t *talk) listen(m *Model) tea.Cmd {
	if m.cfg.Others == nil || !t.v.Watchable || t.listening {
		return nil
	}
	t.listening = true
	return t.listenAfter(m, 0) // at once, to know who is there
}

func (t *talk) listenAfter(m *Model, after int64) tea.Cmd {
	ctx, s, others := t.asks, t.s, m.cfg.Others
	return func() tea.Msg {
		names, err := others.Gathered(ctx, s.ID(), after)
		if err == nil {
			err = s.Refresh(ctx)
		}
		v := s.View()
		if err != nil && ctx.Err() == nil {
			select {
			case <-ctx.Done():
			case <-time.After(listenAgain):
			}
		}
		return gathered{t, names, v.Waiting, v.Last, err}
	}
}

// listenAgain is how long to wait after something went wrong.
const listenAgain = 5 * time.Second

// takeGathered shows who is there. The question on the screen stays as it is, whatever others did.
func (t *talk) takeGathered(m *Model, g gathered) tea.Cmd {
	if t.listening = t.asks.Err() == nil && t.v.Watchable; !t.listening {
		t.watchers, t.attended = nil, false
		return nil
	}
	if g.err == nil {
		t.watchers, t.waiting, t.attended = g.names, g.waiting, true
	}
	return t.listenAfter(m, g.last)
}

// company is what the last line but one says at its right: who watches, what others have asked, what is kept private.
func (t *talk) company(m *Model) string {
	var parts []string
	watchers := t.watchers
	if !t.v.Watchable {
		watchers = nil
	}
	switch named := slices.DeleteFunc(slices.Clone(watchers), func(n string) bool { return n == "" }); {
	case len(watchers) == 1 && len(named) == 1:
		parts = append(parts, m.say.Say("talk.watched", "name", plain.Line(named[0])))
	case len(watchers) > 0:
		parts = append(parts, m.say.Count("talk.watchers", len(watchers)))
	case t.v.Watchable && t.attended:
		parts = append(parts, m.say.Say("talk.watchable"))
	}
	if t.waiting > 0 {
		parts = append(parts, m.say.Count("talk.waiting", t.waiting))
	}
	if t.v.Private > 0 {
		parts = append(parts, m.say.Count("talk.private", t.v.Private))
	}
	return strings.Join(parts, " · ")
}

// watching is somebody else's interview, while it goes on. Nothing can be done to it from here.
type watching struct {
	h    Handover
	seen *interview.Seen
	ctx  context.Context
	top  int // first line that is shown; below it all where following
	tail bool
	page int
}

// watched brings what there is to see now.
type watched struct {
	by   *watching
	seen *interview.Seen
	err  error
}

// watch shows an interview that its specialist lets be watched.
func (m *Model) watch(h Handover) tea.Cmd {
	m.hush()
	w := &watching{h: h, tail: true}
	w.ctx, m.hush = context.WithCancel(m.ctx)
	m.screen = w
	return w.wait(m, 0)
}

func (w *watching) wait(m *Model, after int64) tea.Cmd {
	ctx, lead, id := w.ctx, m.cfg.Lead, w.h.ID
	return func() tea.Msg {
		seen, err := lead.Watch(ctx, id, after)
		return watched{w, seen, err}
	}
}

// takeSeen shows what there is now. A question that is being written for the specialist stays on the screen whatever comes.
func (w *watching) takeSeen(m *Model, msg watched) tea.Cmd {
	switch {
	case w.ctx.Err() != nil:
		return nil
	case errors.Is(msg.err, interview.ErrNotFound):
		m.hush()
		var cmd tea.Cmd
		if a, ok := m.screen.(*asking); ok {
			a.back = m.lead
		} else {
			cmd = m.toLead()
		}
		m.notice = m.say.Say("watch.over")
		return cmd
	case msg.err != nil:
		m.notice = m.refused(msg.err)
		after := int64(0)
		if w.seen != nil {
			after = w.seen.Last
		}
		wait := w.wait(m, after)
		return tea.Tick(listenAgain, func(time.Time) tea.Msg { return wait() })
	}
	w.seen = msg.seen
	return w.wait(m, msg.seen.Last)
}

func (w *watching) keys(*Model) []binding {
	if !w.h.Asking {
		return without(watchKeys, "key.ask")
	}
	return watchKeys
}

func (w *watching) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	step := max(1, w.page-1)
	switch action(w.keys(m), k.String()) {
	case "key.up":
		w.top, w.tail = w.top-1, false
	case "key.down":
		w.top++
	case "key.page-up":
		w.top, w.tail = w.top-step, false
	case "key.page-down":
		w.top += step
	case "key.top":
		w.top, w.tail = 0, false
	case "key.bottom":
		w.tail = true
	case "key.ask":
		m.screen = newAsking(m, w.h, w)
		return m.resized()
	case "key.back":
		m.hush()
		return m.toLead()
	case "key.help":
		m.help.open = true
	}
	return nil
}

func (w *watching) view(m *Model) frame {
	left := m.margin()
	width := m.width - 2*left
	main := min(width, textWidth)
	state := m.say.Say("watch.state")
	if w.seen != nil && w.seen.Ended != "" {
		state = m.say.Say("watch.ended")
	}
	head := m.head(m.theme.accent.Render("tacit") + "  " + m.theme.dim.Render(sides(nameIn(w.h.Listed, width-8-ansi.StringWidth(m.say.Say("watch.title"))), m.say.Say("watch.title"), width-7)))
	foot := m.foot(m.status(state, width), footer(w.keys(m), m.say, width, m.theme))
	body := w.body(m, main)
	room := max(1, m.height-len(head)-len(foot))
	w.page = room
	last := max(0, len(body)-room)
	if w.top >= last {
		w.tail = true
	}
	if w.tail {
		w.top = last
	}
	w.top = max(0, min(w.top, last))
	return frame{text: indent(stack(head, body[w.top:min(len(body), w.top+room)], foot, m.height), left)}
}

// body is every question with what became of it, and at the end the one that is open.
func (w *watching) body(m *Model, width int) []string {
	if w.seen == nil {
		return nil
	}
	var out []string
	put := func(x interview.SeenExchange, instead string) {
		question, below := line.Seen(m.say, x)
		for i, l := range wrapText(question, width-5) {
			number := "     "
			if i == 0 {
				number = fill(m.theme.dim.Render(itoa(x.N)), 5)
			}
			out = append(out, number+m.theme.strong.Render(l))
		}
		style := m.theme.text
		if x.Answer == "" {
			style = m.theme.dim
		}
		for _, l := range wrapText(cmp.Or(instead, below), width-5) {
			out = append(out, "     "+style.Render(l))
		}
		out = append(out, "")
	}
	for _, x := range w.seen.Said {
		if x.Kind != interview.Review {
			put(x, "")
		}
	}
	for _, q := range w.seen.Inquiries {
		if q.Question == "" && q.Text != "" {
			out = append(out, "     "+m.theme.dim.Render(cut(m.say.Say("watch.waits", "question", plain.Line(q.Text)), width-5)))
		}
	}
	if len(out) > 0 && out[len(out)-1] != "" {
		out = append(out, "")
	}
	switch x := w.seen.Open; {
	case x == nil:
	case x.Kind == interview.Review:
		put(*x, m.say.Say("watch.review"))
	default:
		put(*x, m.say.Say("watch.open"))
	}
	return out
}
