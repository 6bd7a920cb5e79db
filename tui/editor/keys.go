package editor

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// HandleKey does what the key says and returns true, or returns false if the key means nothing here: it's the caller's
// then. So are up and page up before the whole text, down and page down behind it, and "?" while there is no text. A
// key refused for the limit is consumed, and [Editor.Err] tells.
func (e *Editor) HandleKey(msg tea.KeyPressMsg) (consumed bool) {
	e.err = nil
	if printable(msg) {
		if msg.Text == "?" && e.Empty() {
			return false
		}
		e.insert(lineFeeds(msg.Text), typed)
		return true
	}
	if action, ok := actions[tea.Key(msg).Keystroke()]; ok {
		return action(e)
	}
	return false
}

// printable says whether the key stands for text, by itself or with shift.
func printable(msg tea.KeyPressMsg) bool {
	const harmless = tea.ModShift | tea.ModCapsLock | tea.ModNumLock | tea.ModScrollLock
	if msg.Text == "" || msg.Mod&^harmless != 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(msg.Text)
	return !unicode.IsControl(r)
}

// actions is what the keys do, by what Keystroke calls them.
var actions = func() map[string]func(*Editor) bool {
	m := map[string]func(*Editor) bool{}
	for _, b := range bindings {
		for _, k := range b.keys {
			m[k] = b.do
		}
	}
	return m
}()

// bindings lists the keys.
var bindings = []struct {
	keys []string
	do   func(*Editor) bool
}{
	{[]string{"enter", "ctrl+j", "shift+enter", "alt+enter"}, always(func(e *Editor) { e.insert("\n", other) })},
	{[]string{"backspace", "shift+backspace", "ctrl+h"}, always(func(e *Editor) { e.remove(e.left(e.cur), e.cur, back) })},
	{[]string{"delete"}, always(func(e *Editor) { e.remove(e.cur, e.right(e.cur), ahead) })},
	{[]string{"ctrl+w", "alt+backspace", "ctrl+backspace"}, always(func(e *Editor) { e.remove(e.wordLeft(e.cur), e.cur, other) })},
	{[]string{"alt+d", "alt+delete", "ctrl+delete"}, always(func(e *Editor) { e.remove(e.cur, e.wordRight(e.cur), other) })},
	{[]string{"ctrl+u"}, always(func(e *Editor) { e.remove(pos{line: e.cur.line}, e.cur, other) })},
	{[]string{"left", "shift+left"}, always(func(e *Editor) { e.moveTo(e.left(e.cur)) })},
	{[]string{"right", "shift+right"}, always(func(e *Editor) { e.moveTo(e.right(e.cur)) })},
	{[]string{"alt+left", "ctrl+left", "alt+b"}, always(func(e *Editor) { e.moveTo(e.wordLeft(e.cur)) })},
	{[]string{"alt+right", "ctrl+right", "alt+f"}, always(func(e *Editor) { e.moveTo(e.wordRight(e.cur)) })},
	{[]string{"up", "shift+up"}, func(e *Editor) bool { return e.vertical(-1) }},
	{[]string{"down", "shift+down"}, func(e *Editor) bool { return e.vertical(1) }},
	{[]string{"pgup"}, func(e *Editor) bool { return e.vertical(-max(1, e.height-1)) }},
	{[]string{"pgdown"}, func(e *Editor) bool { return e.vertical(max(1, e.height-1)) }},
	{[]string{"home", "shift+home", "ctrl+a"}, always((*Editor).home)},
	{[]string{"end", "shift+end"}, always((*Editor).toEnd)},
	{[]string{"ctrl+home", "alt+<", "alt+shift+,"}, always(func(e *Editor) { e.moveTo(pos{}) })},
	{[]string{"ctrl+end", "alt+>", "alt+shift+."}, always(func(e *Editor) { e.moveTo(e.end()) })},
	{[]string{"ctrl+_", "ctrl+/", "ctrl+shift+-", "ctrl+shift+_", "alt+z"}, always((*Editor).undo)},
	{[]string{"alt+y"}, always((*Editor).redo)},
}

// always makes an action of f that consumes its key.
func always(f func(*Editor)) func(*Editor) bool {
	return func(e *Editor) bool {
		f(e)
		return true
	}
}
