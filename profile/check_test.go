package profile_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// examined checks one claim made of one answer.
func examined(lang prompts.Lang, answer, quote, text string) profile.Checked {
	p := &profile.Profile{
		ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "photos"}},
		Answers: []profile.Answer{{Question: "q1", N: 1, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Mark: profile.Team, At: day}},
		Claims:  []profile.Claim{{ID: "c1", Kind: profile.Rule, Topic: "t1", Phase: prompts.Topic, Text: text, Standing: profile.Stated, Evidence: []profile.Evidence{{Question: "q1", Quote: quote}}}},
	}
	return profile.Check(p, profile.ForTeam, map[string]string{"q1": answer}, nil)
}

// Every way in which a claim can say something else than was said is found, and what is as it was said is left alone.
func TestCheckFindsWhatWasAltered(t *testing.T) {
	const said = "I usually call Chen above 900 euros, but never on a Sunday."
	for text, what := range map[string]string{
		"Usually call Chen above 900 euros, but never on a Sunday.":         "",
		"Usually call Chen above 800 euros, but never on a Sunday.":         "number",
		"Usually call Chen or Dana above 900 euros, but never on a Sunday.": "name",
		"Usually call Chen above 900 euros, but on a Sunday.":               "negation",
	} {
		got := examined(prompts.EN, said, said, text)
		if what == "" && (!got.Sound() || len(got.Altered) != 0 || got.Reached != 1) || what != "" && (got.Sound() || len(got.Altered) == 0 || got.Altered[0].What != what) {
			t.Errorf("%q: %+v, want %q", text, got, what)
		}
	}
	if got := examined(prompts.EN, said, said, "Call Chen above 900 euros, but never on a Sunday."); got.Modality != 0 || got.Sound() {
		t.Errorf("a dropped hedge: %+v", got)
	}
	if got := examined(prompts.EN, said, "call Chen above 900 dollars", "Call Chen above 900 dollars."); got.Traced != 0 || got.Sound() {
		t.Errorf("a quote that is not in the answer: %+v", got)
	}
	if got := examined(prompts.ZH, "一般超过两百块就找陈工，不超过不用。", "一般超过两百块就找陈工，不超过不用。", "一般超过三百块就找陈工，不超过不用。"); len(got.Altered) != 1 || got.Altered[0].Word != "三百" {
		t.Errorf("%+v", got.Altered)
	}
	got := examined(prompts.EN, said+" The ledger closes on the third working day of the month.", said, said)
	if got.Clauses != 2 || len(got.Missed) != 1 || !strings.Contains(got.Missed[0].Text, "ledger") {
		t.Errorf("missed: %+v", got)
	}
}

// A sentence that a model put is examined too: one that was kept when less was asked of it, and stands.
func TestCheckFindsWhatAModelPutWrong(t *testing.T) {
	p := load(t, "adjuster.en.yaml")
	one := func(text string) profile.Claim {
		return profile.Claim{ID: "put", Kind: profile.Rule, Topic: p.Topics[0].ID, Phase: prompts.Topic, Text: text, Standing: profile.Stated, Evidence: []profile.Evidence{{Question: p.Answers[0].Question, Quote: text}}}
	}
	const said = "I refuse to open the hatch while the fan is running."
	p.Claims = append(p.Claims, one(said))
	for text, found := range map[string]bool{"Refuse to open the hatch while the fan is running.": false, "Open the hatch while the fan is running.": true} {
		p.Phrasings = []profile.Phrasing{{Claims: []string{"put"}, Was: []string{said}, Text: text, Model: "small @ h"}}
		got := profile.Check(p, profile.ForPrivate, nil, nil)
		if is := slices.ContainsFunc(got.Altered, func(f profile.Fault) bool { return f.What == "phrasing" && f.Text == text }); is != found || is && got.Sound() {
			t.Errorf("%q: %+v", text, got.Altered)
		}
	}
}

// The claims alone choose what they speak for, say nothing where they say nothing, and speak of no other trade.
func TestCheckPredicts(t *testing.T) {
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: prompts.EN, Audience: profile.ForTeam, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "photos"}}}
	answers := map[string]string{}
	for i, text := range []string{"Ring the claimant before anything is written down.", "Never send an assessor when the bumper is clean.", "Freeze the reserve until the garage has answered."} {
		q := question(i + 1)
		answers[q] = text
		p.Answers = append(p.Answers, profile.Answer{Question: q, N: i + 1, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Mark: profile.Team, At: day})
		p.Claims = append(p.Claims, profile.Claim{ID: q, Kind: profile.Rule, Topic: "t1", Phase: prompts.Topic, Text: text, Standing: profile.Stated, Evidence: []profile.Evidence{{Question: q, Quote: text}}})
	}
	hold := func(choice int, mark profile.Mark, options ...string) {
		p.HoldOuts = append(p.HoldOuts, profile.HoldOut{Question: "h", Text: "A mistake in the photos has gone out.", Topic: "t1", Options: options, Choice: choice, Mark: mark})
	}
	hold(2, profile.Team, "Send an assessor", "Ring the claimant", "Wait")
	hold(1, profile.Team, "Whistle a tune", "Dance")
	hold(1, profile.Private, "Ring the claimant", "Send an assessor")
	got := profile.Check(p, profile.ForTeam, answers, []string{"The night nurse finds the drip empty. What does she look at?", "Somebody rings the claimant before the garage has answered about the reserve. What now?"})
	if h := got.HoldOuts; h.Right != 1 || h.Of != 2 || h.Silent != 1 || h.Low <= 0 || h.Low >= .5 || h.High <= .5 || h.High >= 1 {
		t.Errorf("%+v", h)
	}
	if a := got.Abstained; a.Right != 1 || a.Of != 2 {
		t.Errorf("%+v", a)
	}
}
