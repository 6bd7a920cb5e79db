package serve

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"sync/atomic"
)

// Meter counts what a server does, since it was started.
type Meter struct {
	Connections atomic.Int64 // taken from the network
	Refused     atomic.Int64 // connections, channels and sessions beyond a limit
	Sessions    atomic.Int64 // begun
	Silent      atomic.Int64 // connections closed because the client was gone
	Panics      atomic.Int64
	WrongCodes  atomic.Int64 // invitations that were not there
}

// WriteMetrics writes what is counted, in the text format of Prometheus. There is nothing of what anybody said in it, and nothing
// that tells one person from another.
func (s *Server) WriteMetrics(w io.Writer) error {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	for _, m := range []struct {
		name, kind, help string
		value            int64
	}{
		{"tacit_sessions", "gauge", "Sessions at this moment.", int64(s.rooms.count())},
		{"tacit_sessions_total", "counter", "Sessions begun.", s.meter.Sessions.Load()},
		{"tacit_connections_total", "counter", "Connections taken from the network.", s.meter.Connections.Load()},
		{"tacit_refused_total", "counter", "Connections, channels and sessions beyond a limit.", s.meter.Refused.Load()},
		{"tacit_silent_total", "counter", "Connections closed because the client was gone.", s.meter.Silent.Load()},
		{"tacit_panics_total", "counter", "Sessions that a fault of ours has ended.", s.meter.Panics.Load()},
		{"tacit_wrong_codes_total", "counter", "Invitation codes that were wrong.", s.meter.WrongCodes.Load()},
		{"tacit_goroutines", "gauge", "Goroutines.", int64(runtime.NumGoroutine())},
		{"tacit_heap_bytes", "gauge", "Bytes of heap in use.", int64(memory.HeapInuse)},
	} {
		if _, err := fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %d\n", m.name, m.help, m.name, m.kind, m.name, m.value); err != nil {
			return err
		}
	}
	return nil
}

// Health answers /healthz, with 200 while the server takes sessions and its store answers, and /metrics. It is for a port that only
// this machine reaches.
func (s *Server) Health() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_ = s.WriteMetrics(w)
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := s.well(r.Context()); err != nil {
			http.Error(w, "unwell", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "well")
	})
	return mux
}
