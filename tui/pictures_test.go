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
	const typed = "60 % of market value. Hidden damage always adds about 15, so at 60 you are really at 75"

	d := desk()
	talked(t, d, prompts.ZH, 25, 6)
	id := talked(t, d, prompts.EN, 25, 7).ID()
	draw("home", show(d, "", prompts.EN, 100, 24).Await("2 interviews"))
	draw("interview", show(d, id, prompts.EN, 110, 30).Await("LEARNED").Type(typed).Await("really at 75").Await("saved as you type"))
	draw("interview-light", show(d, id, prompts.EN, 110, 30, screentest.OnLightPage()).Await("really at 75").Await("saved as you type"))
	draw("interview-narrow", show(d, id, prompts.EN, 40, 16).Await("really at 75").Await("saved as you type"))

	zh := desk()
	id = talked(t, zh, prompts.ZH, 25, 7).ID()
	draw("interview-zh", show(zh, id, prompts.ZH, 110, 30).Await("目前记下的").Type("先看料斗，再看螺杆转速。").Await("螺杆转速").Await("边打字边保存"))

	reviewed := desk()
	session := begin(t, reviewed, prompts.EN, 12)
	toReview(t, session)
	draw("review", show(reviewed, session.ID(), prompts.EN, 110, 30).Await("enter keep").Press("enter").Await("kept"))
	draw("playbook", show(reviewed, "", prompts.EN, 110, 34).Await("1 interview").Press("p").Await("What this covers").Press("tab").Await("What x writes"))
}
