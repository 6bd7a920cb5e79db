package profile_test

import (
	"testing"

	"tacit/profile/lazy"
)

// Every expression of this package and of the detectors that is compiled when it is first used can be.
func TestExpressionsCompile(t *testing.T) {
	if n := lazy.CompileAll(); n < 120 {
		t.Errorf("only %d expressions", n)
	}
}
