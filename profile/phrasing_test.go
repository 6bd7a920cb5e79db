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
		{prompts.ZH, []string{"开机前查油压和水温。"}, "开机后查油压和水温。", false},
		{prompts.ZH, []string{"把温度往上调5度。"}, "把温度往下调5度。", false},
		{prompts.ZH, []string{"师傅让徒弟停机。"}, "徒弟让师傅停机。", false},
		{prompts.ZH, []string{"每班查一次油位。"}, "查一次油位。", false},
		{prompts.ZH, []string{"估计是密封圈坏了。"}, "是密封圈坏了。", false},
		{prompts.EN, []string{"Turn the pump on and call the garage."}, "Turn the pump off and call the garage.", false},
		{prompts.EN, []string{"The buyer pays the seller a deposit."}, "The seller pays the buyer a deposit.", false},
		{prompts.EN, []string{"Open the left valve and close the right valve."}, "Close the left valve and open the right valve.", false},
		{prompts.EN, []string{"It seems the seal leaks there by the flange."}, "The seal leaks there by the flange.", false},
		{prompts.EN, []string{"I ring the customer and they ring the garage."}, "They ring the customer and I ring the garage.", false},
		{prompts.EN, []string{"Ring the garage by day and the customer by night."}, "Ring the garage by day and the customer.", false},
		{prompts.EN, []string{"I hardly open the hatch while the fan is running hot."}, "Open the hatch while the fan is running hot.", false},
		{prompts.EN, []string{"I refuse to bake a wet board in the small oven."}, "Bake a wet board in the small oven.", false},
		{prompts.EN, []string{"Apprentices fail to close the drain valve behind the pump."}, "Apprentices close the drain valve behind the pump.", false},
		{prompts.EN, []string{"A reading above 12 means the filter is too old."}, "A reading above 12 means the filter is old.", false},
		{prompts.EN, []string{"I wait another 5 minutes, you know."}, "Wait 5 minutes.", false},
		{prompts.EN, []string{"Add more salt and reduce the water in the big kettle."}, "Add more salt and the water in the big kettle.", false},
		{prompts.EN, []string{"I turn the screw two times with the long wrench."}, "Turn the screw with the long wrench.", false},
		{prompts.EN, []string{"Call the wrong number on purpose and listen to the tone."}, "Call the number on purpose and listen to the tone.", false},
		{prompts.EN, []string{"Well, I avoid the left valve, you know, and I rarely press it."}, "Avoid the left valve and seldom press it.", true},
		{prompts.EN, []string{"So I wait two more minutes, you know, too much heat cracks it."}, "Wait two more minutes: too much heat cracks it.", true},
		{prompts.ZH, []string{"禁止先加氟。"}, "先加氟。", false},
		{prompts.ZH, []string{"尽量避免带电换板。"}, "带电换板。", false},
		{prompts.ZH, []string{"尽量避免带电换板。"}, "避免带电换板。", false},
		{prompts.ZH, []string{"那个，很少先加氟的。"}, "先加氟。", false},
		{prompts.ZH, []string{"那个就是尽量避免带电换板嘛。"}, "尽量避免带电换板。", true},
		{prompts.ZH, []string{"油温太高了再停机就晚了。"}, "油温高了再停机就晚了。", false},
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

// A reason stands below its rule however a model put that.
func TestReasonOfAPhrasedLine(t *testing.T) {
	p := &profile.Profile{
		Lang: prompts.EN, Subject: "Ana", Work: "Bumpers", Audience: profile.ForPrivate, Topics: []profile.TopicOf{{ID: "t1", Label: "ring the garage"}},
		Answers: []profile.Answer{
			{Question: "q1", N: 1, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Mark: profile.Shared},
			{Question: "q2", N: 2, Phase: prompts.Topic, Probe: prompts.ProbeReason, Topic: "t1", Follows: "q1", Mark: profile.Shared},
		},
		Claims: []profile.Claim{
			{ID: "c1", Kind: profile.Rule, Topic: "t1", Phase: prompts.Topic, Text: "So I ring the garage about every bumper, you know.", Standing: profile.Stated, Evidence: []profile.Evidence{{Question: "q1", Quote: "So I ring the garage about every bumper, you know."}}},
			{ID: "c2", Kind: profile.Reason, Topic: "t1", Phase: prompts.Topic, Text: "Because the sensors behind it crack without a mark.", Standing: profile.Stated, Evidence: []profile.Evidence{{Question: "q2", Quote: "Because the sensors behind it crack without a mark."}}},
		},
	}
	p.Phrasings = []profile.Phrasing{{Claims: []string{"c1"}, Was: []string{p.Claims[0].Text}, Text: "Ring the garage about every bumper!", Model: "m @ h"}}
	body, _, _ := strings.Cut(file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"), "## The words behind it")
	if !strings.Contains(body, "Ring the garage about every bumper!") || !strings.Contains(body, "sensors behind it crack") {
		t.Errorf("%s", body)
	}
}

// What a model made of claims goes to those only who may read all of them.
func TestPhrasingsReachWhomTheirClaimsReach(t *testing.T) {
	p := marked()
	for _, c := range p.Claims {
		p.Phrasings = append(p.Phrasings, profile.Phrasing{Claims: []string{c.ID}, Was: []string{c.Text}, Text: "As a model put it: " + c.Text})
	}
	for _, a := range []profile.Audience{profile.ForPublic, profile.ForTeam, profile.ForPrivate} {
		seen := p.For(a)
		if len(seen.Phrasings) == 0 || len(seen.Phrasings) != len(seen.Claims) {
			t.Errorf("%s: %d phrasings, %d claims", a, len(seen.Phrasings), len(seen.Claims))
		}
	}
}

// What is not confirmed is not listed as such where a statement that stands says it word for word.
func TestUnconfirmedIsNothingThatStands(t *testing.T) {
	p := load(t, "adjuster.en.yaml")
	claim := func(id, text string, standing profile.Standing) profile.Claim {
		return profile.Claim{ID: id, Kind: profile.Rule, Topic: p.Topics[0].ID, Phase: prompts.Topic, Text: text, Standing: standing, Evidence: []profile.Evidence{{Question: p.Answers[0].Question, Quote: text}}}
	}
	p.Claims = append(p.Claims, claim("a", "Tap the flange with a coin, and listen to the pump.", profile.Confirmed),
		claim("b", "Tap the flange with a coin.", profile.Inferred), claim("c", "Tap the valve with a spoon.", profile.Inferred))
	_, rest, ok := strings.Cut(file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"), "## "+prompts.TextsOf(prompts.Documents, prompts.EN).Say("unconfirmed"))
	section, _, _ := strings.Cut(rest, "\n## ")
	if !ok || !strings.Contains(section, "with a spoon") || strings.Contains(section, "with a coin") {
		t.Errorf("%v: %s", ok, section)
	}
}
