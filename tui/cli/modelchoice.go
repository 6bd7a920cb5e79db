package cli

import (
	"errors"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/interview/model"
	"tacit/prompts/plain"
)

// openAI is the address that is meant where none is given.
const openAI = "https://api.openai.com/v1"

// The variables that configure a model. The first two are those of OpenAI's own tools.
const (
	envKey     = "OPENAI_API_KEY"
	envURL     = "OPENAI_BASE_URL"
	envModel   = "TACIT_MODEL"
	envKeyFile = "TACIT_KEY_FILE"
)

// modelFlags are the flags of every command that has to do with a model. There is none for a key: others on a machine can
// read a command line.
type modelFlags struct {
	name   *string // nil: not given; empty: without a model, whatever is configured
	url    string
	config string
}

func (sh *shell) takesModel(c *cobra.Command) *cobra.Command {
	c.Flags().Func("model", sh.say.Say("flag.model"), func(s string) error { sh.flags.name = &s; return nil })
	c.Flags().StringVar(&sh.flags.url, "model-url", "", sh.say.Say("flag.model-url"))
	c.Flags().StringVar(&sh.flags.config, "config", "", sh.say.Say("flag.config"))
	return c
}

// said is a value with who said it: a flag, a variable, a file; nobody where it is the default.
type said struct {
	value string
	by    string
}

// first is the first value that was said. The order is flags, environment, file.
func first(list ...said) said {
	for _, s := range list {
		if s.value != "" {
			return s
		}
	}
	return said{}
}

// choice is the model that was configured, before anybody has looked whether it makes sense.
type choice struct {
	name said
	url  said
	file settings
	path string // of the file; empty where there is none
}

// chosen finds out which model is configured; nil where none is: somebody has to name one.
func (sh *shell) chosen() (*choice, error) {
	if sh.flags.name != nil && *sh.flags.name == "" {
		return nil, nil
	}
	file, path, err := sh.settings()
	if err != nil {
		return nil, err
	}
	c := &choice{file: file, path: path}
	shown := plain.Line(shorten(path, sh.env["HOME"]))
	flag := said{by: "--model"}
	if sh.flags.name != nil {
		flag.value = *sh.flags.name
	}
	c.name = first(flag, said{sh.env[envModel], envModel}, said{file.name, shown})
	c.url = first(said{sh.flags.url, "--model-url"}, said{sh.env[envURL], envURL}, said{file.url, shown}, said{openAI, ""})
	if c.name.value == "" {
		return nil, nil
	}
	return c, nil
}

// there says whether the address in use is the one that stands in the file, to which what else stands there belongs.
func (c *choice) there() bool {
	return same(c.url.value, first(said{value: c.file.url}, said{value: openAI}).value)
}

// same says whether two addresses are the same place: scheme, host and port. A key that was named for one place goes to no
// other one.
func same(a, b string) bool {
	place := placeOf(a)
	return place != "" && place == placeOf(b)
}

func placeOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Hostname() == "" {
		return ""
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// client is the configured model; nil where none is. It is made when it is first asked for, and sends nothing by itself.
func (sh *shell) client() (*model.Client, error) {
	if sh.model != nil {
		return sh.model, nil
	}
	c, err := sh.chosen()
	if c == nil || err != nil {
		return nil, err
	}
	key, err := sh.keyFor(c)
	if err != nil {
		return nil, err
	}
	sh.model, err = c.client(key.key)
	if err != nil {
		return nil, sh.wrongly(c, key, err)
	}
	return sh.model, nil
}

// client makes the client of a choice.
func (c *choice) client(key model.Key) (*model.Client, error) {
	patience := time.Duration(c.file.timeout) * time.Second
	return model.New(model.Config{
		URL: c.url.value, Model: c.name.value, Key: key, AllowPlain: c.file.plain && c.there(),
		Limits: model.Limits{FirstToken: patience, Total: 3 * patience},
	})
}

// wrongly says what is wrong with a choice, and where that was said.
func (sh *shell) wrongly(c *choice, key foundKey, err error) error {
	var fault *model.ConfigError
	if !errors.As(err, &fault) {
		return err
	}
	from := c.url.by
	switch fault.Fault {
	case model.NameMalformed:
		from = c.name.by
	case model.KeyMalformed:
		from = key.from
	}
	return sh.misuse("config.where", "why", sh.ends.Say("config."+string(fault.Fault)), "from", from)
}

// mayAsk is the model for the front ends: nil, and not a nil client in an interface, where none is configured.
func (sh *shell) mayAsk() (interview.Model, error) {
	c, err := sh.client()
	if c == nil || err != nil {
		return nil, err
	}
	return c, nil
}
