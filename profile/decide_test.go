package profile_test

import (
	"strconv"
	"strings"
	"testing"

	"tacit/profile"
	"tacit/prompts"
)

// told is the playbook of answers about one topic.
func told(t *testing.T, lang prompts.Lang, answers ...string) string {
	t.Helper()
	p := &profile.Profile{ID: "x", Subject: "Ana", Work: "claims", Lang: lang, Audience: profile.ForTeam, Began: day, Changed: day, Version: 1, Topics: []profile.TopicOf{{ID: "t1", Label: "check the photos"}}}
	for i, text := range answers {
		q := question(i + 1)
		p.Answers = append(p.Answers, profile.Answer{Question: q, N: i + 1, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Mark: profile.Team, At: day})
		for _, c := range profile.Extract(profile.Heard{Question: q, Phase: prompts.Topic, Probe: prompts.ProbeAction, Topic: "t1", Text: text}) {
			c.ID = "c" + strconv.Itoa(len(p.Claims)+1)
			p.Claims = append(p.Claims, c)
		}
	}
	return file(t, profile.Compile(p, profile.ForTeam), "playbook.md")
}

// Decisions stand as a table and as a chart, each with where it comes from and with what to do otherwise.
func TestDecisions(t *testing.T) {
	for _, c := range []struct {
		lang          prompts.Lang
		answers, want []string
	}{
		{prompts.EN, []string{"If the shadows point two ways, ask for the raw files, otherwise settle it.", "If the car is a hire car, call the lender."}, []string{
			"| If the shadows point two ways | Ask for the raw files; otherwise: Settle it | [A1] |",
			`c1{"If the shadows point two ways"}`, `c1 -->|yes| a1["Ask for the raw files (A1)"]`, `c1 -->|no| o1["Settle it (A1)"]`, `c2 --> a2["Call the lender (A2)"]`,
		}},
		{prompts.ZH, []string{"如果影子朝两个方向，就要原图，否则直接结案。", "要是租来的车，先给租车公司打电话。"}, []string{
			"| 如果影子朝两个方向 | 要原图；否则：直接结案 | [A1] |", `c1 -->|否| o1["直接结案 (A1)"]`, `c2{"要是租来的车"}`,
		}},
	} {
		book := told(t, c.lang, c.answers...)
		for _, want := range c.want {
			if !strings.Contains(book, want) {
				t.Errorf("%s: no %q in\n%s", c.lang, want, book)
			}
		}
	}
}

// A condition behind a list belongs to the end of it, and an answer drawn from two is more than a condition: neither goes
// into a table, and no word is lost.
func TestNoDecision(t *testing.T) {
	book := told(t, prompts.EN, "Tool trouble, Zdenek in the tool shop, he answers on Sunday if you do not start with hello.", "If the car is a hire car, call the lender.", "If it rains, wait.")
	if strings.Contains(book, "| If you do not start with hello") {
		t.Error("a list was made an action of the condition at its end")
	}
	book2 := told(t, prompts.EN, "I knew that the array throttles when its battery learns, first week of the quarter, so I expected it to pass.", "If the car is a hire car, call the lender.", "If it rains, wait.")
	if strings.Contains(book2, "| I knew") || !strings.Contains(book2, "I knew that the array throttles when its battery learns") {
		t.Errorf("a story was made a decision in\n%s", book2)
	}
	if !strings.Contains(book, "he answers on Sunday if you do not start with hello") {
		t.Errorf("words are lost in\n%s", book)
	}
}

// Nothing in an answer ends a chart, opens another fence or becomes markup of it.
func TestChartHoldsHostileWords(t *testing.T) {
	book := told(t, prompts.EN,
		"If the file is \"x\"] or %%{init: {}}%%, run ``` and <script>alert(1)</script>.",
		"If it snows, say }} --> end & \"quit\".", "If it rains, wait for --- and {{work}}.")
	if rest := withoutCharts(t, book); rest == book || strings.Contains(rest, "```") {
		t.Fatalf("no chart, or another fence, in\n%s", book)
	}
}
