package profile

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"tacit/profile/lazy"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// The look of the page and what moves in it. Both stand in the page itself: it asks nobody for anything.
var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// html is the playbook as one page: what playbook.md says, with a list of its parts, a search, and the words behind a line
// shown where it is clicked. Without scripts it is the same page with links. Its content security policy allows the one
// script and the one style that are in it, and no request to anywhere. It is made from the Markdown, in which everything that
// was said is escaped; HTML in it is left out.
func (c *compiler) html() []byte {
	var body bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithHeadingAttribute()))
	if err := md.Convert([]byte(charts.ReplaceAllString(c.playbook(), "")), &body); err != nil {
		panic(fmt.Errorf("page: %w", err)) // writing to a buffer does not fail
	}
	text, parts := anchored(linked(body.String()))
	var b strings.Builder
	esc := func(s string) string { return html.EscapeString(plain.Line(s)) }
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", map[prompts.Lang]string{prompts.EN: "en", prompts.ZH: "zh-Hans"}[c.p.Lang])
	fmt.Fprintf(&b, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'\">\n", hashOf(pageStyle), hashOf(pageScript))
	fmt.Fprintf(&b, "<meta name=\"generator\" content=\"tacit\">\n<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", esc(c.say.Say("playbook.title", "work", c.work)), pageStyle)
	fmt.Fprintf(&b, "<header hidden><input type=\"search\" placeholder=\"%s\" aria-label=\"%s\" data-found=\"%s\"><output></output></header>\n<div class=\"sheet\">\n<nav>\n", esc(c.say.Say("page.search")), esc(c.say.Say("page.search")), esc(c.say.Say("page.found")))
	for _, p := range parts {
		class := ""
		if p.level == 3 {
			class = " class=\"sub\""
		}
		fmt.Fprintf(&b, "<a href=\"#%s\"%s>%s</a>\n", p.id, class, p.title)
	}
	fmt.Fprintf(&b, "</nav>\n<main>\n%s</main>\n</div>\n<aside hidden role=\"status\"><button type=\"button\" aria-label=\"%s\">×</button><div></div></aside>\n<script>%s</script>\n</body>\n</html>\n", text, esc(c.say.Say("page.close")), pageScript)
	return []byte(b.String())
}

// hashOf is what a content security policy calls a text by.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// charts are for renderers that draw them; the table above each says the same.
var charts = lazy.Compile("(?s)```mermaid\n.*?\n```\n\n?")

var (
	refPattern    = lazy.Compile(`\[A[0-9]+(?:, A[0-9]+)*\]`)
	behindPattern = lazy.Compile(`<li>(\[A([0-9]+)\])`)
	numberPattern = lazy.Compile(`A[0-9]+`)
	partPattern   = lazy.Compile(`(?s)<h([23])>(.*?)</h[23]>`)
	tagPattern    = lazy.Compile(`<[^>]*>`)
)

// linked makes every reference lead to the words behind it.
func linked(body string) string {
	body = behindPattern.ReplaceAllString(body, `<li id="A$2"><b>A$2</b>`)
	return refPattern.ReplaceAllStringFunc(body, func(ref string) string {
		ids := numberPattern.FindAllString(ref, -1)
		return fmt.Sprintf(`<a class="ref" href="#%s" data-answers="%s">%s</a>`, ids[0], strings.Join(ids, " "), ref)
	})
}

// part is a section of the page.
type part struct {
	id, title string
	level     int
}

// anchored gives every section a name to link to.
func anchored(body string) (string, []part) {
	var parts []part
	body = partPattern.ReplaceAllStringFunc(body, func(h string) string {
		m := partPattern.FindStringSubmatch(h)
		p := part{fmt.Sprintf("s%d", len(parts)+1), tagPattern.ReplaceAllString(m[2], ""), 2}
		if m[1] == "3" {
			p.level = 3
		}
		parts = append(parts, p)
		return fmt.Sprintf(`<h%s id="%s">%s</h%s>`, m[1], p.id, m[2], m[1])
	})
	return body, parts
}
