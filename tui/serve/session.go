package serve

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"

	"tacit/prompts"
)

// caller is somebody in a session: who they are, and how to talk with them.
type caller struct {
	*channel
	sess ssh.Session
	key  string
	lang prompts.Lang
	say  *prompts.Texts
	in   *input
	idle time.Duration // how long nothing may be typed
	room *room

	mu  sync.Mutex
	why ending
	end context.CancelFunc
}

// contain keeps a panic from reaching anybody else. Nothing of its value is logged, which might be somebody's words.
func (s *Server) contain(c *channel) wish.Middleware {
	return func(next ssh.Handler) ssh.Handler {
		return func(sess ssh.Session) {
			defer func() { c.hung.Reset(c.limits.Begin) }() // however it ended, the client has to close its side too
			defer func() {
				if r := recover(); r != nil {
					s.panicked(r)
					_ = sess.Exit(exitFailed)
				}
			}()
			next(sess)
		}
	}
}

// panicked notes a panic: its kind, and where it was.
func (s *Server) panicked(r any) {
	s.meter.Panics.Add(1)
	s.cfg.Log.Error("panic", "kind", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
}

// admit lets a session in within the limits, keeps count of it, and ends it when it has lasted too long.
func (s *Server) admit(c *channel) wish.Middleware {
	return func(next ssh.Handler) ssh.Handler {
		return func(sess ssh.Session) {
			who := &caller{channel: c, sess: sess, key: fingerprint(sess), lang: langOf(c.env)}
			who.say = prompts.TextsOf(prompts.Serve, who.lang)
			if who.key == "" { // there is no other way in; this is a second lock
				_ = sess.Exit(exitFailed)
				return
			}
			c.ctx, who.end = context.WithCancel(context.WithValue(c.ctx, callerKey, who))
			defer who.end()
			roles, err := s.roles(c.ctx, who.key)
			if err != nil {
				s.cfg.Log.Error("the store does not answer", "kind", fmt.Sprintf("%T", err))
				who.tell(endBusy)
				_ = sess.Exit(exitLater)
				return
			}
			one := &room{end: who.leave, key: who.key, stranger: len(roles) == 0 && !s.cfg.Open}
			who.idle = s.cfg.Limits.Idle
			if one.stranger { // anybody can make keys
				who.idle = s.cfg.Limits.Stranger
			}
			if why := s.rooms.enter(one); why != endNowhere {
				s.meter.Refused.Add(1)
				who.tell(why)
				_ = sess.Exit(exitLater)
				return
			}
			defer s.rooms.exit(one)
			who.room = one
			s.meter.Sessions.Add(1)
			long := time.AfterFunc(s.cfg.Limits.Longest, func() { who.leave(endLong) })
			defer long.Stop()
			began := time.Now()
			s.cfg.Log.Info("session", "key", who.key, "from", sess.RemoteAddr().String(), "terminal", c.term != "")
			next(sess)
			s.cfg.Log.Info("session over", "key", who.key, "seconds", time.Since(began).Round(time.Millisecond).Seconds(), "why", string(who.reason()))
		}
	}
}

// callerKey finds the caller of a session in the channel's context.
var callerKey = &contextKey{"caller"}

// serve does what the session is for.
func (s *Server) serve(c *channel) wish.Middleware {
	return func(next ssh.Handler) ssh.Handler {
		return func(sess ssh.Session) {
			who := c.ctx.Value(callerKey).(*caller)
			who.in = newInput(c.ctx, sess, s.cfg.Limits.Paste)
			status := s.run(c.ctx, who, sess.Command())
			if why := who.reason(); why != endNowhere {
				who.tell(why)
				status = exitLater
				if why == endPanic {
					status = exitFailed
				}
			}
			c.hung.Reset(s.cfg.Limits.Begin)
			_ = sess.Exit(status)
			next(sess)
		}
	}
}

// leave ends a session for a reason. The first reason stands.
func (who *caller) leave(why ending) {
	who.mu.Lock()
	defer who.mu.Unlock()
	if who.why == endNowhere {
		who.why = why
	}
	who.hung.Reset(who.limits.Begin) // it may be in the middle of a write that nobody reads
	who.end()
}

func (who *caller) reason() ending {
	who.mu.Lock()
	defer who.mu.Unlock()
	return who.why
}

// tell says why a session ends, if anybody is there to read it.
func (who *caller) tell(why ending) {
	who.warn(who.say.Say("end." + string(why)))
}

// langOf is the language that the client's environment asks for.
func langOf(env map[string]string) prompts.Lang {
	for _, name := range []string{"TACIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env[name]; v != "" {
			tag, _, _ := strings.Cut(v, ".")
			if lang, err := prompts.ParseLang(tag); err == nil {
				return lang
			}
		}
	}
	return prompts.EN
}
