package detect

import "strings"

// listOpen hears a procedure that begins and does not end.
func listOpen(c context) (Span, bool) {
	low := c.sentence.low
	if c.sentence.Han {
		low = listHanLoose.without(low)
		at, ok := listLeftOpen.find(low)
		if !ok && (strings.Count(low, "，") > 1 || strings.Contains(low, "…") || !strings.Contains(low, "先")) {
			at, ok = listHan.find(low)
		}
		return at, ok && !listEnd.in(c.around)
	}
	if !listHint.in(low) {
		return Span{}, false
	}
	// People tell the second step in a sentence of its own as often as not.
	told := listNot.without(low) + "\n" + listNot.without(c.after())
	at, ok := Span{}, false
	if opens, found := listOpens.find(told); found {
		at, ok = opens, listGoesOn.in(told[opens.End:])
	} else {
		at, ok = listRuns.find(told)
	}
	if !ok || at.Start >= len(low) || Words(told[at.Start:]) < listLeast || listEnd.in(told[at.Start:]) {
		return Span{}, false
	}
	at.End = min(at.End, len(low))
	return at, nowAt(c, at)
}

// nowAt says whether a step is told as one that is done, and not as one that was done once: by the words around where it
// begins, since "then you see who was on it" is no story.
func nowAt(c context, at Span) bool {
	low := c.sentence.low
	from := at.Start
	for from > 0 && !strings.ContainsAny(low[from-1:from], ",:") {
		from--
	}
	to := min(len(low), at.Start+stepBytes)
	for to < len(low) && asciiLetter(low[to]) {
		to++
	}
	if cut := strings.IndexAny(low[at.Start:to], ","); cut > 0 && at.Start+cut > at.End {
		to = at.Start + cut
	}
	step := perfect.without(low[from:to])
	return !pastWords.in(low[:to]) && (!Past(step) || passiveNow.in(step))
}

// stepBytes is how far a step is read for its verb.
const stepBytes = 32

var listHint = patternsOf(`
first|firstly|then|next|start|starts|begin|begins|kick|step|stage|phase|number|initially|to|beginning|before|open|opens|second|secondly|after|afterwards|set|get
`)

// listLeast is how many words two steps take at least.
const listLeast = 8
