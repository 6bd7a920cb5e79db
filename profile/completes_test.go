package profile_test

import (
	"slices"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

func extractAbout(probe prompts.Probe, quote, text string) []profile.Claim {
	h := profile.Heard{Question: "q2", Phase: phaseOf(probe), Probe: probe, Topic: "t1", Text: text}
	if quote != "" {
		h.About = &profile.Evidence{Question: "q1", Quote: quote}
	}
	return profile.Extract(h)
}

func textsOf(claims []profile.Claim) []string {
	var out []string
	for _, c := range claims {
		out = append(out, c.Text)
	}
	return out
}

// An answer goes on with the words that were asked about only where it is about them.
func TestWhatAnAnswerCompletes(t *testing.T) {
	for _, tc := range []struct {
		probe       prompts.Probe
		quote, text string
		want        []string
	}{
		// a figure, a bare circumstance, a case of the same thing
		{prompts.ProbeThreshold, "I took him off the wheel at once", "Two seconds.", []string{"I took him off the wheel at once: Two seconds."}},
		{prompts.ProbeException, "I strike steel with two", "The circus.", []string{"I strike steel with two — except: the circus."}},
		{prompts.ProbeException, "Close the top vents", "On tomato days I leave them open.", []string{"Close the top vents — except: on tomato days I leave them open."}},
		{prompts.ProbeException, "Sand with 120 grit", "If it is oak I start the other way round.", []string{"Sand with 120 grit — except: if it is oak I start the other way round."}},
		{prompts.ProbeException, "泡六个钟头", "新豆子。", []string{"泡六个钟头；例外：新豆子。"}},
		{prompts.ProbeException, "夏天一般泡六个钟头", "新豆子例外，皮薄，少泡一个钟头。", []string{"夏天一般泡六个钟头；新豆子例外，皮薄，少泡一个钟头。"}},
		{prompts.ProbeException, "Seal every joint", "Never on a Friday.", []string{"Seal every joint: never on a Friday."}},
		{prompts.ProbeException, "Seal every joint", "Not with copper. There it creeps.", []string{"Seal every joint: not with copper. There it creeps."}},
		{prompts.ProbeException, "Seal every joint", "Yes, copper.", []string{"Seal every joint — except: copper."}},
		{prompts.ProbeException, "Seal every joint", "Sometimes. When the customer wants to take it apart again.", []string{"Seal every joint — except: when the customer wants to take it apart again."}},
		{prompts.ProbeException, "焊缝都要打磨", "有，不锈钢的薄板。", []string{"焊缝都要打磨；例外：不锈钢的薄板。"}},
		{prompts.ProbeThreshold, "when the dough is slack", "Hard to say. Twenty minutes.", []string{"When the dough is slack: Twenty minutes."}},
		// yes and no, and what one does not know
		{prompts.ProbeAction, "Never float during a forklift move", "Yes and no.", nil},
		{prompts.ProbeAction, "Keep the kiln shut", "Not always. The small one I open at 200.", []string{"The small one I open at 200."}},
		{prompts.ProbeAction, "釉要薄", "也是也不是。花瓶我上两遍。", []string{"花瓶我上两遍。"}},
		{prompts.ProbeException, "I trust the nearer buoy", "Don't know. Ask the VTS people, Henrik set that up.", []string{"Ask the VTS people, Henrik set that up."}},
		{prompts.ProbeCue, "Cable picks take no load", "No idea, ask Sofia, she runs the cable crew.", []string{"Ask Sofia, she runs the cable crew."}},
		{prompts.ProbeThreshold, "卤水要老", "不知道，问盐场的老陈。", []string{"问盐场的老陈。"}},
		// a statement of something else
		{prompts.ProbeException, "I never wait at the anchorage with a westerly swell", "I don't berth stern first unless both tugs are made fast.", []string{"I don't berth stern first unless both tugs are made fast."}},
		{prompts.ProbeException, "If the captain argues I hand him the tide table", "With a tanker in ballast I start the turn half a length later.", []string{"With a tanker in ballast I start the turn half a length later."}},
		{prompts.ProbeCue, "Label every tray", "The fridge is checked at six.", []string{"The fridge is checked at six."}},
		{prompts.ProbeAction, "I stop the saw when a neighbour walks in", "Two blasts means stand clear, one means come back.", []string{"Two blasts means stand clear, one means come back."}},
		// half a sentence does not end in a semicolon
		{prompts.ProbeOption, "Depends on the species", "Dead ash goes to the platform; any other dead tree I climb.", []string{"Depends on the species: Dead ash goes to the platform", "Any other dead tree I climb."}},
		{prompts.ProbeException, "Sand with 120 grit", "If it is oak I start the other way round; pine I leave.", []string{"Sand with 120 grit — except: if it is oak I start the other way round; pine I leave."}},
		// a bare word does not complete what happened once
		{prompts.ProbeCue, "Nobody was hurt", "When he yawned.", nil},
		{prompts.ProbeCue, "The belt slipped", "A smell of rubber.", []string{"The belt slipped: a smell of rubber."}},
	} {
		if got := textsOf(extractAbout(tc.probe, tc.quote, tc.text)); !slices.Equal(got, tc.want) {
			t.Errorf("%s of %q: %q gives %q, want %q", tc.probe, tc.quote, tc.text, got, tc.want)
		}
	}
}

// Who says outright that a rule has no exception, or that there is nobody to call, has told it; what they add is no exception.
func TestNoneSuchIsTold(t *testing.T) {
	type claim struct {
		kind profile.Kind
		text string
	}
	for _, tc := range []struct {
		probe       prompts.Probe
		quote, text string
		want        []claim
	}{
		{prompts.ProbeException, "少一分钟都不行", "没有例外。我师父那辈就出过事，供销社食堂二十多个人吐。", []claim{{profile.Exception, "少一分钟都不行；没有例外"}, {profile.Incident, "我师父那辈就出过事，供销社食堂二十多个人吐。"}}},
		{prompts.ProbeException, "漏电的枪不修", "从来没有。烫伤过人。", []claim{{profile.Exception, "漏电的枪不修；没有例外"}, {profile.Incident, "烫伤过人。"}}},
		{prompts.ProbeException, "一点也不掺", "谁来也作数。", []claim{{profile.Exception, "一点也不掺；没有例外"}}},
		{prompts.ProbeException, "", "没有例外。", []claim{{profile.Exception, "没有例外。"}}},
		{prompts.ProbeException, "Never fly over people", "There is none. In 2011 a clamp fell on a stagehand.", []claim{{profile.Exception, "Never fly over people — without exception"}, {profile.Incident, "In 2011 a clamp fell on a stagehand."}}},
		{prompts.ProbeException, "Count the swabs twice", "No exceptions.", []claim{{profile.Exception, "Count the swabs twice — without exception"}}},
		{prompts.ProbeException, "I count the swabs twice", "Never, no matter who asks.", []claim{{profile.Exception, "Count the swabs twice — without exception"}}},
		{prompts.ProbeException, "", "There are no exceptions.", []claim{{profile.Exception, "There are no exceptions."}}},
		{prompts.ProbeContact, "", "Nobody. There is no time. Stop the engine and drop the anchor under foot.", []claim{{profile.Contact, "Nobody. There is no time. Stop the engine and drop the anchor under foot."}}},
		{prompts.ProbeContact, "", "Nobody. I decide that alone.", []claim{{profile.Contact, "Nobody. I decide that alone."}}},
		{prompts.ProbeContact, "", "没有谁。先停机。", []claim{{profile.Contact, "没有谁。先停机。"}}},
	} {
		var got []claim
		for _, c := range extractAbout(tc.probe, tc.quote, tc.text) {
			got = append(got, claim{c.Kind, c.Text})
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s of %q: %q gives %q, want %q", tc.probe, tc.quote, tc.text, got, tc.want)
		}
	}
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "tofu", Lang: prompts.ZH, Audience: profile.ForTeam, Began: day, Changed: day, Version: 1,
		Topics: []profile.TopicOf{{ID: "t1", Label: "煮浆", Asked: map[profile.Slot]int{profile.SlotException: 1}}}}
	answered(p, prompts.ProbeException, "t1", "没有例外。")
	for _, g := range p.Gaps() {
		if g.Slot == profile.SlotException {
			t.Errorf("it was told that there is no exception, and a gap says %+v", g)
		}
	}
}
