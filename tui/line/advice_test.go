package line_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui/line"
)

// helper is a model that says what a test wants, when it wants it.
type helper struct {
	asked chan toldAnswer // the last answer that it was shown
	says  chan string     // what it replies; an error where it is empty
}

type toldAnswer struct{ ID, Topic, Answer string }

func newHelper() *helper { return &helper{make(chan toldAnswer), make(chan string)} }

func (h *helper) Host() string { return "model.example" }
func (h *helper) Name() string { return "small" }

func (h *helper) Ask(ctx context.Context, task interview.Task) (interview.Reply, error) {
	raw, _ := json.Marshal(task.Data)
	var told struct{ Answers []toldAnswer }
	if err := json.Unmarshal(raw, &told); err != nil {
		return interview.Reply{}, err
	}
	select {
	case h.asked <- told.Answers[0]:
	case <-ctx.Done():
		return interview.Reply{}, ctx.Err()
	}
	select {
	case text := <-h.says:
		if text == "" {
			return interview.Reply{}, &interview.ModelError{Fault: interview.ModelUnauthorised, Status: 401}
		}
		return interview.Reply{JSON: json.RawMessage(text)}, nil
	case <-ctx.Done():
		return interview.Reply{}, ctx.Err()
	}
}

func (h *helper) Stream(context.Context, interview.Task, func(string)) (interview.Reply, error) {
	return interview.Reply{}, errors.ErrUnsupported
}

func consented(t testing.TB, host string) *interview.Session {
	t.Helper()
	s, err := newDesk(memory()).Begin(t.Context(), setup(prompts.EN, 30), interview.Consent{Lang: prompts.EN, Text: prompts.ConsentHash(prompts.EN), Model: host})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	leak = "If the housing is warmer than 60 degrees I call Chen, because the seal leaks after that. " + coin
	coin = "I tap the flange with a coin, as my father did." // sounds like an aside: our own extraction leaves it out
)

// Nothing waits for a model; what it says late comes between a question and its answer, and nothing else does.
func TestModelOverTheProtocol(t *testing.T) {
	h := newHelper()
	c := talkWith(t, consented(t, "model.example"), line.Config{Model: h})
	c.upTo("phase", "topic")
	after := c.answer(leak)
	told := <-h.asked
	for told.Answer != leak { // it is slow, and was still at the answer before
		h.says <- `{"questions":[],"claims":[]}`
		told = <-h.asked
	}
	if last := after[len(after)-1]; last.kind() != "question" || last.text("engine") != "rules" || told.Answer != leak {
		t.Fatalf("%v came while the model was asked about %q", last, told.Answer)
	}
	h.says <- fmt.Sprintf(`{"questions":[{"answer":%q,"quote":"the seal leaks after that","topic":%q,"probe":"cue","text":"What do you notice first when the seal leaks?"}],
		"claims":[{"answer":%q,"quote":%q,"kind":"trick","text":%q}]}`, told.ID, told.Topic, told.ID, coin, coin)
	if late := c.read(); late.kind() != "claim" || late.text("quote") != coin || late.text("kind") != "trick" {
		t.Fatalf("late came %v", late)
	}
	for c.open.text("engine") != "model" {
		if last := c.answer("Nothing more than that."); last[len(last)-1].kind() == "done" {
			t.Fatal("the question of the model's was not asked")
		}
		select {
		case <-h.asked:
			h.says <- `{"questions":[],"claims":[]}`
		default:
		}
	}
	if c.open.text("text") != "What do you notice first when the seal leaks?" {
		t.Errorf("%v", c.open)
	}
	c.say("explain", "question", c.open.text("id"))
	if why := c.until("explanation"); !strings.Contains(why[len(why)-1].text("text"), "small @ model.example") {
		t.Errorf("%v does not say who asks", why)
	}
	if err := c.end(); err != nil {
		t.Error(err)
	}
}

// The first failure is said once, with its fault as the code.
func TestModelFails(t *testing.T) {
	h := newHelper()
	c := talkWith(t, consented(t, "model.example"), line.Config{Model: h})
	c.upTo("phase", "topic")
	c.answer(leak)
	<-h.asked
	h.says <- ""
	if n := c.read(); n.kind() != "notice" || n.text("code") != "model-unauthorised" || !strings.Contains(n.text("text"), "model.example does not accept the key") {
		t.Errorf("%v", n)
	}
	failed := 1
	for i := range 12 {
		for _, g := range c.answer(fmt.Sprintf("%s And %d more.", leak, i)) {
			if g.kind() == "notice" {
				t.Errorf("it is said again: %v", g)
			}
		}
		select {
		case <-h.asked:
			h.says <- ""
			failed++
		default:
		}
	}
	if failed > 4 {
		t.Errorf("it was asked %d times in 13 answers, though it always fails", failed)
	}
	c.in.Close()
	for c.out.Scan() {
	}
	if err := <-c.done; err != nil {
		t.Error(err)
	}
}

// A host that the specialist did not agree to is asked nothing.
func TestModelThatWasNotAgreedTo(t *testing.T) {
	for _, host := range []string{"", "other.example"} {
		h := newHelper()
		c := talkWith(t, consented(t, host), line.Config{Model: h})
		c.upTo("phase", "topic")
		for range 5 {
			c.answer(leak)
			select {
			case <-h.asked:
				t.Fatal("it is asked")
			default:
			}
		}
		if err := c.end(); err != nil {
			t.Error(err)
		}
	}
}

// typist types line by line: what it types next is decided when it is read.
type typist func() string

func (next typist) Read(to []byte) (int, error) {
	text := next()
	if text == "" {
		return 0, io.EOF
	}
	return copy(to, text+"\n\n"), nil
}

// lineByLine conducts an interview that is at its first topic, with a model, and returns what was printed.
func lineByLine(t *testing.T, h *helper, next func(printed string) string) string {
	t.Helper()
	s := consented(t, "model.example")
	for s.View().Open.Phase != prompts.Topic {
		x := s.View().Open
		if _, err := s.Answer(t.Context(), x.ID, reply(got{"probe": string(x.Probe), "kind": string(x.Kind), "n": x.N}), ""); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	in := typist(func() string { return next(out.String()) })
	if err := line.Accessible(t.Context(), s, line.NewDialogue(in, &out, prompts.EN), line.Config{Model: h}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Line by line a failure is said once, before the next question: nothing is printed while somebody types.
func TestModelFailsLineByLine(t *testing.T) {
	const says = "model.example does not accept the key"
	h := newHelper()
	var failed atomic.Int32
	go func() {
		for range h.asked {
			h.says <- ""
			failed.Add(1)
		}
	}()
	defer close(h.asked)
	after := 0
	printed := lineByLine(t, h, func(printed string) string {
		if strings.Contains(printed, says) && failed.Load() > 1 {
			after++
		}
		if after > 3 {
			return ""
		}
		return "1\n" + leak
	})
	if after <= 3 {
		t.Fatalf("%d failures, and the interview was over", failed.Load())
	}
	before, _, said := strings.Cut(printed, says)
	if !said || strings.Count(printed, says) > 1 {
		t.Fatalf("it is said %d times:\n%s", strings.Count(printed, says), printed)
	}
	words := prompts.TextsOf(prompts.Screens, prompts.EN)
	if strings.LastIndex(before, words.Say("line.ready")) > strings.LastIndex(before, words.Say("line.saved")) {
		t.Errorf("it is said while somebody types:\n%s", printed)
	}
}

// What a model proposed is marked where it is read back.
func TestModelLineByLine(t *testing.T) {
	h := newHelper()
	n := 0
	printed := lineByLine(t, h, func(string) string {
		n++
		if n <= 3 { // it is asked about each answer, once what it said before was taken
			told, claims := <-h.asked, ""
			if told.Answer == leak {
				claims = fmt.Sprintf(`{"answer":%q,"quote":%q,"kind":"trick","text":%q}`, told.ID, coin, coin)
			}
			h.says <- `{"questions":[],"claims":[` + claims + `]}`
		}
		return []string{leak, "Nothing more than that.", "/finish", "/quit", ""}[n-1]
	})
	if want := "(" + prompts.TextsOf(prompts.Screens, prompts.EN).Say("review.model") + ")"; !strings.Contains(printed, want) {
		t.Errorf("there is no %q in\n%s", want, printed)
	}
}
