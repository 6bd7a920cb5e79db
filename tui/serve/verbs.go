package serve

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"tacit/interview"
	"tacit/prompts"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// verb is one thing that somebody can do here: ssh HOST NAME …
type verb struct {
	name string
	// may are the roles that it is for, whatever it is done to; nil: everybody who has proven a key. What may be done to which
	// interview is decided where that is looked up.
	may   []interview.Role
	flags func(f *flag.FlagSet, o *options)
	args  int      // how many arguments there may be
	free  []string // flags that take all words up to the next flag: a client's shell has taken the quotes away
	run   func(s *Server, ctx context.Context, who *caller, o *options) error
}

// options are what can be said behind a verb.
type options struct {
	id         string
	key        string
	json       bool
	file       string
	audience   string
	answer     string
	yes        bool
	role       string
	interview  string
	hours      int
	jsonl      bool
	consent    bool
	again      bool
	undo       bool
	resume     string
	setup      interview.Setup
	lang       string
	depth      string
	allowModel string
	stop       bool
	name       string
}

// everybody who is in an interview in any way.
var readers = []interview.Role{interview.Specialist, interview.Successor, interview.Lead}

// verbs are all there are. The first is what a session without a command does.
func verbs() []verb {
	return []verb{
		{name: "", may: nil, run: (*Server).welcome},
		{name: "list", may: readers, flags: listFlags, run: (*Server).listTo},
		{name: "show", may: []interview.Role{interview.Specialist}, args: 1, run: (*Server).showTo},
		{name: "sign", may: []interview.Role{interview.Specialist}, args: 1, flags: signFlags, run: (*Server).sign},
		{name: "compile", may: readers, args: 1, flags: compileFlags, run: (*Server).compileTo},
		{name: "interview", may: []interview.Role{interview.Specialist}, flags: interviewFlags, free: []string{"subject", "role", "purpose"}, run: (*Server).converse},
		{name: "watching", may: []interview.Role{interview.Specialist}, args: 1, flags: watchingFlags, run: (*Server).watching},
		{name: "watch", may: []interview.Role{interview.Successor}, args: 1, run: (*Server).watchTo},
		{name: "ask", may: []interview.Role{interview.Successor}, args: 1, run: (*Server).askFrom},
		{name: "withdraw", may: []interview.Role{interview.Specialist}, args: 1, flags: withdrawFlags, run: (*Server).withdraw},
		{name: "invite", may: readers, flags: inviteFlags, free: []string{"name"}, run: (*Server).invite},
		{name: "people", may: []interview.Role{interview.Specialist}, args: 1, run: (*Server).people},
		{name: "revoke", may: []interview.Role{interview.Specialist}, args: 2, run: (*Server).revoke},
		{name: "redeem", may: nil, run: (*Server).redeem},
		{name: "status", may: []interview.Role{interview.Operator}, run: (*Server).status},
		{name: "whoami", may: nil, run: (*Server).whoami},
		{name: "help", may: nil, run: (*Server).help},
	}
}

// misuse is a command that was not understood; the key of its text, with what is filled in.
type misuse struct {
	key   string
	pairs []any
	usage string // verb whose usage is to be said too
}

func (m *misuse) Error() string { return m.key }

func (m *misuse) words(say *prompts.Texts) string {
	text := say.Say(m.key, m.pairs...)
	if m.usage != "" {
		text += "\n" + say.Say("usage."+m.usage)
	}
	return text
}

// errForbidden says that somebody is not in a role that a verb is for.
var errForbidden = errors.New("not in that role")

// errStranger says that somebody is in no role at all.
var errStranger = fmt.Errorf("%w, and in no other", errForbidden)

// run does what a client asked for and returns the exit status.
func (s *Server) run(ctx context.Context, who *caller, words []string) int {
	err := s.do(ctx, who, words)
	var misused *misuse
	var refusal *interview.Refusal
	var said *reported
	switch {
	case err == nil, who.reason() != endNowhere:
		return 0
	case errors.As(err, &misused):
		who.warn(misused.words(who.say))
		return exitMisused
	case errors.Is(err, errStranger):
		who.warn(who.say.Say("stranger"))
	case errors.Is(err, errForbidden):
		who.warn(who.say.Say("not-yours"))
	case errors.As(err, &refusal):
		_, text := line.Refused(prompts.TextsOf(prompts.Screens, who.lang), err)
		who.warn(text)
		return exitMisused
	case errors.As(err, &said):
		return said.status
	default:
		known := errors.Is(err, interview.ErrNotFound) || errors.Is(err, interview.ErrNoLeave)
		if !known {
			s.cfg.Log.Error("a command failed", "key", who.key, "kind", fmt.Sprintf("%T", err))
		}
		_, text := line.Refused(prompts.TextsOf(prompts.Screens, who.lang), err)
		who.warn(text)
	}
	return exitFailed
}

// reported is an error that the client was told already.
type reported struct{ status int }

func (r *reported) Error() string { return "it was said" }

// warn writes a line to the client's standard error. A terminal has only one stream, and two would overtake each other.
func (who *caller) warn(text string) {
	var out io.Writer = who.sess
	if who.channel.term == "" {
		out = who.sess.Stderr()
	}
	_, _ = io.WriteString(out, plain.Clean(text)+"\n")
}

// print writes a line to the client's standard output.
func (who *caller) print(text string) error {
	_, err := io.WriteString(who.sess, plain.Clean(text)+"\n")
	return err
}

// do finds the verb, sees that its bearer may, and does it.
func (s *Server) do(ctx context.Context, who *caller, words []string) error {
	if len(words) == 0 && who.sess.RawCommand() != "" { // it could not be taken apart
		return &misuse{key: "unknown"}
	}
	name := ""
	if len(words) > 0 {
		name, words = words[0], words[1:]
	}
	v, err := verbNamed(name)
	if err != nil {
		return err
	}
	o, err := v.parse(words)
	if err != nil {
		return err
	}
	if err := s.allowed(ctx, who.key, v); err != nil {
		return err
	}
	if v.name != "" {
		s.cfg.Log.Info("command", "key", who.key, "verb", v.name)
		who.endIfIdle(ctx)
	}
	return v.run(s, ctx, who, o)
}

// endIfIdle ends a session in which nothing comes in for too long.
func (who *caller) endIfIdle(ctx context.Context) {
	idle := time.AfterFunc(who.idle, func() { who.leave(endIdle) })
	context.AfterFunc(ctx, func() { idle.Stop() })
	who.in.heard = func() { idle.Reset(who.idle) }
}

func verbNamed(name string) (verb, error) {
	all := verbs()
	at := slices.IndexFunc(all, func(v verb) bool { return v.name == name })
	if at < 0 {
		return verb{}, &misuse{key: "unknown"}
	}
	return all[at], nil
}

// parse reads what stands behind the verb.
func (v verb) parse(words []string) (*options, error) {
	o := &options{}
	f := flag.NewFlagSet(v.name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	if v.flags != nil {
		v.flags(f, o)
	}
	words = v.joined(words)
	var rest []string
	for { // flags may stand behind arguments too
		if err := f.Parse(words); err != nil {
			return nil, v.refused(err)
		}
		if f.NArg() == 0 {
			break
		}
		rest, words = append(rest, f.Arg(0)), f.Args()[1:]
	}
	if len(rest) > v.args {
		return nil, &misuse{"args.many", []any{"word", plain.Line(rest[v.args])}, v.name}
	}
	for i, to := range []*string{&o.id, &o.key} {
		if i < len(rest) {
			*to = rest[i]
		}
	}
	return o, nil
}

// joined makes one word of those behind a flag that takes free text.
func (v verb) joined(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		out = append(out, words[i])
		name, _, inside := strings.Cut(strings.TrimLeft(words[i], "-"), "=")
		if !strings.HasPrefix(words[i], "-") || !slices.Contains(v.free, name) {
			continue
		}
		if !inside && i+1 < len(words) {
			i++
			out = append(out, words[i])
		}
		for ; i+1 < len(words) && !strings.HasPrefix(words[i+1], "-"); i++ {
			out[len(out)-1] += " " + words[i+1]
		}
	}
	return out
}

// refused says which flag was not understood.
func (v verb) refused(err error) error {
	text := err.Error()
	flagOf := func(before string) string {
		_, name, _ := strings.Cut(text, before)
		name, _, _ = strings.Cut(name, ":")
		return "--" + strings.TrimLeft(plain.Line(name), "-")
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		return &misuse{key: "usage." + v.name}
	case strings.HasPrefix(text, "flag provided but not defined: "):
		return &misuse{"flag.unknown", []any{"flag", flagOf("defined: ")}, v.name}
	case strings.HasPrefix(text, "flag needs an argument: "):
		return &misuse{"flag.empty", []any{"flag", flagOf("argument: ")}, v.name}
	case strings.Contains(text, " for flag "):
		return &misuse{"flag.value", []any{"flag", flagOf(" for flag ")}, v.name}
	}
	return &misuse{key: "usage." + v.name}
}

// allowed says whether somebody is in a role that the verb is for. On an open server everybody may be a specialist.
func (s *Server) allowed(ctx context.Context, key string, v verb) error {
	if v.may == nil || s.cfg.Open && slices.Contains(v.may, interview.Specialist) {
		return nil
	}
	roles, err := s.roles(ctx, key)
	if err != nil {
		return err
	}
	for _, r := range v.may {
		if roles[r] {
			return nil
		}
	}
	if len(roles) == 0 {
		return errStranger
	}
	return errForbidden
}

// help lists what the person can do.
func (s *Server) help(ctx context.Context, who *caller, _ *options) error {
	var lines []string
	for _, v := range verbs() {
		if v.name == "" {
			continue
		}
		if err := s.allowed(ctx, who.key, v); err == nil {
			lines = append(lines, who.say.Say("usage."+v.name))
		} else if !errors.Is(err, errForbidden) {
			return err
		}
	}
	return who.print(strings.Join(lines, "\n"))
}

// whoami says who somebody is here.
func (s *Server) whoami(ctx context.Context, who *caller, _ *options) error {
	grants, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: who.key})
	if err != nil {
		return err
	}
	lines := []string{who.key}
	for _, g := range grants {
		lines = append(lines, strings.TrimSpace(who.say.Say("role."+string(g.Role))+" "+g.Interview))
	}
	return who.print(strings.Join(lines, "\n"))
}

// status is what an operator sees: how much is going on, and nothing of what is said.
func (s *Server) status(_ context.Context, who *caller, _ *options) error {
	return s.WriteMetrics(who.sess)
}
