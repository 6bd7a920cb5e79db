package profile_test

import (
	"os"
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
	Interview, Subject, Work, Lang, Pack string
	Audience                             profile.Audience
	Topics                               []struct {
		ID, Label string
		Named     int
	}
	Asked   map[string][]profile.Slot
	Answers []struct {
		Phase prompts.Phase
		Probe prompts.Probe
		Topic string
		Mark  profile.Mark
		Text  string
		About *struct {
			Answer int
			Quote  string
		}
	}
}

// day is when every fixture was recorded.
var day = time.Date(2026, 11, 12, 9, 0, 0, 0, time.UTC)

func question(n int) string { return "q" + strconv.Itoa(n) }

// load reads an interview from testdata and extracts what it says.
func load(tb testing.TB, name string) *profile.Profile {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	var f fixture
	if err := yaml.Unmarshal(data, &f); err != nil {
		tb.Fatal(err)
	}
	p := &profile.Profile{
		ID: f.Interview, Subject: f.Subject, Work: f.Work, Lang: prompts.Lang(f.Lang), Pack: f.Pack, Audience: f.Audience,
		Began: day, Changed: day, Version: 1, Asked: len(f.Answers) + 2, HoldOuts: []profile.HoldOut{{Mark: profile.Shared}, {Mark: profile.Shared}},
	}
	f.addTopics(tb, p)
	for i, a := range f.Answers {
		n := i + 1
		mark := a.Mark
		if mark == "" {
			mark = f.Audience.Mark()
		}
		h := profile.Heard{Question: question(n), Phase: a.Phase, Probe: a.Probe, Topic: a.Topic, Text: a.Text}
		if a.About != nil {
			if !strings.Contains(f.Answers[a.About.Answer-1].Text, a.About.Quote) {
				tb.Fatalf("%s: answer %d quotes %q, which answer %d does not say", name, n, a.About.Quote, a.About.Answer)
			}
			h.About = &profile.Evidence{Question: question(a.About.Answer), Quote: a.About.Quote}
		}
		if detect.IntentOf(a.Text) == detect.NotKnown {
			for j := range p.Topics {
				if p.Topics[j].ID == a.Topic {
					p.Topics[j].Unknown = append(p.Topics[j].Unknown, profile.UnknownThing{Slot: profile.Slot(a.Probe), Question: question(n)})
				}
			}
		}
		p.Answers = append(p.Answers, profile.Answer{Question: question(n), N: n, Phase: a.Phase, Probe: a.Probe, Topic: a.Topic, Mark: mark, At: day})
		for j, c := range profile.Extract(h) {
			c.ID = question(n) + "." + strconv.Itoa(j+1)
			p.Claims = append(p.Claims, c)
		}
	}
	return p
}

// addTopics names the topics, and checks that they are steps that the program would have found.
func (f *fixture) addTopics(tb testing.TB, p *profile.Profile) {
	tb.Helper()
	for _, t := range f.Topics {
		text, found := f.Answers[t.Named-1].Text, false
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
