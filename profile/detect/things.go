package detect

import "strings"

// What has a name: instruments, programs, words of the house.

// tool hears what somebody looks into or measures with.
func tool(c context) (Span, bool) {
	if at, ok := said(toolSaid, toolLoose)(c); ok {
		return at, true
	}
	if c.sentence.Han {
		return said(latinSaid, toolLoose)(c)
	}
	if at, ok := instrument(c.sentence.low); ok {
		return at, true
	}
	return productIn(c.sentence)
}

// instrument finds what is named by its ending: a hydrometer, a fibrescope.
func instrument(low string) (Span, bool) {
	low = strings.ReplaceAll(low, "photograph", "~~~~~~~~~~")
	for _, end := range []string{"ometer", "oscope", "ograph"} {
		i := strings.Index(low, end)
		if i < 0 || strings.HasSuffix(low[:i], "kil") {
			continue
		}
		s := Span{i, i + len(end)}
		for s.Start > 0 && asciiLetter(low[s.Start-1]) {
			s.Start--
		}
		for s.End < len(low) && asciiLetter(low[s.End]) {
			s.End++
		}
		return s, true
	}
	return Span{}, false
}

// productIn finds what one opens that has a name: "I open Grafana", "in Zendesk".
func productIn(s Sentence) (Span, bool) {
	if s.Han {
		return Span{}, false
	}
	for from := 0; ; {
		at, ok := opens.find(s.low[from:])
		if !ok {
			return productNamed(s)
		}
		from += at.End
		if name, ok := nameAt(s.Text, from); ok && !calendar[strings.ToLower(s.Text[name.Start:name.End])] {
			return name, true
		}
	}
}

// productNamed finds a program or an instrument by what is done with a name: "out of Yardi" where something is pulled, "put
// the Testo on", "what Grafana shows".
func productNamed(s Sentence) (Span, bool) {
	for i := 1; i < len(s.Text); i++ {
		if s.Text[i-1] != ' ' || s.Text[i] < 'A' || s.Text[i] > 'Z' {
			continue
		}
		name, ok := nameAt(s.Text, i)
		if !ok || calendar[s.low[name.Start:name.End]] || !named(s.Text[name.Start:name.End]) || rolesSaid.startsWith(s.low[i:]) {
			continue
		}
		before, after := strings.TrimRight(s.low[:i], " "), strings.TrimLeft(s.low[name.End:], " ")
		if c := strings.LastIndexAny(before, ",;:"); c >= 0 {
			after = strings.TrimLeft(after, ", ")
		}
		switch {
		case strings.ContainsAny(before[len(before)-1:], ".!?,;:"):
		case shows.startsWith(after), takes.endsAt(before) && strings.ToUpper(s.Text[i:name.End]) != s.Text[i:name.End]:
			return name, true
		case inside.endsAt(before) && recordsIn.in(before) && !strings.HasPrefix(s.low[i:], "mr") && !somebody(s.Text[name.End:]):
			return name, true
		}
		i = name.End
	}
	return Span{}, false
}

// somebody says whether what follows a name makes it a person or a place: "in Riga's port", "from Berlin to Leeds".
func somebody(after string) bool {
	return strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") || strings.HasPrefix(after, " to ") || strings.HasPrefix(after, " in ") || strings.HasPrefix(after, " Street")
}

// knownTerms are abbreviations that nobody needs explained.
var knownTerms = map[string]bool{
	"API": true, "URL": true, "PDF": true, "SQL": true, "USA": true, "EU": true, "UK": true, "OK": true, "IT": true, "HR": true, "PC": true, "ID": true, "CEO": true,
	"CFO": true, "AM": true, "PM": true, "TV": true, "VIP": true, "FAQ": true, "GPS": true, "USB": true, "CPU": true, "RAM": true, "DNS": true, "HTTP": true, "SMS": true, "US": true, "CSV": true,
	"NO": true, "NOT": true, "AND": true, "ALL": true, "NEVER": true, "ALWAYS": true, "MUST": true, "DO": true, "ANY": true, "ONE": true, "VERY": true,
}

// jargon finds an abbreviation of two to six capitals, or a term in Chinese corner quotes.
func jargon(c context) (Span, bool) {
	t := c.sentence.Text
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (t[j] >= 'A' && t[j] <= 'Z' || j > i && t[j] >= '0' && t[j] <= '9') {
			j++
		}
		end := j
		if j < len(t) && t[j] == 's' && j-i >= 2 {
			end = j + 1 // "the DIMMs"
		}
		if n := j - i; n >= 2 && n <= 6 && !knownTerms[t[i:j]] && boundary(t, Span{i, end}) {
			return Span{i, j}, true
		}
		i = max(j, i+1)
	}
	if i := strings.Index(t, "「"); i >= 0 && !quotedSpeech.in(strings.ToValidUTF8(t[max(0, i-12):i], "")) {
		if j := strings.Index(t[i:], "」"); j > 0 {
			return Span{i + len("「"), i + j}, true
		}
	}
	return houseTerm(c.sentence)
}

// houseTerm finds a word that is said to be one of the house: "that's a ghost order, we park it", 行话叫飞边.
func houseTerm(s Sentence) (Span, bool) {
	at, ok := termsFollow.find(s.low)
	if !ok {
		return Span{}, false
	}
	start := at.End + len(s.low[at.End:]) - len(strings.TrimLeft(s.low[at.End:], " “\""))
	n := strings.IndexAny(s.low[start:], ",.;!?，。；！？、”\"")
	if n < 0 {
		n = len(s.low) - start
	}
	term := Sentence{Text: s.Text[start : start+n], Han: s.Han, low: s.low[start : start+n]}
	if words := Words(term.Text); n == 0 || words > 2 || term.Telling() < 1 || strings.ContainsAny(term.low, "0123456789") {
		return Span{}, false
	}
	// "That's a scandal." is an opinion; what follows a term says what is done with it.
	used := termUsed.startsWith(strings.TrimLeft(s.low[start+n:], ", "))
	return Span{start, start + n}, used || !opinion.startsWith(s.low[at.Start:])
}
