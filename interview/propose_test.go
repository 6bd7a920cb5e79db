package interview_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// asker is a model that replies with what a test wants.
type asker struct {
	reply func(task interview.Task) (string, error) // to a task with a schema
	says  func(task interview.Task) (string, error) // in a conversation
	tasks []interview.Task
}

func (a *asker) Host() string { return "model.example" }
func (a *asker) Name() string { return "small" }

func (a *asker) Ask(_ context.Context, task interview.Task) (interview.Reply, error) {
	a.tasks = append(a.tasks, task)
	text, err := a.reply(task)
	return interview.Reply{JSON: json.RawMessage(text)}, err
}

func (a *asker) Stream(_ context.Context, task interview.Task, each func(string)) (interview.Reply, error) {
	if a.says == nil {
		return interview.Reply{}, errors.ErrUnsupported
	}
	a.tasks = append(a.tasks, task)
	text, err := a.says(task)
	each(text)
	return interview.Reply{Text: text}, err
}

// proposes is a reply with questions and claims.
func proposes(questions []string, claims []string) string {
	return `{"questions":[` + strings.Join(questions, ",") + `],"claims":[` + strings.Join(claims, ",") + `]}`
}

func aQuestion(answer, quote, topic, probe, text string) string {
	return fmt.Sprintf(`{"answer":%q,"quote":%q,"topic":%q,"probe":%q,"text":%q}`, answer, quote, topic, probe, text)
}

func aClaim(answer, quote, kind, text string) string {
	return fmt.Sprintf(`{"answer":%q,"quote":%q,"kind":%q,"text":%q}`, answer, quote, kind, text)
}

// told is what a model is told.
type told struct {
	Work    string
	Topics  []struct{ ID, Label string }
	Answers []struct{ ID, Topic, Question, Answer string }
}

func dataOf(t testing.TB, task interview.Task) told {
	t.Helper()
	raw, err := json.Marshal(task.Data)
	if err != nil {
		t.Fatal(err)
	}
	var d told
	if err := json.Unmarshal(raw, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// The answer that the tests propose about. Its last sentence sounds like an aside, and our own extraction leaves it out.
const (
	gasket = "I press the gasket with my thumb and listen to the pump. If the housing is warmer than 60 degrees I call Chen, because the seal leaks after that. " + coin
	coin   = "I tap the flange with a coin, as my father did."
)

// consulting is an interview whose last answer is gasket, to a question on a topic. It returns that question.
func consulting(t testing.TB) (*interview.Session, *interview.Desk, *interview.Exchange, interview.Store) {
	t.Helper()
	if consulted == nil {
		consent := agreed(prompts.EN)
		consent.Model = "model.example"
		mem := store.NewMemory()
		s, err := newDesk(mem).Begin(t.Context(), setup(prompts.EN, 40), consent)
		if err != nil {
			t.Fatal(err)
		}
		consultedAbout = *upTo(t, s, adjuster(), inPhase(prompts.Topic))
		answer(t, s, gasket)
		consulted = keep(t, mem, s.ID())
	}
	s, desk, mem := consulted.resume(t)
	x := consultedAbout
	return s, desk, &x, mem
}

var (
	consulted      *kept
	consultedAbout interview.Exchange
)

// proposed has a model say something about the last answer.
func proposed(t testing.TB, s *interview.Session, said string) interview.Proposal {
	t.Helper()
	_, of, ok := s.Consult()
	if !ok {
		t.Fatal("there is nothing to consult about")
	}
	p, err := s.Propose(t.Context(), of, &asker{}, json.RawMessage(said))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const goodQuestion = "What do you feel when you press the gasket with your thumb?"

func TestProposalsAreChecked(t *testing.T) {
	_, _, x, _ := consulting(t)
	q := func(quote, text string) string { return aQuestion(x.ID, quote, x.Topic, "cue", text) }
	const quote = "press the gasket with my thumb"
	const line = "If the housing is warmer than 60 degrees I call Chen, because the seal leaks after that."
	for _, tc := range []struct {
		name, said, refused string
	}{
		{"a good question", proposes([]string{q(quote, goodQuestion)}, nil), ""},
		{"a quote that is not there", proposes([]string{q("hold the gasket with both hands", goodQuestion)}, nil), interview.NoQuote},
		{"no quote", proposes([]string{q("", goodQuestion)}, nil), interview.NoQuote},
		{"leading", proposes([]string{q(quote, "Don't you press the gasket to feel whether it is dry?")}, nil), interview.BadWording},
		{"double", proposes([]string{q(quote, "What do you feel when you press the gasket and who do you call then?")}, nil), interview.BadWording},
		{"a question in quotation marks", proposes([]string{q(quote, "What about the gasket: “You always replace it, don't you?”")}, nil), interview.BadWording},
		{"a number of its own", proposes([]string{q(quote, "What do you feel in the gasket above 85 degrees?")}, nil), interview.BadWording},
		{"a name of its own", proposes([]string{q(quote, "What does Priya say about the gasket?")}, nil), interview.BadWording},
		{"a password", proposes([]string{q(quote, "What is the password of the gasket cabinet?")}, nil), interview.BadWording},
		{"too long", proposes([]string{q(quote, "What do you feel in the gasket "+strings.Repeat("when you press it ", 12)+"?")}, nil), interview.BadWording},
		{"far too long", proposes([]string{q(quote, "What do you feel in the gasket "+strings.Repeat("when you press it ", 60)+"?")}, nil), interview.Unclean},
		{"another language", proposes([]string{q(quote, "按垫片的时候，你感觉到什么？")}, nil), interview.BadWording},
		{"escape sequences", proposes([]string{aQuestion(x.ID, quote, x.Topic, "cue", "What do you feel in the \u001b[31mgasket?")}, nil), interview.BadShape},
		{"a hidden character", proposes([]string{q(quote, "What do you feel in the gasket\u202e?")}, nil), interview.Unclean},
		{"an address", proposes([]string{q(quote, "What do you find about the gasket on evil.com?")}, nil), interview.Unclean},
		{"nonsense", proposes([]string{q(quote, "What colour is the moon?")}, nil), interview.OffTopic},
		{"another topic", proposes([]string{aQuestion(x.ID, quote, "t99", "cue", goodQuestion)}, nil), interview.OffTopic},
		{"an answer that it was not shown", proposes([]string{aQuestion("q1", quote, x.Topic, "cue", goodQuestion)}, nil), interview.OutOfDate},
		{"a probe of its own", proposes([]string{aQuestion(x.ID, quote, x.Topic, "boundary", goodQuestion)}, nil), interview.BadShape},
		{"what was just asked", proposes([]string{q(quote, x.Question)}, nil), ""},
		{"the same twice", proposes([]string{q(quote, goodQuestion), q(quote, goodQuestion)}, nil), interview.Known},
		{"the same about other words", proposes([]string{q(quote, "You said “press the gasket”: what do you see then?"), q("listen to the pump", "You said “listen to the pump”: what do you see then?")}, nil), interview.Known},
		{"a private matter", proposes([]string{q(quote, "Where do you live when you press the gasket?")}, nil), interview.BadWording},
		{"where a key is", proposes([]string{q(quote, "Where is the key to the gasket kept?")}, nil), interview.BadWording},
		{"blame", proposes([]string{q(quote, "Which colleague is too stupid to press the gasket?")}, nil), interview.BadWording},
		{"flattery", proposes([]string{q(quote, "How proud are you of the gasket?")}, nil), interview.BadWording},
		{"too many", proposes([]string{q(quote, goodQuestion), q(quote, goodQuestion), q(quote, goodQuestion), q(quote, goodQuestion)}, nil), interview.TooMany},
		{"a good claim", proposes(nil, []string{aClaim(x.ID, coin, "trick", coin)}), ""},
		{"an invented claim", proposes(nil, []string{aClaim(x.ID, line, "trick", "Replace the seal every week.")}), interview.Unfaithful},
		{"a claim without its condition", proposes(nil, []string{aClaim(x.ID, line, "trick", "I call Chen.")}), interview.Unfaithful},
		{"another figure", proposes(nil, []string{aClaim(x.ID, line, "trick", strings.Replace(line, "60", "90", 1))}), interview.Unfaithful},
		{"what was heard as something else", proposes(nil, []string{aClaim(x.ID, line, "trick", line)}), interview.Known},
		{"the same claim twice", proposes(nil, []string{aClaim(x.ID, coin, "trick", coin), aClaim(x.ID, coin, "rule", coin)}), interview.Known},
		{"what was heard", proposes(nil, []string{aClaim(x.ID, line, "threshold", line)}), interview.Known},
		{"a kind that is not for it", proposes(nil, []string{aClaim(x.ID, line, "boundary", line)}), interview.BadShape},
		{"not an object", `[]`, interview.BadShape},
		{"null", `null`, interview.BadShape},
		{"nothing", ``, interview.BadShape},
		{"another shape", `{"questions":[],"claims":[],"note":"trust me"}`, interview.BadShape},
		{"more behind it", `{"questions":[],"claims":[]}{}`, interview.BadShape},
		{"much", `{"questions":[],"claims":[]` + strings.Repeat(" ", 64<<10) + `}`, interview.BadShape},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, desk, _, _ := consulting(t)
			p := proposed(t, s, tc.said)
			if tc.refused != "" && p.Refused[tc.refused] == 0 || tc.refused == "" && tc.name != "what was just asked" && (len(p.Refused) > 0 || p.Questions+len(p.Claims) == 0) {
				t.Errorf("%+v, want it refused as %q", p, tc.refused)
			}
			if tc.name == "what was just asked" && p.Questions > 0 {
				t.Error("it would be asked twice")
			}
			sameAsStored(t, desk, s)
		})
	}
}

// A question of a model's is asked when it is worth it, says who asks, and is as withdrawable as any words.
func TestQuestionOfAModelIsAsked(t *testing.T) {
	s, desk, x, st := consulting(t)
	proposed(t, s, proposes([]string{aQuestion(x.ID, "press the gasket with my thumb", x.Topic, "cue", goodQuestion)}, nil))
	asked := upTo(t, s, func(x *interview.Exchange) string {
		if x.Engine != "rules" {
			t.Errorf("%s is asked by %q", x.ID, x.Engine)
		}
		return "Nothing more than that." // so that our own questions are worth less and less
	}, func(x *interview.Exchange) bool { return x.Question == goodQuestion })
	if asked.Engine != "model" || asked.Source != "model" || asked.Quote != "press the gasket with my thumb" || asked.QuoteOf != x.ID || asked.Reason == "" {
		t.Errorf("asked as %+v", asked)
	}
	for _, e := range events(t, st, s.ID()) {
		if e.Kind == interview.KindAsked && strings.Contains(string(e.Body), "thumb") {
			t.Error("the event that asks it holds words of an answer")
		}
	}
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	open := s.View().Open
	if open == nil || open.ID != asked.ID || open.Question == goodQuestion || open.Question == "" {
		t.Errorf("after the withdrawal %+v is open, want the same question in our own words", open)
	}
	if all := stored(t, st, s.ID()); strings.Contains(all, "thumb") || strings.Contains(all, "gasket") {
		t.Error("the words are still stored")
	}
	sameAsStored(t, desk, s)
}

// What comes too late is thrown away and counted.
func TestAnswerThatChangedMeanwhile(t *testing.T) {
	for name, change := range map[string]func(*interview.Session, string) error{
		"revised": func(s *interview.Session, id string) error {
			_, err := s.Answer(t.Context(), id, "I look at the gasket from below and press it with my thumb.", "")
			return err
		},
		"withdrawn": func(s *interview.Session, id string) error {
			_, err := s.Withdraw(t.Context(), id)
			return err
		},
		"private": func(s *interview.Session, id string) error { return s.Mark(t.Context(), id, profile.Private) },
	} {
		for _, early := range []bool{true, false} {
			t.Run(fmt.Sprint(name, early), func(t *testing.T) {
				s, desk, x, _ := consulting(t)
				said := proposes([]string{aQuestion(x.ID, "press the gasket with my thumb", x.Topic, "cue", goodQuestion)}, []string{aClaim(x.ID, coin, "trick", coin)})
				_, of, _ := s.Consult()
				if early {
					if p, err := s.Propose(t.Context(), of, &asker{}, json.RawMessage(said)); err != nil || p.Questions != 1 || len(p.Claims) != 1 {
						t.Fatalf("%+v %v", p, err)
					}
				}
				if err := change(s, x.ID); err != nil {
					t.Fatal(err)
				}
				if !early {
					if p, err := s.Propose(t.Context(), of, &asker{}, json.RawMessage(said)); err != nil || p.Refused[interview.OutOfDate] != 2 {
						t.Errorf("%+v %v", p, err)
					}
				}
				v := conduct(t, s, adjuster(), func(v *interview.View) {
					if v.Open.Question == goodQuestion {
						t.Error("it is asked all the same")
					}
					for _, c := range v.Review {
						if c.Model != "" {
							t.Errorf("%q is read back", c.Text)
						}
					}
				})
				for _, c := range v.Claims {
					if c.Model != "" {
						t.Errorf("%q is among the claims", c.Text)
					}
				}
				sameAsStored(t, desk, s)
			})
		}
	}
}

// What was marked private, and what repeats it, is told to no model; nor are names, secrets, and what is kept for testing.
func TestPrivateWordsAreToldToNoModel(t *testing.T) {
	const canary = "the quarrelsome heron"
	consent := agreed(prompts.EN)
	consent.Model = "model.example"
	s, err := newDesk(store.NewMemory()).Begin(t.Context(), setup(prompts.EN, 60), consent)
	if err != nil {
		t.Fatal(err)
	}
	tasks, n, say := 0, 0, adjuster()
	consult := func() {
		task, of, ok := s.Consult()
		if !ok {
			return
		}
		tasks++
		raw, err := json.Marshal(task.Data)
		if err != nil || len(raw) > 8<<10 {
			t.Fatalf("%d bytes, %v", len(raw), err)
		}
		for _, word := range []string{canary, "heron", "Mei Lin", "hunter2!x9"} {
			if strings.Contains(string(raw), word) || strings.Contains(task.Instructions, word) {
				t.Fatalf("a model is told %q: %s", word, raw)
			}
		}
		if _, err := s.Propose(t.Context(), of, &asker{}, json.RawMessage(`{"questions":[],"claims":[]}`)); err != nil {
			t.Fatal(err)
		}
	}
	for s.View().Open != nil {
		x := s.View().Open
		text, mark := say(x), profile.Mark("")
		if n++; x.Kind == interview.Open && n%3 == 0 {
			text, mark = "It depends on "+canary+". If "+canary+" is too loud I usually call Petrov. The password is hunter2!x9.", profile.Private
		}
		if x.Kind == interview.Choice {
			text += "\nbecause of " + canary
		}
		if _, err := s.Answer(t.Context(), x.ID, text, mark); err != nil {
			t.Fatal(err)
		}
		consult()
	}
	if tasks < 5 {
		t.Errorf("only %d tasks: the test is broken", tasks)
	}
}

// A task is bounded, whatever was said.
func TestTaskIsBounded(t *testing.T) {
	s, _, _, _ := consulting(t)
	answer(t, s, strings.Repeat("I press the gasket <b> and listen. ", 1500))
	task, _, ok := s.Consult()
	if !ok {
		t.Fatal("no task")
	}
	raw, _ := json.Marshal(task.Data)
	if d := dataOf(t, task); len(raw) > 8<<10 || len(d.Answers) == 0 || len(d.Answers[0].Answer) < 1000 {
		t.Errorf("%d bytes, %d answers", len(raw), len(d.Answers))
	}
}

// A claim of a model's reaches an agent once the specialist has confirmed it, and not before.
func TestClaimOfAModelWaitsForAVerdict(t *testing.T) {
	s, desk, x, _ := consulting(t)
	p := proposed(t, s, proposes(nil, []string{aClaim(x.ID, coin, "trick", coin)}))
	claim := p.Claims[0]
	if claim.Standing != profile.Inferred || claim.Model != "small @ model.example" {
		t.Fatalf("%+v", claim)
	}
	standing := func() profile.Standing {
		files, err := s.Compile(t.Context(), profile.ForPrivate)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			var doc struct{ Claims []profile.Claim }
			if f.Path == "profile.json" && json.Unmarshal(f.Data, &doc) == nil {
				for _, c := range doc.Claims {
					if c.ID == claim.ID {
						return c.Standing
					}
				}
			}
		}
		return ""
	}
	if got := standing(); got != profile.Inferred {
		t.Errorf("before a verdict: %q", got)
	}
	read := false
	conduct(t, s, adjuster(), func(v *interview.View) {
		for _, c := range v.Review {
			if c.ID == claim.ID {
				read = true
				if _, err := s.Judge(t.Context(), v.Open.ID, c.ID, interview.Keep, ""); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	if !read {
		t.Error("it was not read back")
	}
	for _, step := range []struct {
		verdict interview.Verdict
		want    profile.Standing
	}{{interview.Keep, profile.Confirmed}, {interview.Undo, profile.Inferred}, {interview.Drop, ""}, {interview.Undo, profile.Inferred}, {interview.Keep, profile.Confirmed}, {interview.Drop, profile.Dropped}} {
		if _, err := s.Judge(t.Context(), "", claim.ID, step.verdict, ""); err != nil {
			t.Fatal(err)
		}
		if got := standing(); got != step.want && !(step.want == profile.Dropped && got == "") {
			t.Errorf("after %s: %q, want %q", step.verdict, got, step.want)
		}
	}
	sameAsStored(t, desk, s)
}

// FuzzPropose: whatever a model says, the state is the fold of what is stored, and nothing of it is taken without its quote.
func FuzzPropose(f *testing.F) {
	f.Add(proposes([]string{aQuestion("q9", "press the gasket with my thumb", "t1", "cue", goodQuestion)}, nil))
	f.Add(proposes(nil, []string{aClaim("q9", "listen to the pump", "cue", "listen to the pump")}))
	f.Add(`{"questions":null,"claims":[{}]}`)
	f.Add(`{"questions":[{"answer":"q9","quote":"\u001b[31m","topic":"t1","probe":"cue","text":"{q}"}],"claims":[]}`)
	base, _, _, st := consulting(f)
	list := events(f, st, base.ID())
	f.Fuzz(func(t *testing.T, said string) {
		desk := newDesk(store.NewMemory())
		if _, err := desk.Store.Create(t.Context(), base.ID(), "fuzz", []byte("{}"), list); err != nil {
			t.Fatal(err)
		}
		s, err := desk.Resume(t.Context(), base.ID())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range proposed(t, s, said).Claims {
			if !strings.Contains(gasket, c.Evidence[0].Quote) && !strings.Contains(jsonOf(t, s.View().Said), c.Evidence[0].Quote) {
				t.Errorf("%q rests on nothing", c.Text)
			}
		}
		sameAsStored(t, desk, s)
	})
}

// A model that fails is asked less and less often, and its first failure is said once.
func TestAdviserBacksOff(t *testing.T) {
	s, _, _, _ := consulting(t)
	m := &asker{reply: func(interview.Task) (string, error) {
		return "", &interview.ModelError{Fault: interview.ModelUnreachable}
	}}
	a, say, faults, answers := s.Advised(m), adjuster(), 0, 0
	for ; s.View().Open != nil && s.View().Open.Kind != interview.Review; answers++ {
		for range 2 { // asking again about the same answer changes nothing
			advice, err := a.Advise(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if advice.Fault != "" {
				faults++
			}
		}
		answer(t, s, say(s.View().Open))
	}
	if answers < 15 || len(m.tasks) < 2 || len(m.tasks) > 5 || faults != 1 {
		t.Errorf("asked %d times in %d answers, said %d times", len(m.tasks), answers, faults)
	}
	if advice, err := s.Advised(nil).Advise(t.Context()); err != nil || advice.Fault != "" || len(advice.Claims) > 0 {
		t.Errorf("no model gives advice: %+v %v", advice, err)
	}
}

// Nobody is asked without consent to the very host.
func TestAdviserNeedsConsent(t *testing.T) {
	s, _, _ := begin(t, setup(prompts.EN, 40))
	upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, gasket)
	m := &asker{reply: func(interview.Task) (string, error) { return proposes(nil, nil), nil }}
	if _, err := s.Advised(m).Advise(t.Context()); err != nil || len(m.tasks) > 0 {
		t.Errorf("asked %d times, %v", len(m.tasks), err)
	}
}

// Withdrawing an answer takes a claim of a model's on it as well, confirmed or not, with the specialist's own wording of it.
func TestWithdrawTakesAModelsClaims(t *testing.T) {
	s, desk, x, st := consulting(t)
	claim := proposed(t, s, proposes(nil, []string{aClaim(x.ID, coin, "trick", coin)})).Claims[0]
	if _, err := s.Judge(t.Context(), "", claim.ID, interview.Edit, "Tap the flange with a coin from the housing."); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"housing", "flange", "Chen"} {
		if strings.Contains(stored(t, st, s.ID()), word) {
			t.Errorf("%q is still stored", word)
		}
	}
	if _, ok := find(s.View().Claims, claim.ID); ok || len(s.Unconfirmed()) > 0 {
		t.Error("the claim is still there")
	}
	sameAsStored(t, desk, s)
}

func find(claims []profile.Claim, id string) (profile.Claim, bool) {
	for _, c := range claims {
		if c.ID == id {
			return c, true
		}
	}
	return profile.Claim{}, false
}

// A question that rests on one answer may repeat words of another that the model was shown with it. When that is withdrawn
// while the model thinks, none of its words come back.
func TestAnotherAnswerWithdrawnMeanwhile(t *testing.T) {
	s, _, x, mem := consulting(t)
	y := s.View().Open
	answer(t, s, "I tap the flange twice and watch the needle of the gauge.")
	task, of, ok := s.Consult()
	if !ok || len(dataOf(t, task).Answers) < 2 {
		t.Fatalf("shown %+v", dataOf(t, task).Answers)
	}
	words := strings.Fields(dataOf(t, task).Answers[1].Answer)
	word := words[len(words)/2]
	if _, err := s.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	said := proposes([]string{aQuestion(y.ID, "tap the flange twice", y.Topic, "cue", "What do you feel of the "+word+" when you tap the flange?")}, nil)
	p, err := s.Propose(t.Context(), of, &asker{}, json.RawMessage(said))
	if err != nil || p.Questions != 0 || p.Refused[interview.OutOfDate] != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	if strings.Contains(stored(t, mem, s.ID()), "feel of the "+word) {
		t.Errorf("%q of a withdrawn answer is stored again", word)
	}
}

// Undoing a verdict takes a model's claim out of what is known again, whatever became of its answer.
func TestUndoLeavesNoModelsClaim(t *testing.T) {
	for _, private := range []bool{false, true} {
		s, _, x, _ := consulting(t)
		c := proposed(t, s, proposes(nil, []string{aClaim(x.ID, coin, "trick", coin)})).Claims[0]
		if _, err := s.Judge(t.Context(), "", c.ID, interview.Keep, ""); err != nil {
			t.Fatal(err)
		}
		if _, ok := find(s.View().Claims, c.ID); !ok {
			t.Fatal("what was accepted is no claim")
		}
		if private {
			if err := s.Mark(t.Context(), x.ID, profile.Private); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Judge(t.Context(), "", c.ID, interview.Undo, ""); err != nil {
			t.Fatal(err)
		}
		if got, ok := find(s.View().Claims, c.ID); ok {
			t.Errorf("private %v: still %q", private, got.Standing)
		}
	}
}
