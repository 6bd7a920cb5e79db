package detect

import (
	"strings"
	"unicode/utf8"
)

// What happened: mishaps, and how somebody turned round after one.

// failure hears that something went wrong, and not that it may.
func failure(c context) (Span, bool) {
	low := c.sentence.low
	if !c.sentence.Han && !pastWords.in(c.around) && !toldPast(c.sentence) && !hasCost.in(low) {
		return Span{}, false
	}
	at, ok := said(failureSaid, failureLoose)(c)
	if !ok {
		return at, false
	}
	if c.sentence.Han {
		return at, hasPast(c.sentence) || storied(c) || strings.Contains(low[at.Start:], "过") || cameToPass(low, at)
	}
	if supposed := (phrases{"would", "if"}).in(low); supposed && !pastWords.in(c.around) {
		return at, false // "if it broke I would call"
	}
	return at, true
}

// storied says whether a Chinese sentence or one beside it sets a scene in the past.
func storied(c context) bool { return onceHan.in(c.around) || pastWords.in(c.around) }

// cameToPass says whether a Chinese mishap is told as one that was (砸了脚), and neither supposed nor followed by what one
// does about it.
func cameToPass(low string, at Span) bool {
	near := strings.ToValidUTF8(low[at.Start:min(len(low), at.End+cameWithin)], "")
	return (strings.Contains(near, "了") || strings.Contains(near, "过")) && !putsCase(low) && !orElse.startsWith(strings.TrimLeft(low[at.End:], "，"))
}

// cameWithin is how many bytes behind a mishap its 了 may stand.
const cameWithin = 9

// toldPast says whether an English sentence tells something that happened, also in verbs that are too often something else
// to make every sentence a story that they stand in ("it is built of oak").
func toldPast(s Sentence) bool {
	if Past(s.Text) {
		return true
	}
	before := ""
	for _, w := range strings.Fields(s.low) {
		w = strings.Trim(w, ".,;:!?\"'()")
		if lessPast[w] && before != "" && !notPast[before] && !notTold[before] {
			return true
		}
		before = w
	}
	return false
}

var (
	lessPast = set(`paid sold bought swung hung spent stuck burst bit led met sat slept slid spun split spoilt burnt built caught chose ate bent bled dug fed fought hid laid lit rode rose shot shook shrank swore swept taught won wore dealt blew stank sank swam sprang tore spilt smelt leapt knelt crept wept fled clung flung stung struck strode drank overran overslept misread mistook overwrote underpaid overpaid rang`)
	notTold  = set(`to must should can may will would has have had been well not i'm we're you're they're he's she's for by in on with and or can't cannot won't don't doesn't`)
)

var (
	onceHan = patternsOf(`
起先|起初|当初|后来|这才|有回|那阵|头一回|上一回|前一阵|昨晚|那晚|那年|末了|一开始|先是|开头|本来|原本|原先|最早|有次|那会儿|刚来|刚入行|早年|早些年|头几年|今年|上一|上个|前两|那时|幸亏|幸好|好在|得亏|亏得|万幸|差点|险些|第一次|第一回|头一次|有天|某次|那阵子|上礼拜|上星期|前些天|前几年|大前年|头年|年初|上半年|下半年|第一年|实习|入行|疫情|昨儿|前天|今早|刚刚|搞过|弄过|试过|出过|有过|遇到过|碰到过
刚(开业|上线|装|接手|毕业|工作|转正|上任|起步)
有(个|一个|一|位|几)(徒弟|新人|同事|病人|学生|客户|案子|老太|老头|小伙|锅|批|车|单|台|年|晚|天|柜|箱|家|位|户|人|孩子|项目|供应商|司机|次|回|阵)
(去年|前年|今年|那年|上个月)?(春节|中秋|国庆|双十一|夏天|冬天|端午|过年|年底|开春|清明|五一)(那|的时候)?
`)
	hasCost = patternsOf(`
(has|have) (already |once |twice )?(cost|lost|broken|burnt|ruined|killed|gone)
`)
)

// reversal hears that something was tried and failed, and what was done then.
func reversal(c context) (Span, bool) {
	low := c.sentence.low
	if c.sentence.Han {
		if at, ok := tried.find(low); ok && remedy.in(c.around) {
			return at, !putsCase(low) || storied(c)
		}
		return reversalHan(c)
	}
	if !pastWords.in(low) && !toldPast(c.sentence) {
		return Span{}, false
	}
	after := c.after()
	cause := Span{}
	for _, one := range reversals {
		at, ok := one.find(c)
		if !ok || (phrases{"if", "would"}).in(low[:at.Start]) {
			continue
		}
		if one.then.in(low[at.End:]) || one.then.in(after) {
			return at, true
		}
		if one.then == remedy {
			cause = at
		}
	}
	// "I use tape now, because the silicone peeled off": the other way round.
	return cause, cause.End > 0 && reasonWords.in(low[:cause.Start]) && remedy.in(low[:cause.Start])
}

// reversals are what may have gone before in English, surest first, and how it has to go on to be a reversal.
var reversals = []struct {
	find finder
	then *patterns
}{{said(tried, nil), remedy}, {said(failureSaid, failureLoose), remedy}, {said(triedWeak, nil), strongRemedy}}

// putsCase says whether a folded Chinese text puts a case; 当场 and 当天 are no "when".
func putsCase(low string) bool {
	return conditionWords.in(noWhen.Replace(low))
}

var noWhen = strings.NewReplacer("当场", "~", "当天", "~", "当时", "~", "当晚", "~", "当年", "~", "当初", "~", "当回事", "~")

// reversalHan hears a failure and what was done instead by their forms, where neither is said in so many words: what did not
// come off (冲不掉, 抄了一百遍还是错) stands in one clause and what did in a later one (牙膏一擦就没了).
func reversalHan(c context) (Span, bool) {
	low := c.sentence.low
	if story := storied(c); putsCase(low) && !story || !story && !strings.Contains(c.around, "才") && !hasPast(c.sentence) {
		return Span{}, false
	}
	_, follows, _ := strings.Cut(c.around, low)
	if at, ok := toldReversal(low, follows); ok {
		return at, true
	}
	for from, tries := 0, 0; tries < nearbyTries; tries++ {
		at, ok := failedHan.find(low[from:])
		if !ok {
			return Span{}, false
		}
		at.Start, at.End = at.Start+from, at.End+from
		rest := low[at.End:]
		if last, _ := utf8.DecodeLastRuneInString(low[:at.End]); !strings.ContainsRune("，。；、", last) {
			if cut := strings.IndexAny(rest, "，。；、"); cut >= 0 {
				rest = rest[cut:]
			} else {
				rest = ""
			}
		}
		rest = strings.ToValidUTF8((rest + follows)[:min(len(rest)+len(follows), turnWithin)], "")
		if !orElse.startsWith(strings.TrimLeft(rest, "，、")) && turnedHan.in(turnedHanLoose.without(rest)) {
			return at, true
		}
		from = at.End
	}
	return Span{}, false
}

// turnWithin is how many bytes apart a failure and the remedy may be: eighty characters.
const turnWithin = 240

// toldReversal hears it by the marks of a story: how it began or that it is past, that something went wrong, and what was
// done instead in a clause behind that.
func toldReversal(low, follows string) (Span, bool) {
	told := turnedHanLoose.without(low + follows)
	for from, tries := 0, 0; tries < nearbyTries; tries++ {
		at, ok := insteadHan.find(told[from:])
		if !ok {
			return Span{}, false
		}
		from += at.End
		before := low[:min(len(low), from-at.End+at.Start)]
		cut := strings.LastIndexAny(before, "，。；、")
		if len(before) == len(low) {
			cut = len(low) - 1
		}
		if cut <= 0 {
			continue
		}
		shift := max(0, cut-turnWithin)
		for !utf8.RuneStart(before[shift]) {
			shift++
		}
		before = before[shift:cut]
		bad, wrong := wentWrong.find(before)
		if wrong && (beganHan.in(before) || hasPast(Sentence{Text: before, Han: true, low: before})) {
			return Span{bad.Start + shift, bad.End + shift}, true
		}
	}
	return Span{}, false
}
