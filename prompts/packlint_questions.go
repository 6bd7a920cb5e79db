package prompts

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// questions checks a list of questions.
func (l *packLint) questions(node *yaml.Node, name string, in section) {
	if node.ShortTag() == "!!null" {
		return
	}
	if node.Kind != yaml.SequenceNode {
		l.refuse(node.Line, "expected-list")
		return
	}
	texts := make(map[string]int)
	last := ""
	for i, item := range node.Content {
		if l.full() {
			return
		}
		if item.Kind != yaml.MappingNode {
			l.refuse(item.Line, "expected-map")
			continue
		}
		fields := l.fields(item, questionKeys)
		l.id(item.Line, fields["id"], fmt.Sprintf("%s.%d", name, i+1))
		last = l.probe(item.Line, fields["probe"], in.probe)
		l.wording(item.Line, fields["text"], name, in, texts)
		if why := fields["why"]; why != nil && l.isText(why) {
			l.slots(why, in.slots)
		}
		l.options(item.Line, fields["options"], name)
		l.hints(fields["fits"], slices.Contains(fitting, name) || slices.Contains(probeNames(), name), "fits-elsewhere")
		l.hints(fields["covers"], name == "unsaid" || name == "limits", "covers-elsewhere")
	}
	if name == "close" && len(node.Content) > 0 && last != string(ProbeMissing) {
		l.advise(node.Content[len(node.Content)-1].Line, "close-last")
	}
}

// fitting are the sections whose questions may be kept for some parts of the work.
var fitting = []string{"scenarios", "stress", "hold-outs", "unsaid"}

// hints checks a list of words that only some sections have a use for.
func (l *packLint) hints(node *yaml.Node, here bool, fault string) {
	switch {
	case node == nil || node.ShortTag() == "!!null":
	case !here:
		l.advise(node.Line, fault)
	default:
		l.list(node)
	}
}

func (l *packLint) id(line int, node *yaml.Node, guess string) {
	switch {
	case node == nil || node.Value == "" && node.Kind == yaml.ScalarNode:
		l.refuse(line, "missing-id", "guess", guess)
	case !l.isText(node):
	case !idPattern.MatchString(node.Value):
		l.refuse(node.Line, "bad-id", "key", node.Value)
	case l.ids[node.Value] > 0:
		l.refuse(node.Line, "duplicate-id", "key", node.Value, "line", l.ids[node.Value])
	default:
		l.ids[node.Value] = node.Line
	}
}

// probe checks the probe of a question and returns it.
func (l *packLint) probe(line int, node *yaml.Node, given Probe) string {
	switch {
	case node == nil || node.Value == "" && node.Kind == yaml.ScalarNode:
		if given == "" {
			l.refuse(line, "missing-probe", "known", strings.Join(probeNames(), ", "))
		}
		return string(given)
	case !l.isText(node):
	case !slices.Contains(Probes, Probe(node.Value)):
		l.unknown(node, "unknown-probe", probeNames())
	}
	return node.Value
}

// wording checks the text of a question.
func (l *packLint) wording(line int, node *yaml.Node, name string, in section, texts map[string]int) {
	if node == nil || node.Kind == yaml.ScalarNode && strings.TrimSpace(node.Value) == "" {
		l.refuse(line, "missing-text")
		return
	}
	if !l.isText(node) {
		return
	}
	l.slots(node, in.slots)
	used := slotsIn(node.Value)
	switch {
	case name == "scenarios" && !slices.Contains(used, "topic"):
		l.advise(node.Line, "topic-missing")
	case slices.Contains(in.slots, "a") && !slices.Contains(in.slots, "q") && (!slices.Contains(used, "a") || !slices.Contains(used, "b")):
		l.advise(node.Line, "sides-missing")
	}
	if before := texts[node.Value]; before > 0 {
		l.advise(node.Line, "same-text", "line", before)
	} else {
		texts[node.Value] = node.Line
	}
	for _, problem := range LintTemplate(l.lang, node.Value, RuleSlot, RuleHidden) {
		l.advise(node.Line, "rule."+string(problem.Rule), "detail", problem.Detail)
	}
}

// slots checks that every slot of a text exists and is known at that point of the interview.
func (l *packLint) slots(node *yaml.Node, allowed []string) {
	for _, slot := range slotsIn(node.Value) {
		switch {
		case !slices.Contains(Slots, slot):
			l.refuse(node.Line, "unknown-slot", "key", slot, "known", braced(Slots))
		case !slices.Contains(allowed, slot):
			l.refuse(node.Line, "slot-not-here", "key", slot, "known", braced(allowed))
		}
	}
}

func braced(names []string) string { return "{" + strings.Join(names, "} {") + "}" }

// options checks the options of a question; name is that of its section.
func (l *packLint) options(line int, node *yaml.Node, name string) {
	var given []*yaml.Node
	if node != nil && node.ShortTag() != "!!null" {
		if line = node.Line; node.Kind != yaml.SequenceNode {
			l.refuse(line, "expected-list")
			return
		}
		given = node.Content
	}
	switch {
	case name != "hold-outs" && len(given) > 0:
		l.refuse(line, "options-elsewhere")
		return
	case name != "hold-outs":
		return
	case len(given) < 3:
		l.refuse(line, "options-few", "size", len(given))
	case len(given) > 5:
		l.refuse(line, "options-many", "size", len(given))
		return
	}
	seen := make(map[string]int)
	for _, option := range given {
		if !l.isText(option) {
			continue
		}
		if before := seen[option.Value]; before > 0 {
			l.refuse(option.Line, "options-same", "line", before)
		}
		seen[option.Value] = option.Line
		l.slots(option, withTopic)
	}
}
