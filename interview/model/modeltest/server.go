package modeltest

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"
)

// Server is a running server. Fields may be set until the first request.
type Server struct {
	URL string // base URL of the API

	// Reply makes the text of a reply; nil for the smallest one that fits. It may be called from several goroutines.
	Reply func(task string, data json.RawMessage) string

	// Converse makes the text of the next turn of a conversation, which has no data; nil for what Reply would say. It may be
	// called from several goroutines.
	Converse func(said []Message) string

	// Delay is how long the server thinks before it does anything.
	Delay time.Duration

	// PromptTokens is what the server says that it read; 0 for an honest estimate.
	PromptTokens int

	main      *httptest.Server
	other     *httptest.Server
	secure    *httptest.Server // nil until StartTLS
	mu        sync.Mutex
	mode      Mode
	requests  []Request
	elsewhere []Request
}

// Start starts a server on loopback. Close it.
func Start(mode Mode) *Server {
	s := &Server{mode: mode}
	s.main = httptest.NewServer(http.HandlerFunc(s.serve))
	s.other = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		s.keep(&s.elsewhere, r)
	}))
	s.URL = s.main.URL + "/v1"
	return s
}

// StartTLS serves the same over TLS as well, with a certificate that nobody trusts, and returns the base URL of that.
func (s *Server) StartTLS() string {
	s.secure = httptest.NewUnstartedServer(http.HandlerFunc(s.serve))
	s.secure.Config.ErrorLog = log.New(io.Discard, "", 0) // a refused certificate is what it is for
	s.secure.StartTLS()
	return s.secure.URL + "/v1"
}

// Close ends the server and all connections to it.
func (s *Server) Close() {
	for _, srv := range []*httptest.Server{s.main, s.other, s.secure} {
		if srv != nil {
			srv.CloseClientConnections()
			srv.Close()
		}
	}
}

// SetMode changes how the server behaves from the next request on.
func (s *Server) SetMode(mode Mode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mode = mode
}

// Requests returns what was sent to the server, in order.
func (s *Server) Requests() []Request { return s.copyOf(&s.requests) }

// Elsewhere returns what was sent to the host that the mode [Elsewhere] redirects to.
func (s *Server) Elsewhere() []Request { return s.copyOf(&s.elsewhere) }

func (s *Server) copyOf(list *[]Request) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(*list)
}

// keep notes a request and returns it with its number, from 1.
func (s *Server) keep(list *[]Request, r *http.Request) (Request, int) {
	body, _ := io.ReadAll(r.Body)
	req := Request{Method: r.Method, Path: r.URL.String(), Header: r.Header.Clone(), Body: body}
	req.read()
	s.mu.Lock()
	defer s.mu.Unlock()
	*list = append(*list, req)
	return req, len(*list)
}

// serve answers one request in the way of the mode.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	req, number := s.keep(&s.requests, r)
	a := &answer{Request: req, w: w, left: r.Context().Done(), number: number, prompt: s.PromptTokens, server: s}
	if a.prompt == 0 {
		a.prompt = req.tokens()
	}
	if r.URL.Path != "/v1/chat/completions" || r.Method != http.MethodPost {
		http.NotFound(w, r)
		return
	}
	select {
	case <-time.After(s.Delay):
		s.behaviour()(a)
	case <-a.left:
	}
}

// behaviour is what the mode does.
func (s *Server) behaviour() func(*answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if behave, known := modes[s.mode]; known {
		return behave
	}
	return fails(http.StatusNotImplemented, `{"error":{"message":"modeltest has no mode of that name"}}`)
}
