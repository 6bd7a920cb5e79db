package profile

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/prompts/plain"
)

// branch is a condition with what to do under it, and what to do otherwise where that was said. The spans are those of the
// claim's text.
type branch struct {
	detect.Rule
	Else detect.Span
}

// others begin what is done where the condition does not hold.
var others = []string{", otherwise ", "; otherwise ", ". otherwise ", ". otherwise, ", ", or else ", ", if not ", ". if not, ", "; if not, ", "，否则", "；否则", "。否则", "，不然", "；不然", "。不然", "，要不然", "。要不然"}

// split takes what is to be done otherwise out of what is to be done.
func (b *branch) split(text string) {
	then := strings.ToLower(b.Then.Of(text))
	if len(then) != b.Then.End-b.Then.Start || b.Then.Start < b.If.Start {
		return
	}
	for _, word := range others {
		at := strings.Index(then, word)
		rest := at + len(word)
		if at <= 0 || strings.TrimSpace(then[rest:]) == "" || strings.Contains(then[rest:], word) {
			continue
		}
		b.Else = detect.Span{Start: b.Then.Start + rest, End: b.Then.End}
		for _, mark := range []string{"，", "："} {
			if strings.HasPrefix(b.Else.Of(text), mark) {
				b.Else.Start += len(mark)
			}
		}
		b.Then.End = b.Then.Start + at
		return
	}
}

// acts says whether the second part of a conditional says what then is; an aside does not ("say under 1 billion").
func acts(then string) bool {
	low := strings.ToLower(strings.TrimSpace(then))
	for _, aside := range []string{"say ", "you mean", "rule of thumb", "or ", "because", "which "} {
		if strings.HasPrefix(low, aside) {
			return false
		}
	}
	return !strings.HasSuffix(low, ":") && !strings.HasSuffix(low, "：") && !strings.HasSuffix(low, "?")
}

// longestCell is how many bytes a claim may have to stand in a table.
const longestCell = 320

// decision takes a claim apart for a table of conditions: it has to be a condition and what to do under it, and nothing
// besides, since a table has no room for the rest and no word may go.
func decision(cl Claim) (branch, bool) {
	text := cl.Text
	if len(text) > longestCell || len(cl.Evidence) > 1 { // two answers in one claim are more than a condition
		return branch{}, false
	}
	said := detect.Sentences(text)
	if len(said) == 0 {
		return branch{}, false
	}
	r, ok := said[0].IfThen()
	if !ok || r.Then.Start < r.If.Start && len(said) > 1 {
		return branch{}, false
	}
	if r.Then.Start < r.If.Start && strings.ContainsAny(r.Then.Of(text), ",，、;；") {
		return branch{}, false // "Zdenek, extension 41, he answers on Sunday if you do not start with hello": of which of it?
	}
	if !said[0].Han && r.Then.Start < r.If.Start && (detect.Past(r.Then.Of(text)) || strings.Contains(r.If.Of(text), ", so ")) {
		return branch{}, false // "I knew that it throttles when it learns, so I waited" tells, and decides nothing
	}
	if r.Then.Start > r.If.Start {
		r.Then.End = len(strings.TrimRight(text, " .。"))
	}
	rest := []byte(text)
	for _, s := range []detect.Span{r.Word, r.If, r.Then} {
		for i := s.Start; i < s.End; i++ {
			rest[i] = ' '
		}
	}
	switch strings.ToLower(strings.Trim(string(rest), " ,.;:!，。；：！")) {
	case "", "then", "and", "so", "well", "now", "就":
		b := branch{Rule: r}
		b.split(text)
		return b, acts(b.Then.Of(text))
	}
	return branch{}, false
}

// decisions writes the conditional claims of a topic as a table of condition and action, in the specialist's words. One
// alone stays a sentence.
func (c *compiler) decisions(d *page, mine *pile) {
	conditional := func(cl Claim) bool {
		_, ok := c.rules[cl.ID]
		return ok && (cl.Kind == Rule || cl.Kind == Threshold || cl.Kind == Exception)
	}
	rows := mine.takeMany(conditional)
	if len(rows) == 0 {
		return
	}
	columns := []string{c.say.Say("table.if"), c.say.Say("table.then"), c.say.Say("table.ref")}
	reasons := slices.ContainsFunc(rows, func(cl Claim) bool { return len(c.because[cl.ID]) > 0 })
	if reasons {
		columns = slices.Insert(columns, 2, c.say.Say("table.why"))
	}
	d.table("decide", columns...)
	for _, cl := range rows {
		r := c.rules[cl.ID]
		then := markdown(action(r.Then.Of(cl.Text)))
		if r.Else != (detect.Span{}) {
			then += c.say.Say("table.else", "else", markdown(action(r.Else.Of(cl.Text))))
		}
		cells := []string{markdown(condition(cl.Text, r.Rule)), then, c.refs(append(slices.Clone(c.because[cl.ID]), cl)...)}
		if reasons {
			cells = slices.Insert(cells, 2, cellOf(c.because[cl.ID]))
		}
		d.row(cells...)
	}
	d.WriteByte('\n')
	c.flow(d, c.labels[rows[0].Topic], rows)
}

// mostBranches is how many conditions a chart shows; more are a tangle, and the table has them all.
const mostBranches = 8

// flow draws the decisions of a topic as a Mermaid flow chart: from the situation to each condition, and from there to what
// is done, with a second way where it was said what to do otherwise. In which order conditions are looked at nobody said,
// so none is drawn.
func (c *compiler) flow(d *page, label string, rows []Claim) {
	if len(rows) > mostBranches {
		return
	}
	fmt.Fprintf(d, "```mermaid\nflowchart LR\n  s([\"%s\"])\n", node(label))
	for i, cl := range rows {
		r := c.rules[cl.ID]
		refs := strings.Trim(c.refs(cl), "[]")
		fmt.Fprintf(d, "  s --> c%d{\"%s\"}\n", i+1, node(condition(cl.Text, r.Rule)))
		way := ""
		if r.Else != (detect.Span{}) {
			way = "|" + c.say.Say("flow.yes") + "|"
			fmt.Fprintf(d, "  c%d -->|%s| o%d[\"%s (%s)\"]\n", i+1, c.say.Say("flow.no"), i+1, node(action(r.Else.Of(cl.Text))), refs)
		}
		fmt.Fprintf(d, "  c%d -->%s a%d[\"%s (%s)\"]\n", i+1, way, i+1, node(action(r.Then.Of(cl.Text))), refs)
	}
	d.WriteString("```\n\n")
}

// node is text as a label of a chart has it: in quotes, where Mermaid takes everything but a quote, with line breaks where it
// would be too wide, and nothing that ends the chart or a renderer could take for markup.
func node(text string) string {
	text = unmarked.Replace(strings.TrimRight(plain.Line(text), " .。"))
	var b strings.Builder
	width := 0
	for _, word := range strings.SplitAfter(text, " ") {
		if n := utf8.RuneCountInString(word); width > 0 && width+n > nodeWidth {
			b.WriteString("<br>")
			width = 0
		}
		for _, r := range word { // Han text has no spaces to break at
			if width >= nodeWidth && r >= 0x2e80 && !strings.ContainsRune("，。、；：！？）”》", r) {
				b.WriteString("<br>")
				width = 0
			}
			b.WriteRune(r)
			width++
			if r >= 0x2e80 {
				width++
			}
		}
	}
	return strings.ReplaceAll(strings.TrimRight(b.String(), " "), " <br>", "<br>")
}

// nodeWidth is how many columns a line of a label has, about.
const nodeWidth = 32

// unmarked writes what means something to Mermaid, or to the HTML it makes, as Mermaid's own entities.
var unmarked = strings.NewReplacer("\"", "#quot;", "#", "#35;", "&", "#amp;", "<", "#lt;", ">", "#gt;", "`", "'", "\\", "/", "%%", "%")

// action is what to do under a condition. The words that only tie it to its condition are of no use in a cell.
func action(then string) string {
	then = Plain(then)
	if !detect.IsHan(then) {
		return then
	}
	for _, tie := range []string{"那么就", "那就", "那么", "就", "则"} {
		if rest, ok := strings.CutPrefix(then, tie); ok && utf8.RuneCountInString(rest) > 1 && !strings.HasPrefix(rest, "是") {
			return rest
		}
	}
	return then
}

// condition is the condition of a rule with its conditional word, as it was said.
func condition(text string, r detect.Rule) string {
	word, cond := r.Word.Of(text), r.If.Of(text)
	switch {
	case r.Word.Start > r.If.Start: // 料温高的时候
		return cond + word
	case detect.IsHan(cond):
		return word + cond
	}
	return capitalise(word + " " + cond)
}
