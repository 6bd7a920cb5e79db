package interview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// Who takes back what they said is shown what they may have meant, at once, and decides; the question is not counted.
func TestCorrection(t *testing.T) {
	for lang, c := range map[prompts.Lang][3]string{
		prompts.EN: {"The zebra count has to be under 40 on Fridays.", "I misspoke before: the zebra count has to be under 60 on Fridays.", "40"},
		prompts.ZH: {"尺寸整体偏大零点一五毫米就查冷却。", "我刚才说反了，是尺寸整体偏小零点一五毫米。", "偏大"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		say := sayings[lang]()
		upTo(t, s, say, inTopic(prompts.ProbeThreshold))
		answer(t, s, c[0])
		upTo(t, s, say, func(x *interview.Exchange) bool { return x.Kind == interview.Open && x.Phase == prompts.Topic })
		asked := s.View().Asked
		answer(t, s, c[1])
		v := s.View()
		if v.Open.Kind != interview.Review || v.Open.Source != "corrected" || v.Asked != asked {
			t.Fatalf("%s: after a correction came %q", lang, v.Open.Question)
		}
		old := ""
		for _, cl := range v.Review {
			if strings.Contains(cl.Text, c[2]) {
				old = cl.ID
			}
		}
		if old == "" {
			t.Fatalf("%s: %+v is read back, and not what was taken back", lang, v.Review)
		}
		if _, err := s.Judge(t.Context(), v.Open.ID, old, interview.Drop, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Skip(t.Context(), v.Open.ID); err != nil {
			t.Fatal(err)
		}
		if open := s.View().Open; open.Source == "corrected" {
			t.Errorf("%s: read back twice", lang)
		}
		body, _, _ := strings.Cut(recompile(t, s), "\n## "+prompts.TextsOf(prompts.Documents, lang).Say("evidence"))
		if strings.Contains(body, strings.TrimRight(c[0], ".。")) {
			t.Errorf("%s: what was taken back is in the playbook", lang)
		}
	}
}

// It is what a correction has most in common with that is read back, however much has been said since, and also when the correction
// comes in the teach-back.
func TestCorrectionFindsWhatItCorrects(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct {
		first, later, wrong string
	}{
		prompts.EN: {"More than 25 cents and the quagga gets two passes.", "The quagga gets its wire from shelf number %d, old wire too.", "I said 25 cents for two passes, that's wrong for old wire: the quagga gets them at 15."},
		prompts.ZH: {"整炉报废超过200个要先问店长。", "第%d号炉的炉门要擦，店长会来看。", "我说的“整炉报废超过200个”，现在改成超过100个了，店长定的。"},
	} {
		for _, teachBack := range []bool{false, true} {
			s, _, _ := begin(t, setup(lang, 40))
			say := sayings[lang]()
			upTo(t, s, say, inTopic(prompts.ProbeThreshold))
			answer(t, s, c.first)
			for n := range 8 {
				upTo(t, s, say, func(x *interview.Exchange) bool { return x.Kind == interview.Open })
				answer(t, s, fmt.Sprintf(c.later, n+3))
			}
			upTo(t, s, say, func(x *interview.Exchange) bool {
				return teachBack && x.Kind == interview.Review || !teachBack && x.Kind == interview.Open && x.Phase == prompts.Topic
			})
			answer(t, s, c.wrong)
			v := s.View()
			if v.Open == nil || v.Open.Source != "corrected" {
				t.Errorf("%s, in teach-back %v: then came %+v", lang, teachBack, v.Open)
				continue
			}
			if !slices.ContainsFunc(v.Review, func(cl profile.Claim) bool {
				return strings.Contains(cl.Text, c.first[:len(c.first)/2]) || strings.Contains(c.first, strings.TrimRight(cl.Text, ".。"))
			}) {
				t.Errorf("%s, in teach-back %v: %+v is read back, and not what was wrong", lang, teachBack, v.Review)
			}
		}
	}
}
