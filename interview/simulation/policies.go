package simulation

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tacit/prompts"
)

// Policy is a way of asking that does not listen: a list of questions, made beforehand.
type Policy struct {
	Name      string
	Questions func(s *Specialist, seed int64) []string
}

// Policies are the ways of asking that tacit is compared with (methods.md §6.4), in our own words. Those that go by topic
// ask for the topics first, as tacit has to: no list can know beforehand which they are.
var Policies = []Policy{
	{"fixed10", fixed10},
	{"fixed4", fixed4},
	{"random", random},
	{"free-recall", freeRecall},
	{"form17", form17},
	{"intake3", intake3},
}

// asking words a plain question for each kind about a topic.
var asking = map[prompts.Lang]map[Kind]string{
	prompts.EN: {
		Open: "Tell me about “%s”. How does it go?", Action: "What do you do in “%s”, step by step?", Cue: "What signs do you look for in “%s”?", Threshold: "Which numbers or limits matter in “%s”?",
		Exception: "Which exceptions are there in “%s”?", Reason: "What goes wrong when somebody skips part of “%s”?", Error: "Which mistakes do newcomers make in “%s”?",
		Contact: "Who is to be called about “%s”?", Tool: "Which tools do you use in “%s”?", Trick: "Which tricks do you know in “%s”?",
	},
	prompts.ZH: {
		Open: "请讲一讲“%s”，是怎么回事？", Action: "“%s”你具体怎么做？", Cue: "做“%s”时，你看到什么信号？", Threshold: "“%s”有哪些数字，界线在哪？",
		Exception: "“%s”有什么例外？", Reason: "如果有人跳过“%s”的一部分，会出什么问题？", Error: "新人在“%s”上会犯什么错？", Contact: "“%s”的事该找谁？",
		Tool: "做“%s”用什么工具？", Trick: "“%s”有什么窍门？",
	},
}

// ten are the kinds of the fixed questionnaire, in the order in which they bring most early.
var ten = []Kind{Open, Cue, Threshold, Exception, Reason, Action, Error, Contact, Tool, Trick}

// mapping asks for the topics.
func mapping(s *Specialist) []string {
	if s.Lang == prompts.ZH {
		return []string{"请把“" + s.Work + "”拆成三到六步。", "哪几步要靠判断？"}
	}
	return []string{"Break “" + s.Work + "” into three to six steps.", "Which of these steps take judgement?"}
}

// scope asks what the work is.
func scope(s *Specialist) string {
	if s.Lang == prompts.ZH {
		return "大家为了什么来找你？"
	}
	return "What do people come to you for?"
}

func fixed10(s *Specialist, _ int64) []string {
	out := mapping(s)
	for _, k := range ten {
		for _, t := range s.Topics {
			out = append(out, fmt.Sprintf(asking[s.Lang][k], t.Step))
		}
	}
	return out
}

func fixed4(s *Specialist, _ int64) []string {
	out := mapping(s)
	for _, k := range []Kind{Open, Action, Error, Contact} {
		for _, t := range s.Topics {
			out = append(out, fmt.Sprintf(asking[s.Lang][k], t.Step))
		}
	}
	return out
}

func random(s *Specialist, seed int64) []string {
	all := fixed10(s, seed)[len(mapping(s)):]
	m := NewMind(s, seed)
	order := map[string]float64{}
	for _, q := range all {
		order[q] = m.chance(q)
	}
	slices.SortFunc(all, func(a, b string) int {
		if order[a] < order[b] {
			return -1
		}
		return 1
	})
	return append(mapping(s), all...)
}

func freeRecall(s *Specialist, _ int64) []string {
	ask, more := "Tell me everything you know about “%s”.", "Is there anything else about “%s”?"
	if s.Lang == prompts.ZH {
		ask, more = "关于“%s”，请把你知道的都讲一讲。", "“%s”你还有什么要补充的？"
	}
	out := mapping(s)
	for _, t := range s.Topics {
		out = append(out, fmt.Sprintf(ask, t.Step), fmt.Sprintf(more, t.Step))
	}
	return out
}

// form17 is what a handover form asks, of the work as a whole.
func form17(s *Specialist, _ int64) []string {
	if s.Lang == prompts.ZH {
		return []string{
			"你的岗位职责是什么？", "大家一般为了什么来找你？", "你的工作分成哪几步？", "哪几步要靠判断？", "你每天怎么做？", "你用什么系统和工具？", "有什么要注意的信号？", "有哪些重要的数字和界线？",
			"有什么例外情况？", "新人常犯什么错？", "你的主要联系人是谁？", "出问题时找谁？", "讲一次印象最深的经历。", "哪些事绝不能自己做主？", "你对外怎么说、怎么写？", "有什么窍门？", "我还有什么没问到？",
		}
	}
	return []string{
		"What are your responsibilities?", "What do people come to you for?", "Which steps does your work have?", "Which of these steps take judgement?", "What do you do on an ordinary day?",
		"Which tools and systems do you use?", "Which signs do you look for?", "Which numbers and limits matter?", "Which exceptions are there?", "Which mistakes do newcomers make?", "Who are your main contacts?",
		"Who is called when there is a problem?", "Tell me about one case that you remember.", "What must never be decided alone?", "How do you say things to others, in your words?", "Which tricks do you know?", "What should I have asked that I have not asked?",
	}
}

// intake3 is what the best-known tool asks before it distils somebody: who they are, in three lines.
func intake3(s *Specialist, _ int64) []string {
	if s.Lang == prompts.ZH {
		return []string{"你叫什么，做什么工作？", "用一句话说说你的公司、级别和岗位。", "用几个词形容你的性格。"}
	}
	return []string{"What is your name, and your work?", "Describe your company, level and role in one line.", "Describe your character in a few words."}
}

// Oracle is the recall after each question of somebody who knows what the specialist knows, though not how they will put
// it, and asks what is worth most each time: any kind of thing about any part of the work, whatever was said vaguely,
// whatever hangs on what was said, the case, the contradictions. It opens as every interview does, with what the work is and which parts it
// has: nobody can ask about a part before it was named. It is greedy, so not quite the best that there is, but nobody who
// does not know the answers comes near it.
func Oracle(s *Specialist, seed int64, questions int) []float64 {
	m := NewMind(s, seed)
	out := make([]float64, questions)
	for q := range out {
		var best Reading
		most := -1.0
		if opening := append([]string{scope(s)}, mapping(s)...); q < len(opening) {
			best, most = m.Read(opening[q]), math.Inf(1)
		}
		for _, r := range m.readings() {
			gain := 0.0
			found, _ := m.recall(r, m.topicOf(r))
			for _, f := range found {
				gain += m.expected(f.item)
			}
			if gain > most {
				best, most = r, gain
			}
		}
		m.respond(best)
		out[q] = m.Said(false)
	}
	return out
}

// expected is what an item that comes to mind is worth to somebody who does not know whether it will be put vaguely at
// first; what is put vaguely is half the way.
func (m *Mind) expected(it *Item) float64 {
	if it.Blurred == "" || m.vague[it.ID] { // taken up, it is said plainly
		return float64(it.Weight)
	}
	return float64(it.Weight) * (1 - vagueness/2)
}

// readings lists every question that could bring something.
func (m *Mind) readings() []Reading {
	var out []Reading
	topics := []string{""}
	for _, t := range m.Topics {
		topics = append(topics, t.ID)
	}
	for _, t := range topics {
		for _, k := range []Kind{Open, Action, Cue, Threshold, Exception, Reason, Error, Contact, Tool, Trick, Term, Incident, Boundary, Voice, Goal, Scope, Steps, Judgement, Missing} {
			out = append(out, Reading{Topic: t, Kind: k})
		}
	}
	for i := range m.Items {
		switch it := &m.Items[i]; {
		case m.told[it.ID]:
		case it.Kind == Clash:
			out = append(out, Reading{Kind: Clash, Quotes: []string{strings.ToLower(m.item(it.sides[0]).Text), strings.ToLower(m.item(it.sides[1]).Text)}})
		case it.of != "" && it.of != it.ID:
			out = append(out, Reading{Kind: it.Kind, There: true})
		case m.vague[it.ID]:
			out = append(out, Reading{Kind: it.Kind, Quotes: []string{strings.ToLower(it.Blurred)}})
		case it.Hangs != "" && m.told[it.Hangs]:
			out = append(out, Reading{Kind: it.Kind, Quotes: []string{strings.ToLower(m.item(it.Hangs).Text)}})
		}
	}
	return out
}

// Ask puts a list of questions to a specialist, and returns the recall after each of so many.
func Ask(m *Mind, list []string, questions int) []float64 {
	out := make([]float64, questions)
	for q := range out {
		if q < len(list) {
			m.Hear(list[q])
		}
		out[q] = m.Said(false)
	}
	return out
}
