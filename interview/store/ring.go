package store

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// A ring holds the keys of one interview, one for each body that was ever stored, in so little room that it can be kept beside the
// database, and in such a form that one key can be destroyed and the others stay. It is the tree of Goldreich, Goldwasser and
// Micali: the keys are the leaves of a binary tree in which each node gives its children by HMAC, so that a node stands for all
// leaves below it and says nothing of any other. To destroy a leaf is to replace the node above it by the nodes beside the way
// from there to the leaf.
//
// It is not for several goroutines at a time.
type ring struct {
	nodes []node // of trees that do not overlap, in the order of their leaves
	last  *way
}

// way is how the key of a leaf was found, since the next one is asked for a leaf near it: instead of 32 HMACs it takes 2, on average.
type way struct {
	leaf  uint32
	seeds [][32]byte // after so many bits, from those of the node on; empty before the first
	top   uint8      // the bits of the node
}

// node is a tree in a ring: the leaves whose first bits are these.
type node struct {
	bits uint8  // how many
	path uint32 // which, in the highest places
	seed [32]byte
}

// leaves is how many keys a ring has.
const leaves = 1 << 32

// newRing makes a ring with all its keys.
func newRing() ring {
	n := node{}
	_, _ = rand.Read(n.seed[:]) // it never fails
	return ring{[]node{n}, new(way)}
}

// child is the seed of a child node.
func child(seed [32]byte, right uint32) (out [32]byte) {
	mac := hmac.New(sha256.New, seed[:])
	mac.Write([]byte{byte(right)})
	mac.Sum(out[:0])
	return out
}

// has says whether a leaf is below the node.
func (n node) has(leaf uint32) bool { return n.bits == 0 || leaf>>(32-n.bits) == n.path>>(32-n.bits) }

// key is a leaf's key; false if it was destroyed.
func (r ring) key(leaf uint32) ([32]byte, bool) {
	at, found := r.find(leaf)
	if !found {
		return [32]byte{}, false
	}
	return r.last.to(r.nodes[at], leaf), true
}

// to goes from a node to a leaf, as far as it can where it went before.
func (w *way) to(n node, leaf uint32) [32]byte {
	from := n.bits
	if len(w.seeds) > 0 && w.top == n.bits && n.has(w.leaf) {
		from = max(from, uint8(bits.LeadingZeros32(leaf^w.leaf)))
	} else {
		w.seeds, w.top = append(make([][32]byte, 0, 33), n.seed), n.bits
	}
	w.seeds, w.leaf = w.seeds[:from-w.top+1], leaf
	for bit := from; bit < 32; bit++ {
		w.seeds = append(w.seeds, child(w.seeds[bit-w.top], leaf>>(31-bit)&1))
	}
	return w.seeds[32-w.top]
}

// find is where the node is that a leaf is below.
func (r ring) find(leaf uint32) (int, bool) {
	at, exact := slices.BinarySearchFunc(r.nodes, leaf, func(n node, leaf uint32) int {
		switch {
		case n.path < leaf:
			return -1
		case n.path > leaf:
			return 1
		}
		return 0
	})
	if !exact {
		at--
	}
	return at, at >= 0 && r.nodes[at].has(leaf)
}

// without is the ring in which a leaf's key is destroyed.
func (r ring) without(leaf uint32) ring {
	at, found := r.find(leaf)
	if !found {
		return r
	}
	n := r.nodes[at]
	var beside []node
	seed := n.seed
	for bits := n.bits; bits < 32; bits++ {
		turn := leaf >> (31 - bits) & 1
		path := leaf>>(31-bits)&^1 | (turn ^ 1) // the way up to here, and the other turn
		beside = append(beside, node{bits + 1, path << (31 - bits), child(seed, turn^1)})
		seed = child(seed, turn)
	}
	slices.SortFunc(beside, func(a, b node) int {
		if a.path < b.path {
			return -1
		}
		return 1
	})
	return ring{slices.Concat(r.nodes[:at], beside, r.nodes[at+1:]), new(way)}
}

const (
	ringVersion = 1
	nodeSize    = 1 + 4 + 32
)

// bytes is the ring as it is kept: a version, its nodes, and a check sum over both.
func (r ring) bytes() []byte {
	out := []byte{ringVersion}
	for _, n := range r.nodes {
		out = append(out, n.bits)
		out = binary.BigEndian.AppendUint32(out, n.path)
		out = append(out, n.seed[:]...)
	}
	sum := sha256.Sum256(out)
	return append(out, sum[:8]...)
}

var errRing = errors.New("a file of keys is damaged")

// readRing reads what bytes wrote.
func readRing(data []byte) (r ring, err error) {
	if len(data) < 9 || data[0] != ringVersion || (len(data)-9)%nodeSize != 0 {
		return ring{}, errRing
	}
	body, sum := data[:len(data)-8], sha256.Sum256(data[:len(data)-8])
	if !hmac.Equal(sum[:8], data[len(data)-8:]) {
		return ring{}, errRing
	}
	r.last = new(way)
	for part := range slices.Chunk(body[1:], nodeSize) {
		n := node{bits: part[0], path: binary.BigEndian.Uint32(part[1:])}
		copy(n.seed[:], part[5:])
		if n.bits > 32 {
			return ring{}, errRing
		}
		r.nodes = append(r.nodes, n)
	}
	return r, nil
}
