package screentest

import (
	"os"
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

// late is how much later than they could the commands of a program answer: TACIT_LATE, a duration such as 80ms, or 0. On a
// busy machine they do so by themselves, now and then; with this, a test that goes on before what it waits for has come
// fails each time.
var late, _ = time.ParseDuration(os.Getenv("TACIT_LATE"))

// lateModel is a model whose commands answer late.
type lateModel struct{ tea.Model }

// Init implements tea.Model.
func (m lateModel) Init() tea.Cmd { return delay(m.Model.Init()) }

// Update implements tea.Model.
func (m lateModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := m.Model.Update(msg)
	return lateModel{next}, delay(cmd)
}

// delay makes what a command answers come late, also when that is commands.
func delay(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		msg := cmd()
		// Bubble Tea keeps the type of a sequence to itself; both are lists of commands.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				v.Index(i).Set(reflect.ValueOf(delay(v.Index(i).Interface().(tea.Cmd))))
			}
			return msg
		}
		time.Sleep(late)
		return msg
	}
}
