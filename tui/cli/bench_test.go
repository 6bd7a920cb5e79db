package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// built is the program as people run it: stripped, outside of the test binary.
func built(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "tacit")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, ".")
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// firstFrame starts a command on a pseudo-terminal that answers questions about its background, and returns the time
// until a text is on it and the memory of the process then, in KiB.
func firstFrame(b *testing.B, cmd *exec.Cmd, text string) (time.Duration, int) {
	b.Helper()
	began := time.Now()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	defer tty.Close()
	buf, seen := make([]byte, 64<<10), ""
	for !strings.Contains(seen, text) {
		n, err := tty.Read(buf)
		if err != nil {
			b.Fatalf("ended before %q: %q", text, seen)
		}
		chunk := string(buf[:n])
		seen += chunk
		if strings.Contains(chunk, "\x1b]11;?") {
			tty.WriteString("\x1b]11;rgb:1e1e/1e1e/1e1e\x07")
		}
		if strings.Contains(chunk, "\x1b[6n") {
			tty.WriteString("\x1b[1;1R")
		}
		if strings.Contains(chunk, "\x1b[c") {
			tty.WriteString("\x1b[?62;22c")
		}
	}
	took := time.Since(began)
	kib := resident(cmd.Process.Pid)
	cmd.Process.Kill()
	cmd.Wait()
	return took, kib
}

// resident is the memory of a process in KiB, where /proc tells.
func resident(pid int) int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	kib := 0
	if _, rest, ok := strings.Cut(string(data), "VmRSS:"); ok {
		fmt.Sscan(rest, &kib)
	}
	return kib
}

// BenchmarkFirstFrame is the time from starting the program to its first frame on a pseudo-terminal of 120 by 40: with
// nothing in the store, with 60 interviews, and, where gum is installed, `gum write` beside it.
func BenchmarkFirstFrame(b *testing.B) {
	path := built(b)
	env := append(os.Environ(), "TERM=xterm-256color", "LANG=en_US.UTF-8")
	full := b.TempDir()
	for i := range 60 {
		cmd := exec.Command(path, "interview", "--jsonl", "--data", full, "--subject", fmt.Sprint("Ana ", i), "--role", "Motor claims", "--consent")
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	run := func(name, text string, command func() *exec.Cmd) {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			kib := 0
			for b.Loop() {
				cmd := command()
				cmd.Env = env
				took, rss := firstFrame(b, cmd, text)
				times, kib = append(times, took), max(kib, rss)
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/p50")
			b.ReportMetric(float64(times[len(times)*9/10].Microseconds())/1000, "ms/p90")
			b.ReportMetric(float64(kib)/1024, "MiB/rss")
		})
	}
	empty := b.TempDir()
	run("empty", "finished", func() *exec.Cmd { return exec.Command(path, "--data", empty) })
	run("60-interviews", "Motor", func() *exec.Cmd { return exec.Command(path, "--data", full) })
	if gum, err := exec.LookPath("gum"); err == nil {
		run("gum-write", "rite", func() *exec.Cmd { return exec.Command(gum, "write") })
	}
}

// BenchmarkKeyEcho is the time from a key to the bytes that show it, on a pseudo-terminal of 120 by 40, with an answer of
// a given size in the editor: the model, the renderer's frame (120 a second) and the terminal's reading.
func BenchmarkKeyEcho(b *testing.B) {
	path := built(b)
	for _, size := range []int{0, 4 << 10, 63 << 10} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) { benchmarkEcho(b, path, size) })
	}
}

func benchmarkEcho(b *testing.B, path string, size int) {
	cmd := exec.Command(path, "interview", "--data", b.TempDir(), "--subject", "Ana", "--role", "Motor claims", "--consent")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=en_US.UTF-8")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { cmd.Process.Kill(); cmd.Wait(); tty.Close() }()
	output := make(chan []byte, 1024)
	go func() {
		for {
			buf := make([]byte, 64<<10)
			n, err := tty.Read(buf)
			if err != nil {
				close(output)
				return
			}
			output <- buf[:n]
		}
	}()
	quiet(output, 400*time.Millisecond)
	tty.WriteString("\x1b[200~" + strings.Repeat("I look at the shadows under the sill first. ", size/44) + "\x1b[201~")
	quiet(output, 1500*time.Millisecond) // the draft is stored, too
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		tty.WriteString(string(rune('a' + i%26)))
		<-output
		times = append(times, time.Since(began))
		quiet(output, 40*time.Millisecond)
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/p50")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms/p99")
	b.ReportMetric(float64(resident(cmd.Process.Pid))/1024, "MiB/rss")
}

// quiet reads until nothing has come for a while.
func quiet(output <-chan []byte, while time.Duration) {
	for {
		select {
		case _, ok := <-output:
			if !ok {
				return
			}
		case <-time.After(while):
			return
		}
	}
}
