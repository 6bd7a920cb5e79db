package model

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/openai/openai-go/v3/option"

	"tacit/interview"
)

const (
	maxHeaderBytes = 64 << 10
	maxErrorBody   = 64 << 10 // what is read of a response that is an error
	retryHeader    = "X-Should-Retry"
)

// httpClient makes the client for one server. Its transport is its own, so that no setting of another part of the program
// reaches it. It follows no redirect: guard gets the response and refuses it.
func httpClient(cfg Config, secure bool) *http.Client {
	t := &http.Transport{
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    15 * time.Second,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConnsPerHost:    2,
		MaxResponseHeaderBytes: maxHeaderBytes,
		DisableCompression:     true, // a small response must not unpack into a large one
	}
	if secure && cfg.Proxy != nil {
		t.Proxy = cfg.Proxy
	}
	return &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// guard is what stands between openai-go and the network. It takes out of the request what says more about the
// specialist's machine than the server needs to know; it caps the body of a response; and it turns everything that is
// not a reply into an error of ours. Returned together with a response, an error makes openai-go retry only if
// the response's headers say so (requestconfig.shouldRetry); on its own it would make it retry always.
func guard(wire int64) option.Middleware {
	return func(req *http.Request, next option.MiddlewareNext) (*http.Response, error) {
		anonymise(req.Header)
		res, err := next(req)
		if err != nil {
			return refuse(res, networkError(err))
		}
		res.Header.Del(retryHeader) // a server could have a good reply repeated
		if res.StatusCode < 200 || res.StatusCode > 299 {
			return refuse(res, readError(res))
		}
		body := capped(res.Body, wire)
		res.Body = body
		if !settleType(res.Header, body.peek()) {
			return refuse(res, &interview.ModelError{Fault: interview.ModelForeign, Status: res.StatusCode})
		}
		return res, nil
	}
}

// anonymise takes the operating system, processor and Go version out of a request.
func anonymise(h http.Header) {
	for name := range h {
		if strings.HasPrefix(name, "X-Stainless-") {
			h.Del(name)
		}
	}
	h.Set("User-Agent", "tacit")
}

// refuse returns err together with a response that tells openai-go whether to try again; after a context's end it does not.
func refuse(res *http.Response, err error) (*http.Response, error) {
	if res == nil {
		res = &http.Response{Header: http.Header{}}
	} else if res.Body != nil {
		_ = res.Body.Close()
	}
	res.Body = http.NoBody
	res.Header.Set(retryHeader, "false")
	if passing(err) {
		res.Header.Set(retryHeader, "true")
	}
	return res, err
}

// passing reports whether the reason of a failure may pass within seconds.
func passing(err error) bool {
	var fault *interview.ModelError
	if !errors.As(err, &fault) {
		return false
	}
	switch fault.Fault {
	case interview.ModelBusy, interview.ModelStarting, interview.ModelBroken, interview.ModelUnreachable:
		return true
	}
	return false
}

// networkError says what it means that there was no response. The error itself goes no further: it repeats the address.
func networkError(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &certificate) {
		return &interview.ModelError{Fault: interview.ModelUntrusted}
	}
	var network net.Error
	if errors.As(err, &network) && network.Timeout() {
		return &interview.ModelError{Fault: interview.ModelTimeout}
	}
	return &interview.ModelError{Fault: interview.ModelUnreachable}
}

// settleType sets the content type by the first byte of a body, because openai-go goes by the type and servers get it
// wrong. It reports whether this may be a reply at all: a page is none.
func settleType(h http.Header, first byte) bool {
	declared, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	switch {
	case first == '<' || declared == "text/html":
		return false
	case first == '{' || first == '[' || first == 'n': // null, from a server that has nothing to say
		h.Set("Content-Type", "application/json")
	default:
		h.Set("Content-Type", "text/event-stream")
	}
	return true
}

// cappedBody is a body of which at most so many bytes can be read; then it ends with an [http.MaxBytesError].
type cappedBody struct {
	*bufio.Reader
	io.Closer
}

func capped(body io.ReadCloser, limit int64) *cappedBody {
	limited := http.MaxBytesReader(nil, body, limit)
	return &cappedBody{bufio.NewReader(limited), limited}
}

// peek returns the first byte that is not white space, without reading it; 0 if there is none.
func (b *cappedBody) peek() byte {
	for n := 1; n <= b.Size(); n++ {
		head, err := b.Peek(n)
		if err != nil {
			return 0
		}
		if !bytes.ContainsRune([]byte(" \t\r\n"), rune(head[n-1])) {
			return head[n-1]
		}
	}
	return 0
}
