package interview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

func TestSkip(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 20))
	first := s.View().Open
	o, err := s.Skip(t.Context(), first.ID)
	if err != nil || o.Seq == 0 {
		t.Fatal(o, err)
	}
	_, err = s.Skip(t.Context(), first.ID)
	refusedAs(t, err, interview.NotOpen)
	_, err = s.Answer(t.Context(), first.ID, "late", "")
	refusedAs(t, err, interview.NotOpen)
	_, err = s.Skip(t.Context(), "q99")
	refusedAs(t, err, interview.NoSuchQuestion)
	v := conduct(t, s, adjuster(), func(v *interview.View) {
		if v.Open.ID == first.ID {
			t.Fatal("a skipped question was asked again")
		}
	})
	if v.Said[0].Status != interview.IsSkipped {
		t.Errorf("status is %s", v.Said[0].Status)
	}
	sameAsStored(t, desk, s)
}

// An interview in which everything is skipped ends, within its budget.
func TestSkipAll(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 30))
	for n := 0; s.View().Open != nil; n++ {
		if n > 60 {
			t.Fatal("no end")
		}
		if _, err := s.Skip(t.Context(), s.View().Open.ID); err != nil {
			t.Fatal(err)
		}
	}
	if v := s.View(); v.Asked > 30 || v.Said[len(v.Said)-1].Probe != prompts.ProbeMissing {
		t.Errorf("%d asked, last %q", v.Asked, v.Said[len(v.Said)-1].Question)
	}
}

// A draft for a skipped question could be read by nobody, and withdrawn by nobody.
func TestSkipDropsTheDraft(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 20))
	id := s.View().Open.ID
	if err := s.SaveDraft(t.Context(), id, "half a thought"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Skip(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(stored(t, mem, s.ID()), "half a thought") {
		t.Error("the draft is still there")
	}
}

func TestPark(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 20))
	answer(t, s, "something")
	parked := s.View().Open
	if _, err := s.Park(t.Context(), parked.ID); err != nil {
		t.Fatal(err)
	}
	if s.View().Open.ID == parked.ID {
		t.Fatal("the parked question is still open")
	}
	_, err := s.Answer(t.Context(), parked.ID, "early", "")
	refusedAs(t, err, interview.NotOpen)
	again := 0
	say := adjuster()
	for s.View().Open != nil {
		v := s.View()
		if v.Open.ID != parked.ID {
			answer(t, s, say(v.Open))
			continue
		}
		again++
		if v.Open.N != parked.N || v.Open.Question != parked.Question {
			t.Errorf("the parked question came again as %d %q, was %d %q", v.Open.N, v.Open.Question, parked.N, parked.Question)
		}
		if _, err := s.Park(t.Context(), parked.ID); err != nil {
			t.Fatal(err)
		}
	}
	if again != 1 {
		t.Errorf("the parked question came again %d times, want once", again)
	}
	if v := s.View(); v.Asked > 20 {
		t.Errorf("%d asked", v.Asked)
	}
	sameAsStored(t, desk, s)
}

func TestParkedIsAnswered(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 12))
	parked := s.View().Open
	if _, err := s.Park(t.Context(), parked.ID); err != nil {
		t.Fatal(err)
	}
	v := conduct(t, s, adjuster(), nil)
	if v.Said[0].Status != interview.IsAnswered || v.Said[0].ID != parked.ID {
		t.Errorf("question %s is %s", v.Said[0].ID, v.Said[0].Status)
	}
}

func TestExplain(t *testing.T) {
	for lang, asks := range map[prompts.Lang][]string{prompts.EN: {"what do you mean?", "Can you explain?"}, prompts.ZH: {"什么意思？"}} {
		s, _, mem := begin(t, setup(lang, 20))
		before := stored(t, mem, s.ID())
		id := s.View().Open.ID
		for _, text := range asks {
			o, err := s.Answer(t.Context(), id, text, "")
			if err != nil || o.Explanation == "" || o.Seq != 0 {
				t.Errorf("%q: %+v, %v", text, o, err)
			}
		}
		why, err := s.Explain(id)
		if err != nil || why == "" {
			t.Errorf("explanation %q, %v", why, err)
		}
		if stored(t, mem, s.ID()) != before || s.View().Open.ID != id {
			t.Error("a request for an explanation was stored")
		}
		_, err = s.Explain("q77")
		refusedAs(t, err, interview.NoSuchQuestion)
	}
}

// Also in a review.
func TestExplainReview(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 12))
	x := upTo(t, s, adjuster(), inPhase(prompts.TeachBack))
	o, err := s.Answer(t.Context(), x.ID, "What do you mean?", "")
	if err != nil || o.Explanation == "" || s.View().Open.ID != x.ID {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestRevise(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 25))
	x := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Phase == prompts.Topic && x.N > 8 })
	var earlier string
	for _, said := range s.View().Said {
		if said.Phase == prompts.Topic {
			earlier = said.ID
		}
	}
	o, err := s.Answer(t.Context(), earlier, "Never pay without the tyre photo, because tyres tell the age.", "")
	if err != nil || !o.Revised || o.Seq == 0 || len(o.Claims) == 0 {
		t.Fatalf("%+v, %v", o, err)
	}
	v := s.View()
	if v.Open.ID != x.ID || v.Open.Question != x.Question {
		t.Errorf("the open question changed to %s %q", v.Open.ID, v.Open.Question)
	}
	for _, c := range v.Claims {
		if c.Evidence[0].Question == earlier && !strings.Contains(c.Text, "yre") {
			t.Errorf("a claim of the earlier version is left: %s", c.Text)
		}
	}
	quotesHold(t, v)
	sameAsStored(t, desk, s)
}

// What an earlier version said about the interview itself is taken back with it.
func TestReviseDontKnow(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 30))
	x := upTo(t, s, adjuster(), func(x *interview.Exchange) bool {
		return x.Phase == prompts.Topic && interview.SlotOf(x.Probe) == profile.SlotThreshold
	})
	answer(t, s, "I don't know.")
	if gaps := unknowns(t, desk, s); len(gaps) != 1 {
		t.Fatalf("unknown: %v", gaps)
	}
	if _, err := s.Answer(t.Context(), x.ID, "Above ten scratches.", ""); err != nil {
		t.Fatal(err)
	}
	if gaps := unknowns(t, desk, s); len(gaps) != 0 {
		t.Errorf("still unknown: %v", gaps)
	}
}

func TestReviseWeary(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, "That's enough for today.")
	if _, err := s.Answer(t.Context(), x.ID, "Sorry. The tyres: I look at the tyres.", ""); err != nil {
		t.Fatal(err)
	}
	if v := conduct(t, s, adjuster(), nil); v.Asked < 30 {
		t.Errorf("the interview ended after %d questions", v.Asked)
	}
}

func unknowns(t *testing.T, desk *interview.Desk, s *interview.Session) []profile.UnknownThing {
	t.Helper()
	list, err := desk.Store.Events(t.Context(), s.ID(), 0)
	if err != nil {
		t.Fatal(err)
	}
	st, err := interview.Fold(s.ID(), list)
	if err != nil {
		t.Fatal(err)
	}
	var out []profile.UnknownThing
	for _, topic := range st.Topics {
		out = append(out, topic.Unknown...)
	}
	return out
}

func TestDontKnowLeavesAGap(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 30))
	x := upTo(t, s, adjuster(), func(x *interview.Exchange) bool {
		return x.Phase == prompts.Topic && interview.SlotOf(x.Probe) == profile.SlotThreshold
	})
	answer(t, s, "I don't know.")
	v := conduct(t, s, adjuster(), nil)
	for _, c := range v.Claims {
		if c.Evidence[0].Question == x.ID {
			t.Errorf("claim %q from “I don't know”", c.Text)
		}
	}
	gaps := unknowns(t, desk, s)
	if len(gaps) != 1 || gaps[0].Slot != profile.SlotThreshold || gaps[0].Question != x.ID {
		t.Errorf("unknown: %v", gaps)
	}
}

// Who would know is asked at once, once a topic, and not where somebody was asked for.
func TestWhoWouldKnow(t *testing.T) {
	long(t)
	for lang, no := range map[prompts.Lang]string{prompts.EN: "I don't know.", prompts.ZH: "不知道。"} {
		s, _, _ := begin(t, setup(lang, 60))
		asked := map[string]int{}
		say := sayings[lang]()
		v := conduct(t, s, func(x *interview.Exchange) string {
			if x.Phase == prompts.Topic && interview.SlotOf(x.Probe) != profile.SlotContact && interview.SlotOf(x.Probe) != "" {
				return no
			}
			return say(x)
		}, nil)
		for i, x := range v.Said {
			if x.Source != "dunno" {
				continue
			}
			asked[x.Topic]++
			if before := v.Said[i-1]; x.Follows != before.ID || x.Topic != before.Topic || x.About != nil || x.Quote != "" {
				t.Errorf("%q follows %s, after %s", x.Question, x.Follows, before.ID)
			}
		}
		for _, topic := range v.Topics {
			if asked[topic.ID] != 1 {
				t.Errorf("%s %s: who would know was asked %d times", lang, topic.Label, asked[topic.ID])
			}
		}
	}
}

func TestWeary(t *testing.T) {
	for lang, enough := range map[prompts.Lang]string{prompts.EN: "That's enough for today.", prompts.ZH: "今天就到这吧。"} {
		s, _, _ := begin(t, setup(lang, 60))
		x := upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.N == 12 })
		answer(t, s, enough)
		v := conduct(t, s, sayings[lang](), nil)
		more := 0
		for _, y := range v.Said {
			if y.N > x.N && y.Kind != interview.Review {
				more++
			}
		}
		if last := v.Said[len(v.Said)-1]; more != 2 || last.Probe != prompts.ProbeMissing || v.Ended != interview.EndFinished {
			t.Errorf("%s: %d more questions, ended %s, last %q", lang, more, v.Ended, last.Question)
		}
	}
}

func TestFinish(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 60))
	open := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.N == 15 })
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(t.Context()); err != nil { // once more changes nothing
		t.Fatal(err)
	}
	v := conduct(t, s, adjuster(), func(v *interview.View) {
		if p := v.Open.Phase; p != prompts.TeachBack && p != prompts.Close {
			t.Errorf("after the finish comes %s %q", p, v.Open.Question)
		}
	})
	if v.Ended != interview.EndFinished {
		t.Errorf("ended: %s", v.Ended)
	}
	for _, x := range v.Said {
		if x.ID == open.ID && x.Status != interview.IsSkipped {
			t.Errorf("the question that was open is %s", x.Status)
		}
	}
	refusedAs(t, s.Finish(t.Context()), interview.IsOver)
	if _, err := s.Answer(t.Context(), "q1", "Afterwards.", ""); err != nil {
		t.Errorf("an answer cannot be changed after the end: %v", err)
	}
	sameAsStored(t, desk, s)
}

func TestRefusals(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 60))
	id := s.View().Open.ID
	before := stored(t, mem, s.ID())
	for _, c := range []struct {
		code string
		do   func() error
	}{
		{interview.EmptyAnswer, func() error { _, err := s.Answer(t.Context(), id, " \n\t ", ""); return err }},
		{interview.EmptyAnswer, func() error { _, err := s.Answer(t.Context(), id, "\x1b\u202e\u200b", ""); return err }},
		{interview.TooLong, func() error { _, err := s.Answer(t.Context(), id, strings.Repeat("x", 64<<10+1), ""); return err }},
		{interview.NoSuchQuestion, func() error { _, err := s.Answer(t.Context(), "q9", "x", ""); return err }},
		{interview.BadMark, func() error { _, err := s.Answer(t.Context(), id, "x", "secret"); return err }},
		{interview.NotAnswered, func() error { return s.Mark(t.Context(), id, profile.Team) }},
		{interview.NotAnswered, func() error { _, err := s.Withdraw(t.Context(), id); return err }},
		{interview.NoSuchQuestion, func() error { _, err := s.Withdraw(t.Context(), "q9"); return err }},
		{interview.NoSuchQuestion, func() error { _, err := s.Judge(t.Context(), id, "c1", interview.Keep, ""); return err }},
		{interview.NoSuchClaim, func() error { _, err := s.Judge(t.Context(), "", "c1", interview.Keep, ""); return err }},
	} {
		refusedAs(t, c.do(), c.code)
	}
	if stored(t, mem, s.ID()) != before {
		t.Error("a refused action changed what is stored")
	}
	if _, err := s.Answer(t.Context(), id, strings.Repeat("x", 64<<10), ""); err != nil {
		t.Errorf("an answer of exactly 64 KiB: %v", err)
	}
}

func TestChoice(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 60))
	x := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Kind == interview.Choice })
	for _, bad := range []string{"7\nbecause", "0", "maybe the first", "-1"} {
		_, err := s.Answer(t.Context(), x.ID, bad, "")
		refusedAs(t, err, interview.NoSuchOption)
	}
	for text, want := range map[string]int{"2": 2, " 3. \nbecause": 3, strings.ToUpper(x.Options[0]) + "\nso": 1, x.Options[2] + ".": 3} {
		if _, err := s.Answer(t.Context(), x.ID, text, ""); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, said := range s.View().Said {
			if said.ID == x.ID && (said.Choice != want || said.Answer != text) {
				t.Errorf("%q is option %d, want %d", text, said.Choice, want)
			}
		}
	}
}

// reviewed goes to the first teach-back of an interview.
func reviewed(t *testing.T, questions int) (*interview.Session, *interview.Desk, *interview.View) {
	t.Helper()
	s, desk, _ := begin(t, setup(prompts.EN, questions))
	upTo(t, s, adjuster(), inPhase(prompts.TeachBack))
	return s, desk, s.View()
}

func TestJudge(t *testing.T) {
	s, desk, v := reviewed(t, 15)
	review, claims := v.Open.ID, v.Review
	if len(claims) < 3 {
		t.Fatalf("%d claims under review", len(claims))
	}
	standing := func(id string) (profile.Standing, string) {
		for _, c := range s.View().Claims {
			if c.ID == id {
				return c.Standing, c.Text
			}
		}
		return "", ""
	}
	judge := func(id string, verdict interview.Verdict, text string) {
		t.Helper()
		if o, err := s.Judge(t.Context(), review, id, verdict, text); err != nil || o.Seq == 0 {
			t.Fatal(o, err)
		}
	}
	id := claims[0].ID
	for _, step := range []struct {
		verdict  interview.Verdict
		text     string
		standing profile.Standing
		want     string
	}{
		{interview.Keep, "", profile.Confirmed, claims[0].Text},
		{interview.Drop, "", profile.Dropped, claims[0].Text},
		{interview.Edit, " Only\nin winter. ", profile.Edited, "Only in winter."},
		{interview.Keep, "words that nobody asked for", profile.Confirmed, claims[0].Text},
		{interview.Edit, "Only in summer.", profile.Edited, "Only in summer."},
		{interview.Undo, "", profile.Stated, claims[0].Text},
	} {
		judge(id, step.verdict, step.text)
		if got, text := standing(id); got != step.standing || text != step.want {
			t.Errorf("after %s: %s %q, want %s %q", step.verdict, got, text, step.standing, step.want)
		}
		sameAsStored(t, desk, s)
	}
	if s.View().Open.ID != review {
		t.Error("a verdict closed the review")
	}
	_, err := s.Judge(t.Context(), review, id, interview.Edit, "  ")
	refusedAs(t, err, interview.EmptyAnswer)
	_, err = s.Judge(t.Context(), review, id, "maybe", "")
	refusedAs(t, err, interview.BadVerdict)
	_, err = s.Judge(t.Context(), review, "c999", interview.Keep, "")
	refusedAs(t, err, interview.NoSuchClaim)
	judge(claims[1].ID, interview.Drop, "")
	files, err := s.Compile(t.Context(), profile.ForPrivate)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".md") && strings.Contains(string(f.Data), claims[1].Text) {
			t.Errorf("%s holds a dropped claim", f.Path)
		}
	}
}

// What is asked of a private answer is about something private: a screen begins its answer with that mark. Nothing but what was
// said of the answer itself counts in the end.
func TestMarkThatAQuestionInherits(t *testing.T) {
	for _, lang := range prompts.Langs {
		team := setup(lang, 40)
		team.Audience = profile.ForTeam
		s, _, _ := begin(t, team)
		x := upTo(t, s, sayings[lang](), inPhase(prompts.Topic))
		said := map[prompts.Lang]string{prompts.EN: "I usually cover for Dieter when a string comes out too short.", prompts.ZH: "绳子剪得太短的时候，我一般替小杜兜着。"}[lang]
		if _, err := s.Answer(t.Context(), x.ID, said, profile.Private); err != nil {
			t.Fatal(err)
		}
		v := s.View()
		if v.Open.QuoteOf != x.ID {
			t.Fatalf("%s: %q goes into something else: the test is broken", lang, v.Open.Question)
		}
		if v.Inherited != profile.Private {
			t.Errorf("%s: %q begins with the mark %q", lang, v.Open.Question, v.Inherited)
		}
		if err := s.Mark(t.Context(), x.ID, profile.Shared); err != nil {
			t.Fatal(err)
		}
		if v := s.View(); v.Inherited != "" {
			t.Errorf("%s: what goes into a shared answer begins with the mark %q", lang, v.Inherited)
		}
	}
}

func TestMark(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 20))
	if _, err := s.Answer(t.Context(), "q1", "Only for me.", profile.Private); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Answer(t.Context(), "q1", "Only for me, said better.", ""); err != nil {
		t.Fatal(err)
	}
	if v := s.View(); v.Said[0].Mark != profile.Private || v.Private != 1 {
		t.Errorf("a revision without a mark changed the mark to %q", v.Said[0].Mark)
	}
	if err := s.Mark(t.Context(), "q1", profile.Team); err != nil {
		t.Fatal(err)
	}
	if v := s.View(); v.Said[0].Mark != profile.Team || v.Private != 0 {
		t.Errorf("mark is %q", v.Said[0].Mark)
	}
}

// Secrets reach no event, no draft and no view.
func TestSecrets(t *testing.T) {
	const key, card = "AKIAIOSFODNN7EXAMPLE", "4111 1111 1111 1111"
	s, _, mem := begin(t, setup(prompts.EN, 20))
	o := answer(t, s, "The key is "+key+" and always use the card "+card+".")
	if len(o.Masked) != 2 {
		t.Errorf("masked: %v", o.Masked)
	}
	if err := s.SaveDraft(t.Context(), s.View().Open.ID, "password: hunter2hunter2 "+key); err != nil {
		t.Fatal(err)
	}
	upTo(t, s, adjuster(), inPhase(prompts.TeachBack))
	v := s.View()
	o, err := s.Judge(t.Context(), v.Open.ID, v.Review[0].ID, interview.Edit, "Use "+key)
	if err != nil || len(o.Masked) != 1 {
		t.Errorf("masked in the edit: %v, %v", o.Masked, err)
	}
	if _, err := s.Judge(t.Context(), v.Open.ID, v.Review[0].ID, interview.Keep, "Use "+key); err != nil {
		t.Fatal(err)
	}
	files, err := s.Compile(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	all := stored(t, mem, s.ID()) + jsonOf(t, s.View()) + said(files)
	for _, secret := range []string{key, card, "hunter2"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q is still there", secret)
		}
	}
}

// What was marked private reaches no wider audience; a claim drawn from two answers has the narrower mark of the two.
func TestMarksBindDocuments(t *testing.T) {
	su := setup(prompts.EN, 25)
	su.Audience = profile.ForPublic
	s, _, _ := begin(t, su)
	say := adjuster()
	n := 0
	for s.View().Open != nil {
		x := s.View().Open
		text := say(x)
		mark := profile.Mark("")
		if x.Phase == prompts.Topic {
			if n++; n%2 == 0 {
				text, mark = "Always call the wombat first, because it depends on the wombat too much.", profile.Private
			}
		}
		if _, err := s.Answer(t.Context(), x.ID, text, mark); err != nil {
			t.Fatal(err)
		}
	}
	files, err := s.Compile(t.Context(), profile.ForTeam)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(said(files), "wombat") {
		t.Error("private words reached the team")
	}
	if files, err = s.Compile(t.Context(), profile.ForPrivate); err != nil || !strings.Contains(said(files), "wombat") {
		t.Error("private words did not reach their owner", err)
	}
}

func TestContradiction(t *testing.T) {
	lines := []string{
		"Always settle glass damage within 3 days of the notice.",
		"Settle glass damage within 10 days of the notice at most.",
		"Always settle glass damage within 5 days of the notice.",
	}
	s, desk, _ := begin(t, setup(prompts.EN, 40))
	say := adjuster()
	n := map[string]int{}
	asked := map[string]int{}
	standing := func(ids []string) (out []profile.Standing) {
		for _, c := range s.View().Claims {
			if slices.Contains(ids, c.ID) {
				out = append(out, c.Standing)
			}
		}
		return out
	}
	checked := false
	conduct(t, s, func(x *interview.Exchange) string {
		if x.Phase != prompts.Topic {
			return say(x)
		}
		n[x.Topic]++
		return lines[n[x.Topic]%len(lines)]
	}, func(v *interview.View) {
		x := v.Open
		if x.Probe != prompts.ProbeContradiction {
			return
		}
		asked[x.Topic]++
		for _, c := range v.Claims {
			if slices.Contains(x.Claims, c.ID) && !strings.Contains(strings.ToLower(x.Question), strings.ToLower(strings.TrimRight(c.Text, "."))) {
				t.Errorf("%q does not quote %q", x.Question, c.Text)
			}
		}
		if checked {
			return
		}
		checked = true
		want := []profile.Standing{profile.Contested, profile.Contested}
		if got := standing(x.Claims); !slices.Equal(got, want) {
			t.Errorf("standing %v while the question is open", got)
		}
		for _, verdict := range []interview.Verdict{interview.Keep, interview.Undo} {
			if _, err := s.Judge(t.Context(), "", x.Claims[0], verdict, ""); err != nil {
				t.Fatal(err)
			}
		}
		if got := standing(x.Claims); !slices.Equal(got, want) {
			t.Errorf("standing %v after a verdict was taken back", got)
		}
		answer(t, s, "The first for windscreens, the second for side windows.")
		if got := standing(x.Claims); !slices.Equal(got, []profile.Standing{profile.Stated, profile.Stated}) {
			t.Errorf("standing %v after the answer", got)
		}
		sameAsStored(t, desk, s)
	})
	if len(asked) == 0 {
		t.Fatal("the contradiction was never put")
	}
	for topic, n := range asked {
		if n > 1 {
			t.Errorf("%s: the contradiction was put %d times", topic, n)
		}
	}
}

// Who denies a figure that they gave before contradicts themselves, however little else the two have in common.
func TestDeniedFigure(t *testing.T) {
	for lang, lines := range map[prompts.Lang][2]string{
		prompts.EN: {"If the alarm is not back in five minutes we land everything.", "I give it fifteen minutes, not five, before landing anything."},
		prompts.ZH: {"报警五分钟没恢复，我们就全部落地。", "报警我给它十五分钟，不是五分钟，到点才落地。"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		say, n := sayings[lang](), 0
		asked := upTo(t, s, func(x *interview.Exchange) string {
			if x.Phase != prompts.Topic || x.Topic != "t1" || n >= len(lines) || n > 0 && x.About != nil {
				return say(x)
			}
			n++
			return lines[n-1]
		}, func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeContradiction })
		for _, line := range lines {
			if !strings.Contains(asked.Question, strings.TrimRight(line, ".。")) {
				t.Errorf("%s: %q does not put %q", lang, asked.Question, line)
			}
		}
	}
}

// Where one side of a contradiction is taken back, nothing contradicts the other.
func TestContradictionIsGone(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	say := adjuster()
	n := 0
	x := upTo(t, s, func(x *interview.Exchange) string {
		if x.Phase != prompts.Topic || x.Topic != "t1" {
			return say(x)
		}
		n++
		return fmt.Sprintf("Always settle glass damage within %d days of the notice.", n+2)
	}, func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeContradiction })
	var side profile.Claim
	for _, c := range s.View().Claims {
		if c.ID == x.Claims[0] {
			side = c
		}
	}
	if _, err := s.Withdraw(t.Context(), side.Evidence[0].Question); err != nil {
		t.Fatal(err)
	}
	for _, c := range s.View().Claims {
		if c.Standing == profile.Contested {
			t.Errorf("%s %q is still contested", c.ID, c.Text)
		}
	}
}

func TestTopics(t *testing.T) {
	for _, c := range []struct {
		lang          prompts.Lang
		steps, judged string
		want          []string
	}{
		{prompts.EN, "Read the notice, check the photos, set the reserve, settle", "Checking the photos and setting the reserve.", []string{"check the photos", "set the reserve"}},
		{prompts.EN, "1. Read the notice\n2. Check the photos\n3. Set the reserve", "The second and the third", []string{"Check the photos", "Set the reserve"}},
		{prompts.EN, "read, weigh, settle", "all of them", []string{"read", "weigh", "settle"}},
		{prompts.EN, "read, weigh, settle", "I don't know", []string{"read", "weigh", "settle"}},
		{prompts.EN, "read the notice; weigh the case; settle it", "weighing", []string{"weigh the case", "read the notice", "settle it"}},
		{prompts.ZH, "看料、设温度、试打、看飞边、定保压", "看飞边和定保压", []string{"看飞边", "定保压"}},
		{prompts.EN, "Look over the tree, rig the limbs, chip the brush", "The limbs, and also reading the wind.", []string{"rig the limbs", "reading the wind"}},
		{prompts.EN, "Look over the tree, rig the limbs, chip the brush", "look over the tree\nrig the limbs\nreading the wind", []string{"Look over the tree", "rig the limbs", "reading the wind"}},
		{prompts.ZH, "看树、吊枝、清场", "看树、吊枝，还有看风", []string{"看树", "吊枝", "看风"}},
		{prompts.ZH, "第一步看料\n第二步设温度\n第三步试打", "第二和第三步", []string{"设温度", "试打"}},
	} {
		s, _, _ := begin(t, setup(c.lang, 40))
		upTo(t, s, func(x *interview.Exchange) string {
			switch x.Probe {
			case prompts.ProbeSteps:
				return c.steps
			case prompts.ProbeJudgement:
				return c.judged
			}
			return "x"
		}, inPhase(prompts.Topic))
		var got []string
		for _, topic := range s.View().Topics {
			got = append(got, topic.Label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, %q: topics %q, want %q", c.steps, c.judged, got, c.want)
		}
	}
}

// Without steps the pack suggests topics.
func TestTopicsOfThePack(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	for s.View().Open.Phase != prompts.Topic {
		if _, err := s.Skip(t.Context(), s.View().Open.ID); err != nil {
			t.Fatal(err)
		}
	}
	if topics := s.View().Topics; len(topics) < 2 || topics[0].Label == "" {
		t.Errorf("topics: %v", topics)
	}
}

// Without the steps it makes no sense to ask which of them take judgement; put off, they come again before the topics.
func TestParkedSteps(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	steps := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeSteps })
	if _, err := s.Park(t.Context(), steps.ID); err != nil {
		t.Fatal(err)
	}
	for s.View().Open.ID != steps.ID {
		if x := s.View().Open; x.Phase == prompts.Topic || x.Probe == prompts.ProbeJudgement {
			t.Fatalf("before the steps came %q", x.Question)
		}
		answer(t, s, "Something.")
	}
	upTo(t, s, adjuster(), inPhase(prompts.Topic))
	if topics := s.View().Topics; topics[0].Label != "Read the first notice" {
		t.Errorf("topics: %v", topics)
	}
}

// A statement that was joined from an answer and a follow-up goes with the words of the answer, when that is revised, and what the
// follow-up says by itself stays.
func TestRevisedUnderAFollowUp(t *testing.T) {
	s, desk, _ := begin(t, setup(prompts.EN, 40))
	joined := func() (profile.Claim, bool) {
		for _, c := range s.View().Claims {
			if len(c.Evidence) > 1 && c.Evidence[1].Question != c.Evidence[0].Question {
				return c, true
			}
		}
		return profile.Claim{}, false
	}
	var c profile.Claim
	for {
		var ok bool
		if c, ok = joined(); ok {
			break
		}
		x := s.View().Open
		if x == nil {
			t.Fatal("nothing is joined")
		}
		answer(t, s, adjuster()(x))
	}
	revised := c.Evidence[1].Question
	if _, err := s.Answer(t.Context(), revised, "The zebra paint is what I look at.", ""); err != nil {
		t.Fatal(err)
	}
	v := s.View()
	for _, c := range v.Claims {
		for _, e := range c.Evidence {
			i := slices.IndexFunc(v.Said, func(x interview.Exchange) bool { return x.ID == e.Question })
			if i < 0 || !strings.Contains(v.Said[i].Answer, e.Quote) {
				t.Errorf("claim %s rests on %q of %s", c.ID, e.Quote, e.Question)
			}
		}
	}
	if !slices.ContainsFunc(v.Claims, func(o profile.Claim) bool { return o.Evidence[0] == c.Evidence[0] }) {
		t.Error("what the follow-up says is gone")
	}
	sameAsStored(t, desk, s)
}
