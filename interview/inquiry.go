package interview

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tacit/profile/detect"
	"tacit/prompts"
	"tacit/prompts/plain"
)

// An inquiry is a question that somebody else leaves for the specialist: whoever takes the work over knows best what the playbook
// is silent on. It waits among the candidates until the topics have been begun, is put in the words and under the name of whoever
// left it, and may be skipped like any other. Its answer is marked as any answer is.

// Inquiry is such a question.
type Inquiry struct {
	ID   string `json:"id"`   // i1, i2 …
	From string `json:"from"` // a name; empty: not known
	Key  string `json:"key"`  // fingerprint of the key of whoever left it
	Text string `json:"text"` // one line; empty once it was cleared, with an answer that it may repeat
}

// Limits on inquiries.
const (
	InquiryLimit   = 300 // characters of one
	inquiriesEach  = 10  // that may wait from one person
	inquiriesAlive = 40  // and in all
)

// inquiry is one in the state.
type inquiry struct {
	Inquiry
	seq   int64  // of the event that left it
	asked string // the question that puts it
}

// Inquire leaves a question from somebody else. It needs no right to write: a session that only looks may do it, while the
// interview goes on, and after it has ended for another sitting.
func (s *Session) Inquire(ctx context.Context, from, key, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := plain.Line(text)
	switch n := utf8.RuneCountInString(line); {
	case line == "":
		return &Refusal{Code: EmptyQuestion}
	case n > InquiryLimit:
		return &Refusal{Code: LongQuestion, Size: n, Limit: InquiryLimit}
	}
	line, _ = s.mask(line)
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	return s.append(ctx, func() ([]Event, error) {
		mine, all := 0, 0
		for _, q := range s.st.inquiries {
			if q.asked != "" {
				continue
			}
			all++
			if q.Key == key {
				mine++
			}
			if prompts.Similar(lang(s.st.Setup.Lang), q.Text, line) >= repeated {
				return nil, &Refusal{Code: AlreadyAsked}
			}
		}
		if mine >= inquiriesEach || all >= inquiriesAlive {
			return nil, &Refusal{Code: TooManyAsked}
		}
		id := fmt.Sprint("i", len(s.st.inquiries)+1)
		return []Event{{Kind: KindInquired, Body: body(Inquiry{id, firstBytes(plain.Line(from), NameLimit), key, line})}}, nil
	})
}

func (st *State) inquired(e Event, q Inquiry) {
	st.inquiries = append(st.inquiries, &inquiry{Inquiry: q, seq: e.Seq})
}

// inquiry returns one by its id, or nil.
func (st *State) inquiry(id string) *inquiry {
	i := slices.IndexFunc(st.inquiries, func(q *inquiry) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return st.inquiries[i]
}

// Waiting is how many inquiries have not been put yet.
func (st *State) Waiting() int {
	n := 0
	for _, q := range st.inquiries {
		if q.asked == "" && q.Text != "" {
			n++
		}
	}
	return n
}

// followInquiry is the source of the questions that put an inquiry.
const followInquiry = "inquiry"

// inquiriesScore is what one is worth: somebody waits for the answer, so that it comes before everything but what cannot wait,
// each topic's first question and what makes sense now only.
const inquiriesScore = 8.0

// inquired are the inquiries that wait, the oldest first.
func (p *planner) inquired() []candidate {
	var out []candidate
	for _, q := range p.st.inquiries {
		if a := p.wordInquiry(q); a != nil {
			out = append(out, candidate{asked: a, topic: p.st.topic(a.Topic), slot: SlotOf(a.Probe), trigger: 1, inquiry: true})
		}
	}
	return out
}

// anyInquiry puts the oldest one, whatever the topics still lack: nobody leaves a question to have it unasked for want of room in
// one phase.
func (p *planner) anyInquiry() Move {
	if p.concluding() || p.total >= p.st.Budget()-p.closers() {
		return Move{}
	}
	if list := p.inquired(); len(list) > 0 {
		return Move{Ask: list[0].asked}
	}
	return Move{}
}

// wordInquiry makes the question; nil where it was put or cleared. What stands in it is looked up when it is shown, so that the
// event that asks it holds none of its words.
func (p *planner) wordInquiry(q *inquiry) *Asked {
	if q.asked != "" || q.Text == "" {
		return nil
	}
	n := len(p.st.Exchanges) + 1
	return &Asked{
		ID: fmt.Sprintf("q%d", n), N: n, Kind: Open, Phase: prompts.Topic, Topic: p.st.topicFor(q.Text), Probe: soughtBy(q.Text),
		Wording: followInquiry, Source: followInquiry, Engine: "rules", Inquiry: q.ID,
	}
}

// renderInquiry is the question as it is put: whose it is, and their words.
func (st *State) renderInquiry(q *inquiry) string {
	say := prompts.TextsOf(prompts.Screens, lang(st.Setup.Lang))
	if q.Text == "" {
		return say.Say("inquiry.gone")
	}
	if q.From == "" {
		return say.Say("inquiry.unnamed", "question", unquoted.Replace(q.Text))
	}
	return say.Say("inquiry", "name", q.From, "question", unquoted.Replace(q.Text))
}

// sought are words by which a question shows what it is after, in both languages.
var sought = []struct {
	probe prompts.Probe
	words []string
}{
	{prompts.ProbeReason, []string{"why ", "what for", "为什么", "为啥", "凭什么", "什么原因"}},
	{prompts.ProbeException, []string{"unless", "exception", "when not", "when do you not", "when would you not", "例外", "什么时候不", "哪种情况不"}},
	{prompts.ProbeContact, []string{"who ", "whom ", "找谁", "问谁", "谁"}},
	{prompts.ProbeThreshold, []string{"how much", "how many", "how long", "how high", "how low", "how often", "at what", "from when", "多少", "多久", "多大", "多高", "几"}},
	{prompts.ProbeCue, []string{"how do you know", "how do you tell", "how can you tell", "how can one tell", "how do i know", "how do i tell", "how would i", "notice", "recogni", "怎么知道", "怎么看出", "看得出", "怎么判断", "怎么分"}},
	{prompts.ProbeError, []string{"go wrong", "goes wrong", "mistake", "出错", "弄错", "搞错", "容易错"}},
	{prompts.ProbeTool, []string{"which tool", "what tool", "where do i find", "where is ", "where are ", "用什么工具", "在哪"}},
	{prompts.ProbeAction, []string{"what do you do", "what do i do", "what should i do", "what would you do", "how do you ", "how do i ", "怎么办", "怎么做", "怎么处理"}},
}

// soughtBy is what a question that somebody wrote is after, as far as its words show it; what is missing otherwise.
func soughtBy(text string) prompts.Probe {
	low := strings.ToLower(text) + " "
	for _, s := range sought {
		if slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(low, w) }) {
			return s.probe
		}
	}
	return prompts.ProbeMissing
}

// clearInquiry takes out the words of a question that may repeat what only the withdrawn answer said.
func clearInquiry(e Event, only map[string]bool) (any, error) {
	var q Inquiry
	if err := json.Unmarshal(e.Body, &q); err != nil || q.Text == "" {
		return nil, err
	}
	for w := range detect.Content(q.Text) {
		if only[w] {
			q.Text = ""
			return q, nil
		}
	}
	return nil, nil
}

// onlyIn are the words that no other answer has than one, and nothing else that was not said in answers.
func onlyIn(events []Event, question string) (map[string]bool, error) {
	only, others := map[string]bool{}, map[string]bool{}
	for _, e := range events {
		switch e.Kind {
		case KindBegan:
			var s Setup
			if err := json.Unmarshal(e.Body, &s); err != nil {
				return nil, err
			}
			for w := range detect.Content(s.Subject + "\n" + s.Work + "\n" + s.Purpose) {
				others[w] = true
			}
		case KindAnswered:
			var a Answered
			if err := json.Unmarshal(e.Body, &a); err != nil {
				return nil, err
			}
			to := others
			if a.Question == question {
				to = only
			}
			for w := range detect.Content(a.Words()) {
				to[w] = true
			}
		}
	}
	for w := range others {
		delete(only, w)
	}
	return only, nil
}
