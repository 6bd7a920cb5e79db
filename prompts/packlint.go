package prompts

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"tacit/prompts/plain"
)

// Finding is one fault of a pack.
type Finding struct {
	Line   int    // from 1; 0 where the fault has no place
	Reason string // what is wrong and what to do
	Blocks bool   // the pack cannot be used as long as this is so
}

// maxFindings is how many faults are listed before the list is cut.
const maxFindings = 100

// LintPack lists the faults of a pack that somebody wrote, in the order of its lines, with reasons in the given language.
// A pack without findings can be used and is fit to be asked.
func LintPack(data []byte, lang Lang) []Finding {
	l := &packLint{texts: lintTexts(lang), lang: EN, ids: make(map[string]int)}
	l.file(data)
	slices.SortStableFunc(l.findings, func(a, b Finding) int { return a.Line - b.Line })
	if len(l.findings) > maxFindings {
		l.findings = l.findings[:maxFindings]
		last := l.findings[maxFindings-1].Line
		l.findings = append(l.findings, Finding{last, l.texts.Say("more", "size", maxFindings), true})
	}
	return l.findings
}

//go:embed lint.en.yaml lint.zh.yaml
var lintFiles embed.FS

// lintTexts returns the reasons in one language.
func lintTexts(lang Lang) *Texts {
	if lang == ZH {
		return lintZH()
	}
	return lintEN()
}

var (
	lintEN = sync.OnceValue(func() *Texts { return readLintTexts(EN) })
	lintZH = sync.OnceValue(func() *Texts { return readLintTexts(ZH) })
)

func readLintTexts(lang Lang) *Texts {
	t := &Texts{Lang: lang, texts: map[string]string{}}
	data, err := lintFiles.ReadFile("lint." + string(lang) + ".yaml")
	if err == nil {
		err = yaml.Unmarshal(data, &t.texts)
	}
	if err != nil {
		panic(err) // embedded and tested
	}
	return t
}

// packLint collects the faults of one pack.
type packLint struct {
	texts    *Texts
	lang     Lang           // of the pack
	ids      map[string]int // where each id was given first
	findings []Finding
}

func (l *packLint) full() bool { return len(l.findings) > maxFindings }

// refuse notes a fault for which the pack cannot be used.
func (l *packLint) refuse(line int, key string, pairs ...any) {
	l.findings = append(l.findings, Finding{line, l.texts.Say(key, pairs...), true})
}

// advise notes a fault with which the pack can be used all the same.
func (l *packLint) advise(line int, key string, pairs ...any) {
	l.findings = append(l.findings, Finding{line, l.texts.Say(key, pairs...), false})
}

// file checks what can be checked before parsing, then parses and checks the rest.
func (l *packLint) file(data []byte) {
	if len(data) > MaxPackBytes {
		l.refuse(0, "too-large", "size", len(data), "limit", MaxPackBytes)
		return
	}
	if lines := lineCount(data); lines > MaxPackLines {
		l.refuse(0, "too-many-lines", "size", lines, "limit", MaxPackLines)
		return
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for i, line := range bytes.Split(data, []byte("\n")) {
		if plain.Hidden(string(bytes.TrimSuffix(line, []byte("\r")))) {
			l.refuse(i+1, "hidden")
		}
	}
	if l.full() {
		return
	}
	if root := l.parse(data); root != nil && l.safe(root) {
		l.pack(root)
	}
}

// yamlLine takes the line out of an error of the YAML library.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func (l *packLint) parse(data []byte) *yaml.Node {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, next yaml.Node
	err := decoder.Decode(&document)
	switch {
	case errors.Is(err, io.EOF):
		l.refuse(0, "empty")
		return nil
	case err != nil:
		line := 0
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		l.refuse(line, "not-yaml", "detail", yamlLine.ReplaceAllString(plain.Line(err.Error()), ""))
		return nil
	}
	if err := decoder.Decode(&next); !errors.Is(err, io.EOF) {
		l.refuse(next.Line, "one-document")
	}
	return document.Content[0]
}

// safe checks every node for what a pack must not have anywhere, and says whether the tree can be walked further.
func (l *packLint) safe(node *yaml.Node) bool {
	before := len(l.findings)
	l.walk(node)
	return before == len(l.findings)
}

func (l *packLint) walk(node *yaml.Node) {
	if l.full() {
		return
	}
	switch {
	case node.Kind == yaml.AliasNode || node.Anchor != "":
		l.refuse(node.Line, "alias")
		return
	case !plainTags[node.ShortTag()]:
		l.refuse(node.Line, "tag", "detail", plain.Line(node.ShortTag()))
	case node.Kind == yaml.ScalarNode && plain.Hidden(node.Value):
		l.refuse(node.Line, "hidden")
	}
	for _, child := range node.Content {
		l.walk(child)
	}
}

// plainTags are the tags that YAML gives by itself.
var plainTags = map[string]bool{
	"!!str": true, "!!int": true, "!!float": true, "!!bool": true, "!!null": true, "!!timestamp": true,
	"!!map": true, "!!seq": true,
}

// section is a part of a pack that holds a list of questions.
type section struct {
	probe Probe    // of a question that names none; empty: each must name one
	slots []string // what may be filled in
}

// What is known where in an interview.
var (
	workOnly  = []string{"work"}
	withTopic = []string{"work", "topic"}
	withQuote = []string{"work", "topic", "q"}
	withTurns = []string{"work", "topic", "q", "a", "b"}
	withSides = []string{"work", "topic", "a", "b"}
	withCases = []string{"work", "topic", "a", "b", "c"}
)

var sections = map[string]section{
	"frame":      {"", workOnly},
	"map":        {"", workOnly},
	"scenarios":  {ProbeScenario, withTopic},
	"incident":   {"", withTurns},
	"stress":     {"", withTopic},
	"voice":      {ProbeVoice, workOnly},
	"boundary":   {ProbeBoundary, workOnly},
	"hold-outs":  {ProbeHoldOut, withTopic},
	"close":      {"", workOnly},
	"teach-back": {ProbeTeachBack, withTopic},
	"unsaid":     {"", withTopic},
	"limits":     {ProbeBoundary, workOnly},
}

var (
	packKeys = []string{
		"pack", "lang", "title", "about", "steps", "frame", "map", "scenarios", "incident", "stress", "voice",
		"boundary", "hold-outs", "close", "teach-back", "unsaid", "limits", "probes", "follow-ups", "explain", "why", "vocabulary", "tools", "roles",
	}
	questionKeys = []string{"id", "probe", "text", "why", "lead", "options", "fits", "covers"}
	namePattern  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	idPattern    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$`)
)

// pack checks the top of the tree.
func (l *packLint) pack(root *yaml.Node) {
	if root.Kind != yaml.MappingNode {
		l.refuse(root.Line, "top-mapping")
		return
	}
	fields := l.fields(root, packKeys)
	l.head(root.Line, fields)
	for _, key := range packKeys {
		node := fields[key]
		if node == nil || node.ShortTag() == "!!null" || l.full() {
			continue
		}
		switch key {
		case "pack", "lang", "title", "about":
		case "steps", "vocabulary", "tools", "roles":
			l.list(node)
		case "probes":
			l.probes(node)
		case "follow-ups":
			l.followUps(node)
		case "explain", "why":
			l.explanations(node)
		default:
			l.questions(node, key, sections[key])
		}
	}
}

// maxPackName is how long the name of a pack may be, in bytes.
const maxPackName = 60

// head checks name, language and title.
func (l *packLint) head(line int, fields map[string]*yaml.Node) {
	value := func(key string) (string, int) {
		node := fields[key]
		if node == nil || !l.isText(node) {
			return "", line
		}
		return strings.TrimSpace(node.Value), node.Line
	}
	switch name, at := value("pack"); {
	case name == "":
		l.refuse(at, "missing-pack")
	case !namePattern.MatchString(name) || len(name) > maxPackName:
		l.refuse(at, "bad-pack", "key", name)
	}
	switch lang, at := value("lang"); {
	case lang == "":
		l.refuse(at, "missing-lang")
	case !slices.Contains(Langs, Lang(lang)):
		l.refuse(at, "bad-lang", "key", lang)
	default:
		l.lang = Lang(lang)
	}
	if title, at := value("title"); title == "" {
		l.advise(at, "missing-title")
	}
	value("about")
}

// isText says whether a node is a text, and notes a fault where it is not.
func (l *packLint) isText(node *yaml.Node) bool {
	if node.Kind != yaml.ScalarNode {
		l.refuse(node.Line, "expected-text")
		return false
	}
	return true
}

// fields returns the values of a mapping by key, and notes keys that are unknown or there twice.
func (l *packLint) fields(node *yaml.Node, known []string) map[string]*yaml.Node {
	fields := make(map[string]*yaml.Node)
	for i := 0; i+1 < len(node.Content) && !l.full(); i += 2 {
		key := node.Content[i]
		switch {
		case !slices.Contains(known, key.Value):
			l.unknown(key, "unknown-key", known)
		case fields[key.Value] != nil:
			l.refuse(key.Line, "duplicate-key", "key", key.Value)
		default:
			fields[key.Value] = node.Content[i+1]
		}
	}
	return fields
}

// list checks a list of texts.
func (l *packLint) list(node *yaml.Node) {
	if node.Kind != yaml.SequenceNode {
		l.refuse(node.Line, "expected-list")
		return
	}
	for _, item := range node.Content {
		l.isText(item)
	}
}

func (l *packLint) probes(node *yaml.Node) {
	l.byName(node, "unknown-probe", probeNames(), func(name string, questions *yaml.Node) {
		slots := withTopic
		if Probe(name) == ProbeContradiction {
			slots = withSides
		}
		l.questions(questions, name, section{Probe(name), slots})
	})
}

func (l *packLint) followUps(node *yaml.Node) {
	l.byName(node, "unknown-detector", Detectors(), func(name string, questions *yaml.Node) {
		slots := withQuote
		switch name {
		case string(ProbeContradiction):
			slots = withSides
		case "triad":
			slots = withCases
		case "stale", "imported", "corrected":
			slots = withTopic
		case "since":
			slots = []string{"work"}
		}
		l.questions(questions, "follow."+name, section{"", slots})
	})
}

func (l *packLint) explanations(node *yaml.Node) {
	l.byName(node, "unknown-probe", probeNames(), func(_ string, text *yaml.Node) {
		if l.isText(text) {
			l.slots(text, withTopic)
		}
	})
}

// byName goes through a mapping whose keys are names of a known kind.
func (l *packLint) byName(node *yaml.Node, key string, known []string, check func(string, *yaml.Node)) {
	if node.Kind != yaml.MappingNode {
		l.refuse(node.Line, "expected-map")
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(node.Content) && !l.full(); i += 2 {
		name := node.Content[i]
		switch {
		case !slices.Contains(known, name.Value):
			l.unknown(name, key, known)
		case seen[name.Value]:
			l.refuse(name.Line, "duplicate-key", "key", name.Value)
		default:
			seen[name.Value] = true
			check(name.Value, node.Content[i+1])
		}
	}
}

// Detectors lists the names under which a pack may have follow-ups: those of the general pack.
func Detectors() []string { return detectors() }

var detectors = sync.OnceValue(func() []string {
	names := make([]string, 0, 40)
	for name := range General(EN).FollowUps {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
})

func probeNames() []string {
	names := make([]string, len(Probes))
	for i, probe := range Probes {
		names[i] = string(probe)
	}
	return names
}
