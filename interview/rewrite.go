package interview

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// A model may put the statements about one topic so that they read better. It is asked when the specialist wants it, they see
// each sentence come, and nothing changes until they keep it. Code examines every sentence (profile.NewPhrasing); one that says
// more, less or something else than its statements is thrown away, and those stand as they did.

// Rewritten is how the statements about a topic are put, in place of all earlier ways; none: as they are.
type Rewritten struct {
	Topic     string             `json:"topic"`
	Phrasings []profile.Phrasing `json:"phrasings,omitempty"`
}

// Sentence is one sentence of a model's, examined.
type Sentence struct {
	Phrasing profile.Phrasing
	Claims   []profile.Claim // that it is made of
	Holds    bool            // otherwise the claims stand as they are
}

// AsItWas says whether it is the statement word for word: the model would leave it as it is.
func (s Sentence) AsItWas() bool {
	return !s.Holds && len(s.Claims) == 1 && s.Phrasing.Text == plain.Line(s.Claims[0].Text)
}

type (
	rewriteTask struct {
		Work       string          `json:"work"`
		Part       string          `json:"part"`
		Statements []toldStatement `json:"statements"`
	}
	toldStatement struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
		Text string `json:"text"`
	}
)

// rewriteTokens is how long a reply is at most.
const rewriteTokens = 2400

// Rewrite has a model put the statements about a topic, and hands on each sentence as it is complete and examined, on the caller's
// goroutine. Nothing is stored: see [Session.KeepRewrite]. What was marked private is not told, nor what has not been told to anybody
// as a statement: names of steps, and phrases as they are said. It is a [Refusal] with NothingToPut where nothing is left, and with
// NoConsent where the model's host was not agreed to; otherwise the error is the store's or the model's.
func (s *Session) Rewrite(ctx context.Context, m Model, topic string, each func(Sentence)) error {
	may, err := s.mayAskNow(ctx, m.Host())
	switch {
	case err != nil:
		return err
	case !may:
		return &Refusal{Code: NoConsent}
	}
	task, claims, l, err := s.rewriteTask(topic)
	if err != nil {
		return err
	}
	r := rewriting{claims: claims, lang: l, by: by(plain.Line(m.Name()), plain.Line(m.Host())), each: each}
	if _, err = m.Stream(ctx, task, r.take); err != nil {
		return err
	}
	r.take("\n")
	return nil
}

// rewriteTask is the task, with the claims that are told and their language.
func (s *Session) rewriteTask(topic string) (Task, map[string]profile.Claim, prompts.Lang, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := rewriteTask{Work: plain.Line(s.st.Setup.Work)}
	if t := s.st.topic(topic); t != nil && (t.Named == "" || s.st.showableAnswer(s.st.byID[t.Named])) {
		data.Part = t.Label
	}
	claims, size := map[string]profile.Claim{}, 0
	for _, c := range s.st.Claims {
		if size += len(c.Text) + len(`{"id":"c1000","kind":"threshold","text":""},`); c.Topic == topic && size < consultMost && s.st.puttable(c) {
			claims[c.ID] = c
			data.Statements = append(data.Statements, toldStatement{c.ID, string(c.Kind), plain.Line(c.Text)})
		}
	}
	if len(claims) == 0 {
		return Task{}, nil, "", &Refusal{Code: NothingToPut, What: topic}
	}
	return Task{Name: "rewrite", Instructions: s.modelSays("rewrite"), Data: data, MaxTokens: rewriteTokens}, claims, lang(s.st.Setup.Lang), nil
}

// puttable says whether a model may be told of a claim to put it.
func (st *State) puttable(c profile.Claim) bool {
	return c.Reliable() && c.Kind != profile.Step && c.Kind != profile.Voice &&
		!slices.ContainsFunc(c.Evidence, func(e profile.Evidence) bool { return !st.showableAnswer(st.byID[e.Question]) })
}

// rewriting examines a reply line by line as it comes.
type rewriting struct {
	claims  map[string]profile.Claim
	lang    prompts.Lang
	by      string
	each    func(Sentence)
	pending strings.Builder
	used    map[string]bool
}

// take takes what came, and hands on the sentences that it completes.
func (r *rewriting) take(delta string) {
	r.pending.WriteString(delta)
	for {
		line, rest, ok := strings.Cut(r.pending.String(), "\n")
		if !ok {
			return
		}
		r.pending.Reset()
		r.pending.WriteString(rest)
		r.line(line)
	}
}

// sentenceLine is a sentence behind the ids of its statements: "[c12 c15] If the seal leaks, stop the line."
var sentenceLine = regexp.MustCompile(`^\s*(?:[-*]\s*)?\[(c\d+(?:[ ,]+c\d+)*)\]\s*(\S.*)$`)

var claimID = regexp.MustCompile(`c\d+`)

// line examines one line. One that names no statements, or some that were not told or were put already, is passed over.
func (r *rewriting) line(line string) {
	m := sentenceLine.FindStringSubmatch(line)
	if m == nil {
		return
	}
	out := Sentence{}
	if r.used == nil {
		r.used = map[string]bool{}
	}
	for _, id := range claimID.FindAllString(m[1], -1) {
		c, ok := r.claims[id]
		if !ok || r.used[id] {
			return
		}
		out.Claims = append(out.Claims, c)
	}
	for _, c := range out.Claims {
		r.used[c.ID] = true
	}
	out.Phrasing, out.Holds = profile.NewPhrasing(r.lang, out.Claims, strings.TrimSpace(m[2]), r.by)
	if out.Holds && len(out.Claims) == 1 && out.Phrasing.Text == plain.Line(out.Claims[0].Text) {
		out.Holds = false // as it was
	}
	r.each(out)
}

// KeepRewrite stores how the statements about a topic are put, in place of all earlier ways. Sentences that do not hold, and those
// about a claim that has changed meanwhile, are left out; none takes earlier ones back.
func (s *Session) KeepRewrite(ctx context.Context, topic string, list []Sentence) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.append(ctx, func() ([]Event, error) {
		kept := Rewritten{Topic: topic}
		for _, put := range list {
			if put.Holds && !slices.ContainsFunc(put.Claims, func(c profile.Claim) bool {
				now, ok := s.st.Claim(c.ID)
				return !ok || now.Text != c.Text || now.Topic != topic || !s.st.puttable(now)
			}) {
				kept.Phrasings = append(kept.Phrasings, put.Phrasing)
			}
		}
		if len(kept.Phrasings) == 0 && len(s.st.phrasings[topic]) == 0 {
			return nil, nil
		}
		return []Event{{Kind: KindRewritten, Body: body(kept)}}, nil
	})
}

// IsRewritten says whether a model put some of the statements about a topic.
func (s *Session) IsRewritten(topic string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.st.phrasings[topic]) > 0
}

func (st *State) rewritten(_ Event, r Rewritten) { st.phrasings[r.Topic] = r.Phrasings }

// allPhrasings lists them in the order of the topics.
func (st *State) allPhrasings() []profile.Phrasing {
	out := slices.Clone(st.phrasings[""])
	for _, t := range st.Topics {
		out = append(out, st.phrasings[t.ID]...)
	}
	return out
}

// clearRewritten takes out the sentences that are made of claims that are gone.
func clearRewritten(e Event, dropped map[string]bool) (any, error) {
	var r Rewritten
	if err := json.Unmarshal(e.Body, &r); err != nil {
		return nil, err
	}
	n := len(r.Phrasings)
	r.Phrasings = slices.DeleteFunc(r.Phrasings, func(p profile.Phrasing) bool {
		return slices.ContainsFunc(p.Claims, func(id string) bool { return dropped[id] })
	})
	if len(r.Phrasings) == n {
		return nil, nil
	}
	return r, nil
}
