package profile_test

import (
	"slices"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// What is said about the interview, or says again what was asked about, is no claim; nor is a word by itself.
func TestRemarksAreNoClaims(t *testing.T) {
	for _, tc := range []struct {
		probe       prompts.Probe
		quote, text string
		want        []string
	}{
		{prompts.ProbeVoice, "", "ok", nil},
		{prompts.ProbeVoice, "", "I hear you, and the answer is no.", []string{"I hear you, and the answer is no."}},
		{prompts.ProbeVoice, "", "好", nil},
		{prompts.ProbeCue, "not by eye", "I said not by eye. The laser on the tripod tells you, to the millimetre over 40 metres.", []string{"The laser on the tripod tells you, to the millimetre over 40 metres."}},
		{prompts.ProbeCue, "not by eye", "I said not by eye. The laser tells you.", []string{"Not by eye: the laser tells you."}},
		{prompts.ProbeCue, "别先加水", "我说的是别先加水。", nil},
		{prompts.ProbeCue, "Nobody counts the load-out", "That's not a part of the work, I only said it in passing. Drop it.", nil},
		{prompts.ProbeCue, "the trays are old", "It's not part of the job. Leave that out.", nil},
		{prompts.ProbeCue, "", "If the shackle is worn I don't argue. Drop it.", []string{"If the shackle is worn I don't argue.", "Drop it."}},
		{prompts.ProbeCue, "老主顾摸一下就知道", "我随口一说的，别记了。", nil},
		{prompts.ProbeContradiction, "", "这不矛盾，后一句就是不照做的下场。", nil},
		{prompts.ProbeContradiction, "", "不矛盾，夏天六个钟头，冬天十二个。", []string{"夏天六个钟头，冬天十二个。"}},
		{prompts.ProbeException, "先把钩子提起来二十公分停住", "没变，就是口误。", nil},
		{prompts.ProbeThreshold, "", "Correction: I said the loaded one starts at two fingers, it is three fingers.", []string{"It is three fingers – instead of: the loaded one starts at two fingers"}},
		{prompts.ProbeException, "多数时候是这样", "说错了，刚才说二十公分，应该是三十公分。", []string{"应该是三十公分——之前说的是：二十公分"}},
		{prompts.ProbeTool, "", "手。", nil},
		{prompts.ProbeTool, "", "千分尺。", []string{"千分尺。"}},
		{prompts.ProbeContact, "", "Henrik.", []string{"Henrik."}},
		{prompts.ProbeCue, "", "Snow.", nil},
		{prompts.ProbeAction, "", "Stop.", []string{"Stop."}},
		{prompts.ProbeAction, "", "停。", []string{"停。"}},
		{prompts.ProbeAction, "", "Correction of the trim is done at the second reading, it is two turns.", []string{"Correction of the trim is done at the second reading, it is two turns."}},
		{prompts.ProbeAction, "", "I only mentioned it to the night shift.", []string{"I only mentioned it to the night shift."}},
		{prompts.ProbeMissing, "", "Snow. With more than 20 centimetres every node loses 15 percent.", []string{"Snow. With more than 20 centimetres every node loses 15 percent."}},
		{prompts.ProbeCue, "I landed it", "The laser readout. Two corners were 4 centimetres apart.", []string{"The laser readout. Two corners were 4 centimetres apart."}},
		{prompts.ProbeCue, "小吴手试了说行", "豆子的来路。东北豆子出浆多。", []string{"豆子的来路。东北豆子出浆多。"}},
		{prompts.ProbeCue, "I looked at the bays", "The purlins. Bays 7 and 8 take 650 kilos. Above that I call Priya.", []string{"The purlins. Bays 7 and 8 take 650 kilos. Above that I call Priya."}},
		{prompts.ProbeAction, "", "Pike. Never more than two to a crate.", []string{"Pike. Never more than two to a crate."}},
	} {
		if got := textsOf(extractAbout(tc.probe, tc.quote, tc.text)); !slices.Equal(got, tc.want) {
			t.Errorf("%s of %q: %q gives %q, want %q", tc.probe, tc.quote, tc.text, got, tc.want)
		}
	}
	if c := profile.Extract(profile.Heard{Question: "q1", Phase: prompts.Topic, Probe: prompts.ProbeCue, Topic: "t1", Text: "Rust.", Led: true}); len(c) != 1 {
		t.Errorf("a word below its lead gives %+v", c)
	}
}

// A sentence in the present that stands in the middle of a case belongs to the case.
func TestPresentWithinACase(t *testing.T) {
	for text, want := range map[string]int{
		"Last October the trucks came in late. I looked at the total. Everything else I let slide. The wall had grown by 900 kilos.":           0,
		"Last spring a sow went off her feed. I took her temperature. The rest of the pen I let be. She had a fever, and we lost two piglets.": 0,
		"Last October the trucks came in late. I usually weigh one panel. The wall had grown by 900 kilos.":                                    1,
		"Last October the trucks came in late. Weigh one panel on the dock. The wall had grown by 900 kilos.":                                  1,
		"去年腊月赶货出了事。那回水温忘了量。别的都没看。后来那锅浆废了。":                                                                                                     0,
		"有一回落钩，下面人打的手势是对的，他眼睛没看钩。我没落。后来才知道他是替班的，没有证。":                                                                                          0,
		"去年腊月赶货出了事。那回水温忘了量。先掐开豆子看芯。后来那锅浆废了。":                                                                                                   1,
	} {
		rules := 0
		for _, c := range extract(prompts.ProbeScenario, text) {
			if c.Kind != profile.Incident {
				rules++
			}
		}
		if rules != want {
			t.Errorf("%q: %d rules, want %d: %+v", text, rules, want, textsOf(extract(prompts.ProbeScenario, text)))
		}
	}
}

// An amount that only the sentence before names is not torn from it.
func TestAmountNamedBefore(t *testing.T) {
	for _, text := range []string{
		"Bays 7 and 8 take 650 kilos a node. If a node comes to more than 80 percent of that I call Priya.",
		"A full ladle holds 40 litres. Once it runs below half of that, I stop the line.",
		"The sow eats 3 kilos a day. When she leaves more than a third of those, I ring the vet.",
		"一锅出二百斤。超过这个数就要分两锅。",
		"吊臂那头最多一吨二。到了那个量的八成我就停。",
	} {
		if got := textsOf(extract(prompts.ProbeAction, text)); len(got) != 1 {
			t.Errorf("%q gives %q", text, got)
		}
	}
}
