package tui

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// theme is the look: one accent, dim for what is secondary, and the terminal's own background throughout.
type theme struct {
	accent  lipgloss.Style // the one colour: where one is, what is selected
	strong  lipgloss.Style // the question
	text    lipgloss.Style
	dim     lipgloss.Style // what one can do without
	warn    lipgloss.Style // something needs attention; never red on its own, there is always a word too
	reverse lipgloss.Style // a match, a reference under the cursor
}

func newTheme(dark bool) theme {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#1A6B5C"), lipgloss.Color("#7FD1BD"))
	dim := pick(lipgloss.Color("#6B6B6B"), lipgloss.Color("#8A8A8A"))
	warn := pick(lipgloss.Color("#8A4B00"), lipgloss.Color("#E5B567"))
	on := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	return theme{
		accent: on(accent), strong: lipgloss.NewStyle().Bold(true), text: lipgloss.NewStyle(), dim: on(dim), warn: on(warn),
		reverse: lipgloss.NewStyle().Reverse(true),
	}
}
