package tui_test

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// led is what a lead is shown in these tests.
type led struct {
	list  []tui.Handover
	shown chan *interview.Seen
	asked chan string

	watching *atomic.Bool // whether the second may be watched; nil: as it says
}

func (l led) Handovers(context.Context) ([]tui.Handover, error) {
	list := slices.Clone(l.list)
	if l.watching != nil {
		list[1].Watching = l.watching.Load()
	}
	return list, nil
}

func (l led) Playbook(_ context.Context, id string) ([]byte, error) {
	if id != "a" {
		return nil, interview.ErrNotFound
	}
	return []byte("# Kiln firing\n\n## What to look at\n\nThe cones bend before the glaze runs.\n"), nil
}

func (l led) Watch(ctx context.Context, id string, after int64) (*interview.Seen, error) {
	select {
	case seen := <-l.shown:
		if seen == nil {
			return nil, interview.ErrNotFound
		}
		return seen, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l led) Ask(_ context.Context, id, text string) error {
	if len(text) < 10 {
		return &interview.Refusal{Code: interview.EmptyQuestion}
	}
	l.asked <- id + " " + text
	return nil
}

func (l led) Beside(context.Context, []string) ([]*profile.Profile, error) {
	return nil, &interview.Refusal{Code: interview.NotComparable}
}

func leading(lang prompts.Lang) tui.Config {
	cfg := config(desk())
	cfg.Lang, cfg.Host = lang, "host.example"
	ago := func(days int) time.Time { return cfg.Desk.Clock().Add(-time.Duration(days) * 24 * time.Hour) }
	handover := func(id, work, who string, covered float64, ended string, days int) tui.Handover {
		return tui.Handover{
			Listed: interview.Listed{ID: id, Changed: ago(days), Summary: interview.Summary{Subject: who, Work: work, Covered: covered, Ended: ended, Version: 3, Current: true}},
			Topics: []interview.TopicView{{ID: "t1", Label: "Reading the cones", Covered: covered}, {ID: "t2", Covered: .2}},
		}
	}
	signed, open, early, unsigned, newer := handover("a", "Kiln firing", "Bo", .9, "covered", 3), handover("b", "Motor claims", "Ana Ruiz", .6, "", 1),
		handover("c", "Month-end close", "Tom Okafor", .1, "", 0), handover("d", "Injection moulding", "老周", .8, "covered", 2), handover("e", "Night shift", "Jo", .7, "finished", 5)
	signed.Signed, signed.SignedAt, signed.Readable, signed.Stale = 3, ago(21), true, 1
	newer.Signed, newer.SignedAt, newer.Readable, newer.Current, newer.Stale = 3, ago(300), true, false, 12
	open.Critical, open.Contested, open.Gaps = 4, 2, []tui.OpenGap{{Topic: "Reading the cones", Slot: profile.SlotThreshold}, {Topic: "Reading the cones", Slot: profile.SlotException}}
	early.Critical, unsigned.Contested = 1, 1
	cfg.Lead = led{list: []tui.Handover{signed, open, early, unsigned, newer}}
	return cfg
}

func TestLead(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), leading(prompts.EN)), 100, 24)
	s.Await("Handovers").Await("Motor claims · Ana Ruiz").Golden("lead-en-100x24")
	s.Press("s").Await("last seen first").Press("s").Await("by name").Press("s").Await("most at risk first")
	s.Press("f").Await("not finished").AwaitGone("Kiln firing").Press("f").Await("Kiln firing").AwaitGone("Motor claims")
	s.Press("G", "enter").Await("The cones bend").Await("What the specialist lets you read").Press("esc").Await("Handovers")
	s.Press("f").Await("Motor claims").Press("enter")                 // not finished: nothing to be opened
	s.Press("space", "down", "space", "G", "space", "c").Await("[x]") // nor to be compared
	if n := strings.Count(s.Text(), "[x]"); n != 1 {
		t.Errorf("%d are marked", n)
	}
	s.Press("?").Await("sort").Press("esc")
	s.Press("g", "down", "down").Await("Not signed: until then").Press("enter").Await("Handovers")
	s.Press("o").Await("Everything is kept on host.example").Press("h").Await("Handovers")
	s.Press("q")
}

func TestLeadNarrowAndChinese(t *testing.T) {
	screentest.Start(t, tui.New(t.Context(), leading(prompts.ZH)), 60, 20).Await("交接").Await("Motor claims").Golden("lead-zh-60x20").Press("q")
	screentest.Start(t, tui.New(t.Context(), leading(prompts.ZH)), 120, 40).Await("Night shift").Golden("lead-zh-120x40").Press("q")
	screentest.Start(t, tui.New(t.Context(), leading(prompts.EN)), 80, 24).Await("Night shift").Golden("lead-en-80x24").Press("q")
}

// An empty list says why it is empty, and offers only what whoever looks may do.
func TestLeadEmpty(t *testing.T) {
	cfg := leading(prompts.EN)
	cfg.Lead = led{list: cfg.Lead.(led).list[:1]} // finished
	s := screentest.Start(t, tui.New(t.Context(), cfg), 80, 20).Await("Kiln firing").Press("f").Await("The filter “not finished” hides what is here (1). Press f")
	if text := s.Text(); strings.Contains(text, "invite") || strings.Contains(text, "no handover") {
		t.Error(text)
	}
	s.Press("f").Await("Kiln firing").Press("q")
	cfg.Lead = led{}
	s = screentest.Start(t, tui.New(t.Context(), cfg), 80, 20).Await("There is no handover here yet").Press("up", "down", "enter", "space", "c")
	if text := s.Text(); strings.Contains(text, "invite") {
		t.Error(text)
	}
	s.Press("q")
	cfg.Inviting = true
	screentest.Start(t, tui.New(t.Context(), cfg), 80, 20).Await("There is no handover here yet. “ssh … invite” makes").Press("q")
}

// Of a long name the work is cut and not whose it is, and only where the line is full.
func TestLongNamesInTheList(t *testing.T) {
	for width, want := range map[int]string{
		130: "Looking after the payments databases at night and at weekends · Ines Okafor",
		90:  "… · Ines Okafor",
		40:  "… · Ines Okafor",
	} {
		cfg := leading(prompts.EN)
		list := cfg.Lead.(led).list[:1]
		list[0].Work, list[0].Subject = "Looking after the payments databases at night and at weekends", "Ines Okafor"
		cfg.Lead = led{list: list}
		s := screentest.Start(t, tui.New(t.Context(), cfg), width, 24)
		s.Await("▸ Looking after").Await(want).Await("▰").Press("q")
	}
}
