// Package simulation measures how much an interview brings to light, with simulated specialists.
//
// A [Specialist] is a text file: about 45 things that somebody with long practice knows, in layers, with what they would
// say at first and what they say when somebody follows that up. A [Mind] is that specialist in one interview. It reads
// the text of a question as it would be heard ([Read]), never a label that the interviewer put on it, answers from its
// items alone, and remembers what it has said. So the same specialists can be asked by tacit, by fixed lists of questions
// ([Policies]) and by an oracle that knows what they know, and the answers compared ([Run], methods.md §6).
//
// It is a regression detector, not a proof with people: it finds out when the interviewer asks worse than before, and
// whether asking by what was said beats asking from a list. The package is used by its tests alone:
//
//	go test ./interview/simulation -run TestBenchmark -v
//
// prints the table and fails below the floors; TACIT_BENCHMARK=DIR writes benchmark.json and recall.svg there as well.
package simulation

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"tacit/prompts"
)

// Kind is what sort of thing an item is; the names are those of the claims.
type Kind string

// The kinds that questions can be after. Open is a question that is after none in particular.
const (
	Action    Kind = "action"
	Cue       Kind = "cue"
	Threshold Kind = "threshold"
	Exception Kind = "exception"
	Reason    Kind = "reason"
	Error     Kind = "error"
	Contact   Kind = "contact"
	Tool      Kind = "tool"
	Trick     Kind = "trick"
	Term      Kind = "term"
	Incident  Kind = "incident"
	Boundary  Kind = "boundary"
	Voice     Kind = "voice"
	Goal      Kind = "goal"
	Scope     Kind = "scope"
	Steps     Kind = "steps"
	Judgement Kind = "judgement"
	Clash     Kind = "clash"   // two statements that do not fit together
	Missing   Kind = "missing" // what was not asked
	Open      Kind = "open"
)

// Hard are the kinds that free recall leaves out (methods.md §6.3).
var Hard = []Kind{Threshold, Exception, Cue, Reason, Contact}

// Specialist is what one simulated person knows.
type Specialist struct {
	ID             string       `yaml:"id"`
	Lang           prompts.Lang `yaml:"lang"`
	Name           string       `yaml:"name"`
	Work           string       `yaml:"work"`
	Temperament    string       `yaml:"temperament"` // terse, normal, talkative
	Opening        string       `yaml:"opening"`
	Steps          []string     `yaml:"steps"`
	Topics         []Topic      `yaml:"topics"`
	Items          []Item       `yaml:"items"`
	Incidents      []Case       `yaml:"incidents"`
	Contradictions []Clashing   `yaml:"contradictions"`
	Unknown        []Unknown    `yaml:"unknown"`
	Distractors    []string     `yaml:"distractors"`
	Private        Item         `yaml:"private"`
	Secret         Item         `yaml:"secret"`
	Reasons        []string     `yaml:"reasons"` // for the option that they choose
	Nothing        []string     `yaml:"nothing"` // ways of saying that there is nothing to say
	Feedback       string       `yaml:"feedback"`
}

// Topic is a step that needs judgement.
type Topic struct {
	ID     string   `yaml:"id"`
	Step   string   `yaml:"step"`
	Words  []string `yaml:"words"`
	Weight int      `yaml:"weight"`
}

// Item is one thing that the specialist knows.
type Item struct {
	ID      string `yaml:"id"`
	Topic   string `yaml:"topic"`
	Kind    Kind   `yaml:"kind"`
	Weight  int    `yaml:"weight"`
	Layer   int    `yaml:"layer"` // 1: with any question on its topic; 2: when asked for; 3: only when asked for squarely
	Text    string `yaml:"text"`
	Blurred string `yaml:"blurred"` // what is said first
	Hangs   string `yaml:"hangs"`   // the item that it is the reason, the exception or the line of
	Keys    []Key  `yaml:"keys"`
	Secret  string `yaml:"secret"`

	of    string // the incident or the contradiction that it belongs to
	sides [2]string
}

// Key is a string that a document must hold, or one of several.
type Key []string

// UnmarshalYAML reads a string or a list of them.
func (k *Key) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*k = Key{n.Value}
		return nil
	}
	var list []string
	err := n.Decode(&list)
	*k = list
	return err
}

// Case is something that happened.
type Case struct {
	ID      string `yaml:"id"`
	Topic   string `yaml:"topic"`
	Telling string `yaml:"telling"`
	Items   []Item `yaml:"items"`
}

// Clashing are two items that do not fit together, and what settles it.
type Clashing struct {
	A          string `yaml:"a"`
	B          string `yaml:"b"`
	Resolution string `yaml:"resolution"`
	Keys       []Key  `yaml:"keys"`
}

// Unknown is something that the specialist does not know, with who would.
type Unknown struct {
	Topic   string `yaml:"topic"`
	Kind    Kind   `yaml:"kind"`
	Text    string `yaml:"text"`
	Contact string `yaml:"contact"`
}

//go:embed specialists/*.yaml
var files embed.FS

// Specialists returns the suite, English first, by id. It is read once and shared: do not change it.
func Specialists() []*Specialist { return specialists() }

var specialists = sync.OnceValue(func() []*Specialist {
	entries, err := files.ReadDir("specialists")
	if err != nil {
		panic(err) // embedded
	}
	var all []*Specialist
	for _, e := range entries {
		data, err := files.ReadFile(path.Join("specialists", e.Name()))
		if err != nil {
			panic(err)
		}
		s, err := Parse(data)
		if err != nil {
			panic(fmt.Errorf("%s: %w", e.Name(), err))
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b *Specialist) int { return strings.Compare(string(a.Lang), string(b.Lang)) })
	return all
})

// Parse reads a specialist and puts everything that they know into Items.
func Parse(data []byte) (*Specialist, error) {
	s := new(Specialist)
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(s); err != nil {
		return nil, err
	}
	s.Items = append(s.Items, s.Private, s.Secret)
	for _, c := range s.Incidents {
		s.Items = append(s.Items, Item{ID: c.ID, Topic: c.Topic, Kind: Incident, Weight: 2, Layer: 2, Text: c.Telling, of: c.ID})
		for _, it := range c.Items {
			it.Topic, it.Layer, it.of = c.Topic, 3, c.ID
			s.Items = append(s.Items, it)
		}
	}
	for _, c := range s.Contradictions {
		a := s.item(c.A)
		if a == nil || s.item(c.B) == nil {
			return nil, fmt.Errorf("contradiction of %s and %s: no such items", c.A, c.B)
		}
		id := c.A + "/" + c.B
		s.Items = append(s.Items, Item{ID: id, Topic: a.Topic, Kind: Clash, Weight: 3, Layer: 3, Text: c.Resolution, Keys: c.Keys, sides: [2]string{c.A, c.B}})
	}
	steps := strings.Join(s.Steps, s.pause())
	var judged []string
	for _, t := range s.Topics {
		judged = append(judged, t.Step)
	}
	s.Items = append(s.Items,
		Item{ID: "opening", Kind: Scope, Weight: 1, Layer: 1, Text: s.Opening},
		Item{ID: "steps", Kind: Steps, Weight: 2, Layer: 1, Text: steps},
		Item{ID: "judgement", Kind: Judgement, Weight: 2, Layer: 1, Text: strings.Join(judged, s.pause())})
	return s, nil
}

func (s *Specialist) pause() string {
	if s.Lang == prompts.ZH {
		return "、"
	}
	return ", "
}

// item returns an item by its id, or nil.
func (s *Specialist) item(id string) *Item {
	for i := range s.Items {
		if s.Items[i].ID == id {
			return &s.Items[i]
		}
	}
	return nil
}

// Facts is how many things the specialist says in one answer (methods.md §6.2).
func (s *Specialist) Facts() int {
	switch s.Temperament {
	case "terse":
		return 1
	case "talkative":
		return 4
	}
	return 2
}

// Weight is what everything that they know is worth.
func (s *Specialist) Weight() int {
	sum := 0
	for _, it := range s.Items {
		sum += it.Weight
	}
	return sum
}
