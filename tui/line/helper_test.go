package line_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
	"tacit/tui/line"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

func newDesk(st interview.Store) *interview.Desk {
	return &interview.Desk{Store: st, Clock: func() time.Time { return noon }, Holder: "test", Pack: prompts.LoadPack}
}

func setup(lang prompts.Lang, questions int) interview.Setup {
	s := interview.Setup{Subject: "Mei Lin", Work: "settling motor claims", Lang: lang, Pack: "general", Questions: questions, Seed: 1}
	if lang == prompts.ZH {
		s.Subject, s.Work = "周师傅", "注塑调机"
	}
	return s
}

func begin(t testing.TB, st interview.Store, su interview.Setup) *interview.Session {
	t.Helper()
	s, err := newDesk(st).Begin(t.Context(), su, interview.Consent{Lang: su.Lang, Text: prompts.ConsentHash(su.Lang)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// got is a line that was written.
type got map[string]any

func (g got) text(key string) string { s, _ := g[key].(string); return s }
func (g got) kind() string           { return g.text("type") }

// client is the other side of a conversation over the protocol.
type client struct {
	t    testing.TB
	in   *io.PipeWriter
	out  *bufio.Scanner
	done chan error
	raw  bytes.Buffer
	open got // the open question
}

// talk starts a conversation and reads up to the first question.
func talk(t testing.TB, s *interview.Session, resumed bool) *client {
	t.Helper()
	return connect(t, s, line.Config{Resumed: resumed})
}

// talkWith is talk with a model.
func talkWith(t testing.TB, s *interview.Session, cfg line.Config) *client {
	t.Helper()
	c := connect(t, s, cfg)
	c.until("question")
	return c
}

func connect(t testing.TB, s *interview.Session, cfg line.Config) *client {
	t.Helper()
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	c := &client{t: t, in: inW, out: bufio.NewScanner(outR), done: make(chan error, 1)}
	c.out.Buffer(nil, 4<<20)
	go func() {
		err := line.JSONL(t.Context(), s, cfg, inR, outW)
		inR.Close()
		outW.Close()
		c.done <- err
	}()
	t.Cleanup(func() { inW.Close(); outR.Close() })
	first := c.read()
	if first.kind() != "session" {
		t.Fatalf("the first line is %v", first)
	}
	return c
}

// read reads one line.
func (c *client) read() got {
	c.t.Helper()
	if !c.out.Scan() {
		c.t.Fatalf("the output ended: %v", c.out.Err())
	}
	c.raw.Write(c.out.Bytes())
	c.raw.WriteByte('\n')
	g := got{}
	if err := json.Unmarshal(c.out.Bytes(), &g); err != nil {
		c.t.Fatalf("%s: %v", c.out.Bytes(), err)
	}
	if g.kind() == "question" {
		c.open = g
	}
	return g
}

// until reads up to a line of one of these types and returns all of them.
func (c *client) until(types ...string) []got {
	c.t.Helper()
	var out []got
	for {
		g := c.read()
		out = append(out, g)
		for _, want := range types {
			if g.kind() == want {
				return out
			}
		}
		if g.kind() == "error" || g.kind() == "done" {
			c.t.Fatalf("%v came, waiting for %v", g, types)
		}
	}
}

// send writes a line as it is.
func (c *client) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c.in, text+"\n"); err != nil {
		c.t.Fatal(err)
	}
}

// say sends a line of a type, with fields.
func (c *client) say(kind string, pairs ...string) {
	c.t.Helper()
	m := map[string]string{"type": kind}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	data, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	c.send(string(data))
}

// answer answers the open question and reads what comes, up to the next question or the end.
func (c *client) answer(text string) []got {
	c.t.Helper()
	c.say("answer", "question", c.open.text("id"), "text", text)
	return c.until("question", "done")
}

// reply is what somebody says to a question.
func reply(q got) string {
	switch {
	case q.text("kind") == "choice":
		return "2\nBecause it is safer."
	case q.text("probe") == "steps":
		return "Read the notice, check the photos, set the reserve, settle"
	case q.text("probe") == "judgement":
		return "Checking the photos, setting the reserve"
	}
	return fmt.Sprintf("If it is over %v euros I call Dana first, because it depends on the garage.", q["n"])
}

// upTo answers until a question of a kind is open.
func (c *client) upTo(key, value string) {
	c.t.Helper()
	for c.open.text(key) != value {
		if last := c.answer(reply(c.open)); last[len(last)-1].kind() == "done" {
			c.t.Fatalf("no question with %s %s came", key, value)
		}
	}
}

// end closes the input and waits for the conversation to end.
func (c *client) end() error {
	c.in.Close()
	for c.out.Scan() {
		c.t.Errorf("after the end of input came %s", c.out.Bytes())
	}
	return <-c.done
}

func kinds(lines []got) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.kind())
	}
	return strings.Join(out, " ")
}

func memory() *store.Memory { return store.NewMemory() }
