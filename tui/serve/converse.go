package serve

import (
	"context"
	"errors"
	"flag"
	"slices"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui/line"
)

func interviewFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.jsonl, "jsonl", false, "")
	f.BoolVar(&o.consent, "consent", false, "")
	f.BoolVar(&o.again, "again", false, "")
	f.StringVar(&o.resume, "resume", "", "")
	f.StringVar(&o.lang, "lang", "en", "") // the line protocol does not follow the locale
	f.StringVar(&o.audience, "audience", "", "")
	f.StringVar(&o.depth, "depth", "", "")
	f.StringVar(&o.setup.Subject, "subject", "", "")
	f.StringVar(&o.setup.Work, "role", "", "")
	f.StringVar(&o.setup.Pack, "pack", prompts.GeneralName, "")
	f.StringVar(&o.setup.Purpose, "purpose", "", "")
	f.IntVar(&o.setup.Questions, "questions", 0, "")
	f.IntVar(&o.setup.Minutes, "minutes", 0, "")
	f.Int64Var(&o.setup.Seed, "seed", 1, "")
	f.StringVar(&o.allowModel, "allow-model", "", "")
}

// converse runs the line protocol. What goes wrong before there is an interview is one error line and status 2.
func (s *Server) converse(ctx context.Context, who *caller, o *options) error {
	if !o.jsonl {
		return &misuse{key: "usage.interview"}
	}
	session, err := s.openJSONL(ctx, who, o)
	if err != nil {
		code, text := line.Refused(prompts.TextsOf(prompts.Screens, who.lang), err)
		var misused *misuse
		if errors.As(err, &misused) {
			code, text = "usage", misused.words(who.say)
		}
		if err := line.WriteError(who.sess, code, text); err != nil {
			return err
		}
		return &reported{exitMisused}
	}
	err = line.JSONL(ctx, session, line.Config{Resumed: o.resume != "", Model: s.cfg.Model}, who.in, who.sess)
	if errors.Is(err, interview.ErrFenced) || errors.Is(err, interview.ErrNotFound) {
		return &reported{exitFailed} // by the error line
	}
	return err
}

func (s *Server) openJSONL(ctx context.Context, who *caller, o *options) (*interview.Session, error) {
	setup, err := s.setup(o)
	if err != nil {
		return nil, err
	}
	desk := s.desk(who.key)
	if o.allowModel != "" && (s.cfg.Model == nil || o.allowModel != s.cfg.Model.Host()) {
		return nil, &misuse{key: "usage.interview"}
	}
	var session *interview.Session
	if o.resume == "" {
		if !o.consent {
			return nil, &interview.Refusal{Code: interview.NoConsent}
		}
		session, err = desk.Begin(ctx, setup, interview.Agreed(setup.Lang))
	} else {
		session, err = s.resume(ctx, desk, o, setup)
	}
	if err == nil && o.allowModel != "" {
		err = session.AllowModel(ctx, o.allowModel)
	}
	return session, err
}

func (s *Server) resume(ctx context.Context, desk *interview.Desk, o *options, setup interview.Setup) (*interview.Session, error) {
	id, err := desk.Find(ctx, o.resume)
	if err != nil {
		return nil, err
	}
	session, err := desk.Resume(ctx, id)
	if err != nil || !o.again || session.View().Ended == "" {
		return session, err
	}
	n := interview.SittingQuestions
	if setup.Questions > 0 || setup.Minutes > 0 || setup.Depth != "" {
		n = setup.Budget()
	}
	return session, session.Again(ctx, n)
}

// setup reads what an interview is to be about. Packs are those of the server: a client sends no files.
func (s *Server) setup(o *options) (interview.Setup, error) {
	lang, err := prompts.ParseLang(o.lang)
	if err != nil {
		return interview.Setup{}, &misuse{key: "usage.interview"}
	}
	o.setup.Lang, o.setup.Depth = lang, interview.Depth(o.depth)
	known := slices.Contains([]interview.Depth{"", interview.Quick, interview.Standard, interview.Deep}, o.setup.Depth)
	if o.audience != "" {
		audience, ok := profile.ParseAudience(o.audience)
		known = known && ok
		o.setup.Audience = audience
	}
	if !known || !slices.Contains(s.cfg.Packs, o.setup.Pack) {
		return interview.Setup{}, &misuse{key: "usage.interview"}
	}
	return o.setup, nil
}
