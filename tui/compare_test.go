package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// What two people say of one work, by language: the frame, the steps, where judgement is, what is never done alone, and
// on. The last but one of the first is for nobody else.
var (
	peopleOf  = map[prompts.Lang][2]string{prompts.EN: {"Ana Ruiz", "Ben Okafor"}, prompts.ZH: {"老周", "小陈"}}
	sayingsOf = map[prompts.Lang][2][]string{
		prompts.EN: {
			{"Claims that smell wrong.", "read the claim, weigh the photos, set the reserve", "set the reserve", "Call Chen before any reserve above 900 euros.",
				"Raise the reserve when the second invoice exceeds 20 % of the first, because the garage never stops at two.", "The zebra on the corner cheats.", "The blue folder holds the hire cars."},
			{"Claims nobody else wants.", "read the claim, weigh the photos, set the reserve", "set the reserve", "Call Chen before any reserve above 500 euros, and tell Maria.",
				"Raise the reserve when the second invoice exceeds 30 % of the first.", "Never believe a bumper that is clean."},
		},
		prompts.ZH: {
			{"料温不对、产品有飞边，都来找我。", "看料、调机、首检、处理飞边", "处理飞边", "改保压必须先问李工。", "料温超过240度就停机，因为会分解。", "斑马家的料总是掺假。", "模温机的水要先放气。"},
			{"新模具上机都来找我。", "看料、调机、首检、处理飞边", "处理飞边", "改保压必须先问李工。", "料温超过230度就停机，怕分解。", "有一次料没烘干，一整班全是银纹。"},
		},
	}
	secretOf = map[prompts.Lang]string{prompts.EN: "zebra", prompts.ZH: "斑马"}
)

// twoPeople conducts an interview with each of two people about one work, and returns their ids.
func twoPeople(t *testing.T, d *interview.Desk, lang prompts.Lang) (ids [2]string) {
	t.Helper()
	for i, said := range sayingsOf[lang] {
		setup := interview.Setup{Subject: peopleOf[lang][i], Work: map[prompts.Lang]string{prompts.EN: "Motor claims", prompts.ZH: "注塑工艺"}[lang], Lang: lang, Questions: 14, Audience: profile.ForTeam, Seed: 1}
		s, err := d.Begin(t.Context(), setup, interview.Consent{Lang: lang, Text: prompts.ConsentHash(lang), Purposes: []string{prompts.PurposeRecord, prompts.PurposeCompile}})
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = s.ID()
		for _, text := range said {
			mark := profile.Mark("")
			if strings.Contains(text, secretOf[lang]) {
				mark = profile.Private
			}
			if _, err := s.Answer(t.Context(), s.View().Open.ID, text, mark); err != nil {
				t.Fatal(err)
			}
		}
	}
	return ids
}

// Two interviews are marked and put side by side, at every size and in both languages; what is marked private is not there,
// and no line is wider than the terminal.
func TestCompareScreen(t *testing.T) {
	for _, lang := range prompts.Langs {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			name := fmt.Sprintf("%s-%dx%d", lang, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				d := desk()
				twoPeople(t, d, lang)
				cfg := config(d)
				cfg.Lang = lang
				say := prompts.TextsOf(prompts.Screens, lang)
				behind := say.Say("playbook.answer", "n", map[prompts.Lang]int{prompts.EN: 4, prompts.ZH: 5}[lang])
				s := screentest.Start(t, tui.New(t.Context(), cfg), size[0], size[1])
				s.Await(say.Count("interviews", 2)).Press("space").Await("[x]").Press("down", "space").Await(say.Count("home.picked", 2)).Golden("compare-home-" + name)
				s.Press("c").Await(prompts.TextsOf(prompts.Documents, lang).Say("compare.differ")).Golden("compare-" + name)
				shown := s.Text()
				s.Press("enter").Await(behind).Golden("compare-words-" + name)
				shown += "\n" + s.Press("esc").AwaitGone(behind).Press("end").Await(prompts.TextsOf(prompts.Documents, lang).Say("compare.only", "name", peopleOf[lang][0])).Text()
				for l := range strings.Lines(shown) {
					if ansi.StringWidth(strings.TrimSuffix(l, "\n")) > size[0] {
						t.Errorf("a line of %d cells: %q", ansi.StringWidth(l), l)
					}
				}
				s.Press("p").Await(say.Say("compare.merged")[:9])
				if shown += "\n" + s.Text(); strings.Contains(shown, secretOf[lang]) {
					t.Errorf("what is private is on the screen:\n%s", shown)
				}
				s.Press("q").Await(prompts.TextsOf(prompts.Documents, lang).Say("compare.only", "name", peopleOf[lang][0])).Press("q").Await(say.Count("interviews", 2))
			})
		}
	}
}

// The arrows go from point to point and from section to section, and the cursor stays in sight.
func TestCompareKeys(t *testing.T) {
	d := desk()
	twoPeople(t, d, prompts.EN)
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 80, 24)
	s.Await("2 interviews").Press("c").Await("with the space bar").Press("space", "space").AwaitGone("[x]")
	s.Press("space", "down", "space", "c").Await("1 / ")
	s.Press("down").Await("2 / ").Press("up").Await("1 / ")
	s.Press("right").Await("▸ Read the claim").Press("right").Await("Only ").Press("left").Await("▸ Read the claim").Press("home").Await("1 / ")
	s.Press("f1").Await("one playbook").Press("x").AwaitGone("any key goes back")
}

// No statement is broken off where the screen ends, wherever the cursor is and however little room there is.
func TestCompareBeginsNothingThatDoesNotFit(t *testing.T) {
	for _, height := range []int{9, 10, 12, 13, 15} {
		d := desk()
		twoPeople(t, d, prompts.EN)
		s := screentest.Start(t, tui.New(t.Context(), config(d)), 40, height)
		s.Await("2 interviews").Press("space", "down", "space", "c").Await("1 / ")
		_, after, _ := strings.Cut(s.Text(), "1 / ")
		of, err := strconv.Atoi(strings.Fields(after)[0])
		if err != nil || of < 5 {
			t.Fatalf("%d points, %v", of, err)
		}
		for i := 2; i <= of; i++ {
			body, _, _ := strings.Cut(s.Text(), "Other words")
			if last := strings.TrimSpace(body); !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, "]") && !strings.HasSuffix(last, "…") {
				t.Errorf("%d lines, point %d: it ends\n%s", height, i-1, s.Text())
			}
			s.Press("down").Await(fmt.Sprint(i, " / "))
		}
	}
}

// The files go to a folder that bears both ids: withdrawing either of the two finds them.
func TestCompareExport(t *testing.T) {
	d := desk()
	ids := twoPeople(t, d, prompts.EN)
	folder := t.TempDir()
	cfg := config(d)
	cfg.Export = func(id string, files []profile.File) (string, error) {
		for _, part := range ids {
			if !strings.Contains(tui.Together+id+tui.Together, tui.Together+part+tui.Together) {
				return "", fmt.Errorf("%s is not in %q", part, id)
			}
		}
		for _, f := range files {
			if err := os.WriteFile(filepath.Join(folder, f.Path), f.Data, 0o600); err != nil {
				return "", err
			}
		}
		return folder, nil
	}
	s := screentest.Start(t, tui.New(t.Context(), cfg), 100, 30)
	s.Await("2 interviews").Press("space", "down", "space", "c").Await("Where they differ").Press("x").Await("Written to")
	for _, name := range []string{"comparison.md", "merged-playbook.md"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !strings.Contains(string(data), "900 euros") || !strings.Contains(string(data), "500 euros") || strings.Contains(string(data), "zebra") {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}

// Interviews in two languages cannot be compared, nor one whose specialist did not agree to documents for others; the
// screen says so and stays.
func TestCompareRefused(t *testing.T) {
	d := desk()
	twoPeople(t, d, prompts.EN)
	begin(t, d, prompts.ZH, 12)
	s := screentest.Start(t, tui.New(t.Context(), config(d)), 100, 30)
	s.Await("3 interviews").Press("space", "down", "space", "c").Await("all in one language").Press("down").AwaitGone("all in one language").Await("[x]")

	d = desk()
	twoPeople(t, d, prompts.EN)
	setup := interview.Setup{Subject: "Cleo", Work: "Motor claims", Lang: prompts.EN, Questions: 12, Audience: profile.ForTeam, Seed: 1}
	if _, err := d.Begin(t.Context(), setup, interview.Consent{Lang: prompts.EN, Text: "x", Purposes: []string{prompts.PurposeRecord}}); err != nil {
		t.Fatal(err)
	}
	s = screentest.Start(t, tui.New(t.Context(), config(d)), 100, 30)
	s.Await("3 interviews").Press("space", "down", "space", "c").Await("did not agree to documents")
}
