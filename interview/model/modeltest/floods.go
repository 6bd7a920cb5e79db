package modeltest

import (
	"net/http"
	"strings"
	"time"
)

// flood is how much the modes that send too much are ready to send, in bytes.
const flood = 300 << 20

// pause is the time between two pieces in the modes that are slow.
const pause = 5 * time.Millisecond

var block = strings.Repeat("many words ", 6000) // some 64 KiB

var floods = map[Mode]func(*answer){
	SlowStart:  func(a *answer) { <-a.left },
	Heartbeats: func(a *answer) { s := a.stream(); s.slowly(func() bool { return s.raw(": still here\n\n") }) },
	Stalls: func(a *answer) {
		a.half()
		<-a.left
	},
	Trickle: func(a *answer) { s := a.stream(); s.slowly(func() bool { return s.content("a") }) },
	Endless: func(a *answer) {
		for s := a.stream(); s.content("and so on "); {
		}
	},
	Huge: func(a *answer) {
		s := a.stream()
		pour(func() bool { return s.content(block) })
	},
	HugeLine: func(a *answer) {
		s := a.stream()
		s.raw(`data: {"id":"c1","choices":[{"index":0,"delta":{"content":"`)
		pour(func() bool { return s.raw(block) })
		s.raw("\"}}]}\n\n")
	},
	HugeHeader: func(a *answer) {
		a.w.Header().Set("X-Long", strings.Repeat("long ", 200_000))
		a.say(a.text())
	},
	HugeError: func(a *answer) {
		a.w.WriteHeader(http.StatusInternalServerError)
		pour(func() bool { _, err := a.w.Write([]byte(block)); return err == nil })
	},
	Runaway: func(a *answer) { a.runAway() },
	RunawayIn: func(a *answer) {
		if a.Format == "json_schema" {
			a.runAway()
			return
		}
		a.say(a.text())
	},
}

// slowly repeats send until the client has gone.
func (s *stream) slowly(send func() bool) {
	for send() {
		select {
		case <-s.left:
			return
		case <-time.After(pause):
		}
	}
}

// pour repeats send, which sends block, until flood is reached or the client has gone.
func pour(send func() bool) {
	for sent := 0; sent < flood && send(); sent += len(block) {
	}
}

// runAway begins an object and goes on with line feeds.
func (a *answer) runAway() {
	s := a.stream()
	s.content("{")
	for s.content("\n\n\n\n\n\n\n\n  ") {
	}
}
