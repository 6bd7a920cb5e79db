package profile_test

import (
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// How somebody decides is not told by half of what they said: where it holds on a condition, or not always, the section only leads there.
func TestDecisionKeepsItsBounds(t *testing.T) {
	for _, tc := range []struct {
		lang prompts.Lang
		text string
		half string
	}{
		{prompts.ZH, "如果客户在等着要货又没有备件，我宁可把整批货都压在库里。", "我宁可把整批货都压在库里"},
		{prompts.ZH, "急件的时候我宁可停机等人来查，除非厂长签了字让我们继续开。", "我宁可停机等人来查"},
		{prompts.EN, "I'd rather lose the part than the customer, unless it is a guarantee case.", "I'd rather lose the part than the customer"},
	} {
		p := spoken("Ana", tc.lang, tc.text)
		body, _, _ := strings.Cut(file(t, profile.Compile(p, profile.ForPrivate), "playbook.md"), "\n## "+prompts.TextsOf(prompts.Documents, tc.lang).Say("evidence"))
		for line := range strings.Lines(body) {
			if strings.Contains(line, tc.half) && !strings.Contains(line, "unless") && !strings.Contains(line, "除非") && !strings.Contains(line, "如果") {
				t.Errorf("%q stands as %q", tc.text, line)
			}
		}
	}
}
