package store

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"tacit/interview"
)

// number returns a copy of events as the store will keep them: numbered from after+1, belonging to interview id, with
// times in UTC cut to microseconds. An event that carries another number or interview than it gets is refused,
// because its author's state would differ from what is stored.
func number(id string, after int64, events []interview.Event) ([]interview.Event, error) {
	out := slices.Clone(events)
	for i := range out {
		e, seq := &out[i], after+int64(i)+1
		if e.Seq != 0 && e.Seq != seq {
			return nil, fmt.Errorf("event %d of interview %s says that it is number %d", seq, id, e.Seq)
		}
		if e.Interview != "" && e.Interview != id {
			return nil, fmt.Errorf("event %d of interview %s says that it belongs to %s", seq, id, e.Interview)
		}
		e.Seq, e.Interview, e.At = seq, id, instant(micros(e.At))
		e.Body = append([]byte{}, e.Body...)
	}
	return out, nil
}

// first is number for the events of a new interview, of which there must be one at least.
func first(id string, events []interview.Event) ([]interview.Event, error) {
	if len(events) == 0 {
		return nil, errors.New("a new interview needs a first event")
	}
	return number(id, 0, events)
}

// admit decides whether fence may append to an interview whose writer has token and whose last event is number last.
func admit(fence interview.Fence, token, last int64) error {
	if fence.Token != 0 && fence.Token != token {
		return interview.ErrFenced
	}
	if fence.After != last {
		return fmt.Errorf("%w: its last event is number %d, not %d", interview.ErrConflict, last, fence.After)
	}
	return nil
}

// micros is t as it is stored: microseconds since 1970. instant is the way back.
func micros(t time.Time) int64       { return t.UnixMicro() }
func instant(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
