package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// A rule and its exception are read back together, and the rule not once more by itself: who drops it because it stands there twice
// would lose both.
func TestReadBackOnce(t *testing.T) {
	for lang, said := range map[prompts.Lang][2]string{
		prompts.EN: {"I soak the beans for six hours.", "New beans from September are an exception, those I soak for five."},
		prompts.ZH: {"夏天我一般泡六个钟头。", "新豆子例外，当年九月刚下来的豆子皮薄，少泡一个钟头。"},
	} {
		s, _, _ := begin(t, setup(lang, 24))
		say := sayings[lang]()
		upTo(t, s, say, func(x *interview.Exchange) bool { return x.Phase == prompts.Topic && x.Probe == prompts.ProbeScenario })
		topic := s.View().Open.Topic
		answer(t, s, said[0])
		excepted := false
		for v := s.View(); v.Open != nil; v = s.View() {
			x := v.Open
			if x.Kind == interview.Review && x.Topic == topic && excepted {
				n, with := 0, false
				for _, c := range v.Review {
					if strings.Contains(c.Text, strings.TrimRight(profile.Plain(said[0]), ".。")) {
						n++
						with = with || len(c.Evidence) > 1
					}
				}
				if n != 1 || !with {
					t.Errorf("%s: reads back %d times, with its exception: %v", lang, n, with)
				}
				break
			}
			if x.Probe == prompts.ProbeException && strings.Contains(x.Question, strings.TrimRight(said[0], ".。")) {
				excepted = true
				answer(t, s, said[1])
				continue
			}
			answer(t, s, say(x))
		}
		if !excepted {
			t.Fatalf("%s: nobody asked for the exception", lang)
		}
	}
}
