package profile_test

import (
	"math"
	"testing"

	"tacit/profile"
)

// The intervals of Newcombe, Statistics in Medicine 17 (1998): 857–872 (81 of 263, Wilson's score) and 2635–2650 (paired, method
// 10), to four places.
func TestIntervals(t *testing.T) {
	near := func(got, want float64) bool { return math.Abs(got-want) < .00006 }
	if low, high := profile.Wilson(81, 263); !near(low, .2553) || !near(high, .3662) {
		t.Errorf("%.4f %.4f", low, high)
	}
	if low, high := (profile.Paired{Both: 36, First: 12, Second: 2}).Difference(); !near(low, .0569) || !near(high, .3404) {
		t.Errorf("%.4f %.4f", low, high)
	}
}

// Where all pairs are alike the interval still has a width; turning the two around turns it around; and the more there is
// of the same, the narrower it is.
func TestDifference(t *testing.T) {
	for _, p := range []profile.Paired{{First: 10}, {Both: 10}, {Neither: 3}, {Both: 4, First: 3, Second: 1, Neither: 2}, {Both: 2.5, First: 4.5, Second: .5, Neither: 2.5}} {
		low, high := p.Difference()
		first, second := p.Shares()
		if d := first - second; low > d || high < d || high-low < .1 || low < -1 || high > 1 {
			t.Errorf("%+v: %.3f to %.3f", p, low, high)
		}
		if l, h := (profile.Paired{Both: p.Both, First: p.Second, Second: p.First, Neither: p.Neither}).Difference(); math.Abs(l+high) > 1e-9 || math.Abs(h+low) > 1e-9 {
			t.Errorf("%+v turned around: %.3f to %.3f", p, l, h)
		}
		if l, h := (profile.Paired{Both: 4 * p.Both, First: 4 * p.First, Second: 4 * p.Second, Neither: 4 * p.Neither}).Difference(); h-l >= high-low {
			t.Errorf("%+v four times: %.3f to %.3f, and before %.3f to %.3f", p, l, h, low, high)
		}
	}
}
