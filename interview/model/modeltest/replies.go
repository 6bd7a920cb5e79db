package modeltest

import (
	"encoding/json"
	"fmt"
)

// Hostile is what the mode [Escapes] puts behind every string: it writes to the clipboard, changes the colour, hides
// what follows and turns it around. Nothing of it is to be seen once it is cleaned.
const Hostile = "\x1b]52;c;cm0gLXJmIH4=\x07\x1b[31m\u009b8m\u202e\u2066\u200b"

// prose is a reply that holds no JSON.
const prose = "Certainly! There are many things worth asking here {as you may imagine}."

var replies = map[Mode]func(*answer){
	Good: func(a *answer) { a.say(a.text()) },
	Fenced: func(a *answer) {
		a.say("Here is the {JSON} that you asked for:\n```json\n" + a.text() + "\n```\nGood luck!")
	},
	WrongOnce: func(a *answer) {
		if a.repairs() {
			a.say(a.text())
			return
		}
		a.say(`{"other":true}`)
	},
	WrongSchema:  func(a *answer) { a.say(`{"other":true}`) },
	EnumViolated: func(a *answer) { a.say(a.brokenEnums()) },
	SchemaIgnored: func(a *answer) {
		if a.Format == "json_schema" {
			a.say(prose)
			return
		}
		a.say(a.text())
	},
	NeverJSON: func(a *answer) { a.say(prose) },
	Comments: streamed(func(s *stream) {
		s.raw(": OPENROUTER PROCESSING\n\n")
		for piece := range pieces(s.answer.text(), 3) {
			s.content(piece)
			s.raw(": OPENROUTER PROCESSING\n\n")
		}
	}),
	Reasoning: streamed(func(s *stream) {
		s.delta(`"reasoning_content":"They want {\"x\":1}, I think."`)
		s.delta(`"reasoning":"Or not."`)
		s.text(s.answer.text())
	}),
	Thinking: func(a *answer) { a.say("\n<think>\nThey want {\"x\":1}, I think.\n</think>\n\n" + a.text()) },
	ChangingIDs: streamed(func(s *stream) {
		for piece := range pieces(s.answer.text(), 3) {
			s.id += "x"
			s.content(piece)
		}
	}),
	SplitEscapes: streamed(func(s *stream) {
		for piece := range pieces(s.hostile(), 1) {
			s.content(piece)
		}
	}),
	NoDone: func(a *answer) {
		s := a.stream()
		s.text(a.text())
		s.end("stop")
	},
	UsageEmptyID: func(a *answer) {
		s := a.stream()
		s.text(a.text())
		s.end("stop")
		s.event(`{"id":"","choices":[],"usage":` + a.counts(a.text()) + `}`)
		s.done()
	},
	TextPlain:     func(a *answer) { a.whole(a.text(), "stop", "text/plain") },
	IgnoresStream: func(a *answer) { a.whole(a.text(), "stop", "application/json") },
	Escapes:       func(a *answer) { a.say(a.hostile()) },
	HangsAtEnd: func(a *answer) {
		s := a.stream()
		s.text(a.text())
		s.end("stop")
		<-a.left
	},
	ShortPrompt: func(a *answer) {
		a.prompt = min(a.prompt, 100)
		a.say(a.text())
	},
	RetriesGood: func(a *answer) {
		a.w.Header().Set("X-Should-Retry", "true")
		a.say(a.text())
	},
	ReplyNotStream: func(a *answer) {
		s := &stream{a, "c1"}
		a.w.Header().Set("Content-Type", "text/plain")
		s.text(a.text())
		s.end("stop")
		s.done()
	},
}

// streamed is a mode that writes a reply into a stream in its own way, and ends it as it should end.
func streamed(write func(*stream)) func(*answer) {
	return func(a *answer) {
		s := a.stream()
		write(s)
		s.end("stop")
		s.done()
	}
}

// brokenEnums is the smallest reply with a value in every enum that is not one of its values.
func (a *answer) brokenEnums() string {
	broken := transform(a.schema, func(field string, value any) any {
		if field == "enum" {
			return []any{"none of those"}
		}
		return value
	})
	other := *a
	other.schema, other.server = broken, &Server{}
	return other.text()
}

// hostile is the right reply with [Hostile] behind every string.
func (a *answer) hostile() string {
	if a.schema == nil {
		return a.text() + Hostile
	}
	return string(transform([]byte(a.text()), func(_ string, value any) any {
		if text, ok := value.(string); ok {
			return text + Hostile
		}
		return value
	}))
}

// transform changes every field of a JSON value, the outermost first.
func transform(data []byte, change func(field string, value any) any) []byte {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return fmt.Appendf(nil, "%q", err)
	}
	out, _ := json.Marshal(walk("", value, change))
	return out
}

func walk(field string, value any, change func(string, any) any) any {
	value = change(field, value)
	switch v := value.(type) {
	case map[string]any:
		for name := range v {
			v[name] = walk(name, v[name], change)
		}
	case []any:
		for i := range v {
			v[i] = walk("", v[i], change)
		}
	}
	return value
}
