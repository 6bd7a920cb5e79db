package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/prompts/plain"
	"tacit/tui/serve"
)

// serveFlags are those of tacit serve.
type serveFlags struct {
	listen, hostKey, name, metrics string
	open                           bool
	sessions                       int
}

func (sh *shell) serveCommand() *cobra.Command {
	var f serveFlags
	c := sh.describe(&cobra.Command{
		Use: "serve", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return sh.serve(c.Context(), f) },
	}, "serve")
	fl := c.Flags()
	fl.StringVar(&f.listen, "listen", "127.0.0.1:2222", sh.say.Say("flag.listen"))
	fl.StringVar(&f.hostKey, "host-key", "", sh.say.Say("flag.host-key"))
	fl.StringVar(&f.name, "name", "", sh.say.Say("flag.name"))
	fl.StringVar(&f.metrics, "metrics", "", sh.say.Say("flag.metrics"))
	fl.BoolVar(&f.open, "open", false, sh.say.Say("flag.open"))
	fl.IntVar(&f.sessions, "max-sessions", serve.DefaultLimits.Sessions, sh.say.Say("flag.max-sessions"))
	return sh.takesModel(c)
}

// gcPercent is how much garbage there may be to a hundred of what is in use. While garbage is looked for keys have to wait, and with a
// thousand people that is half a second each time: a session takes 1.2 MB with this, and GOMEMLIMIT bounds it all.
const gcPercent = 150

// serve serves until SIGTERM or SIGINT, and then ends every session.
func (sh *shell) serve(ctx context.Context, f serveFlags) error {
	if sh.env["GOGC"] == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	server, err := sh.server(f)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		return err
	}
	health, err := sh.health(f.metrics, server)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	sh.message("serve.ready", "address", listener.Addr(), "key", server.Fingerprint())
	return errors.Join(server.Serve(ctx, listener), health.Close())
}

// server puts a server together.
func (sh *shell) server(f serveFlags) (*serve.Server, error) {
	dir, err := sh.folder()
	if err != nil {
		return nil, err
	}
	desk, err := sh.desk()
	if err != nil {
		return nil, err
	}
	asked, err := sh.mayAsk()
	if err != nil {
		return nil, err
	}
	if f.hostKey == "" {
		f.hostKey = filepath.Join(dir, "host_key")
	}
	signer, err := serve.HostKey(f.hostKey)
	if err != nil {
		return nil, err
	}
	if f.name == "" {
		f.name, _ = os.Hostname()
	}
	return serve.New(serve.Config{
		Store: sh.store, HostKey: signer, Clock: desk.Clock, Holder: desk.Holder, Pack: sh.pack, Packs: sh.packNames(), Recall: desk.Recall,
		Model: asked, Name: f.name, Open: f.open, Limits: serve.Limits{Sessions: f.sessions, Connections: f.sessions + f.sessions/2 + serve.DefaultLimits.Strangers}, Log: slog.New(slog.NewJSONHandler(sh.p.Err, nil)),
	})
}

// health serves what is counted to this machine, if an address was given for that.
func (sh *shell) health(address string, server *serve.Server) (*http.Server, error) {
	h := &http.Server{Handler: server.Health(), ReadHeaderTimeout: 5 * time.Second}
	if address == "" {
		return h, nil
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	go func() { _ = h.Serve(l) }() // ends with Close
	return h, nil
}

// inviteCommand makes an invitation. Whoever may use the store may invite into any role: this is how the first lead gets in.
func (sh *shell) inviteCommand() *cobra.Command {
	var role, id, name string
	var hours int
	c := sh.describe(&cobra.Command{
		Use: "invite", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return sh.invite(c.Context(), interview.Role(role), id, name, hours)
		},
	}, "invite")
	fl := c.Flags()
	fl.StringVar(&role, "role", string(interview.Specialist), sh.say.Say("flag.invite-role"))
	fl.StringVar(&id, "interview", "", sh.say.Say("flag.invite-interview"))
	fl.StringVar(&name, "name", "", sh.say.Say("flag.invite-name"))
	fl.IntVar(&hours, "hours", serve.UsualHours, sh.say.Say("flag.hours"))
	return c
}

func (sh *shell) invite(ctx context.Context, role interview.Role, given, name string, hours int) error {
	if hours < 1 || hours > serve.MostHours || role.Bound() && given == "" || role.Unbound() && given != "" {
		return &exit{exitUsage, errors.New(sh.say.Say("error.invite", "most", serve.MostHours))}
	}
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	if given != "" {
		if given, err = desk.Find(ctx, given); err != nil {
			return err
		}
	}
	if name, err = serve.NameOf(name); err != nil {
		return err
	}
	code, hash := serve.NewCode()
	expires := desk.Clock().Add(time.Duration(hours) * time.Hour)
	if err := sh.store.Invite(ctx, interview.Invitation{Code: hash, Role: role, Interview: given, Name: name, Expires: expires}); err != nil {
		return err
	}
	sh.message("invite.how", "hours", hours)
	_, err = fmt.Fprintln(sh.p.Out, code)
	return err
}

// peopleCommand lists who may do what, and takes it away.
func (sh *shell) peopleCommand() *cobra.Command {
	c := sh.describe(&cobra.Command{
		Use: "people", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return sh.people(c.Context()) },
	}, "people")
	c.AddCommand(sh.describe(&cobra.Command{
		Use: "revoke KEY ROLE [ID]", Args: cobra.RangeArgs(2, 3),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := sh.desk(); err != nil {
				return err
			}
			grant := interview.Grant{Key: args[0], Role: interview.Role(args[1]), Interview: one(args[2:])}
			if err := sh.store.Revoke(c.Context(), grant); errors.Is(err, interview.ErrNotFound) {
				return &exit{exitFailed, errors.New(sh.say.Say("error.no-role", "key", plain.Line(grant.Key), "role", plain.Line(strings.TrimSpace(string(grant.Role)+" "+grant.Interview))))}
			} else if err != nil {
				return err
			}
			sh.message("people.revoked")
			return nil
		},
	}, "people.revoke"))
	return c
}

func (sh *shell) people(ctx context.Context) error {
	if _, err := sh.desk(); err != nil {
		return err
	}
	grants, err := sh.store.Grants(ctx, interview.Grant{})
	for _, g := range grants {
		fmt.Fprintf(sh.p.Out, "%s\t%s\t%s\t%s\n", g.Key, g.Role, g.Interview, plain.Line(g.Name))
	}
	return err
}
