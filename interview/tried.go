package interview

import (
	"slices"

	"tacit/profile"
)

// Tried is what a [Trial] found. Shares are from 0 to 1, intervals of 95 %.
type Tried struct {
	Host     string         `json:"host"`
	Model    string         `json:"model"`
	Runs     int            `json:"runs"`
	Seed     int64          `json:"seed"`
	HoldOuts []TriedHoldOut `json:"hold_outs"`

	Of      int     `json:"of"`     // hold-outs that count: with an answer of either kind in at least one run
	Chance  float64 `json:"chance"` // the accuracy of whoever guesses
	With    Arm     `json:"with"`
	Without Arm     `json:"without"`
	Lift    float64 `json:"lift"` // accuracy with the prompt, less that without
	Low     float64 `json:"low"`
	High    float64 `json:"high"`

	LeftOut      int `json:"left_out"`  // pairs of answers of which the server owed one
	Useless      int `json:"useless"`   // replies that were none: cut short, declined, of another shape
	Graded       int `json:"graded"`    // replies that named no option and went to a grader
	Truncated    int `json:"truncated"` // requests of which the server seems to have read only a part
	Requests     int `json:"requests"`
	PromptTokens int `json:"prompt_tokens"` // 0 where the server does not count
	ReplyTokens  int `json:"reply_tokens"`
}

// Arm is one side of a trial: with the prompt, or without.
type Arm struct {
	Accuracy float64   `json:"accuracy"` // mean over the hold-outs of the share of runs in which the specialist's option was taken
	Low      float64   `json:"low"`
	High     float64   `json:"high"`
	ByRun    []float64 `json:"by_run"`
	None     int       `json:"none"`   // answers that come to none of the options
	Steady   int       `json:"steady"` // hold-outs with the same option in every run
}

// TriedHoldOut is what was chosen in one situation, from 1 in the order in which the specialist saw the options; 0 is none of
// them, -1 an answer that the server owed.
type TriedHoldOut struct {
	Question string   `json:"question"`
	Text     string   `json:"text"`
	Options  []string `json:"options"`
	Choice   int      `json:"choice"` // of the specialist
	With     []int    `json:"with"`   // one for each run
	Without  []int    `json:"without"`
}

// leftOut is the choice in an answer that did not come.
const leftOut = -1

func (h *TriedHoldOut) note(with bool, choice int) {
	if with {
		h.With = append(h.With, choice)
	} else {
		h.Without = append(h.Without, choice)
	}
}

// count works out the figures.
func (t *Tried) count() {
	var cells profile.Paired
	runs := make([]struct{ with, without, of float64 }, t.Runs)
	for _, h := range t.HoldOuts {
		var own profile.Paired
		for run := range h.With {
			if h.With[run] == leftOut || h.Without[run] == leftOut {
				t.LeftOut++
				continue
			}
			with, without := h.With[run] == h.Choice, h.Without[run] == h.Choice
			*pairOf(&own, with, without)++
			runs[run].of++
			runs[run].with += one(with)
			runs[run].without += one(without)
			t.With.None += int(one(h.With[run] == 0))
			t.Without.None += int(one(h.Without[run] == 0))
		}
		if n := own.N(); n > 0 { // each counts as one, however often it was put
			t.Of++
			t.Chance += 1 / float64(len(h.Options))
			cells.Both, cells.First = cells.Both+own.Both/n, cells.First+own.First/n
			cells.Second, cells.Neither = cells.Second+own.Second/n, cells.Neither+own.Neither/n
			t.With.Steady += int(one(steady(h.With)))
			t.Without.Steady += int(one(steady(h.Without)))
		}
	}
	for _, r := range runs {
		if r.of > 0 {
			t.With.ByRun, t.Without.ByRun = append(t.With.ByRun, r.with/r.of), append(t.Without.ByRun, r.without/r.of)
		}
	}
	if t.Of == 0 {
		return
	}
	n := float64(t.Of)
	t.Chance /= n
	t.With.Accuracy, t.Without.Accuracy = cells.Shares()
	t.With.Low, t.With.High = profile.Wilson(t.With.Accuracy*n, n)
	t.Without.Low, t.Without.High = profile.Wilson(t.Without.Accuracy*n, n)
	t.Lift = t.With.Accuracy - t.Without.Accuracy
	t.Low, t.High = cells.Difference()
}

// pairOf is where a pair of answers is counted.
func pairOf(p *profile.Paired, with, without bool) *float64 {
	switch {
	case with && without:
		return &p.Both
	case with:
		return &p.First
	case without:
		return &p.Second
	}
	return &p.Neither
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// steady says whether all answers that came are the same.
func steady(choices []int) bool {
	came := slices.DeleteFunc(slices.Clone(choices), func(c int) bool { return c == leftOut })
	return len(slices.Compact(came)) == 1
}
