package prompts

import (
	"embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed texts/*.yaml
var textFiles embed.FS

// Texts are the short texts of one part of the program in one language: key to text, with {name} for what is filled in.
type Texts struct {
	Lang  Lang
	texts map[string]string
}

// Part is a part of the program that has texts of its own, each in a file texts/<part>.<lang>.yaml.
type Part string

// The parts.
const (
	Screens   Part = "screens"   // the screens and the line-by-line interview
	Documents Part = "documents" // headings and fixed sentences of what is compiled
	Commands  Part = "commands"  // the command line: help, messages, errors
	Endpoints Part = "endpoints" // the server of a model: its configuration, its faults, what doctor finds of it
	Serve     Part = "serve"     // a session over SSH, besides its screens
	Models    Part = "models"    // what a language model is asked to do
)

var (
	textsMu sync.Mutex
	textsOf = map[string]*Texts{}
)

// TextsOf returns the texts of a part. The files are embedded and tested, so that there is no error to handle; a part or
// language that does not exist is a mistake in the program and panics.
func TextsOf(part Part, lang Lang) *Texts {
	textsMu.Lock()
	defer textsMu.Unlock()
	name := fmt.Sprintf("texts/%s.%s.yaml", part, lang)
	if t := textsOf[name]; t != nil {
		return t
	}
	data, err := textFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	t := &Texts{Lang: lang, texts: map[string]string{}}
	if err := yaml.Unmarshal(data, &t.texts); err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	textsOf[name] = t
	return t
}

// Say returns the text of a key with its slots filled: Say("left", "minutes", 25) puts 25 for {minutes}. What is filled
// in is not searched for slots again. A key that does not exist gives the key itself, which a test over all keys in the
// program keeps from happening.
func (t *Texts) Say(key string, pairs ...any) string {
	text, ok := t.texts[key]
	if !ok {
		return key
	}
	if len(pairs) == 0 {
		return text
	}
	slots := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		slots[fmt.Sprint(pairs[i])] = fmt.Sprint(pairs[i+1])
	}
	return Fill(text, slots)
}

// Count says how many there are of something: key.one for one, key.other for any other number, with {n} filled in.
func (t *Texts) Count(key string, n int) string {
	if n == 1 && t.Has(key+".one") {
		return t.Say(key+".one", "n", n)
	}
	return t.Say(key+".other", "n", n)
}

// Has says whether there is a text for a key.
func (t *Texts) Has(key string) bool {
	_, ok := t.texts[key]
	return ok
}

// Keys returns every key, in no order.
func (t *Texts) Keys() []string {
	keys := make([]string, 0, len(t.texts))
	for k := range t.texts {
		keys = append(keys, k)
	}
	return keys
}
