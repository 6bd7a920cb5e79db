package tui

import (
	"regexp"
	"strings"
	"unicode"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	xansi "github.com/charmbracelet/x/ansi"
)

// section is a part of a document under a heading of the first or second level; they are rendered one by one, so that
// the start of each is known.
type section struct {
	title string
	level int
	text  string
}

// sections splits a document at its headings of the first two levels.
func sections(md string) []section {
	var out []section
	for _, line := range strings.SplitAfter(charts.ReplaceAllString(md, ""), "\n") {
		level := len(line) - len(strings.TrimLeft(line, "#"))
		if heading := strings.TrimSpace(line[level:]); level >= 1 && level <= 3 && strings.HasPrefix(line[level:], " ") {
			if level <= 2 || len(out) == 0 {
				out = append(out, section{title: heading, level: level})
			} else {
				out = append(out, section{title: heading, level: 3})
			}
		}
		if len(out) == 0 {
			out = append(out, section{})
		}
		out[len(out)-1].text += line
	}
	return out
}

// charts are what a terminal cannot draw; the table above each says the same.
var charts = regexp.MustCompile("(?s)```mermaid\n.*?\n```\n\n?")

// renderMarkdown renders a document for a width. It returns its lines and the line at which each section starts. A
// Glamour renderer must not be shared between goroutines, so each call makes its own (it takes 0.07 ms).
func renderMarkdown(list []section, width int, dark bool) (lines []string, starts []int, err error) {
	r, err := glamour.NewTermRenderer(glamour.WithStyles(documentStyle(dark)), glamour.WithWordWrap(max(width-hanging, 10)))
	if err != nil {
		return nil, nil, err
	}
	for _, s := range list {
		text, err := r.Render(breakable(shelter.Replace(s.text)))
		if err != nil {
			return nil, nil, err
		}
		starts = append(starts, len(lines))
		lines = append(lines, hang(strings.Split(strings.Trim(unshelter.Replace(text), "\n"), "\n"))...)
		lines = append(lines, "")
	}
	return lines, starts, nil
}

// Glamour shows the backslash of an escape that it does not know of: “\@ana”. Those characters go through it as others, of the
// private use area.
var (
	shelter   = strings.NewReplacer(`\\`, `\\`, `\@`, "\uf8f0", `\$`, "\uf8f1", `\~`, "\uf8f2", `\=`, "\uf8f3")
	unshelter = strings.NewReplacer(mayBreak, "", "\uf8f0", "@", "\uf8f1", "$", "\uf8f2", "~", "\uf8f3", "=")
)

// mayBreak is a space of no width, where Glamour may end a line: Chinese has no spaces, and it takes a text without any for one word.
const mayBreak = "\u2028"

// breakable marks where Chinese may go on in the next line: before each character, but not before a mark that closes something
// or behind one that opens it.
func breakable(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		if wide(last) && wide(r) && !strings.ContainsRune("，。、；：！？”’）》」』】…—", r) && !strings.ContainsRune("“‘（《「『【", last) {
			b.WriteString(mayBreak)
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// wide says whether a character is Chinese, or a mark between such.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xffef || strings.ContainsRune("“”‘’…—", r)
}

// hanging is how far the lines of a list item can be moved in.
const hanging = 3

var item = regexp.MustCompile(`^ *(• |[0-9]+\. )`)

// hang moves the further lines of a list item below its text; Glamour leaves them below the bullet.
func hang(lines []string) []string {
	out := make([]string, len(lines))
	by := 0
	for i, l := range lines {
		l = strings.TrimRight(l, " ")
		text := xansi.Strip(l)
		mark := strings.TrimLeft(item.FindString(text), " ")
		switch {
		case strings.TrimSpace(text) == "":
			by = 0
		case mark != "":
			by = min(xansi.StringWidth(mark), hanging)
		default:
			l = strings.Repeat(" ", by) + l
		}
		out[i] = l
	}
	return out
}

// documentStyle is our look in Glamour's terms. Document has no colour of its own: with one, every padding space would
// be styled alone, which makes the output forty times as long. The code theme is named, since Glamour registers an
// unnamed one once for the whole process.
func documentStyle(dark bool) ansi.StyleConfig {
	accent, dim := "#1A6B5C", "#6B6B6B"
	if dark {
		accent, dim = "#7FD1BD", "#8A8A8A"
	}
	yes := true
	bold := func(c *string, prefix string) ansi.StyleBlock {
		return ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes, Color: c, Prefix: prefix}}
	}
	indent := uint(2)
	return ansi.StyleConfig{
		Heading: ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{BlockSuffix: "\n", Bold: &yes}},
		H1:      bold(nil, ""), H2: bold(&accent, ""), H3: bold(nil, ""),
		List:        ansi.StyleList{LevelIndent: 2},
		Item:        ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". "},
		Strong:      ansi.StylePrimitive{Bold: &yes},
		BlockQuote:  ansi.StyleBlock{Indent: &indent, StylePrimitive: ansi.StylePrimitive{Color: &dim}},
		Code:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &accent}},
		CodeBlock:   ansi.StyleCodeBlock{Theme: "bw"},
		HTMLBlock:   ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &dim}},
	}
}
