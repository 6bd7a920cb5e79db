package model

import (
	"strings"
	"unicode"

	"github.com/openai/openai-go/v3"

	"tacit/interview"
)

// reading is a reply as it comes in. It stops at the limits.
type reading struct {
	limits  Limits
	text    strings.Builder
	blank   int // characters of white space at its end
	finish  string
	refused bool
	prompt  int // tokens, as the server counts them
	reply   int
	each    func(delta string) // gets what is added to the text; may be nil
}

// chunk takes one chunk of a stream. It reports whether the chunk held anything of a reply, be it only the model's thinking.
func (r *reading) chunk(c openai.ChatCompletionChunk) (alive bool, err error) {
	r.count(c.Usage)
	for _, choice := range c.Choices {
		if choice.Index != 0 {
			continue
		}
		alive = true
		r.refused = r.refused || choice.Delta.Refusal != ""
		if choice.FinishReason != "" {
			r.finish = choice.FinishReason
		}
		if err := r.add(choice.Delta.Content); err != nil {
			return true, err
		}
	}
	return alive, nil
}

// completion takes a reply that came in one piece; nil, and one without choices, leave the reading without a finish.
func (r *reading) completion(c *openai.ChatCompletion) error {
	if c == nil || len(c.Choices) == 0 {
		return nil
	}
	r.count(c.Usage)
	choice := c.Choices[0]
	r.refused, r.finish = choice.Message.Refusal != "", choice.FinishReason
	return r.add(choice.Message.Content)
}

// count takes the count of tokens, which comes in a chunk of its own or with every one.
func (r *reading) count(u openai.CompletionUsage) {
	r.prompt, r.reply = max(r.prompt, int(u.PromptTokens)), max(r.reply, int(u.CompletionTokens))
}

// add takes more text.
func (r *reading) add(delta string) error {
	if r.text.Len()+len(delta) > r.limits.Text {
		return &interview.ModelError{Fault: interview.ModelTooLong}
	}
	for _, c := range delta {
		if r.blank++; !unicode.IsSpace(c) {
			r.blank = 0
		}
		if r.blank > r.limits.Blank {
			return &interview.ModelError{Fault: interview.ModelRunaway}
		}
	}
	r.text.WriteString(delta)
	if r.each != nil && delta != "" {
		r.each(delta)
	}
	return nil
}

// verdict says whether the reply is complete. A stream that was cut off between two chunks ends without any error, so
// only a finish reason counts.
func (r *reading) verdict() error {
	fault := interview.ModelFault("")
	switch {
	case r.refused || r.finish == "content_filter":
		fault = interview.ModelRefused
	case r.finish == "":
		fault = interview.ModelIncomplete
	case r.finish == "length":
		fault = interview.ModelCutShort
	case r.finish != "stop" || strings.TrimSpace(r.text.String()) == "": // a tool call, which nobody asked for
		fault = interview.ModelUnusable
	}
	if fault == "" {
		return nil
	}
	return &interview.ModelError{Fault: fault}
}
