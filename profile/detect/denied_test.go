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
