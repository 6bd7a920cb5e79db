package interview

import (
	"context"

	"tacit/profile"
)

// dated gives a profile the dates that documents are to bear.
func (s *Session) dated(p *profile.Profile) *profile.Profile {
	if s.date != nil {
		p.Began, p.Changed = s.date(p.Began), s.date(p.Changed)
		for i := range p.Answers {
			p.Answers[i].At = s.date(p.Answers[i].At)
		}
	}
	return p
}

// Compile renders the documents for an audience, the interview's own where it is empty, and records their version. It is
// the one way to documents, whichever front end asks.
func (s *Session) Compile(ctx context.Context, audience profile.Audience) ([]profile.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if audience == "" {
		audience = s.st.Setup.Audience
	}
	var files []profile.File
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	err := s.append(ctx, func() ([]Event, error) {
		files = profile.Compile(s.dated(s.st.Profile()), audience)
		if s.st.current {
			return nil, nil
		}
		return []Event{{Kind: KindCompiled, Body: body(Compiled{s.st.NextVersion(), audience})}}, nil
	})
	return files, err
}
