package profile_test

import (
	"slices"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// What an answer goes on to say is not of the kind that was asked for by being in it.
func TestAnswersThatGoOn(t *testing.T) {
	type claim struct {
		kind profile.Kind
		text string
	}
	for _, tc := range []struct {
		probe prompts.Probe
		text  string
		want  []claim
	}{
		// the right way behind what others get wrong
		{prompts.ProbeError, "They'd have called the hospital first. Call the boat first, they have the oxygen.", []claim{{profile.Error, "They'd have called the hospital first."}, {profile.Rule, "Call the boat first, they have the oxygen."}}},
		{prompts.ProbeError, "They pull again. After one break you stop and let the others down.", []claim{{profile.Error, "They pull again."}, {profile.Rule, "After one break you stop and let the others down."}}},
		{prompts.ProbeError, "They forget the tray. They trust the gauge.", []claim{{profile.Error, "They forget the tray. They trust the gauge."}}},
		// a rule with its exception in it, in answer to what the exceptions are
		{prompts.ProbeException, "泡大过黄豆的一律先排气再整形，除非是乡村面包。", []claim{{profile.Rule, "泡大过黄豆的一律先排气再整形，除非是乡村面包。"}}},
		// a line behind a reason
		{prompts.ProbeReason, "Because the hygrometer will be over 65 percent; above 70 I don't tune at all.", []claim{{profile.Reason, "Because the hygrometer will be over 65 percent"}, {profile.Threshold, "Above 70 I don't tune at all."}}},
		// a figure behind somebody to ask
		{prompts.ProbeContact, "问店长。吐司可以到32度。", []claim{{profile.Contact, "问店长。"}, {profile.Threshold, "吐司可以到32度。"}}},
		// what was done once goes with what is done now
		{prompts.ProbeCue, "I used to trust the gauge; now I open it myself.", []claim{{profile.Cue, "I used to trust the gauge; now I open it myself."}}},
		{prompts.ProbeTrick, "I used to say always 440; I don't any more, except for the school.", []claim{{profile.Rule, "I used to say always 440; I don't any more, except for the school."}}},
		// two words that hang on the line before
		{prompts.ProbeThreshold, "Not fine: two possible meanings that change guilt. Then stop.", []claim{{profile.Threshold, "Not fine: two possible meanings that change guilt. Then stop."}}},
		// what takes no judgement, behind what does
		{prompts.ProbeJudgement, "The dough and the baking. Loading is no judgement.", []claim{{profile.Step, "The dough and the baking."}, {profile.Rule, "Loading is no judgement."}}},
		// a list with its head
		{prompts.ProbeAction, "每天写一行温控本，四个角各一个数：\n左前 210\n右前 215\n后面再看风机。", []claim{{profile.Rule, "每天写一行温控本，四个角各一个数：左前 210；右前 215"}, {profile.Rule, "后面再看风机。"}}},
		{prompts.ProbeAction, "Write down the four corners every night:\n- left front 210\n- right front 215\nAfter that I look at the fan and its belt, because they drift.", []claim{{profile.Rule, "Write down the four corners every night: left front 210; right front 215"}, {profile.Cue, "After that I look at the fan and its belt, because they drift."}}},
		// what one thought of it then is nobody to ask
		{prompts.ProbeBasis, "那时候刚来两年，觉得炉子是店长管的，不关我的事。", []claim{{profile.Reason, "那时候刚来两年，觉得炉子是店长管的，不关我的事。"}}},
		{prompts.ProbeContact, "I owe Wiesner two bottles, but that's another story.", nil},
		{prompts.ProbeOption, "None of these.", nil},
	} {
		var got []claim
		for _, c := range extract(tc.probe, tc.text) {
			got = append(got, claim{c.Kind, c.Text})
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q gives %v, want %v", tc.probe, tc.text, got, tc.want)
		}
	}
}

// An answer is not thrown away whole for a word in it.
func TestAnswersThatAreKept(t *testing.T) {
	for text, probe := range map[string]prompts.Probe{
		"The record says what the witness said. Nothing more, nothing less.":           prompts.ProbeGoal,
		"Photograph nothing. Copy names and dates by hand, give it back the same day.": prompts.ProbeTrick,
		"I was sure of it because I grew up in Gaia.":                                  prompts.ProbeBasis,
		"I never sign off my own brother's dive.":                                      prompts.ProbeBoundary,
	} {
		if len(extract(probe, text)) == 0 {
			t.Errorf("nothing is left of %q", text)
		}
	}
	for _, text := range []string{"That's it. I've told you everything I know.", "My daughter got married last week.", "Nothing more, nothing less."} {
		if got := extract(prompts.ProbeTrick, text); len(got) > 0 {
			t.Errorf("%q gives %+v", text, got)
		}
	}
}
