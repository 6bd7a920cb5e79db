package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Chinese goes on in the next line wherever a line is full, not only where a space is; no line begins with a mark that closes something.
func TestMarkdownBreaksChinese(t *testing.T) {
	const text = "- 夏天我一般泡六个钟头，冬天要十二个钟头；新豆子例外，当年九月刚下来的豆子皮薄，少泡一个钟头。 [A1]\n\n根据一次访谈整理，30 个回答，**他说“假沸先认声”，噗噗是假**，咕噜是真。\n"
	for _, width := range []int{24, 30, 40, 60} {
		lines, _, err := renderMarkdown(sections(text), width, true)
		if err != nil {
			t.Fatal(err)
		}
		out := ansi.Strip(strings.Join(lines, "\n"))
		if strings.Contains(out, mayBreak) || strings.ReplaceAll(strings.Join(strings.Fields(out), ""), "•", "-") != strings.ReplaceAll(strings.Join(strings.Fields(text), ""), "*", "") {
			t.Errorf("%d: other words:\n%s", width, out)
		}
		list := strings.Split(strings.TrimSpace(out), "\n")
		for i, l := range list {
			body := strings.TrimSpace(l)
			if body == "•" || strings.HasPrefix(body, "，") || strings.HasPrefix(body, "。") || strings.HasPrefix(body, "”") {
				t.Errorf("%d: a line %q", width, l)
			}
			if next := i + 1; next < len(list) && body != "" && list[next] != "" && ansi.StringWidth(l) < width-10 && !strings.HasPrefix(strings.TrimSpace(list[next]), "[A1]") {
				t.Errorf("%d: the line %q is not full before %q", width, l, list[next])
			}
		}
	}
}
