// Package line conducts an interview line by line, without a screen: [Accessible] for people who use a screen reader, a
// dumb terminal or a pipe, and [JSONL] for programs, over the line protocol.
//
// Both only ever append to their output: nothing is redrawn, there are no boxes and no colours. They drive the same
// [interview.Session] as the screens, and so ask the same questions.
package line

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// Dialogue asks and prints, line by line. One dialogue reads its input from setup to the end of the interview, since a
// second reader would miss what the first has buffered.
type Dialogue struct {
	in  *reader
	out io.Writer
	say *prompts.Texts
}

// NewDialogue makes a dialogue in a language.
func NewDialogue(in io.Reader, out io.Writer, lang prompts.Lang) *Dialogue {
	return &Dialogue{newReader(in), out, prompts.TextsOf(prompts.Screens, lang)}
}

// In goes on in another language, that of the interview.
func (d *Dialogue) In(lang prompts.Lang) { d.say = prompts.TextsOf(prompts.Screens, lang) }

// Print prints a text, made safe, and an empty line.
func (d *Dialogue) Print(text string) { fmt.Fprintf(d.out, "%s\n\n", plain.Clean(text)) }

// Ask prints a prompt and reads one line; io.EOF when the input ends.
func (d *Dialogue) Ask(prompt string) (string, error) {
	fmt.Fprintf(d.out, "%s\n> ", plain.Clean(prompt))
	line, _, err := d.in.next()
	fmt.Fprintln(d.out)
	if errors.Is(err, errLineTooLong) {
		return d.Ask(prompt)
	}
	return strings.TrimSpace(string(line)), err
}

// answer reads lines up to an empty one. A first line that is a slash and a word is a command and is returned alone; a
// path is none. What is too long is read to its end and refused whole, with its size.
func (d *Dialogue) answer() (string, error) {
	var b strings.Builder
	size := 0
	for {
		line, n, err := d.in.next()
		switch {
		case errors.Is(err, errLineTooLong):
			size += n
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return "", err
		case err != nil && size == 0:
			return "", io.EOF
		case n == 0 && size == 0 && err == nil:
			continue
		case n == 0 && size > interview.AnswerLimit:
			return "", &interview.Refusal{Code: interview.TooLong, Size: size, Limit: interview.AnswerLimit}
		case n == 0:
			return b.String(), nil
		case size == 0 && isCommand(line):
			return string(line), nil
		}
		if size > 0 {
			b.WriteByte('\n')
			size++
		}
		if size += n; size <= interview.AnswerLimit {
			b.Write(line)
		}
	}
}

// isCommand says whether a line is a slash and a word, perhaps with words behind it.
func isCommand(line []byte) bool {
	word, _, _ := strings.Cut(string(line), " ")
	return len(word) > 0 && word[0] == '/' && strings.Trim(word[1:], "abcdefghijklmnopqrstuvwxyz") == ""
}

// Accessible conducts an interview until it is over, the person leaves, or the input ends; all of them give nil.
func Accessible(ctx context.Context, s *interview.Session, d *Dialogue, cfg Config) error {
	a := &accessible{Dialogue: d, s: s}
	a.advice = newAdvising(ctx, s, cfg, a.late)
	defer a.advice.close()
	a.Print(d.say.Say("line.start"))
	if v := s.View(); v.Answered > 0 {
		a.Print(d.say.Say("line.resumed", "n", v.Answered))
	}
	a.question()
	for !a.over {
		text, err := a.answer()
		var refusal *interview.Refusal
		switch {
		case errors.Is(err, io.EOF):
			a.Print(d.say.Say("line.left", "id", s.ID()))
			return nil
		case err == nil:
			err = a.take(ctx, text)
		case !errors.As(err, &refusal):
			return err
		}
		if err = a.refused(ctx, err); err != nil {
			return err
		}
	}
	return nil
}

// refused says why something was not taken. It returns the error where that ends the conversation.
func (a *accessible) refused(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	_, why := Refused(a.say, err)
	a.Print(why)
	if errors.Is(err, interview.ErrFenced) || errors.Is(err, interview.ErrNotFound) {
		return err
	}
	if v := a.s.View(); v.Open == nil && v.Ended == "" { // the answer is saved, and the next question is not there yet
		if err := a.s.GoOn(ctx); err != nil {
			a.Print(a.say.Say("line.left", "id", a.s.ID()))
			return err
		}
		a.question()
	}
	return nil
}

type accessible struct {
	*Dialogue
	s        *interview.Session
	over     bool
	revising string       // the earlier question whose answer the next text replaces
	mark     profile.Mark // of the next answer
	inherits bool         // and it is that of the answer which the open question goes into, not one that was given
	advice   *advising
	later    string // to be said before the next question
}

// late keeps what is to be said of a model's failure until the next question: nothing is printed while somebody types.
func (a *accessible) late(advice interview.Advice) {
	if advice.Fault != "" {
		a.later = OfNoHelp(a.say, advice.From, advice.Fault)
	}
}

// sayLater says what was kept.
func (a *accessible) sayLater() {
	a.advice.Lock()
	text := a.later
	a.later = ""
	a.advice.Unlock()
	if text != "" {
		a.Print(text)
	}
}

// question prints the open question, or that the interview is over.
func (a *accessible) question() {
	a.sayLater()
	v := a.s.View()
	if v.Open == nil && v.Ended == "" {
		return // the store failed; refused goes on
	}
	a.revising = ""
	if v.Open == nil {
		a.over = true
		a.Print(a.say.Say("line.done", "id", a.s.ID()))
		return
	}
	x := v.Open
	var b strings.Builder
	b.WriteString(a.say.Say("line.question", "n", x.N, "left", a.say.Count("minutes", v.Minutes)))
	if label := v.Label(x.Topic); label != "" {
		b.WriteString(" " + label + ".")
	}
	b.WriteString("\n" + x.Question)
	for i, o := range x.Options {
		fmt.Fprintf(&b, "\n%d. %s", i+1, o)
	}
	for i, c := range v.Review {
		fmt.Fprintf(&b, "\n%d. %s", i+1, plain.Line(c.Text))
		if c.Standing == profile.Inferred {
			b.WriteString(" (" + a.say.Say("review.model") + ")")
		}
	}
	if x.Kind == interview.Choice {
		b.WriteString("\n" + a.say.Say("line.choice"))
	}
	if x.Kind == interview.Review {
		b.WriteString("\n" + a.say.Say("line.review"))
	}
	a.Print(b.String())
	if a.mark == "" || a.inherits {
		a.mark, a.inherits = v.Inherited, v.Inherited != ""
	}
	if a.inherits {
		a.Print(a.say.Say("line.inherited", "mark", a.say.Say("mark."+string(a.mark))))
	}
	fmt.Fprint(a.out, a.say.Say("line.ready")+"\n")
	a.advice.goOn()
}

// take takes an answer or a command.
func (a *accessible) take(ctx context.Context, text string) error {
	v := a.s.View()
	if isCommand([]byte(text)) {
		return a.command(ctx, v, strings.Fields(text[1:]))
	}
	question, mark := a.revising, a.mark
	if question == "" {
		question = v.Open.ID
	} else if a.inherits {
		mark = "" // that was of the open question
	}
	o, err := a.s.Answer(ctx, question, text, mark)
	if err != nil && o.Seq == 0 {
		return err
	}
	if o.Explanation != "" { // it was no answer yet: what was said of the answer holds
		a.Print(o.Explanation)
		return nil
	}
	a.revising, a.mark, a.inherits = "", "", false
	for range o.Masked {
		a.Print(a.say.Say("line.masked"))
	}
	a.Print(a.say.Say("line.saved"))
	for _, c := range o.Claims {
		fmt.Fprintf(a.out, "%s\n", a.say.Say("noted", "claim", plain.Line(c.Text)))
	}
	a.question()
	return err
}

// commands are the words that may follow a slash.
func (a *accessible) command(ctx context.Context, v *interview.View, words []string) error {
	word := ""
	if len(words) > 0 {
		word = words[0]
	}
	id := v.Open.ID
	switch word {
	case "skip":
		_, err := a.s.Skip(ctx, id)
		return a.then(err)
	case "later":
		_, err := a.s.Park(ctx, id)
		return a.then(err)
	case "why", "explain":
		text, err := a.s.Explain(id)
		a.Print(text)
		return err
	case "back":
		return a.back(v)
	case "private", "team", "shared":
		a.mark, a.inherits = profile.Mark(word), false
		a.Print(a.say.Say("line.marked", "mark", a.say.Say("mark."+word)))
	case "keep", "drop", "edit":
		return a.judge(ctx, v, interview.Verdict(word), words[1:])
	case "withdraw":
		return a.withdraw(ctx, v)
	case "again":
		a.question()
	case "finish":
		return a.then(a.s.Finish(ctx))
	case "quit":
		a.over = true
		a.Print(a.say.Say("line.left", "id", a.s.ID()))
	default:
		a.Print(a.say.Say("line.help"))
	}
	return nil
}

func (a *accessible) then(err error) error {
	if err == nil {
		a.question()
	}
	return err
}

// back takes up the answer before the open question again.
func (a *accessible) back(v *interview.View) error {
	for i := len(v.Said) - 1; i >= 0; i-- {
		if x := v.Said[i]; x.Status == interview.IsAnswered {
			a.revising = x.ID
			a.Print(a.say.Say("line.back", "question", x.Question, "answer", plain.Clean(x.Answer)))
			return nil
		}
	}
	return &interview.Refusal{Code: interview.NoChange}
}

func (a *accessible) withdraw(ctx context.Context, v *interview.View) error {
	for i := len(v.Said) - 1; i >= 0; i-- {
		if x := v.Said[i]; x.Status == interview.IsAnswered {
			if _, err := a.s.Withdraw(ctx, x.ID); err != nil {
				return err
			}
			a.Print(a.say.Say("line.withdrawn", "n", x.N))
			return nil
		}
	}
	return &interview.Refusal{Code: interview.NoChange}
}

// judge gives a verdict on the claim of a number: "/keep 2", "/edit 2 the new words".
func (a *accessible) judge(ctx context.Context, v *interview.View, verdict interview.Verdict, args []string) error {
	if len(args) == 0 {
		return &interview.Refusal{Code: interview.NoSuchClaim}
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > len(v.Review) {
		return &interview.Refusal{Code: interview.NoSuchClaim, What: args[0]}
	}
	if _, err := a.s.Judge(ctx, v.Open.ID, v.Review[n-1].ID, verdict, strings.Join(args[1:], " ")); err != nil {
		return err
	}
	a.Print(a.say.Say("line.judged", "n", n, "verdict", a.say.Say("verdict."+string(verdict))))
	return nil
}
