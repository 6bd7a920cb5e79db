package interview_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// objections are answers that speak of a question and not of the work. They were all given in real interviews.
var objections = map[prompts.Lang][]string{
	prompts.EN: {
		"Sorry, I do not see what these two have to do with each other.",
		"Now you have lost me, that was a complaint about your question, not about a part.",
		"You asked me that just now.",
		"We are still on hanging a tool, I notice.",
		"I don't understand that question.",
		"You keep coming back to that sentence.",
		"Those don't contradict each other.",
	},
	prompts.ZH: {"这两件事不挨着，你怎么放一起问？", "你把我问糊涂了。", "这个你刚问过了。", "没看懂你这个问题。", "什么后一种头一种，我没说两种办法。", "你引的半截话看不懂。"},
}

// An objection to a question is no knowledge, is not shown as something learned, and is not quoted back.
func TestObjectionIsNoKnowledge(t *testing.T) {
	for lang, texts := range objections {
		for _, text := range texts[:rounds(int64(len(texts)))] {
			s, _, _ := begin(t, setup(lang, 40))
			x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeThreshold))
			if o := answer(t, s, text); o.Explanation != "" {
				continue // taken for a request to explain, which it may well be
			}
			v := s.View()
			if i := slices.IndexFunc(v.Claims, func(c profile.Claim) bool { return c.Evidence[0].Question == x.ID }); i >= 0 {
				t.Errorf("%q was learned as %q", text, v.Claims[i].Text)
			}
			conduct(t, s, sayings[lang](), func(v *interview.View) {
				if v.Open.QuoteOf == x.ID {
					t.Errorf("%q is quoted back: %q", text, v.Open.Question)
				}
			})
		}
	}
}

// Who would rather talk about something is followed: to a topic of theirs, or to what they name.
func TestWish(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ text, quote string }{
		prompts.EN: {"There is no more to say on that. You have not asked me anything about the gate freeze.", "gate freeze"},
		prompts.ZH: {"这个没什么了。你还没问我浇口封胶呢。", "浇口封胶"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		x := upTo(t, s, sayings[lang](), inTopic(prompts.ProbeThreshold))
		answer(t, s, c.text)
		v := s.View()
		if v.Open.QuoteOf != x.ID || !strings.Contains(v.Open.Quote, c.quote) {
			t.Errorf("%s: after %q came %q", lang, c.text, v.Open.Question)
		}
	}
	s, _, _ := begin(t, setup(prompts.ZH, 40))
	upTo(t, s, sayings[prompts.ZH](), inTopic(prompts.ProbeThreshold))
	answer(t, s, "后来把料温降到 215℃，压力回到 88，丝就没了。")
	if open := s.View().Open; open.Source == "wish" {
		t.Errorf("a reading is taken for a wish: %q", open.Question)
	}
	s, _, _ = begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, sayings[prompts.EN](), inTopic(prompts.ProbeThreshold))
	i := slices.IndexFunc(s.View().Topics, func(top interview.TopicView) bool { return top.ID != x.Topic })
	other := s.View().Topics[i]
	answer(t, s, "Always below sixty. Let us go back to "+strings.ToLower(other.Label)+", there is much to say there.")
	if open := s.View().Open; open.Topic != other.ID {
		t.Errorf("asked for %q, and then came %q", other.Label, open.Question)
	}
}

// A step that is named only to say that anybody can do it is no topic.
func TestEasyStepIsNoTopic(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct{ steps, judged, easy string }{
		prompts.EN: {"Hang the tool, dry the material, find the switchover point, rescue the job", "Hanging the tool any apprentice can learn in a month. The switchover point, and above all the rescue.", "Hang the tool"},
		prompts.ZH: {"挂模具、烘料、找切换点、救机", "挂模具谁都会。找切换点要判断，救机更要。", "挂模具"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeSteps })
		answer(t, s, c.steps)
		upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeJudgement })
		answer(t, s, c.judged)
		upTo(t, s, sayings[lang](), inPhase(prompts.Topic))
		for _, top := range s.View().Topics {
			if top.Label == c.easy {
				t.Errorf("%s: %q is a topic", lang, top.Label)
			}
		}
		if n := len(s.View().Topics); n != 2 {
			t.Errorf("%s: %d topics", lang, n)
		}
	}
}

// A rule and a case that share a word or two and not the act do not contradict each other.
func TestNoContradictionWithoutTheAct(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	say := sayings[prompts.EN]()
	upTo(t, s, say, inPhase(prompts.Topic))
	answer(t, s, "Never raise the clamping force to cure flash without looking at the parting line first.")
	upTo(t, s, say, inPhase(prompts.Topic))
	answer(t, s, "On a gear wheel the cushion went from 6 mm to 4.5 over one shift, nobody looked because the parts were good.")
	if open := s.View().Open; open.Probe == prompts.ProbeContradiction {
		t.Error(open.Question)
	}
}

// Nor does a figure in a rule contradict one in a story.
func TestNoContradictionWithAStory(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	say := sayings[prompts.EN]()
	upTo(t, s, say, inPhase(prompts.Topic))
	answer(t, s, "More than 20 sessions waiting on one lock is an incident.")
	upTo(t, s, say, inPhase(prompts.Topic))
	answer(t, s, "Two years ago I terminated 14 sessions one after another, the ones that were waiting on the lock, and the queue was back.")
	if open := s.View().Open; open.Probe == prompts.ProbeContradiction {
		t.Error(open.Question)
	}
}

// Nothing but what somebody says of themselves ends an interview: others may have rehearsed, eaten or waited enough.
func TestEnoughOfOthers(t *testing.T) {
	for _, text := range []string{
		"They must have rehearsed enough. Anyone not signed in by thirty-five minutes before curtain gets a phone call.",
		"Anyone not signed in gets a phone call at twenty. They must have rehearsed enough.",
		"It has to have rested long enough. Then I cut.",
	} {
		s, _, _ := begin(t, setup(prompts.EN, 40))
		upTo(t, s, sayings[prompts.EN](), inTopic(prompts.ProbeThreshold))
		answer(t, s, text)
		if v := s.View(); v.Left < 10 {
			t.Errorf("after %q there are %d questions left", text, v.Left)
		}
	}
}

// The one step that was named as taking judgement is asked about before the others.
func TestTheOneThatTakesJudgementComesFirst(t *testing.T) {
	for lang, c := range map[prompts.Lang][3]string{
		prompts.EN: {"Feed the sours, judge the proof, load the oven", "Judging the proof.", "judge the proof"},
		prompts.ZH: {"养酵头、看发酵、装炉", "看发酵。", "看发酵"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeSteps })
		answer(t, s, c[0])
		upTo(t, s, sayings[lang](), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeJudgement })
		answer(t, s, c[1])
		upTo(t, s, sayings[lang](), inPhase(prompts.Topic))
		if v := s.View(); len(v.Topics) < 2 || v.Topics[0].Label != c[2] || v.Open.Topic != v.Topics[0].ID {
			t.Errorf("%s: asked %q with %+v", lang, v.Open.Question, v.Topics)
		}
	}
}
