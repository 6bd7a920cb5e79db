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
			err := readError(res)
			var fault *interview.ModelError
			if errors.As(err, &fault) && fault.Fault == interview.ModelUnauthorised && fault.Status == http.StatusUnauthorized && req.Header.Get("Authorization") == "" {
				fault.Fault = interview.ModelKeyless
			}
			return refuse(res, err)
		}
		if err := settle(res, wire); err != nil {
			return refuse(res, err)
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

// settle caps the body of a success, and finds out by its first byte whether it is a reply in one piece or a stream. It corrects
// the content type, by which openai-go goes and which servers get wrong. A page is an error, and so is an error object that
// comes as a success (OpenRouter sends its providers' errors that way).
func settle(res *http.Response, wire int64) error {
	body := capped(res.Body, wire)
	res.Body = body
	declared, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	switch first := body.peek(); {
	case first == '<' || declared == "text/html":
		return &interview.ModelError{Fault: interview.ModelForeign, Status: res.StatusCode}
	case first == '{' || first == '[' || first == 'n': // null, from a server that has nothing to say
		res.Header.Set("Content-Type", "application/json")
		return body.readWhole()
	}
	res.Header.Set("Content-Type", "text/event-stream")
	return nil
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

// readWhole reads the body, so that it can be read again, and returns the error that it holds, if it is one.
func (b *cappedBody) readWhole() error {
	data, err := io.ReadAll(b.Reader)
	if err != nil {
		return plainError(context.Background(), err)
	}
	b.Reader = bufio.NewReader(bytes.NewReader(data))
	if c := readComplaint(data); c.isError {
		return c.late()
	}
	return nil
}
