package tui

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Handover is one interview as a lead sees it, or whoever takes it over. All of it is about the knowledge and nothing about the person: no count of answers, no
// time that anything took.
type Handover struct {
	interview.Listed
	Topics    []interview.TopicView // one whose name is not theirs to read has none
	Contested int                   // statements that do not fit together
	Critical  int                   // things missing that whoever takes over cannot do without
	Gaps      []OpenGap             // those of them that matter most, as far as the names of their topics are theirs to read
	Stale     int                   // statements that were last stated or judged more than half a year ago
	Readable  bool                  // the playbook may be opened: a version of it is signed
	Watching  bool                  // it may be watched now
	Asking    bool                  // a question may be left for the specialist
}

// OpenGap is one thing that is missing, of a topic by its name.
type OpenGap struct {
	Topic string
	Slot  profile.Slot
}

// Lead is what a lead may do with everybody's interviews, and a successor with those that they take over.
type Lead interface {
	Handovers(ctx context.Context) ([]Handover, error)
	Playbook(ctx context.Context, id string) ([]byte, error)
	Beside(ctx context.Context, ids []string) ([]*profile.Profile, error)
	// Watch waits until there is an event after number after in an interview that may be watched, and returns it as they may see
	// it. While it waits, and some time after, the specialist sees who watches. ErrNotFound once it may not be watched any more.
	Watch(ctx context.Context, id string, after int64) (*interview.Seen, error)
	// Ask leaves a question for the specialist.
	Ask(ctx context.Context, id, text string) error
}

// The orders and the choices of the list, each with its text below lead.
var (
	leadSorts   = []string{"risk", "seen", "name"}
	leadFilters = []string{"all", "open", "ended"}
)

// lead lists the handovers.
type lead struct {
	all          []Handover
	loaded, busy bool
	at           int
	sort, filter int
	picked       map[string]bool
}

// handovers brings the list; shared brings a playbook to be read.
type (
	handovers struct{ list []Handover }
	shared    struct {
		title string
		data  []byte
	}
)

func (l *lead) load(m *Model) tea.Cmd {
	return func() tea.Msg {
		list, err := m.cfg.Lead.Handovers(m.ctx)
		if err != nil {
			return failed{err}
		}
		return handovers{list}
	}
}

// toLead shows the handovers, read anew.
func (m *Model) toLead() tea.Cmd {
	m.say = prompts.TextsOf(prompts.Screens, m.cfg.Lang)
	m.lead.busy = false
	m.screen = m.lead
	return m.lead.load(m)
}

// take takes what the screen has asked for.
func (l *lead) take(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case handovers:
		l.all, l.loaded = msg.list, true
		l.at = max(0, min(l.at, len(l.list())-1))
	case shared:
		l.busy = false
		m.screen = newReader(m, string(msg.data), msg.title, m.say.Say("lead.reading"))
		return m.resized()
	}
	return nil
}

// byRisk puts that first where most is at stake: what is missing and cannot be done without, then what does not fit together, then
// what may no longer be so, then all that is not known.
func byRisk(a, b Handover) int {
	return cmp.Or(cmp.Compare(b.Critical, a.Critical), cmp.Compare(b.Contested, a.Contested), cmp.Compare(b.Stale, a.Stale), cmp.Compare(a.Covered, b.Covered))
}

// list is what is to be seen, in its order.
func (l *lead) list() []Handover {
	out := slices.DeleteFunc(slices.Clone(l.all), func(h Handover) bool {
		return leadFilters[l.filter] == "open" && h.Ended != "" || leadFilters[l.filter] == "ended" && h.Ended == ""
	})
	slices.SortStableFunc(out, func(a, b Handover) int {
		switch leadSorts[l.sort] {
		case "seen":
			return b.Changed.Compare(a.Changed)
		case "name":
			return cmp.Or(cmp.Compare(a.Work, b.Work), cmp.Compare(a.Subject, b.Subject))
		}
		return byRisk(a, b)
	})
	return out
}

func (l *lead) keys(*Model) []binding {
	list := l.list()
	switch {
	case !l.loaded:
		return waitKeys
	case len(list) == 0:
		return without(leadKeys, "key.choose", "key.top", "key.bottom", "key.playbook", "key.pick", "key.compare", "key.watch", "key.ask")
	}
	keys, h := leadKeys, list[l.at]
	if !h.Readable {
		keys = without(keys, "key.playbook", "key.pick")
	}
	if !h.Watching {
		keys = without(keys, "key.watch")
	}
	if !h.Asking {
		keys = without(keys, "key.ask")
	}
	return keys
}

func (l *lead) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	list := l.list()
	act := action(l.keys(m), k.String())
	if l.busy && act != "key.quit" {
		return nil
	}
	switch act {
	case "key.up":
		l.at = max(0, l.at-1)
	case "key.down":
		l.at = min(len(list)-1, l.at+1)
	case "key.top":
		l.at = 0
	case "key.bottom":
		l.at = len(list) - 1
	case "key.sort":
		l.sort, l.at = (l.sort+1)%len(leadSorts), 0
	case "key.filter":
		l.filter, l.at = (l.filter+1)%len(leadFilters), 0
	case "key.playbook":
		return l.read(m, list[l.at])
	case "key.pick":
		if l.picked == nil {
			l.picked = map[string]bool{}
		}
		l.picked[list[l.at].ID] = !l.picked[list[l.at].ID]
	case "key.compare":
		return l.compare(m)
	case "key.watch":
		return m.watch(list[l.at])
	case "key.ask":
		m.screen = newAsking(m, list[l.at], l)
		return m.resized()
	case "key.look-again":
		return l.load(m)
	case "key.own":
		m.leading = false
		return m.goHome()
	case "key.help":
		m.help.open = true
	case "key.quit":
		return m.leave(k)
	}
	return nil
}

// read opens a playbook as far as it was left to others.
func (l *lead) read(m *Model, h Handover) tea.Cmd {
	l.busy = true
	return func() tea.Msg {
		data, err := m.cfg.Lead.Playbook(m.ctx, h.ID)
		if err != nil {
			return failed{err}
		}
		return shared{nameOf(h.Listed), data}
	}
}

// compare puts side by side what was left to others of those that are marked.
func (l *lead) compare(m *Model) tea.Cmd {
	var ids []string
	for _, h := range l.list() {
		if l.picked[h.ID] {
			ids = append(ids, h.ID)
		}
	}
	if len(ids) < 2 {
		m.notice = m.say.Say("home.pick")
		return nil
	}
	l.busy = true
	return func() tea.Msg {
		profiles, err := m.cfg.Lead.Beside(m.ctx, ids)
		if err != nil {
			return failed{err}
		}
		return compared{ids, profiles, profile.Compare(profiles)}
	}
}

func nameOf(l interview.Listed) string { return plain.Line(l.Work) + " · " + plain.Line(l.Subject) }
