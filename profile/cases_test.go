package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// An agent is shown a case as what it is: what was the matter, what was seen, what was done and why, quoted, so that no "I"
// in it can be taken for an order, and never with a heading that says more than was told.
func TestExamplesAreTold(t *testing.T) {
	for _, tc := range []struct {
		lang prompts.Lang
		want string
	}{
		{prompts.EN, `<example id="C1">

- Situation: “in June the primary's disk was slow and the director wanted replica one promoted at once.” [A7]
- “Its replay was 40 seconds behind, so promoting meant losing 40 seconds of card payments” [A7]
- What was done: “I waited 11 minutes until replay lag was under one second and then the disk had recovered anyway.” [A7]
- Why: “40 seconds of card payments would have been gone.” [A13]
- “A slow primary costs us timeouts, which the merchants retry” [A13]
- “lost commits cost us a month of reconciliation by hand.” [A13]
- “I knew that the disk array throttles`},
		{prompts.EN, `- Situation: “Last November the idle-in-transaction alert fired at 02:10 as it does every night, from the reconciliation batch, and Marek acknowledged it and went back to sleep.” [A5]
- “This time it was still there`},
		{prompts.EN, "- Situation: “Two years ago I terminated 14 sessions one after another, the ones that were waiting, and the queue was back each time within seconds.” [A23]\n- “The root was one idle session of the back office at the head of the chain” [A23]\n- “the fourteen are how many"},
		{prompts.ZH, `- 当时的情况：“去年七月做一款 ABS 面壳，换了一批料，材质单熔指写的都是 22，按卡 225℃ 打，第一模浇口边上就拉丝，射胶峰值压力从 92 bar 掉到 78 bar。” [A5]
- 注意到的：“我看的就是这个压力，`},
		{prompts.ZH, "- 采取的做法：“我去了没动压力，"},
	} {
		if prompt := example(t, tc.lang, "system-prompt.md"); !strings.Contains(prompt, tc.want) {
			t.Errorf("the prompt does not have\n%s\nbut\n%s", tc.want, between(prompt, "<example", "</example>"))
		}
	}
}

func between(text, from, to string) string {
	_, text, _ = strings.Cut(text, from)
	text, _, _ = strings.Cut(text, to)
	return text
}

// What a case has come to is what it taught and no reason for what was done then.
func TestSinceThenIsNoReason(t *testing.T) {
	for lang, said := range map[prompts.Lang][2]string{
		prompts.EN: {"A light that changes means that somebody had the ignition on. Since then I look at the lights.", "What it taught"},
		prompts.ZH: {"料湿了面会发雾，其实是水汽。现在我每次都先摸料斗。", "从中学到的"},
	} {
		p := &profile.Profile{ID: "iv", Subject: "S", Work: "W", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day}
		for i, a := range []profile.Heard{
			{Probe: prompts.ProbeIncident, Text: map[prompts.Lang]string{prompts.EN: "Last spring we paid for a van that had been driven.", prompts.ZH: "去年夏天一批三千件的面板全翻车了。"}[lang]},
			{Probe: prompts.ProbeBasis, Text: said[0]},
		} {
			a.Question, a.Phase = question(i+1), prompts.Incident
			p.Answers = append(p.Answers, profile.Answer{Question: a.Question, N: i + 1, Phase: a.Phase, Probe: a.Probe, Mark: profile.Team, At: day})
			for _, c := range profile.Extract(a) {
				c.ID = c.Evidence[0].Quote
				p.Claims = append(p.Claims, c)
			}
		}
		got := strings.Join(sections(file(t, profile.Compile(p, profile.ForTeam), "playbook.md"))[said[1]], "")
		if !strings.Contains(got, "Look at the lights") && !strings.Contains(got, "现在我每次") {
			t.Errorf("%q under %q", got, said[1])
		}
	}
}

// The compact prompt keeps to its budget, cases and all.
func TestCompactKeepsItsBudget(t *testing.T) {
	for lang := range examples {
		p := readFixture(t, "../docs/examples/"+examples[lang]+"/interview.yaml").profile(t)
		files, _ := profile.CompileTargets(p, profile.ForTeam, profile.TargetModelfile)
		text := between(string(files[0].Data), `SYSTEM """`, `"""`)
		if n := estimate(text); n > 1500 || n < 900 {
			t.Errorf("%s: the compact prompt has about %d tokens", lang, n)
		}
	}
}
