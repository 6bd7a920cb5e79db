package prompts

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed skeleton.en.yaml skeleton.zh.yaml
var skeletons embed.FS

// Skeleton returns a commented pack to write over, under a name of lower-case letters, digits and hyphens. It passes
// [LintPack] as it is.
func Skeleton(name string, lang Lang) ([]byte, error) {
	if !namePattern.MatchString(name) || len(name) > maxPackName {
		return nil, fmt.Errorf("%q cannot be the name of a pack", name)
	}
	data, err := skeletons.ReadFile("skeleton." + string(lang) + ".yaml")
	if err != nil {
		return nil, err
	}
	return []byte(strings.ReplaceAll(string(data), "{name}", name)), nil
}
