package editor_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"tacit/tui/editor"
)

// special maps the names of keys without text to their codes.
var special = map[string]rune{
	"enter": tea.KeyEnter, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "left": tea.KeyLeft, "right": tea.KeyRight,
	"up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"tab": tea.KeyTab, "esc": tea.KeyEscape, "f1": tea.KeyF1, "f5": tea.KeyF5, "f12": tea.KeyF12,
}

// press makes the message of a key from its name: "ctrl+a", "shift+enter", "x".
func press(name string) tea.KeyPressMsg {
	var k tea.Key
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		name = rest
	}
	if code, ok := special[name]; ok {
		k.Code = code
		return tea.KeyPressMsg(k)
	}
	k.Code, _ = utf8.DecodeRuneInString(name)
	if k.Mod == 0 {
		k.Text = name
	}
	return tea.KeyPressMsg(k)
}

// keys presses keys parted by blanks; "␠" is the blank itself.
func keys(t testing.TB, e *editor.Editor, names string) {
	t.Helper()
	for name := range strings.FieldsSeq(names) {
		if name == "␠" {
			name = " "
		}
		if !e.HandleKey(press(name)) {
			t.Errorf("%s was not consumed", name)
		}
	}
}

// sized returns an editor of a size, holding text, with the cursor at its end.
func sized(width, height int, text string) *editor.Editor {
	e := editor.New()
	e.SetSize(width, height)
	e.SetValue(text)
	return e
}

// at checks where the cursor is.
func at(t testing.TB, e *editor.Editor, x, y int) {
	t.Helper()
	if gx, gy := e.Cursor(); gx != x || gy != y {
		t.Errorf("cursor at %d,%d, want %d,%d in\n%s", gx, gy, x, y, e.View())
	}
}

// shows checks the view.
func shows(t testing.TB, e *editor.Editor, rows ...string) {
	t.Helper()
	if want := strings.Join(rows, "\n"); e.View() != want {
		t.Errorf("view is\n%s\nwant\n%s", bracket(e.View()), bracket(want))
	}
}

// bracket makes the ends of rows visible.
func bracket(s string) string { return "[" + strings.ReplaceAll(s, "\n", "]\n[") + "]" }

// holds checks the value.
func holds(t testing.TB, e *editor.Editor, want string) {
	t.Helper()
	if e.Value() != want {
		t.Errorf("value %q, want %q", e.Value(), want)
	}
	if e.Len() != len(want) || e.Empty() != (want == "") {
		t.Errorf("Len %d, Empty %v for %q", e.Len(), e.Empty(), want)
	}
}
