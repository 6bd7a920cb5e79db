package interview

import (
	"regexp"
	"slices"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
)

// contradiction finds two statements on a topic that do not fit together: two figures of one unit on one subject, one of them denied
// in the other, or an "always" against a "never". It is wary: asking somebody about a contradiction that is none costs more than missing one.
func contradiction(claims []profile.Claim, topic string) (a, b profile.Claim, ok bool) {
	var mine []profile.Claim
	for _, c := range claims {
		if (c.Topic == topic || c.Topic == "" && c.Kind == profile.Boundary) && c.Standing != profile.Dropped && !c.Vague && len(c.Evidence) == 1 && (c.Is(profile.Threshold) || c.Is(profile.Rule) || c.Kind == profile.Incident || c.Kind == profile.Boundary) {
			mine = append(mine, c)
		}
	}
	mine = mine[max(0, len(mine)-recent):]
	told := make([]bool, len(mine)) // asked once a claim, not once a pair: it reads the words
	for i, c := range mine {
		told[i] = tells(c)
	}
	for j := len(mine) - 1; j > 0; j-- {
		for i := j - 1; i >= 0; i-- {
			if clash(mine[i], mine[j], told[i], told[j]) {
				return mine[i], mine[j], true
			}
		}
	}
	return a, b, false
}

// clash says whether two claims do not fit together: two rules that are opposed, or a rule that says never and a case in
// which it was done; inA and inB say which of them tell of a case.
func clash(a, b profile.Claim, inA, inB bool) bool {
	switch {
	case inA && inB:
		return false
	case inA:
		return broken(b.Text, a.Text)
	case inB:
		return broken(a.Text, b.Text)
	}
	return opposed(a.Text, b.Text)
}

// tells says whether a claim tells what happened once, whatever kind it was taken for.
func tells(c profile.Claim) bool {
	if c.Kind == profile.Incident {
		return true
	}
	said := detect.Sentences(c.Evidence[0].Quote)
	return len(said) > 0 && said[0].Marks().Past && !said[0].Marks().Absolute
}

// broken says whether a case tells of what a rule says is never done.
func broken(rule, told string) bool {
	if detect.IsHan(rule) {
		return negates(rule, told)
	}
	act := forbidden.FindStringSubmatch(strings.ToLower(rule))
	if act == nil || flat(rule) >= 0 || flat(told) != 0 {
		return false
	}
	both := detect.Shared(act[1], told)
	for verb := range detect.Content(act[1][:strings.IndexByte(act[1]+" ", ' ')]) {
		if !slices.Contains(both, verb) {
			return false // it is not what was done
		}
	}
	return len(both) >= sharedEnglish
}

// forbidden finds what a rule forbids: from its verb to where its condition begins.
var forbidden = regexp.MustCompile(`\b(?:never|under no circumstances|on no account|not ever)(?:, never| ever)? ([a-z].*?)(?:,|;|\.|$| without | unless | except | before | if | when | but )`)

// recent bounds how many statements are compared with each other.
const recent = 24

// opposed compares two statements.
func opposed(a, b string) bool {
	shared := slices.DeleteFunc(detect.Shared(a, b), func(w string) bool { return counts[w] })
	if detect.IsHan(a) != detect.IsHan(b) || len(shared) == 0 {
		return false
	}
	if detect.DeniesFigure(b, a) || detect.DeniesFigure(a, b) {
		return true // they say so themselves
	}
	if detect.IsHan(a) {
		return len(shared) >= sharedHan && detect.FiguresDiffer(a, b) || negates(a, b) || negates(b, a)
	}
	return len(shared) >= sharedEnglish && (detect.FiguresDiffer(a, b) || flat(a)*flat(b) < 0) || sameLine(a, b)
}

// counts are words that go with a figure and say nothing of what it is a figure of.
var counts = map[string]bool{
	"hour": true, "minut": true, "minute": true, "second": true, "month": true, "year": true, "percent": true, "per": true, "cent": true, "euro": true, "dollar": true, "pound": true, "two": true, "three": true, "four": true, "five": true, "six": true, "ten": true, "half": true,
	"小时": true, "分钟": true, "个月": true, "百分": true, "以上": true, "以内": true, "超过": true,
}

// sameLine says whether two statements name the same reading, a term with a figure ("NEWS of 5"), and one of them acts on it
// where the other leaves it.
func sameLine(a, b string) bool {
	inA, inB := readings(a), readings(b)
	return slices.ContainsFunc(inA, func(r string) bool { return slices.Contains(inB, r) }) && leaves.MatchString(a) != leaves.MatchString(b)
}

var (
	termFigure = regexp.MustCompile(`\b([A-Z]{2,6})\b(?: score| of| at| is| above| over)* ([0-9]+)`)
	leaves     = regexp.MustCompile(`(?i)\b(leave (it|them|him|her)( be| alone)?|(don't|do not|never|won't) (ring|call|act|touch|bother|do)|let (it|them) be|no need|sit at|is normal)\b`)
)

func readings(text string) []string {
	var out []string
	for _, m := range termFigure.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1]+" "+m[2])
	}
	return out
}

// How many words two statements share that are about one thing: content words, or in Chinese pairs of characters.
const (
	sharedEnglish = 2
	sharedHan     = 2
)

var (
	flatNever  = regexp.MustCompile(`\b(never|under no circumstances|on no account|not ever)\b`)
	flatAlways = regexp.MustCompile(`\b(always|every time|without exception|in any case|at once|every single)\b`)
)

// flat is +1 for a statement that says always, -1 for one that says never, 0 for what is neither or both.
func flat(s string) int {
	low := strings.ToLower(s)
	sign := 0
	if flatAlways.MatchString(low) {
		sign++
	}
	if flatNever.MatchString(low) {
		sign--
	}
	return sign
}

// refused finds what a Chinese statement flatly says is not done: the verb behind 从来不, 一概不, 都不, 不许.
var refused = regexp.MustCompile(`(?:从来?不|一概不|一律不|绝对?不许?|绝不|都不|不许|不准|从来没|不让)(?:再|让|给|许|准|能|会|要|她|他|单独|自己|先|肯)*(\p{Han}{1,3})`)

// negates says whether one statement flatly refuses what the other says is done.
func negates(a, b string) bool {
	for _, m := range refused.FindAllStringSubmatch(a, -1) {
		verb := []rune(m[1])
		for n := len(verb); n >= 1; n-- {
			done := string(verb[:n])
			if n == 1 && !strings.Contains(b, "也"+done) && !strings.Contains(b, "照样"+done) && !strings.Contains(b, "就"+done) && !strings.Contains(b, "我都"+done) && !strings.Contains(b, done+"了") {
				continue
			}
			if at := strings.Index(b, done); at >= 0 && !strings.HasSuffix(b[:at], "不") && !strings.HasSuffix(b[:at], "没") && !strings.HasSuffix(b[:at], "别") && len(detect.Shared(a, b)) > 0 {
				return true
			}
		}
	}
	return false
}
