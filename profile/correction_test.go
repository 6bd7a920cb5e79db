package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
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

// A line that was changed for a reason leads to the answer with the reason wherever it stands, in the table of what is hard and
// in a comparison too; an answer that may not be read is led to nowhere.
func TestCorrectionLeadsToItsReason(t *testing.T) {
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: prompts.EN, Audience: profile.ForTeam, Began: day, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
	answered(p, prompts.ProbeError, "t1", "They look at the receive lag, see 200 milliseconds and promote.")
	answered(p, prompts.ProbeReason, "", "The rig changed in May.")
	p.Claims[0].Standing, p.Claims[0].Corrected = profile.Edited, &profile.Correction{Question: question(2), Why: "The rig changed in May.", At: day}
	if book := file(t, profile.Compile(p, profile.ForTeam), "playbook.md"); !strings.Contains(book, "|  | [A1, A2] |") {
		t.Errorf("the table does not lead to the reason:\n%s", book)
	}
	found := profile.Compare([]*profile.Profile{p, spoken("Ben", prompts.EN, "Call the garage.")})
	if v := found.Only[0].Claims[0]; v.Reference() != "[A1, A2]" || len(v.Evidence) != 2 {
		t.Errorf("the comparison leads to %s, with %v", v.Reference(), v.Evidence)
	}
	p.Claims[0].Corrected.Question = question(9)
	if v := profile.Compare([]*profile.Profile{p}).Only[0].Claims[0]; v.Reference() != "[A1]" {
		t.Errorf("an answer that is not there is led to: %s", v.Reference())
	}
}
