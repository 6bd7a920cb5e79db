package prompts

import (
	"embed"
)

//go:embed examples/*.md
var exampleFiles embed.FS

// Example is a finished playbook, as tacit compiled it from a whole interview: for whoever wants to see what comes out
// before they begin. The interviews behind them are in docs/examples.
func Example(lang Lang) string {
	data, err := exampleFiles.ReadFile("examples/playbook." + string(lang) + ".md")
	if err != nil {
		panic(err) // embedded; a test reads every language
	}
	return string(data)
}
