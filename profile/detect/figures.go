package detect

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tacit/profile/lazy"
)

var figureEnglish = lazy.Compile(`([0-9][0-9,.]*[0-9]|[0-9])\s*(%|[a-z-]+)(?:\s+([a-z-]+))?`)

// comparable are the units of Chinese that two statements can differ in the figure of. Behind 个 or 条 anything may stand.
var comparable = wordSet(`小时 天 年 周 月 分钟 秒 % 折 次 回 元 万 度 公斤 毫克 克 斤 两 吨 毫升 升 公里 米 厘米 毫米 平方米 立方米 人 件 家 兆帕 模 倍`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

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
		for _, a := range amountsHan(low) {
			figure := strconv.FormatFloat(math.Round(a.Value*1e6)/1e6, 'f', -1, 64)
			if comparable[a.Unit] {
				out[a.Unit] = append(out[a.Unit], figure)
			}
			if a.Value >= 1e4 && (a.Unit == "" || a.Unit == "元") { // 三万 may be 三万元
				out["万"] = append(out["万"], figure)
			}
		}
		return out
	}
	for _, m := range figureEnglish.FindAllStringSubmatch(inDigits(strings.ReplaceAll(low, "per cent", "%")), -1) {
		figure := strings.ReplaceAll(m[1], ",", "")
		if n, err := strconv.ParseFloat(figure, 64); err == nil {
			figure = strconv.FormatFloat(n, 'f', -1, 64)
		}
		for _, unit := range m[2:] {
			if unit = strings.TrimSuffix(unit, "s"); !unitless[unit] {
				out[unit] = append(out[unit], figure)
			}
		}
	}
	for _, m := range justOne.FindAllStringSubmatch(low, -1) {
		if m[1] == "" && !unitless[m[2]] {
			out[m[2]] = append(out[m[2]], "1")
		}
	}
	return out
}

// justOne is a one that counts, and not "no one", "that one", "one day".
var justOne = lazy.Compile(`\b(no |that |this |the |which |each |every |any |some |a |an |another |day |number )?one (word|person|man|piece|part|place|hour|minute|second|week|month|year|degree|percent|metre|meter|litre|liter|gram|kilo|bar|point|step|test|case|crate|box|pallet|dose|drop|turn|coat|layer|round|pass|grade|notch|stop|car|truck|call|mail|letter|copy|signature|line|row|column)\b`)

// unitless are words behind a figure that are no unit.
var unitless = map[string]bool{
	"": true, "of": true, "or": true, "and": true, "to": true, "the": true, "a": true, "in": true, "at": true, "i": true, "on": true, "for": true, "who": true, "that": true, "if": true, "it": true, "is": true, "are": true, "by": true, "one": true, "more": true, "le": true,
	"we": true, "you": true, "they": true, "with": true, "from": true, "until": true, "before": true, "after": true, "then": true, "but": true, "per": true, "thing": true, "else": true, "other": true, "time": true,
}

// DeniesFigure says whether a statement gives a figure and denies, of the same unit, one that another gives: "fifteen minutes, not
// five", 十五分钟，不是五分钟.
func DeniesFigure(a, b string) bool {
	low := inDigits(strings.ToLower(a))
	at := notFigure.FindStringIndex(low)
	if at == nil {
		return false
	}
	said, denied := Amounts(low[:at[0]]), Amounts(low[at[0]:])
	if len(said) == 0 || len(denied) == 0 {
		return false
	}
	mine := said[len(said)-1]
	return mine.Unit != "" && slices.ContainsFunc(Amounts(b), func(theirs Amount) bool {
		return theirs.Unit == mine.Unit && theirs.Value == denied[0].Value && theirs.Value != mine.Value
	})
}

var notFigure = lazy.Compile(`\bnot (the )?[0-9]|不是[0-9一二三四五六七八九十百千两半]`)
