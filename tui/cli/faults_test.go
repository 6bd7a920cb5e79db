package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"tacit/prompts"
)

// constants are the values of the constants of a type in a file.
func constants(t *testing.T, path, of string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == of {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, value)
		}
		return true
	})
	return out
}

// Whatever can go wrong with a model has its words, in both languages.
func TestEveryFaultHasWords(t *testing.T) {
	for _, list := range []struct {
		path, of, below string
		least           int
	}{
		{"../../interview/outside.go", "ModelFault", "fault.", 19},
		{"../../interview/model/config.go", "ConfigFault", "config.", 7},
	} {
		faults := constants(t, list.path, list.of)
		if len(faults) < list.least {
			t.Errorf("only %d of %s were found: the search is broken", len(faults), list.of)
		}
		for _, lang := range prompts.Langs {
			for _, f := range faults {
				if !prompts.TextsOf(prompts.Endpoints, lang).Has(list.below + f) {
					t.Errorf("%s: %s%s has no words", lang, list.below, f)
				}
			}
		}
	}
}
