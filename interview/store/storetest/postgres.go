package storetest

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
)

// Cluster is a PostgreSQL server of the tests' own, in a folder of its own, on a Unix socket.
type Cluster struct {
	Dir string // all its files

	bin      string
	settings []string
	as       *syscall.SysProcAttr // whom it runs as: PostgreSQL refuses root
	schemas  atomic.Int64
}

// NoPostgres is why a test is skipped where there is none.
const NoPostgres = "there is no PostgreSQL here: apt-get install postgresql"

// HavePostgres says whether the programs of PostgreSQL are on this machine.
func HavePostgres() bool { return postgresBin() != "" }

// postgresBin is the newest installation's folder of programs; empty if there is none.
func postgresBin() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

// StartCluster makes a server and starts it, with settings of its own such as "fsync=on": unless told otherwise it does not wait for the
// disk. It has to be ended with Stop.
func StartCluster(settings ...string) (*Cluster, error) {
	bin := postgresBin()
	if bin == "" {
		return nil, errors.New(NoPostgres)
	}
	dir, err := os.MkdirTemp("", "tacit-pg-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{bin: bin, Dir: dir, settings: settings}
	if c.as, err = account(dir); err != nil {
		return nil, err
	}
	if err := c.program("initdb", "-D", c.data(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"); err != nil {
		return nil, err
	}
	return c, c.Start()
}

func (c *Cluster) data() string { return filepath.Join(c.Dir, "data") }

func (c *Cluster) program(name string, args ...string) error {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.SysProcAttr, cmd.Dir = c.as, c.Dir
	out, err := os.CreateTemp("", "tacit-pg-log-")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out // a pipe would stay open in the server
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w\n%s", name, err, said)
	}
	return nil
}

func (c *Cluster) control(verb string, more ...string) error {
	return c.program("pg_ctl", append([]string{verb, "-D", c.data(), "-w", "-l", filepath.Join(c.Dir, "log")}, more...)...)
}

// Start starts a server that was killed.
func (c *Cluster) Start() error {
	options := "-k " + c.Dir + " -c listen_addresses= -c fsync=off -c max_connections=200"
	for _, s := range c.settings {
		options += " -c " + s
	}
	return c.control("start", "-o", options)
}

// Kill ends the server as a power cut would.
func (c *Cluster) Kill() error { return c.control("stop", "-m", "immediate") }

// Stop ends the server and deletes its files.
func (c *Cluster) Stop() {
	_ = c.Kill()
	_ = os.RemoveAll(c.Dir)
}

// Address is that of new, empty storage: a schema of its own.
func (c *Cluster) Address() string {
	return "postgres:///postgres?" + url.Values{"host": {c.Dir}, "user": {"postgres"}, "search_path": {fmt.Sprint("t", c.schemas.Add(1))}}.Encode()
}
