package tui_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// These are things that annoyed, confused or lost something when a person sat down with the program.

// open shows an interview.
func open(t *testing.T, d *interview.Desk, id string, width, height int) *screentest.Screen {
	t.Helper()
	cfg := config(d)
	cfg.Start = id
	return screentest.Start(t, tui.New(t.Context(), cfg), width, height)
}

// drafts are what is stored of texts that were not sent, by question.
func drafts(t *testing.T, d *interview.Desk, id string) map[string]string {
	t.Helper()
	list, err := d.Store.Drafts(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, x := range list {
		out[x.Question] = x.Text
	}
	return out
}

// awaitDraft waits until what was typed is stored: on a busy machine the screen may say so of the half that it has seen.
func awaitDraft(t *testing.T, d *interview.Desk, id, text string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if slices.Contains(slices.Collect(maps.Values(drafts(t, d, id))), text) {
			return
		}
	}
	t.Fatalf("no draft %q in %v", text, drafts(t, d, id))
}

// Whoever types on while an answer is being stored types the next answer, and ctrl+c waits for it.
func TestTypingAhead(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("first answer\x13second answer\x13third, not sent\x03").AwaitGone("question")
	if _, err := s.Quit(); err != nil {
		t.Fatal(err)
	}
	v := look(t, d, session.ID())
	if v.Answered != 2 || v.Said[0].Answer != "first answer" || v.Said[1].Answer != "second answer" {
		t.Fatalf("said %+v", v.Said)
	}
	if got := drafts(t, d, session.ID())[v.Open.ID]; got != "third, not sent" {
		t.Errorf("draft %q", got)
	}
}

// The program ended while an answer was on its way, and more had been typed: all of it is kept.
func TestFlushWhileSending(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	var m tea.Model = tui.New(t.Context(), cfg)
	m = drive(m, m.Init())
	m, _ = m.Update(tea.PasteMsg{Content: "the answer"})
	m, send := m.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	m, _ = m.Update(tea.PasteMsg{Content: "typed ahead"})
	send() // stored, but the program never hears of it
	if err := m.(*tui.Model).Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	v := look(t, d, session.ID())
	if v.Said[0].Answer != "the answer" || drafts(t, d, session.ID())[v.Open.ID] != "typed ahead" {
		t.Errorf("said %+v, drafts %v", v.Said, drafts(t, d, session.ID()))
	}
}

// broken is a store in which drafts cannot be saved while it is full.
type broken struct {
	interview.Store
	full bool
}

func (b *broken) SaveDraft(ctx context.Context, id string, draft interview.Draft) error {
	if b.full {
		return interview.ErrFull
	}
	return b.Store.SaveDraft(ctx, id, draft)
}

// Where the draft cannot be stored, neither esc nor ctrl+c takes the text off the screen.
func TestFullDiskKeepsTextOnTheScreen(t *testing.T) {
	d := desk()
	st := &broken{Store: d.Store, full: true}
	d.Store = st
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("my only copy").Press("esc").Await("no room left").Await("my only copy")
	s.Press("ctrl+c").Await("no room left").Await("my only copy")
}

// What is on the screen when an earlier answer is looked at is stored, and there again afterwards.
func TestDraftSurvivesWalkingBack(t *testing.T) {
	d := desk()
	session := talked(t, d, prompts.EN, 25, 2)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 3").Type("just begun").Press("ctrl+z").Await("changing answer 2")
	if got := drafts(t, d, session.ID())[session.View().Open.ID]; got != "just begun" {
		t.Errorf("draft %q", got)
	}
	s.Press("esc").Await("just begun").Await("saved as you type")
}

// A change of an earlier answer is neither walked away from nor left without a word, and survives a crash.
func TestChangeOfAnEarlierAnswer(t *testing.T) {
	d := desk()
	session := talked(t, d, prompts.EN, 25, 2)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 3").Press("ctrl+z").Await("changing answer 2").Type(" Changed.").Await("ctrl+s saves the change")
	s.Press("ctrl+z").Await("You changed this answer").Press("esc").Await("Press esc once more").Press("ctrl+home").AwaitGone("once more")
	s.Press("ctrl+end").Type(" Twice.").Await("saving").AwaitGone("saving")
	s.Quit()
	id := look(t, d, session.ID()).Said[1].ID
	if got := drafts(t, d, session.ID())[id]; !strings.HasSuffix(got, " Changed. Twice.") {
		t.Fatalf("draft %q", got)
	}
	s = open(t, d, session.ID(), 100, 30)
	s.Await("question 3").Press("ctrl+z").Await("Changed. Twice.").Press("esc").Await("Press esc once more").Press("esc").AwaitGone("changing")
	s.Quit()
	s = open(t, d, session.ID(), 100, 30)
	s.Await("question 3").Press("ctrl+z").Await("changing answer 2")
	if strings.Contains(s.Text(), "Twice") {
		t.Errorf("the change that was given up is still there:\n%s", s.Text())
	}
}

// What was typed in an earlier sitting is a draft until the answer is sent: from then on the answer is what one goes back to.
func TestSentAnswerIsNotItsOldDraft(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("The first half,")
	awaitDraft(t, d, session.ID(), "The first half,")
	s.Quit()
	s = open(t, d, session.ID(), 100, 30)
	s.Await("The first half,").Type(" and the second.").Press("ctrl+s").Await("question 2").Press("ctrl+z").Await("changing answer 1").Await("and the second.")
	s.Press("ctrl+s").AwaitGone("changing").Quit()
	if got := look(t, d, session.ID()).Said[0].Answer; got != "The first half, and the second." {
		t.Errorf("the answer is %q", got)
	}
}

// Who goes on typing in a window that was displaced takes nothing from the other one's text.
func TestDisplacedWindowKeepsTheOthersText(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	first := open(t, d, session.ID(), 100, 30)
	first.Await("question 1")
	second := open(t, d, session.ID(), 100, 30)
	second.Await("question 1").Type("A long text of the second window.")
	awaitDraft(t, d, session.ID(), "A long text of the second window.")
	second.Quit()
	first.Type("One of the first.").Press("esc").Await("1 interview").Quit()
	open(t, d, session.ID(), 100, 30).Await("A long text of the second window.").Await("One of the first.")
}

// Skipping throws typed text away, and so wants to be said twice.
func TestSkippingTypedText(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("half").Press("ctrl+k").Await("Press ctrl+k once more").Type(" more").AwaitGone("once more").Await("half more")
	s.Press("ctrl+k").Await("once more").Press("ctrl+k").Await("question 2")
}

// Who may read an answer is remembered while one is elsewhere in the program.
func TestMarkIsRemembered(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("secret").Press("tab").Await("only me").Press("esc").Await("1 interview").Press("enter").Await("only me").Press("ctrl+s").Await("Private: 1")
	if v := look(t, d, session.ID()); v.Said[0].Mark != profile.Private {
		t.Errorf("mark %q", v.Said[0].Mark)
	}
}

// toChoice answers until a choice is open.
func toChoice(t *testing.T, s *interview.Session) {
	t.Helper()
	for i := 0; s.View().Open.Kind != interview.Choice; i++ {
		if x := s.View().Open; x.Kind == interview.Review {
			if _, err := s.Skip(t.Context(), x.ID); err != nil {
				t.Fatal(err)
			}
			continue
		}
		say(t, s, telling(s.View().Open, prompts.EN, i))
	}
}

// A choice says which keys choose, says so when nothing was chosen, and keeps the option with the draft.
func TestChoice(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 60)
	toChoice(t, session)
	options := session.View().Open.Options
	s := open(t, d, session.ID(), 110, 34)
	s.Await(fmt.Sprintf("1–%d choose", len(options))).Type("because").Press("ctrl+s").Await("Choose one of the options first")
	s.Press("down", "down").Await("▸ 2  " + options[1]).Await("saved as you type").Press("esc").Await("1 interview").Press("enter").Await("▸ 2  " + options[1]).Await("because")
	number := session.View().Open.N
	s.Press("ctrl+s").Await(fmt.Sprintf("question %d", number+1)).Press("ctrl+z").Await(fmt.Sprintf("changing answer %d", number)).Await("▸ 2  " + options[1]).Await("because")
	for _, x := range look(t, d, session.ID()).Said {
		if x.N == number && x.Answer != options[1]+"\nbecause" {
			t.Errorf("stored %q", x.Answer)
		}
	}
}

// A request to explain is no answer: it goes away, and undo brings it back.
func TestAskingBack(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 100, 30)
	s.Await("question 1").Type("What do you mean?").Press("ctrl+s").AwaitGone("What do you mean?").AwaitGone("Why I ask")
	s.Press("alt+z").Await("What do you mean?")
	if v := look(t, d, session.ID()); v.Answered != 0 {
		t.Error("it was stored as an answer")
	}
}

// u undoes the verdict on the line under the cursor; an addition does not end the review, and rewording keeps it.
func TestReviewKeepsWhatIsAdded(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	s := open(t, d, session.ID(), 110, 40)
	s.Await("enter keep").Press("d").Await("dropped").Press("enter").Await("kept").Press("up", "up", "u").AwaitGone("dropped").Await("kept")
	s.Press("a").Await("What is missing").Type("The service book.").Press("ctrl+s").Await("+  The service book.").Await("That is all")
	s.Press("up", "e").Await("How should line").Type(" Really.").Press("esc").Await("Press esc once more").Press("esc").AwaitGone("How should line").Await("+  The service book.")
	if v := look(t, d, session.ID()); v.Open.Kind != interview.Review {
		t.Error("the review was ended")
	}
	s.Press("end", "ctrl+s").AwaitGone("service book")
	found := false
	for _, x := range look(t, d, session.ID()).Said {
		found = found || x.Answer == "The service book."
	}
	if !found {
		t.Error("what was added is gone")
	}
}

// From the playbook to an answer, to change it, and back to the same place.
func TestCorrectFromThePlaybook(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 120, 30)
	s.Await("1 interview").Press("p").Await("You see all of it").Await("leads to answer 7").Press("left", "right", "tab", "enter").Await("change the answer").Press("e").Await("back to the playbook")
	s.Type(" Corrected.").Press("ctrl+s").Await("You see all of it").Press("/").Type("corrected").Press("enter").Await("match 1")
	s.Press("?").Await("Keys").Press("x").AwaitGone("Keys").Press("q").Await("1 interview")
}

// A long answer behind a reference can be read to its end.
func TestPopupScrolls(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	say(t, session, "The estimate is wrong.\n"+strings.Repeat("And so on.\n", 60)+"The last words.")
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 80, 24)
	s.Await("1 interview").Press("p").Await("You see all of it").Await("leads to answer 7").Press("tab", "enter").Await("answer 1")
	for range 5 {
		s.Press("pgdown")
	}
	s.Await("The last words.").Press("esc").Await("You see all of it")
}

// The example is for reading: nothing is offered that it does not do.
func TestExample(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), config(desk())), 120, 30)
	s.Await("Press n to begin").Press("e").Await("a finished example").Await("An example, so that you see")
	if text := s.Text(); strings.Contains(text, "write the files") || strings.Count(text, "tacit  ") > 1 {
		t.Error(text)
	}
	s.Press("x", "right", "left", "q").Await("Press n to begin")
}

// Sixty interviews: the one under the cursor is in sight, the columns stand below each other, and the cursor stays on
// its interview when the order changes.
func TestManyInterviews(t *testing.T) {
	d := desk()
	for i := range 60 {
		setup := interview.Setup{Subject: fmt.Sprintf("Person %d", i), Work: strings.Repeat("长", i), Lang: prompts.EN, Pack: "general", Seed: int64(i)}
		if i == 0 {
			setup.Work = "Work"
		}
		if _, err := d.Begin(t.Context(), setup, interview.Consent{Lang: prompts.EN, Text: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 100, 24)
	s.Await("60 interviews").Press("G").Await("▸ Work").Press("k", "k").Await("▸ 长长 ·").Golden("home-many")
	s.Resize(40, 12).Await("▸").Press("g").Await("▸")
}

// Names of 200 characters and topics of 16 Han characters fit in.
func TestLongNames(t *testing.T) {
	d := desk()
	setup := interview.Setup{Subject: strings.Repeat("名", 200), Work: strings.Repeat("活", 200), Lang: prompts.ZH, Pack: "general", Questions: 25, Seed: 1}
	session, err := d.Begin(t.Context(), setup, interview.Consent{Lang: prompts.ZH, Text: "x"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		text := telling(session.View().Open, prompts.ZH, i)
		if p := session.View().Open.Probe; p == prompts.ProbeSteps || p == prompts.ProbeJudgement {
			text = "一二三四五六七八九十一二三四五六"
		}
		say(t, session, text)
	}
	s := open(t, d, session.ID(), 110, 30)
	s.Await("目前记下的").Golden("zh-long-names")
	s.Resize(40, 12).AwaitGone("目前记下的").Press("esc").Await("▸")
}

// The help page scrolls where it does not fit, and ctrl+c leaves from it too.
func TestHelpOnASmallTerminal(t *testing.T) {
	d := desk()
	session := talked(t, d, prompts.EN, 25, 2)
	s := open(t, d, session.ID(), 40, 12)
	s.Await("ctrl+s send").Press("f1").Await("to scroll")
	for range 20 {
		s.Press("down")
	}
	s.Await("quit").Press("x").AwaitGone("Keys").Press("f1").Await("Keys").Press("ctrl+c")
	if _, err := s.Quit(); err != nil {
		t.Error(err)
	}
}

// Where the question leaves no room for it, what is meant by it is a page of its own.
func TestExplanationOnASmallTerminal(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	want, err := session.Explain(session.View().Open.ID)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(want)
	s := open(t, d, session.ID(), 40, 12)
	s.Await("1 · ").Press("ctrl+x").Await("What is meant").Await(words[0] + " " + words[1]).Await(words[len(words)-1]).Press("x").AwaitGone("What is meant").Await("for: the team").Type("Wrecks.").Await("Wrecks.")
	s.Resize(100, 40).Press("ctrl+x").Await(words[0] + " " + words[1]).Await("Wrecks.").AwaitGone("What is meant")
}

// On 20 by 5 cells there is the question, and what one types.
func TestTwentyByFive(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	s := open(t, d, session.ID(), 20, 5)
	s.Await("ctrl+s").Type("wrecks").Await("wrecks").Golden("tiny")
	if _, y := s.Cursor(); y > 3 {
		t.Errorf("the cursor is in line %d", y)
	}
	s.Press("ctrl+k").Await("ctrl+k once").Press("ctrl+s").AwaitGone("wrecks")
}

// The setup form says what is missing and what is too long, has one line for each name, and keeps what was filled in
// while one reads the consent again.
func TestSetup(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), config(desk())), 100, 40)
	s.Await("Press n to begin").Press("n").Await("Before we begin").Press("space", "enter", "enter").Await("Who are you?")
	s.Press("enter").Await("are needed").Type("Ana").Press("ctrl+j").Type("R").Press("enter").Await("▸ Which work").Paste(strings.Repeat("x", 201)).Await("xxx")
	s.Press("tab", "ctrl+s").Await("200 characters").Await("▸ Which work").Press("esc").Await("Before we begin").Press("enter").Await("AnaR").Await("xxx")
	x, _ := s.Press("up").Await("▸ Who").Cursor()
	s.Type("周老师")
	s.Await("AnaR周老师")
	if now, _ := s.Cursor(); now != x+6 {
		t.Errorf("the cursor went from %d to %d", x, now)
	}
}

// A command line that asks for a new interview leads straight to it, with what was said already.
func TestNewInterviewFromTheCommandLine(t *testing.T) {
	d := desk()
	cfg := config(d)
	cfg.Setup = interview.Setup{Subject: "老周", Work: "注塑工艺", Lang: prompts.ZH, Pack: "general", Depth: interview.Quick, Audience: profile.ForTeam, Seed: 1}
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 50)
	s.Await("开始之前").Press("space", "enter").Await("老周").Await("● 简短").Await("● 我的团队").Press("down", "down", "down", "enter", "enter", "enter").Await("第 1 问")
}

// Without an editor the key for it is not offered, and says why when it is pressed.
func TestNoEditor(t *testing.T) {
	d := desk()
	s := open(t, d, begin(t, d, prompts.EN, 25).ID(), 120, 30)
	s.Await("question 1").Press("ctrl+e").Await("No editor is set")
	if strings.Contains(s.Text(), "ctrl+e editor") {
		t.Error("a key is offered that does nothing")
	}
}

// Nor is there one for the wording of a claim, or for what a teach-back lacks.
func TestNoEditorInReview(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	s := open(t, d, session.ID(), 120, 30)
	s.Await("enter keep").Press("e").Await("How should line 1 read").Press("ctrl+e").Await("No editor is set").Press("esc").Await("enter keep")
	s.Press("a").Await("What is missing").Press("ctrl+e").Await("No editor is set")
}

// Keys that were pressed before a teach-back was on the screen judge nothing in it.
func TestReviewIsReadFirst(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	cfg := config(d)
	cfg.Start = session.ID()
	var m tea.Model = tui.New(t.Context(), cfg)
	m = drive(m, m.Init())
	var cmds []tea.Cmd
	press := func(k tea.KeyPressMsg) {
		next, cmd := m.Update(k)
		m, cmds = next, append(cmds, cmd)
	}
	press(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}) // go on, which is stored meanwhile
	press(tea.KeyPressMsg{Code: tea.KeyEnter})
	press(tea.KeyPressMsg{Code: 'd', Text: "d"})
	for _, cmd := range cmds {
		m = drive(m, cmd)
	}
	v := look(t, d, session.ID())
	if v.Open == nil || v.Open.Kind != interview.Review {
		t.Fatalf("open: %+v", v.Open)
	}
	if n := standings(v); n[profile.Confirmed]+n[profile.Dropped] > 0 {
		t.Errorf("judged unread: %v", n)
	}
}

// What went wrong with an answer is still to be read when keys were typed meanwhile.
func TestRefusalOutlastsKeysTypedAhead(t *testing.T) {
	d := desk()
	cfg := config(d)
	cfg.Start = begin(t, d, prompts.EN, 25).ID()
	var m tea.Model = tui.New(t.Context(), cfg)
	m = drive(m, m.Init())
	m, send := m.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	m, _ = m.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
	m = drive(m, send)
	if text := m.View().Content; !strings.Contains(text, "There is no answer yet") || !strings.Contains(text, "▏") {
		t.Error(text)
	}
}
