package detect_test

import (
	"testing"

	"tacit/profile/detect"
)

// What is denied is not what it would be: who says "not by eye" does not go by eye.
func TestDenied(t *testing.T) {
	for _, tc := range []struct {
		text string
		id   detect.ID
		want bool
	}{
		{"I level it by eye.", detect.Gut, true},
		{"Level with the laser, not by eye.", detect.Gut, false},
		{"You don't do that by feel.", detect.Gut, false},
		{"You don't do that just by eye.", detect.Gut, true},
		{"I always know that.", detect.AbsRule, true},
		{"I didn't always know that.", detect.AbsRule, false},
		{"Never touch the valve, no exception.", detect.AbsRule, true},
		{"No exception, ever.", detect.AbsRule, false},
		{"没有例外，从来没有。", detect.AbsRule, false},
		{"Two people were hurt.", detect.Failure, true},
		{"Nobody was hurt.", detect.Failure, false},
		{"我凭感觉放料。", detect.Gut, true},
		{"我不凭感觉，我看表。", detect.Gut, false},
		{"I call him at once.", detect.TimeVague, true},
		{"I took him off the wheel at once.", detect.TimeVague, false},
	} {
		if _, got := heard(tc.text, tc.id); got != tc.want {
			t.Errorf("%s in %q: %v", tc.id, tc.text, got)
		}
	}
}

// What has to come back, what has to be remembered and what lasts twenty minutes are not past.
func TestNotPast(t *testing.T) {
	for text, past := range map[string]bool{
		"If the alarm is not back in five minutes we land everything.": false,
		"Back in May the rig was changed.":                             true,
		"If it is not up in 20 minutes, I ring the owner.":             false,
		"记得先关阀门再拆。":                                                    false,
		"我记得那年冬天管子冻裂了。":                                                true,
		"半夜报警就打老王的手机。":                                                 false,
	} {
		if got := detect.Sentences(text)[0].Marks().Past; got != past {
			t.Errorf("%q is past: %v", text, got)
		}
	}
}

// A figure is denied where another of its unit stands in its place.
func TestDeniesFigure(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"I give it fifteen minutes, not five.", "After five minutes we land.", true},
		{"If it is not back I give it fifteen minutes, not five.", "After five minutes we land.", true},
		{"I give it fifteen minutes, not five.", "After ten minutes we land.", false},
		{"I give it fifteen minutes, not five.", "Five people land it.", false},
		{"It is not back after fifteen minutes.", "After five minutes we land.", false},
		{"我给它十五分钟，不是五分钟。", "五分钟没恢复就落地。", true},
		{"我给它十五分钟，不是闹着玩的。", "五分钟没恢复就落地。", false},
	} {
		if got := detect.DeniesFigure(tc.a, tc.b); got != tc.want {
			t.Errorf("%q denies a figure of %q: %v", tc.a, tc.b, got)
		}
	}
}
