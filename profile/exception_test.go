package profile_test

import (
	"strconv"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// A rule whose exception stands with it stands nowhere without it: neither a reader nor an agent may take the first alone.
func TestNoRuleWithoutItsException(t *testing.T) {
	for lang, c := range map[prompts.Lang][2]string{
		prompts.EN: {"If the primary answers no health check for 90 seconds, start the failover.", "While both replicas are still receiving, leave it alone."},
		prompts.ZH: {"主库九十秒没有心跳就切换。", "两个从库都还在收日志的时候先别动。"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "on call", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Version: 1, Topics: []profile.TopicOf{{ID: "t1", Label: "failover"}}}
		add := func(h profile.Heard) {
			p.Answers = append(p.Answers, profile.Answer{Question: h.Question, N: len(p.Answers) + 1, Phase: h.Phase, Probe: h.Probe, Topic: "t1", Mark: profile.Team, At: day})
			for _, cl := range profile.Extract(h) {
				cl.ID = "c" + strconv.Itoa(len(p.Claims)+1)
				p.Claims = append(p.Claims, cl)
			}
		}
		add(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: prompts.ProbeThreshold, Topic: "t1", Text: c[0]})
		add(profile.Heard{Question: "q2", Phase: prompts.Topic, Probe: prompts.ProbeException, Topic: "t1", Text: c[1], About: &profile.Evidence{Question: "q1", Quote: strings.TrimRight(c[0], ".。")}})
		files := profile.Compile(p, profile.ForTeam)
		for _, path := range []string{"playbook.md", "system-prompt.md"} {
			body, _, _ := strings.Cut(file(t, files, path), "\n## "+prompts.TextsOf(prompts.Documents, lang).Say("evidence"))
			if n := strings.Count(body, "90") + strings.Count(body, "九十"); n != 1 || !strings.Contains(body, "[A1, A2]") {
				t.Errorf("%s: the rule stands %d times in %s:\n%s", lang, n, path, body)
			}
		}
		// Told once is a matter of the documents; the profile for other programs holds every claim.
		for _, cl := range p.Claims {
			if !strings.Contains(file(t, files, "profile.json"), `"`+cl.ID+`"`) {
				t.Errorf("%s: profile.json lost the claim %s", lang, cl.ID)
			}
		}
	}
}

// What stands of a rule with its exception is no surer than the rule, says all that both say, and goes last of all for want of room;
// of a rule that was rejected only the exception is left.
func TestExceptionToWhatIsNotSettled(t *testing.T) {
	const rule, exception = "If the primary answers no health check, start the failover.", "While both replicas are still receiving, ring Tomasz first."
	both := func(standing profile.Standing) (*profile.Profile, string, string) {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "on call", Lang: prompts.EN, Audience: profile.ForTeam, Began: day, Changed: day, Version: 1, Topics: []profile.TopicOf{{ID: "t1", Label: "failover"}}}
		answered(p, prompts.ProbeAction, "t1", rule)
		p.Answers = append(p.Answers, profile.Answer{Question: "q2", N: 2, Phase: prompts.Topic, Probe: prompts.ProbeException, Topic: "t1", Mark: profile.Team, At: day})
		for _, c := range profile.Extract(profile.Heard{Question: "q2", Phase: prompts.Topic, Probe: prompts.ProbeException, Topic: "t1", Text: exception, About: &profile.Evidence{Question: "q1", Quote: strings.TrimRight(rule, ".")}}) {
			c.ID = "e"
			p.Claims = append(p.Claims, c)
		}
		p.Claims[0].Standing = standing
		files := profile.Compile(p, profile.ForTeam)
		book, _, _ := strings.Cut(file(t, files, "playbook.md"), "\n## The words behind it")
		return p, book, file(t, files, "system-prompt.md")
	}
	if _, book, prompt := both(profile.Contested); strings.Contains(prompt, "no health check") || strings.Count(book, "no health check") != 1 || !strings.Contains(book, "both replicas") {
		t.Errorf("a contested rule is settled by its exception:\n%s\n%s", book, prompt)
	}
	if _, book, prompt := both(profile.Dropped); strings.Contains(book+prompt, "no health check") || !strings.Contains(prompt, "both replicas") {
		t.Errorf("a rejected rule stands with its exception:\n%s\n%s", book, prompt)
	}
	p, _, _ := both(profile.Stated)
	for i := range 400 {
		answered(p, prompts.ProbeThreshold, "t1", "More than "+strconv.Itoa(i+100)+" errors of kind "+strconv.Itoa(i)+" in ten minutes is an incident of its own kind.")
	}
	files, _ := profile.CompileTargets(p, profile.ForTeam, "gpt")
	if instructions := string(ending(t, files, "instructions.md").Data); !strings.Contains(instructions, "both replicas") {
		t.Errorf("the rule with its exception went before plain lines:\n%s", instructions)
	}
}
