package profile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// Limits of a task map. Three to six steps fix the level of abstraction (Militello & Hutton 1998); we take what the
// specialist gives, within reason.
const (
	mostSteps  = 9
	labelWords = 10 // of a topic's label, in Latin words
	labelHan   = 16 // of a topic's label, in Han characters
)

// Steps finds the steps in the answer to "break your work into steps": one a line, or separated by semicolons, commas,
// "then", or the Chinese marks of enumeration. The spans are verbatim in the answer and short enough to be a label.
func Steps(text string) []detect.Span {
	var parts []detect.Span
	lines := cut(text, detect.Span{Start: 0, End: len(text)}, "\n", "\r")
	if head := strings.TrimSpace(lines[0].Of(text)); len(lines) > 2 && (strings.HasSuffix(head, ":") || strings.HasSuffix(head, "：")) {
		lines = lines[1:] // "It goes like this:"
	} else if len(lines) == 1 {
		lines[0] = firstOnly(text, listed(text, lines[0]))
	}
	for _, l := range lines {
		parts = append(parts, numbered(text, l)...)
	}
	if len(parts) < 2 {
		for _, seps := range [][]string{{";", "；"}, {"→", "->", "—>"}, stepByStep(text), {"、", "，", ", then ", ", and ", ",", ". ", "。", " then ", "然后", "再到", "最后"}, {" and "}} {
			if split := cutAll(text, parts, seps...); len(seps) > 0 && len(split) >= 2 {
				parts = split
				break
			}
		}
	}
	var out []detect.Span
	for _, p := range parts {
		if s := label(text, p); names(s.Of(text)) && !remark(s.Of(text)) && !sameLabel(text, out, s) && len(out) < mostSteps {
			out = append(out, s)
		}
	}
	return out
}

// remark says whether a part of the answer is no step but something said of one: "which runs itself".
func remark(part string) bool {
	low := strings.ToLower(part)
	if slices.Contains(openers, low) {
		return true
	}
	for _, w := range []string{"which ", "who ", "because ", "that's ", "that is ", "so that ", "if you ", "really", "more or less", "and so on", "etc", "就这些", "就这样", "差不多", "大概就", "等等"} {
		if strings.HasPrefix(low, w) || low == strings.TrimSpace(w) {
			return true
		}
	}
	return false
}

// announcing are words of an introduction to a list: "There are four stages: …".
var announcing = []string{"step", "stage", "part", "phase", "follow", "goes like", "four", "five", "three", "six", "步", "几块", "roughly", "阶段", "环节", "部分", "分成", "分为", "顺序", "流程", "it goes", "like this", "这样", "如下", "大致"}

// listed leaves out the introduction to a list on one line.
func listed(text string, line detect.Span) detect.Span {
	t := line.Of(text)
	for _, colon := range []string{": ", "："} {
		head, tail, ok := strings.Cut(t, colon)
		if at := strings.LastIndexAny(head, ",，"); at >= 0 {
			head = head[at:] // "it depends, but roughly: …"
		}
		if !ok || strings.ContainsAny(head, ";；、1234567890") || !strings.ContainsAny(tail, ",;，；、→.)") {
			continue
		}
		for _, w := range announcing {
			if strings.Contains(strings.ToLower(head), w) {
				return detect.Span{Start: line.End - len(tail), End: line.End}
			}
		}
	}
	return line
}

// stepByStep are the words by which an answer goes from step to step, where it does so more than twice: commas stand within its steps then.
func stepByStep(text string) []string {
	if strings.Count(strings.ToLower(text), ", then ") > 2 {
		return []string{", then ", ", and then ", ", Then "}
	}
	return nil
}

// firstOnly leaves out what is said of a list behind it: "Briefing, kit check, dive. The kit check is the one nobody loves."
func firstOnly(text string, line detect.Span) detect.Span {
	for _, end := range []string{". ", "。"} {
		head, tail, ok := strings.Cut(line.Of(text), end)
		if !ok || len(cut(head, detect.Span{Start: 0, End: len(head)}, ",", "，", "、")) < 3 {
			continue
		}
		low := strings.ToLower(strings.TrimSpace(tail))
		if !begins(low, []string{"then", "after", "finally", "last", "next", "and", "at the end", "in the end"}) && !nextStepHan.MatchString(low) {
			return detect.Span{Start: line.Start, End: line.Start + len(head)}
		}
	}
	return line
}

// nextStepHan begins a further step.
var nextStepHan = lazy.Compile(`^(然后|再|最后|接着|之后|完了|末了|还要|还有|最末)`)

// names says whether a label can name anything: it has letters or digits, and no bytes that are no text.
func names(label string) bool {
	return utf8.ValidString(label) && strings.ContainsFunc(label, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// numbered splits one line at "1. … 2. …" or "(1) … (2) …".
func numbered(text string, line detect.Span) []detect.Span {
	t := line.Of(text)
	var at []int
	for n := byte('1'); n <= '9'; n++ {
		from := 0
		if len(at) > 0 {
			from = at[len(at)-1] + 1
		}
		i := -1
		for _, form := range []string{string(n) + ".", string(n) + ")", string(n) + "、", string(n) + "）", string(n) + ":"} {
			if j := strings.Index(t[from:], form); j >= 0 && (i < 0 || from+j < i) && (from+j == 0 || !isDigit(t[from+j-1])) && !isDigit(byteAt(t, from+j+len(form))) {
				i = from + j
			}
		}
		if i < 0 {
			break
		}
		at = append(at, i)
	}
	if len(at) < 2 {
		return []detect.Span{line}
	}
	var out []detect.Span
	for k, i := range at {
		end := len(t)
		if k+1 < len(at) {
			end = at[k+1]
		}
		out = append(out, detect.Span{Start: line.Start + i, End: line.Start + end})
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

func cutAll(text string, spans []detect.Span, seps ...string) []detect.Span {
	var out []detect.Span
	for _, s := range spans {
		out = append(out, cut(text, s, seps...)...)
	}
	return out
}

// cut splits a span at any of the separators, leaving out empty parts.
func cut(text string, s detect.Span, seps ...string) []detect.Span {
	var out []detect.Span
	start := s.Start
	for i := s.Start; i < s.End; {
		n := 0
		for _, sep := range seps {
			if len(sep) > n && strings.HasPrefix(text[i:s.End], sep) {
				n = len(sep)
			}
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, detect.Span{Start: start, End: i})
		i += n
		start = i
	}
	out = append(out, detect.Span{Start: start, End: s.End})
	if kept := slices.DeleteFunc(slices.Clone(out), func(p detect.Span) bool { return strings.TrimSpace(p.Of(text)) == "" }); len(kept) > 0 {
		return kept
	}
	return out[:1]
}

// openers are words before a step that are no part of its name.
var openers = []string{
	"it all starts with", "it starts with", "it begins with", "we start with", "you start with", "start with", "starting with", "the last is", "the last one is", "last is", "last comes", "then comes", "then there's", "then there is", "there's", "there is", "all along", "at the end", "it's all about", "it's", "it is", "oh", "roughly", "also", "the",
	"well", "so", "okay", "ok", "basically", "first of all", "firstly", "secondly", "first", "second", "third", "fourth", "fifth", "after that", "afterwards", "then", "next", "finally", "lastly", "last", "and", "i", "we", "step",
	"早上", "上午", "中午", "下午", "晚上", "夜里", "平时要", "平时", "中间随时要", "中间要", "中间", "期间", "随时要", "随时", "接下来", "一开始", "头一步", "末了", "首先", "先是", "先", "再是", "再", "然后", "接着", "最后是", "最后", "第一步", "第二步", "第三步", "第四步", "第五步", "第一", "第二", "第三", "第四", "第五", "一是", "二是", "三是", "四是", "我", "我们", "还有", "主要是", "大概是", "分为", "分成",
}

// label trims a step to what can stand as its name.
func label(text string, s detect.Span) detect.Span {
	t := s.Of(text)
	for again := true; again; {
		trimmed := strings.TrimLeftFunc(t, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("-*•–·.,:;、，。；：)（）(“”\"「」→>", r) || unicode.IsDigit(r) && digitLead(t)
		})
		again = trimmed != t
		t = trimmed
		for _, o := range openers {
			rest, ok := foldPrefix(t, o)
			if ok && rest != "" && (o[0] >= utf8.RuneSelf || strings.ContainsAny(rest[:1], " ,:")) {
				t, again = rest, true
				break
			}
		}
	}
	if _, rest, ok := strings.Cut(t, "的时候"); ok && utf8.RuneCountInString(rest) >= 2 && detect.IsHan(rest) {
		t = rest // 有贵宾的时候接待贵宾
	}
	for _, sep := range []string{" - ", " – ", " — ", "——", " ("} {
		if head, _, ok := strings.Cut(t, sep); ok && len(strings.TrimSpace(head)) > 3 {
			s.End -= len(t) - len(head)
			t = head
		}
	}
	if head, _, ok := strings.Cut(t, "，"); ok && detect.IsHan(t) && utf8.RuneCountInString(head) >= 2 {
		s.End -= len(t) - len(head) // 对账，银行、往来、存货
		t = head
	}
	start := s.End - len(t)
	t = shorten(t)
	return detect.Span{Start: start, End: start + len(t)}
}

// digitLead says whether a text begins with a number that only counts it: "1." and "2)", not "3 way match".
func digitLead(t string) bool {
	rest := strings.TrimLeft(t, "0123456789")
	return len(t)-len(rest) <= 2 && rest != "" && strings.ContainsAny(rest[:1], ".):、") || strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, "．")
}

func foldPrefix(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// shorten cuts a step down to label length: at a clause first, then at a word.
func shorten(t string) string {
	t = trimEnd(t)
	if fits(t) {
		return t
	}
	for _, sep := range []string{" (", "（", " - ", " – ", "——", ": ", "：", ", ", "，", " because ", " so that ", " which "} {
		if head, _, ok := strings.Cut(t, sep); ok && len(head) > 3 && fits(head) {
			return trimEnd(head)
		}
	}
	words, n, end := 0, 0, len(t)
	for i, r := range t {
		if unicode.Is(unicode.Han, r) {
			if n++; n > labelHan {
				end = i
				break
			}
		} else if r == ' ' {
			if words++; words >= labelWords {
				end = i
				break
			}
		}
	}
	return trimEnd(t[:end])
}

func trimEnd(t string) string {
	for {
		t = strings.TrimRightFunc(t, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(".,;:!、，。；：！…\"”」(（-–—", r)
		})
		short := t
		for _, w := range []string{", then", ", and", "，然后", "，再"} {
			short = strings.TrimSuffix(short, w)
		}
		if short == t {
			return t
		}
		t = short
	}
}

func fits(t string) bool {
	if detect.IsHan(t) {
		return utf8.RuneCountInString(t) <= labelHan
	}
	return len(strings.Fields(t)) <= labelWords
}

func sameLabel(text string, have []detect.Span, s detect.Span) bool {
	return slices.ContainsFunc(have, func(h detect.Span) bool { return strings.EqualFold(h.Of(text), s.Of(text)) })
}

// stepClaims makes one claim of each step.
func stepClaims(h Heard) []Claim {
	var out []Claim
	for _, s := range Steps(h.Text) {
		quote := s.Of(h.Text)
		out = append(out, Claim{
			Kind: Step, Phase: h.Phase, Topic: h.Topic, Text: capitalise(quote), Standing: Stated,
			Evidence: []Evidence{{Question: h.Question, Quote: quote}},
		})
	}
	return out
}
