package detect

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// patterns are ways of saying something. They are looked for where a word begins, and in Chinese at every character.
//
// A regular expression of two hundred alternatives is tried at every byte and costs a hundred times more than reading the
// text, so each way of saying it is one expression, and is only tried where its first letters stand.
type patterns struct {
	list    string
	read    sync.Once                       // not before it is needed: reading all the lists takes a tenth of a second
	byStart [keyed + 1]map[string][]pattern // by the first bytes, as many as are known
	mayHan  charSet                         // which Han characters may be the first
	mayTwo  charSet                         // which two bytes may be the first, of anything else
	mayOne  [256]bool                       // which byte may be, where the text has no second
}

// charSet is a set of things told apart by two bytes.
type charSet [1 << 16 / 64]uint64

func (s *charSet) add(n int)      { s[n>>6] |= 1 << (n & 63) }
func (s *charSet) has(n int) bool { return s[n>>6]&(1<<(n&63)) != 0 }

// isWide says whether a text begins with a character of three bytes, as Han ones are.
func isWide(low string) bool { return len(low) >= keyed && low[0]>>4 == 14 }

// wideOf is what varies in the three bytes of the character that a text begins with. Nearly any two bytes begin one.
func wideOf(low string) int { return int(low[0]&15)<<12 | int(low[1]&63)<<6 | int(low[2]&63) }

// follow is a set of characters that may stand behind the known beginning of a pattern, by what they hash to.
type follow [4]uint64

// slot is what the first character of a text hashes to.
func slot(low string) int {
	if isWide(low) {
		return int(low[1]&3)<<6 | int(low[2]&63)
	}
	return int(low[0])
}

func (f *follow) has(low string) bool {
	n := slot(low)
	return f[n>>6]&(1<<(n&63)) != 0
}

// following is what may stand behind the first bytes that beginnings share; nil where that is not known of all of them.
func following(starts []string, key string) *follow {
	var f follow
	for _, s := range starts {
		rest := s[len(key):]
		if rest == "" || rest[0] >= utf8.RuneSelf && !isWide(rest) {
			return nil
		}
		n := slot(rest)
		f[n>>6] |= 1 << (n & 63)
	}
	return &f
}

// pattern is one way of saying something, with one of the beginnings that it may have.
type pattern struct {
	start string
	rest  func() expression // matches from the start on; nil where the beginning is all
	whole bool              // has to end where a word ends
	next  *follow           // what may stand behind start; nil where anything may
}

// match returns how long the pattern is at the beginning of a text.
func (p pattern) match(low string, i int) int {
	switch {
	case !strings.HasPrefix(low[i:], p.start):
	case p.next != nil && (i+len(p.start) >= len(low) || !p.next.has(low[i+len(p.start):])):
	case p.rest != nil:
		if e, text := p.rest(), ahead(low, i); e.may(text) {
			if at := e.re.FindStringIndex(text); at != nil {
				return at[1]
			}
		}
	case !p.whole || boundary(low, Span{i, i + len(p.start)}):
		return len(p.start)
	}
	return 0
}

// A pattern is looked up by its first bytes (three letters, or one Han character), and tried if the text goes on as it
// does, as far as that is known without trying.
const (
	keyed = 3
	known = 9
	// two Han characters tell more than nine letters, and three would be too many to write out
	knownWide = 6
	spread    = 6   // how many beginnings of one pattern with the same first bytes are told apart
	widest    = 400 // how many beginnings are followed up at all
	broad     = 120 // how many characters a class may hold to be told apart
)

// shorthands are what the pattern lists write for what they say often.
var shorthands = strings.NewReplacer(
	"_ ", `(?:[^ ,.;:]+ ){0,4}`, // up to four words
	"…", `[^，。；,;]{0,8}`, // some characters of the same clause
	"'", `['’]`,
	"<if>", `(?:if|when|whenever|once|unless|as soon as|in case|until|till|the moment|anything|anyone)`,
	"<with>", `(?:if|when|whenever|once|unless|as soon as|in case|until|after|with|where|a \w+ with)`,
	"<i>", `(?:i|we|you|they|he|she|one|people)`,
	"<my>", `(?:the|my|our|your|a|an|his|her|their|some|any|that|this)`,
)

// classes are what the frames of either language have places for; they may hold shorthands themselves.
var classes = strings.NewReplacer(append(classesEnglish, classesHan...)...)

// lists are all pattern lists.
var lists []*patterns

// patternsOf takes lists of patterns, one to a line; an empty line means nothing. English ones have to end where a word
// ends, unless they end in "*".
func patternsOf(list ...string) *patterns {
	p := &patterns{list: strings.Join(list, "\n")}
	lists = append(lists, p)
	return p
}

// parse reads the list.
func (p *patterns) parse() {
	for line := range strings.Lines(p.list) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		source, open := strings.CutSuffix(line, "*")
		source = shorthands.Replace(classes.Replace(source))
		last, _ := utf8.DecodeLastRuneInString(source)
		whole := !open && last < utf8.RuneSelf && !IsHan(line)
		tree, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			panic(err)
		}
		for _, one := range alternatives(tree) {
			p.add(line, one, whole)
		}
	}
}

// alternatives takes "a|b|c" apart: a plain word needs no expression to be found.
func alternatives(re *syntax.Regexp) []*syntax.Regexp {
	switch re.Op {
	case syntax.OpCapture:
		return alternatives(re.Sub[0])
	case syntax.OpAlternate:
		var out []*syntax.Regexp
		for _, sub := range re.Sub {
			out = append(out, alternatives(sub)...)
		}
		return out
	}
	return []*syntax.Regexp{re}
}

// add files a pattern under every beginning that it can have.
func (p *patterns) add(line string, re *syntax.Regexp, whole bool) {
	if re.Op == syntax.OpLiteral {
		p.file(pattern{start: string(re.Rune), whole: whole})
		return
	}
	simple := re.Simplify()
	rest := sync.OnceValue(func() expression {
		source := `^(?:` + re.String() + `)` // writing it out costs as much as all the rest
		if whole {
			source += `(?:\b|$)`
		}
		return expression{regexp.MustCompile(source), needs(simple)}
	})
	byKey := map[string][]string{}
	for _, start := range starts(simple, []string{""}) {
		start = strings.TrimSuffix(start, unknown)
		start = start[:min(known, len(start))]
		if start == "" {
			panic(fmt.Sprintf("pattern %q begins with anything", line))
		}
		key := start[:min(keyed, len(start))]
		if !slices.Contains(byKey[key], start) {
			byKey[key] = append(byKey[key], start)
		}
	}
	for key, all := range byKey {
		if len(all) > spread { // looking through them costs more than trying
			p.file(pattern{start: key, rest: rest, next: following(all, key)})
			continue
		}
		for _, start := range all {
			p.file(pattern{start: start, rest: rest})
		}
	}
}

// expression is a regular expression with what a text has to hold for it to match, which costs a hundredth of trying.
type expression struct {
	re    *regexp.Regexp
	needs []*literals
}

func (e expression) may(text string) bool {
	for _, l := range e.needs {
		if !l.in(text) {
			return false
		}
	}
	return true
}

// literals are strings of which a text has to hold one; none of them begins with another.
type literals struct {
	begin [64]uint64 // what their first three bytes hash to: most places in a text need no comparison
	all   []string   // sorted
}

func gram(s string, i int) uint { return (uint(s[i])*961 + uint(s[i+1])*31 + uint(s[i+2])) & 4095 }

func (l *literals) in(text string) bool {
	for i := 0; i+keyed <= len(text); i++ {
		if n := gram(text, i); l.begin[n>>6]&(1<<(n&63)) != 0 && l.at(text[i:]) {
			return true
		}
	}
	return false
}

// at says whether a text begins with one of them: that can only be the last one that sorts before it.
func (l *literals) at(text string) bool {
	n, found := slices.BinarySearch(l.all, text)
	return found || n > 0 && strings.HasPrefix(text, l.all[n-1])
}

// literalsOf keeps of some strings those that begin with no other; nil if one of them is too short to tell anything.
func literalsOf(all []string) *literals {
	l := new(literals)
	slices.Sort(all)
	for _, s := range all {
		if len(s) < keyed {
			return nil
		}
		if n := len(l.all); n == 0 || !strings.HasPrefix(s, l.all[n-1]) {
			l.all = append(l.all, s)
			h := gram(s, 0)
			l.begin[h>>6] |= 1 << (h & 63)
		}
	}
	return l
}

// needs returns what a text has to hold for an expression to match: for each of its parts, one of the beginnings of what
// may stand from there on.
func needs(re *syntax.Regexp) []*literals {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	if re.Op != syntax.OpConcat {
		return nil
	}
	var out []*literals
	for k := 1; k < len(re.Sub); k++ {
		all := starts(&syntax.Regexp{Op: syntax.OpConcat, Sub: re.Sub[k:]}, []string{""})
		for i := range all {
			all[i] = strings.TrimSuffix(all[i], unknown)
		}
		if l := literalsOf(all); l != nil {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b *literals) int { return len(a.all) - len(b.all) })
	return out
}

// file puts a pattern where it is looked up.
func (p *patterns) file(one pattern) {
	key := one.start[:min(keyed, len(one.start))]
	p.mayOne[key[0]] = true
	if isWide(key) {
		p.mayHan.add(wideOf(key))
	} else {
		for c := range 256 {
			if len(key) == 1 || key[1] == byte(c) {
				p.mayTwo.add(int(key[0])<<8 | c)
			}
		}
	}
	if p.byStart[len(key)] == nil {
		p.byStart[len(key)] = map[string][]pattern{}
	}
	p.byStart[len(key)][key] = append(p.byStart[len(key)][key], one)
}

// unknown ends a beginning behind which anything may stand.
const unknown = "\xff"

// starts lengthens each beginning by what an expression may put behind it, until enough of it is known.
func starts(re *syntax.Regexp, before []string) []string {
	var open, out []string
	for _, b := range before {
		if len(b) >= known || isWide(b) && len(b) >= knownWide || len(before) > widest || strings.HasSuffix(b, unknown) {
			out = append(out, b)
		} else {
			open = append(open, b)
		}
	}
	if len(open) == 0 {
		return out
	}
	behind := func(s string) {
		for _, b := range open {
			out = append(out, b+s)
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		behind(string(re.Rune))
	case syntax.OpCharClass:
		if n := size(re.Rune); n > broad || n*len(open) > widest {
			behind(unknown)
			break
		}
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				behind(string(r))
			}
		}
	case syntax.OpCapture:
		out = append(out, starts(re.Sub[0], open)...)
	case syntax.OpQuest:
		out = append(append(out, open...), starts(re.Sub[0], open)...)
	case syntax.OpStar, syntax.OpPlus:
		for _, s := range starts(re.Sub[0], open) {
			if len(s) < known && !strings.HasSuffix(s, unknown) {
				s += unknown
			}
			out = append(out, s)
		}
		if re.Op == syntax.OpStar {
			out = append(out, open...)
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			open = starts(sub, open)
		}
		out = append(out, open...)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			out = append(out, starts(sub, open)...)
		}
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpEndText, syntax.OpBeginText:
		out = append(out, open...)
	default:
		behind(unknown)
	}
	return out
}

// size counts the characters of a class.
func size(class []rune) int {
	n := 0
	for i := 0; i < len(class); i += 2 {
		n += int(class[i+1]-class[i]) + 1
	}
	return n
}

// find returns the first match in a folded text.
func (p *patterns) find(low string) (Span, bool) { return p.findFrom(low, 0) }

func (p *patterns) findFrom(low string, from int) (Span, bool) {
	for i := from; i < len(low); {
		if c := low[i]; c < utf8.RuneSelf && (!asciiLetter(c) || i > 0 && asciiLetter(low[i-1])) {
			i++
			continue
		}
		if end, ok := p.matchAt(low, i); ok {
			return Span{i, end}, true
		}
		_, n := utf8.DecodeRuneInString(low[i:])
		i += n
	}
	return Span{}, false
}

// matchAt returns where a match that begins at i ends.
func (p *patterns) matchAt(low string, i int) (int, bool) {
	p.read.Do(p.parse)
	first := 1
	switch ahead := low[i:]; {
	case ahead == "":
		return 0, false
	case isWide(ahead):
		if !p.mayHan.has(wideOf(ahead)) {
			return 0, false
		}
		first = keyed // no beginning is part of a character
	case len(ahead) == 1:
		if !p.mayOne[ahead[0]] {
			return 0, false
		}
	case !p.mayTwo.has(int(ahead[0])<<8 | int(ahead[1])):
		return 0, false
	}
	for n := first; n <= keyed && i+n <= len(low); n++ {
		if p.byStart[n] == nil {
			continue
		}
		for _, pat := range p.byStart[n][low[i:i+n]] {
			if n := pat.match(low, i); n > 0 {
				return i + n, true
			}
		}
	}
	return 0, false
}

// reach is how many bytes a match may be long, and reachLatin how many one that begins with a letter may be; Go's matcher
// clears a table as long as what it is given.
const (
	reach      = 120
	reachLatin = 72
)

// ahead returns what a match that begins at i may cover.
func ahead(low string, i int) string {
	if i >= len(low) {
		return ""
	}
	most := reach
	if low[i] < utf8.RuneSelf {
		most = reachLatin
	}
	end := min(len(low), i+most)
	for end < len(low) && !utf8.RuneStart(low[end]) {
		end--
	}
	return low[i:end]
}

func (p *patterns) in(low string) bool {
	_, ok := p.find(low)
	return ok
}

// startsWith says whether a folded text begins with a match.
func (p *patterns) startsWith(low string) bool {
	_, ok := p.matchAt(low, 0)
	return ok
}

// endsAt says whether a folded text ends with a match.
func (p *patterns) endsAt(low string) bool {
	for i := len(low) - 1; i >= 0 && i > len(low)-keyed*known; i-- {
		if i > 0 && asciiLetter(low[i-1]) {
			continue
		}
		if end, ok := p.matchAt(low, i); ok && end == len(low) {
			return true
		}
	}
	return false
}

// count returns how many matches a folded text holds, none of them within another.
func (p *patterns) count(low string) int {
	n := 0
	for {
		at, ok := p.find(low)
		if !ok {
			return n
		}
		n++
		low = low[at.End:]
	}
}

// without blanks every match in a folded text, keeping its length.
func (p *patterns) without(low string) string {
	var out []byte
	for from := 0; ; {
		at, ok := p.findFrom(low, from)
		if !ok {
			break
		}
		if out == nil {
			out = []byte(low)
		}
		for i := at.Start; i < at.End; i++ {
			out[i] = '~'
		}
		from = at.End
	}
	if out == nil {
		return low
	}
	return string(out)
}
