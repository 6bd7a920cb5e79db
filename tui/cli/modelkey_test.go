package cli

import (
	"testing"
)

// Where no address is given the model is OpenAI's, and so is the key: this is seen from inside, since nothing here may go to
// the network.
func TestKeyForOpenAI(t *testing.T) {
	for url, sent := range map[string]bool{
		"":                                        true, // the default
		"https://api.openai.com/v1":               true,
		"https://API.openai.com:443/v1":           true,
		"https://api.openai.com./v1":              false,
		"http://api.openai.com/v1":                false, // anybody on the way would read it
		"http://api.openai.com:443/v1":            false,
		"https://api.openai.com:8443":             false,
		"https://api.openai.com.evil.example/v1":  false,
		"https://api.openai.com@evil.example/v1":  false,
		"https://evil.example/api.openai.com":     false,
		"https://evil.example\\@api.openai.com/":  false,
		"https://evil.example#@api.openai.com/v1": false,
		"//api.openai.com/v1":                     false,
	} {
		sh := newShell(Process{Env: []string{"HOME=" + t.TempDir(), "TACIT_MODEL=m", "OPENAI_API_KEY=sk-x"}})
		sh.flags.url = url
		c, err := sh.chosen()
		if err != nil || c == nil {
			t.Fatalf("%q: %v", url, err)
		}
		key, err := sh.keyFor(c)
		if err != nil || key.key.IsZero() == sent {
			t.Errorf("%q: there is a key: %v, %v", url, !key.key.IsZero(), err)
		}
	}
}
