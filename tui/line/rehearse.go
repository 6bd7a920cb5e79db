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
	"tacit/prompts/plain"
)

// Rehearse holds a rehearsal until the person leaves or the input ends. A reply is printed once it is complete: a screen reader
// would otherwise begin anew with each piece of it. The error is ctx's, or that of the store.
func Rehearse(ctx context.Context, r *interview.Rehearsal, d *Dialogue, m interview.Model) error {
	d.Print(d.say.Say("rehearse.intro", "name", m.Name(), "host", m.Host()))
	d.Print(d.say.Say("line.rehearse"))
	t := &rehearsing{Dialogue: d, r: r, m: m}
	for {
		fmt.Fprintln(d.out, d.say.Say("line.ready"))
		text, err := d.answer()
		switch {
		case errors.Is(err, io.EOF), err == nil && strings.TrimSpace(text) == "/quit":
			d.Print(d.say.Say("line.rehearse.left"))
			return nil
		case err == nil && isCommand([]byte(text)):
			err = t.command(ctx, strings.Fields(text[1:]))
		case err == nil:
			err = t.tell(ctx, text)
		}
		if err = t.refused(ctx, err); err != nil {
			return err
		}
	}
}

type rehearsing struct {
	*Dialogue
	r       *interview.Rehearsal
	m       interview.Model
	replied bool // there is a reply that can be corrected
}

// refused says why something did not come about. It returns the error where that ends the rehearsal.
func (t *rehearsing) refused(ctx context.Context, err error) error {
	var fault *interview.ModelError
	var refusal *interview.Refusal
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &fault):
		t.Print(Faulted(t.say.Lang, t.m, fault.Fault))
		return nil
	case errors.As(err, &refusal) && refusal.Code != interview.NoModel:
		_, text := Refused(t.say, err)
		t.Print(text)
		return nil
	}
	return err
}

func (t *rehearsing) tell(ctx context.Context, text string) error {
	reply, err := t.r.Say(ctx, text, func(string) {})
	if err != nil {
		return err
	}
	t.replied = true
	if reply.Truncated {
		t.Print(t.say.Say("rehearse.truncated"))
	}
	t.Print(t.say.Say("rehearse.stand-in") + "\n" + strings.TrimSpace(reply.Text))
	return nil
}

func (t *rehearsing) command(ctx context.Context, words []string) error {
	mark, ok := profile.Mark(""), len(words) > 0 && words[0] == "not"
	if ok && len(words) > 1 {
		mark, ok = profile.ParseMark(words[1])
	}
	switch {
	case !ok:
		t.Print(t.say.Say("line.rehearse.help"))
		return nil
	case !t.replied:
		t.Print(t.say.Say("line.rehearse.no-reply"))
		return nil
	}
	return t.correct(ctx, mark)
}

// correct asks what they would have done, and which statement that takes the place of.
func (t *rehearsing) correct(ctx context.Context, mark profile.Mark) error {
	t.Print(t.say.Say("rehearse.asked"))
	text, err := t.answer()
	if errors.Is(err, io.EOF) {
		return nil // the loop meets the end too
	}
	if err != nil {
		return err
	}
	if isCommand([]byte(text)) {
		t.Print(t.say.Say("line.rehearse.help"))
		return nil
	}
	o, err := t.r.Correct(ctx, text, mark, t.which())
	if o.Seq == 0 {
		return err
	}
	t.replied = false
	for range o.Masked {
		t.Print(t.say.Say("line.masked"))
	}
	t.Print(t.say.Say("line.saved"))
	for _, c := range o.Claims {
		fmt.Fprintf(t.out, "%s\n", t.say.Say("noted", "claim", plain.Line(c.Text)))
	}
	return err
}

// which asks for one of the statements that the reply may go by; empty for none.
func (t *rehearsing) which() string {
	list := t.r.Concerned()
	if len(list) == 0 {
		return ""
	}
	question := t.say.Say("line.rehearse.instead")
	for i, c := range list {
		question += fmt.Sprintf("\n%d. %s", i+1, plain.Line(c.Text))
	}
	for {
		said, err := t.Ask(question)
		if err != nil || said == "" {
			return "" // what they would do is stored, whatever it takes the place of
		}
		if n, err := strconv.Atoi(said); err == nil && n >= 1 && n <= len(list) {
			return list[n-1].ID
		}
	}
}
