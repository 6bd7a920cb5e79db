package line

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Version of the line protocol.
const Version = 1

// The lines that are written. Field names are those of the protocol.
type (
	sessionLine struct {
		Type      string `json:"type"`
		Version   int    `json:"version"`
		Interview string `json:"interview"`
		Lang      string `json:"lang"`
		Pack      string `json:"pack"`
		Resumed   bool   `json:"resumed"`
	}
	aboutField struct {
		Question string `json:"question"`
		Quote    string `json:"quote"`
	}
	claimField struct {
		ID    string `json:"id"`
		Text  string `json:"text"`
		Quote string `json:"quote"`
	}
	questionLine struct {
		Type    string       `json:"type"`
		ID      string       `json:"id"`
		N       int          `json:"n"`
		Kind    string       `json:"kind"`
		Phase   string       `json:"phase"`
		Topic   string       `json:"topic"`
		Probe   string       `json:"probe"`
		Text    string       `json:"text"`
		Why     string       `json:"why"`
		About   *aboutField  `json:"about,omitempty"`
		Options []string     `json:"options,omitempty"`
		Claims  []claimField `json:"claims,omitempty"`
		Engine  string       `json:"engine"`
	}
	textLine struct {
		Type     string `json:"type"`
		Question string `json:"question,omitempty"`
		Code     string `json:"code,omitempty"`
		Text     string `json:"text"`
	}
	savedLine struct {
		Type     string `json:"type"`
		Question string `json:"question"`
		Seq      int64  `json:"seq"`
	}
	claimLine struct {
		Type     string `json:"type"`
		ID       string `json:"id"`
		Kind     string `json:"kind"`
		Text     string `json:"text"`
		Question string `json:"question"`
		Quote    string `json:"quote"`
	}
	topicField struct {
		ID      string  `json:"id"`
		Topic   string  `json:"topic"`
		Covered float64 `json:"covered"`
	}
	progressLine struct {
		Type   string       `json:"type"`
		Topics []topicField `json:"topics"`
		Asked  int          `json:"asked"`
		Left   int          `json:"left"`
	}
	doneLine struct {
		Type      string `json:"type"`
		Reason    string `json:"reason"`
		Interview string `json:"interview"`
	}
)

// input is a line that is read.
type input struct {
	Type     string `json:"type"`
	Question string `json:"question"`
	Text     string `json:"text"`
	Mark     string `json:"mark"`
	Claim    string `json:"claim"`
	Verdict  string `json:"verdict"`
}

// Codes of errors that are about a line, not about the interview.
const (
	codeNotJSON     = "not-json"
	codeUnknownType = "unknown-type"
	codeLineTooLong = "line-too-long"
	codeStore       = "not-saved"
)

// Config is what the shell hands to both front ends beside the interview.
type Config struct {
	Resumed bool            // the interview was there before; [JSONL] says so in its first line
	Model   interview.Model // may be asked where the specialist agreed to its host; nil: none
}

// JSONL conducts an interview over the line protocol until it is done or the input ends. The error is nil in both cases;
// otherwise the output could not be written, or the interview was taken over by another process.
func JSONL(ctx context.Context, s *interview.Session, cfg Config, in io.Reader, out io.Writer) error {
	v := s.View()
	j := &jsonl{s: s, out: out, say: prompts.TextsOf(prompts.Screens, v.Setup.Lang), words: prompts.TextsOf(prompts.Documents, v.Setup.Lang)}
	j.advice = newAdvising(ctx, s, cfg, j.late)
	defer j.advice.close()
	over := j.locked(func() {
		j.write(sessionLine{"session", Version, v.ID, string(v.Setup.Lang), v.Setup.Pack, cfg.Resumed})
		j.next(v)
	})
	lines := newReader(in)
	for !over {
		text, size, err := lines.next()
		switch {
		case errors.Is(err, errLineTooLong):
			over = j.locked(func() { j.refuse(&interview.Refusal{Code: codeLineTooLong, Size: size, Limit: lineLimit}) })
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		default:
			over = j.locked(func() { j.line(ctx, text) })
		}
	}
	j.advice.close()
	return j.err
}

// locked does something that writes, and says whether the conversation is over. What a model was late with never comes between.
func (j *jsonl) locked(what func()) (over bool) {
	j.advice.Lock()
	defer j.advice.Unlock()
	what()
	return j.done || j.err != nil
}

// late writes what a model was late with: the only lines that come unasked while a question is open.
func (j *jsonl) late(a interview.Advice) {
	if j.done || j.stuck || j.err != nil {
		return
	}
	for _, c := range j.s.Unconfirmed() { // an answer may have been withdrawn meanwhile
		if slices.ContainsFunc(a.Claims, func(o profile.Claim) bool { return o.ID == c.ID }) {
			j.claim(c)
		}
	}
	if a.Fault != "" {
		j.write(textLine{Type: "notice", Code: "model-" + string(a.Fault), Text: OfNoHelp(j.say, a.From, a.Fault)})
	}
}

func (j *jsonl) claim(c profile.Claim) {
	j.write(claimLine{"claim", c.ID, string(c.Kind), plain.Clean(c.Text), c.Evidence[0].Question, c.Evidence[0].Quote})
}

// WriteError writes one error line, for what goes wrong before [JSONL] conducts an interview: flags that make no sense, an
// interview that is not there, a consent that could not be stored. Its error is that of the output.
func WriteError(out io.Writer, code, text string) error {
	j := &jsonl{out: out} // it only writes
	j.write(textLine{Type: "error", Code: code, Text: text})
	return j.err
}

// jsonl is one conversation.
type jsonl struct {
	s      *interview.Session
	out    io.Writer
	say    *prompts.Texts
	words  *prompts.Texts
	advice *advising
	done   bool
	stuck  bool  // an answer is saved, and the store failed before the next question was there
	err    error // writing failed, or the interview is not ours any more
}

func (j *jsonl) write(line any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		j.err = err
		return
	}
	if _, err := j.out.Write(plain.JSON(b.Bytes())); err != nil && j.err == nil {
		j.err = err
	}
}

// line takes one line of input.
func (j *jsonl) line(ctx context.Context, text []byte) {
	if j.stuck && !j.goOn(ctx) {
		return
	}
	var in input
	if !utf8.Valid(text) || !bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) || json.Unmarshal(text, &in) != nil {
		j.refuse(&interview.Refusal{Code: codeNotJSON, Size: len(text)})
		return
	}
	if err := j.act(ctx, in); err != nil {
		j.refuse(err)
	}
}

// goOn goes on to the question that a failure of the store has kept back.
func (j *jsonl) goOn(ctx context.Context) bool {
	if err := j.s.GoOn(ctx); err != nil {
		j.refuse(err)
		return false
	}
	j.stuck = false
	j.next(j.s.View())
	return !j.done
}

// act does what a line says. An action can be stored and fail afterwards; then it is reported, and the error too.
func (j *jsonl) act(ctx context.Context, in input) (err error) {
	var o interview.Outcome
	switch in.Type {
	case "answer":
		return j.answer(ctx, in)
	case "skip":
		if o, err = j.s.Skip(ctx, in.Question); o.Seq > 0 {
			j.report(o, true)
		}
	case "park":
		if o, err = j.s.Park(ctx, in.Question); o.Seq > 0 {
			j.report(o, false)
			j.next(j.s.View())
		}
	case "verdict":
		return j.verdict(ctx, in)
	case "withdraw":
		if o, err = j.s.Withdraw(ctx, in.Question); o.Seq > 0 {
			j.report(o, false)
		}
	case "explain":
		var why string
		if why, err = j.s.Explain(in.Question); err == nil {
			j.write(textLine{Type: "explanation", Question: in.Question, Text: why})
		}
	case "finish":
		if err = j.s.Finish(ctx); err == nil {
			j.next(j.s.View())
		}
	default:
		return &interview.Refusal{Code: codeUnknownType, What: plain.Line(in.Type)}
	}
	return err
}

// verdict takes a verdict. Outside of a review, and taking one back, are not part of the protocol.
func (j *jsonl) verdict(ctx context.Context, in input) error {
	switch {
	case in.Question == "":
		return &interview.Refusal{Code: interview.NoSuchQuestion}
	case interview.Verdict(in.Verdict) == interview.Undo:
		return &interview.Refusal{Code: interview.BadVerdict, What: in.Verdict}
	}
	o, err := j.s.Judge(ctx, in.Question, in.Claim, interview.Verdict(in.Verdict), in.Text)
	if err == nil {
		j.report(o, false)
	}
	return err
}

func (j *jsonl) answer(ctx context.Context, in input) error {
	o, err := j.s.Answer(ctx, in.Question, in.Text, profile.Mark(in.Mark))
	switch {
	case err != nil && o.Seq == 0:
		return err
	case o.Explanation != "":
		j.write(textLine{Type: "explanation", Question: in.Question, Text: o.Explanation})
	default:
		j.report(o, !o.Revised)
	}
	return err
}

// report writes what an action brought about; goingOn says whether the next question is to follow.
func (j *jsonl) report(o interview.Outcome, goingOn bool) {
	for _, k := range o.Masked {
		j.write(textLine{Type: "notice", Code: "secret-masked", Text: j.say.Say("notice.secret-masked", "kind", j.words.Say("masked."+string(k)))})
	}
	j.write(savedLine{"saved", o.Question, o.Seq})
	if !goingOn {
		return
	}
	for _, c := range o.Claims {
		j.claim(c)
	}
	v := j.s.View()
	p := progressLine{Type: "progress", Topics: []topicField{}, Asked: v.Asked, Left: v.Left}
	if v.Open != nil && v.Open.Kind != interview.Review {
		p.Asked-- // the question that is about to be written is not asked yet
	}
	for _, t := range v.Topics {
		p.Topics = append(p.Topics, topicField{t.ID, t.Label, float64(int(t.Covered*1000+.5)) / 1000})
	}
	j.write(p)
	j.next(v)
}

// next writes the open question, or that the interview is over.
func (j *jsonl) next(v *interview.View) {
	x := v.Open
	switch {
	case x == nil && v.Ended == "":
		j.stuck = true
		return
	case x == nil:
		j.write(doneLine{"done", v.Ended, v.ID})
		j.done = true
		return
	}
	q := questionLine{
		Type: "question", ID: x.ID, N: x.N, Kind: string(x.Kind), Phase: string(x.Phase), Topic: v.Label(x.Topic), Probe: string(x.Probe),
		Text: x.Question, Why: x.Reason, Engine: x.Engine,
	}
	if x.Quote != "" {
		q.About = &aboutField{x.QuoteOf, x.Quote}
	}
	if x.Kind == interview.Choice {
		q.Options = x.Options
	}
	for _, c := range v.Review {
		q.Claims = append(q.Claims, claimField{c.ID, plain.Clean(c.Text), c.Evidence[0].Quote})
	}
	j.write(q)
	j.advice.goOn()
}

// refuse writes why a line was not taken. An interview that is somebody else's now ends the conversation.
func (j *jsonl) refuse(err error) {
	code, text := Refused(j.say, err)
	if code == interview.EmptyAnswer { // a program has no keys to press
		text = j.say.Say("jsonl.empty-answer")
	}
	j.write(textLine{Type: "error", Code: code, Text: text})
	if errors.Is(err, interview.ErrFenced) || errors.Is(err, interview.ErrNotFound) {
		j.err = err
	}
}

// Faulted words what went wrong with a model, and what to do about it.
func Faulted(lang prompts.Lang, m interview.Model, fault interview.ModelFault) string {
	return prompts.TextsOf(prompts.Endpoints, lang).Say("fault."+string(fault), "host", m.Host(), "name", plain.Line(m.Name()))
}

// OfNoHelp says that the questions go on without a model: for now, or until somebody puts right what is wrong.
func OfNoHelp(say *prompts.Texts, m interview.Model, fault interview.ModelFault) string {
	if fault.Lasting() {
		return say.Say("notice.model-wrong", "why", Faulted(say.Lang, m, fault))
	}
	return say.Say("notice.model", "host", m.Host())
}

// Refused words an error for the person: what happened, that nothing is lost, and what to do.
func Refused(say *prompts.Texts, err error) (code, text string) {
	var r *interview.Refusal
	switch {
	case errors.As(err, &r):
		return r.Code, say.Say("refusal."+r.Code, "what", plain.Line(r.What), "size", r.Size, "limit", r.Limit, "model", plain.Line(r.Model), "id", r.Interview)
	case errors.Is(err, interview.ErrFenced):
		return "taken-over", say.Say("refusal.taken-over")
	case errors.Is(err, interview.ErrSeveral):
		return "not-found", say.Say("refusal.several")
	case errors.Is(err, interview.ErrNotFound):
		return "not-found", say.Say("refusal.not-found")
	case errors.Is(err, interview.ErrNoLeave):
		return "no-leave", say.Say("refusal.no-leave")
	case errors.Is(err, interview.ErrResidue):
		return "residue", say.Say("refusal.residue")
	case errors.Is(err, interview.ErrFull):
		return codeStore, say.Say("refusal.full")
	}
	return codeStore, say.Say("refusal.not-saved", "why", plain.Line(err.Error()))
}
