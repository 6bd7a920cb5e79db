// Package lazy compiles regular expressions when they are first used. profile and its detectors have well over a hundred, which
// took longer than everything else of ours at the start of the program, and most starts need none.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp is an expression that is compiled when it is first used. Its methods are those of [regexp.Regexp].
type Regexp struct {
	source  string
	compile sync.Once
	is      *regexp.Regexp
	needles []string // see may
}

// all are those that there are, for [CompileAll].
var all []*Regexp

// Compile takes an expression that is known to be one, for a package's variable. A package that does has a test that calls
// [CompileAll].
func Compile(source string) *Regexp {
	e := &Regexp{source: source}
	all = append(all, e)
	return e
}

// CompileAll compiles every expression of every package that is linked, panics where one is none, and says how many there are.
func CompileAll() int {
	for _, e := range all {
		e.re()
	}
	return len(all)
}

func (e *Regexp) re() *regexp.Regexp {
	e.compile.Do(func() { e.is, e.needles = regexp.MustCompile(e.source), needlesOf(e.source) })
	return e.is
}

// The methods that are in use.

func (e *Regexp) MatchString(s string) bool                  { return e.may(s) && e.is.MatchString(s) }
func (e *Regexp) FindString(s string) string                 { return e.re().FindString(s) }
func (e *Regexp) FindStringSubmatch(s string) []string       { return e.re().FindStringSubmatch(s) }
func (e *Regexp) FindStringSubmatchIndex(s string) []int     { return e.re().FindStringSubmatchIndex(s) }
func (e *Regexp) FindAllString(s string, n int) []string     { return e.re().FindAllString(s, n) }
func (e *Regexp) FindAllStringIndex(s string, n int) [][]int { return e.re().FindAllStringIndex(s, n) }
func (e *Regexp) ReplaceAllString(s, by string) string       { return e.re().ReplaceAllString(s, by) }
func (e *Regexp) ReplaceAllStringFunc(s string, by func(string) string) string {
	return e.re().ReplaceAllStringFunc(s, by)
}
func (e *Regexp) FindStringIndex(s string) []int {
	if !e.may(s) {
		return nil
	}
	return e.is.FindStringIndex(s)
}
func (e *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	return e.re().FindAllStringSubmatch(s, n)
}
func (e *Regexp) Split(s string, n int) []string { return e.re().Split(s, n) }
