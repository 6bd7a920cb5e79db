package modeltest

import (
	"fmt"
	"net/http"
)

var failures = map[Mode]func(*answer){
	Unauthorised: func(a *answer) {
		a.w.Header().Set("X-Echo", a.Header.Get("Authorization"))
		a.w.Header().Set("Www-Authenticate", a.Header.Get("Authorization"))
		a.fail(http.StatusUnauthorized, fmt.Sprintf(`{"error":{"message":"Incorrect API key provided: %s","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}`, a.Header.Get("Authorization")))
	},
	NoModel:     fails(http.StatusNotFound, `{"error":{"message":"The model does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}`),
	FlatError:   fails(http.StatusNotFound, `{"object":"error","message":"The model does not exist.","type":"NotFoundError","param":null,"code":404}`),
	StringError: fails(http.StatusNotFound, `{"error":"model 'm' not found, try pulling it first"}`),
	IntegerCode: fails(http.StatusUnauthorized, `{"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}`),
	HTML502:     page(http.StatusBadGateway),
	HTML200:     page(http.StatusOK),
	BusyMs: func(a *answer) {
		if a.number > 1 {
			a.say(a.text())
			return
		}
		a.w.Header().Set("Retry-After-Ms", "2")
		a.fail(http.StatusTooManyRequests, `{"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}`)
	},
	BusyMinute: func(a *answer) {
		a.w.Header().Set("Retry-After", "60")
		a.fail(http.StatusTooManyRequests, `{"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}`)
	},
	Quota:        fails(http.StatusTooManyRequests, `{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}`),
	Loading:      fails(http.StatusServiceUnavailable, `{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}`),
	Error200:     fails(http.StatusOK, `{"error":{"message":"Provider returned error","code":429},"user_id":"u"}`),
	OnlyThinking: func(a *answer) { a.say("<think>\nWhat a question.\n</think>\n") },
	NoChoices:    fails(http.StatusOK, `{"choices":[]}`),
	Null:         fails(http.StatusOK, `null`),
	Empty:        func(a *answer) { a.say("") },
	Length:       func(a *answer) { a.finish(a.text(), "length") },
	Filtered:     func(a *answer) { a.finish(a.text(), "content_filter") },
	Refusal:      streamed(func(s *stream) { s.delta(`"content":null,"refusal":"I cannot help with that."`) }),
	NoFinish:     func(a *answer) { a.half() },
	Cut: func(a *answer) {
		a.half().raw(`data: {"id":"c1","cho`)
		panic(http.ErrAbortHandler)
	},
	ErrorMidway: func(a *answer) {
		a.half().event(`{"error":{"message":"The server had an error while processing ` + a.Header.Get("Authorization") + `","type":"server_error","code":502}}`)
	},
	BadEvent: func(a *answer) { a.half().event(`{"id":"c1","choices":[{`) },
	Elsewhere: func(a *answer) {
		a.w.Header().Set("Location", a.server.other.URL+a.Path)
		a.w.WriteHeader(http.StatusTemporaryRedirect)
	},
	Here: func(a *answer) {
		a.w.Header().Set("Location", "/v1/chat/completions?again="+a.Header.Get("Authorization"))
		a.w.WriteHeader(http.StatusFound)
	},
}

// fails gives the same response to every request.
func fails(status int, body string) func(*answer) {
	return func(a *answer) { a.fail(status, body) }
}

// page gives a page to every request.
func page(status int) func(*answer) {
	return func(a *answer) {
		a.w.Header().Set("Content-Type", "text/html")
		a.w.WriteHeader(status)
		_, _ = a.w.Write([]byte("<!DOCTYPE html><title>Welcome</title>"))
	}
}

// half sends the first half of a reply.
func (a *answer) half() *stream {
	s := a.stream()
	text := a.text()
	s.text(text[:len(text)/2])
	return s
}
