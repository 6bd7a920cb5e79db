package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"tacit/interview"
	"tacit/profile"
	"tacit/prompts/plain"
	"tacit/tui/line"
)

// listed is an interview as --json prints it.
type listed struct {
	ID       string  `json:"id"`
	Subject  string  `json:"subject"`
	Work     string  `json:"work"`
	Lang     string  `json:"lang"`
	Answers  int     `json:"answers"`
	Covered  float64 `json:"covered"`
	Left     int     `json:"left"`
	Version  int     `json:"version"`
	Ended    string  `json:"ended,omitempty"`
	Audience string  `json:"audience"`
	Began    string  `json:"began"`
	Changed  string  `json:"changed"`
	Signed   int     `json:"signed,omitempty"` // the version
	SignedAt string  `json:"signed_at,omitempty"`
}

func (sh *shell) listCommand() *cobra.Command {
	var asJSON bool
	c := sh.describe(&cobra.Command{
		Use: "list", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return sh.list(c.Context(), asJSON) },
	}, "list")
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.json"))
	return c
}

func (sh *shell) list(ctx context.Context, asJSON bool) error {
	desk, err := sh.desk()
	if err != nil {
		return err
	}
	all, err := desk.List(ctx)
	if err != nil {
		return err
	}
	out := make([]listed, len(all))
	for i, l := range all {
		out[i] = listed{l.ID, l.Subject, l.Work, string(l.Lang), l.Answers, l.Covered, l.Left, l.Version, l.Ended, string(l.Audience), day(l.Began), day(l.Changed), l.Signed, ""}
		if l.Signed != 0 {
			out[i].SignedAt = day(l.SignedAt)
		}
	}
	if asJSON {
		return sh.printJSON(out)
	}
	if len(out) == 0 {
		sh.message("list.none")
		return nil
	}
	w := tabwriter.NewWriter(sh.p.Out, 0, 4, 2, ' ', 0)
	for i, l := range out {
		name := plain.Line(l.Work) + " · " + plain.Line(l.Subject)
		if l.Signed != 0 {
			name += " · " + sh.say.Say("sign.on", "date", l.SignedAt, "version", l.Signed)
		}
		fmt.Fprintf(w, "%s\t%3.0f %%\t%s\t%s\t%s\n", l.ID, l.Covered*100, sh.words.Count("answers", l.Answers), day(all[i].Changed), name)
	}
	return w.Flush()
}

func day(t time.Time) string { return t.Format("2006-01-02") }

func (sh *shell) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := sh.p.Out.Write(plain.JSON(b.Bytes()))
	return err
}

// one is the argument that names an interview. It may be left out where there is only one.
func one(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// look opens the interview that an argument names, without disturbing anybody who is in it.
func (sh *shell) look(ctx context.Context, given string) (*interview.Session, *interview.Desk, error) {
	desk, err := sh.desk()
	if err != nil {
		return nil, nil, err
	}
	id, err := desk.Find(ctx, given)
	if err != nil {
		return nil, nil, err
	}
	s, err := desk.Look(ctx, id)
	return s, desk, err
}

func (sh *shell) showCommand() *cobra.Command {
	var asJSON, playbook bool
	c := sh.describe(&cobra.Command{
		Use: "show [ID]", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, _, err := sh.look(c.Context(), one(args))
			switch {
			case err != nil:
				return err
			case playbook:
				return sh.showPlaybook(c.Context(), s)
			case asJSON:
				return sh.showJSON(s.View())
			}
			return line.Transcript(sh.p.Out, s.View())
		},
	}, "show")
	c.Flags().BoolVar(&asJSON, "json", false, sh.say.Say("flag.show-json"))
	c.Flags().BoolVar(&playbook, "playbook", false, sh.say.Say("flag.show-playbook"))
	c.MarkFlagsMutuallyExclusive("json", "playbook")
	return c
}

// shown is an interview as show --json prints it: everything that was agreed to, asked, said and understood.
type shown struct {
	ID      string            `json:"id"`
	Setup   interview.Setup   `json:"setup"`
	Consent interview.Consent `json:"consent"`
	Ended   string            `json:"ended,omitempty"`
	Said    []shownAnswer     `json:"questions"`
	Claims  []profile.Claim   `json:"claims"`

	Imported []interview.Note     `json:"imported,omitempty"`     // not accepted so far
	Inferred []profile.Claim      `json:"model_claims,omitempty"` // accepted or not
	Signed   *interview.Signature `json:"signed,omitempty"`
}

type shownAnswer struct {
	ID     string `json:"id"`
	N      int    `json:"n"`
	Phase  string `json:"phase"`
	Probe  string `json:"probe"`
	Topic  string `json:"topic,omitempty"`
	Text   string `json:"question"`
	Status string `json:"status"`
	Answer string `json:"answer,omitempty"`
	Raw    []byte `json:"answer_bytes,omitempty"` // where the answer is not UTF-8
	Mark   string `json:"mark,omitempty"`
}

func (sh *shell) showJSON(v *interview.View) error {
	out := shown{ID: v.ID, Setup: v.Setup, Consent: v.Consent, Ended: v.Ended, Said: []shownAnswer{}, Claims: v.Claims, Imported: v.Notes, Inferred: v.Inferred, Signed: v.Signature}
	said := v.Said
	if v.Open != nil {
		said = append(said, *v.Open)
	}
	for _, x := range said {
		a := interview.NewAnswered(x.ID, x.Answer, x.Mark)
		out.Said = append(out.Said, shownAnswer{x.ID, x.N, string(x.Phase), string(x.Probe), v.Label(x.Topic), x.Question, string(x.Status), a.Text, a.Raw, string(x.Mark)})
	}
	return sh.printJSON(out)
}

func (sh *shell) showPlaybook(ctx context.Context, s *interview.Session) error {
	files, err := s.Compile(ctx, profile.ForPrivate)
	if err != nil {
		return err
	}
	_, err = sh.p.Out.Write(files[0].Data)
	return err
}
