package detect

import (
	"slices"
	"strings"

	"tacit/profile/lazy"
)

var (
	numberEnglish = lazy.Compile(`([0-9][0-9,.]*[0-9]|[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred))\s*(%|[a-z-]+)(?:\s+([a-z-]+))?`)
	percentHan    = lazy.Compile(`百分之([0-9][0-9.]*|[一二两三四五六七八九十百半零]+)`)
	numberHan     = lazy.Compile(`([0-9][0-9.]*|[一二两三四五六七八九十百千半]+)个?(半)?(个?钟头?|小时|天|年|周|月|分钟|秒|%|折|次|回|块|元|万|度|公斤|吨|人|件|家|成|毫米|兆帕|模|倍)`)
)

// FiguresDiffer says whether both give a figure of one unit, and no figure of that unit is in both.
func FiguresDiffer(a, b string) bool {
	fa, fb := figuresIn(a), figuresIn(b)
	for unit, mine := range fa {
		theirs := fb[unit]
		if len(theirs) > 0 && !slices.ContainsFunc(mine, func(n string) bool { return slices.Contains(theirs, n) }) {
			return true
		}
	}
	return false
}

// figuresIn returns the figures of a statement by their unit; what a unit is, the word behind the figure says.
func figuresIn(text string) map[string][]string {
	out := map[string][]string{}
	low := strings.ToLower(text)
	if IsHan(text) {
		for _, m := range percentHan.FindAllStringSubmatch(low, -1) {
			out["%"] = append(out["%"], m[1])
		}
		for _, m := range numberHan.FindAllStringSubmatch(low, -1) {
			if m[1] != "一" { // 一天 is "a day" more often than a figure
				out[m[3]] = append(out[m[3]], m[1]+m[2])
			}
		}
		return out
	}
	for _, m := range numberEnglish.FindAllStringSubmatch(strings.ReplaceAll(low, "per cent", "%"), -1) {
		for _, unit := range m[2:] {
			if unit = strings.TrimSuffix(unit, "s"); !unitless[unit] {
				out[unit] = append(out[unit], strings.ReplaceAll(m[1], ",", ""))
			}
		}
	}
	return out
}

// unitless are words behind a figure that are no unit.
var unitless = map[string]bool{
	"": true, "of": true, "or": true, "and": true, "to": true, "the": true, "a": true, "in": true, "at": true, "i": true, "on": true, "for": true, "who": true, "that": true, "if": true, "it": true, "is": true, "are": true, "by": true, "one": true, "more": true, "le": true,
	"we": true, "you": true, "they": true, "with": true, "from": true, "until": true, "before": true, "after": true, "then": true, "but": true, "per": true, "thing": true, "else": true, "other": true, "time": true,
}
