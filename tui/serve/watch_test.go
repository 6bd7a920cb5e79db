package serve_test

import (
	"context"
	"io"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
)

// followed is an interview that goes on, with whoever takes it over, named Bo.
func followed(t *testing.T) (h *house, owner *terminal, specialist, successor gossh.Signer, id string) {
	h = open(t, anybody)
	specialist, successor = newKey(t), newKey(t)
	owner, id = h.inInterview(specialist)
	h.ok(h.store.Grant(context.Background(), interview.Grant{Key: known(successor), Role: interview.Successor, Interview: id, Name: "Bo Lind"}))
	return h, owner, specialist, successor, id
}

// Whoever takes over watches once the specialist allows it, is shown to them, and asks what the specialist is then asked.
func TestWatchOverSSH(t *testing.T) {
	h, owner, specialist, successor, id := followed(t)
	if got := h.run(successor, "watch "+id, ""); outcome(got) != unknown {
		t.Errorf("nobody allowed it: %+v", got)
	}
	watcher := h.terminal(h.dial(successor), 100, 30).sees("Handovers").sees("Motor claims")
	watcher.types("w").sees("Handovers") // not yet
	owner.types("\x0f").sees("once more").types("\x0f").sees("nobody is watching")
	watcher.types("q")
	watcher = h.terminal(h.dial(successor), 100, 30).sees("w watch")
	watcher.types("w").sees("you are watching")
	owner.sees("Bo Lind is watching")
	owner.types("zebra quark").sees("zebra quark").types("\t\t").sees("anyone (shared)").types("\x13").sees("question 3")
	watcher.sees("zebra quark")
	owner.types("secret plum").sees("secret plum").types("\t").sees("private").types("\x13").sees("question 4")
	watcher.sees("(answered, not for others)")
	watcher.types("a").sees("Your question for").types("Why not the garage in town?\r").sees("Waits to be asked")
	owner.sees("1 question from others waits")
	if strings.Contains(watcher.raw.String(), "secret plum") {
		t.Error("what is private was shown")
	}
	watcher.types("q").sees("Handovers").types("q")
	owner.sees("nobody is watching")
	if got := h.run(specialist, "watching "+id+" --stop", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got := h.run(successor, "watch "+id, ""); outcome(got) != unknown {
		t.Errorf("it is over: %+v", got)
	}
}

// Without a terminal what is said comes line by line; whose part is taken away sees nothing more.
func TestWatchWithoutATerminal(t *testing.T) {
	h, owner, specialist, successor, id := followed(t)
	h.run(specialist, "watching "+id, "")
	session, err := h.dial(successor).NewSession()
	h.ok(err)
	out, err := session.StdoutPipe()
	h.ok(err)
	h.ok(session.Start("watch " + id))
	lines := &buffer{}
	go io.Copy(lines, out)
	sees := func(text string) {
		t.Helper()
		if !await(func() bool { return strings.Contains(lines.String(), text) }) {
			t.Fatalf("%q is not in %s", text, lines.String())
		}
	}
	sees("1  Let us start")
	sees("1: (answered, not for others)")
	owner.types("zebra quark").sees("zebra quark").types("\t\t").sees("anyone (shared)").types("\x13").sees("question 3")
	sees("2: zebra quark")
	if got := h.run(successor, "ask "+id, "Why not the garage in town?"); got.status != 0 || !strings.Contains(got.err, "waits") {
		t.Errorf("%+v", got)
	}
	if got := h.run(successor, "ask "+id, "\n"); got.status == 0 {
		t.Errorf("%+v", got)
	}
	h.ok(h.store.Revoke(context.Background(), interview.Grant{Key: known(successor), Role: interview.Successor, Interview: id}))
	owner.types("second answer").sees("second answer").types("\t\t").sees("anyone (shared)").types("\x13").sees("question 4")
	if status := statusOf(t, session.Wait()); status == 0 {
		t.Error("it goes on")
	}
	if text := lines.String(); strings.Contains(text, "second answer") {
		t.Errorf("whose part was taken away saw %q", text)
	}
}

// Names are what whoever invites somebody calls them.
func TestInvitedByName(t *testing.T) {
	h, _, specialist, _, id := followed(t)
	got := h.run(specialist, "invite --role successor --interview "+id+" --name '小吴'", "")
	if got.status != 0 {
		t.Fatalf("%+v", got)
	}
	new := newKey(t)
	if got := h.run(new, "redeem", got.out); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	if got := h.run(specialist, "people "+id, ""); !strings.Contains(got.out, known(new)+"  successor  小吴") {
		t.Errorf("%+v", got)
	}
	if got := h.run(specialist, "invite --role successor --interview "+id+" --name "+strings.Repeat("x", 201), ""); got.status == 0 {
		t.Errorf("%+v", got)
	}
}
