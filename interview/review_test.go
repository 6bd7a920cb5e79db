package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// A rule that is read back beside itself with its exception may be dropped for standing there twice: the two together stay whole.
func TestDroppedBesideItsException(t *testing.T) {
	for lang, said := range map[prompts.Lang][2]string{
		prompts.EN: {"I soak the beans for six hours.", "New beans from September are an exception, those I soak for five."},
		prompts.ZH: {"夏天我一般泡六个钟头。", "新豆子例外，当年九月刚下来的豆子皮薄，少泡一个钟头。"},
	} {
		s, desk, _ := begin(t, setup(lang, 24))
		say := sayings[lang]()
		upTo(t, s, say, func(x *interview.Exchange) bool { return x.Phase == prompts.Topic && x.Probe == prompts.ProbeScenario })
		answer(t, s, said[0])
		rule := strings.TrimRight(profile.Plain(said[0]), ".。")
		dropped := false
		for v := s.View(); v.Open != nil; v = s.View() {
			x := v.Open
			if x.Probe == prompts.ProbeException && strings.Contains(x.Question, strings.TrimRight(said[0], ".。")) {
				answer(t, s, said[1])
				continue
			}
			var bare, with string
			for _, c := range v.Review {
				if strings.Contains(c.Text, rule) && len(c.Evidence) == 1 {
					bare = c.ID
				} else if strings.Contains(c.Text, rule) {
					with = c.ID
				}
			}
			if bare != "" && with != "" {
				dropped = true
				if _, err := s.Judge(t.Context(), x.ID, bare, interview.Drop, ""); err != nil {
					t.Fatal(err)
				}
			}
			answer(t, s, say(x))
		}
		if !dropped {
			t.Fatalf("%s: the two were not read back together", lang)
		}
		sameAsStored(t, desk, s)
		book := ""
		for _, f := range profile.Compile(profileOf(t, desk, s), profile.ForPrivate) {
			if f.Path == "playbook.md" {
				book, _, _ = strings.Cut(string(f.Data), "\n## "+prompts.TextsOf(prompts.Documents, lang).Say("evidence"))
			}
		}
		if strings.Count(book, rule) != 1 {
			t.Errorf("%s: %q stands %d times in\n%s", lang, rule, strings.Count(book, rule), book)
		}
	}
}
