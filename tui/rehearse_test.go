package tui_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// standIn is a model that says what a test lets it say, piece by piece.
type standIn struct {
	asked  chan interview.Task
	pieces chan string // an empty one ends the reply
	fault  interview.ModelFault
	short  bool          // it reads a part of what it is sent
	left   chan struct{} // one for each reply that was given up
}

func newStandIn() *standIn {
	return &standIn{make(chan interview.Task, 9), make(chan string), "", false, make(chan struct{}, 9)}
}

func (s *standIn) Host() string { return "model.example" }
func (s *standIn) Name() string { return "small" }

func (s *standIn) Ask(context.Context, interview.Task) (interview.Reply, error) {
	return interview.Reply{}, errors.ErrUnsupported
}

func (s *standIn) Stream(ctx context.Context, task interview.Task, each func(string)) (interview.Reply, error) {
	s.asked <- task
	if s.fault != "" {
		return interview.Reply{}, &interview.ModelError{Fault: s.fault}
	}
	text := ""
	for {
		select {
		case piece := <-s.pieces:
			if piece == "" {
				return interview.Reply{Text: text, Truncated: s.short}, nil
			}
			text += piece
			each(piece)
		case <-ctx.Done():
			s.left <- struct{}{}
			return interview.Reply{}, ctx.Err()
		}
	}
}

// says is a reply in two pieces.
func (s *standIn) says(text string) {
	half := strings.Index(text, " ")
	s.pieces <- text[:half]
	s.pieces <- text[half:]
	s.pieces <- ""
}

// rehearsal opens an interview for a rehearsal with it, whose specialist agreed to a host.
func rehearsal(t *testing.T, model *standIn, lang prompts.Lang, agreed string, width, height int) (*screentest.Screen, *interview.Desk, string) {
	t.Helper()
	d := desk()
	s := talked(t, d, lang, 25, 9)
	if agreed != "" {
		if err := s.AllowModel(t.Context(), agreed); err != nil {
			t.Fatal(err)
		}
	}
	cfg := config(d)
	cfg.Lang, cfg.Model, cfg.Start, cfg.Rehearse = lang, model, s.ID(), true
	return screentest.Start(t, tui.New(t.Context(), cfg), width, height), d, s.ID()
}

func looked(t *testing.T, d *interview.Desk, id string) *interview.View {
	t.Helper()
	s, err := d.Look(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s.View()
}

// cases are what a specialist puts to the stand-in, what it replies, and what they would do instead.
var cases = map[prompts.Lang][3]string{
	prompts.EN: {"A Golf with a bent sill, and no photos.", "I would call it a total loss [R1], because hidden damage always adds something. \x1b[31mThe zebra says so.", "I wait for the photos, because nobody should guess."},
	prompts.ZH: {"产品有飞边，新模具刚上机。", "先降保压 [R1]，再看锁模力， 因为模具压坏要停三天。斑马也这么说。", "我会先看合模面，因为新模具的飞边多半是没合严。"},
}

// ending is how a text ends, on whatever line that is.
func ending(text string) string {
	runes := []rune(text)
	return string(runes[len(runes)-4:])
}

// A case is put, the reply comes piece by piece, and what they would do instead becomes an answer, on every terminal and in both
// languages; nothing that the stand-in said is stored.
func TestRehearse(t *testing.T) {
	for _, lang := range prompts.Langs {
		for _, size := range [][2]int{{40, 12}, {80, 24}} {
			name := fmt.Sprintf("%s-%dx%d", lang, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				model := newStandIn()
				say := prompts.TextsOf(prompts.Screens, lang)
				c := cases[lang]
				s, d, id := rehearsal(t, model, lang, "model.example", size[0], size[1])
				before := looked(t, d, id)
				s.Await(say.Say("rehearse.title")).Await("model.example").Golden("rehearse-" + name)
				s.Type(c[0]).Await(ending(c[0])).Press("ctrl+s").Await(say.Say("rehearse.hearing"))
				model.says(c[1])
				s.AwaitGone(say.Say("rehearse.hearing")).Await(say.Say("rehearse.kept")[:12]).Golden("rehearse-reply-" + name)
				s.Press("ctrl+n").Await(say.Say("rehearse.asked")[:9]).Type(c[2]).Press("ctrl+r").Await(strings.TrimSpace(say.Say("rehearse.instead", "claim", ""))).Golden("rehearse-yours-" + name)
				for l := range strings.Lines(s.Text()) {
					if ansi.StringWidth(strings.TrimSuffix(l, "\n")) > size[0] {
						t.Errorf("a line of %d cells: %q", ansi.StringWidth(l), l)
					}
				}
				s.Press("ctrl+s").Await(say.Say("noted", "claim", ""))

				v := looked(t, d, id)
				last := v.Said[len(v.Said)-1]
				if last.Answer != c[2] || !strings.Contains(last.Question, c[0]) || v.Open.ID != before.Open.ID || v.Asked != before.Asked {
					t.Errorf("%+v", last)
				}
				dropped := 0
				for _, claim := range v.Claims {
					if claim.Standing == profile.Dropped {
						dropped++
					}
				}
				if dropped == 0 {
					t.Error("nothing was replaced")
				}
				events, err := d.Store.Events(t.Context(), id, 0)
				if all, _ := json.Marshal(events); err != nil || strings.Contains(string(all), "zebra") || strings.Contains(string(all), "斑马") {
					t.Error("what the stand-in said is stored")
				}
				s.Type(c[0]).Press("ctrl+s").Await(say.Say("rehearse.hearing"))
				<-model.asked
				if task := <-model.asked; !strings.Contains(task.Instructions, c[0]) || len(task.Turns) != 1 {
					t.Errorf("the stand-in does not know better: %d turns, %s", len(task.Turns), task.Instructions)
				}
				model.says(c[1])
				s.AwaitGone(say.Say("rehearse.hearing")).Press("esc").Await(say.Count("interviews", 1))
			})
		}
	}
}

// A reply is on the screen while it comes. Who has seen enough stops it: what they said is theirs to say again, and the stand-in
// has said nothing.
func TestStopAReply(t *testing.T) {
	model := newStandIn()
	s, _, _ := rehearsal(t, model, prompts.EN, "model.example", 80, 24)
	s.Await("What has come in?").Type("A bent sill.").Press("ctrl+s").Await("It is replying")
	model.pieces <- "I would first "
	s.Await("I would first")
	model.pieces <- "ask the neighbours"
	s.Await("ask the neighbours").Type("And no photos.").Await("And no photos.").Press("esc").AwaitGone("neighbours").Await("A bent sill.").Await("And no photos.").Await("counts for nothing")
	<-model.left
	s.Press("ctrl+s").Await("It is replying")
	<-model.asked
	if task := <-model.asked; len(task.Turns) != 1 || task.Turns[0].Text != "A bent sill.\nAnd no photos." {
		t.Errorf("%+v", task.Turns)
	}
	s.Press("ctrl+c")
	select {
	case <-model.left:
	case <-time.After(time.Minute):
		t.Error("after the program has ended the model still replies")
	}
}

// What a model cannot do is said in the words that it has everywhere, and what was said stays to be said again.
func TestRehearseWithAFault(t *testing.T) {
	model := newStandIn()
	model.fault = interview.ModelUnauthorised
	s, _, _ := rehearsal(t, model, prompts.EN, "model.example", 80, 24)
	s.Await("What has come in?").Type("A bent sill.").Press("ctrl+s").Await("does not accept the key").Await("A bent sill.").Press("ctrl+n").AwaitGone("does not accept")
	if strings.Contains(s.Text(), "What would you do") {
		t.Error("what was never said is corrected")
	}
}

// Who was not asked about the host is asked; who does not agree is back among the interviews, and nothing was sent.
func TestRehearseNeedsConsent(t *testing.T) {
	model := newStandIn()
	s, _, _ := rehearsal(t, model, prompts.EN, "", 80, 24)
	s.Await("A model that you have not been asked about").Await("go on without").Press("enter").Await("You have not agreed to the model at model.example").Await("1 interview")
	s.Press("r").Await("A model that you have not been asked about").Press("enter").Await("have not agreed")
	s, _, _ = rehearsal(t, model, prompts.EN, "", 80, 24)
	s.Await("A model that you have not been asked about").Press("space", "enter").Await("What has come in?").Press("esc").Await("1 interview").Press("r").Await("What has come in?")
	if len(model.asked) > 0 {
		t.Error("something was sent")
	}
}

// A correction can be dropped, by saying so twice; what was being said is there again.
func TestDropACorrection(t *testing.T) {
	model := newStandIn()
	model.short = true
	s, d, id := rehearsal(t, model, prompts.EN, "model.example", 80, 24)
	s.Await("What has come in?").Type("A bent sill.").Press("ctrl+s").Await("It is replying")
	model.says("I would guess.")
	s.AwaitGone("It is replying").Await("read only a part").Type("But then").Press("ctrl+n").Await("What would you do").Press("ctrl+s").Await("There is no answer yet")
	s.Type("I wait.").Press("tab").Await("for: only me").Press("esc").Await("once more").Press("esc").AwaitGone("I wait.").Await("But then")
	if v := looked(t, d, id); strings.Contains(fmt.Sprint(v.Said), "I wait") {
		t.Error("it was stored")
	}
	s.Press("ctrl+n").Await("What would you do").Type("I wait for Maria, because she knows.").Press("tab", "ctrl+s").Await("noted: ")
	if v := looked(t, d, id); v.Said[len(v.Said)-1].Mark != profile.Private {
		t.Errorf("%+v", v.Said[len(v.Said)-1])
	}
}
