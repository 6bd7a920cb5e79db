package profile_test

import (
	"testing"

	"tacit/profile"
)

func TestFaithful(t *testing.T) {
	for _, tc := range []struct {
		text, sentence string
		want           bool
	}{
		{"Always check the photos first.", "Well, I always check the photos first.", true},
		{"Check the photos.", "I never check the photos.", false},
		{"Never call Chen.", "I never approve it, I call Chen.", false},
		{"Approve it, never call Chen.", "I never approve it, I call Chen.", false},
		{"Check the photos.", "I check the photos if it is above 500.", false},
		{"Check the photos above 900.", "I check the photos above 500.", false},
		{"Check the photos.", "I usually check the photos.", false},
		{"Check the photos with Priya.", "I check the photos.", false},
		{"Deny every claim.", "I check the photos.", false},
		{"", "I check the photos.", false},
		{"Bake it wet.", "I refuse to bake it wet.", false},
		{"Refuse to bake it wet.", "Well, I refuse to bake it wet.", true},
		{"Open the hatch.", "I hardly open the hatch.", false},
		{"先加氟。", "禁止先加氟。", false},
		{"带电换板。", "尽量避免带电换板。", false},
		{"先看照片。", "我先看照片。", true},
		{"看照片。", "我从不看照片。", false},
		{"超过500就停。", "超过50就停。", false},
	} {
		if got := profile.Faithful(tc.text, tc.sentence); got != tc.want {
			t.Errorf("%q of %q: %v", tc.text, tc.sentence, got)
		}
	}
}

func TestUnsaid(t *testing.T) {
	for _, tc := range []struct{ text, said, want string }{
		{"What did Chen look at?", "I ask Chen.", ""},
		{"What did Priya look at?", "I ask Chen.", "Priya"},
		{"What changes above 500?", "Above 50 I stop.", "500"},
		{"超过500怎么办？", "超过50就停。", "500"},
	} {
		if got := profile.Unsaid(tc.text, tc.said); got != tc.want {
			t.Errorf("%q after %q: %q, want %q", tc.text, tc.said, got, tc.want)
		}
	}
}
