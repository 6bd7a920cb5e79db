package prompts_test

import (
	"slices"
	"strings"
	"testing"

	"tacit/prompts"
)

func TestPacksLoad(t *testing.T) {
	for _, name := range prompts.PackNames() {
		found := false
		for _, lang := range prompts.Langs {
			pack, err := prompts.LoadPack(name, lang)
			if err != nil {
				continue
			}
			found = true
			if pack.Name != name || pack.Lang != lang {
				t.Errorf("pack %s.%s calls itself %s.%s", name, lang, pack.Name, pack.Lang)
			}
		}
		if !found {
			t.Errorf("pack %s loads in no language", name)
		}
	}
	if _, err := prompts.LoadPack("no-such-trade", prompts.EN); err == nil || !strings.Contains(err.Error(), "general") {
		t.Errorf("an unknown pack: %v", err)
	}
}

// TestGeneralComplete checks what every other pack relies on the general one for.
func TestGeneralComplete(t *testing.T) {
	for _, lang := range prompts.Langs {
		pack := prompts.General(lang)
		for _, probe := range prompts.Probes {
			if n := len(pack.Probes[probe]); n < 3 {
				t.Errorf("%s: probe %s is worded %d times", lang, probe, n)
			}
			if pack.Explain[probe] == "" || pack.Why[probe] == "" {
				t.Errorf("%s: probe %s is not explained", lang, probe)
			}
		}
		for _, probe := range []prompts.Probe{
			prompts.ProbeCue, prompts.ProbeThreshold, prompts.ProbeException, prompts.ProbeReason, prompts.ProbeAction,
			prompts.ProbeError, prompts.ProbeContact, prompts.ProbeIncident,
		} {
			if n := len(pack.Probes[probe]); n < 4 {
				t.Errorf("%s: probe %s is worded only %d times", lang, probe, n)
			}
		}
		counts := map[string][2]int{
			"frame": {len(pack.Frame), 3}, "map": {len(pack.Map), 4}, "scenarios": {len(pack.Scenarios), 14},
			"incident": {len(pack.Incident), 10}, "stress": {len(pack.Stress), 5}, "voice": {len(pack.Voice), 5},
			"boundary": {len(pack.Boundary), 3}, "hold-outs": {len(pack.HoldOuts), 8}, "close": {len(pack.Close), 3},
			"teach-back": {len(pack.TeachBack), 3}, "steps": {len(pack.Steps), 4}, "vocabulary": {len(pack.Vocabulary), 10},
		}
		for section, n := range counts {
			if n[0] < n[1] {
				t.Errorf("%s: %s has %d entries, want %d", lang, section, n[0], n[1])
			}
		}
		if last := pack.Close[len(pack.Close)-1]; last.Probe != prompts.ProbeMissing {
			t.Errorf("%s: the last question is after %s", lang, last.Probe)
		}
	}
}

func TestFollowUps(t *testing.T) {
	detectors := strings.Fields(`gut depends cond_vague abs_rule freq_rule norm no_reason no_exception no_cue no_example
		opaque judge_word time_vague abs_actor vague_ref jargon person tool list_open compare negative failure
		change short rich reversal dunno contradiction range tired
		some thin hollow evasive inarticulate triad sure stale since wish imported corrected changed words part`)
	unquoted := []string{"dunno", "tired", "inarticulate"}
	for _, lang := range prompts.Langs {
		pack := prompts.General(lang)
		if got := len(pack.FollowUps); got != len(detectors) {
			t.Errorf("%s: follow-ups for %d detectors, want %d", lang, got, len(detectors))
		}
		for _, detector := range detectors {
			if n := len(pack.FollowUps[detector]); n < 3 {
				t.Errorf("%s: detector %s is worded %d times", lang, detector, n)
			}
			for _, question := range pack.FollowUps[detector] {
				want := "“{q}”"
				switch detector {
				case "contradiction", "triad":
					want = "“{b}”"
				case "stale", "imported", "corrected":
					want = "“{topic}”"
				case "since":
					want = "“{work}”"
				}
				if !slices.Contains(unquoted, detector) && !strings.Contains(question.Text, want) {
					t.Errorf("%s: %s does not quote %s", lang, question.ID, want)
				}
			}
		}
	}
}

// TestSameQuestions checks that both languages have the same questions in the same places.
func TestSameQuestions(t *testing.T) {
	en, zh := prompts.General(prompts.EN), prompts.General(prompts.ZH)
	var a, b []prompts.Question
	for question := range en.Questions() {
		a = append(a, question)
	}
	for question := range zh.Questions() {
		b = append(b, question)
	}
	if len(a) != len(b) {
		t.Fatalf("%d questions in English, %d in Chinese", len(a), len(b))
	}
	for i := range a {
		if a[i].ID != b[i].ID || a[i].Probe != b[i].Probe || len(a[i].Options) != len(b[i].Options) {
			t.Errorf("%s (%s) stands where %s (%s) does", a[i].ID, a[i].Probe, b[i].ID, b[i].Probe)
		}
	}
}

func TestQuestionsAreUsable(t *testing.T) {
	for _, lang := range prompts.Langs {
		seen := make(map[string]bool)
		for question := range prompts.General(lang).Questions() {
			if question.ID == "" || seen[question.ID] {
				t.Errorf("%s: the id %q is empty or there twice", lang, question.ID)
			}
			seen[question.ID] = true
			if !slices.Contains(prompts.Probes, question.Probe) {
				t.Errorf("%s: %s has probe %q", lang, question.ID, question.Probe)
			}
		}
		for _, question := range prompts.General(lang).Scenarios {
			if !strings.Contains(question.Text, "“{topic}”") {
				t.Errorf("%s: %s does not name the topic", lang, question.ID)
			}
		}
		for _, question := range prompts.General(lang).HoldOuts {
			if len(question.Options) != 4 {
				t.Errorf("%s: %s has %d options", lang, question.ID, len(question.Options))
			}
		}
		for probe, questions := range prompts.General(lang).Probes {
			for _, question := range questions {
				if probe != prompts.ProbeContradiction && !strings.Contains(question.Text, "“{topic}”") {
					t.Errorf("%s: %s does not name the topic", lang, question.ID)
				}
			}
		}
	}
}

// TestWordings checks that everything that is asked keeps to the rules, before and after its slots are filled.
func TestWordings(t *testing.T) {
	fills := map[prompts.Lang]map[string]string{
		prompts.EN: {
			"work": "motor claims, or what is left of them", "topic": "Do we pay? Total loss or repair and why",
			"q": "when it gets too high, isn't it", "a": "always pay", "b": "never pay!",
		},
		prompts.ZH: {"work": "注塑工艺", "topic": "要不要停机，为什么停？", "q": "是不是太高了吧", "a": "一定要停", "b": "有没有停都行！"},
	}
	for _, lang := range prompts.Langs {
		for _, name := range prompts.PackNames() {
			pack, err := prompts.LoadPack(name, lang)
			if err != nil {
				continue
			}
			for question := range pack.Questions() {
				for _, problem := range prompts.LintTemplate(lang, question.Text) {
					t.Errorf("%s.%s %s: %s (%s): %s", name, lang, question.ID, problem.Rule, problem.Detail, question.Text)
				}
				asked := prompts.Fill(question.Text, fills[lang])
				for _, problem := range prompts.LintQuestion(lang, asked) {
					t.Errorf("%s.%s %s: %s (%s): %s", name, lang, question.ID, problem.Rule, problem.Detail, asked)
				}
			}
		}
	}
}

// TestWordingsDiffer checks that no two wordings for one purpose repeat each other.
func TestWordingsDiffer(t *testing.T) {
	for _, lang := range prompts.Langs {
		pack := prompts.General(lang)
		groups := [][]prompts.Question{pack.Scenarios, pack.Voice, pack.Boundary, pack.TeachBack}
		for _, group := range pack.Probes {
			groups = append(groups, group)
		}
		for _, group := range pack.FollowUps {
			groups = append(groups, group)
		}
		for _, group := range groups {
			for i, a := range group {
				for _, b := range group[:i] {
					if a.Probe == prompts.ProbeHoldOut {
						continue // these end with the same instruction
					}
					if s := prompts.Similar(lang, a.Text, b.Text); s >= 0.6 {
						t.Errorf("%s: %s and %s are alike (%.2f)", lang, a.ID, b.ID, s)
					}
				}
			}
		}
	}
}

func TestOver(t *testing.T) {
	base := prompts.General(prompts.EN)
	own := &prompts.Pack{
		Name: "cheese", Lang: prompts.EN, Title: "Cheese making",
		Scenarios:  []prompts.Question{{ID: "scenario.rind", Probe: prompts.ProbeScenario, Text: "Take the last rind of “{topic}”. What went?"}},
		Probes:     map[prompts.Probe][]prompts.Question{prompts.ProbeCue: {{ID: "cue.smell", Text: "x"}, {ID: "cue.1", Text: "mine"}}},
		FollowUps:  map[string][]prompts.Question{"gut": {{ID: "gut.cheese", Text: "y"}}},
		Why:        map[prompts.Probe]string{prompts.ProbeCue: "own"},
		Vocabulary: []string{"rennet"}, Tools: []string{"trier"}, Roles: []string{"affineur"},
		Limits: []prompts.Question{{ID: "limit.raw", Text: "z"}},
	}
	over := own.Over(base)
	if len(over.Scenarios) != len(base.Scenarios)+1 || over.Scenarios[0].ID != "scenario.rind" || len(over.Frame) != len(base.Frame) || len(over.Steps) != len(base.Steps) {
		t.Errorf("scenarios %d, frame %d, steps %d", len(over.Scenarios), len(over.Frame), len(over.Steps))
	}
	cues := over.Probes[prompts.ProbeCue]
	if cues[0].ID != "cue.smell" || cues[1].Text != "mine" || len(cues) != len(base.Probes[prompts.ProbeCue])+1 {
		t.Errorf("cues: %v", cues)
	}
	if len(over.Probes) != len(base.Probes) || len(over.FollowUps["gut"]) != 4 || over.FollowUps["gut"][0].ID != "gut.cheese" {
		t.Errorf("probes %d, gut %v", len(over.Probes), over.FollowUps["gut"])
	}
	if over.Why[prompts.ProbeCue] != "own" || over.Explain[prompts.ProbeCue] != base.Explain[prompts.ProbeCue] {
		t.Error("explanations are not merged one by one")
	}
	if !slices.Contains(over.Tools, "trier") || !slices.Contains(over.Roles, "affineur") || over.Limits[0].ID != "limit.raw" {
		t.Errorf("tools %v, roles %v, limits %v", over.Tools, over.Roles, over.Limits)
	}
	if over.Vocabulary[0] != "rennet" || len(over.Vocabulary) != len(base.Vocabulary)+1 {
		t.Errorf("vocabulary %v", over.Vocabulary)
	}
	if len(own.Probes[prompts.ProbeCue]) != 2 || len(base.Probes[prompts.ProbeCue]) != 5 || len(own.Vocabulary) != 1 {
		t.Error("Over changed what it was given")
	}
}

func TestFill(t *testing.T) {
	slots := map[string]string{"topic": "a {q} b", "q": "{topic}", "a": "", "work": "$1 \\1 {{work}}"}
	for _, c := range []struct{ text, want string }{
		{"no slot", "no slot"},
		{"On “{topic}”: {q}", "On “a {q} b”: {topic}"},
		{"{a}{b}{", "{b}{"},
		{"{work}", "$1 \\1 {{work}}"},
		{"{{topic}}", "{a {q} b}"},
		{"{} {Topic} { topic} {unknown}", "{} {Topic} { topic} {unknown}"},
		{"关于“{topic}”", "关于“a {q} b”"},
	} {
		if got := prompts.Fill(c.text, slots); got != c.want {
			t.Errorf("Fill(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestConsent(t *testing.T) {
	for _, lang := range prompts.Langs {
		text := prompts.ConsentText(lang)
		lines := strings.Split(text, "\n")
		if len(lines) > 45 {
			t.Errorf("%s: %d lines", lang, len(lines))
		}
		for _, line := range lines {
			width := 0
			for _, r := range line {
				if width++; r >= 0x2e80 {
					width++
				}
			}
			if width > 76 {
				t.Errorf("%s: %d columns: %s", lang, width, line)
			}
		}
		for _, slot := range []string{"{where}", "{model}"} {
			if !strings.Contains(text, slot) {
				t.Errorf("%s: no %s", lang, slot)
			}
		}
		var ids []string
		for _, purpose := range prompts.Purposes(lang) {
			ids = append(ids, purpose.ID)
			if purpose.Text == "" {
				t.Errorf("%s: purpose %s says nothing", lang, purpose.ID)
			}
		}
		if !slices.Equal(ids, []string{prompts.PurposeRecord, prompts.PurposeCompile, prompts.PurposeAgent}) {
			t.Errorf("%s: purposes %v", lang, ids)
		}
		asked := prompts.ModelPurpose(lang, "llm.example.org:8443", "{host}-7b")
		if asked.ID != prompts.PurposeModel || strings.Count(asked.Text, "llm.example.org:8443") != 1 || strings.Count(asked.Text, "{host}-7b") != 1 {
			t.Errorf("%s: the model is asked for with %+v", lang, asked)
		}
		if hash := prompts.ConsentHash(lang); len(hash) != 64 || hash != prompts.ConsentHash(lang) {
			t.Errorf("%s: hash %q", lang, hash)
		}
	}
	if prompts.ConsentHash(prompts.EN) == prompts.ConsentHash(prompts.ZH) {
		t.Error("both languages have one hash")
	}
}

// Every trade's pack has what makes it one: in both languages, with the same questions.
func TestTradePacks(t *testing.T) {
	trades := []string{"on-call", "software", "support", "sales", "accounting", "payroll", "nursing", "manufacturing", "supply", "contracts"}
	for _, name := range trades {
		ids := map[prompts.Lang][]string{}
		for _, lang := range prompts.Langs {
			pack, err := prompts.LoadPack(name, lang)
			if err != nil {
				t.Errorf("%s.%s: %v", name, lang, err)
				continue
			}
			general := prompts.General(lang)
			for what, n := range map[string][2]int{
				"scenarios of its own": {len(pack.Scenarios) - len(general.Scenarios), 15}, "steps": {len(pack.Steps), 5}, "hold-outs": {len(pack.HoldOuts), 4}, "unsaid": {len(pack.Unsaid), 5},
				"limits": {len(pack.Limits), 3}, "terms of its own": {len(pack.Vocabulary) - len(general.Vocabulary), 20}, "tools": {len(pack.Tools), 12}, "roles": {len(pack.Roles), 10},
			} {
				if n[0] < n[1] {
					t.Errorf("%s.%s: %d %s, want %d", name, lang, n[0], what, n[1])
				}
			}
			for _, q := range append(slices.Clone(pack.Unsaid), pack.Limits...) {
				if len(q.Covers) == 0 {
					t.Errorf("%s.%s: %s is asked whatever was said", name, lang, q.ID)
				}
			}
			for _, q := range pack.Limits {
				if q.Lead == "" {
					t.Errorf("%s.%s: the answer to %s has nothing above it", name, lang, q.ID)
				}
			}
			for _, step := range pack.Steps {
				if !slices.ContainsFunc(pack.Scenarios, func(q prompts.Question) bool {
					return slices.ContainsFunc(q.Fits, func(w string) bool { return strings.Contains(strings.ToLower(step), w) })
				}) {
					t.Errorf("%s.%s: no scenario was written for %q", name, lang, step)
				}
			}
			for _, list := range [][]prompts.Question{pack.Scenarios, pack.HoldOuts, pack.Unsaid, pack.Limits, pack.Stress} {
				for _, q := range list {
					ids[lang] = append(ids[lang], q.ID)
				}
			}
		}
		if !slices.Equal(ids[prompts.EN], ids[prompts.ZH]) {
			t.Errorf("%s does not have the same questions in both languages", name)
		}
	}
}
