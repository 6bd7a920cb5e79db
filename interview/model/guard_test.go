package model_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tacit/interview"
	"tacit/interview/model"
	mt "tacit/interview/model/modeltest"
)

// Errors that differ from a mode of modeltest only in the status or a word.
func TestStatuses(t *testing.T) {
	tests := []struct {
		status     int
		retryAfter string
		body       string
		fault      interview.ModelFault
	}{
		{402, "", `{"error":{"message":"Insufficient Balance"}}`, interview.ModelQuota},
		{403, "", `{"error":{"message":"Country not supported"}}`, interview.ModelUnauthorised},
		{404, "", "404 page not found", interview.ModelForeign},
		{404, "", `{"detail":"Not Found"}`, interview.ModelForeign},
		{405, "", "", interview.ModelForeign},
		{400, "", `{"error":{"message":"m is not a valid model ID","code":400}}`, interview.ModelNotFound},
		{400, "", `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}`, interview.ModelOverlong},
		{400, "", `["not", "an", "object"]`, interview.ModelRejected},
		{408, "", "", interview.ModelBroken},
		{413, "", "", interview.ModelOverlong},
		{429, "Fri, 01 Jan 2100 00:00:00 GMT", "", interview.ModelBusy},
		{429, "1e400", "", interview.ModelBusy},
		{429, "-1", "", interview.ModelBusy},
		{500, "", `{"error":null,"message":7}`, interview.ModelBroken},
		{503, "", `{"error":{"message":"The engine is currently overloaded"}}`, interview.ModelBusy},
		{529, "", "", interview.ModelBusy},
	}
	for _, test := range tests {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", test.retryAfter)
			w.WriteHeader(test.status)
			_, _ = w.Write([]byte(test.body))
		}))
		c, err := model.New(model.Config{URL: srv.URL, Model: "m", Limits: model.Limits{Retries: -1}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = ask(t, c, textTask())
		fault := faultOf(t, err)
		if fault.Fault != test.fault || fault.Status != test.status {
			t.Errorf("%d %s: %v, want %s", test.status, test.body, err, test.fault)
		}
		if strings.Contains(test.retryAfter, "2100") && fault.RetryAfter != 24*time.Hour {
			t.Errorf("wait until %s: %s", test.retryAfter, fault.RetryAfter)
		}
		c.Close()
		srv.Close()
	}
}

// Nothing of the machine goes to the server but what it needs.
func TestRequestHeaders(t *testing.T) {
	srv := start(t, mt.Good)
	if _, err := ask(t, client(t, srv, limits), textTask()); err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{"Accept": true, "Accept-Encoding": true, "Authorization": true, "Content-Length": true, "Content-Type": true, "User-Agent": true}
	for name, values := range srv.Requests()[0].Header {
		if !allowed[name] {
			t.Errorf("%s: %v", name, values)
		}
	}
}

// openai-go's own client would take all of these, and send the user's key to any server.
func TestEnvironmentIsNotRead(t *testing.T) {
	for name, value := range map[string]string{
		"OPENAI_API_KEY": canary, "OPENAI_BASE_URL": "http://192.0.2.1/v1", "OPENAI_ORG_ID": canary,
		"OPENAI_PROJECT_ID": canary, "OPENAI_CUSTOM_HEADERS": "X-Custom: " + canary, "HTTP_PROXY": "http://192.0.2.1",
	} {
		t.Setenv(name, value)
	}
	srv := start(t, mt.Good)
	c, err := model.New(model.Config{URL: srv.URL, Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := ask(t, c, textTask()); err != nil {
		t.Fatal(err)
	}
	for name, values := range srv.Requests()[0].Header {
		if strings.Contains(strings.Join(values, " "), canary) {
			t.Errorf("%s: %v", name, values)
		}
	}
}

func TestProxyIsForHTTPSOnly(t *testing.T) {
	for scheme, want := range map[string]bool{"http": false, "https": true} {
		var asked atomic.Bool
		c, err := model.New(model.Config{URL: scheme + "://127.0.0.1:9/v1", Model: "m", Limits: limits, Proxy: func(*http.Request) (*url.URL, error) {
			asked.Store(true)
			return nil, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = ask(t, c, textTask()); faultOf(t, err).Fault != interview.ModelUnreachable {
			t.Error(err)
		}
		if asked.Load() != want {
			t.Errorf("%s: the proxy was looked for: %t", scheme, asked.Load())
		}
	}
}

// A certificate that nobody vouches for ends it, before anything is sent.
func TestUntrustedCertificate(t *testing.T) {
	srv := start(t, mt.Good)
	c, err := model.New(model.Config{URL: srv.StartTLS(), Model: "m", Key: model.NewKey(canary), Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = ask(t, c, textTask()); faultOf(t, err).Fault != interview.ModelUntrusted || len(srv.Requests()) != 0 {
		t.Errorf("%v after %d requests", err, len(srv.Requests()))
	}
}

func TestNothingListens(t *testing.T) {
	srv := mt.Start(mt.Good)
	c := client(t, srv, limits)
	srv.Close()
	if _, err := ask(t, c, textTask()); faultOf(t, err).Fault != interview.ModelUnreachable {
		t.Error(err)
	}
}
