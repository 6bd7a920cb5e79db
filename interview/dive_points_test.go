package interview_test

import (
	"strings"
	"testing"

	"tacit/interview"
	"tacit/prompts"
)

// A case is gone into by what happened in it: not by when it was, and what is changed in it is not what the teller did themselves.
func TestCaseIsGoneIntoByWhatHappened(t *testing.T) {
	for lang, c := range map[prompts.Lang]struct {
		told       string
		when, deed string
	}{
		prompts.EN: {"October last year, a pop tour. The trucks came four hours late. I hung the first truss before anybody had read the plot, and I would not do it again. Two cells suddenly read double, which nobody expected. I took it all down again.", "October last year", "I hung the first truss"},
		prompts.ZH: {"去年十月。料车晚到了四个钟头。我没看图就先挂了第一根桁架，以后再不这么干了。没想到两个传感器的数翻了一倍。我把它全拆了下来。", "去年十月", "我没看图就先挂了"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		say := sayings[lang]()
		upTo(t, s, lifting(lang, say), func(x *interview.Exchange) bool { return x.Phase == prompts.Incident })
		answer(t, s, c.told)
		changed := 0
		conduct(t, s, say, func(v *interview.View) {
			x := v.Open
			if x.Phase != prompts.Incident {
				return
			}
			if strings.Contains(x.Question, c.when) {
				t.Errorf("%s: goes into when it was: %s", lang, x.Question)
			}
			if x.Probe == prompts.ProbeWhatIf {
				if changed++; strings.Contains(x.Question, c.deed) {
					t.Errorf("%s: changes what the teller did: %s", lang, x.Question)
				}
			}
		})
		if changed == 0 {
			t.Errorf("%s: nothing of the case was changed", lang)
		}
	}
}

// What went wrong on some day is more than the day.
func TestCaseThatBeginsWithItsDay(t *testing.T) {
	for lang, told := range map[prompts.Lang][2]string{
		prompts.EN: {"On Friday the winch failed. The load hung over the stage for ten minutes and nobody expected that. I cleared the stage.", "On Friday the winch failed"},
		prompts.ZH: {"上周卷扬机坏了。吊物在台口上方挂了十分钟，谁也没想到。我先把台上的人清走了。", "上周卷扬机坏了"},
	} {
		s, _, _ := begin(t, setup(lang, 40))
		say := sayings[lang]()
		upTo(t, s, lifting(lang, say), func(x *interview.Exchange) bool { return x.Phase == prompts.Incident })
		answer(t, s, told[0])
		quoted := false
		conduct(t, s, say, func(v *interview.View) {
			quoted = quoted || v.Open.Phase == prompts.Incident && strings.Contains(v.Open.Question, told[1])
		})
		if !quoted {
			t.Errorf("%s: nobody goes into %q", lang, told[1])
		}
	}
}

// lifting says the same little of every part of the work, and no case.
func lifting(lang prompts.Lang, say saying) saying {
	return func(x *interview.Exchange) string {
		if x.Phase == prompts.Map {
			return say(x)
		}
		return map[prompts.Lang]string{prompts.EN: "I look at the load cell before I lift.", prompts.ZH: "起吊前我看一眼传感器。"}[lang]
	}
}
