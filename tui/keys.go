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
	keys  []string // as tea.KeyPressMsg.String() says them; the first is the one that is shown
	text  string   // key of its word in prompts
	shown shown
}

// shown says where a binding is shown: in the last line and on the help page, on the help page only, or nowhere, since
// another one speaks for it ("↑ ↓" for up and down).
type shown int

const (
	page shown = iota
	foot
	silent
)

// The keys that one entry speaks for two of.
var (
	upDown    = []string{"↑ ↓"}
	leftRight = []string{"← →"}
)

// The bindings of each screen, in the order in which they are shown.
var (
	homeKeys = []binding{
		{[]string{"n"}, "key.new", foot},
		{[]string{"enter"}, "key.resume", foot},
		{[]string{"p"}, "key.playbook", foot},
		{upDown, "key.choose", foot},
		{[]string{"space"}, "key.pick", page},
		{[]string{"c"}, "key.compare", foot},
		{[]string{"r"}, "key.rehearse", foot},
		{[]string{"w"}, "key.withdraw", foot},
		{[]string{"h"}, "key.handovers", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
		{[]string{"e"}, "key.example", page},
		{[]string{"q", "ctrl+c"}, "key.quit", foot},
	}
	emptyKeys = []binding{ // the home screen without an interview on it
		{[]string{"n", "enter"}, "key.new", foot},
		{[]string{"e"}, "key.example", foot},
		{[]string{"h"}, "key.handovers", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"q", "ctrl+c"}, "key.quit", foot},
	}
	waitKeys = []binding{ // the home screen before its list is there
		{[]string{"n"}, "key.new", foot},
		{[]string{"q", "ctrl+c"}, "key.quit", foot},
	}
	answerKeys = []binding{
		{[]string{"ctrl+s", "ctrl+d"}, "key.send", foot},
		{[]string{"tab"}, "key.mark", foot},
		{[]string{"ctrl+k"}, "key.skip", foot},
		{[]string{"ctrl+p"}, "key.park", foot},
		{[]string{"ctrl+x"}, "key.explain", foot},
		{[]string{"ctrl+e"}, "key.editor", foot},
		{[]string{"f1", "?"}, "key.help", foot},
		{[]string{"ctrl+z"}, "key.take-back", page},
		{[]string{"up"}, "key.walk-back", page},
		{[]string{"ctrl+t"}, "key.withdraw-answer", page},
		{[]string{"ctrl+f"}, "key.finish", page},
		{[]string{"ctrl+l"}, "key.read", page},
		{[]string{"ctrl+o"}, "key.watching", page},
		{[]string{"alt+z"}, "key.undo-typing", page},
		{[]string{"esc"}, "key.home", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	reviseKeys = []binding{
		{[]string{"ctrl+s", "ctrl+d"}, "key.revise", foot},
		{[]string{"tab"}, "key.mark", foot},
		{[]string{"esc"}, "key.back-to-question", foot},
		{[]string{"ctrl+t"}, "key.withdraw-answer", foot},
		{[]string{"ctrl+z"}, "key.take-back", silent},
		{[]string{"up"}, "key.walk-back", page},
		{[]string{"down"}, "key.walk-on", page},
		{[]string{"ctrl+e"}, "key.editor", page},
		{[]string{"ctrl+l"}, "key.read", page},
		{[]string{"alt+z"}, "key.undo-typing", page},
		{[]string{"f1"}, "key.help", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	reviewKeys = []binding{
		{[]string{"enter"}, "key.keep", foot},
		{[]string{"e"}, "key.edit", foot},
		{[]string{"d"}, "key.drop", foot},
		{[]string{"a"}, "key.add", foot},
		{[]string{"u"}, "key.undo", foot},
		{upDown, "key.choose", foot},
		{[]string{"ctrl+s"}, "key.go-on", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"x"}, "key.explain", page},
		{[]string{"ctrl+z"}, "key.take-back", page},
		{[]string{"ctrl+l"}, "key.read", page},
		{[]string{"esc"}, "key.home", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	writeKeys = []binding{ // editing a claim, or adding what is missing
		{[]string{"ctrl+s", "ctrl+d"}, "key.done", foot},
		{[]string{"esc"}, "key.cancel", foot},
		{[]string{"ctrl+e"}, "key.editor", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	readKeys = []binding{ // what was said so far
		{upDown, "key.scroll", foot},
		{[]string{"esc"}, "key.back", foot},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"pgup", "b"}, "key.page-up", page},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
	}
	stuckKeys = []binding{ // an answer was stored, and the next question could not be
		{[]string{"enter", "ctrl+s"}, "key.again", foot},
		{[]string{"esc", "q"}, "key.home", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	overKeys = []binding{
		{[]string{"p", "enter"}, "key.playbook", foot},
		{[]string{"m"}, "key.more", foot},
		{[]string{"ctrl+z"}, "key.take-back", foot},
		{[]string{"ctrl+l"}, "key.read", foot},
		{[]string{"esc", "q"}, "key.home", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	consentKeys = []binding{
		{[]string{"space"}, "key.choose", foot},
		{upDown, "key.move", foot},
		{[]string{"down", "tab"}, "key.next", silent},
		{[]string{"up", "shift+tab"}, "key.previous", silent},
		{[]string{"enter"}, "key.agree", foot},
		{[]string{"l"}, "key.language", foot},
		{[]string{"pgdown"}, "key.page-down", page},
		{[]string{"pgup"}, "key.page-up", page},
		{[]string{"?", "f1"}, "key.help", page},
		{[]string{"esc"}, "key.decline", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	modelConsentKeys = []binding{
		{[]string{"space"}, "key.choose", foot},
		{[]string{"enter", "ctrl+s"}, "key.go-on", foot},
		{[]string{"esc"}, "key.undecided", foot},
		{[]string{"?", "f1"}, "key.help", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	rehearseKeys = []binding{
		{[]string{"ctrl+n"}, "key.not-mine", foot}, // first: nobody would guess it, and a narrow terminal shows no other
		{[]string{"ctrl+s", "ctrl+d"}, "key.say", foot},
		{[]string{"pgup"}, "key.page-up", page},
		{[]string{"pgdown"}, "key.page-down", page},
		{[]string{"alt+z"}, "key.undo-typing", page},
		{[]string{"f1", "?"}, "key.help", foot},
		{[]string{"esc"}, "key.home", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	hearKeys = []binding{ // while a reply comes
		{[]string{"esc"}, "key.stop", foot},
		{[]string{"pgup"}, "key.page-up", page},
		{[]string{"pgdown"}, "key.page-down", page},
		{[]string{"ctrl+c"}, "key.quit", foot},
	}
	judgeKeys = []binding{ // while they write what they would do
		{[]string{"ctrl+s", "ctrl+d"}, "key.send", foot},
		{[]string{"ctrl+r"}, "key.instead", foot},
		{[]string{"tab"}, "key.mark", foot},
		{[]string{"esc"}, "key.cancel", foot},
		{[]string{"pgup"}, "key.page-up", page},
		{[]string{"pgdown"}, "key.page-down", page},
		{[]string{"f1"}, "key.help", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	setupKeys = []binding{
		{[]string{"enter", "ctrl+s"}, "key.begin", foot},
		{upDown, "key.move", foot},
		{leftRight, "key.choose", foot},
		{[]string{"tab", "down"}, "key.next", silent},
		{[]string{"shift+tab", "up"}, "key.previous", silent},
		{[]string{"left", "right", "space"}, "key.other", silent},
		{[]string{"f1"}, "key.help", page},
		{[]string{"esc"}, "key.back", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	playbookKeys = []binding{
		{upDown, "key.scroll", foot},
		{leftRight, "key.sections", foot},
		{[]string{"s"}, "key.sign", foot},
		{[]string{"/"}, "key.search", foot},
		{[]string{"tab"}, "key.next-reference", foot},
		{[]string{"enter"}, "key.words", foot},
		{[]string{"x"}, "key.export", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"esc", "q"}, "key.back", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"pgup", "b"}, "key.page-up", page},
		{[]string{"right", "]"}, "key.next-section", silent},
		{[]string{"left", "["}, "key.previous-section", silent},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
		{[]string{"n"}, "key.next-match", page},
		{[]string{"N"}, "key.previous-match", page},
		{[]string{"shift+tab"}, "key.previous-reference", page},
		{[]string{"m"}, "key.put", page},
		{[]string{"u"}, "key.unput", page},
		{[]string{"t"}, "key.unsign", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	puttingKeys = []binding{ // how a model puts a section
		{[]string{"ctrl+s"}, "key.keep-put", foot},
		{upDown, "key.scroll", foot},
		{[]string{"esc", "q"}, "key.back", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"pgup", "b"}, "key.page-up", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	watchKeys = []binding{ // somebody else's interview, while it goes on
		{upDown, "key.scroll", foot},
		{[]string{"a"}, "key.ask", foot},
		{[]string{"esc", "q"}, "key.back", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"pgup", "b"}, "key.page-up", page},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	askingKeys = []binding{ // a question for the specialist
		{[]string{"enter", "ctrl+s"}, "key.leave-question", foot},
		{[]string{"esc"}, "key.cancel", foot},
		{[]string{"alt+z"}, "key.undo-typing", page},
		{[]string{"f1"}, "key.help", foot},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	leadKeys = []binding{
		{upDown, "key.choose", foot},
		{[]string{"enter", "p"}, "key.playbook", foot},
		{[]string{"w"}, "key.watch", foot},
		{[]string{"a"}, "key.ask", foot},
		{[]string{"s"}, "key.sort", foot},
		{[]string{"f"}, "key.filter", foot},
		{[]string{"space"}, "key.pick", page},
		{[]string{"c"}, "key.compare", foot},
		{[]string{"r"}, "key.look-again", page},
		{[]string{"o"}, "key.own", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
		{[]string{"q", "ctrl+c"}, "key.quit", foot},
	}
	compareKeys = []binding{
		{upDown, "key.choose", foot},
		{[]string{"enter"}, "key.words", foot},
		{[]string{"p"}, "key.merged", foot},
		{[]string{"esc", "q"}, "key.back", foot},
		{leftRight, "key.sections", foot},
		{[]string{"x"}, "key.export", foot},
		{[]string{"?", "f1"}, "key.help", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"right", "]"}, "key.next-section", silent},
		{[]string{"left", "["}, "key.previous-section", silent},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"pgup", "b"}, "key.page-up", page},
		{[]string{"home", "g"}, "key.top", page},
		{[]string{"end", "G"}, "key.bottom", page},
		{[]string{"ctrl+c"}, "key.quit", page},
	}
	searchKeys = []binding{
		{[]string{"enter"}, "key.search", foot},
		{[]string{"esc"}, "key.cancel", foot},
	}
	popupKeys = []binding{ // the words behind a reference
		{[]string{"e"}, "key.change", foot},
		{[]string{"tab"}, "key.next-answer", foot},
		{upDown, "key.scroll", foot},
		{[]string{"esc", "enter", "q"}, "key.back", foot},
		{[]string{"down", "j"}, "key.down", silent},
		{[]string{"up", "k"}, "key.up", silent},
		{[]string{"pgdown", "space"}, "key.page-down", page},
		{[]string{"pgup", "b"}, "key.page-up", page},
	}
)

// without leaves out what does not work right now.
func without(list []binding, texts ...string) []binding {
	return slices.DeleteFunc(slices.Clone(list), func(b binding) bool { return slices.Contains(texts, b.text) })
}

// called gives what one key does another word.
func called(list []binding, text, word string) []binding {
	out := slices.Clone(list)
	for i := range out {
		if out[i].text == text {
			out[i].text = word
		}
	}
	return out
}

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
		if k.shown == foot && k.text == "key.help" {
			help = keyName(k.keys[0], say) + " " + say.Say(k.text)
		}
	}
	var items []string
	used := ansi.StringWidth(help)
	for _, k := range list {
		if k.shown != foot {
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
