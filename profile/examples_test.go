package profile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// examples are the two finished results that are shown, in docs/examples and by the program itself.
var examples = map[prompts.Lang]string{prompts.EN: "on-call-databases", prompts.ZH: "injection-moulding"}

// What is shown as the result of an interview is what the present code makes of it, file by file. "make golden" writes it anew.
func TestExamples(t *testing.T) {
	for lang, name := range examples {
		dir := filepath.Join("..", "docs", "examples", name)
		f := readFixture(t, filepath.Join(dir, "interview.yaml"))
		p := f.profile(t)
		want := map[string][]byte{
			filepath.Join(dir, "answers.md"):                                           []byte(f.transcript()),
			filepath.Join("..", "prompts", "examples", "playbook."+string(lang)+".md"): []byte(file(t, profile.Compile(p, profile.ForTeam), "playbook.md")),
		}
		files, unknown := profile.CompileTargets(p, profile.ForTeam, profile.Targets()...)
		if unknown != "" {
			t.Fatal(unknown)
		}
		for _, c := range append(profile.Compile(p, profile.ForTeam), files...) {
			if c.Block != "" {
				var err error
				if c.Data, err = profile.WithBlock(nil, c); err != nil {
					t.Fatal(err)
				}
			}
			want[filepath.Join(dir, filepath.FromSlash(c.Path))] = c.Data
		}
		for path, data := range want {
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(path, data, 0o644); err != nil {
					t.Error(err)
				}
				continue
			}
			if have, err := os.ReadFile(path); err != nil || string(have) != string(data) {
				t.Errorf("%s is not what the interview beside it compiles to (make golden writes it anew): %v", path, err)
			}
		}
	}
}

// transcript is the interview to be read beside what was made of it.
func (f *fixture) transcript() string {
	intro := map[string]string{
		"en": "Typed into the real screen by somebody playing the specialist. An answer that was marked private is left out.",
		"zh": "由扮演这位师傅的人在真实的界面里逐条键入。标为仅自己可见的回答没有放进来。",
	}[f.Lang]
	var b strings.Builder
	b.WriteString("# " + f.Work + " · " + f.Subject + "\n\n" + intro + "\n")
	for _, a := range f.Answers {
		b.WriteString("\n**" + strings.TrimPrefix(question(a.N), "q") + ". " + a.Question + "**\n\n> " + strings.ReplaceAll(a.Text, "\n", "\n> ") + "\n")
	}
	return b.String()
}
