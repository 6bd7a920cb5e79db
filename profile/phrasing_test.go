package profile_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// A sentence of a model's holds if it says what the claims say; what it hangs on may neither go, nor come, nor move.
func TestPhrasing(t *testing.T) {
	for _, tc := range []struct {
		lang   prompts.Lang
		claims []string
		text   string
		holds  bool
	}{
		{prompts.EN, []string{"so if the housing is warmer than 60 degrees I call Chen, you know"}, "If the housing is warmer than 60 degrees, call Chen.", true},
		{prompts.EN, []string{"Press the gasket with your thumb.", "Listen to the pump."}, "Press the gasket with your thumb and listen to the pump.", true},
		{prompts.EN, []string{"Above 60 degrees I call Chen."}, "Above 80 degrees, call Chen.", false},
		{prompts.EN, []string{"Above 60 degrees I call Chen."}, "Above 60 degrees, call Priya.", false},
		{prompts.EN, []string{"Above 60 degrees I call Chen."}, "Call Chen above 60 degrees.", false}, // the order is what it hangs on
		{prompts.EN, []string{"I never call Chen at night, I call Priya."}, "Never call Priya at night, call Chen.", false},
		{prompts.EN, []string{"I never call Chen at night."}, "Call Chen at night.", false},
		{prompts.EN, []string{"I usually call Chen at night."}, "Call Chen at night.", false},
		{prompts.EN, []string{"Call Chen at night."}, "Always call Chen at night.", false},
		{prompts.EN, []string{"If the seal leaks, stop the line."}, "Stop the line.", false},
		{prompts.EN, []string{"If the seal leaks, stop the line."}, "If the line leaks, stop the seal.", false},
		{prompts.EN, []string{"Check the seal before the pump starts."}, "Check the pump before the seal starts.", false},
		{prompts.EN, []string{"Check the seal."}, "Check the seal thoroughly with a manometer.", false},
		{prompts.EN, []string{"Press the gasket with your thumb and feel whether the rim gives way on the left."}, "Press the gasket.", false},
		{prompts.EN, []string{"Check the seal."}, "Check the seal.\x1b[31m", false},
		{prompts.EN, []string{"Check the seal."}, "检查密封圈。", false},
		{prompts.EN, []string{"Check the seal."}, "", false},
		{prompts.ZH, []string{"那个就是说温度超过60度我就打给陈工"}, "温度超过60度就打给陈工。", true},
		{prompts.ZH, []string{"温度超过60度就打给陈工。"}, "温度超过80度就打给陈工。", false},
		{prompts.ZH, []string{"夜里不要打给陈工。"}, "夜里打给陈工。", false},
		{prompts.ZH, []string{"一般先看油位。"}, "先看油位。", false},
		{prompts.ZH, []string{"先看油位，再开泵。"}, "先开泵，再看油位。", false},
		{prompts.ZH, []string{"先看油位，再开泵。"}, "先看油位，再开泵，并且通知调度。", false},
	} {
		var claims []profile.Claim
		for i, text := range tc.claims {
			claims = append(claims, profile.Claim{ID: string(rune('a' + i)), Kind: profile.Rule, Text: text, Standing: profile.Stated})
		}
		if _, holds := profile.NewPhrasing(tc.lang, claims, tc.text, "m @ h"); holds != tc.holds {
			t.Errorf("%q as %q: %v, want %v", tc.claims, tc.text, holds, tc.holds)
		}
	}
}

// The playbook has the sentence in place of the lines, with the words behind all of them, and says who put it; the system prompt
// has the claims. Once a claim is put otherwise by the specialist, the sentence is gone.
func TestPlaybookAsAModelPutIt(t *testing.T) {
	p := load(t, "adjuster.en.yaml")
	before := file(t, profile.Compile(p, profile.ForPrivate), "playbook.md")
	i := slices.IndexFunc(p.Claims, func(c profile.Claim) bool {
		return c.Phase == prompts.Topic && c.Kind != profile.Step && strings.Contains(before, "- "+c.Text+" [")
	})
	if i < 0 {
		t.Fatal("the example has no line about a topic")
	}
	one := p.Claims[i]
	text := "Well: " + one.Text
	p.Phrasings = []profile.Phrasing{{Claims: []string{one.ID}, Was: []string{one.Text}, Text: text, Model: "small @ model.example"}}
	files := profile.Compile(p, profile.ForPrivate)
	after := file(t, files, "playbook.md")
	if !strings.Contains(after, "- "+text) || !strings.Contains(after, "1 line was put by a language model (small \\@ model.example)") {
		t.Errorf("the playbook does not have it\n%s", after)
	}
	if strings.Contains(file(t, files, "system-prompt.md"), text) {
		t.Error("the system prompt has it")
	}
	for i := range p.Claims {
		if p.Claims[i].ID == one.ID {
			p.Claims[i].Standing, p.Claims[i].Text = profile.Edited, "Do it another way."
		}
	}
	if again := file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"); strings.Contains(again, text) || strings.Contains(again, "put by a language model") {
		t.Errorf("a sentence about a claim that is put otherwise is still there\n%s", again)
	}
}

// The provenance says what a model had a hand in, and that none had where that is so.
func TestProvenanceNamesTheModel(t *testing.T) {
	p := load(t, "adjuster.en.yaml")
	if md := file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"); !strings.Contains(md, "no language model took part") {
		t.Error("it does not say that none took part")
	}
	p.Answers[4].Model, p.Answers[6].Model, p.Claims[3].Model = "small @ h", "small @ h", "small @ h"
	md := file(t, profile.Compile(p, profile.ForPrivate), "playbook.md")
	if strings.Contains(md, "no language model") || !strings.Contains(md, `A language model (small \@ h) helped: it proposed or worded 2 questions; it pointed out 1 statement.`) {
		t.Errorf("%s", md[strings.Index(md, "## Where this comes from"):])
	}
}
