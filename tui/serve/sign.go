package serve

import (
	"context"
	"errors"
	"flag"

	"tacit/interview"
	"tacit/profile"
)

func signFlags(f *flag.FlagSet, o *options) { f.BoolVar(&o.undo, "undo", false, "") }

// sign lets others read what there is of one of the caller's interviews, or takes that back. It prints the version and the sums of
// its documents.
func (s *Server) sign(ctx context.Context, who *caller, o *options) error {
	session, err := s.look(ctx, who, o.id)
	if err != nil {
		return err
	}
	if o.undo {
		if err := session.Unsign(ctx); err != nil {
			return err
		}
		who.warn(who.say.Say("unsigned"))
		return nil
	}
	sig, err := session.Sign(ctx)
	if err != nil {
		return err
	}
	r := session.Reach()
	who.warn(who.say.Say("signed", "version", sig.Version, "answers", r.Answers, "team", r.Team, "public", r.Public))
	return who.print(who.say.Say("signed.sums", "version", sig.Version, "team", sig.Documents[profile.ForTeam], "public", sig.Documents[profile.ForPublic]))
}

// widest is what a role other than the specialist may read: never what is private.
var widest = map[interview.Role]profile.Audience{interview.Lead: profile.ForTeam, interview.Successor: profile.ForPublic}

// readable is the playbook of an interview for somebody whose it is not: the version that its specialist has signed, as far as the
// marks let it go. ErrNotFound where none is.
func (s *Server) readable(ctx context.Context, one seen) ([]profile.File, error) {
	audience, ok := widest[one.role]
	if !ok || one.Signed == 0 {
		return nil, interview.ErrNotFound
	}
	session, err := s.everything().Look(ctx, one.ID)
	if err != nil {
		return nil, err
	}
	data, err := session.SignedPlaybook(ctx, audience)
	if err != nil {
		return nil, unsigned(err)
	}
	return []profile.File{{Path: playbookFile, Data: data}}, nil
}

// unsigned is an error in reading what is signed, which for whoever reads it is not there where nothing is.
func unsigned(err error) error {
	var refusal *interview.Refusal
	if errors.As(err, &refusal) && refusal.Code == interview.NotSigned {
		return interview.ErrNotFound
	}
	return err
}

// playbookFile is the document for people.
const playbookFile = "playbook.md"
