package interview

import (
	"context"

	"tacit/prompts/plain"
)

// hostLimit is how long the name of a host may be, with its port: 253 characters are the most that DNS has.
const hostLimit = 260

// checkHost refuses what could not be shown to a person as it is: they have to see whom they agree to.
func checkHost(host string) error {
	if len(host) > hostLimit || plain.Line(host) != host {
		return &Refusal{Code: BadSetup, What: "model"}
	}
	return nil
}

// MayAsk reports whether the specialist agreed that the model at a host sees what they say (see [Model.Host]), as far as this
// session knows: whatever sends something reads first what was decided elsewhere (mayAskNow). A session that was taken over may
// ask nobody: what was decided since is not known to it.
func (s *Session) MayAsk(host string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mayAsk(host)
}

// mayAskNow is [Session.MayAsk] after reading what others appended: a consent can be taken back, and an answer withdrawn, by
// another program. It is to be asked before each thing that is put together to be sent.
func (s *Session) mayAskNow(ctx context.Context, host string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return false, err
	}
	return s.mayAsk(host), nil
}

func (s *Session) mayAsk(host string) bool {
	return host != "" && !s.fenced && s.st.Consent != nil && s.st.Consent.Model == host
}

// Decided reports whether the specialist has said yes or no to the model at a host. Where they have not, a front end asks
// them; who said no is not asked again.
func (s *Session) Decided(host string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.st.Consent
	return c != nil && (c.Model == host || c.Refused == host)
}

// AllowModel records that the specialist agrees to the model at a host, and to no other any more; an empty host takes the
// consent back.
func (s *Session) AllowModel(ctx context.Context, host string) error {
	if err := checkHost(host); err != nil {
		return err
	}
	return s.decide(ctx, func(now Allowed) Allowed {
		if host == "" && now.Model != "" {
			return Allowed{Refused: now.Model}
		}
		if host == "" {
			return now
		}
		return Allowed{Model: host}
	})
}

// RefuseModel records that the specialist was asked about the model at a host and does not want it. Another one that they
// had agreed to is not used any more either: it is not the one that there is now.
func (s *Session) RefuseModel(ctx context.Context, host string) error {
	if err := checkHost(host); err != nil {
		return err
	}
	return s.decide(ctx, func(Allowed) Allowed { return Allowed{Refused: host} })
}

// decide stores what was decided, unless it is what holds already.
func (s *Session) decide(ctx context.Context, change func(now Allowed) Allowed) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.append(ctx, func() ([]Event, error) {
		if s.st.Consent == nil {
			return nil, &Refusal{Code: NoConsent}
		}
		now := Allowed{s.st.Consent.Model, s.st.Consent.Refused}
		next := change(now)
		if next == now {
			return nil, nil
		}
		return []Event{{Kind: KindAllowed, Body: body(next)}}, nil
	})
}

func (st *State) allowed(_ Event, a Allowed) {
	if st.Consent != nil {
		st.Consent.Model, st.Consent.Refused = a.Model, a.Refused
	}
}
