package profile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/profile/lazy"
	"tacit/prompts"
)

// How somebody decides shows in what they say of what they weigh: what comes first, whether they rather wait or act, what they
// would rather risk, on whose word they rely (methods.md §4.2). Only what is said outright is read; no trait is inferred from what
// somebody does.

// style is a side of how somebody decides.
type style string

// The sides, in the order in which they are shown.
const (
	byRank style = "first" // what comes before what
	byPace style = "pace"  // when they wait, and when they act without being sure
	byRisk style = "risk"  // what they would rather risk
	byWord style = "word"  // on whose word or which reading they rely
	byCase style = "case"  // what tipped the balance
)

var styles = []style{byRank, byPace, byRisk, byWord, byCase}

// weighing are the words that each side is told in.
var weighing = []struct {
	style
	english, han *lazy.Regexp
}{
	{byRisk,
		lazy.Compile(`\b(i|we)('d| would) (rather|sooner) [^.;]*\bthan\b|\bbetter (a|an|one|to|too|late|slow|safe|no) [^.;]*\bthan\b|\bcan live with\b|\bworse than (a|an|one|any|no|having|losing|being|two) |\b(don't|do not|never|won't|not) (gamble|risk)\b|\bcan('t|not) afford to\b|\bnot worth the risk\b`),
		lazy.Compile(`宁可|宁愿|宁肯|不敢(用|赌|冒)|不赌|(担|赔|输|冒)(得|不)起|冒.{0,3}险`)},
	{byWord,
		lazy.Compile(`\b(i|we|you|don't|do not|never|only) trust (the|my|his|her|our|nobody|no one|only|it|what|a|any)\b|\b(don't|do not|never) believe (a|the|it|what|him|her|them|any)\b|\bi believe (the|my|what|our) [^.;]*\bnot\b|\b(i|we) (always )?go by (the|my|what|our)\b|\bgo by the [^.;]*,? (and )?(not|never)\b|'s word\b[^.;]*\b(counts|over|against)|(^|\b(i|we) )(always )?(rely on [^.;]*\b(more than|over|not)\b|take [^.;]*\b(word|list|chart|log|reading|figure|number|record|note|gauge|count|report|book|paper|label|sample|result|eye|nose|ear)s?,? (over|before|and not|not) )|\b(never|not) off the\b|\bi listen to [^.;]*\b(before|not)\b|\bwhat (counts|matters) is\b`),
		lazy.Compile(`(最|从|都|一概)不信|别信|不(要|能|可)?信(他|她|它|这|那|表)|信不过|(最|只)信|只认|(^|[^“])以[^，。“”]{1,8}为准|看.{1,3}不看|比(系统|仪?表|仪器|报告|报表|屏幕?|电脑|机器)上?的?数?(还|要|更|都)?(准|可靠|灵)|(不要|别)听|不(看|听)[^，。]{1,10}，?[^，。]{0,2}只(看|听)|(^|[，。；])(最)?(要紧|关键|管用)的?(是|看)`)},
	{byRank,
		lazy.Compile(`\bcomes? (ahead of|before) (the|any|all|every|my|our|a|speed|money|everything)\b|\bcomes? first([.,;]|$)|\b(more|less) important (to me )?than\b|\bmatters? (to me )?more (to me )?than\b|\bmatters? (the )?most\b|\bcounts? (for )?more than\b|^\w+ (always )?beats \w+|\bi put [^.;]* (ahead of|above|before)\b|^(the |my )?[\w ]+ first, (the |my )?[\w ]+ (second|last|after)\b`),
		lazy.Compile(`第一位|(排|摆|放)在?第一($|[，。、])|(比|对).{1,8}(要紧|重要|优先)|最(要紧|看重)的[^是看]|不能省|先(保|顾)(住)?[^，。]{1,8}，[^，。]{0,8}(再|往后|后|才)`)},
	{byPace,
		lazy.Compile(`\b(i|we|you)( don't| do not| never) (accept|act|agree|answer|approve|begin|change|close|decide|do anything|let|move|order|pay|promise|promote|quote|release|restart|send|settle|ship|sign|start|stop|touch)\b[^.;,]*\b(until|before) (i|we|you|the|there|somebody|it|they)\b|\bbefore i (touch|do|say|sign) any|\bwith or without (a |the |an )?[\w ]*(cause|reason|proof|answer|permission)|\bquestions or not\b|\bno waiting\b|\bwithout waiting\b|\bno matter (who|what|whose|how)\b|\b(when|if) (in doubt|(i'm|i am|you're|you are|we're|we are) (not sure|in doubt|unsure))\b|\bask(ing)? (questions )?(afterwards|later)\b|\bstop (looking for|asking for|searching for|wondering)\b|\b(minutes?|hours?|days?) without (a|an|any) (cause|answer|reply|reason|result)\b`),
		lazy.Compile(`没(有)?(看到|见到|拿到|问清|等到)?[^，。]{1,6}我?就?(不(动|签|放|付|赔|批|收|开))|(都|谁也|谁都|绝)不等|不等(他|她|人|谁|[，。]|$)|(拿不准|吃不准|没把握|不确定|没结论)[^，。]{0,6}，?[^，。]{0,6}(停|不|等)|先(别|不)动`)},
}

// weighs says what side of how somebody decides a sentence tells, and in which clause of it; empty for none. A telling is no
// way of deciding: what somebody did once they may do otherwise next time.
func weighs(s detect.Sentence) (style, string) {
	low, same := straight(s.Text)
	for _, w := range weighing {
		find := w.english
		if s.Han {
			find = w.han
		}
		if at := find.FindStringIndex(low); at != nil {
			if !s.Han && s.Deed() || s.Han && tellsOnce(s, s.Marks()) {
				return "", ""
			}
			return w.style, clauseAt(s.Text, []int{placeIn(s.Text, at[0]), placeIn(s.Text, at[1])}, same)
		}
	}
	return "", ""
}

// clauseAt is the clause of a sentence that a match stands in, or the sentence where the two cannot be laid side by side.
func clauseAt(text string, at []int, same bool) string {
	from, to := 0, len(text)
	if !same || at[1] > len(text) {
		return text
	}
	for _, mark := range []string{"; ", "；", "，", ": ", "："} {
		if i := strings.LastIndex(text[:at[0]], mark); i >= 0 {
			from = max(from, i+len(mark))
		}
		if i := strings.Index(text[at[1]:], mark); i >= 0 {
			to = min(to, at[1]+i)
		}
	}
	for from > 0 && (pointsBack.MatchString(text[from:]) || detect.IsHan(text) && utf8.RuneCountInString(text[from:to]) < clauseHan) {
		head := strings.TrimRight(text[:from], " ,;:，；：")
		from = 0
		for _, mark := range []string{"; ", "；", "，", ": ", "："} {
			if i := strings.LastIndex(head, mark); i >= 0 {
				from = max(from, i+len(mark))
			}
		}
	}
	return strings.TrimRight(strings.TrimSpace(text[from:to]), stops)
}

// pointsBack begins a clause that cannot be read without the one before it; clauseHan is how many characters of Chinese are none.
var pointsBack = lazy.Compile(`^(这个|那个|这条|这|那|它|他|先别|that|this|it|they|those|these)`)

const clauseHan = 8

// decided is a claim with how it shows that somebody decides.
type decided struct {
	Claim
	style style
	words string
	here  bool // it stands in the section of its own; otherwise where its part of the work does
}

// whole says whether the clause is all of the claim.
func (w decided) whole() bool { return strings.TrimRight(w.Text, stops) == w.words }

// quotable says whether the clause is repeated beside the place where the claim stands: it is not all of it, and needs neither the
// condition nor the exception that it stands with.
func (c *compiler) quotable(w decided) bool {
	if _, conditional := c.rules[w.ID]; conditional || w.whole() {
		return false
	}
	all, said := marksOf(w.Text), marksOf(w.words)
	return all.Condition == said.Condition && all.Exception == said.Exception
}

// asksHow are the questions after what decided between two ways: a reason in answer to one is how somebody decides, whatever
// words it uses.
var asksHow = map[prompts.Probe]bool{prompts.ProbeOption: true, prompts.ProbeBasis: true}

// weighable are the kinds whose claims say how one decides. A phrase that is said to others is none of them.
var weighable = map[Kind]bool{Step: true, Rule: true, Cue: true, Threshold: true, Exception: true, Reason: true, Trick: true, Tool: true, Contact: true, Error: true}

// deciding takes out of a pile what says how somebody decides and belongs to no part of the work, and notes the rest of
// it: that stays where it is needed, and the section leads there.
func (c *compiler) deciding(claims *pile) []decided {
	var out []decided
	claims.take(func(cl Claim) bool {
		side, words := c.side(cl)
		if side == "" {
			return false
		}
		w := decided{cl, side, words, c.labels[cl.Topic] == "" && c.lead(cl) == ""}
		if w.here && detect.Words(cl.Text) < sentenceWords {
			return false // "never off the monitor" says nothing away from what it was said with
		}
		out = append(out, w)
		return w.here
	})
	return out
}

// placeOf is the heading that a claim stands below.
func (c *compiler) placeOf(cl Claim) string {
	return cmp.Or(c.lead(cl), c.labels[cl.Topic])
}

// decidingSection writes how somebody decides, side by side; what stands elsewhere by the words that say it and the place. What
// tipped the balance in a case stands with the case.
func (c *compiler) decidingSection(d *page, list []decided, cases []kase) {
	lines := map[style][]string{}
	whole := map[style]map[string][]Claim{} // by place: what is said there in one clause, and needs not be said twice
	for _, w := range list {
		place := c.placeOf(w.Claim)
		switch {
		case w.here:
			lines[w.style] = append(lines[w.style], c.line(w.Claim))
		case c.quotable(w):
			lines[w.style] = append(lines[w.style], "- "+markdown(c.say.Say("style.see", "words", capitalise(w.words), "where", place))+" "+c.refs(w.Claim)+"\n")
		default:
			if whole[w.style] == nil {
				whole[w.style] = map[string][]Claim{}
			}
			whole[w.style][place] = append(whole[w.style][place], w.Claim)
		}
	}
	for _, side := range styles {
		for _, place := range slices.Sorted(maps.Keys(whole[side])) {
			if slices.ContainsFunc(list, func(w decided) bool { return w.style == side && c.placeOf(w.Claim) == place && c.quotable(w) }) {
				continue // another line leads there
			}
			lines[side] = append(lines[side], "- "+markdown(c.say.Say("style.in", "where", place))+" "+c.refs(whole[side][place]...)+"\n")
		}
	}
	if len(lines) == 0 {
		return
	}
	for i, k := range cases { // beside something else: one line that only leads on makes no section
		if len(k.why) > 0 {
			lines[byCase] = append(lines[byCase], "- "+markdown(c.say.Say("style.in", "where", c.caseTitle(i, k)))+" "+c.refs(k.why...)+"\n")
		}
	}
	d.title(2, heading(c.say.Say("style", "subject", c.p.Subject)))
	for _, side := range styles {
		if len(lines[side]) > 0 {
			fmt.Fprintf(d, "**%s**\n\n%s\n", c.say.Say("style."+string(side)), strings.Join(lines[side], ""))
		}
	}
}

// side says which side of how somebody decides a claim tells, and in which clause.
func (c *compiler) side(cl Claim) (style, string) {
	told, ok := c.sides[cl.ID]
	if !ok {
		told[0], told[1] = sideOf(cl)
		if told[0] == "" && cl.Kind == Reason && cl.Phase == prompts.Topic && asksHow[c.probes[cl.Evidence[0].Question]] {
			told = [2]string{string(byCase), clauseAt(cl.Text, []int{0, 0}, true)}
		}
		c.sides[cl.ID] = told
	}
	return style(told[0]), told[1]
}

func sideOf(cl Claim) (side, words string) {
	if !weighable[cl.Kind] || cl.Phase == prompts.Voice || cl.Phase == prompts.Frame || cl.Phase == prompts.Map {
		return "", ""
	}
	text := cl.Text
	for _, lang := range prompts.Langs { // what it is an exception to, or the other way round, weighs for itself
		text, _, _ = strings.Cut(text, prompts.TextsOf(prompts.Documents, lang).Say("join.except"))
	}
	for _, s := range detect.Sentences(text) {
		if side, words := weighs(s); side != "" {
			return string(side), words
		}
	}
	return "", ""
}

// weighing leads an agent to the rules, and the cases, that show how the specialist decides where the rules leave a choice.
func (c *compiler) weighing(d *page, b *brief) {
	ids := map[style][]string{}
	for _, r := range b.rules {
		if r.side != "" {
			ids[r.side] = append(ids[r.side], fmt.Sprintf("R%d", r.n))
		}
	}
	if len(ids) == 0 || b.left["style"] > 0 {
		return
	}
	for i, k := range b.examples {
		if len(k.why) > 0 {
			ids[byCase] = append(ids[byCase], fmt.Sprintf("C%d", i+1))
		}
	}
	d.title(2, heading(c.say.Say("style", "subject", c.p.Subject)))
	d.WriteString(c.say.Say("prompt.style.text") + "\n\n")
	for _, side := range styles {
		if len(ids[side]) > 0 {
			fmt.Fprintf(d, "- %s%s%s\n", c.say.Say("style."+string(side)), colon(c.p.Lang), strings.Join(ids[side], ", "))
		}
	}
	d.WriteByte('\n')
}
