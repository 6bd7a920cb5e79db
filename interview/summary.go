package interview

import (
	"encoding/json"
	"time"

	"tacit/profile"
	"tacit/prompts"
)

// Summary is what a list shows of an interview.
type Summary struct {
	Subject   string           `json:"subject"`
	Work      string           `json:"work"`
	Lang      prompts.Lang     `json:"lang"`
	Audience  profile.Audience `json:"audience"`
	Answers   int              `json:"answers"`
	Asked     int              `json:"asked"`
	Left      int              `json:"left"`
	Covered   float64          `json:"covered"` // 0…1
	Version   int              `json:"version"` // of the last compiled documents, 0: not compiled
	Current   bool             `json:"current"` // nothing has changed since
	Ended     string           `json:"ended,omitempty"`
	Waiting   int              `json:"waiting,omitempty"`   // questions that others left and that have not been put
	Watchable bool             `json:"watchable,omitempty"` // those who take over may watch
	Signed    int              `json:"signed,omitempty"`    // the version that others may read, 0: none
	SignedAt  time.Time        `json:"signed_at,omitzero"`
}

// Newer says whether there is something newer than what was signed.
func (s Summary) Newer() bool { return s.Signed != 0 && (s.Signed != s.Version || !s.Current) }

// Summarise makes the summary of a state.
func (st *State) Summarise() Summary {
	p := st.Profile()
	sum := Summary{st.Setup.Subject, st.Setup.Work, st.Setup.Lang, st.Setup.Audience, len(p.Answers) + len(p.HoldOuts), st.Counted(), st.Left(), p.Coverage(), st.Version, st.current, st.Ended, st.Waiting(), st.watchable, 0, time.Time{}}
	if sig := st.Signature; sig != nil {
		sum.Signed, sum.SignedAt = sig.Version, sig.At
	}
	return sum
}

// summaryWith is the summary that is stored with events. It is taken before they are applied, and so lags behind by
// the last of them; the append that follows every answer (claims, next question) brings it up.
func (s *Session) summaryWith(events []Event) []byte {
	sum := s.st.Summarise()
	for _, e := range events {
		switch e.Kind {
		case KindEnded:
			var end Ended
			if json.Unmarshal(e.Body, &end) == nil {
				sum.Ended, sum.Left = end.Reason, 0
			}
		case KindInquired:
			sum.Waiting++
		case KindWatching:
			var w Watching
			if json.Unmarshal(e.Body, &w) == nil {
				sum.Watchable = w.Allowed
			}
		case KindCompiled:
			var c Compiled
			if json.Unmarshal(e.Body, &c) == nil {
				sum.Version, sum.Current = c.Version, true
			}
		case KindSigned:
			var b Signed
			if json.Unmarshal(e.Body, &b) == nil {
				sum.Signed, sum.SignedAt = b.Version, e.At
			}
		case KindUnsigned:
			sum.Signed, sum.SignedAt = 0, time.Time{}
		}
		if changes[e.Kind] {
			sum.Current = false
		}
	}
	return body(sum)
}
