package cli

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tacit/prompts"
	"tacit/prompts/plain"
)

// Whatever stands in a configuration file, it is taken or refused with words; what is taken can be shown, and no value is in
// what is said of one that is refused.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		"", "model:\n  name: m\n  url: http://localhost/v1\n  key: env\n", "model: {key-file: k, timeout-seconds: 9, allow-plain-http: true}",
		"model: &a [*a]", "model:\n  ? [a]\n  : b\n", "model:\n  <<: {name: m}\n", "--- 1\n--- 2\n", "model:\n  key: sk-secret\n", "a: b: c", "\xff\xfe", "? !!x",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readSettings(data)
		if err == nil {
			for _, v := range []string{s.name, s.url, s.keyFile} {
				if plain.Line(v) != v || len(v) > settingLimit {
					t.Errorf("taken: %q", v)
				}
			}
			if s.key != "" && s.key != "env" || s.timeout < 0 || s.timeout > 600 {
				t.Errorf("taken: %+v", s)
			}
			return
		}
		var fault *misconfigured
		if !errors.As(err, &fault) {
			t.Fatalf("an error without words: %v", err)
		}
		for _, lang := range prompts.Langs {
			said := prompts.TextsOf(prompts.Endpoints, lang).Say("settings."+fault.key, append(fault.pairs, "path", "p")...)
			if strings.HasPrefix(said, "settings.") || strings.Contains(said, "{") && !strings.Contains(fmt.Sprint(fault.pairs...), "{") {
				t.Errorf("%s: %s", fault.key, said)
			}
			if plain.Line(said) != said {
				t.Errorf("said: %q", said)
			}
		}
	})
}
