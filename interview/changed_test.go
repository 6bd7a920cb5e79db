package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// reworded conducts an interview up to a teach-back, edits the first claim that is read back, and closes the review.
func reworded(t *testing.T, lang prompts.Lang, said, edit string) (*interview.Session, string) {
	t.Helper()
	team := setup(lang, 40)
	team.Audience = profile.ForTeam
	s, _, _ := begin(t, team)
	say := sayings[lang]()
	upTo(t, s, say, inTopic(prompts.ProbeThreshold))
	answer(t, s, said)
	recompile(t, s)
	for {
		open := upTo(t, s, say, func(x *interview.Exchange) bool { return x.Kind == interview.Review })
		for _, c := range s.View().Review {
			if strings.Contains(c.Evidence[0].Quote, strings.TrimRight(said, ".。")) {
				if _, err := s.Judge(t.Context(), open.ID, c.ID, interview.Edit, edit); err != nil {
					t.Fatal(err)
				}
				if _, err := s.Skip(t.Context(), open.ID); err != nil {
					t.Fatal(err)
				}
				return s, c.ID
			}
		}
		if _, err := s.Skip(t.Context(), open.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// correction is the change that a compile since the first one would bring to a claim.
func correction(t *testing.T, s *interview.Session, claim string) profile.Change {
	t.Helper()
	changes, err := s.Diff(t.Context(), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Claim().ID == claim {
			return c
		}
	}
	t.Fatalf("no change of %s in %+v", claim, changes)
	return profile.Change{}
}

// A correction has its date, and its reason where the new wording gives one; nobody is asked for it again. The playbook has
// what holds now, and the old words stay in the history.
func TestCorrectionGivesItsReason(t *testing.T) {
	for lang, c := range map[prompts.Lang][3]string{
		prompts.EN: {"The zebra count has to be under 40 on Fridays.", "The zebra count has to be under 60, because the rig changed in May.", "because the rig changed in May"},
		prompts.ZH: {"斑马数要在40以下。", "斑马数要在60以下，因为五月换了机台。", "因为五月换了机台"},
	} {
		s, claim := reworded(t, lang, c[0], c[1])
		if open := s.View().Open; open != nil && open.Source == "changed" {
			t.Errorf("%s: asked %q of somebody who said why", lang, open.Question)
		}
		got := correction(t, s, claim)
		if got.Kind != profile.Changed || got.Why != c[2] || !got.At.Equal(noon) || !strings.Contains(got.Before.Text, "40") {
			t.Errorf("%s: %+v, want the reason %q", lang, got, c[2])
		}
		body, _, _ := strings.Cut(recompile(t, s), "\n## "+prompts.TextsOf(prompts.Documents, lang).Say("evidence"))
		if !strings.Contains(body, strings.TrimRight(c[1], ".。")) || strings.Contains(body, strings.TrimRight(c[0], ".。")) {
			t.Errorf("%s: the playbook does not show what holds now", lang)
		}
	}
}

// Where the new wording gives no reason the interviewer asks once, quoting the old words; the answer is the reason, and can
// be withdrawn like any other. A change of words alone is not asked about.
func TestAskedWhatMadeThemChangeIt(t *testing.T) {
	for lang, c := range map[prompts.Lang][4]string{
		prompts.EN: {"The zebra count has to be under 40 on Fridays.", "The zebra count has to be under 60.", "The rig changed in May.", "The zebra count has to stay under 40 on Fridays."},
		prompts.ZH: {"斑马数要在40以下。", "斑马数要在60以下。", "五月换了机台。", "斑马的数要在40以下。"},
	} {
		s, claim := reworded(t, lang, c[0], c[1])
		open := s.View().Open
		if open == nil || open.Source != "changed" || open.Kind != interview.Open || !strings.Contains(open.Question, "40") {
			t.Fatalf("%s: after the review came %+v", lang, open)
		}
		answer(t, s, c[2])
		if next := s.View().Open; next != nil && next.Source == "changed" {
			t.Errorf("%s: asked twice", lang)
		}
		if got := correction(t, s, claim); got.Why != c[2] {
			t.Errorf("%s: the reason is %q", lang, got.Why)
		}
		files, err := s.Compile(t.Context(), profile.ForPrivate)
		if err != nil {
			t.Fatal(err)
		}
		if data := named(files, "profile.json"); !strings.Contains(data, `"why": "`+c[2]+`"`) || !strings.Contains(data, `"at": "2026-03-14T12:00:00Z"`) {
			t.Errorf("%s: profile.json has no reason", lang)
		}
		if _, err := s.Withdraw(t.Context(), open.ID); err != nil {
			t.Fatal(err)
		}
		if got := correction(t, s, claim); got.Why != "" || strings.Contains(recompile(t, s), c[2]) {
			t.Errorf("%s: a withdrawn reason is still there: %+v", lang, got)
		}
		s, _ = reworded(t, lang, c[0], c[3])
		if open := s.View().Open; open != nil && open.Source == "changed" {
			t.Errorf("%s: a change of words is asked about", lang)
		}
	}
}

// What counts as saying something else: a figure in words too, and a "not"; a comma in a number does not.
func TestWhatCountsAsChanged(t *testing.T) {
	for _, c := range []struct {
		lang    prompts.Lang
		was, is string
		asked   bool
	}{
		{prompts.EN, "The zebra count has to reach Ana within thirty days.", "The zebra count has to reach Ana within sixty days.", true},
		{prompts.EN, "The zebra count has to go under 40 by noon.", "The zebra count must not go under 40 by noon.", true},
		{prompts.EN, "The zebra count has to be under 1,000 heads.", "The zebra count has to be under 1000 heads.", false},
		{prompts.ZH, "斑马数超过三十天没报就停机。", "斑马数超过六十天没报就停机。", true},
	} {
		s, _ := reworded(t, c.lang, c.was, c.is)
		open := s.View().Open
		if got := open != nil && open.Source == "changed"; got != c.asked {
			t.Errorf("from %q to %q: asked what changed: %v", c.was, c.is, got)
		}
	}
}

// A reason that is marked for a narrower audience goes with nothing that a wider one reads.
func TestReasonKeepsItsMark(t *testing.T) {
	s, _ := reworded(t, prompts.EN, "The zebra count has to be under 40 on Fridays.", "The zebra count has to be under 60.")
	open := s.View().Open
	if open.Source != "changed" {
		t.Fatalf("%q is asked", open.Question)
	}
	if _, err := s.Answer(t.Context(), open.ID, "Ferran broke the rig.", profile.Private); err != nil {
		t.Fatal(err)
	}
	files, err := s.Compile(t.Context(), profile.ForTeam)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), "Ferran") {
			t.Errorf("%s tells the team", f.Path)
		}
	}
	if !strings.Contains(named(files, "profile.json"), "under 60") {
		t.Error("the correction is gone with its reason")
	}
}

// An answer that was revised says in the history when, and why where it says so.
func TestRevisionGivesItsReason(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, sayings[prompts.EN](), inTopic(prompts.ProbeThreshold))
	answer(t, s, "The zebra count has to be under 40.")
	recompile(t, s)
	if _, err := s.Answer(t.Context(), x.ID, "The zebra count has to be under 60, because the rig changed in May.", ""); err != nil {
		t.Fatal(err)
	}
	changes, err := s.Diff(t.Context(), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Why != "because the rig changed in May" || !c.At.Equal(noon) {
			t.Errorf("%+v", c)
		}
	}
	if len(changes) < 2 {
		t.Errorf("%+v", changes)
	}
}

// named is a compiled file by the end of its path.
func named(files []profile.File, suffix string) string {
	for _, f := range files {
		if strings.HasSuffix(f.Path, suffix) {
			return string(f.Data)
		}
	}
	return ""
}
