package modeltest

import (
	"fmt"
	"net/http"
)

var rejections = map[Mode]func(*answer){
	NoSchema: func(a *answer) {
		if a.Format == "json_schema" {
			a.fail(http.StatusBadRequest, `{"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}`)
			return
		}
		a.say(a.text())
	},
	SchemaFails: func(a *answer) {
		if a.Format == "json_schema" {
			a.fail(http.StatusInternalServerError, `{"error":{"message":"[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or 'json_object'\", 'input': 'json_schema'}]","type":"internal_server_error","param":null,"code":null}}`)
			return
		}
		a.say(a.text())
	},
	NoGuide: func(a *answer) {
		if a.Format == "json_schema" || a.beside {
			a.fail(http.StatusBadRequest, `{"error":{"message":"Unrecognized request argument supplied: schema","type":"invalid_request_error","param":null,"code":null}}`)
			return
		}
		a.say(a.text())
	},
	Guided: func(a *answer) {
		switch {
		case a.Format == "json_schema":
			a.fail(http.StatusBadRequest, `{"error":{"message":"'response_format.type' must be 'text' or 'json_object'","type":"invalid_request_error","param":null,"code":null}}`)
		case !a.beside && a.Format != "":
			a.say(`{"hello":"there"}`)
		default:
			a.say(a.text())
		}
	},
	NoFormat: func(a *answer) {
		if a.Format != "" {
			a.fail(http.StatusUnprocessableEntity, `{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs are not permitted","input":{}}]}`)
			return
		}
		a.say("Here you are:\n```\n" + a.text() + "\n```")
	},
	NoMaxTokens:     without("max_tokens"),
	NoTemperature:   without("temperature"),
	NoStream:        without("stream"),
	NoStreamOptions: without("stream_options"),
	NoneOfThose:     without("stream_options", "max_tokens", "temperature", "response_format", "stream"),
	AlwaysRejects:   func(a *answer) { a.fail(http.StatusBadRequest, `{"error":{"message":"Bad request."}}`) },
	Overlong: func(a *answer) {
		a.fail(http.StatusBadRequest, `{"error":{"message":"This model's maximum context length is 8192 tokens; max_tokens is too large","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}`)
	},
}

// without rejects a request with any of these fields, and names the first that it finds.
func without(fields ...string) func(*answer) {
	return func(a *answer) {
		for _, field := range fields {
			if a.Has(field) {
				a.fail(http.StatusBadRequest, fmt.Sprintf(`{"error":{"message":"Unsupported parameter: '%s' is not supported with this model.","type":"invalid_request_error","param":%[1]q,"code":"unsupported_parameter"}}`, field))
				return
			}
		}
		a.say(a.text())
	}
}
