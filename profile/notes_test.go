package profile_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/profile"
)

// What others wrote is read whole: also a table row of one word and a figure, a short "not", a step with an extension in it.
func TestStatements(t *testing.T) {
	source := strings.Join([]string{
		"---", "name: ines", "---", "# Ines, as the office sees her", "",
		"- Ines never takes more than 90 minutes without a break.", "1. Ring Sofia (ext. 4417) first", "2. Then the registry", "",
		"| Language | Rate |", "|---|---|", "| Portuguese | 85 |", "| Cape Verdean Creole | 95 |", "",
		"She does not do weddings.", "```", "code: x", "```",
	}, "\n")
	want := []string{"Ines never takes more than 90 minutes without a break.", "Ring Sofia (ext. 4417) first", "Then the registry", "Portuguese, 85", "Cape Verdean Creole, 95", "She does not do weddings."}
	if got := profile.Statements([]byte(source)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
