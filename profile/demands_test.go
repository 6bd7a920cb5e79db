package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// What recurs stands in the calendar; what belongs to a part of the work stays there, and the calendar leads to it.
func TestCalendar(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ whole, part, place, see, never string }{
		prompts.EN: {"Every Friday we send the open items to the plant managers.", "Before shift change write the three figures on the card.", "By the week", "Before shift change: see “Check the photos”", "Every case over 40,000 goes to Ana."},
		prompts.ZH: {"每周五下午把没结的单子发给三个厂长。", "交班前把三个数写到卡上。", "每周", "交班前：见“Check the photos”", "每一箱都要贴标签。"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
		answered(p, prompts.ProbeAction, "", c.whole)
		answered(p, prompts.ProbeAction, "t1", c.part)
		answered(p, prompts.ProbeAction, "t1", c.never)
		book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
		checkPlaybook(t, p, book)
		at := sections(book)
		say := prompts.TextsOf(prompts.Documents, lang)
		if got := strings.Join(at[c.place], ""); !strings.Contains(got, strings.TrimRight(c.whole, ".。")) {
			t.Errorf("%s: no calendar:\n%s", lang, book)
		}
		if got := strings.Join(at[say.Say("rhythms.day")], ""); !strings.Contains(got, c.see) || strings.Contains(got, c.never) {
			t.Errorf("%s: by the day stands %q", lang, got)
		}
		body, _, _ := strings.Cut(book, "\n## "+say.Say("evidence"))
		for _, once := range []string{c.whole, c.part} {
			if n := strings.Count(body, strings.TrimRight(once, ".。")); n != 1 {
				t.Errorf("%s: %q stands %d times", lang, once, n)
			}
		}
	}
}

// A mistake and what to go by instead stand in one row where they were said in one answer, and only there; a situation says
// when it is over.
func TestDemandsAndDoneWhen(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ error, other, done, row string }{
		prompts.EN: {"They look at the receive lag, see 200 milliseconds and promote. Go by the replay position.", "Hold the file back for a day.", "Keep flushing until the rinse water is clear.",
			"| Check the photos | They look at the receive lag, see 200 milliseconds and promote. | Go by the replay position. | [A1] |"},
		prompts.ZH: {"新人一次动三四个参数，好了不知道是哪个好的。一次只动一个，动完打够 8 模再看。", "先把单子压一天。", "洗到水清为止。",
			"| Check the photos | 新人一次动三四个参数，好了不知道是哪个好的。 | 一次只动一个，动完打够 8 模再看。 | [A1] |"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}, {ID: "t2", Label: "say no"}}}
		answered(p, prompts.ProbeError, "t1", c.error)
		answered(p, prompts.ProbeAction, "t1", c.other)
		answered(p, prompts.ProbeAction, "t1", c.done)
		say := prompts.TextsOf(prompts.Documents, lang)
		book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
		if !strings.Contains(book, c.row+"\n") || strings.Count(book, "\n## "+say.Say("demands")) != 1 {
			t.Errorf("%s: no row %s in\n%s", lang, c.row, book)
		}
		if got := strings.Join(sections(book)[say.Say("done")], ""); !strings.Contains(got, strings.TrimRight(c.done, ".。")) || strings.Contains(got, c.other) {
			t.Errorf("%s: done when %q in\n%s", lang, got, book)
		}
		if without := told(t, lang, c.other); strings.Contains(without, say.Say("demands")) || strings.Contains(without, say.Say("rhythms")) || strings.Contains(without, say.Say("done")) {
			t.Errorf("%s: an empty section in\n%s", lang, without)
		}
	}
}

// answered adds an answer to a profile.
func answered(p *profile.Profile, probe prompts.Probe, topic, text string) {
	n := len(p.Answers) + 1
	h := profile.Heard{Question: question(n), Phase: prompts.Topic, Probe: probe, Topic: topic, Text: text}
	p.Answers = append(p.Answers, profile.Answer{Question: h.Question, N: n, Phase: h.Phase, Probe: probe, Topic: topic, Mark: profile.Team, At: day})
	for _, c := range profile.Extract(h) {
		c.ID = c.Evidence[0].Quote
		p.Claims = append(p.Claims, c)
	}
}

// What was told, and marked for fewer, is not called "asked, not told" where others read; that it was not told at all is.
func TestToldToFewerIsNotAskedInVain(t *testing.T) {
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: prompts.EN, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{
		{ID: "t1", Label: "check the photos", Asked: map[profile.Slot]int{profile.SlotError: 1, profile.SlotContact: 1}},
	}}
	answered(p, prompts.ProbeError, "t1", "They forget the underside of the sill.")
	answered(p, prompts.ProbeCue, "t1", "Rust under the sill means an older crash.")
	p.Answers[0].Mark, p.Answers[0].Slot = profile.Private, profile.SlotError
	book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
	if strings.Contains(book, "forget the underside") || strings.Contains(book, "newcomers go wrong (asked, not told)") || !strings.Contains(book, "whom to ask (asked, not told)") {
		t.Errorf("the team reads\n%s", book)
	}
}

// What costs lives stands first, wherever it was said.
func TestReadFirstWhatCostsLives(t *testing.T) {
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "烤", Lang: prompts.ZH, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "烤"}}}
	answered(p, prompts.ProbeError, "t1", "新人会以为是面的问题，去加时间。也不要当场去摸火管，电没断干净会死人。")
	answered(p, prompts.ProbeAction, "t1", "先看孔，再看色。")
	for i := range p.Answers {
		p.Answers[i].Phase = prompts.Incident
	}
	for i := range p.Claims {
		p.Claims[i].Phase = prompts.Incident
	}
	at := sections(file(t, profile.Compile(p, profile.ForTeam), "playbook.md"))
	if first := strings.Join(at["先看这几条"], "\n"); !strings.Contains(first, "不要当场去摸火管") || strings.Contains(first, "先看孔") {
		t.Errorf("first stands %q, of %v", first, at)
	}
}
