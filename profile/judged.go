package profile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// Which parts of the work need judgement, from the answer to the question for them.

// Judged says which of the steps an answer names as needing judgement: by number ("the second"), by their words, or all
// of them. None found gives nil: the caller then takes every step.
func Judged(steps []string, answer string) []int {
	low := strings.ToLower(answer)
	for _, all := range []string{"all of them", "all of these", "every one", "everything", "都要", "全部", "每一步", "都需要", "都靠"} {
		if strings.Contains(low, all) && !slices.ContainsFunc(steps, func(s string) bool { return strings.Contains(low, strings.ToLower(s)) }) {
			return nil
		}
	}
	yes, no := "", ""
	for _, clause := range strings.FieldsFunc(low, func(r rune) bool { return strings.ContainsRune(".;。；，\n", r) }) {
		if procedural(clause) {
			no += clause + "\n"
		} else {
			yes += clause + "\n"
		}
	}
	// A step that was named in full takes its words with it: "Draw the samples" does not name "File the retained samples".
	whole := map[int]bool{}
	rest := yes
	for i, step := range steps {
		if step = strings.ToLower(step); strings.Contains(yes, step) {
			whole[i] = true
			rest = strings.ReplaceAll(rest, step, " ")
		}
	}
	var out []int
	for i, step := range steps {
		step = strings.ToLower(step)
		if whole[i] || (named(step, rest) || ordinal(i, rest)) && !named(step, no) {
			out = append(out, i)
		}
	}
	return out
}

// Besides finds the parts of the work that an answer names beside the steps, where it was to say which of these need judgement:
// on a line of their own, or by "also" and 还有. They are as short as the names of steps; an answer that names no step has none.
func Besides(steps []string, answer string) []detect.Span {
	if len(Judged(steps, answer)) == 0 {
		return nil
	}
	var out []detect.Span
	lines := cut(answer, detect.Span{Start: 0, End: len(answer)}, "\n", "\r")
	for _, line := range lines {
		clauses := cut(answer, line, ";", "；", "。", ". ", "、", "，", ", ")
		for _, p := range clauses {
			p.Start = p.End - len(strings.TrimLeft(p.Of(answer), " "))
			if lead := leadsOn.FindStringIndex(p.Of(answer)); lead != nil {
				p.Start += lead[1]
			} else if len(lines) == 1 || len(clauses) > 1 {
				continue
			}
			if s := label(answer, p); fits(trimEnd(p.Of(answer))) && isPart(s.Of(answer), steps) && !sameLabel(answer, out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// isPart says whether words name a part of the work that is none of the steps.
func isPart(words string, steps []string) bool {
	low := strings.ToLower(words)
	if !names(low) || remark(low) || procedural(low) || unnamed.MatchString(low) || detect.Read(low).Intent != detect.Answers {
		return false
	}
	for i := range ordinals {
		if ordinal(i, low) {
			return false
		}
	}
	return !slices.ContainsFunc(steps, func(step string) bool { return named(strings.ToLower(step), low) })
}

// leadsOn begins what is named beside the others.
var leadsOn = lazy.Compile(`(?i)^(and )?(also|plus|as well as|on top of that|and then there's|then there's|not to forget)[,:]? |^(还有|另外|外加|再加上?|以及|此外|别忘了)(就是|一个是|个)?[，：]?`)

// unnamed are words of a remark, which no part of the work is named by.
var unnamed = lazy.Compile(`\b(i|i'd|i'm|it|it's|they|you|we|that|this|these|those|because|all|none|most|mostly|only|not|no|but|depends|sometimes|rest|others?|nothing|everything|same|judgement|judgment|experience|step|steps|last|one|ones|if|when|is|are|was)\b|[我你您它他她这那都只不没最其别因判凭靠是]|经验|步骤?`)

// procedural says whether a clause names what is done by the book, in the answer to which steps are not.
func procedural(clause string) bool {
	if detect.Trivial(clause) {
		return true
	}
	for _, p := range []string{"runbook", "by the book", "checklist", "mechanical", "routine", "procedure", "datasheet", "anyone can", "anybody can", "to anybody", "to anyone", "just follow", "paperwork", "not judgement", "no judgement", "not judgment", "no judgment", "without judgement", "不用判断", "不靠判断", "不需要判断", "谈不上判断", "照卡", "照流程", "按流程", "照着做", "照单", "照做就", "谁都会", "不用"} {
		if strings.Contains(clause, p) {
			return true
		}
	}
	return false
}

// ordinals by which a step may be named.
var ordinals = [][]string{
	{"first", "第一", "1"}, {"second", "第二", "2"}, {"third", "第三", "3"}, {"fourth", "第四", "4"}, {"fifth", "第五", "5"}, {"sixth", "第六", "6"}, {"seventh", "第七", "7"}, {"eighth", "第八", "8"}, {"ninth", "第九", "9"},
}

func ordinal(i int, low string) bool {
	if i >= len(ordinals) {
		return false
	}
	for _, o := range ordinals[i] {
		for from := 0; ; {
			j := strings.Index(low[from:], o)
			if j < 0 {
				break
			}
			at := from + j
			from = at + len(o)
			if o[0] < utf8.RuneSelf && (at > 0 && wordByte(low[at-1]) || wordByte(byteAt(low, from))) {
				continue
			}
			return true
		}
	}
	return false
}

func wordByte(c byte) bool { return c >= 'a' && c <= 'z' || isDigit(c) || c == '%' || c == '.' }

// named says whether an answer repeats a content word of a step; for Chinese, two characters of it.
func named(step, answer string) bool {
	if strings.Contains(answer, step) {
		return true
	}
	if len(detect.Shared(step, answer)) > 0 {
		return true
	}
	said := detect.Content(answer)
	for w := range detect.Content(step) { // "the failover" names "failing over to a replica", "quoting" names "quote a price"
		for a := range said {
			if len(a) > 3 && strings.TrimSuffix(a, "e") == strings.TrimSuffix(w, "e") || len(verbRoot(a)) > 2 && verbRoot(a) == verbRoot(w) {
				return true
			}
			if rest, ok := strings.CutPrefix(a, w); ok && len(rest) > 2 && strings.Contains(" "+step+" ", " "+rest+" ") {
				return true
			}
		}
	}
	return false
}

// verbRoot is what "bake" and "baking", "rig" and "rigging" have in common.
func verbRoot(w string) string {
	w = strings.TrimSuffix(w, "ing")
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		return w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}
