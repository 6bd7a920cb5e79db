package interview

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"tacit/profile"
	"tacit/prompts"
)

// Limits of a model's reply. What is beyond them is thrown away.
const (
	replyLimit     = 32 << 10 // bytes
	questionsTaken = 3
	claimsTaken    = 3
	namesTaken     = 2   // terms, and parts of the work
	proposalLimit  = 500 // bytes of one text or quote
	claimsProposed = 24  // claims of a model's that wait for a verdict, in all
	questionsAlive = 24  // questions of a model's that were accepted and may still be asked
)

// Proposal says what came of a model's reply.
type Proposal struct {
	Questions int             // accepted: they compete with our own
	Claims    []profile.Claim // accepted: the specialist will be asked about them
	Refused   map[string]int  // thrown away, by reason
}

// Reasons for which something that a model proposed is thrown away.
const (
	BadShape    = "shape"      // not what was asked for
	TooMany     = "too-many"   // more than is taken
	OutOfDate   = "stale"      // the answer was revised, withdrawn or marked private meanwhile, or was never shown
	NoQuote     = "quote"      // the words that it rests on do not stand in the answer
	Unclean     = "unclean"    // control characters, an address, too long
	BadWording  = "wording"    // a question that breaks a rule of wording, or puts words into somebody's mouth
	OffTopic    = "off-topic"  // about no topic of the interview, or not about what was said
	Known       = "known"      // asked, answered or heard already
	Unfaithful  = "unfaithful" // a claim that says something else than its quote
	SaysNothing = "vague"      // a claim of which nobody can make anything
)

// reply is what a model says; propose.json is its schema.
type reply struct {
	Questions []struct {
		Answer string        `json:"answer"`
		Quote  string        `json:"quote"`
		Topic  string        `json:"topic"`
		Probe  prompts.Probe `json:"probe"`
		Text   string        `json:"text"`
	} `json:"questions"`
	Claims []struct {
		Answer string       `json:"answer"`
		Quote  string       `json:"quote"`
		Kind   profile.Kind `json:"kind"`
		Text   string       `json:"text"`
	} `json:"claims"`
	Terms    []quoted `json:"terms"`
	Parts    []quoted `json:"parts"`
	Wordings []struct {
		Question string `json:"question"`
		Text     string `json:"text"`
	} `json:"wordings"`
}

// quoted are words of an answer.
type quoted struct {
	Answer string `json:"answer"`
	Quote  string `json:"quote"`
}

// Propose takes what a model said when it was asked what [Session.Consult] returned. Everything in it is checked against
// the interview as it is now, and what passes is stored as one event, with how much did not. Nothing that a model says is an
// error: what is of no use is thrown away and counted. A reply that comes when the interview is over is forgotten.
func (s *Session) Propose(ctx context.Context, of Consultation, by Model, said json.RawMessage) (Proposal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out Proposal
	err := s.append(ctx, func() ([]Event, error) {
		out = Proposal{}
		if s.st.Ended != "" || len(of.shown) == 0 || s.st.consulted[of.shown[0].Seq] {
			return nil, nil
		}
		v := newVetting(s, of, by)
		v.take(said)
		out = Proposal{len(v.out.Questions), v.out.Claims, v.out.Refused}
		return []Event{{Kind: KindProposed, Body: body(v.out)}}, nil
	})
	if err != nil {
		return Proposal{}, err
	}
	return out, nil
}

// take reads a reply and keeps what passes.
func (v *vetting) take(said json.RawMessage) {
	r, ok := decodeReply(said)
	if !ok {
		v.refuse(BadShape, 1)
		return
	}
	v.refuse(TooMany, max(0, len(r.Questions)-questionsTaken)+max(0, len(r.Claims)-claimsTaken))
	for _, q := range r.Questions[:min(len(r.Questions), questionsTaken)] {
		pq := ProposedQuestion{Text: q.Text, Probe: q.Probe, Topic: q.Topic}
		if why := v.question(&pq, q.Answer, q.Quote); why != "" {
			v.refuse(why, 1)
			continue
		}
		v.out.Questions = append(v.out.Questions, pq)
	}
	for _, c := range r.Claims[:min(len(r.Claims), claimsTaken)] {
		claim, why := v.claim(c.Answer, c.Quote, c.Kind, c.Text)
		if why != "" {
			v.refuse(why, 1)
			continue
		}
		claim.ID = fmt.Sprint("c", v.st.claims+len(v.out.Claims)+1)
		v.out.Claims = append(v.out.Claims, claim)
	}
	v.names(r.Terms, &v.out.Terms, v.term)
	v.names(r.Parts, &v.out.Parts, v.part)
	v.refuse(TooMany, max(0, len(r.Wordings)-aheadMost))
	for _, w := range r.Wordings[:min(len(r.Wordings), aheadMost)] {
		put, why := v.rewording(w.Question, w.Text)
		if why != "" {
			v.refuse(why, 1)
			continue
		}
		v.out.Wordings = append(v.out.Wordings, put)
	}
}

// names keeps those words that pass as a name of something.
func (v *vetting) names(list []quoted, into *[]Ref, check func(x *Exchange, r Ref) string) {
	v.refuse(TooMany, max(0, len(list)-namesTaken))
	for _, q := range list[:min(len(list), namesTaken)] {
		ref, why := v.name(q)
		if why == "" {
			why = check(v.answer(q.Answer), ref)
		}
		if why != "" {
			v.refuse(why, 1)
			continue
		}
		*into = append(*into, ref)
	}
}

// decodeReply reads a reply of exactly the form that was asked for.
func decodeReply(said json.RawMessage) (reply, bool) {
	var r reply
	if len(said) > replyLimit {
		return r, false
	}
	d := json.NewDecoder(bytes.NewReader(said))
	d.DisallowUnknownFields()
	if d.Decode(&r) != nil || r.Questions == nil && r.Claims == nil {
		return reply{}, false
	}
	_, err := d.Token()
	return r, err == io.EOF
}
