package interview

import (
	"context"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/prompts"
)

// dated gives a profile the dates that documents are to bear.
func (s *Session) dated(p *profile.Profile) *profile.Profile {
	if s.date != nil {
		p.Began, p.Changed = s.date(p.Began), s.date(p.Changed)
		if p.Signed != nil {
			p.Signed.At = s.date(p.Signed.At)
		}
		for i := range p.Answers {
			p.Answers[i].At = s.date(p.Answers[i].At)
		}
		for _, c := range p.Claims {
			if c.Corrected != nil {
				c.Corrected.At = s.date(c.Corrected.At)
			}
		}
	}
	return p
}

// agreedTo says whether the specialist chose a purpose.
func (s *Session) agreedTo(purpose string) bool {
	return s.st.Consent != nil && slices.Contains(s.st.Consent.Purposes, purpose)
}

// mayRead is the audience that is meant, the interview's own where none is given, if the specialist agreed to documents
// for it.
func (s *Session) mayRead(audience profile.Audience) (profile.Audience, error) {
	if audience == "" {
		audience = s.st.Setup.Audience
	}
	if audience != profile.ForPrivate && !s.agreedTo(prompts.PurposeCompile) {
		return "", &Refusal{Code: NoPurpose}
	}
	return audience, nil
}

// forAgents says whether a compiled file is made to instruct an agent.
func forAgents(f profile.File) bool {
	return f.Path == "system-prompt.md" || strings.HasPrefix(f.Path, "skill/")
}

// Compile renders the documents for an audience, the interview's own where it is empty, and records their version. It is
// the one way to documents, whichever front end asks, and so the place where the specialist's choices are honoured:
// without [prompts.PurposeCompile] there are documents for themselves only (a [Refusal] with NoPurpose otherwise), and
// without [prompts.PurposeAgent] none that instruct an agent.
//
// Where targets are named (see [profile.Targets]), their files are made instead of the usual ones.
func (s *Session) Compile(ctx context.Context, audience profile.Audience, targets ...string) ([]profile.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	audience, err := s.mayRead(audience)
	if err != nil {
		return nil, err
	}
	var files []profile.File
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	err = s.append(ctx, func() ([]Event, error) {
		var err error
		if files, err = s.render(audience, targets); err != nil {
			return nil, err
		}
		if s.st.current {
			return nil, nil
		}
		return []Event{{Kind: KindCompiled, Body: body(Compiled{s.st.NextVersion(), audience})}}, nil
	})
	return files, err
}

// render makes the files, without those that the specialist did not agree to.
func (s *Session) render(audience profile.Audience, targets []string) ([]profile.File, error) {
	p, agents := s.dated(s.st.Profile()), s.agreedTo(prompts.PurposeAgent)
	if len(targets) == 0 {
		files := profile.Compile(p, audience)
		if !agents {
			files = slices.DeleteFunc(files, forAgents)
		}
		return files, nil
	}
	for _, t := range targets {
		if profile.InstructsAgents(t) && !agents {
			return nil, &Refusal{Code: NoAgent, What: t}
		}
	}
	files, unknown := profile.CompileTargets(p, audience, targets...)
	if unknown != "" {
		return nil, &Refusal{Code: NoSuchTarget, What: unknown}
	}
	return files, nil
}

// Profile is what an audience may read of what is known, the interview's own where it is empty, for comparing it with
// others'. Like [Session.Compile] it is refused to others than the specialist without [prompts.PurposeCompile].
func (s *Session) Profile(ctx context.Context, audience profile.Audience) (*profile.Profile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	audience, err := s.mayRead(audience)
	if err != nil {
		return nil, err
	}
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	return s.dated(s.st.Profile()).For(audience), nil
}
