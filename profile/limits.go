package profile

import (
	"strings"

	"tacit/profile/detect"
	"tacit/profile/lazy"
)

// limitLines are words besides "not" and "if" that deny, limit, reverse, count or compare. Without one of them "I refuse to bake it
// wet" makes "bake it wet". Those of a line say the same.
const limitLines = `
refuse refuses refused refusing decline declines declined declining
reject rejects rejected rejecting
avoid avoids avoided avoiding
fail fails failed failing failure failures
stop stops stopped stopping cease ceases ceased ceasing quit quits quitting
forget forgets forgot forgotten forgetting
prevent prevents prevented preventing
forbid forbids forbidden forbidding prohibit prohibits prohibited ban bans banned
omit omits omitted skip skips skipped skipping
ignore ignores ignored ignoring
lack lacks lacked lacking missing
doubt doubts doubted hesitate hesitates hesitated
reduce reduces reduced reducing decrease decreases decreased decreasing lessen lessens
lower lowers lowered lowering
raise raises raised raising increase increases increased increasing
hardly barely scarcely
rarely seldom
almost nearly
wrong wrongly false falsely
unable impossible
unlikely
until till
while whilst
against
little
few
fewer
less
least
more
most
another
again
other others
otherwise
else
too
enough
half
twice
double
two
three
four
five
six
seven
eight
nine
ten
eleven
twelve
dozen
fifteen
twenty
thirty
forty
fifty
sixty
hundred
thousand
`

// limitWords are the words of limitLines, each with the first of its line.
var limitWords = func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(limitLines) {
		words := strings.Fields(line)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}()

var (
	latinWords = lazy.Compile(`[A-Za-z]+`)
	limitsHan  = lazy.Compile(`尽量|尽可能|几乎|差点|代替|防止|[禁避免拒忘停太少多只仅更最另反错减增降缺漏难误半两三四五六七八九十]`)
)

// alike is a text with each English word that limits put as the first of those that say the same.
func alike(text string) string {
	return latinWords.ReplaceAllStringFunc(text, func(w string) string {
		if is, ok := limitWords[strings.ToLower(w)]; ok {
			return is
		}
		return w
	})
}

// limits finds the words of a text that limit, in order.
func limits(text string) [][]int {
	if detect.IsHan(text) {
		return limitsHan.FindAllStringIndex(text, -1)
	}
	var out [][]int
	for _, at := range latinWords.FindAllStringIndex(text, -1) {
		if limitWords[strings.ToLower(text[at[0]:at[1]])] != "" {
			out = append(out, at)
		}
	}
	return out
}

// limitsOf are those words, each as the first of its line.
func limitsOf(text string) []string {
	var out []string
	for _, at := range limits(text) {
		out = append(out, alike(text[at[0]:at[1]]))
	}
	return out
}
