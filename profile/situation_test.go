package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// What a sign means stands with the sign, what happens otherwise by itself, and nothing of it twice or without its reference.
func TestSignsAndWhatTheyMean(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct {
		said             string
		rows             []string
		impact, otherCue string
	}{
		prompts.EN: {"Throughput falls while CPU falls too: that is waiting, not load. Sawtooth every fifteen minutes, that's the export. The gauge trembles before noon. A stale balance lets a card spend the same money twice. Skip the rinse, and the whole batch is lost.",
			[]string{"| Throughput falls while CPU falls too | That is waiting, not load | [A1] |", "| Sawtooth every fifteen minutes | That's the export | [A1] |"},
			"- A stale balance lets a card spend the same money twice. [A1]\n- Skip the rinse, and the whole batch is lost. [A1]", "- The gauge trembles before noon. [A1]"},
		prompts.ZH: {"油泵声突然发闷、拖长，多半是射嘴堵了半截。三个穴有披锋、一个穴缺胶，那就是困气，不是压力不够。料头的颜色一班比一班深。再加下去模面就压塌了。",
			[]string{"| 油泵声突然发闷、拖长 | 多半是射嘴堵了半截 | [A1] |", "| 三个穴有披锋、一个穴缺胶 | 那就是困气，不是压力不够 | [A1] |"},
			"- 再加下去模面就压塌了。 [A1]", "- 料头的颜色一班比一班深。 [A1]"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
		answered(p, prompts.ProbeCue, "t1", c.said)
		say := prompts.TextsOf(prompts.Documents, lang)
		book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
		checkPlaybook(t, p, book)
		at := sections(book)
		table, impact, cue := strings.Join(at[say.Say("meaning")], "\n"), strings.Join(at[say.Say("impact")], "\n"), strings.Join(at[say.Say("cue")], "\n")
		for _, row := range c.rows {
			if !strings.Contains(table, row) {
				t.Errorf("%s: no row %s in\n%s", lang, row, book)
			}
		}
		if impact != c.impact || cue != c.otherCue {
			t.Errorf("%s: otherwise %q, to look for %q in\n%s", lang, impact, cue, book)
		}
	}
}

// A condition under which something is so is a sign; one under which something has to be done stays a decision.
func TestConditionsThatAreSigns(t *testing.T) {
	book := told(t, prompts.EN, "If both nodes are slow together, it's load or a bad query.", "If the write latency is up on one volume, it's the storage.", "If the car is a hire car, it has to go to the lender.", "If it rains, wait.")
	for _, row := range []string{"| If both nodes are slow together | It's load or a bad query | [A1] |", "| If the write latency is up on one volume | It's the storage | [A2] |", "| If the car is a hire car | It has to go to the lender | [A3] |"} {
		if strings.Count(book, row) != 1 {
			t.Errorf("no row %s in\n%s", row, book)
		}
	}
	before, after, _ := strings.Cut(book, "**What decides**")
	if !strings.Contains(before, "It's the storage") || !strings.Contains(after, "It has to go") {
		t.Errorf("signs and decisions are mixed:\n%s", book)
	}
}

// A reason stands with the rule that it was asked about or said in one breath with, in each document, and nowhere else.
func TestReasonsStandWithTheirRules(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ rules, quote, why, line, other string }{
		prompts.EN: {"Send a surveyor above 2,500 euros. Never pay on a Friday.", "Never pay on a Friday", "Nobody answers at the bank until Monday, so a wrong one cannot be stopped.",
			"- Never pay on a Friday. [A1]\n  - Why: Nobody answers at the bank until Monday, so a wrong one cannot be stopped. [A2]\n", "The second is always a rumour in this trade."},
		prompts.ZH: {"超过两千五就派人去看。星期五绝不付款。", "星期五绝不付款", "星期五银行下班早，付错了追不回来。",
			"- 星期五绝不付款。 [A1]\n  - 为什么：星期五银行下班早，付错了追不回来。 [A2]\n", "第二个说法在这一行里传了很多年。"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
		answered(p, prompts.ProbeAction, "t1", c.rules)
		answered(p, prompts.ProbeReason, "t1", c.why)
		p.Answers[1].Follows, p.Answers[1].About = question(1), c.quote
		answered(p, prompts.ProbeReason, "t1", c.other)
		files := profile.Compile(p, profile.ForTeam)
		say := prompts.TextsOf(prompts.Documents, lang)
		book := file(t, files, "playbook.md")
		checkPlaybook(t, p, book)
		if body, _, _ := strings.Cut(book, "\n## "+say.Say("evidence")); !strings.Contains(body, c.line) || strings.Count(body, strings.TrimRight(c.why, ".。")) != 1 {
			t.Errorf("%s: the reason does not stand with its rule:\n%s", lang, body)
		}
		if behind := strings.Join(sections(book)[say.Say("reason")], ""); !strings.Contains(behind, strings.TrimRight(c.other, ".。")) {
			t.Errorf("%s: what belongs to no rule is lost:\n%s", lang, book)
		}
		if prompt := file(t, files, "system-prompt.md"); strings.Count(prompt, strings.TrimRight(c.why, ".。")) != 1 {
			t.Errorf("%s: the prompt has the reason %d times", lang, strings.Count(prompt, c.why))
		}
		p.Claims[len(p.Claims)-2].Standing = profile.Contested // the reason
		if prompt := file(t, profile.Compile(p, profile.ForTeam), "system-prompt.md"); strings.Contains(prompt, strings.TrimRight(c.why, ".。")) {
			t.Errorf("%s: a contested reason reached an agent", lang)
		}
	}
}

// What answers a question after a reason and gives none stands where it belongs.
func TestNoReasonNoWhy(t *testing.T) {
	for _, tc := range []struct {
		text string
		want profile.Kind
	}{
		{"POM 停机超过 15 分钟必须清料筒，用 PP 顶。", profile.Threshold},
		{"一停机过 10 分钟没退炮台，料温显示比设定高 5℃，那就是早兆头。", profile.Cue},
		{"少了这条，料垢积上两三个班，就开始缺胶。", profile.Reason},
		{"Since then I walk up to the head and touch only that one.", profile.Rule},
		{"A whistle on the upstroke tells you that the seal is gone.", profile.Cue},
		{"Drain the line before you open the valve.", profile.Rule},
		{"They remember who stood next to the machine that night.", profile.Reason},
		{"Because the rig never cools down, wait two minutes longer.", profile.Reason},
	} {
		c := profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: prompts.ProbeReason, Topic: "t1", Text: tc.text})
		if len(c) == 0 || c[0].Kind != tc.want {
			t.Errorf("%q: %+v, want %s", tc.text, c, tc.want)
		}
	}
}

// How somebody decides stands by itself where it belongs to no part of the work; otherwise its words lead to where it stands.
func TestHowSomebodyDecides(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ whole, part, see, none string }{
		prompts.EN: {"I'd rather lose an hour than a batch.", "Above ten errors I go by the counter, and the panel I never look at.", "- Above ten errors I go by the counter, and the panel I never look at: see “Check the photos” [A2]", "Stop the line and call Ana."},
		prompts.ZH: {"宁可停半天机，也不赌这套模。", "超过十个就停机，模温机的显示我最不信。", "- 模温机的显示我最不信：见“Check the photos” [A2]", "先停机，再找老周。"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
		answered(p, prompts.ProbeMissing, "", c.whole)
		answered(p, prompts.ProbeAction, "t1", c.part)
		say := prompts.TextsOf(prompts.Documents, lang)
		files := profile.Compile(p, profile.ForTeam)
		book, prompt := file(t, files, "playbook.md"), file(t, files, "system-prompt.md")
		checkPlaybook(t, p, book)
		at := sections(book)
		if risk := strings.Join(at[say.Say("style.risk")], "\n"); risk != "- "+c.whole+" [A1]" {
			t.Errorf("%s: rather risked is %q in\n%s", lang, risk, book)
		}
		if lang == prompts.ZH {
			if word := strings.Join(at[say.Say("style.word")], "\n"); word != c.see {
				t.Errorf("%s: what counts is %q, not %q in\n%s", lang, word, c.see, book)
			}
		}
		if !strings.Contains(prompt, say.Say("prompt.style.text")) || !strings.Contains(prompt, "- "+say.Say("style.risk")) {
			t.Errorf("%s: the prompt does not say how to weigh:\n%s", lang, prompt)
		}
		answered(p, prompts.ProbeBasis, "t1", map[prompts.Lang]string{prompts.EN: "Because the second one is cheaper to undo; the first one never is.", prompts.ZH: "因为后一种错了还能退回来，前一种退不回来。"}[lang])
		book = file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
		if tipped := strings.Join(sections(book)[say.Say("style.case")], "\n"); !strings.Contains(tipped, "[A3]") {
			t.Errorf("%s: what tipped the balance is %q in\n%s", lang, tipped, book)
		}
		answered(p, prompts.ProbeMissing, "", map[prompts.Lang]string{prompts.EN: "Never off the monitor.", prompts.ZH: "别信它。"}[lang])
		book = file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
		if word := strings.Join(sections(book)[say.Say("style.word")], "\n"); strings.Contains(word, "[A4]") {
			t.Errorf("%s: a scrap stands alone: %q", lang, word)
		}
		if without := told(t, lang, c.none); strings.Contains(without, say.Say("style", "subject", "Ana")) {
			t.Errorf("%s: an empty section in\n%s", lang, without)
		}
	}
}

// What says how somebody decides is heard in a claim wherever it is in a sentence.
func TestWeighingIsReadInClaims(t *testing.T) {
	for side, texts := range map[string][]string{
		"word": {"I take the chart over the monitor.", "We take the porter's list over the plan."},
		"pace": {"I wait half an hour with or without the cause."},
		"risk": {"I would never gamble with a patient."},
	} {
		for _, text := range texts {
			p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: prompts.EN, Audience: profile.ForTeam, Began: day, Changed: day}
			answered(p, prompts.ProbeMissing, "", text)
			book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
			if said := strings.Join(sections(book)[prompts.TextsOf(prompts.Documents, prompts.EN).Say("style."+side)], "\n"); !strings.Contains(said, "[A1]") {
				t.Errorf("%s: %q is not heard in\n%s", side, text, book)
			}
		}
	}
}

// Each of these stood under a heading that it does not belong to.
func TestSettledKinds(t *testing.T) {
	for _, tc := range []struct {
		probe prompts.Probe
		text  string
		want  profile.Kind
	}{
		{prompts.ProbeCue, "In pgbouncer cl_waiting climbs about three minutes before the alert.", profile.Cue},
		{prompts.ProbeCue, "More than twenty waiting sessions on one lock.", profile.Threshold},
		{prompts.ProbeAnomaly, "最先对不上的是周期，41 秒变 38 秒。", profile.Cue},
		{prompts.ProbeCue, "要是压力不够，四个穴一起缺。", profile.Cue},
		{prompts.ProbeCue, "如果料头发黄，就降温。", profile.Rule},
		{prompts.ProbeCue, "As soon as a lawyer writes, double the injury part.", profile.Rule},
		{prompts.ProbeAction, "每班开机前用手电照一遍排气槽。", profile.Rule},
		{prompts.ProbeAction, "压力一次加 5 bar。", profile.Threshold},
		{prompts.ProbeTool, "The lag panel goes to zero when nothing is being written, so with a dead primary it looks perfect.", profile.Tool},
		{prompts.ProbeTool, "If the display is dark, I open the cabinet.", profile.Rule},
		{prompts.ProbeScenario, "A bill that stops a few euros short of the limit was written backwards from that limit.", profile.Rule},
		{prompts.ProbeScenario, "A van was written off last May.", profile.Incident},
		{prompts.ProbeScenario, "A customer rang and wanted the hire car at once.", profile.Incident},
		{prompts.ProbeScenario, "Fired belts with no airbags out usually means a second impact that nobody has mentioned.", profile.Cue},
		{prompts.ProbeScenario, "打来好多回的就得赶紧给人家回了电话。", profile.Rule},
		{prompts.ProbeScenario, "去年五月打来好多回，我就得赶紧回了。", profile.Incident},
		{prompts.ProbeAction, "异物一定让客户用保鲜袋封好别扔，我们叫顺丰去取。", profile.Rule},
		{prompts.ProbeContradiction, "Twenty waiting sessions is when I call it an incident.", profile.Threshold},
	} {
		c := profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: tc.probe, Topic: "t1", Text: tc.text})
		if len(c) == 0 || c[0].Kind != tc.want {
			t.Errorf("%s: %q: %+v, want %s", tc.probe, tc.text, c, tc.want)
		}
	}
	for _, text := range []string{"I knew that the array throttles when its battery learns, so I expected it to pass.", "我当时就知道超过 15 分钟料要分解。"} {
		if c := profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Incident, Probe: prompts.ProbeKnowledge, Topic: "t1", Text: text}); len(c) == 0 || c[0].Kind != profile.Reason {
			t.Errorf("%q: %+v, want what they went by", text, c)
		}
	}
	for text, want := range map[string]string{"02:10 to 02:30, for the third time.": "02:10 to 02:30", "The pump failed, for the third time.": "The pump failed, for the third time."} {
		if c := profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: prompts.ProbeTime, Text: text}); len(c) == 0 || c[0].Text != want || !strings.Contains(text, c[0].Evidence[0].Quote) {
			t.Errorf("%q: %+v", text, c)
		}
	}
}

// A sign that has a reason beside it, and one that is told in an order with another, stay whole among the signs.
func TestSignsThatMakeNoRow(t *testing.T) {
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: prompts.EN, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
	answered(p, prompts.ProbeCue, "t1", "Throughput falls while CPU falls too: that is waiting, not load. Sawtooth every fifteen minutes, that's the export. The needle swings at noon, that's the furnace next door.")
	answered(p, prompts.ProbeReason, "t1", "Because the furnace draws the whole line down.")
	p.Answers[1].Follows, p.Answers[1].About = question(1), "The needle swings at noon"
	answered(p, prompts.ProbeCue, "t1", "First listen to the pump for a dull knock. Then smell the tray.")
	at := sections(file(t, profile.Compile(p, profile.ForTeam), "playbook.md"))
	if table := strings.Join(at["What it means"], "\n"); strings.Count(table, "[A1]") != 2 || strings.Contains(table, "needle") {
		t.Errorf("the table is\n%s", table)
	}
	if cue := strings.Join(at["What to look for"], "\n"); !strings.Contains(cue, "needle swings at noon, that's the furnace next door. [A1]\n  - Why: Because the furnace") || !strings.Contains(cue, "dull knock") || !strings.Contains(cue, "Then smell") {
		t.Errorf("to look for:\n%s", cue)
	}
}
