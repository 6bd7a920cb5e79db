package prompts_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tacit/prompts"
)

// The example that the program shows is the one in docs/examples, to the byte.
func TestExample(t *testing.T) {
	for lang, dir := range map[prompts.Lang]string{prompts.EN: "on-call-databases", prompts.ZH: "injection-moulding"} {
		want, err := os.ReadFile(filepath.Join("..", "docs", "examples", dir, "playbook.md"))
		if err != nil {
			t.Fatal(err)
		}
		if got := prompts.Example(lang); got != string(want) || !strings.HasPrefix(got, "# ") {
			t.Errorf("prompts.Example(%s) is not docs/examples/%s/playbook.md", lang, dir)
		}
	}
}
