package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui/line"
)

// interviewFlags are those of tacit interview.
type interviewFlags struct {
	jsonl, accessible, consent       bool
	again                            bool
	subject, role, lang, pack, depth string
	purpose, audience, resume        string
	allowModel                       string
	questions, minutes               int
	seed                             int64
}

func (sh *shell) interviewCommand() *cobra.Command {
	var f interviewFlags
	c := sh.describe(&cobra.Command{
		Use: "interview", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return sh.interview(c.Context(), f) },
	}, "interview")
	fl := c.Flags()
	fl.BoolVar(&f.jsonl, "jsonl", false, sh.say.Say("flag.jsonl"))
	fl.BoolVar(&f.accessible, "accessible", false, sh.say.Say("flag.accessible"))
	fl.BoolVar(&f.consent, "consent", false, sh.say.Say("flag.consent"))
	fl.StringVar(&f.subject, "subject", "", sh.say.Say("flag.subject"))
	fl.StringVar(&f.role, "role", "", sh.say.Say("flag.role"))
	fl.StringVar(&f.lang, "lang", "", sh.say.Say("flag.lang"))
	fl.StringVar(&f.pack, "pack", "general", sh.say.Say("flag.pack"))
	fl.StringVar(&f.depth, "depth", "", sh.say.Say("flag.depth"))
	fl.StringVar(&f.purpose, "purpose", "", sh.say.Say("flag.purpose"))
	fl.StringVar(&f.audience, "audience", "", sh.say.Say("flag.audience"))
	fl.StringVar(&f.resume, "resume", "", sh.say.Say("flag.resume"))
	fl.BoolVar(&f.again, "again", false, sh.say.Say("flag.again"))
	fl.IntVar(&f.questions, "questions", 0, sh.say.Say("flag.questions"))
	fl.IntVar(&f.minutes, "minutes", 0, sh.say.Say("flag.minutes"))
	fl.StringVar(&f.allowModel, "allow-model", "", sh.say.Say("flag.allow-model"))
	fl.Int64Var(&f.seed, "seed", 1, sh.say.Say("flag.seed"))
	c.MarkFlagsMutuallyExclusive("questions", "minutes", "depth")
	c.MarkFlagsMutuallyExclusive("jsonl", "accessible")
	return sh.takesModel(c)
}

// setup turns the flags into what an interview is about.
func (sh *shell) setup(f interviewFlags) (interview.Setup, error) {
	lang, err := sh.langOf(f.lang)
	if err != nil {
		return interview.Setup{}, err
	}
	if f.lang == "" && f.jsonl {
		lang = prompts.EN // the line protocol does not follow the locale
	}
	audience, err := sh.audience(f.audience)
	if err != nil {
		return interview.Setup{}, err
	}
	depth := interview.Depth(f.depth)
	switch depth {
	case "", interview.Quick, interview.Standard, interview.Deep:
	default:
		return interview.Setup{}, &exit{exitUsage, errors.New(sh.say.Say("error.depth", "given", f.depth))}
	}
	if f.questions < 0 || f.minutes < 0 {
		return interview.Setup{}, &exit{exitUsage, errors.New(sh.say.Say("error.budget"))}
	}
	pack, err := sh.keepPack(f.pack, lang)
	return interview.Setup{
		Subject: f.subject, Work: f.role, Lang: lang, Pack: pack, Depth: depth, Questions: f.questions, Minutes: f.minutes,
		Purpose: f.purpose, Audience: audience, Seed: f.seed,
	}, err
}

// interview chooses the front end.
func (sh *shell) interview(ctx context.Context, f interviewFlags) error {
	if f.jsonl {
		return sh.jsonl(ctx, f)
	}
	setup, err := sh.setup(f)
	if err != nil {
		return err
	}
	if f.accessible || !sh.screenable() {
		return sh.accessible(ctx, f, setup)
	}
	m, err := sh.modelFor(f)
	if err != nil {
		return err
	}
	id, err := sh.find(ctx, f.resume)
	if err != nil {
		return err
	}
	if id == "" && f.consent && setup.Subject != "" && setup.Work != "" {
		desk, err := sh.desk()
		if err != nil {
			return err
		}
		s, err := desk.Begin(ctx, setup, interview.Agreed(setup.Lang))
		if err != nil {
			return err
		}
		id = s.ID()
	}
	if id != "" && (f.again || f.allowModel != "") {
		if err := sh.prepare(ctx, id, f, setup, m); err != nil {
			return err
		}
	}
	return sh.screens(ctx, opening{id: id, setup: setup})
}

// modelFor is the model that is configured, once what the flags agree to is known to be about it.
func (sh *shell) modelFor(f interviewFlags) (interview.Model, error) {
	m, err := sh.mayAsk()
	if err != nil {
		return nil, err
	}
	return m, sh.checkAllow(f, m)
}

// prepare does what the flags say to an interview before the screens show it.
func (sh *shell) prepare(ctx context.Context, id string, f interviewFlags, setup interview.Setup, m interview.Model) error {
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	s, err := resumed(ctx, desk, id, f.again, setup)
	if err != nil {
		return err
	}
	return sh.allow(ctx, s, f, m)
}

// find resolves an id that may be shortened; an empty one stays empty.
func (sh *shell) find(ctx context.Context, given string) (string, error) {
	if given == "" {
		return "", nil
	}
	desk, err := sh.desk()
	if err != nil {
		return "", err
	}
	return desk.Find(ctx, given)
}

// jsonl runs the line protocol. What goes wrong before there is an interview is one error line and status 2.
func (sh *shell) jsonl(ctx context.Context, f interviewFlags) error {
	s, m, err := sh.openJSONL(ctx, f)
	if err != nil {
		code, text := line.Refused(sh.words, err)
		var e *exit
		if errors.As(err, &e) {
			code, text = "usage", e.Error()
		}
		if werr := line.WriteError(sh.p.Out, code, text); werr != nil {
			return werr
		}
		return &exit{exitUsage, nil}
	}
	if m != nil && !s.Decided(m.Host()) { // the protocol has no line to ask with
		fmt.Fprintln(sh.p.Err, sh.ends.Say("allow.missing", "host", m.Host()))
	}
	err = line.JSONL(ctx, s, line.Config{Resumed: f.resume != "", Model: m}, sh.p.In, sh.p.Out)
	if errors.Is(err, interview.ErrFenced) || errors.Is(err, interview.ErrNotFound) {
		return &exit{exitFailed, nil} // the error line has said so
	}
	return err
}

func (sh *shell) openJSONL(ctx context.Context, f interviewFlags) (*interview.Session, interview.Model, error) {
	setup, err := sh.setup(f)
	if err != nil {
		return nil, nil, err
	}
	if f.resume == "" && !f.consent {
		return nil, nil, &interview.Refusal{Code: interview.NoConsent}
	}
	m, err := sh.modelFor(f)
	if err != nil {
		return nil, nil, err
	}
	s, err := sh.beginOrResume(ctx, f, setup)
	if err != nil {
		return nil, nil, err
	}
	return s, m, sh.allow(ctx, s, f, m)
}

// beginOrResume opens the interview that the flags are about, to which consent was stated.
func (sh *shell) beginOrResume(ctx context.Context, f interviewFlags, setup interview.Setup) (*interview.Session, error) {
	desk, err := sh.desk()
	if err != nil {
		return nil, err
	}
	if f.resume == "" {
		return desk.Begin(ctx, setup, interview.Agreed(setup.Lang))
	}
	id, err := desk.Find(ctx, f.resume)
	if err != nil {
		return nil, err
	}
	return resumed(ctx, desk, id, f.again, setup)
}

// resumed opens an interview to go on with it; again opens one that has ended for another sitting, of as many questions
// as were asked for.
func resumed(ctx context.Context, desk *interview.Desk, id string, again bool, setup interview.Setup) (*interview.Session, error) {
	s, err := desk.Resume(ctx, id)
	if err != nil || !again || s.View().Ended == "" {
		return s, err
	}
	n := interview.SittingQuestions
	if setup.Questions > 0 || setup.Minutes > 0 || setup.Depth != "" {
		n = setup.Budget()
	}
	return s, s.Again(ctx, n)
}

// accessible conducts an interview line by line, asking for what the flags leave out.
func (sh *shell) accessible(ctx context.Context, f interviewFlags, setup interview.Setup) error {
	if setup.Lang == "" {
		setup.Lang, setup.Pack, setup.Seed = sh.lang, "general", 1
	}
	m, err := sh.modelFor(f)
	if err != nil {
		return err
	}
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	d := line.NewDialogue(sh.p.In, sh.p.Out, setup.Lang)
	var s *interview.Session
	if f.resume != "" {
		if s, err = sh.beginOrResume(ctx, f, setup); err != nil {
			return err
		}
		d.In(s.View().Setup.Lang)
	} else if s, err = sh.beginLineByLine(ctx, desk, d, setup, f.consent, m); err != nil || s == nil {
		return err
	}
	if err := sh.allow(ctx, s, f, m); err != nil {
		return err
	}
	if err := askAbout(ctx, s, d, m); err != nil {
		return err
	}
	return line.Accessible(ctx, s, d, line.Config{Model: m})
}

// beginLineByLine reads the consent out, asks for each purpose, and for who and what. A nil session with a nil error
// means that the person did not agree or left. The model is asked about by itself, see askAbout.
func (sh *shell) beginLineByLine(ctx context.Context, desk *interview.Desk, d *line.Dialogue, setup interview.Setup, consent bool, m interview.Model) (*interview.Session, error) {
	words := prompts.TextsOf(prompts.Screens, setup.Lang)
	given := interview.Agreed(setup.Lang)
	if !consent {
		text, err := sh.consentText(setup.Lang, m)
		if err != nil {
			return nil, err
		}
		d.Print(strings.ReplaceAll(text, "*", ""))
		given.Purposes = askPurposes(d, words, setup.Lang)
		if len(given.Purposes) == 0 || given.Purposes[0] != prompts.PurposeRecord {
			d.Print(words.Say("line.declined"))
			return nil, nil
		}
	}
	for _, ask := range []struct {
		to  *string
		key string
	}{{&setup.Subject, "setup.subject"}, {&setup.Work, "setup.work"}} {
		for *ask.to == "" {
			answer, err := d.Ask(words.Say(ask.key))
			if err != nil {
				return nil, nil // the input ended: nothing was begun
			}
			*ask.to = answer
		}
	}
	return desk.Begin(ctx, setup, given)
}

// askPurposes asks for each purpose by itself, and returns those that were agreed to before the input ended.
func askPurposes(d *line.Dialogue, words *prompts.Texts, lang prompts.Lang) []string {
	var agreed []string
	for _, p := range prompts.Purposes(lang) {
		yes, err := d.Ask(words.Say("line.purpose", "purpose", p.Text))
		if errors.Is(err, io.EOF) {
			break
		}
		if isYes(yes) {
			agreed = append(agreed, p.ID)
		}
	}
	return agreed
}

func isYes(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "是", "好", "同意", "可以":
		return true
	}
	return false
}

// message writes a message to standard error.
func (sh *shell) message(key string, pairs ...any) {
	fmt.Fprintln(sh.p.Err, sh.say.Say(key, pairs...))
}
