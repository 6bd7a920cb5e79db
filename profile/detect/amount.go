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

var (
	amountEnglish = lazy.Compile(`(?:\b(` + overEnglish + `)|\b(` + underEnglish + `))?(?:(?:about|the|a|every|first) )*(?:(\d[\d,]*(?:\.\d+)?)|\b(` + wordsOfNumber + `)\b)(?: (hundred|thousand)\b)?(?: (or more|or less|at most|at least)\b)?[ -]?(%|per ?cent\b|[a-z]+)?(?: (or more|or less|at most|at least)\b)?`)
	amountHan     = lazy.Compile(`(第|不(?:能|许|准|得|要|可以?)?超过|别超过|不到|低于|少于|小于|至多|最多|不过|不足|超过|高于|高出|大于|多于|至少|起码|达到|过了|过|满|到了|掉到)?(百分之|千分之|万分之)?([\d][\d,.]*|[零〇一二两三四五六七八九十百千半]+)(万)?([一二三四五六七八九](?:[个秒分]|$|[，。、]))?(成[一二三四五六七八九半]?|%|个点|百分点|元|块|度|℃|毫米|公分|小时|钟头|分钟|秒|天|周|个月|月|年|个|条|件|次|模|张|床|台|号|家)?(以上|往上|以下|以内|之内|里头|出头)?`)
)

const (
	overEnglish   = `over |above |more than |longer than |past |beyond |at least |exceeds? |after |higher than `
	underEnglish  = `(?:not|no|never) (?:over|above|more than|longer than|higher than|beyond) |under |below |less than |fewer than |within |at most |up to |not more than |shorter than |lower than |by up to `
	wordsOfNumber = `two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half a dozen`
)

var (
	more = map[string]bool{"or more": true, "at least": true, "超过": true, "高于": true, "高出": true, "大于": true, "多于": true, "至少": true, "起码": true, "达到": true, "过了": true, "过": true, "满": true, "到了": true, "以上": true, "往上": true, "出头": true}
	less = map[string]bool{"or less": true, "at most": true, "不超过": true, "不到": true, "低于": true, "少于": true, "小于": true, "至多": true, "最多": true, "不过": true, "不足": true, "以下": true, "以内": true, "之内": true, "里头": true}
)

var numberWord = map[string]float64{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "half a dozen": 6,
}

// Amounts returns the figures of a text with their units and bounds.
func Amounts(text string) []Amount {
	low := strings.ToLower(text)
	if IsHan(text) {
		return amountsHan(low)
	}
	var out []Amount
	for _, m := range amountEnglish.FindAllStringSubmatch(low, -1) {
		a := Amount{Value: numberWord[m[4]]}
		if m[3] != "" {
			n, err := strconv.ParseFloat(strings.ReplaceAll(m[3], ",", ""), 64)
			if err != nil {
				continue // of more digits than a number has
			}
			a.Value = n
		}
		switch m[5] {
		case "hundred":
			a.Value *= 100
		case "thousand":
			a.Value *= 1000
		}
		switch {
		case m[1] != "" || more[m[6]] || more[m[8]]:
			a.Bound = AtLeast
		case m[2] != "" || less[m[6]] || less[m[8]]:
			a.Bound = AtMost
		}
		a.Unit = strings.TrimSuffix(m[7], "s")
		if strings.HasPrefix(m[7], "per") {
			a.Unit = "%"
		} else if unitless[a.Unit] {
			a.Unit = ""
		}
		out = append(out, a)
	}
	return out
}

func amountsHan(low string) []Amount {
	var out []Amount
	for _, m := range amountHan.FindAllStringSubmatch(low, -1) {
		a := Amount{Value: hanNumber(m[3])}
		if m[1] == "第" || m[3] == "一" && m[2] == "" && m[4] == "" && !strings.HasPrefix(m[6], "成") {
			continue // "a", not "one"
		}
		if m[4] != "" {
			a.Value *= 10000
			if m[5] != "" {
				a.Value += hanNumber(string([]rune(m[5])[:1])) * 1000
			}
		}
		a.Unit = strings.TrimPrefix(m[6], "个")
		switch {
		case strings.HasPrefix(m[6], "成"):
			a.Unit, a.Value = "%", a.Value*10
			if part := []rune(m[6]); len(part) > 1 {
				a.Value += hanNumber(string(part[1:]))
			}
		case m[2] == "百分之":
			a.Unit = "%"
		case m[2] == "千分之":
			a.Unit, a.Value = "%", a.Value/10
		case m[2] == "万分之":
			a.Unit, a.Value = "%", a.Value/100
		case a.Unit == "块":
			a.Unit = "元"
		case a.Unit == "℃":
			a.Unit = "度"
		case a.Unit == "钟头":
			a.Unit = "小时"
		}
		switch {
		case less[m[1]] || less[m[7]] || strings.HasSuffix(m[1], "超过") && m[1] != "超过":
			a.Bound = AtMost
		case more[m[1]] || more[m[7]]:
			a.Bound = AtLeast
		}
		out = append(out, a)
	}
	return out
}

var hanDigit = map[rune]float64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '半': .5}

// hanNumber reads a number below ten thousand, in either kind of digits: 三千二百, 四十二, 3,200.
func hanNumber(s string) float64 {
	if n, err := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(s, ",", ""), "."), 64); err == nil {
		return n
	}
	sum, digit, last := 0.0, 0.0, 1.0
	for _, r := range s {
		unit := map[rune]float64{'十': 10, '百': 100, '千': 1000}[r]
		switch {
		case unit > 0 && digit == 0:
			sum, last = sum+unit, unit // 十五
		case unit > 0:
			sum, digit, last = sum+digit*unit, 0, unit
		default:
			digit = hanDigit[r]
		}
	}
	if digit > 0 && last >= 100 && !strings.ContainsRune(s, '零') && digit >= 1 {
		return sum + digit*last/10 // 三千二
	}
	return sum + digit
}
