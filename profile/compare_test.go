package profile_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// spoken is the profile of somebody who said these sentences about one part of the work.
func spoken(name string, lang prompts.Lang, said ...string) *profile.Profile {
	p := &profile.Profile{ID: name, Subject: name, Work: "claims", Lang: lang, Audience: profile.ForTeam, Changed: day, Topics: []profile.TopicOf{{ID: "t1", Label: "setting the reserve"}}}
	for i, text := range said {
		q := question(i + 1)
		p.Answers = append(p.Answers, profile.Answer{Question: q, N: i + 1, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Mark: profile.Team, At: day})
		p.Claims = append(p.Claims, profile.Claim{ID: fmt.Sprint("c", i+1), Kind: profile.Rule, Topic: "t1", Phase: prompts.Topic, Text: text, Standing: profile.Stated, Evidence: []profile.Evidence{{Question: q, Quote: text}}})
	}
	return p
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		lang             prompts.Lang
		ana, ben         []string
		agree, differ    string
		onlyAna, onlyBen string
	}{
		{
			prompts.EN,
			[]string{"Call the garage before the reserve is set.", "Raise the reserve when the second invoice exceeds 20 % of the first.", "The blue folder holds the hire cars."},
			[]string{"Raise the reserve when the second invoice exceeds 30 % of the first.", "Always call the garage before the reserve is set.", "Never believe a clean bumper."},
			"call the garage", "second invoice", "blue folder", "clean bumper",
		},
		{
			prompts.ZH,
			[]string{"定准备金之前先给修理厂打电话。", "第二张发票超过第一张百分之二十就提高准备金。", "租来的车放在蓝色文件夹。"},
			[]string{"第二张发票超过第一张百分之三十就提高准备金。", "定准备金之前一定先给修理厂打电话。", "保险杠太干净的不要信。"},
			"修理厂", "第二张发票", "蓝色文件夹", "保险杠",
		},
	} {
		people := []*profile.Profile{spoken("Ana", c.lang, c.ana...), spoken("Ben", c.lang, c.ben...)}
		got := profile.Compare(people)
		if len(got.Agree) != 1 || !strings.Contains(strings.ToLower(got.Agree[0].Claims[0].Text), c.agree) || len(got.Agree[0].Claims) != 2 {
			t.Errorf("%s: agree %+v", c.lang, got.Agree)
		}
		if len(got.Differ) != 1 || !strings.Contains(got.Differ[0].Claims[1].Text, c.differ) {
			t.Errorf("%s: differ %+v", c.lang, got.Differ)
		}
		if len(got.Only) != 2 {
			t.Errorf("%s: only %+v", c.lang, got.Only)
		}
		page, merged := string(profile.RenderComparison(people, got)), string(profile.Merge(people, got))
		for _, want := range []string{c.agree, c.differ, c.onlyAna, c.onlyBen} {
			if !strings.Contains(strings.ToLower(page), want) || !strings.Contains(strings.ToLower(merged), want) {
				t.Errorf("%s: %q is missing in\n%s\n%s", c.lang, want, page, merged)
			}
		}
		for _, line := range strings.Split(page+merged, "\n") { // every line says whose it is, and from which answer
			if strings.HasPrefix(line, "- ") && !regexp.MustCompile(`(Ana|Ben).*\[A\d\]`).MatchString(line) {
				t.Errorf("%s: %q", c.lang, line)
			}
		}
		if strings.Count(strings.ToLower(merged), c.agree) != 1 {
			t.Errorf("%s: what both say stands twice", c.lang)
		}
	}
}

// Nobody is given another's words: not their number, and not what they quote.
func TestCompareLeavesEachTheirWords(t *testing.T) {
	people := []*profile.Profile{
		spoken("Ines", prompts.EN, "If I miss more than two words in ten I tell the judge.", `I stopped and told the judge: "The interpreter requests leave to clarify."`),
		spoken("Tom", prompts.EN, "If I miss more than one word in ten I tell the judge.", "I stopped and told the judge."),
	}
	got := profile.Compare(people)
	if len(got.Differ) != 1 || !strings.Contains(got.Differ[0].Claims[0].Text, "words in ten") {
		t.Errorf("differ: %+v", got.Differ)
	}
	for _, file := range profile.CompareFiles(people, got) {
		for _, line := range strings.Split(string(file.Data), "\n") {
			if strings.Contains(line, "Tom") && (strings.Contains(line, "two words") || strings.Contains(line, "clarify")) {
				t.Errorf("%s: %s", file.Path, line)
			}
		}
	}
}

// Steps are named in a word or two: those that have all their words in common are the same.
func TestCompareShortClaims(t *testing.T) {
	people := []*profile.Profile{spoken("Ana", prompts.EN, "Settle.", "Weigh it up."), spoken("Ben", prompts.EN, "Weigh the vans.", "Settle.")}
	if got := profile.Compare(people); len(got.Agree) != 1 || got.Agree[0].Claims[0].Text != "Settle." || len(got.Only) != 2 || len(got.Differ) != 0 {
		t.Errorf("%+v", got)
	}
}

// What cannot be read without its question keeps what stands before it: "neck injuries" do not belong here, and are not
// what somebody else begins with.
func TestCompareKeepsLeads(t *testing.T) {
	a, b := spoken("Ana", prompts.EN, "Neck injuries after rear collisions."), spoken("Ben", prompts.EN, "Neck injuries after rear collisions.")
	a.Answers[0].Lead = "Does not belong here"
	people := []*profile.Profile{a, b}
	got := profile.Compare(people)
	if page := string(profile.RenderComparison(people, got)); len(got.Only) != 2 || !strings.Contains(page, "- Does not belong here: Neck injuries after rear collisions. (Ana [A1])") {
		t.Errorf("%+v\n%s", got, page)
	}
}

// Private and dropped words are compared with nothing, and two of one name are told apart.
func TestCompareKeepsMarks(t *testing.T) {
	a, b := spoken("Ana", prompts.EN, "Call the garage before the reserve is set.", "The zebra is private."), spoken("Ana", prompts.EN, "Call the garage before the reserve is set.")
	a.Answers[1].Mark = profile.Private
	people := []*profile.Profile{a.For(profile.ForTeam), b.For(profile.ForTeam)}
	page := string(profile.RenderComparison(people, profile.Compare(people)))
	if strings.Contains(page, "zebra") || !strings.Contains(page, "Ana (2)") {
		t.Error(page)
	}
}
