package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tacit/prompts"
)

// binding is one thing that can be done on a screen: the keys for it and the word for it. Footers and the help page are
// made from these lists, so that what is shown is what works.
type binding struct {
	keys []string // as tea.KeyPressMsg.String() says them; the first is the one that is shown
	text string   // key of its word in prompts
	foot bool     // shown in the last line; the others are on the help page only
}

// The bindings of each screen, in the order in which they are shown.
var (
	homeKeys = []binding{
		{[]string{"n"}, "key.new", true},
		{[]string{"enter"}, "key.resume", true},
		{[]string{"p"}, "key.playbook", true},
		{[]string{"e"}, "key.example", true},
		{[]string{"w"}, "key.withdraw", true},
		{[]string{"?", "f1"}, "key.help", true},
		{[]string{"up", "k"}, "key.up", false},
		{[]string{"down", "j"}, "key.down", false},
		{[]string{"q", "ctrl+c"}, "key.quit", true},
	}
	emptyKeys = []binding{ // the home screen without an interview on it
		{[]string{"n", "enter"}, "key.new", true},
		{[]string{"e"}, "key.example", true},
		{[]string{"?", "f1"}, "key.help", true},
		{[]string{"q", "ctrl+c"}, "key.quit", true},
	}
	answerKeys = []binding{
		{[]string{"ctrl+s", "ctrl+d"}, "key.send", true},
		{[]string{"tab"}, "key.mark", true},
		{[]string{"ctrl+k"}, "key.skip", true},
		{[]string{"ctrl+p"}, "key.park", true},
		{[]string{"ctrl+e"}, "key.editor", true},
		{[]string{"ctrl+x"}, "key.explain", true},
		{[]string{"f1", "?"}, "key.help", true},
		{[]string{"ctrl+z"}, "key.take-back", false},
		{[]string{"up"}, "key.walk-back", false},
		{[]string{"down"}, "key.walk-on", false},
		{[]string{"ctrl+t"}, "key.withdraw-answer", false},
		{[]string{"ctrl+f"}, "key.finish", false},
		{[]string{"ctrl+l"}, "key.read", false},
		{[]string{"esc"}, "key.home", false},
		{[]string{"ctrl+c"}, "key.quit", false},
		{[]string{"alt+z"}, "key.undo-typing", false},
	}
	reviseKeys = []binding{
		{[]string{"ctrl+s", "ctrl+d"}, "key.revise", true},
		{[]string{"tab"}, "key.mark", true},
		{[]string{"esc"}, "key.back-to-question", true},
		{[]string{"up"}, "key.walk-back", true},
		{[]string{"down"}, "key.walk-on", true},
		{[]string{"ctrl+t"}, "key.withdraw-answer", true},
		{[]string{"ctrl+e"}, "key.editor", false},
		{[]string{"f1"}, "key.help", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	reviewKeys = []binding{
		{[]string{"enter", "k"}, "key.keep", true},
		{[]string{"e"}, "key.edit", true},
		{[]string{"d"}, "key.drop", true},
		{[]string{"a"}, "key.add", true},
		{[]string{"u"}, "key.undo", true},
		{[]string{"ctrl+s"}, "key.go-on", true},
		{[]string{"?", "f1"}, "key.help", true},
		{[]string{"up"}, "key.up", false},
		{[]string{"down"}, "key.down", false},
		{[]string{"x"}, "key.explain", false},
		{[]string{"esc"}, "key.home", false},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	writeKeys = []binding{ // editing a claim, or adding what is missing
		{[]string{"ctrl+s", "ctrl+d"}, "key.done", true},
		{[]string{"esc"}, "key.cancel", true},
		{[]string{"ctrl+e"}, "key.editor", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	overKeys = []binding{
		{[]string{"p"}, "key.playbook", true},
		{[]string{"ctrl+z"}, "key.take-back", true},
		{[]string{"esc", "q"}, "key.home", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	consentKeys = []binding{
		{[]string{"space"}, "key.choose", true},
		{[]string{"down", "tab"}, "key.next", true},
		{[]string{"up", "shift+tab"}, "key.previous", false},
		{[]string{"enter"}, "key.agree", true},
		{[]string{"l"}, "key.language", true},
		{[]string{"pgdown"}, "key.page-down", false},
		{[]string{"pgup"}, "key.page-up", false},
		{[]string{"esc"}, "key.decline", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	setupKeys = []binding{
		{[]string{"tab", "down"}, "key.next", true},
		{[]string{"left"}, "key.other", true},
		{[]string{"right"}, "key.other", false},
		{[]string{"shift+tab", "up"}, "key.previous", false},
		{[]string{"enter"}, "key.begin", true},
		{[]string{"esc"}, "key.back", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
	playbookKeys = []binding{
		{[]string{"down", "j"}, "key.scroll", true},
		{[]string{"up", "k"}, "key.up", false},
		{[]string{"pgdown", "space"}, "key.page-down", false},
		{[]string{"pgup", "b"}, "key.page-up", false},
		{[]string{"right", "]"}, "key.next-section", false},
		{[]string{"left", "["}, "key.previous-section", false},
		{[]string{"home", "g"}, "key.top", false},
		{[]string{"end", "G"}, "key.bottom", false},
		{[]string{"/"}, "key.search", true},
		{[]string{"n"}, "key.next-match", false},
		{[]string{"N"}, "key.previous-match", false},
		{[]string{"tab"}, "key.next-reference", true},
		{[]string{"shift+tab"}, "key.previous-reference", false},
		{[]string{"enter"}, "key.words", true},
		{[]string{"x"}, "key.export", true},
		{[]string{"?", "f1"}, "key.help", true},
		{[]string{"esc", "q"}, "key.home", true},
		{[]string{"ctrl+c"}, "key.quit", false},
	}
)

// action returns what a key does in a list; empty if nothing.
func action(list []binding, key string) string {
	for _, b := range list {
		if slices.Contains(b.keys, key) {
			return b.text
		}
	}
	return ""
}

// footer is the last line: the keys that work right now, as many as fit; the one for all the others always does.
func footer(list []binding, say *prompts.Texts, width int, th theme) string {
	const sep = " · "
	help := ""
	for _, k := range list {
		if k.foot && k.text == "key.help" {
			help = keyName(k.keys[0], say) + " " + say.Say(k.text)
		}
	}
	var items []string
	used := ansi.StringWidth(help)
	for _, k := range list {
		if !k.foot {
			continue
		}
		if k.text == "key.help" {
			items = append(items, help)
			continue
		}
		item := keyName(k.keys[0], say) + " " + say.Say(k.text)
		if w := ansi.StringWidth(item) + len(sep) - 1; used+w <= width || len(items) == 0 {
			items = append(items, item)
			used += w
		}
	}
	return th.dim.Render(cut(strings.Join(items, sep), width))
}

// keyName says a key as people know it.
func keyName(key string, say *prompts.Texts) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	}
	if say.Has("name." + key) {
		return say.Say("name." + key)
	}
	return key
}
