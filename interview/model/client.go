package model

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"tacit/interview"
)

var _ interview.Model = (*Client)(nil)

// Client is one model on one server. It may be used by many goroutines at once.
type Client struct {
	host   string
	name   string
	limits Limits
	http   *http.Client
	chat   openai.ChatCompletionService
	habits habits
}

// New makes a Client. It sends nothing and looks nothing up; a bad Config gives a [ConfigError].
func New(cfg Config) (*Client, error) {
	u, err := parseURL(cfg.URL, cfg.AllowPlain)
	if err := errors.Join(err, checkName(cfg.Model), checkKey(cfg.Key)); err != nil {
		return nil, err
	}
	c := &Client{host: u.Host, name: cfg.Model, limits: cfg.Limits.orDefaults(), http: httpClient(cfg, u.Scheme == "https")}
	options := []option.RequestOption{
		option.WithBaseURL(u.String()),
		option.WithHTTPClient(c.http),
		option.WithMiddleware(guard(c.limits.Wire)),
		option.WithMaxRetries(c.limits.Retries),
		option.WithMaxRetryDelay(c.limits.RetryDelay),
	}
	if !cfg.Key.IsZero() {
		options = append(options, option.WithAPIKey(cfg.Key.reveal()))
	}
	c.chat = openai.NewChatCompletionService(options...)
	return c, nil
}

// Host is the host of the base URL, with its port if one is given.
func (c *Client) Host() string { return c.host }

// Name is the model's name.
func (c *Client) Name() string { return c.name }

// String names the model and its host. It keeps fmt from looking into the Client.
func (c *Client) String() string { return c.name + " at " + c.host }

// Close gives up the connections that are kept open for the next request. The Client can still be used.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Ask puts a task; see [interview.Model].
func (c *Client) Ask(ctx context.Context, task interview.Task) (interview.Reply, error) {
	if task.Schema == nil {
		return c.Stream(ctx, task, nil)
	}
	if err := checkTask(task); err != nil {
		return interview.Reply{}, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.limits.Total, errLate)
	defer cancel()
	return c.descend(ctx, task)
}

// Stream puts a task that has no Schema; see [interview.Model]. A nil each is allowed.
func (c *Client) Stream(ctx context.Context, task interview.Task, each func(delta string)) (interview.Reply, error) {
	if task.Schema != nil {
		return interview.Reply{}, fmt.Errorf("task %s has a schema and cannot be streamed", task.Name)
	}
	if err := checkTask(task); err != nil {
		return interview.Reply{}, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.limits.Total, errLate)
	defer cancel()

	talk, err := newConversation(task, rungText)
	if err != nil {
		return interview.Reply{}, err
	}
	m := &meter{began: time.Now()}
	words := &washer{each: each}
	front := &skipper{next: words.add}
	if _, err := c.send(ctx, request{talk, task}, c.habits.get(), front.add, m); err != nil {
		return m.fill(interview.Reply{}), final(err)
	}
	front.end()
	words.end()
	if words.text.Len() == 0 { // there was nothing but thinking and control characters
		return m.fill(interview.Reply{}), &interview.ModelError{Fault: interview.ModelUnusable}
	}
	return m.fill(interview.Reply{Text: words.text.String(), Rung: rungText.String()}), nil
}

// checkTask refuses a task whose name cannot stand in a request, and a conversation that nobody could go on with.
func checkTask(task interview.Task) error {
	if task.Name == "" || len(task.Name) > 64 || strings.Trim(task.Name, "abcdefghijklmnopqrstuvwxyz_") != "" {
		return fmt.Errorf("a task is named %q, not [a-z_]{1,64}", task.Name)
	}
	if n := len(task.Turns); task.Turns != nil && (n == 0 || task.Turns[n-1].ByModel || task.Data != nil) {
		return fmt.Errorf("the conversation of task %s does not end with somebody's turn, or has data", task.Name)
	}
	return nil
}
