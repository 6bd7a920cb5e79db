package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// Interviews are put side by side as each one's audience may read it, where they are several, in one language, and made into
// documents for others with their specialist's consent.
func TestBeside(t *testing.T) {
	d := newDesk(store.NewMemory())
	begin := func(who string, lang prompts.Lang, purposes ...string) string {
		t.Helper()
		consent := agreed(lang)
		consent.Purposes = purposes
		up := setup(lang, 12)
		up.Subject, up.Audience = who, profile.ForTeam
		s, err := d.Begin(t.Context(), up, consent)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []struct {
			text string
			mark profile.Mark
		}{{"Claims that smell wrong.", ""}, {"read, weigh, the zebra", profile.Private}} {
			if _, err := s.Answer(t.Context(), s.View().Open.ID, a.text, a.mark); err != nil {
				t.Fatal(err)
			}
		}
		return s.ID()
	}
	ana, ben := begin("Ana", prompts.EN, prompts.PurposeRecord, prompts.PurposeCompile), begin("Ben", prompts.EN, prompts.PurposeRecord, prompts.PurposeCompile)
	zhou, cleo := begin("老周", prompts.ZH, prompts.PurposeRecord, prompts.PurposeCompile), begin("Cleo", prompts.EN, prompts.PurposeRecord)

	got, err := d.Beside(t.Context(), []string{ben, ana}, "")
	if err != nil || len(got) != 2 || got[0].Subject != "Ben" || got[1].Subject != "Ana" {
		t.Fatalf("%v, %v", got, err)
	}
	for _, p := range got {
		if len(p.Claims) == 0 {
			t.Errorf("nothing of %s", p.Subject)
		}
		for _, cl := range p.Claims {
			if strings.Contains(cl.Text, "zebra") {
				t.Errorf("what %s marked private: %q", p.Subject, cl.Text)
			}
		}
	}
	for code, ids := range map[string][][]string{interview.NotComparable: {{ana}, {ana, ana}, {ana, zhou}, nil}, interview.NoPurpose: {{ana, cleo}}} {
		for _, list := range ids {
			_, err := d.Beside(t.Context(), list, "")
			refusedAs(t, err, code)
		}
	}
}
