package cli_test

import (
	"os"
	"strings"
	"testing"

	"tacit/interview/store/storetest"
)

// From a file to PostgreSQL and back, with one folder of keys: what is withdrawn there does not come back here, from whichever backup.
func TestMoveToPostgresAndBack(t *testing.T) {
	if !storetest.HavePostgres() {
		t.Skip(storetest.NoPostgres)
	}
	c, err := storetest.StartCluster()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Stop()
	address := c.Address()
	p := newProgram(t)
	id := p.interview("Ana Ruiz")
	here := p.run("", "show", id, "--json")
	p.run("", "backup", "first")
	if said := p.run("", "restore-backup", "--database", address, "first"); !strings.Contains(said, "Put back: 1.") {
		t.Fatal(said)
	}
	if there := p.run("", "show", id, "--json", "--database", address); there != here {
		t.Errorf("it was moved as\n%s\nand was\n%s", there, here)
	}

	p.run("", "withdraw", id, "--answer", "1", "--database", address)
	p.run("", "backup", "second", "--database", address)
	if err := os.Rename("data/tacit.db", "aside"); err != nil {
		t.Fatal(err)
	}
	if said := p.run("", "restore-backup", "first"); !strings.Contains(said, "Put back: 1.") {
		t.Error(said)
	}
	if back := p.run("", "show", id, "--json"); strings.Contains(back, "smell") || !strings.Contains(back, "weigh") {
		t.Errorf("it came back as\n%s", back)
	}
	if said := p.run("", "restore-backup", "second"); !strings.Contains(said, "Brought up to date: 1.") {
		t.Error(said)
	}
	if back, there := p.run("", "show", id, "--json"), p.run("", "show", id, "--json", "--database", address); back != there {
		t.Errorf("it came back as\n%s\nand is there\n%s", back, there)
	}
}
