package profile

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"tacit/profile/detect"
	"tacit/prompts/plain"
)

// Statements reads what somebody else wrote about a piece of work, Markdown or plain text, as statements: the items of its
// lists, the cells of its tables row by row, the sentences of its paragraphs. Front matter, headings, code, HTML and what says
// nothing by itself are left out. The order is that of the text.
func Statements(source []byte) []string {
	source = []byte(withoutFront(strings.ToValidUTF8(string(source), "\uFFFD")))
	doc := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	var out []string
	add := func(said string) {
		for _, s := range detect.Sentences(plain.Line(said)) {
			if saysSomething(s) && !strings.HasSuffix(strings.TrimSpace(s.Text), ":") && !strings.HasSuffix(strings.TrimSpace(s.Text), "：") {
				out = append(out, s.Text)
			}
		}
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // our own function returns no error
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *ast.Heading, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock, *extast.TableHeader:
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock:
			add(inline(n, source))
			return ast.WalkSkipChildren, nil
		case *extast.TableRow:
			var cells []string
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if cell := strings.TrimSpace(inline(c, source)); cell != "" {
					cells = append(cells, cell)
				}
			}
			add(strings.Join(cells, ", "))
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return out
}

// saysSomething wants two words of substance, or one with a figure, a "not" or its place in an order: "She does not do weddings."
func saysSomething(s detect.Sentence) bool {
	m := s.Marks()
	n := len(detect.Content(s.Text))
	return n >= 2 || n == 1 && (detect.Figure(s.Text) || m.Negative || m.Absolute || begins(strings.ToLower(s.Text), []string{"first", "then", "next", "last", "先", "然后", "再", "最后"}))
}

// inline is the text of a node without its markup.
func inline(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(source))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.RawHTML, *ast.Image:
		case *ast.AutoLink:
			b.Write(c.Label(source))
		default:
			b.WriteString(inline(c, source))
		}
	}
	return b.String()
}

// withoutFront leaves out a YAML front matter.
func withoutFront(s string) string {
	s = strings.TrimPrefix(s, "\uFEFF")
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			return body
		}
	}
	return s
}
