package serve_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/tui/serve"
)

func TestInvitationIsRedeemedOnce(t *testing.T) {
	h := open(t)
	lead, guest, thief := newKey(t), newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	code := strings.TrimSpace(h.run(lead, "invite", "").out)
	if len(strings.ReplaceAll(code, "-", "")) != 26 {
		t.Fatalf("the code is %q", code)
	}
	if got := h.run(guest, "redeem", "wrong\n"+strings.ToUpper(code)+"\n"); got.status != 0 || !strings.Contains(got.err, "You are here as: specialist") {
		t.Errorf("%+v", got)
	}
	if got := h.run(thief, "redeem", strings.Repeat(code+"\n", 9)); got.status != 1 || strings.Count(got.err, "no invitation") != 5 {
		t.Errorf("a code that was used: %+v", got)
	}
	id := h.begin(guest, "I look at the photos.")
	if got := h.run(guest, `interview --jsonl --consent --subject b --role c`, ""); got.status != 2 || !strings.Contains(got.out, "no-leave") {
		t.Errorf("a second interview: %+v", got)
	}
	if got := strings.TrimSpace(h.run(guest, "whoami", "").out); got != known(guest)+"\nspecialist "+id {
		t.Errorf("whoami says %q", got)
	}
	for _, secret := range []string{code, strings.ReplaceAll(code, "-", ""), "photos", "Ana Ruiz", "Motor claims"} {
		if strings.Contains(h.log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
}

// Somebody who is nobody here yet types the code in their first session, and goes on to their interview in the same one.
func TestInvitationIsTyped(t *testing.T) {
	h := open(t)
	lead, guest := newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	code := strings.TrimSpace(h.run(lead, "invite", "").out)
	s := h.terminal(h.dial(guest), 80, 24).sees("The code of your invitation:")
	s.types("no such code\r").sees("There is no invitation")
	s.types(strings.ReplaceAll(code, "-", " ") + "\r").sees("tacit asks you about work")
	s.types("q")
	if got := s.end(); got != 0 {
		t.Errorf("status %d", got)
	}
	stranger := h.terminal(h.dial(newKey(t)), 80, 24).sees("Your key is not known here yet.")
	stranger.types("\x04")
	stranger.end()
}

func TestWhoMayInvite(t *testing.T) {
	h := open(t)
	lead, owner := newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	h.grant(owner, interview.Specialist, "")
	id := h.begin(owner, "I look at the photos.")
	for _, test := range []struct {
		who  string
		args string
		want int
	}{
		{"lead", "", 0}, {"lead", "--role lead", 0}, {"lead", "--role successor --interview " + id, 0}, {"lead", "--role successor", 2},
		{"lead", "--role specialist --interview " + id, 1}, {"lead", "--role operator", 2}, {"lead", "--role king", 2}, {"lead", "--hours 0", 2}, {"lead", "--hours 9999", 2},
		{"lead", "--role lead --interview " + id, 2},
		{"owner", "--role successor --interview " + id, 0}, {"owner", "--role specialist --interview " + id, 0}, {"owner", "", 1}, {"owner", "--role lead", 1},
		{"owner", "--role successor --interview zzzzzzzz", 1},
	} {
		key := lead
		if test.who == "owner" {
			key = owner
		}
		if got := h.run(key, "invite "+test.args, ""); got.status != test.want || (got.out == "") != (test.want != 0) {
			t.Errorf("%s invites %q: %+v, want status %d", test.who, test.args, got, test.want)
		}
	}
	second := newKey(t)
	code := h.run(owner, "invite --role specialist --interview "+id, "").out
	h.run(second, "redeem", code)
	if got := h.run(second, "show", ""); !strings.Contains(got.out, "photos") {
		t.Errorf("with a second key: %+v", got)
	}
}

func TestInvitationExpires(t *testing.T) {
	now := time.Now()
	h := open(t, func(c *serve.Config) { c.Clock = func() time.Time { return now } })
	lead, guest := newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	code := h.run(lead, "invite --hours 1", "").out
	now = now.Add(time.Hour)
	if got := h.run(guest, "redeem", code); got.status == 0 && !strings.Contains(got.err, "no invitation") {
		t.Errorf("%+v", got)
	}
	if grants, err := h.store.Grants(context.Background(), interview.Grant{Key: known(guest)}); len(grants) != 0 || err != nil {
		t.Errorf("%v, %v", grants, err)
	}
}

// What is kept of a code is not the code, and no two codes are alike.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		code, hash := serve.NewCode()
		if seen[code] || strings.Contains(fmt.Sprintf("%s %s", hash, hex.EncodeToString(hash[:])), code) {
			t.Fatalf("%s, %x", code, hash)
		}
		seen[code] = true
	}
}

// What ssh hands over has lost its quotes: a name takes the words up to the next flag.
func TestNamesWithoutQuotes(t *testing.T) {
	h := open(t)
	lead, guest := newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	for command, want := range map[string]string{
		"invite --name Bo Lind --hours 2": "Bo Lind", "invite --hours 2 --name=Bo van der Lind": "Bo van der Lind", `invite --name "Bo Lind" --hours 2`: "Bo Lind", "invite --name Bo": "Bo",
	} {
		code := h.run(lead, command, "")
		if code.status != 0 {
			t.Fatalf("%s: %+v", command, code)
		}
		key := newKey(t)
		if got := h.run(key, "redeem", code.out); got.status != 0 {
			t.Fatalf("%s: %+v", command, got)
		}
		grants, err := h.store.Grants(context.Background(), interview.Grant{Key: known(key)})
		if err != nil || len(grants) != 1 || grants[0].Name != want {
			t.Errorf("%s: %+v, %v", command, grants, err)
		}
	}
	h.grant(guest, interview.Specialist, "")
	got := h.run(guest, `interview --jsonl --consent --subject Ana Ruiz --role Motor claims`, "")
	if list := h.run(guest, "list", "").out; got.status != 0 || !strings.Contains(list, "Motor claims · Ana Ruiz") {
		t.Errorf("%+v, %s", got, list)
	}
}

// What is refused says why, and who is nobody here is told how to become somebody.
func TestRefusedCommands(t *testing.T) {
	h := open(t)
	lead, nobody := newKey(t), newKey(t)
	h.grant(lead, interview.Lead, "")
	for command, want := range map[string]string{
		"invite --role king": "behind --role is not understood", "invite --hours 0": "--hours is from 1 to 720", "invite --hours soon": "behind --hours is not understood",
		"invite --bogus": "There is no --bogus here", "invite --name": "missing behind --name", "invite Bo": "“Bo” is one word too many", "invite --role successor": "needs an --interview",
	} {
		if got := h.run(lead, command, ""); got.status != 2 || !strings.Contains(got.err, want) || !strings.Contains(got.err, "invite [--role") {
			t.Errorf("%s: %+v", command, got)
		}
	}
	for _, command := range []string{"invite", "list", "compile"} {
		if got := h.run(nobody, command, ""); got.status != 1 || !strings.Contains(got.err, "Your key is not known here yet. Connect without a command") {
			t.Errorf("%s: %+v", command, got)
		}
	}
}

// Who names no interview and has several is told so.
func TestSeveralInterviews(t *testing.T) {
	h := open(t)
	owner := newKey(t)
	for range 2 {
		h.grant(owner, interview.Specialist, "")
		h.begin(owner, "I look at the photos.")
	}
	for _, command := range []string{"show", "compile", "people"} {
		if got := h.run(owner, command, ""); got.status != 1 || !strings.Contains(got.err, "There are several interviews") {
			t.Errorf("%s: %+v", command, got)
		}
	}
}
