package interview_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// recompile compiles and returns the playbook.
func recompile(t *testing.T, s *interview.Session) string {
	t.Helper()
	files, err := s.Compile(t.Context(), profile.ForPrivate)
	if err != nil {
		t.Fatal(err)
	}
	return string(files[0].Data)
}

// withoutVersion is what a document states: without its version, and without what is not known, which more questions change.
func withoutVersion(doc string) string {
	doc, _, _ = strings.Cut(doc, "\n## Not known yet")
	return strings.Join(slices.DeleteFunc(strings.Split(doc, "\n"), func(l string) bool { return strings.Contains(l, "Version ") }), "\n")
}

// Going back to a version undoes verdicts, rewordings, revisions and what was learned since, as a version of its own, and
// the way back again is open.
func TestRestore(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 25))
	say := sayings[prompts.EN]()
	upTo(t, s, say, inPhase(prompts.Incident))
	v := s.View()
	first := recompile(t, s)

	var kept []string
	for _, c := range v.Claims {
		if c.Phase == prompts.Topic {
			kept = append(kept, c.ID)
		}
	}
	if len(kept) < 3 {
		t.Fatalf("%d claims", len(kept))
	}
	for i, verdict := range []interview.Verdict{interview.Drop, interview.Edit, interview.Keep} {
		if _, err := s.Judge(t.Context(), "", kept[i], verdict, "The zebra is counted twice."); err != nil {
			t.Fatal(err)
		}
	}
	revised := v.Said[len(v.Said)-1]
	if _, err := s.Answer(t.Context(), revised.ID, "Only when the moon is over 90 degrees.", ""); err != nil {
		t.Fatal(err)
	}
	answer(t, s, "In March a lorry backed into a hearse, so I rang the coroner at once.")
	second := recompile(t, s)
	changes, err := s.Diff(t.Context(), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[profile.ChangeKind]bool{}
	for _, c := range changes {
		seen[c.Kind] = true
	}
	if !seen[profile.Added] || !seen[profile.Changed] || !seen[profile.Gone] {
		t.Errorf("changes %v", seen)
	}

	for version, want := range map[int]string{1: first, 2: second} {
		if err := s.Restore(t.Context(), version); err != nil {
			t.Fatal(err)
		}
		sameAsStored(t, desk, s)
		if got := recompile(t, s); withoutVersion(got) != withoutVersion(want) {
			t.Errorf("back to version %d gives\n%s\nnot\n%s", version, withoutVersion(got), withoutVersion(want))
		}
	}
	list, err := s.History(t.Context())
	if err != nil || len(list) != 4 || list[2].Restored == 0 || list[3].Restored == 0 {
		t.Errorf("%v, %+v", err, list)
	}
	for i, v := range list {
		if v.N != i+1 || i > 0 && v.Seq <= list[i-1].Seq {
			t.Errorf("version %d is %+v", i+1, v)
		}
	}
	refusedAs(t, s.Restore(t.Context(), 9), interview.NoSuchVersion)
	conduct(t, s, say, nil)
}

// What was withdrawn is in no version any more, and nobody's going back widens who may read an answer.
func TestRestoreBringsNothingBack(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 25))
	say := sayings[prompts.EN]()
	x := upTo(t, s, say, inPhase(prompts.Topic))
	answer(t, s, "If the zebra limps, call Chen before noon.")
	recompile(t, s)
	if err := s.Mark(t.Context(), s.View().Said[0].ID, profile.Private); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(stored(t, mem, s.ID()), "zebra") || strings.Contains(recompile(t, s), "zebra") {
		t.Error("a withdrawn answer is back")
	}
	if got := s.View().Said[0].Mark; got != profile.Private {
		t.Errorf("the mark is %q", got)
	}
}

// The five failures of the writer of Colleague Skill, each reproduced there (peers.md), and its versions that sort as strings.
func TestFailuresOfOthers(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 90))
	say := sayings[prompts.EN]()
	topic := upTo(t, s, say, inTopic(prompts.ProbeThreshold)).Topic
	answer(t, s, "Above 900 zebras I call Chen.")
	recompile(t, s)

	// 1. More about a part of the work replaces nothing that was said of it.
	upTo(t, s, say, func(x *interview.Exchange) bool { return x.Topic == topic && x.Phase == prompts.Topic })
	answer(t, s, "Below 40 lemurs I wait for the vet.")
	if book := recompile(t, s); !strings.Contains(book, "900 zebras") || !strings.Contains(book, "40 lemurs") {
		t.Error("what is added replaces what was there")
	}

	// 2. A correction is kept when something else is said with it.
	claim := ""
	for _, c := range s.View().Claims {
		if claim == "" && strings.Contains(c.Text, "zebras") {
			claim = c.ID
		}
	}
	if _, err := s.Judge(t.Context(), "", claim, interview.Edit, "Above 800 zebras, call Chen."); err != nil {
		t.Fatal(err)
	}
	answer(t, s, "The keeper hums when the llamas are calm.")
	corrected := recompile(t, s)
	if !strings.Contains(corrected, "800 zebras, call") || !strings.Contains(corrected, "llamas") || strings.Contains(strings.Split(corrected, "## The words behind it")[0], "900 zebras") {
		t.Errorf("a correction is lost beside an answer:\n%s", corrected)
	}

	// 3. Going back leaves nothing of the later version, its number included.
	if err := s.Restore(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	back := recompile(t, s)
	if !strings.Contains(back, "Version 4") || !strings.Contains(back, "900 zebras") || strings.Contains(back, "llamas") || strings.Contains(back, "lemurs") {
		t.Errorf("after going back:\n%s", back)
	}

	// 4. What comes after going back overwrites no version: each can still be told from the others.
	answer(t, s, "Twice a week the okapi is weighed.")
	recompile(t, s)
	for from, want := range map[int]string{2: "lemurs", 3: "llamas", 5: "okapi"} {
		changes, err := s.Diff(t.Context(), 1, from)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(changes, func(c profile.Change) bool { return c.Kind == profile.Added && strings.Contains(c.After.Text, want) }) {
			t.Errorf("version %d has lost its %s", from, want)
		}
	}

	// 5. The same name again is another interview.
	other, err := desk.Begin(t.Context(), setup(prompts.EN, 40), agreed(prompts.EN))
	if err != nil {
		t.Fatal(err)
	}
	if other.ID() == s.ID() || strings.Contains(recompile(t, other), "zebra") || !strings.Contains(recompile(t, s), "zebra") {
		t.Error("the same name again is the same interview")
	}

	// Version 10 comes after version 9.
	for range 8 {
		answer(t, s, say(s.View().Open)+" Once more, with feeling.")
		recompile(t, s)
	}
	list, err := s.History(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range list {
		if v.N != i+1 {
			t.Errorf("version %d stands in place %d", v.N, i+1)
		}
	}
	if len(list) < 11 {
		t.Errorf("%d versions", len(list))
	}
}
