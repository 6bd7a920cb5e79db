package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/lazy"
)

// person finds a name or a role that one is to ask.
func person(c context) (Span, bool) {
	if c.sentence.Han {
		return personHan(c.sentence.low)
	}
	if at, ok := nameIn(c.sentence); ok {
		return at, true
	}
	low := c.sentence.low
	for i := 0; i < len(low); i++ {
		if i > 0 && asciiLetter(low[i-1]) {
			continue
		}
		end, ok := rolesSaid.matchAt(low, i)
		if ok && (roleKnows.startsWith(strings.TrimLeft(low[end:], " ")) || turnedTo(low[:i])) {
			return Span{i, end}, true
		}
	}
	return departSaid.find(low)
}

// nameIn finds a capitalised name that one turns to ("I ring Per") or that knows ("Rosa in customs gets me the number").
func nameIn(s Sentence) (Span, bool) {
	for i := 0; i < len(s.Text); i++ {
		if i > 0 && s.Text[i-1] != ' ' || s.Text[i] < 'A' || s.Text[i] > 'Z' && s.Text[i] < utf8.RuneSelf {
			continue
		}
		name, ok := nameAt(s.Text, i)
		if !ok {
			continue
		}
		said := s.Text[name.Start:name.End]
		if calendar[strings.ToLower(said)] || strings.ToUpper(said) == said || !named(said) {
			continue
		}
		if knowsIt.startsWith(strings.TrimLeft(s.low[name.End:], " ")) && !everyday[strings.ToLower(said)] || turnedTo(s.low[:i]) {
			return name, true
		}
	}
	return Span{}, false
}

// turnedTo says whether the words before a name or a role say that one turns to them: "I ask the old …".
func turnedTo(before string) bool {
	before = strings.TrimRight(before, " ")
	for n := 0; n < 4; n++ {
		if turnsTo.endsAt(before) {
			return true
		}
		cut := strings.LastIndexByte(before, ' ')
		last := before[cut+1:]
		article := before[strings.LastIndexByte(before[:max(cut, 0)], ' ')+1 : max(cut, 0)]
		if cut < 0 || !describes[last] && !strings.HasSuffix(last, "'s") && (n > 0 || !describes[article]) {
			return false
		}
		before = strings.TrimRight(before[:cut], " ")
	}
	return false
}

// calendar are words with a capital that name nobody.
var calendar = set(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december christmas easter english german french chinese i i'm i'll i'd i've`)

// nameAt takes up to three capitalised words from start.
func nameAt(text string, start int) (Span, bool) {
	end := start
	for n := 0; n < 3; n++ {
		word, _, _ := strings.Cut(text[end:], " ")
		bare := strings.TrimRight(word, ".,;:!?)")
		if first, _ := utf8.DecodeRuneInString(bare); !unicode.IsUpper(first) || bare == "I" || n == 0 && len(bare) < 2 {
			break
		}
		end += len(bare)
		if bare != word || end >= len(text) {
			break
		}
		end++
	}
	end = start + len(strings.TrimRight(text[start:end], " "))
	return Span{start, end}, end > start
}

// personHan finds 找老周, 问李工, 药房那边有数 and the like: somebody, and that one turns to them or that they know.
func personHan(low string) (Span, bool) {
	for i := range low {
		name, ok := hanName(low, i)
		if !ok {
			continue
		}
		after := low[name.End:]
		if hanKnows.startsWith(after) || hanAskThem.in(ahead(low[:min(len(low), name.End+2*hanBefore)], name.End)) {
			return name, true
		}
		before := low[max(0, i-hanBefore):i]
		if cut := strings.LastIndexAny(before, "，。；"); cut >= 0 {
			before = before[cut:]
		}
		before = strings.ReplaceAll(strings.ToValidUTF8(before, ""), "去年", "")
		if strings.HasSuffix(before, "在") && hanKeeps.startsWith(after) || strings.Contains(before, "把") && hanCalled.startsWith(after) {
			return name, true
		}
		if hanTurnsTo.in(before) || strings.ContainsAny(before, "跟和") && hanTells.in(ahead(low[:min(len(low), name.End+hanBefore)], name.End)) {
			return name, true
		}
	}
	return Span{}, false
}

// hanBefore is how many bytes before a name the word is looked for by which one turns to somebody: ten characters.
const hanBefore = 30

// longestName is how many bytes behind a verb a name or a role is looked for in.
const longestName = 24

// hanName recognises a form of address or a role right at an offset.
func hanName(low string, at int) (Span, bool) {
	rest := []rune(ahead(low[:min(len(low), at+longestName)], at))
	if len(rest) < 2 {
		return Span{}, false
	}
	first := func(n int) Span { return Span{at, at + len(string(rest[:n]))} }
	switch {
	case strings.ContainsRune("老小", rest[0]) && surnames[rest[1]] && (len(rest) < 3 || !strings.ContainsRune("时板师家", rest[2])),
		rest[0] == '阿' && unicode.Is(unicode.Han, rest[1]) && rest[1] != '里':
		return first(2), true
	case surnames[rest[0]]:
		for _, title := range hanTitles {
			if strings.HasPrefix(string(rest[1:]), title) {
				return first(1 + utf8.RuneCountInString(title)), true
			}
		}
	}
	end, ok := hanRoles.matchAt(low, at)
	return Span{at, end}, ok
}

// TurnsTo says whether a text tells that one turns to somebody in one of these roles: "I bleep the outreach nurse". The
// roles are in lower case; those that are everybody's are known without (see [Person]).
func TurnsTo(text string, roles []string) bool {
	return slices.ContainsFunc(Sentences(text), func(s Sentence) bool {
		return slices.ContainsFunc(roles, func(role string) bool {
			at, ok := findPhrase(s.low, role)
			if !ok || !s.Han {
				return ok && turnedTo(s.low[:at.Start])
			}
			return hanTurnsTo.in(strings.ToValidUTF8(s.low[max(0, at.Start-hanBefore):at.Start], ""))
		})
	})
}

// Names says whether a text has one of these words or phrases, which are in lower case.
func Names(text string, words []string) bool { return phrases(words).in(fold(text)) }

// Somebody says whether a sentence could tell whom to turn to: it names a person, a role, a place where people sit, or
// says that there is nobody. Short answers are taken at their word ("Chen.").
func (s Sentence) Somebody() bool {
	if Words(s.Text) <= someWords {
		return true
	}
	if s.Han {
		return somebodyHan.MatchString(s.Text)
	}
	first := true
	for _, w := range strings.Fields(s.Text) {
		if bare := strings.Trim(w, ".,;:!?()'\"“”‘’"); !first && named(bare) && !strings.ContainsAny(bare, "0123456789") && strings.ToUpper(bare) != bare {
			return true
		}
		first = strings.HasSuffix(w, ":")
	}
	return somebodyEnglish.MatchString(s.low)
}

// someWords is how many words an answer to "who" has that is nothing but the answer.
const someWords = 5

var (
	somebodyEnglish = lazy.Compile(`\b(he|she|they|them|him|her|whoever|who|nobody|no one|somebody|someone|anybody|anyone|everybody|everyone|people|person|man|woman|lad|lads|guys?|girls?|mr|mrs|ms|dr)\b|\b\w*(manager|leader|lead|nurse|doctor|desk|team|teams|supervisor|engineer|foreman|boss|chief|head|director|colleague|colleagues|supplier|vendor|office|department|hotline|helpdesk|support|buyer|planner|customer|client|partner|officer|controller|accountant|auditor|lawyer|counsel|technician|maintenance|quality|security|logistics|warehouse|driver|pharmacist|dietitian|physio|consultant|registrar|matron|ward|shift|admin|administrator|owner|architect|developer|operator|specialist|expert|clerk|agent|broker|carrier|receptionist|assistant|secretary|cto|ceo|cfo|hr|it|finance|legal|payroll|procurement|sales|engineering|operations|dispatch|union|council|bank|insurer|police|fire brigade)s?\b`)
	somebodyHan     = lazy.Compile(`人|工|师傅|主任|经理|组长|班长|科长|处长|厂长|店长|队长|主管|主办|总监|医生|大夫|护士|老师|律师|会计|出纳|客服|同事|领导|老板|客户|供应商|厂家|值班|部门|部(?:的|里|那|$|，|。)|科(?:的|里|那|室|$|，|。)|公司|中心|热线|电话|群里|他|她|谁|[小老阿][\p{Han}]|[\p{Han}](总|姐|哥|叔|姨|处|局|院长|教授)`)
)
