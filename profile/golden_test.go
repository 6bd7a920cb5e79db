package profile_test

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"tacit/profile"
)

// The documents of two interviews, to be read by people: a change here is a change in what a successor gets.
func TestDocuments(t *testing.T) {
	for _, name := range []string{"adjuster.en", "moulding.zh"} {
		files := profile.Compile(load(t, name+".yaml"), profile.ForTeam)
		for _, doc := range []string{"playbook.md", "system-prompt.md", "SKILL.md"} {
			t.Run(name+"/"+doc, func(t *testing.T) { golden.RequireEqual(t, file(t, files, doc)) })
		}
	}
}
