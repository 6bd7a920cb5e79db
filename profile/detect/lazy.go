package detect

import (
	"regexp"
	"sync"
)

// lazyRegexp is a regular expression that is compiled when it is first used: there are dozens, which takes longer than
// everything else at the start of the program, and most starts need none.
type lazyRegexp struct {
	source  string
	compile sync.Once
	is      *regexp.Regexp
}

// lazily takes an expression that is known to be one: a test compiles all.
func lazily(source string) *lazyRegexp {
	e := &lazyRegexp{source: source}
	lazyRegexps = append(lazyRegexps, e)
	return e
}

// lazyRegexps are all there are.
var lazyRegexps []*lazyRegexp

func (e *lazyRegexp) re() *regexp.Regexp {
	e.compile.Do(func() { e.is = regexp.MustCompile(e.source) })
	return e.is
}

// The methods are those of [regexp.Regexp].

func (e *lazyRegexp) MatchString(s string) bool            { return e.re().MatchString(s) }
func (e *lazyRegexp) FindStringIndex(s string) []int       { return e.re().FindStringIndex(s) }
func (e *lazyRegexp) ReplaceAllString(s, by string) string { return e.re().ReplaceAllString(s, by) }
func (e *lazyRegexp) FindStringSubmatchIndex(s string) []int {
	return e.re().FindStringSubmatchIndex(s)
}
func (e *lazyRegexp) FindAllStringSubmatch(s string, n int) [][]string {
	return e.re().FindAllStringSubmatch(s, n)
}
