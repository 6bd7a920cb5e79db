package tui

import (
	"context"
	"os/exec"

	"tacit/prompts"
)

// editorCommand is the person's editor on a file. The command comes from their own environment; the path is ours.
func editorCommand(ctx context.Context, command []string, path string) *exec.Cmd {
	return exec.CommandContext(ctx, command[0], append(append([]string{}, command[1:]...), path)...)
}

func packNames() []string { return prompts.PackNames() }
