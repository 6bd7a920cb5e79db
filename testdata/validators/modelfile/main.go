// Command modelfile reads an Ollama Modelfile from standard input with Ollama's own parser and prints the text of its system
// prompt. It is a module of its own, so that the program does not depend on Ollama for the sake of a test.
package main

import (
	"fmt"
	"os"

	"github.com/ollama/ollama/parser"
)

func main() {
	file, err := parser.ParseFile(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, c := range file.Commands {
		if c.Name == "system" {
			fmt.Print(c.Args)
		}
	}
}
