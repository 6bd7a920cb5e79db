package interview_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// sizes are how many answers an interview has in the benchmarks. The last is far beyond what a person gives.
var sizes = []int{10, 100, 1000}

// longInterview is the events of an interview with so many answers, whose next question is the best of all that could be asked about
// the topics.
func longInterview(tb testing.TB, lang prompts.Lang, answers int) []interview.Event {
	tb.Helper()
	say := sayings[lang]()
	pack := prompts.General(lang)
	su := setup(lang, 2*answers+50)
	var list []interview.Event
	add := func(kind interview.EventKind, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, interview.Event{Interview: "long", Seq: int64(len(list) + 1), At: noon, Kind: kind, Body: data})
	}
	add(interview.KindBegan, su)
	add(interview.KindConsented, agreed(lang))
	st, err := interview.Fold("long", list)
	if err != nil {
		tb.Fatal(err)
	}
	applied := len(list)
	apply := func() {
		for ; applied < len(list); applied++ {
			if err := st.Apply(list[applied]); err != nil {
				tb.Fatal(err)
			}
		}
	}
	for n := 1; n <= answers; n++ {
		m := interview.Plan(st, pack)
		for m.Map != nil {
			add(interview.KindMapped, m.Map)
			apply()
			m = interview.Plan(st, pack)
		}
		a := m.Ask
		if a == nil || !slices.Contains([]prompts.Phase{prompts.Frame, prompts.Map, prompts.Boundary, prompts.Topic}, a.Phase) { // stay with the topics
			topic := st.Topics[n%len(st.Topics)]
			probe := prompts.Probes[n%len(prompts.Probes)]
			a = &interview.Asked{ID: fmt.Sprintf("q%d", n), N: n, Kind: interview.Open, Phase: prompts.Topic, Topic: topic.ID, Probe: probe,
				Wording: fmt.Sprint("made", n), Text: fmt.Sprintf("Question %d about “{topic}”?", n), With: map[string]interview.Ref{"topic": {Topic: topic.ID}}}
		}
		add(interview.KindAsked, a)
		apply()
		text := say(st.Open()) + fmt.Sprintf(" Case %d took %d minutes; usually I call Dana %d first because it depends.", n, n%50, n)
		add(interview.KindAnswered, interview.NewAnswered(a.ID, text, ""))
		claims := profile.Extract(profile.Heard{Question: a.ID, Phase: a.Phase, Probe: a.Probe, Topic: a.Topic, Text: text})
		for i := range claims {
			claims[i].ID = fmt.Sprintf("c%d", 20*n+i)
		}
		add(interview.KindLearned, interview.Learned{Question: a.ID, Claims: claims, Heard: &interview.Heard{}})
		apply()
	}
	// A case is gone into where no question about a topic is worth as much: all of those were compared.
	if m := interview.Plan(st, pack); m.Ask == nil || m.Ask.Phase != prompts.Topic && m.Ask.Phase != prompts.Incident {
		tb.Fatalf("the next question is %+v, for which no others were compared", m.Ask)
	}
	return list
}

// BenchmarkNextQuestion is from an answer that was learned from to the next question.
func BenchmarkNextQuestion(b *testing.B) {
	for _, lang := range prompts.Langs {
		for _, size := range sizes {
			b.Run(fmt.Sprintf("%s/%d", lang, size), func(b *testing.B) {
				st, err := interview.Fold("long", longInterview(b, lang, size))
				if err != nil {
					b.Fatal(err)
				}
				pack := prompts.General(lang)
				if m := interview.Plan(st, pack); m.Ask == nil {
					b.Fatalf("%+v", m)
				}
				for b.Loop() {
					interview.Plan(st, pack)
				}
			})
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			list := longInterview(b, prompts.EN, size)
			for b.Loop() {
				if _, err := interview.Fold("long", list); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// timed notes how long the appends of answers take.
type timed struct {
	interview.Store
	took []time.Duration
}

func (t *timed) Append(ctx context.Context, id string, fence interview.Fence, summary []byte, events []interview.Event) error {
	start := time.Now()
	err := t.Store.Append(ctx, id, fence, summary, events)
	if events[0].Kind == interview.KindAnswered {
		t.took = append(t.took, time.Since(start))
	}
	return err
}

// BenchmarkAnswer is an answer with all that follows: stored, learned from, the next question asked. Beside the mean it
// reports how long it took until the answer was safe (ack) and until the next question was there (next).
func BenchmarkAnswer(b *testing.B) {
	for _, name := range []string{"memory", "sqlite"} {
		b.Run(name, func(b *testing.B) {
			st := &timed{Store: store.NewMemory()}
			if name == "sqlite" {
				sqlite, err := store.OpenSQLite(b.TempDir())
				if err != nil {
					b.Fatal(err)
				}
				defer sqlite.Close()
				st.Store = sqlite
			}
			var next []time.Duration
			var s *interview.Session
			say := adjuster()
			seed := int64(0)
			for b.Loop() {
				if s == nil || s.View().Open == nil {
					b.StopTimer()
					seed++
					su := setup(prompts.EN, 90)
					su.Seed, su.Subject = seed, fmt.Sprint("Mei ", seed)
					var err error
					if s, err = newDesk(st).Begin(b.Context(), su, agreed(prompts.EN)); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
				open := s.View().Open
				start := time.Now()
				if _, err := s.Answer(b.Context(), open.ID, say(open), ""); err != nil {
					b.Fatal(err)
				}
				next = append(next, time.Since(start))
			}
			report(b, "ack", st.took)
			report(b, "next", next)
		})
	}
}

func report(b *testing.B, name string, took []time.Duration) {
	slices.Sort(took)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[(len(took)-1)*p/100])/1e6, fmt.Sprintf("%s-p%d-ms", name, p))
	}
}

// TestNextQuestionIsQuick keeps the planner from growing slow unnoticed. The bound is wide: it is for a slow machine.
func TestNextQuestionIsQuick(t *testing.T) {
	if testing.Short() || os.Getenv("CI") != "" {
		t.Skip("measures time")
	}
	st, err := interview.Fold("long", longInterview(t, prompts.EN, 1000))
	if err != nil {
		t.Fatal(err)
	}
	best := time.Hour
	for range 10 {
		start := time.Now()
		interview.Plan(st, prompts.General(prompts.EN))
		best = min(best, time.Since(start))
	}
	if best > 100*time.Millisecond {
		t.Errorf("the next question after 1,000 answers took %s", best)
	}
}
