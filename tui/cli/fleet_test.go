package cli_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"tacit/interview/store/storetest"
)

// conversation is an interview over SSH, as long as its node and the database live.
type conversation struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
	open  string // the question that is open
	id    string
}

// talk begins an interview or goes on with one.
func (n *node) talk(args ...string) (*conversation, error) {
	c := &conversation{cmd: n.ssh(nil, append([]string{"interview", "--jsonl"}, args...)...)}
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.lines = bufio.NewScanner(out)
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	_, err = c.until("question")
	return c, err
}

// until reads lines up to one of a type.
func (c *conversation) until(kind string) (map[string]any, error) {
	for c.lines.Scan() {
		var line map[string]any
		if err := json.Unmarshal(c.lines.Bytes(), &line); err != nil {
			return nil, err
		}
		switch line["type"] {
		case "session":
			c.id = line["interview"].(string)
		case "question":
			c.open = line["id"].(string)
		case "error":
			return line, fmt.Errorf("%v", line)
		}
		if line["type"] == kind {
			return line, nil
		}
	}
	return nil, io.EOF
}

// answer says something, and returns without an error once it was acknowledged.
func (c *conversation) answer(text string) error {
	if _, err := fmt.Fprintf(c.in, `{"type":"answer","question":%q,"text":%q}`+"\n", c.open, text); err != nil {
		return err
	}
	_, err := c.until("saved")
	return err
}

func (c *conversation) leave() {
	_ = c.in.Close()
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// told is what somebody has said in one interview and was told is saved.
type told struct {
	id    string
	texts []string
}

// verify compares it with what is stored.
func (w told) verify(t *testing.T, dir string, database []string) {
	t.Helper()
	out, err := tacit(dir, append([]string{"show", w.id, "--json"}, database...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var shown struct {
		Questions []struct{ Answer string } `json:"questions"`
	}
	if err := json.Unmarshal(out, &shown); err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, q := range shown.Questions {
		times[strings.TrimSpace(q.Answer)]++
	}
	for _, text := range w.texts {
		if times[text] != 1 {
			t.Errorf("%q, which was acknowledged, is there %d times", text, times[text])
		}
	}
}

// Two nodes on one database. A node is killed, the database is killed, both are, while somebody answers: what was acknowledged is there
// once, whichever node they go on at, and they can go on soon. TACIT_CRASH_SEED repeats a choice of harms.
func TestFleet(t *testing.T) {
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	cluster, err := storetest.StartCluster()
	if err != nil {
		t.Fatal(err)
	}
	defer cluster.Stop()
	dir := t.TempDir()
	database := []string{"--database", cluster.Address()}
	nodes := []*node{serveNode(t, dir, database...), serveNode(t, dir, database...)}

	n, seed := max(rounds(t)/10, 2), rand.Uint64()
	if text := os.Getenv("TACIT_CRASH_SEED"); text != "" {
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("TACIT_CRASH_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var now told
	var harmed time.Time
	var slowest time.Duration
	answers := 0
	for round := range n {
		at := random.IntN(2)
		args := []string{"--resume", now.id}
		anew := round == 0 || len(now.texts) > 20
		if anew { // one that is long asks for more than a sentence
			if now.id != "" {
				now.verify(t, dir, database)
			}
			nodes[at].admit(database...)
			args = []string{"--consent", "--subject", "Ana", "--role", "Claims", "--questions", "2000"}
		}
		c, err := nodes[at].talk(args...)
		for try := 0; err != nil && try < 40; try++ {
			c.leave()
			time.Sleep(250 * time.Millisecond)
			c, err = nodes[at].talk(args...)
		}
		if err != nil {
			t.Fatalf("round %d: nobody can go on: %v", round, err)
		}
		if anew {
			now = told{id: c.id}
		}
		harm, moment := random.IntN(3), time.Duration(random.IntN(300))*time.Millisecond
		killed := make(chan error, 1)
		wait, struck := make(chan struct{}), time.Time{}
		go func() { // once it goes on
			<-wait
			time.Sleep(moment)
			struck = time.Now()
			if harm != 1 {
				_ = nodes[at].cmd.Process.Kill()
			}
			var err error
			if harm != 0 {
				err = errors.Join(cluster.Kill(), cluster.Start())
			}
			killed <- err
		}()
		for i := 0; i < 20; i++ {
			text := fmt.Sprintf("When it is case %d of round %d, I call the garage.", i, round)
			if err := c.answer(text); err != nil {
				if i == 0 {
					t.Fatalf("round %d: nothing can be answered: %v", round, err)
				}
				break
			}
			if i == 0 {
				if round > 0 {
					slowest = max(slowest, time.Since(harmed))
				}
				close(wait)
			}
			now.texts = append(now.texts, text)
			answers++
			if _, err := c.until("question"); err != nil {
				break
			}
		}
		if err := <-killed; err != nil {
			t.Fatal(err)
		}
		harmed = struck
		c.leave()
		if harm != 1 {
			_ = nodes[at].cmd.Wait()
			nodes[at] = serveNode(t, dir, database...)
		}
	}
	now.verify(t, dir, database)
	if slowest > 20*time.Second {
		t.Errorf("it took %v until somebody could go on", slowest)
	}
	t.Logf("%d rounds, %d answers acknowledged, none lost and none doubled; the slowest take-over took %v", n, answers, slowest)
}
