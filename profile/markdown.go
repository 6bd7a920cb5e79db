package profile

import (
	"strings"

	"tacit/prompts/plain"
)

// markdown makes words from outside safe inside a line of Markdown: what would be markup there, or a template or an
// instruction to one of the programs that read our documents (ecosystem.md §2.5), is shown as the characters it is
// made of.
func markdown(text string) string {
	text = plain.Line(text)
	if !strings.ContainsAny(text, "\\`*_[]<>|#{}$@!~-&\"") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for i := 0; i < len(text); i++ {
		c := text[i]
		next := byteAt(text, i+1)
		switch {
		case strings.IndexByte("\\`*[]|~", c) >= 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '_' && !(i > 0 && wordByte(text[i-1]|0x20) && wordByte(next|0x20)): // snake_case is no emphasis
			b.WriteString(`\_`)
		case c == '<' && (next == '/' || next == '!' || next == '?' || next|0x20 >= 'a' && next|0x20 <= 'z'):
			b.WriteString("&lt;")
		case c == '&' && (next == '#' || next|0x20 >= 'a' && next|0x20 <= 'z') && strings.Contains(text[i:min(len(text), i+12)], ";"):
			b.WriteString("&amp;")
		case (c == '{' || c == '}') && (next == c || next == '%' || i > 0 && text[i-1] == '%'):
			b.WriteByte(c)
			if next == c || next == '%' {
				b.WriteByte(' ')
			}
		case c == '%' && next == '}':
			b.WriteString("% ")
		case c == '"' && next == '"':
			b.WriteString(`" `)
		case c == '-' && next == '-' && byteAt(text, i+2) == '-':
			for byteAt(text, i+1) == '-' {
				i++
			}
			b.WriteString("–")
		case c == '$' && (next == '{' || strings.HasPrefix(text[i:], "$ARGUMENTS")):
			b.WriteString(`\$ `)
		case c == '!' && next == '`':
			b.WriteString("! ")
		case c == '@' && (i == 0 || text[i-1] == ' '):
			b.WriteString(`\@`)
		case i == 0 && (strings.IndexByte("#>+=", c) >= 0 || c == '-' && (next == ' ' || next == 0)):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return orderedStart(b.String())
}

// orderedStart keeps "3. of May" at the start of a line from becoming a list.
func orderedStart(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < 10 && digits+1 < len(s) && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' ' {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// heading makes words from outside safe as a heading.
func heading(text string) string { return strings.TrimRight(markdown(text), "# ") }

// frontmatter makes words from outside safe inside a double-quoted YAML scalar of a front matter: validators split the
// file at any "---", some refuse angle brackets (ecosystem.md §1.1), and YAML itself refuses noncharacters.
func frontmatter(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range plain.Line(text) {
		switch {
		case r&0xfffe == 0xfffe:
			continue
		case r == '-' && last == '-':
			continue
		case strings.ContainsRune("{}%", r) && strings.ContainsRune("{}%", last):
			b.WriteByte(' ')
		}
		last = r
		switch r {
		case '<':
			r = '‹'
		case '>':
			r = '›'
		case '"', '`':
			r = '\''
		case '\\':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
