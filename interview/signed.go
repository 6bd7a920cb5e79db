package interview

import (
	"context"
	"maps"
	"slices"
	"time"

	"tacit/profile"
	"tacit/prompts"
)

// Until the specialist signs, what was compiled is theirs alone. What they sign is one version, for good: later answers and
// verdicts belong to later versions, and need a signature of their own. Two things reach back into a version that is signed:
// what was withdrawn is gone from it, and who may read an answer can only have become fewer.

// Signed lets others read a version of the documents.
type Signed struct {
	Version   int                         `json:"version"`
	Documents map[profile.Audience]string `json:"documents"`     // the [profile.Digest] for each audience that others belong to
	Key       string                      `json:"key,omitempty"` // fingerprint of the key that the specialist had proven; empty on their own computer
}

// Signature is what was signed last and not taken back.
type Signature struct {
	Signed
	At time.Time `json:"at"`
}

// signedFor are the audiences that others than the specialist belong to.
var signedFor = []profile.Audience{profile.ForTeam, profile.ForPublic}

func (st *State) signed(e Event, b Signed) { st.Signature = &Signature{b, e.At} }

// signature is what the documents of now say of it: nothing where it is for an earlier version.
func (st *State) signature() *profile.Signature {
	if sig := st.Signature; sig != nil && st.current && sig.Version == st.Version {
		return &profile.Signature{At: sig.At, Documents: sig.Documents}
	}
	return nil
}

// Sign lets others read what there is now, each as far as the marks let them, and returns the signature. Where something has
// changed since the last version, or since it was made, that becomes a version first. To sign once more what is signed
// changes nothing. It is refused while the interview goes on, and where there is nothing that anybody else may read.
func (s *Session) Sign(ctx context.Context) (Signature, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return Signature{}, err
	}
	err := s.append(ctx, func() ([]Event, error) {
		if err := s.signable(); err != nil {
			return nil, err
		}
		version, documents, err := s.toSign(ctx)
		if err != nil {
			return nil, err
		}
		if sig := s.st.Signature; sig != nil && sig.Version == version && maps.Equal(sig.Documents, documents) {
			return nil, nil
		}
		var events []Event
		if version != s.st.Version {
			events = append(events, Event{Kind: KindCompiled, Body: body(Compiled{version, s.st.Setup.Audience})})
		}
		return append(events, Event{Kind: KindSigned, Body: body(Signed{version, documents, s.key})}), nil
	})
	if err != nil {
		return Signature{}, err
	}
	return *s.st.Signature, nil
}

// Unsign takes the signature back: from now on nobody else reads the documents here. It is refused where there is none.
func (s *Session) Unsign(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	return s.append(ctx, func() ([]Event, error) {
		if s.st.Signature == nil {
			return nil, &Refusal{Code: NotSigned}
		}
		return []Event{{Kind: KindUnsigned, Body: body(struct{}{})}}, nil
	})
}

// Reach is how many of the answers that the playbook is made of a signature lets others read.
type Reach struct{ Answers, Team, Public int }

// Reach returns what a signature would let others read now. What a test of the documents is kept for is in none of them and not counted.
func (s *Session) Reach() Reach {
	s.mu.Lock()
	defer s.mu.Unlock()
	var r Reach
	for _, x := range s.st.Exchanges {
		if x.Status != IsAnswered || x.Phase == prompts.HoldOut {
			continue
		}
		r.Answers++
		for audience, n := range map[profile.Audience]*int{profile.ForTeam: &r.Team, profile.ForPublic: &r.Public} {
			if s.st.MarkOf(x).Reaches(audience) {
				*n++
			}
		}
	}
	return r
}

// signable says why nothing can be signed now.
func (s *Session) signable() error {
	switch {
	case !s.agreedTo(prompts.PurposeCompile):
		return &Refusal{Code: NoPurpose}
	case s.st.Ended == "":
		return &Refusal{Code: SignTooSoon}
	case len(s.st.Profile().For(profile.ForTeam).Claims) == 0:
		return &Refusal{Code: NothingToSign}
	}
	return nil
}

// toSign is the version that a signature would be for, and its documents: the last one if it says what would be compiled now,
// to the byte, and otherwise the next. That nothing was answered since is not enough: what was asked in vain stands in the
// documents too.
func (s *Session) toSign(ctx context.Context) (int, map[profile.Audience]string, error) {
	now := s.dated(s.st.Profile())
	if s.st.current {
		then, err := s.at(ctx, s.st.Version)
		if err != nil {
			return 0, nil, err
		}
		if documents := digests(now); maps.Equal(documents, digests(s.dated(then.Profile()))) {
			return s.st.Version, documents, nil
		}
	}
	now.Version = s.st.Version + 1
	return now.Version, digests(now), nil
}

func digests(p *profile.Profile) map[profile.Audience]string {
	out := map[profile.Audience]string{}
	for _, a := range signedFor {
		out[a] = profile.Digest(p, a)
	}
	return out
}

// SignedPlaybook is playbook.md of the version that is signed, for an audience that others belong to, without what was
// withdrawn since and what was marked for fewer; where that makes it other bytes than were signed, its head says that words
// were taken back. It is refused where nothing is signed, or the specialist has taken [prompts.PurposeCompile] back. Nothing
// is stored.
func (s *Session) SignedPlaybook(ctx context.Context, audience profile.Audience) ([]byte, error) {
	p, err := s.signedProfile(ctx, audience)
	if err != nil {
		return nil, err
	}
	return profile.Compile(p, audience)[0].Data, nil
}

// SignedProfile is what an audience may read of the version that is signed, for comparing it with others'; it is refused as
// [Session.SignedPlaybook] is.
func (s *Session) SignedProfile(ctx context.Context, audience profile.Audience) (*profile.Profile, error) {
	p, err := s.signedProfile(ctx, audience)
	if err != nil {
		return nil, err
	}
	return p.For(audience), nil
}

// signedProfile is all of the version that is signed, with the marks that bind now.
func (s *Session) signedProfile(ctx context.Context, audience profile.Audience) (*profile.Profile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	sig := s.st.Signature
	if sig == nil || !s.agreedTo(prompts.PurposeCompile) || !slices.Contains(signedFor, audience) {
		return nil, &Refusal{Code: NotSigned}
	}
	then, err := s.at(ctx, sig.Version)
	if err != nil {
		return nil, err
	}
	takenBack := then.narrow(s.st) || s.st.tookBack > then.Last
	p := then.Profile()
	p.Signed = &profile.Signature{At: sig.At, Documents: sig.Documents, Then: true, TakenBack: takenBack}
	return s.dated(p), nil
}

// narrow gives each answer the mark that it has now where that is for fewer, and says whether there was any.
func (st *State) narrow(now *State) bool {
	any := false
	for _, x := range st.Exchanges {
		was, is := st.MarkOf(x), now.MarkOf(now.byID[x.ID])
		if m := was.Narrower(is); m != was {
			st.marked(Event{}, Marked{x.ID, m})
			any = true
		}
	}
	return any
}
