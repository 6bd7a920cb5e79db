package profile_test

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"tacit/profile"
	"tacit/profile/detect"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Well, I always check the photos first.": "Always check the photos first.",
		"硬要说，就是三度。":                              "硬要说，就是三度。",
		"I never pay on a Friday.":               "Never pay on a Friday.",
		"We usually call first.":                 "Usually call first.",
		"You look at the shadows.":               "Look at the shadows.",
		"and then I call Ana.":                   "Call Ana.",
		"Honestly, I check it twice.":            "Check it twice.",
		"I look at the attached photo.":          "Look at the attached photo.",
		"I called Ana.":                          "I called Ana.",
		"I check what I wrote.":                  "I check what I wrote.",
		"I know the garage.":                     "I know the garage.",
		"I keep forgetting the form.":            "I keep forgetting the form.",
		"I keep the file in the drawer.":         "Keep the file in the drawer.",
		"I set the reserve at 15 %.":             "I set the reserve at 15 %.",
		"I might call, about 15 % of the time.":  "I might call, about 15 % of the time.",
		"I don't pay.":                           "I don't pay.",
		"I do not pay.":                          "Do not pay.",
		"kubectl restarts it.":                   "Kubectl restarts it.",
		"file.xlsx has it.":                      "file.xlsx has it.",
		"iPhone photos lie.":                     "iPhone photos lie.",
		"the estimate is 60 %.":                  "The estimate is 60 %.",
		"Do you ask them?":                       "Do you ask them?",
		"You ask what?":                          "You ask what?",
		"So, what.":                              "So, what.",
		"so quarantine the whole batch first.":   "Quarantine the whole batch first.",
		"so degas it overnight.":                 "So degas it overnight.",
		"so decant it overnight.":                "Decant it overnight.",
		"so under the lamp it is dull.":          "So under the lamp it is dull.",
		"so losing the key costs a day.":         "So losing the key costs a day.",
		"so each one is weighed.":                "So each one is weighed.",
		"我一般先降五度。":                               "一般先降五度。",
		"我们必须清料筒。":                               "必须清料筒。",
		"嗯，我先看料头。":                               "先看料头。",
		"说实话，料头发黄就停。":                            "料头发黄就停。",
		"从那以后我们换引流袋一定要记前面那袋的量。":           "我们换引流袋一定要记前面那袋的量。",
		"从那以后空运的料我都叫品质提前验标签。":             "空运的料我都叫品质提前验标签。",
		"打那以后，我先看料头。":                     "先看料头。",
		"从那以后凡是外包的模一律先试三模。":               "凡是外包的模一律先试三模。",
		"从那以后我们没出过事。":                     "从那以后我们没出过事。",
		"从那以后温度一直偏高。":                     "从那以后温度一直偏高。",
		"从那以后供应商换了。":                      "从那以后供应商换了。",
		"从那以后，这台机子就不准。":                   "从那以后，这台机子就不准。",
		"Since then I check it twice.":    "Check it twice.",
		"Since then we have lost nobody.": "Since then we have lost nobody.",
		"Ever since, I've had no leak.":   "Ever since, I've had no leak.",
		"我觉得是水汽。":                         "我觉得是水汽。",
		"我先看我记的那张表。":                      "我先看我记的那张表。",
		"我们车间有十二台机器。":                     "我们车间有十二台机器。",
		"":                                "",
		"I":                               "I",
		"and ":                            "And",
	} {
		if got := profile.Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

// dropped are the words that Plain may take from the front of a sentence; it takes none from anywhere else.
var dropped = map[string]bool{
	"i": true, "we": true, "you": true, "well": true, "so": true, "honestly": true, "basically": true, "look": true, "oh": true, "hmm": true, "um": true, "yeah": true, "yes": true,
	"since": true, "ever": true, "ok": true, "okay": true, "right": true, "actually": true, "to": true, "be": true, "honest": true, "and": true, "then": true,
}

// Whatever Plain does, what is left is the end of what was said, word by word: no number, name, negation or hedge goes,
// and none comes.
func TestPlainKeepsWords(t *testing.T) {
	for _, said := range everySentence(t) {
		plainer := profile.Plain(said)
		if detect.IsHan(said) {
			head, ok := strings.CutSuffix(said, plainer)
			for _, f := range []string{"嗯，", "呃，", "那个，", "说实话，", "老实说，", "说实话", "老实说", "其实，", "其实吧，", "这个嘛，", "怎么说呢，", "然后呢，", "就是说，", "对，", "哦，", "从那以后，", "从那以后", "打那以后", "还有就是", "还有", "我们", "我"} {
				head = strings.Replace(head, f, "", 1)
			}
			if !ok || head != "" {
				t.Errorf("Plain(%q) = %q", said, plainer)
			}
			continue
		}
		before, after := strings.Fields(strings.ToLower(said)), strings.Fields(strings.ToLower(plainer))
		cut := len(before) - len(after)
		if cut < 0 || strings.Join(before[cut:], " ") != strings.Join(after, " ") {
			t.Errorf("Plain(%q) = %q", said, plainer)
			continue
		}
		for _, w := range before[:cut] {
			if !dropped[strings.Trim(w, ",")] {
				t.Errorf("Plain(%q) = %q drops %q", said, plainer, w)
			}
		}
		if again := profile.Plain(plainer); again != plainer && !strings.HasPrefix(strings.ToLower(plainer), "look, ") {
			t.Errorf("Plain(%q) = %q, and again %q", said, plainer, again)
		}
	}
}

// everySentence is every sentence of the test data, and what a person might put before it.
func everySentence(tb testing.TB) []string {
	tb.Helper()
	var texts []string
	for _, name := range []string{"testdata/adjuster.en.yaml", "testdata/moulding.zh.yaml", "detect/testdata/hits.yaml", "detect/testdata/ifthen.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		var n yaml.Node
		if err := yaml.Unmarshal(data, &n); err != nil {
			tb.Fatal(err)
		}
		texts = scalars(&n, texts)
	}
	var out []string
	for _, t := range texts {
		for _, s := range detect.Sentences(t) {
			out = append(out, s.Text)
			if s.Han {
				out = append(out, "嗯，"+s.Text, "我先"+s.Text, "我们一般"+s.Text)
			} else {
				out = append(out, "Well, "+s.Text, "So, honestly, "+s.Text, "I never "+s.Text, "and we usually "+s.Text)
			}
		}
	}
	if len(out) < 1000 {
		tb.Errorf("only %d sentences", len(out))
	}
	return out
}

func scalars(n *yaml.Node, out []string) []string {
	if n.Kind == yaml.ScalarNode {
		return append(out, n.Value)
	}
	for _, c := range n.Content {
		out = scalars(c, out)
	}
	return out
}
