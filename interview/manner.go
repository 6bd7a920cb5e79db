package interview

import (
	"slices"

	"tacit/profile/detect"
	"tacit/prompts"
)

// Manner is how the specialist answers, read from what they typed. It steers what is asked and how; it is shown to nobody
// and held against nobody.
type Manner struct {
	Terse     bool // says one thing at a time (methods.md §2.1: the median answer is shorter than 15 words)
	Impatient bool // wants to get on: only what matters most is asked, and nothing twice
	Flagging  bool // the last answers grew shorter and shorter
}

// The readings of a manner, in words as [detect.Words] counts them.
const (
	terseWords    = 15
	mannerAnswers = 3  // fewer say nothing of somebody's manner
	mannerWindow  = 8  // of the last answers
	temperWindow  = 16 // the same for impatience: who has said it twice has not changed their mind by answering a few
	flaggingAfter = 10 // answers of a sitting: nobody tires before, some things are said in a word
	flaggingFrom  = 25
	flaggingTo    = 8
)

// manner reads the last answers to open questions.
func (st *State) manner() Manner {
	var lengths []int
	var m Manner
	impatient := 0
	answers := 0
	for i := len(st.Exchanges) - 1; i >= 0 && answers < temperWindow; i-- {
		x := st.Exchanges[i]
		if x.Status != IsAnswered || x.Kind != Open || x.Phase == prompts.Map || x.Phase == prompts.Voice {
			continue
		}
		answers++
		r := st.read(x)
		if r.impatient {
			impatient++
		}
		if r.intent == detect.Answers && len(lengths) < mannerWindow {
			lengths = append(lengths, r.words)
		}
	}
	last := st.lastAnswer()
	m.Impatient = impatient >= 2 || last != nil && st.read(last).impatient
	if len(lengths) < mannerAnswers {
		return m
	}
	m.Flagging = len(st.here()) >= flaggingAfter && lengths[2] >= flaggingFrom && lengths[1] < lengths[2] && lengths[0] < lengths[1] && lengths[0] <= flaggingTo
	slices.Sort(lengths)
	m.Terse = lengths[len(lengths)/2] < terseWords
	return m
}

// lastAnswer is the open question asked last, if it was answered.
func (st *State) lastAnswer() *Exchange {
	for i := len(st.Exchanges) - 1; i >= 0; i-- {
		if x := st.Exchanges[i]; x.Kind == Open {
			if x.Status == IsAnswered {
				return x
			}
			return nil
		}
	}
	return nil
}
