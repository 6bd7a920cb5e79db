package profile

import (
	"fmt"
	"slices"
	"strings"
)

// evidence lists, answer by answer, the words that the claims were made from. Words within other words of the same
// answer are not repeated.
func (c *compiler) evidence(d *page) {
	quotes, reworded := map[string][]string{}, map[string]string{}
	seen := map[Evidence]bool{}
	for _, cl := range c.p.Claims {
		for _, e := range c.sources(cl) {
			if !seen[e] {
				seen[e] = true
				quotes[e.Question] = append(quotes[e.Question], e.Quote)
			}
		}
		if cl.Standing == Edited {
			q := cl.Evidence[0].Question
			reworded[q] += " " + c.say.Say("evidence.reworded", "text", markdown(cl.Text))
		}
	}
	if len(quotes) == 0 {
		return
	}
	d.title(2, c.say.Say("evidence"))
	for _, a := range c.p.Answers {
		if q := quotes[a.Question]; len(q) > 0 {
			fmt.Fprintf(d, "- [A%d] %s%s\n", a.N, quoted(q), reworded[a.Question])
		}
	}
	d.WriteByte('\n')
}

// mostQuotes is from how many quotes of one answer on they are all shown, without looking for one inside another.
const mostQuotes = 64

func quoted(quotes []string) string {
	var out []string
	for i, q := range quotes {
		contains := func(o string) bool { return len(o) > len(q) && strings.Contains(o, q) }
		if len(quotes) <= mostQuotes && slices.ContainsFunc(slices.Concat(quotes[:i], quotes[i+1:]), contains) {
			continue
		}
		out = append(out, inMarks(q))
	}
	return strings.Join(out, " ")
}

// inMarks puts words into quotation marks. Those that stand in them become the inner ones, as both languages have it: ‘ ’ in “ ”.
// Straight ones do where they would stand right behind ours; elsewhere they may belong to something that is to be typed.
func inMarks(words string) string {
	words = innerMarks.Replace(markdown(words))
	if rest, ok := strings.CutPrefix(words, `"`); ok && strings.Count(rest, `"`) == 1 {
		words = "‘" + strings.Replace(rest, `"`, "’", 1)
	}
	return "“" + words + "”"
}

var innerMarks = strings.NewReplacer("“", "‘", "”", "’")
