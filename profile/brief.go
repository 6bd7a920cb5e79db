package profile

import (
	"cmp"
	"slices"
	"sort"

	"tacit/profile/lazy"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// brief is what a prompt tells an agent: the claims that may be relied on, by the part of the prompt that they stand in.
type brief struct {
	goal                      []Claim // when the specialist calls it well done
	steps                     []Claim // in their order
	scope, not                []Claim // what it is for, and what the specialist said is not theirs
	rules                     []ruled
	gotchas, limits, contacts []Claim
	examples                  []kase
	left                      map[string]int // what was left out for want of room
}

// ruled is a rule with its number, which stays the same however many others are left out, and the part it stands in.
type ruled struct {
	Claim
	n     int
	title string
	side  style // of how the specialist decides that it tells; empty for none
}

// brief collects what may be put to an agent.
func (c *compiler) brief() *brief {
	b := &brief{left: map[string]int{}}
	claims := c.reliable()
	scope := &pile{claims.take(func(cl Claim) bool { return cl.Phase == prompts.Frame })}
	b.not = scope.take(func(cl Claim) bool { return cl.Kind == Boundary && outside(cl.Text) })
	b.goal = scope.take(c.aimed)
	b.scope = scope.claims
	b.examples = append(c.cases(claims), c.stories(claims)...)
	b.limits = claims.take(func(cl Claim) bool { return cl.Phase == prompts.Boundary && cl.Kind == Boundary })
	b.contacts = claims.takeKind(Contact)
	b.gotchas = claims.takeKind(Error, Risk)

	mapped := &pile{claims.take(func(cl Claim) bool { return cl.Phase == prompts.Map && cl.Kind == Step })}
	notes := mapped.take(func(cl Claim) bool { return c.probes[cl.Evidence[0].Question] == prompts.ProbeJudgement })
	piles := claims.byTopic()
	add := func(title string, list []Claim) {
		for _, cl := range list {
			side, _ := c.side(cl)
			b.rules = append(b.rules, ruled{cl, len(b.rules) + 1, title, side})
		}
	}
	b.steps = mapped.take(func(cl Claim) bool { return c.probes[cl.Evidence[0].Question] == prompts.ProbeSteps })
	add(c.say.Say("map.which"), append(mapped.claims, c.beyond(b.steps, notes)...))
	known := map[string]bool{}
	for _, t := range c.p.Topics {
		if mine := piles[t.ID]; mine != nil && !known[t.ID] {
			add(heading(c.labels[t.ID]), ordered(mine.claims))
		}
		known[t.ID] = true
	}
	add(c.say.Say("general"), claims.take(func(cl Claim) bool { return !known[cl.Topic] }))
	return b
}

// fewestExamples are kept as long as anything else can go: three to five are what the providers recommend.
const fewestExamples = 3

// budget is how much room a text has, by whatever measure. The measure of a whole is at least that of its parts together.
type budget struct {
	of   func(text string) int
	most int
}

// least is what the claims of a brief take up at the least, without all that stands around them.
func (b *brief) least(room budget) int {
	sum := 0
	add := func(list []Claim) {
		for _, cl := range list {
			sum += room.of(plain.Line(cl.Text) + "\n")
		}
	}
	for _, r := range b.rules {
		sum += room.of(plain.Line(r.Text) + "\n")
	}
	for _, k := range b.examples {
		add(k.claims())
	}
	for _, list := range [][]Claim{b.goal, b.steps, b.scope, b.not, b.gotchas, b.limits, b.contacts} {
		add(list)
	}
	return sum
}

// How many goals, contacts and limits are kept before any rule goes.
const (
	mostGoals    = 2
	mostContacts = 8
	mostLimits   = 12
)

// within leaves out of a brief what matters least until its prompt fits, in this order: examples beyond three; tricks,
// tools, words and turns of phrase; reasons; what people get wrong beyond five; the other examples; how the specialist decides; the scope and goals beyond two; the list of
// steps; contacts beyond eight and limits beyond twelve; then rules, from the least harmful one to be without; then contacts;
// limits last. It says in the prompt what it
// left out. Where not even the fixed words fit, nothing can be done.
func (c *compiler) within(b *brief, room budget) string {
	fits := func(text string) bool { return text != "" && room.of(text) <= room.most }
	// A prompt whose claims alone are too long need not be written to know that it is.
	write := func() string {
		if b.least(room) > room.most {
			return ""
		}
		return c.prompt(b)
	}
	steps := []func(){
		func() { b.shorten(&b.examples, fewestExamples) },
		func() { b.dropRules(func(cl Claim) bool { return small[cl.Kind] }) },
		func() { b.dropReasons(c.because) },
		func() { b.gotchas = b.cut("gotchas", b.gotchas, 5) },
		func() { b.shorten(&b.examples, 0) },
		func() { b.left["style"]++ },
		func() { b.scope, b.goal = b.cut("scope", b.scope, 0), b.cut("goal", b.goal, mostGoals) },
		func() {
			b.steps = b.cut("steps", b.steps, 0)
			b.dropRules(func(cl Claim) bool { return cl.Phase == prompts.Map })
		},
		func() { b.contacts = b.cut("contacts", b.contacts, mostContacts) },
		func() { b.limits, b.not = b.cut("limits", b.limits, mostLimits), b.cut("limits", b.not, mostLimits/3) },
	}
	text := write()
	for _, step := range steps {
		if fits(text) {
			return text
		}
		step()
		text = write()
	}
	if !fits(text) {
		b.rules = c.most(b, "rules", b.rules, func(r ruled) int { return c.harm(r.Claim) }, func(kept []ruled) { b.rules = kept }, room)
		text = c.prompt(b)
	}
	if !fits(text) {
		b.gotchas = b.cut("gotchas", b.gotchas, 0)
		kept := c.most(b, "contacts", asRuled(b.contacts), func(ruled) int { return 0 }, func(kept []ruled) { b.contacts = plainOf(kept) }, room)
		b.contacts = plainOf(kept)
		text = c.prompt(b)
	}
	if !fits(text) {
		kept := c.most(b, "limits", asRuled(append(b.limits, b.not...)), func(ruled) int { return 0 }, func(kept []ruled) { b.limits, b.not = plainOf(kept), nil }, room)
		b.limits, b.not = plainOf(kept), nil
		text = c.prompt(b)
	}
	return text
}

// most keeps as many of a list as fit, those with the highest rank, in their order, and counts the others as left out.
func (c *compiler) most(b *brief, what string, list []ruled, rank func(ruled) int, set func([]ruled), room budget) []ruled {
	byRank, ranks := make([]int, len(list)), make([]int, len(list))
	for i := range byRank {
		byRank[i], ranks[i] = i, rank(list[i])
	}
	slices.SortStableFunc(byRank, func(x, y int) int { return cmp.Compare(ranks[y], ranks[x]) })
	keep := func(n int) []ruled {
		in := slices.Clone(byRank[:n])
		slices.Sort(in)
		out := make([]ruled, n)
		for i, at := range in {
			out[i] = list[at]
		}
		return out
	}
	was := b.left[what]
	n := sort.Search(len(list)+1, func(n int) bool {
		set(keep(n))
		b.left[what] = was + len(list) - n
		return b.least(room) > room.most || room.of(c.prompt(b)) > room.most
	})
	n = max(0, n-1)
	b.left[what] = was + len(list) - n
	return keep(n)
}

// small are the kinds that an agent can best be without.
var small = map[Kind]bool{Trick: true, Tool: true, Term: true, Voice: true}

// harm is [harmOf], found once for each claim: every target that has room for some rules only asks for all of them.
func (c *compiler) harm(cl Claim) int {
	rank, ok := c.harms[cl.ID]
	if !ok || cl.ID == "" {
		rank = harmOf(cl)
		c.harms[cl.ID] = rank
	}
	return rank
}

// harmOf says how much worse an agent decides without a rule: lines, exceptions and what is forbidden count most, and what
// the specialist has looked at once more counts before what was only said.
func harmOf(cl Claim) int {
	rank := map[Kind]int{Threshold: 6, Exception: 6, Boundary: 6, Rule: 5, Cue: 4, Step: 2}[cl.Kind]
	if cl.Is(Exception) && cl.Kind != Exception {
		rank = 7 // with its exception it is two
	}
	if prohibition(cl.Text) || stopping.MatchString(cl.Text) {
		rank += 3
	}
	if cl.Is(Threshold) && cl.Kind != Threshold {
		rank++
	}
	if cl.Standing == Confirmed || cl.Standing == Edited {
		rank += 2
	}
	if cl.Vague || cl.Hedged {
		rank -= 2
	}
	return rank
}

// stopping is what calls work off: who is not told of that goes on.
var stopping = lazy.Compile(`(?i)\b(i|we|you|to|then|and|,) (stop|halt|abort|evacuate|ground|land everything|clear (everyone|everybody|the)|call (it|the \w+|everything) off|shut (it|them|the \w+|everything)( down| off)?|pull (everyone|everybody|them) out)\b|^(stop|halt|abort|evacuate)\b|叫停|(就|马上|立刻|立即|得|要|必须|一律|全|先)(停|断电|撤)|停手|撤(人|离)|疏散`)

// dropReasons leaves out what is only said to explain, and the reasons beside rules.
func (b *brief) dropReasons(because map[string][]Claim) {
	b.dropRules(func(cl Claim) bool { return cl.Kind == Reason })
	for _, r := range b.rules {
		b.left["reasons"] += len(because[r.ID])
	}
}

func (b *brief) dropRules(which func(Claim) bool) {
	n := len(b.rules)
	b.rules = slices.DeleteFunc(b.rules, func(r ruled) bool { return which(r.Claim) })
	b.left["rules"] += n - len(b.rules)
}

func (b *brief) shorten(list *[]kase, most int) {
	full := slices.DeleteFunc(*list, func(k kase) bool { return len(k.claims()) == 0 })
	if len(full) > most {
		b.left["examples"] += len(full) - most
		full = full[:most]
	}
	*list = full
}

func (b *brief) cut(what string, list []Claim, most int) []Claim {
	if len(list) <= most {
		return list
	}
	b.left[what] += len(list) - most
	return list[:most]
}

func asRuled(list []Claim) []ruled {
	out := make([]ruled, len(list))
	for i, cl := range list {
		out[i].Claim = cl
	}
	return out
}

func plainOf(list []ruled) []Claim {
	out := make([]Claim, len(list))
	for i, r := range list {
		out[i] = r.Claim
	}
	return out
}

// leftOut says what a prompt had no room for; empty where it has all.
func (c *compiler) leftOut(b *brief) string {
	var parts []string
	for _, what := range []string{"rules", "reasons", "examples", "gotchas", "contacts", "limits", "goal", "steps", "scope", "style"} {
		if n := b.left[what]; n > 0 {
			parts = append(parts, c.say.Count("left."+what, n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	text := ""
	for i, p := range parts {
		if i > 0 {
			text += c.say.Say("comma")
		}
		text += p
	}
	return "\n\n" + c.say.Say("prompt.left", "what", text)
}

// Budgets of prompts. Tokens are estimated (see [Tokens]).
const compactTokens = 1500 // a local model with 4k of context has to hold the talk besides (ecosystem.md §2.3)

// compact is the prompt in 1,500 tokens.
func (c *compiler) compact() string {
	return c.within(c.brief(), budget{Tokens, compactTokens})
}
