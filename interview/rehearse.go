package interview

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Rehearsal is a conversation of the specialist with a model that is instructed by the system prompt of their interview: they meet
// what they made. Nothing that the model says is stored. Where it does not do what they would, they say so ([Rehearsal.Correct]),
// and the next reply goes by what they said. It is for one goroutine at a time.
type Rehearsal struct {
	s        *Session
	model    Model
	audience profile.Audience
	prompt   string
	rules    []profile.Claim // as the prompt numbers them, from 1
	turns    []Turn
	last     int64 // Seq of the last event that the prompt was made of
}

// Limits of a rehearsal.
const (
	rehearseTokens = 1500     // of a reply at the most
	RehearsalLimit = 24 << 10 // bytes that may be said at once, and of the conversation that are sent: the oldest turns give way
	concernedMost  = 5        // statements that a reply may be about
)

// followRehearsed is the source of the questions to which a correction in a rehearsal is the answer.
const followRehearsed = "rehearsed"

// Rehearse begins a rehearsal with what a compile for an audience says, the interview's own where it is empty. Nothing is sent
// yet. It is refused as [Session.Trial] is, and where there is no statement yet that an agent may go by.
func (s *Session) Rehearse(ctx context.Context, m Model, audience profile.Audience) (*Rehearsal, error) {
	r := &Rehearsal{s: s, model: m, audience: audience}
	if err := r.refresh(ctx); err != nil {
		return nil, err
	}
	if len(r.rules) == 0 {
		return nil, &Refusal{Code: NoRules}
	}
	return r, nil
}

// refresh makes the prompt of what may be sent now. Where somebody else changed the interview meanwhile, what was said before may
// rest on what is not for a model any more, and the conversation begins anew.
func (r *Rehearsal) refresh(ctx context.Context) error {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	if err := r.s.catchUp(ctx); err != nil {
		return err
	}
	p, err := r.s.forModel(r.model, r.audience)
	if err != nil {
		return err
	}
	prompt, rules := profile.Instructions(p)
	if r.s.st.Last != r.last && prompt != r.prompt {
		r.turns = nil
	}
	r.prompt, r.rules, r.last = prompt, rules, r.s.st.Last
	return nil
}

// Say says something to the model and returns its reply, which is handed on as it comes. A reply that was not complete, because
// ctx is done or the server failed, is no part of the conversation, and neither is what it replied to.
func (r *Rehearsal) Say(ctx context.Context, text string, each func(delta string)) (Reply, error) {
	switch {
	case strings.TrimSpace(plain.Clean(text)) == "":
		return Reply{}, &Refusal{Code: EmptyAnswer}
	case len(text) > RehearsalLimit:
		return Reply{}, &Refusal{Code: TooLong, Size: len(text), Limit: RehearsalLimit}
	}
	if err := r.refresh(ctx); err != nil {
		return Reply{}, err
	}
	masked, _ := r.s.mask(text)
	turns := append(slices.Clone(r.turns), Turn{Text: plain.Clean(masked)})
	reply, err := r.model.Stream(ctx, Task{Name: "rehearse", Instructions: r.prompt, Turns: latest(turns), MaxTokens: rehearseTokens}, each)
	if err == nil {
		r.turns = append(turns, Turn{ByModel: true, Text: reply.Text})
	}
	return reply, err
}

// latest are the last turns that fit, the first of them not the model's.
func latest(turns []Turn) []Turn {
	size, from := 0, len(turns)
	for i, t := range slices.Backward(turns) {
		if size += len(t.Text); size > RehearsalLimit && i < len(turns)-1 {
			break
		}
		if !t.ByModel {
			from = i
		}
	}
	return turns[from:]
}

// cited finds the numbers of rules in a reply.
var cited = regexp.MustCompile(`\bR([0-9]{1,4})\b`)

// Concerned are the statements that the last reply goes by, as far as one can tell: first those that it cites, then those that
// have most words in common with it.
func (r *Rehearsal) Concerned() []profile.Claim {
	if len(r.turns) == 0 {
		return nil
	}
	reply := r.turns[len(r.turns)-1].Text
	var out []profile.Claim
	taken := map[string]bool{}
	take := func(c profile.Claim) {
		if !taken[c.ID] && len(out) < concernedMost {
			taken[c.ID] = true
			out = append(out, c)
		}
	}
	for _, found := range cited.FindAllStringSubmatch(reply, -1) {
		if n, _ := strconv.Atoi(found[1]); n >= 1 && n <= len(r.rules) {
			take(r.rules[n-1])
		}
	}
	for _, c := range nearest(r.rules, reply) {
		take(c)
	}
	return out
}

// nearest are the claims that share words with a text, the one that shares most first.
func nearest(claims []profile.Claim, text string) []profile.Claim {
	said := detect.Content(text)
	shared := map[string]int{}
	var out []profile.Claim
	for _, c := range claims {
		for w := range detect.Content(c.Text) {
			if said[w] {
				shared[c.ID]++
			}
		}
		if shared[c.ID] >= sharedCorrected {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b profile.Claim) int { return shared[b.ID] - shared[a.ID] })
	return out
}

// Correct stores what the specialist would have done in place of the last reply, and why: as an answer, to a question that says what
// they had put to the model, read like every other answer. Where claim is the id of a statement, it does not stand any more. The
// model's words are in none of this, and the exchange is no part of the conversation any more. The open question stays as it is.
func (r *Rehearsal) Correct(ctx context.Context, text string, mark profile.Mark, claim string) (Outcome, error) {
	n := len(r.turns)
	if n == 0 {
		return Outcome{}, &Refusal{Code: NotAnswered}
	}
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	out, err := r.s.correct(ctx, r.turns[n-2].Text, text, mark, claim)
	if out.Seq > 0 {
		r.turns = r.turns[:n-2]
		r.last = r.s.st.Last
	}
	return out, err
}

// correct stores a correction. It must be called with mu held.
func (s *Session) correct(ctx context.Context, situation, text string, mark profile.Mark, claim string) (Outcome, error) {
	var out Outcome
	if err := checkAnswer("", text, mark); err != nil {
		return out, err
	}
	masked, kinds := s.mask(text)
	out.Masked = kinds
	err := s.append(ctx, func() ([]Event, error) {
		instead, topic, err := s.st.inPlaceOf(claim)
		if err != nil {
			return nil, err
		}
		if topic == "" {
			topic = s.st.topicFor(situation + "\n" + masked)
		}
		number := len(s.st.Exchanges) + 1
		out.Question = fmt.Sprint("q", number)
		a := NewAnswered(out.Question, masked, mark)
		a.Situation = situation
		events := []Event{{Kind: KindAsked, Body: body(Asked{
			ID: out.Question, N: number, Kind: Open, Phase: prompts.Topic, Topic: topic, Probe: prompts.ProbeAction, Wording: followRehearsed,
			Text: s.modelSays("rehearsed"), Source: followRehearsed, Claims: instead, Engine: "rules",
		})}, {Kind: KindAnswered, Body: body(a)}}
		for _, id := range instead {
			events = append(events, Event{Kind: KindJudged, Body: body(Judged{Question: out.Question, Claim: id, Verdict: Drop})})
		}
		if s.st.OpenID != "" {
			events = append(events, Event{Kind: KindReopened, Body: body(named{s.st.OpenID})})
		}
		return events, nil
	})
	if err != nil {
		return out, err
	}
	out.Seq = s.st.Last
	err = s.advance(ctx)
	out.Claims = s.st.claimsOf(out.Question)
	return out, err
}

// inPlaceOf are the claims that a correction takes the place of, with their topic: the one that is named, and those that say the
// same in the same words.
func (st *State) inPlaceOf(claim string) (ids []string, topic string, err error) {
	if claim == "" {
		return nil, "", nil
	}
	named, ok := st.Claim(claim)
	if !ok || !st.stands(claim) {
		return nil, "", &Refusal{Code: NoSuchClaim, What: claim}
	}
	for _, c := range st.Claims {
		if c.Standing != profile.Dropped && plain.Line(c.Text) == plain.Line(named.Text) {
			ids = append(ids, c.ID)
		}
	}
	return ids, named.Topic, nil
}

// claimsOf are the claims that an answer came to first.
func (st *State) claimsOf(question string) []profile.Claim {
	var out []profile.Claim
	for _, c := range st.Claims {
		if c.Evidence[0].Question == question {
			out = append(out, c)
		}
	}
	return out
}

// lapsed says whether a verdict was given with a correction that was withdrawn: what it took the place of stands again.
func (st *State) lapsed(j Judged) bool {
	x := st.byID[j.Question]
	return x != nil && x.Source == followRehearsed && x.Status == IsWithdrawn
}

// corrects is the correction that a claim is, where it was made in a rehearsal and took the place of another.
func (st *State) corrects(c profile.Claim) *profile.Correction {
	x := st.byID[c.Evidence[0].Question]
	if x == nil || x.Source != followRehearsed || len(x.Claims) == 0 {
		return nil
	}
	return &profile.Correction{At: x.At, Why: profile.ReasonIn(x.Answer), Question: x.ID}
}

// leadOf is what documents put before the claims of an answer: of a correction, what it was about.
func (st *State) leadOf(x *Exchange) string {
	if x.Situation == "" {
		return x.Lead
	}
	return prompts.TextsOf(prompts.Models, lang(st.Setup.Lang)).Say("rehearsed.lead", "situation", situationShown(x))
}

// situationMost is how many characters of a situation a question and a document repeat.
const situationMost = 200

// situationShown is a situation as it is repeated: in one line, without quotation marks, since there are some around it.
func situationShown(x *Exchange) string {
	runes := []rune(unquoted.Replace(plain.Line(x.Situation)))
	if len(runes) > situationMost {
		return string(runes[:situationMost]) + "…"
	}
	return string(runes)
}
