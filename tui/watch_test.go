package tui_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// watchable is a program in which one handover may be watched and asked about.
func watchable(lang prompts.Lang) (tui.Config, led) {
	cfg := leading(lang)
	l := cfg.Lead.(led)
	l.shown, l.asked = make(chan *interview.Seen), make(chan string, 1)
	l.list[1].Asking, l.watching = true, new(atomic.Bool)
	l.watching.Store(true)
	cfg.Lead = l
	return cfg, l
}

// going is an interview as it is seen after so many questions.
func going(n int) *interview.Seen {
	all := []interview.SeenExchange{
		{ID: "q1", N: 1, Kind: interview.Open, Status: interview.IsAnswered, Question: "What is it for, when it has gone well?", Answer: "That the owner has a car again, and we paid what it was worth."},
		{ID: "q2", N: 2, Kind: interview.Open, Status: interview.IsAnswered, Hidden: true, Question: "Take a case of “[not for others]” that looked ordinary but was not. What gave it away?"},
		{ID: "q3", N: 3, Kind: interview.Review, Status: interview.IsAnswered, Question: "Here is what I understood."},
		{ID: "q4", N: 4, Kind: interview.Choice, Status: interview.IsAnswered, HoldOut: true},
		{ID: "q5", N: 5, Kind: interview.Open, Status: interview.IsSkipped, Question: "Whom do you call when it is beyond you?"},
		{ID: "q6", N: 6, Kind: interview.Open, Status: interview.IsOpen, Question: "Where is the line between fine and not fine?"},
	}
	seen := &interview.Seen{Last: int64(n), Said: all[:n], Inquiries: []interview.SeenInquiry{{Inquiry: interview.Inquiry{ID: "i1", From: "Bo", Text: "Why not the garage in town?"}}}}
	if n < len(all) {
		open := all[n]
		open.Status, open.Answer, open.Hidden = interview.IsOpen, "", false
		seen.Open = &open
	} else {
		seen.Ended = "covered"
	}
	return seen
}

// A watcher sees what is said when it is said, can ask meanwhile without losing what they type, and is sent back when it is over.
func TestWatching(t *testing.T) {
	cfg, l := watchable(prompts.EN)
	s := screentest.Start(t, tui.New(t.Context(), cfg), 90, 24)
	l.watching.Store(false)
	s.Await("Motor claims · Ana Ruiz").Press("r", "w").Await("keys").Press("?").Await("look again").Press("esc")
	l.watching.Store(true) // the specialist has just allowed it
	s.Await("Motor claims · Ana Ruiz").Press("r").Await("w watch").Press("w").Await("you are watching")
	l.shown <- going(1)
	s.Await("has a car again").Await("gave it away").Await("(being answered)").Await("Waits to be asked: Why not the garage")
	l.shown <- going(5)
	s.Await("(answered, not for others)").Await("kept for testing the playbook").Await("Where is the line").Golden("watch-en-90x24")
	s.Press("a").Await("Your question for Ana Ruiz").Type("Why").Press("enter").Await("There is no question yet")
	s.Type(" is hail always last?")
	l.shown <- going(6) // it goes on behind
	s.Await("is hail always last?").Press("enter").Await("Your question waits").Press("down").Await("The interview is over")
	if got := <-l.asked; got != "b Why is hail always last?" {
		t.Errorf("asked %q", got)
	}
	l.shown <- nil
	s.Await("It cannot be watched any more").Await("Handovers")
	s.Press("a").Await("Your question for Ana Ruiz").Type("An unfinished thought").Press("esc").Await("Handovers").Press("q")
}

func TestWatchingChinese(t *testing.T) {
	cfg, l := watchable(prompts.ZH)
	s := screentest.Start(t, tui.New(t.Context(), cfg), 60, 16)
	s.Await("Motor claims").Press("w").Await("正在旁听")
	l.shown <- going(5)
	s.Await("正在回答").Golden("watch-zh-60x16")
	s.Press("a").Await("你想问Ana Ruiz什么").Type("为什么冰雹排最后？").Await("为什么冰雹排最后？").Golden("ask-zh-60x16")
	s.Press("enter").Await("问题记下了").Press("g").Await("has a car again").Press("esc").Await("交接").Press("q")
}

// company is who else is in an interview in these tests.
type company struct{ names chan []string }

func (c company) Gathered(ctx context.Context, _ string, _ int64) ([]string, error) {
	select {
	case names := <-c.names:
		if names == nil {
			return nil, errors.New("the store does not answer")
		}
		return names, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// The specialist lets others watch by pressing twice, sees who does and what they have asked, and ends it by pressing once.
func TestBeingWatched(t *testing.T) {
	d := desk()
	cfg := config(d)
	others := company{make(chan []string)}
	cfg.Others = others
	first := begin(t, d, prompts.EN, 12).ID()
	cfg.Start = first
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 24)
	s.Await("Let us start").Press("ctrl+o").Await("once more to let those who are taking this over watch").Press("ctrl+o").AwaitGone("once more")
	if strings.Contains(s.Text(), "nobody is watching") {
		t.Errorf("nobody has looked yet:\n%s", s.Text())
	}
	others.names <- []string{}
	s.Await("nobody is watching")
	others.names <- []string{"Bo Lind"}
	s.Await("Bo Lind is watching")
	other, err := d.Look(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Inquire(t.Context(), "Bo Lind", "SHA256:bo", "Why not the garage in town?"); err != nil {
		t.Fatal(err)
	}
	s.Type("I look at the photos.")
	others.names <- []string{"", "Bo Lind"}
	s.Await("2 are watching").Await("1 question from others waits").Await("I look at the photos.").Await("saved").Golden("watched-en-100x24")
	s.Resize(40, 12).Await("for: the team").Await("2 are watching").Resize(100, 24)
	others.names <- []string{}
	s.Await("nobody is watching")
	s.Press("ctrl+o").AwaitGone("nobody is watching").Press("ctrl+c")
}
