package prompts_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"tacit/prompts"
)

const cheese = `pack: cheese
lang: en
title: Cheese making
scenarios:
  - id: scenario.rind
    text: "Take the last rind of “{topic}” that went wrong. What did you smell?"
probes:
  cue:
    - id: cue.smell
      text: "What does “{topic}” smell of when it turns?"
hold-outs:
  - id: hold-out.mould
    text: "There is blue on a white one. Which would you do?"
    options: [wipe it, throw it out, sell it cheaper]
close:
  - {id: close.last, probe: missing, text: "What have I not asked?"}
`

func TestReadPack(t *testing.T) {
	pack, err := prompts.ReadPack([]byte(cheese))
	if err != nil {
		t.Fatal(err)
	}
	if pack.Name != "cheese" || pack.Probes[prompts.ProbeCue][0].Probe != prompts.ProbeCue ||
		pack.Scenarios[0].Probe != prompts.ProbeScenario || pack.HoldOuts[0].Probe != prompts.ProbeHoldOut {
		t.Errorf("%+v", pack)
	}
	if findings := prompts.LintPack([]byte(cheese), prompts.EN); len(findings) > 0 {
		t.Errorf("findings %v", findings)
	}
	if _, err := prompts.ReadPack([]byte("\ufeff" + strings.ReplaceAll(cheese, "\n", "\r\n"))); err != nil {
		t.Errorf("as written on Windows: %v", err)
	}
	wordy := strings.Replace(cheese, "What have I not asked?", "Did I ask everything?", 1)
	if _, err := prompts.ReadPack([]byte(wordy)); err != nil {
		t.Errorf("a fault of wording alone: %v", err)
	}
}

func TestReadPackLimits(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"bytes":      {cheese + "#" + strings.Repeat("x", prompts.MaxPackBytes), "at most 262144"},
		"lines":      {cheese + strings.Repeat("\n", prompts.MaxPackLines), "at most 5000"},
		"cr lines":   {cheese + strings.Repeat("\r", prompts.MaxPackLines), "at most 5000"},
		"empty":      {"", "empty"},
		"unknown":    {cheese + "senarios: []\n", "scenarios"},
		"alias":      {cheese + "about: &a x\nsteps: [*a]\n", "aliases"},
		"merge":      {cheese + "<<: {title: x}\n", "line"},
		"binary":     {cheese + "about: !!binary aGVsbG8=\n", "!!binary"},
		"go tag":     {cheese + "about: !x y\n", "!x"},
		"escape":     {cheese + "about: \"\\e[31m\"\n", "invisible"},
		"bidi":       {cheese + "about: a\u202eb\n", "invisible"},
		"two":        {cheese + "---\npack: x\n", "one YAML document"},
		"list":       {"- a\n", "keys"},
		"scalar":     {"cheese\n", "keys"},
		"latin1":     {cheese + "about: caf\xe9\n", "line"},
		"bad yaml":   {cheese + "about: \"x\n", "line"},
		"no options": {strings.Replace(cheese, "    options: [wipe it, throw it out, sell it cheaper]\n", "", 1), "this one has 0"},
		"null":       {strings.Replace(cheese, "id: cue.smell", "id:", 1), "no id"},
		"text list":  {strings.Replace(cheese, "title: Cheese making", "title: [a]", 1), "text"},
	} {
		t.Run(name, func(t *testing.T) {
			pack, err := prompts.ReadPack([]byte(c.data))
			if err == nil || pack != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestReadPackTime keeps files that are small but slow to parse from holding anybody up.
func TestReadPackTime(t *testing.T) {
	var keys strings.Builder
	for i := 0; keys.Len() < prompts.MaxPackBytes-1000; i++ {
		fmt.Fprintf(&keys, "k%d: 1,", i)
	}
	for name, data := range map[string]string{
		"keys":    "{" + keys.String() + "}",
		"nested":  strings.Repeat("[", prompts.MaxPackBytes-1),
		"explain": "pack: a\nlang: en\nexplain: {" + keys.String() + "}\n",
		"braces":  "pack: a\nlang: en\ntitle: x\nframe:\n - {id: a, probe: scope, text: '" + strings.Repeat("{", 250000) + "'}\n",
		"quotes":  "pack: a\nlang: en\ntitle: x\nframe:\n - {id: a, probe: scope, text: '" + strings.Repeat("“", 80000) + "'}\n",
	} {
		start := time.Now()
		_, _ = prompts.ReadPack([]byte(data))
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestLintPackLines(t *testing.T) {
	const faulty = `pack: Cheese Shop
lang: fr
frame:
  - probe: scope
    text: "What is “{topic}” to you?"
  - id: a
    probe: scoop
    text: "Don't you think it works?"
  - id: a
    probe: goal
    text: "What is {nothing} for?"
scenarios:
  - id: s.1
    text: "Take the last time. What happened?"
    options: [x, y]
hold-outs:
  - id: h.1
    text: "A case of “{topic}”. Which would you do?"
    options: [x, x]
probes:
  queue: []
  cue:
    - id: cue.x
      text: "What do you see in “{topic}” and how do you react?"
  contradiction:
    - id: contra.x
      text: "You said “{a}”. What else holds?"
follow-ups:
  guts: []
  gut:
    - {id: g.1, text: "You said “{q}”. What did you see?"}
scenarois: []
lang: en
close:
  - id: c.1
    probe: contact
    text: "Who else knows?"
`
	want := map[int]string{
		1: "Cheese Shop", 2: "fr", 4: "frame.1", 5: "{topic}", 7: "scope", 8: "don't", 9: "line 6", 11: "{nothing}",
		14: "Put “{topic}”", 15: "Only hold-outs", 19: "has 2", 21: "queue", 24: "two things", 27: "{a}", 29: "gut",
		31: "after", 32: "scenarios", 33: "twice", 35: "last closing question",
	}
	byLine := make(map[int]string)
	for _, finding := range prompts.LintPack([]byte(faulty), prompts.EN) {
		byLine[finding.Line] += finding.Reason + " "
	}
	for line, part := range want {
		if !strings.Contains(byLine[line], part) {
			t.Errorf("line %d: %q, want %q", line, byLine[line], part)
		}
		delete(byLine, line)
	}
	for line, reason := range byLine {
		t.Errorf("line %d: %s", line, reason)
	}
	for _, finding := range prompts.LintPack([]byte(faulty), prompts.ZH) {
		if !strings.ContainsAny(finding.Reason, "。") {
			t.Errorf("line %d: %s", finding.Line, finding.Reason)
		}
	}
}

func TestLintPackTells(t *testing.T) {
	bad := "pack: a\nlang: zh\ntitle: 茶\nvoice:\n" +
		"  - {id: v.1, text: \"难道不该先看单子吗？\"}\n  - {id: v.2, text: \"你最常说哪句话？\"}\n  - {id: v.3, text: \"你最常说哪句话？\"}\n"
	findings := prompts.LintPack([]byte(bad), prompts.ZH)
	if len(findings) == 0 || findings[0].Line != 5 || findings[len(findings)-1].Line != 7 {
		t.Errorf("findings %v", findings)
	}
	for _, finding := range findings {
		if finding.Blocks {
			t.Errorf("wording alone blocks: %v", finding)
		}
	}
	var many strings.Builder
	many.WriteString("pack: a\nlang: en\ntitle: b\n")
	for i := range 300 {
		fmt.Fprintf(&many, "key%d: x\n", i)
	}
	if n := len(prompts.LintPack([]byte(many.String()), prompts.EN)); n != 101 {
		t.Errorf("%d findings", n)
	}
}

// TestEmbeddedPacksPass holds our own packs to what is asked of others.
func TestEmbeddedPacksPass(t *testing.T) {
	files, err := os.ReadDir("packs")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile("packs/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range prompts.LintPack(data, prompts.EN) {
			t.Errorf("%s:%d: %s", file.Name(), finding.Line, finding.Reason)
		}
	}
}

func FuzzReadPack(f *testing.F) {
	for _, lang := range prompts.Langs {
		data, err := os.ReadFile("packs/general." + string(lang) + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 4000)])
	}
	f.Add([]byte(cheese))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("? {a: b}\n: c\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		findings := prompts.LintPack(data, prompts.ZH)
		pack, err := prompts.ReadPack(data)
		if (pack == nil) == (err == nil) {
			t.Fatal("neither a pack nor an error, or both")
		}
		if err == nil {
			pack.Over(prompts.General(pack.Lang))
		} else if len(findings) == 0 {
			t.Fatalf("refused without a finding: %v", err)
		}
	})
}

func BenchmarkReadPack(b *testing.B) {
	for _, lang := range prompts.Langs {
		b.Run(string(lang), func(b *testing.B) {
			data, err := os.ReadFile("packs/general." + string(lang) + ".yaml")
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := prompts.ReadPack(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A skeleton is a pack that can be used as it is, in either language.
func TestSkeleton(t *testing.T) {
	for _, lang := range prompts.Langs {
		data, err := prompts.Skeleton("cheese-making", lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range prompts.LintPack(data, lang) {
			t.Errorf("%s:%d: %s", lang, f.Line, f.Reason)
		}
		pack, err := prompts.ReadPack(data)
		if err != nil || pack.Name != "cheese-making" || pack.Lang != lang || len(pack.Scenarios) < 2 || len(pack.Limits) == 0 || len(pack.Unsaid) == 0 || len(pack.Tools) == 0 {
			t.Errorf("%s: %v, %+v", lang, err, pack)
		}
	}
	for _, name := range []string{"", "Cheese", "../x", "a b", strings.Repeat("x", 61)} {
		if _, err := prompts.Skeleton(name, prompts.EN); err == nil {
			t.Errorf("%q is taken for a name", name)
		}
	}
}
