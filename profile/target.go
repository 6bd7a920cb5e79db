package profile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"tacit/prompts/plain"
)

// The names of the targets: the forms in which other programs take a compiled playbook (ecosystem.md §1.2).
const (
	TargetSkill         = "skill"                // Agent Skill with evals from the hold-outs
	TargetClaude        = "claude-agent"         // Claude Code subagent
	TargetCopilot       = "copilot-agent"        // GitHub Copilot custom agent
	TargetCopilotRule   = "copilot-instructions" // GitHub Copilot instructions
	TargetCursor        = "cursor"               // Cursor rule
	TargetAgents        = "agents-md"            // a marked block in AGENTS.md
	TargetGPT           = "gpt"                  // text for a custom GPT
	TargetModelfile     = "modelfile"            // Ollama
	TargetOpenWebUI     = "openwebui"            // Open WebUI model
	TargetCharacterCard = "card"                 // character card V2
	TargetPromptfoo     = "promptfoo"            // a test suite
	TargetHTML          = "html"                 // one self-contained page for people
)

// Limits of the targets, in characters where nothing else is said.
const (
	gptCharacters     = 8000 // as a browser counts them: see browserLength
	copilotCharacters = 30000
	cursorLines       = 480  // of less than 500
	agentsCharacters  = 7000 // two pages; Codex reads 32 KiB of all such files together
	cardEntries       = 200  // a lorebook of more is of no use to anybody
)

// targets are the writers, by name. Each returns its files with paths relative to the folder they go to.
var targets = map[string]func(c *compiler, name string) []File{
	TargetSkill:         (*compiler).skillWithEvals,
	TargetClaude:        (*compiler).claudeAgent,
	TargetCopilot:       (*compiler).copilotAgent,
	TargetCopilotRule:   (*compiler).copilotInstructions,
	TargetCursor:        (*compiler).cursorRule,
	TargetAgents:        (*compiler).agentsBlock,
	TargetGPT:           (*compiler).customGPT,
	TargetModelfile:     (*compiler).modelfile,
	TargetOpenWebUI:     (*compiler).openWebUI,
	TargetCharacterCard: (*compiler).card,
	TargetPromptfoo:     (*compiler).promptfoo,
	TargetHTML:          func(c *compiler, _ string) []File { return []File{{Path: "playbook.html", Data: c.html()}} },
}

// Targets lists the names of the targets, in alphabetical order.
func Targets() []string {
	var out []string
	for name := range targets {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// CompileTargets renders what a profile says to an audience in the forms of some targets, in their order; it stops at a name
// that is none and returns it. Each form keeps within its own limits and says in its provenance what it had no room for.
// The same profile gives the same bytes.
func CompileTargets(p *Profile, audience Audience, names ...string) (files []File, unknown string) {
	c, name := newCompiler(p, audience), SkillName(p)
	for _, target := range names {
		write, ok := targets[target]
		if !ok {
			return nil, target
		}
		files = append(files, write(c, name)...)
	}
	return files, ""
}

// InstructsAgents says whether a target is made for an agent to follow; the page for people is not.
func InstructsAgents(target string) bool { return target != TargetHTML }

// characters bounds a prompt by its characters.
func characters(most int) budget { return budget{utf8.RuneCountInString, most} }

// browserLength counts a text as a browser does that limits a field: in units of UTF-16, of which an emoji and a rare
// Chinese character take two.
func browserLength(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// front is a YAML front matter of double-quoted scalars, in the order given; values that are not to be quoted begin with "=".
func front(pairs ...string) string {
	var b strings.Builder
	b.WriteString("---\n")
	for i := 0; i+1 < len(pairs); i += 2 {
		if raw, ok := strings.CutPrefix(pairs[i+1], "="); ok {
			fmt.Fprintf(&b, "%s: %s\n", pairs[i], raw)
			continue
		}
		fmt.Fprintf(&b, "%s: \"%s\"\n", pairs[i], pairs[i+1])
	}
	return b.String() + "---\n\n"
}

// title is the name of the work as a front matter has it; where nothing of it can stand there, the name of the skill.
func (c *compiler) title(name string) string {
	if title := strings.TrimSpace(frontmatter(clip(c.work, 100))); title != "" {
		return title
	}
	return name
}

// whenToUse says in one line what the prompt is for and when to turn to it.
func (c *compiler) whenToUse() string {
	return clip(frontmatter(c.say.Say("skill.description", "subject", clip(c.p.Subject, 100), "work", clip(c.work, 200), "topics", clip(c.topicNames(), skillTopics))), skillDescription)
}

// skillWithEvals is the skill with the hold-outs as evals beside it, for whoever wants to measure an agent with it. They
// are not in the skill that every compile writes: an agent that can read the answers is not tested by them.
func (c *compiler) skillWithEvals(name string) []File {
	var files []File
	for _, f := range c.skill(name) {
		files = append(files, File{Path: "skill/" + name + "/" + f.Path, Data: f.Data})
	}
	if len(c.answerable()) == 0 {
		return files
	}
	type eval struct {
		ID         int      `json:"id"`
		Prompt     string   `json:"prompt"`
		Expected   string   `json:"expected_output"`
		Files      []string `json:"files"`
		Assertions []string `json:"assertions"`
	}
	suite := struct {
		Skill string `json:"skill_name"`
		Evals []eval `json:"evals"`
	}{Skill: name}
	for i, h := range c.answerable() {
		e := eval{ID: i + 1, Prompt: h.prompt(), Expected: plain.Line(h.Options[h.Choice-1]), Files: []string{}}
		e.Assertions = append(e.Assertions, c.say.Say("evals.chooses", "option", plain.Line(h.Options[h.Choice-1])))
		if reason := plain.Line(h.Reason); reason != "" {
			e.Expected = c.say.Say("evals.expected", "option", strings.TrimRight(e.Expected, stops), "reason", reason)
			e.Assertions = append(e.Assertions, c.say.Say("evals.reason", "reason", reason))
		}
		suite.Evals = append(suite.Evals, e)
	}
	return append(files, File{Path: "skill/" + name + "/evals/evals.json", Data: indented(suite)})
}

// answerable are the hold-outs with a choice among options.
func (c *compiler) answerable() []HoldOut {
	return slices.DeleteFunc(slices.Clone(c.p.HoldOuts), func(h HoldOut) bool { return h.Choice < 1 || h.Choice > len(h.Options) })
}

// prompt is a hold-out as it is put to an agent.
func (h HoldOut) prompt() string {
	text := plain.Line(h.Text)
	for i, o := range h.Options {
		text += fmt.Sprintf("\n%d. %s", i+1, plain.Line(o))
	}
	return text
}

func (c *compiler) claudeAgent(name string) []File {
	head := front("name", "="+name, "description", c.whenToUse())
	return []File{{Path: ".claude/agents/" + name + ".md", Data: []byte(head + c.systemPrompt())}}
}

func (c *compiler) copilotAgent(name string) []File {
	head := front("name", c.title(name), "description", c.whenToUse())
	return []File{{Path: ".github/agents/" + name + ".agent.md", Data: []byte(head + c.within(c.brief(), characters(copilotCharacters)))}}
}

func (c *compiler) copilotInstructions(name string) []File {
	head := front("name", c.title(name), "description", c.whenToUse(), "applyTo", "**")
	return []File{{Path: ".github/instructions/" + name + ".instructions.md", Data: []byte(head + c.within(c.brief(), characters(agentsCharacters)))}}
}

// cursorRule is taken when its description fits the task: it has no globs and does not always apply.
func (c *compiler) cursorRule(name string) []File {
	head := front("description", c.whenToUse(), "alwaysApply", "=false")
	body := c.within(c.brief(), budget{func(text string) int { return strings.Count(text, "\n") }, cursorLines - strings.Count(head, "\n")})
	return []File{{Path: ".cursor/rules/" + name + ".mdc", Data: []byte(head + body)}}
}

// agentsBlock goes into a file that may hold other people's text, between two marks: see File.Block.
func (c *compiler) agentsBlock(name string) []File {
	// The prompt has a heading of the first level; in somebody else's file it is one section among others.
	body := strings.ReplaceAll("\n"+c.within(c.brief(), characters(agentsCharacters)), "\n#", "\n##")
	return []File{{Path: "AGENTS.md", Data: []byte(strings.TrimLeft(body, "\n")), Block: name}}
}

func (c *compiler) customGPT(name string) []File {
	return []File{
		{Path: "gpt/instructions.md", Data: []byte(c.within(c.brief(), budget{browserLength, gptCharacters - 1}))},
		{Path: "gpt/knowledge/playbook.md", Data: []byte(c.playbook())},
	}
}

// modelfile asks for enough context to hold the prompt and a talk: below 24 GB of video memory the default is 4k tokens.
func (c *compiler) modelfile(string) []File {
	system := strings.ReplaceAll(c.compact(), `"""`, `" " "`)
	return []File{{Path: "Modelfile", Data: []byte("# ollama create " + SkillName(c.p) + " -f Modelfile\nFROM " + baseModel + "\nPARAMETER num_ctx 8192\nPARAMETER temperature 0.2\nSYSTEM \"\"\"\n" + strings.TrimRight(system, "\"\n") + "\n\"\"\"\n")}}
}

// baseModel is what Ollama and Open WebUI are told to put the prompt in front of. Whoever imports it changes it to theirs.
const baseModel = "llama3.2"

// openWebUI is for whoever imports it alone, in the terms of older versions (access_control) and of newer ones
// (access_grants). Without a base model it would be taken for the settings of another model and stand in no list.
func (c *compiler) openWebUI(name string) []File {
	return []File{{Path: "openwebui-" + name + ".json", Data: indented([]any{map[string]any{
		"id": name, "name": plain.Line(c.work), "base_model_id": baseModel + ":latest", "is_active": true, "access_control": map[string]any{}, "access_grants": []any{},
		"meta":   map[string]any{"description": c.whenToUse(), "capabilities": map[string]any{"citations": true}, "tags": []any{map[string]string{"name": "tacit"}}},
		"params": map[string]any{"system": c.systemPrompt(), "temperature": 0.2},
	}})}}
}

// card is a character card V2 whose rules stand in its lorebook, found by the words of the parts of the work. It has no
// traits and no voice: what was heard is how somebody works.
func (c *compiler) card(name string) []File {
	b := c.brief()
	var entries []any
	for i, r := range b.rules {
		if i == cardEntries {
			break
		}
		keys := []string{}
		if label := c.spoken[r.Topic]; label != "" {
			keys = append(keys, plain.Line(label))
		}
		entries = append(entries, map[string]any{
			"keys": keys, "content": fmt.Sprintf("R%d: %s %s", r.n, c.led(r.Claim), c.refs(r.Claim)), "extensions": map[string]any{}, "enabled": true,
			"insertion_order": r.n, "constant": len(keys) == 0, "case_sensitive": false, "name": fmt.Sprintf("R%d", r.n), "priority": c.harm(r.Claim), "id": r.n,
			"comment": "", "selective": false, "secondary_keys": []string{}, "position": "before_char",
		})
	}
	if entries == nil {
		entries = []any{}
	}
	return []File{{Path: "card-" + name + ".json", Data: indented(map[string]any{
		"spec": "chara_card_v2", "spec_version": "2.0",
		"data": map[string]any{
			"name": plain.Line(c.p.Subject), "description": c.say.Say("card.description", "subject", plain.Line(c.p.Subject), "work", plain.Line(c.work)),
			"personality": "", "scenario": c.say.Say("card.scenario", "work", plain.Line(c.work)),
			"first_mes": c.say.Say("card.first", "work", plain.Line(c.work)), "mes_example": "",
			"creator_notes": c.say.Say("card.notes", "date", c.date(), "version", c.p.Version), "system_prompt": c.compact(), "post_history_instructions": "",
			"alternate_greetings": []string{}, "tags": []string{"tacit"}, "creator": "tacit", "character_version": fmt.Sprint(c.p.Version), "extensions": map[string]any{},
			"character_book": map[string]any{"name": plain.Line(c.work), "description": "", "extensions": map[string]any{}, "entries": entries, "scan_depth": 4, "token_budget": 2000, "recursive_scanning": false},
		},
	})}}
}

// promptfoo is a suite that puts each hold-out to a model with the prompt and without it: what it gains is what the
// playbook is worth. Texts go in through variables, which are written out as JSON, so that nothing in them is a template.
func (c *compiler) promptfoo(string) []File {
	type assertion struct {
		Type  string `json:"type"`
		Value string `json:"value"`
	}
	type test struct {
		Description string            `json:"description"`
		Vars        map[string]string `json:"vars"`
		Assert      []assertion       `json:"assert"`
	}
	tests := []test{}
	for i, h := range c.answerable() {
		t := test{Description: fmt.Sprintf("hold-out %d", i+1), Vars: map[string]string{"scenario": literal(h.prompt())}}
		t.Assert = append(t.Assert, assertion{"icontains", literal(plain.Line(h.Options[h.Choice-1]))})
		if reason := plain.Line(h.Reason); reason != "" {
			t.Assert = append(t.Assert, assertion{"llm-rubric", literal(c.say.Say("evals.reason", "reason", reason))})
		}
		tests = append(tests, t)
	}
	chat := func(messages string) []byte { return []byte("[\n" + messages + "\n]\n") }
	user := "  {\"role\": \"user\", \"content\": {{ (scenario + \"\\n\\n" + c.say.Say("evals.answer") + "\") | dump }} }"
	return []File{
		// JSON is YAML, and needs no quoting of our own.
		{Path: "promptfoo/promptfooconfig.yaml", Data: indented(map[string]any{
			"description": literal(plain.Line(c.work)), "prompts": []string{"file://with.json", "file://without.json"},
			"providers":   []string{"openai:chat:gpt-5-mini"},
			"defaultTest": map[string]any{"vars": map[string]string{"system": "file://system-prompt.md"}, "options": map[string]any{"disableVarExpansion": true}},
			"tests":       tests,
		})},
		{Path: "promptfoo/with.json", Data: chat("  {\"role\": \"system\", \"content\": {{ system | dump }} },\n" + user)},
		{Path: "promptfoo/without.json", Data: chat(user)},
		{Path: "promptfoo/system-prompt.md", Data: []byte(literal(c.systemPrompt()))},
	}
}

// literal takes apart what Nunjucks would expand, and leaves out what YAML refuses.
func literal(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		if r&0xfffe == 0xfffe {
			continue
		}
		if strings.ContainsRune("{}%#", r) && strings.ContainsRune("{}%", last) || strings.ContainsRune("{}%", r) && last == '#' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// indented is a value as JSON that people can read; < and > stay what they are.
func indented(v any) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(fmt.Errorf("target: %w", err)) // our own types, all of them encodable
	}
	return []byte(b.String())
}
