package serve_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/tui/serve"
)

// cast is a server on which everybody there can be has a key, and two interviews.
type cast struct {
	*house
	keys map[string]gossh.Signer
	id   string // the interview that the matrix is about; it belongs to the owner
}

// people are who tries everything in the matrices.
var people = []string{"owner", "other specialist", "invited", "successor", "other successor", "lead", "operator", "nobody"}

func newCast(t *testing.T) *cast {
	t.Helper()
	c := &cast{house: open(t), keys: map[string]gossh.Signer{}}
	for _, who := range people {
		c.keys[who] = newKey(t)
	}
	for _, who := range []string{"owner", "other specialist", "invited"} {
		c.grant(c.keys[who], interview.Specialist, "")
	}
	c.id = c.interview("owner", "I look at the photos. SECRETOWNER is what I never tell.")
	theirs := c.interview("other specialist", "I read the letter first. SECRETOTHER is what I never tell.")
	for who, id := range map[string]string{"owner": c.id, "other specialist": theirs} {
		if got := c.run(c.keys[who], "sign "+id, ""); got.status != 0 {
			t.Fatalf("%+v", got)
		}
	}
	c.grant(c.keys["successor"], interview.Successor, c.id)
	c.grant(c.keys["other successor"], interview.Successor, theirs)
	c.grant(c.keys["lead"], interview.Lead, "")
	c.grant(c.keys["operator"], interview.Operator, "")
	c.ok(c.store.Grant(context.Background(), interview.Grant{Key: "SHA256:gone", Role: interview.Successor, Interview: c.id}))
	return c
}

// interview has somebody hold one to its end, with one answer for each audience.
func (c *cast) interview(who, private string) string {
	c.Helper()
	command := fmt.Sprintf(`interview --jsonl --consent --subject %q --role "Claims of %s" --questions 6`, who, who)
	got := c.run(c.keys[who], command, strings.Join([]string{
		`{"type":"answer","question":"q1","text":"` + private + `","mark":"private"}`,
		`{"type":"answer","question":"q2","text":"First I check the date. FORTEAM is the word for that. Then I call the garage.","mark":"team"}`,
		`{"type":"answer","question":"q3","text":"When the frame is bent I pay it out as a total loss, FORALL of them, because it is never straight again.","mark":"shared"}`,
		`{"type":"finish"}`, "",
	}, "\n"))
	_, rest, ok := strings.Cut(got.out, `"interview":"`)
	if !ok || got.status != 0 {
		c.Fatalf("%+v", got)
	}
	id := rest[:8]
	for range 12 { // skip what is still asked
		_, open, _ := strings.Cut(c.run(c.keys[who], "interview --jsonl --resume "+id, "").out, `"type":"question","id":"`)
		question, _, ok := strings.Cut(open, `"`)
		if !ok {
			break
		}
		c.run(c.keys[who], "interview --jsonl --resume "+id, `{"type":"skip","question":"`+question+`"}`+"\n")
	}
	head, err := c.store.Head(context.Background(), id)
	c.ok(err)
	if !strings.Contains(string(head.Summary), `"ended":"`) {
		c.Fatalf("the interview of %s has not ended: %s\n%s", who, head.Summary, got.out)
	}
	return id
}

// What comes of a verb: it works, there is no such interview, it is not for that person, or it was misused.
const (
	works    = "works"
	unknown  = "unknown"
	not      = "not yours"
	verbless = "no such verb"
)

func outcome(got said) string {
	switch {
	case strings.Contains(got.err, "There is no such interview"), strings.Contains(got.out, `"code":"not-found"`):
		return unknown
	case strings.Contains(got.err, "not for you to do"), strings.Contains(got.err, "not known here yet"):
		return not
	case strings.Contains(got.err, "nothing that can be done here"):
		return verbless
	case got.status == 0:
		return works
	}
	return fmt.Sprintf("%+v", got)
}

// matrix says what comes of each verb for each person, on the owner's interview. The columns are those of people.
var matrix = map[string][]string{
	"":          {works, works, works, works, works, works, works, works}, // without a terminal it is the help
	"list":      {works, works, works, works, works, works, not, not},
	"show":      {works, unknown, unknown, not, not, not, not, not},
	"sign":      {works, unknown, unknown, not, not, not, not, not},
	"compile":   {works, unknown, unknown, works, unknown, works, not, not},
	"interview": {works, unknown, unknown, not, not, not, not, not},
	"invite":    {works, unknown, unknown, unknown, unknown, works, not, not},
	"people":    {works, unknown, unknown, not, not, not, not, not},
	"revoke":    {works, unknown, unknown, not, not, not, not, not},
	"redeem":    {works, works, works, works, works, works, works, works},
	"status":    {not, not, not, not, not, not, works, not},
	"whoami":    {works, works, works, works, works, works, works, works},
	"help":      {works, works, works, works, works, works, works, works},
	"watching":  {works, unknown, unknown, not, not, not, not, not}, // before watch: it allows it
	"watch":     {not, not, not, works, unknown, not, not, not},
	"ask":       {not, not, not, works, unknown, not, not, not},
	"withdraw":  {works, unknown, unknown, not, not, not, not, not},
}

// commands is how the matrix uses each verb on an interview.
var commands = map[string]string{
	"": "", "list": "list", "show": "show %s", "sign": "sign %s", "compile": "compile %s", "interview": "interview --jsonl --resume %s", "invite": "invite --role successor --interview %s",
	"people": "people %s", "revoke": "revoke %s SHA256:gone",
	"redeem": "redeem", "status": "status", "whoami": "whoami", "help": "help", "withdraw": "withdraw %s --answer 3",
	"watching": "watching %s", "watch": "watch %s", "ask": "ask %s",
}

// typed is what comes on standard input with a verb.
var typed = map[string]string{"ask": "Who signs when you are away?\n"}

// Every verb there is has a row, and every row holds, for the interview that is there and for one that is not: whoever may not do
// something to the first gets the same answer for both.
func TestEveryVerbForEverybody(t *testing.T) {
	c := newCast(t)
	for _, verb := range serve.Verbs() {
		row, ok := matrix[verb]
		if !ok || len(row) != len(people) {
			t.Errorf("the verb %q has no row", verb)
			continue
		}
		for i, who := range people {
			if verb == "withdraw" && who == "owner" {
				continue // at the end
			}
			use := func(id string) said {
				command := commands[verb]
				if strings.Contains(command, "%s") {
					command = fmt.Sprintf(command, id)
				}
				if command == "" {
					session, err := c.dial(c.keys[who]).NewSession()
					c.ok(err)
					c.ok(session.Shell())
					return said{status: statusOf(t, session.Wait())}
				}
				return c.run(c.keys[who], command, typed[verb])
			}
			there := use(c.id)
			if got := outcome(there); got != row[i] {
				t.Errorf("%s as %s: %s, want %s", verb, who, got, row[i])
			}
			if strings.Contains(commands[verb], "%s") && row[i] != works {
				if missing := use("zzzzzzzz"); missing != there {
					t.Errorf("%s as %s tells what is there from what is not: %+v, %+v", verb, who, there, missing)
				}
			}
		}
	}
	if got := outcome(c.run(c.keys["owner"], "withdraw "+c.id+" --answer 3", "")); got != works {
		t.Errorf("withdraw as owner: %s", got)
	}
	for verb := range matrix {
		if _, ok := commands[verb]; !ok {
			t.Errorf("%q is never used", verb)
		}
	}
	if got := outcome(c.run(c.keys["lead"], "frobnicate", "")); got != verbless {
		t.Errorf("a verb that is none: %s", got)
	}
}

// What is marked reaches only those it is for.
func TestWhoReadsWhat(t *testing.T) {
	c := newCast(t)
	for who, reads := range map[string][]bool{"owner": {true, true, true}, "lead": {false, true, true}, "successor": {false, false, true}} {
		command := "compile " + c.id
		if who == "owner" {
			command += " --audience private"
		}
		got := c.run(c.keys[who], command, "")
		for i, word := range []string{"SECRETOWNER", "FORTEAM", "FORALL"} {
			if strings.Contains(got.out, word) != reads[i] {
				t.Errorf("%s reads %s: %v, want %v\n%+v", who, word, !reads[i], reads[i], got)
			}
		}
		for _, wider := range []string{" --audience private", " --file profile.json", " --file system-prompt.md"} {
			if wide := c.run(c.keys[who], command+wider, ""); who != "owner" && strings.Contains(wide.out, "SECRETOWNER") {
				t.Errorf("%s reads what is private with %s", who, wider)
			}
		}
	}
	before, err := c.store.Head(context.Background(), c.id)
	c.ok(err)
	c.run(c.keys["lead"], "compile "+c.id, "")
	if after, err := c.store.Head(context.Background(), c.id); err != nil || after.Last != before.Last {
		t.Errorf("reading has changed the interview: %v", err)
	}
	for who, n := range map[string]int{"owner": 1, "other specialist": 1, "successor": 1, "lead": 2, "invited": 0} {
		if got := c.run(c.keys[who], "list", ""); strings.Count(got.out, "\n") != n {
			t.Errorf("%s sees %q, want %d interviews", who, got.out, n)
		}
	}
}

// Until an interview has ended its playbook is nobody else's.
func TestUnfinishedPlaybookIsTheSpecialistsOwn(t *testing.T) {
	h := open(t, anybody)
	owner, lead, successor := newKey(t), newKey(t), newKey(t)
	id := h.begin(owner, "FORALL the photos come first.")
	h.grant(lead, interview.Lead, "")
	h.grant(successor, interview.Successor, id)
	for _, key := range []gossh.Signer{lead, successor} {
		if got := outcome(h.run(key, "compile "+id, "")); got != unknown {
			t.Errorf("compile: %s", got)
		}
	}
}

// Every call that a store has is refused to whoever's the interview is not, in the same way as for one that is not there; a call that
// is new fails here until it is decided.
func TestEveryStoreCallIsDecided(t *testing.T) {
	st := store.NewMemory()
	ctx := context.Background()
	events := []interview.Event{{At: time.Now(), Kind: "k"}}
	for id, key := range map[string]string{"mine": "me", "theirs": "them"} {
		if _, err := st.CreateFor(ctx, key, false, id, "test", []byte("{}"), events); err != nil {
			t.Fatal(err)
		}
	}
	calls := map[string]func(s interview.Store, id string) error{
		"Head":    func(s interview.Store, id string) error { _, err := s.Head(ctx, id); return err },
		"Acquire": func(s interview.Store, id string) error { _, err := s.Acquire(ctx, id, "x"); return err },
		"Events":  func(s interview.Store, id string) error { _, err := s.Events(ctx, id, 0); return err },
		"Append": func(s interview.Store, id string) error {
			return s.Append(ctx, id, interview.Fence{After: 1}, nil, nil)
		},
		"Rewrite": func(s interview.Store, id string) error {
			return s.Rewrite(ctx, id, interview.Fence{After: 1}, nil, nil, nil, nil)
		},
		"SaveDraft": func(s interview.Store, id string) error {
			return s.SaveDraft(ctx, id, interview.Draft{Question: "q", Text: "x"})
		},
		"Drafts":     func(s interview.Store, id string) error { _, err := s.Drafts(ctx, id); return err },
		"DropDrafts": func(s interview.Store, id string) error { return s.DropDrafts(ctx, id, "q") },
		"Erase":      func(s interview.Store, id string) error { return s.Erase(ctx, id, time.Now()) },
		"Heads": func(s interview.Store, id string) error {
			heads, err := s.Heads(ctx)
			for _, h := range heads {
				if h.ID == id {
					return err
				}
			}
			return errors.Join(err, interview.ErrNotFound)
		},
	}
	contract := reflect.TypeFor[interview.Store]()
	for i := range contract.NumMethod() {
		name := contract.Method(i).Name
		call, ok := calls[name]
		if !ok {
			if name != "Create" && name != "Close" { // these are about no interview that is there
				t.Errorf("nobody has decided who may call %s", name)
			}
			continue
		}
		mine := serve.RightsOf(st, "me")
		for _, id := range []string{"theirs", "none", ""} {
			if err := call(mine, id); !errors.Is(err, interview.ErrNotFound) || strings.Contains(err.Error(), "theirs") {
				t.Errorf("%s of %q gives %v", name, id, err)
			}
		}
		if name != "Erase" {
			if err := call(mine, "mine"); err != nil {
				t.Errorf("%s of one's own gives %v", name, err)
			}
		}
	}
	if err := calls["Erase"](serve.RightsOf(st, "me"), "mine"); err != nil {
		t.Error(err)
	}
	if _, err := serve.RightsOf(st, "me").Create(ctx, "new", "x", nil, events); !errors.Is(err, interview.ErrNoLeave) {
		t.Errorf("Create without leave gives %v", err)
	}
}

// A specialist sees who has a part in their interview, and takes it away.
func TestSpecialistDecidesWhoReads(t *testing.T) {
	c := newCast(t)
	owner, successor := c.keys["owner"], c.keys["successor"]
	got := c.run(owner, "people "+c.id, "")
	for _, who := range []string{"owner", "successor", "lead"} {
		if !strings.Contains(got.out, known(c.keys[who])) {
			t.Errorf("%s is not shown: %s", who, got.out)
		}
	}
	if strings.Contains(got.out, known(c.keys["other successor"])) {
		t.Error("somebody is shown who has no part in it")
	}
	for args, status := range map[string]int{c.id: 2, c.id + " SHA256:none": 2, c.id + " " + known(owner): 2, c.id + " " + known(successor): 0} {
		if got := c.run(owner, "revoke "+args, ""); got.status != status {
			t.Errorf("revoke %s: %+v, want status %d", args, got, status)
		}
	}
	if got := outcome(c.run(successor, "compile "+c.id, "")); got != not {
		t.Errorf("the successor still reads: %s", got)
	}
	if got := outcome(c.run(owner, "show "+c.id, "")); got != works {
		t.Errorf("the owner: %s", got)
	}
}

// meanwhile is a store in which something else happens once, after somebody has looked up what a key has in an interview.
type meanwhile struct {
	interview.SharedStore
	key  atomic.Value // of whom is looked up
	then func()
}

func (m *meanwhile) Grants(ctx context.Context, like interview.Grant) ([]interview.Grant, error) {
	grants, err := m.SharedStore.Grants(ctx, like)
	if like.Role == "" && like.Interview != "" && m.key.CompareAndSwap(like.Key, "") {
		m.then()
	}
	return grants, err
}

// Two specialists of one interview who take it from each other in the same moment: one keeps it.
func TestSpecialistsRevokeEachOther(t *testing.T) {
	m := &meanwhile{SharedStore: store.NewMemory()}
	h := open(t, anybody, func(c *serve.Config) { c.Store = m })
	first, second := newKey(t), newKey(t)
	_, id := h.inInterview(first)
	h.grant(second, interview.Specialist, id)
	m.then = func() {
		if got := h.run(second, "revoke "+id+" "+known(first), ""); got.status != 0 {
			t.Errorf("the faster one: %+v", got)
		}
	}
	m.key.Store(known(second))
	if got := h.run(first, "revoke "+id+" "+known(second), ""); outcome(got) != unknown {
		t.Errorf("the other one: %+v", got)
	}
	if got := outcome(h.run(second, "show "+id, "")); got != works {
		t.Errorf("who is left: %s", got)
	}
}

// A right that is taken away is gone at once, in a session that goes on too.
func TestRevokedInTheMiddle(t *testing.T) {
	h := open(t, anybody)
	key := newKey(t)
	s, id := h.inInterview(key)
	h.ok(h.store.Revoke(context.Background(), interview.Grant{Key: known(key), Role: interview.Specialist, Interview: id}))
	s.types("one more\x13").sees("There is no such interview")
}

// A lead's first screen are the handovers; what they open there is what the team may read.
func TestLeadSeesHandovers(t *testing.T) {
	c := newCast(t)
	c.begin(c.keys["invited"], "I look at the photos first.")
	s := c.terminal(c.dial(c.keys["lead"]), 110, 30).sees("Handovers").sees("Claims of owner · owner").sees("Claims of other specialist")
	s.types("f").sees("not finished").sees("Ana Ruiz").types("f").types("s").types("s").sees("by name")
	s.types("g").sees("▸ Claims of other specialist").types("j").sees("▸ Claims of owner").sees("missing: where the line is (FORTEAM is the word for that)")
	if text := s.text(); strings.Count(text, "missing:") != 3 || strings.Index(text, "where the line is") > strings.Index(text, "what to look for") {
		t.Errorf("the gaps that matter most:\n%s", text)
	}
	s.types("\r").sees("What the specialist lets you read")
	if text := s.text(); strings.Contains(text, "SECRETOWNER") {
		t.Errorf("a private answer is shown:\n%s", text)
	}
	s.types("\x1b").sees("Handovers")
	c.ok(c.store.Revoke(context.Background(), interview.Grant{Key: known(c.keys["lead"]), Role: interview.Lead}))
	s.types("\r").sees("There is no such interview")
	s.types("q").end()
	next := c.terminal(c.dial(c.keys["successor"]), 110, 30).sees("Handovers").sees("▸ Claims of owner")
	if text := next.text(); strings.Contains(text, "other specialist") || strings.Contains(text, "FORTEAM") {
		t.Errorf("a successor sees more than is shared of what they take over:\n%s", text)
	}
	next.types("\r").sees("What the specialist lets you read")
	if text := next.text(); strings.Contains(text, "SECRETOWNER") || strings.Contains(text, "FORTEAM") {
		t.Errorf("a successor reads what is not shared:\n%s", text)
	}
	if got := c.terminal(c.dial(c.keys["owner"]), 110, 30).sees("1 interview").text(); strings.Contains(got, "handovers") {
		t.Errorf("a specialist is offered the handovers:\n%s", got)
	}
}
