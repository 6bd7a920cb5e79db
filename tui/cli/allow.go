package cli

import (
	"context"
	"errors"
	"strings"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui/line"
)

// noModel is what --allow-model takes in place of a host, to take a consent back.
const noModel = "none"

// checkAllow refuses an --allow-model that is not about the model that is configured: who agreed to one host has not agreed
// to another.
func (sh *shell) checkAllow(f interviewFlags, m interview.Model) error {
	refuse := func(key string, pairs ...any) error { return &exit{exitUsage, errors.New(sh.ends.Say(key, pairs...))} }
	switch {
	case f.allowModel == "":
		return nil
	case f.resume == "" && !f.consent:
		return refuse("allow.alone")
	case f.allowModel == noModel:
		return nil
	case m == nil:
		return refuse("allow.none")
	case !strings.EqualFold(f.allowModel, m.Host()):
		return refuse("allow.other", "host", m.Host(), "given", f.allowModel)
	}
	return nil
}

// allow records what --allow-model says, which has been checked, and confirms what was taken back.
func (sh *shell) allow(ctx context.Context, s *interview.Session, f interviewFlags, m interview.Model) error {
	switch {
	case f.allowModel == "":
		return nil
	case f.allowModel != noModel:
		return s.AllowModel(ctx, m.Host())
	}
	host, err := s.View().Consent.Model, error(nil)
	if m != nil {
		err = s.RefuseModel(ctx, m.Host())
	} else {
		err = s.AllowModel(ctx, "")
	}
	if err == nil && host != "" {
		sh.message("allow.taken-back", "host", host)
	}
	return err
}

// askAbout asks line by line whether a model may see what is said, unless that was decided already. Where the input ends,
// nothing is decided and nothing will be sent.
func askAbout(ctx context.Context, s *interview.Session, d *line.Dialogue, m interview.Model) error {
	if m == nil || s.Decided(m.Host()) {
		return nil
	}
	lang := s.View().Setup.Lang
	words := prompts.TextsOf(prompts.Screens, lang)
	d.Print(words.Say("model.ask") + "\n" + words.Say("consent.model", "host", m.Host(), "name", m.Name()))
	said, err := d.Ask(words.Say("line.purpose", "purpose", prompts.ModelPurpose(lang, m.Host(), m.Name()).Text))
	switch {
	case err != nil: // the interview will find the end of the input too, and leave
		return nil
	case isYes(said):
		return s.AllowModel(ctx, m.Host())
	}
	return s.RefuseModel(ctx, m.Host())
}
