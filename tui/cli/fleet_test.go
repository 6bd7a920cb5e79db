package cli_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
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

// Two nodes on one database. A node is killed, the database is killed, both are, while somebody answers: what was acknowledged is there
// once, whichever node they go on at.
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
	nodes[0].admit(database...)
	begun, err := nodes[0].talk("--consent", "--subject", "Ana", "--role", "Claims", "--questions", "2000")
	if err != nil {
		t.Fatal(err)
	}
	id := begun.id
	begun.leave()

	n := rounds(t) / 10
	var acknowledged []string
	random := rand.New(rand.NewPCG(1, uint64(n)))
	for round := range n {
		at := random.IntN(2)
		c, err := nodes[at].talk("--resume", id)
		for try := 0; err != nil && try < 40; try++ {
			c.leave()
			time.Sleep(250 * time.Millisecond)
			c, err = nodes[at].talk("--resume", id)
		}
		if err != nil {
			t.Fatalf("round %d: nobody can go on: %v", round, err)
		}
		harm := random.IntN(3)
		killed := make(chan error, 1)
		go func() {
			time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond)
			var err error
			if harm != 0 {
				err = cluster.Kill()
			}
			if harm != 1 {
				_ = nodes[at].cmd.Process.Kill()
			}
			killed <- err
		}()
		for i := 0; ; i++ {
			text := fmt.Sprintf("When it is case %d of round %d, I call the garage.", i, round)
			if c.answer(text) != nil {
				break
			}
			acknowledged = append(acknowledged, text)
			if _, err := c.until("question"); err != nil {
				break
			}
		}
		if err := <-killed; err != nil {
			t.Fatal(err)
		}
		c.leave()
		if harm != 0 {
			if err := cluster.Start(); err != nil {
				t.Fatal(err)
			}
		}
		if harm != 1 {
			_ = nodes[at].cmd.Wait()
			nodes[at] = serveNode(t, dir, database...)
		}
	}
	out, err := tacit(dir, append([]string{"show", id, "--json"}, database...)...).Output()
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
	for _, text := range acknowledged {
		if times[text] != 1 {
			t.Errorf("%q, which was acknowledged, is there %d times", text, times[text])
		}
	}
	if len(acknowledged) < n {
		t.Errorf("only %d answers in %d rounds", len(acknowledged), n)
	}
	t.Logf("%d rounds, %d answers acknowledged, none lost and none doubled", n, len(acknowledged))
}
