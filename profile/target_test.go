package profile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"tacit/profile"
	"tacit/prompts"
)

// everyTarget compiles a profile into every form there is.
func everyTarget(t testing.TB, p *profile.Profile, audience profile.Audience) []profile.File {
	t.Helper()
	files, unknown := profile.CompileTargets(p, audience, profile.Targets()...)
	if unknown != "" || len(files) < len(profile.Targets()) {
		t.Fatalf("%d files, unknown %q", len(files), unknown)
	}
	return files
}

// ending returns the one file whose path ends so.
func ending(t testing.TB, files []profile.File, suffix string) profile.File {
	t.Helper()
	var found []profile.File
	for _, f := range files {
		if strings.HasSuffix(f.Path, suffix) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d files end in %s", len(found), suffix)
	}
	return found[0]
}

// matter reads the front matter of a file and returns it with the body.
func matter(t testing.TB, f profile.File) (map[string]any, string) {
	t.Helper()
	parts := strings.SplitN(string(f.Data), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("%s has no front matter", f.Path)
	}
	var head map[string]any
	if err := yaml.Unmarshal([]byte(parts[1]), &head); err != nil {
		t.Fatalf("%s: %v\n%s", f.Path, err, parts[1])
	}
	return head, parts[2]
}

// checkTargets says whether the files of all targets have the form, and keep within the limits, that those who read them
// have (ecosystem.md §1.2).
func checkTargets(t testing.TB, files []profile.File, name string) {
	t.Helper()
	for _, f := range files {
		if !utf8.Valid(f.Data) || strings.Contains(f.Path, "..") || strings.HasPrefix(f.Path, "/") {
			t.Fatalf("%s is not valid", f.Path)
		}
		if strings.HasSuffix(f.Path, ".json") && !strings.HasPrefix(f.Path, "promptfoo/") && !json.Valid(f.Data) {
			t.Fatalf("%s is no JSON", f.Path)
		}
	}
	head, _ := matter(t, ending(t, files, ".claude/agents/"+name+".md"))
	if head["name"] != name || !described(head) || len(head) != 2 {
		t.Fatalf("subagent: %v", head)
	}
	head, body := matter(t, ending(t, files, ".agent.md"))
	if !described(head) || head["name"] == "" || utf8.RuneCountInString(body) > 30000 {
		t.Fatalf("copilot agent: %v, %d characters", head, utf8.RuneCountInString(body))
	}
	if head, _ = matter(t, ending(t, files, ".instructions.md")); !described(head) || head["applyTo"] != "**" {
		t.Fatalf("copilot instructions: %v", head)
	}
	rule := ending(t, files, ".mdc")
	if head, _ = matter(t, rule); !described(head) || head["alwaysApply"] != false || strings.Count(string(rule.Data), "\n") >= 500 {
		t.Fatalf("cursor: %v", head)
	}
	if n := inBrowser(ending(t, files, "gpt/instructions.md")); n > 8000 {
		t.Fatalf("custom GPT: %d characters\n%s", n, ending(t, files, "gpt/instructions.md").Data)
	}
	if f := ending(t, files, "AGENTS.md"); f.Block != name || len(f.Data) > 32<<10 || strings.Contains(string(f.Data), "<!--") || regexp.MustCompile(`(?m)^# `).Match(f.Data) {
		t.Fatalf("AGENTS.md: block %q, %d bytes", f.Block, len(f.Data))
	}
	model := string(ending(t, files, "Modelfile").Data)
	if strings.Count(model, `"""`) != 2 || !strings.HasSuffix(model, "\n\"\"\"\n") || !strings.Contains(model, "\nFROM ") || !strings.Contains(model, "\nPARAMETER num_ctx 8192\n") {
		t.Fatalf("Modelfile: %q", model)
	}
	checkOpenWebUI(t, ending(t, files, "openwebui-"+name+".json"), name)
	var card struct {
		Spec string
		Data struct {
			SystemPrompt string                                       `json:"system_prompt"`
			Book         struct{ Entries []struct{ Content string } } `json:"character_book"`
		}
	}
	if err := json.Unmarshal(ending(t, files, "card-"+name+".json").Data, &card); err != nil || card.Spec != "chara_card_v2" || card.Data.SystemPrompt == "" {
		t.Fatalf("card: %v", err)
	}
	var suite struct {
		Prompts []string
		Tests   []struct {
			Vars   map[string]string
			Assert []struct{ Type, Value string }
		}
	}
	config := ending(t, files, "promptfooconfig.yaml")
	if err := yaml.Unmarshal(config.Data, &suite); err != nil || len(suite.Prompts) != 2 || regexp.MustCompile(`\{\{|\}\}|\{%|%\}`).Match(config.Data) {
		t.Fatalf("promptfoo: %v\n%s", err, config.Data)
	}
	page := string(ending(t, files, "playbook.html").Data)
	if n := strings.Count(page, "<script"); n != 1 || strings.Count(page, "<style") != 1 {
		t.Fatalf("page: %d scripts", n)
	}
	if m := regexp.MustCompile(`(?i)<(img|iframe|link|object|embed|form|base)\b|\son[a-z]+\s*=\s*["']|\bsrc\s*=|url\(|@import`).FindString(page); m != "" {
		t.Fatalf("page holds %q: %q", m, around(page, m))
	}
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "#") || !strings.Contains(page, `id="`+m[1][1:]+`"`) && !regexp.MustCompile(`^#A\d+$`).MatchString(m[1]) {
			t.Fatalf("page links to %q", m[1])
		}
	}
}

// inBrowser is how long a browser says that a file is: in units of UTF-16.
func inBrowser(f profile.File) int { return len(utf16.Encode([]rune(string(f.Data)))) }

// checkOpenWebUI says whether Open WebUI imports a model and shows it: a list, each with an id without white space of at
// most 256 characters, a name, meta and params, and a base model, without which it stands in no list (import_models and
// is_valid_model_id in routers/models.py, ModelForm and search_models in models/models.py of open-webui 0.12.4, from PyPI).
// Their own classes read it in TestOpenWebUIReadsTheModel.
func checkOpenWebUI(t testing.TB, f profile.File, name string) {
	t.Helper()
	var models []struct {
		ID, Name string
		Base     string          `json:"base_model_id"`
		Active   bool            `json:"is_active"`
		Access   *map[string]any `json:"access_control"` // up to 0.6: empty is for the owner alone, null for everybody
		Grants   *[]any          `json:"access_grants"`  // since then: who else may
		Meta     struct {
			Description  string
			Capabilities map[string]bool
			Tags         []struct{ Name string }
		}
		Params struct {
			System      string
			Temperature float64
		}
	}
	if err := json.Unmarshal(f.Data, &models); err != nil || len(models) != 1 {
		t.Fatalf("Open WebUI: %v, %d models", err, len(models))
	}
	m := models[0]
	if m.ID != name || len(m.ID) > 256 || strings.ContainsFunc(m.ID, unicode.IsSpace) || m.Base == "" || m.Base == m.ID || !m.Active || m.Meta.Description == "" || m.Params.System == "" {
		t.Fatalf("Open WebUI: %+v", m)
	}
	if m.Access == nil || len(*m.Access) > 0 || m.Grants == nil || len(*m.Grants) > 0 {
		t.Fatalf("Open WebUI: others than the owner may read it: %v, %v", m.Access, m.Grants)
	}
}

func described(head map[string]any) bool {
	d, ok := head["description"].(string)
	return ok && d != "" && utf8.RuneCountInString(d) <= 1024 && !strings.ContainsAny(d, "<>")
}

func TestTargets(t *testing.T) {
	for _, name := range fixtures {
		p := load(t, name)
		files := everyTarget(t, p, profile.ForTeam)
		checkTargets(t, files, profile.SkillName(p))
		for i, f := range everyTarget(t, p, profile.ForTeam) {
			if string(f.Data) != string(files[i].Data) {
				t.Errorf("%s differs the second time", f.Path)
			}
		}
	}
	if files, unknown := profile.CompileTargets(load(t, fixtures[0]), profile.ForTeam, profile.TargetHTML, "papyrus"); unknown != "papyrus" || files != nil {
		t.Error("there is a target that is none")
	}
}

// long is a profile with far more in it than any target has room for.
func long(t testing.TB, name string, times int) *profile.Profile {
	p := load(t, name)
	answers, claims := p.Answers, p.Claims
	p.Answers, p.Claims = nil, nil
	for i := range times {
		for _, a := range answers {
			a.Question, a.N = fmt.Sprintf("%s-%d", a.Question, i), a.N+i*len(answers)
			p.Answers = append(p.Answers, a)
		}
		for _, c := range claims {
			if i > 0 && (c.Phase == prompts.Boundary || c.Kind == profile.Contact) {
				continue // of those nobody has hundreds
			}
			c.ID, c.Text = fmt.Sprintf("%s-%d", c.ID, i), fmt.Sprintf("%s %d", strings.TrimRight(c.Text, ".。"), i)
			evidence := append([]profile.Evidence{}, c.Evidence...)
			for j := range evidence {
				evidence[j].Question = fmt.Sprintf("%s-%d", evidence[j].Question, i)
			}
			c.Evidence = evidence
			p.Claims = append(p.Claims, c)
		}
	}
	return p
}

// What a target has no room for is left out in order, least harmful first, and the prompt says how much of it. Limits stay.
// Rules keep the numbers that they have in the full prompt.
func TestTargetsKeepWithinTheirLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine: go test without -short")
	}
	for _, name := range fixtures {
		p := long(t, name, 40)
		files := everyTarget(t, p, profile.ForTeam)
		checkTargets(t, files, profile.SkillName(p))
		full := file(t, profile.Compile(p, profile.ForTeam), "system-prompt.md")
		rules := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^- R\d+: .*$`).FindAllString(full, -1) {
			rules[m] = true
		}
		for _, path := range []string{"gpt/instructions.md", "Modelfile", "AGENTS.md", ".mdc"} {
			text := string(ending(t, files, path).Data)
			left := prompts.TextsOf(prompts.Documents, p.Lang).Say("prompt.left", "what", "@")
			if before, _, _ := strings.Cut(left, "@"); !strings.Contains(text, before) {
				t.Errorf("%s, %s: nothing says that something was left out", name, path)
			}
			n := 0
			for _, m := range regexp.MustCompile(`(?m)^- R\d+: .*$`).FindAllString(text, -1) {
				if n++; !rules[m] {
					t.Errorf("%s, %s: %q is not in the full prompt", name, path, m)
				}
			}
			if n == 0 {
				t.Errorf("%s, %s: no rule is left", name, path)
			}
		}
	}
}

// The field for a custom GPT's instructions counts as browsers do: what lies beyond the first 65,536 characters takes two
// places. A large interview full of it fits, and says what it had no room for, in its language.
func TestGPTFitsTheField(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine: go test without -short")
	}
	for _, name := range fixtures {
		p := long(t, name, 40)
		for i := range p.Claims {
			p.Claims[i].Text += strings.Repeat("🚑𠮷", 20)
		}
		files, _ := profile.CompileTargets(p, profile.ForTeam, profile.TargetGPT)
		f := ending(t, files, "gpt/instructions.md")
		if n := inBrowser(f); n > 8000 || n < 6000 {
			t.Errorf("%s: %d units", name, n)
		}
		say := prompts.TextsOf(prompts.Documents, p.Lang)
		before, after, _ := strings.Cut(say.Say("prompt.left", "what", "@"), "@")
		left := regexp.MustCompile(regexp.QuoteMeta(before) + "(.+)" + regexp.QuoteMeta(after)).FindSubmatch(f.Data)
		if left == nil {
			t.Fatalf("%s: nothing says that something was left out", name)
		}
		have, all := rulesIn(f.Data), rulesIn([]byte(file(t, profile.Compile(p, profile.ForTeam), "system-prompt.md")))
		if gone := say.Count("left.rules", all-have); have == 0 || !strings.Contains(string(left[1]), gone) {
			t.Errorf("%s: of %d rules %d are there, and it says %q, not %q", name, all, have, left[1], gone)
		}
		if f := ending(t, files, "gpt/knowledge/playbook.md"); inBrowser(f) < 100000 {
			t.Errorf("%s: the playbook beside it is not whole: %d units", name, inBrowser(f))
		}
	}
}

// rulesIn counts the rules of a prompt.
func rulesIn(prompt []byte) int {
	return len(regexp.MustCompile(`(?m)^- R\d+: `).FindAll(prompt, -1))
}

// The hold-outs become tests of an agent, in the targets that are for that, and nowhere else.
func TestHoldOutsTestAgents(t *testing.T) {
	p := load(t, fixtures[0])
	p.HoldOuts = []profile.HoldOut{
		{Question: "h1", Text: "A lorry has backed into a hearse. Which would you do first?", Options: []string{"Ring the family", "Ring the {{garage}}"}, Choice: 2, Reason: "zeppelin", Mark: profile.Team},
		{Question: "h2", Text: "PRIVATE-SCENARIO", Options: []string{"PRIVATE-ONE", "PRIVATE-TWO"}, Choice: 1, Mark: profile.Private},
	}
	for _, f := range everyTarget(t, p, profile.ForTeam) {
		text := string(f.Data)
		tests := strings.HasSuffix(f.Path, "evals.json") || strings.HasSuffix(f.Path, "promptfooconfig.yaml")
		if strings.Contains(text, "zeppelin") != tests || strings.Contains(text, "lorry") != tests {
			t.Errorf("%s holds a hold-out: %v", f.Path, !tests)
		}
		if strings.Contains(text, "PRIVATE-") {
			t.Errorf("%s holds a private hold-out", f.Path)
		}
	}
	var suite struct {
		Skill string `json:"skill_name"`
		Evals []struct {
			ID                int
			Prompt            string
			Expected          string `json:"expected_output"`
			Files, Assertions []string
		}
	}
	files, _ := profile.CompileTargets(p, profile.ForTeam, profile.TargetSkill)
	if err := json.Unmarshal(ending(t, files, "evals.json").Data, &suite); err != nil {
		t.Fatal(err)
	}
	if len(suite.Evals) != 1 || suite.Skill != profile.SkillName(p) || !strings.Contains(suite.Evals[0].Prompt, "2. Ring the {{garage}}") || suite.Evals[0].Expected != "Ring the {{garage}}. zeppelin" || len(suite.Evals[0].Assertions) != 2 {
		t.Errorf("%+v", suite)
	}
}

// Other people's text around our part of a file stays byte for byte, and where the marks are no pair nothing is touched.
func TestBlock(t *testing.T) {
	f := profile.File{Path: "AGENTS.md", Data: []byte("new\nlines\n"), Block: "claims"}
	const begin, end = "<!-- tacit:begin claims -->", "<!-- tacit:end claims -->"
	for was, want := range map[string]string{
		"":                                    begin + "\nnew\nlines\n" + end + "\n",
		"# Mine\n":                            "# Mine\n\n" + begin + "\nnew\nlines\n" + end + "\n",
		"# Mine\r\nno end":                    "# Mine\r\nno end\n\n" + begin + "\nnew\nlines\n" + end + "\n",
		"a\n" + begin + "\nold\n" + end + "b": "a\n" + begin + "\nnew\nlines\n" + end + "b",
		"<!-- tacit:begin other -->\nx\n<!-- tacit:end other -->\n": "<!-- tacit:begin other -->\nx\n<!-- tacit:end other -->\n\n" + begin + "\nnew\nlines\n" + end + "\n",
	} {
		got, err := profile.WithBlock([]byte(was), f)
		if err != nil || string(got) != want {
			t.Errorf("%q gives %q, %v; want %q", was, got, err, want)
		}
		again, err := profile.WithBlock(got, f)
		if err != nil || string(again) != string(got) {
			t.Errorf("a second time: %q, %v", again, err)
		}
	}
	for _, was := range []string{begin, end, end + begin, begin + end + begin + end, begin + begin + end} {
		if got, err := profile.WithBlock([]byte(was), f); !errors.Is(err, profile.ErrBlock) {
			t.Errorf("%q gives %q", was, got)
		}
	}
}

// Where there is room for a part of the rules only, what calls work off and what is forbidden are in it.
func TestWhatStopsWorkGoesLast(t *testing.T) {
	for lang, kept := range map[prompts.Lang][]string{
		prompts.EN: {"If the ring is more than 12 over, I stop the load-in.", "Nobody walks under a moving point.", "Cable picks must not take load."},
		prompts.ZH: {"风速过了六级，我马上叫停。", "吊物底下谁也不许站人。", "电缆吊点绝不能受力。"},
	} {
		p := &profile.Profile{ID: "x", Subject: "Ana", Work: "rigging", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Version: 1, Topics: []profile.TopicOf{{ID: "t1", Label: "floating"}}}
		for _, text := range kept {
			answered(p, prompts.ProbeAction, "t1", text)
		}
		for i := range 400 {
			answered(p, prompts.ProbeAction, "t1", map[prompts.Lang]string{prompts.EN: "If bay ", prompts.ZH: "如果第"}[lang]+strconv.Itoa(i)+map[prompts.Lang]string{prompts.EN: " is wet, I write it on sheet " + strconv.Itoa(i+500) + " of the plan.", prompts.ZH: "格是湿的，我就记到图纸第" + strconv.Itoa(i+500) + "张上。"}[lang])
		}
		files, _ := profile.CompileTargets(p, profile.ForTeam, "gpt")
		text := string(ending(t, files, "instructions.md").Data)
		for _, want := range kept {
			words := []rune(want)
			if !strings.Contains(text, string(words[len(words)/2:len(words)-1])) {
				t.Errorf("%s: %q is left out", lang, want)
			}
		}
	}
}
