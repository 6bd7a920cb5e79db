package interview

import (
	"context"
	"time"
)

// Role is what somebody is to one interview, or to a whole server.
type Role string

// The roles. A person may have several: a specialist of one interview can be the successor of another.
const (
	// Specialist is whose interview it is: they alone answer, mark, withdraw and read all of it. Without an interview it
	// is the leave to begin one.
	Specialist Role = "specialist"
	// Successor reads what is shared of one interview, as its specialist has signed it.
	Successor Role = "successor"
	// Lead invites, and sees of every interview how far it is and, once that is signed, what is shared or for the team.
	Lead Role = "lead"
	// Operator runs the server, and reads no answer.
	Operator Role = "operator"
)

// Roles lists every role.
var Roles = []Role{Specialist, Successor, Lead, Operator}

// Bound says whether a role is always about one interview; a Lead and an Operator never are, a Specialist may be.
func (r Role) Bound() bool { return r == Successor }

// Unbound says whether a role is never about one interview.
func (r Role) Unbound() bool { return r == Lead || r == Operator }

// Grant says that whoever proves a key has a role. Somebody who works with several keys has a grant for each.
type Grant struct {
	Key       string // fingerprint of the public key, as ssh-keygen -l prints it: SHA256:…
	Role      Role
	Interview string // empty where it is about no particular one
	Name      string // what whoever invited them calls them; empty: nothing. For people to read, never an identity
}

// Same says whether two grants are the same role of the same key, whatever the bearer is called.
func (g Grant) Same(other Grant) bool {
	return g.Key == other.Key && g.Role == other.Role && g.Interview == other.Interview
}

// Invitation is a grant for whoever says its code first. The code itself is kept nowhere.
type Invitation struct {
	Code      [32]byte // SHA-256 of the code
	Role      Role
	Interview string
	Name      string // as in the Grant that it becomes
	Expires   time.Time
}

// Roster knows who may do what with the interviews of a store, which is the same storage: what it grants goes with the
// interview that it is about. It decides nothing by itself; who serves people asks it at every turn. As with [Store], what
// returned nil is durable, and what returned an error changed nothing.
type Roster interface {
	// Grants returns the grants that are like one, whose empty fields stand for any: Grant{Key: k} finds all that a key
	// has. They come in the order of key, interview, role. What somebody is called finds nothing and keeps nothing apart,
	// here and below.
	Grants(ctx context.Context, like Grant) ([]Grant, error)

	// Grant gives a role. To give it again does nothing, and the name stays as it was. ErrNotFound if the interview is not there.
	Grant(ctx context.Context, grant Grant) error

	// Revoke takes a role away. ErrNotFound if there is no such grant.
	Revoke(ctx context.Context, grant Grant) error

	// RevokeBy is Revoke for the bearer of a key, who takes a role in an interview of their own away: ErrNotFound unless they are its
	// specialist in that same moment, ErrOwn if it is their own part as that. So of two specialists who take it from each
	// other at once one stays, and nobody leaves an interview without any.
	RevokeBy(ctx context.Context, by string, grant Grant) error

	// Invite keeps an invitation. ErrNotFound if the interview is not there, ErrExists if the code is taken.
	Invite(ctx context.Context, invitation Invitation) error

	// Redeem uses an invitation up: the key gets its role, with its name. ErrNotFound, and nothing else, says that there is none of that
	// code, that it was used, or that it has expired at the time now. ErrExists if the key has that role already: the
	// invitation stays good, for another key or for later.
	Redeem(ctx context.Context, code [32]byte, key string, now time.Time) (Grant, error)

	// CreateFor is [Store.Create] for the bearer of a key, who becomes the interview's specialist in the same step. With
	// spend, the key's leave to begin one is used up, and its name goes over; ErrNoLeave if it has none.
	CreateFor(ctx context.Context, key string, spend bool, id, holder string, summary []byte, events []Event) (token int64, err error)
}

// SharedStore is a store that several people use, each with rights of their own.
type SharedStore interface {
	Store
	Roster
	Follower
}
