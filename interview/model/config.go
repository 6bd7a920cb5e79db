package model

import (
	"net/http"
	"net/url"
	"time"

	"tacit/prompts/plain"
)

// Config says which model to ask, and how long to wait for it.
type Config struct {
	URL   string // base of the API: https://api.openai.com/v1
	Model string // name of the model there
	Key   Key

	// AllowPlain allows http to a public host. Whoever is on the way then reads the key and the answers.
	AllowPlain bool

	// Proxy finds the proxy for an https address; nil for none. It has to be handed in ([http.ProxyFromEnvironment]),
	// because a proxy is one more party that learns which host is asked, and a variable that somebody else set must
	// not decide that. Over plain http a proxy would read everything, so none is used.
	Proxy func(*http.Request) (*url.URL, error)

	Limits Limits // zero fields stand for the defaults
}

// Limits bound what one task may cost. They are there for servers that are slow, broken or malicious.
type Limits struct {
	FirstToken time.Duration // from a request to its first token; 60 s
	Idle       time.Duration // between two tokens; 30 s
	Total      time.Duration // for a task with all its requests; 180 s
	Wire       int64         // bytes of one response; 4 MiB, as a streamed token takes some 300 bytes
	Text       int           // bytes of one reply's text; 256 KiB
	Blank      int           // white space without a break in a reply, in characters; 1,000
	Retries    int           // repetitions of a request that failed for a passing reason; 1, negative for none
	RetryDelay time.Duration // longest wait before one; a server that asks for more is given up; 5 s
}

var defaults = Limits{
	FirstToken: 60 * time.Second,
	Idle:       30 * time.Second,
	Total:      180 * time.Second,
	Wire:       4 << 20,
	Text:       256 << 10,
	Blank:      1000,
	Retries:    1,
	RetryDelay: 5 * time.Second,
}

// orDefaults fills in what is zero.
func (l Limits) orDefaults() Limits {
	fill(&l.FirstToken, defaults.FirstToken)
	fill(&l.Idle, defaults.Idle)
	fill(&l.Total, defaults.Total)
	fill(&l.Wire, defaults.Wire)
	fill(&l.Text, defaults.Text)
	fill(&l.Blank, defaults.Blank)
	fill(&l.Retries, defaults.Retries)
	fill(&l.RetryDelay, defaults.RetryDelay)
	l.Retries = max(l.Retries, 0)
	return l
}

func fill[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// ConfigFault says what is wrong with a Config, for code to act on; each fault has its words in prompts.
type ConfigFault string

// The faults of a Config.
const (
	URLMalformed  ConfigFault = "url-malformed"  // not an address with a host
	URLScheme     ConfigFault = "url-scheme"     // neither http nor https
	URLUser       ConfigFault = "url-user"       // a user name or password in the address; a key has its own place
	URLQuery      ConfigFault = "url-query"      // a query or a fragment in the address
	URLPlain      ConfigFault = "url-plain"      // http to a public host, which AllowPlain would allow
	NameMalformed ConfigFault = "name-malformed" // the model's name is empty, longer than 200 bytes, or has control characters
	KeyMalformed  ConfigFault = "key-malformed"  // the key has characters that cannot stand in a header
)

// ConfigError is why there can be no Client. It holds nothing of the address or the key.
type ConfigError struct {
	Fault ConfigFault
}

// Error gives the fault.
func (e *ConfigError) Error() string { return "the model is not configured right: " + string(e.Fault) }

// longestName is how long the name of a model may be, in bytes.
const longestName = 200

func checkName(name string) error {
	if name == "" || len(name) > longestName || plain.Line(name) != name {
		return &ConfigError{NameMalformed}
	}
	return nil
}

func checkKey(k Key) error {
	for _, c := range []byte(k.reveal()) {
		if c <= ' ' || c >= 0x7f {
			return &ConfigError{KeyMalformed}
		}
	}
	return nil
}
