package interview_test

import (
	"testing"

	"tacit/prompts"
)

// Who tells how they say something is asked for the words, once; who says the words is not.
func TestVoiceAsksForTheWords(t *testing.T) {
	for _, c := range []struct {
		lang prompts.Lang
		text string
		more bool
	}{
		{prompts.EN, "I say it straight.", true},
		{prompts.ZH, "我说得比较婉转。", true},
		{prompts.EN, "I'm sorry, that one stays shut until the fitter has been.", false},
		{prompts.ZH, "不好意思，这个我真做不了主，您等我问一下李工。", false},
	} {
		s, _, _ := begin(t, setup(c.lang, 40))
		x := upTo(t, s, sayings[c.lang](), inPhase(prompts.Voice))
		answer(t, s, c.text)
		open := s.View().Open
		if got := open.Phase == prompts.Voice && open.Follows == x.ID && open.Probe == prompts.ProbeVoice; got != c.more {
			t.Errorf("after %q came %q", c.text, open.Question)
		}
		if !c.more {
			continue
		}
		answer(t, s, c.text)
		if again := s.View().Open; again.Source == open.Source {
			t.Errorf("asked for the words twice: %q", again.Question)
		}
	}
}
