package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
)

func TestReasonIn(t *testing.T) {
	for text, want := range map[string]string{
		"Above 800 call Chen, because the rig changed in May.":     "because the rig changed in May",
		"Under 60, so that the seal holds. Never more.":            "so that the seal holds",
		"Since May it is 800.":                                     "",
		"Call Chen above 800.":                                     "",
		"超过800就找陈工，因为五月换了机台。":                                      "因为五月换了机台",
		"超过800就找陈工；自从换了机台，900就晚了。":                                 "自从换了机台，900就晚了",
		"超过800就找陈工。":                                               "",
		"Ring her, because " + strings.Repeat("it is so and ", 60): strings.TrimRight("because "+strings.Repeat("it is so and ", 60), " ")[:400],
	} {
		if got := profile.ReasonIn(text); got != strings.TrimRight(want, " ") && got != want {
			t.Errorf("ReasonIn(%q) = %q, want %q", text, got, want)
		}
	}
}
