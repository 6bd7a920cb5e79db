package detect

import (
	"strconv"
	"strings"

	"tacit/profile/lazy"
)

// Bound is on which side of a line an amount lies.
type Bound int

// The bounds. An amount without one is a value.
const (
	Exactly Bound = iota
	AtLeast       // over, more than, 超过, 以上
	AtMost        // under, up to, 不到, 以下
)

// Amount is a figure with its unit, and the side of it that the words around it speak of.
type Amount struct {
	Value float64
	Unit  string // as it stands behind the figure, in the singular; "%" for shares; empty for none
	Bound Bound
}

// Meets says whether a value lies on the side that an amount speaks of. The bool is false where the two are of different units,
// or where the amount draws no line.
func (a Amount) Meets(value Amount) (met, ok bool) {
	if a.Bound == Exactly || a.Unit != value.Unit {
		return false, false
	}
	if a.Bound == AtLeast {
		return value.Value >= a.Value, true
	}
	return value.Value <= a.Value, true
}

var amountEnglish = lazy.Compile(`(?:\b(` + overEnglish + `)|\b(` + underEnglish + `))?(?:(?:about|the|a|every|first) )*(\d[\d,]*(?:\.\d+)?)(?: (or more|or less|at most|at least)\b)?[ -]?(%|per ?cent\b|[a-z]+)?(?: (or more|or less|at most|at least)\b)?`)

const (
	overEnglish  = `over |above |more than |longer than |past |beyond |at least |exceeds? |after |higher than `
	underEnglish = `(?:not|no|never) (?:over|above|more than|longer than|higher than|beyond) |under |below |less than |fewer than |within |at most |up to |not more than |shorter than |lower than |by up to `
)

var (
	more = map[string]bool{"or more": true, "at least": true, "超过": true, "高于": true, "高出": true, "大于": true, "多于": true, "至少": true, "起码": true, "达到": true, "过了": true, "过": true, "满": true, "到了": true, "以上": true, "往上": true, "出头": true}
	less = map[string]bool{"or less": true, "at most": true, "不超过": true, "不到": true, "低于": true, "少于": true, "小于": true, "至多": true, "最多": true, "不过": true, "不足": true, "以下": true, "以内": true, "之内": true, "里头": true}
)

// Amounts returns the figures of a text with their units and bounds.
func Amounts(text string) []Amount {
	low := strings.ToLower(text)
	if IsHan(text) {
		return amountsHan(low)
	}
	var out []Amount
	for _, m := range amountEnglish.FindAllStringSubmatch(inDigits(low), -1) {
		n, err := strconv.ParseFloat(strings.ReplaceAll(m[3], ",", ""), 64)
		if err != nil {
			continue // of more digits than a number has
		}
		a := Amount{Value: n}
		switch {
		case m[1] != "" || more[m[4]] || more[m[6]]:
			a.Bound = AtLeast
		case m[2] != "" || less[m[4]] || less[m[6]]:
			a.Bound = AtMost
		}
		a.Unit = strings.TrimSuffix(m[5], "s")
		if strings.HasPrefix(m[5], "per") {
			a.Unit = "%"
		} else if unitless[a.Unit] {
			a.Unit = ""
		}
		out = append(out, a)
	}
	return out
}
