package interview

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Errors of a [Store]. A store wraps them, so that errors.Is finds them.
var (
	// ErrNotFound means that there is no such interview, or that it was withdrawn.
	ErrNotFound = errors.New("no such interview")
	// ErrSeveral is an ErrNotFound: none was named, and there are several.
	ErrSeveral = fmt.Errorf("%w that is meant: there are several", ErrNotFound)
	// ErrExists means that an interview of that id is there already, or was there and has been withdrawn.
	ErrExists = errors.New("that interview exists already")
	// ErrConflict means that events were appended by somebody else since the caller last read; read again and retry.
	ErrConflict = errors.New("the interview has moved on")
	// ErrFenced means that somebody else has taken the interview over; this writer will never write to it again.
	ErrFenced = errors.New("the interview was opened elsewhere")
	// ErrResidue means that words were deleted and cannot be read any more, but that a copy of them is still on the
	// storage, because somebody else is reading from it; it goes when they are done. The call has taken effect.
	ErrResidue = errors.New("deleted, but a copy is on the storage until other programs have closed it")
	// ErrNoLeave means that somebody may not begin an interview.
	ErrNoLeave = errors.New("no leave to begin an interview")
	// ErrOwn means that somebody would take their own interview away from themselves.
	ErrOwn = errors.New("nobody takes their own interview away from themselves")
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

	// Events returns the events with a Seq greater than after, in order. An interview with no newer events gives none, one that
	// is not there ErrNotFound.
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

// Model is a language model that may propose: a question, a claim, a wording. Nothing waits for one, and nothing that it
// says counts before code has checked it. Both calls may be made from many goroutines at a time; they end by themselves
// within a time of the implementation's, or when ctx is done. An error is ctx's own where ctx ended the call, and otherwise
// a [ModelError], but for a Task that nobody could be asked, such as one whose Schema is none: that is a fault of ours. With
// an error the Reply holds only what the call cost. What a Reply holds is cleaned: it can be shown and stored.
type Model interface {
	// Host is where the words go: host and, if it is not the usual one, port. Consent is given to it by name.
	Host() string

	// Name is the model's name on that host.
	Name() string

	// Ask puts a task and waits for the whole reply.
	Ask(ctx context.Context, task Task) (Reply, error)

	// Stream is Ask for a task without a Schema that hands the text on as it comes, on the caller's goroutine. What was
	// handed on, joined, is Reply.Text; after an error it is not to be kept.
	Stream(ctx context.Context, task Task, each func(delta string)) (Reply, error)
}

// Task is one thing that a model is asked for: something to do with data, or the next turn of a conversation.
type Task struct {
	Name         string          // names the kind of task, [a-z_]{1,64}
	Instructions string          // what to do: our words and nobody else's; of a conversation, the system prompt, which may be empty
	Data         any             // what others wrote, to be marshalled as JSON; it is never taken for instructions
	Turns        []Turn          // the conversation so far, the last turn not the model's; nil where there is Data
	Schema       json.RawMessage // JSON schema of the reply, in OpenAI's strict subset; nil if plain text is wanted
	MaxTokens    int             // length of the reply at the most, in tokens; 0 for the implementation's default
}

// Turn is what one side said in a conversation.
type Turn struct {
	ByModel bool
	Text    string
}

// Reply is what a model made of a Task, and what it cost.
type Reply struct {
	Text         string          // of a task without a Schema
	JSON         json.RawMessage // of a task with one; it fits the Schema
	Rung         string          // how the Schema was asked for: "schema", "guided", "object" or "text"
	PromptTokens int             // of all requests that it took; 0 if the server does not count
	ReplyTokens  int             // likewise
	First        time.Duration   // from the call to the first token
	Took         time.Duration   // from the call to the end
	Truncated    bool            // the server seems to have read only a part of what it was sent
}

// ModelFault says what went wrong with a model, for code to act on; each fault has its words in prompts.
type ModelFault string

// The faults. From ModelCutShort on there was a reply, and it was of no use.
const (
	ModelUnauthorised ModelFault = "unauthorised" // the server does not accept the key
	ModelKeyless      ModelFault = "keyless"      // the server wants a key, and none was sent
	ModelNotFound     ModelFault = "not-found"    // the server has no model of that name
	ModelBusy         ModelFault = "busy"         // too many requests; RetryAfter says when to come back, if the server said so
	ModelQuota        ModelFault = "quota"        // what was paid for is used up; waiting does not help
	ModelStarting     ModelFault = "starting"     // the server is loading the model
	ModelUnreachable  ModelFault = "unreachable"  // no server answers there
	ModelUntrusted    ModelFault = "untrusted"    // the server's certificate is not valid
	ModelTimeout      ModelFault = "timeout"      // the server took too long
	ModelRedirected   ModelFault = "redirected"   // the server sends us elsewhere; we do not go
	ModelForeign      ModelFault = "foreign"      // what answers there does not speak this protocol
	ModelBroken       ModelFault = "broken"       // the server failed
	ModelRejected     ModelFault = "rejected"     // the server does not accept the request
	ModelOverlong     ModelFault = "overlong"     // the task is larger than the model reads

	ModelCutShort   ModelFault = "cut-short"  // the reply reached its limit of tokens
	ModelIncomplete ModelFault = "incomplete" // the reply ended without saying that it was complete
	ModelTooLong    ModelFault = "too-long"   // the reply went on past every limit of ours
	ModelRunaway    ModelFault = "runaway"    // the reply ran into endless white space
	ModelRefused    ModelFault = "refused"    // the model or a filter declined
	ModelUnusable   ModelFault = "unusable"   // the reply does not fit its schema, or is empty
)

// Lasting says whether a fault is there until somebody does something about it: the configuration is wrong, or the server is.
func (f ModelFault) Lasting() bool {
	switch f {
	case ModelUnauthorised, ModelKeyless, ModelNotFound, ModelQuota, ModelUnreachable, ModelUntrusted, ModelRedirected, ModelForeign, ModelRejected, ModelOverlong, ModelUnusable:
		return true
	}
	return false
}

// ModelError is why a model gave no usable reply. It holds nothing that a server, a model or a user wrote, so that no
// key, no answer and no address can be in its text, and it wraps nothing.
type ModelError struct {
	Fault      ModelFault
	Status     int           // HTTP status, or 0
	RetryAfter time.Duration // what the server asked us to wait, or 0
}

// Error gives the fault, and the status and the time to wait if there are any.
func (e *ModelError) Error() string {
	text := "the model gave no usable reply: " + string(e.Fault)
	if e.Status != 0 {
		text += " (HTTP " + strconv.Itoa(e.Status) + ")"
	}
	if e.RetryAfter > 0 {
		text += ", try again in " + e.RetryAfter.String()
	}
	return text
}
