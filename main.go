// Command tacit interviews a specialist about work that only they know how to do, and compiles the answers into a
// playbook for people and a system prompt for agents. Everything is in the rooms beside this file; see ARCHITECTURE.md.
package main

import (
	"context"
	"os"

	"tacit/tui/cli"
)

func main() {
	os.Exit(cli.Main(context.Background(), cli.Process{Args: os.Args[1:], Env: os.Environ(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
