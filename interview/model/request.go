package model

import (
	"encoding/json"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/packages/param"
	"github.com/openai/openai-go/v3/shared"

	"tacit/interview"
)

// defaultTokens is the length of a reply for tasks that do not say it.
const defaultTokens = 1024

// request is one request before it is known what the server accepts of it.
type request struct {
	conversation
	task interview.Task
}

// params builds the request in the form that these settings ask for.
func (r request) params(model string, s settings) openai.ChatCompletionNewParams {
	p := openai.ChatCompletionNewParams{Model: model, Messages: r.messages()}
	tokens := param.NewOpt(int64(r.task.MaxTokens))
	if r.task.MaxTokens <= 0 {
		tokens = param.NewOpt(int64(defaultTokens))
	}
	if s.without&maxTokens == 0 {
		p.MaxTokens = tokens
	} else {
		p.MaxCompletionTokens = tokens
	}
	if s.without&temperature == 0 {
		p.Temperature = param.NewOpt(0.0)
	}
	if s.without&(streaming|streamOptions) == 0 {
		p.StreamOptions.IncludeUsage = param.NewOpt(true)
	}
	if r.task.Schema != nil {
		p.ResponseFormat = format(r.task, s.rung)
	}
	return p
}

// format asks for JSON in a rung's way.
func format(task interview.Task, r rung) (f openai.ChatCompletionNewParamsResponseFormatUnion) {
	switch r {
	case rungSchema:
		f.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{
			Name: task.Name, Strict: param.NewOpt(true), Schema: json.RawMessage(task.Schema),
		}}
	case rungGuided, rungObject:
		f.OfJSONObject = &shared.ResponseFormatJSONObjectParam{}
		if r == rungGuided {
			f.OfJSONObject.SetExtraFields(map[string]any{"schema": task.Schema})
		}
	}
	return f
}
