package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/screentest"
)

// finished is an interview that has come to its end.
func finished(t *testing.T, d *interview.Desk, lang prompts.Lang) *interview.Session {
	t.Helper()
	s := begin(t, d, lang, 12)
	for i := 0; s.View().Open != nil; i++ {
		say(t, s, telling(s.View().Open, lang, i))
	}
	return s
}

// At the end it is said that what came of it can be signed; s says who will read it and signs when pressed twice, t takes it back; what is
// said since is not signed, and says so.
func TestSignInThePlaybook(t *testing.T) {
	d := desk()
	session := finished(t, d, prompts.EN)
	for i, mark := range []profile.Mark{profile.Shared, profile.Private, profile.Private} {
		if err := session.Mark(t.Context(), session.View().Said[i].ID, mark); err != nil {
			t.Fatal(err)
		}
	}
	r := session.Reach()
	if r.Answers < 5 || r.Team != r.Answers-2 || r.Public != 1 {
		t.Errorf("others would read %+v", r)
	}
	cfg := config(d)
	cfg.Host, cfg.Start = "host.example", session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 80, 24)
	s.Await("until you sign it: p, then s").Golden("over-sign-en-80x24").Press("p").Await("Not signed: nobody but you reads this").Await("leads to answer")
	s.Press("t").Await("Not signed").Press("s").Await(fmt.Sprintf("of %d answers", r.Answers)).Await(fmt.Sprintf("reads %d (team", r.Team)).Await("takes over 1").Golden("sign-ask-en-80x24").Press("down").Await("Not signed")
	if look(t, d, session.ID()).Signature != nil {
		t.Error("signed with another key")
	}
	s.Press("s").Await("Press s once more").Press("s").Await("Signed: version 1, today.")
	if sig := look(t, d, session.ID()).Signature; sig == nil || sig.Version != 1 {
		t.Errorf("%+v", sig)
	}
	s.Press("s").Await("Signed: version 1").Press("?").Await("take the signature back")
	if strings.Contains(s.Text(), "sign it for others") {
		t.Errorf("what is signed can be signed:\n%s", s.Text())
	}
	s.Press("q").AwaitGone("any key goes back").Press("q").Await("Thank you").AwaitGone("p, then s").Press("q").Await("playbook 1, signed")
	other, err := d.Look(t.Context(), session.ID())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Answer(t.Context(), other.View().Said[0].ID, "When the car cannot be driven, they come to me.", ""); err != nil {
		t.Fatal(err)
	}
	s.Press("p").Await("Signed: version 1, today; what is newer is not.").Press("q").Await("playbook 1 signed, newer not").Press("p").Await("Signed: version 1")
	s.Press("t").Await("Press t once more").Press("t").Await("Not signed: nobody but you reads this").Press("q").Await("playbook 2")
	if look(t, d, session.ID()).Signature != nil {
		t.Error("the signature stands")
	}
}

// On one's own computer nobody is sent anything, which is said; an interview that goes on cannot be signed; and whose specialist wants no
// documents for others is not offered it.
func TestSignAtHome(t *testing.T) {
	d := desk()
	session := finished(t, d, prompts.ZH)
	cfg := config(d)
	cfg.Lang, cfg.Start = prompts.ZH, session.ID()
	s := screentest.Start(t, tui.New(t.Context(), cfg), 120, 40)
	s.Await("可以定稿给别人看").Golden("over-sign-zh-120x40").Press("p").Await("还没有定稿，只有你自己看得到").Await("指第 7 个回答").Press("s").Await("不会发给任何人").Golden("sign-ask-zh-120x40")
	s.Press("s").Await("已定稿：第 1 版，今天。").Golden("sign-signed-zh-120x40")

	d = desk()
	talked(t, d, prompts.EN, 12, 4)
	s = screentest.Start(t, tui.New(t.Context(), config(d)), 80, 24).Await("1 interview").Press("p").Await("You see all of it.").Press("s", "s", "?").Await("Keys")
	if strings.Contains(s.Text(), "sign it") {
		t.Errorf("an interview that goes on can be signed:\n%s", s.Text())
	}
	if list, err := d.List(t.Context()); err != nil || list[0].Signed != 0 {
		t.Errorf("%v: %+v", err, list)
	}
}
