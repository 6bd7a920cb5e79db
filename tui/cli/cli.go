// Package cli is the command line of tacit, and the one place where stores, models and front ends are put together.
//
// A newcomer starts with [Main], which main.go calls with the arguments, environment and streams of the process. [shell]
// holds what every command needs: where the data lives, the language of the messages, the opened store. Each command has
// a file of its own; results go to standard output, messages to standard error.
//
// Exit statuses: 0 done; 1 it could not be done; 2 the command line, the configuration or the consent was not right; 3 a
// check found faults (pack lint, doctor); 4 a model is configured that cannot be used (doctor, check); 130 interrupted.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/interview/model"
	"tacit/interview/store"
	"tacit/profile"
	"tacit/prompts"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// The exit statuses.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitFaults      = 3
	exitNoModel     = 4
	exitInterrupted = 130
)

// Process is what the operating system hands to a program.
type Process struct {
	Args []string
	Env  []string
	In   io.Reader
	Out  io.Writer
	Err  io.Writer
}

// Main runs tacit and returns its exit status.
func Main(ctx context.Context, p Process) int {
	sh := newShell(p)
	root := sh.root()
	root.SetArgs(p.Args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithErrorHandler(sh.printError), fang.WithColorSchemeFunc(fang.AnsiColorScheme))
	sh.close()
	return status(err)
}

// exit is an error that decides the exit status. One without a message was reported already.
type exit struct {
	status int
	err    error
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

func status(err error) int {
	var e *exit
	var refusal *interview.Refusal
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &e):
		return e.status
	case errors.As(err, &refusal):
		return exitUsage
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case usage(err):
		return exitUsage
	}
	return exitFailed
}

// usage recognises cobra's complaints about a command line, for which it has no type.
func usage(err error) bool {
	for _, s := range []string{"unknown command", "unknown flag", "unknown shorthand", "flag needs an argument", "invalid argument", "accepts ", "requires at least", "required flag", "if any flags in the group"} {
		if strings.Contains(err.Error(), s) {
			return true
		}
	}
	return false
}

// shell is what the commands share.
type shell struct {
	p     Process
	env   map[string]string
	lang  prompts.Lang // of messages
	say   *prompts.Texts
	words *prompts.Texts // of the screens, for refusals
	ends  *prompts.Texts // of models and their servers
	data  string         // --data
	base  databaseFlags
	flags modelFlags
	store storage
	model *model.Client // once it was asked for
}

func newShell(p Process) *shell {
	sh := &shell{p: p, env: map[string]string{}}
	for _, e := range p.Env {
		if name, value, ok := strings.Cut(e, "="); ok {
			sh.env[name] = value
		}
	}
	sh.lang = sh.language()
	sh.say = prompts.TextsOf(prompts.Commands, sh.lang)
	sh.words = prompts.TextsOf(prompts.Screens, sh.lang)
	sh.ends = prompts.TextsOf(prompts.Endpoints, sh.lang)
	return sh
}

// language is that of the messages: TACIT_LANG, or what the locale says.
func (sh *shell) language() prompts.Lang {
	for _, name := range []string{"TACIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := sh.env[name]; v != "" {
			if l, err := prompts.ParseLang(strings.SplitN(v, ".", 2)[0]); err == nil {
				return l
			}
			if name != "TACIT_LANG" {
				return prompts.EN
			}
		}
	}
	return prompts.EN
}

// folder is where the data lives: --data, then TACIT_DATA, then the XDG data folder.
func (sh *shell) folder() (string, error) {
	switch {
	case sh.data != "":
		return filepath.Abs(sh.data)
	case sh.env["TACIT_DATA"] != "":
		return filepath.Abs(sh.env["TACIT_DATA"])
	case filepath.IsAbs(sh.env["XDG_DATA_HOME"]):
		return filepath.Join(sh.env["XDG_DATA_HOME"], "tacit"), nil
	case sh.env["HOME"] != "":
		return filepath.Join(sh.env["HOME"], ".local", "share", "tacit"), nil
	}
	return "", &exit{exitUsage, errors.New(sh.say.Say("error.no-folder"))}
}

// desk opens the store and puts it together with the packs and the clock.
func (sh *shell) desk() (*interview.Desk, error) {
	dir, err := sh.folder()
	if err != nil {
		return nil, err
	}
	if err := sh.openStore(dir); err != nil {
		return nil, err
	}
	host, _ := os.Hostname()
	return &interview.Desk{
		Store: sh.store, Clock: sh.clock(), Holder: fmt.Sprintf("%s/%d", host, os.Getpid()), Pack: sh.pack,
		Recall: func(id string) error { return recall(dir, id) }, Date: sh.date(),
	}, nil
}

// date is the one date that documents bear where SOURCE_DATE_EPOCH fixes it; nil where it does not.
func (sh *shell) date() func(time.Time) time.Time {
	if _, err := strconv.ParseInt(sh.env["SOURCE_DATE_EPOCH"], 10, 64); err != nil {
		return nil
	}
	clock := sh.clock()
	return func(time.Time) time.Time { return clock() }
}

func (sh *shell) close() {
	if sh.store != nil {
		sh.store.Close()
	}
	if sh.model != nil {
		sh.model.Close()
	}
}

// clock tells the time, or the one that SOURCE_DATE_EPOCH fixes.
func (sh *shell) clock() interview.Clock {
	if n, err := strconv.ParseInt(sh.env["SOURCE_DATE_EPOCH"], 10, 64); err == nil {
		return func() time.Time { return time.Unix(n, 0).UTC() }
	}
	return time.Now
}

// storeError says what to do about a store that does not open.
func (sh *shell) storeError(err error) error {
	var newer *store.NewerError
	if errors.As(err, &newer) {
		return errors.New(sh.say.Say("error.newer", "have", newer.Found, "known", newer.Known, "path", newer.Path))
	}
	return errors.New(sh.say.Say("error.store", "why", err.Error()))
}

// printError writes an error as one sentence, in the language of the messages.
func (sh *shell) printError(w io.Writer, _ fang.Styles, err error) {
	text := err.Error()
	var refusal *interview.Refusal
	var alone *leftAlone
	switch {
	case text == "":
		return
	case errors.As(err, &alone):
		text = sh.say.Say(alone.key, "path", plain.Line(alone.path), "limit", mostShared)
	case errors.As(err, &refusal), errors.Is(err, interview.ErrFenced), errors.Is(err, interview.ErrFull):
		_, text = line.Refused(sh.words, err)
	case errors.Is(err, interview.ErrSeveral):
		text = sh.say.Say("error.several")
	case errors.Is(err, interview.ErrNotFound):
		text = sh.say.Say("error.not-found", "id", strings.TrimPrefix(text, interview.ErrNotFound.Error()+": "))
	}
	lipgloss.Fprintln(w, "tacit: "+text)
	if usage(err) {
		lipgloss.Fprintln(w, sh.say.Say("error.help"))
	}
}

// terminal says whether a stream is one.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// version is that of the module, or of the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "dev"
	}
	return strings.Trim(info.Main.Version, "()")
}

// describe gives a command its words.
func (sh *shell) describe(c *cobra.Command, name string) *cobra.Command {
	c.Short = sh.say.Say("cmd." + name)
	if key := "cmd." + name + ".long"; sh.say.Has(key) {
		c.Long = flowing(sh.say.Say(key))
	}
	if key := "cmd." + name + ".example"; sh.say.Has(key) {
		c.Example = sh.say.Say(key)
	}
	c.SilenceUsage, c.SilenceErrors = true, true
	return c
}

// flowing makes one line of each paragraph, for whatever wraps it: a line that was broken for the file would be broken twice.
func flowing(text string) string {
	paragraphs := strings.Split(strings.TrimSpace(text), "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(p, "\n")
		for j := range lines[1:] {
			last, _ := utf8.DecodeLastRuneInString(lines[j])
			if first, _ := utf8.DecodeRuneInString(lines[j+1]); last < wide || first < wide {
				lines[j] += " "
			}
		}
		paragraphs[i] = strings.Join(lines, "")
	}
	return strings.Join(paragraphs, "\n\n")
}

// wide is where the characters begin between which there is no space.
const wide = 0x2e80

// audience reads --audience.
func (sh *shell) audience(given string) (profile.Audience, error) {
	if given == "" {
		return "", nil
	}
	a, ok := profile.ParseAudience(given)
	if !ok {
		return "", &exit{exitUsage, errors.New(sh.say.Say("error.audience", "given", given))}
	}
	return a, nil
}
