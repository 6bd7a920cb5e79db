package interview

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Trial is an examination of the system prompt with a model. Each hold-out is put to it in several runs, in each run with the
// prompt and without it, and what it does is compared with what the specialist did (methods.md §5.2). It makes one call at a time.
type Trial struct {
	s        *Session
	model    Model
	audience profile.Audience
	about    toTry
	runs     int
	seed     int64
	last     int64 // Seq of the last event that it was made of
	tried    Tried
}

// toTry is what is put to a model.
type toTry struct {
	prompt   string // the system prompt
	bare     string // what stands in its place where it is not there
	holdOuts []profile.HoldOut
}

// TrialCost is what a trial will cost.
type TrialCost struct {
	HoldOuts int
	Requests int // answers; each may need one more, to a grader
	Tokens   int // estimated, read and written, without graders
}

// Limits of a trial.
const (
	TrialRuns   = 20   // at the most
	trialTokens = 1200 // of a reply at the most: some models think before they answer
	trialReply  = 80   // tokens of a reply, as an estimate
	trialFails  = 3    // calls in a row that the server may fail in
	gradedMost  = 2000 // bytes of a reply that a grader is shown
)

//go:embed trial.json
var trialSchema []byte

//go:embed grade.json
var gradeSchema []byte

// Trial prepares a trial of what a compile for an audience says, the interview's own where it is empty. Nothing is sent yet. It
// is refused where the specialist agreed to no instructions for an agent ([prompts.PurposeAgent]) or not to this model's host, and
// where no hold-out was answered. What was marked private by itself is in nothing that is sent, whatever the audience.
func (s *Session) Trial(ctx context.Context, m Model, audience profile.Audience, runs int, seed int64) (*Trial, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	about, err := s.toTry(m, audience)
	if err != nil {
		return nil, err
	}
	if len(about.holdOuts) == 0 {
		return nil, &Refusal{Code: NoHoldOuts}
	}
	return &Trial{s: s, model: m, audience: audience, about: about, runs: min(max(runs, 1), TrialRuns), seed: seed, last: s.st.Last}, nil
}

// toTry puts together what is put to a model, if that is allowed.
func (s *Session) toTry(m Model, audience profile.Audience) (toTry, error) {
	p, err := s.forModel(m, audience)
	if err != nil {
		return toTry{}, err
	}
	out := toTry{bare: s.modelSays("trial.bare", "work", plain.Line(p.Work))}
	out.prompt, _ = profile.Instructions(p)
	for _, h := range p.HoldOuts {
		if text := s.st.toldQuestion(s.st.Exchange(h.Question)); text != "" && h.Choice >= 1 && h.Choice <= len(h.Options) {
			out.holdOuts = append(out.holdOuts, h)
		}
	}
	return out, nil
}

// forModel is what a model may be instructed with, for an audience: never what was marked private by itself.
func (s *Session) forModel(m Model, audience profile.Audience) (*profile.Profile, error) {
	audience, err := s.mayRead(audience)
	switch {
	case err != nil:
		return nil, err
	case !s.agreedTo(prompts.PurposeAgent):
		return nil, &Refusal{Code: NoAgent}
	case !s.mayAsk(m.Host()):
		return nil, &Refusal{Code: NoModel, What: m.Host(), Model: m.Name(), Interview: s.id}
	}
	p := s.dated(s.st.Profile())
	if audience == profile.ForPrivate { // what has no mark is private then, and may be seen
		audience = profile.ForTeam
		for i, a := range p.Answers {
			if !s.st.confided(a.Question) {
				p.Answers[i].Mark = profile.Team
			}
		}
		for i, h := range p.HoldOuts {
			if !s.st.confided(h.Question) {
				p.HoldOuts[i].Mark = profile.Team
			}
		}
	}
	return p.For(audience), nil
}

// confided says whether an answer was marked private by itself.
func (st *State) confided(question string) bool {
	x := st.Exchange(question)
	return x == nil || x.Mark == profile.Private
}

// modelSays words something for a model, in the language of the interview.
func (s *Session) modelSays(key string, pairs ...any) string {
	return prompts.TextsOf(prompts.Models, lang(s.st.Setup.Lang)).Say(key, pairs...)
}

// Cost estimates what running the trial costs.
func (t *Trial) Cost() TrialCost {
	c := TrialCost{HoldOuts: len(t.about.holdOuts), Requests: 2 * t.runs * len(t.about.holdOuts)}
	for _, h := range t.about.holdOuts {
		question := profile.Tokens(t.question(h, t.order(h, 0)))
		c.Tokens += t.runs * (profile.Tokens(t.about.prompt) + profile.Tokens(t.about.bare) + 2*(question+trialReply))
	}
	return c
}

// Run runs the trial; each is told how many answers there are so far. Where the server fails for good, or the specialist takes
// back what was agreed to, it ends with a [ModelError] or a [Refusal].
func (t *Trial) Run(ctx context.Context, each func(answers int)) (Tried, error) {
	t.tried = Tried{Host: t.model.Host(), Model: t.model.Name(), Runs: t.runs, Seed: t.seed}
	for _, h := range t.about.holdOuts {
		t.tried.HoldOuts = append(t.tried.HoldOuts, TriedHoldOut{Question: h.Question, Text: t.situation(h), Options: h.Options, Choice: h.Choice})
	}
	answers, failed, replied := 0, 0, false
	var fault error
	for run := range t.runs {
		for i, h := range t.about.holdOuts {
			for _, with := range []bool{true, false} {
				choice, err := t.put(ctx, h, t.order(h, run), with)
				if passing(err) && failed+1 < trialFails {
					failed++
					choice, fault = leftOut, err
				} else if err != nil {
					return Tried{}, err
				} else {
					failed, replied = 0, true
				}
				t.tried.HoldOuts[i].note(with, choice)
				answers++
				each(answers)
			}
		}
	}
	if !replied && fault != nil { // a trial of so few that it ended before it was given up
		return Tried{}, fault
	}
	t.tried.count()
	return t.tried, nil
}

// put puts a hold-out to the model and returns the option that it takes, from 1; 0 is none of them.
func (t *Trial) put(ctx context.Context, h profile.HoldOut, order []int, with bool) (int, error) {
	task := Task{Name: "hold_out", Instructions: t.about.bare, Schema: slices.Clone(trialSchema), MaxTokens: trialTokens}
	if with {
		task.Instructions = t.about.prompt
	}
	task.Turns = []Turn{{Text: t.question(h, order)}}
	var said struct {
		Option int    `json:"option"`
		Reply  string `json:"reply"`
	}
	if useless, err := t.ask(ctx, task, &said); useless || err != nil {
		return 0, err
	}
	if said.Option < 1 || said.Option > len(order) {
		said.Option = 0
		if strings.TrimSpace(said.Reply) != "" {
			var err error
			if said.Option, err = t.grade(ctx, h, order, said.Reply); err != nil {
				return 0, err
			}
		}
	}
	if said.Option == 0 {
		return 0, nil
	}
	return order[said.Option-1] + 1, nil
}

// grade asks which of the options a reply comes to that names none. The grader knows neither the prompt nor what the
// specialist chose.
func (t *Trial) grade(ctx context.Context, h profile.HoldOut, order []int, reply string) (int, error) {
	t.tried.Graded++
	task := Task{Name: "grade", Instructions: t.s.modelSays("trial.grade"), Schema: slices.Clone(gradeSchema), MaxTokens: trialTokens, Data: struct {
		Situation string   `json:"situation"`
		Options   []string `json:"options"`
		Reply     string   `json:"reply"`
	}{t.situation(h), numbered(h, order), firstBytes(reply, gradedMost)}}
	var said struct {
		Option int `json:"option"`
	}
	if useless, err := t.ask(ctx, task, &said); useless || err != nil || said.Option < 1 || said.Option > len(order) {
		return 0, err
	}
	return said.Option, nil
}

// ask makes one call, if it is still allowed, and reads the reply. A reply that is of no use is no error: it is the model's.
func (t *Trial) ask(ctx context.Context, task Task, into any) (useless bool, err error) {
	if err := t.still(ctx); err != nil {
		return false, err
	}
	reply, err := t.model.Ask(ctx, task)
	t.tried.Requests++
	t.tried.PromptTokens += reply.PromptTokens
	t.tried.ReplyTokens += reply.ReplyTokens
	if reply.Truncated {
		t.tried.Truncated++
	}
	var fault *ModelError
	if errors.As(err, &fault) && slices.Contains([]ModelFault{ModelCutShort, ModelTooLong, ModelRunaway, ModelRefused, ModelUnusable}, fault.Fault) {
		t.tried.Useless++
		return true, nil
	}
	if err == nil && json.Unmarshal(reply.JSON, into) != nil {
		t.tried.Useless++
		return true, nil
	}
	return false, err
}

// still says whether the specialist still agrees, and what is sent is still what may be sent.
func (t *Trial) still(ctx context.Context) error {
	s := t.s
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil || s.st.Last == t.last {
		return err
	}
	about, err := s.toTry(t.model, t.audience)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(about, t.about) {
		return &Refusal{Code: MovedOn}
	}
	t.last = s.st.Last
	return nil
}

// passing says whether a server failed in a way that may be over at the next call.
func passing(err error) bool {
	var fault *ModelError
	return errors.As(err, &fault) && slices.Contains([]ModelFault{ModelBusy, ModelStarting, ModelUnreachable, ModelTimeout, ModelBroken, ModelIncomplete}, fault.Fault)
}

// order is the order of the options in a run, as indices. It is shuffled once for each hold-out and turned by one place from
// run to run, so that no place of an option decides.
func (t *Trial) order(h profile.HoldOut, run int) []int {
	order := make([]int, len(h.Options))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Compare(mix(t.seed, fmt.Sprint(h.Question, " ", a)), mix(t.seed, fmt.Sprint(h.Question, " ", b)))
	})
	turn := run % len(order)
	return append(order[turn:], order[:turn]...)
}

// question is a hold-out as it is put to the model.
func (t *Trial) question(h profile.HoldOut, order []int) string {
	return t.s.modelSays("trial.ask", "situation", t.situation(h), "options", strings.Join(numbered(h, order), "\n"))
}

// situation is a hold-out without how to answer it, which is for those who type an option.
func (t *Trial) situation(h profile.HoldOut) string {
	how := prompts.TextsOf(prompts.Screens, lang(t.s.st.Setup.Lang)).Say("choice.how")
	return strings.TrimSpace(strings.TrimSuffix(plain.Line(h.Text), how))
}

// numbered are the options in an order, each with its number there.
func numbered(h profile.HoldOut, order []int) []string {
	var out []string
	for i, o := range order {
		out = append(out, fmt.Sprintf("%d. %s", i+1, plain.Line(h.Options[o])))
	}
	return out
}
