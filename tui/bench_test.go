package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tacit/prompts"
	"tacit/tui"
)

// drive runs a command and hands its messages to the model, as the program would, but for timers.
func drive(m tea.Model, cmd tea.Cmd) tea.Model {
	if cmd == nil {
		return m
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			m = drive(m, c)
		}
	default:
		m, _ = m.Update(msg)
	}
	return m
}

func benchmarkKey(b *testing.B, bytes int) {
	d := desk()
	session := talked(b, d, prompts.EN, 60, 20)
	cfg := config(d)
	cfg.Start = session.ID()
	var m tea.Model = tui.New(b.Context(), cfg)
	m, _ = m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	m = drive(m, m.(*tui.Model).Init())
	m, _ = m.Update(tea.PasteMsg{Content: strings.Repeat("I look at the shadows under the sill first. ", bytes/44)})
	m.View()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := tea.KeyPressMsg{Code: 'x', Text: "x"}
		if i%2 == 1 {
			key = tea.KeyPressMsg{Code: tea.KeyBackspace}
		}
		m, _ = m.Update(key)
		if m.View().Content == "" {
			b.Fatal("no frame")
		}
	}
}
