package interview

import (
	"regexp"
	"strings"

	"tacit/profile"
	"tacit/profile/detect"
)

// contradiction finds two statements on a topic that do not fit together: two figures of one unit on one subject, or an
// "always" against a "never". It is wary: asking somebody about a contradiction that is none costs more than missing one.
func contradiction(claims []profile.Claim, topic string) (a, b profile.Claim, ok bool) {
	var mine []profile.Claim
	for _, c := range claims {
		if c.Topic == topic && c.Standing != profile.Dropped && c.Kind != profile.Incident && len(c.Evidence) == 1 && (c.Is(profile.Threshold) || c.Is(profile.Rule)) {
			mine = append(mine, c)
		}
	}
	mine = mine[max(0, len(mine)-recent):]
	for j := len(mine) - 1; j > 0; j-- {
		for i := j - 1; i >= 0; i-- {
			if mine[i].Evidence[0].Question != mine[j].Evidence[0].Question && opposed(mine[i].Text, mine[j].Text) {
				return mine[i], mine[j], true
			}
		}
	}
	return a, b, false
}

// recent bounds how many statements are compared with each other.
const recent = 24

// opposed compares two statements.
func opposed(a, b string) bool {
	shared, least := len(detect.Shared(a, b)), 2
	if detect.IsHan(a) {
		least = 4
	}
	if shared < least {
		return false
	}
	if figuresDiffer(a, b) {
		return true
	}
	return shared > least && flat(a)*flat(b) < 0
}

var figure = regexp.MustCompile(`([0-9]+(?:\.[0-9]+)?)\s*(%|percent|per cent|minutes?|hours?|days?|weeks?|months?|degrees?|mm|kg|euros?|dollars?|次|分钟|小时|天|周|个月|度|毫米|公斤|元|万|倍)`)

// figuresDiffer says whether each gives exactly one figure of the same unit, and not the same one.
func figuresDiffer(a, b string) bool {
	fa, fb := figure.FindAllStringSubmatch(strings.ToLower(a), -1), figure.FindAllStringSubmatch(strings.ToLower(b), -1)
	if len(fa) != 1 || len(fb) != 1 {
		return false
	}
	return strings.TrimSuffix(fa[0][2], "s") == strings.TrimSuffix(fb[0][2], "s") && fa[0][1] != fb[0][1]
}

// flat is +1 for a statement that says always, -1 for one that says never, 0 for what is neither.
func flat(s string) int {
	low := " " + strings.ToLower(s) + " "
	for _, w := range []string{" never ", " under no circumstances ", "从不", "绝不", "绝对不", "千万别"} {
		if strings.Contains(low, w) {
			return -1
		}
	}
	for _, w := range []string{" always ", " every time ", "总是", "每次都", "一律", "一定要"} {
		if strings.Contains(low, w) {
			return 1
		}
	}
	return 0
}
