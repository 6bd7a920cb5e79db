package tui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
	"tacit/tui"
	"tacit/tui/screentest"
)

// fixed is the time of every test.
func fixed() time.Time { return time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC) }

// desk is an interview desk in memory.
func desk() *interview.Desk {
	return &interview.Desk{Store: store.NewMemory(), Clock: fixed, Holder: "test", Pack: prompts.LoadPack}
}

func config(d *interview.Desk) tui.Config {
	return tui.Config{Desk: d, Lang: prompts.EN, Where: "~/.local/share/tacit", Dark: true}
}

func begin(t testing.TB, d *interview.Desk, lang prompts.Lang, questions int) *interview.Session {
	t.Helper()
	setup := interview.Setup{Subject: "Ana Ruiz", Work: "Motor claims", Lang: lang, Pack: "general", Questions: questions, Audience: profile.ForTeam, Seed: 1}
	if lang == prompts.ZH {
		setup.Subject, setup.Work = "老周", "注塑工艺"
	}
	s, err := d.Begin(t.Context(), setup, interview.Consent{Lang: lang, Text: prompts.ConsentHash(lang), Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// say answers the open question.
func say(t testing.TB, s *interview.Session, text string) {
	t.Helper()
	open := s.View().Open
	if open.Kind == interview.Choice {
		text = "1\n" + text
	}
	if _, err := s.Answer(t.Context(), open.ID, text, ""); err != nil {
		t.Fatalf("answer to %q: %v", open.Question, err)
	}
}

// told are answers of a claims adjuster.
var told = []string{
	"When a car is too badly hit for a simple repair, the garage and the policyholder come to me.",
	"A fair payment within a week, and no letter from a lawyer.",
	"If the estimate gets too high I call it a total loss. Hidden damage always adds something.",
	"60 % of market value. Hidden damage always adds about 15, so at 60 you are really at 75.",
	"Last month a Golf looked fine in the photos, but the shadow under the sill was wrong. I called Maria in legal.",
}

// toldZH are answers of an injection moulding technician.
var toldZH = []string{
	"料温不对、产品有飞边，都来找我。",
	"一模出来个个合格，不用返工。",
	"飞边太大就先降保压，不行再看锁模力，因为模具一旦压坏要停三天。",
	"料温超过240度就停机，会分解。",
	"上个月有一批看着正常，结果一掰就断，我找老李查了烘料。",
}

// telling is what the adjuster or the technician says to a question.
func telling(x *interview.Exchange, lang prompts.Lang, i int) string {
	steps, judged, answers := "Read the claim\nLook at the photos\nDecide total loss or repair\nSet the reserve", "The photos, and total loss or repair.", told
	if lang == prompts.ZH {
		steps, judged, answers = "看料、调机、首检、处理飞边", "调机和处理飞边", toldZH
	}
	switch x.Probe {
	case prompts.ProbeSteps:
		return steps
	case prompts.ProbeJudgement:
		return judged
	}
	return answers[i%len(answers)]
}

// talked is an interview that has come some way.
func talked(t testing.TB, d *interview.Desk, lang prompts.Lang, questions, answers int) *interview.Session {
	s := begin(t, d, lang, questions)
	for i := range answers {
		say(t, s, telling(s.View().Open, lang, i))
	}
	return s
}

func TestFirstMinutes(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), config(desk())), 110, 32)
	s.Await("Press n to begin").Golden("home-empty")
	s.Press("n").Await("Before we begin").Golden("consent")
	s.Press("enter").AwaitGone("to read on").Press("enter").Await("Without the first choice").Golden("consent-end")
	s.Press("space", "enter").Await("Who are you?")
	s.Type("Ana Ruiz").Press("tab").Type("Motor claims").Press("tab", "left").Await("● quick").Golden("setup")
	s.Press("ctrl+s").Await("Let us start with")
	s.Await("everything is saved").Golden("first-question")
	s.Type(told[0]).Press("ctrl+s").Await("noted:").Await("question 2")
	s.Golden("second-question")
	s.Press("ctrl+z").Await("changing answer 1").Await(told[0][:40])
	s.Press("esc").AwaitGone("changing answer 1")
	s.Press("f1").Await("Keys").Golden("help")
	s.Press("esc").AwaitGone("any key goes back")
	s.Press("esc").Await("1 interview").Golden("home")
}

// slow is a store that takes its time to list what it holds.
type slow struct {
	interview.Store
	ready chan bool
}

func (s slow) Heads(ctx context.Context) ([]interview.Head, error) {
	<-s.ready
	return s.Store.Heads(ctx)
}

// Whoever wants to begin does not wait for the list.
func TestBeginBeforeTheListIsThere(t *testing.T) {
	d, ready := desk(), make(chan bool)
	d.Store = slow{d.Store, ready}
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 80, 24)
	s.Await("n new").Press("n").Await("Before we begin")
	close(ready)
	s.Press("esc").Await("Press n to begin")
}

// Every size from the smallest up shows the question, takes text and keeps its lines within the terminal.
func TestSizes(t *testing.T) {
	for _, lang := range prompts.Langs {
		for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}, {250, 80}} {
			t.Run(fmt.Sprintf("%s-%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				d := desk()
				session := talked(t, d, lang, 25, 6)
				cfg := config(d)
				cfg.Lang, cfg.Start = lang, session.ID()
				s := screentest.Start(t, tui.New(t.Context(), cfg), size[0], size[1])
				s.Await(plain.Line(session.View().Open.Question)[:6])
				s.Type("shadows 先看影子").Await("先看影子").Await(map[prompts.Lang]string{prompts.EN: "saved as you type", prompts.ZH: "边打字边保存"}[lang])
				s.Golden(fmt.Sprintf("interview-%s-%dx%d", lang, size[0], size[1]))
				for _, l := range strings.Split(s.Text(), "\n") {
					if ansi.StringWidth(l) > size[0] {
						t.Errorf("line of %d cells on a terminal of %d: %q", ansi.StringWidth(l), size[0], l)
					}
				}
			})
		}
	}
}

func TestTinyTerminalStillTakesTheAnswer(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 30, 8)
	s.Await("for: the team · This ter")
	s.Type("People bring me wrecks.").Await("wrecks").Press("ctrl+s").AwaitGone("wrecks")
	if v := look(t, d, session.ID()); v.Said[0].Answer != "People bring me wrecks." {
		t.Errorf("stored %q", v.Said[0].Answer)
	}
}

func look(t testing.TB, d *interview.Desk, id string) *interview.View {
	t.Helper()
	s, err := d.Look(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s.View()
}

func TestResizeKeepsText(t *testing.T) {
	d := desk()
	session := talked(t, d, prompts.EN, 25, 4)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 120, 40)
	s.Await("LEARNED SO FAR").Type("the paint thickness on the sill")
	s.Resize(40, 12).AwaitGone("LEARNED").Await("sill")
	s.Resize(100, 30).Await("LEARNED SO FAR").Await("the paint thickness on the sill")
}

// A long paste arrives whole; one that is too long is refused whole, and what was there stays.
func TestPaste(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	s.Await("question 1")
	long := strings.Repeat("line with a\ttab and 汉字\n", 2000)
	s.Paste(long).Await("汉字")
	s.Paste(strings.Repeat("x", interview.AnswerLimit)).Await("is the most")
	s.Press("ctrl+s").Await("question 2")
	if v := look(t, d, session.ID()); v.Said[0].Answer != long {
		t.Errorf("stored %d bytes, pasted %d", len(v.Said[0].Answer), len(long))
	}
}

// What is typed is a draft in the store within a second, and is there again when the interview is opened anew.
func TestDraft(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	s.Await("question 1").Type("half a thou")
	awaitDraft(t, d, session.ID(), "half a thou")
	s.Await("saved as you type").Quit()
	again := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	again.Await("half a thou")
}

// Flush is what the shell calls after a signal or a panic: the last characters are kept as well.
func TestFlush(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	model := tui.New(t.Context(), cfg)
	s := screentest.Start(t, model, 100, 30)
	s.Await("question 1").Type("the very last wor").Await("last wor")
	s.Quit()
	if err := model.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	drafts, _ := d.Store.Drafts(t.Context(), session.ID())
	if len(drafts) == 0 || drafts[0].Text != "the very last wor" {
		t.Fatalf("drafts %v", drafts)
	}
}

func TestSkipParkExplainMark(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 34)
	s.Await("question 1").Press("ctrl+x").AwaitGone("Why I ask").Press("ctrl+k").Await("question 2")
	s.Type("half an answer").Press("ctrl+p").Await("question 3").AwaitGone("half an answer")
	s.Press("tab").Await("only me (private)").Type("Only between us: the garage on the corner cheats.").Press("ctrl+s").Await("Private: 1 answer")
	s.Await("half an answer") // the question that was put off comes back, with what was typed for it
	v := look(t, d, session.ID())
	if v.Said[0].Status != interview.IsSkipped || v.Open.N != 2 || v.Said[1].N != 3 || v.Said[1].Mark != profile.Private {
		t.Errorf("%+v, open %d", v.Said, v.Open.N)
	}
}

// tab goes through the three marks, and the screen says which one it is before everything else. One that says what the interview says
// anyway is not stored, so that it follows the interview.
func TestMarksOneByOne(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25) // for the team
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 40, 12)
	s.Await("for: the team").Press("tab").Await("for: only me (private)").Press("tab").Await("for: anyone (shared)").Press("tab").Await("for: the team")
	s.Type("Wrecks.").Press("ctrl+s").Await("2 · ").Type("Photos.").Press("tab", "tab").Await("for: anyone").Press("ctrl+s").Await("3 · ").Await("for: the team")
	s.Press("ctrl+z").Await("for: anyone (shared)").Press("tab").Await("for: only me").Press("tab").Await("for: the team").Press("ctrl+s").Await("everything is saved")
	v := look(t, d, session.ID())
	if v.Said[0].Mark != "" || v.Said[1].Mark != profile.Team {
		t.Errorf("marked %q and %q", v.Said[0].Mark, v.Said[1].Mark)
	}
}

// What is asked of a private answer is private as well, and the screen says so, until its specialist says otherwise.
func TestFollowUpOfAPrivateAnswer(t *testing.T) {
	for keys, want := range map[string]profile.Mark{"": profile.Private, "tab": profile.Team} {
		d := desk()
		session := talked(t, d, prompts.EN, 25, 0)
		for session.View().Open.Phase != prompts.Topic {
			say(t, session, telling(session.View().Open, prompts.EN, session.View().Open.N))
		}
		n := session.View().Open.N
		cfg := config(d)
		cfg.Start = session.ID()
		s := screentest.Start(t, tui.New(t.Context(), cfg), 120, 34)
		s.Await(question(n)).AwaitGone("that this goes into").Press("tab").Await("only me (private)")
		s.Type("I usually cover for Dieter when a string comes out too short.").Press("ctrl+s").Await(question(n + 1)).Await("only me (private), as the answer that this goes into")
		if keys != "" {
			s.Press(keys).Await("the team").AwaitGone("that this goes into")
		}
		s.Type("The one in October, G1.").Press("ctrl+s").Await(question(n + 2))
		if x := look(t, d, session.ID()).Said[n]; x.Answer != "The one in October, G1." || x.Mark != want {
			t.Errorf("%q: %q is for %q", keys, x.Answer, x.Mark)
		}
	}
}

func TestTakeBackAndWithdraw(t *testing.T) {
	d := desk()
	session := talked(t, d, prompts.EN, 25, 2)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 34)
	s.Await("question 3").Type("draft of three")
	s.Press("ctrl+z").Await("changing answer 2").Type(" Nobody sues.").Press("ctrl+s").AwaitGone("changing").Await("draft of three")
	s.Press("ctrl+home", "up").Await("changing answer 2").Press("home", "ctrl+home", "up").Await("changing answer 1")
	s.Press("ctrl+t").Await("once more").Press("ctrl+t").AwaitGone("changing").Await("draft of three")
	v := look(t, d, session.ID())
	if v.Said[0].Status != interview.IsWithdrawn || v.Said[0].Answer != "" || !strings.HasSuffix(v.Said[1].Answer, "reserve Nobody sues.") {
		t.Errorf("%+v", v.Said)
	}
}

// toReview answers until a teach-back is open.
func toReview(t testing.TB, s *interview.Session) {
	t.Helper()
	for i := 0; s.View().Open.Kind != interview.Review; i++ {
		say(t, s, telling(s.View().Open, prompts.EN, i)+fmt.Sprintf("\nCase %d was like that.", i))
	}
}

func standings(v *interview.View) map[profile.Standing]int {
	out := map[profile.Standing]int{}
	for _, c := range v.Claims {
		out[c.Standing]++
	}
	return out
}

func TestReview(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	cfg := config(d)
	cfg.Start = session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 110, 40)
	s.Await("enter keep").Golden("review")
	s.Press("enter").Await("kept")
	s.Press("d").Await("dropped")
	s.Press("e").Await("How should line 3 read").Press("ctrl+u", "ctrl+home", "ctrl+u").Type("Total loss above 60 % of market value.").Press("ctrl+s").Await("reworded")
	if n := standings(look(t, d, session.ID()))[profile.Edited]; n != 1 {
		t.Errorf("%d edited claims", n)
	}
	s.Press("u").AwaitGone("reworded")
	s.Press("a").Await("What is missing").Type("Always ask for the service book.").Press("ctrl+s").AwaitGone("What is missing").Await("+  Always ask")
	s.Press("enter").AwaitGone("Always ask")
	claims, found := standings(look(t, d, session.ID())), false
	for _, c := range look(t, d, session.ID()).Claims {
		found = found || strings.Contains(c.Text, "service book")
	}
	if claims[profile.Confirmed] != 1 || claims[profile.Dropped] != 1 || claims[profile.Edited] != 0 || !found {
		t.Errorf("standings %v, addition found: %v", claims, found)
	}
}

// Of a long line all is seen before it is kept.
func TestReviewShowsAllOfALine(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	long := "Never pay on the first invoice when the garage is new to us" + strings.Repeat(", the car is leased, the photos came late, the mileage is missing, nobody rang back", 5) + " and the last words of it."
	for i := 0; session.View().Open.Kind != interview.Review; i++ {
		answer := telling(session.View().Open, prompts.EN, i)
		if session.View().Open.Phase == prompts.Topic {
			answer = long
		}
		say(t, session, answer)
	}
	cfg := config(d)
	cfg.Start = session.ID()
	screentest.Start(t, tui.New(t.Context(), cfg), 80, 40).Await("enter keep").Await("Never pay").Await("the last words")
}

func TestPlaybook(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 12)
	toReview(t, session)
	folder := t.TempDir()
	cfg := config(d)
	cfg.Export = func(id string, files []profile.File) (string, error) {
		for _, f := range files {
			path := filepath.Join(folder, filepath.FromSlash(f.Path))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return "", err
			}
			if err := os.WriteFile(path, f.Data, 0o600); err != nil {
				return "", err
			}
		}
		return folder, nil
	}
	s := screentest.Start(t, tui.New(t.Context(), cfg), 120, 40)
	s.Await("1 interview").Press("p").Await("Hidden damage always adds").Golden("playbook")
	s.Press("/").Type("market value").Press("enter").Await("match 1")
	s.Press("tab", "enter").Await("change the answer").Press("esc").AwaitGone("change the answer")
	s.Press("x").Await("Written to")
	if _, err := os.Stat(filepath.Join(folder, "playbook.md")); err != nil {
		t.Error(err)
	}
	s.Press("q").Await("playbook 1")
}

func TestWithdrawInterview(t *testing.T) {
	d := desk()
	talked(t, d, prompts.EN, 25, 2)
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 100, 24)
	s.Await("1 interview").Press("w").Await("Press w once more").Press("x").AwaitGone("once more").Press("w").Await("once more").Press("w").Await("Press n to begin")
}

// A second window takes the interview over; the first says so and keeps what was typed.
func TestTakenOver(t *testing.T) {
	d := desk()
	session := begin(t, d, prompts.EN, 25)
	cfg := config(d)
	cfg.Start = session.ID()
	first := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	first.Await("question 1").Type("my half answer")
	awaitDraft(t, d, session.ID(), "my half answer")
	second := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	second.Await("my half answer").Type(" and the rest")
	first.Press("ctrl+s").Await("opened in another window").Await("my half answer")
	second.Press("ctrl+s").Await("question 2")
	if v := look(t, d, session.ID()); v.Answered != 1 || v.Said[0].Answer != "my half answer and the rest" {
		t.Errorf("%d answers, %q", v.Answered, v.Said[0].Answer)
	}
}

// Hostile text reaches the screen as harmless characters, wherever it stands, and is stored as it was.
func TestHostileText(t *testing.T) {
	hostile := "a\x1b]52;c;ZXZpbA==\x07b \x1b[31mred \u202egnp.exe\u202c zero\u200bwidth \u009b31m {{x}} <b>`code`</b> --- 汉字👩‍👩‍👧"
	d := desk()
	setup := interview.Setup{Subject: "Ana" + hostile, Work: "Claims" + hostile, Lang: prompts.EN, Pack: "general", Questions: 25, Seed: 1}
	session, err := d.Begin(t.Context(), setup, interview.Consent{Lang: prompts.EN, Text: "x"})
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		say(t, session, hostile+"\n"+hostile+". I never do it.")
	}
	cfg := config(d)
	cfg.Start = session.ID()
	model := tui.New(t.Context(), cfg)
	s := screentest.Start(t, model, 120, 40)
	s.Await("question 9")
	s.Press("ctrl+z").Await("changing answer 8")
	s.Press("esc").Press("ctrl+l").Await("What was said so far")
	s.Press("x").Press("esc").Await("1 interview").Press("p").Await("Where this comes from")
	for _, bad := range []string{"\x1b", "\u202e", "\u200b", "\u009b", "\x07"} {
		if strings.Contains(s.Text(), bad) {
			t.Errorf("the screen holds %q", bad)
		}
	}
	if v := look(t, d, session.ID()); v.Said[0].Answer != hostile+"\n"+hostile+". I never do it." {
		t.Errorf("stored %q", v.Said[0].Answer)
	}
}

func TestNoColor(t *testing.T) {
	s := screentest.Start(t, tui.New(t.Context(), config(desk())), 80, 24, screentest.OnLightPage())
	s.Await("Press n to begin")
}

func TestChineseScreens(t *testing.T) {
	cfg := config(desk())
	cfg.Lang = prompts.ZH
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	s.Await("按 n 开始").Golden("zh-home-empty")
	s.Press("n").Await("开始之前").Press("space", "enter").AwaitGone("接着看").Press("enter").Await("怎么称呼你").Type("老周").Press("tab").Type("注塑工艺").Press("tab", "ctrl+s").Await("第 1 问").Golden("zh-first-question")
	s.Type("料温不对、产品有飞边，都来找我。").Press("ctrl+s").Await("第 2 问").Await("记下")
}

// Every text that the program asks for by name is there: a missing one would show its key.
func TestEveryAskedTextExists(t *testing.T) {
	asked := regexp.MustCompile(`\.(?:Say|Count)\("([a-z][a-z.-]*[a-z])"|"(key\.[a-z-]+)"`)
	found := 0
	for _, dir := range []string{".", "line", "cli", "../profile", "../interview"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
				found++
				if key := m[1] + m[2]; !isText(key) {
					t.Errorf("%s asks for %q, which no text has", path, key)
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d texts are asked for: the search is broken", found)
	}
}

func isText(key string) bool {
	for _, part := range []prompts.Part{prompts.Screens, prompts.Documents, prompts.Commands, prompts.Endpoints, prompts.Serve, prompts.Models} {
		if texts := prompts.TextsOf(part, prompts.EN); texts.Has(key) || texts.Has(key+".other") {
			return true
		}
	}
	return false
}

// Both languages have the same texts.
func TestEveryTextExists(t *testing.T) {
	for _, part := range []prompts.Part{prompts.Screens, prompts.Documents, prompts.Commands, prompts.Endpoints, prompts.Serve, prompts.Models} {
		en, zh := prompts.TextsOf(part, prompts.EN), prompts.TextsOf(part, prompts.ZH)
		for _, k := range en.Keys() {
			if !zh.Has(k) {
				t.Errorf("%s: %s is missing in Chinese", part, k)
			}
		}
		for _, k := range zh.Keys() {
			if !en.Has(k) {
				t.Errorf("%s: %s is missing in English", part, k)
			}
		}
	}
}

// BenchmarkKeyToFrame is what a key costs from its arrival to the finished frame, at 120 by 40, while an answer of a
// given size is being written in the middle of an interview.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"empty", 0}, {"4KiB", 4 << 10}, {"64KiB", 64<<10 - 1024}} {
		b.Run(size.name, func(b *testing.B) { benchmarkKey(b, size.bytes) })
	}
}
