package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"tacit/prompts/plain"
)

// settingsLimit is how large a configuration file may be, in bytes. It is checked before anything is parsed.
const settingsLimit = 16 << 10

// settingLimit is how long one value may be, in bytes.
const settingLimit = 2000

// settings are what the configuration file says of the model; zero fields are not in it.
type settings struct {
	name    string
	url     string
	key     string // "env": the key in OPENAI_API_KEY goes to url
	keyFile string
	keyLine int  // where key-file stands
	plain   bool // http to a public host is allowed for url
	timeout int  // seconds until the first token
}

// setting is one line below "model:". The file is read by this list and its JSON schema is made from it, so that both say
// the same; what it is for stands in prompts under setting.<name>.
type setting struct {
	name        string
	kind        string // of JSON schema: string, boolean or integer
	only        string // the one word that it can be, if there is only one
	least, most int    // of an integer
	set         func(s *settings, value *yaml.Node)
}

var modelSettings = []setting{
	{name: "name", kind: "string", set: func(s *settings, v *yaml.Node) { s.name = v.Value }},
	{name: "url", kind: "string", set: func(s *settings, v *yaml.Node) { s.url = v.Value }},
	{name: "key", kind: "string", only: "env", set: func(s *settings, v *yaml.Node) { s.key = v.Value }},
	{name: "key-file", kind: "string", set: func(s *settings, v *yaml.Node) { s.keyFile, s.keyLine = v.Value, v.Line }},
	{name: "allow-plain-http", kind: "boolean", set: func(s *settings, v *yaml.Node) { s.plain = v.Value == "true" }},
	{name: "timeout-seconds", kind: "integer", least: 1, most: 600, set: func(s *settings, v *yaml.Node) { s.timeout, _ = strconv.Atoi(v.Value) }},
}

// misconfigured is what is wrong with a configuration file: a key of prompts below settings, and what is filled in there.
// It holds names of settings and no values, since a value may be a secret in the wrong place.
type misconfigured struct {
	key   string
	pairs []any
}

func (m *misconfigured) Error() string { return "configuration: " + m.key }

func wrong(key string, line int, pairs ...any) *misconfigured {
	return &misconfigured{key, append([]any{"line", line}, pairs...)}
}

// nameLike is what the name of a setting may look like. Anything else that stands in the place of one is not shown: it may be
// a key.
var nameLike = regexp.MustCompile(`^[a-z-]{1,24}$`)

var lineOf = regexp.MustCompile(`line (\d+)`)

// readSettings reads a configuration file. What it does not know is an error: a misspelt line would otherwise send answers
// to where they should not go.
func readSettings(data []byte) (settings, error) {
	var s settings
	if len(data) > settingsLimit {
		return s, wrong("large", 0, "limit", settingsLimit)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := decoder.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return s, nil
	case err != nil:
		return s, notYAML(err)
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return s, wrong("shape", max(more.Line, 1))
	}
	err := eachLine(doc.Content[0], []string{"model"}, func(_ int, node *yaml.Node) error {
		return eachLine(node, settingNames(), func(i int, value *yaml.Node) error { return modelSettings[i].take(&s, value) })
	})
	if err == nil && s.key != "" && s.keyFile != "" {
		err = wrong("two-keys", 0)
	}
	return s, err
}

// notYAML keeps the line of a parser's complaint, and not its words: they may quote a secret.
func notYAML(err error) error {
	line := 1
	if found := lineOf.FindStringSubmatch(err.Error()); found != nil {
		line, _ = strconv.Atoi(found[1])
	}
	return wrong("syntax", line)
}

func settingNames() []string {
	names := make([]string, len(modelSettings))
	for i, s := range modelSettings {
		names[i] = s.name
	}
	return names
}

// eachLine goes through the lines of a mapping, all of which have to be known, once each. An empty one has none.
func eachLine(node *yaml.Node, known []string, take func(i int, value *yaml.Node) error) error {
	if node.Tag == "!!null" && bare(node) {
		return nil
	}
	if node.Kind != yaml.MappingNode || !bare(node) {
		return wrong("shape", node.Line)
	}
	seen := map[string]bool{}
	for at := 0; at+1 < len(node.Content); at += 2 {
		key, i := node.Content[at], -1
		for n, name := range known {
			if key.Kind == yaml.ScalarNode && key.Value == name {
				i = n
			}
		}
		switch {
		case !bare(key) || i < 0 && !nameLike.MatchString(key.Value):
			return wrong("shape", key.Line)
		case i < 0:
			return wrong("unknown", key.Line, "key", key.Value, "known", strings.Join(known, ", "))
		case seen[key.Value]:
			return wrong("twice", key.Line, "key", key.Value)
		}
		seen[key.Value] = true
		if err := take(i, node.Content[at+1]); err != nil {
			return err
		}
	}
	return nil
}

// bare says whether a node is written without an anchor, an alias or a tag.
func bare(node *yaml.Node) bool {
	return node.Anchor == "" && node.Kind != yaml.AliasNode && node.Style&yaml.TaggedStyle == 0
}

// take checks a value and keeps it.
func (s setting) take(to *settings, node *yaml.Node) error {
	fault := ""
	value := node.Value
	switch {
	case !bare(node):
		fault = "shape"
	case s.kind == "boolean":
		if node.Tag != "!!bool" || value != "true" && value != "false" {
			fault = "yes-no"
		}
	case s.kind == "integer":
		if n, err := strconv.Atoi(value); node.Tag != "!!int" || err != nil || n < s.least || n > s.most {
			fault = "number"
		}
	case s.only != "" && value != s.only:
		fault = "word"
	case node.Tag != "!!str" || value == "" || len(value) > settingLimit || plain.Line(value) != value:
		fault = "text"
	}
	if fault != "" {
		return wrong(fault, node.Line, "key", s.name, "only", s.only, "least", s.least, "most", s.most)
	}
	s.set(to, node)
	return nil
}

// settingsFile is where the configuration file is, and whether somebody named it: one that was named has to be there.
func (sh *shell) settingsFile() (path string, named bool) {
	switch {
	case sh.flags.config != "":
		return sh.flags.config, true
	case filepath.IsAbs(sh.env["XDG_CONFIG_HOME"]):
		return filepath.Join(sh.env["XDG_CONFIG_HOME"], "tacit", "config.yaml"), false
	case sh.env["HOME"] != "":
		return filepath.Join(sh.env["HOME"], ".config", "tacit", "config.yaml"), false
	}
	return "", false
}

// settings reads the configuration file. The path is empty where there is none.
func (sh *shell) settings() (settings, string, error) {
	path, named := sh.settingsFile()
	if path == "" {
		return settings{}, "", nil
	}
	shown := plain.Line(shorten(path, sh.env["HOME"]))
	data, err := readAtMost(path, settingsLimit)
	if errors.Is(err, os.ErrNotExist) && !named {
		return settings{}, "", nil
	}
	if err != nil {
		return settings{}, path, sh.misuse("settings.unreadable", "path", shown, "why", sh.whyNot(err))
	}
	s, err := readSettings(data)
	var fault *misconfigured
	if errors.As(err, &fault) {
		return s, path, sh.misuse("settings."+fault.key, append(fault.pairs, "path", shown)...)
	}
	return s, path, err
}

// readAtMost reads a file up to one byte more than a limit, which is enough to see that it is too large.
func readAtMost(path string, limit int) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, int64(limit)+1))
	return data, errors.Join(err, file.Close())
}

// misuse is an error about the configuration, in the words of prompts, with the way to do without a model.
func (sh *shell) misuse(key string, pairs ...any) error {
	return &exit{exitUsage, errors.New(sh.ends.Say(key, pairs...) + " " + sh.ends.Say("settings.help"))}
}
