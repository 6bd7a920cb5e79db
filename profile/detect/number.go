package detect

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"tacit/profile/lazy"
)

// Numbers in words, in either language.

var numberWord = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
	"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var numberScale = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6}

// numberWords say that there is a number, "one" excepted: it is "a" more often.
var numberWords = phrases(append(slices.DeleteFunc(slices.Sorted(maps.Keys(numberWord)), func(w string) bool { return w == "one" }),
	"dozen", "hundred", "thousand", "million", "half", "a third", "a quarter", "double", "twice", "一半", "三分之一", "两倍"))

// token is a word or a figure of a text, with where it stands.
type token struct {
	Span
	text string
}

var tokens = lazy.Compile(`\d[\d,]*(\.\d+)?|[a-z]+`)

// inDigits writes the numbers that a text in lower case has in English words in digits: "twenty-five" as 25, "two and a half" as 2.5. A
// "one" by itself is left.
func inDigits(low string) string {
	var words []token
	for _, at := range tokens.FindAllStringIndex(low, -1) {
		words = append(words, token{Span{at[0], at[1]}, low[at[0]:at[1]]})
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(words); {
		value, n := numberAt(low, words, i)
		if n == 0 {
			i++
			continue
		}
		b.WriteString(low[done:words[i].Start])
		b.WriteString(strconv.FormatFloat(value, 'f', -1, 64))
		done = words[i+n-1].End
		i += n
	}
	return b.String() + low[done:]
}

// numberAt reads the number that begins with a word, and says how many words it has; none where there is no number, or one in digits
// already.
func numberAt(low string, words []token, i int) (value float64, n int) {
	at := func(k int) string { // what stands at a place, if nothing but a space or a hyphen parts it from what is before it
		if k >= len(words) || k > i && !joins(low[words[k-1].End:words[k].Start]) {
			return ""
		}
		return words[k].text
	}
	k := i
	_, scaled := numberScale[at(i+1)]
	switch first := at(i); {
	case first == "half" && at(i+1) == "a" && numberScale[at(i+2)] > 0:
		value, k = .5, i+2
	case first == "a" && scaled:
		value, k = 1, i+1
	case first == "hundred":
		value = 1
	default:
		if value, k = below100(at, low, words, i); k == i {
			return 0, 0
		}
		if at(k) == "and" && at(k+1) == "a" && (at(k+2) == "half" || at(k+2) == "quarter") {
			value += map[string]float64{"half": .5, "quarter": .25}[at(k+2)]
			k += 3
		}
	}
	total, open := 0.0, value
	for scale := numberScale[at(k)]; scale > 0; scale = numberScale[at(k)] {
		open *= scale
		k++
		if scale >= 1000 {
			total, open = total+open, 0
		}
		next := k
		if at(k) == "and" && (i == 0 || words[i-1].text != "between") {
			next++
		}
		more, end := below100(at, low, words, next)
		if scale == 12 || end == next || more != math.Trunc(more) || at(next)[0] <= '9' {
			continue
		}
		if s := numberScale[at(end)]; s >= scale || s == 12 || next > k && s > 0 {
			continue // "between a hundred and two hundred"
		}
		open, k = open+more, end
	}
	total += open
	if k == i+1 && (at(i) == "one" || at(i)[0] <= '9') || math.IsInf(total, 0) {
		return 0, 0
	}
	return total, k - i
}

func joins(gap string) bool { return gap == " " || gap == "-" }

// below100 reads a number that is one figure, or one or two words, and says where it ends.
func below100(at func(int) string, low string, words []token, i int) (value float64, end int) {
	first := at(i)
	if first != "" && first[0] <= '9' {
		n, err := strconv.ParseFloat(strings.ReplaceAll(first, ",", ""), 64)
		if err != nil {
			return 0, i // of more digits than a number has
		}
		return n, i + 1
	}
	value, ok := numberWord[first]
	if !ok {
		return 0, i
	}
	unit := numberWord[at(i+1)]
	if value < 20 || unit == 0 || unit > 9 {
		return value, i + 1
	}
	if low[words[i].End] == ' ' && i+2 < len(words) && low[words[i+1].End:words[i+2].Start] == "-" {
		return value, i + 1 // "twenty five-litre cans"
	}
	return value + unit, i + 2
}

var hanDigit = map[rune]float64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '半': .5}

const hanNumerals = "零〇一二两三四五六七八九十百千"

// hanNumber reads a number below ten thousand, in either kind of digits: 三千二百, 四十二, 三点五, 二〇二五, 3,200.
func hanNumber(s string) float64 {
	if n, err := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(s, ",", ""), "."), 64); err == nil {
		return n
	}
	whole, part, _ := strings.Cut(s, "点")
	sum, digit, last := 0.0, 0.0, 1.0
	if len([]rune(whole)) > 2 && !strings.ContainsAny(whole, "十百千半") {
		for _, r := range whole {
			sum = sum*10 + hanDigit[r]
		}
		if math.IsInf(sum, 0) {
			return 0
		}
		return sum
	}
	for _, r := range whole {
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
	if digit >= 1 && last >= 100 && !strings.ContainsAny(whole, "零〇") {
		digit *= last / 10 // 三千二
	}
	sum += digit
	place := .1
	for _, r := range part {
		sum, place = sum+hanDigit[r]*place, place/10
	}
	return sum
}
