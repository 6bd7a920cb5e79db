package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tacit/interview/store/storetest"
	"tacit/tui/screentest"
)

// fleet are two servers of tacit on one PostgreSQL, as an organisation runs them: the program itself, a host key and a folder of keys
// that both have.
type fleet struct {
	*testing.T
	dir, program string
	database     string // its address
	nodes        []*exec.Cmd
	ports        []string
	tmux         string // the socket of a tmux of its own
}

func newFleet(t *testing.T) *fleet {
	t.Helper()
	if testing.Short() {
		t.Skip("long, and in processes of their own: go test without -short")
	}
	for _, name := range []string{"ssh", "ssh-keygen", "tmux"} {
		if _, err := exec.LookPath(name); err != nil {
			missing(t, name+": apt-get install openssh-client tmux")
		}
	}
	if !storetest.HavePostgres() {
		missing(t, storetest.NoPostgres)
	}
	f := &fleet{T: t, dir: t.TempDir()}
	f.program, f.tmux = filepath.Join(f.dir, "tacit"), filepath.Join(f.dir, "t")
	f.must(exec.Command("go", "build", "-o", f.program, ".").Run())
	cluster, err := storetest.StartCluster()
	f.must(err)
	t.Cleanup(cluster.Stop)
	f.database = cluster.Address()
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", f.tmux, "kill-server").Run()
		for _, n := range f.nodes {
			_ = n.Process.Kill()
			_ = n.Wait()
		}
	})
	f.must(exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", filepath.Join(f.dir, "ana")).Run())
	return f
}

func (f *fleet) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// tacit is a call of the program on the common storage.
func (f *fleet) tacit(args ...string) *exec.Cmd {
	cmd := exec.Command(f.program, append(args, "--keys", filepath.Join(f.dir, "keys"))...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + f.dir, "TACIT_DATABASE=" + f.database}
	return cmd
}

// ready finds the port in what a node says once it listens.
var ready = regexp.MustCompile(`127\.0\.0\.1:([0-9]+)`)

// node starts another server.
func (f *fleet) node() {
	f.Helper()
	cmd := f.tacit("serve", "--listen", "127.0.0.1:0", "--host-key", filepath.Join(f.dir, "host_key"), "--name", "interview.example.org")
	out, err := cmd.StderrPipe()
	f.must(err)
	f.must(cmd.Start())
	f.nodes = append(f.nodes, cmd)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if found := ready.FindStringSubmatch(lines.Text()); found != nil {
			f.ports = append(f.ports, found[1])
			break
		}
	}
	go func() { // the log
		for lines.Scan() {
		}
	}()
	if len(f.ports) != len(f.nodes) {
		f.Fatal("a node does not start")
	}
}

// config is what ssh of whoever runs the tests is not to find: nothing of it is theirs.
const config = `Host interview.example.org
  HostName 127.0.0.1
  Port %s
  IdentityFile %[2]s/ana
  IdentitiesOnly yes
  IdentityAgent none
  HostKeyAlias interview.example.org
  StrictHostKeyChecking accept-new
  UserKnownHostsFile %[2]s/known
`

// balance makes a node the one that the next connection gets to, as a TCP balancer would.
func (f *fleet) balance(node int) {
	f.Helper()
	f.must(os.WriteFile(filepath.Join(f.dir, "config"), fmt.Appendf(nil, config, f.ports[node], f.dir), 0o600))
}

func (f *fleet) inTmux(args ...string) string {
	f.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", f.tmux, "-f", "/dev/null"}, args...)...).CombinedOutput()
	if err != nil {
		f.Fatalf("tmux %v: %v, %s", args, err, out)
	}
	return string(out)
}

func (f *fleet) screen() string { f.Helper(); return f.inTmux("capture-pane", "-p", "-t", "p") }

func (f *fleet) sees(text string) *fleet {
	f.Helper()
	for end := time.Now().Add(time.Minute); !strings.Contains(f.screen(), text); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			f.Fatalf("the terminal does not show %q:\n%s", text, f.screen())
		}
	}
	return f
}

// keys presses keys, by tmux's names.
func (f *fleet) keys(names ...string) *fleet {
	f.Helper()
	for _, k := range names {
		f.inTmux("send-keys", "-t", "p", k)
		time.Sleep(60 * time.Millisecond) // as fingers do
	}
	return f
}

func (f *fleet) types(text string) *fleet {
	f.Helper()
	f.inTmux("send-keys", "-t", "p", "-l", text)
	return f
}

// told are a potter's answers, in the order of a short interview.
var told = []string{
	"An even glaze on every piece and no cracks, so that nothing has to go in a second time.",
	"Load the kiln, warm it up, soak, cool it down, unload.",
	"When to end the soak, and how fast to cool it down.",
	"Opening the door above 100 degrees. Ask Meret first, always.",
	"Last winter the cones bent early on the top shelf. I saw it through the spy hole and ended the soak ten minutes before the schedule.",
	"Cone 6 bent to three o'clock, at the bottom shelf. At two o'clock it is under-fired.",
	"If the load is thick ware I hold it twenty minutes longer, because the middle lags behind.",
	"New potters trust the pyrometer. It reads the air, not the pots.",
	"I call Meret when two cones disagree by more than half a cone.",
	"Except in the small kiln: that one I never soak.",
}

// atTheEnd is what the last screen of an interview says.
const atTheEnd = "Press p to read what I made of it"

var numbered = regexp.MustCompile(`question ([0-9]+)`)

// goOn answers what is open, and waits until something else is.
func (f *fleet) goOn(answer string) (over bool) {
	f.Helper()
	before := f.screen()
	number := numbered.FindString(before)
	switch {
	case strings.Contains(before, atTheEnd):
		return true
	case strings.Contains(before, "enter keep"):
		f.keys("C-s")
	case strings.Contains(before, "1–"):
		f.keys("1").types(answer).keys("C-s")
	default:
		f.types(answer).keys("C-s")
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		now := f.screen()
		if strings.Contains(now, atTheEnd) || numbered.FindString(now) != number && numbered.MatchString(now) {
			return false
		}
		if time.Now().After(end) {
			f.Fatalf("nothing comes after\n%s\nbut\n%s", before, now)
		}
	}
}

// A whole interview with stock OpenSSH in tmux: its node dies by SIGKILL in the middle of an answer, and it goes on where it was on the
// other one, to the end.
func TestInterviewOnTwoNodes(t *testing.T) {
	f := newFleet(t)
	f.node()
	f.node()
	code, err := f.tacit("invite", "--role", "specialist").Output()
	f.must(err)
	picture := ""
	capture := func(caption string) {
		picture += "\x1b[33m# " + caption + "\x1b[m\n" + f.inTmux("capture-pane", "-e", "-p", "-t", "p") + "\n"
	}

	f.balance(0)
	f.must(os.WriteFile(filepath.Join(f.dir, "shrc"), []byte(`ssh() { command ssh -F "$HOME/config" "$@"; }`+"\n"), 0o600))
	f.inTmux("new-session", "-d", "-s", "p", "-x", "100", "-y", "28", "env", "-i", "PATH="+os.Getenv("PATH"), "HOME="+f.dir, "TERM=tmux-256color", "PS1=$ ", "ENV="+filepath.Join(f.dir, "shrc"), "sh")
	f.sees("$").types("ssh interview.example.org").keys("Enter").sees("The code of your invitation").types(strings.TrimSpace(string(code))).keys("Enter").sees("tacit asks you")
	f.keys("n").sees("Before the first question").keys("PageDown", "PageDown", "PageDown", "Space", "Down", "Space", "Enter").sees("Who are you?")
	f.types("Ana").keys("Down").types("Kiln firing").keys("Enter", "Enter", "Enter", "Enter", "Enter", "Enter").sees("question 1 ")
	for _, text := range told[:5] {
		f.goOn(text)
	}
	f.inTmux("resize-window", "-t", "p", "-x", "100", "-y", "20")                               // for the picture
	f.types("I heard a bowl ping through the spy hole at 90 degr").sees(" · saved as you type") // as what stands there, not "everything is"
	capture("node 1, in the middle of an answer")
	f.must(f.nodes[0].Process.Kill())
	f.sees("closed by remote host")
	f.balance(1)
	began := time.Now()
	f.types("ssh interview.example.org")
	capture("node 1 was killed with SIGKILL; the same line once more")
	f.keys("Enter").sees("1 interview").keys("Enter").sees("I heard a bowl ping")
	t.Logf("back in the middle of the answer %v after it was cut off", time.Since(began).Round(time.Millisecond))
	capture("node 2")
	over := f.goOn("ees, and left the door shut for two hours more.")
	for i := 6; !over && i < len(told); i++ {
		over = f.goOn(told[i])
	}
	if !over {
		f.keys("C-f", "C-f")
		for i := 0; !over; i++ {
			if over = f.goOn("That the small kiln runs hot at the back."); i > 20 {
				t.Fatal("it does not end")
			}
		}
	}
	f.keys("Escape").sees("1 interview").keys("q").sees("Connection to 127.0.0.1 closed")
	book, err := exec.Command("ssh", "-F", filepath.Join(f.dir, "config"), "interview.example.org", "compile", "--audience", "private").Output()
	if err != nil || !strings.Contains(string(book), "at 90 degrees, and left the door shut") || !strings.Contains(string(book), "no cracks") {
		t.Errorf("%v\n%s", err, book)
	}
	if dir := os.Getenv("TACIT_PICTURES"); dir != "" {
		f.must(os.WriteFile(filepath.Join(dir, "two-nodes.svg"), []byte(screentest.RenderANSI(picture, 100, strings.Count(picture, "\n"))), 0o644))
	}
}
