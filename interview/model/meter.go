package model

import (
	"time"
	"unicode"

	"tacit/interview"
)

// meter adds up what a task costs over all its requests.
type meter struct {
	began     time.Time
	first     time.Duration
	prompt    int
	reply     int
	truncated bool
}

// token notes that there is text; only the first time counts.
func (m *meter) token() {
	if m.first == 0 {
		m.first = time.Since(m.began)
	}
}

// request adds one request, which ended in r and had this text as its prompt.
func (m *meter) request(r *reading, prompt string) {
	if r.text.Len() > 0 {
		m.token()
	}
	m.prompt += r.prompt
	m.reply += r.reply
	m.truncated = m.truncated || isTruncated(r.prompt, prompt)
}

// fill puts the figures into a reply.
func (m *meter) fill(r interview.Reply) interview.Reply {
	r.PromptTokens, r.ReplyTokens, r.Truncated = m.prompt, m.reply, m.truncated
	r.First, r.Took = m.first, time.Since(m.began)
	return r
}

// isTruncated reports whether a server that counted so many tokens cannot have read all of a prompt. Ollama cuts the front of
// a prompt that is longer than its num_ctx, our instructions first, and answers as if nothing were. 0 means that
// the server does not count.
func isTruncated(counted int, prompt string) bool {
	return counted > 0 && counted < fewestTokens(prompt)*9/10
}

// fewestTokens is a number of tokens below which no tokenizer gets for a text: tokens do not reach across white space, and few of
// those for Chinese are longer than two characters. It is no estimate of the length: that is a third more for English.
func fewestTokens(text string) (n int) {
	han, inWord := 0, false
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			inWord = false
		case unicode.IsSpace(r):
			inWord = false
		case !inWord:
			n++
			inWord = true
		}
	}
	return n + han/2
}
