package interview

import (
	"context"
	"time"
)

// Watcher is somebody who watches an interview while it goes on.
type Watcher struct {
	Interview string
	Key       string    // fingerprint
	Name      string    // as in their Grant
	Until     time.Time // when they are gone unless they said so again before
}

// Follower is storage that tells when an interview goes on, whoever it is that writes, on whichever node.
type Follower interface {
	// Await returns nil as soon as an interview has an event after number after, which may be at once; and when it was rewritten, or when
	// somebody begins to watch it or says that they are gone, but not for who did so before the call, nor for those whose time
	// merely ran out. ErrNotFound where there is no such interview, also when it is withdrawn meanwhile. It may return nil where nothing
	// has happened: read, and wait again. Where the storage goes away amid it, it waits until that is back. When ctx is over or the
	// storage is closed it returns that error.
	Await(ctx context.Context, id string, after int64) error

	// Attend says that somebody watches, until a time; again, and that time is put off. A time that is not after now: they are gone.
	// ErrNotFound if the interview is not there; with it goes who watches it. Nobody's words are kept by this.
	Attend(ctx context.Context, watcher Watcher, now time.Time) error

	// Attending lists who watches an interview at a time, in the order of their keys. ErrNotFound if it is not there.
	Attending(ctx context.Context, id string, now time.Time) ([]Watcher, error)
}
