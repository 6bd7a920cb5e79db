package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tacit/interview/model"
)

func TestConfig(t *testing.T) {
	const good = "https://api.example.org/v1"
	tests := []struct {
		url   string
		name  string
		key   string
		fault model.ConfigFault
	}{
		{good, "m", "", ""},
		{good + "/", "qwen3:8b", canary, ""},
		{"https://[2001:db8::1]:8443", "m", "", ""},
		{"HTTP://LOCALHOST:11434/v1", "m", "", ""},
		{"http://127.0.0.1/v1", "m", "", ""},
		{"http://[::1]:1/v1", "m", "", ""},
		{"http://0.0.0.0:11434/v1", "m", "", ""},
		{"http://10.1.2.3/v1", "m", "", ""},
		{"http://192.168.0.2:8000", "m", "", ""},
		{"http://ollama:11434/v1", "m", "", ""},
		{"http://host.docker.internal:11434/v1", "m", "", ""},
		{"http://nas.local./v1", "m", "", ""},

		{"", "m", "", model.URLScheme},
		{"api.example.org/v1", "m", "", model.URLScheme},
		{"file:///etc/passwd", "m", "", model.URLScheme},
		{"javascript:alert(1)", "m", "", model.URLScheme},
		{"https://", "m", "", model.URLMalformed},
		{"https:///v1", "m", "", model.URLMalformed},
		{"https://:443/v1", "m", "", model.URLMalformed},
		{"https://exаmple.org/v1", "m", "", model.URLMalformed}, // a Cyrillic а
		{"https://example.org\u202e/v1", "m", "", model.URLMalformed},
		{"https://example.org:port/v1", "m", "", model.URLMalformed},
		{"https://user:" + canary + "@example.org:port/v1", "m", "", model.URLMalformed},
		{"https://user:" + canary + "@example.org/v1", "m", "", model.URLUser},
		{"https://example.org/v1?key=" + canary, "m", "", model.URLQuery},
		{"https://example.org/v1?", "m", "", model.URLQuery},
		{"https://example.org/v1#" + canary, "m", "", model.URLQuery},
		{"http://api.example.org/v1", "m", "", model.URLPlain},
		{"http://8.8.8.8/v1", "m", "", model.URLPlain},
		{"http://134744072/v1", "m", "", model.URLPlain},
		{"http://0x08080808/v1", "m", "", model.URLPlain},
		{"http://localhost.example.org/v1", "m", "", model.URLPlain},
		{"http://127.0.0.1.example.org/v1", "m", "", model.URLPlain},

		{good, "", "", model.NameMalformed},
		{good, "a\x1b[31m", "", model.NameMalformed},
		{good, "a\nb", "", model.NameMalformed},
		{good, strings.Repeat("m", 201), "", model.NameMalformed},
		{good, "m", canary + "\r\nX-Evil: 1", model.KeyMalformed},
		{good, "m", canary + "ключ", model.KeyMalformed},
		{good, "m", canary + " " + canary, model.KeyMalformed},
	}
	for _, test := range tests {
		_, err := model.New(model.Config{URL: test.url, Model: test.name, Key: model.NewKey(test.key)})
		var got model.ConfigFault
		var fault *model.ConfigError
		if errors.As(err, &fault) {
			got = fault.Fault
		}
		if got != test.fault || (err == nil) != (test.fault == "") {
			t.Errorf("%q %q: %v, want %q", test.url, test.name, err, test.fault)
		}
		if text := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(text, canary) {
			t.Errorf("%q: %s", test.url, text)
		}
	}
}

func TestPlainHTTPCanBeAllowed(t *testing.T) {
	c, err := model.New(model.Config{URL: "http://API.example.org:8000/v1", Model: "m", AllowPlain: true})
	if err != nil {
		t.Fatal(err)
	}
	if c.Host() != "api.example.org:8000" || c.Name() != "m" {
		t.Errorf("%s, %s", c.Host(), c.Name())
	}
}
