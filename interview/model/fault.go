package model

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tacit/interview"
)

// complaint is what a server's error says, whatever shape it has. It is read to find the fault, and then dropped: a
// server may repeat the key or the answers in it.
type complaint struct {
	code    string // in lower case
	number  int    // a code that is a number; in the middle of a stream it stands for the status
	param   string // the parameter that it names
	message string
	whole   string // all of it in lower case
	isError bool   // it has a field error
}

// readError turns a response that is not a success into an [interview.ModelError], or into a [rejection] if another
// request may be accepted.
func readError(res *http.Response) error {
	body, _ := io.ReadAll(io.LimitReader(res.Body, maxErrorBody)) // what came of it has to do
	c := readComplaint(body)
	err := &interview.ModelError{Fault: c.fault(res.StatusCode), Status: res.StatusCode, RetryAfter: retryAfter(res.Header)}
	named := c.parameters()
	if res.StatusCode >= 500 { // llama-cpp-python fails over a response format that it does not know, and says so
		if named &= responseFormat; named == 0 {
			return err
		}
		err.Fault = interview.ModelRejected
	}
	if err.Fault == interview.ModelRejected {
		return &rejection{ModelError: err, named: named}
	}
	return err
}

// late is an error that came where a reply or a part of one should be.
func (c complaint) late() error {
	return &interview.ModelError{Fault: c.fault(c.number), Status: c.number}
}

// readComplaint reads the shapes of errors that servers have: {"error":{…}}, {"error":"…"}, {"message":…} and {"detail":…}.
func readComplaint(body []byte) complaint {
	c := complaint{whole: strings.ToLower(string(body))}
	var outer struct {
		Error json.RawMessage `json:"error"`
		details
	}
	if json.Unmarshal(body, &outer) != nil {
		return c
	}
	c.isError = len(outer.Error) > 0 && string(outer.Error) != "null"
	c.take(outer.details)
	var inner details
	if json.Unmarshal(outer.Error, &inner) == nil {
		c.take(inner)
	} else {
		_ = json.Unmarshal(outer.Error, &c.message)
	}
	return c
}

// details are the fields of an error. Codes are words, numbers or null, and any field may be of another type.
type details struct {
	Message any `json:"message"`
	Code    any `json:"code"`
	Param   any `json:"param"`
}

// take keeps what d says; what it does not say stays.
func (c *complaint) take(d details) {
	for field, value := range map[*string]any{&c.message: d.Message, &c.param: d.Param, &c.code: d.Code} {
		if text, ok := value.(string); ok && text != "" {
			*field = text
		}
	}
	if number, ok := d.Code.(float64); ok && number >= 100 && number < 600 {
		c.number = int(number)
	}
	c.code = strings.ToLower(c.code)
}

// fault finds out what is wrong. Status 0 stands for an error without one.
func (c complaint) fault(status int) interview.ModelFault {
	switch {
	case status >= 300 && status < 400:
		return interview.ModelRedirected
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return interview.ModelUnauthorised
	case status == http.StatusPaymentRequired, c.says("insufficient_quota", "insufficient balance", "insufficient credits"):
		return interview.ModelQuota
	case status == http.StatusTooManyRequests, status == 529, c.code == "rate_limit_exceeded":
		return interview.ModelBusy
	case status == http.StatusServiceUnavailable:
		if c.says("loading") {
			return interview.ModelStarting
		}
		return interview.ModelBusy
	case status >= 500 || status == 0 || status == http.StatusRequestTimeout || status == http.StatusConflict:
		return interview.ModelBroken
	case c.says("model_not_found", "not a valid model"):
		return interview.ModelNotFound
	case status == http.StatusNotFound && c.message != "": // a server of this kind, then
		return interview.ModelNotFound
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return interview.ModelForeign
	case status == http.StatusRequestEntityTooLarge, c.says("context_length", "context length", "context size", "context window"):
		return interview.ModelOverlong
	}
	return interview.ModelRejected
}

// says reports whether the error holds one of these words, all in lower case.
func (c complaint) says(words ...string) bool {
	for _, w := range words {
		if strings.Contains(c.whole, w) {
			return true
		}
	}
	return false
}

// longestAsked is the longest time that a server can ask us to wait; it is taken for it if a server asks for more.
const longestAsked = 24 * time.Hour

// retryAfter reads how long a server asks us to wait; 0 if it does not say, or nothing that can be understood.
func retryAfter(h http.Header) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms > 0 {
		return time.Duration(min(ms*1e6, float64(longestAsked)))
	}
	if s, err := strconv.ParseFloat(h.Get("Retry-After"), 64); err == nil && s > 0 {
		return time.Duration(min(s*1e9, float64(longestAsked)))
	}
	if at, err := http.ParseTime(h.Get("Retry-After")); err == nil {
		return min(max(time.Until(at).Round(time.Second), 0), longestAsked)
	}
	return 0
}
