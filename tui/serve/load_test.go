package serve_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"tacit/interview/store"
	"tacit/prompts"
	"tacit/tui/serve"
)

// TestMain makes the test binary a server of its own where TACIT_LOAD_DIR says so, so that its memory can be told from the clients'.
func TestMain(m *testing.M) {
	dir := os.Getenv("TACIT_LOAD_DIR")
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := loaded(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// loaded serves on loopback, says where, and ends at SIGTERM.
func loaded(dir string) error {
	debug.SetGCPercent(of("TACIT_LOAD_GOGC", 150)) // as tacit serve has it
	st, err := store.OpenSQLite(dir)
	if err != nil {
		return err
	}
	defer st.Close()
	key, err := serve.HostKey(dir + "/host_key")
	if err != nil {
		return err
	}
	limits := serve.Limits{Sessions: 5000, Connections: 5000, PerSource: 5000, Starting: serve.Startup{From: 5000, Percent: 1, Full: 5001}}
	if os.Getenv("TACIT_LOAD_LIMITS") != "" {
		limits = serve.DefaultLimits
	}
	s, err := serve.New(serve.Config{
		Store: st, HostKey: key, Clock: time.Now, Holder: "load", Pack: prompts.LoadPack, Packs: prompts.PackNames(), Name: "load", Open: true,
		Limits: limits, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	figures, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", s.Health())
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	go func() { _ = http.Serve(figures, mux) }()
	fmt.Println(l.Addr(), figures.Addr())
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	return s.Serve(ctx, l)
}

// server is such a process, as its clients see it.
type server struct {
	*testing.T
	cmd              *exec.Cmd
	address, figures string
}

func startLoaded(t *testing.T, env ...string) *server {
	t.Helper()
	s := &server{T: t, cmd: exec.Command(os.Args[0])}
	s.cmd.Env = append(os.Environ(), "TACIT_LOAD_DIR="+t.TempDir())
	s.cmd.Env = append(s.cmd.Env, env...)
	s.cmd.Stderr = os.Stderr
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fscan(out, &s.address, &s.figures); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Signal(syscall.SIGTERM); _ = s.cmd.Wait() })
	return s
}

// figure is one of the numbers that the server counts.
func (s *server) figure(name string) int {
	s.Helper()
	r, err := http.Get("http://" + s.figures + "/metrics")
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	body, _ := io.ReadAll(r.Body)
	return number(s.T, string(body), "\n"+name+" ")
}

// keep writes a profile of the server to where TACIT_LOAD_PROFILES says, if it does.
func (s *server) keep(name, what string) {
	dir := os.Getenv("TACIT_LOAD_PROFILES")
	if dir == "" {
		return
	}
	r, err := http.Get("http://" + s.figures + "/debug/pprof/" + what)
	if err != nil {
		s.Log(err)
		return
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	_ = os.WriteFile(dir+"/"+name+".pprof", data, 0o600)
}

// status is one of the numbers in /proc, in kB.
func (s *server) status(name string) int {
	s.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		s.Skip("there is no /proc here")
	}
	return number(s.T, string(data), name+":")
}

func number(t *testing.T, text, before string) int {
	t.Helper()
	_, rest, _ := strings.Cut(text, before)
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		t.Fatalf("there is no %q in %s", before, text)
	}
	n, err := strconv.ParseFloat(fields[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

// visitor is a session of which only the time and the size of what it draws are looked at.
type visitor struct {
	client *gossh.Client
	in     io.Writer
	bytes  atomic.Int64
	drawn  chan time.Time // when the latest output came
}

// Write takes what the server draws.
func (v *visitor) Write(p []byte) (int, error) {
	v.bytes.Add(int64(len(p)))
	select {
	case <-v.drawn:
	default:
	}
	v.drawn <- time.Now()
	return len(p), nil
}

// quiet waits until nothing has been drawn for a while.
func (v *visitor) quiet() {
	for {
		select {
		case <-v.drawn:
		case <-time.After(300 * time.Millisecond):
			return
		}
	}
}

// press sends a key and waits for the first that is drawn after it.
func (v *visitor) press(key string) (time.Duration, bool) {
	select { // what an earlier key has drawn
	case <-v.drawn:
	default:
	}
	began := time.Now()
	if _, err := io.WriteString(v.in, key); err != nil {
		return 0, false
	}
	select {
	case at := <-v.drawn:
		return at.Sub(began), true
	case <-time.After(20 * time.Second):
		return 0, false
	}
}

// visit opens the screens in an interview that has begun, in a language.
func (s *server) visit(lang prompts.Lang) (*visitor, error) {
	c, err := s.dialFrom("127.0.0.1")
	if err != nil {
		return nil, err
	}
	return s.visitOn(c, lang)
}

// dialFrom connects from one of this machine's own addresses.
func (s *server) dialFrom(address string) (*gossh.Client, error) {
	conn, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}).Dial("tcp", s.address)
	if err != nil {
		return nil, err
	}
	c, chans, reqs, err := gossh.NewClientConn(conn, s.address, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(newKey(s))}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		return nil, err
	}
	return gossh.NewClient(c, chans, reqs), nil
}

// visitOn is visit on a connection.
func (s *server) visitOn(c *gossh.Client, lang prompts.Lang) (*visitor, error) {
	first, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	texts := map[prompts.Lang][2]string{prompts.EN: {"Motor claims", "First I look at the photos. If the frame is bent, it is a total loss."}, prompts.ZH: {"车险理赔", "我先看照片。车架弯了，就按全损处理。"}}[lang]
	first.Stdin = strings.NewReader(answerTo("q1", texts[1]) + "\n")
	if err := first.Run(fmt.Sprintf("interview --jsonl --consent --subject Ana --role %s --lang %s", strconv.Quote(texts[0]), lang)); err != nil {
		return nil, err
	}
	session, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	v := &visitor{client: c, drawn: make(chan time.Time, 1)}
	session.Stdout = v
	if v.in, err = session.StdinPipe(); err != nil {
		return nil, err
	}
	_ = session.Setenv("LANG", string(lang))
	if err := session.RequestPty("xterm-256color", 40, 120, nil); err != nil {
		return nil, err
	}
	if err := session.Shell(); err != nil {
		return nil, err
	}
	v.quiet()
	v.press("\r")
	v.quiet()
	return v, nil
}

// TestLoad is the load program. TACIT_LOAD=1000 go test ./tui/serve -run TestLoad -v -timeout 30m has a thousand people there at once, a fifth of
// them typing two keys a second for TACIT_LOAD_SECONDS, and prints what it takes. Unless told otherwise it has five, to see that it works.
func TestLoad(t *testing.T) {
	people, seconds := of("TACIT_LOAD", 5), of("TACIT_LOAD_SECONDS", 1)
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // of the clients, which are not what is measured
	s := startLoaded(t)
	warm, err := s.visit(prompts.EN)
	if err != nil {
		t.Fatal(err)
	}
	warm.client.Close()
	if !await(func() bool { return s.figure("tacit_sessions") == 0 }) {
		t.Fatal("the first session does not end")
	}
	memory, goroutines := s.status("VmRSS"), s.figure("tacit_goroutines")

	visitors := make([]*visitor, people)
	var wg sync.WaitGroup
	gate := make(chan struct{}, 32)
	began := time.Now()
	for i := range visitors {
		wg.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			v, err := s.visit(prompts.EN)
			if err != nil {
				t.Error(err)
				return
			}
			visitors[i] = v
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	t.Logf("%d sessions in %v, %.0f kB of memory each, %.1f goroutines each", people, time.Since(began).Round(time.Second),
		float64(s.status("VmRSS")-memory)/float64(people), float64(s.figure("tacit_goroutines")-goroutines)/float64(people))

	s.keep("heap", "heap?gc=1")
	s.keep("before", "allocs")
	if seconds > 5 {
		go s.keep("cpu", fmt.Sprint("profile?seconds=", seconds-4))
	}
	var mu sync.Mutex
	var echoes []time.Duration
	for n, v := range visitors[:max(1, people/5)] {
		wg.Go(func() {
			time.Sleep(time.Duration(n%50) * 10 * time.Millisecond) // people do not type in step
			var mine []time.Duration
			for i := range 2 * seconds {
				took, ok := v.press(string(rune('a' + i%26)))
				if !ok {
					t.Error("a key was not drawn")
					return
				}
				if i >= 6 || seconds <= 5 { // three seconds after all have begun at once
					mine = append(mine, took)
				}
				time.Sleep(500*time.Millisecond - took)
			}
			mu.Lock()
			defer mu.Unlock()
			echoes = append(echoes, mine...)
		})
	}
	wg.Wait()
	slices.Sort(echoes)
	if len(echoes) > 0 {
		at := func(percent float64) time.Duration {
			return echoes[int(float64(len(echoes))*percent/100)].Round(100 * time.Microsecond)
		}
		t.Logf("key to echo, %d keys: p50 %v, p95 %v, p98 %v, p99 %v, most %v; memory at the end %.0f kB each", len(echoes), at(50), at(95), at(98), at(99),
			echoes[len(echoes)-1].Round(100*time.Microsecond), float64(s.status("VmRSS")-memory)/float64(people))
	}
	s.keep("allocs", "allocs")
	for _, v := range visitors {
		v.client.Close()
	}
	left, gone := 0, time.Now()
	if !await(func() bool { left = s.figure("tacit_goroutines"); return left <= goroutines+5 }) {
		t.Errorf("%d goroutines, %d before", left, goroutines)
	}
	t.Logf("%d goroutines %v after all were gone, %d before anybody came", left, time.Since(gone).Round(10*time.Millisecond), goroutines)
}

// A key costs so many bytes on the way to the client.
func TestBytesPerKey(t *testing.T) {
	s := startLoaded(t)
	for _, test := range []struct {
		lang prompts.Lang
		keys []string
		most int64
	}{{prompts.EN, strings.Split("the frame is bent so it is a total loss and i pay it out", ""), 48}, {prompts.ZH, strings.Split("车架弯了就按全损处理不再修了因为修好也不直", ""), 300}} {
		v, err := s.visit(test.lang)
		if err != nil {
			t.Fatal(err)
		}
		before := v.bytes.Load()
		for _, key := range test.keys {
			if _, ok := v.press(key); !ok {
				t.Fatal("a key was not drawn")
			}
			time.Sleep(30 * time.Millisecond)
		}
		v.quiet()
		each := (v.bytes.Load() - before) / int64(len(test.keys))
		t.Logf("%s: %d bytes a key", test.lang, each)
		if each > test.most {
			t.Errorf("%s: %d bytes a key, more than %d", test.lang, each, test.most)
		}
		v.client.Close()
	}
}

func of(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}
