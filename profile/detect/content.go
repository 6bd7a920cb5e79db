package detect

import (
	"strings"
	"unicode"
)

// stop are words that carry no content of their own.
var stop = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`a an and are as at be been but by can do does did for from get gets got had has have he her his i if in into is it its just like
		make me my no not of off on or our out over own she so some than that the their them then there these they thing things this those to too up us use very was we were what when where which
		who will with would you your about after all also any because before being could each every first how if more most much must need new next now one only other part really same should still such
		take them through under until want way well work works job case cases time times day days always never usually often judgement judgment step steps process`) {
		stop[w] = true
	}
}

// hanStop are character pairs that carry no content of their own.
var hanStop = map[string]bool{"的时": true, "时候": true, "这个": true, "那个": true, "一个": true, "我们": true, "他们": true, "就是": true, "然后": true, "如果": true, "因为": true, "所以": true, "需要": true, "判断": true, "步骤": true, "工作": true, "一般": true, "通常": true, "情况": true, "还是": true, "不是": true, "什么": true, "怎么": true, "可以": true, "这样": true, "主要": true, "这步": true, "一步": true}

// Content returns the content words of a text: English words cut down to a stem, Chinese pairs of characters.
func Content(text string) map[string]bool {
	out := map[string]bool{}
	var word strings.Builder
	flush := func() {
		if w := word.String(); len(w) > 2 && !stop[w] {
			out[stem(w)] = true
		}
		word.Reset()
	}
	var prev rune
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			if prev != 0 {
				if pair := string([]rune{prev, r}); !hanStop[pair] {
					out[pair] = true
				}
			}
			prev = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
		prev = 0
	}
	flush()
	return out
}

// stem cuts the commonest English endings, enough to match "photos" with "photo" and "checking" with "check".
func stem(w string) string {
	for _, end := range []string{"ing", "ies", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 3 {
			return rest
		}
	}
	return w
}

// Shared returns the content words that two texts have in common.
func Shared(a, b string) []string {
	have := Content(b)
	var out []string
	for w := range Content(a) {
		if have[w] {
			out = append(out, w)
		}
	}
	return out
}
