package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

func listFlags(f *flag.FlagSet, o *options) { f.BoolVar(&o.json, "json", false, "") }

// listed is an interview as list --json prints it.
type listed struct {
	ID      string  `json:"id"`
	Role    string  `json:"role"`
	Subject string  `json:"subject"`
	Work    string  `json:"work"`
	Covered float64 `json:"covered"`
	Ended   bool    `json:"ended"`
	Changed string  `json:"changed"`
	Signed  string  `json:"signed,omitempty"` // the day on which what others may read was signed
	Newer   bool    `json:"newer,omitempty"`  // there is something newer that is not signed
}

// listTo lists the interviews that somebody has to do with. Others than the specialist see how much is known, and not how much
// was said.
func (s *Server) listTo(ctx context.Context, who *caller, o *options) error {
	list, err := s.list(ctx, who.key)
	if err != nil {
		return err
	}
	out := make([]listed, len(list))
	for i, l := range list {
		out[i] = listed{ID: l.ID, Role: string(l.role), Subject: l.Subject, Work: l.Work, Covered: l.Covered, Ended: l.Ended != "", Changed: l.Changed.Format("2006-01-02"), Newer: l.Newer()}
		if l.Signed != 0 {
			out[i].Signed = l.SignedAt.Format("2006-01-02")
		}
	}
	if o.json {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(out); err != nil {
			return err
		}
		_, err := who.sess.Write(plain.JSON(b.Bytes()))
		return err
	}
	if len(out) == 0 {
		who.warn(who.say.Say("list.none"))
		return nil
	}
	w := tabwriter.NewWriter(who.sess, 0, 4, 2, ' ', 0)
	for _, l := range out {
		key := "list.unsigned"
		switch {
		case l.Newer:
			key = "list.newer"
		case l.Signed != "":
			key = "list.signed"
		}
		fmt.Fprintf(w, "%s\t%3.0f %%\t%s\t%s\t%s\t%s\n", l.ID, l.Covered*100, l.Changed, who.say.Say("role."+l.Role), who.say.Say(key, "date", l.Signed), plain.Line(l.Work)+" · "+plain.Line(l.Subject))
	}
	return w.Flush()
}

// showTo prints every question with its answer, to the specialist alone.
func (s *Server) showTo(ctx context.Context, who *caller, o *options) error {
	session, err := s.look(ctx, who, o.id)
	if err != nil {
		return err
	}
	return line.Transcript(who.sess, session.View())
}

// look opens one of the caller's own interviews without disturbing anybody who is in it.
func (s *Server) look(ctx context.Context, who *caller, given string) (*interview.Session, error) {
	desk := s.desk(who.key)
	id, err := desk.Find(ctx, given)
	if err != nil {
		return nil, err
	}
	return desk.Look(ctx, id)
}

func compileFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.audience, "audience", "", "")
	f.StringVar(&o.file, "file", playbookFile, "")
}

// compileTo prints one document: the playbook unless told otherwise. A specialist chooses for whom; everybody else gets the
// playbook as it was left to them.
func (s *Server) compileTo(ctx context.Context, who *caller, o *options) error {
	one, err := s.find(ctx, who.key, o.id)
	if err != nil {
		return err
	}
	var files []profile.File
	if one.role == interview.Specialist {
		files, err = s.compileOwn(ctx, who, one.ID, o.audience)
	} else {
		files, err = s.readable(ctx, one)
	}
	if err != nil {
		return err
	}
	var names []string
	for _, f := range files {
		if f.Path == o.file {
			_, err := who.sess.Write(f.Data)
			return err
		}
		names = append(names, f.Path)
	}
	return &misuse{key: "no-file", pairs: []any{"files", strings.Join(names, ", ")}}
}

func (s *Server) compileOwn(ctx context.Context, who *caller, id, given string) ([]profile.File, error) {
	audience := profile.Audience("")
	if given != "" {
		var ok bool
		if audience, ok = profile.ParseAudience(given); !ok {
			return nil, &misuse{"flag.value", []any{"flag", "--audience"}, "compile"}
		}
	}
	session, err := s.desk(who.key).Look(ctx, id)
	if err != nil {
		return nil, err
	}
	return session.Compile(ctx, audience)
}

func withdrawFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.answer, "answer", "", "")
	f.BoolVar(&o.yes, "yes", false, "")
}

// withdraw deletes one answer, named by its number, or with --yes a whole interview. The id has to be given whole.
func (s *Server) withdraw(ctx context.Context, who *caller, o *options) error {
	if o.id == "" || (o.answer == "") != o.yes {
		return &misuse{key: "usage.withdraw"}
	}
	desk := s.desk(who.key)
	if o.yes {
		if err := desk.Erase(ctx, o.id); err != nil {
			return err
		}
		who.warn(who.say.Say("withdrawn"))
		return nil
	}
	session, err := desk.Look(ctx, o.id)
	if err != nil {
		return err
	}
	question := o.answer
	if n, err := strconv.Atoi(o.answer); err == nil {
		for _, x := range session.View().Said {
			if x.N == n {
				question = x.ID
			}
		}
	}
	if _, err := session.Withdraw(ctx, question); err != nil {
		return err
	}
	who.warn(who.say.Say("withdrawn.answer", "answer", o.answer))
	return nil
}
