package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// Each of these made somebody stumble who read a finished playbook: what was told of one night stood among the rules, whom
// to call stood under "what to do", and remarks about a question stood as knowledge.
func TestExtractReadsAsAReaderWould(t *testing.T) {
	for _, tc := range []struct {
		probe prompts.Probe
		text  string
		want  []string // kind and text
	}{
		{prompts.ProbeScenario, "The host of the primary died on a Friday at 17:50, payday. I still looked at two things: the replay position and the power.",
			[]string{"incident The host of the primary died on a Friday at 17:50, payday.", "incident I still looked at two things: the replay position and the power."}},
		{prompts.ProbeScenario, "If the lamp is red, stop. Last May I did not stop and we lost the pump.",
			[]string{"rule If the lamp is red, stop.", "incident Last May I did not stop and we lost the pump."}},
		{prompts.ProbeScenario, "前年一款外壳熔接线一摔就裂，我看压力曲线是凌晨两点十分开始掉的，一共封了 46 箱。",
			[]string{"incident 前年一款外壳熔接线一摔就裂，我看压力曲线是凌晨两点十分开始掉的，一共封了 46 箱。"}},
		{prompts.ProbeReason, "Two years ago I terminated 14 sessions one after another, and the queue was back each time within seconds.",
			[]string{"incident Two years ago I terminated 14 sessions one after another, and the queue was back each time within seconds."}},
		{prompts.ProbeCue, "最近是今年三月，换色停了 25 分钟没清料筒，射嘴口在冒白烟滴料，还没闻到刺眼睛就让人站开了。后来把温度降下来、退炮台空射，射了六七下才干净。",
			[]string{"incident 最近是今年三月，换色停了 25 分钟没清料筒，射嘴口在冒白烟滴料，还没闻到刺眼睛就让人站开了。", "incident 后来把温度降下来、退炮台空射，射了六七下才干净。"}},
		{prompts.ProbeContact, "Tomasz for the database, and Adaeze of the payout team when the head of the chain is one of their sessions, because only she knows whether it can be killed.",
			[]string{"contact Tomasz for the database, and Adaeze of the payout team when the head of the chain is one of their sessions, because only she knows whether it can be killed."}},
		{prompts.ProbeThreshold, "Read the user, the start of the transaction and whether anyone waits behind it.",
			[]string{"rule Read the user, the start of the transaction and whether anyone waits behind it."}},
		{prompts.ProbeThreshold, "When it smells burnt.", []string{"threshold When it smells burnt."}},
		{prompts.ProbeMissing, "What to do about replication slots. An abandoned slot keeps WAL until the disk is full.",
			[]string{"rule An abandoned slot keeps WAL until the disk is full."}},
		{prompts.ProbeMissing, "这个 88 就是个压力数，没什么最近一回。要紧的是看射胶峰值压力跟上一批比差多少，差 10% 以上就要当料变了处理。",
			[]string{"threshold 要紧的是看射胶峰值压力跟上一批比差多少，差 10% 以上就要当料变了处理。"}},
		{prompts.ProbeContradiction, "头一句是说徒弟做错了，不是规矩，两句不打架。只缺一个穴的，一下都不加。", []string{"rule 只缺一个穴的，一下都不加。"}},
		{prompts.ProbeTrick, "这个对不上，救机是半夜被叫起来的，没什么先摆好的。机台边挂一张上一回合格的实际参数。", []string{"trick 机台边挂一张上一回合格的实际参数。"}},
		{prompts.ProbeScenario, "That belongs more to the failover, but fine: in June the primary's disk was slow and the director wanted replica one promoted at once.",
			[]string{"incident In June the primary's disk was slow and the director wanted replica one promoted at once."}},
		{prompts.ProbeBasis, "你引的半截话看不懂，我按最早能看出来的说：一停机过 10 分钟没退炮台，料温显示比设定高 5℃，那就是早兆头。",
			[]string{"cue 一停机过 10 分钟没退炮台，料温显示比设定高 5℃，那就是早兆头。"}},
		{prompts.ProbeException, "In March it failed and I did nothing. So I look at the receiver on a replica first.",
			[]string{"exception In March it failed and I did nothing.", "rule Look at the receiver on a replica first."}},
		{prompts.ProbeAction, "每班开机前照一遍。还有压力加两回还不见好，就不许再加。还有一台小秤。", []string{"rule 每班开机前照一遍。", "rule 压力加两回还不见好，就不许再加。", "rule 还有一台小秤。"}},
		{prompts.ProbeContact, "模具房的钳工，得让他知道是哪一穴。新人只想着叫我，想不到叫他。", []string{"contact 模具房的钳工，得让他知道是哪一穴。新人只想着叫我，想不到叫他。"}},
		{prompts.ProbeWhatIf, "要改就改成四个穴一起缺：那我先看垫料，垫料少于 5 mm 就是止逆环漏了。", []string{"exception 四个穴一起缺：那我先看垫料，垫料少于 5 mm 就是止逆环漏了。"}},
		{prompts.ProbeTool, "psql from the bastion and the log of the service.", []string{"tool psql from the bastion and the log of the service."}},
	} {
		claims := profile.Extract(profile.Heard{Question: "q1", Phase: phaseOf(tc.probe), Probe: tc.probe, Topic: "t1", Text: tc.text})
		for i, c := range claims {
			got, want := string(c.Kind)+" "+c.Text, "nothing"
			if i < len(tc.want) {
				want = tc.want[i]
			}
			if got != want {
				t.Errorf("%s:\n got %s\nwant %s", tc.probe, got, want)
			}
			if !strings.Contains(tc.text, c.Evidence[0].Quote) {
				t.Errorf("%q is not verbatim", c.Evidence[0].Quote)
			}
		}
		if len(claims) < len(tc.want) {
			t.Errorf("%q gives %d claims, not %d", tc.text, len(claims), len(tc.want))
		}
	}
}

// What sounds like a remark about the question and is one about the work stays, and so does its condition.
func TestExtractKeepsWhatOnlySoundsLikeARemark(t *testing.T) {
	for _, tc := range []struct {
		probe prompts.Probe
		text  string
	}{
		{prompts.ProbeAction, "要是改成夜班，就得两个人一起巡。"},
		{prompts.ProbeWhatIf, "要是改成夜班，就得两个人一起巡。"},
		{prompts.ProbeAction, "要是改成新配方，先试一锅再排产。"},
		{prompts.ProbeWhatIf, "要是改成外协，先问老周能不能做。"},
		{prompts.ProbeAction, "要改就改成两班倒，名单周五前贴出来。"},
		{prompts.ProbeAction, "电话接起来第一句是问地址，不是问出了什么事。"},
		{prompts.ProbeContradiction, "电话接起来第一句是问地址，不是问出了什么事。"},
		{prompts.ProbeAction, "第一句一定是问对方人安不安全。"},
		{prompts.ProbeAction, "两个不冲突的预约可以排同一天。"},
		{prompts.ProbeContradiction, "两个不冲突的预约可以排同一天。"},
		{prompts.ProbeAction, "两条没有冲突的线可以同时开。"},
		{prompts.ProbeContradiction, "两条没有冲突的线可以同时开。"},
		{prompts.ProbeAction, "客户来电第一句要说公司名。"},
		{prompts.ProbeException, "两条线的排期不冲突。"},
	} {
		claims := profile.Extract(profile.Heard{Question: "q1", Phase: phaseOf(tc.probe), Probe: tc.probe, Topic: "t1", Text: tc.text})
		said := ""
		for _, c := range claims {
			said += c.Text
		}
		if len(claims) == 0 || said != tc.text || claims[0].Evidence[0].Quote != strings.TrimRight(tc.text, "。") && claims[0].Evidence[0].Quote != tc.text {
			t.Errorf("%s: %q gives %+v", tc.probe, tc.text, claims)
		}
	}
}

// An answer that says itself that it is an exception needs no second word for it.
func TestExtractSaysExceptionOnce(t *testing.T) {
	c := profile.Extract(profile.Heard{
		Question: "q2", Phase: prompts.Topic, Probe: prompts.ProbeException, Text: "夜班没品管的时候例外，我自己先把机边那几箱贴红牌隔开。",
		About: &profile.Evidence{Question: "q1", Quote: "封箱是品管的事，不归我"},
	})
	if len(c) != 1 || c[0].Text != "封箱是品管的事，不归我；夜班没品管的时候例外，我自己先把机边那几箱贴红牌隔开。" {
		t.Errorf("%+v", c)
	}
}

// sections are the lines of a document under its headings, bold leads included.
func sections(doc string) map[string][]string {
	out, at := map[string][]string{}, ""
	for _, line := range strings.Split(doc, "\n") {
		switch {
		case strings.HasPrefix(line, "#"), strings.HasPrefix(line, "**"):
			at = strings.Trim(line, "#* ")
		case line != "":
			out[at] = append(out[at], line)
		}
	}
	return out
}

// What the examples are read for: who opens the playbook finds each thing under the heading that it belongs to.
func TestPlaybookReadsAsAReaderWould(t *testing.T) {
	en, zh := example(t, prompts.EN, "playbook.md"), example(t, prompts.ZH, "playbook.md")
	for _, tc := range []struct{ doc, heading, has string }{
		{en, "Whom to ask", "Tomasz for the database, and Adaeze"},
		{en, "Case 1: Deal with replica lag", "I waited 11 minutes"}, // told under the lag, gone into as a case
		{en, "Which of them take judgement", "Triage, finding what blocks"},
		{en, "Minutes alone before calling somebody", "For the ledger I ring Tomasz"},
		{zh, "真能让它转起来的人", "顶针卡住找模具房"},
	} {
		if got := strings.Join(sections(tc.doc)[tc.heading], "\n"); !strings.Contains(got, tc.has) {
			t.Errorf("under %q stands\n%s\nand not %q", tc.heading, got, tc.has)
		}
	}
	for doc, never := range map[string][]string{
		en: {"Psql", "Not gone into: Hand", "belongs more to the failover", "What to do about replication slots", "\n- So "},
		zh: {"没什么最近一回", "你引的半截话", "例外：夜班没品管的时候例外", "师傅是怎么做的", "““", "师傅本人"},
	} {
		body, _, _ := strings.Cut(doc, "\n## "+map[bool]string{true: "原话", false: "The words behind it"}[doc == zh])
		for _, s := range never {
			if strings.Contains(body, s) {
				t.Errorf("the playbook says %q", s)
			}
		}
	}
	for _, lead := range []string{"**Minutes alone before calling somebody**", "**真能让它转起来的人**"} {
		if strings.Count(en+zh, lead) != 1 {
			t.Errorf("%s stands %d times", lead, strings.Count(en+zh, lead))
		}
	}
	if strings.Contains(zh, "““") {
		t.Error("two opening marks stand side by side")
	}
}

// A step that the specialist calls a matter of procedure, or of which something is told, is no gap.
func TestStepsByTheBookAreNoGaps(t *testing.T) {
	say := prompts.TextsOf(prompts.Documents, prompts.EN)
	if gaps := strings.Join(sections(example(t, prompts.EN, "playbook.md"))[say.Say("gaps")], "\n"); strings.Contains(gaps, "hand over after the night") {
		t.Errorf("a form that anyone can do is a gap:\n%s", gaps)
	}
	if gaps := strings.Join(sections(example(t, prompts.ZH, "playbook.md"))["还不知道的"], "\n"); strings.Contains(gaps, "改完写回工艺卡") || !strings.Contains(gaps, "换模上模") {
		t.Errorf("gaps:\n%s", gaps)
	}
}

// example compiles one file of a finished result.
func example(tb testing.TB, lang prompts.Lang, suffix string) string {
	tb.Helper()
	return file(tb, profile.Compile(readFixture(tb, "../docs/examples/"+examples[lang]+"/interview.yaml").profile(tb), profile.ForTeam), suffix)
}
