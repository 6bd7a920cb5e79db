//go:build unix

package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/interview/store/storetest"
)

func init() { roles["node"] = nodeRole }

// nodeRole takes interview "a" over, says what its last answer is, and then for each line that it is told what came of storing it:
//
//	last TEXT     stored TEXT     fenced TEXT     failed TEXT: WHY     wrote TEXT
//
// The last says that something was stored by a node that is fenced.
func nodeRole(dir string, out *bufio.Writer) error {
	keys, err := store.OpenKeys(dir)
	if err != nil {
		return err
	}
	p, err := store.OpenPostgres(ctx, os.Getenv("TACIT_STORE_ADDRESS"), keys)
	if err != nil {
		return err
	}
	defer p.Close()
	fence := interview.Fence{}
	if fence.Token, err = p.Acquire(ctx, "a", "node"); err != nil {
		return err
	}
	events, err := p.Events(ctx, "a", 0)
	if err != nil {
		return err
	}
	fence.After = int64(len(events))
	err = say(out, "last %s", events[len(events)-1].Body)
	for in := bufio.NewScanner(os.Stdin); err == nil && in.Scan(); {
		text := in.Text()
		switch failed := p.Append(ctx, "a", fence, nil, one(text)); {
		case failed == nil:
			fence.After++
			err = say(out, "stored %s", text)
		case errors.Is(failed, interview.ErrFenced):
			gone := []interview.Event{{Seq: 1, Body: []byte(text)}}
			if errors.Is(p.Rewrite(ctx, "a", fence, nil, gone, nil, one(text)), interview.ErrFenced) {
				err = say(out, "fenced %s", text)
			} else {
				err = say(out, "wrote %s", text)
			}
		default:
			err = say(out, "failed %s: %v", text, failed)
		}
	}
	return err
}

// nodeProcess is a node, as somebody sees it who answers there.
type nodeProcess struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	said chan string // closed when it has ended
}

// fleet is a database, nodes on it that come and go, and one person who answers.
type fleet struct {
	*testing.T
	cluster       *storetest.Cluster
	address, keys string
	stored        []string // acknowledged, or found when somebody took over
	acknowledged  int
	pending       string // what was said and not acknowledged
	count         int
}

// takeOver starts a node, again until it works, and finds out whether what is pending was stored.
func (f *fleet) takeOver() *nodeProcess {
	f.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		n := &nodeProcess{cmd: helper("node", f.keys), said: make(chan string, 100)}
		n.cmd.Env, n.cmd.Stderr = append(n.cmd.Env, "TACIT_STORE_ADDRESS="+f.address), nil
		var err error
		n.in, err = n.cmd.StdinPipe()
		must(f, err)
		out, err := n.cmd.StdoutPipe()
		must(f, err)
		must(f, n.cmd.Start())
		go func() {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				n.said <- lines.Text()
			}
			close(n.said)
		}()
		found, works := <-n.said
		if !works {
			n.end()
			continue
		}
		last := strings.TrimPrefix(found, "last ")
		if f.pending != "" && last == f.pending {
			f.stored, f.pending = append(f.stored, last), ""
		}
		if last != f.stored[len(f.stored)-1] {
			f.Fatalf("LOST: the last is %q, and %q was stored", last, f.stored[len(f.stored)-1])
		}
		return n
	}
	f.Fatal("nobody can take over")
	return nil
}

// end kills a node, if it lives.
func (n *nodeProcess) end() {
	_ = n.cmd.Process.Kill()
	for range n.said {
	}
	_ = n.cmd.Wait()
}

// tell gives an answer, what is pending before anything else.
func (f *fleet) tell(n *nodeProcess) {
	if f.pending == "" {
		f.count++
		f.pending = fmt.Sprint("answer ", f.count)
	}
	_, _ = fmt.Fprintln(n.in, f.pending) // what is told to one that is dead shows in what it says
}

// hear takes in what a node says of what is pending, and returns whether that was stored.
func (f *fleet) hear(line string) bool {
	f.Helper()
	if line == "stored "+f.pending {
		f.stored, f.pending = append(f.stored, f.pending), ""
		f.acknowledged++
		return true
	}
	if !strings.HasPrefix(line, "failed "+f.pending) && line != "" {
		f.Errorf("%q of %q", line, f.pending)
	}
	return false
}

// answer goes on answering until something is harmed.
func (f *fleet) answer(n *nodeProcess, harmed <-chan struct{}) {
	for {
		f.tell(n)
		select {
		case <-harmed:
			return
		case line, lives := <-n.said:
			if !lives || !f.hear(line) {
				<-harmed
				return
			}
		}
	}
}

// ghost has a node go on that another has taken over from: it must store nothing. What was pending when it was harmed is stored if the other one
// has found it, and not otherwise.
func (f *fleet) ghost(n *nodeProcess, pending string, found bool) {
	f.Helper()
	_ = n.cmd.Process.Signal(syscall.SIGCONT)
	_, _ = fmt.Fprintln(n.in, "ghost")
	for line := range n.said {
		switch {
		case pending != "" && line == "stored "+pending && found:
		case pending != "" && (line == "fenced "+pending || strings.HasPrefix(line, "failed "+pending)) && !found:
		case line == "fenced ghost":
			return
		default:
			f.Errorf("a node that was taken over from says %q, pending %q, found %v", line, pending, found)
			return
		}
	}
	f.Error("a node that was taken over from has died")
}

// What can happen to a node or to the database.
const (
	databaseKilled = iota
	nodeKilled
	bothKilled
	nodeFrozen // as by a long pause of its machine; it goes on when another has taken over
	harms
)

// Nodes on one database. The database is killed, or the node that somebody answers at, or both, or it stands still for a while; another node takes over,
// and they say again what was not acknowledged and is not there. In the end every answer is there, once, in the order they were said in,
// and nothing else. TACIT_CRASH_SEED repeats a choice of harms.
func TestPostgresFleet(t *testing.T) {
	t.Parallel()
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	n := 50
	if testing.Short() {
		n = 6
	}
	n = rounds(t, "TACIT_CRASH_ROUNDS", n)
	seed := rand.Uint64()
	if text := os.Getenv("TACIT_CRASH_SEED"); text != "" {
		var err error
		seed, err = strconv.ParseUint(text, 10, 64)
		must(t, err)
	}
	t.Logf("TACIT_CRASH_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	cluster, err := storetest.StartCluster()
	must(t, err)
	t.Cleanup(cluster.Stop)
	f := &fleet{T: t, cluster: cluster, address: cluster.Address() + "&idle_in_transaction_session_timeout=1000", keys: t.TempDir() + "/keys", stored: []string{"first"}}
	p := openPostgres(t, f.address, f.keys)
	_, err = p.Create(ctx, "a", "test", nil, one("first"))
	must(t, err)

	var slowest [harms]time.Duration
	at := f.takeOver()
	defer func() { at.end() }()
	for round := range n {
		harm, moment := random.IntN(harms), time.Duration(random.IntN(300))*time.Millisecond
		harmed, done := make(chan struct{}), make(chan error)
		var since time.Time
		go func() {
			time.Sleep(moment)
			since = time.Now()
			close(harmed)
			switch harm {
			case nodeKilled, bothKilled:
				_ = at.cmd.Process.Kill()
			case nodeFrozen:
				_ = at.cmd.Process.Signal(syscall.SIGSTOP)
			}
			var err error
			if harm == databaseKilled || harm == bothKilled {
				err = errors.Join(cluster.Kill(), cluster.Start())
			}
			done <- err
		}()
		f.answer(at, harmed)
		must(t, <-done)
		pending := f.pending
		next := f.takeOver()
		found := f.pending == ""
		f.tell(next)
		if !f.hear(<-next.said) {
			t.Errorf("round %d: whoever took over stores nothing", round)
		}
		slowest[harm] = max(slowest[harm], time.Since(since))
		if harm == databaseKilled || harm == nodeFrozen {
			f.ghost(at, pending, found)
		}
		at.end()
		at = next
		if t.Failed() {
			t.Fatalf("in round %d, harm %d after %v", round, harm, moment)
		}
	}
	events, err := p.Events(ctx, "a", 0)
	must(t, err)
	var texts []string
	for _, e := range events {
		texts = append(texts, string(e.Body))
	}
	if got, want := strings.Join(texts, "\n"), strings.Join(f.stored, "\n"); got != want {
		t.Errorf("stored is\n%s\nwant\n%s", got, want)
	}
	t.Logf("%d rounds, %d answers acknowledged, none lost, none doubled; the slowest take-over took %v (database), %v (node), %v (both), %v (frozen)", n,
		f.acknowledged, slowest[databaseKilled], slowest[nodeKilled], slowest[bothKilled], slowest[nodeFrozen])
	for harm, took := range slowest {
		if took > 20*time.Second {
			t.Errorf("after harm %d it took %v until somebody could go on", harm, took)
		}
	}
}
