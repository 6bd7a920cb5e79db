package interview_test

import (
	"errors"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// Each purpose is a choice of its own, and what was not chosen is not done.
func TestPurposesAreHonoured(t *testing.T) {
	for _, tc := range []struct {
		purposes     []string
		team, agents bool
	}{
		{[]string{prompts.PurposeRecord}, false, false},
		{[]string{prompts.PurposeRecord, prompts.PurposeCompile}, true, false},
		{[]string{prompts.PurposeRecord, prompts.PurposeAgent}, false, true},
		{[]string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}, true, true},
	} {
		consent := agreed(prompts.EN)
		consent.Purposes = tc.purposes
		s, err := newDesk(store.NewMemory()).Begin(t.Context(), setup(prompts.EN, 12), consent)
		if err != nil {
			t.Fatal(err)
		}
		files, err := s.Compile(t.Context(), profile.ForPrivate)
		if err != nil {
			t.Fatalf("%v: the specialist's own documents: %v", tc.purposes, err)
		}
		playbook, agents := false, false
		for _, f := range files {
			playbook = playbook || f.Path == "playbook.md"
			agents = agents || f.Path == "system-prompt.md" || strings.HasPrefix(f.Path, "skill/")
		}
		if !playbook || agents != tc.agents {
			t.Errorf("%v: playbook %v, documents for agents %v", tc.purposes, playbook, agents)
		}
		_, err = s.Compile(t.Context(), profile.ForTeam)
		var refused *interview.Refusal
		if errors.As(err, &refused) && refused.Code != interview.NoPurpose || (err == nil) != tc.team {
			t.Errorf("%v: for the team: %v", tc.purposes, err)
		}
	}
}
