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
		{"I always know that.", detect.AbsRule, true},
		{"I didn't always know that.", detect.AbsRule, false},
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
