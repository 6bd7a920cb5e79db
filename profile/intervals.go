package profile

import "math"

// z95 is how many standard deviations 95 % of a normal distribution lie within.
const z95 = 1.96

// Wilson returns the interval in which, at 95 %, the share lies of which so many were found in n cases; nothing of none.
func Wilson(found, n float64) (low, high float64) {
	if n == 0 {
		return 0, 0
	}
	p, z := found/n, z95
	mid, half, all := p+z*z/(2*n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n)), 1+z*z/n
	return math.Max(0, (mid-half)/all), math.Min(1, (mid+half)/all)
}

// Paired counts pairs of attempts at the same things, one of each kind: how often both succeeded, only the first, only the second,
// neither. Where a thing was tried several times its parts add up to one.
type Paired struct{ Both, First, Second, Neither float64 }

// N is how many things there are.
func (p Paired) N() float64 { return p.Both + p.First + p.Second + p.Neither }

// Shares are how often the first kind succeeded, and the second.
func (p Paired) Shares() (first, second float64) {
	return (p.Both + p.First) / p.N(), (p.Both + p.Second) / p.N()
}

// Difference returns the interval in which, at 95 %, the difference between the shares lies: Newcombe's of 1998 (his method 10),
// which puts the Wilson intervals of both together with the correlation between them. Unlike a t or a McNemar interval it has a
// width where all pairs are alike, as they often are where there are ten.
func (p Paired) Difference() (low, high float64) {
	first, second := p.Shares()
	l1, u1 := Wilson(first*p.N(), p.N())
	l2, u2 := Wilson(second*p.N(), p.N())
	phi := p.correlation()
	side := func(a, b float64) float64 { return math.Sqrt(math.Max(0, a*a-2*phi*a*b+b*b)) }
	return math.Max(-1, first-second-side(first-l1, u2-second)), math.Min(1, first-second+side(u1-first, second-l2))
}

// correlation is phi between both kinds, with the correction for continuity that belongs to the interval.
func (p Paired) correlation() float64 {
	square := (p.Both + p.First) * (p.Second + p.Neither) * (p.Both + p.Second) * (p.First + p.Neither)
	if square <= 0 {
		return 0
	}
	above := p.Both*p.Neither - p.First*p.Second
	if above > 0 {
		above = math.Max(0, above-p.N()/2)
	}
	return above / math.Sqrt(square)
}
