package interview

import (
	"slices"

	"tacit/profile/detect"
)

// reading is what an answer was heard to say. It follows from the words alone, and planning needs it again and again, so
// a state keeps it.
type reading struct {
	hits     []detect.Hit
	intent   detect.Intent
	words    int
	past     int // sentences that tell what happened
	figure   bool
	definite bool // some of it is not vague
	strict   bool // it holds without exception
	brief    bool
	specific bool    // holds something that somebody could act on
	points   []point // its turns, where it tells a case

	refers, impatient, groping, evasive, hollow, story bool
	beside                                             bool // says nothing of the work
	trivial                                            bool // holds that there is nothing to it
	wish                                               Ref  // what they would rather talk about
}

// read returns the reading of an answer.
func (st *State) read(x *Exchange) *reading {
	if r, ok := st.readings[x.AnswerSeq]; ok {
		return r
	}
	text, whole := x.Answer, detect.Read(x.Answer)
	r := &reading{
		hits: detect.Hits(text), intent: whole.Intent, words: detect.Words(text), figure: detect.Figure(text), brief: detect.Brief(text), specific: whole.Specific(),
		refers: whole.Refers, impatient: whole.Impatient, groping: whole.Inarticulate, evasive: whole.Evasive, hollow: whole.Hollow(),
		beside: whole.Intent == detect.Answers && whole.Beside(), trivial: detect.Trivial(text),
	}
	for _, s := range detect.Sentences(text) {
		if s.Happened() && !s.Aside() {
			r.past++
		}
		r.strict = r.strict || s.Marks().Absolute
		if span, ok := s.Wish(); ok {
			r.wish = refTo(x, span)
		}
		r.definite = r.definite || !s.Vague() && !s.Aside() && !s.AboutTalk() && !s.Idle()
	}
	turn := slices.ContainsFunc(r.hits, func(h detect.Hit) bool { return rich[h.ID] })
	r.story = r.words >= storyWords && (r.past >= longStory || r.past >= storySentences && turn)
	if r.points = pointsIn(x, r.hits); st.readings == nil {
		st.readings = map[int64]*reading{}
	}
	st.readings[x.AnswerSeq] = r
	return r
}
