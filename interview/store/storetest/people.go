package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"tacit/interview"
)

// grants reports grants like one that are not the wanted ones, each "key/interview/role".
func (b *bench) grants(like interview.Grant, want ...string) {
	b.Helper()
	list, err := b.Grants(b.ctx, like)
	b.ok(err)
	var got []string
	for _, g := range list {
		got = append(got, fmt.Sprintf("%s/%s/%s", g.Key, g.Interview, g.Role))
	}
	if !slices.Equal(got, want) {
		b.Errorf("grants are %q, want %q", got, want)
	}
}

func grant(key string, role interview.Role, id string) interview.Grant {
	return interview.Grant{Key: key, Role: role, Interview: id}
}

// code is the hash of a code, as far as a store can tell.
func code(n byte) [32]byte { return [32]byte{n, 7, 0, 255} }

func invitation(n byte, role interview.Role, id string) interview.Invitation {
	return interview.Invitation{Code: code(n), Role: role, Interview: id, Expires: start.Add(time.Hour)}
}

var peopleTests = map[string]func(*bench){
	"nobody has a role at first": func(b *bench) {
		b.new("a", 1)
		b.grants(interview.Grant{})
	},
	"a role is given, found by any of its parts, and taken away": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		for _, g := range []interview.Grant{
			grant("k2", interview.Specialist, "b"), grant("k1", interview.Successor, "b"), grant("k1", interview.Lead, ""),
			grant("k1", interview.Specialist, "a"), grant("k1", interview.Specialist, "a"),
		} {
			b.ok(b.Grant(b.ctx, g))
		}
		b.reopen()
		b.grants(interview.Grant{}, "k1//lead", "k1/a/specialist", "k1/b/successor", "k2/b/specialist")
		b.grants(interview.Grant{Key: "k1"}, "k1//lead", "k1/a/specialist", "k1/b/successor")
		b.grants(interview.Grant{Interview: "b"}, "k1/b/successor", "k2/b/specialist")
		b.grants(grant("k1", interview.Specialist, "a"), "k1/a/specialist")
		b.grants(grant("k2", interview.Specialist, "a"))
		b.grants(grant("K1", interview.Specialist, "a"))
		b.ok(b.Revoke(b.ctx, grant("k1", interview.Specialist, "a")))
		b.is(b.Revoke(b.ctx, grant("k1", interview.Specialist, "a")), interview.ErrNotFound)
		b.is(b.Revoke(b.ctx, grant("k2", interview.Lead, "")), interview.ErrNotFound)
		b.grants(interview.Grant{}, "k1//lead", "k1/b/successor", "k2/b/specialist")
	},
	"a specialist takes roles away in their own interview, and never their own": func(b *bench) {
		b.new("a", 1)
		b.new("b", 1)
		for _, g := range []interview.Grant{
			grant("k1", interview.Specialist, "a"), grant("k2", interview.Specialist, "a"), grant("k2", interview.Successor, "a"), grant("k1", interview.Successor, "a"),
			grant("k3", interview.Specialist, "b"), grant("k4", interview.Specialist, ""), grant("k5", interview.Lead, ""),
		} {
			b.ok(b.Grant(b.ctx, g))
		}
		for _, test := range []struct {
			by    string
			grant interview.Grant
			want  error
		}{
			{"k3", grant("k2", interview.Specialist, "a"), interview.ErrNotFound}, // of another
			{"k4", grant("k2", interview.Specialist, "a"), interview.ErrNotFound}, // of none yet
			{"k4", grant("k4", interview.Specialist, ""), interview.ErrNotFound},
			{"k5", grant("k2", interview.Successor, "a"), interview.ErrNotFound},
			{"", grant("k2", interview.Specialist, "a"), interview.ErrNotFound},
			{"k1", grant("k3", interview.Specialist, "b"), interview.ErrNotFound},
			{"k1", grant("k5", interview.Lead, ""), interview.ErrNotFound},
			{"k1", grant("k2", interview.Successor, "none"), interview.ErrNotFound},
			{"k1", grant("k9", interview.Successor, "a"), interview.ErrNotFound},
			{"k1", grant("k1", interview.Specialist, "a"), interview.ErrOwn},
			{"k1", grant("k1", interview.Successor, "a"), nil},
			{"k1", grant("k2", interview.Successor, "a"), nil},
			{"k1", grant("k2", interview.Specialist, "a"), nil},
			{"k2", grant("k1", interview.Specialist, "a"), interview.ErrNotFound}, // any more
			{"k1", grant("k1", interview.Specialist, "a"), interview.ErrOwn},
		} {
			if err := b.RevokeBy(b.ctx, test.by, test.grant); !errors.Is(err, test.want) {
				b.Errorf("%q takes %v away: %v, want %v", test.by, test.grant, err, test.want)
			}
		}
		b.reopen()
		b.grants(interview.Grant{}, "k1/a/specialist", "k3/b/specialist", "k4//specialist", "k5//lead")
	},
	"of specialists who take it from each other at once one stays": func(b *bench) {
		handles := []interview.SharedStore{b.SharedStore, b.open()}
		for round := range 20 {
			id := fmt.Sprint("i", round)
			b.new(id, 1)
			for i := range 4 {
				b.ok(b.Grant(b.ctx, grant(fmt.Sprint("k", i), interview.Specialist, id)))
			}
			var gone atomic.Int32
			parallel(4, func(i int) {
				for other := range 4 {
					if other == i {
						continue
					}
					err := handles[i%2].RevokeBy(b.ctx, fmt.Sprint("k", i), grant(fmt.Sprint("k", other), interview.Specialist, id))
					if err == nil {
						gone.Add(1)
					} else {
						b.is(err, interview.ErrNotFound)
					}
				}
			})
			if list, err := b.Grants(b.ctx, interview.Grant{Interview: id}); gone.Load() != 3 || len(list) != 1 || err != nil {
				b.Fatalf("round %d: %d were taken away, and there are %v, %v", round, gone.Load(), list, err)
			}
		}
	},
	"a role that makes no sense is refused": func(b *bench) {
		b.new("a", 1)
		for _, g := range []interview.Grant{
			grant("k", "king", "a"), grant("k", "", "a"), grant("k", interview.Successor, ""), grant("k", interview.Lead, "a"),
			grant("k", interview.Operator, "a"), grant("", interview.Specialist, "a"),
		} {
			if b.Grant(b.ctx, g) == nil {
				b.Errorf("%v was granted", g)
			}
			if g.Key != "" && b.Invite(b.ctx, invitation(1, g.Role, g.Interview)) == nil {
				b.Errorf("%v was invited", g)
			}
		}
		b.is(b.Grant(b.ctx, grant("k", interview.Successor, "none")), interview.ErrNotFound)
		b.is(b.Invite(b.ctx, invitation(1, interview.Successor, "none")), interview.ErrNotFound)
		b.grants(interview.Grant{})
	},
	"an invitation is good once": func(b *bench) {
		b.new("a", 1)
		b.ok(b.Invite(b.ctx, invitation(1, interview.Successor, "a")))
		b.is(b.Invite(b.ctx, invitation(1, interview.Lead, "")), interview.ErrExists)
		b.reopen()
		_, err := b.Redeem(b.ctx, code(2), "k", start)
		b.is(err, interview.ErrNotFound)
		got, err := b.Redeem(b.ctx, code(1), "k", start)
		b.ok(err)
		if want := grant("k", interview.Successor, "a"); got != want {
			b.Errorf("redeemed %v, want %v", got, want)
		}
		_, err = b.Redeem(b.ctx, code(1), "other", start)
		b.is(err, interview.ErrNotFound)
		b.grants(interview.Grant{}, "k/a/successor")
	},
	"an invitation to a role that one has already is not used up": func(b *bench) {
		for n := range byte(2) {
			b.ok(b.Invite(b.ctx, invitation(n, interview.Specialist, "")))
		}
		_, err := b.Redeem(b.ctx, code(0), "k", start)
		b.ok(err)
		b.reopen()
		got, err := b.Redeem(b.ctx, code(1), "k", start)
		b.is(err, interview.ErrExists)
		if got != (interview.Grant{}) {
			b.Errorf("redeemed %v with an error", got)
		}
		b.grants(interview.Grant{}, "k//specialist")
		_, err = b.CreateFor(b.ctx, "k", true, "a", "test", nil, events(1, 1))
		b.ok(err)
		_, err = b.Redeem(b.ctx, code(1), "k", start)
		b.ok(err)
		_, err = b.CreateFor(b.ctx, "k", true, "b", "test", nil, events(1, 1))
		b.ok(err)
		_, err = b.Redeem(b.ctx, code(1), "k", start)
		b.is(err, interview.ErrNotFound)
	},
	"an invitation is good once, whoever is fastest": func(b *bench) {
		handles := []interview.SharedStore{b.SharedStore, b.open()}
		b.ok(b.Invite(b.ctx, invitation(1, interview.Lead, "")))
		var won atomic.Int32
		parallel(8, func(i int) {
			_, err := handles[i%2].Redeem(b.ctx, code(1), fmt.Sprint("k", i), start)
			if err == nil {
				won.Add(1)
			} else {
				b.is(err, interview.ErrNotFound)
			}
		})
		if list, err := b.Grants(b.ctx, interview.Grant{}); won.Load() != 1 || len(list) != 1 || err != nil {
			b.Errorf("%d have redeemed it, and there are %v, %v", won.Load(), list, err)
		}
	},
	"an invitation expires": func(b *bench) {
		b.ok(b.Invite(b.ctx, invitation(1, interview.Lead, "")))
		b.ok(b.Invite(b.ctx, invitation(2, interview.Lead, "")))
		_, err := b.Redeem(b.ctx, code(1), "k", start.Add(time.Hour))
		b.is(err, interview.ErrNotFound)
		_, err = b.Redeem(b.ctx, code(2), "k", start.Add(time.Hour-time.Microsecond))
		b.ok(err)
	},
	"who begins an interview is its specialist": func(b *bench) {
		token, err := b.CreateFor(b.ctx, "k", false, "a", "test", []byte("s"), events(1, 2))
		b.ok(err)
		b.has("a", 2)
		b.summary("a", "s")
		b.ok(b.Append(b.ctx, "a", interview.Fence{Token: token, After: 2}, nil, events(3, 1)))
		b.grants(interview.Grant{}, "k/a/specialist")
	},
	"leave to begin one is used up by it, and by nothing else": func(b *bench) {
		_, err := b.CreateFor(b.ctx, "k", true, "a", "test", nil, events(1, 1))
		b.is(err, interview.ErrNoLeave)
		b.ok(b.Grant(b.ctx, grant("k", interview.Specialist, "")))
		b.new("taken", 1)
		_, err = b.CreateFor(b.ctx, "k", true, "taken", "test", nil, events(1, 1))
		b.is(err, interview.ErrExists)
		if _, err = b.CreateFor(b.ctx, "k", true, "a", "test", nil, nil); err == nil {
			b.Error("an interview without events was created")
		}
		b.grants(interview.Grant{}, "k//specialist")
		_, err = b.CreateFor(b.ctx, "k", true, "a", "test", nil, events(1, 1))
		b.ok(err)
		b.grants(interview.Grant{}, "k/a/specialist")
		_, err = b.CreateFor(b.ctx, "k", true, "b", "test", nil, events(1, 1))
		b.is(err, interview.ErrNoLeave)
		b.ordered("a taken")
	},
	"what was granted and promised goes with the interview": func(b *bench) {
		_, err := b.CreateFor(b.ctx, "k", false, "a", "test", nil, events(1, 1))
		b.ok(err)
		b.new("b", 1)
		b.ok(b.Grant(b.ctx, grant("k2", interview.Successor, "a")))
		b.ok(b.Grant(b.ctx, grant("k2", interview.Successor, "b")))
		b.ok(b.Invite(b.ctx, invitation(1, interview.Successor, "a")))
		b.ok(b.Invite(b.ctx, invitation(2, interview.Lead, "")))
		b.ok(b.Erase(b.ctx, "a", start))
		b.grants(interview.Grant{}, "k2/b/successor")
		_, err = b.Redeem(b.ctx, code(1), "k3", start)
		b.is(err, interview.ErrNotFound)
		_, err = b.Redeem(b.ctx, code(2), "k3", start)
		b.ok(err)
	},
	"what somebody is called comes with their role, and is no part of it": func(b *bench) {
		b.new("a", 1)
		named := func(g interview.Grant, name string) interview.Grant {
			g.Name = name
			return g
		}
		is := func(got interview.Grant, want interview.Grant) {
			b.Helper()
			if got != want {
				b.Errorf("grant is %+v, want %+v", got, want)
			}
		}
		only := func(like interview.Grant) interview.Grant {
			b.Helper()
			list, err := b.Grants(b.ctx, like)
			b.ok(err)
			if len(list) != 1 {
				b.Fatalf("grants are %v", list)
			}
			return list[0]
		}
		g := grant("k", interview.Successor, "a")
		b.ok(b.Grant(b.ctx, named(g, "Ana “A.” 王芳")))
		b.ok(b.Grant(b.ctx, named(g, "Bob")))
		b.reopen()
		is(only(interview.Grant{}), named(g, "Ana “A.” 王芳"))
		is(only(named(g, "Bob")), named(g, "Ana “A.” 王芳"))
		i := invitation(1, interview.Successor, "a")
		i.Name = "Cai"
		b.ok(b.Invite(b.ctx, i))
		_, err := b.Redeem(b.ctx, code(1), "k", start)
		b.is(err, interview.ErrExists)
		got, err := b.Redeem(b.ctx, code(1), "k2", start)
		b.ok(err)
		is(got, named(grant("k2", interview.Successor, "a"), "Cai"))
		is(only(interview.Grant{Key: "k2"}), got)
		b.ok(b.Revoke(b.ctx, named(got, "another")))
		b.ok(b.Revoke(b.ctx, g))
		b.is(b.Revoke(b.ctx, named(g, "Ana “A.” 王芳")), interview.ErrNotFound)
		b.ok(b.Grant(b.ctx, named(grant("k", interview.Specialist, ""), "Dee")))
		_, err = b.CreateFor(b.ctx, "k", true, "b", "test", nil, events(1, 1))
		b.ok(err)
		is(only(interview.Grant{}), named(grant("k", interview.Specialist, "b"), "Dee"))
	},
	"keys and codes are kept apart byte for byte": func(b *bench) {
		for _, key := range []string{"SHA256:abc", "SHA256:abC", "x'; --", "%", strings.Repeat("k", 500)} {
			b.ok(b.Grant(b.ctx, grant(key, interview.Lead, "")))
			b.grants(interview.Grant{Key: key}, key+"//lead")
		}
	},
}
