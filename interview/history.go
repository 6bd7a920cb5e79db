package interview

import (
	"context"
	"slices"
	"strconv"
	"time"

	"tacit/profile"
)

// Version is a set of documents that was compiled: its number, which is never used twice, and the event that it was made
// from. What it said can be read back from the events up to that one, but for what was withdrawn since.
type Version struct {
	N        int              `json:"version"`
	Seq      int64            `json:"event"`
	At       time.Time        `json:"at"`
	Audience profile.Audience `json:"audience"`
	Restored int              `json:"restored,omitempty"` // the version that was gone back to; 0: none
}

// Restored records that the claims were put back to what they were in a version.
type Restored struct {
	Version int `json:"version"`
}

// compiled notes a version.
func (st *State) compiled(e Event, c Compiled) {
	st.Version, st.current = c.Version, true
	st.Versions = append(st.Versions, Version{c.Version, e.Seq, e.At, c.Audience, st.wentBack})
	st.wentBack = 0
}

// at is the interview as it was when a version was compiled; the present state for 0. It must be called with mu held.
func (s *Session) at(ctx context.Context, version int) (*State, error) {
	if version == 0 {
		return s.st, nil
	}
	i := slices.IndexFunc(s.st.Versions, func(v Version) bool { return v.N == version })
	if i < 0 {
		return nil, &Refusal{Code: NoSuchVersion, What: strconv.Itoa(version)}
	}
	events, err := s.store.Events(ctx, s.id, 0)
	if err != nil {
		return nil, err
	}
	return Fold(s.id, slices.DeleteFunc(events, func(e Event) bool { return e.Seq > s.st.Versions[i].Seq }))
}

// History lists the versions, the first one first.
func (s *Session) History(ctx context.Context) ([]Version, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	return slices.Clone(s.st.Versions), nil
}

// Diff compares two versions; 0 is what would be compiled now. A version that is none is refused.
func (s *Session) Diff(ctx context.Context, from, to int) ([]profile.Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return nil, err
	}
	before, err := s.at(ctx, from)
	if err != nil {
		return nil, err
	}
	after, err := s.at(ctx, to)
	if err != nil {
		return nil, err
	}
	return explained(profile.Diff(before.correctedClaims(), after.correctedClaims()), before, after), nil
}

// Restore puts answers and claims back to what they were in a version, by answering and judging once more: nothing that
// happened since is taken out of the list of events, and the next compile is a version of its own. Who may read an answer
// stays as it is now, and what was withdrawn since stays withdrawn.
func (s *Session) Restore(ctx context.Context, version int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	old, err := s.at(ctx, version)
	if err != nil {
		return err
	}
	for _, step := range []func(*State) []Event{s.answersOf, s.verdictsOf} {
		if err := s.append(ctx, func() ([]Event, error) { return step(old), nil }); err != nil {
			return err
		}
		if err := s.learn(ctx); err != nil {
			return err
		}
	}
	return s.append(ctx, func() ([]Event, error) { return []Event{{Kind: KindRestored, Body: body(Restored{version})}}, nil })
}

// answersOf answers again what was answered otherwise then.
func (s *Session) answersOf(old *State) []Event {
	var out []Event
	for _, was := range old.Exchanges {
		x := s.st.Exchange(was.ID)
		if was.Status != IsAnswered || x == nil || x.Status != IsAnswered || x.Answer == was.Answer {
			continue
		}
		a := NewAnswered(x.ID, was.Answer, "")
		a.Choice = was.Choice
		out = append(out, Event{Kind: KindAnswered, Body: body(a)})
	}
	return out
}

// verdictsOf judges the claims so that they stand as they stood then; those that were not there are dropped.
func (s *Session) verdictsOf(old *State) []Event {
	var out []Event
	judge := func(claim string, v Verdict, text string) {
		out = append(out, Event{Kind: KindJudged, Body: body(Judged{Claim: claim, Verdict: v, Text: text})})
	}
	for _, c := range s.st.Claims {
		was, ok := sameClaim(old.Claims, c)
		switch {
		case ok && was.Standing == c.Standing && was.Text == c.Text:
		case !ok || was.Standing == profile.Dropped:
			if c.Standing != profile.Dropped {
				judge(c.ID, Drop, "")
			}
		case was.Standing == profile.Edited:
			judge(c.ID, Edit, was.Text)
		case was.Standing == profile.Confirmed:
			judge(c.ID, Keep, "")
		case c.Standing == profile.Confirmed || c.Standing == profile.Edited || c.Standing == profile.Dropped:
			judge(c.ID, Undo, "")
		}
	}
	return out
}

// sameClaim finds a claim among those of another time: by its id, or, where its answer was read anew, by its words.
func sameClaim(list []profile.Claim, c profile.Claim) (profile.Claim, bool) {
	i := slices.IndexFunc(list, func(o profile.Claim) bool { return o.ID == c.ID })
	if i < 0 {
		i = slices.IndexFunc(list, func(o profile.Claim) bool { return o.Evidence[0] == c.Evidence[0] && o.Kind == c.Kind })
	}
	if i < 0 {
		return profile.Claim{}, false
	}
	return list[i], true
}
