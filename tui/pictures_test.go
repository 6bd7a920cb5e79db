package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"tacit/interview"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// TestPictures draws the screens for the documentation, from the program itself.
func TestPictures(t *testing.T) {
	dir := os.Getenv("TACIT_PICTURES")
	if dir == "" {
		t.Skip("TACIT_PICTURES=docs/pictures go test ./tui -run TestPictures writes the pictures of the screens into that folder")
	}
	draw := func(name string, s *screentest.Screen) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(s.SVG()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	show := func(d *interview.Desk, start string, lang prompts.Lang, width, height int, opts ...screentest.Option) *screentest.Screen {
		cfg := config(d)
		cfg.Start, cfg.Lang, cfg.Editor = start, lang, []string{"vi"}
		return screentest.Start(t, tui.New(t.Context(), cfg), width, height, opts...)
	}
	const typed = "Leased company cars. The leasing firm wants its own expert before anybody says total loss, so at 60 I only ring them"

	d := desk()
	conducted(t, d, prompts.ZH, 25, 8)
	id := conducted(t, d, prompts.EN, 25, 7).ID()
	draw("home", show(d, "", prompts.EN, 100, 24).Await("2 interviews"))
	draw("interview", show(d, id, prompts.EN, 110, 30).Await("LEARNED").Type(typed).Await("ring").Await("saved as you type"))
	draw("interview-light", show(d, id, prompts.EN, 110, 30, screentest.OnLightPage()).Await("ring").Await("saved as you type"))
	draw("interview-narrow", show(d, id, prompts.EN, 40, 16).Await("ring").Await("saved as you type"))

	zh := desk()
	id = conducted(t, zh, prompts.ZH, 25, 7).ID()
	draw("interview-zh", show(zh, id, prompts.ZH, 110, 30).Await("目前记下的").Type("比标准色卡深一格就算，我先清三模，看颜色回不回得来。").Await("得来。").Await("边打字边保存"))

	reviewed := desk()
	session := conducted(t, reviewed, prompts.EN, 12, 100)
	draw("review", show(reviewed, session.ID(), prompts.EN, 110, 30).Await("enter keep").Press("enter").Await("kept"))
	draw("playbook", show(reviewed, "", prompts.EN, 110, 34).Await("1 interview").Press("p").Await("When it is well done").Press("tab").Await("You see all of it"))
}

// conducted is an interview in which every question gets an answer to itself, up to a number of answers or a teach-back.
func conducted(t *testing.T, d *interview.Desk, lang prompts.Lang, questions, answers int) *interview.Session {
	t.Helper()
	s := begin(t, d, lang, questions)
	given := map[prompts.Probe]int{}
	for range answers {
		x := s.View().Open
		if x.Kind == interview.Review {
			break
		}
		list := pictured[lang][x.Probe]
		if len(list) == 0 {
			list = pictured[lang][prompts.ProbeScenario]
		}
		say(t, s, list[given[x.Probe]%len(list)])
		given[x.Probe]++
	}
	return s
}

// pictured are answers for the pictures, by what was asked for.
var pictured = map[prompts.Lang]map[prompts.Probe][]string{
	prompts.EN: {
		prompts.ProbeScope:     {"When a car is too badly hit for a simple repair, the garage and the policyholder come to me."},
		prompts.ProbeGoal:      {"A fair payment within a week, and no letter from a lawyer."},
		prompts.ProbeSteps:     {"Read the claim\nLook at the photos\nDecide total loss or repair\nSet the reserve"},
		prompts.ProbeJudgement: {"The photos, and total loss or repair."},
		prompts.ProbeScenario: {
			"Look at the shadows and the tyre angle first. Last month a Golf looked fine, but the shadow under the sill was wrong, and the surveyor found 3,000 euros of hidden damage.",
			"When the estimate gets too high I call it a total loss. Hidden damage always adds about 15 percent.",
		},
		prompts.ProbeThreshold:  {"60 % of market value. Hidden damage always adds about 15, so at 60 you are really at 75.", "Above 2,000 euros I send a surveyor."},
		prompts.ProbeException:  {"With classics never on the number alone, there the owner decides.", "If the garage is one of the five on our list.", "If the rim is new. Then the wheel is straight, and what is bent sits behind it."},
		prompts.ProbeCue:        {"On the hit corner the wheel is never quite straight.", "The airbag light is on and the bags are not out."},
		prompts.ProbeReason:     {"Because the workshop finds more every single time."},
		prompts.ProbeIncident:   {"Last spring a BMW came in with the airbag light on and the bags still in. I asked for the inspection sheet, and the bags had been gone for a year. We paid 4,000 euros less."},
		prompts.ProbeTimeline:   {"Monday the photos, Tuesday I asked for the sheet, Friday the owner withdrew."},
		prompts.ProbeBoundary:   {"A neck injury in the first 21 days, and anything with a fatality."},
		prompts.ProbeConstraint: {"The tyre angle and the odometer, nothing else."},
	},
	prompts.ZH: {
		prompts.ProbeScope:     {"产品出了毛病夜班搞不定的，都来找我。"},
		prompts.ProbeGoal:      {"首件一次过，后面跑一个班不用人盯。"},
		prompts.ProbeSteps:     {"领料烘料、上模、调机打首件、处理飞边"},
		prompts.ProbeJudgement: {"调机打首件，还有处理飞边。"},
		prompts.ProbeScenario:  {"先听螺杆的声音，发闷就是料没化透。料头发黄，说明料温高了。", "飞边太大我先看毛边在哪儿，一看就知道是哪头的事。"},
		prompts.ProbeThreshold: {"料温超过250度就停机，会分解。"},
		prompts.ProbeException: {"阻燃料除外，绝对不能超过210度。"},
	},
}
