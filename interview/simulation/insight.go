package simulation

import (
	"slices"
	"strings"

	"tacit/prompts"
)

// Insight is a question that somebody would ask who knows what a specialist still holds: the best that a model could propose.
type Insight struct {
	Quote string // words of the answer that it rests on
	Topic string // id of the specialist's topic
	Probe prompts.Probe
	Text  string
}

// wordings of an insight for each kind, in the words of the answer.
var wordings = map[prompts.Lang]map[Kind]string{
	prompts.EN: {
		Cue: "What do you notice first when it comes to “%s”?", Threshold: "Where is the line for “%s”?", Exception: "Which cases are an exception to “%s”?",
		Reason: "What goes wrong without “%s”?", Error: "What does a newcomer get wrong about “%s”?", Contact: "Who do you turn to about “%s”?",
		Tool: "Which tool is at hand for “%s”?", Trick: "Which trick saves you effort with “%s”?", Action: "What do you actually do about “%s”?",
	},
	prompts.ZH: {
		Cue: "说到“%s”，你最先看到的是什么？", Threshold: "说到“%s”，界线在哪里？", Exception: "“%s”，哪些情况是例外？",
		Reason: "不照“%s”做，会出什么事？", Error: "说到“%s”，新人最容易错在哪里？", Contact: "说到“%s”，你去找谁？",
		Tool: "说到“%s”，你手边用什么工具？", Trick: "说到“%s”，有什么省力的诀窍？", Action: "说到“%s”，你具体怎么做？",
	},
}

// Insights lists what could be asked about an answer by somebody who knows what is not told yet, the most valuable first:
// what hangs on something in it, what was put vaguely in it, what else there is on its topic.
func (m *Mind) Insights(answer string) []Insight {
	var out []Insight
	weight := map[string]int{}
	for i := range m.Items {
		it := &m.Items[i]
		form, ok := wordings[m.Lang][it.Kind]
		if !ok || m.told[it.ID] || it.of != "" || it.ID == m.Private.ID || it.ID == m.Secret.ID {
			continue
		}
		base := m.restsOn(it, answer)
		if base == "" {
			continue
		}
		quote := short(base)
		text := strings.Replace(form, "%s", quote, 1)
		weight[text] = it.Weight
		out = append(out, Insight{Quote: quote, Topic: it.Topic, Probe: prompts.Probe(it.Kind), Text: text})
	}
	slices.SortStableFunc(out, func(a, b Insight) int { return weight[b.Text] - weight[a.Text] })
	return out
}

// restsOn is what in an answer leads to an item.
func (m *Mind) restsOn(it *Item, answer string) string {
	if m.vague[it.ID] && strings.Contains(answer, it.Blurred) {
		return it.Blurred
	}
	if base := m.item(it.Hangs); it.Hangs != "" && base != nil && m.told[base.ID] && strings.Contains(answer, base.Text) {
		return base.Text
	}
	if it.Hangs != "" || it.Blurred != "" {
		return ""
	}
	for i := range m.Items {
		if o := &m.Items[i]; o.Topic == it.Topic && o.of == "" && m.told[o.ID] && strings.Contains(answer, o.Text) {
			return o.Text
		}
	}
	return ""
}

// Step is the step that a topic is called by.
func (s *Specialist) Step(topic string) string {
	for _, t := range s.Topics {
		if t.ID == topic {
			return t.Step
		}
	}
	return ""
}

// short cuts words down to what a question can repeat: the first clause.
func short(words string) string {
	if i := strings.IndexAny(words, ",.;:!?，。；：！？、"); i > 12 {
		words = words[:i]
	}
	return strings.Trim(words, " .。!！")
}
