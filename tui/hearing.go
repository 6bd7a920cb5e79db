package tui

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
)

// hearing is a reply of a model while it comes. One command reads it, another says that there is more of it; what comes faster than
// it is drawn is taken together.
type hearing struct {
	said string // what it replies to
	ctx  context.Context
	stop context.CancelFunc

	mu   sync.Mutex // protects so
	so   strings.Builder
	news chan struct{} // has one in it while there is something that was not drawn; closed at the end
}

// heard says that there is more of a reply; replied that it has come to its end.
type (
	heard   struct{ h *hearing }
	replied struct {
		h     *hearing
		reply interview.Reply
		err   error
	}
)

func newHearing(ctx context.Context, said string) *hearing {
	ctx, stop := context.WithCancel(ctx)
	return &hearing{said: said, ctx: ctx, stop: stop, news: make(chan struct{}, 1)}
}

// say says it and hears the reply to its end.
func (h *hearing) say(r *interview.Rehearsal) tea.Msg {
	defer h.stop()
	reply, err := r.Say(h.ctx, h.said, h.add)
	close(h.news)
	return replied{h, reply, err}
}

func (h *hearing) add(delta string) {
	h.mu.Lock()
	h.so.WriteString(delta)
	h.mu.Unlock()
	select {
	case h.news <- struct{}{}:
	default:
	}
}

// text is what has come so far.
func (h *hearing) text() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.so.String()
}

// more waits for more.
func (h *hearing) more() tea.Msg {
	if _, open := <-h.news; open {
		return heard{h}
	}
	return nil
}
