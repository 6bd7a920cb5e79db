package interview

import (
	"context"
	"errors"
	"time"
)

// Errors of a [Store]. A store wraps them, so that errors.Is finds them.
var (
	// ErrNotFound means that there is no such interview, or that it was withdrawn.
	ErrNotFound = errors.New("no such interview")
	// ErrExists means that an interview of that id is there already, or was there and has been withdrawn.
	ErrExists = errors.New("that interview exists already")
	// ErrConflict means that events were appended by somebody else since the caller last read; read again and retry.
	ErrConflict = errors.New("the interview has moved on")
	// ErrFenced means that somebody else has taken the interview over; this writer will never write to it again.
	ErrFenced = errors.New("the interview was opened elsewhere")
	// ErrResidue means that words were deleted and cannot be read any more, but that a copy of them is still on the
	// storage, because somebody else is reading from it; it goes when they are done. The call has taken effect.
	ErrResidue = errors.New("deleted, but a copy is on the storage until other programs have closed it")
	// ErrFull means that the storage has no room; nothing of the call was stored.
	ErrFull = errors.New("there is no room left on the storage")
)

// Store keeps interviews on stable storage. Many processes on many machines may use one at a time; nothing in it assumes
// otherwise. A call that returned nil is durable: it survives the death of the process and of the machine. A call that
// returned an error stored nothing, but for ErrResidue. Times are kept to the microsecond, in UTC. Fenced goes before
// conflict. Implementations are checked by interview/store/storetest.
type Store interface {
	// Heads lists all interviews, the one that changed last first.
	Heads(ctx context.Context) ([]Head, error)

	// Head returns one interview's head, or ErrNotFound.
	Head(ctx context.Context, id string) (Head, error)

	// Create stores a new interview with its first events, numbered from 1, and makes holder its writer.
	// ErrExists if the id was ever used.
	Create(ctx context.Context, id, holder string, summary []byte, events []Event) (token int64, err error)

	// Acquire makes holder the one writer of an interview. The token is larger than every earlier one of this
	// interview, and from now on every earlier one is fenced.
	Acquire(ctx context.Context, id, holder string) (token int64, err error)

	// Events returns the events with a Seq greater than after, in order. An interview with no newer events gives none.
	Events(ctx context.Context, id string, after int64) ([]Event, error)

	// Append adds events, numbered from fence.After+1, all or none of them, and replaces the summary.
	// ErrConflict if the last event is not number fence.After; ErrFenced if fence.Token is outdated.
	Append(ctx context.Context, id string, fence Fence, summary []byte, events []Event) error

	// Rewrite is a withdrawal: it replaces the bodies of the events in replaced (found by Seq), deletes the drafts for
	// the questions named, appends added and replaces the summary, all or nothing, under the rules of Append. When it
	// returns nil no byte of the replaced bodies and deleted drafts is left in any file that the store keeps.
	Rewrite(ctx context.Context, id string, fence Fence, summary []byte, replaced []Event, drafts []string, added []Event) error

	// Erase withdraws a whole interview: events, drafts and summary. What is left is that an interview of this id was
	// withdrawn and when, so that the id is never used again. As with Rewrite, no byte of the content is left.
	// ErrNotFound if there is none.
	Erase(ctx context.Context, id string, at time.Time) error

	// SaveDraft keeps the text that is being typed as answer to a question, in place of the same writer's earlier
	// draft for it; an empty text deletes that. A fenced writer's text is kept as well, beside the new writer's, and
	// ErrFenced returned: no words are lost to a take-over.
	SaveDraft(ctx context.Context, id string, draft Draft) error

	// Drafts returns all drafts of an interview, the one that was saved last first.
	Drafts(ctx context.Context, id string) ([]Draft, error)

	// DropDrafts deletes every writer's drafts for one question.
	DropDrafts(ctx context.Context, id, question string) error

	// Close releases the storage. Every other call fails afterwards.
	Close() error
}

// Head is what a list shows of an interview without reading its events.
type Head struct {
	ID      string
	Last    int64     // Seq of the last event
	Began   time.Time // At of the first event
	Changed time.Time // At of the last event
	Summary []byte    // JSON of a [Summary]
}

// Fence is a writer's right to append: the token from Create or Acquire, and the Seq it believes to be the last.
// A zero Token appends without being the writer; only After protects it (compiling records a version that way).
type Fence struct {
	Token int64
	After int64
}

// Draft is text that was typed and not sent yet. It is kept byte for byte.
type Draft struct {
	Question string // id of the question it would answer
	Token    int64  // the writer whose draft it is
	Text     string
	At       time.Time
}

// Clock tells the time. The shell hands in time.Now, or a fixed time for repeatable output.
type Clock func() time.Time
