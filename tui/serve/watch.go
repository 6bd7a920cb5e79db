package serve

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts"
	"tacit/tui"
	"tacit/tui/line"
)

// How long somebody counts as watching after they last said so, and how often they do. A node that dies says nothing: for that long
// the specialist sees somebody who is gone.
const (
	attendFor   = 15 * time.Second
	attendEvery = 5 * time.Second
)

// takesOver is a successor's part in an interview, looked up anew. ErrNotFound for everybody else.
func (s *Server) takesOver(ctx context.Context, key, id string) (interview.Grant, error) {
	if id == "" {
		return interview.Grant{}, interview.ErrNotFound
	}
	grants, err := s.cfg.Store.Grants(ctx, interview.Grant{Key: key, Role: interview.Successor, Interview: id})
	if err != nil {
		return interview.Grant{}, err
	}
	if len(grants) == 0 {
		return interview.Grant{}, interview.ErrNotFound
	}
	return grants[0], nil
}

// watch waits until there is an event after number after in an interview, and returns it as a successor may see it, if its specialist
// lets them watch. Before anything is shown the specialist's screen can say who it is shown to.
func (s *Server) watch(ctx context.Context, key, id string, after int64) (*interview.Seen, error) {
	var said time.Time
	for {
		if now := s.cfg.Clock(); now.Sub(said) >= attendEvery {
			grant, err := s.takesOver(ctx, key, id)
			if err != nil {
				return nil, err
			}
			session, err := s.everything().Look(ctx, id)
			if err != nil {
				return nil, err
			}
			seen, err := session.Seen(ctx, profile.ForPublic, key)
			if err != nil {
				return nil, err
			}
			w := interview.Watcher{Interview: id, Key: key, Name: grant.Name, Until: now.Add(attendFor)}
			if err := s.cfg.Store.Attend(ctx, w, now); err != nil {
				return nil, err
			}
			if said = now; seen.Last > after {
				return seen, nil
			}
		}
		wait, done := context.WithTimeout(ctx, attendEvery)
		err := s.cfg.Store.Await(wait, id, after)
		done()
		if ctx.Err() != nil {
			s.leaves(ctx, key, id)
			return nil, ctx.Err()
		}
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return nil, err
		}
		head, err := s.cfg.Store.Head(ctx, id)
		if err != nil {
			return nil, err
		}
		if head.Last > after {
			said = time.Time{}
		}
	}
}

// leaves takes somebody off the list of those who watch.
func (s *Server) leaves(ctx context.Context, key, id string) {
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), flushTime)
	defer done()
	now := s.cfg.Clock()
	err := s.cfg.Store.Attend(ctx, interview.Watcher{Interview: id, Key: key, Until: now}, now)
	if err != nil && !errors.Is(err, interview.ErrNotFound) {
		s.cfg.Log.Error("the store does not answer", "kind", fmt.Sprintf("%T", err))
	}
}

// ask leaves a question for the specialist, under the name by which its bearer was invited.
func (s *Server) ask(ctx context.Context, key, id, text string) error {
	grant, err := s.takesOver(ctx, key, id)
	if err != nil {
		return err
	}
	session, err := s.everything().Look(ctx, id)
	if err != nil {
		return err
	}
	return session.Inquire(ctx, grant.Name, key, text)
}

// Watch implements [tui.Lead].
func (r reader) Watch(ctx context.Context, id string, after int64) (*interview.Seen, error) {
	return r.server.watch(ctx, r.key, id, after)
}

// Ask implements [tui.Lead].
func (r reader) Ask(ctx context.Context, id, text string) error {
	return r.server.ask(ctx, r.key, id, text)
}

// company is who else is in a specialist's own interviews.
type company struct {
	server *Server
	key    string
}

var _ tui.Others = company{}

// Gathered implements [tui.Others].
func (c company) Gathered(ctx context.Context, id string, after int64) ([]string, error) {
	store := c.server.cfg.Store
	if err := c.server.rights(c.key).mine(ctx, id); err != nil {
		return nil, err
	}
	wait, done := context.WithTimeout(ctx, attendEvery)
	err := store.Await(wait, id, after)
	done()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	watchers, err := store.Attending(ctx, id, c.server.cfg.Clock())
	names := make([]string, len(watchers))
	for i, w := range watchers {
		names[i] = w.Name
	}
	return names, err
}

func watchingFlags(f *flag.FlagSet, o *options) { f.BoolVar(&o.stop, "stop", false, "") }

// watching lets those who take an interview of one's own over watch it, or no longer.
func (s *Server) watching(ctx context.Context, who *caller, o *options) error {
	session, err := s.look(ctx, who, o.id)
	if err != nil {
		return err
	}
	if err := session.AllowWatching(ctx, !o.stop); err != nil {
		return err
	}
	if o.stop {
		who.warn(who.say.Say("watching.stopped"))
	} else {
		who.warn(who.say.Say("watching.allowed"))
	}
	return nil
}

// watchTo prints what is asked and said as it is, until the interview is over: for pipes and screen readers.
func (s *Server) watchTo(ctx context.Context, who *caller, o *options) error {
	one, err := s.find(ctx, who.key, o.id)
	if err != nil {
		return err
	}
	p := printed{who: who, say: prompts.TextsOf(prompts.Screens, who.lang), done: map[string]string{}}
	for after := int64(0); ; {
		seen, err := s.watch(ctx, who.key, one.ID, after)
		if err != nil {
			return err
		}
		if err := p.print(seen); err != nil {
			return err
		}
		if after = seen.Last; seen.Ended != "" {
			s.leaves(ctx, who.key, one.ID)
			who.warn(p.say.Say("watch.ended"))
			return nil
		}
	}
}

// printed is what watchTo has printed so far: of each question, what it said of it last.
type printed struct {
	who  *caller
	say  *prompts.Texts
	done map[string]string
}

// print prints what is new.
func (p printed) print(seen *interview.Seen) error {
	all := seen.Said
	if seen.Open != nil {
		all = append(all, *seen.Open)
	}
	for _, x := range all {
		if x.Kind == interview.Review {
			continue
		}
		question, below := line.Seen(p.say, x)
		before, known := p.done[x.ID]
		if known && before == below {
			continue
		}
		p.done[x.ID] = below
		text := ""
		if !known {
			text = fmt.Sprintf("%d  %s\n", x.N, question)
		}
		if below != "" {
			text += fmt.Sprintf("%d: %s\n", x.N, below)
		}
		if _, err := io.WriteString(p.who.sess, text); err != nil {
			return err
		}
	}
	return nil
}

// askFrom leaves the question that is typed, or comes on standard input: it is no argument, which others on the client's machine
// could read.
func (s *Server) askFrom(ctx context.Context, who *caller, o *options) error {
	one, err := s.find(ctx, who.key, o.id)
	if err != nil {
		return err
	}
	if _, err := s.takesOver(ctx, who.key, one.ID); err != nil {
		return err
	}
	text, err := who.reader(who.say.Say("question"))()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil // they left
	}
	if err := s.ask(ctx, who.key, one.ID, text); err != nil {
		return err
	}
	who.warn(prompts.TextsOf(prompts.Screens, who.lang).Say("ask.left"))
	return nil
}
