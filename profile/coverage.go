package profile

import "slices"

// Slot is something that has to be known about a topic before somebody else can do it. Slots are what coverage counts;
// the hard ones, which an expert no longer notices, weigh most (methods.md §0.1).
type Slot string

// The slots.
const (
	SlotCue       Slot = "cue"
	SlotAction    Slot = "action"
	SlotThreshold Slot = "threshold"
	SlotException Slot = "exception"
	SlotReason    Slot = "reason"
	SlotError     Slot = "error"
	SlotExample   Slot = "example"
	SlotContact   Slot = "contact"
	SlotTool      Slot = "tool"
	SlotTrick     Slot = "trick"
)

// SlotInfo says what a slot is worth and whether a topic is incomplete without it.
type SlotInfo struct {
	Slot     Slot
	Worth    float64
	Required bool
	kinds    []Kind // claims of these kinds fill it
}

// Slots lists the slots in the order in which they are asked for when nothing else decides.
var Slots = []SlotInfo{
	{SlotCue, 3, true, []Kind{Cue}},
	{SlotAction, 1.7, true, []Kind{Rule, Step}},
	{SlotThreshold, 3.3, true, []Kind{Threshold}},
	{SlotException, 3, true, []Kind{Exception}},
	{SlotReason, 1.8, true, []Kind{Reason}},
	{SlotError, 1.3, false, []Kind{Error}},
	{SlotExample, 1, false, []Kind{Incident}},
	{SlotContact, 1.9, false, []Kind{Contact}},
	{SlotTool, .8, false, []Kind{Tool}},
	{SlotTrick, 1, false, []Kind{Trick}},
}

// SlotsOf returns the slots that a claim helps to fill.
func SlotsOf(c Claim) []Slot {
	var out []Slot
	for _, s := range Slots {
		for _, k := range s.kinds {
			if c.Is(k) {
				out = append(out, s.Slot)
				break
			}
		}
	}
	return out
}

// Hinted counts the same as Filled, and takes hints for what they may be: for deciding what not to ask.
func Hinted(claims []Claim, topic string) map[Slot]int {
	filled := Filled(claims, topic)
	for _, c := range claims {
		if c.Topic == topic && c.Standing != Dropped && !c.Vague && len(c.Hints) > 0 {
			for _, s := range SlotsOf(Claim{Kind: c.Hints[0], Also: c.Hints[1:]}) {
				filled[s]++
			}
		}
	}
	return filled
}

// Filled counts, for one topic, the claims that fill each slot. A claim that is vague fills none: it says that there is
// something to know, not what. One that a model proposed fills none until somebody has confirmed it.
func Filled(claims []Claim, topic string) map[Slot]int {
	filled := map[Slot]int{}
	for _, c := range claims {
		if c.Topic == topic {
			fill(filled, c)
		}
	}
	return filled
}

func fill(filled map[Slot]int, c Claim) {
	if c.Standing == Dropped || c.Standing == Inferred || c.Vague {
		return
	}
	for _, s := range SlotsOf(c) {
		filled[s]++
	}
}

// filled counts the same for every topic, at one pass over the claims.
func (p *Profile) filled() map[string]map[Slot]int {
	out := make(map[string]map[Slot]int, len(p.Topics))
	for _, t := range p.Topics {
		out[t.ID] = map[Slot]int{}
	}
	for _, c := range p.Claims {
		if f := out[c.Topic]; f != nil {
			fill(f, c)
		}
	}
	return out
}

// Covered returns how much of a topic is known, 0…1: the worth of the filled slots over the worth of all.
func Covered(filled map[Slot]int) float64 {
	var have, all float64
	for _, s := range Slots {
		all += s.Worth
		if filled[s.Slot] > 0 {
			have += s.Worth
		}
	}
	return have / all
}

// Gap is something that should be known of a topic and is not.
type Gap struct {
	Topic    string
	Slot     Slot
	Asked    bool // it was asked for, and not told
	Unknown  bool // the specialist said that they do not know
	Required bool
}

// Gaps lists what is missing, topic by topic, the most important first.
func (p *Profile) Gaps() []Gap {
	var gaps []Gap
	known, told := p.filled(), p.told()
	for _, t := range p.Topics {
		filled := known[t.ID]
		for _, s := range Slots {
			if filled[s.Slot] > 0 || s.Slot == SlotTrick || told[t.ID][s.Slot] {
				continue
			}
			g := Gap{Topic: t.ID, Slot: s.Slot, Asked: t.Asked[s.Slot] > 0, Required: s.Required}
			for _, u := range t.Unknown {
				g.Unknown = g.Unknown || u.Slot == s.Slot
			}
			gaps = append(gaps, g)
		}
	}
	return gaps
}

// told says, for every topic, which slots something was said of in answer to a question after them, whatever kind of claim it
// became: nobody is to read "asked, not told" of what stands in another section.
func (p *Profile) told() map[string]map[Slot]bool {
	said := map[string]bool{}
	for _, c := range p.Claims {
		if len(c.Evidence) > 0 {
			said[c.Evidence[0].Question] = true
		}
	}
	out := map[string]map[Slot]bool{}
	for _, a := range p.Answers {
		if !said[a.Question] {
			continue
		}
		if out[a.Topic] == nil {
			out[a.Topic] = map[Slot]bool{}
		}
		for _, s := range Slots {
			if slices.Contains(s.kinds, defaults[a.Probe]) {
				out[a.Topic][s.Slot] = true
			}
		}
	}
	return out
}

// Coverage returns how much is known over all topics, 0…1.
func (p *Profile) Coverage() float64 {
	if len(p.Topics) == 0 {
		return 0
	}
	known, sum := p.filled(), 0.0
	for _, t := range p.Topics {
		sum += Covered(known[t.ID])
	}
	return sum / float64(len(p.Topics))
}
