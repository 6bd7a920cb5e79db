package prompts

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// The limits of a pack file. They are checked before anything is parsed: reading YAML takes time that grows with the
// square of the number of keys.
const (
	MaxPackBytes = 256 << 10
	MaxPackLines = 5000
)

// GeneralName is the name of the pack that is good for any trade and completes every other one.
const GeneralName = "general"

//go:embed packs/*.yaml
var packFiles embed.FS

// PackNames lists the packs that come with the program in some language, the general one first.
func PackNames() []string { return packNames() }

var packNames = sync.OnceValue(func() []string {
	names := []string{GeneralName}
	entries, _ := packFiles.ReadDir("packs")
	for _, entry := range entries {
		name, _, _ := strings.Cut(entry.Name(), ".")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
})

// General returns the pack that is good for any trade. It is read once and shared: do not change it. It panics where
// the language is none of [Langs].
func General(lang Lang) *Pack {
	pack, err := LoadPack(GeneralName, lang)
	if err != nil {
		panic(err)
	}
	return pack
}

// LoadPack returns a pack that comes with the program, completed from the general pack of its language. It is read
// once and shared: do not change it.
func LoadPack(name string, lang Lang) (*Pack, error) {
	load, ok := embedded()[packKey{name, lang}]
	if !ok {
		return nil, fmt.Errorf("no pack %q in language %q; there are %s", name, lang, strings.Join(PackNames(), ", "))
	}
	return load()
}

type packKey struct {
	name string
	lang Lang
}

// embedded holds a reader for every embedded pack; each reads its file when it is first called.
var embedded = sync.OnceValue(func() map[packKey]func() (*Pack, error) {
	loads := make(map[packKey]func() (*Pack, error))
	for _, name := range PackNames() {
		for _, lang := range Langs {
			data, err := packFiles.ReadFile("packs/" + name + "." + string(lang) + ".yaml")
			if err != nil {
				continue // a trade may have its pack in one language only
			}
			loads[packKey{name, lang}] = sync.OnceValues(func() (*Pack, error) {
				pack, err := decodePack(data)
				if err != nil || name == GeneralName {
					return pack, err
				}
				general, err := loads[packKey{GeneralName, lang}]()
				if err != nil {
					return nil, err
				}
				return pack.Over(general), nil
			})
		}
	}
	return loads
})

// ReadPack reads a pack that somebody wrote. It refuses a file that is too large or that the interviewer could not use,
// and says in which line what is wrong; faults of wording alone do not stop it ([LintPack] lists every fault). The pack
// is as written: complete it with [Pack.Over].
func ReadPack(data []byte) (*Pack, error) {
	if err := sizeError(data); err != nil {
		return nil, err
	}
	for _, finding := range LintPack(data, EN) {
		if finding.Blocks {
			return nil, fmt.Errorf("line %d: %s", finding.Line, finding.Reason)
		}
	}
	return decodePack(data)
}

func sizeError(data []byte) error {
	if len(data) > MaxPackBytes {
		return fmt.Errorf("the pack has %d bytes; at most %d are read", len(data), MaxPackBytes)
	}
	if lines := lineCount(data); lines > MaxPackLines {
		return fmt.Errorf("the pack has %d lines; at most %d are read", lines, MaxPackLines)
	}
	return nil
}

// lineCount counts lines as YAML does: it takes a carriage return for a line break too.
func lineCount(data []byte) int {
	breaks := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) - bytes.Count(data, []byte("\r\n"))
	if len(data) > 0 && data[len(data)-1] != '\n' && data[len(data)-1] != '\r' {
		breaks++
	}
	return breaks
}

func decodePack(data []byte) (*Pack, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	pack := new(Pack)
	if err := decoder.Decode(pack); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errors.New("the pack is empty")
		}
		return nil, err
	}
	pack.fillProbes()
	return pack, nil
}

// fillProbes gives every question the probe of its section where it names none.
func (p *Pack) fillProbes() {
	for _, section := range []struct {
		questions []Question
		probe     Probe
	}{
		{p.Scenarios, ProbeScenario}, {p.Voice, ProbeVoice}, {p.Boundary, ProbeBoundary},
		{p.HoldOuts, ProbeHoldOut}, {p.TeachBack, ProbeTeachBack}, {p.Limits, ProbeBoundary},
	} {
		setProbe(section.questions, section.probe)
	}
	for probe, questions := range p.Probes {
		setProbe(questions, probe)
	}
}

func setProbe(questions []Question, probe Probe) {
	for i := range questions {
		if questions[i].Probe == "" {
			questions[i].Probe = probe
		}
	}
}

// Over returns a pack that says what p says and, where p is silent, what base says. A section that p leaves out comes
// from base; scenarios of p come before those of base; wordings of a probe and of a follow-up are both kept, those of p first, and one of base goes where p has
// another with its id; explanations and reasons are taken one by one. Neither p nor base is changed.
func (p *Pack) Over(base *Pack) *Pack {
	over := *p
	for _, section := range []struct{ own, base *[]Question }{
		{&over.Frame, &base.Frame}, {&over.Map, &base.Map}, {&over.Scenarios, &base.Scenarios},
		{&over.Incident, &base.Incident}, {&over.Stress, &base.Stress}, {&over.Voice, &base.Voice},
		{&over.Boundary, &base.Boundary}, {&over.HoldOuts, &base.HoldOuts}, {&over.Close, &base.Close},
		{&over.TeachBack, &base.TeachBack}, {&over.Unsaid, &base.Unsaid}, {&over.Limits, &base.Limits},
	} {
		if len(*section.own) == 0 {
			*section.own = *section.base
		}
	}
	if len(over.Steps) == 0 {
		over.Steps = base.Steps
	}
	own := p.ids()
	if len(p.Scenarios) > 0 {
		over.Scenarios = append(slices.Clone(p.Scenarios), slices.DeleteFunc(slices.Clone(base.Scenarios), func(q Question) bool { return own[q.ID] })...)
	}
	over.Probes = mergeQuestions(p.Probes, base.Probes, own)
	over.FollowUps = mergeQuestions(p.FollowUps, base.FollowUps, own)
	over.Explain = mergeTexts(p.Explain, base.Explain)
	over.Why = mergeTexts(p.Why, base.Why)
	over.Vocabulary = append(slices.Clone(p.Vocabulary), base.Vocabulary...)
	over.Tools = append(slices.Clone(p.Tools), base.Tools...)
	over.Roles = append(slices.Clone(p.Roles), base.Roles...)
	return &over
}

func mergeQuestions[K comparable](own, base map[K][]Question, ids map[string]bool) map[K][]Question {
	merged := make(map[K][]Question, len(base))
	for key, questions := range own {
		merged[key] = slices.Clone(questions)
	}
	for key, questions := range base {
		for _, question := range questions {
			if !ids[question.ID] {
				merged[key] = append(merged[key], question)
			}
		}
	}
	return merged
}

func mergeTexts(own, base map[Probe]string) map[Probe]string {
	merged := make(map[Probe]string, len(base))
	for _, texts := range []map[Probe]string{base, own} {
		for probe, text := range texts {
			merged[probe] = text
		}
	}
	return merged
}

// ids returns the id of every question of p.
func (p *Pack) ids() map[string]bool {
	ids := make(map[string]bool)
	for question := range p.Questions() {
		ids[question.ID] = true
	}
	return ids
}

// Questions goes through every question of p: section by section in the order of [Pack], probes and follow-ups by name.
func (p *Pack) Questions() func(yield func(Question) bool) {
	return func(yield func(Question) bool) {
		sections := [][]Question{
			p.Frame, p.Map, p.Scenarios, p.Incident, p.Stress, p.Voice, p.Boundary, p.HoldOuts, p.Close, p.TeachBack,
			p.Unsaid, p.Limits,
		}
		sections = append(sections, byKey(p.Probes)...)
		sections = append(sections, byKey(p.FollowUps)...)
		for _, section := range sections {
			for _, question := range section {
				if !yield(question) {
					return
				}
			}
		}
	}
}
