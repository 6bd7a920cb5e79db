package serve_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
)

// others are who reads what a specialist has signed.
var others = []string{"lead", "successor"}

// sumOf is what sed '$d' | sha256sum gives of a page.
func sumOf(page string) string {
	page = strings.TrimSuffix(page, "\n")
	sum := sha256.Sum256([]byte(page[:strings.LastIndexByte(page, '\n')+1]))
	return hex.EncodeToString(sum[:])
}

// A playbook that is not signed is not there for anybody else, on any way, from the end of the interview to its signature and from the
// moment that this is taken back.
func TestUnsignedIsTheSpecialistsOwn(t *testing.T) {
	c := newCast(t)
	owner := c.keys["owner"]
	reads := func(want string) {
		t.Helper()
		for _, who := range others {
			got := c.run(c.keys[who], "compile "+c.id, "")
			if outcome(got) != want {
				t.Errorf("compile as %s: %s, want %s", who, outcome(got), want)
			}
			if missing := c.run(c.keys[who], "compile zzzzzzzz", ""); want == unknown && missing != got {
				t.Errorf("%s can tell what is not signed from what is not there: %+v, %+v", who, got, missing)
			}
		}
	}
	reads(works)
	marked := c.terminal(c.dial(c.keys["lead"]), 110, 30).sees("signed · today").types(" j").types(" ").sees("[x] Claims of other").sees("[x] Claims of owner")
	if got := c.run(owner, "sign "+c.id+" --undo", ""); got.status != 0 || !strings.Contains(got.err, "taken back") {
		t.Fatalf("%+v", got)
	}
	reads(unknown)
	marked.types("c").sees("There is no such interview").types("q").end()
	if got := c.run(owner, "sign "+c.id+" --undo", ""); got.status != 2 || !strings.Contains(got.err, "Nothing is signed") {
		t.Errorf("taken back once more: %+v", got)
	}
	s := c.terminal(c.dial(c.keys["lead"]), 110, 30).sees("finished, not signed").types("g").sees("▸")
	for !strings.Contains(s.text(), "▸ Claims of owner") {
		s.types("j")
	}
	s.sees("Not signed: until then").types("\r \x1b[B c")
	if text := s.text(); !strings.Contains(text, "Handovers") || strings.Contains(text, "[x] Claims of owner") {
		t.Errorf("opened or marked:\n%s", text)
	}
	if got := c.run(owner, "sign "+c.id, ""); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	reads(works)
}

// What others read is the version that was signed, to the byte; what was said since is not in it, what was taken back is not either, and
// everybody's list says how it stands.
func TestOthersReadWhatIsSigned(t *testing.T) {
	c := newCast(t)
	owner := c.keys["owner"]
	got := c.run(owner, "sign "+c.id, "")
	fields := strings.Fields(got.out)
	if len(fields) != 6 || got.status != 0 {
		t.Fatalf("%+v", got)
	}
	pages := map[string]string{}
	for i, who := range others {
		pages[who] = c.run(c.keys[who], "compile "+c.id, "").out
		if sum := fields[3+2*i]; sumOf(pages[who]) != sum || !strings.Contains(pages[who], sum) {
			t.Errorf("%s reads what has the sum %s, signed is %s", who, sumOf(pages[who]), sum)
		}
	}
	events, err := c.store.Events(context.Background(), c.id, 0)
	c.ok(err)
	var signed interview.Signed
	for _, e := range events {
		if e.Kind == interview.KindSigned {
			c.ok(json.Unmarshal(e.Body, &signed))
		}
	}
	if signed.Key != known(owner) {
		t.Errorf("signed with %q", signed.Key)
	}

	session, err := (&interview.Desk{Store: c.store, Clock: time.Now, Holder: "test", Pack: prompts.LoadPack}).Look(context.Background(), c.id)
	c.ok(err)
	_, err = session.Answer(context.Background(), "q3", "When the frame is bent I ask LATERON what he thinks of it.", profile.Shared)
	c.ok(err)
	if own := c.run(owner, "compile "+c.id+" --audience team", "").out; !strings.Contains(own, "LATERON") || !strings.Contains(own, "has not signed it") {
		t.Fatalf("the owner reads\n%s", own)
	}
	for _, who := range others {
		if page := c.run(c.keys[who], "compile "+c.id, "").out; page != pages[who] {
			t.Errorf("%s reads\n%s", who, page)
		}
	}
	for who, want := range map[string]string{"owner": "newer not signed", "lead": "newer not signed", "successor": "newer not signed", "other specialist": "  signed 2"} {
		if list := c.run(c.keys[who], "list", "").out; !strings.Contains(list, want) {
			t.Errorf("the list of %s is\n%s", who, list)
		}
	}
	c.terminal(c.dial(c.keys["lead"]), 120, 40).sees("signed · newer, not signed").sees("signed · today").types("q").end()

	c.run(owner, "withdraw "+c.id+" --answer 2", "")
	if page := c.run(c.keys["lead"], "compile "+c.id, "").out; strings.Contains(page, "FORTEAM") || !strings.Contains(page, "\n> Since this was signed") {
		t.Errorf("after a withdrawal the lead reads\n%s", page)
	}
	if page := c.run(c.keys["successor"], "compile "+c.id, "").out; page != pages["successor"] {
		t.Errorf("the successor, who never read it, reads\n%s", page)
	}
}
