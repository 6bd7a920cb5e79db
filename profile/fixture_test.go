package profile_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"tacit/profile"
	"tacit/profile/detect"
	"tacit/prompts"
)

// fixture is an interview as data: what was asked for and what was answered. Claims are extracted from it, so that the
// documents in testdata are made the way real ones are.
type fixture struct {
	Interview, Subject, Work, Lang, Pack, Purpose string
	Audience                                      profile.Audience
	Date                                          time.Time // of the last answer
	Finished                                      bool
	Questions                                     int // asked in all; 0: two more than there are answers
	Topics                                        []struct {
		ID, Label string
		Named     int
	}
	Asked   map[string][]profile.Slot
	Answers []fixtureAnswer
}

// fixtureAnswer is an answer with what its question was after, and what its specialist said of its claims in teach-back.
type fixtureAnswer struct {
	N           int // 0: its place in the list
	Phase       prompts.Phase
	Probe       prompts.Probe
	Topic, Lead string
	Follows     int      // the answer that it follows up, where its words are not quoted
	Question    string   // as it was put
	Options     []string // of a hold-out
	Mark        profile.Mark
	Text        string
	About       *struct {
		Answer int
		Quote  string
	}
	Judged []struct{ Quote, Edited string } // an edit with its reason in it
}

// day is when a fixture was recorded that does not say it.
var day = time.Date(2026, 11, 12, 9, 0, 0, 0, time.UTC)

func question(n int) string { return "q" + strconv.Itoa(n) }

// load reads an interview from testdata and extracts what it says.
func load(tb testing.TB, name string) *profile.Profile {
	tb.Helper()
	p := readFixture(tb, "testdata/"+name).profile(tb)
	p.HoldOuts = append(p.HoldOuts, profile.HoldOut{Mark: profile.Shared}, profile.HoldOut{Mark: profile.Shared})
	return p
}

func readFixture(tb testing.TB, path string) *fixture {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var f fixture
	if err := yaml.Unmarshal(data, &f); err != nil {
		tb.Fatal(err)
	}
	for i := range f.Answers {
		if a := &f.Answers[i]; a.N == 0 {
			a.N = i + 1
		}
	}
	if f.Date.IsZero() {
		f.Date = day
	}
	if f.Questions == 0 {
		f.Questions = len(f.Answers) + 2
	}
	return &f
}

// profile is what the interview says, read by the present rules.
func (f *fixture) profile(tb testing.TB) *profile.Profile {
	tb.Helper()
	p := &profile.Profile{
		ID: f.Interview, Subject: f.Subject, Work: f.Work, Lang: prompts.Lang(f.Lang), Pack: f.Pack, Purpose: f.Purpose, Audience: f.Audience,
		Began: f.Date, Changed: f.Date, Version: 1, Asked: f.Questions, Finished: f.Finished,
	}
	f.addTopics(tb, p)
	for _, a := range f.Answers {
		mark := a.Mark
		if mark == "" {
			mark = f.Audience.Mark()
		}
		if a.Phase == prompts.HoldOut {
			p.HoldOuts = append(p.HoldOuts, a.heldOut(mark))
			continue
		}
		if detect.IntentOf(a.Text) == detect.NotKnown {
			for j := range p.Topics {
				if p.Topics[j].ID == a.Topic {
					p.Topics[j].Unknown = append(p.Topics[j].Unknown, profile.UnknownThing{Slot: profile.Slot(a.Probe), Question: question(a.N)})
				}
			}
		}
		p.Answers = append(p.Answers, profile.Answer{Question: question(a.N), N: a.N, Phase: a.Phase, Probe: a.Probe, Topic: a.Topic, Follows: a.follows(), About: a.quoted(), Lead: a.Lead, Mark: mark, At: f.Date})
		p.Claims = append(p.Claims, f.claims(tb, a)...)
	}
	return p
}

// answer finds an answer by its number.
func (f *fixture) answer(n int) fixtureAnswer {
	for _, a := range f.Answers {
		if a.N == n {
			return a
		}
	}
	return fixtureAnswer{}
}

// follows is the id of the question whose answer this one follows up.
func (a fixtureAnswer) follows() string {
	switch {
	case a.About != nil:
		return question(a.About.Answer)
	case a.Follows > 0:
		return question(a.Follows)
	}
	return ""
}

// quoted are the words that the question of an answer quoted.
func (a fixtureAnswer) quoted() string {
	if a.About == nil {
		return ""
	}
	return a.About.Quote
}

// claims extracts the claims of an answer, as they stand after teach-back.
func (f *fixture) claims(tb testing.TB, a fixtureAnswer) []profile.Claim {
	tb.Helper()
	h := profile.Heard{Question: question(a.N), Phase: a.Phase, Probe: a.Probe, Topic: a.Topic, Text: a.Text}
	if a.About != nil {
		if !strings.Contains(f.answer(a.About.Answer).Text, a.About.Quote) {
			tb.Fatalf("answer %d quotes %q, which answer %d does not say", a.N, a.About.Quote, a.About.Answer)
		}
		h.About = &profile.Evidence{Question: question(a.About.Answer), Quote: a.About.Quote}
	}
	claims := profile.Extract(h)
	for i := range claims {
		claims[i].ID = question(a.N) + "." + strconv.Itoa(i+1)
	}
	for _, j := range a.Judged {
		i := slices.IndexFunc(claims, func(c profile.Claim) bool { return c.Evidence[0].Quote == j.Quote })
		switch {
		case i < 0:
			tb.Errorf("answer %d: no claim rests on %q", a.N, j.Quote)
		case j.Edited != "":
			claims[i].Standing, claims[i].Text = profile.Edited, j.Edited
			claims[i].Corrected = &profile.Correction{At: f.Date, Why: profile.ReasonIn(j.Edited)}
		default:
			claims[i].Standing = profile.Confirmed
		}
	}
	return claims
}

func (a fixtureAnswer) heldOut(mark profile.Mark) profile.HoldOut {
	option, reason, _ := strings.Cut(a.Text, "\n")
	return profile.HoldOut{
		Question: question(a.N), Text: a.Question, Topic: a.Topic, Options: a.Options, Choice: slices.Index(a.Options, option) + 1,
		Reason: strings.TrimSpace(reason), Mark: mark,
	}
}

// addTopics names the topics, and checks that they are steps that the program would have found.
func (f *fixture) addTopics(tb testing.TB, p *profile.Profile) {
	tb.Helper()
	for _, t := range f.Topics {
		text, found := f.answer(t.Named).Text, false
		for _, s := range profile.Steps(text) {
			found = found || s.Of(text) == t.Label
		}
		if !found {
			tb.Errorf("Steps does not find %q in %q", t.Label, text)
		}
		topic := profile.TopicOf{ID: t.ID, Label: t.Label, Question: question(t.Named), Asked: map[profile.Slot]int{}}
		for _, s := range f.Asked[t.ID] {
			topic.Asked[s]++
		}
		p.Topics = append(p.Topics, topic)
	}
}

// file returns one compiled file by the end of its path.
func file(tb testing.TB, files []profile.File, suffix string) string {
	tb.Helper()
	for _, f := range files {
		if strings.HasSuffix(f.Path, suffix) {
			return string(f.Data)
		}
	}
	tb.Fatalf("no file %s", suffix)
	return ""
}
