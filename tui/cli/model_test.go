package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tacit/interview/model/modeltest"
	"tacit/tui/cli"
)

// canary is the key in these tests. It may be seen in one header and nowhere else.
const canary = "sk-canary-9e21f7"

// place is a home folder of its own, with variables and a configuration file.
type place struct {
	t    *testing.T
	home string
	env  []string
}

func newPlace(t *testing.T, env ...string) *place {
	home := t.TempDir()
	return &place{t, home, append([]string{"HOME=" + home, "TERM=dumb", "LANG=en_GB.UTF-8"}, env...)}
}

// write puts a file below the home folder and returns its path.
func (p *place) write(name, text string) string {
	p.t.Helper()
	path := filepath.Join(p.home, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return path
}

// configure writes the configuration file.
func (p *place) configure(text string) { p.write(".config/tacit/config.yaml", text) }

// unworded finds names of texts, which are shown where a text is missing, and what was not filled in.
var unworded = regexp.MustCompile(`\b(allow|doctor|settings|fault|source|consent|setting|check|trial)\.[a-z]|\{(host|name|from|path|why|line|key|given|n|of|runs|percent|steady)\}`)

// run runs tacit; the key may be in nothing that it says.
func (p *place) run(in string, args ...string) (status int, out, said string) {
	p.t.Helper()
	var stdout, stderr bytes.Buffer
	status = cli.Main(p.t.Context(), cli.Process{Args: args, Env: p.env, In: strings.NewReader(in), Out: &stdout, Err: &stderr})
	if strings.Contains(stdout.String()+stderr.String(), canary) {
		p.t.Errorf("tacit %q shows the key", args)
	}
	if found := unworded.FindString(stdout.String() + stderr.String()); found != "" {
		p.t.Errorf("tacit %q says %s, which has no words", args, found)
	}
	return status, stdout.String(), stderr.String()
}

func start(t *testing.T, mode modeltest.Mode) *modeltest.Server {
	t.Helper()
	srv := modeltest.Start(mode)
	t.Cleanup(srv.Close)
	return srv
}

// doctorSays is what doctor --json prints of one thing.
type doctorSays struct {
	What    string         `json:"what"`
	OK      bool           `json:"ok"`
	Says    string         `json:"says"`
	Details map[string]any `json:"details"`
}

// examined runs doctor and returns what it says, by what it is about.
func (p *place) examined(args ...string) (int, map[string]doctorSays) {
	p.t.Helper()
	status, out, said := p.run("", append([]string{"doctor", "--json"}, args...)...)
	var list []doctorSays
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		p.t.Fatalf("%v\n%s%s", err, out, said)
	}
	found := map[string]doctorSays{}
	for _, f := range list {
		found[f.What] = f
	}
	return status, found
}

// Each way of a server to behave has its words, and the exit status says whether the model can be used.
func TestDoctorTriesTheModel(t *testing.T) {
	type mode = modeltest.Mode
	for name, want := range map[mode]struct {
		status int
		says   string
	}{
		modeltest.Good:          {0, "sees to that itself"},
		modeltest.NoSchema:      {0, "OpenAI's way"},
		modeltest.NoFormat:      {0, "only from the prompt"},
		modeltest.NeverJSON:     {0, "hardly anything it suggests can be used"},
		modeltest.IgnoresStream: {0, "in one piece"},
		modeltest.ShortPrompt:   {0, "num_ctx"},
		modeltest.Unauthorised:  {4, "does not accept the key"},
		modeltest.NoModel:       {4, "has no model “qwen3:8b”"},
		modeltest.Quota:         {4, "is used up"},
		modeltest.BusyMinute:    {4, "too much to do"},
		modeltest.HTML200:       {4, "not as a server for models"},
		modeltest.Elsewhere:     {4, "another address"},
		modeltest.AlwaysRejects: {4, "does not accept what tacit sends"},
		modeltest.Empty:         {4, "is empty"},
		modeltest.Refusal:       {4, "declined"},
		modeltest.NoFinish:      {4, "broke off"},
		modeltest.Runaway:       {4, "white space"},
		modeltest.SlowStart:     {4, "took too long"},
	} {
		t.Run(string(name), func(t *testing.T) {
			t.Parallel()
			srv := start(t, name)
			p := newPlace(t, "OPENAI_API_KEY="+canary, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=qwen3:8b")
			if name == modeltest.SlowStart { // the one where waiting is what happens
				p.configure("model:\n  timeout-seconds: 1\n")
			}
			status, found := p.examined()
			tried := found["endpoint"]
			if status != want.status || tried.OK != (want.status == 0) || !strings.Contains(tried.Says, want.says) {
				t.Errorf("status %d, %+v; want status %d and “%s”", status, tried, want.status, want.says)
			}
			if tried.Details["usable"] != tried.OK || tried.Details["model"] != "qwen3:8b" {
				t.Errorf("for programs: %v", tried.Details)
			}
			if status, out, _ := p.run("", "doctor"); status != want.status || !strings.Contains(out, tried.Says[len(tried.Says)-20:]) {
				t.Errorf("for people: status %d\n%s", status, out)
			}
			if seen := srv.Requests(); len(seen) == 0 || seen[0].Header.Get("Authorization") != "Bearer "+canary {
				t.Error("the server was not sent the key that was named together with it")
			}
			if len(srv.Elsewhere()) > 0 {
				t.Error("something was sent to another host")
			}
		})
	}
}

// A server that gives text in time and is late with a long prompt is slow, and can be used.
func TestDoctorOnASlowModel(t *testing.T) {
	t.Parallel()
	srv := start(t, modeltest.Good)
	ends := make(chan struct{})
	defer close(ends)
	srv.Reply = func(task string, _ json.RawMessage) string {
		switch task {
		case "probe_long":
			<-ends
		case "probe_json":
			return `{"found":[]}`
		}
		return "word"
	}
	p := newPlace(t, "OPENAI_BASE_URL="+srv.URL, "TACIT_MODEL=m")
	p.configure("model:\n  timeout-seconds: 5\n")
	status, found := p.examined()
	if f := found["endpoint"]; status != 0 || !f.OK || !strings.Contains(f.Says, "slow with a long prompt") || f.Details["fault"] != "timeout" {
		t.Errorf("status %d, %+v", status, f)
	}
}

// Without a model nothing is wrong and nothing is tried; what is configured wrongly is said, with who said it.
func TestDoctorWithoutATrial(t *testing.T) {
	none := newPlace(t, "OPENAI_API_KEY="+canary)
	if status, found := none.examined(); status != 0 || !strings.Contains(found["model"].Says, "none is configured") || len(found["endpoint"].Says) > 0 {
		t.Errorf("status %d, %+v", status, found)
	}
	off := newPlace(t, "TACIT_MODEL=m", "OPENAI_BASE_URL=http://127.0.0.1:1/v1")
	if status, found := off.examined("--model", ""); status != 0 || !strings.Contains(found["model"].Says, "none is configured") {
		t.Errorf("status %d, %+v", status, found)
	}
	off.configure("model:\n  key: " + canary + "\n")
	if status, found := off.examined("--model", ""); status != 4 || found["configuration"].OK || !strings.Contains(found["configuration"].Says, "config.yaml:2: “key” can only be") {
		t.Errorf("status %d, %+v", status, found)
	}
	for url, says := range map[string]string{
		"http://user:" + canary + "@127.0.0.1:1/v1": "a user name or a password",
		"http://127.0.0.1:1/v1?key=" + canary:       "behind a ? or a #",
		"http://example.org/v1":                     "anybody on the way",
		"example.org":                               "begin with https",
		"https://exаmple.org/v1":                    "is not one", // a Cyrillic а
	} {
		p := newPlace(t, "TACIT_MODEL=m", "OPENAI_BASE_URL="+url)
		status, found := p.examined()
		if f := found["model"]; status != 4 || f.OK || !strings.Contains(f.Says, says) || !strings.Contains(f.Says, "(OPENAI_BASE_URL)") {
			t.Errorf("%s: status %d, %+v", url, status, f)
		}
	}
	if status, found := newPlace(t, "TACIT_MODEL=m\u200b").examined(); status != 4 || !strings.Contains(found["model"].Says, "TACIT_MODEL") {
		t.Errorf("status %d, %+v", status, found["model"])
	}
}

// A key goes only to a place that it was named together with, whoever sets the address.
func TestKeyStaysWithItsPlace(t *testing.T) {
	type setting struct {
		env, args []string
		config    string // {a} and {b} stand for the addresses of the servers, here too
		to        string // the server that is asked
		key       bool   // and sent the key
		says      string // in the line about the key
	}
	apart := "but it was not named together"
	tests := map[string]setting{
		"together in the environment":     {env: []string{"OPENAI_API_KEY=" + canary, "OPENAI_BASE_URL={a}"}, to: "a", key: true, says: "from OPENAI_API_KEY"},
		"a flag leads elsewhere":          {env: []string{"OPENAI_API_KEY=" + canary, "OPENAI_BASE_URL={a}"}, args: []string{"--model-url", "{b}"}, to: "b", says: apart},
		"a flag leads to the same place":  {env: []string{"OPENAI_API_KEY=" + canary, "OPENAI_BASE_URL={a}/"}, args: []string{"--model-url", "{a}"}, to: "a", key: true, says: "from OPENAI_API_KEY"},
		"only a flag":                     {env: []string{"OPENAI_API_KEY=" + canary}, args: []string{"--model-url", "{b}"}, to: "b", says: apart},
		"only a file":                     {env: []string{"OPENAI_API_KEY=" + canary}, config: "url: {b}", to: "b", says: apart},
		"a file that says so":             {env: []string{"OPENAI_API_KEY=" + canary}, config: "url: {b}\n  key: env", to: "b", key: true, says: "from OPENAI_API_KEY"},
		"a file that says so of another":  {env: []string{"OPENAI_API_KEY=" + canary}, config: "url: {b}\n  key: env", args: []string{"--model-url", "{a}"}, to: "a", says: apart},
		"a file that says so of OpenAI":   {env: []string{"OPENAI_API_KEY=" + canary}, config: "key: env", args: []string{"--model-url", "{a}"}, to: "a", says: apart},
		"a key-file":                      {config: "url: {b}\n  key-file: secrets/key", to: "b", key: true, says: "secrets/key"},
		"a key-file at home":              {config: "url: {b}\n  key-file: ~/.config/tacit/secrets/key", to: "b", key: true, says: "secrets/key"},
		"a key-file and a flag":           {config: "url: {b}\n  key-file: secrets/key", args: []string{"--model-url", "{a}"}, to: "a", says: "belongs to the url that stands there"},
		"a key-file and a variable":       {env: []string{"OPENAI_BASE_URL={a}"}, config: "url: {b}\n  key-file: secrets/key", to: "a", says: "belongs to the url that stands there"},
		"a key-file beside another's key": {env: []string{"OPENAI_API_KEY=sk-other"}, config: "url: {b}\n  key-file: secrets/key", to: "b", key: true, says: "secrets/key"},
		"a variable that names a file":    {env: []string{"TACIT_KEY_FILE={home}/.config/tacit/secrets/key", "OPENAI_BASE_URL={a}"}, to: "a", key: true, says: "from TACIT_KEY_FILE"},
		"such a variable, and a flag":     {env: []string{"TACIT_KEY_FILE={home}/.config/tacit/secrets/key", "OPENAI_BASE_URL={a}"}, args: []string{"--model-url", "{b}"}, to: "b", says: apart},
		"no key at all":                   {args: []string{"--model-url", "{a}"}, to: "a", says: "none"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			servers := map[string]*modeltest.Server{"a": start(t, modeltest.Good), "b": start(t, modeltest.Good)}
			p := newPlace(t)
			fill := strings.NewReplacer("{a}", servers["a"].URL, "{b}", servers["b"].URL, "{home}", p.home).Replace
			p.env = append(p.env, "TACIT_MODEL=m")
			for _, e := range test.env {
				p.env = append(p.env, fill(e))
			}
			p.write(".config/tacit/secrets/key", canary+"\n")
			if test.config != "" {
				p.configure(fill("model:\n  " + test.config + "\n"))
			}
			var args []string
			for _, a := range test.args {
				args = append(args, fill(a))
			}
			status, found := p.examined(args...)
			if says := found["key"].Says; status != 0 || !strings.Contains(says, test.says) {
				t.Errorf("status %d, of the key: %s", status, says)
			}
			for id, srv := range servers {
				if seen := srv.Requests(); (len(seen) > 0) != (id == test.to) {
					t.Errorf("%s was asked %d times", id, len(seen))
				}
				for _, r := range srv.Requests() {
					want := ""
					if test.key {
						want = "Bearer " + canary
					}
					if got := r.Header.Get("Authorization"); got != want {
						t.Errorf("%s was sent %q, want %q", id, got, want)
					}
				}
			}
		})
	}
}
