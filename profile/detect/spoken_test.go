package detect_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/profile/detect"
)

// spoken are sounds with which somebody begins to speak, by language.
var spoken = map[bool][]string{
	false: {"Oh, ", "Well, ", "Hmm, ", "Er, ", "Right, so. ", "Okay, ", "Let me think. ", "Look, "},
	true:  {"嗯，", "哦，", "这个嘛，", "我想想啊，", "说起来，", "怎么说呢，", "呃……", "让我想想。"},
}

// The sounds with which somebody begins to speak change nothing of what is heard in what they say, and are never quoted.
func TestSpokenOpenings(t *testing.T) {
	for _, name := range []string{"corpus.en", "corpus.zh", "more.en", "more.zh"} {
		for i, e := range corpus(t, name) {
			openings, text := spoken[detect.IsHan(e.Text)], e.Text
			opening := openings[i%len(openings)]
			if strings.HasSuffix(opening, ", ") && !strings.HasPrefix(text, "I") && text[1] >= 'a' {
				text = strings.ToLower(text[:1]) + text[1:]
			}
			if got, plain := heardIn(opening+text), heardIn(e.Text); !slices.Equal(got, plain) {
				t.Errorf("%s%s\n\theard %s\n\talone %s", opening, e.Text, strings.Join(got, " | "), strings.Join(plain, " | "))
			}
		}
	}
}

// heardIn is what is heard in an answer, and of the whole.
func heardIn(text string) []string {
	var out []string
	for _, h := range detect.Hits(text) {
		out = append(out, string(h.ID)+" "+strings.ToLower(h.Quote.Of(text)))
	}
	w := detect.Read(text)
	for name, is := range map[string]bool{"not known": w.Intent == detect.NotKnown, "weary": w.Weary, "impatient": w.Impatient, "evasive": w.Evasive, "hollow": w.Hollow(), "specific": w.Specific()} {
		if is {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
