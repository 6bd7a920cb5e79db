package interview

import (
	"context"
	"strings"

	"tacit/profile"
	"tacit/prompts"
)

// foreignMost is how many situations of other trades a check asks about.
const foreignMost = 10

// Check examines what documents for an audience would say, the interview's own where it is empty. Nothing is stored.
func (s *Session) Check(ctx context.Context, audience profile.Audience) (profile.Checked, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.catchUp(ctx); err != nil {
		return profile.Checked{}, err
	}
	if audience == "" {
		audience = s.st.Setup.Audience
	}
	answers := map[string]string{}
	for _, x := range s.st.Exchanges {
		if x.Status == IsAnswered {
			answers[x.ID] = x.Answer
		}
	}
	for _, id := range s.st.imports {
		answers[id] = s.st.Exchange(id).Answer
	}
	foreign, err := s.foreign()
	if err != nil {
		return profile.Checked{}, err
	}
	return profile.Check(s.st.Profile(), audience, answers, foreign), nil
}

// foreign are situations of trades other than this one, with the words of that trade in them: an agent that knows its limits
// says that it knows nothing of them.
func (s *Session) foreign() ([]string, error) {
	var out []string
	for _, name := range prompts.PackNames() {
		if name == prompts.GeneralName || name == s.st.Setup.Pack || len(out) >= foreignMost {
			continue
		}
		pack, err := prompts.LoadPack(name, lang(s.st.Setup.Lang))
		if err != nil {
			return nil, err
		}
		for _, q := range pack.Scenarios {
			if len(pack.Steps) > 0 && strings.Contains(q.ID, "."+name+".") {
				out = append(out, prompts.Fill(q.Text, map[string]string{"topic": pack.Steps[0], "work": pack.Title}))
				break
			}
		}
	}
	return out, nil
}
