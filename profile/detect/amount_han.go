package detect

import (
	"math"
	"strings"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// An amount in Chinese is read from left to right: what bounds it, the number, a half, the unit, a half or a tenth of it behind the unit
// (三公斤半, 一米八), and again what bounds it.
var (
	numberHan = lazy.Compile(`(第|不(?:能|许|准|得|要|可以?)?超过|别超过|不到|低于|少于|小于|至多|最多|不过|不足|超过|高于|高出|大于|多于|至少|起码|达到|过了|过|满|到了|掉到)?(百分之|千分之|万分之)?(\d[\d,]*(?:\.\d+)?|半|[` + hanNumerals + `]+(?:点[零一二三四五六七八九]+)?)([万亿])?`)
	unitHan   = lazy.Compile(`^[来多]? ?(个)?(半)?(成[一二三四五六七八九半]?|%|个点|百分点|元|块|度|℃|毫米|厘米|公分|公里|平方米|平米|立方米|米|mm|cm|公斤|千克|kg|毫克|克|斤|两|吨|毫升|ml|升|兆帕|mpa|小时|钟头|分钟|秒|天|周|月|年|条|件|次|回|折|倍|人|模|张|床|台|号|家)?`)
	behindHan = lazy.Compile(`^(以上|往上|以下|以内|之内|里头|出头)`)
	// endsHan is what stands behind a digit that goes with the unit or the 万 before it: 三万二, 一米八以上.
	endsHan = lazy.Compile(`^($|[，。、；！？个秒分元块以之左往的])`)
)

// sameUnit are units that are written in more than one way.
var sameUnit = map[string]string{"块": "元", "℃": "度", "钟头": "小时", "千克": "公斤", "kg": "公斤", "公分": "厘米", "cm": "厘米", "mm": "毫米", "ml": "毫升", "mpa": "兆帕", "平米": "平方米"}

// tenths are the units that a digit behind says tenths of.
var tenths = map[string]bool{"米": true, "吨": true, "元": true, "斤": true, "公斤": true}

func amountsHan(low string) []Amount {
	var out []Amount
	for {
		at := numberHan.FindStringSubmatchIndex(low)
		if at == nil {
			return out
		}
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return low[at[2*i]:at[2*i+1]]
		}
		a, rest, ok := amountHan(part(1), part(2), part(3), part(4), low[at[1]:])
		if ok {
			out = append(out, a)
		}
		low = rest
	}
}

// amountHan reads an amount whose number was found, and returns what stands behind it; false where it is none: 第三, or the 一 of 一个.
func amountHan(bound, share, number, big, rest string) (a Amount, behind string, ok bool) {
	m := unitHan.FindStringSubmatch(rest)
	if _, after, decimal := strings.Cut(number, "点"); decimal && m[3] == "" && share == "" && big == "" {
		number, rest = strings.TrimSuffix(number, "点"+after), "点"+after+rest // ten past three, and no 3.1
		m = unitHan.FindStringSubmatch(rest)
	}
	behindIt, half, exact := 0.0, 0.0, big != "" // exact: 一 is one there, and not "a"
	if big != "" {
		rest, behindIt = behindBig(rest, big)
		m = unitHan.FindStringSubmatch(rest)
	}
	unit := m[3]
	switch {
	case unit == "" && m[1]+m[2] == "" && strings.HasSuffix(number, "两") && utf8.RuneCountInString(number) > 1:
		number, unit = strings.TrimSuffix(number, "两"), "两"
	case unit == "克" && strings.HasSuffix(number, "千") && utf8.RuneCountInString(number) > 1:
		number, unit = strings.TrimSuffix(number, "千"), "公斤"
	}
	a.Value = hanNumber(number)*bigHan[big] + behindIt
	rest = rest[len(m[0]):]
	if same, ok := sameUnit[unit]; ok {
		unit = same
	}
	switch {
	case m[2] != "" && number == "一" && unit == "" && m[1] == "": // 一半
		a.Value, exact = .5, true
	case m[2] != "" && (unit != "" || m[1] != ""): // 三个半小时
		half = .5
	case unit != "" && strings.HasPrefix(rest, "半"): // 三公斤半
		half, rest = .5, strings.TrimPrefix(rest, "半")
	case tenths[unit]:
		if r, n := utf8.DecodeRuneInString(rest); hanDigit[r] >= 1 && endsHan.MatchString(rest[n:]) {
			half, rest = hanDigit[r]/10, rest[n:]
		}
	}
	a.Value += half
	after := behindHan.FindString(rest)
	rest = rest[len(after):]
	if bound == "第" || number == "一" && !exact && half == 0 && share == "" && !strings.HasPrefix(unit, "成") {
		return a, rest, false
	}
	a.Unit = unit
	switch {
	case strings.HasPrefix(unit, "成"):
		a.Unit, a.Value = "%", a.Value*10
		if part := []rune(unit); len(part) > 1 {
			a.Value += hanDigit[part[1]] * map[bool]float64{true: 10, false: 1}[part[1] == '半']
		}
	case share != "":
		a.Unit, a.Value = "%", a.Value/map[string]float64{"百分之": 1, "千分之": 10, "万分之": 100}[share]
	}
	switch {
	case less[bound] || less[after] || strings.HasSuffix(bound, "超过") && bound != "超过":
		a.Bound = AtMost
	case more[bound] || more[after]:
		a.Bound = AtLeast
	}
	return a, rest, !math.IsInf(a.Value, 0)
}

var bigHan = map[string]float64{"": 1, "万": 1e4, "亿": 1e8}

// behindBig reads what stands behind 万 or 亿 and belongs to the number, and returns what is behind that: 三万二, 三万二千块.
func behindBig(rest, big string) (string, float64) {
	n := 0
	for _, r := range rest {
		if !strings.ContainsRune(hanNumerals, r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	switch digits := rest[:n]; {
	case n == 0:
		return rest, 0
	case big == "亿" && strings.HasPrefix(rest[n:], "万"):
		return rest[n+len("万"):], hanNumber(digits) * 1e4
	case utf8.RuneCountInString(digits) > 1:
		return rest[n:], hanNumber(digits)
	case hanDigit[[]rune(digits)[0]] >= 1 && endsHan.MatchString(rest[n:]):
		return rest[n:], hanNumber(digits) * bigHan[big] / 10
	}
	return rest, 0
}
