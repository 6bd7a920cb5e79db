package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v3"

	"tacit/prompts"
)

// What is in docs is what the program prints: go run . config schema > docs/config.schema.json
func TestSchemaInDocs(t *testing.T) {
	want, err := os.ReadFile("../../docs/config.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, got, _ := newPlace(t).run("", "config", "schema"); got != string(want) {
		t.Errorf("docs/config.schema.json is not what tacit prints:\n%s", got)
	}
}

// bad are configurations that are refused, with what is said of each.
var bad = []struct{ text, says string }{
	{"model:\n  nmae: m\n", ":2: “nmae” is no setting. There are: name, url, key,"},
	{"model:\n  name: m\nmodels: {}\n", ":3: “models” is no setting. There are: model."},
	{"model:\n  api-key: " + canary + "\n", ":2: “api-key” is no setting"},
	{"model:\n  key: " + canary + "\n", ":2: “key” can only be “env”"},
	{"model:\n  name: m\n  " + canary + ": x\n", ":3: here should stand lines"},
	{"model:\n  name: m\n" + canary + ":\n", ":3: here should stand lines"},
	{"model:\n  \"name " + canary + "\": m\n", ":2: here should stand lines"},
	{"model:\n  a" + strings.Repeat("b", 31) + ": m\n", ":2: here should stand lines"},
	{"model:\n  name: m\n  name: n\n", ":3: “name” stands here a second time"},
	{"model:\n  name:\n", ":2: “name” wants one line of text"},
	{"model:\n  name: [m]\n", ":2: “name” wants one line of text"},
	{"model:\n  name: 7\n", ":2: “name” wants one line of text"},
	{"model:\n  url: \"http://a\\u202eb\"\n", ":2: “url” wants one line of text"},
	{"model:\n  url: " + strings.Repeat("x", 2001) + "\n", ":2: “url” wants one line of text"},
	{"model:\n  allow-plain-http: yes\n", ":2: “allow-plain-http” wants true or false"},
	{"model:\n  timeout-seconds: 0\n", ":2: “timeout-seconds” wants a whole number from 1 to 600"},
	{"model:\n  timeout-seconds: 1.5\n", ":2: “timeout-seconds” wants a whole number"},
	{"model:\n  key: env\n  key-file: k\n", "key and key-file are both there"},
	{"model: qwen\n", ":1: here should stand lines"},
	{"- model\n", ":1: here should stand lines"},
}

// worse are those that JSON schema knows nothing of: they are no longer there once YAML was read.
var worse = []struct{ text, says string }{
	{"model: &m\n  name: m\n", ":1: here should stand lines"},
	{"model:\n  name: &m x\n  url: *m\n", ":2: here should stand lines"},
	{"model:\n  name: !!str m\n", ":2: here should stand lines"},
	{"model:\n  name: m\n---\nmodel:\n", "here should stand lines"},
	{"model:\n  name: \"" + canary + "\n", "this is not YAML"},
	{"model:\n\tname: " + canary + "\n", ":2: this is not YAML"},
	{"# " + strings.Repeat("x", 17<<10), "more than 16384 bytes"},
	{"model:\n  ? " + canary + "\n  : x\n", ":2: here should stand lines"},
	{"model:\n  name: m\n  url: http://127.0.0.1/\n  key-file: nowhere\n", "The file that key-file (~/.config/tacit/config.yaml:4) names could not be read: there is no such file"},
	{"model:\n  key-file: " + canary + "\n  name: m\n  url: http://127.0.0.1/\n", "The file that key-file (~/.config/tacit/config.yaml:2) names could not be read: there is no such file"},
	{"model:\n  name: m\n  key-file: ~/" + canary + strings.Repeat("x", 300) + "\n", "The file that key-file (~/.config/tacit/config.yaml:3) names could not be read"},
}

// A configuration that is not understood is an error that names the line, and shows no value: it may be a key.
func TestBadConfiguration(t *testing.T) {
	for _, test := range slices.Concat(bad, worse) {
		p := newPlace(t)
		p.configure(test.text)
		status, out, said := p.run("", "consent")
		if status != 2 || out != "" || !strings.Contains(strings.ReplaceAll(said, "\n", " "), test.says) || !strings.Contains(said, `--model ""`) {
			t.Errorf("%.60q: status %d, %s", test.text, status, said)
		}
		if status, out, said := p.run("", "consent", "--model", ""); status != 0 || !strings.Contains(out, "sees it.** none") {
			t.Errorf("%.60q: without a model: status %d, %s", test.text, status, said)
		}
	}
}

// The file with a key is named as it is, and what is in it is not shown.
func TestBadKeyFile(t *testing.T) {
	for text, says := range map[string]string{
		"":                            "is empty",
		" \n":                         "is empty",
		strings.Repeat("k", 5<<10):    "far too large",
		canary + "\n" + canary + "\n": "a space or a character",
		"key: " + canary + "\n":       "a space or a character",
		"\xff\xfe" + canary:           "a space or a character",
	} {
		p := newPlace(t)
		p.write(".config/tacit/secret", text)
		p.configure("model:\n  name: m\n  url: http://127.0.0.1:1/v1\n  key-file: secret\n")
		status, _, said := p.run("", "consent")
		if said = strings.ReplaceAll(said, "\n", " "); status != 2 || !strings.Contains(said, says) || !strings.Contains(said, "~/.config/tacit/secret") {
			t.Errorf("%.20q: status %d, %s", text, status, said)
		}
	}
}

// A key that was pasted where its file is named is in nothing that is said, whether it would be sent or not.
func TestKeyInPlaceOfItsFile(t *testing.T) {
	for name, test := range map[string]struct {
		config string
		env    []string
		says   string // of a file that is to be read, or
		kept   string // of one that belongs to another address
	}{
		"in the file": {config: "\n  key-file: " + canary, says: "The file that key-file (~/.config/tacit/config.yaml:4) names could not be read"},
		"in the file, for another address": {
			config: "\n  key-file: " + canary, env: []string{"OPENAI_BASE_URL=http://127.0.0.1:2/v1"}, kept: "key-file in ~/.config/tacit/config.yaml names belongs to the url that stands there",
		},
		"in the environment": {
			env: []string{"TACIT_KEY_FILE=" + canary, "OPENAI_BASE_URL=http://127.0.0.1:1/v1"}, says: "The file that TACIT_KEY_FILE names could not be read",
		},
		"in the environment, for another address": {env: []string{"TACIT_KEY_FILE=/" + canary}, kept: "TACIT_KEY_FILE holds one"},
	} {
		p := newPlace(t, test.env...)
		p.configure("model:\n  name: m\n  url: http://127.0.0.1:1/v1" + test.config + "\n")
		_, found := p.examined()
		_, out, _ := p.run("", "doctor")
		if test.kept != "" {
			if !strings.Contains(found["key"].Says, test.kept) || !strings.Contains(out, test.kept) {
				t.Errorf("%s: %+v\n%s", name, found, out)
			}
			continue
		}
		if !strings.Contains(found["model"].Says, test.says) || !strings.Contains(out, test.says) {
			t.Errorf("%s: %+v\n%s", name, found, out)
		}
		for _, args := range [][]string{{"consent"}, {"interview", "--jsonl", "--data", t.TempDir(), "--subject", "A", "--role", "B", "--consent"}} {
			if status, out, said := p.run("", args...); status != 2 || !strings.Contains(strings.ReplaceAll(out+said, "\n", " "), test.says) {
				t.Errorf("%s: %v: status %d, %s%s", name, args, status, out, said)
			}
		}
	}
}

// good are configurations that are taken.
var good = []string{
	"", "# nothing\n", "model:\n", "model: {}\n", "model:\n  name: qwen3:8b\n",
	"model:\n  name: m\n  url: http://localhost:11434/v1\n  key: env\n  allow-plain-http: true\n  timeout-seconds: 600\n",
	"model: {name: \"7\", key-file: ~/k}\n",
}

// The schema for editors and the program say the same.
func TestSchemaAgrees(t *testing.T) {
	_, text, _ := newPlace(t).run("", "config", "schema")
	var schema jsonschema.Schema
	if err := json.Unmarshal([]byte(text), &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	fits := func(text string) error {
		var v any
		if err := yaml.NewDecoder(bytes.NewReader([]byte(text))).Decode(&v); err != nil && text != "" && text[0] != '#' {
			return err
		}
		return resolved.Validate(v)
	}
	for _, text := range good {
		p := newPlace(t)
		p.write("k", "a-key")
		p.configure(text)
		if status, _, said := p.run("", "consent"); status != 0 {
			t.Errorf("tacit refuses %q: %s", text, said)
		}
		if err := fits(text); err != nil {
			t.Errorf("the schema refuses %q: %v", text, err)
		}
	}
	for _, test := range bad {
		if strings.Contains(test.text, "u202e") || strings.Contains(test.text, "yes") {
			continue // the schema knows nothing of what cannot be seen, and YAML itself takes yes for true
		}
		if fits(test.text) == nil {
			t.Errorf("the schema takes %q", test.text)
		}
	}
}

// Flags go before the environment, the environment before the file; --config names another file, which has to be there.
func TestWhoConfiguresTheModel(t *testing.T) {
	const file = "model:\n  name: in-file\n  url: http://file:1/v1\n"
	for _, test := range []struct {
		config    string
		env, args []string
		says      string
	}{
		{"", nil, nil, "sees it.** none"},
		{"", []string{"OPENAI_BASE_URL=http://env:1/v1", "OPENAI_API_KEY=" + canary}, nil, "sees it.** none"}, // nobody named a model
		{"", []string{"TACIT_MODEL=in-env"}, nil, "in-env at api.openai.com"},
		{file, nil, nil, "in-file at file:1"},
		{file, []string{"TACIT_MODEL=in-env"}, nil, "in-env at file:1"},
		{file, []string{"TACIT_MODEL=in-env", "OPENAI_BASE_URL=http://env:1/v1"}, nil, "in-env at env:1"},
		{file, []string{"TACIT_MODEL=in-env", "OPENAI_BASE_URL=http://env:1/v1"}, []string{"--model", "flag", "--model-url", "http://flag:1"}, "flag at flag:1"},
		{file, []string{"TACIT_MODEL=in-env"}, []string{"--model", ""}, "sees it.** none"},
		{file, nil, []string{"--config", "{home}/other.yaml"}, "other at api.openai.com"},
		{file, []string{"XDG_CONFIG_HOME={home}/xdg"}, nil, "xdg at api.openai.com"},
	} {
		p := newPlace(t)
		p.write("other.yaml", "model: {name: other}\n")
		p.write("xdg/tacit/config.yaml", "model: {name: xdg}\n")
		if test.config != "" {
			p.configure(test.config)
		}
		for _, e := range test.env {
			p.env = append(p.env, strings.ReplaceAll(e, "{home}", p.home))
		}
		args := []string{"consent"}
		for _, a := range test.args {
			args = append(args, strings.ReplaceAll(a, "{home}", p.home))
		}
		if status, out, said := p.run("", args...); status != 0 || !strings.Contains(out, test.says) {
			t.Errorf("%v %v: status %d, want %q:\n%s%s", test.env, test.args, status, test.says, out, said)
		}
	}
	if status, _, said := newPlace(t).run("", "consent", "--config", "nowhere.yaml"); status != 2 || !strings.Contains(said, "nowhere.yaml could not be read") {
		t.Errorf("status %d, %s", status, said)
	}
}

// http to a public host is allowed for the address that stands beside that line, and for no other.
func TestPlainHTTPIsAllowedForOneAddress(t *testing.T) {
	p := newPlace(t)
	p.configure("model:\n  name: m\n  url: http://llm.example.org/v1\n  allow-plain-http: true\n")
	if status, out, said := p.run("", "consent"); status != 0 || !strings.Contains(out, "m at llm.example.org") {
		t.Errorf("status %d, %s", status, said)
	}
	if status, _, said := p.run("", "consent", "--model-url", "http://other.example.org/v1"); status != 2 || !strings.Contains(said, "(--model-url)") {
		t.Errorf("status %d, %s", status, said)
	}
}

// Each setting says what it is for, in both languages.
func TestSettingsHaveWords(t *testing.T) {
	for _, lang := range prompts.Langs {
		p := newPlace(t, "TACIT_LANG="+string(lang))
		_, text, _ := p.run("", "config", "schema")
		if strings.Contains(text, `"setting.`) || !strings.Contains(text, prompts.TextsOf(prompts.Endpoints, lang).Say("setting.key-file")) {
			t.Errorf("%s:\n%s", lang, text)
		}
	}
}
