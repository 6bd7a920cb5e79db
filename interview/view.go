package interview

import (
	"slices"
	"time"

	"tacit/profile"
	"tacit/prompts"
)

// View is what a front end shows of an interview: a copy, which stays as it is while the session goes on.
type View struct {
	ID        string
	Setup     Setup
	Consent   Consent      // what was agreed to, as it stands now
	Open      *Exchange    // nil when the interview is over
	Inherited profile.Mark // that its answer begins with on a screen: of the answers that it goes into, where that is narrower than the audience
	Said      []Exchange   // everything asked so far that is not open, by number
	Topics    []TopicView
	Claims    []profile.Claim
	Review    []profile.Claim // under review, where the open question is one
	Verdicts  map[string]Judged
	Sources   map[string]string // of the claims under review that others made: the file, by the question that stands in for it
	Notes     []Note            // what others made of the work and the specialist has not accepted
	Inferred  []profile.Claim   // what a model made of the answers, accepted or not
	Asked     int               // reviews not counted
	Left      int               // questions still to come at most
	Minutes   int               // and how long they will take, about
	Private   int               // answers marked private by themselves
	Answered  int
	Finishing bool
	Ended     string
	Pausing   bool // a good place for a break
	Version   int
	Current   bool // the documents of that version are up to date
	Began     time.Time
	Last      int64 // Seq of the last event
	Waiting   int   // questions of others that have not been put yet
	Watchable bool  // those who take over may watch
	Fenced    bool  // somebody else has taken the interview over

	Signature *Signature // nil: nothing is signed
	Stale     int        // statements that were last stated or judged more than half a year ago
}

// Note is a statement from outside, with the file that it is from.
type Note struct {
	profile.Claim
	Source string `json:"source"`
}

// Newer says whether there is something that the signature is not for, or no signature at all.
func (v *View) Newer() bool {
	return v.Signature == nil || v.Signature.Version != v.Version || !v.Current
}

// TopicView is a topic with how much of it is known.
type TopicView struct {
	ID      string
	Label   string
	Covered float64 // 0…1
}

// View returns the interview as it stands.
func (s *Session) View() *View {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.st
	v := &View{
		ID: s.id, Setup: st.Setup, Claims: slices.Clone(st.Claims), Asked: st.Counted(), Left: st.Left(), Minutes: st.MinutesLeft(),
		Finishing: st.Finishing, Ended: st.Ended, Pausing: st.pausing(), Version: st.Version, Current: st.current, Began: st.Began, Fenced: s.fenced,
		Last: st.Last, Waiting: st.Waiting(), Watchable: st.watchable,
		Signature: st.Signature, Stale: st.stale(s.clock()),
	}
	if st.Consent != nil {
		v.Consent = *st.Consent
		v.Consent.Purposes = slices.Clone(v.Consent.Purposes)
	}
	for _, x := range st.Exchanges {
		if x.Status == IsOpen {
			open := *x
			v.Open, v.Inherited = &open, st.inherited(x)
			continue
		}
		v.Said = append(v.Said, *x)
		if x.Status == IsAnswered {
			v.Answered++
			if x.Mark == profile.Private {
				v.Private++
			}
		}
	}
	for _, t := range st.Topics {
		v.Topics = append(v.Topics, TopicView{t.ID, st.labelOf(t), profile.Covered(profile.Filled(st.Claims, t.ID))})
	}
	for _, n := range st.notes {
		v.Notes = append(v.Notes, Note{n.Claim, st.byID[n.batch].Lead})
	}
	v.Inferred = slices.Clone(st.inferred)
	if v.Open != nil && v.Open.Kind == Review {
		v.Verdicts, v.Sources = map[string]Judged{}, map[string]string{}
		for _, id := range v.Open.Claims {
			if c, ok := st.Claim(id); ok {
				v.Review = append(v.Review, c)
			}
			if n := st.noteOf(id); n != nil {
				v.Sources[n.batch] = st.byID[n.batch].Lead
			}
			if j, ok := st.verdicts[id]; ok {
				v.Verdicts[id] = j
			}
		}
	}
	return v
}

// inherited is the narrowest mark of the answers that a question goes into; empty where an answer without a mark is read by no more
// people. What is said of something private is private until its specialist says otherwise, who sees the mark and changes it.
func (st *State) inherited(x *Exchange) profile.Mark {
	own := st.Setup.Audience.Mark()
	mark := own
	for _, y := range st.Exchanges {
		goes := y.ID == x.Follows || x.About != nil && y.AnswerSeq == x.About.Seq
		for slot, ref := range x.With {
			goes = goes || slot != "topic" && ref.Seq > 0 && y.AnswerSeq == ref.Seq
		}
		if goes && y.Status == IsAnswered {
			mark = mark.Narrower(st.MarkOf(y))
		}
	}
	if mark == own {
		return ""
	}
	return mark
}

// labelOf is a topic's label, or a number where the words that named it are withdrawn.
func (st *State) labelOf(t *Topic) string {
	if t.Label != "" {
		return t.Label
	}
	n := slices.Index(st.Topics, t) + 1
	return prompts.TextsOf(prompts.Documents, lang(st.Setup.Lang)).Say("topic.unnamed", "n", n)
}

// Label returns the label of a topic; empty for no topic.
func (v *View) Label(topic string) string {
	for _, t := range v.Topics {
		if t.ID == topic {
			return t.Label
		}
	}
	return ""
}
