package cli

import (
	"os"
	"path/filepath"
	"strings"

	"tacit/interview/model"
	"tacit/prompts/plain"
)

// keyLimit is how large a file with a key may be, in bytes.
const keyLimit = 4 << 10

// foundKey is the key for an address, or why there is none.
type foundKey struct {
	key  model.Key
	from string // the setting or the variable that it comes from
	file string // its path, if it is a file
	kept string // of a key that is there and not sent: the setting or variable that it comes from
	own  bool   // what was kept belongs to the address in the configuration file
}

// keyPlace is a place where a key may be.
type keyPlace struct {
	from string // as it is said to people
	text string // the key, or
	file string // the file that holds it
	set  string // what names that file, with its line; the path itself may be a key in the wrong place
	own  bool   // it stands in the configuration file
}

// keyFor finds the key that goes to the address in use. A key goes only to a place that it was named together with: one from
// the environment to OpenAI, to OPENAI_BASE_URL and to the address whose file says "key: env", one from the file to the
// address there. Otherwise whoever can set an address could have the user's key sent to themselves.
func (sh *shell) keyFor(c *choice) (foundKey, error) {
	fromEnv := same(c.url.value, openAI) || same(c.url.value, sh.env[envURL]) || c.file.key == "env" && c.there()
	var out foundKey
	for _, at := range sh.keyPlaces(c) {
		if at.own && !c.there() || !at.own && !fromEnv {
			if out.kept == "" {
				out.kept, out.own = at.from, at.own
			}
			continue
		}
		key, err := sh.readKey(at)
		if at.file != "" && err == nil { // it was opened, and so its path is one
			at.from = sh.ends.Say("source.opened", "from", at.from, "path", sh.short(at.file))
		}
		return foundKey{key: key, from: at.from, file: at.file}, err
	}
	return out, nil
}

// keyPlaces are where a key is, the one that goes first at the beginning.
func (sh *shell) keyPlaces(c *choice) []keyPlace {
	var out []keyPlace
	if path := sh.env[envKeyFile]; path != "" {
		out = append(out, keyPlace{from: envKeyFile, set: envKeyFile, file: path})
	}
	if key := sh.env[envKey]; strings.TrimSpace(key) != "" {
		out = append(out, keyPlace{from: envKey, text: key})
	}
	if path := c.file.keyFile; path != "" {
		if rest, ok := strings.CutPrefix(path, "~/"); ok {
			path = filepath.Join(sh.env["HOME"], rest)
		} else if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(c.path), path)
		}
		config := sh.short(c.path)
		out = append(out, keyPlace{
			from: sh.ends.Say("source.key-file", "path", config), set: sh.ends.Say("source.key-line", "path", config, "line", c.file.keyLine), file: path, own: true,
		})
	}
	return out
}

// short is a path as it is shown.
func (sh *shell) short(path string) string { return plain.Line(shorten(path, sh.env["HOME"])) }

// readKey reads a key from where it is. The path of a file is shown only once it was opened: it may be a key that was pasted
// where its file is named.
func (sh *shell) readKey(at keyPlace) (model.Key, error) {
	if at.file == "" {
		return model.NewKey(at.text), nil
	}
	data, err := readAtMost(at.file, keyLimit)
	if err != nil {
		return model.Key{}, sh.misuse("key.file-unreadable", "from", at.set, "why", sh.whyNot(err))
	}
	key, shown := model.NewKey(string(data)), sh.short(at.file)
	switch {
	case len(data) > keyLimit:
		return model.Key{}, sh.misuse("key.file-large", "path", shown)
	case key.IsZero():
		return model.Key{}, sh.misuse("key.file-empty", "path", shown)
	}
	return key, nil
}

// readableByOthers says whether other people on this machine can read a file.
func readableByOthers(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0
}
