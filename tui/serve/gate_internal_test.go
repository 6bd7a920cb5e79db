package serve

import (
	"net"
	"testing"
)

func TestRefuse(t *testing.T) {
	s := Startup{From: 60, Percent: 30, Full: 200}
	for _, test := range []struct {
		waiting, of100 int // how many of a hundred connections are refused
	}{{0, 0}, {59, 0}, {60, 30}, {130, 65}, {199, 99}, {200, 100}, {5000, 100}} {
		n := 0
		for chance := range 100 {
			if refuse(s, test.waiting, chance) {
				n++
			}
		}
		if n != test.of100 {
			t.Errorf("with %d waiting %d of 100 are refused, want %d", test.waiting, n, test.of100)
		}
	}
}

func TestSourceOf(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.7:1": "192.0.2.7/32", "[::ffff:192.0.2.7]:9": "192.0.2.7/32", "[2001:db8:1:2:3:4:5:6]:22": "2001:db8:1:2::/64", "[fe80::1%eth0]:22": "fe80::/64",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := sourceOf(tcp).String(); got != want {
			t.Errorf("%s is of %s, want %s", addr, got, want)
		}
	}
}
