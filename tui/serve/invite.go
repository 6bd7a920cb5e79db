package serve

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"flag"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// The hours that an invitation is good for: as a rule, and at the most.
const (
	UsualHours = 72
	MostHours  = 30 * 24
)

// codeTries is how many wrong codes end a session.
const codeTries = 5

// alphabet leaves out what is mistaken for something else when it is read out.
var alphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewCode makes the code of an invitation, 128 bits, as people read it to each other, and what is kept of it. The code itself is
// to go to whoever is invited, and nowhere else.
func NewCode() (code string, hash [32]byte) {
	var random [16]byte
	_, _ = rand.Read(random[:]) // it never fails
	text := alphabet.EncodeToString(random[:])
	var parts []string
	for part := range slices.Chunk([]byte(text), 5) {
		parts = append(parts, string(part))
	}
	return strings.Join(parts, "-"), hashOf(text)
}

// hashOf is what is kept of a code, however it was typed. A code has 128 bits: there is nothing to guess, and so no salt.
func hashOf(code string) [32]byte {
	var b strings.Builder
	for _, r := range strings.ToLower(code) {
		switch r {
		case ' ', '-', '\t', '\r', '\n':
		case 'o':
			b.WriteRune('0')
		case 'i', 'l':
			b.WriteRune('1')
		default:
			b.WriteRune(r)
		}
	}
	return sha256.Sum256([]byte("tacit: invitation\x00" + b.String()))
}

func inviteFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.role, "role", string(interview.Specialist), "")
	f.StringVar(&o.interview, "interview", "", "")
	f.IntVar(&o.hours, "hours", UsualHours, "")
	f.StringVar(&o.name, "name", "", "")
}

// mayInvite says whether somebody may invite into a role. A lead brings specialists, who begin an interview of their own, further
// leads, and successors; a specialist brings successors to their own interview, and a further key of theirs. Nobody else can give
// the whole of an interview to anybody.
func (s *Server) mayInvite(ctx context.Context, key string, to interview.Grant) error {
	if !slices.Contains(interview.Roles, to.Role) || to.Role == interview.Operator {
		return &misuse{"flag.value", []any{"flag", "--role"}, "invite"}
	}
	if to.Role.Bound() && to.Interview == "" || to.Role.Unbound() && to.Interview != "" {
		return &misuse{"invite.interview", nil, "invite"}
	}
	if to.Interview != "" {
		err := holds(ctx, s.cfg.Store, interview.Grant{Key: key, Role: interview.Specialist, Interview: to.Interview})
		if err == nil || !errors.Is(err, interview.ErrNotFound) || to.Role == interview.Specialist {
			return err
		}
	}
	if err := holds(ctx, s.cfg.Store, interview.Grant{Key: key, Role: interview.Lead}); !errors.Is(err, interview.ErrNotFound) {
		return err
	}
	if to.Interview != "" { // whether it is there is nobody else's business
		return interview.ErrNotFound
	}
	return errForbidden
}

// NameOf is what whoever invites somebody calls them, in one line.
func NameOf(given string) (string, error) {
	name := plain.Line(given)
	if n := utf8.RuneCountInString(name); n > interview.NameLimit {
		return "", &interview.Refusal{Code: interview.TooLong, What: "name", Size: n, Limit: interview.NameLimit}
	}
	return name, nil
}

// invite makes an invitation and prints its code, once.
func (s *Server) invite(ctx context.Context, who *caller, o *options) error {
	to := interview.Grant{Role: interview.Role(o.role), Interview: o.interview}
	if o.hours < 1 || o.hours > MostHours {
		return &misuse{"invite.hours", []any{"most", MostHours}, "invite"}
	}
	if err := s.mayInvite(ctx, who.key, to); err != nil {
		return err
	}
	name, err := NameOf(o.name)
	if err != nil {
		return err
	}
	code, hash := NewCode()
	expires := s.cfg.Clock().Add(time.Duration(o.hours) * time.Hour)
	if err := s.cfg.Store.Invite(ctx, interview.Invitation{Code: hash, Role: to.Role, Interview: to.Interview, Name: name, Expires: expires}); err != nil {
		return err
	}
	who.warn(who.say.Say("invite.how", "hours", o.hours))
	return who.print(code)
}

// redeem takes the code of an invitation: typed, or from standard input. It is no argument, which others on the client's machine
// could read.
func (s *Server) redeem(ctx context.Context, who *caller, _ *options) error {
	ask := who.reader(who.say.Say("code"))
	for range codeTries {
		text, err := ask()
		if err != nil {
			return nil // they left
		}
		grant, err := s.cfg.Store.Redeem(ctx, hashOf(text), who.key, s.cfg.Clock())
		switch {
		case err == nil:
			s.rooms.known(who.room)
			s.cfg.Log.Info("an invitation was redeemed", "key", who.key, "role", string(grant.Role))
			who.warn(strings.TrimSpace(who.say.Say("redeemed", "role", who.say.Say("role."+string(grant.Role)))))
			return nil
		case errors.Is(err, interview.ErrExists):
			who.warn(who.say.Say("redeemed.before"))
			return nil
		case !errors.Is(err, interview.ErrNotFound):
			return err
		}
		s.meter.WrongCodes.Add(1)
		who.warn(who.say.Say("no-code"))
	}
	return &reported{exitFailed}
}

// reader reads lines: with a prompt and the keys of a line editor on a terminal, plain otherwise.
func (who *caller) reader(prompt string) func() (string, error) {
	if who.channel.term == "" {
		d := line.NewDialogue(who.in, io.Discard, who.lang)
		return func() (string, error) { return d.Ask("") }
	}
	t := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{who.in, who.sess}, prompt+" ")
	_ = t.SetSize(who.initial.columns, who.initial.rows)
	return t.ReadLine
}

// welcome is a session without a command: the screens, for whoever has something to do with an interview, and the list of commands for an
// operator. Who is nobody here yet is asked for their invitation.
func (s *Server) welcome(ctx context.Context, who *caller, _ *options) error {
	if who.channel.term == "" {
		return s.help(ctx, who, nil)
	}
	for asked := false; ; asked = true {
		roles, err := s.roles(ctx, who.key)
		switch {
		case err != nil:
			return err
		case s.cfg.Open || roles[interview.Specialist] || roles[interview.Lead] || roles[interview.Successor]:
			return s.screensFor(ctx, who, roles)
		case len(roles) > 0:
			return s.help(ctx, who, nil)
		case asked:
			return nil
		}
		who.warn(who.say.Say("welcome", "name", s.cfg.Name))
		asking, done := context.WithCancel(ctx)
		who.endIfIdle(asking)
		err = s.redeem(asking, who, nil)
		done()
		who.in.heard, who.idle = nil, s.cfg.Limits.Idle
		if err != nil {
			return err
		}
	}
}

// screensFor is show with an exit status as an error.
func (s *Server) screensFor(ctx context.Context, who *caller, roles map[interview.Role]bool) error {
	if s.show(ctx, who, roles) != 0 {
		return &reported{exitFailed}
	}
	return nil
}
