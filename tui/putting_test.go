package tui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/tui"
	"tacit/tui/screentest"
)

// writer is a model that writes line by line, when a test lets it.
type writer struct {
	helper
	lines chan string // closed at the end
	fault interview.ModelFault
	gone  chan bool // the call was given up
}

func newWriter() *writer { return &writer{lines: make(chan string), gone: make(chan bool, 1)} }

func (w *writer) Stream(ctx context.Context, _ interview.Task, each func(string)) (interview.Reply, error) {
	for {
		select {
		case l, more := <-w.lines:
			if !more {
				if w.fault != "" {
					return interview.Reply{}, &interview.ModelError{Fault: w.fault}
				}
				return interview.Reply{}, nil
			}
			each(l + "\n")
		case <-ctx.Done():
			w.gone <- true
			return interview.Reply{}, ctx.Err()
		}
	}
}

const thumb = "So I press the gasket with my thumb, you know, and I listen to the pump. " + leak

// readable is a playbook on the screen, at the part of the work that thumb is about, with a model that writes.
func readable(t *testing.T, w *writer, width, height int) (*screentest.Screen, map[string]string) {
	t.Helper()
	d, s := atTopic(t, &w.helper)
	say(t, s, thumb)
	ids := map[string]string{}
	for _, c := range s.View().Claims {
		for word, with := range map[string]string{"thumb": "thumb", "leaks": "60 degrees"} {
			if strings.Contains(c.Text, with) {
				ids[word] = c.ID
			}
		}
	}
	if len(ids) != 2 {
		t.Fatalf("%+v", s.View().Claims)
	}
	cfg := config(d)
	cfg.Model = w
	screen := screentest.Start(t, tui.New(t.Context(), cfg), width, height)
	screen.Await("Motor claims").Press("p").Await(laidOut)
	find(screen, "thumb")
	return screen, ids
}

// laidOut is in the text of each playbook, and not in its table of contents, which is there before the text is.
const laidOut = "in their own words."

// find brings the first place of a word into sight.
func find(screen *screentest.Screen, word string) {
	screen.Press("g", "/").Type(word).Press("enter").Await("match 1 of")
}

// What the model writes is seen beside what was said, sentence by sentence; a sentence that says something else is not taken; the
// document changes when it is kept, says who put it, and goes back to the words as said.
func TestModelPutsASection(t *testing.T) {
	w := newWriter()
	screen, ids := readable(t, w, 110, 36)
	screen.Press("m").Await("The model is writing")
	w.lines <- "[" + ids["thumb"] + "] Press the gasket with the thumb and listen to the pump."
	screen.Await("▸ Press the gasket")
	w.lines <- "[" + ids["leaks"] + "] Call Chen whenever you like."
	screen.Await("stays as it is").Golden("putting.en.110x36")
	close(w.lines)
	screen.Await("1 line would read otherwise").Press("ctrl+s").AwaitGone("1 line would").Await("Press the gasket with the thumb and listen")
	screen.Press("G").Await("1 line was put by a language model (small @").AwaitGone("no language model")
	find(screen, "thumb")
	screen.Press("u").Await("I press the gasket with my thumb")
}

// Going back gives the model up, and one that breaks off changes nothing.
func TestModelThatPutsNothing(t *testing.T) {
	w := newWriter()
	screen, ids := readable(t, w, 80, 24)
	screen.Press("m").Await("The model is writing").Press("esc").Await("my thumb")
	select {
	case <-w.gone:
	case <-time.After(time.Minute):
		t.Error("the model goes on writing")
	}
	w.fault = interview.ModelCutShort
	screen.Press("m").Await("The model is writing")
	w.lines <- "[" + ids["thumb"] + "] Press the gasket with the thumb and listen to the pump."
	close(w.lines)
	screen.Await("of no help just now").Press("ctrl+s").Await("All stays as it is").Press("esc").Await("my thumb")
}

// Where the model finds all good, it is not said that it wrote something wrong.
func TestModelThatLeavesAllAsItIs(t *testing.T) {
	for name, write := range map[string]func(w *writer, ids map[string]string){
		"nothing": func(*writer, map[string]string) {},
		"the same": func(w *writer, ids map[string]string) {
			w.lines <- "[" + ids["thumb"] + "] I press the gasket with my thumb, you know, and I listen to the pump."
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWriter()
			screen, ids := readable(t, w, 80, 24)
			screen.Press("m").Await("The model is writing")
			write(w, ids)
			close(w.lines)
			screen.Await("would leave all of it as it is")
		})
	}
}

// Characters that Markdown would read as markup are shown as they were typed.
func TestPlaybookShowsWhatWasTyped(t *testing.T) {
	d, s := atTopic(t, &helper{})
	const typed = `I ask @ana for about $20, ~5 minutes, a\b and x*y [z] <w>.`
	say(t, s, typed)
	cfg := config(d)
	screen := screentest.Start(t, tui.New(t.Context(), cfg), 120, 40)
	screen.Await("Motor claims").Press("p").Await(laidOut).Press("G").Await("“" + typed + "”")
}
