package interview_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
)

// gone fails if a word is anywhere: in events, drafts, summaries, the view of a session, a fresh view, a document.
func gone(t *testing.T, st interview.Store, s *interview.Session, words ...string) {
	t.Helper()
	desk := newDesk(st)
	again, err := desk.Look(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	files, err := s.Compile(t.Context(), profile.ForPrivate)
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{
		"the store": stored(t, st, s.ID()), "the session": jsonOf(t, s.View()), "a fresh session": jsonOf(t, again.View()), "the documents": said(files),
	} {
		for _, w := range words {
			if i := strings.Index(strings.ToLower(text), strings.ToLower(w)); i >= 0 {
				t.Errorf("%q is still in %s: …%s…", w, what, text[max(0, i-80):min(len(text), i+80)])
			}
		}
	}
	sameAsStored(t, desk, s)
}

func withdraw(t *testing.T, s *interview.Session, question string) {
	t.Helper()
	before := s.View().Open
	o, err := s.Withdraw(t.Context(), question)
	if err != nil || o.Seq == 0 {
		t.Fatal(o, err)
	}
	v := s.View()
	if before != nil && v.Open.ID != before.ID {
		t.Errorf("the open question was %s and is %s", before.ID, v.Open.ID)
	}
	for _, x := range v.Said {
		if x.ID == question && (x.Status != interview.IsWithdrawn || x.Answer != "") {
			t.Errorf("%s is %s: %q", question, x.Status, x.Answer)
		}
	}
	_, err = s.Withdraw(t.Context(), question)
	refusedAs(t, err, interview.NotAnswered)
	_, err = s.Answer(t.Context(), question, "again", "")
	refusedAs(t, err, interview.NotOpen)
}

// odd is an answer of words that nothing else holds; every one of them is checked.
const odd = "I usually call Quibble when the xylophone gets too high, because zeugma follows. Never touch the vuvuzela."

var oddWords = []string{"quibble", "xylophone", "zeugma", "vuvuzela"}

// Other questions have quoted the answer.
func TestWithdrawQuoted(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, odd)
	quoted := func() bool {
		return slices.ContainsFunc(s.View().Said, func(y interview.Exchange) bool { return y.QuoteOf == x.ID })
	}
	say := adjuster()
	for n := 0; n < 8 || !quoted(); n++ {
		answer(t, s, say(s.View().Open))
	}
	withdraw(t, s, x.ID)
	gone(t, mem, s, oddWords...)
	conduct(t, s, adjuster(), nil)
	gone(t, mem, s, oddWords...)
}

// The open question quotes the answer.
func TestWithdrawQuotedByTheOpenQuestion(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 40))
	upTo(t, s, adjuster(), inPhase(prompts.Topic))
	var about string
	for range 20 {
		if open := s.View().Open; open.Quote != "" && strings.Contains(odd, open.Quote) {
			about = open.QuoteOf
			break
		}
		answer(t, s, odd)
	}
	if about == "" {
		t.Fatal("nothing was followed up")
	}
	for _, x := range s.View().Said {
		if x.Status == interview.IsAnswered && x.Answer == odd {
			withdraw(t, s, x.ID)
		}
	}
	gone(t, mem, s, oddWords...)
	if open := s.View().Open; !strings.Contains(open.Question, "…") || open.Quote != "" {
		t.Errorf("the open question is %q, quoting %q", open.Question, open.Quote)
	}
}

// The answer named the topics, and so stands in nearly every question.
func TestWithdrawTheMap(t *testing.T) {
	for _, lang := range prompts.Langs {
		s, _, mem := begin(t, setup(lang, 25))
		upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeSteps })
		steps, words := "Weigh the quagga, brush the okapi, sell the narwhal", []string{"quagga", "okapi", "narwhal"}
		if lang == prompts.ZH {
			steps, words = "称斑驴、刷霍加狓、卖独角鲸", []string{"斑驴", "霍加狓", "独角鲸"}
		}
		asked := s.View().Open.ID
		answer(t, s, steps)
		conduct(t, s, sayings[lang](), nil)
		if !strings.Contains(jsonOf(t, s.View()), words[0]) {
			t.Fatal("the topics are not named by the answer")
		}
		withdraw(t, s, asked)
		for _, topic := range s.View().Topics {
			if topic.Label == "" {
				t.Error("a topic without any name")
			}
		}
		gone(t, mem, s, words...)
	}
}

// So does a part of the work that was named beside the steps; what else they are called is still known.
func TestWithdrawAPartBesideTheSteps(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 25))
	upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeSteps })
	answer(t, s, "Weigh the quagga, brush the okapi, sell the narwhal")
	asked := upTo(t, s, adjuster(), func(x *interview.Exchange) bool { return x.Probe == prompts.ProbeJudgement }).ID
	answer(t, s, "The quagga and the okapi, and also reading the barometer")
	conduct(t, s, adjuster(), nil)
	if !strings.Contains(jsonOf(t, s.View().Topics), "barometer") {
		t.Fatal("there is no such topic")
	}
	withdraw(t, s, asked)
	if v := s.View(); len(v.Topics) != 3 || v.Topics[0].Label != "Weigh the quagga" || v.Topics[2].Label == "" {
		t.Errorf("%+v", v.Topics)
	}
	gone(t, mem, s, "barometer")
	sameAsStored(t, desk, s)
}

// A claim joins the answer with another one, and the specialist has reworded it; the answer had earlier versions.
func TestWithdrawJoinedEditedRevised(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, odd)
	joined := profile.Claim{}
	for n := 0; joined.ID == "" && n < 12; n++ {
		open := s.View().Open
		if open.QuoteOf == x.ID {
			answer(t, s, "Above 12.")
		} else {
			answer(t, s, "Nothing.")
		}
		for _, c := range s.View().Claims {
			if len(c.Evidence) > 1 && slices.ContainsFunc(c.Evidence, func(e profile.Evidence) bool { return e.Question == x.ID }) {
				joined = c
			}
		}
	}
	if joined.ID == "" {
		t.Fatal("no claim joins two answers")
	}
	if _, err := s.Judge(t.Context(), "", joined.ID, interview.Edit, "The wolpertinger comes at twelve."); err != nil {
		t.Fatal(err)
	}
	for _, c := range s.View().Claims {
		if c.Evidence[0].Question == x.ID {
			if _, err := s.Judge(t.Context(), "", c.ID, interview.Edit, "The yeti comes first."); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if _, err := s.Answer(t.Context(), x.ID, "Always ask the jackalope, unless it rains.", ""); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDraft(t.Context(), x.ID, "Or the basilisk."); err != nil {
		t.Fatal(err)
	}
	withdraw(t, s, x.ID)
	gone(t, mem, s, append(oddWords, "wolpertinger", "yeti", "jackalope", "basilisk")...)
}

// After the end, and for every answer there is.
func TestWithdrawEverything(t *testing.T) {
	long(t)
	s, desk, mem := begin(t, setup(prompts.EN, 40))
	recalled := 0
	desk.Recall = func(string) error { recalled++; return nil }
	s, err := desk.Resume(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	conduct(t, s, adjuster(), nil)
	n := 0
	for _, x := range s.View().Said {
		if x.Status == interview.IsAnswered {
			n++
			withdraw(t, s, x.ID)
		}
	}
	gone(t, mem, s, "garage", "reserve", "photo", "dana", "friday")
	if recalled != n {
		t.Errorf("compiled documents were recalled %d times, want %d", recalled, n)
	}
	if v := s.View(); len(v.Claims) != 0 || v.Answered != 0 {
		t.Errorf("%d claims and %d answers are left", len(v.Claims), v.Answered)
	}
}

func TestErase(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 40))
	answer(t, s, odd)
	if err := desk.Erase(t.Context(), s.ID()); err != nil {
		t.Fatal(err)
	}
	if list, err := desk.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("list: %v, %v", list, err)
	}
	if _, err := s.Answer(t.Context(), s.View().Open.ID, "too late", ""); err == nil {
		t.Error("an answer went into a withdrawn interview")
	}
	again, err := desk.Begin(t.Context(), setup(prompts.EN, 40), agreed(prompts.EN))
	if err != nil || again.ID() == s.ID() {
		t.Errorf("the same interview begun again has id %s, %v", again.ID(), err)
	}
	_ = mem
}

// Another process withdraws while this one is in the interview: this one goes on, and forgets the words.
func TestWithdrawFromElsewhere(t *testing.T) {
	s, _, mem := begin(t, setup(prompts.EN, 40))
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, odd)
	answer(t, s, "I don't know.")
	other, err := newDesk(mem.Another()).Look(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	open := s.View().Open
	withdraw(t, other, x.ID)
	answer(t, s, "Something else about "+open.ID)
	if v := s.View(); v.Fenced {
		t.Error("the live session was shut out")
	}
	gone(t, mem, s, oddWords...)
	conduct(t, s, adjuster(), nil)
	gone(t, mem, s, oddWords...)
}

// A session that compiles what another one has withdrawn from meanwhile compiles it without.
func TestCompileAfterWithdrawalElsewhere(t *testing.T) {
	for _, compiledBefore := range []bool{false, true} {
		s, desk, _ := begin(t, setup(prompts.EN, 40))
		x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
		answer(t, s, odd)
		reader, err := desk.Look(t.Context(), s.ID())
		if err != nil {
			t.Fatal(err)
		}
		if compiledBefore {
			if _, err := reader.Compile(t.Context(), ""); err != nil {
				t.Fatal(err)
			}
		}
		withdraw(t, s, x.ID)
		files, err := reader.Compile(t.Context(), "")
		if err != nil || strings.Contains(said(files), "xylophone") {
			t.Error("withdrawn words were compiled", err)
		}
	}
}

// A withdrawal that meets appends of others withdraws all the same.
func TestWithdrawBehind(t *testing.T) {
	s, desk, mem := begin(t, setup(prompts.EN, 40))
	x := s.View().Open
	other, err := desk.Look(t.Context(), s.ID())
	if err != nil {
		t.Fatal(err)
	}
	answer(t, s, odd)
	answer(t, s, "More.")
	if _, err := other.Withdraw(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	answer(t, s, "Still more.")
	gone(t, mem, s, oddWords...)
}

// On SQLite too, where the words must leave the file.
func TestWithdrawSQLite(t *testing.T) {
	sqlite, err := store.OpenSQLite(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer sqlite.Close()
	s, err := newDesk(sqlite).Begin(t.Context(), setup(prompts.EN, 30), agreed(prompts.EN))
	if err != nil {
		t.Fatal(err)
	}
	x := upTo(t, s, adjuster(), inPhase(prompts.Topic))
	answer(t, s, odd)
	conduct(t, s, adjuster(), nil)
	withdraw(t, s, x.ID)
	gone(t, sqlite, s, oddWords...)
}
