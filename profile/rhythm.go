package profile

import (
	"cmp"
	"fmt"
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// cycle is how often something recurs.
type cycle string

// The cycles, the shortest first. A quarter and a season count with the year: few things recur by them.
const (
	byDay   cycle = "day"
	byWeek  cycle = "week"
	byMonth cycle = "month"
	byYear  cycle = "year"
)

var cycles = []cycle{byDay, byWeek, byMonth, byYear}

// times are the words that say when something recurs. Only what names a time of the calendar or of a shift is one: "every
// case" and 每次 recur by no clock. The longest cycles are looked for first, since "every month" stands in "the first of every
// month" and "week" in "the last week of a quarter".
var times = []struct {
	cycle
	english, han *lazy.Regexp
}{
	{byYear,
		lazy.Compile(`\b(every|each) (quarter|year|season|spring|summer|autumn|fall|winter|christmas|easter|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(once|twice) a (quarter|year)\b|\b(at|before|after|by|around|towards) (the )?(quarter|year)[- ]end\b|\b(in )?(the )?(first|last|second) weeks? of (the|a|each|every) (quarter|year)\b|\b(the )?(start|beginning|end) of (the|each|every) (quarter|year)\b|^(in|during|before) (the )?(spring|summer|autumn|winter)\b|^(before|around|over|at|after) (christmas|easter|new year)\b`),
		lazy.Compile(`每(个|一)?(季度|季|年)([一二三四五六七八九十\d]+月)?(最后一周|头一周|末|底|初)?|季度?末|年(底|初|终|末|中)|(春节|国庆|中秋|过年|双十一|六一八)(前|后|期间)|(一到|每到)?(旺季|淡季|换季|梅雨季|回南天|夏天|冬天|入夏|入冬)`)},
	{byMonth,
		lazy.Compile(`\b(every|each) month\b|\b(once|twice) a month\b|\b(at|before|after|by|around|during|near|towards) (the )?month[- ]end\b|\b(on )?the (1st|2nd|3rd|\d+th|first|second|third|last|tenth|fifteenth)( working| business| bank)?( day| week| monday| friday)? of (the|each|every) month\b|\b(at|by|before|towards) the (start|beginning|end|middle) of (the|each|every) month\b`),
		lazy.Compile(`每(个|一)?月([一二三四五六七八九十\d]+ ?(号|日)|底|末|初|中)?|月(底|末|初|中|结)(头?[一二三两四五几\d]+天)?|每?逢(初一|十五|[一二三四五六七八九十\d]+号)[一二三四五六七八九十初]*`)},
	{byWeek,
		lazy.Compile(`\b(every|each)( other| second)? (week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)( (morning|afternoon|evening|night))?s?\b|\b(once|twice|three times) a week\b|\b((on|at|over) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)( (morning|afternoon|evening|night))?s\b|\bat weekends\b|\bweekly[.,;]?$`),
		lazy.Compile(`每(个|一)?(周末|周|星期|礼拜)([一二三四五六日天])?(早上|上午|中午|下午|晚上)?|(周|星期|礼拜)[一二三四五六日天](例会|早上|上午|中午|下午|晚上)`)},
	{byDay,
		lazy.Compile(`\b(every|each) (day|morning|noon|afternoon|evening|night|shift|working day|weekday)\b|\b(every|each) ((two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|\d\d?) )?(hours?|minutes|half hour)\b|\b(before|after|at|during) (the |each |every )?shift (change|handover)\b|\b(before|after|at) (the )?(start|beginning|end) of (the|each|every) (shift|day)\b|\b(before|after) (the|each|every) (early |late |night )?shift\b|\b(daily|nightly|hourly)[.,;]?$`),
		lazy.Compile(`(交班|接班|换班|开班|下班|上班|收工)(之?前|之?后|时)|每(个|一)?(天|日|晚|早|班)(早上|晚上|夜里|上午|下午|中午|(开机|开班|交班|接班|收工)[前后]?)?|天天|每隔?[一二两三四五六八十半\d]+ ?个?(多)?(小时|钟头|分钟)`)},
}

// What stands beside a time can make it no rhythm: "almost every day" and 不是每天 count a nuisance, "every day counts" is a
// saying, 去年年底 and 这个月底 are one of them. Only what touches the time does: elsewhere in the sentence "that every pallet"
// and 每台泵 are what is done at it.
var (
	noneBefore = lazy.Compile(`\b((not|almost|nearly|hardly|within|older than|more than|less than|fewer than) (\w+ )?|if (\w+ ){0,4}|used to (\w+ ){1,3}|(is|as) an? )$|(不是|几乎|差不多|如果|要是|万一|正好是|超过|不到)个?$|(等|拖|撑不?|挪)(到|过)$|那[天年次][^，。；]*$`)
	noneAfter  = lazy.Compile(`^(every|each) (day|minute|hour|week) (counts|matters|is different|that)\b|^[^.;:]*\b(i|we|he|she|they|it) used to\b|^年终奖|^月结单|^每个?班[响出]`)
	// oneOf stands before a time of the calendar that does not say itself that it recurs; 早上 before a time of the shift does not.
	oneOf   = lazy.Compile(`([去今前明这那本当下]|(^|[^早晚马])上)(年|个?月|个)?$`)
	ofShift = lazy.Compile(`^(交班|接班|换班|开班|下班|上班|收工)`)
)

// besideTime is how many bytes on either side of a time are read for what makes it none: a sentence may be as long as an answer.
const besideTime = 120

// recursAt says whether a time in a sentence is one at which something recurs.
func recursAt(low string, at []int) bool {
	before, from := low[max(0, at[0]-besideTime):at[0]], low[at[0]:min(len(low), at[1]+besideTime)]
	return !noneBefore.MatchString(before) && !noneAfter.MatchString(from) && (everyHan.MatchString(low[at[0]:at[1]]) || ofShift.MatchString(from) || !oneOf.MatchString(before))
}

// mayRecur is what a sentence has to have before it is read for a time at all: most have none of it.
var mayRecur = []string{"every", "each", "month", "week", "quarter", "year", "days", "daily", "nightly", "hourly", "shift", "christmas", "easter", "winter", "summer", "spring", "autumn",
	"每", "月", "周", "季", "年", "天", "班", "冬", "夏", "礼拜", "星期", "春节", "国庆", "中秋", "双十一", "六一八", "收工", "初一", "十五"}

// everyHan are times that recur whatever else a sentence tells; 周五中午 may have been one Friday.
var everyHan = lazy.Compile(`每|逢|天天|一到`)

// rhythm says in what cycle something recurs by what a sentence says, and in which words; an empty cycle if in none. What is
// told of the past recurs no more, and a time in a condition is what one looks out for, not when one does something.
func rhythm(s detect.Sentence) (cycle, string) {
	text := s.Text
	if !holds(text, mayRecur) || !s.Han && detect.Past(text) {
		return "", ""
	}
	low := strings.ToLower(text)
	if len(low) != len(text) || s.Han && tellsOnce(s, s.Marks()) {
		return "", ""
	}
	for _, t := range times {
		find := t.english
		if s.Han {
			find = t.han
		}
		for _, at := range find.FindAllStringIndex(low, -1) {
			words := text[at[0]:at[1]]
			if recursAt(low, at) && (!s.Han || everyHan.MatchString(words) || !s.Marks().Past) {
				return t.cycle, words
			}
		}
	}
	return "", ""
}

// recurs is a claim with the cycle in which it recurs and the words that say so.
type recurs struct {
	Claim
	cycle
	when string
	here bool // it stands in the calendar; otherwise where its part of the work does
}

// recurring are the kinds whose claims say when something is done or looked for.
var recurring = map[Kind]bool{Step: true, Rule: true, Cue: true, Threshold: true, Exception: true, Reason: true, Trick: true, Risk: true, Error: true}

// rhythms takes out of a pile what recurs and belongs to no part of the work, and notes the rest of what recurs: that stays
// where it is needed, and the calendar leads there.
func (c *compiler) rhythms(claims *pile) []recurs {
	var out []recurs
	claims.take(func(cl Claim) bool {
		if !recurring[cl.Kind] || cl.Phase == prompts.Voice || cl.Phase == prompts.Frame || cl.Phase == prompts.Map || cl.Kind == Boundary {
			return false
		}
		if !holds(cl.Text, mayRecur) {
			return false
		}
		for _, s := range detect.Sentences(cl.Text) {
			if by, when := rhythm(s); by != "" {
				r := recurs{cl, by, when, c.labels[cl.Topic] == "" && c.lead(cl) == ""}
				out = append(out, r)
				return r.here
			}
		}
		return false
	})
	return out
}

// calendar writes what recurs by its cycle. What stands elsewhere is named by its time and the place where it stands.
func (c *compiler) calendar(d *page, list []recurs) {
	if len(list) == 0 || len(list) == 1 && !list[0].here { // one line that leads elsewhere is no calendar
		return
	}
	d.title(2, c.say.Say("rhythms"))
	for _, by := range cycles {
		started := false
		said := map[string]bool{}
		for _, r := range list {
			line := c.line(r.Claim)
			if !r.here {
				line = "- " + markdown(c.say.Say("rhythms.see", "when", capitalise(r.when), "where", cmp.Or(c.lead(r.Claim), c.labels[r.Topic]))) + " " + c.refs(r.Claim) + "\n"
			}
			if r.cycle != by || said[line] {
				continue
			}
			if !started {
				fmt.Fprintf(d, "**%s**\n\n", c.say.Say("rhythms."+string(by)))
				started = true
			}
			said[line] = true
			d.WriteString(line)
		}
		if started {
			d.WriteByte('\n')
		}
	}
}
