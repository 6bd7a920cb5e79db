package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/store"
)

// crashRole works on new interviews until it is killed, and says what has been stored after each call:
//
//	event ID SEQ CRC     draft ID QUESTION CRC     dropped ID QUESTION     withdrawn ID SEQ SECRET
func crashRole(dir string, out *bufio.Writer) error {
	s, err := store.OpenSQLite(dir, store.WithBallast(0))
	for n := 0; err == nil; n++ {
		err = crashInterview(s, fmt.Sprintf("i%d-%d", os.Getpid(), n), out)
	}
	return err
}

// crashInterview writes one interview of 40 steps.
func crashInterview(s *store.SQLite, id string, out *bufio.Writer) error {
	token, err := s.Create(ctx, id, "child", nil, one("first"))
	if err != nil {
		return err
	}
	if err := say(out, "event %s 1 %d", id, crc("first")); err != nil {
		return err
	}
	for last := int64(1); last < 40; last++ {
		fence := interview.Fence{Token: token, After: last}
		secret := fmt.Sprintf("SECRET-%s-%d;", id, last)
		text := strings.Repeat(secret, 1+rand.IntN(100))
		question := fmt.Sprint("q", last%5)
		draft := interview.Draft{Question: question, Token: token, Text: text}
		err := firstError(
			s.SaveDraft(ctx, id, draft), say(out, "draft %s %s %d", id, question, crc(text)),
			s.Append(ctx, id, fence, nil, one(text)), say(out, "event %s %d %d", id, last+1, crc(text)))
		if err == nil && last%5 == 0 {
			err = firstError(s.DropDrafts(ctx, id, question), say(out, "dropped %s %s", id, question))
		}
		if err == nil && last%8 == 0 {
			fence.After++
			gone := []interview.Event{{Seq: last + 1, Body: []byte("gone")}}
			err = firstError(s.Rewrite(ctx, id, fence, nil, gone, []string{question}, one("told")),
				say(out, "event %s %d %d", id, last+2, crc("told")), say(out, "dropped %s %s", id, question),
				say(out, "withdrawn %s %d %s", id, last+1, secret))
			last++
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func crc(text string) uint32 { return crc32.ChecksumIEEE([]byte(text)) }

// ledger is what a child said was stored.
type ledger struct {
	lines  int
	events map[string]map[int64]uint32
	drafts map[string]map[string]uint32 // 0 for dropped
	gone   []string                     // texts that must be in no file
}

func newLedger() *ledger {
	return &ledger{events: map[string]map[int64]uint32{}, drafts: map[string]map[string]uint32{}}
}

// note takes in a line; the last one may be torn by the kill, and is then not counted.
func (l *ledger) note(t *testing.T, line string) {
	t.Helper()
	var what, id, name, text string
	if n, _ := fmt.Sscan(line, &what, &id, &name, &text); n < 3 {
		t.Fatalf("the child said %q", line)
	}
	if l.events[id] == nil {
		l.events[id], l.drafts[id] = map[int64]uint32{}, map[string]uint32{}
	}
	var seq int64
	var sum uint32
	fmt.Sscan(name, &seq)
	fmt.Sscan(text, &sum)
	l.lines++
	switch what {
	case "event":
		l.events[id][seq] = sum
	case "draft":
		l.drafts[id][name] = sum
	case "dropped":
		l.drafts[id][name] = 0
	case "withdrawn":
		l.events[id][seq] = crc("gone")
		l.gone = append(l.gone, text)
	}
}

// verify compares the database with the ledger. What was stored but not said may be there too: one call at most, which
// may have overwritten one draft.
func (l *ledger) verify(t *testing.T, s *store.SQLite) {
	t.Helper()
	for id, want := range l.events {
		events, err := s.Events(ctx, id, 0)
		must(t, err)
		have := map[int64]uint32{}
		for _, e := range events {
			have[e.Seq] = crc(string(e.Body))
		}
		unsaid := 0
		for seq, sum := range want {
			if have[seq] == crc("gone") && sum != have[seq] {
				unsaid++ // a withdrawal, which opening the database has completed
				l.gone = append(l.gone, fmt.Sprintf("SECRET-%s-%d;", id, seq-1))
			} else if have[seq] != sum {
				t.Errorf("LOST: event %d of %s", seq, id)
			}
		}
		if unsaid += len(have) - len(want); unsaid < 0 || unsaid > 2 {
			t.Errorf("%s has %d events, the child said %d", id, len(have), len(want))
		}
		l.verifyDrafts(t, s, id)
	}
}

// verifyGone looks for withdrawn words in all files.
func (l *ledger) verifyGone(t *testing.T, dir string) {
	t.Helper()
	files := contents(t, dir)
	for _, text := range l.gone {
		for name, data := range files {
			if strings.Contains(data, text) {
				t.Errorf("%s holds %s, which was withdrawn", name, text)
			}
		}
	}
}

func (l *ledger) verifyDrafts(t *testing.T, s *store.SQLite, id string) {
	t.Helper()
	drafts, err := s.Drafts(ctx, id)
	must(t, err)
	have := map[string]uint32{}
	for _, d := range drafts {
		have[d.Question] = crc(d.Text)
	}
	other := 0
	for question, sum := range l.drafts[id] {
		if have[question] != sum {
			other++
		}
	}
	if other > 1 {
		t.Errorf("LOST: %d drafts of %s are not what the child said", other, id)
	}
}

// TestKilled kills a process that writes, again and again, and finds everything that it said was stored.
func TestKilled(t *testing.T) {
	n := rounds(t, "TACIT_CRASH_ROUNDS", few(40))
	dir := t.TempDir()
	total, withdrawn, slowest := 0, 0, time.Duration(0)
	for round := range n {
		l := killOne(t, dir, time.Duration(rand.IntN(150))*time.Millisecond)
		l.verifyGone(t, dir)
		began := time.Now()
		s := open(t, dir)
		slowest = max(slowest, time.Since(began))
		l.verify(t, s)
		must(t, s.Check(ctx))
		must(t, s.Close())
		l.verifyGone(t, dir)
		total, withdrawn = total+l.lines, withdrawn+len(l.gone)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
		if round%20 == 19 { // a large file makes withdrawals slow
			dir = t.TempDir()
		}
	}
	t.Logf("%d kills, %d acknowledged, %d of them withdrawals, 0 lost, 0 damaged; slowest recovery %v", n, total, withdrawn, slowest)
}

// killOne starts a child and kills it a while after its first word.
func killOne(t *testing.T, dir string, after time.Duration) *ledger {
	t.Helper()
	cmd := helper("crash", dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	l, lines := newLedger(), bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a torn line is not counted
			break
		}
		if l.note(t, line); l.lines == 1 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	}
	err = cmd.Wait()
	if l.lines == 0 {
		t.Fatal(errors.Join(errors.New("the child said nothing"), err))
	}
	return l
}
