package interview

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/profile/secret"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Limits on what comes in.
const (
	AnswerLimit = 64 << 10 // bytes of an answer
	NameLimit   = 200      // characters of a name
)

// Session is one specialist's interview as a front end holds it. Its methods may be called from several goroutines; each
// returns when what it did is on stable storage. An error from the store leaves everything as it was.
type Session struct {
	mu     sync.Mutex
	store  Store
	clock  Clock
	id     string
	token  int64
	st     *State
	pack   *prompts.Pack
	fenced bool
	recall func(id string) error
	date   func(time.Time) time.Time // of documents; nil: as it was
	key    string                    // that was proven; see Desk.Key
}

// Outcome is what an action brought about, in the order in which the line protocol reports it.
type Outcome struct {
	Question    string // that the action was about
	Explanation string // set when the text was a request for an explanation: nothing was stored, the question stays open
	Masked      []secret.Kind
	Seq         int64 // of the stored answer, skip, verdict …
	Claims      []profile.Claim
	Revised     bool // an earlier answer was revised; the open question is as it was
}

// Refusal says why an action was not taken; nothing was changed by it.
type Refusal struct {
	Code      string // one of the codes below
	What      string // the question, claim or option meant
	Size      int    // for too-long: what came, in bytes; for long-question, in characters
	Limit     int    // what may come
	Interview string // of NoModel: whose specialist may agree
	Model     string // and to which model
}

// The codes of refusals; the texts are in prompts under refusal.<code>.
const (
	NoSuchQuestion = "unknown-question"
	NoSuchClaim    = "unknown-claim"
	NoSuchOption   = "unknown-option"
	NotOpen        = "not-open"
	NotAnswered    = "not-answered"
	EmptyAnswer    = "empty-answer"
	TooLong        = "too-long"
	BadVerdict     = "bad-verdict"
	BadMark        = "bad-mark"
	IsOver         = "over"
	NotOver        = "not-over"
	NoConsent      = "no-consent"
	NoPurpose      = "no-purpose"
	NoAgent        = "no-agent"
	NoSuchTarget   = "unknown-target"
	NoSuchVersion  = "unknown-version"
	BadSetup       = "bad-setup"
	NoChange       = "nothing-to-do"
	NotComparable  = "not-comparable"
	NothingToPut   = "nothing-to-put"
	NoModel        = "no-model"
	NoHoldOuts     = "no-hold-outs"
	MovedOn        = "moved-on"
	NoRules        = "no-rules"
	EmptyQuestion  = "empty-question"
	LongQuestion   = "long-question"
	AlreadyAsked   = "already-asked"
	TooManyAsked   = "too-many-asked"
	SignTooSoon    = "sign-too-soon"
	NothingToSign  = "nothing-to-sign"
	NotSigned      = "not-signed"
)

func (r *Refusal) Error() string {
	return strings.TrimSpace("refused: " + r.Code + " " + r.What)
}

// appendTries is how often an append is tried again after somebody else appended.
const appendTries = 5

// append stores events and applies them. It must be called with mu held. Where others appended in the meantime, their
// events are read first, and remake decides whether the action still makes sense.
func (s *Session) append(ctx context.Context, remake func() ([]Event, error)) error {
	for try := 0; ; try++ {
		events, err := remake()
		if err != nil || len(events) == 0 {
			return err
		}
		for i := range events {
			events[i].Interview, events[i].Seq, events[i].At = s.id, s.st.Last+int64(i)+1, s.clock().UTC()
		}
		summary := s.summaryWith(events)
		err = s.store.Append(ctx, s.id, Fence{s.token, s.st.Last}, summary, events)
		if errors.Is(err, ErrConflict) && try < appendTries {
			if err = s.catchUp(ctx); err == nil {
				continue
			}
		}
		if err != nil {
			s.fenced = s.fenced || errors.Is(err, ErrFenced)
			return err
		}
		return s.apply(events)
	}
}

func (s *Session) apply(events []Event) error {
	for _, e := range events {
		if err := s.st.Apply(e); err != nil {
			return err
		}
	}
	return nil
}

// catchUp reads what others appended. Where they withdrew an answer, everything is read anew, so that this session
// forgets the words too.
func (s *Session) catchUp(ctx context.Context) error {
	events, err := s.store.Events(ctx, s.id, s.st.Last)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(events, func(e Event) bool { return e.Kind == KindWithdrawn }) {
		return s.apply(events)
	}
	if events, err = s.store.Events(ctx, s.id, 0); err != nil {
		return err
	}
	st, err := Fold(s.id, events)
	if err != nil {
		return err
	}
	s.st = st
	return nil
}

// ID is the interview's id.
func (s *Session) ID() string { return s.id }

// GoOn goes on to the next question, or to the end, where neither is there: the store failed after it had taken an
// answer. Everywhere else it does nothing.
func (s *Session) GoOn(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.advance(ctx)
}

// advance reads what was not read of the last answers and goes on to the next question, or to the end. It may append
// several times, each time leaving a state that can be gone on from.
func (s *Session) advance(ctx context.Context) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	for s.st.OpenID == "" && s.st.Ended == "" {
		err := s.append(ctx, func() ([]Event, error) {
			if s.st.OpenID != "" || s.st.Ended != "" {
				return nil, nil
			}
			return []Event{moveEvent(Plan(s.st, s.pack))}, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func moveEvent(m Move) Event {
	switch {
	case m.Ask != nil:
		return Event{Kind: KindAsked, Body: body(m.Ask)}
	case m.Reopen != "":
		return Event{Kind: KindReopened, Body: body(named{m.Reopen})}
	case m.Map != nil:
		return Event{Kind: KindMapped, Body: body(m.Map)}
	}
	return Event{Kind: KindEnded, Body: body(Ended{m.End})}
}

// learn extracts the claims of the answers that were stored and not read yet.
func (s *Session) learn(ctx context.Context) error {
	for len(s.st.unlearned) > 0 {
		err := s.append(ctx, func() ([]Event, error) {
			if len(s.st.unlearned) == 0 {
				return nil, nil
			}
			x := s.st.Exchange(s.st.unlearned[0])
			return []Event{{Kind: KindLearned, Body: body(Learned{x.ID, s.extract(x), heardIn(x.Answer)})}}, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) extract(x *Exchange) []profile.Claim {
	h := profile.Heard{Question: x.ID, Phase: x.Phase, Probe: x.Probe, Topic: x.Topic, Text: x.Answer, Led: x.Lead != ""}
	if x.Quote != "" {
		h.About = &profile.Evidence{Question: x.QuoteOf, Quote: x.Quote}
	}
	claims := withoutReason(x, profile.Extract(h))
	for i := range claims {
		claims[i].ID = "c" + strconv.Itoa(s.st.claims+i+1)
	}
	return claims
}

// Answer answers the open question, or revises the answer to an earlier one when question names it. Secrets are masked
// before anything is stored. The text is kept as it is otherwise.
func (s *Session) Answer(ctx context.Context, question, text string, mark profile.Mark) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Outcome{Question: question}
	a, err := s.check(question, text, mark)
	if err != nil {
		return out, err
	}
	x := s.st.Exchange(question)
	out.Revised = x.Status == IsAnswered
	if !out.Revised && x.Kind != Choice && detect.IntentOf(text) == detect.Explain {
		out.Explanation = s.explanation(x)
		return out, nil
	}
	var masked string
	masked, out.Masked = s.mask(text)
	choice := a.Choice
	a = NewAnswered(question, masked, mark)
	a.Choice = choice
	err = s.append(ctx, func() ([]Event, error) {
		if _, err := s.check(question, text, mark); err != nil {
			return nil, err
		}
		return []Event{{Kind: KindAnswered, Body: body(a)}}, nil
	})
	if err != nil {
		s.keepFenced(ctx, question, masked, err)
		return out, err
	}
	out.Seq = s.st.Last
	s.store.DropDrafts(ctx, s.id, question) // a draft that outlives its answer does no harm, and Open passes it over
	err = s.advance(ctx)
	out.Claims = s.st.claimsOf(question)
	return out, err
}

// keepFenced keeps an answer that came too late, since somebody else has taken the interview over, as a draft.
func (s *Session) keepFenced(ctx context.Context, question, masked string, err error) {
	if errors.Is(err, ErrFenced) {
		s.store.SaveDraft(ctx, s.id, Draft{Question: question, Token: s.token, Text: masked, At: s.clock().UTC()})
	}
}

// check says whether an answer can be taken.
func (s *Session) check(question, text string, mark profile.Mark) (Answered, error) {
	x := s.st.Exchange(question)
	if x == nil || x.N == 0 {
		return Answered{}, &Refusal{Code: NoSuchQuestion, What: question}
	}
	if err := checkAnswer(question, text, mark); err != nil {
		return Answered{}, err
	}
	if x.Status != IsOpen && x.Status != IsAnswered {
		return Answered{}, &Refusal{Code: NotOpen, What: question}
	}
	a := Answered{Question: question}
	if x.Kind == Choice {
		if a.Choice = optionOf(x.Options, text); a.Choice == 0 {
			first, _, _ := strings.Cut(text, "\n")
			return a, &Refusal{Code: NoSuchOption, What: plain.Line(first)}
		}
	}
	return a, nil
}

// checkAnswer says whether a text can be an answer, whatever the question.
func checkAnswer(question, text string, mark profile.Mark) error {
	if len(text) > AnswerLimit {
		return &Refusal{Code: TooLong, What: question, Size: len(text), Limit: AnswerLimit}
	}
	if strings.TrimSpace(plain.Clean(text)) == "" {
		return &Refusal{Code: EmptyAnswer, What: question}
	}
	if _, ok := profile.ParseMark(string(mark)); mark != "" && !ok {
		return &Refusal{Code: BadMark, What: string(mark)}
	}
	return nil
}

// optionOf reads the option, from 1, on the first line of the answer to a choice: its number or its text.
func optionOf(options []string, text string) int {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	first = strings.TrimSpace(first)
	for i, o := range options {
		if strings.EqualFold(strings.Trim(first, " .。"), strings.Trim(o, " .。")) {
			return i + 1
		}
	}
	number := strings.TrimRight(first, " .)、）。:")
	if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(options) {
		return n
	}
	return 0
}

// mask replaces secrets by words that say what was there.
func (s *Session) mask(text string) (string, []secret.Kind) {
	words := prompts.TextsOf(prompts.Documents, lang(s.st.Setup.Lang))
	return secret.Mask(text, func(k secret.Kind) string {
		return words.Say("masked", "kind", words.Say("masked."+string(k)))
	})
}

// Skip closes the open question; it will not be asked again.
func (s *Session) Skip(ctx context.Context, question string) (Outcome, error) {
	return s.closing(ctx, question, KindSkipped)
}

// Park closes the open question; it will be asked again, once, before the end.
func (s *Session) Park(ctx context.Context, question string) (Outcome, error) {
	return s.closing(ctx, question, KindParked)
}

func (s *Session) closing(ctx context.Context, question string, kind EventKind) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Outcome{Question: question}
	err := s.append(ctx, func() ([]Event, error) {
		switch x := s.st.Exchange(question); {
		case x == nil:
			return nil, &Refusal{Code: NoSuchQuestion, What: question}
		case x.Status != IsOpen:
			return nil, &Refusal{Code: NotOpen, What: question}
		}
		return []Event{{Kind: kind, Body: body(named{question})}}, nil
	})
	if err != nil {
		return out, err
	}
	out.Seq = s.st.Last
	if kind == KindSkipped {
		s.store.DropDrafts(ctx, s.id, question) // nothing would ever show it again
	}
	return out, s.advance(ctx)
}

// Explain says in other words what a question means and why it is asked. Nothing is stored.
func (s *Session) Explain(question string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.st.Exchange(question)
	if x == nil {
		return "", &Refusal{Code: NoSuchQuestion, What: question}
	}
	return s.explanation(x), nil
}

func (s *Session) explanation(x *Exchange) string {
	text := strings.TrimSpace(s.pack.Explain[x.Probe])
	if x.Reason != "" && !strings.Contains(text, x.Reason) {
		text = strings.TrimSpace(text + "\n" + x.Reason)
	}
	if pr := s.st.proposal(x.Proposal); pr != nil {
		text += "\n" + s.modelSays(pr.sort.says(), "model", pr.by)
	}
	return text
}

// Mark changes who may read an answer.
func (s *Session) Mark(ctx context.Context, question string, mark profile.Mark) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.append(ctx, func() ([]Event, error) {
		if _, ok := profile.ParseMark(string(mark)); !ok {
			return nil, &Refusal{Code: BadMark, What: string(mark)}
		}
		if x := s.st.Exchange(question); x == nil || x.Status != IsAnswered {
			return nil, &Refusal{Code: NotAnswered, What: question}
		}
		return []Event{{Kind: KindMarked, Body: body(Marked{question, mark})}}, nil
	})
}

// Finish goes to teach-back and the closing question. The open question, if it is not one of those, is closed unasked.
func (s *Session) Finish(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.append(ctx, func() ([]Event, error) {
		if s.st.Ended != "" {
			return nil, &Refusal{Code: IsOver}
		}
		if s.st.Finishing {
			return nil, nil
		}
		events := []Event{{Kind: KindFinishing, Body: body(struct{}{})}}
		if x := s.st.Open(); x != nil && x.Kind != Review && x.Phase != prompts.Close {
			events = append(events, Event{Kind: KindSkipped, Body: body(named{x.ID})})
		}
		return events, nil
	})
	if err != nil {
		return err
	}
	return s.advance(ctx)
}
