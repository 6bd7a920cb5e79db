package profile_test

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// document is a page as a reader of Markdown sees it: sections with their items.
type document struct {
	sections []section
	html     bool // raw HTML that is not ours
	code     bool // a code block, fenced or not
}

type section struct {
	level int
	title string
	items []string // list items and table rows, as plain text
	text  bool     // it has something besides items and sections below it
}

var mdParser = goldmark.New(goldmark.WithExtensions(extension.Table))

var tags = regexp.MustCompile(`<[^>]*>`)

// parse reads our own Markdown with a parser that is not ours.
func parse(tb testing.TB, source string) document {
	tb.Helper()
	src := []byte(source)
	var doc document
	show := func(n ast.Node) string {
		var b bytes.Buffer
		if err := mdParser.Renderer().Render(&b, src, n); err != nil {
			tb.Fatal(err)
		}
		return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(b.String(), "")))
	}
	last := func() *section {
		if len(doc.sections) == 0 {
			doc.sections = append(doc.sections, section{})
		}
		return &doc.sections[len(doc.sections)-1]
	}
	err := ast.Walk(mdParser.Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			doc.sections = append(doc.sections, section{level: n.Level, title: show(n)})
			return ast.WalkSkipChildren, nil
		case *ast.ListItem:
			last().items = append(last().items, show(n))
			return ast.WalkSkipChildren, nil
		case *extast.TableRow:
			var cells []string
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, show(c))
			}
			last().items = append(last().items, strings.Join(cells, " | "))
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph:
			last().text = true
		case *ast.HTMLBlock, *ast.RawHTML:
			doc.html = true
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			doc.code = true
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

var reference = regexp.MustCompile(`\[(A\d+(?:, A\d+)*)\]$`)

// referred splits an item into its words and the answers that it points at.
func referred(item string) (words string, answers []int) {
	m := reference.FindStringSubmatchIndex(item)
	if m == nil {
		return item, nil
	}
	for _, a := range strings.Split(item[m[2]:m[3]], ", ") {
		n, _ := strconv.Atoi(a[1:])
		answers = append(answers, n)
	}
	return strings.Trim(item[:m[0]], " |"), answers
}

var evidenceLine = regexp.MustCompile(`^\[A(\d+)\] (.*)$`)

// checkPlaybook says whether a playbook keeps its promises: each line points at verbatim words, none stands twice, no
// heading is empty.
func checkPlaybook(tb testing.TB, p *profile.Profile, source string) {
	tb.Helper()
	say := prompts.TextsOf(prompts.Documents, p.Lang)
	doc := parse(tb, source)
	evidence := map[int]string{}
	for _, line := range doc.sections[len(doc.sections)-1].items {
		m := evidenceLine.FindStringSubmatch(line)
		if m == nil {
			tb.Errorf("evidence line %q", line)
			continue
		}
		n, _ := strconv.Atoi(m[1])
		evidence[n] = m[2]
	}
	numbers := map[string]int{}
	for _, a := range p.Answers {
		numbers[a.Question] = a.N
	}
	claims := map[string]profile.Claim{}
	for _, c := range p.Claims {
		claims[plain.Line(c.Text)] = c
	}
	seen := map[string]bool{}
	for i, s := range doc.sections {
		if s.title == "" {
			tb.Errorf("heading %d is empty", i)
		}
		if len(s.items) == 0 && !s.text && (i+1 >= len(doc.sections) || doc.sections[i+1].level <= s.level) {
			tb.Errorf("nothing under the heading %q", s.title)
		}
		if s.title == say.Say("gaps") || s.title == say.Say("evidence") {
			continue
		}
		for _, item := range s.items {
			words, answers := referred(item)
			if len(answers) == 0 {
				tb.Errorf("%q has no reference", item)
			}
			if key := strings.ToLower(strings.TrimRight(words, ".。")); seen[key] {
				tb.Errorf("%q stands twice", words)
			} else {
				seen[key] = true
			}
			for _, n := range answers {
				if evidence[n] == "" {
					tb.Errorf("%q points at answer %d, which is not there", item, n)
				}
			}
			for _, e := range claims[words].Evidence {
				if !strings.Contains(oneMark.Replace(evidence[numbers[e.Question]]), oneMark.Replace(plain.Line(e.Quote))) {
					tb.Errorf("%q rests on %q, which evidence %d does not hold", words, e.Quote, numbers[e.Question])
				}
			}
		}
	}
}

// A quotation within one has the inner marks of both languages, and never those of Japanese.
func TestQuotesWithinQuotes(t *testing.T) {
	for _, tc := range []struct {
		lang       prompts.Lang
		said, want string
	}{
		{prompts.EN, "I say “no” and hang up when they shout.", "- [A1] “I say ‘no’ and hang up when they shout.”"},
		{prompts.EN, "\"Not before noon.\" I say it to directors too.", "- [A1] “‘Not before noon.’” “I say it to directors too.”"},
		{prompts.EN, "Run psql -c \"select 1\" on the replica.", "- [A1] “Run psql -c \"select 1\" on the replica.”"},
		{prompts.ZH, "要是顶出带“吱”的一声，就是顶针缺油。", "- [A1] “要是顶出带‘吱’的一声，就是顶针缺油。”"},
	} {
		if book := told(t, tc.lang, tc.said); !strings.Contains(book, tc.want) {
			t.Errorf("no %s in\n%s", tc.want, book)
		}
	}
}

// oneMark takes the inner and the outer quotation marks for the same.
var oneMark = strings.NewReplacer("‘", "\"", "’", "\"", "“", "\"", "”", "\"")
