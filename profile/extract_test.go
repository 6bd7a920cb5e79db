package profile_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

func extract(probe prompts.Probe, text string) []profile.Claim {
	return profile.Extract(profile.Heard{Question: "q1", Phase: phaseOf(probe), Probe: probe, Topic: "t1", Text: text})
}

func phaseOf(p prompts.Probe) prompts.Phase {
	switch p {
	case prompts.ProbeScope, prompts.ProbeGoal:
		return prompts.Frame
	case prompts.ProbeSteps, prompts.ProbeJudgement:
		return prompts.Map
	case prompts.ProbeIncident, prompts.ProbeTimeline:
		return prompts.Incident
	case prompts.ProbePreMortem:
		return prompts.Stress
	case prompts.ProbeVoice:
		return prompts.Voice
	case prompts.ProbeBoundary:
		return prompts.Boundary
	}
	return prompts.Topic
}

// What a sentence says decides its kind where it is plain about it; otherwise what was asked for does.
func TestExtractKinds(t *testing.T) {
	for _, tc := range []struct {
		probe prompts.Probe
		text  string
		kind  profile.Kind
		also  []profile.Kind
	}{
		{prompts.ProbeScope, "Private cars, never fleets.", profile.Boundary, nil},
		{prompts.ProbeGoal, "Nobody has to reopen the file.", profile.Reason, nil},
		{prompts.ProbeCue, "The shadows fall differently.", profile.Cue, nil},
		{prompts.ProbeCue, "If the shadows differ, I call.", profile.Rule, []profile.Kind{profile.Cue}},
		{prompts.ProbeCue, "Rust needs at least three days.", profile.Threshold, []profile.Kind{profile.Cue}},
		{prompts.ProbeCue, "The last time it was rust, about three days old.", profile.Cue, nil},
		{prompts.ProbeThreshold, "60 % of market value.", profile.Threshold, nil},
		{prompts.ProbeThreshold, "When it is above 60 %, we stop.", profile.Threshold, []profile.Kind{profile.Rule}},
		{prompts.ProbeException, "With classics we never write them off.", profile.Exception, []profile.Kind{profile.Rule}},
		{prompts.ProbeException, "Unless the garage is listed.", profile.Exception, nil},
		{prompts.ProbeReason, "Because they lose the contract if they cheat.", profile.Reason, nil},
		{prompts.ProbeAction, "Never settle in the first 21 days, unless the report says so.", profile.Exception, []profile.Kind{profile.Rule, profile.Threshold}},
		{prompts.ProbeAction, "I call first.", profile.Rule, nil},
		{prompts.ProbeAction, "Ask Tom Okafor for a bid.", profile.Contact, []profile.Kind{profile.Rule}},
		{prompts.ProbeAction, "TL means total loss.", profile.Term, []profile.Kind{profile.Rule}},
		{prompts.ProbeError, "They explain too much.", profile.Error, nil},
		{prompts.ProbeTool, "In ClaimView look at prior damage.", profile.Tool, nil},
		{prompts.ProbeContact, "Ana Ruiz, before noon.", profile.Contact, nil},
		{prompts.ProbeTrick, "The trick is to let it ring.", profile.Trick, nil},
		{prompts.ProbeTerm, "A ghost is a car that does not exist.", profile.Term, nil},
		{prompts.ProbeIncident, "Last spring a white van was rear-ended.", profile.Incident, nil},
		{prompts.ProbeBoundary, "Anything with a fatality goes to Ana.", profile.Boundary, nil},
		{prompts.ProbePreMortem, "Nobody dares to add the 15 %.", profile.Risk, nil},
		{prompts.ProbeVoice, "I say that I will call back.", profile.Voice, nil},
		{prompts.ProbeWhatIf, "I would wait for the letter.", profile.Exception, nil},
		{prompts.ProbeCue, "料头上有一圈黑线。", profile.Cue, nil},
		{prompts.ProbeCue, "如果料头发黄，就降温。", profile.Rule, []profile.Kind{profile.Cue}},
		{prompts.ProbeThreshold, "一般在220到240度。", profile.Threshold, nil},
		{prompts.ProbeException, "除非是阻燃料。", profile.Exception, nil},
		{prompts.ProbeReason, "因为会出酸气。", profile.Reason, nil},
		{prompts.ProbeAction, "加到八成还不行，就找王工。", profile.Threshold, []profile.Kind{profile.Rule, profile.Contact}},
		{prompts.ProbeError, "新人忘了清料筒。", profile.Error, nil},
		{prompts.ProbeTool, "用千分尺量四个角。", profile.Tool, nil},
		{prompts.ProbeContact, "模修的王工。", profile.Contact, nil},
		{prompts.ProbeMissing, "行话里“困气”就是气排不出来。", profile.Term, []profile.Kind{profile.Rule}},
		{prompts.ProbeIncident, "去年夏天一批面板翻车了。", profile.Incident, nil},
		{prompts.ProbeBoundary, "漏油就不能开。", profile.Boundary, nil},
	} {
		claims := extract(tc.probe, tc.text)
		if len(claims) != 1 {
			t.Errorf("%s %q: %d claims", tc.probe, tc.text, len(claims))
			continue
		}
		c := claims[0]
		if c.Kind != tc.kind {
			t.Errorf("%s %q is a %s, want %s", tc.probe, tc.text, c.Kind, tc.kind)
		}
		for _, k := range tc.also {
			if !c.Is(k) {
				t.Errorf("%s %q says nothing of kind %s: %v", tc.probe, tc.text, k, c.Also)
			}
		}
	}
}

// Courtesies, fillers, "it depends" and what is about the interview are no claims; nor is anything in a hold-out.
func TestExtractNothing(t *testing.T) {
	for _, text := range []string{
		"", "Good question.", "Yes.", "I don't know.", "It depends.", "After a while you can just tell.", "As I told you.", "That's enough for today.", "What do you mean?",
		"嗯。", "不知道", "看情况。", "说不上来，凭感觉。", "这个问题我刚才说过。", "没听懂",
	} {
		if c := extract(prompts.ProbeCue, text); len(c) != 0 {
			t.Errorf("%q gives %+v", text, c)
		}
	}
	for _, h := range []profile.Heard{
		{Phase: prompts.HoldOut, Probe: prompts.ProbeHoldOut, Text: "Above 60 % I stop."},
		{Phase: prompts.TeachBack, Probe: prompts.ProbeTeachBack, Text: "All good, nothing missing."},
		{Phase: prompts.TeachBack, Probe: prompts.ProbeTeachBack, Text: "没问题，都对。"},
	} {
		if c := profile.Extract(h); len(c) != 0 {
			t.Errorf("%s %q gives %+v", h.Phase, h.Text, c)
		}
	}
	if c := extract(prompts.ProbeCue, "The rust. The rust."); len(c) != 1 {
		t.Errorf("a repeated sentence gives %d claims", len(c))
	}
}

// Sentences that lean on the one before make one claim with it, so that no document tears them apart.
func TestExtractJoins(t *testing.T) {
	for _, tc := range []struct {
		text  string
		texts []string
	}{
		{"I can go 10 % over. Above that, ask Ana.", []string{"I can go 10 % over. Above that, ask Ana."}},
		{"Ask Tom for a bid. If he's away, call the auction.", []string{"Ask Tom for a bid. If he's away, call the auction."}},
		{"Send a surveyor. Unless the garage is listed.", []string{"Send a surveyor. Unless the garage is listed."}},
		{"I send a surveyor. Under 2,000 euros I never send one, it costs 350.", []string{"I send a surveyor. Under 2,000 euros I never send one, it costs 350."}},
		{"Check the plates. Check the towing slip.", []string{"Check the plates.", "Check the towing slip."}},
		{"Check the plates.\nIf they differ, stop.", []string{"Check the plates.", "If they differ, stop."}},
		{"A one. They two. They three. They four. They five.", []string{"A one. They two. They three.", "They four. They five."}},
		{"An Excel sheet I made. Ugly but right.", []string{"An Excel sheet I made. Ugly but right."}},
		{"People forget the VAT. I did too, once.", []string{"People forget the VAT. I did too, once."}},
		{"以为温度不够。其实是湿的。", []string{"以为温度不够。其实是湿的。"}},
		{"先降温。不然会分解。再看料头。", []string{"先降温。不然会分解。", "再看料头。"}},
		{"新人只加温。他们忘了排气。", []string{"新人只加温。他们忘了排气。"}},
	} {
		claims := extract(prompts.ProbeAction, tc.text)
		var got []string
		for _, c := range claims {
			got = append(got, c.Text)
			if !strings.Contains(tc.text, c.Evidence[0].Quote) {
				t.Errorf("%q is not in %q", c.Evidence[0].Quote, tc.text)
			}
		}
		if !slices.Equal(got, tc.texts) {
			t.Errorf("%q gives %q, want %q", tc.text, got, tc.texts)
		}
	}
	joined := extract(prompts.ProbeThreshold, "I can go 10 % over. Above that, usually ask Ana Ruiz.")[0]
	if joined.Kind != profile.Threshold || !joined.Is(profile.Contact) || !joined.Hedged {
		t.Errorf("the joined claim is %+v", joined)
	}
}

// The first sentence of an answer that cannot stand alone gets the words that were asked about before it.
func TestExtractAbout(t *testing.T) {
	about := &profile.Evidence{Question: "q1", Quote: "when it gets too high"}
	for _, tc := range []struct {
		about      *profile.Evidence
		text, want string
	}{
		{about, "60 % of market value.", "When it gets too high: 60 % of market value."},
		{about, "Because hidden damage adds to it.", "When it gets too high: because hidden damage adds to it."},
		{about, "They call the auction.", "When it gets too high: they call the auction."},
		{about, "I stop the payment and call.", "Stop the payment and call."},
		{about, "Ana Ruiz decides.", "When it gets too high: Ana Ruiz decides."},
		{nil, "60 % of market value.", "60 % of market value."},
		{&profile.Evidence{Question: "q1", Quote: "料温高了，"}, "超过250度。", "料温高了：超过250度。"},
		{&profile.Evidence{Question: "q1", Quote: "I look at the shadows first"}, "The angle.", "Look at the shadows first: the angle."},
	} {
		c := profile.Extract(profile.Heard{Question: "q2", Phase: prompts.Topic, Probe: prompts.ProbeThreshold, Text: tc.text, About: tc.about})
		if len(c) != 1 || c[0].Text != tc.want {
			t.Errorf("%q gives %+v, want %q", tc.text, c, tc.want)
			continue
		}
		if joined := c[0].Text != profile.Plain(tc.text); joined != (len(c[0].Evidence) == 2) {
			t.Errorf("%q has evidence %v", c[0].Text, c[0].Evidence)
		}
	}
}

func TestAgreed(t *testing.T) {
	for text, want := range map[string]bool{
		"Looks good.": true, "No, all fine!": true, "Nothing missing, thanks": false, "没问题。": true, "都对，没漏": true, "Nothing but the plates": false, "少了一条": false, "": true,
	} {
		if got := profile.Agreed(text); got != want {
			t.Errorf("Agreed(%q) = %v", text, got)
		}
	}
}

// steps are answers to "break it into steps" in the shapes that people use.
var steps = []struct {
	in   string
	want []string
}{
	{"weigh\nknead\nbake", []string{"weigh", "knead", "bake"}},
	{"Oh, it depends on the piano, but roughly: first I listen and look it over, then I pull the pitch, then the octaves, then I see to the action, a sticking key, whatever is cheap, then I play it.", []string{"listen and look it over", "pull the pitch", "octaves", "see to the action, a sticking key, whatever is cheap", "play it"}},
	{"It goes: briefing, kit check, dive, chamber check. Between us, the chamber check is the one nobody loves.", []string{"briefing", "kit check", "dive", "chamber check"}},
	{"Briefing, kit check, dive. Then the chamber check.", []string{"Briefing", "kit check", "dive", "chamber check"}},
	{"大概是这样：先看面，再称，最后进炉。", []string{"看面", "称", "进炉"}},
	{"1. weigh\n2. knead\n3. bake", []string{"weigh", "knead", "bake"}},
	{"1) weigh 2) knead 3) bake", []string{"weigh", "knead", "bake"}},
	{"- weigh\n- knead\n\n- bake", []string{"weigh", "knead", "bake"}},
	{"weigh, knead, bake", []string{"weigh", "knead", "bake"}},
	{"Weigh, knead, and bake.", []string{"Weigh", "knead", "bake"}},
	{"weigh; knead; bake", []string{"weigh", "knead", "bake"}},
	{"weigh -> knead -> bake", []string{"weigh", "knead", "bake"}},
	{"First I weigh, then I knead, and finally I bake.", []string{"weigh", "knead", "bake"}},
	{"First weigh. Then knead. Then bake.", []string{"weigh", "knead", "bake"}},
	{"I weigh then knead then bake", []string{"weigh", "knead", "bake"}},
	{"There are three steps: weigh, knead, bake", []string{"weigh", "knead", "bake"}},
	{"It goes like this:\nweigh\nknead", []string{"weigh", "knead"}},
	{"Well, first I read the report and the letter, then\n1. check the photos\n2. pay", []string{"read the report and the letter", "check the photos", "pay"}},
	{"3 way match, then pay", []string{"3 way match", "pay"}},
	{"weigh and bake", []string{"weigh", "bake"}},
	{"weigh, WEIGH, bake", []string{"weigh", "bake"}},
	{"check the photos because people cheat more often than one thinks, pay", []string{"check the photos", "pay"}},
	{"weigh\n\x91\n*\nbake", []string{"weigh", "bake"}},
	{"just one thing", []string{"just one thing"}},
	{"", nil},
	{"\n\n", nil},
	{"，。；", nil},
	{"a\nb\nc\nd\ne\nf\ng\nh\ni2\nj\nk", []string{"a", "b", "c", "d", "e", "f", "g", "h", "i2"}},
	{"称料、揉面、烘烤", []string{"称料", "揉面", "烘烤"}},
	{"先称料，然后揉面，最后烘烤。", []string{"称料", "揉面", "烘烤"}},
	{"第一步称料，第二步揉面，第三步烘烤", []string{"称料", "揉面", "烘烤"}},
	{"1、称料 2、揉面 3、烘烤", []string{"称料", "揉面", "烘烤"}},
	{"1、称料\n2、揉面\n3、烘烤", []string{"称料", "揉面", "烘烤"}},
	{"分为三步：称料、揉面、烘烤", []string{"称料", "揉面", "烘烤"}},
	{"主要是称料；揉面；烘烤", []string{"称料", "揉面", "烘烤"}},
	{"称料→揉面→烘烤", []string{"称料", "揉面", "烘烤"}},
	{"首先称料。然后揉面。最后烘烤。", []string{"称料", "揉面", "烘烤"}},
	{"（1）称料（2）揉面（3）烘烤", []string{"称料", "揉面", "烘烤"}},
}

func TestSteps(t *testing.T) {
	for _, tc := range steps {
		var got []string
		for _, s := range profile.Steps(tc.in) {
			got = append(got, s.Of(tc.in))
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("Steps(%q) = %q, want %q", tc.in, got, tc.want)
		}
		for _, c := range extract(prompts.ProbeSteps, tc.in) {
			if c.Kind != profile.Step || !strings.Contains(tc.in, c.Evidence[0].Quote) || plain.Hidden(c.Text) {
				t.Errorf("%q gives %+v", tc.in, c)
			}
		}
	}
}

// What is named beside the steps, where it was to say which of them need judgement, is a part of the work too.
func TestNamedBesideTheSteps(t *testing.T) {
	en := []string{"look over the tree", "rig the limbs", "fell the stem", "chip the brush"}
	zh := []string{"看树", "吊枝", "放倒", "清场"}
	for _, tc := range []struct {
		steps  []string
		answer string
		want   []string
	}{
		{en, "look over the tree\nreading the wind", []string{"reading the wind"}},
		{en, "The limbs, and also reading the wind.", []string{"reading the wind"}},
		{en, "Felling. Plus the neighbours.", []string{"neighbours"}},
		{zh, "吊枝、放倒，还有看风", []string{"看风"}},
		{zh, "吊枝\n看风\n放倒", []string{"看风"}},
		{zh, "吊枝，另外就是跟邻居打招呼。", []string{"跟邻居打招呼"}},
		{en, "Felling, and also the brush.", nil},
		{en, "The second and the third", nil},
		{en, "rig the limbs\nthe rest is routine", nil},
		{en, "limbs\nbecause nobody can see the rope", nil},
		{en, "The limbs, also when it rains I am careful", nil},
		{en, "rig the limbs\nNot sure", nil},
		{en, "Reading the wind.", nil},
		{en, "All of them", nil},
		{zh, "吊枝，还有第三步", nil},
		{zh, "都要看，还有天气", nil},
		{zh, "吊枝\n其他的照做就行", nil},
	} {
		var got []string
		for _, s := range profile.Besides(tc.steps, tc.answer) {
			got = append(got, s.Of(tc.answer))
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("beside the steps %q names %q, want %q", tc.answer, got, tc.want)
		}
	}
}

func TestJudged(t *testing.T) {
	en := []string{"check the photos", "decide on a total loss", "set the reserve", "settle"}
	zh := []string{"烘料", "调料温和模温", "打样看缺陷", "定保压"}
	for _, tc := range []struct {
		steps  []string
		answer string
		want   []int
	}{
		{en, "The photos and the reserve.", []int{0, 2}},
		{en, "the second and the fourth", []int{1, 3}},
		{en, "2 and 3", []int{1, 2}},
		{en, "1, 2\n4", []int{0, 1, 3}},
		{en, "Total loss. The rest is paperwork.", []int{1}},
		{en, "All of them, really.", nil},
		{en, "The weather.", nil},
		{en, "About 25 % of it, in 2024.", nil},
		{zh, "调料温、定保压", []int{1, 3}},
		{zh, "第二步和第三步", []int{1, 2}},
		{en, "The photos are craft, not judgement. The reserve.", []int{2}},
		{[]string{"look at the dough", "prove it", "bake it", "rig the limbs"}, "The baking and the rigging.", []int{2, 3}},
		{[]string{"bring the parts", "sing out"}, "The singing.", []int{1}},
		{zh, "都要靠经验", nil},
		{zh, "打样看缺陷最难", []int{2}},
		{[]string{"Listen", "Test ride", "Quote a price", "Decide whether to refuse the job"}, "The test ride, quoting, and above all refusing.", []int{1, 2, 3}},
	} {
		if got := profile.Judged(tc.steps, tc.answer); !slices.Equal(got, tc.want) {
			t.Errorf("Judged(%q) = %v, want %v", tc.answer, got, tc.want)
		}
	}
}
