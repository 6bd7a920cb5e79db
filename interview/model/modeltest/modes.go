package modeltest

import (
	"maps"
	"slices"
)

// Mode is a way for a server to behave.
type Mode string

// Modes in which a server replies.
const (
	Good           Mode = "good"             // as the documentation says
	Fenced         Mode = "fenced"           // JSON in a code fence, between sentences
	WrongOnce      Mode = "wrong-once"       // JSON of another shape, until it is told what is wrong
	WrongSchema    Mode = "wrong-schema"     // JSON of another shape, always
	EnumViolated   Mode = "enum-violated"    // every enum has a value that is not in it
	SchemaIgnored  Mode = "schema-ignored"   // a schema is accepted, and prose comes
	NeverJSON      Mode = "never-json"       // prose, whatever is asked for
	Comments       Mode = "comments"         // comments between the events, as OpenRouter sends
	Reasoning      Mode = "reasoning"        // thinking in a field of its own before the reply
	Thinking       Mode = "thinking"         // thinking in the text before the reply
	NoDone         Mode = "no-done"          // the stream ends without [DONE]
	ChangingIDs    Mode = "changing-ids"     // each chunk has another id
	UsageEmptyID   Mode = "usage-empty-id"   // the count of tokens comes in a chunk with an empty id
	TextPlain      Mode = "text-plain"       // a reply in one piece that calls itself text/plain
	IgnoresStream  Mode = "ignores-stream"   // a reply in one piece though a stream was asked for
	Escapes        Mode = "escapes"          // every string has escape sequences and bidirectional overrides
	SplitEscapes   Mode = "split-escapes"    // the same, one character a chunk
	HangsAtEnd     Mode = "hangs-at-end"     // a complete reply, and then the stream stays open
	ShortPrompt    Mode = "short-prompt"     // reads only the last 100 tokens of a prompt, and says so in its count
	RetriesGood    Mode = "retries-good"     // a good reply that asks to be fetched again
	ReplyNotStream Mode = "reply-not-stream" // an event stream that calls itself text/plain
)

// Modes in which a server does not accept something.
const (
	NoSchema        Mode = "no-schema"         // 400 for json_schema
	SchemaFails     Mode = "schema-fails"      // 500 for json_schema, as of llama-cpp-python 0.3
	NoGuide         Mode = "no-guide"          // the same, and 400 for a schema beside json_object
	Guided          Mode = "guided"            // 400 for json_schema; keeps to a schema beside json_object, and to nothing without it
	NoFormat        Mode = "no-format"         // 422 for every response format, in FastAPI's words
	NoMaxTokens     Mode = "no-max-tokens"     // 400 for max_tokens
	NoTemperature   Mode = "no-temperature"    // 400 for temperature
	NoStream        Mode = "no-stream"         // 400 for stream
	NoStreamOptions Mode = "no-stream-options" // 400 for stream_options
	NoneOfThose     Mode = "none-of-those"     // all of these, one after the other
	AlwaysRejects   Mode = "always-rejects"    // 400 without a word of why
	Overlong        Mode = "overlong"          // 400, as the prompt is longer than the context
)

// Modes in which a server fails.
const (
	Unauthorised Mode = "unauthorised"   // 401 that repeats the key in its body and headers
	NoModel      Mode = "no-model"       // 404 in OpenAI's shape
	FlatError    Mode = "flat-error"     // 404 in the shape of older vLLM
	StringError  Mode = "string-error"   // 404 in Ollama's own shape
	IntegerCode  Mode = "integer-code"   // 401 in the shape of llama.cpp
	HTML502      Mode = "html-502"       // a proxy's page
	HTML200      Mode = "html-200"       // a page that is no error, as of a captive portal
	BusyMs       Mode = "busy-ms"        // 429 with Retry-After-Ms, once
	BusyMinute   Mode = "busy-minute"    // 429 with Retry-After: 60
	Quota        Mode = "quota"          // 429 insufficient_quota
	Loading      Mode = "loading"        // 503 while the model is loaded
	Error200     Mode = "error-200"      // an error that comes as a success, as of OpenRouter
	OnlyThinking Mode = "only-thinking"  // thinking, and no reply
	NoChoices    Mode = "no-choices"     // 200 with no choices
	Null         Mode = "null"           // 200 with null
	Empty        Mode = "empty"          // a complete reply without text
	Length       Mode = "length"         // the finish reason is length
	Refusal      Mode = "refusal"        // the model declines
	Filtered     Mode = "filtered"       // the finish reason is content_filter
	NoFinish     Mode = "no-finish"      // the stream ends cleanly in the middle
	Cut          Mode = "cut"            // the connection is cut in the middle
	ErrorMidway  Mode = "error-midway"   // an error event in the middle
	BadEvent     Mode = "bad-event"      // an event that is not JSON
	Elsewhere    Mode = "elsewhere"      // a redirect to another host
	Here         Mode = "here"           // a redirect to another path of this one
	SlowStart    Mode = "slow-start"     // no first token
	Heartbeats   Mode = "heartbeats"     // comments, and no first token
	Stalls       Mode = "stalls"         // half a reply, and then nothing
	Trickle      Mode = "trickle"        // a character now and then, for ever
	Endless      Mode = "endless"        // a reply without end
	Huge         Mode = "huge"           // 300 MB of reply
	HugeLine     Mode = "huge-line"      // 300 MB in one event
	HugeHeader   Mode = "huge-header"    // a megabyte of headers
	HugeError    Mode = "huge-error"     // 300 MB of error
	Runaway      Mode = "runaway"        // white space without end, whatever is asked for
	RunawayIn    Mode = "runaway-schema" // white space without end if a schema is enforced, as some versions of vLLM
)

// modes says what each mode does with a request.
var modes = merged(replies, rejections, failures, floods)

// Modes returns all modes, in alphabetical order.
func Modes() []Mode { return slices.Sorted(maps.Keys(modes)) }

func merged(tables ...map[Mode]func(*answer)) map[Mode]func(*answer) {
	out := map[Mode]func(*answer){}
	for _, t := range tables {
		maps.Copy(out, t)
	}
	return out
}
