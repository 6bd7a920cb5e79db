package cli_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"tacit/interview"
	"tacit/interview/store"
	"tacit/prompts"
	"tacit/tui/cli"
)

// The test binary is tacit itself when it is started with this variable: the processes that are killed are real ones.
const asTacit = "TACIT_TEST_AS_TACIT"

func init() {
	if os.Getenv(asTacit) != "" {
		os.Exit(cli.Main(context.Background(), cli.Process{Args: os.Args[1:], Env: os.Environ(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
	}
}

// tacit is the program with a data folder of its own, and without a model that is configured on this machine.
func tacit(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], append(args, "--data", dir)...)
	cmd.Env = append(os.Environ(), asTacit+"=1", "TERM=xterm-256color", "LANG=en_US.UTF-8", "HOME="+dir, "XDG_CONFIG_HOME=", "TACIT_MODEL=")
	return cmd
}

// raceDetector says that the tests were built with it.
var raceDetector bool

// rounds is how often a process is killed: 40 by default, TACIT_CRASH_ROUNDS by hand, few with -short.
func rounds(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("TACIT_CRASH_ROUNDS")); err == nil {
		return n
	}
	if testing.Short() {
		return 4
	}
	return 40
}

// TestKilledOverTheProtocol kills the process at random moments while answers go in. Whatever was acknowledged as saved
// is there afterwards, and the interview goes on with the question that was open.
func TestKilledOverTheProtocol(t *testing.T) {
	dir := t.TempDir()
	saved := map[string]string{} // question to text, of one interview after the other
	id, total := "", 0
	for round := range rounds(t) {
		args := []string{"interview", "--jsonl", "--subject", fmt.Sprint("S", round), "--role", "Crash", "--questions", "300", "--consent"}
		if id != "" {
			args = append(args, "--resume", id)
		}
		k := &killed{t: t, saved: saved, sent: map[string]string{}}
		done := k.run(tacit(dir, args...), time.Duration(20+rand.IntN(250))*time.Millisecond)
		if k.interview != "" {
			id = k.interview
		}
		total = len(saved)
		check(t, dir, id, saved)
		if done {
			id, saved = "", map[string]string{}
		}
	}
	t.Logf("%d acknowledged answers in the last interview", total)
}

// killed is one life of a process.
type killed struct {
	t         *testing.T
	interview string
	sent      map[string]string
	saved     map[string]string
}

// run answers until the process is killed, and says whether the interview came to its end before.
func (k *killed) run(cmd *exec.Cmd, life time.Duration) (done bool) {
	in, err := cmd.StdinPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	timer := time.AfterFunc(life, func() { cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		done = k.take(lines.Bytes(), in) || done
	}
	cmd.Wait()
	return done
}

func (k *killed) take(line []byte, in io.Writer) (done bool) {
	var m struct {
		Type, ID, Kind, Question, Interview string
	}
	if json.Unmarshal(line, &m) != nil {
		return false // cut in the middle by the kill
	}
	switch m.Type {
	case "session":
		k.interview = m.Interview
	case "saved":
		k.saved[m.Question] = k.sent[m.Question]
	case "question":
		text := fmt.Sprintf("1\nAnswer %s: above %d %% I stop, because it breaks.", m.ID, rand.IntN(100))
		k.sent[m.ID] = text
		data, _ := json.Marshal(map[string]string{"type": "answer", "question": m.ID, "text": text})
		in.Write(append(data, '\n'))
	case "done":
		return true
	}
	return false
}

// check opens the store as the next process would, and looks for every acknowledged answer.
func check(t *testing.T, dir, id string, saved map[string]string) {
	t.Helper()
	if id == "" {
		return
	}
	st, err := store.OpenSQLite(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	desk := &interview.Desk{Store: st, Clock: time.Now, Pack: prompts.LoadPack}
	s, err := desk.Look(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	v, have := s.View(), map[string]string{}
	for _, x := range v.Said {
		have[x.ID] = x.Answer
	}
	for q, text := range saved {
		if have[q] != text {
			t.Fatalf("%s was acknowledged with %q and is %q", q, text, have[q])
		}
	}
	for i, x := range v.Said {
		if x.N != i+1 {
			t.Fatalf("question %d has number %d", i+1, x.N)
		}
	}
}

// TestKilledOnTheScreen types into the real screen and kills the process at a random moment. What was typed more than a
// second before that is there, as an answer or as a draft.
func TestKilledOnTheScreen(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector slows the program ten times; run without it: go test ./tui/cli -run TestKilledOnTheScreen")
	}
	const workers = 4
	n := rounds(t)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			dir := filepath.Join(t.TempDir(), fmt.Sprint(w))
			typist := &typist{t: t, dir: dir, id: beginIn(t, dir)}
			for i := w; i < n && !t.Failed(); i += workers {
				typist.round()
			}
		})
	}
	wg.Wait()
}

// beginIn makes an interview that the typist goes on with.
func beginIn(t *testing.T, dir string) string {
	st, err := store.OpenSQLite(dir)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer st.Close()
	desk := &interview.Desk{Store: st, Clock: time.Now, Holder: "begin", Pack: prompts.LoadPack}
	s, err := desk.Begin(t.Context(), interview.Setup{Subject: "S", Work: "W", Lang: prompts.EN, Pack: "general", Questions: 300, Seed: 1}, interview.Consent{Lang: prompts.EN, Text: "x"})
	if err != nil {
		t.Error(err)
		return ""
	}
	return s.ID()
}

type typist struct {
	t     *testing.T
	dir   string
	id    string
	token int
}

// answeredMost is how many answers the typist gives in one interview: later on come questions that are answered with a
// key, where letters are no text.
const answeredMost = 10

// fresh begins another interview where this one has come far.
func (ty *typist) fresh() {
	st, err := store.OpenSQLite(ty.dir)
	if err != nil {
		ty.t.Error(err)
		return
	}
	defer st.Close()
	desk := &interview.Desk{Store: st, Clock: time.Now, Holder: "fresh", Pack: prompts.LoadPack}
	s, err := desk.Look(ty.t.Context(), ty.id)
	if err != nil {
		ty.t.Error(err)
		return
	}
	if v := s.View(); v.Asked > answeredMost || v.Open == nil || v.Open.Kind != interview.Open {
		st.Close()
		ty.id = beginIn(ty.t, ty.dir)
	}
}

var numberedWord = regexp.MustCompile(`w(\d+)\.`)

// round starts the screen, types numbered words, and kills it. The words are numbered on through all rounds.
func (ty *typist) round() {
	ty.fresh()
	cmd := tacit(ty.dir, "interview", "--resume", ty.id)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		ty.t.Error(err)
		return
	}
	ready, read := make(chan struct{}), make(chan struct{})
	shown := map[int]time.Time{} // when a word was on the screen: on a busy machine that is when the program got it
	go func() {
		defer close(read)
		buf, seen, up, from := make([]byte, 32<<10), "", false, 0
		for {
			n, err := tty.Read(buf)
			seen += string(buf[:n])
			if !up && strings.Contains(seen, "skip") { // the last line: everything is drawn
				close(ready)
				up, from = true, len(seen)
			}
			if up {
				for _, m := range numberedWord.FindAllStringSubmatch(ansi.Strip(seen[max(from, len(seen)-n-64):]), -1) {
					k, _ := strconv.Atoi(m[1])
					if _, ok := shown[k]; !ok {
						shown[k] = time.Now()
					}
				}
			}
			if err != nil {
				return
			}
		}
	}()
	select {
	case <-ready:
	case <-time.After(10 * time.Second):
		ty.t.Error("the screen did not come up")
	}
	first := ty.token
	for end := time.Now().Add(time.Duration(200+rand.IntN(2200)) * time.Millisecond); time.Now().Before(end); {
		fmt.Fprintf(tty, "w%d. ", ty.token)
		ty.token++
		if rand.IntN(40) == 0 {
			tty.Write([]byte{0x13}) // ctrl+s
		}
		time.Sleep(time.Duration(5+rand.IntN(30)) * time.Millisecond)
	}
	killedAt := time.Now()
	cmd.Process.Kill()
	cmd.Wait()
	tty.Close()
	<-read
	text := ty.stored()
	for n := first; n < ty.token; n++ {
		at, ok := shown[n]
		if ok && killedAt.Sub(at) > time.Second && !strings.Contains(text, fmt.Sprintf("w%d.", n)) {
			ty.t.Errorf("word %d, on the screen %v before the kill, is lost; stored %q", n, killedAt.Sub(at), text[max(0, len(text)-200):])
			return
		}
	}
}

// stored is everything that the store holds of what was typed.
func (ty *typist) stored() string {
	st, err := store.OpenSQLite(ty.dir)
	if err != nil {
		ty.t.Error(err)
		return ""
	}
	defer st.Close()
	if err := st.Check(ty.t.Context()); err != nil {
		ty.t.Error(err)
	}
	var b strings.Builder
	s, err := (&interview.Desk{Store: st, Clock: time.Now, Pack: prompts.LoadPack}).Look(ty.t.Context(), ty.id)
	if err != nil {
		ty.t.Error(err)
		return ""
	}
	for _, x := range s.View().Said {
		b.WriteString(x.Answer)
	}
	drafts, err := st.Drafts(ty.t.Context(), ty.id)
	if err != nil {
		ty.t.Error(err)
	}
	for _, d := range drafts {
		b.WriteString(d.Text)
	}
	return b.String()
}
