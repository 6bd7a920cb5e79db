package interview_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// The eight kinds of people that an interviewer meets (methods.md §2.1, peers.md). What is asserted is what a bystander
// could see: which question comes next, and which does not come at all.

// inTopic wants an open question about a topic, after one thing.
func inTopic(probe prompts.Probe) func(*interview.Exchange) bool {
	return func(x *interview.Exchange) bool {
		return x.Phase == prompts.Topic && x.Probe == probe && x.Kind == interview.Open
	}
}

// after returns the questions asked after one, reviews left out.
func after(v *interview.View, n int) []interview.Exchange {
	var out []interview.Exchange
	for _, x := range v.Said {
		if x.N > n && x.Kind != interview.Review {
			out = append(out, x)
		}
	}
	if v.Open != nil && v.Open.N > n && v.Open.Kind != interview.Review {
		out = append(out, *v.Open)
	}
	return out
}

// Somebody terse says one thing at a time, and sometimes nothing. That is no reason to leave a topic: they are asked about
// every part of the work after several kinds of things, nobody quotes their "No." back at them, and nothing comes twice.
func TestTerse(t *testing.T) {
	facts := []string{
		"Shadows first.", "No.", "Over 8,000 I send somebody.", "Dana Hoff.", "Nothing.", "Not with hire cars.", "Rust in the dent.", "No.", "Because it comes back.", "They trust the date.", "Ring first.", "That's it.",
		"Four photos at least.", "Not on Fridays.", "The odometer.", "No.",
	}
	n := 0
	base := adjuster()
	say := func(x *interview.Exchange) string {
		if x.Phase == prompts.Map || x.Kind == interview.Choice {
			return base(x)
		}
		n++
		return facts[n%len(facts)]
	}
	s, _, _ := begin(t, setup(prompts.EN, 40))
	v := conduct(t, s, say, nil)
	kinds := map[string]map[profile.Slot]bool{}
	for _, x := range v.Said {
		if x.Topic != "" && x.Kind == interview.Open {
			if kinds[x.Topic] == nil {
				kinds[x.Topic] = map[profile.Slot]bool{}
			}
			kinds[x.Topic][interview.SlotOf(x.Probe)] = true
		}
		for _, nothing := range []string{"“No”", "“No.”", "“Nothing”", "“That's it”"} {
			if strings.Contains(x.Question, nothing) {
				t.Errorf("question %d quotes %s: %s", x.N, nothing, x.Question)
			}
		}
	}
	for _, topic := range v.Topics {
		if len(kinds[topic.ID]) < 4 {
			t.Errorf("%q was asked after %d kinds of things only", topic.Label, len(kinds[topic.ID]))
		}
	}
	if v.Asked < 30 {
		t.Errorf("given up after %d questions", v.Asked)
	}
}

// Somebody talkative tells of their life in between, and answers what was not asked yet. No question takes an aside up,
// and none asks for what is known.
func TestTalkative(t *testing.T) {
	told := "I look at the shadows first, because two photos of one crash with shadows in different directions were taken hours apart. By the way, my brother-in-law drives the same van and swears by it. " +
		"Over 8,000 euros I send an engineer, except for fleets, they send clean pictures. If anything smells I call Dana Hoff in engineering before I write a word. My cat sits on the keyboard when I do this at home. Newcomers trust the date printed in the picture."
	base := adjuster()
	first := ""
	say := func(x *interview.Exchange) string {
		if x.Phase == prompts.Topic && x.Probe == prompts.ProbeScenario && first == "" {
			first = x.Topic
			return told
		}
		return base(x)
	}
	s, _, _ := begin(t, setup(prompts.EN, 40))
	v := conduct(t, s, say, nil)
	for _, x := range v.Said {
		if strings.Contains(x.Question, "brother-in-law") || strings.Contains(x.Question, "cat sits") {
			t.Errorf("an aside is taken up: %s", x.Question)
		}
		if x.Topic == first && x.Phase == prompts.Topic && x.About == nil && (x.Probe == prompts.ProbeContact || x.Probe == prompts.ProbeError) {
			t.Errorf("asked for what was told in the first answer: %s", x.Question)
		}
	}
	for _, c := range v.Claims {
		if strings.Contains(c.Text, "brother-in-law") || strings.Contains(c.Text, "cat sits") {
			t.Errorf("an aside is learned: %s", c.Text)
		}
	}
}

// Somebody who knows it and has no words for it is taken back to a real moment, or given something to compare. The same
// question does not come again, and it is not treated as evasion.
func TestInarticulate(t *testing.T) {
	for lang, text := range map[prompts.Lang]string{
		prompts.EN: "It's… how do I put it… a kind of, you know, you'd have to see it.",
		prompts.ZH: "就是那种……怎么说呢，说不上来，你得自己看了才知道。",
	} {
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeScenario))
		answer(t, s, text)
		next := s.View().Open
		back := []string{"the place, the hour", "one thing only", "photograph", "在哪儿、几点钟", "只许看一样", "照片"}
		if next.Topic != x.Topic || next.Source != "inarticulate" || !slices.ContainsFunc(back, func(w string) bool { return strings.Contains(next.Question, w) }) {
			t.Errorf("%s: after %q comes %q (%s)", lang, text, next.Question, next.Source)
		}
		answer(t, s, text)
		if again := s.View().Open; again.Source == "inarticulate" {
			t.Errorf("%s: helped twice running: %q", lang, again.Question)
		}
	}
}

// Somebody who answers around a question is asked once for their own part in it, and told that it can stay private. If
// that does not help, the subject is left.
func TestEvasive(t *testing.T) {
	for lang, text := range map[prompts.Lang]string{
		prompts.EN: "That's a management matter, and every case is different anyway.",
		prompts.ZH: "这个不太方便说，看领导的意思吧。",
	} {
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeScenario))
		answer(t, s, text)
		next := s.View().Open
		if next.Topic != x.Topic || next.Source != "evasive" || !strings.Contains(next.Question, map[prompts.Lang]string{prompts.EN: "private", prompts.ZH: "不公开"}[lang]) {
			t.Errorf("%s: after %q comes %q (%s)", lang, text, next.Question, next.Source)
		}
		answer(t, s, text)
		for _, y := range after(conduct(t, s, sayings[lang](), nil), next.N) {
			if y.Source == "evasive" || y.QuoteOf == next.ID {
				t.Errorf("%s: pressed again: %q", lang, y.Question)
			}
		}
	}
}

// Somebody who has had enough is asked for the one thing that must not be missed and for what was not asked, and then let
// go. Nothing is lost.
func TestTired(t *testing.T) {
	for lang, text := range map[prompts.Lang]string{prompts.EN: "I think that's enough for today.", prompts.ZH: "今天先这样吧，脑子转不动了。"} {
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeScenario))
		answer(t, s, text)
		v := conduct(t, s, sayings[lang](), nil)
		more := after(v, x.N)
		if len(more) != 2 || more[1].Probe != prompts.ProbeMissing || v.Ended != interview.EndFinished {
			t.Errorf("%s: %d more questions, ended %q", lang, len(more), v.Ended)
		}
	}
}

// Somebody who wants to get on is not asked the same again and is spared what matters least; but nobody takes it for a
// wish to stop.
func TestImpatient(t *testing.T) {
	for lang, text := range map[prompts.Lang]string{prompts.EN: "You've asked me that already. Next question please.", prompts.ZH: "刚才不是说过了吗，下一个。"} {
		base := sayings[lang]()
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, base, inTopic(prompts.ProbeScenario))
		answer(t, s, text)
		impatient := func(y *interview.Exchange) string {
			if y.Phase == prompts.Topic && y.N%3 == 0 {
				return text
			}
			return base(y)
		}
		v := conduct(t, s, impatient, nil)
		rest := after(v, x.N)
		if len(rest) < 8 {
			t.Errorf("%s: given up after %d more questions", lang, len(rest))
		}
		for _, y := range rest {
			if strings.Contains(y.Question, "asked me that already") || strings.Contains(y.Question, "说过了") {
				t.Errorf("%s: their impatience is quoted: %q", lang, y.Question)
			}
			if y.Phase == prompts.Topic && slices.Contains([]profile.Slot{profile.SlotTool, profile.SlotTrick, profile.SlotExample}, interview.SlotOf(y.Probe)) && y.Source == "slot" {
				t.Errorf("%s: asked for what matters least: %q", lang, y.Question)
			}
		}
	}
}

// A question for an explanation is no answer: it is explained, and the question stays open.
func TestAsksBack(t *testing.T) {
	for lang, text := range map[prompts.Lang]string{prompts.EN: "What do you mean by that?", prompts.ZH: "什么意思，没听明白。"} {
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeScenario))
		before := len(s.View().Claims)
		o := answer(t, s, text)
		v := s.View()
		if o.Explanation == "" || v.Open.ID != x.ID || len(v.Claims) != before {
			t.Errorf("%s: explained with %q; open is %q; %d claims, were %d", lang, o.Explanation, v.Open.Question, len(v.Claims), before)
		}
	}
}

// "I don't know, ask Chen" is somebody to ask, and a gap. It is not asked who would know, and not asked again.
func TestRefersToSomebody(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ text, name string }{
		prompts.EN: {"No idea where the line is, ask Chen in treasury.", "Chen"},
		prompts.ZH: {"这个我不清楚，得问财务的陈工。", "陈工"},
	} {
		s, desk, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeThreshold))
		answer(t, s, c.text)
		v := s.View()
		if v.Open.Source == "dunno" {
			t.Errorf("%s: asked who would know: %q", lang, v.Open.Question)
		}
		if !slices.ContainsFunc(v.Claims, func(cl profile.Claim) bool {
			return cl.Is(profile.Contact) && strings.Contains(cl.Text, c.name) && cl.Evidence[0].Question == x.ID
		}) {
			t.Errorf("%s: nobody to ask was learned from %q", lang, c.text)
		}
		for _, y := range after(conduct(t, s, sayings[lang](), nil), x.N) {
			if y.Topic == x.Topic && y.Phase == prompts.Topic && y.About == nil && interview.SlotOf(y.Probe) == profile.SlotThreshold {
				t.Errorf("%s: asked again: %q", lang, y.Question)
			}
		}
		_ = desk
	}
}

// What only a trade knows for a tool or a role is recognised by its pack: nobody is asked for it again.
func TestToolsAndRolesOfTheTrade(t *testing.T) {
	long(t)
	asked := func(told string) (tool, contact bool) {
		su := setup(prompts.EN, 90)
		su.Pack = "nursing"
		base, first := adjuster(), ""
		s, _, _ := begin(t, su)
		for s.View().Open != nil && s.View().Asked < 85 {
			x := s.View().Open
			if x.Kind == interview.Review {
				break
			}
			text := base(x)
			if x.Phase == prompts.Topic && (first == "" || x.Topic == first) {
				first = x.Topic
				text = told
			}
			if x.Topic == first && x.Phase == prompts.Topic && x.Source == "slot" {
				tool = tool || x.Probe == prompts.ProbeTool
				contact = contact || x.Probe == prompts.ProbeContact
			}
			answer(t, s, text)
		}
		return tool, contact
	}
	if tool, contact := asked("The patient goes grey and quiet, and that is when I move."); !tool || !contact {
		t.Fatalf("nothing was named, and the tool was asked for: %v, whom to call: %v", tool, contact)
	}
	if tool, contact := asked("The patient goes grey and quiet, and that is when I take the syringe driver and ask the dietitian."); tool || contact {
		t.Errorf("both were named, and the tool was asked for: %v, whom to call: %v", tool, contact)
	}
}

// A wording that only suits some parts of the work is kept for those: nobody is asked for code in a part that has none.
func TestWordingsSuitTheirTopic(t *testing.T) {
	long(t)
	su := setup(prompts.EN, 90)
	su.Pack = "software"
	s, _, _ := begin(t, su)
	v := conduct(t, s, adjuster(), nil)
	own := 0
	for _, x := range v.Said {
		if strings.Contains(x.Wording, ".software.") {
			own++
		}
		for _, misfit := range []string{"the code of", "patching and redesigning", "piece of code", "last commit", "commit history"} {
			if x.Topic != "" && strings.Contains(x.Question, misfit) {
				t.Errorf("about %q: %s", x.Topic, x.Question)
			}
		}
	}
	if own < 5 {
		t.Errorf("only %d questions of the trade's pack", own)
	}
}
